/* syntax.h - what syntax.c and lines.c share: where libyaml stopped, what it said, and the lines around that place. */
#pragma once
#include "loader.h"

typedef struct Line {
    const char *text;
    int size, indent, number;
} Line;

typedef struct Trouble {
    Loader *loader;
    int source;
    const char *problem, *context; /* "" when libyaml gave none */
    Spot spot, context_spot;
    Line line, above, opened; /* where it stopped, the last line with something on it before that, and of the context */
    Line below;               /* the next one with something on it */
    char at;                  /* the character where it stopped */
} Trouble;

/* lines.c */
Line line_of(const Source *source, int number);
/* The nearest line with something on it above, or below; size 0 when there is none. */
Line line_above(const Source *source, int number);
Line line_below(const Source *source, int number);
/* Byte of the line at a column. */
int line_offset(Line line, int column);
bool says(const char *text, const char *words);
/* Tells, and returns true: this was it. */
bool tell(Trouble *trouble, ProblemKind kind, const char *advice, const char *sentence);
/* Rules for mistakes that show on the lines around the place: blanks that are none, a colon too many, columns that do not agree. */
bool tell_odd_space(Trouble *trouble);
bool tell_colon(Trouble *trouble);
bool tell_indent(Trouble *trouble);
