/* test_record_golden.c - journals that were stored once are read, and come to the same worlds, with every compiler and at every level of
 * optimisation; and the same game played today is stored byte for byte as it was. When the rules or the format change on purpose, raise
 * their version and make the journals anew: MOAT_GOLDEN=tests/journals build/release/tests/unit/test_record_golden. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "moat/record.h"
#include "play.h"

typedef struct Golden {
    const char *name;
    uint64_t seed;
    int turns; /* that are played; a game without the last is one that was left */
} Golden;

static const Golden golden[] = {{"left.moat", 11, 6}, {"over.moat", 12, 10}};
enum { GOLDEN = sizeof golden / sizeof golden[0], LONGEST = 1 << 16 };

static MoatRules *rules;

static int set_up(void **state) {
    (void)state;
    rules = play_rules(MOAT_TESTS_DIR "/levels/golden.yaml");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

/* Whole turns, and a draft that was not ended where the game was left. */
static void play(const Golden *of, const char *folder, char path[512]) {
    static const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "planner"}};
    MoatTrouble trouble = {0};
    MoatGame *game = moat_game_new(folder, rules, of->seed, seats, &trouble);
    if (!game) fail_msg("%s", trouble.text);
    snprintf(path, 512, "%s", moat_game_path(game));
    for (int t = 0; t <= of->turns && !moat_game_world(game)->winner; t++) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(moat_game_world(game), rules, b, of->seed, 7, &orders[b]);
        assert_true(moat_game_set_draft(game, 0, &orders[0], NULL));
        if (t < of->turns) assert_true(moat_game_end_turn(game, orders, NULL, NULL));
    }
    moat_game_close(game);
}

static size_t contents(const char *path, char *bytes) {
    FILE *in = fopen(path, "rb");
    if (!in) fail_msg("%s cannot be read", path);
    size_t length = fread(bytes, 1, LONGEST, in);
    fclose(in);
    assert_true(length > 0 && length < LONGEST);
    return length;
}

static void stored(const Golden *of, char path[512]) { snprintf(path, 512, "%s/journals/%s", MOAT_TESTS_DIR, of->name); }

static void journals_are_read_and_replayed(void **state) {
    (void)state;
    for (int k = 0; k < GOLDEN; k++) {
        char path[512];
        MoatTrouble trouble = {0};
        stored(&golden[k], path);
        MoatGame *game = moat_game_open(path, rules, true, &trouble);
        if (!game) fail_msg("%s: %s", golden[k].name, trouble.text);
        assert_string_equal(trouble.text, "");
        assert_int_equal(moat_game_turns(game), golden[k].turns);
        assert_int_equal(moat_game_world(game)->winner != 0, golden[k].turns == rules->turns);
        assert_int_equal(moat_game_draft(game, 0)->count > 0, golden[k].turns < rules->turns);
        moat_game_close(game);
    }
}

static void the_same_game_is_stored_the_same(void **state) {
    (void)state;
    static char then[LONGEST], now[LONGEST];
    const char *anew = getenv("MOAT_GOLDEN");
    for (int k = 0; k < GOLDEN; k++) {
        char folder[] = "/tmp/moat-golden-XXXXXX", path[512], keep[1024];
        assert_non_null(mkdtemp(folder));
        play(&golden[k], folder, path);
        snprintf(keep, sizeof keep, "%s/%s", anew ? anew : "", golden[k].name);
        if (anew) assert_int_equal(rename(path, keep), 0);
        stored(&golden[k], keep);
        size_t length = contents(anew ? keep : path, now);
        assert_int_equal(length, contents(keep, then));
        assert_memory_equal(now, then, length);
        if (!anew) assert_int_equal(unlink(path), 0);
        (void)rmdir(folder);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_game_is_stored_the_same), cmocka_unit_test(journals_are_read_and_replayed)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
