/* The terminal driver against terminal_child: would it see what a person sees, and notice what it should? */
#include "terminal.h"
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

enum { PATIENCE = 5000 };

static Terminal *start_child(const char *mode) {
    const char *const arguments[] = {CHILD, mode, NULL};
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    return terminal;
}

static Terminal *start_with(const char *const *arguments, const char *const *environment) {
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .environment = environment, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    return terminal;
}

/* Runs what is expected to fail with its report kept; the caller frees the report. */
typedef bool Attempt(Terminal *terminal);
static char *failure_of(Attempt *attempt, Terminal *terminal) {
    FILE *report = tmpfile();
    assert_non_null(report);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    dup2(fileno(report), STDERR_FILENO);
    bool good = attempt(terminal);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    assert_false(good);
    long size = ftell(report) >= 0 ? lseek(fileno(report), 0, SEEK_END) : 0;
    char *text = calloc((size_t)size + 1, 1);
    assert_non_null(text);
    rewind(report);
    assert_int_equal(fread(text, 1, (size_t)size, report), size);
    fclose(report);
    return text;
}

static void assert_contains(const char *text, const char *part) {
    if (strstr(text, part) == NULL) { fail_msg("no \"%s\" in:\n%s", part, text); }
}

static void assert_fails_with(Attempt *attempt, Terminal *terminal, const char *part) {
    char *report = failure_of(attempt, terminal);
    assert_contains(report, part);
    free(report);
}

/* --- Screen ---------------------------------------------------------------------------------------------------------- */

static void cells_have_colours_and_attributes(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    int row;
    int column;
    assert_true(terminal_find(terminal, "red on blue", &row, &column));
    TerminalCell red = terminal_cell(terminal, row, column);
    assert_int_equal(red.foreground.kind, TERMINAL_PALETTE);
    assert_int_equal(red.foreground.index, 1);
    assert_int_equal(red.background.index, 4);
    assert_false(red.bold);
    assert_true(terminal_find(terminal, "orange", &row, &column));
    assert_int_equal(terminal_cell(terminal, row, column).foreground.index, 208);
    assert_int_equal(terminal_cell(terminal, row, column).background.kind, TERMINAL_DEFAULT);
    assert_true(terminal_find(terminal, "bold", &row, &column));
    assert_true(terminal_cell(terminal, row, column).bold);
    assert_true(terminal_find(terminal, "reverse", &row, &column));
    assert_true(terminal_cell(terminal, row, column).reverse);
    assert_true(terminal_find(terminal, "under", &row, &column));
    assert_true(terminal_cell(terminal, row, column).underline);
    assert_true(terminal_find(terminal, "rgb", &row, &column));
    assert_int_equal(terminal_cell(terminal, row, column).foreground.kind, TERMINAL_RGB);
    assert_int_equal(terminal_cell(terminal, row, column).foreground.blue, 3);
    terminal_free(terminal);
}

static void wide_characters_keep_their_places(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    int row;
    int column;
    assert_true(terminal_find(terminal, "中文", &row, &column));
    assert_int_equal(row, 1);
    assert_int_equal(column, 4);
    assert_string_equal(terminal_cell(terminal, 1, 4).text, "中");
    assert_int_equal(terminal_cell(terminal, 1, 4).width, 2);
    assert_int_equal(terminal_cell(terminal, 1, 5).width, 0);
    assert_true(terminal_find(terminal, "文", NULL, &column));
    assert_int_equal(column, 6);
    assert_true(terminal_find(terminal, "é", NULL, &column));
    assert_int_equal(column, 9);
    assert_string_equal(terminal_cell(terminal, 1, 2).text, "⣿");
    assert_string_equal(terminal_row(terminal, 99), "");
    assert_string_equal(terminal_cell(terminal, -1, 0).text, " ");
    terminal_free(terminal);
}

static void cursor_and_alternate_screen_are_seen(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, 20, PATIENCE));
    int row;
    int column;
    terminal_cursor(terminal, &row, &column);
    assert_int_equal(row, 23);
    assert_int_equal(column, 2);
    assert_false(terminal_cursor_visible(terminal));
    assert_true(terminal_alternate_screen(terminal));
    assert_true(terminal_type(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_cursor_visible(terminal));
    assert_false(terminal_alternate_screen(terminal));
    assert_string_equal(terminal_row(terminal, 0), "");
    terminal_free(terminal);
}

static void questions_to_the_terminal_are_answered(void **state) {
    (void)state;
    Terminal *terminal = start_child("ask");
    assert_true(terminal_wait_text(terminal, "answer [5;9R.", PATIENCE));
    terminal_free(terminal);
}

/* --- Input ----------------------------------------------------------------------------------------------------------- */

static void keys_arrive_as_bytes(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes;
    } keys[] = {
        {"enter", "0d |"},
        {"esc", "1b |"},
        {"tab", "09 |"},
        {"backspace", "7f |"},
        {"up", "1b 4f 41 |"},
        {"x", "78 |"},
        {"ctrl-x", "18 |"},
        {"ctrl-i", "09 |"},
        {"f1", "1b 4f 50 |"},
        {"space", "20 |"},
        {"é", "c3 a9 |"},
        {"alt-x", "1b 78 |"},
        {"f12", "1b 5b 32 34 7e |"},
        {"shift-tab", "1b 5b 5a |"},
        {"pagedown", "1b 5b 36 7e |"},
        {"ctrl-right", "1b 5b 31 3b 35 43 |"},
        {"f", "66 |"},
        {"-", "2d |"},
    };
    Terminal *terminal = start_child("keys");
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_true(terminal_type(terminal, "Y")); /* so that no answer can be the one before */
        assert_true(terminal_wait_text(terminal, "59 |", PATIENCE));
        assert_true(terminal_key(terminal, keys[i].name));
        assert_true(terminal_wait_text(terminal, keys[i].bytes, PATIENCE));
        assert_string_equal(terminal_row(terminal, 1), keys[i].bytes);
    }
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 7, PATIENCE));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

static bool press_nonsense(Terminal *terminal) { return terminal_key(terminal, "ctrl-nonsense"); }

static void unknown_keys_are_refused(void **state) {
    (void)state;
    Terminal *terminal = start_child("keys");
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    assert_fails_with(press_nonsense, terminal, "no key is called \"ctrl-nonsense\"");
    terminal_free(terminal);
}

static bool press_mouse(Terminal *terminal) { return terminal_mouse(terminal, 4, 89, 1, true); }

static void the_mouse_speaks_sgr_when_asked_for(void **state) {
    (void)state;
    Terminal *terminal = start_child("keys");
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    assert_true(terminal_resize(terminal, 24, 120));
    assert_true(press_mouse(terminal));
    assert_true(terminal_wait_text(terminal, "1b 5b 3c 30 3b 39 30 3b 35 4d |", PATIENCE)); /* <0;90;5M */
    assert_true(terminal_mouse(terminal, 4, 89, 1, false));
    assert_true(terminal_wait_text(terminal, "1b 5b 3c 30 3b 39 30 3b 35 6d |", PATIENCE)); /* <0;90;5m */
    terminal_free(terminal);
    const char *const cat[] = {"cat", NULL};
    terminal = start_with(cat, NULL);
    assert_fails_with(press_mouse, terminal, "asked for no mouse");
    terminal_free(terminal);
}

/* --- Size, signals, the line ----------------------------------------------------------------------------------------- */

static void sizes_are_delivered(void **state) {
    (void)state;
    Terminal *terminal = start_child("size");
    assert_true(terminal_wait_text(terminal, "24 by 80.", PATIENCE));
    assert_true(terminal_resize(terminal, 50, 200));
    assert_true(terminal_wait_text(terminal, "50 by 200.", PATIENCE));
    assert_true(terminal_wait_text(terminal, "#", PATIENCE));
    assert_string_equal(terminal_cell(terminal, 49, 199).text, "#");
    assert_true(terminal_resize(terminal, 0, 0));
    assert_true(terminal_resize(terminal, 5, 30));
    assert_true(terminal_wait_text(terminal, "5 by 30.", PATIENCE));
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    terminal_free(terminal);
}

static void a_storm_of_sizes_is_survived(void **state) {
    (void)state;
    Terminal *terminal = start_child("size");
    assert_true(terminal_wait_text(terminal, "24 by 80.", PATIENCE));
    unsigned seed = 1;
    for (int i = 0; i < 500; i++) {
        seed = seed * 1664525U + 1013904223U;
        assert_true(terminal_resize(terminal, (int)(seed >> 16) % 120, (int)(seed >> 8) % 300));
        terminal_refresh(terminal);
    }
    assert_true(terminal_resize(terminal, 30, 90));
    assert_true(terminal_wait_text(terminal, "30 by 90.", PATIENCE));
    terminal_free(terminal);
}

static void killed_programs_are_told_apart(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    assert_true(terminal_running(terminal));
    assert_true(terminal_signal(terminal, SIGKILL));
    TerminalEnd end;
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    assert_true(end.by_signal);
    assert_int_equal(end.code, SIGKILL);
    assert_true(end.peak_kilobytes > 0);
    assert_false(terminal_running(terminal));
    assert_int_equal(terminal_process(terminal), 0);
    terminal_free(terminal);
}

static bool wait_end_briefly(Terminal *terminal) { return terminal_wait_end(terminal, NULL, 50); }

static void a_program_that_will_not_end_is_found_and_killed(void **state) {
    (void)state;
    Terminal *terminal = start_child("deaf");
    assert_true(terminal_wait_text(terminal, "deaf", PATIENCE));
    pid_t process = terminal_process(terminal);
    assert_true(terminal_signal(terminal, SIGTERM));
    assert_fails_with(wait_end_briefly, terminal, "still running after 50 ms");
    terminal_hang_up(terminal);
    assert_fails_with(wait_end_briefly, terminal, "hung up");
    terminal_free(terminal);
    assert_int_equal(kill(process, 0), -1);
}

static void a_lost_line_reaches_the_program(void **state) {
    (void)state;
    const char *const not_reading[] = {"sh", "-c", "echo ready; exec sleep 100", NULL};
    Terminal *terminal = start_with(not_reading, NULL);
    Terminal *other = start_child("keys"); /* must not hold the first one's line open */
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    terminal_hang_up(terminal);
    TerminalEnd end;
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    assert_true(end.by_signal);
    assert_int_equal(end.code, SIGHUP);
    terminal_free(terminal);
    terminal_free(other);
    const char *const nohup[] = {"sh", "-c", "trap '' HUP; exec " CHILD " keys", NULL};
    terminal = start_with(nohup, NULL);
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    terminal_hang_up(terminal);
    assert_true(terminal_wait_exit(terminal, 9, PATIENCE)); /* the child's word for end of file */
    terminal_free(terminal);
}

static void stopping_works_as_under_a_shell(void **state) {
    (void)state;
    Terminal *terminal = start_child("keys");
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    assert_true(terminal_key(terminal, "ctrl-z"));
    assert_true(terminal_wait_stopped(terminal, PATIENCE));
    assert_true(terminal_signal(terminal, SIGCONT));
    assert_true(terminal_key(terminal, "Y"));
    assert_true(terminal_wait_text(terminal, "59 |", PATIENCE));
    assert_true(terminal_key(terminal, "ctrl-c"));
    TerminalEnd end;
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    assert_true(end.by_signal);
    assert_int_equal(end.code, SIGINT);
    terminal_free(terminal);
}

static void a_program_that_cannot_be_run_says_so(void **state) {
    (void)state;
    const char *const nothing[] = {"/nowhere/at-all", NULL};
    Terminal *terminal = start_with(nothing, NULL);
    assert_true(terminal_wait_text(terminal, "cannot run /nowhere/at-all", PATIENCE));
    assert_true(terminal_wait_exit(terminal, 127, PATIENCE));
    terminal_free(terminal);
}

static void the_environment_is_what_was_given(void **state) {
    (void)state;
    setenv("MOAT_LEAK", "1", 1);
    const char *const arguments[] = {"env", NULL};
    const char *const environment[] = {"TERM=vt100", "GIVEN=yes", "LC_ALL", NULL};
    Terminal *terminal = start_with(arguments, environment);
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_find(terminal, "TERM=vt100", NULL, NULL));
    assert_true(terminal_find(terminal, "GIVEN=yes", NULL, NULL));
    assert_true(terminal_find(terminal, "HOME=/nonexistent", NULL, NULL));
    assert_false(terminal_find(terminal, "LC_ALL", NULL, NULL));
    assert_false(terminal_find(terminal, "MOAT_LEAK", NULL, NULL));
    terminal_free(terminal);
}

/* --- Waiting and counting -------------------------------------------------------------------------------------------- */

static bool wait_for_nothing(Terminal *terminal) { return terminal_wait_text(terminal, "no such text", 50); }

static void a_wait_that_fails_shows_the_screen(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    char *report = failure_of(wait_for_nothing, terminal);
    assert_contains(report, "no \"no such text\" within 50 ms");
    assert_contains(report, " 23│q leaves");
    assert_contains(report, "24 rows, 80 columns, cursor 23,2 hidden, alternate screen");
    free(report);
    terminal_free(terminal);
}

static bool wait_for_long(Terminal *terminal) { return terminal_wait_text(terminal, "no such text", 600000); }

static void a_wait_ends_with_the_program(void **state) {
    (void)state;
    Terminal *terminal = start_child("forget");
    assert_fails_with(wait_for_long, terminal, "the program ended with status 3");
    terminal_free(terminal);
}

static void all_output_is_read_before_the_end(void **state) {
    (void)state;
    Terminal *terminal = start_child("flood");
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_bytes(terminal) > 20000 * 15);
    assert_string_equal(terminal_row(terminal, 0), "gone");
    terminal_free(terminal);
}

static void bytes_and_times_are_counted_from_the_mark(void **state) {
    (void)state;
    Terminal *terminal = start_child("keys");
    assert_true(terminal_wait_text(terminal, "ready", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, 20, PATIENCE));
    terminal_mark(terminal);
    assert_int_equal(terminal_bytes(terminal), 0);
    assert_true(terminal_last_byte(terminal) < 0);
    assert_true(terminal_key(terminal, "x"));
    assert_true(terminal_wait_bytes(terminal, 1, PATIENCE));
    assert_true(terminal_wait_quiet(terminal, 20, PATIENCE));
    assert_int_equal(terminal_bytes(terminal), strlen("\033[2;1H\033[K78 |"));
    assert_true(terminal_last_byte(terminal) > 0 && terminal_last_byte(terminal) < 1000);
    terminal_free(terminal);
}

static void a_slow_line_is_slow(void **state) {
    (void)state;
    Terminal *terminal = start_child("flood");
    terminal_throttle(terminal, 10000);
    terminal_mark(terminal);
    assert_true(terminal_wait_bytes(terminal, 2000, PATIENCE));
    assert_true(terminal_last_byte(terminal) >= 100);
    assert_true(terminal_bytes(terminal) <= 3000);
    assert_true(terminal_running(terminal));
    terminal_throttle(terminal, 0);
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    terminal_free(terminal);
}

/* --- Judging --------------------------------------------------------------------------------------------------------- */

static void a_restored_terminal_is_accepted(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

static void a_forgetful_program_is_found(void **state) {
    (void)state;
    Terminal *terminal = start_child("forget");
    assert_true(terminal_wait_exit(terminal, 3, PATIENCE));
    char *report = failure_of(terminal_restored, terminal);
    static const char *const problems[] = {
        "input is not taken line by line",
        "typing is not echoed",
        "termios input flags differ",
        "text is still bold",
        "a text colour is still set",
        "the cursor is hidden",
        "the mouse (1000) is on",
        "(1006) reports in SGR",
        "the alternate screen is on",
        "bracketed paste is on",
        "letters print as lines",
        "cursor keys send",
        "keypad sends application codes",
    };
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) { assert_contains(report, problems[i]); }
    free(report);
    terminal_free(terminal);
}

static const char *const page[] = {
    "┌──────────┐ plain red on blue orange",
    "│ ⣿⡇中文 é │ bold reverse under rgb",
    "└──────────┘ \"quoted\" \\ ?\?!",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "q leaves",
};
enum { PAGE_ROWS = sizeof page / sizeof page[0] };

static const char *wrong[PAGE_ROWS];
static size_t wrong_rows;

static bool expect_wrong(Terminal *terminal) { return terminal_expect(terminal, "page", wrong, wrong_rows); }

static char *report_with(Terminal *terminal, size_t row, const char *text, size_t rows) {
    memcpy(wrong, page, sizeof page);
    wrong[row] = text;
    wrong_rows = rows;
    return failure_of(expect_wrong, terminal);
}

static void golden_screens_differ_by_one_cell(void **state) {
    (void)state;
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    assert_true(terminal_expect(terminal, "page", page, PAGE_ROWS));
    char *report = report_with(terminal, 1, "│ ⣿⡇中文 é │ bald reverse under rgb", PAGE_ROWS);
    assert_contains(report, "screen \"page\" differs in 1 cells");
    assert_contains(report, "  1!│ ⣿⡇中文 é │ bald");
    assert_contains(report, " ! │ ⣿⡇中文 é │ bold");
    assert_contains(report, "\n                  ^ "); /* column 14 after the margin of 4 */
    free(report);
    report = report_with(terminal, 0, page[0], PAGE_ROWS - 1);
    assert_contains(report, "differs in 7 cells");
    free(report);
    char too_long[] = "q leaves                                                                        +";
    report = report_with(terminal, 23, too_long, PAGE_ROWS);
    assert_contains(report, "differs in 1 cells");
    free(report);
    terminal_free(terminal);
}

static char *whole_file(const char *path) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = calloc(1, 65536);
    assert_non_null(text);
    assert_true(fread(text, 1, 65535, file) > 0);
    fclose(file);
    return text;
}

static void golden_screens_can_be_written(void **state) {
    (void)state;
    char path[] = "/tmp/test_terminal_XXXXXX";
    close(mkstemp(path));
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    setenv("MOAT_GOLDEN_UPDATE", path, 1);
    bool written = terminal_expect(terminal, "page", NULL, 0);
    unsetenv("MOAT_GOLDEN_UPDATE");
    assert_true(written);
    char *text = whole_file(path);
    unlink(path);
    assert_contains(text, "/* page, 24 by 80 */\n        \"┌──────────┐ plain red on blue orange\",\n");
    assert_contains(text, "└──────────┘ \\\"quoted\\\" \\\\ ?\\?!\",\n");
    assert_contains(text, "        \"q leaves\",\n");
    free(text);
    terminal_free(terminal);
}

/* --- Pictures -------------------------------------------------------------------------------------------------------- */

static void pictures_have_colours_and_whole_rows(void **state) {
    (void)state;
    char path[] = "/tmp/test_terminal_XXXXXX";
    Terminal *terminal = start_child("page");
    assert_true(terminal_wait_text(terminal, "q leaves", PATIENCE));
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    terminal_html(terminal, file);
    terminal_ansi(terminal, file);
    fclose(file);
    char *text = whole_file(path);
    unlink(path);
    assert_contains(text, "<!-- picture 988 576 -->");
    assert_contains(text, ">orange</span>");
    assert_contains(text, "<b style=\"width:2ch\">中</b>");
    assert_contains(text, "<svg style=\"width:2ch\"");
    assert_contains(text, "\033[0;38;5;1;48;5;4mred on blue\033[0m ");
    free(text);
    terminal_free(terminal);
}

int main(void) {
    unsetenv("MOAT_GOLDEN_UPDATE");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_have_colours_and_attributes),
        cmocka_unit_test(wide_characters_keep_their_places),
        cmocka_unit_test(cursor_and_alternate_screen_are_seen),
        cmocka_unit_test(questions_to_the_terminal_are_answered),
        cmocka_unit_test(keys_arrive_as_bytes),
        cmocka_unit_test(unknown_keys_are_refused),
        cmocka_unit_test(the_mouse_speaks_sgr_when_asked_for),
        cmocka_unit_test(sizes_are_delivered),
        cmocka_unit_test(a_storm_of_sizes_is_survived),
        cmocka_unit_test(killed_programs_are_told_apart),
        cmocka_unit_test(a_program_that_will_not_end_is_found_and_killed),
        cmocka_unit_test(a_lost_line_reaches_the_program),
        cmocka_unit_test(stopping_works_as_under_a_shell),
        cmocka_unit_test(a_program_that_cannot_be_run_says_so),
        cmocka_unit_test(the_environment_is_what_was_given),
        cmocka_unit_test(a_wait_that_fails_shows_the_screen),
        cmocka_unit_test(a_wait_ends_with_the_program),
        cmocka_unit_test(all_output_is_read_before_the_end),
        cmocka_unit_test(bytes_and_times_are_counted_from_the_mark),
        cmocka_unit_test(a_slow_line_is_slow),
        cmocka_unit_test(a_restored_terminal_is_accepted),
        cmocka_unit_test(a_forgetful_program_is_found),
        cmocka_unit_test(golden_screens_differ_by_one_cell),
        cmocka_unit_test(golden_screens_can_be_written),
        cmocka_unit_test(pictures_have_colours_and_whole_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
