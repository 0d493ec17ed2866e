#define NCURSES_WIDECHAR 1
#include "tty.h"

#include "entry.h"
#include "gettext.h"
#include "platform.h"

#include <curses.h>
#include <langinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { KEY_PASTE = 0x1001, KEY_PASTED, KEY_REPORT, KEY_OLD_REPORT, ESCAPE_MS = 25, PIECE_MS = 100, LAST_MS = 1000 };

static struct {
    SCREEN *screen;
    bool ascii, mono, pasting, stale, brackets, mouse, at_exit;
    bool late; /* a frame was left out: the one before it was still under way */
    FILE *output;
    attr_t attribute[STYLES];
    short pair[STYLES];
    Canvas shown;
} tty;

const char *tty_trouble_text(TtyTrouble trouble) {
    switch (trouble) {
    case TTY_NO_TERMINAL: return _("The screens need a terminal for input and output. Use --plain to play line by line.");
    case TTY_UNKNOWN: return _("This terminal is not known here (see the variable TERM). Set TERM, or use --plain to play line by line.");
    case TTY_NO_CURSOR: return _("This terminal cannot place its cursor. Use --plain to play line by line.");
    case TTY_NO_MEMORY: return _("Not enough memory for the screens.");
    case TTY_FINE: break;
    }
    return "";
}

/* One pair a colour: styles that look alike are alike for curses. */
static short pair_of(short colour, short next) {
    static short colour_of[STYLES + 1];
    for (short pair = 1; pair < next; pair++)
        if (colour_of[pair] == colour) return pair;
    colour_of[next] = colour;
    return init_pair(next, colour, -1) == OK ? next : 0;
}

/* Three tiers: 256 colours, 8 or 16, none. vt100 and dumb crash on some colour calls: has_colors() stands before all of them. */
static void begin_styles(bool mono) {
    static const struct {
        short c256, c16;
        attr_t always, mono;
    } row[STYLES] = {
#define STYLE(name, c256, c16, always, mono) {c256, c16, always, mono},
#include "style.def"
    };
    const char *no_color = getenv("NO_COLOR");
    tty.mono = mono || (no_color != NULL && no_color[0] != '\0') || !has_colors() || start_color() != OK || use_default_colors() != OK ||
               COLORS < 8;
    for (int i = 0; i < STYLES; i++) {
        short colour = tty.mono ? -1 : COLORS >= 256 ? row[i].c256 : row[i].c16;
        tty.attribute[i] = row[i].always | (tty.mono ? row[i].mono : 0);
        tty.pair[i] = 0;
        /* The terminal's own colours have a pair, too: between two pairs only the colour changes, from pair 0 all attributes are set anew.
         */
        tty.pair[i] = tty.mono ? 0 : pair_of(colour, (short)(i + 1));
        if (colour < 0 && !tty.mono && (i == STYLE_DIM || i == STYLE_BORDER || i == STYLE_NOBODY)) tty.attribute[i] |= A_DIM;
    }
}

/* A capability without its padding marks ("$<5>"), appended. */
static void append(char *to, size_t size, const char *name) {
    const char *from = tigetstr(name);
    size_t at = strlen(to);
    if (from == NULL || from == (char *)-1) return;
    while (*from != '\0' && at + 1 < size) {
        if (from[0] == '$' && from[1] == '<' && strchr(from, '>') != NULL)
            from = strchr(from, '>') + 1;
        else
            to[at++] = *from++;
    }
    to[at] = '\0';
}

/* The mouse is asked for and read here: curses joins a press and a release in one burst to a click, and loses it when that is not wanted.
 */
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static void prepare_reset(bool mouse) {
    static const char *const parts[] = {"op", "sgr0", "rmkx", "BD", "rmcup", "cnorm"};
    char bytes[256] = "";
    if (mouse) strcpy(bytes, mouse_off);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) append(bytes, sizeof bytes, parts[i]);
    platform_reset_bytes(bytes, strlen(bytes));
}

static void brackets(bool on) {
    const char *bytes = tigetstr(on ? "BE" : "BD");
    if (tty.brackets && bytes != NULL && bytes != (char *)-1) {
        putp(bytes);
        fflush(stdout);
    }
}

static bool reports_mouse(void) {
    const char *report = tigetstr("kmous");
    return report != NULL && report != (char *)-1;
}

static void hear_mouse(bool on) {
    if (!tty.mouse) return;
    putp(on ? mouse_on : mouse_off);
    fflush(stdout);
}

/* What most terminals send, whatever the database says of this one: else their Delete would be Escape and three letters. */
static void define_usual_keys(void) {
    static const struct {
        const char *bytes;
        int key;
    } usual[] = {{"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OA", KEY_UP},
        {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT}, {"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033OH", KEY_HOME},
        {"\033OF", KEY_END}, {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END}, {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE},
        {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB}};
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (key_defined(usual[i].bytes) == 0) define_key(usual[i].bytes, usual[i].key);
}

static void begin_keys(void) {
    const char *paste = tigetstr("BE");
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    set_escdelay(ESCAPE_MS);
    tty.brackets = paste != NULL && paste != (char *)-1;
    define_usual_keys();
    define_key("\033[200~", KEY_PASTE);
    define_key("\033[201~", KEY_PASTED);
    brackets(true);
    define_key(NULL, KEY_MOUSE);
    define_key("\033[<", KEY_REPORT);
    define_key("\033[M", KEY_OLD_REPORT);
    prepare_reset(reports_mouse());
}

static void begin_mouse(bool wanted) {
    hear_mouse(false);
    tty.mouse = wanted && reports_mouse();
    hear_mouse(true);
}

void tty_choose(TtyOptions options) {
    if (tty.screen == NULL) return;
    tty.ascii = options.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    begin_styles(options.mono);
    cchar_t background;
    if (setcchar(&background, L" ", 0, tty.pair[STYLE_TEXT], NULL) == OK) bkgrndset(&background);
    begin_mouse(!options.no_mouse);
    tty.stale = true;
}

static void close_output(void) {
    if (tty.output != NULL) fclose(tty.output);
    tty.output = NULL;
    platform_output_end();
}

static void end_screen(void) {
    endwin();
    delscreen(tty.screen);
    close_output();
    tty.screen = NULL;
    canvas_free(&tty.shown);
    platform_disarm();
}

TtyTrouble tty_open(TtyOptions options) {
    if (tty.screen != NULL) return TTY_FINE;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !platform_arm(STDIN_FILENO, STDOUT_FILENO)) return TTY_NO_TERMINAL;
    use_env(FALSE);
    use_tioctl(TRUE);
    const char *name = getenv("TERM");
    tty.output = fdopen(platform_output(STDOUT_FILENO), "w");
    bool named = name != NULL && name[0] != '\0' && strlen(name) < 128;
    tty.screen = named && tty.output != NULL ? newterm(NULL, tty.output, stdin) : NULL;
    if (tty.screen == NULL) {
        close_output();
        platform_disarm();
        return TTY_UNKNOWN;
    }
    if (!entry_sound()) { /* nothing of it may be looked up any more */
        end_screen();
        return TTY_UNKNOWN;
    }
    const char *place = tigetstr("cup");
    if (place == NULL || place == (char *)-1) {
        tty_close();
        return TTY_NO_CURSOR;
    }
    if (!tty.at_exit) tty.at_exit = atexit(tty_close) == 0;
    typeahead(-1); /* whether a newer frame is due is asked before drawing, not within */
    begin_keys();
    tty_choose(options);
    return TTY_FINE;
}

void tty_close(void) {
    if (tty.screen == NULL) return;
    platform_frame_flush(LAST_MS);
    hear_mouse(false);
    brackets(false);
    end_screen();
}

void tty_size(int *rows, int *columns) {
    struct winsize size;
    *rows = LINES;
    *columns = COLS;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
    *rows = size.ws_row > CANVAS_MOST ? CANVAS_MOST : size.ws_row;
    *columns = size.ws_col > CANVAS_MOST ? CANVAS_MOST : size.ws_col;
    if (*rows != LINES || *columns != COLS) {
        resizeterm(*rows, *columns);
        tty.stale = true;
    }
}

bool tty_ascii(void) { return tty.ascii; }
bool tty_colours(void) { return !tty.mono; }

/* The canvas holds only well-formed UTF-8. */
static void widen(const char *from, wchar_t *to, int room) {
    int count = 0;
    for (const unsigned char *byte = (const unsigned char *)from; *byte != 0 && count < room - 1; count++) {
        int more = *byte >= 0xF0 ? 3 : *byte >= 0xE0 ? 2 : *byte >= 0xC0 ? 1 : 0;
        wchar_t code = more == 0 ? *byte : *byte & (0x3F >> more);
        for (byte++; more > 0; more--, byte++) code = code << 6 | (*byte & 0x3F);
        to[count] = code;
    }
    to[count] = L'\0';
}

static void write_cell(int y, int x, const Cell *cell) {
    wchar_t wide[CCHARW_MAX + 1];
    cchar_t out;
    int name = cell->style & STYLE_NAME;
    attr_t attribute = tty.attribute[name];
    attribute |= (cell->style & STYLE_FOCUSED) != 0 ? A_REVERSE : 0;
    attribute |= (cell->style & STYLE_BOLD) != 0 ? A_BOLD : 0;
    attribute |= (cell->style & STYLE_UNDERLINED) != 0 ? A_UNDERLINE : 0;
    widen(cell->glyph, wide, CCHARW_MAX);
    if (setcchar(&out, wide, attribute, tty.pair[name], NULL) == OK) mvadd_wch(y, x, &out);
}

static bool shows_style(const Cell *cell) { return cell->glyph[0] != ' ' || (cell->style & (STYLE_FOCUSED | STYLE_UNDERLINED)) != 0; }

/* The cell as a person sees it: the style of a blank matters to nobody, so one within a text has that of the text, and all others that of
 * plain text. Styles then change as seldom as they can, and blanks that were blank are not written again. */
static Cell seen(const Canvas *canvas, int row, int column) {
    Cell cell = canvas->cell[row * canvas->columns + column];
    if (shows_style(&cell) || cell.width != 1) return cell;
    const Cell *left = column > 0 ? &canvas->cell[row * canvas->columns + column - 1] : NULL;
    const Cell *right = column + 1 < canvas->columns ? &canvas->cell[row * canvas->columns + column + 1] : NULL;
    bool within = left != NULL && right != NULL && left->style == right->style && shows_style(left) && shows_style(right) &&
                  (left->style & (STYLE_FOCUSED | STYLE_UNDERLINED)) == 0;
    cell.style = within ? left->style : STYLE_TEXT;
    return cell;
}

/* Nothing that `seen` looks at has changed. */
static bool unchanged(const Cell *before, const Cell *after, int column, int columns) {
    int first = column > 0 ? column - 1 : 0, last = column + 1 < columns ? column + 1 : column;
    return memcmp(before + first, after + first, (size_t)(last - first + 1) * sizeof *after) == 0;
}

/* Most rows are as they were. */
static void show_row(const Canvas *canvas, int row, bool all) {
    Cell *before = canvas_at(&tty.shown, row, 0), *after = canvas_at(canvas, row, 0);
    size_t size = (size_t)canvas->columns * sizeof *after;
    if (!all && memcmp(before, after, size) == 0) return;
    for (int column = 0; column < canvas->columns; column++) {
        if (!all && unchanged(before, after, column, canvas->columns)) continue;
        Cell cell = seen(canvas, row, column), old = seen(&tty.shown, row, column);
        if (cell.width > 0 && (all || memcmp(&cell, &old, sizeof cell) != 0)) write_cell(row, column, &cell);
    }
    memcpy(before, after, size);
}

void tty_show(const Canvas *canvas, int y, int x) {
    if (tty.screen == NULL) return;
    if (platform_frame_under_way()) {
        tty.late = true;
        return;
    }
    tty.late = false;
    bool all = tty.stale || tty.shown.rows != canvas->rows || tty.shown.columns != canvas->columns;
    if (all) {
        erase();
        clearok(curscr, tty.stale);
        if (!canvas_resize(&tty.shown, canvas->rows, canvas->columns)) return;
    }
    for (int row = 0; row < canvas->rows; row++) show_row(canvas, row, all);
    tty.stale = false;
    if (y >= 0) move(y, x);
    platform_frame_begin();
    curs_set(y >= 0 ? 1 : 0);
    refresh();
    platform_frame_end();
}

/* Stops like any program of the shell, with the terminal as the shell wants it. */
static void stop(void) {
    platform_frame_flush(LAST_MS);
    hear_mouse(false);
    brackets(false);
    endwin();
    platform_stop();
}

static void resume(void) {
    reset_prog_mode();
    tty.stale = true;
    refresh();
    brackets(true);
    hear_mouse(true);
}

/* True when a signal came that the caller must hear of. */
static bool heed_signals(Press *press) {
    PlatformSignals came = platform_signals();
    if (came.leave != 0) {
        *press = (Press){.kind = PRESS_LEAVE, .signal = came.leave};
        return true;
    }
    if (came.stop) stop();
    if (came.stop || came.resumed) resume();
    if (came.resized) /* even to the size we believed in: what the terminal shows now nobody knows */
        tty.stale = true;
    *press = (Press){.kind = PRESS_RESIZED};
    return came.stop || came.resumed || came.resized;
}

/* "button;column;row" and M (pressed) or m (let go). */
static bool read_report(int report[3], bool *pressed) {
    int byte = 0;
    for (int i = 0; i < 3; i++)
        for (report[i] = 0; (byte = getch()) >= '0' && byte <= '9';)
            report[i] = report[i] < 10000 ? report[i] * 10 + byte - '0' : report[i];
    *pressed = byte == 'M';
    return byte == 'M' || byte == 'm';
}

/* A byte each; who speaks this way knows no more than 223 columns, and does not say which button is let go. */
static bool read_old_report(int report[3], bool *pressed) {
    for (int i = 0; i < 3; i++)
        if ((report[i] = getch() - 32) < 0) return false;
    *pressed = (report[0] & 3) != 3;
    return true;
}

/* Only the left button's press and the wheel are anybody's business. */
static void read_mouse(Press *press, bool old) {
    enum { WITH_KEYS = 4 | 8 | 16, LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };
    int report[3];
    bool pressed;
    press->kind = PRESS_NONE;
    timeout(PIECE_MS);
    if (!(old ? read_old_report : read_report)(report, &pressed) || !pressed) return;
    press->x = report[1] - 1;
    press->y = report[2] - 1;
    switch (report[0] & ~WITH_KEYS) {
    case LEFT: press->kind = PRESS_MOUSE; break;
    case WHEEL_UP: press->kind = PRESS_WHEEL_UP; break;
    case WHEEL_DOWN: press->kind = PRESS_WHEEL_DOWN; break;
    default: break;
    }
}

/* False: nothing came. */
static bool read_press(Press *press, bool readable) {
    wint_t code;
    timeout(readable ? PIECE_MS : 0); /* pieces of one character may come apart */
    int kind = get_wch(&code);
    bool special = kind == KEY_CODE_YES;
    if (kind == ERR) return false;
    *press = (Press){.kind = PRESS_KEY, .key = (int)code, .special = special, .pasted = tty.pasting};
    if (!special) return true;
    if (code == KEY_PASTE || code == KEY_PASTED) tty.pasting = code == KEY_PASTE;
    if (code == KEY_PASTE || code == KEY_PASTED || code == KEY_RESIZE) press->kind = PRESS_NONE;
    if (code == KEY_REPORT || code == KEY_OLD_REPORT) read_mouse(press, code == KEY_OLD_REPORT);
    return true;
}

/* How long it is waited for what else wakes the one who waits. */
static int wake_after = -1;

/* A press that was looked at, and not yet taken. */
static Press held;

bool tty_peek(Press *press) {
    if (held.kind == PRESS_NONE && platform_wait(0) == PLATFORM_INPUT && !read_press(&held, true)) held.kind = PRESS_NONE;
    *press = held;
    return held.kind != PRESS_NONE;
}

Press tty_wait(void) {
    if (held.kind != PRESS_NONE) {
        Press press = held;
        held.kind = PRESS_NONE;
        return press;
    }
    for (int patience = 0;; patience = wake_after) {
        Press press;
        PlatformComing coming = platform_wait(patience);
        if (heed_signals(&press)) return press;
        if (coming == PLATFORM_SENT && tty.late) return (Press){.kind = PRESS_NONE}; /* the newest frame, now */
        if (coming == PLATFORM_GONE) return (Press){.kind = PRESS_LEAVE, .signal = SIGHUP};
        /* Curses may hold keys back that were in one burst with others: they are asked for before every wait. */
        if (read_press(&press, coming == PLATFORM_INPUT)) return press;
        if (coming == PLATFORM_OTHER || (coming == PLATFORM_NOTHING && wake_after >= 0 && patience == wake_after))
            return (Press){.kind = PRESS_WAKE};
    }
}

void tty_also_wait(int file, int milliseconds) {
    platform_also_wait(file);
    wake_after = milliseconds;
}

bool tty_pressed(void) {
    enum { EMPTY = 8 }; /* so many that mean nothing may come in a row, such as a button that is let go */
    Press press;
    PlatformComing coming = PLATFORM_INPUT;
    for (int i = 0; i < EMPTY && coming == PLATFORM_INPUT; i++) {
        if (tty_peek(&press)) return true;
        coming = platform_wait(0);
    }
    return coming != PLATFORM_NOTHING && coming != PLATFORM_OTHER && coming != PLATFORM_SENT;
}
