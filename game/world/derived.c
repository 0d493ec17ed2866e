/* derived.c - sums over cells run in Q31.32 (weight times part) and are rounded once, to nearest. */
#include "derived.h"
#include "fixed.h"
#include "vectors.h"

static MoatLong round_once(MoatLong q32) { return shift_down(q32 + MOAT_ONE / 2, 16); }

/* Where one market is the whole world, its sum may be 2^32. */
static MoatLong over_lone_market(const MoatRules *rules, const MoatFixed cells[MOAT_SEGMENTS][MOAT_MARKETS]) {
    MoatLong sum = 0;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++) sum += (MoatLong)rules->node[s][m] * cells[s][m];
    return sum;
}

/* Markets that a level does not have weigh nothing. All weights sum to 1, so that what a market adds stays below 2^32: 32-bit lanes. */
VECTORS static MoatLong over_markets(const MoatRules *rules, const MoatFixed cells[MOAT_SEGMENTS][MOAT_MARKETS]) {
    uint32_t sum[MOAT_MARKETS] = {0};
    uint64_t all = 0;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++) sum[m] += (uint32_t)rules->node[s][m] * (uint32_t)cells[s][m];
    for (int m = 0; m < MOAT_MARKETS; m++) all += sum[m];
    return (MoatLong)all;
}

MoatLong over_world(const MoatRules *rules, const MoatFixed cells[MOAT_SEGMENTS][MOAT_MARKETS]) {
    return rules->lone_market ? over_lone_market(rules, cells) : over_markets(rules, cells);
}

/* The part of the world, Q31.32, that runs on anything. */
static MoatLong adopted(const MoatWorld *world, const MoatRules *rules) {
    MoatLong sum = 0;
    for (int line = 0; line < MOAT_NONE; line++) sum += over_world(rules, world->share[line]);
    return sum;
}

static int running(const int32_t programme[MOAT_MARKETS], int markets) {
    int count = 0;
    for (int m = 0; m < markets; m++) count += programme[m] > 0;
    return count;
}

/* Made from the table of orders: each PROGRAMME verb has a quantity VERB_programme. */
MoatLong reading_held(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    MoatLong held = 0;
#define HELD_AT_ONCE(verb, target)
#define HELD_POLICY(verb, target)
#define HELD_REPLY(verb, target)
#define HELD_PROGRAMME(verb, target) held += (MoatLong)rules->order_mandate[MOAT_ORDER_##verb] * RUNNING_##target(verb);
#define RUNNING_NOTHING(verb) (world->verb##_programme[at[0]] > 0)
#define RUNNING_MARKET(verb) running(world->verb##_programme[at[0]], rules->markets)
#define ORDER(verb, target, amount, kind, doc) HELD_##kind(verb, target)
#include "moat/orders.def"
    return held * MOAT_ONE;
}

MoatLong reading_reach(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    return round_once(over_world(rules, world->share[moat_premium(at[0])]) + over_world(rules, world->share[moat_open(at[0])]));
}

MoatLong reading_depth(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    return round_once(over_world(rules, world->dependency[at[0]]));
}

MoatLong reading_lead(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    (void)rules;
    return (MoatLong)world->lab[at[0]] - world->lab[moat_rival(at[0])];
}

MoatLong reading_world_share(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    return round_once(over_world(rules, world->share[at[0]]));
}

MoatLong reading_market_share(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    MoatLong part = 0, whole = 0;
    for (int s = 0; s < rules->segments; s++) {
        part += (MoatLong)rules->spend[s] * world->share[at[1]][s][at[0]];
        whole += (MoatLong)rules->spend[s] * MOAT_ONE;
    }
    return fix_part_of(part, whole);
}

MoatLong reading_market_depth(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    MoatLong part = 0, whole = 0;
    for (int s = 0; s < rules->segments; s++) {
        part += (MoatLong)rules->node[s][at[0]] * world->dependency[at[1]][s][at[0]];
        whole += (MoatLong)rules->node[s][at[0]] * MOAT_ONE;
    }
    return fix_part_of(part, whole);
}

MoatLong reading_world_access(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    (void)at;
    return round_once(adopted(world, rules));
}

/* 1 less the sum of squares of the lines' parts among users; Q.22, so that squares times 2^16 fit. */
MoatLong reading_world_plurality(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    (void)at;
    MoatLong whole = 0, squares = 0;
    for (int line = 0; line < MOAT_NONE; line++) {
        MoatLong part = shift_down(over_world(rules, world->share[line]), 10);
        whole += part;
        squares += part * part;
    }
    return whole > 0 ? MOAT_ONE - fix_part_of(squares, whole * whole) : 0;
}

MoatLong reading_world_sovereignty(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]) {
    (void)at;
    MoatLong keep = over_world(rules, world->share[MOAT_SOVEREIGN]);
    for (int b = 0; b < MOAT_BLOCS; b++)
        if (world->licence[b] == MOAT_PERMISSIVE) keep += over_world(rules, world->share[moat_open(b)]);
    return fix_part_of(keep, adopted(world, rules));
}
