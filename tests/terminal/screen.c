/* screen.c - reading the screen: cells, rows, places, cursor; and showing it in a frame. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

/* --- Cells ----------------------------------------------------------------------------------------------------------- */

static size_t encode(uint32_t character, char *bytes) {
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    size_t more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (char)(lead[more] | (character >> (6 * more)));
    for (size_t i = 1; i <= more; i++) { bytes[i] = (char)(0x80 | ((character >> (6 * (more - i))) & 0x3F)); }
    return more + 1;
}

static TerminalColour colour_of(VTermScreen *screen, VTermColor colour) {
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour)) { return (TerminalColour){.kind = TERMINAL_DEFAULT}; }
    bool indexed = VTERM_COLOR_IS_INDEXED(&colour);
    TerminalColour result = {.kind = indexed ? TERMINAL_PALETTE : TERMINAL_RGB};
    result.index = indexed ? colour.indexed.idx : 0;
    vterm_screen_convert_color_to_rgb(screen, &colour);
    result.red = colour.rgb.red;
    result.green = colour.rgb.green;
    result.blue = colour.rgb.blue;
    return result;
}

static const uint32_t RIGHT_HALF = UINT32_MAX;

static void cell_text(TerminalCell *cell, const VTermScreenCell *got) {
    if (got->chars[0] == RIGHT_HALF) {
        cell->text[0] = '\0';
        cell->width = 0;
        return;
    }
    size_t length = 0;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && got->chars[i] != 0; i++) { length += encode(got->chars[i], cell->text + length); }
    if (length > 0) { cell->text[length] = '\0'; }
}

TerminalCell cell_of(VTermScreen *screen, int row, int column) {
    TerminalCell cell = {.text = " ", .width = 1};
    VTermScreenCell got;
    if (!vterm_screen_get_cell(screen, (VTermPos){row, column}, &got)) { return cell; }
    cell.width = got.width;
    cell_text(&cell, &got);
    cell.foreground = colour_of(screen, got.fg);
    cell.background = colour_of(screen, got.bg);
    cell.bold = got.attrs.bold;
    cell.underline = got.attrs.underline != 0;
    cell.italic = got.attrs.italic;
    cell.blink = got.attrs.blink;
    cell.reverse = got.attrs.reverse;
    cell.strike = got.attrs.strike;
    return cell;
}

char *row_text(VTermScreen *screen, int row, int columns) {
    char *text = malloc((size_t)columns * sizeof((TerminalCell *)0)->text + 1);
    if (text == NULL) { abort(); }
    size_t length = 0;
    for (int column = 0; column < columns; column++) {
        TerminalCell cell = cell_of(screen, row, column);
        size_t size = strlen(cell.text);
        memcpy(text + length, cell.text, size);
        length += size;
    }
    text[length] = '\0';
    return text;
}

TerminalCell terminal_cell(const Terminal *terminal, int row, int column) {
    if (row < 0 || column < 0 || row >= terminal->rows || column >= terminal->columns) { return (TerminalCell){.text = " ", .width = 1}; }
    return cell_of(terminal->screen, row, column);
}

/* --- Rows ------------------------------------------------------------------------------------------------------------ */

static void trim(char *text) {
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') { text[--length] = '\0'; }
}

static char *take_row(Terminal *terminal, int row) {
    free(terminal->row_text);
    terminal->row_text = row_text(terminal->screen, row, row >= 0 && row < terminal->rows ? terminal->columns : 0);
    return terminal->row_text;
}

const char *terminal_row(Terminal *terminal, int row) {
    char *text = take_row(terminal, row);
    trim(text);
    return text;
}

const char *terminal_text(Terminal *terminal) {
    Buffer all = {0};
    for (int row = 0; row < terminal->rows; row++) {
        const char *text = terminal_row(terminal, row);
        buffer_add(&all, text, strlen(text));
        buffer_add(&all, "\n", 1);
    }
    buffer_add(&all, "", 1);
    free(terminal->screen_text);
    terminal->screen_text = all.bytes;
    return terminal->screen_text;
}

static int column_at(const Terminal *terminal, int row, size_t offset) {
    int column = 0;
    for (size_t before = 0; before < offset; column++) { before += strlen(terminal_cell(terminal, row, column).text); }
    while (terminal_cell(terminal, row, column).width == 0) { column++; }
    return column;
}

bool terminal_find(Terminal *terminal, const char *text, int *row, int *column) {
    for (int at = 0; at < terminal->rows; at++) {
        const char *content = take_row(terminal, at);
        const char *place = strstr(content, text);
        if (place == NULL) { continue; }
        if (row != NULL) { *row = at; }
        if (column != NULL) { *column = column_at(terminal, at, (size_t)(place - content)); }
        return true;
    }
    return false;
}

/* --- State ----------------------------------------------------------------------------------------------------------- */

void terminal_cursor(const Terminal *terminal, int *row, int *column) {
    VTermPos place;
    vterm_state_get_cursorpos(terminal->state, &place);
    *row = place.row;
    *column = place.col;
}

bool terminal_cursor_visible(const Terminal *terminal) { return modes_has(&terminal->modes, 25); }

bool terminal_alternate_screen(const Terminal *terminal) {
    return modes_has(&terminal->modes, 1049) || modes_has(&terminal->modes, 1047) || modes_has(&terminal->modes, 47);
}

bool terminal_mouse_wanted(const Terminal *terminal) {
    return modes_has(&terminal->modes, 1000) || modes_has(&terminal->modes, 1002) || modes_has(&terminal->modes, 1003);
}

static void edge(FILE *file, const char *left, const char *right, int columns) {
    fputs(left, file);
    for (int column = 0; column < columns; column++) { fputs(column % 10 == 0 && column > 0 ? "┬" : "─", file); }
    fprintf(file, "%s\n", right);
}

void terminal_show(Terminal *terminal, FILE *file) {
    int row;
    int column;
    terminal_cursor(terminal, &row, &column);
    edge(file, "   ┌", "┐", terminal->columns);
    for (int at = 0; at < terminal->rows; at++) { fprintf(file, "%3d│%s│\n", at, take_row(terminal, at)); }
    edge(file, "   └", "┘", terminal->columns);
    fprintf(file, "    %d rows, %d columns, cursor %d,%d%s%s%s\n", terminal->rows, terminal->columns, row, column,
        terminal_cursor_visible(terminal) ? "" : " hidden", terminal_alternate_screen(terminal) ? ", alternate screen" : "",
        terminal->line < 0  ? ", hung up"
        : terminal->ended   ? ", program ended"
        : terminal->stopped ? ", program stopped"
                            : "");
}
