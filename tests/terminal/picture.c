/* picture.c - the screen with its colours, as a page for the browser or as bytes for a terminal.
 *
 * Why the page draws braille itself: DejaVu Sans Mono has none, and a substitute font has other widths, so that maps would
 * not align. Dots drawn per run of cells always do. Whatever else the font may lack gets a box of its cells' width. */
#include "internal.h"
#include <string.h>

/* Pixels. At 20 px, DejaVu Sans Mono's line is 23.28 px high: with 23 the box lines of rows touch. */
enum { FONT = 20, LINE = 23, MARGIN = 12 };
static const double ADVANCE = 0.6020508; /* of the font's size */
static const char PAPER[] = "#14171c";
static const char INK[] = "#d4d7dc";

static bool same_colour(TerminalColour left, TerminalColour right) {
    return left.kind == right.kind && left.index == right.index && left.red == right.red && left.green == right.green &&
           left.blue == right.blue;
}

static bool same_style(const TerminalCell *left, const TerminalCell *right) {
    return same_colour(left->foreground, right->foreground) && same_colour(left->background, right->background) &&
           left->bold == right->bold && left->underline == right->underline && left->italic == right->italic &&
           left->blink == right->blink && left->reverse == right->reverse && left->strike == right->strike;
}

/* --- Page ------------------------------------------------------------------------------------------------------------ */

static void print_colour(FILE *file, const char *property, TerminalColour colour, const char *otherwise) {
    if (colour.kind == TERMINAL_DEFAULT) {
        fprintf(file, "%s:%s;", property, otherwise);
    } else {
        fprintf(file, "%s:#%02x%02x%02x;", property, colour.red, colour.green, colour.blue);
    }
}

static void print_style(FILE *file, const TerminalCell *cell) {
    fputs("<span style=\"", file);
    if (cell->reverse) {
        print_colour(file, "color", cell->background, PAPER);
        print_colour(file, "background", cell->foreground, INK);
    } else {
        print_colour(file, "color", cell->foreground, INK);
        print_colour(file, "background", cell->background, PAPER);
    }
    fputs(cell->bold ? "font-weight:bold;" : "", file);
    fputs(cell->italic ? "font-style:italic;" : "", file);
    if (cell->underline || cell->strike) {
        fprintf(file, "text-decoration:%s %s;", cell->underline ? "underline" : "", cell->strike ? "line-through" : "");
    }
    fputs("\">", file);
}

/* The dots of a braille character as bits, -1 for any other. */
static int braille(const TerminalCell *cell) {
    const unsigned char *bytes = (const unsigned char *)cell->text;
    if (bytes[0] != 0xE2 || bytes[1] < 0xA0 || bytes[1] > 0xA3) { return -1; }
    return (bytes[1] - 0xA0) << 6 | (bytes[2] & 0x3F);
}

static bool in_font(const TerminalCell *cell) {
    const unsigned char *bytes = (const unsigned char *)cell->text;
    bool lines_and_blocks = bytes[0] == 0xE2 && bytes[1] >= 0x94 && bytes[1] <= 0x97;
    return bytes[0] < 0x80 || lines_and_blocks || (bytes[0] == 0xC2 && bytes[1] >= 0xA1);
}

static void print_dots(FILE *file, const int *dots, int count) {
    static const struct { int x, y; } places[] = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}};
    fprintf(file, "<svg style=\"width:%dch\" viewBox=\"0 0 %d 8\" preserveAspectRatio=\"none\"><path d=\"", count, 4 * count);
    for (int cell = 0; cell < count; cell++) {
        for (int dot = 0; dot < 8; dot++) {
            if ((dots[cell] >> dot & 1) != 0) { fprintf(file, "M%d %dh0", 4 * cell + 2 * places[dot].x + 1, 2 * places[dot].y + 1); }
        }
    }
    fputs("\"/></svg>", file);
}

static void print_character(FILE *file, const TerminalCell *cell) {
    switch (cell->text[0]) {
    case '<': fputs("&lt;", file); return;
    case '>': fputs("&gt;", file); return;
    case '&': fputs("&amp;", file); return;
    default: break;
    }
    if (in_font(cell)) {
        fputs(cell->text, file);
    } else if (cell->width > 0) {
        fprintf(file, "<b style=\"width:%dch\">%s</b>", cell->width, cell->text);
    }
}

/* Prints the cells of one style from `column` on; returns the column after them. */
static int print_run(const Terminal *terminal, FILE *file, int row, int column) {
    TerminalCell first = terminal_cell(terminal, row, column);
    print_style(file, &first);
    enum { MOST = 512 };
    int dots[MOST];
    int count = 0;
    for (; column < terminal->columns; column++) {
        TerminalCell cell = terminal_cell(terminal, row, column);
        if (!same_style(&first, &cell)) { break; }
        int pattern = braille(&cell);
        if (count > 0 && (pattern < 0 || count == MOST)) {
            print_dots(file, dots, count);
            count = 0;
        }
        if (pattern >= 0) {
            dots[count++] = pattern;
        } else {
            print_character(file, &cell);
        }
    }
    if (count > 0) { print_dots(file, dots, count); }
    fputs("</span>", file);
    return column;
}

void terminal_html(Terminal *terminal, FILE *file) {
    int width = (int)(terminal->columns * FONT * ADVANCE + 1) + 2 * MARGIN;
    int height = terminal->rows * LINE + 2 * MARGIN;
    fprintf(file, "<!doctype html>\n<meta charset=\"utf-8\">\n<!-- picture %d %d -->\n<style>\n", width, height);
    fprintf(file, "body{margin:0;background:%s}\n", PAPER);
    fprintf(file, "pre{margin:0;padding:%dpx;color:%s;font:%dpx/%dpx 'DejaVu Sans Mono',monospace}\n", MARGIN, INK, FONT, LINE);
    fprintf(file, "i{display:block;height:%dpx;font-style:normal;white-space:pre}\n", LINE);
    fprintf(file, "span{display:inline-block;height:%dpx;vertical-align:top}\n", LINE);
    fprintf(file, "b{display:inline-block;height:%dpx;vertical-align:top;text-align:center;overflow:hidden;font-weight:inherit}\n", LINE);
    fprintf(file, "svg{height:%dpx;vertical-align:top}\n", LINE);
    fputs("path{stroke:currentColor;stroke-width:1.3;stroke-linecap:round;fill:none}\n</style>\n<pre>", file);
    for (int row = 0; row < terminal->rows; row++) {
        fputs("<i>", file);
        for (int column = 0; column < terminal->columns;) { column = print_run(terminal, file, row, column); }
        fputs("</i>", file);
    }
    fputs("</pre>\n", file);
}

/* --- Bytes for a terminal -------------------------------------------------------------------------------------------- */

static void print_sgr_colour(FILE *file, int kind, TerminalColour colour) {
    if (colour.kind == TERMINAL_PALETTE) {
        fprintf(file, ";%d;5;%d", kind, colour.index);
    } else if (colour.kind == TERMINAL_RGB) {
        fprintf(file, ";%d;2;%d;%d;%d", kind, colour.red, colour.green, colour.blue);
    }
}

static void print_sgr(FILE *file, const TerminalCell *cell) {
    fprintf(file, "\033[0%s%s%s%s%s%s", cell->bold ? ";1" : "", cell->italic ? ";3" : "", cell->underline ? ";4" : "",
        cell->blink ? ";5" : "", cell->reverse ? ";7" : "", cell->strike ? ";9" : "");
    print_sgr_colour(file, 38, cell->foreground);
    print_sgr_colour(file, 48, cell->background);
    fputc('m', file);
}

void terminal_ansi(Terminal *terminal, FILE *file) {
    for (int row = 0; row < terminal->rows; row++) {
        TerminalCell last = {.width = 1};
        for (int column = 0; column < terminal->columns; column++) {
            TerminalCell cell = terminal_cell(terminal, row, column);
            if (!same_style(&last, &cell)) { print_sgr(file, &cell); }
            fputs(cell.text, file);
            last = cell;
        }
        fputs("\033[0m\n", file);
    }
}
