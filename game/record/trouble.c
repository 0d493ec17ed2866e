#include "trouble.h"

#include <stdarg.h>
#include <stdio.h>
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

bool trouble_say(MoatTrouble *trouble, const char *format, ...) {
    if (!trouble) return false;
    va_list list;
    va_start(list, format);
    vsnprintf(trouble->text, sizeof trouble->text, format, list);
    va_end(list);
    trouble_clean(trouble->text);
    return false;
}

bool trouble_disk(MoatTrouble *trouble, int error, const char *what, const char *path) {
    char text[48];
    return trouble_say(trouble, "Cannot %s %.400s: %s.", what, path, disk_reason(error, text));
}
