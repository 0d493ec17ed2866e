/* signals.c - the terminal on a system: signals, crashes and keys while it is ours. Handlers only set flags and write a byte to a pipe; the
 * one place that waits for a key polls it. */
#include "outflow.h"
#include "platform.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { GRACE_MS = 45, STACK = 16384 };

static const int leaving[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int crashing[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum { LEAVING = sizeof leaving / sizeof leaving[0], CRASHING = sizeof crashing / sizeof crashing[0] };

static struct {
    bool armed, timed;
    int input, output, pipe[2], other;
    struct termios modes;
    char reset[256];
    size_t reset_size;
    timer_t timer;
    struct sigaction before[NSIG];
    volatile sig_atomic_t leave, resized, stop, resumed;
} state = {.pipe = {-1, -1}, .other = -1};

/* A terminal that no longer reads must not hold up the end. */
static void put_back(void) {
    struct pollfd out = {.fd = state.output, .events = POLLOUT};
    if (poll(&out, 1, 0) == 1 && (out.revents & POLLOUT) != 0 && state.reset_size > 0) {
        ssize_t ignored = write(state.output, state.reset, state.reset_size);
        (void)ignored;
    }
    tcsetattr(state.input, TCSANOW, &state.modes);
}

static void wake(void) {
    int kept = errno;
    ssize_t ignored = write(state.pipe[1], "", 1);
    (void)ignored;
    errno = kept;
}

/* Whatever the program is doing (an opponent thinks, the terminal does not read), it is gone when the time of grace is over. The journal
 * stands a kill at any instant, so nothing is lost. */
static void on_leave(int signal) {
    if (state.leave == 0 && state.timed) {
        struct itimerspec grace = {.it_value = {0, GRACE_MS * 1000000L}};
        timer_settime(state.timer, 0, &grace, NULL);
    }
    state.leave = signal;
    wake();
}

static void on_grace_over(int signal) {
    (void)signal;
    put_back();
    _exit(128 + state.leave);
}

static void on_crash(int signal) {
    put_back();
    raise(signal); /* SA_RESETHAND: now it kills */
}

static void on_resize(int signal) {
    (void)signal;
    state.resized = 1;
    wake();
}
static void on_stop(int signal) {
    (void)signal;
    state.stop = 1;
    wake();
}
static void on_resume(int signal) {
    (void)signal;
    state.resumed = 1;
    wake();
}

static void take(int signal, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(signal, &action, &state.before[signal]);
}

/* Static, so that a stack overflow that eats the heap's neighbourhood does not reach it. */
static char crash_stack[STACK];

static void take_all(void) {
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
    for (int i = 0; i < LEAVING; i++) {
        take(leaving[i], on_leave, 0);
        if (leaving[i] == SIGHUP && state.before[SIGHUP].sa_handler == SIG_IGN) /* nohup */
            sigaction(SIGHUP, &state.before[SIGHUP], NULL);
    }
    for (int i = 0; i < CRASHING; i++) take(crashing[i], on_crash, (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER));
    take(SIGWINCH, on_resize, SA_RESTART);
    take(SIGTSTP, on_stop, SA_RESTART);
    take(SIGCONT, on_resume, SA_RESTART);
    take(SIGPIPE, SIG_IGN, 0);
    take(SIGALRM, on_grace_over, 0);
}

bool platform_arm(int input, int output) {
    if (tcgetattr(input, &state.modes) != 0 || pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    state.input = input;
    state.output = output;
    state.leave = state.resized = state.stop = state.resumed = 0;
    state.reset_size = 0;
    struct sigevent alarm = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    state.timed = timer_create(CLOCK_MONOTONIC, &alarm, &state.timer) == 0;
    take_all();
    state.armed = true;
    return true;
}

void platform_reset_bytes(const char *bytes, size_t size) {
    size = size < sizeof state.reset ? size : sizeof state.reset - 1;
    memcpy(state.reset, bytes, size);
    state.reset_size = size;
}

void platform_disarm(void) {
    static const int others[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGPIPE, SIGALRM};
    if (!state.armed) return;
    state.armed = false;
    if (state.timed) timer_delete(state.timer);
    for (int i = 0; i < LEAVING; i++) sigaction(leaving[i], &state.before[leaving[i]], NULL);
    for (int i = 0; i < CRASHING; i++) sigaction(crashing[i], &state.before[crashing[i]], NULL);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) sigaction(others[i], &state.before[others[i]], NULL);
    close(state.pipe[0]);
    close(state.pipe[1]);
    state.pipe[0] = state.pipe[1] = -1;
}

/* A terminal that is readable and has nothing to read has gone. */
static bool vanished(short events) {
    int waiting = 0;
    if ((events & (POLLHUP | POLLERR | POLLNVAL)) != 0) return true;
    return (events & POLLIN) != 0 && (ioctl(state.input, FIONREAD, &waiting) != 0 || waiting == 0);
}

void platform_also_wait(int file) { state.other = file; }

PlatformComing platform_wait(int patience) {
    struct pollfd fd[4] = {{.fd = state.input, .events = POLLIN}, {.fd = state.pipe[0], .events = POLLIN},
        {.fd = state.other, .events = POLLIN}, {.fd = outflow_file(), .events = POLLOUT}};
    do {
        if (poll(fd, 4, patience) <= 0) return PLATFORM_NOTHING;
        if (fd[3].revents != 0) outflow_send();
        if (fd[3].fd >= 0 && !platform_frame_under_way()) return PLATFORM_SENT;
    } while (fd[0].revents == 0 && fd[1].revents == 0 && fd[2].revents == 0);
    if (fd[1].revents != 0) return PLATFORM_SIGNAL;
    if (fd[0].revents == 0) return PLATFORM_OTHER;
    return vanished(fd[0].revents) ? PLATFORM_GONE : PLATFORM_INPUT;
}

PlatformSignals platform_signals(void) {
    char bytes[64];
    while (read(state.pipe[0], bytes, sizeof bytes) > 0) {}
    PlatformSignals came = {.leave = state.leave, .resized = state.resized != 0, .stop = state.stop != 0, .resumed = state.resumed != 0};
    state.resized = state.stop = state.resumed = 0;
    return came;
}

void platform_stop(void) {
    struct sigaction ours, plain = {.sa_handler = SIG_DFL};
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}
