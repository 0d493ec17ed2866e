/* draw.h - keyed randomness: a draw is a hash of what it is for, not the next of a stream. Adding an event or a market changes no other
 * draw, undo leaks nothing, a copy of the world draws the same. */
#pragma once
#include "moat/world.h"

/* What a draw is for. Values are part of the rules version: append only. */
typedef enum DrawPurpose {
    DRAW_DEAL_LAB,
    DRAW_DEAL_FAB,
    DRAW_DEAL_COMPUTE,
    DRAW_DEAL_CONCERN,
    DRAW_DEAL_SIZE,
    DRAW_DEAL_TRUST,
    DRAW_LUCK,
    DRAW_MAVERICK,
    DRAW_EVENT_CHANCE,
    DRAW_EVENT_SUBJECT,
    DRAW_TENDER
} DrawPurpose;

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
static inline uint64_t draw_mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* 64 well-mixed bits for (seed, quarter, purpose, subject, n). subject and n: 0..65535. Here, because each event draws each quarter. */
static inline uint64_t draw_bits(uint64_t seed, int quarter, DrawPurpose purpose, int subject, int n) {
    uint64_t key = (uint64_t)(uint16_t)quarter << 48 | (uint64_t)(uint16_t)purpose << 32 | (uint64_t)(uint16_t)subject << 16 | (uint16_t)n;
    return draw_mix(seed + draw_mix(key + UINT64_C(0x9E3779B97F4A7C15)));
}

/* Uniform in 0 <= u < 1, Q16.16. */
static inline MoatFixed draw_unit(const MoatWorld *world, DrawPurpose purpose, int subject, int n) {
    return (MoatFixed)(draw_bits(world->seed, world->quarter, purpose, subject, n) >> 48);
}

/* Uniform in 0 .. count-1; count > 0. */
int draw_index(const MoatWorld *world, DrawPurpose purpose, int subject, int n, int count);

/* Uniform within +-width. */
MoatFixed draw_spread(const MoatWorld *world, DrawPurpose purpose, int subject, int n, MoatFixed width);
