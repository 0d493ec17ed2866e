/* fixed.h - Q16.16 arithmetic. One rounding rule: to nearest, halves up. Saturates instead of overflowing. No floating point. */
#pragma once
#include "moat/base.h"

/* The only shift of a signed value: floor(x / 2^n), the same on every compiler. */
static inline int64_t shift_down(int64_t x, int n) { return x >= 0 ? (int64_t)((uint64_t)x >> n) : ~(int64_t)(~(uint64_t)x >> n); }

static inline MoatFixed fix_saturate(int64_t x) { return x > INT32_MAX ? INT32_MAX : x < INT32_MIN ? INT32_MIN : (MoatFixed)x; }
static inline MoatFixed fix_clamp(MoatFixed x, MoatFixed low, MoatFixed high) { return x < low ? low : x > high ? high : x; }
static inline MoatFixed fix_max(MoatFixed a, MoatFixed b) { return a > b ? a : b; }
static inline MoatFixed fix_min(MoatFixed a, MoatFixed b) { return a < b ? a : b; }
static inline MoatFixed fix_positive(MoatFixed x) { return x > 0 ? x : 0; }
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
    while (a > (INT64_C(1) << 44) || b > (INT64_C(1) << 44) || a < -(INT64_C(1) << 44)) { a /= 2; b /= 2; }
    int64_t n = a * MOAT_ONE * 2 + b, d = b * 2;
    return fix_saturate(n >= 0 ? n / d : -((-n + d - 1) / d));
}

/* For loops that the compiler is to vectorise: as fix_mul, where the caller knows that the product fits (|a*b| < 2^31 in Q16.16, that is
 * a product below 32768). The low 32 bits of an unsigned shift are those of the signed one. */
static inline MoatFixed fix_scale(MoatFixed a, MoatFixed b) {
    return (MoatFixed)(uint32_t)(((uint64_t)((int64_t)a * b) + MOAT_ONE / 2) >> 16);
}

/* 2^x for x <= 0, in Q16.16; 0 below -16. Error under 2 units. In exponent.c: its polynomial and a test against exact values. */
MoatFixed fix_exp2(MoatFixed x);
/* e^x for x <= 0. */
static inline MoatFixed fix_exp(MoatFixed x) { return fix_exp2(x < -12 * MOAT_ONE ? -18 * MOAT_ONE : fix_mul(x, 94548)); }
/* log2(x) for x > 0. Error under 2 units. */
MoatFixed fix_log2(MoatFixed x);
