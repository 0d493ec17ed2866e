/* hand.h - what most tests on a terminal do, as asserts: a key and its whole answer, and leaving by q. Include it after cmocka.h. */
#pragma once
#include "terminal.h"

enum { QUIET = 60, PATIENCE = 20000 }; /* ms: without a byte after which an answer is complete; for what must come */

static inline void press(Terminal *terminal, const char *key) {
    assert_true(terminal_key(terminal, key));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
}

static inline void leave(Terminal *terminal) {
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}
