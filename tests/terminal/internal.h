/* internal.h - what the files of the terminal driver share; nobody else includes it. */
#pragma once
#include "terminal.h"
#include <sys/resource.h>
#include <termios.h>
#include <vterm.h>

/* Bytes that grow at the end and are taken from the front. */
typedef struct Buffer {
    char *bytes;
    size_t count, capacity;
} Buffer;
void buffer_add(Buffer *buffer, const void *bytes, size_t count);
void buffer_drop(Buffer *buffer, size_t count);

/* What the shepherd tells the driver, one message a change. */
typedef struct ShepherdReport {
    int status;    /* as waitpid gives it */
    pid_t process; /* status is meaningless in the first report, which names the process */
    bool started;
    struct rusage usage; /* once ended */
} ShepherdReport;

enum { MODE_LIMIT = 24 };
/* The modes the program has set, read from its bytes by a parser of its own. */
typedef struct Modes {
    VTerm *parser;
    bool set[MODE_LIMIT]; /* in the order of the table in modes.c */
    bool line_drawing;    /* G0 is not ASCII */
    bool application_keypad;
    bool scroll_region; /* smaller than the screen */
    const int *rows;
} Modes;

struct Terminal {
    VTerm *vterm;
    VTermScreen *screen;
    VTermState *state;
    Modes modes;
    int rows, columns;
    int line;    /* master side of the pty; -1 after the hang-up */
    int reports; /* pipe from the shepherd */
    int leash;   /* pipe to the shepherd, which kills the program when it closes */
    pid_t shepherd, process;
    bool ended, stopped;
    TerminalEnd end;
    struct termios before;
    Buffer unsent;
    size_t bytes, bytes_at_mark;
    int64_t mark, last_byte; /* ns; last_byte 0: none yet */
    long rate;               /* bytes a second, 0: no limit */
    double allowance;        /* bytes that may be read now under that rate */
    int64_t allowance_time;  /* ns, when it was computed */
    char *row_text, *screen_text;
};

int64_t clock_ns(void);
/* Waits until the time given, at most once, takes in what happened; false when nothing did. */
bool terminal_pump(Terminal *terminal, int64_t until);
/* Writes what is unsent; tells why. */
bool terminal_flush(Terminal *terminal);
/* Prints "what" and the screen to standard error; always false. */
bool terminal_fail(Terminal *terminal, const char *format, ...) __attribute__((format(printf, 2, 3)));

char **environment_new(const TerminalProgram *program);
void environment_free(char **environment);

/* In the new process: runs the program in its own group, reports its changes, never returns. `line` is its terminal. */
_Noreturn void shepherd_run(const TerminalProgram *program, char **environment, int reports, int leash);

void modes_open(Modes *modes, const int *rows);
void modes_close(Modes *modes);
void modes_feed(Modes *modes, const char *bytes, size_t count);
bool modes_has(const Modes *modes, int mode);
/* Prints each mode that a program should not leave behind; true when there is none. */
bool modes_restored(const Modes *modes, FILE *file);

/* Any screen of libvterm, so that expected screens can be read like actual ones. */
TerminalCell cell_of(VTermScreen *screen, int row, int column);
/* Text of a row, blanks at the end kept; the caller frees it. */
char *row_text(VTermScreen *screen, int row, int columns);
