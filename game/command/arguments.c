/* arguments.c - numbers among the options. */
#include "command.h"
#include <argp.h>
#include <errno.h>
#include <stdlib.h>

int argument_number(const char *text, int low, int high, const char *option, struct argp_state *state) {
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    if (errno || *end || end == text || value < low || value > high)
        argp_error(state, _("--%s wants a whole number from %d to %d, not %s"), option, low, high, text);
    return (int)value;
}

uint64_t argument_seed(const char *text, struct argp_state *state) {
    char *end;
    errno = 0;
    uint64_t seed = strtoull(text, &end, 0);
    if (errno || *end || end == text || text[0] == '-') argp_error(state, _("--seed wants a whole number, not %s"), text);
    return seed;
}
