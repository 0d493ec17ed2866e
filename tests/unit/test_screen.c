/* test_screen.c - text as cells, the canvas, the table of keys: everything of the face that needs no terminal. */
#include "canvas.h"
#include "keys.h"
#include "widgets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <locale.h>
#include <unistd.h>

static Canvas canvas;

static int prepare(void **state) {
    (void)state;
    canvas.ascii = false;
    return canvas_resize(&canvas, 6, 20) ? 0 : -1;
}

static int clean_up(void **state) {
    (void)state;
    canvas_free(&canvas);
    return 0;
}

/* A row as text, blanks at the end left out. */
static const char *row(int y) {
    static char text[1024];
    size_t used = 0, end = 0;
    for (int x = 0; x < canvas.columns; x++) {
        const Cell *cell = canvas_at(&canvas, y, x);
        size_t length = strlen(cell->glyph);
        memcpy(text + used, cell->glyph, length);
        used += length;
        if (strcmp(cell->glyph, " ") != 0) end = used;
    }
    text[end] = '\0';
    return text;
}

static void widths(void **state) {
    (void)state;
    assert_int_equal(text_width("Brazil"), 6);
    assert_int_equal(text_width("é"), 1);
    assert_int_equal(text_width("e\xCC\x81"), 1); /* a mark that combines */
    assert_int_equal(text_width("中国"), 4);
    assert_int_equal(text_width("●▲⣿"), 3);
    assert_int_equal(text_width("\xFF\xC3"), 2); /* not UTF-8: a replacement each */
}

static void bad_text_is_replaced(void **state) {
    (void)state;
    canvas_text(&canvas, 0, 0, 20, STYLE_TEXT, "a\033[2Jb");
    assert_string_equal(row(0), "a\xEF\xBF\xBD[2Jb");
    canvas_text(&canvas, 1, 0, 20, STYLE_TEXT,
        "a\xE2\x80\xAE"
        "b"); /* right-to-left override */
    assert_string_equal(row(1), "a\xEF\xBF\xBD"
                                "b");
    canvas_text(&canvas, 2, 0, 20, STYLE_TEXT, "\xC0\xAF\xED\xA0\x80"); /* overlong, surrogate */
    assert_string_equal(row(2), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void what_does_not_fit_is_cut(void **state) {
    (void)state;
    assert_int_equal(canvas_text(&canvas, 0, 0, 5, STYLE_TEXT, "Brazil"), 5);
    assert_string_equal(row(0), "Braz…");
    assert_int_equal(canvas_text(&canvas, 1, 0, 4, STYLE_TEXT, "中国人"), 3); /* a wide one is not halved */
    assert_string_equal(row(1), "中…");
    canvas_text(&canvas, 2, 18, 20, STYLE_TEXT, "中国"); /* nor at the edge */
    canvas_right(&canvas, 3, 0, 10, STYLE_TEXT, "41.2 bn");
    assert_string_equal(row(3), "   41.2 bn");
    assert_int_equal(canvas_text(&canvas, 0, 0, 0, STYLE_TEXT, "x"), 0);
    canvas_text(&canvas, -1, -5, 50, STYLE_TEXT, "outside is nothing");
    canvas_text(&canvas, 99, 99, 50, STYLE_TEXT, "outside is nothing");
}

static void halves_do_not_stay(void **state) {
    (void)state;
    canvas_text(&canvas, 0, 0, 20, STYLE_TEXT, "中国");
    canvas_text(&canvas, 0, 1, 1, STYLE_TEXT, "x");
    assert_string_equal(row(0), " x国");
    canvas_text(&canvas, 0, 2, 1, STYLE_TEXT, "y");
    assert_string_equal(row(0), " xy");
}

static void without_utf8(void **state) {
    (void)state;
    canvas.ascii = true;
    canvas_text(&canvas, 0, 0, 20, STYLE_TEXT, "São Paulo → ▲ 中 …");
    assert_string_equal(row(0), "Sao Paulo > ^ ?? ~");
    canvas_box(&canvas, (Area){1, 0, 3, 8}, NULL);
    assert_string_equal(row(1), "+------+");
    assert_string_equal(row(2), "|      |");
}

static void boxes_join(void **state) {
    (void)state;
    canvas_box(&canvas, (Area){0, 0, 3, 6}, NULL);
    canvas_box(&canvas, (Area){2, 0, 3, 6}, NULL);
    canvas_box(&canvas, (Area){0, 5, 5, 6}, NULL);
    assert_string_equal(row(0), "┌────┬────┐");
    assert_string_equal(row(1), "│    │    │");
    assert_string_equal(row(2), "├────┤    │");
    assert_string_equal(row(4), "└────┴────┘");
}

static void lines_break_at_spaces(void **state) {
    (void)state;
    int skip, bytes = text_line("the quick brown", 10, &skip);
    assert_int_equal(bytes, 9);
    assert_int_equal(skip, 10);
    assert_int_equal(text_line("unbreakable", 4, &skip), 4);
    assert_int_equal(text_line("won 28 %", 6, &skip), 3); /* a number stays with its unit */
    assert_int_equal(text_line("one\ntwo", 10, &skip), 3);
    assert_int_equal(canvas_wrap_lines(10, "the quick brown fox"), 2);
    assert_int_equal(canvas_wrap_lines(10, ""), 0);
}

/* Bytes of the first line of a text. */
static int first_line(const char *text, int width) {
    int skip;
    return text_line(text, width, &skip);
}

/* As French writes them: a space before the sign, or a no-break one, wide or narrow. */
static void no_line_begins_with_a_sign_that_closes(void **state) {
    (void)state;
    static const char *const sign[] = {":", ";", "?", "!", "%", "»"}, *const space[] = {" ", "\u00A0", "\u202F"};
    char text[64];
    for (size_t i = 0; i < sizeof sign / sizeof sign[0]; i++)
        for (size_t k = 0; k < sizeof space / sizeof space[0]; k++) {
            snprintf(text, sizeof text, "un mot%s%s deux", space[k], sign[i]);
            assert_int_equal(first_line(text, 6), 2); /* "un", with "mot" the sign would be alone */
            assert_int_equal(first_line(text, 7), 2);
            assert_string_equal(text + first_line(text, 9), " deux");
        }
    for (size_t k = 0; k < sizeof space / sizeof space[0]; k++) {
        snprintf(text, sizeof text, "dit «%smot » ici", space[k]);
        assert_int_equal(first_line(text, 6), 3);
        assert_int_equal(first_line(text, 10), 3);
        assert_string_equal(text + first_line(text, 11), " ici");
    }
    assert_int_equal(first_line("un ", 2), 2);          /* a blank at the end closes nothing */
    assert_int_equal(first_line("one\u00A0two", 4), 5); /* no line ends at it: the word is broken where the line is full */
}

static void finding(void **state) {
    (void)state;
    assert_true(text_match("Build cloud in Brazil", "cloud br") > 0);
    assert_true(text_match("Build cloud in Brazil", "br cloud") > 0);
    assert_int_equal(text_match("Build cloud in Brazil", "cloud x"), 0);
    assert_true(text_match("Build cloud in São Paulo", "sao") > 0);
    assert_true(text_match("在巴西建设云", "巴西") > 0);
    assert_int_equal(text_match("在巴西建设云", "中国"), 0);
    assert_true(text_match("price: low", "price") > text_match("set the price", "price"));
    assert_true(text_match("set the price", "price") > text_match("overpriced", "price"));
    assert_true(text_match("Build cloud in Japan", "c") > text_match("Set the price: all it can bear", "c"));
    assert_int_equal(text_match("Set - the price", "p"), text_match("Set the price", "p"));
    assert_true(text_match("anything", "") > 0);
}

static void meters_and_sparks(void **state) {
    (void)state;
    const int64_t values[] = {0, 5, 10};
    widget_meter(&canvas, 0, 0, 4, STYLE_TEXT, 1, 2);
    assert_string_equal(row(0), "██··");
    widget_meter(&canvas, 1, 0, 4, STYLE_TEXT, 99, 2); /* never over its end */
    assert_string_equal(row(1), "████");
    widget_spark(&canvas, 2, 0, 5, STYLE_TEXT, values, 3, 0, 10);
    assert_string_equal(row(2), "  ▁▅█");
    widget_spark(&canvas, 3, 0, 2, STYLE_TEXT, values, 3, 0, 10); /* the newest ones */
    assert_string_equal(row(3), "▅█");
}

static void numbers_are_aligned(void **state) {
    (void)state;
    const Column columns[] = {{"market", 0, false, STYLE_TEXT}, {"use", 5, true, STYLE_TEXT}};
    Table table = table_begin(&canvas, (Area){0, 0, 6, 20}, columns, 2);
    table_cell(&table, 1, 0, -1, "India");
    table_cell(&table, 1, 1, -1, "7 %");
    assert_string_equal(row(0), "market           use");
    assert_string_equal(row(1), "India            7 %");
}

static Press character(int key) { return (Press){.kind = PRESS_KEY, .key = key}; }

static void no_key_means_two_things(void **state) {
    (void)state;
    Keys keys;
    keys_default(&keys);
    for (int a = 0; a < ACTIONS; a++)
        for (int i = 0; i < KEYS_EACH && keys.key[a][i].code != 0; i++) {
            Press press = {.kind = PRESS_KEY, .key = keys.key[a][i].code, .special = keys.key[a][i].special};
            assert_int_equal(keys_find(&keys, press), a);
        }
}

static void every_action_has_a_key_and_help(void **state) {
    (void)state;
    Keys keys;
    keys_default(&keys);
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        assert_int_not_equal(keys.key[a][0].code, 0);
        assert_string_not_equal(keys_help((Action)a), "");
        assert_string_not_equal(keys_name(&keys, (Action)a), "");
    }
}

static void keys_can_be_given_anew(void **state) {
    (void)state;
    char path[] = "/tmp/moat-keys-XXXXXX";
    int file = mkstemp(path);
    const char *lines = "# mine\nend_turn x\nundo e\nnonsense q\n";
    Keys keys;
    assert_true(file >= 0);
    assert_int_equal(write(file, lines, strlen(lines)), (int)strlen(lines));
    close(file);
    keys_default(&keys);
    assert_int_equal(keys_read(&keys, path), 4); /* the line that names no action */
    assert_int_equal(keys_find(&keys, character('x')), ACTION_END_TURN);
    assert_int_equal(keys_find(&keys, character('e')), ACTION_UNDO);
    assert_int_equal(keys_find(&keys, character('q')), ACTION_LEAVE);
    assert_int_equal(keys_find(&keys, character('u')), ACTION_NONE);
    assert_int_equal(keys_read(&keys, "/nonexistent"), 0);
    unlink(path);
}

/* A key never means two things: who takes one that is taken is told whose it is. */
static void a_key_that_is_taken_is_refused(void **state) {
    (void)state;
    Keys keys, before;
    keys_default(&keys);
    before = keys;
    assert_int_equal(keys_give(&keys, ACTION_END_TURN, character('u')), ACTION_UNDO);
    assert_int_equal(keys_give(&keys, ACTION_END_TURN, (Press){.kind = PRESS_KEY, .key = 0x4E2D}), ACTION_END_TURN);
    assert_memory_equal(&keys, &before, sizeof keys);
    assert_int_equal(keys_give(&keys, ACTION_END_TURN, character('z')), ACTION_NONE);
    assert_int_equal(keys_find(&keys, character('z')), ACTION_END_TURN);
    assert_int_equal(keys_find(&keys, character('e')), ACTION_NONE);
    assert_string_equal(keys_name(&keys, ACTION_END_TURN), "z");
    assert_int_equal(keys_give(&keys, ACTION_UP, character('i')), ACTION_NONE); /* the arrow stays */
    assert_int_equal(keys_find(&keys, (Press){.kind = PRESS_KEY, .key = before.key[ACTION_UP][0].code, .special = true}), ACTION_UP);
    assert_int_equal(keys_give(&keys, ACTION_UNDO, character('e')), ACTION_NONE);
    assert_int_equal(keys_restore(&keys, ACTION_END_TURN), ACTION_UNDO);
    assert_int_equal(keys_restore(&keys, ACTION_UNDO), ACTION_NONE);
    assert_int_equal(keys_restore(&keys, ACTION_END_TURN), ACTION_NONE);
    assert_int_equal(keys_restore(&keys, ACTION_UP), ACTION_NONE);
    assert_memory_equal(&keys, &before, sizeof keys);
}

static void keys_are_written_and_read_again(void **state) {
    (void)state;
    char path[] = "/tmp/moat-keys-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    Keys keys, read;
    keys_default(&keys);
    keys_give(&keys, ACTION_END_TURN, character('z'));
    keys_give(&keys, ACTION_UNDO, character('#'));
    keys_give(&keys, ACTION_UP, character('i'));
    assert_true(keys_write(&keys, path));
    keys_default(&read);
    assert_int_equal(keys_read(&read, path), 0);
    for (int action = 0; action < ACTIONS; action++)
        for (int k = 0; k < KEYS_EACH; k++) {
            assert_int_equal(keys.key[action][k].code, read.key[action][k].code);
            assert_int_equal(keys.key[action][k].special, read.key[action][k].special);
        }
    assert_false(keys_write(&keys, "/proc/none/keys"));
    unlink(path);
}

/* A file by hand cannot make one key mean two things, nor lock anybody in. */
static void a_file_of_keys_that_conflict_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int wrong;
    } file[] = {{"end_turn x\nundo x\n", 2}, {"undo esc backspace\n", 1}, {"leave\n", 1}, {"sort e\n", 1}, {"end_turn a\nend_turn b\n", 2},
        {"end_turn x\nundo e\n", 0}};
    for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
        char path[] = "/tmp/moat-keys-XXXXXX";
        int out = mkstemp(path);
        assert_true(out >= 0 && write(out, file[i].text, strlen(file[i].text)) > 0);
        close(out);
        Keys keys;
        keys_default(&keys);
        assert_int_equal(keys_read(&keys, path), file[i].wrong);
        assert_int_not_equal(keys.key[ACTION_BACK][0].code, 0);
        unlink(path);
    }
}

int main(void) {
    if (setlocale(LC_ALL, "C.UTF-8") == NULL) return 77;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(widths, prepare, clean_up),
        cmocka_unit_test_setup_teardown(bad_text_is_replaced, prepare, clean_up),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_cut, prepare, clean_up),
        cmocka_unit_test_setup_teardown(halves_do_not_stay, prepare, clean_up),
        cmocka_unit_test_setup_teardown(without_utf8, prepare, clean_up),
        cmocka_unit_test_setup_teardown(boxes_join, prepare, clean_up),
        cmocka_unit_test_setup_teardown(lines_break_at_spaces, prepare, clean_up),
        cmocka_unit_test(no_line_begins_with_a_sign_that_closes),
        cmocka_unit_test_setup_teardown(finding, prepare, clean_up),
        cmocka_unit_test_setup_teardown(meters_and_sparks, prepare, clean_up),
        cmocka_unit_test_setup_teardown(numbers_are_aligned, prepare, clean_up),
        cmocka_unit_test(no_key_means_two_things),
        cmocka_unit_test(every_action_has_a_key_and_help),
        cmocka_unit_test(keys_can_be_given_anew),
        cmocka_unit_test(a_key_that_is_taken_is_refused),
        cmocka_unit_test(keys_are_written_and_read_again),
        cmocka_unit_test(a_file_of_keys_that_conflict_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
