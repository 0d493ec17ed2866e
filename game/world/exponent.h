/* exponent.h - 2^x in a form that compilers vectorise: 32-bit lanes, no table, no branch. */
#pragma once
#include <assert.h>
#include "moat/base.h"

static inline void assert_nonpositive(MoatFixed x) {
    assert(x <= 0);
    (void)x;
}

/* 2^-minus for minus <= 31. -minus = -n + f with f in 0..1; 2^f - 1 by a polynomial (coefficients fitted on 0..1 under the condition that
 * 0 and 1 are met, in Q0.16), then n halvings, rounded. Each step of the polynomial is c + p * f rounded; the first three stay so
 * small that c can be added before the shift. */
static inline __attribute__((always_inline)) MoatFixed exp2_minus(uint32_t minus) {
    uint32_t n = (minus + 0xFFFF) >> 16, f = (n << 16) - minus;
    uint32_t p = 123;
    p = (p * f + (587u << 16) + 0x8000) >> 16;
    p = (p * f + (3663u << 16) + 0x8000) >> 16;
    p = (p * f + (15735u << 16) + 0x8000) >> 16;
    p = 45428 + ((p * f + 0x8000) >> 16);
    p = 65536 + ((p * f + 0x8000) >> 16);
    return (MoatFixed)((p + ((1u << n) >> 1)) >> n);
}

/* 2^x for x <= 0; 0 below -17. */
static inline __attribute__((always_inline)) MoatFixed exp2_small(MoatFixed x) {
    return exp2_minus((uint32_t) - (x > -18 * MOAT_ONE ? x : -18 * MOAT_ONE));
}

/* e^-minus for minus <= 12, as fix_exp. log2(e) is 1 + 29012 / 2^16, and minus * 29012 = 8 * (minus * 3626 + minus / 2), of which 32 bits
 * hold what stands in the brackets. Halves go down, as those of -minus go up. */
static inline __attribute__((always_inline)) MoatFixed exp_minus(uint32_t minus) {
    return exp2_minus(minus + ((minus * 3626 + ((minus + 8191) >> 1)) >> 13));
}
