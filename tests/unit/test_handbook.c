/* test_handbook.c - every quantity and order has a page, every chapter is there in English and French, and what is typed finds it. */
#include "handbook.h"
#include "chapters.h"
#include "play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static MoatRules *rules;
static HandbookTopic topics[HANDBOOK_TOPICS];
static int count;

static int prepare(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    count = handbook_topics(rules, topics, HANDBOOK_TOPICS);
    return 0;
}

static int clean_up(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static bool has(HandbookKind kind, int at) {
    for (int i = 0; i < count; i++)
        if (topics[i].kind == kind && topics[i].at == at) return true;
    return false;
}

static void every_order_and_every_told_quantity_has_a_page(void **state) {
    (void)state;
    assert_true(count < HANDBOOK_TOPICS); /* none was cut off */
    for (int verb = 0; verb < MOAT_VERBS; verb++) assert_true(has(HANDBOOK_ORDER, verb));
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        assert_int_equal(has(HANDBOOK_QUANTITY, q), row->derived || row->access != MOAT_ACCESS_HIDDEN);
    }
    for (int m = 0; m < rules->markets; m++) assert_true(has(HANDBOOK_MARKET, m));
    for (int r = 0; r < rules->regulators; r++) assert_true(has(HANDBOOK_REGULATOR, r));
}

static void every_page_says_something_whole(void **state) {
    (void)state;
    static char page[HANDBOOK_PAGE];
    char title[WORDS_LINE];
    for (int language = MOAT_EN; language <= MOAT_FR; language++)
        for (int i = 0; i < count; i++) {
            moat_rules_speak(rules, (MoatLanguage)language);
            assert_true(handbook_title(rules, (MoatLanguage)language, topics[i], title, sizeof title) > 0);
            int length = handbook_page(rules, (MoatLanguage)language, topics[i], page, sizeof page);
            if (length < 12 || length >= HANDBOOK_PAGE - 1 || strchr(page, '{') != NULL || strncmp(page, "# ", 2) == 0)
                fail_msg("page %s: %s", title, page);
        }
    moat_rules_speak(rules, MOAT_EN);
}

/* The same names, and as many headings and items, in both languages: a chapter changed in one is noticed in the other. */
static void chapters_agree_in_both_languages(void **state) {
    (void)state;
    int english = 0;
    for (const HandbookChapter *one = handbook_chapters; one->name != NULL; one++) {
        if (one->language != MOAT_EN) continue;
        const HandbookChapter *other = handbook_chapters;
        while (other->name != NULL && (other->language != MOAT_FR || strcmp(other->name, one->name) != 0)) other++;
        if (other->name == NULL) fail_msg("chapter %s is not there in French", one->name);
        int marks[2][3] = {{0}};
        for (int k = 0; k < 2; k++)
            for (const char *line = k == 0 ? one->text : other->text; line != NULL; line = strchr(line, '\n')) {
                line += *line == '\n';
                marks[k][0] += strncmp(line, "## ", 3) == 0;
                marks[k][1] += strncmp(line, "- ", 2) == 0;
                marks[k][2] += strncmp(line, "# ", 2) == 0;
                if (*line == '\0') break;
            }
        if (memcmp(marks[0], marks[1], sizeof marks[0]) != 0 || marks[0][2] != 1) fail_msg("chapter %s differs in French", one->name);
        english++;
    }
    assert_true(english >= 10);
}

static void what_is_typed_finds_its_page(void **state) {
    (void)state;
    static const struct {
        const char *typed;
        HandbookKind kind;
        int at;
    } row[] = {{"trust", HANDBOOK_QUANTITY, MOAT_Q_trust}, {"build cloud", HANDBOOK_ORDER, MOAT_ORDER_cloud},
        {"The traps", HANDBOOK_CHAPTER, 3}, {"release-open", HANDBOOK_ORDER, MOAT_ORDER_release_open},
        {"PLANNER", HANDBOOK_MIND, MOAT_MIND_planner}};
    HandbookTopic topic;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        assert_true(handbook_find(rules, MOAT_EN, row[i].typed, &topic));
        assert_int_equal(topic.kind, row[i].kind);
        assert_int_equal(topic.at, row[i].at);
    }
    assert_false(handbook_find(rules, MOAT_EN, "xyzzy", &topic));
    assert_false(handbook_find(rules, MOAT_EN, "", &topic));
}

static void relations_go_both_ways(void **state) {
    (void)state;
    HandbookTopic there[32], back[32];
    int checked = 0;
    for (int i = 0; i < count; i++) {
        if (topics[i].kind > HANDBOOK_ORDER) continue;
        int found = handbook_related(rules, topics[i], there, 32);
        for (int j = 0; j < found; j++) {
            bool seen = false;
            int other = handbook_related(rules, there[j], back, 32);
            for (int k = 0; k < other; k++) seen = seen || (back[k].kind == topics[i].kind && back[k].at == topics[i].at);
            assert_true(seen);
            checked++;
        }
    }
    assert_true(checked > 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_and_every_told_quantity_has_a_page),
        cmocka_unit_test(every_page_says_something_whole),
        cmocka_unit_test(chapters_agree_in_both_languages),
        cmocka_unit_test(what_is_typed_finds_its_page),
        cmocka_unit_test(relations_go_both_ways),
    };
    return cmocka_run_group_tests(tests, prepare, clean_up);
}
