/* shepherd.c - the process between the driver and the program under test. It plays the shell's part.
 *
 * Why it exists: a program that leads its session itself can't be stopped by ^Z (its group is orphaned), and the kernel
 * resets the terminal's settings the moment the session's leader ends, so "was termios restored?" would always say yes. */
#include "internal.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void reset_signals(void) {
    for (int signal_number = 1; signal_number < NSIG; signal_number++) { signal(signal_number, SIG_DFL); }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become_program(const TerminalProgram *program, char **environment) {
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, getpid());
    reset_signals();
    environ = environment;
    if (program->directory == NULL || chdir(program->directory) == 0) {
        execvp(program->arguments[0], (char *const *)(uintptr_t)program->arguments);
    }
    dprintf(STDERR_FILENO, "cannot run %s in %s: %s\r\n", program->arguments[0], program->directory != NULL ? program->directory : ".",
        strerror(errno));
    _exit(127);
}

static void report(int reports, ShepherdReport message) {
    if (write(reports, &message, sizeof message) != (ssize_t)sizeof message) { _exit(1); }
}

/* Reports every change there is; true once the program has ended. */
static bool reap(pid_t process, int reports) {
    for (;;) {
        ShepherdReport message;
        memset(&message, 0, sizeof message);
        message.process = wait4(process, &message.status, WNOHANG | WUNTRACED | WCONTINUED, &message.usage);
        if (message.process != process) { return false; }
        report(reports, message);
        if (WIFEXITED(message.status) || WIFSIGNALED(message.status)) { return true; }
    }
}

/* The kernel tells a lost line only to the session's leader; shells hand it on to their jobs, so do we. */
static void pass_on_hangup(pid_t process) {
    kill(-process, SIGHUP);
    kill(-process, SIGCONT);
}

static int watch_signals(void) {
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGCHLD);
    sigaddset(&watched, SIGHUP);
    sigprocmask(SIG_BLOCK, &watched, NULL);
    return signalfd(-1, &watched, SFD_CLOEXEC);
}

/* Else a second terminal's line would be held open here, and could not be hung up. */
static void close_others(int keep, int keep_too) {
    unsigned low = (unsigned)(keep < keep_too ? keep : keep_too);
    unsigned high = (unsigned)(keep < keep_too ? keep_too : keep);
    if (low > 3) { close_range(3, low - 1, 0); }
    if (high > low + 1) { close_range(low + 1, high - 1, 0); }
    close_range(high + 1, ~0U, 0);
}

_Noreturn void shepherd_run(const TerminalProgram *program, char **environment, int reports, int leash) {
    close_others(reports, leash);
    signal(SIGPIPE, SIG_IGN);
    int signals = watch_signals();
    pid_t process = fork();
    if (process == 0) { become_program(program, environment); }
    if (process < 0 || signals < 0) { _exit(1); }
    setpgid(process, process);
    report(reports, (ShepherdReport){.process = process, .started = true});
    bool running = true;
    for (;;) {
        struct pollfd events[] = {{.fd = leash, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
        if (poll(events, 2, -1) < 0 && errno != EINTR) { break; }
        if (events[0].revents != 0) { break; }
        struct signalfd_siginfo got;
        if ((events[1].revents & POLLIN) != 0 && read(signals, &got, sizeof got) == (ssize_t)sizeof got && running) {
            if (got.ssi_signo == SIGHUP) { pass_on_hangup(process); }
            running = !reap(process, reports);
        }
    }
    if (running) {
        kill(-process, SIGKILL);
        waitpid(process, NULL, 0);
    }
    _exit(0);
}
