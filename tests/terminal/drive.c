/* drive.c - a terminal program driven by a script on standard input, one command a line. `drive --help` lists them. */
#include "terminal.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 256, VARIABLES = 64 };

typedef struct Drive {
    Terminal *terminal;
    const char *variables[VARIABLES + 1];
    size_t variable_count;
    char *home, *directory;
    int patience; /* ms, of each wait */
} Drive;

/* What a line says: its words after quotes are taken off, and all after the command as it is. */
typedef struct Line {
    char *words[WORDS + 1];
    size_t count;
    const char *rest;
} Line;

static bool complain(const char *message, const char *about) {
    fprintf(stderr, "drive: %s%s%s\n", message, about != NULL ? ": " : "", about != NULL ? about : "");
    return false;
}

static int number(const Line *line, size_t word, int otherwise) {
    return word < line->count ? (int)strtol(line->words[word], NULL, 0) : otherwise;
}

/* --- Commands -------------------------------------------------------------------------------------------------------- */

static bool do_env(Drive *drive, const Line *line) {
    if (drive->variable_count == VARIABLES) { return complain("too many variables", NULL); }
    drive->variables[drive->variable_count++] = strdup(line->words[1]);
    return true;
}

static bool do_home(Drive *drive, const Line *line) {
    free(drive->home);
    drive->home = strdup(line->words[1]);
    return drive->home != NULL;
}

static bool do_directory(Drive *drive, const Line *line) {
    free(drive->directory);
    drive->directory = strdup(line->words[1]);
    return drive->directory != NULL;
}

static bool do_timeout(Drive *drive, const Line *line) {
    drive->patience = number(line, 1, drive->patience);
    return true;
}

static bool do_start(Drive *drive, const Line *line) {
    terminal_free(drive->terminal);
    drive->terminal = terminal_start(&(TerminalProgram){
        .arguments = (const char *const *)&line->words[3],
        .environment = drive->variables,
        .home = drive->home,
        .directory = drive->directory,
        .rows = number(line, 1, 24),
        .columns = number(line, 2, 80),
    });
    return drive->terminal != NULL;
}

static bool do_key(Drive *drive, const Line *line) {
    for (size_t i = 1; i < line->count; i++) {
        if (!terminal_key(drive->terminal, line->words[i])) { return false; }
    }
    return true;
}

static bool do_type(Drive *drive, const Line *line) { return terminal_type(drive->terminal, line->rest); }

static char escaped(const char **at) {
    switch (*++*at) {
    case 'e': return '\033';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'x': {
        char digits[3] = {(*at)[1], (*at)[1] != '\0' ? (*at)[2] : '\0', '\0'};
        *at += strlen(digits);
        return (char)strtol(digits, NULL, 16);
    }
    default: return **at;
    }
}

static bool do_bytes(Drive *drive, const Line *line) {
    char *bytes = malloc(strlen(line->rest) + 1);
    if (bytes == NULL) { abort(); }
    size_t count = 0;
    for (const char *at = line->rest; *at != '\0'; at++) { bytes[count++] = at[0] == '\\' && at[1] != '\0' ? escaped(&at) : *at; }
    bool good = terminal_send(drive->terminal, bytes, count);
    free(bytes);
    return good;
}

static bool do_mouse(Drive *drive, const Line *line) {
    return terminal_tap(drive->terminal, number(line, 1, 0), number(line, 2, 0), number(line, 3, 1));
}

static bool do_click(Drive *drive, const Line *line) {
    int row;
    int column;
    return terminal_wait_text(drive->terminal, line->rest, drive->patience) && terminal_find(drive->terminal, line->rest, &row, &column) &&
           terminal_tap(drive->terminal, row, column, 1);
}

static bool do_wait(Drive *drive, const Line *line) { return terminal_wait_text(drive->terminal, line->rest, drive->patience); }

static bool do_gone(Drive *drive, const Line *line) { return terminal_wait_gone(drive->terminal, line->rest, drive->patience); }

static bool do_quiet(Drive *drive, const Line *line) { return terminal_wait_quiet(drive->terminal, number(line, 1, 60), drive->patience); }

static bool do_stopped(Drive *drive, const Line *line) {
    (void)line;
    return terminal_wait_stopped(drive->terminal, drive->patience);
}

static bool do_resize(Drive *drive, const Line *line) { return terminal_resize(drive->terminal, number(line, 1, 24), number(line, 2, 80)); }

static int signal_named(const char *name) {
    name += strncmp(name, "SIG", 3) == 0 ? 3 : 0;
    for (int signal_number = 1; signal_number < NSIG; signal_number++) {
        const char *known = sigabbrev_np(signal_number);
        if (known != NULL && strcmp(known, name) == 0) { return signal_number; }
    }
    return (int)strtol(name, NULL, 10);
}

static bool do_signal(Drive *drive, const Line *line) {
    int signal_number = signal_named(line->words[1]);
    return signal_number > 0 ? terminal_signal(drive->terminal, signal_number) : complain("no such signal", line->words[1]);
}

static bool do_hangup(Drive *drive, const Line *line) {
    (void)line;
    terminal_hang_up(drive->terminal);
    return true;
}

static bool do_throttle(Drive *drive, const Line *line) {
    terminal_throttle(drive->terminal, number(line, 1, 0));
    return true;
}

static bool do_mark(Drive *drive, const Line *line) {
    (void)line;
    terminal_refresh(drive->terminal);
    terminal_mark(drive->terminal);
    return true;
}

static bool do_count(Drive *drive, const Line *line) {
    (void)line;
    terminal_refresh(drive->terminal);
    printf("%zu bytes, the last after %.3f ms\n", terminal_bytes(drive->terminal), terminal_last_byte(drive->terminal));
    return true;
}

static bool print_to(Drive *drive, const Line *line, void (*print)(Terminal *terminal, FILE *file)) {
    terminal_refresh(drive->terminal);
    if (line->count < 2) {
        print(drive->terminal, stdout);
        return true;
    }
    FILE *file = fopen(line->words[1], "w");
    if (file == NULL) { return complain(line->words[1], strerror(errno)); }
    print(drive->terminal, file);
    return fclose(file) == 0 || complain(line->words[1], strerror(errno));
}

static void print_text(Terminal *terminal, FILE *file) { fputs(terminal_text(terminal), file); }

static bool do_show(Drive *drive, const Line *line) { return print_to(drive, line, terminal_show); }

static bool do_text(Drive *drive, const Line *line) { return print_to(drive, line, print_text); }

static bool do_html(Drive *drive, const Line *line) { return print_to(drive, line, terminal_html); }

static bool do_ansi(Drive *drive, const Line *line) { return print_to(drive, line, terminal_ansi); }

static bool do_exit_status(Drive *drive, const Line *line) {
    return terminal_wait_exit(drive->terminal, number(line, 1, 0), drive->patience);
}

static bool do_exit_signal(Drive *drive, const Line *line) {
    TerminalEnd end;
    if (!terminal_wait_end(drive->terminal, &end, drive->patience)) { return false; }
    return (end.by_signal && end.code == signal_named(line->words[1])) || complain("it did not end by this signal", line->words[1]);
}

static bool do_restored(Drive *drive, const Line *line) {
    (void)line;
    return terminal_restored(drive->terminal);
}

static const struct {
    const char *name;
    bool (*run)(Drive *drive, const Line *line);
    size_t least;      /* words after the name */
    bool before_start; /* allowed while no program was started */
    const char *usage;
} commands[] = {
    {"start", do_start, 3, true, "start ROWS COLUMNS PROGRAM [ARGUMENT...]   quotes ' and \" keep spaces"},
    {"env", do_env, 1, true, "env NAME=VALUE | env NAME          set or take away, for the next start"},
    {"home", do_home, 1, true, "home FOLDER                        HOME of the next start"},
    {"directory", do_directory, 1, true, "directory FOLDER                   where the next start runs"},
    {"timeout", do_timeout, 1, true, "timeout MS                         of each wait from now on; 5000 at first"},
    {"key", do_key, 1, false, "key NAME...                        enter esc tab up f1 ctrl-c alt-x q ..."},
    {"type", do_type, 1, false, "type TEXT                          the rest of the line as it is"},
    {"bytes", do_bytes, 1, false, "bytes TEXT                         with \\e \\n \\r \\t \\xHH"},
    {"mouse", do_mouse, 2, false, "mouse ROW COLUMN [BUTTON]          press and release"},
    {"click", do_click, 1, false, "click TEXT                         waits for it, clicks on its first cell"},
    {"wait", do_wait, 1, false, "wait TEXT                          until the screen contains it"},
    {"gone", do_gone, 1, false, "gone TEXT                          until it no longer does"},
    {"quiet", do_quiet, 0, false, "quiet [MS]                         until no byte came for so long; 60"},
    {"stopped", do_stopped, 0, false, "stopped                            until the program is suspended"},
    {"resize", do_resize, 2, false, "resize ROWS COLUMNS"},
    {"signal", do_signal, 1, false, "signal NAME                        TERM, SIGHUP, 15 ..."},
    {"hangup", do_hangup, 0, false, "hangup                             the line goes dead"},
    {"throttle", do_throttle, 1, false, "throttle BYTES                     read so many a second; 0: no limit"},
    {"mark", do_mark, 0, false, "mark                               count from here"},
    {"count", do_count, 0, false, "count                              print bytes since the mark, time of the last"},
    {"show", do_show, 0, false, "show [FILE]                        the screen in a frame"},
    {"text", do_text, 0, false, "text [FILE]                        the screen as plain lines"},
    {"html", do_html, 0, false, "html [FILE]                        as a page, see picture.sh"},
    {"ansi", do_ansi, 0, false, "ansi [FILE]                        with colours, for cat"},
    {"exit-status", do_exit_status, 1, false, "exit-status N                      wait for the end, by itself, with N"},
    {"exit-signal", do_exit_signal, 1, false, "exit-signal NAME                   wait for the end, by this signal"},
    {"restored", do_restored, 0, false, "restored                           the terminal is as it was before"},
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

/* --- Script ---------------------------------------------------------------------------------------------------------- */

/* Cuts `text` into words in place; quotes keep blanks together. */
static void split(char *text, Line *line) {
    char *write = text;
    line->count = 0;
    while (*text != '\0' && line->count < WORDS) {
        text += strspn(text, " \t");
        if (*text == '\0') { break; }
        line->words[line->count++] = write = text;
        char quote = '\0';
        for (; *text != '\0' && (quote != '\0' || strchr(" \t", *text) == NULL); text++) {
            if (quote == '\0' && (*text == '"' || *text == '\'')) {
                quote = *text;
            } else if (*text == quote) {
                quote = '\0';
            } else {
                *write++ = *text;
            }
        }
        text += *text != '\0';
        *write = '\0';
    }
    line->words[line->count] = NULL;
}

static const char *after_word(const char *text) {
    text += strcspn(text, " \t");
    return *text != '\0' ? text + 1 : text;
}

static bool run_words(Drive *drive, const Line *line) {
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, line->words[0]) != 0) { continue; }
        if (line->count <= commands[i].least) { return complain("usage", commands[i].usage); }
        if (drive->terminal == NULL && !commands[i].before_start) { return complain("nothing was started", NULL); }
        return commands[i].run(drive, line);
    }
    return complain("no such command, see drive --help", line->words[0]);
}

static bool run_line(Drive *drive, char *text) {
    text[strcspn(text, "\n")] = '\0';
    text += strspn(text, " \t");
    if (*text == '\0' || *text == '#') { return true; }
    char *copy = strdup(text);
    if (copy == NULL) { abort(); }
    Line line = {.rest = after_word(text)};
    split(copy, &line);
    bool good = run_words(drive, &line);
    free(copy);
    fflush(stdout);
    return good;
}

static void print_help(void) {
    puts("usage: drive < SCRIPT       runs a terminal program by a script, one command a line; # begins a comment\n"
         "Stops at the first command that fails, says why with the screen, and exits 1.\n");
    for (size_t i = 0; i < COMMANDS; i++) { printf("  %s\n", commands[i].usage); }
}

int main(int count, char **arguments) {
    if (count > 1) {
        print_help();
        return strcmp(arguments[1], "--help") == 0 ? 0 : 2;
    }
    Drive drive = {.patience = 5000};
    char *text = NULL;
    size_t capacity = 0;
    bool good = true;
    for (int at = 1; good && getline(&text, &capacity, stdin) >= 0; at++) {
        good = run_line(&drive, text);
        if (!good) { fprintf(stderr, "drive: stopped at line %d\n", at); }
    }
    free(text);
    terminal_free(drive.terminal);
    for (size_t i = 0; i < drive.variable_count; i++) { free((char *)(uintptr_t)drive.variables[i]); }
    free(drive.home);
    free(drive.directory);
    return good ? 0 : 1;
}
