/* test_screens_analyse.c - looking back on a game on a terminal: a turning point is asked before it is answered, tried again, weighed. */
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include "hand.h"

enum { LONG = 60000, TURNS = 8 };

static char home[64];

/* A game that was played to its end, in sentences. */
static int play_a_game(void **state) {
    char command[1024];
    (void)state;
    strcpy(home, "/tmp/moat-analyse-XXXXXX");
    if (mkdtemp(home) == NULL) return -1;
    snprintf(command, sizeof command,
        "yes 'end' | head -%d | HOME=%s XDG_STATE_HOME= LC_ALL=C.UTF-8 %s play %s --plain --seed 7 --opponent giver >/dev/null", TURNS,
        home, MOAT, LEVEL);
    return system(command) == 0 ? 0 : -1;
}

static int home_remove(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", home);
    return system(command) == 0 ? 0 : -1;
}

static bool shows(Terminal *terminal, const char *text) { return terminal_find(terminal, text, NULL, NULL); }

static void press_until(Terminal *terminal, const char *key, const char *text) {
    assert_true(terminal_key(terminal, key));
    assert_true(terminal_wait_text(terminal, text, LONG));
    assert_true(terminal_wait_quiet(terminal, QUIET, LONG));
}

static Terminal *start(const char *command, const char *text) {
    const char *const arguments[] = {MOAT, command, "free-or-paid-001", NULL};
    /* Where the level is that the game was begun with: a saved game names it by its id. */
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .directory = LEVELS, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, text, LONG));
    assert_true(terminal_wait_quiet(terminal, QUIET, LONG));
    return terminal;
}

/* Down the turns to the next one that is a question. */
static bool find_question(Terminal *terminal) {
    for (int turn = 0; turn < TURNS && !shows(terminal, "Try this turn again"); turn++) press(terminal, "down");
    return shows(terminal, "Try this turn again");
}

static void a_turning_point_is_tried_again(void **state) {
    (void)state;
    Terminal *terminal = start("analyse", "Same orders, other dice");
    assert_true(find_question(terminal));
    assert_false(shows(terminal, "Search preferred"));
    press_until(terminal, "enter", "has it weighed");
    assert_true(shows(terminal, "Standing"));
    assert_false(shows(terminal, "the game is over"));
    press_until(terminal, "p", "Same orders, other dice");
    assert_false(shows(terminal, "Search preferred"));
    press_until(terminal, "enter", "has it weighed");
    press_until(terminal, "e", "tried again");
    assert_true(shows(terminal, "Search preferred"));
    assert_true(shows(terminal, "the game is over"));
    leave(terminal);
}

static void an_answer_may_be_asked_for(void **state) {
    (void)state;
    Terminal *terminal = start("resume", "look back");
    press_until(terminal, "p", "Same orders, other dice");
    assert_true(find_question(terminal));
    press(terminal, "tab");
    press(terminal, "right");
    press_until(terminal, "enter", "Search preferred");
    assert_true(shows(terminal, "answered"));
    press_until(terminal, "1", "Standing");
    press_until(terminal, "p", "answered");
    leave(terminal);
}

/* Leaving, or losing the line, in the middle of a turn that is tried again. */
static void leaving_while_trying(void **state) {
    (void)state;
    Terminal *terminal = start("analyse", "Same orders, other dice");
    assert_true(find_question(terminal));
    press_until(terminal, "enter", "has it weighed");
    leave(terminal);
    terminal = start("resume", "look back");
    leave(terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_turning_point_is_tried_again),
        cmocka_unit_test(an_answer_may_be_asked_for),
        cmocka_unit_test(leaving_while_trying),
    };
    return cmocka_run_group_tests(tests, play_a_game, home_remove);
}
