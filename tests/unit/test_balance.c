/* test_balance.c - reports on levels: games with known answers, and figures that neither processes nor luck of the run change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>
#include "balance.h"
#include "play.h"

static const char level[] = MOAT_LEVELS "/free-or-paid.yaml";

static void assert_near(double value, double expected, double within) {
    if (!(fabs(value - expected) <= within)) fail_msg("%g is not within %g of %g", value, within, expected);
}

static Matrix table(int rows, int columns, const double *payoff) {
    Matrix matrix = {.rows = rows, .columns = columns};
    memcpy(matrix.payoff, payoff, (size_t)(rows * columns) * sizeof *payoff);
    return matrix;
}

/* --- equilibria --- */

static void matching_pennies(void **state) {
    (void)state;
    const double payoff[] = {1, 0, 0, 1};
    Matrix matrix = table(2, 2, payoff);
    Equilibrium found;
    matrix_solve(&matrix, &found);
    assert_near(found.value, 0.5, 1e-3);
    assert_near(found.row[0], 0.5, 1e-2);
    assert_near(found.column[0], 0.5, 1e-2);
    assert_near(found.gap, 0, 1e-3);
}

/* Winning with the first pays more: it is played less against, (1/3, 2/3) and (1/3, 2/3) by hand. */
static void uneven_pennies(void **state) {
    (void)state;
    const double payoff[] = {1, 0, 0, 0.5};
    Matrix matrix = table(2, 2, payoff);
    Equilibrium found;
    matrix_solve(&matrix, &found);
    assert_near(found.value, 1.0 / 3, 1e-3);
    assert_near(found.row[0], 1.0 / 3, 1e-2);
    assert_near(found.column[0], 1.0 / 3, 1e-2);
}

static void rock_paper_scissors(void **state) {
    (void)state;
    const double payoff[] = {0.5, 0, 1, 1, 0.5, 0, 0, 1, 0.5};
    Matrix matrix = table(3, 3, payoff);
    Equilibrium found;
    matrix_solve(&matrix, &found);
    for (int k = 0; k < 3; k++) assert_near(found.row[k], 1.0 / 3, 1e-2), assert_near(found.column[k], 1.0 / 3, 1e-2);
    matrix_solve_sparsely(&matrix, 0.01, &found);
    for (int k = 0; k < 3; k++) assert_near(found.row[k], 1.0 / 3, 2e-2);
}

/* A row that is worse whatever the other does is never played, nor a column; and a saddle is found. */
static void dominated(void **state) {
    (void)state;
    const double payoff[] = {0.6, 0.7, 0.9, 0.5, 0.6, 0.8, 0.3, 0.9, 0.4};
    Matrix matrix = table(3, 3, payoff);
    Equilibrium found;
    matrix_solve(&matrix, &found);
    assert_near(found.row[1], 0, 1e-3);
    assert_near(found.value, 0.6, 1e-3);
    assert_near(found.column[0], 1, 1e-2);
    assert_near(found.gap, 0, 2e-3);
}

/* Twins and near twins are one plan; what a mixture needs stays. */
static void twins_count_once(void **state) {
    (void)state;
    const double payoff[] = {1, 0, 0.998, 0.003, 0, 1, 0.001, 0.999};
    Matrix matrix = table(4, 2, payoff);
    Equilibrium found;
    matrix_solve_sparsely(&matrix, 0.01, &found);
    int support = 0;
    for (int k = 0; k < 4; k++) support += found.row[k] > 0.05;
    assert_int_equal(support, 2);
    assert_true(found.gap < 0.02);
    const double pure[] = {0.5, 0.5, 0.505, 0.5, 0.495, 0.5, 0.5, 0.5, 0.5};
    matrix = table(3, 3, pure);
    matrix_solve_sparsely(&matrix, 0.01, &found);
    support = 0;
    for (int k = 0; k < 3; k++) support += found.row[k] > 0;
    assert_int_equal(support, 1);
}

/* Against what can be bounded by hand: no mixture of a random table can be bettered by more than it says. */
static void gaps_are_true(void **state) {
    (void)state;
    uint64_t bits = 12345;
    for (int run = 0; run < 20; run++) {
        Matrix matrix = {.rows = 3 + run % 7, .columns = 4 + run % 5};
        Equilibrium found;
        for (int k = 0; k < matrix.rows * matrix.columns; k++) {
            bits = bits * UINT64_C(6364136223846793005) + 1442695040888963407;
            matrix.payoff[k] = (double)(bits >> 40) / (1 << 24);
        }
        matrix_solve(&matrix, &found);
        assert_true(found.gap >= -1e-9 && found.gap < 5e-3);
        for (int i = 0; i < matrix.rows; i++) assert_true(matrix_row_value(&matrix, i, found.column) <= found.value + found.gap + 1e-9);
        for (int j = 0; j < matrix.columns; j++) assert_true(matrix_column_value(&matrix, j, found.row) >= found.value - found.gap - 1e-9);
    }
}

/* --- leads --- */

static void leads(void **state) {
    (void)state;
    const Lead lead = {.turns = 6, .leader = {1, 0, 2, 2, 1, 1}}, ahead = {.turns = 3, .leader = {1, 1, 1}},
               late = {.turns = 3, .leader = {2, 2, 0}};
    int behind, changes, decided;
    lead_sum(&lead, 1, &behind, &changes, &decided);
    assert_int_equal(behind, 2);
    assert_int_equal(changes, 2);
    assert_int_equal(decided, 4);
    lead_sum(&ahead, 1, &behind, &changes, &decided);
    assert_int_equal(behind + changes + decided, 0);
    lead_sum(&late, 1, &behind, &changes, &decided);
    assert_int_equal(behind, 2);
    assert_int_equal(decided, 3);
}

/* --- bars, mixtures, breeding --- */

static void what_is_barred_is_not_given(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    Bars bars;
    BoutEnd end;
    MoatPlan plan;
    assert_true(bars_make(&bars, rules));
    for (int k = 0; moat_plan_known(rules, k, &plan, NULL); k++)
        for (int verb = 0; verb < MOAT_VERBS; verb++) {
            Bout bout = {.plan = {plan, plan}, .seed = (uint64_t)verb, .barred_side = (int8_t)(k % 2), .barred_verb = (int8_t)verb};
            bout_play(&bars, &bout, &end);
            assert_true((end.used[k % 2] >> verb & 1) == 0);
            assert_true(end.winner >= 1 && end.turns > 0);
        }
    bars_free(&bars);
    moat_rules_free(rules);
}

static void mixtures_deal_as_they_weigh(void **state) {
    (void)state;
    Mixture mixture = {.count = 3, .weight = {0.5, 0, 0.5}};
    for (int k = 0; k < 3; k++) mixture.plan[k].price = (int8_t)k;
    int dealt[3] = {0};
    for (int k = 0; k < 100; k++) dealt[mixture_at(&mixture, k, 100)->price]++;
    assert_int_equal(dealt[0], 50);
    assert_int_equal(dealt[1], 0);
    assert_int_equal(dealt[2], 50);
}

static void kin_is_kept(void **state) {
    (void)state;
    MoatPlan plan = {.open = 2, .open_step = 15, .maverick = 1, .tap = 1};
    kin_keep(KIN_CLOSED, &plan);
    assert_true(plan.open == 0 && plan.maverick == 0);
    kin_keep(KIN_HAWK, &plan);
    assert_int_equal(plan.tap, 3);
    kin_keep(KIN_OPEN, &plan);
    assert_true(plan.open == 2 && plan.open_step <= 5 && plan.open_lead >= 4);
}

static double wins_of(const Bars *bars, const MoatPlan *plan, const MoatPlan *rival, uint64_t seed, int games) {
    double won = 0;
    for (int k = 0; k < games; k++) {
        BoutEnd end;
        Bout bout = {.plan = {*rival, *plan}, .seed = seed + (uint64_t)k, .barred_side = -1};
        bout_play(bars, &bout, &end);
        won += bout_share(&end, 1);
    }
    return won;
}

/* The known plan that does worst against the first: whatever the levels are tuned to, there is something to gain on it. */
static MoatPlan worst_plan(const Bars *bars, const MoatPlan *rival) {
    MoatPlan plan, worst = *rival;
    double least = 1000;
    for (int k = 0; moat_plan_known(bars->rules, k, &plan, NULL); k++) {
        double won = wins_of(bars, &plan, rival, 800000, 40);
        if (won < least) least = won, worst = plan;
    }
    return worst;
}

/* What is bred beats what it began with, and is the same however many processes breed it. */
static void breeding_finds_better(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    Bars bars;
    Mixture rivals = {.count = 1, .weight = {1}}, stock = {.count = 1, .weight = {1}};
    MoatPlan one, two;
    Interval rate, again;
    assert_true(bars_make(&bars, rules));
    assert_true(moat_plan_known(rules, 0, &rivals.plan[0], NULL));
    stock.plan[0] = worst_plan(&bars, &rivals.plan[0]);
    Breed breed = {&bars, 1, 1, KIN_ANY, &rivals, &stock, 4, 16, 7};
    assert_true(breed_best(&breed, &one, &rate));
    breed.jobs = 3;
    assert_true(breed_best(&breed, &two, &again));
    assert_memory_equal(&one, &two, sizeof one);
    assert_near(rate.middle, again.middle, 0);
    double won = wins_of(&bars, &stock.plan[0], &rivals.plan[0], 900000, 200), bred = wins_of(&bars, &one, &rivals.plan[0], 900000, 200);
    assert_true(bred > won + 10);
    bars_free(&bars);
    moat_rules_free(rules);
}

/* --- the report --- */

static const BalanceSizes tiny = {.cell = 4,
    .rounds = 1,
    .generations = 1,
    .breed = 2,
    .challenges = 1,
    .barred = 6,
    .beginners = 20,
    .planners = 1,
    .moments = 6,
    .throws = 4};

static char *report(const MoatRules *rules, int jobs) {
    Balance *balance = malloc(sizeof *balance);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_true(balance_run(balance, rules, jobs, 3, &tiny, NULL));
    assert_true(balance_print_json(out, balance));
    balance_print(out, balance);
    balance_end(balance);
    fclose(out);
    free(balance);
    return text;
}

static void reports_are_the_same_from_any_number_of_processes(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    char *one = report(rules, 1), *three = report(rules, 3);
    assert_string_equal(one, three);
    char *page = strchr(one, '\n');
    *page++ = '\0';
    json_t *json = json_loads(one, JSON_REJECT_DUPLICATES, NULL);
    assert_true(json_is_object(json));
    assert_true(json_object_size(json_object_get(json, "measures")) >= 25);
    assert_int_equal(json_object_size(json_object_get(json, "orders")), MOAT_VERBS);
    assert_true(json_array_size(json_array_get(json_object_get(json, "plans"), 0)) >= 12);
    for (int k = 0; k < MOAT_VERBS; k++) assert_non_null(strstr(page, moat_verb((MoatVerb)k)->name));
    json_decref(json);
    free(one);
    free(three);
    moat_rules_free(rules);
}

/* Scores that add up have no interplay, whatever the dice add; those of matching pennies are nothing else; half and half is half. */
static double interplay_of(double rows, double columns, double both) {
    enum { PLANS = 2, PLAYED = 40 };
    Field *field = calloc(1, sizeof *field);
    field->games = PLAYED;
    field->count[0] = field->count[1] = field->matrix.rows = field->matrix.columns = PLANS;
    field->ends = calloc(MATRIX_MOST * MATRIX_MOST * PLAYED, sizeof *field->ends);
    for (int i = 0; i < PLANS; i++)
        for (int j = 0; j < PLANS; j++)
            for (int k = 0; k < PLAYED; k++) {
                double dice = (k * 7919 % 40) / 10.0,
                       score = 50 + rows * (i ? 1 : -1) + columns * (j ? 1 : -1) + both * (i == j ? 1 : -1) + dice;
                field->ends[(i * MATRIX_MOST + j) * PLAYED + k].score = (MoatFixed)(score * MOAT_ONE);
            }
    double found = balance_interplay(field);
    field_end(field);
    free(field);
    return found;
}

static void interplay_is_what_does_not_add_up(void **state) {
    (void)state;
    assert_near(interplay_of(3, 2, 0), 0, 0.01);
    assert_near(interplay_of(0, 0, 4), 1, 0.01);
    assert_near(interplay_of(2, 0, 2), 0.5, 0.02);
    assert_near(interplay_of(0, 0, 0), 0, 0.01);
}

/* Two plans a side that both weigh: what is given up where the better answer is another one. */
static double regret_in(double a, double b, double c, double d) {
    Field *field = calloc(1, sizeof *field);
    field->count[0] = field->count[1] = field->matrix.rows = field->matrix.columns = 2;
    const double payoff[] = {a, b, c, d};
    memcpy(field->matrix.payoff, payoff, sizeof payoff);
    matrix_solve(&field->matrix, &field->equilibrium);
    BalanceRegret regret = balance_regret(field, 0);
    if (regret.chance > 0) assert_int_not_equal(regret.plan, regret.answer);
    free(field);
    return regret.chance;
}

static void who_dominates_regrets_nothing(void **state) {
    (void)state;
    assert_near(regret_in(0.7, 0.4, 0.6, 0.3), 0, 1e-9);
    assert_near(regret_in(1, 0, 0, 1), 1, 1e-9);
    assert_near(regret_in(0.8, 0.4, 0.5, 0.5), 0.1, 1e-9); /* the first gives up a tenth, the second three */
    assert_near(regret_in(0.5, 0.5, 0.2, 0.9), 0.3, 1e-9);
}

/* A rival that is no good in general is still what must be expected of whoever knows that one plan is all that comes. The last column is
 * dear for it, but beats the first row; without it the first row would regret nothing. */
static void what_beats_it_counts(void **state) {
    (void)state;
    Field *field = calloc(1, sizeof *field);
    enum { ROWS = 2, COLUMNS = FIELD_GOOD + 2 };
    field->count[0] = field->matrix.rows = ROWS, field->count[1] = field->matrix.columns = COLUMNS;
    for (int k = 0; k < ROWS * COLUMNS; k++) field->matrix.payoff[k] = 0.5;
    field->matrix.payoff[COLUMNS - 1] = 0.2, field->matrix.payoff[2 * COLUMNS - 1] = 0.9;
    field->equilibrium.row[1] = field->equilibrium.column[0] = 1;
    BalanceRegret regret = balance_regret(field, 0);
    assert_int_equal(regret.plan, 1);
    assert_near(regret.chance, 0, 1e-9);
    free(field);
}

/* What is bred against the plan that seems to dominate beats it more than whatever was there, or is that; and both are in the table. */
static void what_dominates_is_challenged(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    Balance *balance = calloc(1, sizeof *balance);
    balance->rules = rules, balance->jobs = 1, balance->sizes = (BalanceSizes){.generations = 6, .breed = 10, .challenges = 1};
    Field *field = &balance->field;
    assert_true(bars_make(&balance->bars, rules));
    assert_true(field_begin(field, &balance->bars, 1, 10, 0) && field_play(field));
    int known = field->count[1], plan = balance_regret(field, 0).plan;
    assert_true(balance_challenge(balance));
    assert_in_range(field->count[1] - known, 1, 2); /* the challenge, and the answer to what challenges the second side */
    assert_string_equal(field->name[1][known], "challenge-1");
    double before = 0, after = wins_of(&balance->bars, &field->plan[1][known], &field->plan[0][plan], 900000, 200);
    for (int k = 0; k < known; k++) before = fmax(before, wins_of(&balance->bars, &field->plan[1][k], &field->plan[0][plan], 900000, 200));
    assert_true(after >= before);
    balance_end(balance);
    free(balance);
    moat_rules_free(rules);
}

static void verdicts(void **state) {
    (void)state;
    Balance *balance = calloc(1, sizeof *balance);
    assert_int_equal(balance_verdict(balance, BALANCE_side_plans), BALANCE_UNKNOWN);
    balance_set(balance, BALANCE_side_plans, (Interval){0.5, 0.3, 0.7});
    assert_int_equal(balance_verdict(balance, BALANCE_side_plans), BALANCE_FINE);
    balance_set(balance, BALANCE_side_plans, (Interval){0.6, 0.5, 0.7});
    assert_int_equal(balance_verdict(balance, BALANCE_side_plans), BALANCE_MAYBE);
    balance_set(balance, BALANCE_side_plans, (Interval){0.6, 0.56, 0.64});
    assert_int_equal(balance_verdict(balance, BALANCE_side_plans), BALANCE_LOOK);
    free(balance);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matching_pennies),
        cmocka_unit_test(uneven_pennies),
        cmocka_unit_test(rock_paper_scissors),
        cmocka_unit_test(dominated),
        cmocka_unit_test(twins_count_once),
        cmocka_unit_test(gaps_are_true),
        cmocka_unit_test(leads),
        cmocka_unit_test(what_is_barred_is_not_given),
        cmocka_unit_test(mixtures_deal_as_they_weigh),
        cmocka_unit_test(kin_is_kept),
        cmocka_unit_test(breeding_finds_better),
        cmocka_unit_test(reports_are_the_same_from_any_number_of_processes),
        cmocka_unit_test(interplay_is_what_does_not_add_up),
        cmocka_unit_test(who_dominates_regrets_nothing),
        cmocka_unit_test(what_beats_it_counts),
        cmocka_unit_test(what_dominates_is_challenged),
        cmocka_unit_test(verdicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
