/* exponent.c - powers and logarithms in integers. */
#include "exponent.h"
#include "fixed.h"

MoatFixed fix_exp2(MoatFixed x) {
    assert_nonpositive(x);
    return exp2_small(x);
}

/* Bit by bit: squaring doubles the logarithm, and each time the square passes 2 the next bit of the fraction is 1. No branch: nobody could
 * predict it. */
MoatFixed fix_log2(MoatFixed x) {
    assert(x > 0);
    int top = 31 - __builtin_clz((uint32_t)x);
    uint64_t mantissa = (uint64_t)(uint32_t)x << (31 - top); /* in [2^31, 2^32) */
    uint32_t fraction = 0;
    for (int bit = 0; bit < 17; bit++) {
        mantissa = (mantissa * mantissa) >> 31;
        uint32_t passed = (uint32_t)(mantissa >> 32);
        fraction = fraction << 1 | passed;
        mantissa >>= passed;
    }
    return (top - 16) * MOAT_ONE + (MoatFixed)((fraction + 1) >> 1);
}
