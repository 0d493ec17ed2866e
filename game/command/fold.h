/* fold.h - text in lines that fit a terminal. */
#pragma once

enum { FOLD_WIDE = 79 };
/* The text in lines of at most FOLD_WIDE cells, each closed by a line feed: broken between words and set in, or anywhere where there are no
 * blanks. *lines: how many. The caller frees it; NULL without memory. */
char *fold_text(const char *text, int *lines);
/* The line `line` of such a text, or its end. */
const char *fold_line(const char *folded, int line);
/* Rows of the terminal on standard output; 24 when it does not say. */
int fold_rows(void);
