/* trouble.h - one sentence about what went wrong. */
#pragma once
#include "moat/record.h"

/* Sets the text, cleaned; `trouble` may be NULL. Always false, so that a caller may return it.
 * At most "%d", "%s" with a precision or without, "%zu", "%c". Patterns are taken into the program's catalogue of texts
 * (assets/locale/update.sh). */
__attribute__((format(printf, 2, 3))) bool trouble_say(MoatTrouble *trouble, const char *format, ...);

/* Nothing is wrong. */
void trouble_none(MoatTrouble *trouble);
/* The same with a path and the reason of an errno: "Cannot read %.400s: %s." */
__attribute__((format(printf, 3, 0))) bool trouble_disk(MoatTrouble *trouble, int error, const char *pattern, const char *path);
/* A hash as text, for a pattern. */
const char *trouble_hash(uint64_t hash, char text[17]);

/* Puts '?' for every byte that a terminal or a log should not be sent: control characters and what is not UTF-8. */
void trouble_clean(char *text);
