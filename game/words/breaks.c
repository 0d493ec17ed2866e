/* breaks.c - where a line of text may end. */
#include "words.h"
#include <string.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* French puts a space before these, and a percent sign belongs to its number. */
static bool closes(const char *text) { return (text[0] != '\0' && strchr("%!?:;", text[0]) != NULL) || strncmp(text, "»", 2) == 0; }

static bool opens_before(const char *text, int at) { return at >= 2 && strncmp(text + at - 2, "«", 2) == 0; }

static bool is_unit(const char *text) { return strncmp(text, "bn", 2) == 0 || strncmp(text, "M ", 2) == 0; }

bool words_breakable(const char *text, int at) {
    if (text[at] != ' ') return false;
    const char *next = text + at + 1;
    bool number = at > 0 && is_digit(text[at - 1]);
    bool within = (number && at > 1 && text[at - 2] == '(') || (is_digit(next[0]) && next[1] == ')'); /* "(3 of 4)" */
    return !within && !(number && is_unit(next)) && !closes(next) && !opens_before(text, at);
}
