/* pattern.h - regular expressions (ECMA 262) for what the loader reads from text: numbers in a range, names of readings. */
#pragma once
#include "table.h"

typedef struct Pattern {
    char text[1200];
} Pattern;

#define PATTERN_ID "[a-z][a-z0-9-]{0,30}"
/* A number of the row's unit within its range, with its unit behind it or not. */
Pattern pattern_number(MoatUnit unit, bool whole, int low, int high);
/* Any number of the unit, for conditions. */
Pattern pattern_any_number(MoatUnit unit);
/* A change by an effect: +N, -N, xN, or =N within the range of the quantity. */
Pattern pattern_change(const MoatQuantityRow *row);
/* Every name of a quantity. "" for those that have no name. */
Pattern pattern_name(const MoatQuantityRow *row);
