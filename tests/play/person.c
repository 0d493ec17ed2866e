/* person.c - somebody who plays on a terminal. */
#include "person.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ORDER "\xE2\x94\x82 1 "

enum { QUIET = 8, PATIENCE = 4000 };

static unsigned roll(Person *person, unsigned sides) {
    person->dice = person->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(person->dice >> 33) % sides;
}

bool person_start(Person *person, const char *home, const char *const *arguments, uint64_t seed) {
    *person = (Person){.dice = seed * 2 + 1};
    person->terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = 24, .columns = 80});
    return person->terminal != NULL;
}

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

void person_look(Person *person) {
    terminal_refresh(person->terminal);
    const char *turn = strstr(terminal_row(person->terminal, 0), "turn ");
    int now = turn ? atoi(turn + 5) : 0;
    if (now > person->seen_turn) {
        person->seen_turn = now;
        person->seen_draft = false;
    }
    int row, column;
    /* The first line of the pane of orders is the first order, when there is one. */
    if (terminal_find(person->terminal, "\xE2\x94\x8C Orders ", &row, &column) && column == 0)
        person->seen_draft = begins(terminal_row(person->terminal, row + 1), FIRST_ORDER);
}

/* Nothing is reported when the program is gone: being killed is what it is for. */
static bool press(Person *person, const char *key) {
    if (!terminal_running(person->terminal)) return false;
    if (strcmp(key, "u") == 0 || strcmp(key, "enter") == 0) person->seen_draft = false; /* from here on the order may be taken back */
    (void)terminal_key(person->terminal, key);
    (void)terminal_wait_quiet(person->terminal, QUIET, PATIENCE);
    person_look(person);
    return terminal_running(person->terminal);
}

static bool give_order(Person *person) {
    static const char *const wishes[] = {"cloud", "campus", "aid", "standards", "premium", "chips", "bid", "stop", "release", "fab"};
    const char *wish = wishes[roll(person, sizeof wishes / sizeof wishes[0])];
    if (!press(person, "/")) return false;
    (void)terminal_type(person->terminal, wish);
    (void)terminal_wait_quiet(person->terminal, QUIET, PATIENCE);
    for (unsigned down = roll(person, 3); down > 0; down--)
        if (!press(person, "down")) return false;
    return press(person, "enter") && press(person, "esc");
}

static bool end_turn(Person *person) {
    static const char *const keys[] = {"esc", "1", "e", "enter", "end", "enter"};
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
        if (!press(person, keys[k])) return false;
    return true;
}

bool person_act(Person *person) {
    static const char *const looks[] = {"1", "2", "3", "7", "8", "u", "?", "w"};
    switch (roll(person, 4)) {
    case 0: return end_turn(person);
    case 1: return press(person, looks[roll(person, sizeof looks / sizeof looks[0])]) && press(person, "esc") && press(person, "1");
    default: return give_order(person);
    }
}
