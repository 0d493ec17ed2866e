#include "canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool canvas_resize(Canvas *canvas, int rows, int columns) {
    rows = rows < 1 ? 1 : rows > CANVAS_MOST ? CANVAS_MOST : rows;
    columns = columns < 1 ? 1 : columns > CANVAS_MOST ? CANVAS_MOST : columns;
    if (canvas->cell == NULL || rows != canvas->rows || columns != canvas->columns) {
        Cell *cell = realloc(canvas->cell, (size_t)rows * (size_t)columns * sizeof *cell);
        if (cell == NULL) return false;
        canvas->cell = cell;
        canvas->rows = rows;
        canvas->columns = columns;
    }
    canvas_clear(canvas);
    return true;
}

void canvas_free(Canvas *canvas) {
    free(canvas->cell);
    *canvas = (Canvas){0};
}

const Cell canvas_blank = {.glyph = " ", .width = 1, .style = STYLE_TEXT};

void canvas_clear(Canvas *canvas) {
    size_t row = (size_t)canvas->columns;
    for (size_t i = 0; i < row; i++) canvas->cell[i] = canvas_blank;
    for (int y = 1; y < canvas->rows; y++) memcpy(canvas->cell + (size_t)y * row, canvas->cell, row * sizeof canvas_blank);
}

Cell *canvas_at(const Canvas *canvas, int y, int x) {
    return y >= 0 && y < canvas->rows && x >= 0 && x < canvas->columns ? &canvas->cell[y * canvas->columns + x] : NULL;
}

typedef char Glyph[GLYPH_BYTES];

/* Puts one character down. Halves of wide characters that it covers in part become blanks. */
static void put(Canvas *canvas, int y, int x, Style style, const char glyph[GLYPH_BYTES], int width) {
    Cell *cell = canvas_at(canvas, y, x);
    if (cell == NULL) return;
    if (width == 1 && cell->width == 1) { /* as nearly always: no half of anything is near */
        cell->style = style;
        memcpy(cell->glyph, glyph, GLYPH_BYTES);
        return;
    }
    Cell *right = canvas_at(canvas, y, x + 1), *left = canvas_at(canvas, y, x - 1);
    if (width == 2 && right == NULL) return;
    if (cell->width == 0 && left != NULL) *left = (Cell){.glyph = " ", .width = 1, .style = left->style};
    Cell *last = width == 2 ? right : cell, *beyond = canvas_at(canvas, y, x + width);
    if (last->width == 2 && beyond != NULL) *beyond = (Cell){.glyph = " ", .width = 1, .style = beyond->style};
    cell->width = (uint8_t)width;
    cell->style = style;
    memcpy(cell->glyph, glyph, GLYPH_BYTES);
    if (width == 2) *right = (Cell){.style = style};
}

void canvas_cells(Canvas *canvas, int y, int x, const Cell *cells, int count) {
    Cell *first = canvas_at(canvas, y, x), *last = canvas_at(canvas, y, x + count - 1);
    if (count < 1 || first == NULL || last == NULL) return;
    put(canvas, y, x, cells[0].style, cells[0].glyph, 1); /* at both ends what stands half within goes */
    put(canvas, y, x + count - 1, cells[count - 1].style, cells[count - 1].glyph, 1);
    memcpy(first, cells, (size_t)count * sizeof *cells);
}

int canvas_text(Canvas *canvas, int y, int x, int width, Style style, const char *text) {
    char glyph[GLYPH_BYTES];
    int used = 0, cells, taken;
    bool cut = (int)strlen(text) > width && text_width(text) > width; /* no character takes more cells than bytes */
    for (;; text += taken) {
        for (; text_plain(text) && used < width - cut; text++, used++) put(canvas, y, x + used, style, (const Glyph){*text}, 1);
        if ((taken = text_next(text, canvas->ascii, glyph, &cells)) == 0 || used + cells > width - cut) break;
        if (canvas->ascii && cells == 2) {
            char half[GLYPH_BYTES] = {glyph[0]};
            put(canvas, y, x + used, style, half, 1);
            put(canvas, y, x + used + 1, style, half, 1);
        } else
            put(canvas, y, x + used, style, glyph, cells);
        used += cells;
    }
    if (cut && used < width) {
        text_next("…", canvas->ascii, glyph, &cells);
        put(canvas, y, x + used, style, glyph, 1);
        used++;
    }
    return used;
}

int canvas_printf(Canvas *canvas, int y, int x, int width, Style style, const char *format, ...) {
    char line[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    return canvas_text(canvas, y, x, width, style, line);
}

int canvas_right(Canvas *canvas, int y, int x, int width, Style style, const char *text) {
    int cells = text_width(text), at = cells < width ? x + width - cells : x;
    canvas_text(canvas, y, at, x + width - at, style, text);
    return at;
}

int canvas_centre(Canvas *canvas, int y, int x, int width, Style style, const char *text) {
    int cells = text_width(text), at = cells < width ? x + (width - cells) / 2 : x;
    canvas_text(canvas, y, at, x + width - at, style, text);
    return at;
}

static int wrap(Canvas *canvas, Area area, int skip, Style style, const char *text) {
    int lines = 0, pass;
    char line[1024];
    if (area.w < 1) return 0;
    for (; *text != '\0'; text += pass, lines++) {
        int bytes = text_line(text, area.w, &pass);
        if (canvas == NULL || lines < skip || lines - skip >= area.h) continue;
        if (bytes > (int)sizeof line - 1) bytes = (int)sizeof line - 1;
        memcpy(line, text, (size_t)bytes);
        line[bytes] = '\0';
        canvas_text(canvas, area.y + lines - skip, area.x, area.w, style, line);
    }
    return lines;
}

int canvas_wrap(Canvas *canvas, Area area, int skip, Style style, const char *text) { return wrap(canvas, area, skip, style, text); }

int canvas_wrap_lines(int width, const char *text) { return wrap(NULL, (Area){0, 0, 0, width}, 0, STYLE_TEXT, text); }

void canvas_fill(Canvas *canvas, Area area, Style style, const char *text) {
    char glyph[GLYPH_BYTES];
    int cells;
    text_next(text, canvas->ascii, glyph, &cells);
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++) put(canvas, y, x, style, glyph, 1);
}

void canvas_mark(Canvas *canvas, Area area, Style flags) {
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++) {
            Cell *cell = canvas_at(canvas, y, x);
            if (cell != NULL) {
                /* A wide bar of many colours, reversed, would be a flag; a letter keeps its own. */
                if ((flags & STYLE_FOCUSED) != 0 && area.w > 3) cell->style = (Style)(cell->style & ~STYLE_NAME) | STYLE_TEXT;
                cell->style |= flags;
            }
        }
}

void canvas_restyle(Canvas *canvas, Area area, Style style) {
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++) {
            Cell *cell = canvas_at(canvas, y, x);
            if (cell != NULL) cell->style = style;
        }
}

/* Lines by where they lead: 1 up, 2 right, 4 down, 8 left. In ASCII a crossing is "+", whatever it joins. */
static const Glyph arms_glyph[16] = {" ", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼"};
static const Glyph across = "-", upright = "|", crossing = "+";

static int arms_of(const Canvas *canvas, const Cell *cell) {
    if (canvas->ascii) {
        char c = cell->style == STYLE_BORDER ? cell->glyph[0] : ' ';
        return c == '-' ? 10 : c == '|' ? 5 : c == '+' ? 15 : 0;
    }
    if (cell->glyph[0] != arms_glyph[1][0]) return 0; /* most cells are blank */
    for (int i = 1; i < 16; i++)
        if (memcmp(cell->glyph, arms_glyph[i], sizeof arms_glyph[i]) == 0) return i;
    return 0;
}

static void line(Canvas *canvas, int y, int x, int arms) {
    const Cell *cell = canvas_at(canvas, y, x);
    if (cell == NULL) return;
    arms |= arms_of(canvas, cell);
    const char *ascii = (arms & 5) == 0 ? across : (arms & 10) == 0 ? upright : crossing;
    put(canvas, y, x, STYLE_BORDER, canvas->ascii ? ascii : arms_glyph[arms], 1);
}

void canvas_box(Canvas *canvas, Area area, const char *title) {
    int right = area.x + area.w - 1, bottom = area.y + area.h - 1;
    if (area.w < 2 || area.h < 2) return;
    for (int x = area.x + 1; x < right; x++) {
        line(canvas, area.y, x, 10);
        line(canvas, bottom, x, 10);
    }
    for (int y = area.y + 1; y < bottom; y++) {
        line(canvas, y, area.x, 5);
        line(canvas, y, right, 5);
    }
    line(canvas, area.y, area.x, 6);
    line(canvas, area.y, right, 12);
    line(canvas, bottom, area.x, 3);
    line(canvas, bottom, right, 9);
    if (title != NULL && area.w > 6) {
        int used = canvas_text(canvas, area.y, area.x + 2, area.w - 5, STYLE_TITLE, title);
        canvas_text(canvas, area.y, area.x + 1, 1, STYLE_TEXT, " ");
        canvas_text(canvas, area.y, area.x + 2 + used, 1, STYLE_TEXT, " ");
    }
}

void canvas_box_note(Canvas *canvas, Area area, Style style, const char *text) {
    int cells = text_width(text), x = area.x + area.w - 3 - cells;
    if (x < area.x + 4) return;
    canvas_text(canvas, area.y, x, 1, STYLE_TEXT, " ");
    canvas_text(canvas, area.y, x + 1, cells, style, text);
    canvas_text(canvas, area.y, x + 1 + cells, 1, STYLE_TEXT, " ");
}

void canvas_rule(Canvas *canvas, int y, int x, int width) {
    for (int i = 0; i < width; i++) line(canvas, y, x + i, 10);
}
