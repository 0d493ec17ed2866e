/* test_terminals.c - terminals that are odd, small, slow, shaken or gone: the game says what it needs or goes on, and loses nothing. Short
 * counts run always; MOAT_LONG=1 gives the long ones: 10,000 resizes with as many keys, 1000 signals, 200 broken descriptions of terminals,
 * 100 hang-ups, 20 moments for each signal on each screen, a megabyte pasted, lines of three speeds.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include "hand.h"
#include "moat/record.h"
#include "terminal_home.h"
#include "terminal.h"

enum { BY_SIGNAL = 128, SETTLED = 3000 };
#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
#define HANG_UP 1.0 /* seconds of a processor; this build is slow */
#else
#define HANG_UP 0.1
#endif

static bool lengthy(void) { return getenv("MOAT_LONG") != NULL; }

static Terminal *start(int rows, int columns, const char *const *environment) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "beginner", NULL};
    Terminal *terminal = terminal_start(
        &(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = rows, .columns = columns});
    assert_non_null(terminal);
    return terminal;
}

static Terminal *start_settled(int rows, int columns) {
    Terminal *terminal = start(rows, columns, NULL);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

/* Ended turns of the newest game of the home; -1 when there is none. */
static int turns_saved(void) {
    char folder[128];
    MoatGameCard card;
    snprintf(folder, sizeof folder, "%s/.local/state/moat/games", home);
    return moat_games(folder, &card, 1) >= 1 ? card.turns : -1;
}

/* --- descriptions of terminals --- */

/* Either the game is there, or it has said in a sentence why not, with status 2. */
static void plays_or_says_why(const char *const *environment, const char *name) {
    Terminal *terminal = start(24, 80, environment);
    TerminalEnd end;
    while (terminal_running(terminal) && !terminal_find(terminal, "Standing", NULL, NULL)) {
        size_t before = terminal_bytes(terminal);
        if (!terminal_wait_bytes(terminal, before + 1, SETTLED)) break; /* what we cannot read is not waited for */
        terminal_refresh(terminal);
    }
    if (terminal_running(terminal)) (void)terminal_key(terminal, "q");
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    if (end.by_signal || (end.code != 0 && end.code != 2))
        fail_msg("%s: ended by %s %d", name, end.by_signal ? "signal" : "status", end.code);
    if (end.code == 2 && !terminal_find(terminal, "--plain", NULL, NULL)) fail_msg("%s: no sentence says what to do", name);
    terminal_free(terminal);
}

static void every_term_plays_or_says_why(void **state) {
    (void)state;
    static const char *const terms[] = {"TERM", "TERM=", "TERM=dumb", "TERM=unknown", "TERM=../../x", "TERM=vt52", "TERM=vt100",
        "TERM=ansi-m", "TERM=xterm", "TERM=xterm-256color", "TERM=xterm-direct", "TERM=screen", "TERM=tmux-256color", "TERM=linux",
        "TERM=xterm-kitty"};
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) plays_or_says_why((const char *const[]){terms[i], NULL}, terms[i]);
    char endless[1100] = "TERM=";
    memset(endless + 5, 'x', 1000);
    plays_or_says_why((const char *const[]){endless, NULL}, "a thousand characters");
}

#define NO_DATABASE \
    "mount -t tmpfs none /usr/share/terminfo && for d in /lib/terminfo /etc/terminfo; do [ ! -d $d ] || mount -t tmpfs none $d || exit " \
    "9; done"

/* A machine without any description of terminals, if the system lets us make one: in a name space of its own, nothing lies where they lie.
 */
static bool without_database(void) { return system("unshare -rm sh -c '" NO_DATABASE "' 2>/dev/null") == 0; }

/* One sentence, status 2, and the terminal as it was: for every TERM, known elsewhere or nowhere. */
static void a_missing_database_is_said(void **state) {
    (void)state;
    static const char *const terms[] = {"TERM=xterm-256color", "TERM=vt100", "TERM=odd one", "TERM"};
    const char *const bare[] = {MOAT, "play", LEVEL, NULL}, *const alone[] = {"unshare", "-rm", "sh", "-c", NO_DATABASE " && exec \"$@\"",
                                                                "sh", MOAT, "play", LEVEL, NULL};
    bool all = without_database();
    if (!all) print_message("no name space can be made here: only the terminals that no database has\n");
    for (size_t i = all ? 0 : 2; i < sizeof terms / sizeof terms[0]; i++) {
        Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = all ? alone : bare,
            .environment = (const char *const[]){terms[i], "TERMINFO=/nonexistent", NULL},
            .home = home,
            .rows = 24,
            .columns = 80});
        assert_non_null(terminal);
        assert_true(terminal_wait_exit(terminal, 2, PATIENCE));
        assert_true(terminal_find(terminal, "This terminal is not known here", NULL, NULL));
        assert_true(terminal_find(terminal, "--plain to play", NULL, NULL));
        assert_true(terminal_restored(terminal));
        terminal_free(terminal);
    }
}

static unsigned roll(unsigned *dice) {
    *dice = *dice * 1103515245u + 12345u;
    return *dice >> 8;
}

static size_t read_entry(char *bytes, size_t size) {
    static const char *const places[] = {
        "/lib/terminfo/x/xterm-256color", "/usr/share/terminfo/x/xterm-256color", "/etc/terminfo/x/xterm-256color"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        FILE *file = fopen(places[i], "rb");
        if (file == NULL) continue;
        size_t got = fread(bytes, 1, size, file);
        fclose(file);
        return got;
    }
    return 0;
}

/* A database with flipped bits may make rubbish of the screen, not a crash. */
static void broken_descriptions_crash_nothing(void **state) {
    (void)state;
    char bytes[8192], path[160], variable[160];
    size_t size = read_entry(bytes, sizeof bytes);
    unsigned dice = 20261126;
    if (size == 0) skip();
    snprintf(path, sizeof path, "%s/terminfo", home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/terminfo/x", home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/terminfo/x/xterm-256color", home);
    snprintf(variable, sizeof variable, "TERMINFO=%s/terminfo", home);
    for (int round = 0; round < (lengthy() ? 200 : 12); round++) {
        char damaged[sizeof bytes];
        memcpy(damaged, bytes, size);
        for (int flip = 0; flip < 8; flip++) damaged[roll(&dice) % size] ^= (char)(1u << roll(&dice) % 8);
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(damaged, 1, size, file), size);
        fclose(file);
        Terminal *terminal = start(24, 80, (const char *const[]){variable, "TERMINFO_DIRS=/nonexistent", NULL});
        TerminalEnd end;
        (void)terminal_wait_quiet(terminal, QUIET, PATIENCE);
        if (terminal_running(terminal)) (void)terminal_signal(terminal, SIGTERM);
        assert_true(terminal_wait_end(terminal, &end, PATIENCE));
        if (end.by_signal && end.code != SIGTERM)
            fail_msg("round %d: signal %d", round, end.code); /* before it takes signals, SIGTERM kills */
        terminal_free(terminal);
    }
}

/* --- descriptors --- */

static int status_of(const char *format, const char *redirect) {
    char command[700];
    snprintf(command, sizeof command, format, home, MOAT, LEVEL, redirect);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : BY_SIGNAL + WTERMSIG(status);
}

/* A journal that was written to descriptor 0, 1 or 2 would hold other lines, or be damaged. */
static void closed_descriptors_are_not_written_to(void **state) {
    (void)state;
    static const char *const closed[] = {"<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-", "</dev/null >/dev/null"};
    for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++) {
        int status = status_of("cd %s && env -u XDG_STATE_HOME HOME=$PWD LC_ALL=C.UTF-8 %s play %s --seed 7 --plain %s", closed[i]);
        if (status > 2) fail_msg("%s: status %d", closed[i], status);
        MoatGameCard card;
        char folder[128];
        snprintf(folder, sizeof folder, "%s/.local/state/moat/games", home);
        if (moat_games(folder, &card, 1) >= 1 && card.turns != 0) fail_msg("%s: the journal is damaged", closed[i]);
    }
    assert_int_not_equal(status_of("cd %s && env -u XDG_STATE_HOME HOME=$PWD LC_ALL=C.UTF-8 %s play %s --seed 7 --plain %s",
                             "</dev/null >/dev/full 2>/dev/null"),
        0);
}

/* Locales that this system may not have, made in the home: with another decimal point, another small i, another coding. False: without
 * localedef; then they are locales that are missing, and that is tested instead. */
static bool make_locales(void) {
    static const char *const source[][2] = {{"en_US", "UTF-8"}, {"tr_TR", "UTF-8"}, {"de_DE", "UTF-8"}, {"ja_JP", "EUC-JP"}};
    char command[400];
    bool made = true;
    for (size_t i = 0; i < sizeof source / sizeof source[0] && made; i++) {
        snprintf(command, sizeof command, "mkdir -p %s/locales && localedef --no-archive -i %s -f %s %s/locales/%s.%s 2>/dev/null", home,
            source[i][0], source[i][1], home, source[i][0], i < 3 ? "UTF-8" : "eucJP");
        made = system(command) == 0;
    }
    return made;
}

/* The same orders under every locale give the same bytes, and the same numbers are said. */
static void every_locale_gives_the_same_game(void **state) {
    (void)state;
    static const char *const locale[] = {"C", "POSIX", "C.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.eucJP", "nonsense"};
    char first[96] = "", command[900], line[96];
    const char *places = make_locales() ? "LOCPATH=$PWD/locales" : "";
    for (size_t i = 0; i < sizeof locale / sizeof locale[0]; i++) {
        snprintf(command, sizeof command,
            "cd %s && rm -rf l && mkdir l && printf 'price 3\\ncloud harbour\\nend\\nend\\n' | env -u LANGUAGE %s LC_ALL=%s %s play "
            "%s --seed 7 --opponent beginner --plain --save l --lang en >l/said 2>&1; cat l/*.moat l/said | cksum",
            home, places, locale[i], MOAT, LEVEL);
        FILE *pipe = popen(command, "r");
        assert_non_null(pipe);
        assert_non_null(fgets(line, sizeof line, pipe));
        pclose(pipe);
        if (i == 0) strcpy(first, line);
        if (strcmp(first, line) != 0) fail_msg("%s: another journal, or other words", locale[i]);
    }
}

/* --- sizes --- */

static void every_size_is_survived(void **state) {
    (void)state;
    static const int size[][2] = {{1, 1}, {1, 200}, {2, 2}, {3, 10}, {23, 79}, {500, 200}, {1000, 1000}, {24, 80}};
    Terminal *terminal = start_settled(24, 80);
    press(terminal, "/");
    assert_true(terminal_type(terminal, "teach"));
    assert_true(terminal_wait_text(terminal, "/ teach", PATIENCE));
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        assert_true(terminal_resize(terminal, size[i][0], size[i][1]));
        assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    }
    assert_true(terminal_wait_text(terminal, "/ teach", PATIENCE)); /* what was typed is there again */
    press(terminal, "esc");
    leave(terminal);
    terminal = start(0, 0, (const char *const[]){"LINES=-1", "COLUMNS=99999", NULL});
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    assert_true(terminal_resize(terminal, 24, 80));
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    leave(terminal);
}

/* Rows of the handbook are gone down and up; a key that is lost leaves the end on another page. */
typedef enum Shaken { CALM, RESIZED, SIGNALLED } Shaken;
static const char *page_after(Terminal *terminal, int keys, Shaken shaken) {
    static char title[512];
    unsigned dice = 7;
    struct timespec pace = {0, 5000000}; /* 200 a second: the pace is what is tested */
    press(terminal, "b");
    for (int i = 0; i < keys; i++) {
        assert_true(terminal_key(terminal, i / 60 % 2 == 0 ? "down" : "up"));
        static const int harmless[] = {SIGWINCH, SIGCONT, SIGPIPE};
        if (shaken == CALM) continue;
        if (shaken == SIGNALLED)
            assert_true(terminal_signal(terminal, harmless[i % 3]));
        else
            assert_true(terminal_resize(terminal, 24 + (int)(roll(&dice) % 37), 80 + (int)(roll(&dice) % 121)));
        nanosleep(&pace, NULL);
    }
    assert_true(terminal_resize(terminal, 24, 80));
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    snprintf(title, sizeof title, "%s", terminal_row(terminal, 1));
    return title;
}

static void a_storm_of_resizes_loses_no_key(void **state) {
    (void)state;
    char calm[512];
    int keys = (lengthy() ? 10000 : 300) / 120 * 120 + 37;
    Terminal *terminal = start_settled(24, 80);
    snprintf(calm, sizeof calm, "%s", page_after(terminal, 37, CALM)); /* 60 down and 60 up cancel out */
    press(terminal, "esc");
    assert_string_equal(page_after(terminal, keys, RESIZED), calm);
    press(terminal, "esc");
    assert_string_equal(page_after(terminal, (lengthy() ? 960 : 120) + 37, SIGNALLED), calm);
    press(terminal, "esc");
    unsigned dice = 11;
    for (int i = 0; i < (lengthy() ? 1000 : 40); i++)
        assert_true(terminal_resize(terminal, 1 + (int)(roll(&dice) % 500), 1 + (int)(roll(&dice) % 500)));
    assert_true(terminal_resize(terminal, 24, 80));
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    leave(terminal);
}

/* --- lines that are slow or gone --- */

static long resident_kilobytes(Terminal *terminal) {
    char path[64], line[128];
    long value = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)terminal_process(terminal));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "VmRSS:", 6) == 0) value = strtol(line + 6, NULL, 10);
    fclose(file);
    return value;
}

static void wait_for_turns(int turns) {
    struct timespec pause = {0, 20000000};
    for (int tries = 0; tries < PATIENCE / 20; tries++, nanosleep(&pause, NULL))
        if (turns_saved() >= turns) return;
    fail_msg("turn %d was not played while the line was slow; %d were", turns, turns_saved());
}

/* 300 bytes a second: many keys, each of which wants a new screen, then turns. The turns are on disk long before the screens could be read.
 */
static void slow(long bytes_a_second) {
    static const char *const screen[] = {"2", "3", "4", "5", "6", "7", "1"};
    Terminal *terminal = start_settled(24, 80);
    long before = resident_kilobytes(terminal);
    terminal_throttle(terminal, bytes_a_second);
    for (int i = 0; i < (lengthy() ? 2000 : 140); i++) assert_true(terminal_key(terminal, screen[i % 7]));
    for (int turn = 1; turn <= 3; turn++) {
        assert_true(terminal_key(terminal, "e"));
        assert_true(terminal_key(terminal, "enter"));
        wait_for_turns(turn);
        assert_true(terminal_key(terminal, "end"));
        assert_true(terminal_key(terminal, "enter"));
    }
    terminal_throttle(terminal, 1); /* next to nobody reads any more */
    assert_true(terminal_type(terminal, "e\r"));
    wait_for_turns(4);
    assert_true(terminal_key(terminal, "end"));
    assert_true(terminal_key(terminal, "enter"));
    assert_true(resident_kilobytes(terminal) - before < 1024);
    terminal_throttle(terminal, 0);
    assert_true(terminal_wait_text(terminal, "turn 5 of 8", PATIENCE)); /* the last frame comes, whatever was left out */
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    assert_true(terminal_find(terminal, "Standing", NULL, NULL));
    leave(terminal);
    assert_int_equal(home_remove(NULL), 0);
    assert_int_equal(home_make(NULL), 0);
}

static void a_slow_line_holds_up_nothing(void **state) {
    (void)state;
    slow(300);
    if (!lengthy()) return;
    slow(1200);
    slow(9600);
}

/* Seconds on a processor so far. */
static double processor_seconds(Terminal *terminal) {
    char path[64];
    double nanoseconds = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)terminal_process(terminal));
    FILE *file = fopen(path, "r");
    if (file != NULL && fscanf(file, "%lf", &nanoseconds) != 1) nanoseconds = 0;
    if (file != NULL) fclose(file);
    return nanoseconds / 1e9;
}

/* As by nohup: the signal is not heard, and only the end of the line tells. */
static Terminal *start_deaf(void) {
    const char *const arguments[] = {"sh", "-c", "trap '' HUP; exec \"$0\" play \"$1\" --seed 7 --opponent beginner", MOAT, LEVEL, NULL};
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

static void a_line_that_vanishes_ends_the_game_saved(void **state) {
    (void)state;
    unsigned dice = 3;
    for (int round = 0; round < (lengthy() ? 100 : 6); round++) {
        Terminal *terminal = round % 2 == 0 ? start_settled(24, 80) : start_deaf();
        TerminalEnd end;
        static const char *const keys[] = {"2", "/", "?", "7", "e", "b"};
        double before = processor_seconds(terminal);
        assert_true(terminal_key(terminal, keys[roll(&dice) % 6]));
        terminal_hang_up(terminal);
        assert_true(terminal_wait_end(terminal, &end, PATIENCE));
        assert_true(end.cpu_seconds - before < HANG_UP); /* it did not spin */
        terminal_free(terminal);
        assert_true(turns_saved() >= 0);
    }
}

static bool in_a_journal(const char *word) {
    char command[200];
    snprintf(command, sizeof command, "grep -rqs %s %s/.local/state/moat/games", word, home);
    return system(command) == 0;
}

/* An order is given, a screen opened, and in every other round the turn ended; then the signal, wherever the game is by now. */
static void signalled(int signal, const char *screen, unsigned *dice) {
    char command[160];
    TerminalEnd end;
    struct timespec moment = {0, (long)(roll(dice) % 40) * 1000000};
    Terminal *terminal = start_settled(24, 80);
    assert_true(terminal_type(terminal, "/teach\r"));
    assert_true(terminal_wait_text(terminal, "Ordered: ", PATIENCE));
    assert_true(terminal_key(terminal, screen));
    if (roll(dice) % 2 == 0) assert_true(terminal_type(terminal, "\033e\r"));
    nanosleep(&moment, NULL);
    assert_true(terminal_signal(terminal, signal));
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    if (end.by_signal ? end.code != signal : end.code != 128 + signal)
        fail_msg("signal %d on screen %s: ended by %s %d", signal, screen, end.by_signal ? "signal" : "status", end.code);
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
    if (turns_saved() < 0 || !in_a_journal("campus")) fail_msg("signal %d on screen %s: the order is lost", signal, screen);
    snprintf(command, sizeof command, "rm -rf %s/.local/state/moat/games", home);
    assert_int_equal(system(command), 0);
}

static void a_signal_at_any_moment_loses_no_order(void **state) {
    (void)state;
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT};
    static const char *const screen[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "/", "?", "b"};
    enum { SIGNALS = sizeof signals / sizeof signals[0], SCREENS = sizeof screen / sizeof screen[0] };
    unsigned dice = 15;
    for (int i = 0; i < (lengthy() ? SIGNALS * SCREENS * 20 : SCREENS); i++)
        signalled(signals[i % SIGNALS], screen[i / SIGNALS * 5 % SCREENS], &dice);
}

static void a_stop_gives_the_shell_its_terminal(void **state) {
    (void)state;
    static const char *const screen[] = {"1", "2", "7", "b"};
    Terminal *terminal = start_settled(24, 80);
    for (size_t i = 0; i < sizeof screen / sizeof screen[0]; i++) {
        press(terminal, screen[i]);
        assert_true(terminal_signal(terminal, SIGTSTP));
        assert_true(terminal_wait_stopped(terminal, PATIENCE));
        assert_true(terminal_restored(terminal));
        assert_true(terminal_signal(terminal, SIGCONT));
        assert_true(terminal_wait_text(terminal, "turn 1 of 8", PATIENCE));
        press(terminal, "esc");
    }
    leave(terminal);
}

/* A paste is no command; noise is no order and no crash. */
static void noise_and_pastes_decide_nothing(void **state) {
    (void)state;
    unsigned dice = 99;
    Terminal *terminal = start_settled(24, 80);
    assert_true(terminal_send(terminal, "\033[200~eeeq\r\r\033[201~", 18));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    assert_true(terminal_find(terminal, "turn 1 of 8", NULL, NULL));
    press(terminal, "/");
    for (int i = 0; i < (lengthy() ? 1000 : 40); i++) {
        char bytes[100];
        for (size_t k = 0; k < sizeof bytes; k++) bytes[k] = (char)(roll(&dice) % 96 + 160); /* no keys: halves of characters */
        assert_true(terminal_send(terminal, bytes, sizeof bytes));
    }
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    /* A letter in two pieces, as over a bad line, is one letter. */
    for (int i = 0; i < 4 && terminal_find(terminal, "Give an order", NULL, NULL); i++) press(terminal, "esc");
    struct timespec gap = {0, 50000000};
    press(terminal, "/");
    assert_true(terminal_send(terminal, "\303", 1));
    nanosleep(&gap, NULL);
    assert_true(terminal_send(terminal, "\251", 1));
    assert_true(terminal_wait_text(terminal, "/ \303\251", PATIENCE));
    /* Mouse reports that are cut, endless, of buttons that there are not, of places that there are not. */
    static const char *const reports[] = {"\033[<", "\033[<0;", "\033[<0;99999999999;99999999999M", "\033[<999;1;1M", "\033[<0;0;0M",
        "\033[<;;M", "\033[M", "\033[M   ", "\033[<64;1;1M\033[<65;200;200M"};
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) assert_true(terminal_send(terminal, reports[i], strlen(reports[i])));
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    if (!terminal_find(terminal, "Give an order", NULL, NULL)) press(terminal, "/");
    /* A long paste into a field, with what would be commands outside it. */
    assert_true(terminal_send(terminal, "\033[200~", 6));
    for (int i = 0; i < (lengthy() ? 10000 : 40); i++)
        assert_true(terminal_send(terminal,
            "e\rq\033eU\t0123456789abcdefghijklmnopqrstuvwxyz\a\b\v0123456789abcdefghijklmnopqrstuvwxyz01234567890123456789", 100));
    assert_true(terminal_send(terminal, "\033[201~", 6));
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    assert_true(terminal_running(terminal));
    assert_true(terminal_send(terminal, "\033[", 2)); /* half an arrow */
    assert_true(terminal_wait_quiet(terminal, QUIET * 4, PATIENCE));
    /* The first Escape may end a character that was cut. */
    for (int i = 0; i < 4 && terminal_find(terminal, "Give an order", NULL, NULL); i++) press(terminal, "esc");
    press(terminal, "1");
    assert_true(terminal_wait_text(terminal, "turn 1 of 8", PATIENCE));
    leave(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, home_make, home_remove)

/* With a pattern, "*storm*": only those. */
int main(int argc, char **argv) {
    if (argc > 1) cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        TEST(every_term_plays_or_says_why),
        TEST(a_missing_database_is_said),
        TEST(broken_descriptions_crash_nothing),
        TEST(closed_descriptors_are_not_written_to),
        TEST(every_locale_gives_the_same_game),
        TEST(every_size_is_survived),
        TEST(a_storm_of_resizes_loses_no_key),
        TEST(a_slow_line_holds_up_nothing),
        TEST(a_line_that_vanishes_ends_the_game_saved),
        TEST(a_signal_at_any_moment_loses_no_order),
        TEST(a_stop_gives_the_shell_its_terminal),
        TEST(noise_and_pastes_decide_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
