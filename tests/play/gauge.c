/* gauge.c - a program on a terminal, started, pressed, left alone and ended, again and again. */
#include "gauge.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "terminal.h"
#include "terminal_home.h"

enum { ROUNDS = 21, QUIET = 60, PATIENCE = 10000, LATE = 40000, IDLE_SECONDS = 3, KEYS = 128 };

/* Three turns of a game as they were pressed and recorded (China, seed 11, 80 by 24): a look around, bids on the agenda, orders found by
 * their letters, two tables, advice taken and half of it taken back, three reports. */
static const char *const played[] = {"down", "down", "right", "?", "esc", "left", "up", "up", "down", "right", "right", "w", "esc", "8",
    "down", "down", "down", "enter", "up", "enter", "down", "down", "enter", "esc", "1", "a", "esc", "tab", "tab", "/", "f", "a", "b",
    "down", "enter", "/", "c", "l", "o", "u", "d", "down", "down", "down", "enter", "2", "down", "down", "down", "down", "down", "down",
    "e", "enter", "enter", "enter", "enter", "enter", "tab", "tab", "w", "esc", "enter", "8", "esc", "/", "p", "u", "t", "enter", "8",
    "down", "enter", "down", "enter", "esc", "down", "enter", "enter", "esc", "1", "e", "enter", "enter", "enter", "enter", "down", "down",
    "enter", "7", "down", "down", "1", "a", "enter", "u", "u", "e", "enter", "end", "enter"};
enum { PLAYED = sizeof played / sizeof played[0] };

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double part(double *values, int count, double share) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[(int)((count - 1) * share + 0.5)];
}

double gauge_median(double *values, int count) { return part(values, count, 0.5); }

double gauge_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void gauge_need(bool fine) {
    if (fine) return;
    fputs("gauge: the program does not do what is expected\n", stderr);
    exit(1);
}

static Terminal *settled(const GaugeSubject *subject) {
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = subject->arguments,
        .home = home,
        .directory = subject->directory,
        .rows = subject->rows,
        .columns = subject->columns});
    gauge_need(terminal != NULL && terminal_wait_text(terminal, subject->ready, PATIENCE) &&
               terminal_wait_quiet(terminal, subject->quiet, PATIENCE));
    return terminal;
}

/* Start to the last byte of the first frame, and SIGTERM to the end. */
static void measure_ends(const GaugeSubject *subject, GaugeFigures *figures) {
    double start[ROUNDS], end[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        Terminal *terminal = settled(subject);
        start[round] = terminal_last_byte(terminal);
        figures->start_bytes = (double)terminal_bytes(terminal);
        double from = gauge_now();
        gauge_need(terminal_signal(terminal, SIGTERM) && terminal_wait_end(terminal, NULL, PATIENCE));
        end[round] = gauge_now() - from;
        terminal_free(terminal);
    }
    figures->start = gauge_median(start, ROUNDS);
    figures->end = gauge_median(end, ROUNDS);
}

static Terminal *awake(const GaugeSubject *subject) {
    Terminal *terminal = settled(subject);
    if (subject->wake == NULL) return terminal;
    terminal_mark(terminal);
    gauge_need(terminal_key(terminal, subject->wake) && terminal_wait_bytes(terminal, 1, LATE) &&
               terminal_wait_quiet(terminal, subject->quiet, PATIENCE));
    return terminal;
}

static void measure_keys(const GaugeSubject *subject, GaugeFigures *figures) {
    double times[KEYS], bytes[KEYS];
    Terminal *terminal = awake(subject);
    for (int k = 0; k < subject->count; k++) {
        terminal_mark(terminal);
        gauge_need(terminal_key(terminal, subject->keys[k]) && terminal_wait_quiet(terminal, subject->quiet, PATIENCE));
        times[k] = terminal_last_byte(terminal) < 0 ? 0 : terminal_last_byte(terminal);
        bytes[k] = (double)terminal_bytes(terminal);
        if (getenv("MEASURE_EACH")) printf("    %-6s %6.2f ms %6.0f bytes\n", subject->keys[k], times[k], bytes[k]);
    }
    terminal_free(terminal);
    figures->key_worst = part(times, subject->count, 1);
    figures->key_bytes_worst = part(bytes, subject->count, 1);
    figures->key = gauge_median(times, subject->count);
    figures->key_bytes = gauge_median(bytes, subject->count);
}

/* The number behind `field` in /proc/PID/FILE; -1 when it is not there. */
static double from_proc(pid_t process, const char *file, const char *field) {
    char path[64], line[256];
    double value = -1;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)process, file);
    FILE *in = fopen(path, "re");
    while (in != NULL && fgets(line, sizeof line, in) != NULL)
        if (strncmp(line, field, strlen(field)) == 0) value = strtod(line + strlen(field), NULL);
    if (in != NULL) fclose(in);
    return value;
}

/* Nanoseconds on a processor so far. */
static double processor_ns(pid_t process) { return from_proc(process, "schedstat", ""); }

static void measure_rest(const GaugeSubject *subject, GaugeFigures *figures) {
    Terminal *terminal = awake(subject);
    pid_t process = terminal_process(terminal);
    double cpu = processor_ns(process), wakes = from_proc(process, "status", "voluntary_ctxt_switches:");
    terminal_mark(terminal);
    gauge_need(terminal_wait_quiet(terminal, IDLE_SECONDS * 1000, IDLE_SECONDS * 1000 + PATIENCE));
    figures->idle_bytes = (double)terminal_bytes(terminal);
    figures->idle_cpu = (processor_ns(process) - cpu) / 1e6;
    figures->idle_wakes = from_proc(process, "status", "voluntary_ctxt_switches:") - wakes;
    for (int k = 0; k < subject->count; k++)
        gauge_need(terminal_key(terminal, subject->keys[k]) && terminal_wait_quiet(terminal, subject->quiet, PATIENCE));
    figures->peak = from_proc(process, "status", "VmHWM:") / 1024;
    figures->private = from_proc(process, "smaps_rollup", "Private_Dirty:") / 1024;
    terminal_free(terminal);
}

GaugeFigures gauge(const GaugeSubject *subject) {
    GaugeFigures figures = {0};
    gauge_need(subject->count <= KEYS && home_make(NULL) == 0);
    measure_ends(subject, &figures);
    measure_keys(subject, &figures);
    measure_rest(subject, &figures);
    gauge_need(home_remove(NULL) == 0);
    return figures;
}

void gauge_row(const char *name, const char *unit, double game, double other) {
    printf("%-34s %8.2f %-6s %8.2f   ", name, game, unit, other);
    if (other > 0)
        printf("%6.2f x", game / other);
    else
        printf("%8s", "-");
}

GaugeSubject gauge_game(const char *program, const char *level, int rows, int columns) {
    static const char *arguments[] = {NULL, "play", NULL, "--side", "china", "--seed", "11", NULL};
    arguments[0] = program, arguments[2] = level;
    return (GaugeSubject){
        .arguments = arguments, .keys = played, .count = PLAYED, .ready = "Standing", .quiet = QUIET, .rows = rows, .columns = columns};
}
