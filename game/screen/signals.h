/* signals.h - signals and crashes while the terminal is ours. Handlers only set flags and write a byte to a pipe; the one place that waits
 * for a key (tty_wait) polls it. Knows nobody. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* What has come since the last look. `leave` is the signal that asks us to end, or 0. */
typedef struct Signals {
    int leave;
    bool resized, stop, resumed;
} Signals;

/* Remembers the terminal's modes on `input` and takes the signals. Before curses starts, which then leaves them to us. */
bool signals_arm(int input, int output);
/* Bytes that put the terminal back, for ends that cannot run curses. Cut at 255. */
void signals_reset_bytes(const char *bytes, size_t size);
/* Puts the signals back as they were. */
void signals_disarm(void);

int signals_pipe(void);     /* readable when something came */
Signals signals_take(void); /* and empties the pipe */
/* Stops the program as the terminal's stop key does; returns when it goes on. */
void signals_stop(void);
