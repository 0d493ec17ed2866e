/* test_words_dangers.c - what goes wrong was announced a turn ahead: over seeded games of the level's own doctrines, each stage of a
 * regulator, each loss of patience and cash, each victory before the horizon. MOAT_LONG=1 plays ten times as many and prints the parts. */
#include "play.h"
#include "words_report.h"
#include "moat/mind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef enum Kind { CASE, PENALTY, PATIENCE, CASH, HEGEMONY, KINDS } Kind;
static const char *const words[KINDS] = {
    "an inquiry became a case", "a case became a penalty", "patience ran out", "cash ran out", "hegemony"};

typedef struct Tally {
    int came[KINDS], told[KINDS];
} Tally;

static bool warned(const WordsDanger *danger, int count, MoatQuantity quantity, int first) {
    for (int i = 0; i < count; i++)
        if (danger[i].name.quantity == (int)quantity && danger[i].name.at[0] == first) return true;
    return false;
}

static void note(Tally *tally, Kind kind, bool told) {
    tally->came[kind]++;
    tally->told[kind] += told;
}

static void compare(
    Tally *tally, const MoatRules *rules, const MoatWorld *before, const MoatWorld *after, MoatSide side, const MoatOrders *orders) {
    WordsDanger danger[32];
    int count = words_dangers(rules, before, side, orders, danger, 32);
    count = count < 32 ? count : 32;
    for (int r = 0; r < rules->regulators; r++) {
        bool told = warned(danger, count, MOAT_Q_heat, r);
        MoatFixed was = before->heat[side][r], is = after->heat[side][r];
        if (was >= rules->inquiry_line && was < rules->case_line && is >= rules->case_line) note(tally, CASE, told);
        if (was >= rules->case_line && after->penalties[side][r] > before->penalties[side][r]) note(tally, PENALTY, told);
    }
    if (before->impatient_for[side] == 0 && after->impatient_for[side] > 0)
        note(tally, PATIENCE, warned(danger, count, MOAT_Q_patience, side));
    if (before->broke_for[side] == 0 && after->broke_for[side] > 0) note(tally, CASH, warned(danger, count, MOAT_Q_cash, side));
    if (after->winner != 0 && after->turn < rules->turns)
        for (MoatSide bloc = 0; bloc < MOAT_BLOCS; bloc++)
            if (after->dominant_for[bloc] * MOAT_ONE >= rules->hegemony_quarters)
                note(tally, HEGEMONY, warned(danger, count, MOAT_Q_tomorrow, bloc));
}

static void play_game(Tally *tally, const MoatRules *rules, MoatMind one, MoatMind other, uint64_t seed) {
    MoatWorld world;
    moat_world_begin(&world, rules, seed);
    while (world.winner == 0) {
        MoatWorld before = world;
        MoatOrders orders[MOAT_BLOCS];
        moat_mind_orders(one, &world, rules, 0, seed * 3 + (uint64_t)world.turn, &orders[0]);
        moat_mind_orders(other, &world, rules, 1, seed * 5 + (uint64_t)world.turn, &orders[1]);
        moat_turn(&world, rules, orders, NULL);
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) compare(tally, rules, &before, &world, side, &orders[side]);
    }
}

static void what_comes_was_announced(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    int personas = moat_minds(rules) - MOAT_RUNGS, games = getenv("MOAT_LONG") != NULL ? 1000 : 100, came = 0, told = 0;
    Tally tally = {{0}, {0}};
    for (int i = 0; i < games; i++)
        play_game(&tally, rules, MOAT_RUNGS + i % personas, MOAT_RUNGS + i / personas % personas, (uint64_t)(500 + i));
    for (int k = 0; k < KINDS; k++) {
        printf("%-26s %4d times, announced %4d\n", words[k], tally.came[k], tally.told[k]);
        came += tally.came[k];
        told += tally.told[k];
    }
    assert_true(came > 20);
    assert_true(told * 100 >= came * 90); /* a sudden event may still surprise */
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_comes_was_announced)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
