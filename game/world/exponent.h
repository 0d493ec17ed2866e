/* exponent.h - 2^x in a form that compilers vectorise: 32-bit lanes, no table, no branch. */
#pragma once
#include <assert.h>
#include "moat/base.h"

static inline void assert_nonpositive(MoatFixed x) { assert(x <= 0); (void)x; }

/* 2^x for -2^21 < x <= 0; 0 below -17. x = -n + f with f in 0..1; 2^f - 1 by a polynomial (coefficients fitted on 0..1 under the
 * condition that 0 and 1 are met, in Q0.16), then n halvings, rounded. Products stay below 2^32. */
static inline __attribute__((always_inline)) MoatFixed exp2_small(MoatFixed x) {
    uint32_t minus = (uint32_t)-x, n = (minus + 0xFFFF) >> 16, f = (n << 16) - minus;
    uint32_t p = 123;
    p = 587 + ((p * f + 0x8000) >> 16);
    p = 3663 + ((p * f + 0x8000) >> 16);
    p = 15735 + ((p * f + 0x8000) >> 16);
    p = 45428 + ((p * f + 0x8000) >> 16);
    p = 65536 + ((p * f + 0x8000) >> 16);
    n = n < 18 ? n : 18;
    return (MoatFixed)((p + ((1u << n) >> 1)) >> n);
}
