/* study.c - games for the properties. */
#include "study.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

bool study_long(void) {
    const char *form = getenv("MOAT_EMERGENCE");
    return form && strcmp(form, "long") == 0;
}

MoatRules *study_rules(void) {
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(MOAT_LEVELS "/two-doctrines.yaml", folders, &problems);
    moat_problems_free(&problems);
    assert_non_null(rules);
    return rules;
}

MoatPlan study_persona(const MoatRules *rules, const char *id) {
    MoatPlan plan;
    MoatMind wanted = -1, mind;
    assert_true(moat_mind_find(rules, id, &wanted));
    for (int k = 0; moat_plan_known(rules, k, &plan, &mind); k++)
        if (mind == wanted) return plan;
    fail_msg("no plan of %s", id);
    return plan;
}

typedef struct Run {
    const Study *study;
    uint64_t seed;
} Run;

static void decide(const Study *study, const MoatWorld *world, MoatSide b, MoatOrders *orders) {
    if (study->mind[b] < 0)
        moat_plan_orders(&study->plan[b], world, study->rules, b, orders);
    else
        moat_mind_orders(study->mind[b], world, study->rules, b, duel_mind_seed(world, b), orders);
}

static void play(const void *context, int task, void *found) {
    const Run *run = context;
    const Study *study = run->study;
    MoatWorld world, before;
    moat_world_begin(&world, study->rules, run->seed + (uint64_t)task);
    while (!world.winner) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) decide(study, &world, b, &orders[b]);
        if (study->meddle) study->meddle(&world, orders);
        before = world;
        moat_turn(&world, study->rules, orders, NULL);
        study->watch(study, &before, orders, &world, found);
    }
}

void study_run(const Study *study, uint64_t seed, int games, void *found, size_t size) {
    Run run = {study, seed};
    memset(found, 0, (size_t)games * size);
    assert_true(duel_spread(study_long() ? duel_processors() : 2, games, found, size, play, &run, NULL));
}

static void print_bounds(double low, double high) {
    if (low > -1e8 && high < 1e8) printf("%g to %g", low, high);
    if (low > -1e8 && high >= 1e8) printf("at least %g", low);
    if (low <= -1e8 && high < 1e8) printf("at most %g", high);
    if (low <= -1e8 && high >= 1e8) printf("anything");
}

void study_judge(const char *what, Interval found, Wanted wanted) {
    bool full = study_long();
    double low = full ? wanted.low : wanted.short_low, high = full ? wanted.high : wanted.short_high;
    bool told = low <= -1e8 && high >= 1e8, well = found.middle >= low && found.middle <= high;
    printf("    %-4s %8.3f (%8.3f .. %8.3f)  %s; wanted: ",
        !well  ? "BAD"
        : told ? "told"
               : "ok",
        found.middle, found.low, found.high, what);
    print_bounds(wanted.low, wanted.high);
    if (!full && !told) printf("; here "), print_bounds(low, high);
    printf("\n");
    if (!well) fail_msg("%s: %g is not within %g to %g", what, found.middle, low, high);
}

void study_judge_sum(const char *what, const Sum *sum, Wanted wanted) { study_judge(what, figures_mean(sum), wanted); }
