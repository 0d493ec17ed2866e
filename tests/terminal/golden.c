/* golden.c - compares the screen with one written in a test, row by row as a person reads it. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

/* Expected rows on a screen of their own, so that widths follow the same rules on both sides. It is as large as the larger of
 * both: a row too many or too long is a difference as well. */
typedef struct Comparison {
    const Terminal *actual;
    VTerm *vterm;
    VTermScreen *expected;
    int rows, columns;
} Comparison;

static int larger(int left, size_t right) { return right > (size_t)left ? (int)right : left; }

static bool blank(const TerminalCell *cell) { return strcmp(cell->text, " ") == 0; }

static int used_columns(const Comparison *comparison, int columns) {
    for (int row = 0; row < comparison->rows; row++) {
        for (int column = columns; column < comparison->columns; column++) {
            TerminalCell cell = cell_of(comparison->expected, row, column);
            columns = blank(&cell) ? columns : column + 1;
        }
    }
    return columns;
}

static Comparison comparison_open(const Terminal *terminal, const char *const expected[], size_t count) {
    size_t longest = 0; /* bytes, never fewer than cells but for tabs, which no screen shows */
    for (size_t row = 0; row < count; row++) { longest = strlen(expected[row]) > longest ? strlen(expected[row]) : longest; }
    Comparison comparison = {.actual = terminal, .rows = larger(terminal->rows, count), .columns = larger(terminal->columns, longest)};
    comparison.vterm = vterm_new(comparison.rows, comparison.columns);
    vterm_set_utf8(comparison.vterm, 1);
    comparison.expected = vterm_obtain_screen(comparison.vterm);
    vterm_screen_reset(comparison.expected, 1);
    for (size_t row = 0; row < count; row++) {
        char place[32];
        int length = snprintf(place, sizeof place, "\033[%zuH", row + 1);
        vterm_input_write(comparison.vterm, place, (size_t)length);
        vterm_input_write(comparison.vterm, expected[row], strlen(expected[row]));
    }
    comparison.columns = used_columns(&comparison, terminal->columns);
    return comparison;
}

static bool differs(const Comparison *comparison, int row, int column) {
    TerminalCell expected = cell_of(comparison->expected, row, column);
    TerminalCell actual = terminal_cell(comparison->actual, row, column);
    return strcmp(expected.text, actual.text) != 0;
}

static int differences(const Comparison *comparison, int row) {
    int count = 0;
    for (int column = 0; column < comparison->columns; column++) { count += differs(comparison, row, column); }
    return count;
}

static void print_marks(const Comparison *comparison, int row) {
    for (int column = 0; column < comparison->columns; column++) { fputc(differs(comparison, row, column) ? '^' : ' ', stderr); }
}

static void print_both(const Comparison *comparison) {
    fprintf(stderr, "    %-*s   actual\n", comparison->columns, "expected");
    for (int row = 0; row < comparison->rows; row++) {
        bool differ = differences(comparison, row) > 0;
        fprintf(stderr, "%3d%s", row, differ ? "!" : "│");
        for (int column = 0; column < comparison->columns; column++) { fputs(cell_of(comparison->expected, row, column).text, stderr); }
        fputs(differ ? " ! " : " │ ", stderr);
        for (int column = 0; column < comparison->columns; column++) { fputs(terminal_cell(comparison->actual, row, column).text, stderr); }
        fputs("│\n", stderr);
        if (differ) {
            fputs("    ", stderr);
            print_marks(comparison, row);
            fputs("   ", stderr);
            print_marks(comparison, row);
            fputc('\n', stderr);
        }
    }
}

static void write_literal(FILE *file, const char *text) {
    fputs("        \"", file);
    for (const char *at = text; *at != '\0'; at++) {
        bool trigraph = at[0] == '?' && at > text && at[-1] == '?';
        if (*at == '"' || *at == '\\' || trigraph) { fputc('\\', file); }
        fputc(*at, file);
    }
    fputs("\",\n", file);
}

static bool write_golden(Terminal *terminal, const char *name, const char *path) {
    FILE *file = fopen(path, "a");
    if (file == NULL) {
        perror(path);
        return false;
    }
    int last = terminal->rows - 1;
    while (last > 0 && terminal_row(terminal, last)[0] == '\0') { last--; }
    fprintf(file, "    /* %s, %d by %d */\n", name, terminal->rows, terminal->columns);
    for (int row = 0; row <= last; row++) { write_literal(file, terminal_row(terminal, row)); }
    fputc('\n', file);
    fprintf(stderr, "terminal: screen \"%s\" written to %s, not compared\n", name, path);
    return fclose(file) == 0;
}

bool terminal_expect(Terminal *terminal, const char *name, const char *const expected[], size_t rows) {
    terminal_refresh(terminal);
    const char *update = getenv("MOAT_GOLDEN_UPDATE");
    if (update != NULL && update[0] != '\0') { return write_golden(terminal, name, update); }
    Comparison comparison = comparison_open(terminal, expected, rows);
    int different = 0;
    for (int row = 0; row < comparison.rows; row++) { different += differences(&comparison, row); }
    if (different > 0) {
        fprintf(stderr, "terminal: screen \"%s\" differs in %d cells\n", name, different);
        print_both(&comparison);
    }
    vterm_free(comparison.vterm);
    return different == 0;
}
