/* exponent.c - powers and logarithms in integers. */
#include "exponent.h"
#include "fixed.h"

MoatFixed fix_exp2(MoatFixed x) {
    assert_nonpositive(x);
    return exp2_small(x);
}

/* Bit by bit: squaring doubles the logarithm, and each time the square passes 2 the next bit of the fraction is 1. */
MoatFixed fix_log2(MoatFixed x) {
    assert(x > 0);
    int top = 31 - __builtin_clz((uint32_t)x);
    uint64_t mantissa = (uint64_t)(uint32_t)x << (31 - top); /* in [2^31, 2^32) */
    uint32_t fraction = 0;
    for (int bit = 0; bit < 17; bit++) {
        mantissa = (mantissa * mantissa) >> 31;
        fraction <<= 1;
        if (mantissa >> 32) {
            fraction |= 1;
            mantissa >>= 1;
        }
    }
    return (top - 16) * MOAT_ONE + (MoatFixed)((fraction + 1) >> 1);
}
