/* test_whole_game.c - Two doctrines is played to its end through the screens; the same orders through the plain face give the same world.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "hand.h"
#include "moat/level.h"
#include "moat/record.h"
#include "terminal.h"

#define MAIN_LEVEL MOAT_LEVELS "/two-doctrines.yaml"

static MoatRules *load(void) {
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(MAIN_LEVEL, folders, &problems);
    assert_non_null(rules);
    moat_problems_free(&problems);
    return rules;
}

static MoatGame *open_newest(const MoatRules *rules, const char *home) {
    char folder[128];
    MoatGameCard card;
    MoatTrouble trouble = {0};
    snprintf(folder, sizeof folder, "%s/.local/state/moat/games", home);
    assert_true(moat_games(folder, &card, 1) >= 1);
    MoatGame *game = moat_game_open(card.path, rules, true, &trouble);
    if (!game) fail_msg("%s", trouble.text);
    return game;
}

static bool shows(Terminal *terminal, const char *text) {
    int row, column;
    terminal_refresh(terminal);
    return terminal_find(terminal, text, &row, &column);
}

/* By the palette, as slow as the screen is. */
static void give_order(Terminal *terminal, const char *wish) {
    assert_true(terminal_key(terminal, "/"));
    assert_true(terminal_wait_text(terminal, "Give an order", PATIENCE));
    assert_true(terminal_type(terminal, wish));
    assert_true(terminal_wait_text(terminal, wish, PATIENCE));
    press(terminal, "enter");
    if (shows(terminal, "Give an order")) press(terminal, "esc");
    assert_true(terminal_wait_gone(terminal, "Give an order", PATIENCE));
}

static void end_turn(Terminal *terminal) {
    assert_true(terminal_key(terminal, "e"));
    while (!shows(terminal, "End the turn?") && !shows(terminal, "What happened in"))
        assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    if (shows(terminal, "End the turn?")) assert_true(terminal_key(terminal, "enter"));
    assert_true(terminal_wait_text(terminal, "What happened in", PATIENCE));
    press(terminal, "end");
    assert_true(terminal_key(terminal, "enter"));
    assert_true(terminal_wait_gone(terminal, "What happened in", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
}

static void play_on_screen(const char *home) {
    static const char *const wishes[] = {"cloud", "campus", "standards", "premium", "chips", "bid", "autonomy", "aid", "answer", "doctrine",
        "price", "lobby", "split", "announce", "stop", "openly", "monetisation", "fab", "commitments"};
    enum { WISHES = sizeof wishes / sizeof wishes[0] };
    const char *const arguments[] = {MOAT, "play", MAIN_LEVEL, "--seed", "7", "--opponent", "giver", NULL};
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "Standing", PATIENCE));
    for (size_t turn = 0; turn < 40 && !shows(terminal, "You have won") && !shows(terminal, "You have lost"); turn++) {
        for (size_t k = 0; k < 4; k++) give_order(terminal, wishes[(4 * turn + k) % WISHES]);
        give_order(terminal, "answer");
        give_order(terminal, "doctrine");
        end_turn(terminal);
    }
    assert_true(shows(terminal, "You have won") || shows(terminal, "You have lost"));
    assert_true(terminal_key(terminal, "q"));
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    assert_true(terminal_restored(terminal));
    terminal_free(terminal);
}

/* The orders of a finished game as lines that a person would type into the plain face. Returns how many orders there were. */
static int write_script(const MoatRules *rules, const MoatGame *game, const char *path) {
    FILE *file = fopen(path, "w");
    int count = 0;
    assert_non_null(file);
    for (int turn = 0; turn < moat_game_turns(game); turn++) {
        MoatOrders orders[MOAT_BLOCS];
        MoatWorld world;
        assert_true(moat_game_orders(game, turn, orders));
        assert_true(moat_game_world_at(game, turn, &world));
        for (int k = 0; k < orders[0].count; k++, count++) {
            char text[128];
            moat_order_print(rules, 0, &world, orders[0].order[k], text, (int)sizeof text);
            fprintf(file, "%s\n", text);
        }
        fprintf(file, "end\n");
    }
    fclose(file);
    return count;
}

static void both_faces_play_the_same_game(void **state) {
    (void)state;
    char screen[] = "/tmp/moat-whole-XXXXXX", plain[] = "/tmp/moat-whole-XXXXXX", script[64], command[512];
    assert_non_null(mkdtemp(screen));
    assert_non_null(mkdtemp(plain));
    MoatRules *rules = load();
    play_on_screen(screen);
    MoatGame *seen = open_newest(rules, screen);
    assert_int_not_equal(moat_game_world(seen)->winner, 0);
    snprintf(script, sizeof script, "%s/script", plain);
    assert_true(write_script(rules, seen, script) > 5);
    snprintf(command, sizeof command,
        "env -u XDG_STATE_HOME -u XDG_DATA_HOME HOME=%s LC_ALL=C.UTF-8 %s play %s --seed 7 --opponent giver --plain < %s > %s/out", plain,
        MOAT, MAIN_LEVEL, script, plain);
    assert_int_equal(system(command), 0);
    MoatGame *told = open_newest(rules, plain);
    assert_int_equal(moat_game_turns(told), moat_game_turns(seen));
    assert_true(moat_world_hash(moat_game_world(told)) == moat_world_hash(moat_game_world(seen)));
    moat_game_close(told);
    moat_game_close(seen);
    moat_rules_free(rules);
    snprintf(command, sizeof command, "rm -rf %s %s", screen, plain);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_faces_play_the_same_game)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
