/* test_balance_tornado.c - assumptions moved one by one: rules with a known answer, games made up, and a chart that fits its screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>
#include "play.h"
#include "tornado.h"

static const char level[] = MOAT_LEVELS "/free-or-paid.yaml";

static void assert_near(double value, double expected, double within) {
    if (!(fabs(value - expected) <= within)) fail_msg("%g is not within %g of %g", value, within, expected);
}

static MoatRules *rules_of(const char *text) {
    const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_parse("known", text, (int)strlen(text), folders, &problems);
    for (int i = 0; i < problems.kept; i++) print_error("%s\n", problems.problem[i].message);
    moat_problems_free(&problems);
    assert_non_null(rules);
    return rules;
}

/* --- assumptions --- */

static Assumption *assumptions(const MoatRules *rules, int *count) {
    Assumption *list = calloc((size_t)assumptions_of(rules, NULL), sizeof *list);
    assert_non_null(list);
    *count = assumptions_of(rules, list);
    return list;
}

/* Bytes of the parameters alone that differ: what is made from them does, too. */
static int fields_changed(const MoatRules *a, const MoatRules *b) {
    int changed = 0;
#define TABLE(name, section, count, unit, low, high, doc) changed += memcmp(a->name, b->name, sizeof a->name) != 0;
#define PARAMETER(name, section, unit, low, high, doc) changed += memcmp(&a->name, &b->name, sizeof a->name) != 0;
#include "moat/parameters.def"
    return changed;
}

static bool is_part(const Assumption *what) {
    const char *const parts[] = {"spend", "segment_node", "weight_present", "weight_tomorrow", "weight_autonomy"};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (strcmp(what->row.name, parts[k]) == 0) return true;
    return false;
}

static MoatLong sum(const MoatFixed *part, int count) {
    MoatLong all = 0;
    for (int k = 0; k < count; k++) all += part[k];
    return all;
}

static void each_moves_by_itself_and_within_its_range(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level), *other = malloc(sizeof *other);
    int count;
    Assumption *list = assumptions(rules, &count);
    assert_true(count > 150);
    for (int a = 0; a < count; a++) {
        MoatFixed value = assumption_value(&list[a], rules);
        assert_string_not_equal(list[a].row.name, "par");
        for (int b = 0; b < a; b++) assert_string_not_equal(list[a].name, list[b].name);
        for (int percent = -50; percent <= 50; percent += 100) {
            *other = *rules;
            bool moved = assumption_move(&list[a], other, percent);
            MoatFixed now = assumption_value(&list[a], other);
            assert_int_equal(fields_changed(rules, other) > 0, moved);
            if (!moved) continue;
            if (!is_part(&list[a])) assert_int_equal(fields_changed(rules, other), 1);
            if (!list[a].row.entries) assert_true(percent < 0 ? now < value : now > value);
            assert_in_range(
                (MoatLong)now - (MoatLong)list[a].row.low * MOAT_ONE, 0, (MoatLong)(list[a].row.high - list[a].row.low) * MOAT_ONE);
        }
    }
    free(list);
    free(other);
    moat_rules_free(rules);
}

/* Parts of a whole stay parts of it; what is made of a parameter is made again. */
static void the_rest_follows(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level), *other = malloc(sizeof *other);
    int count, seen = 0;
    Assumption *list = assumptions(rules, &count);
    for (int a = 0; a < count; a++) {
        *other = *rules;
        bool moved = assumption_move(&list[a], other, 50);
        if (is_part(&list[a])) {
            assert_int_equal(moved, assumption_value(&list[a], rules) > 0);
            assert_int_equal(sum(other->spend, other->segments), sum(rules->spend, rules->segments));
            assert_int_equal(sum(other->segment_node, other->segments), sum(rules->segment_node, rules->segments));
            assert_int_equal((MoatLong)other->weight_present + other->weight_tomorrow + other->weight_autonomy,
                (MoatLong)rules->weight_present + rules->weight_tomorrow + rules->weight_autonomy);
            seen++;
        }
        if (strcmp(list[a].name, "money.growth") == 0) {
            assert_true(other->growth_at[4] > rules->growth_at[4]);
            seen++;
        }
    }
    assert_int_equal(seen, 2 * rules->segments + 3 + 1);
    free(list);
    free(other);
    moat_rules_free(rules);
}

/* --- games made up --- */

enum { MADE = 400 };

/* The first bloc wins the first `wins` games of 400; `other` of them, spread evenly, end the other way round. */
static void make(TornadoGame *game, int wins, int other) {
    for (int k = 0; k < MADE; k++) {
        bool won = k < wins;
        if (other && k % (MADE / other) == 0) won = !won;
        game[k] = (TornadoGame){won ? 1 : 2, won ? 52 * MOAT_ONE : 48 * MOAT_ONE};
    }
}

static TornadoBar weighed(int low, int low_other, int as_is, int high, int high_other) {
    static TornadoGame game[TORNADO_ENDS][MADE];
    const TornadoGame *const end[] = {game[0], game[1], game[2]};
    TornadoBar bar = {0};
    make(game[TORNADO_LOW], low, low_other);
    make(game[TORNADO_AS_IS], as_is, 0);
    make(game[TORNADO_HIGH], high, high_other);
    tornado_weigh(&bar, end, MADE, 280);
    return bar;
}

static void swings_are_counted_in_pairs(void **state) {
    (void)state;
    TornadoBar bar = weighed(80, 0, 200, 320, 0);
    const TornadoSwing *wins = &bar.swing[TORNADO_WINS], *score = &bar.swing[TORNADO_SCORE];
    assert_near(wins->mean[TORNADO_LOW], 0.2, 1e-9);
    assert_near(wins->mean[TORNADO_HIGH], 0.8, 1e-9);
    assert_near(wins->size, 0.6, 1e-9);
    assert_near(wins->half, 1.96 * sqrt(0.6 * 0.4 / (MADE - TORNADO_PAIRS)), 1e-4); /* by hand: 15 of 25 in each pair differ, by one */
    assert_near(score->size, 4 * 0.6, 1e-6);
    assert_true(wins->beyond && score->beyond);
    assert_int_equal(bar.flip, TORNADO_FLIPS);
}

static void what_moves_nothing_is_nothing(void **state) {
    (void)state;
    TornadoBar bar = weighed(200, 0, 200, 200, 0);
    assert_near(bar.swing[TORNADO_WINS].size, 0, 0);
    assert_false(bar.swing[TORNADO_WINS].beyond);
    assert_int_equal(bar.flip, TORNADO_STAYS);
}

/* Where every game of a pair ends alike there are no dice: one pair of sixteen is a finding, however small. */
static void what_lies_between_pairs_is_no_dice(void **state) {
    (void)state;
    static TornadoGame game[2][MADE];
    const TornadoGame *const end[] = {game[1], game[0], game[0]};
    TornadoBar bar = {0};
    for (int k = 0; k < MADE; k++) {
        int pair = k % TORNADO_PAIRS;
        game[0][k] = (TornadoGame){pair < 8 ? 1 : 2, 50 * MOAT_ONE};
        game[1][k] = (TornadoGame){pair < 7 ? 1 : 2, 50 * MOAT_ONE};
    }
    tornado_weigh(&bar, end, MADE, 280);
    assert_near(bar.swing[TORNADO_WINS].size, 1.0 / TORNADO_PAIRS, 1e-9);
    assert_near(bar.swing[TORNADO_WINS].half, 0, 1e-9);
    assert_true(bar.swing[TORNADO_WINS].beyond);
}

/* Other winners in forty games, as many either way: that is dice, and so is one way too few. */
static void dice_are_not_a_finding(void **state) {
    (void)state;
    TornadoBar bar = weighed(200, 40, 200, 208, 40);
    assert_true(bar.swing[TORNADO_WINS].size > 0);
    assert_false(bar.swing[TORNADO_WINS].beyond);
    assert_int_equal(bar.flip, TORNADO_STAYS);
}

/* It moves the game, but whether past the half is not sure; and far from the half nothing flips. */
static void flips_are_said_when_sure(void **state) {
    (void)state;
    assert_int_equal(weighed(160, 0, 190, 206, 0).flip, TORNADO_MAY_FLIP);
    assert_int_equal(weighed(240, 0, 300, 380, 0).flip, TORNADO_STAYS);
}

static void normal_law(void **state) {
    (void)state;
    assert_near(figures_normal(0.05), 1.959964, 1e-5);
    assert_near(figures_normal(0.001), 3.290527, 1e-5);
}

/* --- a level with a known answer --- */

/* Only revenue over what backers expect counts, and nobody regulates. So what backers expect of the first bloc is against it, and of the
 * second for it, and nothing else counts so much; autonomy and heat count for nothing at all. */
static const char known[] = "format: 1\nid: known\nextends: free-or-paid\ntitle: {en: Known, fr: Connu}\n"
                            "victory: {weight_present: 100%, weight_tomorrow: 0%, weight_autonomy: 0%, source: assumed}\n"
                            "regulators:\n";

static const TornadoBar *bar_of(const Tornado *tornado, const char *name, int *rank) {
    for (int k = 0; k < tornado->bars; k++)
        if (strcmp(tornado->bar[k].what.name, name) == 0) {
            if (rank) *rank = k;
            return &tornado->bar[k];
        }
    fail_msg("no bar of %s", name);
    return NULL;
}

static void the_known_answer_is_found(void **state) {
    (void)state;
    char text[2048], name[2][64];
    MoatRules *base = play_rules(level);
    int used = snprintf(text, sizeof text, "%s", known), rank[2] = {99, 99};
    for (int r = 0; r < base->regulators; r++)
        used += snprintf(text + used, sizeof text - (size_t)used, "  %s: {strictness: 0}\n", base->regulator[r].id);
    for (int b = 0; b < 2; b++) snprintf(name[b], sizeof name[b], "blocs.%s.expectation", base->bloc[b].id);
    moat_rules_free(base);
    MoatRules *rules = rules_of(text);
    Tornado tornado;
    const TornadoAsk ask = {.percent = 30, .games = 32, .jobs = 2, .seed = 1, .quick = true, .by = TORNADO_SCORE};
    assert_true(tornado_run(&tornado, rules, &ask, NULL));
    const double *first = bar_of(&tornado, name[0], &rank[0])->swing[TORNADO_SCORE].mean,
                 *second = bar_of(&tornado, name[1], &rank[1])->swing[TORNADO_SCORE].mean;
    assert_true(rank[0] < 4 && rank[1] < 4);
    assert_true(first[TORNADO_LOW] > first[TORNADO_AS_IS] + 3 && first[TORNADO_AS_IS] > first[TORNADO_HIGH] + 3);
    assert_true(second[TORNADO_LOW] < second[TORNADO_AS_IS] - 3 && second[TORNADO_AS_IS] < second[TORNADO_HIGH] - 3);
    const char *const nothing[] = {"victory.autonomy_base", "victory.autonomy_alone", "victory.autonomy_friends"};
    for (size_t k = 0; k < sizeof nothing / sizeof *nothing; k++)
        for (int m = 0; m < TORNADO_MEASURES; m++) assert_near(bar_of(&tornado, nothing[k], NULL)->swing[m].size, 0, 0);
    assert_near(bar_of(&tornado, "regulation.heat_gain", NULL)->swing[TORNADO_SCORE].size, 0, 0);
    for (int k = 1; k < tornado.bars; k++)
        assert_true(tornado.bar[k - 1].swing[TORNADO_SCORE].size >= tornado.bar[k].swing[TORNADO_SCORE].size);
    tornado_end(&tornado);
    moat_rules_free(rules);
}

/* --- what is printed --- */

enum { TOP = 15 };

static char *printed(const MoatRules *rules, int jobs, char **ascii) {
    Tornado tornado;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    const TornadoAsk ask = {.percent = 50, .games = 1, .jobs = jobs, .seed = 7, .quick = true};
    assert_true(tornado_run(&tornado, rules, &ask, NULL));
    assert_int_equal(tornado.ask.games, 16);
    tornado_print(out, &tornado, TOP, false);
    tornado_print_csv(out, &tornado);
    assert_true(tornado_print_json(out, &tornado));
    fclose(out);
    FILE *plain = open_memstream(ascii, &size);
    tornado_print(plain, &tornado, TOP, true);
    fclose(plain);
    tornado_end(&tornado);
    return text;
}

static int width_of(const char *line) {
    int width = 0;
    for (; *line; line++) width += ((unsigned char)*line & 0xC0) != 0x80;
    return width;
}

/* Those between cells; what a name stands for is quoted. */
static int commas(const char *line) {
    int count = 0;
    for (bool quoted = false; *line; line++) {
        quoted ^= *line == '"';
        count += *line == ',' && !quoted;
    }
    return count;
}

static void any_number_of_processes_prints_the_same(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    char *ascii, *other, *one = printed(rules, 1, &ascii), *three = printed(rules, 3, &other), *at, *line;
    assert_string_equal(one, three);
    assert_string_equal(ascii, other);
    assert_true(strstr(one, "│") && !strstr(ascii, "│") && strstr(ascii, "|"));
    int lines = 0, rows = 0, fields = 0;
    for (line = strtok_r(one, "\n", &at); line; line = strtok_r(NULL, "\n", &at)) {
        if (strncmp(line, "rank,", 5) == 0) fields = commas(line);
        if (line[0] == '{') break;
        bool drawn = fields == 0 && strstr(line, "│");
        lines += drawn;
        if (drawn && lines <= TOP) assert_true(width_of(line) <= 80);
        if (fields) assert_int_equal(commas(line), fields), rows++;
        if (rows > 1) assert_true(strstr(line, ",\"") && strlen(strstr(line, ",\"")) > 8 && line[strlen(line) - 1] == '"');
    }
    assert_int_equal(lines, TOP + 1); /* and what the signs mean */
    json_t *json = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
    assert_int_equal(json_array_size(json_object_get(json, "bars")), rows - 1);
    assert_int_equal(
        json_array_size(json_object_get(json, "bars")) + json_array_size(json_object_get(json, "not_moved")), assumptions_of(rules, NULL));
    json_decref(json);
    free(one);
    free(three);
    free(ascii);
    free(other);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_moves_by_itself_and_within_its_range),
        cmocka_unit_test(the_rest_follows),
        cmocka_unit_test(swings_are_counted_in_pairs),
        cmocka_unit_test(what_moves_nothing_is_nothing),
        cmocka_unit_test(what_lies_between_pairs_is_no_dice),
        cmocka_unit_test(dice_are_not_a_finding),
        cmocka_unit_test(flips_are_said_when_sure),
        cmocka_unit_test(normal_law),
        cmocka_unit_test(the_known_answer_is_found),
        cmocka_unit_test(any_number_of_processes_prints_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
