/* widgets.h - what screens are put together from, on a canvas: meters, sparklines, tables. Knows canvas. */
#pragma once
#include "canvas.h"

/* A bar of `width` cells for part / whole (clamped), filled from the left by eighths of a cell where the terminal can. */
void widget_meter(Canvas *canvas, int y, int x, int width, Style style, int64_t part, int64_t whole);

/* A line of bars, one a value, the newest at the right end; more values than cells: the newest ones. low == high: the range of the values.
 */
void widget_spark(Canvas *canvas, int y, int x, int width, Style style, const int64_t *values, int count, int64_t low, int64_t high);

/* A change since last turn: "▲", "▼", or " " when it is less than `least`. */
void widget_trend(Canvas *canvas, int y, int x, int64_t change, int64_t least);

/* A table: columns with heads, rows of cells. Numbers are aligned right. Widths 0 share what is left. Columns that do not fit are dropped
 * from the end. */
typedef struct Column {
    const char *head;
    int width;
    bool number;
    Style style;
} Column;
enum { COLUMNS_MOST = 24 };
typedef struct Table {
    Canvas *canvas;
    Area area;
    int columns, at[COLUMNS_MOST], width[COLUMNS_MOST];
    bool number[COLUMNS_MOST];
    Style style[COLUMNS_MOST];
} Table;
/* Draws the heads on the first line of the area. */
Table table_begin(Canvas *canvas, Area area, const Column *columns, int count);
/* Writes a cell on line `y` of the screen. Style -1: that of the column. */
void table_cell(Table *table, int y, int column, int style, const char *text);
/* Where the cell lies, for things other than text and for the focus. */
Area table_area(const Table *table, int y, int column);
