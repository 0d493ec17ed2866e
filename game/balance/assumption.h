/* assumption.h - the numbers that a level assumes, one by one, and rules in which one of them stands elsewhere. */
#pragma once
#include <stdbool.h>
#include "moat/rules.h"
#include "table.h"

/* A parameter, or that of one bloc, segment, market or regulator; a table of tiers is one assumption, and moves as a whole. */
typedef struct Assumption {
    ParameterRow row;
    int at;
    char name[112]; /* as the file has it: chips.leak, blocs.us.backing */
} Assumption;

/* Those of a level in the order of parameters.def, but for par, which is no assumption: it is what makes sides even. Returns how many; the
 * list may be NULL. */
int assumptions_of(const MoatRules *rules, Assumption *list);

/* Moves it by so many per cent of its size, up or down, within what a level may say; quarters move by whole ones, at least one. Where parts
 * must sum to 100 %, the others give way as they are large. False: it stood still. */
bool assumption_move(const Assumption *assumption, MoatRules *rules, int percent);

/* Its value; of a table the largest entry. */
MoatFixed assumption_value(const Assumption *assumption, const MoatRules *rules);
