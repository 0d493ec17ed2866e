/* outlook.h - what one more order would change, before it is given. Knows the session's draft and the public turn. */
#pragma once
#include "view.h"

typedef struct Effect { MoatName name; MoatLong low, mean, high; } Effect;
/* The draft is played on `turns` turns with the order and without it, with the same dice, the rival giving none: what differs in each reading.
 * `low` and `high` are over the dice. Fills list[].low, mean, high from list[].name. */
void outlook_effects(const View *view, MoatOrder order, int turns, Effect *list, int count);
/* The same between any two drafts. */
void outlook_between(const View *view, const MoatOrders *without, const MoatOrders *with, int turns, Effect *list, int count);
