#include "trouble.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"

/* Length of the well-formed UTF-8 sequence at the place; 0 when there is none. */
static int sequence(const unsigned char *at) {
    int more = at[0] < 0x80 ? 0 : at[0] >= 0xc2 && at[0] < 0xe0 ? 1 : (at[0] & 0xf0) == 0xe0 ? 2 : at[0] >= 0xf0 && at[0] < 0xf5 ? 3 : -1;
    for (int i = 1; i <= more; i++)
        if ((at[i] & 0xc0) != 0x80) return 0;
    bool overlong = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90);
    bool surrogate = at[0] == 0xed && at[1] > 0x9f, beyond = at[0] == 0xf4 && at[1] > 0x8f;
    return more < 0 || overlong || surrogate || beyond ? 0 : 1 + more;
}

void trouble_clean(char *text) {
    for (unsigned char *at = (unsigned char *)text; *at;) {
        int length = sequence(at);
        bool control = at[0] < 0x20 || at[0] == 0x7f || (at[0] == 0xc2 && at[1] < 0xa0);
        if (length == 0 || control) *at = '?', length = 1;
        at += length;
    }
}

/* One conversion after the other, as text. */
static void keep_parts(MoatTrouble *trouble, const char *format, va_list list) {
    size_t used = 0, room = sizeof trouble->parts;
    for (const char *at = strchr(format, '%'); at && used + 1 < room; at = strchr(at + 1, '%')) {
        char *to = trouble->parts + used;
        size_t left = room - used - 1; /* a 0 more ends the last one */
        const char *kind = at + 1 + strspn(at + 1, ".0123456789");
        int precision = at[1] == '.' ? atoi(at + 2) : (int)sizeof trouble->parts;
        if (*kind == 's')
            snprintf(to, left, "%.*s", precision, va_arg(list, const char *));
        else if (*kind == 'z')
            snprintf(to, left, "%zu", va_arg(list, size_t));
        else
            snprintf(to, left, *kind == 'c' ? "%c" : "%d", va_arg(list, int));
        trouble_clean(to);
        used += strlen(to) + 1;
    }
}

static bool say(MoatTrouble *trouble, const char *reason, const char *format, va_list list) {
    va_list again;
    memset(trouble, 0, sizeof *trouble);
    va_copy(again, list);
    vsnprintf(trouble->text, sizeof trouble->text, format, list);
    trouble_clean(trouble->text);
    trouble->pattern = trouble->text[0] ? format : NULL;
    trouble->reason = reason;
    keep_parts(trouble, format, again);
    va_end(again);
    return false;
}

void trouble_none(MoatTrouble *trouble) {
    if (trouble) memset(trouble, 0, sizeof *trouble);
}

bool trouble_say(MoatTrouble *trouble, const char *format, ...) {
    if (!trouble) return false;
    va_list list;
    va_start(list, format);
    say(trouble, NULL, format, list);
    va_end(list);
    return false;
}

static bool say_reason(MoatTrouble *trouble, const char *reason, const char *format, ...) {
    va_list list;
    va_start(list, format);
    say(trouble, reason, format, list);
    va_end(list);
    return false;
}

bool trouble_disk(MoatTrouble *trouble, int error, const char *pattern, const char *path) {
    char text[48];
    const char *reason = disk_reason(error, text);
    return trouble ? say_reason(trouble, reason == text ? NULL : reason, pattern, path, reason) : false;
}

const char *trouble_hash(uint64_t hash, char text[17]) {
    snprintf(text, 17, "%016" PRIx64, hash);
    return text;
}
