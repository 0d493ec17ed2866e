/* person.c - somebody who plays on a terminal. */
#include "person.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUIET = 8, PATIENCE = 4000, ROWS = 24, COLUMNS = 80 };

static unsigned roll(Person *person, unsigned sides) {
    person->dice = person->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(person->dice >> 33) % sides;
}

bool person_start(Person *person, const char *home, const char *const *arguments, bool plain, uint64_t seed) {
    *person = (Person){.dice = seed * 2 + 1, .plain = plain};
    person->terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = ROWS, .columns = COLUMNS});
    return person->terminal != NULL;
}

void person_kill(Person *person, unsigned microseconds) {
    pid_t victim = terminal_process(person->terminal);
    if (victim == 0 || person->killer != 0) return;
    person->killer = fork();
    if (person->killer != 0) return;
    usleep(microseconds);
    kill(victim, SIGKILL);
    _exit(0);
}

static bool shows(const Person *person, const char *text) { return terminal_find(person->terminal, text, NULL, NULL); }

static void see_turn(Person *person, int turn) {
    if (turn == 0) return;
    if (person->first_turn == 0) person->first_turn = turn;
    if (turn > person->seen_turn) {
        person->seen_turn = turn;
        person->seen_orders = 0;
    }
}

/* The pane of orders numbers them from 1, one a row. */
static void look_at_screen(Person *person) {
    int row, column;
    const char *turn = strstr(terminal_row(person->terminal, 0), "turn ");
    see_turn(person, turn ? atoi(turn + 5) : 0);
    if (!terminal_find(person->terminal, "\xE2\x94\x8C Orders ", &row, &column) || column != 0) return;
    person->seen_orders = 0;
    for (;;) {
        char begins[32];
        int length = snprintf(begins, sizeof begins, "\xE2\x94\x82 %d ", person->seen_orders + 1);
        if (strncmp(terminal_row(person->terminal, ++row), begins, (size_t)length) != 0) return;
        person->seen_orders++;
    }
}

/* "2028, turn 2 of 8." begins a turn; "Report of 2027, turn 1." does not. */
static void look_at_lines(Person *person) {
    for (int row = 0; row < ROWS; row++) {
        const char *text = terminal_row(person->terminal, row), *turn = strstr(text, ", turn ");
        if (turn != NULL && strstr(turn, " of ") != NULL) see_turn(person, atoi(turn + 7));
    }
}

void person_look(Person *person) {
    terminal_refresh(person->terminal);
    if (person->plain)
        look_at_lines(person);
    else
        look_at_screen(person);
}

/* Nothing is reported when the program is gone: being killed is what it is for. */
static bool wait_quiet(Person *person) {
    if (terminal_running(person->terminal)) (void)terminal_wait_quiet(person->terminal, QUIET, PATIENCE);
    person_look(person);
    return terminal_running(person->terminal);
}

static bool press(Person *person, const char *key) {
    if (strcmp(key, "u") == 0 || strcmp(key, "enter") == 0) person->seen_orders = 0; /* from here on an order may be taken back */
    terminal_refresh(person->terminal);
    if (!terminal_running(person->terminal)) return false;
    (void)terminal_key(person->terminal, key);
    return wait_quiet(person);
}

static bool type(Person *person, const char *text) {
    terminal_refresh(person->terminal);
    if (!terminal_running(person->terminal)) return false;
    if (!person->plain && !shows(person, "Give an order")) person->seen_orders = 0; /* letters are keys where no text is typed */
    (void)terminal_type(person->terminal, text);
    return wait_quiet(person);
}

static bool resize(Person *person, int rows, int columns) {
    terminal_refresh(person->terminal);
    if (!terminal_running(person->terminal)) return false;
    (void)terminal_resize(person->terminal, rows, columns);
    return wait_quiet(person);
}

static bool give_order(Person *person) {
    static const char *const wishes[] = {"cloud", "campus", "aid", "standards", "premium", "chips", "bid", "stop", "release", "fab"};
    if (!press(person, "/") || !type(person, wishes[roll(person, sizeof wishes / sizeof wishes[0])])) return false;
    for (unsigned down = roll(person, 3); down > 0; down--)
        if (!press(person, "down")) return false;
    return press(person, "enter") && press(person, "esc");
}

static bool end_turn(Person *person) {
    static const char *const keys[] = {"esc", "1", "e"};
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
        if (!press(person, keys[k])) return false;
    if (person->strike_us != 0 && !person->strike_order && shows(person, "End the turn?")) person_kill(person, person->strike_us);
    return press(person, "enter") && press(person, "end") && press(person, "enter");
}

static bool act_on_screen(Person *person) {
    static const char *const looks[] = {"1", "2", "3", "4", "5", "6", "7", "8", "u", "?", "w"};
    switch (roll(person, 8)) {
    case 0:
    case 1: return end_turn(person);
    case 2: return press(person, looks[roll(person, sizeof looks / sizeof looks[0])]) && press(person, "esc") && press(person, "1");
    case 3: return resize(person, 1 + (int)roll(person, 60), 1 + (int)roll(person, 200)) && resize(person, ROWS, COLUMNS);
    default: return give_order(person);
    }
}

/* Between the line that was typed and the prompt that waits now it says whether the order was given: one more in the draft. */
static bool order_line(Person *person, const char *line) {
    int row, column, before = person->seen_orders;
    if (!type(person, line)) return false;
    terminal_cursor(person->terminal, &row, &column);
    while (--row >= 0 && strstr(terminal_row(person->terminal, row), "> ") == NULL)
        if (strncmp(terminal_row(person->terminal, row), "Order given: ", 13) == 0) person->seen_orders = before + 1;
    return true;
}

static bool act_on_lines(Person *person) {
    static const char *const orders[] = {
        "cloud northland\r", "cloud harbour\r", "campus fieldland\r", "price 1\r", "price 3\r", "release-open\r", "stop cloud northland\r"};
    static const char *const looks[] = {"status\r", "draft\r", "forecast\r", "markets\r", "why score\r", "nonsense\r", "orders cloud\r"};
    switch (roll(person, 4)) {
    case 0:
        person->seen_orders = 0;
        if (person->strike_us != 0 && !person->strike_order) person_kill(person, person->strike_us);
        return type(person, "end\r");
    case 1: return type(person, looks[roll(person, sizeof looks / sizeof looks[0])]);
    default: return order_line(person, orders[roll(person, sizeof orders / sizeof orders[0])]);
    }
}

bool person_act(Person *person) {
    if (!wait_quiet(person)) return false;
    bool over = shows(person, "he game is over") || shows(person, "The game has ended");
    if (over || (person->strike_order && person->seen_orders > 0)) person_kill(person, person->strike_us + 1);
    if (person->first_turn == 0 || over) return true;
    return person->plain ? act_on_lines(person) : act_on_screen(person);
}
