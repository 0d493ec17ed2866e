/* draw.c - keyed randomness. */
#include "draw.h"
#include "fixed.h"

int draw_index(const MoatWorld *world, DrawPurpose purpose, int subject, int n, int count) {
    uint64_t high = draw_bits(world->seed, world->quarter, purpose, subject, n) >> 32;
    return (int)((high * (uint64_t)count) >> 32);
}

MoatFixed draw_spread(const MoatWorld *world, DrawPurpose purpose, int subject, int n, MoatFixed width) {
    return fix_mul(2 * draw_unit(world, purpose, subject, n) - MOAT_ONE, width);
}
