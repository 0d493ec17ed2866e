/* line.h - what a line of a journal looks like from outside: CONTENT #CHECKSUM. The checksum is the CRC-32C of the content, begun with
 * the checksum of the line before, so that lines cannot be changed, dropped, doubled or swapped unseen. The first line begins with 0. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LINE_MOST = 8192, LINE_CLOSE = 11 }; /* LINE_CLOSE: " #", eight digits and the newline */

typedef struct Slice {
    const char *at;
    size_t size;
} Slice; /* not terminated */

uint32_t line_checksum(uint32_t before, Slice content);

/* Adds checksum and newline to the content in `line`, which has room for LINE_CLOSE more. Returns the new length and moves the chain on. */
size_t line_close(char *line, size_t length, uint32_t *chain);

/* Takes a line without its newline apart: content and the checksum that it claims. False when it does not end in one. */
bool line_open(Slice line, Slice *content, uint32_t *claimed);

/* Small readers. Each takes what it names from the front of the text; when it is not there the text stays as it was. */
bool line_take(Slice *text, const char *words);
bool line_take_number(Slice *text, uint64_t most, uint64_t *number); /* decimal, no sign, no leading zero */
bool line_take_hash(Slice *text, uint64_t *hash);                    /* 16 digits, lower case */
bool line_take_checksum(Slice *text, uint32_t *checksum);            /* 8 of them */
bool line_take_id(Slice *text, char id[32]);                         /* [a-z][a-z0-9_-]*, at most 31 */
bool line_is_id(const char *id);
/* What stands before the separator, which is taken too; else all the rest. */
Slice line_take_until(Slice *text, const char *separator);
