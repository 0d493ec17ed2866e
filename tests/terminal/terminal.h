/* terminal.h - runs a program on a pseudo-terminal of a fixed size and shows what a person would see.
 *
 * Positions are cells, row and column from 0 at the top left. Times are milliseconds of a clock that only goes forward.
 * Everything that waits has a deadline. A function that returns bool returns false when what was asked did not happen;
 * those marked "tells why" have then already printed the reason and the framed screen to standard error, so a test needs
 * only assert_true(). One Terminal belongs to one thread. Linux only. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

typedef struct Terminal Terminal;

/* What to run. The environment of the program is exactly: TERM=xterm-256color, LC_ALL=C.UTF-8, PATH, HOME, the variables
 * that steer sanitizers and coverage (see environment.c), then `environment`, which adds, replaces ("NAME=value") or
 * takes away ("NAME"). `arguments` and `environment` end with NULL; the latter may be NULL. */
typedef struct TerminalProgram {
    const char *const *arguments; /* [0] is looked up in PATH */
    const char *const *environment;
    const char *home;      /* NULL: /nonexistent, so that no test writes into a real home */
    const char *directory; /* NULL: where the caller is */
    int rows, columns;     /* 0 by 0 is passed on as it is; the screen kept here is at least 1 by 1 */
} TerminalProgram;

/* How a program ended. */
typedef struct TerminalEnd {
    bool by_signal;
    int code;            /* exit status, or the signal's number; 127: could not be run (see the screen) */
    double cpu_seconds;  /* user and system */
    long peak_kilobytes; /* of resident memory */
} TerminalEnd;

/* Starts the program as a shell would: in its own foreground process group, so that ^C, ^Z and hang-ups reach it.
 * NULL and a message on standard error when the system refuses a pty or a process. */
Terminal *terminal_start(const TerminalProgram *program);
/* Kills the program if it still runs, and frees all. NULL is allowed. */
void terminal_free(Terminal *terminal);

/* --- What a person does. Each returns when the program's line has taken the bytes; tells why. ------------------------ */
bool terminal_send(Terminal *terminal, const void *bytes, size_t count);
bool terminal_type(Terminal *terminal, const char *text);
/* enter esc tab backspace space up down left right home end pageup pagedown insert delete f1..f12, one character ("q"),
 * shift-tab, and ctrl-, alt- or shift- before any of them. Arrows follow the mode the program asked for. */
bool terminal_key(Terminal *terminal, const char *name);
/* Button 1 left, 2 middle, 3 right, 4 and 5 the wheel. False, and nothing is sent, while the program asked for no mouse. */
bool terminal_mouse(Terminal *terminal, int row, int column, int button, bool pressed);
/* Pressed and let go in the same instant. */
bool terminal_tap(Terminal *terminal, int row, int column, int button);
bool terminal_resize(Terminal *terminal, int rows, int columns);
bool terminal_signal(Terminal *terminal, int signal);
/* Closes the line as a lost connection does: the program gets SIGHUP, then end of file or EIO. Can't be undone. */
void terminal_hang_up(Terminal *terminal);
/* Reads no more than this many bytes a second from the program from now on, as a slow line; 0: no limit. */
void terminal_throttle(Terminal *terminal, long bytes_per_second);

/* --- Waiting; all tell why. ------------------------------------------------------------------------------------------ */
/* Until the screen contains `text` within one row, or no longer does. */
bool terminal_wait_text(Terminal *terminal, const char *text, int milliseconds);
bool terminal_wait_gone(Terminal *terminal, const char *text, int milliseconds);
/* Until no byte has come for `quiet` ms, counted from this call at the earliest. */
bool terminal_wait_quiet(Terminal *terminal, int quiet, int milliseconds);
/* Until at least `count` bytes have come since the mark. */
bool terminal_wait_bytes(Terminal *terminal, size_t count, int milliseconds);
/* Until the program is stopped (^Z); until it goes on again is a matter of its screen. */
bool terminal_wait_stopped(Terminal *terminal, int milliseconds);
/* Until the program has ended and all it wrote has been read. `end` may be NULL. */
bool terminal_wait_end(Terminal *terminal, TerminalEnd *end, int milliseconds);
/* As above, and the program must have ended by itself with this exit status. */
bool terminal_wait_exit(Terminal *terminal, int status, int milliseconds);
/* Reads what is there now; does not wait. */
void terminal_refresh(Terminal *terminal);

bool terminal_running(const Terminal *terminal);
pid_t terminal_process(const Terminal *terminal); /* for /proc; 0 once it has ended */

/* --- Reading the screen as of the last wait or refresh. -------------------------------------------------------------- */
typedef enum TerminalColourKind { TERMINAL_DEFAULT, TERMINAL_PALETTE, TERMINAL_RGB } TerminalColourKind;
typedef struct TerminalColour {
    TerminalColourKind kind;
    uint8_t index;            /* TERMINAL_PALETTE only */
    uint8_t red, green, blue; /* not for TERMINAL_DEFAULT */
} TerminalColour;
typedef struct TerminalCell {
    char text[25];                         /* UTF-8 with combining marks; " " when blank, "" for the right half of a wide one */
    int width;                             /* 1, 2, or 0 for a right half */
    TerminalColour foreground, background; /* as asked; not swapped when reverse */
    bool bold, underline, italic, blink, reverse, strike;
} TerminalCell;

void terminal_size(const Terminal *terminal, int *rows, int *columns);
/* Text of one row without trailing blanks, "" when outside; good until the next call that names a row or waits. */
const char *terminal_row(Terminal *terminal, int row);
/* All rows, each ended by a newline; good until the next call of terminal_text. */
const char *terminal_text(Terminal *terminal);
/* A blank cell when outside. */
TerminalCell terminal_cell(const Terminal *terminal, int row, int column);
/* First place of `text` within a row, from the top. `row` and `column` may be NULL. */
bool terminal_find(Terminal *terminal, const char *text, int *row, int *column);
void terminal_cursor(const Terminal *terminal, int *row, int *column);
bool terminal_cursor_visible(const Terminal *terminal);
bool terminal_alternate_screen(const Terminal *terminal);
bool terminal_mouse_wanted(const Terminal *terminal);

/* --- Counting what the program writes. ------------------------------------------------------------------------------- */
void terminal_mark(Terminal *terminal);              /* counts from here */
size_t terminal_bytes(const Terminal *terminal);     /* bytes since the mark */
double terminal_last_byte(const Terminal *terminal); /* ms from the mark to the last byte; -1 when none came */

/* --- Judging. -------------------------------------------------------------------------------------------------------- */
/* The whole screen equals `expected`, one string a row; missing rows and trailing blanks are blank. Text only. On a
 * difference prints both side by side with the differing cells marked. With MOAT_GOLDEN_UPDATE=FILE in the environment
 * appends the actual screen to FILE as C literals ready to paste, and returns true. `name` names the screen. */
bool terminal_expect(Terminal *terminal, const char *name, const char *const expected[], size_t rows);
/* The terminal is as it was before the program: termios, main screen, cursor shown, colours, character set, scroll
 * region, mouse, bracketed paste and the other modes of modes.c. Prints what is not. Only before terminal_hang_up(). */
bool terminal_restored(Terminal *terminal);

/* --- Pictures. ------------------------------------------------------------------------------------------------------- */
void terminal_show(Terminal *terminal, FILE *file); /* text in a frame, with cursor and sizes */
void terminal_html(Terminal *terminal, FILE *file); /* a page for picture.sh */
void terminal_ansi(Terminal *terminal, FILE *file); /* rows with colours, for cat */
