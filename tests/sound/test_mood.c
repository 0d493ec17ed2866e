/* test_mood.c - what the game sounds like: tension by readings, cues by happenings, over games played at random. */
#include "mood.h"
#include "play.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static MoatRules *rules;

static int begin(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    return rules ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static MoatWorld calm_world(void) {
    MoatWorld world;
    moat_world_begin(&world, rules, 5);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        world.patience[b] = MOAT_RATIO(80, 100);
        world.cash[b] = 20 * MOAT_ONE;
        world.tap[b] = 0;
        world.tomorrow[b] = MOAT_RATIO(1, 2);
        for (int r = 0; r < rules->regulators; r++) world.heat[b][r] = 0;
    }
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CALM);
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CALM);
    return world;
}

static void each_strain_is_heard_by_whom_it_strains(void **state) {
    (void)state;
    MoatWorld world = calm_world();
    world.patience[0] = MOAT_RATIO(30, 100);
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CONTEST);
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CALM);
    world.patience[0] = MOAT_RATIO(10, 100);
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CRISIS);
    world = calm_world();
    world.cash[1] = -MOAT_ONE;
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CONTEST);
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CALM);
    world = calm_world();
    world.heat[1][rules->regulators - 1] = rules->case_line;
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CONTEST);
    world.heat[1][0] = rules->penalty_line;
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CRISIS);
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CALM);
    world = calm_world();
    world.tap[0] = 4;
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CRISIS);
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CALM);
    world = calm_world();
    world.tomorrow[1] = rules->hegemony;
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CRISIS);
    assert_int_equal(mood_tension(&world, rules, 1), SOUND_CALM);
    world = calm_world();
    world.turn = rules->turns / 2;
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CONTEST);
    world.turn = rules->turns - 1;
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CRISIS);
    world.winner = 1;
    assert_int_equal(mood_tension(&world, rules, 0), SOUND_CALM);
}

typedef struct Tally {
    int tension[SOUND_TENSIONS], cue[SOUND_CUES], quarters;
} Tally;

/* Minds for even seeds, dice for odd ones. */
static void give_orders(const MoatWorld *world, MoatSide side, uint64_t seed, MoatOrders *orders) {
    static const MoatMind minds[MOAT_BLOCS] = {MOAT_MIND_apprentice, MOAT_MIND_greedy};
    if (seed % 2 == 0)
        moat_mind_orders(minds[side], world, rules, side, seed, orders);
    else
        play_random(world, rules, side, seed, 12, orders);
}

static void play_turn(Tally *tally, MoatWorld *world, uint64_t seed) {
    MoatOrders orders[MOAT_BLOCS];
    MoatLedger ledger;
    WordsStory story = {.before = *world, .turn = world->turn};
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) give_orders(world, b, seed, &orders[b]);
    memcpy(story.orders, orders, sizeof orders);
    tally->tension[mood_tension(world, rules, 0)]++;
    moat_ledger_begin(&ledger, rules, world, words_story_row, &story);
    moat_turn(world, rules, orders, &ledger);
    story.after = *world;
    for (int quarter = story.before.quarter; quarter < story.after.quarter; quarter++, tally->quarters++) {
        SoundCue cue[MOAT_BLOCS] = {SOUND_CUES, SOUND_CUES};
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            if (mood_cue(&story, rules, b, quarter, &cue[b])) tally->cue[cue[b]]++;
        if (world->winner && quarter == story.after.quarter - 1) {
            assert_int_equal(cue[0], world->winner == 1 ? SOUND_victory : SOUND_defeat);
            assert_int_equal(cue[1], world->winner == 2 ? SOUND_victory : SOUND_defeat);
        }
    }
    words_story_free(&story);
}

static void games_are_heard_in_all_their_colours(void **state) {
    (void)state;
    Tally tally = {0};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        MoatWorld world;
        moat_world_begin(&world, rules, seed);
        while (!world.winner) play_turn(&tally, &world, seed);
    }
    printf("    calm %d, contest %d, crisis %d turns\n", tally.tension[0], tally.tension[1], tally.tension[2]);
    for (int t = 0; t < SOUND_TENSIONS; t++) assert_true(tally.tension[t] > 0);
    int all = 0;
    for (int i = 0; i < SOUND_CUES; i++) all += tally.cue[i];
    printf("    %d cues in %d quarters for both sides: release %d, tap %d, inquiry %d, fine %d\n", all, tally.quarters,
        tally.cue[SOUND_release], tally.cue[SOUND_tap], tally.cue[SOUND_inquiry], tally.cue[SOUND_fine]);
    assert_true(tally.cue[SOUND_release] > 0 && tally.cue[SOUND_tap] > 0 && tally.cue[SOUND_inquiry] > 0);
    assert_int_equal(tally.cue[SOUND_order] + tally.cue[SOUND_undo] + tally.cue[SOUND_refused] + tally.cue[SOUND_turn], 0);
    assert_true(all < 2 * tally.quarters * 9 / 10); /* there are quiet quarters */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_strain_is_heard_by_whom_it_strains),
        cmocka_unit_test(games_are_heard_in_all_their_colours),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
