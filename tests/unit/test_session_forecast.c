/* test_session_forecast.c - the 90 % band of the forecast holds nine turns of ten, over seeded games of every kind of opponent. A short
 * form runs always; MOAT_LONG=1 plays twelve times as many games and prints the coverage of each reading. */
#include "forecast.h"
#include "play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { READINGS = 7 };
static const MoatQuantity watched[READINGS] = {
    MOAT_Q_score, MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy, MOAT_Q_lab};

typedef struct Tally {
    long within[READINGS + 1], all[READINGS + 1]; /* the last: heat of regulators */
} Tally;

static void count_turn(Tally *tally, const MoatWorld *after, const MoatRules *rules, const MoatOutlook *outlook, int outlooks) {
    for (int i = 0; i < outlooks; i++) {
        MoatLong value = moat_read(after, rules, outlook[i].name);
        int at = i < READINGS ? i : READINGS;
        if (outlook[i].low == outlook[i].high) continue; /* nothing random to be right or wrong about */
        tally->all[at]++;
        tally->within[at] += value >= outlook[i].low && value <= outlook[i].high;
    }
}

static void play_game(Tally *tally, const MoatRules *rules, MoatMind own, MoatMind other, MoatSide side, uint64_t seed) {
    MoatWorld world;
    static Forecast forecast;
    moat_world_begin(&world, rules, seed);
    while (world.winner == 0) {
        MoatOutlook outlook[MOAT_OUTLOOKS];
        MoatOrders orders[MOAT_BLOCS];
        int count = 0;
        for (int i = 0; i < READINGS; i++) outlook[count++].name = (MoatName){(int16_t)watched[i], {(int16_t)side, 0, 0}};
        for (int r = 0; r < rules->regulators; r++) outlook[count++].name = (MoatName){MOAT_Q_heat, {(int16_t)r, (int16_t)side, 0}};
        moat_mind_orders(own, &world, rules, side, seed * 31 + (uint64_t)world.turn, &orders[side]);
        moat_mind_orders(other, &world, rules, moat_rival(side), seed * 37 + (uint64_t)world.turn, &orders[moat_rival(side)]);
        forecast_guess(&forecast, &world, rules, moat_rival(side));
        forecast_make(&forecast, &world, rules, side, &orders[side], outlook, count);
        moat_turn(&world, rules, orders, NULL);
        count_turn(tally, &world, rules, outlook, count);
    }
}

static void the_band_holds_nine_of_ten(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    bool lengthy = getenv("MOAT_LONG") != NULL;
    Tally tally = {{0}, {0}};
    int personas = moat_minds(rules) - MOAT_RUNGS;
    assert_true(personas > 1);
    for (int seed = 0; seed < (lengthy ? 30 : 2); seed++)
        for (int other = -2; other < personas; other++) { /* a beginner, a planner, and every doctrine of the level */
            MoatMind rival = other == -2 ? MOAT_MIND_beginner : other == -1 ? MOAT_MIND_apprentice : MOAT_RUNGS + other;
            for (MoatSide side = 0; side < MOAT_BLOCS; side++)
                play_game(&tally, rules, MOAT_RUNGS + (seed + other + 2) % personas, rival, side, (uint64_t)(1000 + seed));
        }
    long within = 0, all = 0, slack = lengthy ? 2 : 5; /* per cent; few games say little of one reading */
    int wrong = 0;
    for (int i = 0; i <= READINGS; i++) {
        bool fits = tally.within[i] * 100 >= tally.all[i] * (90 - slack) && tally.within[i] * 100 <= tally.all[i] * (90 + slack);
        wrong += !fits;
        if (lengthy || !fits)
            printf("%-12s %6ld of %6ld: %.1f %%\n", i < READINGS ? moat_quantity(watched[i])->name : "heat", tally.within[i], tally.all[i],
                100.0 * (double)tally.within[i] / (double)(tally.all[i] > 0 ? tally.all[i] : 1));
        within += tally.within[i];
        all += tally.all[i];
    }
    printf("the 90 %% band held %ld of %ld: %.1f %%\n", within, all, 100.0 * (double)within / (double)all);
    assert_true(within * 100 >= all * 88);
    assert_true(within * 100 <= all * 92);
    assert_int_equal(wrong, 0); /* of one reading as of all: the score is what is looked at */
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_band_holds_nine_of_ten)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
