/* utf8.h - UTF-8 from outside: decoding, what may be shown, how wide it is, how near two words are. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Decodes one character of `size` bytes at `text`; returns its length, or 0 when it is not UTF-8 (overlong forms, surrogates and
 * values above U+10FFFF are not). */
int utf8_next(const char *text, size_t size, uint32_t *character);
/* How many bytes from there on are surely printable ASCII, as most of a level is: eight at a time, so that some may be left over. */
static inline size_t text_plain(const char *text, size_t size) {
    const uint64_t each = UINT64_C(0x0101010101010101), high = 0x80 * each;
    size_t plain = 0;
    for (uint64_t eight; plain + 8 <= size; plain += 8) {
        memcpy(&eight, text + plain, 8);
        if (((eight - 0x20 * each) | eight | (eight + each)) & high) break; /* below a space, above ASCII, or DEL */
    }
    return plain;
}
/* Control characters, line and paragraph separators, characters that turn the direction of text, and invisible ones. */
bool text_hidden(uint32_t character);
/* Copies and makes safe to show: what is hidden or not UTF-8 becomes visible, as \x1B or <U+202E>. Cuts at whole characters and
 * always ends with 0. Returns the length written. */
int text_safe(char *to, int room, const char *from, size_t size);
/* Cells that the text takes on a terminal. */
int text_cells(const char *text);
/* Whether two words are equal, quickly where many are compared and most begin otherwise. */
static inline bool same_word(const char *a, const char *b) { return *a == *b && strcmp(a, b) == 0; }
/* Damerau-Levenshtein distance (neighbours may be swapped), or `most` + 1 when it is more than that. */
int text_distance(const char *a, const char *b, int most);
