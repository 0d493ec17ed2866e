/* complain.c - one sentence on standard error, and the first one kept: what follows it is advice. */
#include "command.h"
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

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

/* What reads a pipe has ended. Asked of the pipe: the error of a write that failed long ago is forgotten by now. */
static bool nobody_reads(void) {
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

int command_finish(int status) {
    errno = 0;
    if ((fflush(stdout) == 0 && !ferror(stdout)) || status > EXIT_MISUSE) return status;
    int error = errno != 0 ? errno : EIO;
    if (nobody_reads()) return status == EXIT_FINE ? EXIT_UNREAD : status;
    command_complain(_("Standard output could not be written: %s."), strerror(error));
    return status == EXIT_FINE ? EXIT_TROUBLE : status;
}
