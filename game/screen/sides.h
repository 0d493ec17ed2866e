/* sides.h - what both blocs have, row by row, one beside the other. Knows views. */
#pragma once
#include "view.h"

typedef struct Sides {
    View *view;
    Area row;
    int end, id, label, cell;
} Sides;

/* Draws the names of the blocs on the area's first line; the rows below get ids from `id` on, two each. */
Sides sides_begin(View *view, Area area, int id, int label);
/* Draws the label of the next row. False: there is no line left for it. */
bool sides_row(Sides *sides, const char *label);
/* The cell of a side on the row. */
Area sides_cell(const Sides *sides, MoatSide side);
/* The part of a cell behind its number. */
Area sides_rest(const Sides *sides, MoatSide side);

/* A row of numbers; `note`, when there is one, draws what stands behind each. */
void sides_numbers(Sides *sides, const char *label, MoatQuantity quantity, void (*note)(const Sides *sides, MoatSide side, Area rest));
/* A row of policies in words. */
void sides_words(Sides *sides, const char *label, MoatQuantity quantity);
/* For notes: the past of the quantity as bars. */
void sides_spark(const Sides *sides, MoatSide side, Area rest, MoatQuantity quantity);
/* A box with a chart of the reading, and of the other bloc's, over the turns. */
void sides_chart(View *view, Area box, MoatName name);
/* The same below what a box holds already, from `y` on to the end of its inside; nothing where that is too few lines. */
void sides_chart_below(View *view, Area inside, int y, MoatName name);
/* Lines that a table of all markets leaves for charts below it; 0 where the terminal is too small for any. */
int sides_chart_room(const View *view, Area left);
