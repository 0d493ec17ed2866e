/* layout.h - a level file as the tokens that libyaml's scanner sees, each with the column in which a tidy file would begin its line. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef struct LayoutLine {
    const char *text; /* without its end */
    int size;
    int first; /* the first token that begins on it; -1 none */
} LayoutLine;

typedef enum LayoutKind {
    LAYOUT_SCALAR,
    LAYOUT_VALUE, /* the colon after a key */
    LAYOUT_ENTRY, /* the dash of a list */
    LAYOUT_OPEN,  /* a bracket or brace */
    LAYOUT_CLOSE,
    LAYOUT_COMMA,
    LAYOUT_DOCUMENT,
} LayoutKind;

/* Places are lines from 0 and bytes within them; columns count characters. */
typedef struct LayoutToken {
    LayoutKind kind;
    int line, byte, column, end_line, end_byte;
    int indent;  /* where it begins when it is the first of its line; -1: moved as far as the bracket around it was */
    int deepest; /* the least column that its further lines may begin in */
    bool flow;   /* within brackets */
    bool block;  /* a scalar after | or > */
} LayoutToken;

typedef struct Layout {
    LayoutLine *line;
    LayoutToken *token;
    int lines, tokens, room;
    bool out_of_memory, strange; /* strange: it is laid out in a way that is left alone */
} Layout;

/* The bytes must be a level that the loader's reader takes, and outlive the layout. */
void layout_begin(Layout *layout, const char *bytes, int size);
void layout_end(Layout *layout);
/* Characters from one byte of a line to another. */
int layout_width(const LayoutLine *line, int from, int to);
