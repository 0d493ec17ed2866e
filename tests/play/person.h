/* person.h - somebody who plays the game on a terminal with the keys a person would press. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "terminal.h"

typedef struct Person {
    Terminal *terminal;
    uint64_t dice;
    int seen_turn;      /* the greatest "turn N" seen in the first line; 0 none yet */
    bool seen_draft;    /* an order of the turn seen_turn was seen in the pane of orders */
} Person;

/* Starts the game in a home of its own; arguments end with NULL. */
bool person_start(Person *person, const char *home, const char *const *arguments, uint64_t seed);

/* One thing a person does: an order by the palette, a look at a screen, the end of a turn. False when the program is gone. */
bool person_act(Person *person);

/* What the screen tells, into seen_*. */
void person_look(Person *person);
