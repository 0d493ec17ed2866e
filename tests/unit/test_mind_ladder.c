/* test_mind_ladder.c - each rung beats the one below, by looking further and weighing more. The short form plays the quick rungs a little
 * and asks only who is better; MOAT_LADDER=long plays all of them (about 20 minutes of one processor) and asks for 65 to 80 %, and what is
 * said of master and planner. It prints what it finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "moat/mind.h"
#include "play.h"

typedef struct Tally {
    int games, won;
    long margin; /* hundredths of a point, over all games */
} Tally;

static bool is_long(void) {
    const char *form = getenv("MOAT_LADDER");
    return form && strcmp(form, "long") == 0;
}

/* One game, `side` for the first mind. */
static void play_one(const MoatRules *rules, MoatMind first, MoatMind second, MoatSide side, uint64_t seed, Tally *tally) {
    MoatWorld world;
    moat_world_begin(&world, rules, seed);
    while (!world.winner) {
        MoatOrders orders[MOAT_BLOCS];
        uint64_t dice = seed * 1000003 + (uint64_t)world.turn * 2;
        moat_mind_orders(first, &world, rules, side, dice, &orders[side]);
        moat_mind_orders(second, &world, rules, moat_rival(side), dice + 1, &orders[moat_rival(side)]);
        moat_turn(&world, rules, orders, NULL);
    }
    tally->games++;
    tally->won += world.winner == side + 1;
    tally->margin += (long)((int64_t)world.score[side] * 100 / MOAT_ONE) - 5000;
}

static Tally play(const MoatRules *rules, MoatMind first, MoatMind second, int seeds) {
    Tally tally = {0};
    for (int k = 0; k < seeds; k++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) play_one(rules, first, second, side, (uint64_t)(7000 + k), &tally);
    print_message("%-10s beats %-10s in %3d of %3d games (%d %%), by %+.2f points\n", moat_mind_row(rules, first).id,
        moat_mind_row(rules, second).id, tally.won, tally.games, 100 * tally.won / tally.games, (double)tally.margin / tally.games / 100);
    return tally;
}

static void each_rung_beats_the_one_below(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    MoatMind last = is_long() ? MOAT_MIND_master : MOAT_MIND_strategist;
    for (MoatMind mind = MOAT_MIND_beginner; mind < last; mind++) {
        Tally tally = play(rules, mind + 1, mind, is_long() ? 60 : 12);
        assert_true(tally.margin > 0);
        assert_true(2 * tally.won >= tally.games);                             /* where a side is favoured, margins tell more than wins */
        if (is_long()) assert_in_range(100 * tally.won / tally.games, 60, 85); /* 65 to 80, give or take the error of 120 games */
    }
    moat_rules_free(rules);
}

static void looking_ahead_beats_greed_and_chance(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    Tally greedy = play(rules, MOAT_MIND_planner, MOAT_MIND_greedy, is_long() ? 60 : 3);
    assert_true(100 * greedy.won >= 80 * greedy.games);
    Tally random = play(rules, is_long() ? MOAT_MIND_master : MOAT_MIND_planner, MOAT_MIND_random, is_long() ? 60 : 6);
    assert_int_equal(random.won, random.games);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rung_beats_the_one_below),
        cmocka_unit_test(looking_ahead_beats_greed_and_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
