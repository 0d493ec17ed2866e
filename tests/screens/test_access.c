/* test_access.c - what the handbook's page about playing by ear and by keys claims: nothing by colour alone, ASCII where it is asked for,
 * the cursor on the focus, a plain face without lines or cursor movements. */
#include "terminal_home.h"
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include "hand.h"

enum { ROWS = 24, COLUMNS = 80 };

static const char *const keys[] = {
    "1", "tab", "2", "down", "t", "3", "tab", "4", "5", "6", "7", "t", "8", "9", "b", "esc", "o", "esc", "1", "w", "esc", "/"};
enum { KEYS = sizeof keys / sizeof keys[0] };

static Terminal *start(const char *level, const char *const *environment) {
    const char *const arguments[] = {MOAT, "play", level, "--seed", "7", "--opponent", "giver", NULL};
    Terminal *terminal = terminal_start(
        &(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = ROWS, .columns = COLUMNS});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

/* The pattern of the land may differ: it stands for the colours. */
static void without_land(const char *text, char *to) {
    for (; *text != '\0'; text++) {
        bool braille = (unsigned char)text[0] == 0xE2 && (unsigned char)text[1] >= 0xA0 && (unsigned char)text[1] <= 0xA3;
        *to++ = braille ? ' ' : *text;
        if (braille) text += 2;
    }
    *to = '\0';
}

static bool has_colour(Terminal *terminal) {
    for (int y = 0; y < ROWS; y++)
        for (int x = 0; x < COLUMNS; x++)
            if (terminal_cell(terminal, y, x).foreground.kind != TERMINAL_DEFAULT) return true;
    return false;
}

static void without_colours_every_screen_says_the_same(void **state) {
    (void)state;
    static char coloured[ROWS * COLUMNS * 5], plain[ROWS * COLUMNS * 5];
    Terminal *one = start(MAIN_LEVEL, NULL), *other = start(MAIN_LEVEL, (const char *const[]){"NO_COLOR=1", NULL});
    assert_true(has_colour(one));
    for (int i = 0; i < KEYS; i++) {
        press(one, keys[i]);
        press(other, keys[i]);
        assert_false(has_colour(other));
        for (int late = 0; late < 50; late++) { /* one of the two may be, on a busy machine */
            without_land(terminal_text(one), coloured);
            without_land(terminal_text(other), plain);
            if (strcmp(coloured, plain) == 0) break;
            terminal_wait_quiet(one, QUIET, PATIENCE);
            terminal_wait_quiet(other, QUIET, PATIENCE);
        }
        for (size_t at = 0; coloured[at] != '\0' || plain[at] != '\0'; at++)
            if (coloured[at] != plain[at]) fail_msg("after %s with colours: %.90s, without: %.90s", keys[i], coloured + at, plain + at);
    }
    terminal_free(one);
    terminal_free(other);
}

static bool has_focus(const Terminal *terminal) {
    for (int y = 0; y < ROWS; y++)
        for (int x = 0; x < COLUMNS; x++)
            if (terminal_cell(terminal, y, x).reverse) return true;
    return false;
}

static void ascii_is_ascii(void **state) {
    (void)state;
    Terminal *terminal = start(LEVEL, (const char *const[]){"LC_ALL=C", NULL});
    for (int i = -1; i < KEYS; i++) {
        if (i >= 0) press(terminal, keys[i]);
        for (const unsigned char *at = (const unsigned char *)terminal_text(terminal); *at != '\0'; at++)
            if (*at >= 127 || (*at < 32 && *at != '\n')) fail_msg("after %s: byte %d", i < 0 ? "the start" : keys[i], *at);
    }
    terminal_free(terminal);
}

/* Where anything is reversed, the cursor stands on the first cell of it; where a text is typed it stands in the text. */
static void the_cursor_stands_on_the_focus(void **state) {
    (void)state;
    Terminal *terminal = start(LEVEL, NULL);
    int checked = 0;
    for (int i = 0; i < KEYS - 1; i++) {
        int row, column;
        press(terminal, keys[i]);
        terminal_cursor(terminal, &row, &column);
        if (!terminal_cursor_visible(terminal)) fail_msg("after %s no cursor is seen", keys[i]);
        if (strcmp(keys[i], "b") == 0 || strcmp(keys[i], "w") == 0) continue; /* text is typed or read there */
        if (!has_focus(terminal)) continue;                                   /* there is nothing to choose from */
        if (!terminal_cell(terminal, row, column).reverse || (column > 0 && terminal_cell(terminal, row, column - 1).reverse))
            fail_msg("after %s the cursor is at %d,%d, not on the focus", keys[i], row, column);
        checked++;
    }
    assert_true(checked > 12);
    terminal_free(terminal);
}

static void the_plain_face_draws_nothing(void **state) {
    (void)state;
    char command[800];
    snprintf(command, sizeof command,
        "cd %s && printf 'help\\nstatus\\nmarkets\\nlabs\\nregulators\\norders\\nhandbook\\nhandbook traps\\nforecast\\nend\\nwhy "
        "score\\nquit\\n' | "
        "env HOME=%s LC_ALL=C.UTF-8 %s play %s --seed 7 --plain --save games > out && ! LC_ALL=C grep -q \"$(printf '[\\033\\010\\014]')\" "
        "out && "
        "! grep -q '[─│┌┐└┘├┤█▇▆▅▄▃▂▁⣿]' out && test $(wc -l < out) -gt 100",
        home, home, MOAT, LEVEL);
    assert_int_equal(system(command), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, home_make, home_remove)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(without_colours_every_screen_says_the_same), TEST(ascii_is_ascii),
        TEST(the_cursor_stands_on_the_focus), TEST(the_plain_face_draws_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
