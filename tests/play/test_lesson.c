/* test_lesson.c - the guided game is played as it says, to its end, on the screens and in the plain face: every step comes, what it asks
 * for can be done, and whoever does it wins. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "hand.h"
#include "lesson.h"
#include "moat/level.h"
#include "moat/record.h"
#include "terminal.h"

enum { TURNS = 6 };

static bool shows(Terminal *terminal, const char *text) {
    terminal_refresh(terminal);
    return terminal_find(terminal, text, NULL, NULL);
}

static void type(Terminal *terminal, const char *word) {
    char text[64];
    snprintf(text, sizeof text, "%s", word);
    for (char *c = text; *c; c++) *c = *c == '_' ? ' ' : *c;
    assert_true(terminal_type(terminal, text));
    assert_true(terminal_wait_text(terminal, text, PATIENCE));
}

static void follow(Terminal *terminal, const LessonStep *step) {
    char keys[128], *next = NULL;
    snprintf(keys, sizeof keys, "%s", step->keys);
    for (char *key = strtok_r(keys, " ", &next); key; key = strtok_r(NULL, " ", &next)) {
        if (key[0] == '=')
            type(terminal, key + 1);
        else
            press(terminal, key);
    }
    if (step->wait != LESSON_TURN) return;
    if (shows(terminal, "End the turn?")) press(terminal, "enter");
    assert_true(terminal_wait_text(terminal, "What happened in", PATIENCE));
}

/* Enough of its text to know it by, from the first line of the box; under a dialog only what to do is shown, in the bottom line. */
static void wait_for_step(Terminal *terminal, const LessonStep *step) {
    char begins[48], how[64];
    snprintf(begins, sizeof begins, "%.44s", step->text);
    snprintf(how, sizeof how, " \xE2\x96\xB8 %.*s", (int)strcspn(step->how, "{"), step->how);
    while (!shows(terminal, begins) && strncmp(terminal_row(terminal, 23), how, strlen(how)) != 0) {
        size_t before = terminal_bytes(terminal);
        assert_true(terminal_wait_bytes(terminal, before + 1, PATIENCE));
    }
}

static MoatGame *open_newest(const MoatRules *rules, const char *home) {
    char folder[128];
    MoatGameCard card;
    MoatTrouble trouble = {0};
    snprintf(folder, sizeof folder, "%s/.local/state/moat/games", home);
    assert_true(moat_games(folder, &card, 1) == 1);
    MoatGame *game = moat_game_open(card.path, rules, true, &trouble);
    if (!game) fail_msg("%s", trouble.text);
    return game;
}

static void play_on_screen(const char *home) {
    const char *const arguments[] = {MOAT, NULL};
    const char *const environment[] = {"XDG_DATA_HOME=/nonexistent", NULL};
    Terminal *terminal =
        terminal_start(&(TerminalProgram){.arguments = arguments, .environment = environment, .home = home, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "First steps", PATIENCE)); /* the first thing a newcomer is offered */
    press(terminal, "enter");
    for (int i = 0; lesson_step(i); i++) {
        wait_for_step(terminal, lesson_step(i));
        assert_false(shows(terminal, "{")); /* every key has its name */
        assert_null(strchr(lesson_step(i)->text, '{'));
        follow(terminal, lesson_step(i));
    }
    assert_true(shows(terminal, "You have won."));
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    terminal_free(terminal);
}

static void play_plain(const char *home) {
    char path[64], command[512];
    snprintf(path, sizeof path, "%s/script", home);
    FILE *script = fopen(path, "w");
    assert_non_null(script);
    for (int i = 0; lesson_step(i); i++)
        if (lesson_step(i)->say[0]) fprintf(script, "%s\n", lesson_step(i)->say);
    fclose(script);
    snprintf(command, sizeof command,
        "env -u XDG_STATE_HOME -u XDG_DATA_HOME -u XDG_CONFIG_HOME HOME=%s LC_ALL=C.UTF-8 %s play %s --seed %d --opponent giver --plain < "
        "%s > %s/out",
        home, MOAT, MOAT_LEVELS "/" LESSON_LEVEL ".yaml", LESSON_SEED, path, home);
    assert_int_equal(system(command), 0);
}

/* Every step was said, and nothing that it asked for was refused. */
static void expect_guide(const char *home) {
    static char text[65536];
    char path[64];
    snprintf(path, sizeof path, "%s/out", home);
    FILE *out = fopen(path, "r");
    assert_non_null(out);
    text[fread(text, 1, sizeof text - 1, out)] = '\0';
    fclose(out);
    for (int i = 0; lesson_step(i); i++)
        if (!strstr(text, lesson_step(i)->text)) fail_msg("The guide never says: %s", lesson_step(i)->text);
    assert_null(strstr(text, "Refused"));
    assert_null(strstr(text, "There is no"));
}

static void the_guided_game_is_as_the_guide_says(void **state) {
    (void)state;
    char screen[] = "/tmp/moat-lesson-XXXXXX", plain[] = "/tmp/moat-lesson-XXXXXX", command[128];
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    assert_non_null(mkdtemp(screen));
    assert_non_null(mkdtemp(plain));
    MoatRules *rules = moat_level_load(MOAT_LEVELS "/" LESSON_LEVEL ".yaml", folders, &problems);
    assert_non_null(rules);
    assert_true(lesson_guides(rules));
    assert_int_equal(rules->turns, TURNS);
    play_on_screen(screen);
    play_plain(plain);
    expect_guide(plain);
    MoatGame *seen = open_newest(rules, screen), *told = open_newest(rules, plain);
    assert_int_equal(moat_game_world(seen)->winner, 1);
    assert_true(moat_world_hash(moat_game_world(seen)) == moat_world_hash(moat_game_world(told)));
    moat_game_close(seen);
    moat_game_close(told);
    moat_rules_free(rules);
    snprintf(command, sizeof command, "rm -rf %s %s", screen, plain);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_guided_game_is_as_the_guide_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
