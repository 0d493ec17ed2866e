/* words_number.h - numbers of the engine in digits. */
#pragma once
#include "words_text.h"
#include "moat/readings.h"

/* Digits after the point that a unit is shown with. */
int words_number_decimals(MoatUnit unit, MoatType type);
/* One more, for sums; a count has none. */
int words_number_fine(const MoatQuantityRow *row);
/* The value counted in the last of that many digits after the point (of per cent, for shares), ties away from zero; and back. */
MoatLong words_number_count(MoatUnit unit, MoatLong value, int decimals);
MoatLong words_number_value(MoatUnit unit, MoatLong count, int decimals);
/* "41.2 bn"; with `sign`, also "+". */
void words_number_add(WordsText *text, MoatUnit unit, MoatLong value, int decimals, bool sign);
