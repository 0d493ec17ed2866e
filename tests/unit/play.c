/* play.c - seeded random play over a level. */
#include "play.h"
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

MoatRules *play_rules(const char *path) {
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders, &problems);
    for (int k = 0; k < problems.kept && !rules; k++)
        fprintf(stderr, "%s:%d:%d: %s\n", problems.problem[k].file, problems.problem[k].line, problems.problem[k].column,
            problems.problem[k].message);
    moat_problems_free(&problems);
    assert_non_null(rules);
    return rules;
}

static uint64_t next(uint64_t *state) {
    *state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t x = (*state ^ (*state >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

void play_random(const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int tries, MoatOrders *orders) {
    uint64_t state = seed * 1000003 + (uint64_t)world->turn * 31 + (uint64_t)side;
    orders->count = 0;
    for (int k = 0; k < tries; k++) {
        MoatOrder possible[2048];
        int count = moat_orders_possible(world, rules, side, orders, possible, 2048);
        if (count == 0) return;
        if (count > 2048) count = 2048;
        orders->order[orders->count++] = possible[next(&state) % (uint64_t)count];
    }
}
