/* text.h - UTF-8 as cells of a terminal. Asks words where a line may end; keeps no state. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum { GLYPH_BYTES = 12 };

/* Whether it begins with a letter of ASCII and nothing standing on it, as most do: one byte, one cell, no decoding. */
static inline bool text_plain(const char *text) { return text[0] >= ' ' && text[0] < 0x7F && (unsigned char)text[1] < 0x80; }

/* Takes one character and the marks that combine with it off `text`. Writes them to `glyph` (a string; marks that do not fit are dropped)
 * and the cells they take, 1 or 2, to `*width`. What is not UTF-8, not printable or steers a terminal becomes a replacement character.
 * With `ascii` the glyph is one printable ASCII character for each cell: letters lose their accents, lines and arrows become what a
 * typewriter has. Returns how many bytes were taken; 0 at the end of the text. */
int text_next(const char *text, bool ascii, char glyph[GLYPH_BYTES], int *width);

/* Cells that a text takes. */
int text_width(const char *text);

/* How much of `text`, from its start, fits into `width` cells when lines are broken where words_breakable() says (within a word only when
 * the word alone is wider): bytes to show; *skip is how many bytes to pass over to come to the next line. A newline ends a line. 0 and
 * *skip 0 at the end. */
int text_line(const char *text, int width, int *skip);

/* Whether all words typed in `typed` begin words of, or are letters in sequence in, `text`: greater is better, 0 no match. Case of ASCII
 * and accents of Latin letters do not count. An empty `typed` matches everything. */
int text_match(const char *text, const char *typed);
