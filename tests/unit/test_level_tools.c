/* What is made of levels: resolved text that says the same, packs that travel, levels of the draft that become format 1. By hundreds of
 * levels that nobody wrote, from seeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "moat/level.h"

static char folder[] = "/tmp/moat-tools-XXXXXX";
static const char *const folders[] = {MOAT_LEVELS, NULL};
static uint64_t dice;

static unsigned roll(unsigned sides) {
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(dice >> 33) % sides;
}

static const char *path_of(const char *name) {
    static char path[2][128];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s.yaml", folder, name);
    return path[turn];
}

static void put(const char *name, const char *text) {
    FILE *file = fopen(path_of(name), "we");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static MoatRules *load(const char *name) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path_of(name), folders, &problems);
    for (int i = 0; i < problems.kept && !rules; i++)
        print_error("%s:%d: %s\n", problems.problem[i].file, problems.problem[i].line, problems.problem[i].message);
    if (!rules) fail_msg("%s does not load", name);
    moat_problems_free(&problems);
    return rules;
}

static uint64_t hash_of(const char *name) {
    MoatRules *rules = load(name);
    uint64_t hash = rules->hash;
    moat_rules_free(rules);
    return hash;
}

/* --- resolved --- */

typedef struct Text {
    char bytes[8192];
    size_t size;
} Text;

__attribute__((format(printf, 2, 3))) static void say(Text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    text->size += (size_t)vsnprintf(text->bytes + text->size, sizeof text->bytes - text->size, format, arguments);
    va_end(arguments);
    assert_true(text->size < sizeof text->bytes);
}

/* A change of the lesson or of Ten quarters, with texts in all the ways YAML has. */
static void some_child(Text *text, const char *name) {
    static const char *const titles[] = {"Plain words", "\"With: a colon\"", "'it''s quoted'", "\"a \\\"b\\\" \\\\ c\"",
        "{en: Plain, fr: \"Né d'hier\"}", "{en: \"true\", fr: \"017\"}", "|\n  In\n  lines", ">-\n  folded\n  lines\n\n  and more",
        "over\n  two lines", "\"# no comment\""};
    static const char *const changes[] = {"adoption: {open_toil: 0.8}\n", "research:\n  luck: 0.2   # little\n",
        "deal: {deal_lab: 0, source: assumed}\n", "money: {growth: 2.5%}\n", "policies: {price_table: [0.4, 0.7, 1, 1.5, 2]}\n",
        "orders:\n  most: 5\n  lobby: {mandate: 2}\n"};
    bool lesson = roll(2);
    *text = (Text){0};
    say(text, "# c\nformat: 1\nid: %s\nextends: %s\ntitle: %s\n", name, lesson ? "free-or-paid" : "ten-quarters", titles[roll(10)]);
    for (int i = 0; i < 6; i++)
        if (roll(2)) say(text, "%s", changes[i]);
    if (lesson && roll(2)) say(text, "remove: {events: [volunteers, toll], schedule: [pause-the-toll]}\n");
    if (!lesson && roll(2)) say(text, "remove:\n  markets: [japan]\n  events: [%s]\n", "home-chips-only");
    if (roll(2)) say(text, "calendar: {start: %s, quarters_per_turn: 2, turns: %u}\n", lesson ? "2028-Q1" : "2026-Q3", 2 + roll(4));
    if (lesson && roll(2))
        say(text,
            "events:\n- id: volunteers\n  when:\n  - any:\n    - {world.turn: {at_least: 1}}\n    - not: {bloc.openfield.cash: {below: 2 "
            "bn}}\n  chance: %u%%\n",
            1 + roll(50));
}

static void test_resolved(void **state) {
    (void)state;
    int resolved = 0;
    for (dice = 1; resolved < 120;) {
        Text text;
        MoatProblems problems = {0};
        MoatBytes yaml, again;
        some_child(&text, "child");
        put("child", text.bytes);
        MoatRules *rules = moat_level_load(path_of("child"), folders, &problems);
        if (!rules) { /* an id that is gone may still be named: that is told, and nothing is written */
            MoatProblems more = {0};
            assert_false(moat_level_resolve(path_of("child"), folders, true, &more, &yaml));
            assert_null(yaml.bytes);
            moat_problems_free(&more);
        } else {
            bool origins = resolved % 2;
            assert_true(moat_level_resolve(path_of("child"), folders, origins, &problems, &yaml));
            assert_int_equal((int)strlen(yaml.bytes), yaml.size);
            put("child", yaml.bytes);
            MoatRules *back = load("child");
            assert_true(back->hash == rules->hash);
            assert_string_equal(moat_text(back, &back->title), moat_text(rules, &rules->title));
            assert_int_equal(back->scheduled, rules->scheduled);
            moat_rules_free(back);
            assert_true(moat_level_resolve(path_of("child"), NULL, false, &problems, &again)); /* it needs nobody */
            if (!origins) assert_string_equal(again.bytes, yaml.bytes);
            moat_bytes_free(&again);
            moat_bytes_free(&yaml);
            resolved++;
        }
        moat_rules_free(rules);
        moat_problems_free(&problems);
    }
}

/* --- packs --- */

static MoatRules *import(const char *name, MoatPackTrouble *trouble) {
    MoatProblems problems = {0};
    MoatBytes bytes;
    MoatRules *rules = moat_level_import(path_of(name), &problems, &bytes, trouble);
    assert_true((rules != NULL) == (bytes.bytes != NULL));
    assert_true(rules || *trouble || problems.errors);
    moat_bytes_free(&bytes);
    moat_problems_free(&problems);
    return rules;
}

static void put_bytes(const char *name, const char *bytes, size_t size) {
    FILE *file = fopen(path_of(name), "we");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void test_packs(void **state) {
    (void)state;
    MoatProblems problems = {0};
    MoatBytes pack;
    MoatPackTrouble trouble;
    char code[9];
    assert_true(moat_level_export(MOAT_LEVELS "/free-or-paid.yaml", folders, &problems, &pack, &trouble));
    put_bytes("pack", pack.bytes, (size_t)pack.size);
    MoatRules *rules = import("pack", &trouble), *first = moat_level_load(MOAT_LEVELS "/free-or-paid.yaml", folders, &problems);
    assert_non_null(rules);
    assert_true(rules->hash == first->hash);
    moat_level_code(rules->hash, code);
    assert_memory_equal(pack.bytes + strlen("# moat-level 1 "), code, 8);
    moat_rules_free(rules);
    moat_rules_free(first);
    /* one bit, anywhere; a cut, anywhere */
    dice = 7;
    for (int i = 0; i < 600; i++) {
        int at = i < 44 ? i : (int)roll((unsigned)pack.size);
        char bit = (char)(1 << roll(8));
        pack.bytes[at] ^= bit;
        put_bytes("pack", pack.bytes, (size_t)pack.size);
        assert_null(import("pack", &trouble));
        pack.bytes[at] ^= bit;
        if (i % 10) continue;
        put_bytes("pack", pack.bytes, roll((unsigned)pack.size));
        assert_null(import("pack", &trouble));
    }
    moat_bytes_free(&pack);
    assert_false(moat_level_export(MOAT_LEVELS "/base.yaml", folders, &problems, &pack, &trouble));
    assert_null(pack.bytes);
    moat_problems_free(&problems);
}

/* --- upgrade --- */

/* The same level in the draft's words and in today's; comments at random, mappings in braces or in lines. */
static void both(Text *old, Text *now, const char *a, const char *b) {
    say(old, "%s", a);
    say(now, "%s", b);
}

static void remark(Text *old, Text *now) {
    char text[40];
    if (roll(3)) {
        both(old, now, "\n", "\n");
        return;
    }
    snprintf(text, sizeof text, "   # remark %u, {not} \"this\": [\n", roll(1000));
    both(old, now, text, text);
}

static void some_segment(Text *old, Text *now) {
    static const char *const keys[] = {"capability", "price", "trust", "sovereignty", "network"};
    bool braces = roll(2);
    both(old, now, "  enterprises:", "  enterprises:");
    if (braces)
        both(old, now, " {spend: 85%", " {spend: 85%");
    else
        remark(old, now);
    for (int i = 0; i < 5; i++) {
        char number[16];
        if (roll(2)) continue;
        snprintf(number, sizeof number, ": %u.%u", roll(3), roll(10));
        say(old, braces ? ", %s%s" : "    %s%s", keys[i], number);
        say(now, braces ? ", w_%s%s" : "    w_%s%s", keys[i], number);
        if (!braces) remark(old, now);
    }
    if (braces) both(old, now, "}", "}");
    if (braces) remark(old, now);
    if (!braces) both(old, now, "    churn: 9%\n", "    churn: 9%\n");
}

static void some_regulator(Text *old, Text *now) {
    bool security = roll(2);
    if (roll(2)) {
        say(old, "  trade-commission: {dominance_above: 40%%, clock: %s, strictness: 1.1}", security ? "security" : "competition");
        say(now, "  trade-commission: {threshold: 40%%, clock_competition: %d, clock_security: %d, strictness: 1.1}", !security, security);
        remark(old, now);
        return;
    }
    both(old, now, "  trade-commission:\n", "  trade-commission:\n");
    say(old, "    clock: %s\n", security ? "security" : "competition");
    say(now, "    clock_competition: %d\n    clock_security: %d\n", !security, security);
    both(old, now, "    dominance_above: 40%", "    threshold: 40%");
    remark(old, now);
}

static void some_victory(Text *old, Text *now) {
    unsigned kind = roll(3);
    both(old, now, "victory:", "victory:");
    if (kind == 0)
        both(old, now, " {par: 51, weights: {present: 40%, tomorrow: 40%, autonomy: 20%}}",
            " {par: 51, weight_present: 40%, weight_tomorrow: 40%, weight_autonomy: 20%}");
    else if (kind == 1)
        both(old, now, "\n  weights: {present: 40%, tomorrow: 40%, autonomy: 20%}",
            "\n  weight_present: 40%\n  weight_tomorrow: 40%\n  weight_autonomy: 20%");
    else
        both(old, now, "\n  weights:   # how it counts\n      present: 40%   # money\n      tomorrow: 40%\n      autonomy: 20%",
            "\n     # how it counts\n  weight_present: 40%   # money\n  weight_tomorrow: 40%\n  weight_autonomy: 20%");
    remark(old, now);
}

static void check_comments(const char *old, const char *now) {
    for (const char *at = strstr(old, "# "); at; at = strstr(at + 2, "# ")) {
        char comment[80];
        snprintf(comment, sizeof comment, "%.*s", (int)strcspn(at, "\n"), at);
        if (!strstr(now, comment)) fail_msg("the comment is gone: %s\n%s", comment, now);
    }
}

static void check_draft(void) {
    Text old = {0}, now = {0};
    MoatProblems problems = {0};
    MoatUpgradeNotes notes;
    MoatBytes text;
    both(&old, &now, "format: 0   # draft\nid: draft\nextends: free-or-paid\n", "format: 1   # draft\nid: draft\nextends: free-or-paid\n");
    both(&old, &now, "segments:\n", "segments:\n");
    some_segment(&old, &now);
    both(&old, &now, "regulators:\n", "regulators:\n");
    some_regulator(&old, &now);
    some_victory(&old, &now);
    if (roll(2)) both(&old, &now, "tenders: {notice: 1, per_turn: 0}\n", "tenders: {per_turn: 0}\n");
    put("draft", now.bytes);
    uint64_t hash = hash_of("draft");
    put("draft", old.bytes);
    assert_int_equal(moat_level_upgrade(path_of("draft"), &problems, &notes, &text), MOAT_UPGRADE_DONE);
    check_comments(old.bytes, text.bytes);
    put("draft", text.bytes);
    if (hash_of("draft") != hash) fail_msg("it plays otherwise:\n%s\n%s", old.bytes, text.bytes);
    moat_bytes_free(&text);
    assert_int_equal(moat_level_upgrade(path_of("draft"), &problems, &notes, &text), MOAT_UPGRADE_NONE);
    assert_null(text.bytes);
    assert_int_equal(problems.count, 0);
}

static void test_upgrade(void **state) {
    (void)state;
    dice = 3;
    for (int i = 0; i < 300; i++) check_draft();
}

static MoatUpgrade upgrade(const char *text, MoatUpgradeNotes *notes) {
    MoatProblems problems = {0};
    MoatBytes bytes;
    put("draft", text);
    MoatUpgrade result = moat_level_upgrade(path_of("draft"), &problems, notes, &bytes);
    moat_bytes_free(&bytes);
    moat_problems_free(&problems);
    return result;
}

static void test_upgrade_results(void **state) {
    (void)state;
    MoatUpgradeNotes notes;
    assert_int_equal(upgrade("format: 0\nid: draft\nregulators:\n  a:\n    clock: security\n    fine: 4%\n", &notes), MOAT_UPGRADE_LOOK);
    assert_int_equal(notes.count, 1);
    assert_int_equal(notes.note[0].line, 7); /* one line lower than it was: the clock takes two */
    assert_string_equal(notes.note[0].key, "fine");
    assert_int_equal(upgrade("format: 0\nlines:\n  us: {}\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(upgrade("format: 0\nregulators: {a: {clock: noon}}\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(upgrade("format: 0\nvictory: {weights: 3}\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(notes.count, 1);
    assert_int_equal(upgrade("format: 2\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(upgrade("id: draft\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(upgrade("format: [\n", &notes), MOAT_UPGRADE_CANNOT);
    assert_int_equal(upgrade("format: 1\n", &notes), MOAT_UPGRADE_NONE);
}

/* Bytes of the draft at random, cut and spliced: a result or a refusal, never a crash. */
static void test_upgrade_of_rubbish(void **state) {
    (void)state;
    static const char seed[] =
        "format: 0\nid: draft\nsegments: {a: {price: 1, trust: {x: [1, 2]}}, b: 3}\nregulators:\n  a:\n    clock: security\n"
        "    fine:\n      - 4%\n\nmarkets: {m: {regulator: x}}\nvictory:\n  weights:\n    present: 1\ntenders: {notice: 1}\n";
    dice = 11;
    for (int i = 0; i < 2000; i++) {
        char text[sizeof seed];
        MoatUpgradeNotes notes;
        memcpy(text, seed, sizeof seed);
        for (unsigned k = 0, n = 1 + roll(4); k < n; k++) {
            unsigned at = 10 + roll(sizeof seed - 40), size = 1 + roll(20);
            if (roll(2))
                text[at] = seed[roll(sizeof seed - 1)];
            else
                memmove(text + at, text + 10 + roll(sizeof seed - 40), size);
        }
        upgrade(text, &notes);
    }
}

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    static const char *const names[] = {"child", "pack", "draft"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) remove(path_of(names[i]));
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_resolved),
        cmocka_unit_test(test_packs),
        cmocka_unit_test(test_upgrade),
        cmocka_unit_test(test_upgrade_results),
        cmocka_unit_test(test_upgrade_of_rubbish),
    };
    return cmocka_run_group_tests_name("level tools", tests, make_folder, remove_folder);
}
