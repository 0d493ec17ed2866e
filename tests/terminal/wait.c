/* wait.c - waiting for the screen, for silence, for the end; every failure says what the screen shows instead. */
#include "internal.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const int64_t NS_PER_MS = 1000000;

/* Under sanitizers a program takes longer between a key and what it draws. */
#ifdef __SANITIZE_ADDRESS__
enum { SLOWER = 5 };
#else
enum { SLOWER = 1 };
#endif

bool terminal_fail(Terminal *terminal, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("terminal: ", stderr);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    if (terminal->ended) {
        fprintf(stderr, " (the program ended with %s %d)", terminal->end.by_signal ? "signal" : "status", terminal->end.code);
    }
    fputc('\n', stderr);
    terminal_show(terminal, stderr);
    return false;
}

typedef bool Holds(Terminal *terminal, const void *what);

/* What came before the call is read first, so that a screen already out of date can't satisfy the wait. */
static bool wait_until(Terminal *terminal, Holds *holds, const void *what, int milliseconds) {
    int64_t deadline = clock_ns() + milliseconds * NS_PER_MS;
    terminal_refresh(terminal);
    for (;;) {
        if (holds(terminal, what)) { return true; }
        if (terminal->ended || clock_ns() >= deadline) { return false; }
        terminal_pump(terminal, deadline);
    }
}

static bool has_text(Terminal *terminal, const void *text) { return terminal_find(terminal, text, NULL, NULL); }

static bool lacks_text(Terminal *terminal, const void *text) { return !terminal_find(terminal, text, NULL, NULL); }

static bool has_bytes(Terminal *terminal, const void *count) { return terminal_bytes(terminal) >= *(const size_t *)count; }

static bool is_stopped(Terminal *terminal, const void *nothing) {
    (void)nothing;
    return terminal->stopped;
}

static bool has_ended(Terminal *terminal, const void *nothing) {
    (void)nothing;
    return terminal->ended;
}

bool terminal_wait_text(Terminal *terminal, const char *text, int milliseconds) {
    return wait_until(terminal, has_text, text, milliseconds) || terminal_fail(terminal, "no \"%s\" within %d ms", text, milliseconds);
}

bool terminal_wait_gone(Terminal *terminal, const char *text, int milliseconds) {
    return wait_until(terminal, lacks_text, text, milliseconds) ||
           terminal_fail(terminal, "\"%s\" still there after %d ms", text, milliseconds);
}

bool terminal_wait_bytes(Terminal *terminal, size_t count, int milliseconds) {
    return wait_until(terminal, has_bytes, &count, milliseconds) ||
           terminal_fail(terminal, "%zu of %zu bytes within %d ms", terminal_bytes(terminal), count, milliseconds);
}

bool terminal_wait_stopped(Terminal *terminal, int milliseconds) {
    return wait_until(terminal, is_stopped, NULL, milliseconds) || terminal_fail(terminal, "not stopped within %d ms", milliseconds);
}

bool terminal_wait_end(Terminal *terminal, TerminalEnd *end, int milliseconds) {
    if (!wait_until(terminal, has_ended, NULL, milliseconds)) { return terminal_fail(terminal, "still running after %d ms", milliseconds); }
    if (end != NULL) { *end = terminal->end; }
    return true;
}

bool terminal_wait_exit(Terminal *terminal, int status, int milliseconds) {
    TerminalEnd end = {0};
    if (!terminal_wait_end(terminal, &end, milliseconds)) { return false; }
    return (!end.by_signal && end.code == status) || terminal_fail(terminal, "expected exit status %d", status);
}

bool terminal_wait_quiet(Terminal *terminal, int quiet, int milliseconds) {
    int64_t deadline = clock_ns() + milliseconds * NS_PER_MS;
    int64_t since = clock_ns();
    quiet *= SLOWER;
    terminal_refresh(terminal);
    for (;;) {
        since = terminal->last_byte > since ? terminal->last_byte : since;
        int64_t now = clock_ns();
        if (terminal->ended || now >= since + quiet * NS_PER_MS) { return true; }
        if (now >= deadline) { return terminal_fail(terminal, "not quiet for %d ms within %d ms", quiet, milliseconds); }
        int64_t silence = since + quiet * NS_PER_MS;
        terminal_pump(terminal, silence < deadline ? silence : deadline);
    }
}
