/* gauge.h - what a player feels of a program on a terminal, in figures. For programs that measure, which are no tests: what does not go as
 * it should ends them with a sentence. Milliseconds, bytes, MiB. */
#pragma once
#include <stdbool.h>

/* What is measured, and how to talk to it. */
typedef struct GaugeSubject {
    const char *const *arguments, *const *keys;
    int count;             /* of keys, at most 128 */
    const char *ready;     /* a text of its first screen */
    int quiet;             /* ms without a byte after which an answer is complete */
    const char *wake;      /* a key whose answer, however late, comes before the keys that count; NULL: none is needed */
    const char *directory; /* NULL: where the caller is */
    int rows, columns;
} GaugeSubject;

/* Medians, but for those that name something else. A key: from its press to the last byte of the answer. */
typedef struct GaugeFigures {
    double start, start_bytes, key, key_worst, key_bytes, key_bytes_worst, idle_bytes, idle_cpu, idle_wakes, peak, private, end;
} GaugeFigures;

/* In a home folder of its own, which is gone afterwards. MEASURE_EACH in the environment prints every key. */
GaugeFigures gauge(const GaugeSubject *subject);

/* For what else is measured: milliseconds of a clock that only goes forward; the median, which sorts; and an end with a sentence when the
 * program does not do what is expected. */
double gauge_now(void);
double gauge_median(double *values, int count);
void gauge_need(bool fine);

/* The game with the keys of three turns that were played and recorded, and with the side and the seed that they belong to. One at a time.
 */
GaugeSubject gauge_game(const char *program, const char *level, int rows, int columns);

/* The game's figure, the other's, and their ratio; ends no line. */
void gauge_row(const char *name, const char *unit, double game, double other);
