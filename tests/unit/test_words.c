/* Words say what the engine means, and sums by cause are exact. */
#include "play.h"
#include "words.h"
#include "words_report.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static MoatRules *rules;

static int load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    return 0;
}

static int unload(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static void tell_turn(MoatWorld *world, WordsStory *story, uint64_t seed) {
    static MoatLedger ledger;
    story->rows = 0;
    story->before = *world;
    story->turn = world->turn;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(world, rules, b, seed + (uint64_t)b, 5, &story->orders[b]);
    moat_ledger_begin(&ledger, rules, world, words_story_row, story);
    moat_turn(world, rules, story->orders, &ledger);
    story->after = *world;
}

static void check_value(MoatQuantity quantity, MoatLong value, const char *expected) {
    char text[WORDS_LINE];
    int length = words_value(rules, (MoatName){.quantity = (int16_t)quantity}, value, text, sizeof text);
    assert_string_equal(text, expected);
    assert_int_equal(length, (int)strlen(expected));
}

static void test_values(void **state) {
    (void)state;
    check_value(MOAT_Q_cash, MOAT_RATIO(4117, 100), "41.2 bn");
    check_value(MOAT_Q_cash, -MOAT_RATIO(5, 10), "-0.5 bn");
    check_value(MOAT_Q_cash, -1, "0.0 bn");
    check_value(MOAT_Q_patience, MOAT_RATIO(35, 100), "35 %");
    check_value(MOAT_Q_compute, MOAT_RATIO(9, 10), "0.90 M");
    check_value(MOAT_Q_lab, 52 * MOAT_ONE, "52.0");
    check_value(MOAT_Q_trust, MOAT_RATIO(2, 10), "+0.20");
    check_value(MOAT_Q_price, 3 * MOAT_ONE, "high (3 of 4)");
    check_value(MOAT_Q_licence, 2 * MOAT_ONE, "permissive");
    check_value(MOAT_Q_maverick, MOAT_ONE, "yes");
    check_value(MOAT_Q_cap, MOAT_ONE, "1 quarter");
    check_value(MOAT_Q_cloud_programme, 0, "not running");
    check_value(MOAT_Q_cloud_programme, 3 * MOAT_ONE, "running for 2 quarters");
    check_value(MOAT_Q_winner, 3 * MOAT_ONE, "nobody");
    check_value(MOAT_Q_total_revenue, (MoatLong)7999999 * MOAT_ONE, "7999999.0 bn");
}

static void test_texts_are_cut_between_characters(void **state) {
    (void)state;
    char text[12]; /* one byte too few for "score of a" and an accented letter */
    MoatThing bloc = rules->bloc[0];
    rules->bloc[0].name = (MoatText){{"a\u00e9"}};
    int length = words_reading(rules, (MoatName){.quantity = MOAT_Q_score}, text, sizeof text);
    rules->bloc[0] = bloc;
    assert_string_equal(text, "score of a");
    assert_int_equal(length, 10);
}

/* The first bloc of Two doctrines is called as its home is. */
static void test_a_home_market_is_not_named_twice(void **state) {
    (void)state;
    char text[WORDS_LINE];
    int16_t home = (int16_t)rules->home[0];
    assert_string_equal(words_market(rules, home), words_bloc(rules, 0));
    words_reading(rules, (MoatName){.quantity = MOAT_Q_market_depth, .at = {home, 0}}, text, sizeof text);
    assert_string_equal(text, "dependency on United States, its home market");
    words_reading(rules, (MoatName){.quantity = MOAT_Q_access, .at = {home, 0}}, text, sizeof text);
    assert_string_equal(text, "access of United States to its home market");
    words_reading(rules, (MoatName){.quantity = MOAT_Q_trust, .at = {home, 1}}, text, sizeof text);
    assert_string_equal(text, "trust in China, United States");
    words_cause(rules, MOAT_CAUSE_ORDER, 0, MOAT_ORDER_cloud, home, text, sizeof text);
    assert_string_equal(text, "cloud programme in its home market (United States)");
    for (int q = 0; q < MOAT_QUANTITIES; q++) { /* readings of a market and a bloc, whatever stands between */
        MoatScope scope = moat_quantity((MoatQuantity)q)->scope;
        if (scope != MOAT_SCOPE_MARKET_BLOC && scope != MOAT_SCOPE_CELL_BLOC) continue;
        words_reading(rules, (MoatName){.quantity = (int16_t)q, .at = {home}}, text, sizeof text);
        const char *first = strstr(text, words_bloc(rules, 0));
        if (first == NULL || strstr(first + 1, words_bloc(rules, 0)) != NULL) fail_msg("%s", text);
    }
}

static void test_what_is_assumed_is_a_word_of_the_language(void **state) {
    (void)state;
    char text[WORDS_SOURCE];
    assert_int_equal(words_source(rules, &(MoatText){{NULL}}, text, sizeof text), 0);
    words_source(rules, &(MoatText){{"Bureau: Figures; assumed"}}, text, sizeof text);
    assert_string_equal(text, "Bureau: Figures; assumed");
    words_source(rules, &(MoatText){{"assumed"}}, text, sizeof text);
    assert_string_equal(text, "assumed");
}

static void test_every_visible_quantity_has_a_label(void **state) {
    (void)state;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        char text[WORDS_LINE];
        if (row->access == MOAT_ACCESS_HIDDEN) continue;
        words_reading(rules, (MoatName){.quantity = (int16_t)q}, text, sizeof text);
        if (strchr(text, '.') || strchr(text, '{') || !words_quantity((MoatQuantity)q)[0]) fail_msg("%s reads \"%s\"", row->name, text);
    }
}

static void test_every_order_and_refusal_has_words(void **state) {
    (void)state;
    enum { BRIEF = 31 };
    static MoatOrder orders[4096];
    MoatWorld world;
    WordsStory story = {0};
    moat_world_begin(&world, rules, 11);
    for (int turn = 0; turn < rules->turns && !world.winner; turn++) {
        int count = moat_orders_possible(&world, rules, turn % 2, NULL, orders, 4096);
        assert_in_range(count, 1, 4096);
        for (int i = 0; i < count; i++) {
            char text[WORDS_LINE], brief[WORDS_LINE], cost[80];
            words_order(rules, &world, turn % 2, orders[i], text, sizeof text);
            words_cost((MoatVerb)orders[i].verb, moat_order_cost(&world, rules, turn % 2, orders[i]), cost, sizeof cost);
            size_t length = strlen(text), cells = 0;
            words_order_brief(rules, &world, turn % 2, orders[i], brief, sizeof brief);
            for (const char *at = brief; *at != '\0'; at++) cells += (*at & 0xC0) != 0x80;
            MoatTargetKind target = moat_verb((MoatVerb)orders[i].verb)->target;
            bool own = target != MOAT_TARGET_EVENT && target != MOAT_TARGET_TENDER && orders[i].verb != MOAT_ORDER_doctrine;
            if (cells < 3 || (own && cells > BRIEF + (orders[i].verb == MOAT_ORDER_stop)) || strpbrk(brief, "{}"))
                fail_msg("verb %d in brief: \"%s\"", orders[i].verb, brief);
            if (length < 4 || strpbrk(text, "{}") || text[length - 1] == ' ' || !cost[0])
                fail_msg("verb %d reads \"%s\", \"%s\"", orders[i].verb, text, cost);
        }
        tell_turn(&world, &story, 3);
    }
    words_story_free(&story);
    for (int r = 0; r < MOAT_REFUSALS; r++) assert_true(strlen(words_refusal((MoatRefusal)r)) > 5);
    for (int v = 0; v < MOAT_VERBS; v++)
        assert_true(words_verb((MoatVerb)v)[0] && words_work((MoatVerb)v)[0] && words_verb_doc((MoatVerb)v)[0]);
}

static MoatName entry(int quantity, const int shape[3], int i) {
    return (MoatName){
        (int16_t)quantity, {(int16_t)(i / (shape[1] * shape[2])), (int16_t)(i / shape[2] % shape[1]), (int16_t)(i % shape[2])}};
}

static void check_sums(const WordsStory *story, MoatName name) {
    enum { MOST = 5 };
    WordsCause causes[MOST];
    char expected[WORDS_LINE], got[WORDS_LINE], reading[WORDS_LINE];
    MoatLong change = words_story_change(story, rules, name), sum = 0, shown = 0;
    int count = words_causes(story, rules, name, -1, causes, MOST);
    for (int i = 0; i < count; i++) {
        sum += causes[i].amount;
        shown += causes[i].shown;
    }
    words_reading(rules, name, reading, sizeof reading);
    if (sum != change) fail_msg("%s changed by %lld, its causes by %lld", reading, (long long)change, (long long)sum);
    words_change_fine(rules, name, change, expected, sizeof expected);
    words_change_fine(rules, name, shown, got, sizeof got);
    if (count > 0 && strcmp(expected, got) != 0) fail_msg("%s changed by %s, its causes show %s", reading, expected, got);
}

static void test_causes_add_up(void **state) {
    (void)state;
    MoatWorld world;
    WordsStory story = {0};
    moat_world_begin(&world, rules, 5);
    for (int turn = 0; turn < 4 && !world.winner; turn++) {
        tell_turn(&world, &story, 7);
        for (int q = 0; q < MOAT_QUANTITIES; q++) {
            int shape[3];
            if (!words_explained((MoatName){.quantity = (int16_t)q})) continue;
            moat_scope_shape(rules, moat_quantity((MoatQuantity)q)->scope, shape);
            for (int i = 0; i < shape[0] * shape[1] * shape[2]; i += 1 + i / 40) check_sums(&story, entry(q, shape, i));
        }
    }
    words_story_free(&story);
}

static void test_causes_of_a_quarter_add_up_to_those_of_the_turn(void **state) {
    (void)state;
    MoatWorld world;
    WordsStory story = {0};
    WordsCause causes[64];
    MoatName score = {.quantity = MOAT_Q_score};
    MoatLong sum = 0;
    moat_world_begin(&world, rules, 5);
    tell_turn(&world, &story, 7);
    for (int quarter = story.before.quarter; quarter < story.after.quarter; quarter++) {
        int count = words_causes(&story, rules, score, quarter, causes, 64);
        for (int i = 0; i < count; i++) sum += causes[i].amount;
    }
    assert_true(sum == words_story_change(&story, rules, score));
    words_story_free(&story);
}

/* An event that a bloc has to answer speaks to it; who reads the report of both must see whom it means. */
static bool says_whom(const WordsHappening *at, const char *text) {
    char asked[WORDS_LINE];
    const MoatEvent *event = &rules->event[at->detail];
    int whom = event->answerer == MOAT_IT ? at->subject : event->answerer == MOAT_OTHER ? moat_rival(at->subject) : event->answerer;
    snprintf(asked, sizeof asked, "%s is asked: ", whom >= 0 ? words_bloc(rules, whom) : "nobody");
    return at->side == whom && (strncmp(text, asked, strlen(asked)) == 0) == (whom >= 0);
}

/* Whom a campus programme teaches is named as the level names them. */
static void test_a_campus_teaches_whom_the_level_says(void **state) {
    (void)state;
    char text[WORDS_LINE];
    MoatWorld world;
    MoatRules *lesson = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    moat_world_begin(&world, lesson, 1);
    words_order(lesson, &world, 0, (MoatOrder){MOAT_ORDER_campus, 0, 0}, text, sizeof text);
    assert_string_equal(text, "Teach Schools in Northland");
    moat_rules_free(lesson);
}

static void test_happenings_are_sentences_in_order(void **state) {
    (void)state;
    static WordsHappening list[WORDS_HAPPENINGS];
    MoatWorld world;
    WordsStory story = {0};
    bool seen[WORDS_ENDED + 1] = {false};
    for (uint64_t seed = 1; seed < 6; seed++) {
        moat_world_begin(&world, rules, seed);
        while (!world.winner) {
            tell_turn(&world, &story, seed);
            int count = words_happenings(&story, rules, list, WORDS_HAPPENINGS), quarter = story.before.quarter;
            for (int i = 0; i < count; i++) {
                char text[700];
                words_happening(rules, &story, &list[i], text, sizeof text);
                if (list[i].kind == WORDS_EVENT) assert_true(says_whom(&list[i], text));
                if (strlen(text) < 10 || strpbrk(text, "{}")) fail_msg("kind %d reads \"%s\"", list[i].kind, text);
                assert_true(list[i].quarter >= quarter && list[i].quarter < story.after.quarter);
                quarter = list[i].quarter;
                seen[list[i].kind] = true;
            }
        }
    }
    words_story_free(&story);
    assert_true(
        seen[WORDS_EVENT] && seen[WORDS_RELEASE] && seen[WORDS_TENDER] && seen[WORDS_DOCTRINE] && seen[WORDS_ENDED] && seen[WORDS_TAP]);
}

/* As it is read on the screen, in tenths. */
static long shown(MoatLong points) {
    char text[32];
    words_change(rules, (MoatName){.quantity = MOAT_Q_score}, points, text, sizeof text);
    double value = strtod(text, NULL);
    return (long)(value * 10 + (value < 0 ? -0.5 : 0.5));
}

static void test_score_parts_add_up(void **state) {
    (void)state;
    MoatWorld world;
    WordsStory story = {0};
    moat_world_begin(&world, rules, 2);
    for (uint64_t turn = 2; !world.winner; turn++) {
        tell_turn(&world, &story, turn);
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            WordsScore score;
            words_score(rules, &world, b, &score);
            assert_int_equal(shown(score.present) + shown(score.tomorrow) + shown(score.autonomy) + shown(score.par), shown(score.lead));
            assert_int_equal(shown(score.score[b]) - shown(score.score[moat_rival(b)]), shown(score.lead));
            MoatLong par = b == 0 ? 2 * (50 * MOAT_ONE - rules->par) : 2 * (rules->par - 50 * MOAT_ONE);
            assert_in_range(score.par - par + MOAT_ONE, 0, 2 * MOAT_ONE); /* but for rounding nothing else is in it */
        }
    }
    words_story_free(&story);
}

static void test_dangers(void **state) {
    (void)state;
    MoatWorld world;
    WordsDanger danger[32];
    moat_world_begin(&world, rules, 2);
    int calm = words_dangers(rules, &world, 0, NULL, danger, 32);
    world.patience[0] = MOAT_RATIO(5, 100);
    world.heat[0][0] = rules->case_line - MOAT_RATIO(2, 100);
    world.tomorrow[1] = rules->hegemony - MOAT_RATIO(1, 100);
    world.tap_announced[1] = 1;
    assert_int_equal(words_dangers(rules, &world, 0, NULL, danger, 32), calm + 4);
    assert_int_equal(words_dangers(rules, &world, 0, NULL, danger, 2), 2);
}

static void check_reading(const char *typed, const char *expected) {
    MoatName name;
    char text[WORDS_LINE];
    if (!words_find_reading(rules, 0, typed, &name)) fail_msg("\"%s\" is not found", typed);
    moat_name_print(rules, name, text, sizeof text);
    assert_string_equal(text, expected);
}

static void test_readings_are_found_by_words(void **state) {
    (void)state;
    MoatName name;
    char own[64], typed[128], expected[128];
    snprintf(own, sizeof own, "bloc.%s.cash", rules->bloc[0].id);
    check_reading("cash", own);
    check_reading(own, own);
    snprintf(typed, sizeof typed, "trust %s %s", rules->market[3].id, rules->bloc[1].id);
    snprintf(expected, sizeof expected, "market.%s.trust.%s", rules->market[3].id, rules->bloc[1].id);
    check_reading(typed, expected);
    snprintf(typed, sizeof typed, "cloud coverage %s", rules->market[3].id);
    snprintf(expected, sizeof expected, "market.%s.cloud.%s", rules->market[3].id, rules->bloc[0].id);
    check_reading(typed, expected);
    snprintf(typed, sizeof typed, "share %s open", rules->market[3].id);
    snprintf(expected, sizeof expected, "market.%s.share.%s.open", rules->market[3].id, rules->bloc[0].id);
    check_reading(typed, expected);
    snprintf(typed, sizeof typed, "heat %s", rules->regulator[0].id);
    snprintf(expected, sizeof expected, "regulator.%s.heat.%s", rules->regulator[0].id, rules->bloc[0].id);
    check_reading(typed, expected);
    check_reading("plurality", "world.plurality");
    assert_false(words_find_reading(rules, 0, "trust atlantis", &name));
    assert_false(words_find_reading(rules, 0, "", &name));
    assert_false(words_find_reading(rules, 0, "heat", &name));
}

static void test_distance(void **state) {
    (void)state;
    assert_int_equal(words_distance("statsu", "status"), 2);
    assert_int_equal(words_distance("Release_Open", "release-open"), 0);
    assert_int_equal(words_distance("", "abc"), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_texts_are_cut_between_characters),
        cmocka_unit_test(test_a_home_market_is_not_named_twice),
        cmocka_unit_test(test_what_is_assumed_is_a_word_of_the_language),
        cmocka_unit_test(test_every_visible_quantity_has_a_label),
        cmocka_unit_test(test_every_order_and_refusal_has_words),
        cmocka_unit_test(test_causes_add_up),
        cmocka_unit_test(test_causes_of_a_quarter_add_up_to_those_of_the_turn),
        cmocka_unit_test(test_a_campus_teaches_whom_the_level_says),
        cmocka_unit_test(test_happenings_are_sentences_in_order),
        cmocka_unit_test(test_score_parts_add_up),
        cmocka_unit_test(test_dangers),
        cmocka_unit_test(test_readings_are_found_by_words),
        cmocka_unit_test(test_distance),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
