/* platform.h - where a system and a page in a browser differ, and the only place where they may: waiting for a key, signals, chance, where
 * the catalogues lie, a breath in long work. posix.c and signals.c are one side, game/web/platform.c is the other. All else is the C
 * library's on both; fsync() on the page returns when the browser has stored the file. Knows nobody. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* --- the terminal --- */

/* Remembers the terminal's modes on `input` and takes the signals. Before curses starts, which then leaves them to us. False: `input` is no
 * terminal. */
bool platform_arm(int input, int output);
/* Bytes that put the terminal back, for ends that cannot run curses. Cut at 255. */
void platform_reset_bytes(const char *bytes, size_t size);
/* Puts the signals back as they were. */
void platform_disarm(void);

typedef enum PlatformComing {
    PLATFORM_NOTHING, /* the patience is over */
    PLATFORM_SIGNAL,  /* see platform_signals() */
    PLATFORM_INPUT,   /* the terminal can be read without waiting */
    PLATFORM_GONE,    /* it has vanished */
    PLATFORM_OTHER,   /* the file of platform_also_wait() can be read, and nothing else has come */
    PLATFORM_SENT     /* the frame that was under way has gone out */
} PlatformComing;
/* The one place that waits for a key: up to `patience` milliseconds, without limit when negative, without using the processor. Between
 * platform_arm() and platform_disarm(). */
PlatformComing platform_wait(int patience);
/* From now on platform_wait() also ends when this file can be read; -1: none. */
void platform_also_wait(int file);

/* A descriptor for curses to write to, leading to the terminal `output`; the caller closes it, then ends. What is written to it between
 * begin and end is a frame: it is kept, and goes out as fast as the terminal takes it, while platform_wait() waits. No frame may be begun
 * while one is under way. A page draws at once: there the descriptor is a duplicate, begin and end do nothing, and no frame is ever under
 * way. */
int platform_output(int output);
void platform_output_end(void);
void platform_frame_begin(void);
void platform_frame_end(void);
bool platform_frame_under_way(void);
/* Waits for the rest of it at most so long; what is left then is dropped. */
void platform_frame_flush(int milliseconds);

/* What has come since the last look. `leave` is the signal that asks us to end, or 0. */
typedef struct PlatformSignals {
    int leave;
    bool resized, stop, resumed;
} PlatformSignals;
PlatformSignals platform_signals(void);
/* Stops the program as the terminal's stop key does; returns when it goes on. */
void platform_stop(void);

/* --- what is written in folders --- */

/* One thing that happened. `name` is of a file in the folder. */
typedef struct PlatformChange {
    int folder;  /* as platform_changes_folder() numbered it */
    bool done;   /* written to its end, or put there whole; else somebody may still be at it */
    bool missed; /* more has happened than is told */
    char name[256];
} PlatformChange;
typedef struct PlatformChanges {
    int file; /* for platform_also_wait(): can be read when something happened; -1: this side has no such thing */
    int size, at;
    char bytes[4096];
} PlatformChanges;
/* False: there is no such thing here; look at the files from time to time. */
bool platform_changes_begin(PlatformChanges *changes);
void platform_changes_end(PlatformChanges *changes);
/* A number for the folder; -1: it cannot be watched. */
int platform_changes_folder(PlatformChanges *changes, const char *folder);
/* The next thing that happened; false: nothing more has. Does not wait. */
bool platform_changes_next(PlatformChanges *changes, PlatformChange *change);

/* --- the rest --- */

/* Bytes that nobody can foretell. False: there are none. */
bool platform_chance(void *bytes, size_t size);

/* The folder of catalogues beside the program; false when there is none, and those of the system are meant. */
bool platform_catalogues(char *folder, size_t size);

/* Does work(context, 0), work(context, 1), ... count - 1, each once, in any order and several at the same time where there are processors
 * for it; returns when all are done. */
void platform_share(int count, void (*work)(void *context, int part), void *context);

/* Called between slices of long work, of some milliseconds each: lets a page draw and take keys. A system does that by itself. */
void platform_breathe(void);
