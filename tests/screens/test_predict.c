/* test_predict.c - in a lesson the turn ends only after a prediction: the dialog is read, refuses what is no chance, can be left, and what
 * it took stands in the game. */
#include "terminal_home.h"
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include "hand.h"

enum { ROWS = 24 };

static void type(Terminal *terminal, const char *text) {
    assert_true(terminal_type(terminal, text));
    assert_true(terminal_wait_text(terminal, text, PATIENCE));
}

static bool shows(Terminal *terminal, const char *text) {
    terminal_refresh(terminal);
    return terminal_find(terminal, text, NULL, NULL);
}

/* The first line that a command says and that has the word in it. */
static void said(const char *command, const char *word, char line[300]) {
    FILE *out = popen(command, "r");
    bool found = false;
    assert_non_null(out);
    while (!found && fgets(line, 300, out)) found = strstr(line, word);
    while (fgetc(out) != EOF) {}
    pclose(out);
    if (!found) fail_msg("no '%s' is said by %s", word, command);
}

static Terminal *play(const char *language) {
    char command[400], line[300], code[32];
    snprintf(
        command, sizeof command, "cd '%s' && HOME='%s' LC_ALL=C.UTF-8 '%s' class new --lang en --teams 1 --seed 77", LEVELS, home, MOAT);
    said(command, "Team 1: ", line);
    assert_int_equal(sscanf(line, "Team 1: %31s", code), 1);
    const char *const arguments[] = {MOAT, "play", "--class", code, "--lang", language, NULL};
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .directory = LEVELS, .rows = ROWS, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, strcmp(language, "en") == 0 ? "Standing" : "Situation", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

static void a_turn_ends_after_a_prediction(void **state) {
    (void)state;
    char line[300], command[200];
    Terminal *terminal = play("en");
    press(terminal, "e");
    assert_true(shows(terminal, "Before the turn ends: a prediction"));
    assert_true(shows(terminal, "Will Northgate earn more than Openfield in the last quarter"));
    assert_true(shows(terminal, "The chance of yes in per cent, then why: 70 they charge now"));
    assert_true(shows(terminal, "Enter notes it, Esc goes back. 50 means that you do not know."));
    /* the cursor is where one types */
    int y, x, row, column;
    assert_true(terminal_find(terminal, "> ", &y, &x));
    terminal_cursor(terminal, &row, &column);
    assert_int_equal(row, y);
    assert_int_equal(column, x + 2);
    /* nothing, a word, or more than certain is no chance */
    press(terminal, "enter");
    assert_true(shows(terminal, "Begin with a number from 0 to 100."));
    type(terminal, "101 surely");
    press(terminal, "enter");
    assert_true(shows(terminal, "> 101 surely"));
    for (int i = 0; i < 10; i++) press(terminal, "backspace");
    type(terminal, "surely");
    press(terminal, "enter");
    assert_true(shows(terminal, "> surely"));
    assert_false(shows(terminal, "End the turn?"));
    /* left, nothing is noted and the turn stays; e asks again, with an empty line */
    press(terminal, "esc");
    assert_false(shows(terminal, "a prediction"));
    press(terminal, "e");
    assert_true(shows(terminal, "Before the turn ends: a prediction"));
    assert_false(shows(terminal, "surely"));
    type(terminal, "70 they charge now");
    assert_true(terminal_key(terminal, "enter"));
    assert_true(terminal_wait_text(terminal, "End the turn?", PATIENCE));
    /* who goes back now is not asked again */
    press(terminal, "esc");
    press(terminal, "e");
    assert_true(shows(terminal, "End the turn?"));
    assert_true(terminal_key(terminal, "enter"));
    assert_true(terminal_wait_text(terminal, "What happened in 2027", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    press(terminal, "esc");
    assert_true(shows(terminal, "turn 2 of 8"));
    leave(terminal);
    snprintf(command, sizeof command, "cat '%s'/.local/state/moat/games/*.moat", home);
    said(command, "they charge now", line);
    if (!strstr(line, "money-first") || !strstr(line, " 70 ")) fail_msg("%s", line);
}

static void and_in_french(void **state) {
    (void)state;
    Terminal *terminal = play("fr");
    press(terminal, "e");
    assert_true(shows(terminal, "Avant la fin du tour : une prédiction"));
    assert_true(shows(terminal, "Northgate gagnera-t-il plus qu'Openfield au dernier trimestre"));
    press(terminal, "enter");
    assert_true(shows(terminal, "Commencez par un nombre de 0 à 100."));
    press(terminal, "esc");
    leave(terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_turn_ends_after_a_prediction), cmocka_unit_test(and_in_french)};
    return cmocka_run_group_tests_name("predictions", tests, home_make, home_remove);
}
