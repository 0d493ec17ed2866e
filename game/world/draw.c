/* draw.c - keyed randomness. */
#include "draw.h"
#include "fixed.h"

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

uint64_t draw_bits(uint64_t seed, int quarter, DrawPurpose purpose, int subject, int n) {
    uint64_t key = (uint64_t)(uint16_t)quarter << 48 | (uint64_t)(uint16_t)purpose << 32 | (uint64_t)(uint16_t)subject << 16 | (uint16_t)n;
    return mix(seed + mix(key + UINT64_C(0x9E3779B97F4A7C15)));
}

MoatFixed draw_unit(const MoatWorld *world, DrawPurpose purpose, int subject, int n) {
    return (MoatFixed)(draw_bits(world->seed, world->quarter, purpose, subject, n) >> 48);
}

int draw_index(const MoatWorld *world, DrawPurpose purpose, int subject, int n, int count) {
    uint64_t high = draw_bits(world->seed, world->quarter, purpose, subject, n) >> 32;
    return (int)((high * (uint64_t)count) >> 32);
}

MoatFixed draw_spread(const MoatWorld *world, DrawPurpose purpose, int subject, int n, MoatFixed width) {
    return fix_mul(2 * draw_unit(world, purpose, subject, n) - MOAT_ONE, width);
}
