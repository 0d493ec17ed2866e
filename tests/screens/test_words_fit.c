/* test_words_fit.c - at 80 columns no text of any screen is cut, in any language that claims to be complete; and a French screen is
 * French: none of the English screen's sentences is on it. In a small level, and in the main one with its many and long names. */
#include "terminal_home.h"
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE = 20000, QUIET = 50, ROWS = 24, SCREENS = 256 };

/* Keys from one screen to the next. */
static const char *const in_game[] = {"1", "2", "t", "3", "tab", "4", "tab", "5", "6", "7", "t", "8", "9", "1", "?", "esc", "o", "down",
    "esc", "b", "enter", "enter", "esc", "/", "pagedown", "pagedown", "esc", "e", "esc", "e", "enter", "end", "enter", "9", "end", "1", "w",
    "esc"};
/* Three turns on: events to answer and little left to answer them with, warnings, orders of both sides, programmes that run. */
static const char *const later[] = {"e", "enter", "end", "enter", "e", "enter", "end", "enter", "e", "enter", "end", "enter", "/", "r", "e",
    "l", "enter", "esc", "/", "c", "l", "o", "enter", "esc", "/", "c", "l", "o", "enter", "esc", "/", "p", "r", "i", "enter", "esc", "8",
    "down", "down", "up", "up", "enter", "down", "down", "down", "tab", "down", "down", "down", "enter", "down", "enter", "2", "down", "t",
    "3", "tab", "tab", "4", "down", "down", "tab", "down", "5", "tab", "down", "6", "down", "down", "down", "down", "tab", "7", "down", "9",
    "right", "1", "tab", "down", "tab", "down", "down", "w", "esc", "a", "esc", "v", "esc", "r", "end", "esc"};
static const char *const in_menu[] = {"enter", "enter", "down", "down", "down", "esc", "esc", "o", "end", "enter"};

typedef struct Seen {
    char text[SCREENS][ROWS * 400];
    int count;
} Seen;

static int faults; /* all are told before the test fails */

static void look(Terminal *terminal, const char *key, Seen *seen) {
    for (int row = 0; row < ROWS; row++)
        if (strstr(terminal_row(terminal, row), "\xE2\x80\xA6") != NULL) {
            fprintf(stderr, "after %s a text is cut in row %d: %s\n", key, row, terminal_row(terminal, row));
            faults++;
        }
    if (seen->count < SCREENS) snprintf(seen->text[seen->count++], sizeof seen->text[0], "%s", terminal_text(terminal));
}

static void visit(const char *language, const char *const *arguments, const char *const *keys, size_t count, Seen *seen) {
    char variable[32];
    snprintf(variable, sizeof variable, "LANGUAGE=%s", language);
    const char *const environment[] = {variable, NULL};
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = ROWS, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_bytes(terminal, 1000, PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET * 2, PATIENCE));
    look(terminal, "the start", seen);
    for (size_t i = 0; i < count; i++) {
        assert_true(terminal_key(terminal, keys[i]));
        assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
        look(terminal, keys[i], seen);
    }
    terminal_free(terminal);
}

static void visit_all(const char *language, Seen *seen) {
    const char *const game[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "giver", NULL};
    const char *const large[] = {MOAT, "play", MAIN_LEVEL, "--seed", "20", "--opponent", "giver", NULL};
    const char *const menu[] = {MOAT, NULL};
    seen->count = 0;
    visit(language, game, in_game, sizeof in_game / sizeof in_game[0], seen);
    visit(language, large, in_game, sizeof in_game / sizeof in_game[0], seen);
    visit(language, large, later, sizeof later / sizeof later[0], seen);
    visit(language, menu, in_menu, sizeof in_menu / sizeof in_menu[0], seen);
}

/* Runs of three words and more, letters and blanks only. */
static int next_sentence(const char **at, char *sentence, int size) {
    int used = 0, words = 0;
    for (; **at != '\0'; ++*at) {
        bool letter = (**at >= 'a' && **at <= 'z') || (**at >= 'A' && **at <= 'Z');
        if (letter || (**at == ' ' && used > 0 && sentence[used - 1] != ' ')) {
            words += letter && (used == 0 || sentence[used - 1] == ' ');
            if (used < size - 1) sentence[used++] = **at;
        } else if (used > 0)
            break;
    }
    while (used > 0 && sentence[used - 1] == ' ') used--;
    sentence[used] = '\0';
    return words;
}

static void no_word_is_cut_or_left_in_english(void **state) {
    (void)state;
    static Seen english, french;
    visit_all("en", &english);
    visit_all("fr", &french);
    assert_int_equal(english.count, french.count);
    assert_true(english.count > 80);
    int compared = 0;
    for (int i = 0; i < english.count; i++) {
        const char *at = english.text[i];
        char sentence[200];
        for (int words; (words = next_sentence(&at, sentence, sizeof sentence)) > 0;) {
            if (words < 4 || strlen(sentence) < 20) continue;
            compared++;
            if (strstr(french.text[i], sentence) != NULL) faults++, fprintf(stderr, "screen %d in French has: %s\n", i, sentence);
        }
    }
    assert_true(compared > 60);
    assert_int_equal(faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(no_word_is_cut_or_left_in_english, home_make, home_remove)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
