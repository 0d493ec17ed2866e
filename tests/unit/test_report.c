/* Tables, pages and the kit: well-formed, escaped, and right. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "play.h"
#include "report.h"

static MoatRules *rules;
static MoatGame *game;
static const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "beginner"}};

static int load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    game = moat_game_new(NULL, rules, 5, seats, NULL);
    MoatNote class = {.kind = MOAT_NOTE_CLASS, .number = 4, .id = "alone"};
    moat_game_note(game, &class, NULL);
    for (int t = 0; t < rules->turns; t++) {
        MoatOrders orders[MOAT_BLOCS];
        MoatNote note = {.kind = MOAT_NOTE_PREDICT, .number = 70, .text = "=2+2, \"quoted\" <b>&"};
        snprintf(note.id, sizeof note.id, "%s", rules->lesson->prediction[t].id);
        moat_game_note(game, &note, NULL);
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(moat_game_world(game), rules, b, 3, 2, &orders[b]);
        moat_game_end_turn(game, orders, NULL, NULL);
    }
    return 0;
}

static int unload(void **state) {
    (void)state;
    moat_game_close(game);
    moat_rules_free(rules);
    return 0;
}

static ReportGame report(void) {
    ReportGame made;
    report_game(&made, game, rules, "g.moat");
    return made;
}

static char *written(void (*write)(FILE *out, const void *context), const void *context) {
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    write(out, context);
    fclose(out);
    return text;
}

static void put_cell(FILE *out, const void *text) { report_cell(out, text); }

static void expect_cell(const char *text, const char *expected) {
    char *cell = written(put_cell, text);
    assert_string_equal(cell, expected);
    free(cell);
}

static void cells_are_quoted_and_guarded(void **state) {
    (void)state;
    expect_cell("plain", "plain");
    expect_cell("a,b", "\"a,b\"");
    expect_cell("say \"no\"", "\"say \"\"no\"\"\"");
    expect_cell("=1+1", "\"'=1+1\"");
    expect_cell("+x", "\"'+x\"");
    expect_cell("-x", "\"'-x\"");
    expect_cell("@x", "\"'@x\"");
    expect_cell("two\nlines", "\"two\nlines\"");
}

/* Cells of every line, as RFC 4180 has them; fails when a line has another number. */
static int lines_of(const char *text) {
    int columns = -1, lines = 0, cells = 1;
    for (bool quoted = false; *text; text++) {
        if (*text == '"') quoted = !quoted;
        if (quoted) continue;
        cells += *text == ',';
        if (*text != '\n') continue;
        assert_true(text[-1] == '\r');
        if (columns < 0) columns = cells;
        assert_int_equal(cells, columns);
        lines++;
        cells = 1;
    }
    return lines;
}

static void put_teams(FILE *out, const void *made) {
    report_teams_head(out);
    report_teams(out, made);
    report_teams_broken(out, "x.txt", "Line 3 was changed, or lost");
}
static void put_turns(FILE *out, const void *made) { report_turns_head(out), report_turns(out, made); }
static void put_decisions(FILE *out, const void *made) { report_decisions_head(out), report_decisions(out, made); }
static void put_quiz(FILE *out, const void *made) { report_quiz_head(out), report_quiz(out, made); }
static void put_book(FILE *out, const void *made) {
    (void)made;
    report_code_book(out);
}

static void tables_are_rectangular(void **state) {
    (void)state;
    ReportGame made = report();
    char *text = written(put_teams, &made);
    assert_int_equal(lines_of(text), 3);
    free(text);
    text = written(put_turns, &made);
    assert_int_equal(lines_of(text), 1 + (rules->turns + 1) * rules->markets * rules->segments);
    free(text);
    text = written(put_decisions, &made);
    assert_true(lines_of(text) > rules->turns);
    assert_non_null(strstr(text, "\"'=2+2, \"\"quoted\"\" <b>&\""));
    free(text);
    text = written(put_quiz, &made);
    assert_int_equal(lines_of(text), 1);
    free(text);
    text = written(put_book, NULL);
    assert_true(lines_of(text) > 20);
    free(text);
}

/* The turns in which most was lost, as libmoat's search of the same size says; the answer stands in the world of its turn. */
static void turning_points_hold(void **state) {
    (void)state;
    ReportTurning list[REPORT_TURNING];
    int count = report_turning_points(game, rules, 0, list);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const MoatHindsight *look = &list[i].hindsight;
        MoatWorld world;
        assert_true(i == 0 || list[i - 1].turn < list[i].turn);
        assert_true(look->loss > 0 || look->chance_loss > 0);
        assert_true(look->best.score > look->played.score || look->best.chance > look->played.chance);
        assert_true(moat_game_world_at(game, list[i].turn, &world));
        MoatOrders given = {0};
        for (int k = 0; k < look->preferred.count; k++) {
            assert_int_equal(moat_order_check(&world, rules, 0, &given, look->preferred.order[k]), MOAT_ORDER_OK);
            given.order[given.count++] = look->preferred.order[k];
        }
    }
}

static void other_dice_are_other(void **state) {
    (void)state;
    MoatLong score[REPORT_DICE];
    report_other_dice(game, rules, 0, score);
    assert_true(score[0] < score[REPORT_DICE - 1]);
    for (int i = 1; i < REPORT_DICE; i++) assert_true(score[i - 1] <= score[i]);
}

/* Every tag that opens closes, in order; nothing is fetched. */
static void check_page(const char *page) {
    char stack[64][16];
    int depth = 0;
    static const char *const empty[] = {"meta", "!DOCTYPE", "line", "path", "circle", "rect", "polyline", "br"};
    for (const char *at = strchr(page, '<'); at; at = strchr(at + 1, '<')) {
        char name[16];
        const char *end = strchr(at, '>');
        bool closing = at[1] == '/', single = end[-1] == '/';
        assert_non_null(end);
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at + 1 + closing, " >/"), at + 1 + closing);
        for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) single = single || strcmp(name, empty[i]) == 0;
        if (single && !closing) continue;
        if (!closing) {
            assert_true(depth < 64);
            strcpy(stack[depth++], name);
        } else {
            assert_true(depth > 0);
            assert_string_equal(stack[--depth], name);
        }
    }
    assert_int_equal(depth, 0);
    assert_null(strstr(page, "http:"));
    assert_null(strstr(page, "https:"));
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<b>&"));
}

static void put_debrief(FILE *out, const void *made) {
    ReportGame two[2] = {*(const ReportGame *)made, *(const ReportGame *)made};
    assert_true(report_debrief(out, two, 2));
}

static void pages_are_whole(void **state) {
    (void)state;
    ReportGame made = report();
    char *page = written(put_debrief, &made);
    check_page(page);
    static const char *const parts[] = {"<svg", "<title>Score</title>", "<desc>", "Turning points", "moat class retry g.moat",
        "Brier score", "What was luck", "Held against the world", "What the model leaves out", "The same world, other choices"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(page, parts[i])) fail_msg("no '%s'", parts[i]);
    free(page);
}

static int kit_at;
static void put_kit(FILE *out, const void *markdown) {
    CourseCode code = {.rules = 1, .sides = COURSE_ALTERNATE};
    report_kit(out, markdown != NULL, (ReportKit)kit_at, rules, &code, 8);
}

static void the_kit_says_what_the_level_says(void **state) {
    (void)state;
    static const char *const says[REPORT_KITS] = {"Minutes 7 to 30", "Forecaster", "Team 8", "Switching cost", "What does a fork need?",
        "Winning counts for nothing", "Gartner", "roster.csv"};
    for (kit_at = 0; kit_at < REPORT_KITS; kit_at++)
        for (int markdown = 0; markdown < 2; markdown++) {
            char *text = written(put_kit, markdown ? "" : NULL);
            if (!strstr(text, says[kit_at])) fail_msg("%s lacks '%s'", report_kit_name((ReportKit)kit_at), says[kit_at]);
            if (!markdown) check_page(text);
            free(text);
        }
}

static int times(const char *text, const char *what) {
    int count = 0;
    for (; (text = strstr(text, what)); text++) count++;
    return count;
}

/* A word is explained once, by the level where it does; what is assumed is one sentence and not a table of the same word. */
static void the_kit_says_nothing_twice(void **state) {
    (void)state;
    kit_at = REPORT_GLOSSARY;
    char *text = written(put_kit, "");
    assert_int_equal(times(text, "| Tomorrow |"), 1);
    assert_int_equal(times(text, "Tomorrow: "), 0);
    free(text);
    kit_at = REPORT_SOURCES;
    text = written(put_kit, "");
    assert_int_equal(times(text, "assumed"), 0);
    assert_int_equal(times(text, "Assumed, "), 1);
    free(text);
}

/* What the script promises fits: turns with their freezes into each block, blocks into the lesson, and no turn is hurried. */
static int check_block(const char *at, const char *end, int begin, int until) {
    int first = 0, last = 0, minutes, seconds, freeze, minute, turn, used = 0, bell = 0, clock[2] = {0}, play;
    char r;
    for (; at && at < end; at = strchr(at, '\n'), at = at ? at + 1 : NULL) {
        if (sscanf(at, "Turn %d, %d:%d.", &last, &minutes, &seconds) == 3) first = last, used = 60 * minutes + seconds;
        if (sscanf(at, "Turns %d to %d, about %d:%d each", &first, &last, &minutes, &seconds) == 4)
            used = (last - first + 1) * (60 * minutes + seconds);
        if (sscanf(at, "Minute %d, before turn %d: freeze for %d", &minute, &turn, &freeze) == 3) {
            assert_in_range(minute, begin, until - freeze);
            assert_in_range(turn, first, last);
            used += 60 * freeze;
        } else if (sscanf(at, "- Minute %d, on the console of a room: clock %d:%d, then end %d.", &minute, &clock[0], &clock[1], &play) ==
                   4)
            assert_true(minute == begin && play == until - begin), bell = 60 * clock[0] + clock[1];
        else if (sscanf(at, "- Minute %d: play is ove%c", &minute, &r) == 2)
            assert_int_equal(minute, until);
        else if (sscanf(at, "- Minute %d.", &minute) == 1)
            assert_in_range(minute, begin, until - 1);
    }
    if (bell > 0) assert_int_equal(bell, 60 * minutes + seconds);
    if (last > 0) assert_true((used - 60 * (until - begin)) <= 0 && (last - first + 1) * 165 <= used);
    return last;
}

static void check_script(const char *text) {
    int lesson = 0, at = 0, begin, until, most = 0, blocks = 0;
    for (const char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
        if (sscanf(line, "## A lesson of %d minutes", &begin) == 1) {
            assert_int_equal(at, lesson);
            lesson = begin, at = 0, most = 0;
        }
        if (sscanf(line, "### Minutes %d to %d", &begin, &until) != 2) continue;
        const char *next = strstr(line, "\n#");
        int last = check_block(line, next ? next : line + strlen(line), begin, until);
        assert_int_equal(begin, at);
        assert_true(last == 0 || last > most);
        if (last > most) most = last;
        at = until, blocks++;
        assert_true(most <= rules->turns);
    }
    assert_int_equal(at, lesson);
    assert_int_equal(blocks, 5 + 5 + 7);
}

static void the_script_fits_its_minutes(void **state) {
    (void)state;
    MoatLesson *lesson = rules->lesson;
    int turns = rules->turns;
    for (int i = 0; i < 2; i++, rules->lesson = NULL)
        for (rules->turns = 2; rules->turns <= MOAT_HORIZON; rules->turns += 3) {
            kit_at = REPORT_SCRIPT;
            char *text = written(put_kit, "");
            check_script(text);
            free(text);
        }
    rules->lesson = lesson, rules->turns = turns;
}

/* moat class new says what the script says. */
static void a_lesson_is_reckoned_once(void **state) {
    (void)state;
    kit_at = REPORT_SCRIPT;
    char *text = written(put_kit, ""), line[80];
    const char *at = text;
    int turns = 0;
    for (int i = 0; i < COURSE_PLANS; i++) {
        int minutes = course_plan(i)->minutes, seconds = course_turn_seconds(rules, minutes, &turns);
        snprintf(line, sizeof line, "## A lesson of %d minutes", minutes);
        at = strstr(at, line);
        snprintf(line, sizeof line, "about %d:%02d each", seconds / 60, seconds % 60);
        at = at ? strstr(at, line) : NULL;
        assert_int_equal(turns, rules->turns);
        if (!at) fail_msg("the script of %d minutes does not say '%s'", minutes, line);
    }
    free(text);
    int longer = course_turn_seconds(rules, 60, &turns), shorter = course_turn_seconds(rules, 45, &turns);
    assert_true(longer > shorter);
    (void)course_turn_seconds(rules, 10, &turns);
    assert_in_range(turns, 1, rules->turns);
}

/* A level without a lesson gets a kit all the same. */
static void every_level_has_a_kit(void **state) {
    (void)state;
    MoatLesson *lesson = rules->lesson;
    rules->lesson = NULL;
    for (kit_at = 0; kit_at < REPORT_KITS; kit_at++) {
        char *text = written(put_kit, NULL);
        check_page(text);
        free(text);
    }
    rules->lesson = lesson;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_quoted_and_guarded), cmocka_unit_test(tables_are_rectangular),
        cmocka_unit_test(turning_points_hold), cmocka_unit_test(other_dice_are_other), cmocka_unit_test(pages_are_whole),
        cmocka_unit_test(the_kit_says_what_the_level_says), cmocka_unit_test(the_kit_says_nothing_twice),
        cmocka_unit_test(the_script_fits_its_minutes), cmocka_unit_test(a_lesson_is_reckoned_once),
        cmocka_unit_test(every_level_has_a_kit)};
    return cmocka_run_group_tests_name("report", tests, load, unload);
}
