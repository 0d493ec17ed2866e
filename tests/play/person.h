/* person.h - somebody who plays the game on a terminal with the keys a person would press, through either face. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include "terminal.h"

typedef struct Person {
    Terminal *terminal;
    uint64_t dice;
    bool plain;
    int first_turn;     /* the first "turn N" that was seen; 0 none yet */
    int seen_turn;      /* the greatest one */
    int seen_orders;    /* so many orders of the turn seen_turn were seen, and nothing was pressed since that may take them back */
    unsigned strike_us; /* not 0: the program is killed so many microseconds after the end of a turn was asked for, */
    bool strike_order;  /* or after an unsent order was seen */
    pid_t killer;       /* who does it, to be waited for; 0 none yet */
} Person;

/* Starts the game in a home of its own and waits until it shows its turn or is gone; arguments end with NULL. False: no terminal could be
 * had. */
bool person_start(Person *person, const char *home, const char *const *arguments, bool plain, uint64_t seed);

/* Kills the program after some microseconds, at an instant that has nothing to do with what this program does. */
void person_kill(Person *person, unsigned microseconds);

/* One thing a person does: an order, a look at a screen, another size, the end of a turn. False when the program is gone. */
bool person_act(Person *person);

/* What the screen tells, into seen_*. */
void person_look(Person *person);
