/* fold.c - see fold.h. */
#define _XOPEN_SOURCE 700
#include "fold.h"
#include "words.h"
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { INDENT = 4 };

/* Bytes of the character at `text`, and its cells. What the locale cannot read is a byte and a cell. */
static int character(const char *text, int *cells) {
    mbstate_t state = {0};
    wchar_t wide;
    size_t bytes = mbrtowc(&wide, text, strlen(text), &state);
    bool known = bytes != (size_t)-1 && bytes != (size_t)-2 && bytes > 0;
    *cells = known && wcwidth(wide) >= 0 ? wcwidth(wide) : 1;
    return known ? (int)bytes : 1;
}

/* Bytes up to where the line may end, and their cells. A blank at the start is none of them. */
static int word(const char *text, int *cells) {
    int bytes = 0, one;
    *cells = 0;
    while (text[bytes] != '\0' && text[bytes] != '\n' && !words_breakable(text, bytes)) {
        bytes += character(text + bytes, &one);
        *cells += one;
    }
    return bytes;
}

typedef struct Folding {
    FILE *out;
    int column, lines;
} Folding;

static void end_line(Folding *fold, int indent) {
    fprintf(fold->out, "\n%*s", indent, "");
    fold->column = indent;
    fold->lines++;
}

/* A word too long for any line is broken where the line is full. */
static const char *put_word(Folding *fold, const char *text, int bytes) {
    for (const char *end = text + bytes; text < end;) {
        int cells, size = character(text, &cells);
        if (fold->column + cells > FOLD_WIDE) end_line(fold, INDENT);
        fprintf(fold->out, "%.*s", size, text);
        fold->column += cells;
        text += size;
    }
    return text;
}

char *fold_text(const char *text, int *lines) {
    char *folded = NULL;
    size_t size = 0;
    Folding fold = {.out = open_memstream(&folded, &size)};
    if (fold.out == NULL) return NULL;
    while (*text != '\0') {
        int cells, blank = *text == ' ', bytes = word(text + blank, &cells);
        if (*text == '\n') {
            end_line(&fold, 0);
            text++;
            continue;
        }
        if (blank && fold.column + 1 + cells > FOLD_WIDE && cells <= FOLD_WIDE - INDENT)
            end_line(&fold, INDENT);
        else if (blank)
            put_word(&fold, " ", 1);
        text = put_word(&fold, text + blank, bytes);
    }
    if (fold.column > 0) end_line(&fold, 0);
    *lines = fold.lines;
    if (fclose(fold.out) == 0) return folded;
    free(folded);
    return NULL;
}

const char *fold_line(const char *folded, int line) {
    for (const char *end; line > 0 && (end = strchr(folded, '\n')) != NULL; line--) folded = end + 1;
    return folded;
}

int fold_rows(void) {
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : 24;
}
