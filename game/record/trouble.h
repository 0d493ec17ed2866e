/* trouble.h - one sentence about what went wrong. */
#pragma once
#include "moat/record.h"

/* Sets the text, cleaned; `trouble` may be NULL. Always false, so that a caller may return it. */
__attribute__((format(printf, 2, 3))) bool trouble_say(MoatTrouble *trouble, const char *format, ...);

/* The same with the reason of an errno at the end: "Cannot WHAT PATH: the disk is full." */
bool trouble_disk(MoatTrouble *trouble, int error, const char *what, const char *path);

/* Puts '?' for every byte that a terminal or a log should not be sent: control characters and what is not UTF-8. */
void trouble_clean(char *text);
