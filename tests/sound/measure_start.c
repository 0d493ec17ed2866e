/* measure_start.c - what sound costs: start to first frame, and leaving, with a device, without one and with one that hangs, each beside
 * --no-sound. Not a test. measure_start [ROUNDS] */
#include "terminal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 200, PATIENCE = 10000, QUIET = 40, KINDS = 4 };

static char home[64], pipe_file[128];

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void need(bool fine) {
    if (fine) return;
    fputs("measure_start: the program does not do what is expected\n", stderr);
    exit(1);
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

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
    need(terminal != NULL && terminal_wait_text(terminal, "Standing", PATIENCE) && terminal_wait_quiet(terminal, QUIET, PATIENCE));
    *start = terminal_last_byte(terminal);
    double from = now_ms();
    need(terminal_key(terminal, "q") && terminal_wait_exit(terminal, 0, PATIENCE));
    *end = now_ms() - from;
    terminal_free(terminal);
}

int main(int argc, char **argv) {
    static double start[KINDS][MOST], end[KINDS][MOST];
    int rounds = argc > 1 ? atoi(argv[1]) : 41;
    strcpy(home, "/tmp/moat-start-XXXXXX");
    need(rounds > 0 && rounds <= MOST && mkdtemp(home) != NULL);
    snprintf(pipe_file, sizeof pipe_file, "SDL_DISKAUDIOFILE=%s/pipe", home);
    need(mkfifo(strchr(pipe_file, '=') + 1, 0600) == 0);
    for (int round = 0; round < rounds; round++)
        for (int k = 0; k < KINDS; k++) round_of(k, &start[k][round], &end[k][round]);
    double start_silent = median(start[0], rounds), end_silent = median(end[0], rounds);
    printf("medians of %d rounds      start ms  ratio   leave ms  ratio\n", rounds);
    for (int k = 0; k < KINDS; k++) {
        double begun = median(start[k], rounds), ended = median(end[k], rounds);
        printf("%-24s %9.2f %6.2f %10.2f %6.2f\n", kind[k].name, begun, begun / start_silent, ended, ended / end_silent);
    }
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", home);
    return system(command) == 0 ? 0 : 1;
}
