/* fixed.h - Q16.16 arithmetic. One rounding rule: to nearest, halves up. Saturates instead of overflowing. No floating point. */
#pragma once
#include <assert.h>
#include "moat/base.h"

/* The only shift of a signed value: floor(x / 2^n). C leaves it to the compiler; ours promise it, and this holds them to it. */
static_assert(-3 >> 1 == -2, "signed right shift must round down");
static inline int64_t shift_down(int64_t x, int n) { return x >> n; }

static inline MoatFixed fix_saturate(int64_t x) { return x > INT32_MAX ? INT32_MAX : x < INT32_MIN ? INT32_MIN : (MoatFixed)x; }
static inline __attribute__((always_inline)) MoatFixed fix_clamp(MoatFixed x, MoatFixed low, MoatFixed high) {
    return x < low ? low : x > high ? high : x;
}
static inline __attribute__((always_inline)) MoatFixed fix_max(MoatFixed a, MoatFixed b) { return a > b ? a : b; }
static inline __attribute__((always_inline)) MoatFixed fix_min(MoatFixed a, MoatFixed b) { return a < b ? a : b; }
static inline __attribute__((always_inline)) MoatFixed fix_positive(MoatFixed x) { return x > 0 ? x : 0; }
static inline MoatFixed fix_add(MoatFixed a, MoatFixed b) { return fix_saturate((int64_t)a + b); }
static inline MoatFixed fix_sub(MoatFixed a, MoatFixed b) { return fix_saturate((int64_t)a - b); }
static inline MoatFixed fix_mul(MoatFixed a, MoatFixed b) { return fix_saturate(shift_down((int64_t)a * b + MOAT_ONE / 2, 16)); }
static inline MoatFixed fix_whole(int n) { return fix_saturate((int64_t)n * MOAT_ONE); }
static inline int fix_floor(MoatFixed x) { return (int)shift_down(x, 16); }
static inline int fix_round(MoatFixed x) { return (int)shift_down((int64_t)x + MOAT_ONE / 2, 16); }

/* a/b to nearest; b > 0. */
static inline MoatFixed fix_div(MoatFixed a, MoatFixed b) {
    int64_t n = (int64_t)a * MOAT_ONE * 2 + b, d = (int64_t)b * 2;
    return fix_saturate(n >= 0 ? n / d : -((-n + d - 1) / d));
}
/* The same on sums; a within +-2^46. */
static inline MoatFixed fix_ratio(MoatLong a, MoatLong b) {
    while (a > (INT64_C(1) << 44) || b > (INT64_C(1) << 44) || a < -(INT64_C(1) << 44)) {
        a /= 2;
        b /= 2;
    }
    int64_t n = a * MOAT_ONE * 2 + b, d = b * 2;
    return fix_saturate(n >= 0 ? n / d : -((-n + d - 1) / d));
}

/* part/whole to nearest, of sums that are not negative and stay below 2^46; 0 of nothing. */
static inline MoatLong fix_part_of(MoatLong part, MoatLong whole) {
    return whole > 0 ? (MoatLong)(((uint64_t)part * MOAT_ONE + (uint64_t)whole / 2) / (uint64_t)whole) : 0;
}

/* For loops that the compiler is to vectorise: as fix_mul, where the caller knows that the product fits (below 32768 either way). Written
 * in 32-bit lanes: a = ah * 2^16 + al, b likewise; modulo 2^32 the parts add up to the low half of (a * b + 2^15) / 2^16. */
static inline __attribute__((always_inline)) MoatFixed fix_scale(MoatFixed a, MoatFixed b) {
    uint32_t ub = (uint32_t)b, al = (uint32_t)a & 0xFFFF, bl = ub & 0xFFFF, ah = (uint32_t)(a >> 16), bh = (uint32_t)(b >> 16);
    return (MoatFixed)(ah * ub + al * bh + ((al * bl + MOAT_ONE / 2) >> 16));
}
/* The same for a factor within 0..1, in two products instead of three, without a condition on the other. */
static inline __attribute__((always_inline)) MoatFixed fix_part(MoatFixed a, MoatFixed part) {
    uint32_t low = (uint32_t)a & 0xFFFF, p = (uint32_t)part;
    assert(p <= MOAT_ONE);
    return (MoatFixed)((uint32_t)(a >> 16) * p + ((low * p + MOAT_ONE / 2) >> 16));
}
/* The same for two factors within 0..1, in one product: only 1 * 1 needs more than 32 bits, and it is where both have bit 16. */
static inline __attribute__((always_inline)) MoatFixed fix_both(MoatFixed a, MoatFixed b) {
    uint32_t product = (uint32_t)a * (uint32_t)b;
    assert((uint32_t)a <= MOAT_ONE && (uint32_t)b <= MOAT_ONE);
    return (MoatFixed)((product + MOAT_ONE / 2) >> 16) | (a & b & MOAT_ONE);
}
/* Rounded down. */
static inline __attribute__((always_inline)) MoatFixed fix_both_down(MoatFixed a, MoatFixed b) {
    assert((uint32_t)a <= MOAT_ONE && (uint32_t)b <= MOAT_ONE);
    return (MoatFixed)(((uint32_t)a * (uint32_t)b) >> 16) | (a & b & MOAT_ONE);
}

/* 2^x for x <= 0, in Q16.16; 0 below -16. Error under 2 units. In exponent.c: its polynomial and a test against exact values. */
MoatFixed fix_exp2(MoatFixed x);
/* e^x for x <= 0. */
static inline MoatFixed fix_exp(MoatFixed x) { return fix_exp2(x < -12 * MOAT_ONE ? -18 * MOAT_ONE : fix_mul(x, 94548)); }
/* log2(x) for x > 0. Error under 2 units. */
MoatFixed fix_log2(MoatFixed x);
