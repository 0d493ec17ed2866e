/* complain.c - one sentence on standard error, and the last one kept. */
#include "command.h"
#include <errno.h>
#include <stdarg.h>
#include <string.h>

static char complaint[800];

void command_complain(const char *format, ...) {
    va_list list;
    va_start(list, format);
    vsnprintf(complaint, sizeof complaint, format, list);
    va_end(list);
    fprintf(stderr, "moat: %s\n", complaint);
}

const char *command_complaint(void) {
    static char last[sizeof complaint];
    memcpy(last, complaint, sizeof last);
    complaint[0] = '\0';
    return last[0] ? last : NULL;
}

int command_finish(void) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_FINE;
    command_complain(_("Standard output could not be written: %s."), strerror(errno));
    return EXIT_TROUBLE;
}
