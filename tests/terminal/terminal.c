/* terminal.c - life of a program on its line: start, size, signals, hang-up, freeing. */
#include "internal.h"
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <utmp.h>
#include <unistd.h>

static void keep_unsent(const char *bytes, size_t count, void *user) { buffer_add(&((Terminal *)user)->unsent, bytes, count); }

static int at_least_one(int count) { return count < 1 ? 1 : count; }

static void open_screen(Terminal *terminal, int rows, int columns) {
    terminal->rows = at_least_one(rows);
    terminal->columns = at_least_one(columns);
    terminal->vterm = vterm_new(terminal->rows, terminal->columns);
    vterm_set_utf8(terminal->vterm, 1);
    vterm_output_set_callback(terminal->vterm, keep_unsent, terminal);
    terminal->state = vterm_obtain_state(terminal->vterm);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    modes_open(&terminal->modes, &terminal->rows);
}

static void close_all(const int *descriptors, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (descriptors[i] >= 0) { close(descriptors[i]); }
    }
}

/* A pty as a terminal window opens it. The settings are read here, before the program can change them. */
static int open_line(Terminal *terminal, const TerminalProgram *program) {
    struct winsize size = {.ws_row = (unsigned short)program->rows, .ws_col = (unsigned short)program->columns};
    int program_side = -1;
    if (openpty(&terminal->line, &program_side, NULL, NULL, &size) != 0) { return -1; }
    fcntl(terminal->line, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->line, F_SETFL, O_NONBLOCK);
    tcgetattr(program_side, &terminal->before);
    terminal->before.c_iflag |= IUTF8;
    tcsetattr(program_side, TCSANOW, &terminal->before);
    return program_side;
}

static bool fork_shepherd(Terminal *terminal, const TerminalProgram *program, char **environment, int program_side) {
    int pipes[4] = {-1, -1, -1, -1}; /* reports: read, write; leash: read, write */
    if (pipe2(pipes, O_CLOEXEC) != 0 || pipe2(pipes + 2, O_CLOEXEC) != 0) {
        close_all(pipes, 4);
        return false;
    }
    terminal->shepherd = fork();
    if (terminal->shepherd == 0) {
        login_tty(program_side);
        shepherd_run(program, environment, pipes[1], pipes[2]);
    }
    close_all((int[]){pipes[1], pipes[2]}, 2);
    terminal->reports = pipes[0];
    terminal->leash = pipes[3];
    ShepherdReport first;
    if (terminal->shepherd < 0 || read(terminal->reports, &first, sizeof first) != (ssize_t)sizeof first) { return false; }
    terminal->process = first.process;
    return true;
}

Terminal *terminal_start(const TerminalProgram *program) {
    Terminal *terminal = calloc(1, sizeof *terminal);
    if (terminal == NULL) { abort(); }
    terminal->line = terminal->reports = terminal->leash = -1;
    open_screen(terminal, program->rows, program->columns);
    char **environment = environment_new(program);
    int program_side = open_line(terminal, program);
    bool started = program_side >= 0 && fork_shepherd(terminal, program, environment, program_side);
    close_all(&program_side, 1);
    environment_free(environment);
    if (!started) {
        perror("terminal: cannot start a program on a pty");
        terminal_free(terminal);
        return NULL;
    }
    terminal_mark(terminal);
    return terminal;
}

void terminal_free(Terminal *terminal) {
    if (terminal == NULL) { return; }
    close_all((int[]){terminal->line, terminal->leash, terminal->reports}, 3);
    if (terminal->shepherd > 0) { waitpid(terminal->shepherd, NULL, 0); }
    modes_close(&terminal->modes);
    vterm_free(terminal->vterm);
    free(terminal->unsent.bytes);
    free(terminal->row_text);
    free(terminal->screen_text);
    free(terminal);
}

bool terminal_running(const Terminal *terminal) { return !terminal->ended; }

pid_t terminal_process(const Terminal *terminal) { return terminal->ended ? 0 : terminal->process; }

bool terminal_resize(Terminal *terminal, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    if (terminal->line < 0 || ioctl(terminal->line, TIOCSWINSZ, &size) != 0) {
        return terminal_fail(terminal, "cannot resize to %d by %d", rows, columns);
    }
    terminal->rows = at_least_one(rows);
    terminal->columns = at_least_one(columns);
    vterm_set_size(terminal->vterm, terminal->rows, terminal->columns);
    return true;
}

bool terminal_signal(Terminal *terminal, int signal) {
    terminal_refresh(terminal);
    if (terminal->ended || kill(terminal->process, signal) != 0) {
        return terminal_fail(terminal, "no program to send signal %d to", signal);
    }
    return true;
}

void terminal_hang_up(Terminal *terminal) {
    close_all(&terminal->line, 1);
    terminal->line = -1;
    terminal->unsent.count = 0;
}

void terminal_size(const Terminal *terminal, int *rows, int *columns) {
    *rows = terminal->rows;
    *columns = terminal->columns;
}
