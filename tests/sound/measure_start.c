/* measure_start.c - what sound costs: start to first frame, and leaving, with a device, without one and with one that hangs, each beside
 * --no-sound. Not a test. measure_start [ROUNDS] */
#include "gauge.h"
#include "terminal.h"
#include "terminal_home.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST = 200, PATIENCE = 10000, QUIET = 40, KINDS = 4 };

static char pipe_file[128];

static const char *const dummy[] = {"SDL_AUDIODRIVER=dummy", NULL}, *const none[] = {NULL};
static const char *const hangs[] = {"SDL_AUDIODRIVER=disk", pipe_file, NULL};
static const struct {
    const char *name, *more;
    const char *const *environment;
} kind[KINDS] = {
    {"--no-sound", "--no-sound", none}, {"a device", NULL, dummy}, {"no device", NULL, none}, {"a device that hangs", NULL, hangs}};

static void round_of(int k, double *start, double *end) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", kind[k].more, NULL};
    Terminal *terminal = terminal_start(
        &(TerminalProgram){.arguments = arguments, .environment = kind[k].environment, .home = home, .rows = 24, .columns = 80});
    gauge_need(terminal != NULL && terminal_wait_text(terminal, "Standing", PATIENCE) && terminal_wait_quiet(terminal, QUIET, PATIENCE));
    *start = terminal_last_byte(terminal);
    double from = gauge_now();
    gauge_need(terminal_key(terminal, "q") && terminal_wait_exit(terminal, 0, PATIENCE));
    *end = gauge_now() - from;
    terminal_free(terminal);
}

int main(int argc, char **argv) {
    static double start[KINDS][MOST], end[KINDS][MOST];
    int rounds = argc > 1 ? atoi(argv[1]) : 41;
    gauge_need(rounds > 0 && rounds <= MOST && home_make(NULL) == 0);
    snprintf(pipe_file, sizeof pipe_file, "SDL_DISKAUDIOFILE=%s/pipe", home);
    gauge_need(mkfifo(strchr(pipe_file, '=') + 1, 0600) == 0);
    for (int round = 0; round < rounds; round++)
        for (int k = 0; k < KINDS; k++) round_of(k, &start[k][round], &end[k][round]);
    double start_silent = gauge_median(start[0], rounds), end_silent = gauge_median(end[0], rounds);
    printf("medians of %d rounds      start ms  ratio   leave ms  ratio\n", rounds);
    for (int k = 0; k < KINDS; k++) {
        double begun = gauge_median(start[k], rounds), ended = gauge_median(end[k], rounds);
        printf("%-24s %9.2f %6.2f %10.2f %6.2f\n", kind[k].name, begun, begun / start_silent, ended, ended / end_silent);
    }
    return home_remove(NULL);
}
