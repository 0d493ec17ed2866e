/* words_number.h - numbers of the engine in digits. */
#pragma once
#include "words_text.h"
#include "moat/readings.h"

/* Digits after the point that a unit is shown with. */
int words_number_decimals(MoatUnit unit, MoatType type);
/* Rounds a value to that many decimals (of per cent, for shares), ties away from zero; the result is still Q47.16. */
MoatLong words_number_rounded(MoatUnit unit, MoatLong value, int decimals);
/* "41.2 bn"; with `sign`, also "+". */
void words_number_add(WordsText *text, MoatUnit unit, MoatLong value, int decimals, bool sign);
