/* Series against the model: what is compared, and that what misses is told. The level's world.turn is a model whose answer is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "moat/level.h"
#include "validate.h"

static const char head[] =
    "format: 1\nid: known\nextends: free-or-paid\nas_of: 2026-01-01\n"
    "calendar: {start: 2030-Q1, quarters_per_turn: 4, turns: 6}\nvictory: {hegemony: 100%, collapse_quarters: 24}\nvalidation:\n";
static const char *const folders[] = {MOAT_LEVELS, NULL};

static MoatRules *parse(const char *series, MoatProblems *problems) {
    static char text[4096];
    snprintf(text, sizeof text, "%s%s", head, series);
    *problems = (MoatProblems){0};
    return moat_level_parse("known", text, (int)strlen(text), folders, problems);
}

static Validation compared(const char *series, bool good) {
    MoatProblems problems;
    MoatRules *rules = parse(series, &problems);
    Validation validation;
    ValidateRefusal refusal;
    for (int i = 0; i < problems.kept; i++)
        if (problems.problem[i].severity == MOAT_ERROR) print_error("%d: %s\n", problems.problem[i].line, problems.problem[i].message);
    moat_problems_free(&problems);
    assert_non_null(rules);
    assert_int_equal(validate_series(rules, &rules->series[0], &validation, &refusal), good);
    if (!good) assert_string_equal(refusal.order, "release-open coast");
    moat_rules_free(rules);
    return validation;
}

/* A turn is counted when its four quarters have been played. */
static void a_figure_is_read_at_its_quarter(void **state) {
    (void)state;
    Validation v = compared("  - {id: turns, about: {en: Turns}, reading: world.quarter, band: 0, scale: 2, source: assumed,\n"
                            "     points: [{at: 2029-Q4, is: 0}, {at: 2030-Q1, is: 2}, {at: 2031-Q4, is: 16}, {at: 2035-Q4, is: 48}]}\n",
        true);
    assert_int_equal(v.points, 4);
    for (int i = 0; i < v.points; i++) {
        assert_true(v.point[i].error == 0);
        assert_true(v.point[i].model_low == v.point[i].model_high);
    }
    assert_true(v.passes);
}

static void error_is_the_root_of_the_mean_square(void **state) {
    (void)state;
    static const char series[] = "  - {id: turns, about: {en: Turns}, reading: world.quarter, band: %s, source: assumed,\n"
                                 "     points: [{at: 2030-Q4, is: 1}, {at: 2031-Q4, is: 12}]}\n"; /* 4 and 8: 3 too many, 4 too few */
    char text[512];
    snprintf(text, sizeof text, series, "3.54");
    Validation v = compared(text, true);
    assert_true(v.error > 3.5355 && v.error < 3.5356 && v.bias == -0.5 && v.passes);
    snprintf(text, sizeof text, series, "3.53");
    assert_false(compared(text, true).passes);
}

static void a_range_is_an_error_only_outside(void **state) {
    (void)state;
    Validation v =
        compared("  - {id: turns, about: {en: Turns}, reading: world.quarter, band: 0, source: assumed,\n"
                 "     points: [{at: 2030-Q4, from: 4, to: 9}, {at: 2031-Q4, from: 9, to: 20}, {at: 2032-Q4, from: 0, to: 10}]}\n",
            true);
    assert_true(v.point[0].error == 0 && v.point[1].error == -1 && v.point[2].error == 2 && !v.passes);
}

/* Its author is told, but the level plays: the two ends say the same in either order. */
static void a_range_may_be_turned(void **state) {
    (void)state;
    static const char series[] =
        "  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: [{at: 2030-Q4, from: 9, to: 5}]}\n";
    Validation v = compared(series, true);
    assert_true(v.point[0].error == -1);
    MoatProblems problems;
    moat_rules_free(parse(series, &problems));
    int told = 0;
    for (int i = 0; i < problems.kept; i++) told += strcmp(problems.problem[i].code, "L085") == 0;
    assert_int_equal(told, 1);
    moat_problems_free(&problems);
}

static void readings_are_summed_taken_and_divided(void **state) {
    (void)state;
    Validation v =
        compared("  - {id: turns, about: {en: Turns}, reading: [world.quarter, world.quarter, world.quarter], less: world.quarter,\n"
                 "     over: [world.quarter, world.quarter], band: 0%, source: assumed, points: [{at: 2031-Q2, is: 100%}]}\n",
            true);
    assert_true(v.series != NULL && v.point[0].model == 1 && v.passes);
}

static void orders_are_given_or_refused(void **state) {
    (void)state;
    Validation v = compared("  - {id: tier, about: {en: Tier}, reading: bloc.northgate.price, band: 0, source: assumed,\n"
                            "     play: {northgate: {2: [price 4]}}, points: [{at: 2031-Q1, is: 4}]}\n",
        true);
    assert_true(v.passes);
    compared("  - {id: tier, about: {en: Tier}, reading: bloc.northgate.price, band: 0, source: assumed,\n"
             "     play: {northgate: {2: [release-open coast]}}, points: [{at: 2031-Q1, is: 4}]}\n",
        false);
}

static void mistakes_are_told(void **state) {
    (void)state;
    static const struct {
        const char *series;
    } bad[] = {
        {"  - {id: a, about: {en: A}, reading: world.quater, band: 0, source: assumed, points: [{at: 2030-Q4, is: 1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: [{at: 2030-Q4}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: [{at: 2030-Q4, is: 1, to: 3}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: [{at: 2036-Q1, is: 1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: [{at: 2031-Q1, is: 1}, {at: 2030-Q1, is: "
         "1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, points: []}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, points: [{at: 2030-Q4, is: 1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: nobody, points: [{at: 2030-Q4, is: 1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: world.quarter, band: 0, source: assumed, play: {northgate: atlantis}, points: [{at: "
         "2030-Q4, is: 1}]}\n"},
        {"  - {id: a, about: {en: A}, reading: [world.quarter, [world.turn]], band: 0, source: assumed, points: [{at: 2030-Q4, is: 1}]}\n"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        MoatProblems problems;
        MoatRules *rules = parse(bad[i].series, &problems);
        if (rules || problems.errors != 1) {
            for (int k = 0; k < problems.kept; k++) print_error("%s %s\n", problems.problem[k].code, problems.problem[k].message);
            fail_msg("%d errors: %s", problems.errors, bad[i].series);
        }
        moat_problems_free(&problems);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_is_read_at_its_quarter),
        cmocka_unit_test(error_is_the_root_of_the_mean_square),
        cmocka_unit_test(a_range_is_an_error_only_outside),
        cmocka_unit_test(a_range_may_be_turned),
        cmocka_unit_test(readings_are_summed_taken_and_divided),
        cmocka_unit_test(orders_are_given_or_refused),
        cmocka_unit_test(mistakes_are_told),
    };
    return cmocka_run_group_tests_name("validate", tests, NULL, NULL);
}
