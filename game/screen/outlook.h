/* outlook.h - what one more order would change, before it is given. Knows the session's draft and the public turn. */
#pragma once
#include "view.h"

typedef struct Effect {
    MoatName name;
    MoatLong low, mean, high;
} Effect;
/* The turn and the following ones are played with each of two drafts and the same dice, the rival giving no orders, to the end of `turns`
 * turns: what differs is what the orders bring. `low` and `high` are over the dice. Fills list[].low, mean, high from list[].name. */
void outlook_between(const View *view, const MoatOrders *without, const MoatOrders *with, int turns, Effect *list, int count);
