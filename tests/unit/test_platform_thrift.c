/* test_platform_thrift.c - a frame in fewer bytes shows the same: every character in its place has the look that it had. */
#include "thrift.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDS = 20000, FRAME = 2000, MOST = 400 };

/* What a terminal shows: each character and move with the look that was in force. Of moves the look does not matter, of blanks ink and
 * weight do not unless they are reversed or underlined. */
typedef struct Shown {
    char what[MOST][64];
    int count;
    char look[64];
} Shown;

typedef struct Pen {
    int bold, dim, line, reverse, ink, paper;
} Pen;

static void see(Shown *shown, const char *what, size_t size, const Pen *pen) {
    char look[48] = "";
    Pen as = pen != NULL ? *pen : (Pen){0};
    if ((*what == ' ' || *what == '\033') && !as.reverse && !as.line) as.bold = as.dim = as.ink = 0;
    if (pen != NULL) snprintf(look, sizeof look, " %d%d%d%d %d %d", as.bold, as.dim, as.line, as.reverse, as.ink, as.paper);
    assert_true(shown->count < MOST);
    snprintf(shown->what[shown->count++], sizeof shown->what[0], "%.*s%s", (int)size, what, look);
}

static int number(const char **at) {
    char *end;
    int value = (int)strtol(*at, &end, 10);
    *at = end;
    return value;
}

static const char *dip(Pen *pen, const char *at) {
    for (;; at++) {
        int code = number(&at);
        if (code == 0) *pen = (Pen){0};
        if (code == 1) pen->bold = 1;
        if (code == 2) pen->dim = 1;
        if (code == 4 || code == 24) pen->line = code == 4;
        if (code == 7 || code == 27) pen->reverse = code == 7;
        if (code == 22) pen->bold = pen->dim = 0;
        if (code == 39) pen->ink = 0;
        if (code == 49) pen->paper = 0;
        if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) pen->ink = code;
        if ((code >= 40 && code < 48) || (code >= 100 && code < 108)) pen->paper = code;
        if (code == 38 || code == 48) {
            assert_memory_equal(at, ";5;", 3);
            at += 3;
            *(code == 38 ? &pen->ink : &pen->paper) = 1000 + number(&at);
        }
        if (*at == 'm') return at + 1;
        assert_int_equal(*at, ';');
    }
}

static void show(Shown *shown, const char *frame, size_t size) {
    Pen pen = {0};
    *shown = (Shown){.count = 0};
    for (const char *at = frame; at < frame + size;) {
        const char *from = at;
        if (*at != '\033') {
            if (*at != '\017') see(shown, at, 1, *at == '\b' ? NULL : &pen);
            at++;
        } else if (at[1] == '(')
            at += 3;
        else {
            for (at += 2; *at < 0x40; at++)
                ;
            if (*at == 'm')
                at = dip(&pen, from + 2);
            else {
                at++;
                see(shown, from, (size_t)(at - from), at[-1] == 'X' ? &pen : NULL);
            }
        }
    }
    snprintf(shown->look, sizeof shown->look, "%d%d%d%d %d %d", pen.bold, pen.dim, pen.line, pen.reverse, pen.ink, pen.paper);
}

static const char *const pieces[] = {"a", "b", "\xE2\x94\x80", " ", "\b", "\033[3;4H", "\033[7d", "\033[15X", "\033(B\033[m",
    "\033(B\033[0;1m", "\033(B\033[0;7m", "\033(B\033[0;1;4m", "\033[0;2m\017", "\033[38;5;244m", "\033[38;5;33m", "\033[39m", "\033[31m",
    "\033[94m", "\033[48;5;7m", "\033[103m", "\033[49m", "\033[39;49m", "\033[1m", "\033[22m", "\033[4m", "\033[24m", "\033[27m",
    "\033[0;1;38;5;208m"};
enum { PIECES = sizeof pieces / sizeof pieces[0] };

/* Curses begins with a frame in plain letters. */
static size_t random_frame(char *frame) {
    size_t size = (size_t)snprintf(frame, FRAME, "\033[m");
    for (int i = rand() % 100; i > 0; i--) size += (size_t)snprintf(frame + size, FRAME - size, "%s", pieces[rand() % PIECES]);
    return size;
}

static void shows_the_same_in_no_more_bytes(void **state) {
    (void)state;
    static Shown before, after;
    char frame[FRAME], less[FRAME];
    size_t all = 0, left = 0;
    srand(7);
    for (int round = 0; round < ROUNDS; round++) {
        size_t size = random_frame(frame), size_less = thrift(frame, size, less, sizeof less);
        assert_in_range(size_less, 1, size);
        show(&before, frame, size);
        show(&after, less, size_less);
        assert_int_equal(before.count, after.count);
        for (int i = 0; i < before.count; i++) assert_string_equal(before.what[i], after.what[i]);
        assert_string_equal(before.look, after.look);
        all += size;
        left += size_less;
    }
    assert_true(left * 3 < all * 2);
}

static void says_what_it_must_and_no_more(void **state) {
    (void)state;
    static const char *const row[][2] = {
        {"\033(B\033[0;1m\033[38;5;33mU\033(B\033[0m\033[38;5;33m*\033[39m ", "\033[0;1;38;5;33mU\033[22m* \033[m"},
        {"\033[m\033[38;5;244mtext\033[39m \033[38;5;244mtext", "\033[0;38;5;244mtext text"},
        {"\033[38;5;241m\033[3;3H\033[39mx", "\033[3;3H\033[39mx"}, /* a style that nothing had */
        {"\033[mplain\033[m", "\033[mplain"},
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char less[FRAME] = "";
        less[thrift(row[i][0], strlen(row[i][0]), less, sizeof less - 1)] = '\0';
        assert_string_equal(less, row[i][1]);
    }
}

static void leaves_alone_what_it_does_not_know(void **state) {
    (void)state;
    static const char *const strange[] = {"a\033(0q", "\016q\017", "\033]0;title\007", "\033[38:2::1:2:3mx", "\033[38;2;1;2;3mx",
        "\033[58;5;1mx", "\033[1", "\033[1mx", "\033", "\033("};
    char less[FRAME];
    for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++)
        assert_int_equal(thrift(strange[i], strlen(strange[i]), less, sizeof less), 0);
    assert_int_equal(thrift("abcdef", 6, less, 5), 0);
    assert_int_equal(thrift("abcdef", 6, less, 6), 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_the_same_in_no_more_bytes),
        cmocka_unit_test(says_what_it_must_and_no_more),
        cmocka_unit_test(leaves_alone_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
