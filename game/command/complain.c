/* complain.c - one sentence on standard error, and the first one kept: what follows it is advice. */
#include "command.h"
#include <errno.h>
#include <stdarg.h>
#include <string.h>

static char complaint[800];

void command_complain(const char *format, ...) {
    char sentence[sizeof complaint];
    va_list list;
    va_start(list, format);
    vsnprintf(sentence, sizeof sentence, format, list);
    va_end(list);
    if (!complaint[0]) memcpy(complaint, sentence, sizeof complaint);
    fprintf(stderr, "moat: %s\n", sentence);
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
