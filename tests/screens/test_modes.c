/* test_modes.c - settings that last, keys that move, two people at one keyboard, two opponents watched, scores, the game of the day, the
 * mouse. */
#include "terminal_home.h"
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include "hand.h"

enum { ROWS = 24, COLUMNS = 80 };

static Terminal *start(const char *const *arguments, const char *first) {
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = ROWS, .columns = COLUMNS});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, first, PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

static Terminal *play(const char *side, const char *opponent, const char *first) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", "--side", side, "--opponent", opponent, NULL};
    return start(arguments, first);
}

static bool waits(Terminal *terminal, const char *text) { return terminal_wait_text(terminal, text, PATIENCE); }
static bool shows(Terminal *terminal, const char *text) { return terminal_find(terminal, text, NULL, NULL); }

static void leads_to(Terminal *terminal, const char *key, const char *text) {
    press(terminal, key);
    assert_true(waits(terminal, text));
}

/* More opponents than rows: those out of sight lie over nothing, so that one End is the start and up from there the seed. */
static void a_long_list_ends_where_it_is_seen_to(void **state) {
    (void)state;
    const char *const arguments[] = {MOAT, NULL};
    Terminal *terminal = start(arguments, "New game");
    press(terminal, "down");
    leads_to(terminal, "enter", "which level?");
    leads_to(terminal, "enter", "digits: the seed");
    leads_to(terminal, "end", "All is set.");
    leads_to(terminal, "home", "You sell the best there is");
    press(terminal, "enter");
    leads_to(terminal, "enter", "All is set.");
    leads_to(terminal, "up", "The number from which");
    leads_to(terminal, "esc", "which level?");
    leads_to(terminal, "esc", "Scores");
    leave(terminal);
}

static void give(Terminal *terminal, const char *letters) {
    leads_to(terminal, "/", "Give an order");
    assert_true(terminal_type(terminal, letters));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    leads_to(terminal, "enter", "Ordered: ");
}

/* Two people who order more than the report has lines for: every order is in brief, also one whose sentence would fit a line. */
static void a_list_of_orders_has_one_form(void **state) {
    (void)state;
    const char *const arguments[] = {MOAT, "play", MAIN_LEVEL, "--seed", "7", "--opponent", "human", NULL};
    Terminal *terminal = start(arguments, "gives its orders now");
    for (int side = 0; side < 2; side++) {
        leads_to(terminal, "enter", "Standing");
        give(terminal, "release openly");
        give(terminal, "build cloud africa");
        give(terminal, "chip factories");
        give(terminal, "chip spending all out");
        leads_to(terminal, "e", side == 0 ? "China gives its orders now" : "United States gives its orders now");
    }
    leads_to(terminal, "enter", "What happened in 2027");
    assert_true(shows(terminal, "Release openly") && shows(terminal, "Cloud, Africa") && shows(terminal, "Build fabs"));
    assert_false(shows(terminal, "Build cloud in") || shows(terminal, "Put money") || shows(terminal, "Set chip"));
    press(terminal, "end");
    assert_true(waits(terminal, "go on") && shows(terminal, "Cloud, Africa"));
    leave(terminal);
}

static void settings_hold_at_once_and_last(void **state) {
    (void)state;
    Terminal *terminal = play("northgate", "giver", "Standing");
    press(terminal, "o");
    press(terminal, "right"); /* the system's, English, French */
    press(terminal, "right");
    assert_true(terminal_wait_text(terminal, "Français", PATIENCE));
    press(terminal, "esc");
    assert_true(terminal_wait_text(terminal, "Situation", PATIENCE));
    assert_true(waits(terminal, "tour 1 sur 8"));
    leave(terminal);
    terminal = play("northgate", "giver", "Situation");
    leave(terminal);
}

/* A key that is given anew is shown so everywhere and does what it says; one that is taken is refused. */
static void keys_move_and_are_shown_where_they_are(void **state) {
    (void)state;
    Terminal *terminal = play("northgate", "giver", "Standing");
    press(terminal, "o");
    press(terminal, "end");
    press(terminal, "enter");
    for (int i = 0; i < 60 && !shows(terminal, "press its new key"); i++) {
        int row, column;
        terminal_cursor(terminal, &row, &column);
        press(terminal, strstr(terminal_row(terminal, row), "End the turn") != NULL ? "enter" : "down");
    }
    press(terminal, "u");
    assert_true(waits(terminal, "Taken: u means"));
    press(terminal, "enter");
    press(terminal, "z");
    press(terminal, "esc");
    press(terminal, "esc");
    assert_true(waits(terminal, "z end turn"));
    press(terminal, "e");
    assert_true(waits(terminal, "turn 1 of 8") && !shows(terminal, "End the turn?"));
    press(terminal, "z");
    assert_true(waits(terminal, "End the turn?"));
    press(terminal, "esc");
    leave(terminal);
    terminal = play("northgate", "giver", "z end turn");
    leave(terminal);
}

static void keep(const char *name, const char *text) {
    char path[300];
    snprintf(path, sizeof path, "%s/.config", home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/.config/moat", home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/.config/moat/%s", home, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Whoever chooses and goes back by characters cannot do so where characters are typed: Enter and Esc do it there, and say so. */
static void keys_that_are_letters_leave_a_way_out_of_typing(void **state) {
    (void)state;
    keep("keys", "choose ;\nback ,\nfind F\nnext =\n");
    Terminal *terminal = play("northgate", "giver", "Standing");
    assert_true(shows(terminal, "; choose") && shows(terminal, ", back") && shows(terminal, "F order"));
    press(terminal, "F");
    assert_true(waits(terminal, "Enter choose  Esc back") && !shows(terminal, "; choose"));
    assert_true(terminal_type(terminal, "price;"));
    assert_true(waits(terminal, "/ price;"));
    press(terminal, "backspace");
    press(terminal, "enter");
    assert_true(waits(terminal, "1 Set the premium price"));
    press(terminal, "F");
    press(terminal, "esc");
    assert_true(waits(terminal, "; choose"));
    press(terminal, "3");
    assert_true(waits(terminal, "with the arrows or = to read"));
    leave(terminal);
}

static void two_people_do_not_see_each_others_orders(void **state) {
    (void)state;
    Terminal *terminal = play("northgate", "human", "Northgate gives its orders now");
    assert_false(shows(terminal, "Standing"));
    press(terminal, "enter");
    press(terminal, "/");
    assert_true(terminal_type(terminal, "price high"));
    assert_true(terminal_wait_text(terminal, "premium price: high", PATIENCE));
    press(terminal, "enter");
    press(terminal, "esc");
    assert_true(waits(terminal, "1 Set the premium price"));
    press(terminal, "e");
    if (shows(terminal, "End the turn?")) press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Openfield gives its orders now", PATIENCE));
    assert_false(shows(terminal, "premium price"));
    press(terminal, "enter");
    assert_true(waits(terminal, "you: ◆ Openfield"));
    assert_false(shows(terminal, "premium price"));
    press(terminal, "e");
    if (shows(terminal, "End the turn?")) press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Northgate gives its orders now", PATIENCE));
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "What happened in 2027", PATIENCE));
    press(terminal, "end");
    press(terminal, "enter");
    press(terminal, "e");
    if (shows(terminal, "End the turn?")) press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "Openfield gives its orders now", PATIENCE));
    press(terminal, "enter");
    assert_true(waits(terminal, "What happened in 2027")); /* not only who sits down first reads it */
    leave(terminal);
}

static void two_opponents_are_watched(void **state) {
    (void)state;
    Terminal *terminal = play("none", "cashier,giver", "You watch");
    assert_true(waits(terminal, "Northgate, played by The Cashier") && shows(terminal, "Openfield, played by The Giver"));
    assert_true(shows(terminal, "x other side") && !shows(terminal, "u undo") && !shows(terminal, "/ order"));
    press(terminal, "/");
    assert_true(waits(terminal, "You watch: the opponents give the orders."));
    press(terminal, "x");
    assert_true(waits(terminal, "seen from: ◆ Openfield"));
    press(terminal, "e");
    assert_true(terminal_wait_text(terminal, "What happened in 2027", PATIENCE));
    assert_true(waits(terminal, "Northgate ordered") && shows(terminal, "Openfield ordered"));
    press(terminal, "end");
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "turn 2 of 8", PATIENCE));
    assert_true(waits(terminal, "Openfield ordered") && !shows(terminal, "nobody knows"));
    press(terminal, "8");
    assert_true(waits(terminal, "Nothing awaits a decision") && !shows(terminal, "Awaits you"));
    leave(terminal);
    const char *const menu[] = {MOAT, NULL};
    terminal = start(menu, "New game");
    assert_true(shows(terminal, "The Cashier, The Giver"));
    leave(terminal);
}

static void run(const char *format) {
    char command[900];
    snprintf(command, sizeof command, format, home, home, MOAT);
    assert_int_equal(system(command), 0);
}

static void a_finished_game_stands_in_the_scores(void **state) {
    (void)state;
    run("cd %s && printf 'end\\nend\\nend\\nend\\nend\\nend\\n' | env -u XDG_STATE_HOME -u XDG_DATA_HOME HOME=%s LC_ALL=C.UTF-8 %s play "
        "first-steps "
        "--seed 7 --opponent giver --plain > out && grep -q 'The game has ended' out");
    const char *const arguments[] = {MOAT, NULL};
    Terminal *terminal = start(arguments, "New game");
    press(terminal, "tab");
    press(terminal, "enter");
    assert_true(waits(terminal, "Scores") && shows(terminal, "lost") && shows(terminal, "Northgate") && shows(terminal, "First steps"));
    press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "turn 1 of 6", PATIENCE)); /* its replay */
    assert_true(waits(terminal, "Orders of Openfield"));
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_text(terminal, "New game", PATIENCE)); /* and back to the menu */
    leave(terminal);
}

/* Level to the last digit is neither won nor lost. */
static void a_drawn_game_is_called_drawn(void **state) {
    (void)state;
    run("cd %s && mkdir -p .local/share/moat/levels && printf 'format: 1\nid: even\nextends: first-steps\ntitle: Even\n"
        "victory: {weight_present: 0%%%%, weight_tomorrow: 0%%%%, weight_autonomy: 100%%%%, autonomy_base: 1, autonomy_alone: 0, "
        "autonomy_home: "
        "0, autonomy_friends: 0, par: 50}\n' >.local/share/moat/levels/even.yaml && yes end | head -n 6 | env -u XDG_STATE_HOME -u "
        "XDG_DATA_HOME HOME=%s LC_ALL=C.UTF-8 %s play even --seed 7 --opponent giver --plain > out && grep -q 'Nobody wins' out");
    const char *const arguments[] = {MOAT, NULL};
    Terminal *terminal = start(arguments, "New game");
    press(terminal, "tab");
    press(terminal, "enter");
    assert_true(waits(terminal, "Scores") && shows(terminal, "50.0 drawn") && !shows(terminal, "lost"));
    leave(terminal);
}

/* First one side, then the other, then the sum; the day cannot be played twice. */
static void the_day_is_played_from_both_sides(void **state) {
    (void)state;
#define DAY \
    "cd %s && yes end | head -n 30 | env -u XDG_STATE_HOME -u XDG_DATA_HOME HOME=%s LC_ALL=C.UTF-8 %s daily --plain > out && tail -n 1 " \
    "out | "
    const char *const arguments[] = {MOAT, "daily", NULL};
    Terminal *terminal = start(arguments, "Standing");
    assert_true(shows(terminal, "one for everybody, from both sides"));
    press(terminal, "down");
    assert_false(shows(terminal, "one for everybody"));
    leave(terminal);
    run(DAY "grep -q 'with one side; now play the other'");
    run(DAY "grep -q 'together 1\\?[0-9]\\?[0-9]\\.[0-9]'");
    run(DAY "grep -q 'together' && test $(wc -l < out) -eq 1");
}

static void the_mouse_reaches_what_is_named(void **state) {
    (void)state;
    int row, column;
    Terminal *terminal = play("northgate", "giver", "Standing");
    static const struct {
        const char *click, *then;
    } step[] = {{"2 Markets", "as in the level"}, {"/ order", "Give an order"}, {"Esc back", "as in the level"},
        {"? help", "What is this?"}, {"1 World", "What is this?"}};
    for (size_t i = 0; i < sizeof step / sizeof step[0]; i++) {
        assert_true(terminal_find(terminal, step[i].click, &row, &column));
        assert_true(terminal_mouse(terminal, row, column, 1, true));
        (void)terminal_mouse(terminal, row, column, 1, false); /* at once, as a touched screen sends it */
        assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
        if (i + 1 < sizeof step / sizeof step[0]) assert_true(terminal_wait_text(terminal, step[i].then, PATIENCE));
    }
    assert_true(terminal_wait_gone(terminal, "What is this?", PATIENCE)); /* a click beside a dialog closes it, and does nothing else */
    assert_true(waits(terminal, "as in the level"));
    leave(terminal);
}

static void click(Terminal *terminal, const char *text) {
    int row = 0, column = 0;
    assert_true(waits(terminal, text) && terminal_find(terminal, text, &row, &column));
    assert_true(terminal_tap(terminal, row, column, 1));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
}

/* From the menu into a game, an order, advice, the turn and its report: no key is pressed. */
static void a_turn_is_played_by_mouse_alone(void **state) {
    (void)state;
    const char *const arguments[] = {MOAT, NULL};
    Terminal *terminal = start(arguments, "New game");
    click(terminal, "New game");
    click(terminal, "Free or paid?");
    click(terminal, "Enter choose");
    click(terminal, "Start");
    click(terminal, "Start"); /* once more chooses what has the focus */
    assert_true(waits(terminal, "Standing"));
    click(terminal, "give an order");
    click(terminal, "premium price: high");
    assert_true(waits(terminal, "after 1 turn")); /* read before it is given */
    click(terminal, "premium price: high");
    assert_true(waits(terminal, "1 Set the premium price"));
    click(terminal, "ask for advice");
    assert_true(terminal_wait_text(terminal, "gives these orders", PATIENCE));
    click(terminal, "Esc back");
    click(terminal, "e end turn");
    click(terminal, "Esc goes back");
    assert_false(shows(terminal, "End the turn?"));
    click(terminal, "e end turn");
    click(terminal, "Enter ends the turn");
    click(terminal, "Enter next quarter");
    assert_true(waits(terminal, "2027 Q2"));
    click(terminal, "End skip");
    click(terminal, "Enter go on");
    assert_true(waits(terminal, "turn 2 of 8"));
    leave(terminal);
}

/* A touch pad's tap is a press and a release in one burst, and none of them is lost. */
static void a_tap_is_a_click(void **state) {
    (void)state;
    static const char *const tab[] = {"2 Markets", "3 Labs", "4 Chips", "1 World"}, *const then[] = {"as in the level", "maverick",
                                                                                        "┌ Chips", "Standing"};
    int row, column;
    Terminal *terminal = play("northgate", "giver", "Standing");
    for (int i = 0; i < 20; i++) {
        assert_true(terminal_find(terminal, tab[i % 4], &row, &column));
        assert_true(terminal_tap(terminal, row, column, 1));
        assert_true(waits(terminal, then[i % 4]));
    }
    leave(terminal);
}

/* Two taps and a key in one burst are three; and so they are from a terminal that reports in the oldest way. */
static void taps_in_a_burst_are_all_heard(void **state) {
    (void)state;
    int row, column;
    char bytes[128];
    static const char *const way[] = {
        "\033[<0;%d;%dM\033[<0;%d;%dm\033[<0;%d;%dM\033[<0;%d;%dm?", "\033[M %c%c\033[M#%c%c\033[M %c%c\033[M#%c%c?"};
    for (int i = 0; i < 2; i++) {
        Terminal *terminal = play("northgate", "giver", "Standing");
        assert_true(terminal_find(terminal, "/ order", &row, &column));
        int y = row + 1 + 32 * i, x = column + 1 + 32 * i; /* the first opens the palette, the second, beside it, closes it */
        snprintf(bytes, sizeof bytes, way[i], x, y, x, y, x, y, x, y);
        assert_true(terminal_send(terminal, bytes, strlen(bytes)));
        assert_true(waits(terminal, "What is this?"));
        assert_false(shows(terminal, "Give an order"));
        leave(terminal);
    }
}

/* A key that comes while a mind thinks stops it and is obeyed; the end of a turn is taken back by Esc alone, others wait for it. */
static void a_key_stops_thinking(void **state) {
    (void)state;
    Terminal *terminal = play("northgate", "master", "Standing");
    assert_true(terminal_type(terminal, "a8"));
    assert_true(waits(terminal, "Awaits you"));
    assert_false(shows(terminal, "the strongest opponent"));
    press(terminal, "1");
    assert_true(terminal_send(terminal, "e\r\033", 3));
    assert_true(waits(terminal, "your orders are as they were"));
    assert_true(shows(terminal, "turn 1 of 8"));
    assert_true(terminal_send(terminal, "e\r8", 3));
    assert_true(waits(terminal, "turn 2 of 8"));
    assert_true(waits(terminal, "Awaits you"));
    leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, home_make, home_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_long_list_ends_where_it_is_seen_to),
        TEST(a_list_of_orders_has_one_form),
        TEST(settings_hold_at_once_and_last),
        TEST(keys_move_and_are_shown_where_they_are),
        TEST(keys_that_are_letters_leave_a_way_out_of_typing),
        TEST(two_people_do_not_see_each_others_orders),
        TEST(two_opponents_are_watched),
        TEST(a_finished_game_stands_in_the_scores),
        TEST(a_drawn_game_is_called_drawn),
        TEST(the_day_is_played_from_both_sides),
        TEST(the_mouse_reaches_what_is_named),
        TEST(a_turn_is_played_by_mouse_alone),
        TEST(a_tap_is_a_click),
        TEST(taps_in_a_burst_are_all_heard),
        TEST(a_key_stops_thinking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
