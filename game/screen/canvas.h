/* canvas.h - a frame composed in memory, cell by cell, before a terminal sees it. The only way for text onto the screen: all of it is
 * decoded, measured, clipped and rid of control characters here. Knows text and the names of styles; no ncurses. */
#pragma once
#include "text.h"
#include <stdint.h>

typedef enum StyleName {
#define STYLE(name, c256, c16, always, mono) STYLE_##name,
#include "style.def"
    STYLES
} StyleName;
/* A StyleName and any of these. */
typedef uint16_t Style;
enum { STYLE_FOCUSED = 0x100, STYLE_BOLD = 0x200, STYLE_UNDERLINED = 0x400, STYLE_NAME = 0xFF };

/* The right half of a wide character has width 0 and an empty glyph. */
typedef struct Cell {
    char glyph[GLYPH_BYTES];
    uint8_t width, unused;
    Style style;
} Cell;
typedef struct Area {
    int y, x, h, w;
} Area;

extern const Cell canvas_blank;

enum { CANVAS_MOST = 1000 }; /* rows or columns */
typedef struct Canvas {
    int rows, columns;
    bool ascii; /* what goes in is shown by a terminal without UTF-8 */
    Cell *cell;
} Canvas;

/* Gives the canvas a size (1 to CANVAS_MOST each way) and blanks it. Begin with {0}; false when out of memory: then it is as before. */
bool canvas_resize(Canvas *canvas, int rows, int columns);
void canvas_free(Canvas *canvas);
void canvas_clear(Canvas *canvas);
/* NULL outside. */
Cell *canvas_at(const Canvas *canvas, int y, int x);

/* One line from (y, x) in at most `width` cells; what does not fit ends in an ellipsis. Returns the cells used. */
int canvas_text(Canvas *canvas, int y, int x, int width, Style style, const char *text);
/* Cells that were made before, each of width 1, beside one another from (y, x), all within the canvas: for what is drawn of many. */
void canvas_cells(Canvas *canvas, int y, int x, const Cell *cells, int count);
int canvas_printf(Canvas *canvas, int y, int x, int width, Style style, const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same with its end at column x + width - 1. Returns the column where it begins. */
int canvas_right(Canvas *canvas, int y, int x, int width, Style style, const char *text);
int canvas_centre(Canvas *canvas, int y, int x, int width, Style style, const char *text);
/* Paragraphs broken into lines, the first `skip` of them left out. Returns how many lines there are in all, shown or not. */
int canvas_wrap(Canvas *canvas, Area area, int skip, Style style, const char *text);
int canvas_wrap_lines(int width, const char *text);

void canvas_fill(Canvas *canvas, Area area, Style style, const char *glyph);
/* Adds flags (STYLE_FOCUSED and the like) to what is there. */
void canvas_mark(Canvas *canvas, Area area, Style flags);
/* Gives what is there another style. */
void canvas_restyle(Canvas *canvas, Area area, Style style);

/* A box; its lines join with those of boxes that it touches. `title` may be NULL. canvas_box_note writes at the right end of the top line.
 */
void canvas_box(Canvas *canvas, Area area, const char *title);
void canvas_box_note(Canvas *canvas, Area area, Style style, const char *text);
void canvas_rule(Canvas *canvas, int y, int x, int width);
static inline Area area_inside(Area area) { return (Area){area.y + 1, area.x + 1, area.h - 2, area.w - 2}; }
