/* test_sound_terminal.c - sound as the player's terminal sees it: the sign, the mute key, and that neither a missing nor a hanging device
 * nor any way out leaves a trace. */
#include "terminal_home.h"
#include "terminal.h"
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cmocka.h>
#include "hand.h"

#define NOTE "\xE2\x99\xAA"

static const char *const dummy[] = {"SDL_AUDIODRIVER=dummy", NULL}, *const none[] = {"SDL_AUDIODRIVER=nosuch", NULL};

static Terminal *play(const char *const *environment, const char *more) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", more, NULL};
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    return terminal;
}

/* The device comes when it comes; any frame from then on shows it. */
static void wait_note(Terminal *terminal) {
    for (int i = 0; i < 100 && strstr(terminal_row(terminal, 0), NOTE) == NULL; i++) press(terminal, i % 2 ? "up" : "down");
    assert_non_null(strstr(terminal_row(terminal, 0), NOTE));
}

static void the_sign_follows_the_key(void **state) {
    (void)state;
    Terminal *terminal = play(dummy, NULL);
    wait_note(terminal);
    press(terminal, "m");
    assert_true(terminal_find(terminal, "Sound off.", NULL, NULL));
    assert_null(strstr(terminal_row(terminal, 0), NOTE));
    press(terminal, "m");
    assert_true(terminal_find(terminal, "Sound on.", NULL, NULL));
    assert_non_null(strstr(terminal_row(terminal, 0), NOTE));
    leave(terminal);
}

static bool loaded(Terminal *terminal, const char *library) {
    char path[64], line[512];
    bool found = false;
    snprintf(path, sizeof path, "/proc/%d/maps", (int)terminal_process(terminal));
    FILE *maps = fopen(path, "r");
    assert_non_null(maps);
    while (fgets(line, sizeof line, maps)) found |= strstr(line, library) != NULL;
    fclose(maps);
    return found;
}

static void no_sound_loads_nothing(void **state) {
    (void)state;
    Terminal *terminal = play(dummy, "--no-sound");
    press(terminal, "down");
    press(terminal, "m");
    assert_true(terminal_find(terminal, "There is no sound here.", NULL, NULL));
    assert_null(strstr(terminal_row(terminal, 0), NOTE));
    assert_false(loaded(terminal, "libSDL2"));
    leave(terminal);
    terminal = play(dummy, NULL);
    wait_note(terminal);
    assert_true(loaded(terminal, "libSDL2"));
    leave(terminal);
}

/* On a machine without a card; on others there is something to try. */
static void where_nothing_can_sound_nothing_is_loaded(void **state) {
    (void)state;
    static const char *const ways[] = {"/dev/snd", "/dev/dsp", "/etc/asound.conf", "/run/pulse/native", "/var/run/pulse/native"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (access(ways[i], F_OK) == 0) skip();
    const char *const nobody[] = {"XDG_RUNTIME_DIR=/nonexistent", NULL};
    Terminal *terminal = play(nobody, NULL);
    press(terminal, "down");
    press(terminal, "m");
    assert_true(terminal_find(terminal, "There is no sound here.", NULL, NULL));
    assert_false(loaded(terminal, "libSDL2"));
    leave(terminal);
}

/* On a busy machine one of the two may be later. */
static void assert_same(Terminal *one, Terminal *other) {
    char *expected = NULL;
    for (int i = 0; i < 50; i++) {
        free(expected);
        expected = strdup(terminal_text(other));
        assert_non_null(expected);
        if (strcmp(terminal_text(one), expected) == 0) break;
        terminal_wait_quiet(one, QUIET, PATIENCE);
        terminal_wait_quiet(other, QUIET, PATIENCE);
    }
    assert_string_equal(terminal_text(one), expected);
    free(expected);
}

/* The same keys show the same screens with and without. */
static void no_device_leaves_no_trace(void **state) {
    (void)state;
    static const char *const keys[] = {"down", "2", "down", "w", "esc", "8", "1"};
    Terminal *with = play(none, NULL), *without = play(dummy, "--no-sound");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(with, keys[i]);
        press(without, keys[i]);
        assert_same(with, without);
    }
    for (int i = 0; i < 2; i++) {
        press(with, "m");
        assert_true(terminal_find(with, "There is no sound here.", NULL, NULL));
    }
    leave(with);
    leave(without);
}

static void a_hanging_device_holds_nobody_up(void **state) {
    (void)state;
    char file[128];
    snprintf(file, sizeof file, "SDL_DISKAUDIOFILE=%s/pipe", home);
    assert_int_equal(mkfifo(strchr(file, '=') + 1, 0600), 0);
    const char *const hanging[] = {"SDL_AUDIODRIVER=disk", file, NULL};
    Terminal *terminal = play(hanging, NULL);
    press(terminal, "2");
    press(terminal, "m");
    press(terminal, "1");
    assert_null(strstr(terminal_row(terminal, 0), NOTE));
    leave(terminal);
}

/* Signals go to the game's thread, whatever the libraries run. */
static void every_way_out_restores_the_terminal(void **state) {
    (void)state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < 3 * sizeof signals / sizeof *signals; i++) {
        int signal = signals[i % (sizeof signals / sizeof *signals)];
        Terminal *terminal = play(dummy, NULL);
        TerminalEnd end;
        if (i % 3 > 0) wait_note(terminal);
        if (i % 3 > 1) press(terminal, "m");
        assert_true(terminal_signal(terminal, signal));
        assert_true(terminal_wait_end(terminal, &end, PATIENCE));
        assert_true(end.by_signal ? end.code == signal : end.code == 128 + signal || end.code == 1);
        assert_true(terminal_restored(terminal));
        terminal_free(terminal);
    }
}

/* Some thread of the program that is not the first; 0 when there is none. */
static pid_t other_thread(pid_t process) {
    char path[64];
    pid_t found = 0;
    snprintf(path, sizeof path, "/proc/%d/task", (int)process);
    DIR *tasks = opendir(path);
    assert_non_null(tasks);
    for (struct dirent *entry; (entry = readdir(tasks)) != NULL;) {
        pid_t thread = (pid_t)atoi(entry->d_name);
        if (thread > 0 && thread != process) found = thread;
    }
    closedir(tasks);
    return found;
}

static void a_crash_in_the_sounds_thread_restores_it_too(void **state) {
    (void)state;
    Terminal *terminal = play(dummy, NULL);
    TerminalEnd end;
    wait_note(terminal);
    pid_t process = terminal_process(terminal), thread = other_thread(process);
    assert_true(thread > 0);
    assert_int_equal(syscall(SYS_tgkill, process, thread, SIGSEGV), 0);
    assert_true(terminal_wait_end(terminal, &end, PATIENCE));
    assert_true(end.by_signal ? end.code == SIGSEGV : end.code != 0);
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sign_follows_the_key),
        cmocka_unit_test(no_sound_loads_nothing),
        cmocka_unit_test(where_nothing_can_sound_nothing_is_loaded),
        cmocka_unit_test(no_device_leaves_no_trace),
        cmocka_unit_test(a_hanging_device_holds_nobody_up),
        cmocka_unit_test(every_way_out_restores_the_terminal),
        cmocka_unit_test(a_crash_in_the_sounds_thread_restores_it_too),
    };
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
