/* test_screens.c - the game on a terminal: what the screens look like, and that the terminal is as it was, whatever ends the game. */
#include "terminal_home.h"
#include "terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include "hand.h"

static Terminal *play(int rows, int columns, const char *const *environment) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "giver", NULL};
    Terminal *terminal = terminal_start(
        &(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = rows, .columns = columns});
    assert_non_null(terminal);
    return terminal;
}

static Terminal *play_home(void) {
    Terminal *terminal = play(24, 80, NULL);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

enum { TABS = 22 };

/* All rows but the line of screens, which grows with every screen that is added. */
static void expect(Terminal *terminal, const char *name, const char *const *screen, size_t rows) {
    const char *all[24];
    char tabs[512];
    snprintf(tabs, sizeof tabs, "%s", terminal_row(terminal, TABS));
    for (size_t y = 0; y < rows; y++) all[y] = y == TABS ? tabs : screen[y];
    assert_true(terminal_expect(terminal, name, all, rows));
}

#define EXPECT(terminal, name, screen) expect(terminal, name, screen, sizeof(screen) / sizeof(screen)[0])

/* --- what it looks like --- */

static const char *const world[] = {
    " Moat · Free or paid?                       2027  turn 1 of 8  you: ● Northgate",
    "┌ World ──────────────────────────── N Northland ┐┌ Standing ──────────────────┐",
    "│                                                ││ ● Northgate           49.8 │",
    "│  N● Northland          F◆ Fieldland            ││ ◆ Openfield           50.2 │",
    "│   ● ▋·········   7 %    ● ▎·········   3 %     ││ Present           ▅   50 % │",
    "│   ◆ ▍·········   4 %    ◆ ▊·········   7 %     ││ Tomorrow          ▄   50 % │",
    "│                                                ││ Autonomy          ▄   46 % │",
    "│  T◆ The Harbour                                │├ Your bloc ─────────────────┤",
    "│   ● ▌·········   5 %                           ││ cash     15.0 bn           │",
    "│   ◆ ▌·········   5 %                           ││ patience    70 %   ████▉·· │",
    "│                                                ││ lab         51.1    ◆ 47.8 │",
    "│                                                ││ compute   3.61 M  ◆ 2.57 M │",
    "│ ● 7 % use, 2 % dep  ◆ 4 % use, 1 % dep         ││ taps ● open  ◆ open        │",
    "└─ ● Northgate  ◆ Openfield  ■ own  = level ─────┘└────────────────────────────┘",
    "┌ Orders ────────── 3 of 3 mandate left, 15.0 bn ┐┌ If you end now ────────────┐",
    "│ + give an order (/), or ask for advice (a)     ││ score          49.8 → 54.0▲│",
    "│                                                ││               51.1 to 55.4 │",
    "│                                                ││ cash     15.0 bn → 19.0 bn▲│",
    "│ What your bloc wants and how it is won: b, the ││ patience       70 % → 85 %▲│",
    "│ handbook. ? tells what has the focus.          ││ Present        50 % → 59 %▲│",
    "│                                                ││ Tomorrow       50 % → 50 % │",
    "└────────────────────────────────────────────────┘└────────────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const finder[] = {
    " Moat · Free or paid?                       2027  turn 1 of 8  you: ● Northgate",
    "┌ World ──────────────────────────── N Northland ┐┌ Standing ──────────────────┐",
    "  ┌ Give an order ───────────────────────────────────────────────── 3 orders ┐",
    "  │ / teach                                                                  │",
    "  │ ──────────────────────────────────────────────────────────────────────── │",
    "  │ Teach Schools in Northland                   1 mandate, 0.4 bn a quarter │",
    "  │ Teach Schools in Fieldland                   1 mandate, 0.4 bn a quarter │",
    "  │ Teach Schools in The Harbour                 1 mandate, 0.4 bn a quarter │",
    "  │                                                                          │",
    "  │                                                                          │",
    "  │                                                                          │",
    "  │                                                                          │",
    "  │                                                                          │",
    "  │                                                                          │",
    "  │ ──────────────────────────────────────────────────────────────────────── │",
    "  │ teach those who learn in a market, such as universities, on your stack   │",
    "  │ after 1 turn:  score +1.7   Tomorrow +2 %   Present +1 %   cash -1.8 bn  │",
    "  │                revenue +0.1 bn   dependency +7 %   campus +68 %          │",
    "  │ after 3 turns: score +3.4   Tomorrow +5 %   Present +2 %   cash -5.2 bn  │",
    "  │                revenue +0.6 bn   dependency +17 %   campus +92 %         │",
    "  │                                                                          │",
    "  └────────────────────────────────────────────────── Enter choose  Esc back ┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const markets[] = {
    " Moat · Free or paid?                       2027  turn 1 of 8  you: ● Northgate",
    "┌ Markets ─────────────────── as in the level ┐┌ N Northland ──────────────────┐",
    "│    market               ●use ●dep ◆use ◆dep ││                   ●       ◆   │",
    "│ N● Northland             7 %  2 %  4 %  1 % ││ paid use        6 %     0 %   │",
    "│ F◆ Fieldland             3 %  1 %  7 %  3 % ││ open use        1 %     3 %   │",
    "│ T◆ The Harbour           5 %  2 %  5 %  2 % ││ dependency      2 %     1 %   │",
    "│                                             ││ trust         +0.54   +0.04   │",
    "│                                             ││ cloud          80 %    15 %   │",
    "│                                             ││ campus          0 %     0 %   │",
    "│                                             ││ access        100 %    70 %   │",
    "│                                             ││ its own systems         0 %   │",
    "│                                             ││ not yet adopted        89 %   │",
    "│                                             ││ size                 7.7 bn   │",
    "│                                             ││ concern                29 %   │",
    "│                                             ││ alignment             +1.00   │",
    "│                                             ││ hosting                70 %   │",
    "│                                             ││ skill                  60 %   │",
    "│                                             ││                               │",
    "│                                             ││                               │",
    "│                                             ││ Northgate's home: rich and    │",
    "│                                             ││ used to paying.               │",
    "└─ s sort  Enter order ───────────────────────┘└─ t segments ──────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static const char *const ask[] = {
    " Moat · Free or paid?                       2027  turn 1 of 8  you: ● Northgate",
    "┌ World ──────────────────────────── N Northland ┐┌ Standing ──────────────────┐",
    "│                                                ││ ● Northgate           49.8 │",
    "│  N● Northland          F◆ Fieldland            ││ ◆ Openfield           50.2 │",
    "│   ● ▋·········   7 %    ● ▎·········   3 %     ││ Present           ▅   50 % │",
    "│   ◆ ▍·········   4 %    ◆ ▊·········   7 %     ││ Tomorrow          ▄   50 % │",
    "│                                                ││ Autonomy          ▄   46 % │",
    "│  T◆ The Harbour                                │├ Your bloc ─────────────────┤",
    "│   ● ▌·········   5 %                           ││ cash     15.0 bn           │",
    "     ┌ End the turn? ─────────────────────────────────────────────────────┐",
    "     │ 3 mandate is unused; it does not carry over.                       │",
    "     │                                                                    │",
    "     │ Enter ends the turn all the same, Esc goes back.                   │",
    "     └────────────────────────────────────────────────────────────────────┘",
    "┌ Orders ────────── 3 of 3 mandate left, 15.0 bn ┐┌ If you end now ────────────┐",
    "│ + give an order (/), or ask for advice (a)     ││ score          49.8 → 54.0▲│",
    "│                                                ││               51.1 to 55.4 │",
    "│                                                ││ cash     15.0 bn → 19.0 bn▲│",
    "│ What your bloc wants and how it is won: b, the ││ patience       70 % → 85 %▲│",
    "│ handbook. ? tells what has the focus.          ││ Present        50 % → 59 %▲│",
    "│                                                ││ Tomorrow       50 % → 50 % │",
    "└────────────────────────────────────────────────┘└────────────────────────────┘",
    "(screens)",
    " Enter choose  Esc back  / order  e end turn  u undo  w why  ? help  q leave",
};

static void the_world(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    EXPECT(terminal, "world", world);
    leave(terminal);
}

static void an_order_and_what_it_would_bring(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    press(terminal, "/");
    assert_true(terminal_type(terminal, "teach"));
    assert_true(terminal_wait_text(terminal, "3 orders", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    EXPECT(terminal, "finder", finder);
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Ordered: ", PATIENCE));
    press(terminal, "u");
    assert_true(terminal_wait_text(terminal, "was taken back", PATIENCE));
    leave(terminal);
}

static void give(Terminal *terminal, const char *letters) {
    press(terminal, "/");
    assert_true(terminal_type(terminal, letters));
    assert_true(terminal_wait_text(terminal, " 1 order ", PATIENCE));
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Ordered: ", PATIENCE));
}

static void every_order_is_seen(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    give(terminal, "monetisation firms token");
    assert_true(terminal_find(terminal, "1 Set monetisation of the open", NULL, NULL)); /* in full while there is room */
    give(terminal, "monetisation schools token");
    give(terminal, "premium price very high");
    assert_true(terminal_find(terminal, "1 Charge Firms: 1 of 4 ", NULL, NULL));
    assert_true(terminal_find(terminal, "2 Charge Schools: 1 of 4 ", NULL, NULL));
    assert_true(terminal_find(terminal, "3 Price: very high (4 of 4) ", NULL, NULL));
    leave(terminal);
}

/* What the level takes away is not offered; where a screen has a line for it, it says so. */
static void orders_that_the_level_has_not(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    press(terminal, "/");
    assert_true(terminal_type(terminal, "shut the rival out"));
    assert_true(terminal_wait_text(terminal, "No order has these letters.", PATIENCE));
    press(terminal, "esc");
    press(terminal, "4");
    assert_true(terminal_wait_text(terminal, "Open the tap on the rival by one level       This level has no such order.", PATIENCE));
    leave(terminal);
}

static void a_market(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    press(terminal, "2");
    EXPECT(terminal, "markets", markets);
    leave(terminal);
}

static void the_end_of_a_turn(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    press(terminal, "e");
    EXPECT(terminal, "ask", ask);
    press(terminal, "esc");
    assert_true(terminal_wait_text(terminal, "turn 1 of 8", PATIENCE));
    press(terminal, "e");
    assert_true(terminal_key(terminal, "enter"));
    assert_true(terminal_wait_text(terminal, "What happened in 2027", PATIENCE));
    assert_true(terminal_wait_text(terminal, "turn 2 of 8", PATIENCE));
    press(terminal, "end");
    press(terminal, "w");
    assert_true(terminal_wait_text(terminal, "before the turn", PATIENCE));
    press(terminal, "esc");
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    leave(terminal);
}

static void a_whole_game(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    for (int turn = 2; turn <= 9; turn++) {
        char head[32];
        snprintf(head, sizeof head, turn <= 8 ? "turn %d of 8" : "the game is over", turn);
        press(terminal, "e");
        assert_true(terminal_key(terminal, "enter"));
        assert_true(terminal_wait_text(terminal, head, PATIENCE));
        press(terminal, "end");
        press(terminal, "enter");
    }
    assert_true(terminal_wait_text(terminal, "The end", PATIENCE));
    assert_true(terminal_wait_text(terminal, "adds to lead", PATIENCE));
    leave(terminal);
}

static void too_small_waits(void **state) {
    (void)state;
    static const char *const message[] = {"", "", "", "  ", "Moat needs 80 columns and 24 rows; here", "are 40 and 10. The game waits."};
    Terminal *terminal = play_home();
    assert_true(terminal_resize(terminal, 10, 40));
    assert_true(terminal_wait_text(terminal, "The game waits.", PATIENCE));
    EXPECT(terminal, "small", message);
    press(terminal, "e");
    assert_true(terminal_resize(terminal, 24, 80));
    assert_true(terminal_wait_text(terminal, "turn 1 of 8", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    EXPECT(terminal, "world", world);
    leave(terminal);
}

static void every_size(void **state) {
    (void)state;
    static const struct {
        int rows, columns;
    } size[] = {{1, 1}, {2, 300}, {24, 80}, {25, 81}, {40, 120}, {60, 200}, {200, 500}, {24, 500}, {200, 80}, {24, 80}};
    static const char *const keys[] = {"1", "2", "8", "/", "esc", "?", "esc", "1"};
    Terminal *terminal = play_home();
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        assert_true(terminal_resize(terminal, size[i].rows, size[i].columns));
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) press(terminal, keys[k]);
    }
    EXPECT(terminal, "world", world);
    leave(terminal);
}

static void resize_storm(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    for (int i = 0; i < 300; i++) assert_true(terminal_resize(terminal, 1 + i * 7 % 90, 1 + i * 13 % 260));
    assert_true(terminal_resize(terminal, 24, 80));
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    EXPECT(terminal, "world", world);
    leave(terminal);
}

/* --- terminals --- */

static void no_colours(void **state) {
    (void)state;
    Terminal *terminal = play(24, 80, (const char *const[]){"NO_COLOR=1", NULL});
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    for (int y = 0; y < 24; y++)
        for (int x = 0; x < 80; x++) {
            TerminalCell cell = terminal_cell(terminal, y, x);
            assert_int_equal(cell.foreground.kind, TERMINAL_DEFAULT);
            assert_int_equal(cell.background.kind, TERMINAL_DEFAULT);
        }
    leave(terminal);
}

static void without_utf8(void **state) {
    (void)state;
    static const char *const keys[] = {"1", "2", "t", "8", "/", "esc", "?", "esc", "w", "esc"};
    Terminal *terminal = play(24, 80, (const char *const[]){"LC_ALL=C", "TERM=vt100", NULL});
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        press(terminal, keys[k]);
        for (const char *at = terminal_text(terminal); *at != '\0'; at++) assert_true((unsigned char)*at < 0x80);
    }
    leave(terminal);
}

static void terminals_that_cannot(void **state) {
    (void)state;
    static const struct {
        const char *term, *says;
    } bad[] = {{"TERM=dumb", "cannot place its cursor"}, {"TERM=no-such-terminal", "not known here"}, {"TERM=", "not known here"},
        {"TERM", "not known here"}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        /* newterm, refused, keeps some bytes of its own: no leak of ours. */
        Terminal *terminal = play(24, 80, (const char *const[]){bad[i].term, "ASAN_OPTIONS=detect_leaks=0", NULL});
        assert_true(terminal_wait_exit(terminal, 2, PATIENCE));
        assert_true(terminal_find(terminal, bad[i].says, NULL, NULL));
        assert_true(terminal_restored(terminal));
        terminal_free(terminal);
    }
}

/* --- ways out --- */

static void signals_end_it(void **state) {
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    static const char *const screen[] = {"1", "2", "/", "?"};
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 4; k++) {
            Terminal *terminal = play_home();
            press(terminal, screen[k]);
            assert_true(terminal_signal(terminal, signals[i]));
            assert_true(terminal_wait_exit(terminal, 128 + signals[i], PATIENCE));
            assert_true(terminal_restored(terminal));
            terminal_free(terminal);
        }
}

static void crashes_restore_the_terminal(void **state) {
    (void)state;
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
    for (size_t i = 0; i < 4; i++) {
        TerminalEnd end;
        Terminal *terminal = play_home();
        assert_true(terminal_signal(terminal, signals[i]));
        assert_true(terminal_wait_end(terminal, &end, PATIENCE));
        assert_true(end.by_signal && end.code == signals[i]);
        assert_true(terminal_restored(terminal));
        terminal_free(terminal);
    }
}

static void a_line_that_goes_dead_ends_it(void **state) {
    (void)state;
    TerminalEnd end;
    Terminal *terminal = play_home();
    terminal_hang_up(terminal);
    assert_true(terminal_wait_end(terminal, &end, 1000));
    assert_true(end.cpu_seconds < 2);
    terminal_free(terminal);
}

static void stop_and_go_on(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    assert_true(terminal_key(terminal, "ctrl-z"));
    assert_true(terminal_wait_stopped(terminal, PATIENCE));
    assert_false(terminal_alternate_screen(terminal));
    assert_true(terminal_signal(terminal, SIGCONT));
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    EXPECT(terminal, "world", world);
    leave(terminal);
}

static void a_kill_loses_no_order(void **state) {
    (void)state;
    TerminalEnd end;
    Terminal *terminal = play_home();
    press(terminal, "/");
    assert_true(terminal_type(terminal, "teach"));
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Ordered: ", PATIENCE));
    assert_true(terminal_signal(terminal, SIGKILL));
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    terminal_free(terminal);
    const char *const arguments[] = {MOAT, "resume", NULL};
    terminal = terminal_start(/* the level as it was begun lies there, not the one that ships */
        &(TerminalProgram){.arguments = arguments, .home = home, .directory = LEVELS, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "1 Teach Schools", PATIENCE));
    leave(terminal);
}

/* --- input --- */

static void a_paste_is_no_command(void **state) {
    (void)state;
    static const char paste[] = "\033[200~e\re\rUq\r\033[201~";
    Terminal *terminal = play_home();
    assert_true(terminal_send(terminal, paste, sizeof paste - 1));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    assert_true(terminal_running(terminal));
    EXPECT(terminal, "world", world);
    leave(terminal);
}

/* Keys that end the game are not among the bytes, so that it must still be there. */
static void noise_does_no_harm(void **state) {
    (void)state;
    unsigned noise = 12345;
    char bytes[4000];
    Terminal *terminal = play_home();
    for (size_t i = 0; i < sizeof bytes; i++) {
        noise = noise * 1103515245u + 12345u;
        char byte = (char)(noise >> 16);
        bytes[i] = byte == 'q' || byte == 'e' || (byte >= 0 && byte < 32 && byte != 27 && byte != 9) || byte == 127 ? 'j' : byte;
    }
    assert_true(terminal_send(terminal, bytes, sizeof bytes));
    assert_true(terminal_wait_quiet(terminal, 300, PATIENCE));
    assert_true(terminal_running(terminal));
    assert_true(terminal_signal(terminal, SIGTERM));
    assert_true(terminal_wait_exit(terminal, 128 + SIGTERM, PATIENCE));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

static void idle_writes_nothing(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    terminal_mark(terminal);
    assert_true(terminal_wait_quiet(terminal, 400, PATIENCE));
    assert_int_equal(terminal_bytes(terminal), 0);
    leave(terminal);
}

static void a_key_writes_little(void **state) {
    (void)state;
    Terminal *terminal = play_home();
    for (int i = 0; i < 12; i++) {
        terminal_mark(terminal);
        press(terminal, i < 6 ? "tab" : "down");
        assert_true(terminal_bytes(terminal) < 600);
    }
    leave(terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_make, home_remove)
        TEST(the_world),
        TEST(an_order_and_what_it_would_bring),
        TEST(every_order_is_seen),
        TEST(orders_that_the_level_has_not),
        TEST(a_market),
        TEST(the_end_of_a_turn),
        TEST(a_whole_game),
        TEST(too_small_waits),
        TEST(every_size),
        TEST(resize_storm),
        TEST(no_colours),
        TEST(without_utf8),
        TEST(terminals_that_cannot),
        TEST(signals_end_it),
        TEST(crashes_restore_the_terminal),
        TEST(a_line_that_goes_dead_ends_it),
        TEST(stop_and_go_on),
        TEST(a_kill_loses_no_order),
        TEST(a_paste_is_no_command),
        TEST(noise_does_no_harm),
        TEST(idle_writes_nothing),
        TEST(a_key_writes_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
