/* line.c - bytes from and to the program, at the speed of the line, and the shepherd's reports. */
#include "internal.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SEND_DEADLINE = 5000, CHUNK = 65536, LAST_CHUNKS = 64 };
static const int64_t NS_PER_MS = 1000000;
static const double NS_PER_S = 1e9;

int64_t clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void buffer_add(Buffer *buffer, const void *bytes, size_t count) {
    if (count == 0) return;
    if (buffer->count + count > buffer->capacity) {
        buffer->capacity = 2 * (buffer->count + count);
        buffer->bytes = realloc(buffer->bytes, buffer->capacity);
        if (buffer->bytes == NULL) { abort(); }
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

void buffer_drop(Buffer *buffer, size_t count) {
    buffer->count -= count;
    memmove(buffer->bytes, buffer->bytes + count, buffer->count);
}

/* --- A slow line ----------------------------------------------------------------------------------------------------- */

void terminal_throttle(Terminal *terminal, long bytes_per_second) {
    terminal->rate = bytes_per_second;
    terminal->allowance = 0;
    terminal->allowance_time = clock_ns();
}

/* How many bytes may be read now. What is not used up within a tenth of a second is lost, as on a real line. */
static size_t may_read(Terminal *terminal) {
    if (terminal->rate == 0) { return CHUNK; }
    int64_t now = clock_ns();
    double rate = (double)terminal->rate;
    terminal->allowance += rate * (double)(now - terminal->allowance_time) / NS_PER_S;
    terminal->allowance_time = now;
    double most = rate / 10 > 1 ? rate / 10 : 1;
    terminal->allowance = terminal->allowance < most ? terminal->allowance : most;
    return (size_t)terminal->allowance;
}

static int64_t when_readable(const Terminal *terminal) {
    double missing = 1 - terminal->allowance;
    return clock_ns() + (int64_t)(missing * NS_PER_S / (double)terminal->rate) + NS_PER_MS;
}

/* --- In -------------------------------------------------------------------------------------------------------------- */

/* One read; false when there was nothing. */
static bool take_bytes(Terminal *terminal, size_t most) {
    char bytes[CHUNK];
    if (terminal->line < 0) { return false; }
    ssize_t count = read(terminal->line, bytes, most < CHUNK ? most : CHUNK);
    if (count <= 0) { return false; }
    terminal->last_byte = clock_ns();
    terminal->bytes += (size_t)count;
    terminal->allowance -= (double)count;
    modes_feed(&terminal->modes, bytes, (size_t)count);
    vterm_input_write(terminal->vterm, bytes, (size_t)count);
    return true;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static void take_end(Terminal *terminal, const ShepherdReport *message) {
    /* All the program wrote is in the line now; bounded in case a child of it writes on for ever. */
    for (int i = 0; i < LAST_CHUNKS && take_bytes(terminal, CHUNK); i++) {}
    bool by_signal = WIFSIGNALED(message->status);
    terminal->ended = true;
    terminal->stopped = false;
    terminal->unsent.count = 0;
    terminal->end = (TerminalEnd){
        .by_signal = by_signal,
        .code = by_signal ? WTERMSIG(message->status) : WEXITSTATUS(message->status),
        .cpu_seconds = seconds(message->usage.ru_utime) + seconds(message->usage.ru_stime),
        .peak_kilobytes = message->usage.ru_maxrss,
    };
}

static void take_report(Terminal *terminal) {
    ShepherdReport message;
    if (read(terminal->reports, &message, sizeof message) != (ssize_t)sizeof message) {
        close(terminal->reports);
        terminal->reports = -1;
        return;
    }
    if (WIFEXITED(message.status) || WIFSIGNALED(message.status)) {
        take_end(terminal, &message);
    } else {
        terminal->stopped = WIFSTOPPED(message.status);
    }
}

/* --- Out and the loop ------------------------------------------------------------------------------------------------ */

static void give_bytes(Terminal *terminal) {
    ssize_t count = write(terminal->line, terminal->unsent.bytes, terminal->unsent.count);
    if (count > 0) { buffer_drop(&terminal->unsent, (size_t)count); }
}

static void wait_events(struct pollfd *events, nfds_t count, int64_t until) {
    int64_t left = until - clock_ns();
    left = left > 0 ? left : 0;
    struct timespec patience = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
    if (ppoll(events, count, &patience, NULL) <= 0) { events[0].revents = events[1].revents = 0; }
}

bool terminal_pump(Terminal *terminal, int64_t until) {
    size_t most = may_read(terminal);
    short wanted = (short)((most > 0 ? POLLIN : 0) | (terminal->unsent.count > 0 ? POLLOUT : 0));
    if (most == 0 && when_readable(terminal) < until) { until = when_readable(terminal); }
    struct pollfd events[] = {
        {.fd = terminal->line, .events = wanted},
        {.fd = terminal->ended ? -1 : terminal->reports, .events = POLLIN},
    };
    wait_events(events, 2, until);
    bool happened = (events[0].revents & POLLIN) != 0 && most > 0 && take_bytes(terminal, most);
    if ((events[0].revents & POLLOUT) != 0) {
        give_bytes(terminal);
        happened = true;
    }
    if (events[1].revents != 0) {
        take_report(terminal);
        happened = true;
    }
    return happened;
}

void terminal_refresh(Terminal *terminal) {
    for (int i = 0; i < LAST_CHUNKS && terminal_pump(terminal, 0); i++) {}
}

bool terminal_send(Terminal *terminal, const void *bytes, size_t count) {
    buffer_add(&terminal->unsent, bytes, count);
    return terminal_flush(terminal);
}

bool terminal_type(Terminal *terminal, const char *text) { return terminal_send(terminal, text, strlen(text)); }

bool terminal_flush(Terminal *terminal) {
    int64_t deadline = clock_ns() + SEND_DEADLINE * NS_PER_MS;
    while (terminal->unsent.count > 0 && !terminal->ended && terminal->line >= 0) {
        if (clock_ns() >= deadline) {
            return terminal_fail(terminal, "the program took no input for %d ms; %zu bytes left", SEND_DEADLINE, terminal->unsent.count);
        }
        terminal_pump(terminal, deadline);
    }
    if (terminal->ended || terminal->line < 0) {
        terminal->unsent.count = 0;
        return terminal_fail(terminal, "nobody is there to take input");
    }
    return true;
}

/* --- Counting -------------------------------------------------------------------------------------------------------- */

void terminal_mark(Terminal *terminal) {
    terminal->bytes_at_mark = terminal->bytes;
    terminal->mark = clock_ns();
}

size_t terminal_bytes(const Terminal *terminal) { return terminal->bytes - terminal->bytes_at_mark; }

double terminal_last_byte(const Terminal *terminal) {
    if (terminal_bytes(terminal) == 0) { return -1; }
    return (double)(terminal->last_byte - terminal->mark) / (double)NS_PER_MS;
}
