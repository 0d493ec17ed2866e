/* effects.h - what an order would change, in words: at once, after a turn, after three. Knows offers and outlooks. */
#pragma once
#include "offer.h"

/* For an offer that can be given. As far ahead as the area has lines; one reading a line where the area is narrow. */
void effects_draw(View *view, Area area, const Offer *offer);
