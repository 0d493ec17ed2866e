/* tty.h - the terminal, through ncurses. There is one: it is open or closed. Shows canvases, waits for keys; nothing else in this room may
 * call curses, write to the terminal or wait. */
#pragma once
#include "canvas.h"

enum { TTY_ROWS = 24, TTY_COLUMNS = 80 }; /* the smallest that holds a screen */

typedef enum TtyTrouble { TTY_FINE, TTY_NO_TERMINAL, TTY_UNKNOWN, TTY_NO_CURSOR, TTY_NO_MEMORY } TtyTrouble;
/* A sentence for the player, translated; "" for TTY_FINE. It says what to do instead. */
const char *tty_trouble_text(TtyTrouble trouble);

typedef struct TtyOptions {
    bool mono, ascii; /* also found out: NO_COLOR, the terminal, the locale's character set */
    bool no_mouse;    /* the terminal keeps it */
} TtyOptions;
/* Standard input and output; setlocale() was called before. On trouble the terminal is as it was. */
TtyTrouble tty_open(TtyOptions options);
/* Other options while it is open. */
void tty_choose(TtyOptions options);
/* Any number of times; also at exit() and, by other means, in a crash. */
void tty_close(void);

void tty_size(int *rows, int *columns);
bool tty_ascii(void);
bool tty_colours(void);

/* Writes the cells that differ from what was last shown. The cursor goes to (y, x); y < 0 hides it. */
void tty_show(const Canvas *canvas, int y, int x);

/* `key` is a code point or, when `special`, a KEY_ of curses. Of a mouse key also the place. PRESS_NONE: nothing to act on, but a frame may
 * have been left out because of it. */
typedef enum PressKind {
    PRESS_NONE,
    PRESS_KEY,
    PRESS_MOUSE,
    PRESS_WHEEL_UP,
    PRESS_WHEEL_DOWN,
    PRESS_RESIZED,
    PRESS_LEAVE,
    PRESS_WAKE
} PressKind;
typedef struct Press {
    PressKind kind;
    int key, y, x;
    bool special;
    bool pasted; /* came by a paste: not to be taken for a command */
    int signal;  /* of PRESS_LEAVE; SIGHUP when the terminal vanished */
} Press;

/* Waits without a limit and without using the processor. */
Press tty_wait(void);
/* From now on tty_wait also gives PRESS_WAKE: when the file is readable (-1: none), and after so many milliseconds (-1: never). */
void tty_also_wait(int file, int milliseconds);
/* The press that tty_wait would give at once, left where it is; false: there is none. */
bool tty_peek(Press *press);
/* Whether a press that means something, a signal or the end of the line is there already, so that a frame in between would only be work. */
bool tty_pressed(void);
