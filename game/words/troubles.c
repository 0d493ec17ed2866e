/* troubles.c - what libmoat says of a journal or a result that cannot be used, in the language that was chosen. libmoat knows no languages:
 * it hands over its English pattern and what was filled in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gettext.h"
#include "words.h"

enum { PARTS = 8 };

/* The parts, and instead of the last one the reason. Returns how many. */
static int take_parts(const MoatTrouble *trouble, const char *part[PARTS]) {
    int count = 0;
    const char *end = trouble->parts + sizeof trouble->parts;
    for (const char *at = strchr(trouble->pattern, '%'), *text = trouble->parts; at && count < PARTS && text < end;
         at = strchr(at + 1, '%')) {
        part[count++] = text;
        text += strlen(text) + 1;
    }
    if (trouble->reason && count > 0) part[count - 1] = _(trouble->reason);
    return count;
}

const char *words_trouble(MoatTrouble *trouble) {
    const char *part[PARTS] = {NULL}, *at = trouble->pattern ? _(trouble->pattern) : NULL;
    if (!at || at == trouble->pattern) return trouble->text;
    int count = take_parts(trouble, part), next = 0;
    size_t used = 0;
    while (*at && used + 1 < sizeof trouble->text) {
        if (*at != '%') {
            trouble->text[used++] = *at++;
            continue;
        }
        const char *digits = at + 1, *rest = digits + strspn(digits, "0123456789");
        int which = *rest == '$' ? atoi(digits) - 1 : next++; /* "%2$s": a language may say it in another order */
        at = *rest == '$' ? rest + 1 : digits;
        at += strspn(at, ".0123456789z") + 1;
        if (which >= 0 && which < count) used += (size_t)snprintf(trouble->text + used, sizeof trouble->text - used, "%s", part[which]);
        if (used >= sizeof trouble->text) used = sizeof trouble->text - 1;
    }
    trouble->text[used] = '\0';
    return trouble->text;
}
