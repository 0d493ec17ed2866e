/* test_screens_detail.c - labs, chips, cloud, regulators, history and replay: what they look like, and that what they offer is done. */
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

enum { ROWS = 24, TABS = 22 };

static Terminal *start(const char *const *arguments) {
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .directory = LEVELS, .rows = ROWS, .columns = 80});
    assert_non_null(terminal);
    return terminal;
}

static void press_until(Terminal *terminal, const char *key, const char *text) {
    assert_true(terminal_key(terminal, key));
    assert_true(terminal_wait_text(terminal, text, PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
}

static bool shows(Terminal *terminal, const char *text) { return terminal_find(terminal, text, NULL, NULL); }

static Terminal *play(void) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "giver", NULL};
    Terminal *terminal = start(arguments);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

static void end_turn(Terminal *terminal, const char *year) {
    press_until(terminal, "e", "End the turn?");
    press_until(terminal, "enter", year);
    press_until(terminal, "esc", "Standing");
}

/* All rows but the line of screens, which grows with every screen that is added. */
static void expect(Terminal *terminal, const char *name, const char *const screen[ROWS]) {
    const char *all[ROWS];
    char tabs[512];
    snprintf(tabs, sizeof tabs, "%s", terminal_row(terminal, TABS));
    for (int y = 0; y < ROWS; y++) all[y] = y == TABS ? tabs : screen[y];
    assert_true(terminal_expect(terminal, name, all, ROWS));
}

static const char *const labs_screen[ROWS] = {
    " Moat · Free or paid?                       2027  turn 1 of 8  you: ● Northgate",
    "┌ Labs and releases ──────────────────────────────────────────── frontier 51.0 ┐",
    "│              ● Northgate                    ◆ Openfield                      │",
    "│ lab               51.1  leads by 3.2             47.8                        │",
    "│ premium           51.0  at the frontier          45.0  6.0 behind            │",
    "│ open              40.0  11.0 behind              46.0  5.0 behind            │",
    "│ permissive        40.0  11.0 behind              46.0  5.0 behind            │",
    "│ open use           1 %  permissive                5 %  permissive            │",
    "│ price          middling (2 of 4)              low (1 of 4)                   │",
    "│ compute        serves more (1 of 3)           serves more (1 of 3)           │",
    "├ Orders ──────────────────────────────────────── 3 of 3 mandate left, 15.0 bn ┤",
    "│ release the lab's best as                   charge for the open line         │",
    "│ - premium           +0.1                    Firms         ◆0 [0] 1  2  3  4  │",
    "│ + open, permissive +11.1 2 mandate, 0.6 bn  Schools       ◆0 [0] 1  2  3  4  │",
    "│ - open, restricted +11.1                                                     │",
    "│ premium price   0  1 [2] 3  4  middling                                      │",
    "│ training        0 [1] 2  3  serves more                                      │",
    "│ - encourage the maverick                                                     │",
    "│ Release the lab's best openly (permissive)  2 mandate, 0.6 bn                │",
    "│ after 1 turn:  score -2.3   Tomorrow +1 %   Present -6 %   Autonomy +1 %     │",
    "│ after 3 turns: score +3.4 (+3.3 to +3.7)   Tomorrow +8 %   Present -1 %      │",
    "└──────────────────────────────────────────────────────────────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const cloud_screen[ROWS] = {
    " Moat · Free or paid?                       2028  turn 2 of 8  you: ● Northgate",
    "┌ Programmes ──────────────── 1 of 3 mandate held ┐┌ F Fieldland ──────────────┐",
    "│ market              ● cov ◆ cov cloud  aid teach││                ●       ◆  │",
    "│ Northland            80 %  15 %    +    =     + ││ cloud       63 %▲   70 %  │",
    "│ Fieldland            63 %▲ 70 %   4q    +     + ││ access      70 %   100 %  │",
    "│ The Harbour          35 %  20 %    +    +     +◆││ trust      +0.11▲  +0.52  │",
    "│                                                 ││ campus       0 %     0 %  │",
    "│                                                 ││ hosting     60 %          │",
    "│                                                 ││ ● cloud programme, 4q     │",
    "│                                                 ││   complete within 3 turns │",
    "│                                                 ││                           │",
    "│                                                 ││                           │",
    "│                                                 ││ Stop: cloud programme,    │",
    "│                                                 ││ Fieldland                 │",
    "│                                                 ││ free                      │",
    "│                                                 ││ after 1 turn:             │",
    "│                                                 ││   score              -0.2 │",
    "│                                                 ││   cash            +4.5 bn │",
    "│                                                 ││   revenue         -0.1 bn │",
    "│                                                 ││   cloud coverage    -21 % │",
    "│                                                 ││   trust             -0.08 │",
    "└─ + start  3q runs  = complete  - cannot ────────┘└───────────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const regulators_screen[ROWS] = {
    " Moat · Free or paid?                       2033  turn 7 of 8  you: ● Northgate",
    "┌ Regulators ───────────────── inquiry at 33 %, case at 66 %, penalty at 100 % ┐",
    "│                          ● Northgate               ◆ Openfield               │",
    "│ Trade commission         ▊·│··│···  8 %  calm      ··│··│···  0 %  calm      │",
    "├ Trade commission ─────────────────────┬┬ What it watches ────────────────────┤",
    "│ Northland, Fieldland, The Harbour     ││ competition 1.00, security 0.00     │",
    "│ next turn 8 % → 8 % (8 % to 8 %)      ││ strictness 0.90, dominant from 35 % │",
    "│ + lobby             1 mandate, 1.2 bn ││ a quarter adds             ●      ◆ │",
    "│ - make commitments                    ││ premium price         +0.8 % +0.0 % │",
    "│ Does not mind size. Minds size that   ││ charging for open     +0.0 % +0.0 % │",
    "│ sends a bill.                         ││ restricted licence    +0.0 % +0.0 % │",
    "│                                       ││ tap                   +0.0 % +0.0 % │",
    "│                                       ││ size and distance     +0.0 % +0.0 % │",
    "│                                       ││ it forgets            -0.8 % +0.0 % │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "│                                       ││                                     │",
    "└───────────────────────────────────────┘└─────────────────────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const history_screen[ROWS] = {
    " Moat · Free or paid?                       2029  turn 3 of 8  you: ● Northgate",
    "┌ Readings ─────────────┐┌ score ──────────────────────────────────────────────┐",
    "│ score                 ││ ● Northgate 45.3▼        ◆ Openfield 54.7▲          │",
    "│ Present               ││                                                     │",
    "│ Tomorrow              ││ 56.0 ┤                                              │",
    "│ Autonomy              ││      │          ⢠◆                                  │",
    "│ revenue               ││ 54.0 ┤         ⢠⠃                                   │",
    "│ expected revenue      ││      │        ⢠⠃                                    │",
    "│ cash                  ││ 52.0 ┤     ● ⢠⠃                                     │",
    "│ patience              ││ 50.0 ┤◆⣀⠤⠒⠉⠘⣤⠃                                      │",
    "│ lab                   ││      │●⠉⠒⠤⣀⢠⠛⡄                                      │",
    "│ premium product       ││ 48.0 ┤     ◆ ⠘⡄                                     │",
    "│ open release          ││      │        ⠘⡄                                    │",
    "│ compute               ││ 46.0 ┤         ⠘⡄                                   │",
    "│ fab capacity          ││      │          ⠘●                                  │",
    "│ exposure              ││ 44.0 ┤                                              │",
    "│ tap                   ││      └┴────┴─────┴────┴─────┴────┴─────┴────┴─────┴ │",
    "│ reach                 ││     2027       2029       2031       2033      2035 │",
    "│ depth                 ││                                                     │",
    "│ standards             ││ score of 100; the two scores sum to 100; above 50   │",
    "│ share of the world    ││ wins at the horizon                                 │",
    "└─────────────────────▼─┘└─ t figures  Enter any reading ──────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static void labs_release_and_take_back(void **state) {
    (void)state;
    Terminal *terminal = play();
    press_until(terminal, "3", "Labs and releases");
    press(terminal, "tab");
    press_until(terminal, "down", "after 3 turns:");
    expect(terminal, "labs_screen", labs_screen);
    press_until(terminal, "enter", "Ordered: ");
    assert_true(shows(terminal, "✓ open, permissive"));
    press_until(terminal, "enter", "taken back");
    assert_true(shows(terminal, "+ open, permissive"));
    leave(terminal);
}

/* Another tier takes the place of the one ordered; the one in force takes the order back. */
static void a_policy_is_changed_in_place(void **state) {
    (void)state;
    Terminal *terminal = play();
    press_until(terminal, "4", "chip spending");
    press(terminal, "tab");
    press_until(terminal, "enter", "→0");
    press(terminal, "right");
    press_until(terminal, "enter", "→1");
    assert_false(shows(terminal, "→0"));
    press(terminal, "right");
    press_until(terminal, "enter", "taken back");
    assert_false(shows(terminal, "→"));
    leave(terminal);
}

static void a_programme_is_started_and_runs(void **state) {
    (void)state;
    Terminal *terminal = play();
    press_until(terminal, "5", "Programmes");
    press(terminal, "down");
    press(terminal, "right");
    press(terminal, "right");
    press_until(terminal, "enter", "Ordered: Build cloud");
    end_turn(terminal, "2028");
    press_until(terminal, "5", "Programmes");
    expect(terminal, "cloud_screen", cloud_screen);
    leave(terminal);
}

static void regulators_and_what_they_watch(void **state) {
    (void)state;
    Terminal *terminal = play();
    static const char *const dear[] = {"3", "tab", "down", "down", "down", "right", "right", "right", "right"};
    for (size_t i = 0; i < sizeof dear / sizeof dear[0]; i++) press(terminal, dear[i]);
    press_until(terminal, "enter", "very high");
    for (int year = 2028; year <= 2033; year++) {
        char text[16];
        snprintf(text, sizeof text, "%d", year);
        end_turn(terminal, text);
    }
    press_until(terminal, "6", "What it watches");
    expect(terminal, "regulators_screen", regulators_screen);
    leave(terminal);
}

static void history_as_chart_and_in_figures(void **state) {
    (void)state;
    Terminal *terminal = play();
    end_turn(terminal, "2028");
    end_turn(terminal, "2029");
    press_until(terminal, "7", "Readings");
    expect(terminal, "history_screen", history_screen);
    press_until(terminal, "t", "turn ");
    assert_true(shows(terminal, "2028"));
    press_until(terminal, "enter", "Find a reading");
    assert_true(terminal_type(terminal, "trust harbour"));
    assert_true(terminal_wait_text(terminal, "1 reading", PATIENCE));
    press_until(terminal, "enter", "how far the market trusts the bloc");
    leave(terminal);
}

static void a_saved_game_is_replayed(void **state) {
    (void)state;
    const char *const arguments[] = {MOAT, "replay", "free-or-paid-001", NULL};
    Terminal *terminal = play();
    press_until(terminal, "9", "No turn has ended yet");
    end_turn(terminal, "2028");
    end_turn(terminal, "2029");
    leave(terminal);
    terminal = start(arguments);
    assert_true(terminal_wait_text(terminal, "2027, turn 1 of 2", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    assert_true(shows(terminal, "Orders of Openfield"));
    press_until(terminal, "right", "2028, turn 2 of 2");
    press_until(terminal, "left", "2027, turn 1 of 2");
    leave(terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_make, home_remove)
        TEST(labs_release_and_take_back),
        TEST(a_policy_is_changed_in_place),
        TEST(a_programme_is_started_and_runs),
        TEST(regulators_and_what_they_watch),
        TEST(history_as_chart_and_in_figures),
        TEST(a_saved_game_is_replayed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
