/* test_duel.c - duels: what figures say, what a line keeps, and that neither processes nor files change what was played. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "duel.h"
#include "figures.h"
#include "play.h"
#include "bot_view.h"

static const char level[] = MOAT_LEVELS "/free-or-paid.yaml";

static void assert_near(double value, double expected, double within) {
    if (!(fabs(value - expected) <= within)) fail_msg("%g is not within %g of %g", value, within, expected);
}

/* --- figures --- */

/* Against values worked out by hand from Wilson's formula, and its two ends. */
static void wilson(void **state) {
    (void)state;
    Interval half = figures_proportion(50, 100), none = figures_proportion(0, 10), all = figures_proportion(10, 10);
    assert_near(half.middle, 0.5, 1e-12);
    assert_near(half.low, 0.40383, 1e-4);
    assert_near(half.high, 0.59617, 1e-4);
    assert_near(none.low, 0, 1e-12);
    assert_near(none.high, 0.27753, 1e-4);
    assert_near(all.low, 1 - 0.27753, 1e-4);
    assert_near(all.high, 1, 1e-12);
    Interval nothing = figures_proportion(0, 0);
    assert_near(nothing.high - nothing.low, 1, 1e-12);
}

static void means(void **state) {
    (void)state;
    Sum sum = {0};
    for (int k = 1; k <= 5; k++) figures_add(&sum, k);
    Interval mean = figures_mean(&sum);
    assert_near(figures_variance(&sum), 2.5, 1e-12);
    assert_near(mean.middle, 3, 1e-12);
    assert_near(mean.high - mean.low, 2 * 1.95996 * sqrt(0.5), 1e-4);
}

/* Odds of ten to one are 400 points; strengths add up along a chain; who never met cannot be compared. */
static void elo(void **state) {
    (void)state;
    double won[9] = {0, 1000, 0, 100, 0, 1000, 0, 100, 0}, strength[3], half[3];
    assert_true(figures_elo(3, won, strength, half));
    assert_near(strength[0] - strength[1], 400, 5);
    assert_near(strength[1] - strength[2], 400, 5);
    assert_near(strength[0] + strength[1] + strength[2], 0, 1e-6);
    assert_true(half[0] > 5 && half[0] < 60 && half[1] < half[0]);
    double apart[9] = {0, 5, 0, 5, 0, 0, 0, 0, 0};
    assert_false(figures_elo(3, apart, strength, half));
    double swept[4] = {0, 20, 0, 0};
    assert_true(figures_elo(2, swept, strength, half));
    assert_true(isfinite(strength[0]) && strength[0] > strength[1]);
}

/* The interval of a difference of two is what the delta method gives: 1 / sqrt(n p q) in log odds. */
static void elo_interval(void **state) {
    (void)state;
    double won[4] = {0, 200, 200, 0}, strength[2], half[2];
    assert_true(figures_elo(2, won, strength, half));
    double of_difference = 1.95996 * 400 / log(10) / sqrt(400 * 0.25);
    assert_near(half[0] * 2, of_difference, 0.01 * of_difference);
}

/* --- games --- */

typedef struct Night {
    const MoatRules *rules;
    DuelPlayer player[2];
} Night;

static void play_one(const void *context, int task, void *result) {
    const Night *night = context;
    const DuelTerms terms = {1000};
    const DuelPlayer *const player[MOAT_BLOCS] = {&night->player[task % 2], &night->player[1 - task % 2]};
    duel_play(night->rules, player, &terms, (uint64_t)(task / 2), result);
}

enum { GAMES = 24 };
static MoatRules *play_games(int jobs, DuelGame games[GAMES]) {
    Night night = {.rules = play_rules(level)};
    assert_true(duel_player(night.rules, "cashier", &night.player[0]) && duel_player(night.rules, "giver", &night.player[1]));
    assert_true(duel_spread(jobs, GAMES, games, sizeof *games, play_one, &night, NULL));
    return (MoatRules *)(uintptr_t)night.rules;
}

static void assert_same_games(const DuelGame *a, const DuelGame *b, int count) {
    for (int k = 0; k < count; k++) {
        char *x = duel_game_line(&a[k]), *y = duel_game_line(&b[k]);
        assert_string_equal(x, y);
        free(x);
        free(y);
    }
}

static void processes_change_nothing(void **state) {
    (void)state;
    static DuelGame one[GAMES], three[GAMES], many[GAMES];
    moat_rules_free(play_games(1, one));
    moat_rules_free(play_games(3, three));
    moat_rules_free(play_games(100, many));
    assert_same_games(one, three, GAMES);
    assert_same_games(one, many, GAMES);
    assert_true(one[0].hash != one[2].hash);
    assert_int_equal(one[0].turns, 8);
}

static void die_at_five(const void *context, int task, void *result) {
    (void)context;
    if (task == 5) _Exit(3);
    *(int *)result = task;
}

static void double_it(const void *context, int task, void *result) { *(int *)result = task * *(const int *)context; }

static void a_death_is_noticed(void **state) {
    (void)state;
    int result[40], two = 2;
    assert_false(duel_spread(2, 40, result, sizeof *result, die_at_five, NULL, NULL));
    assert_true(duel_spread(7, 40, result, sizeof *result, double_it, &two, NULL));
    for (int k = 0; k < 40; k++) assert_int_equal(result[k], 2 * k);
    assert_true(duel_spread(4, 0, result, sizeof *result, double_it, &two, NULL));
    assert_true(duel_processors() >= 1);
}

static void lines_keep_all(void **state) {
    (void)state;
    DuelGame game = {.level = "l",
                 .name = {"cmd:a \"b\" \\ é", "x"},
                 .bloc = {"us", "them"},
                 .level_hash = UINT64_MAX,
                 .seed = 1ull << 60,
                 .hash = 12345678901234567890ull,
                 .winner = 3,
                 .ending = 5,
                 .turns = 7,
                 .quarters = 28,
                 .lead_changes = 3,
                 .behind = 2,
                 .score = -3276799,
                 .fault = {DUEL_SLOW, DUEL_GARBAGE},
                 .refused = {0, 9},
                 .first_refused = {"", "cloud atlantis"}},
             again;
    char trouble[160], *line = duel_game_line(&game);
    assert_non_null(line);
    assert_null(strchr(line, '\n'));
    assert_true(duel_game_read(line, &again, trouble));
    assert_memory_equal(&game, &again, sizeof game);
    free(line);
}

static void bad_lines_are_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"", "x", "[]", "{}", "{\"duel\":2}", "{\"duel\":1}", "{\"duel\":1,\"rules\":999}",
        "{\"duel\":1,\"duel\":1}", "{\"duel\":1,\"rules\":1,\"level\":3}", "null"};
    DuelGame game;
    char trouble[160];
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        assert_false(duel_game_read(bad[k], &game, trouble));
        assert_true(strlen(trouble) > 10);
    }
    static DuelGame games[GAMES];
    moat_rules_free(play_games(1, games));
    char *line = duel_game_line(&games[0]);
    for (size_t cut = 0; cut < strlen(line); cut++) {
        char *torn = strdup(line);
        torn[cut] = '\0';
        assert_false(duel_game_read(torn, &game, trouble));
        free(torn);
    }
    free(line);
}

/* Files that overlap, in any order, merge to what one run gives. */
static void merging_is_one_run(void **state) {
    (void)state;
    static DuelGame games[GAMES], pieces[3 * GAMES];
    moat_rules_free(play_games(1, games));
    for (int k = 0; k < GAMES; k++) pieces[k] = games[GAMES - 1 - k], pieces[GAMES + k] = games[(7 * k) % GAMES];
    memcpy(pieces + 2 * GAMES, games, sizeof games);
    assert_int_equal(duel_games_merge(games, GAMES), GAMES);
    assert_int_equal(duel_games_merge(pieces, 3 * GAMES), GAMES);
    assert_same_games(games, pieces, GAMES);
}

/* --- what a bot is told --- */

/* A world goes through its line and comes back the same to the last bit, but for the dice; and the line holds neither dice nor bids. */
static void a_view_tells_all_but_the_dice(void **state) {
    (void)state;
    static const char *const paths[] = {level, MOAT_LEVELS "/two-doctrines.yaml"};
    for (int k = 0; k < 2; k++) {
        MoatRules *rules = play_rules(paths[k]);
        MoatWorld world, told;
        moat_world_begin(&world, rules, 77);
        for (int t = 0; t < rules->turns && !world.winner; t++) {
            MoatOrders orders[MOAT_BLOCS];
            for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
                MoatSide side;
                uint64_t seed;
                char *turn = view_turn(&world, rules, b, 5, 100), dice[32];
                assert_true(strncmp(turn, "turn {", 6) == 0 && strchr(turn, '\n') == NULL);
                snprintf(dice, sizeof dice, "%llu", (unsigned long long)world.seed);
                assert_null(strstr(turn, "\"bid\""));
                assert_true(view_read_turn(turn + 5, rules, &told, &side, &seed));
                assert_int_equal(side, b);
                assert_int_equal(seed, 5);
                told.seed = world.seed;
                told.settled = world.settled;
                assert_int_equal(moat_world_hash(&told), moat_world_hash(&world));
                free(turn);
                play_random(&world, rules, b, 9, 6, &orders[b]);
            }
            moat_turn(&world, rules, orders, NULL);
        }
        moat_rules_free(rules);
    }
}

static void orders_go_through_their_line(void **state) {
    (void)state;
    MoatRules *rules = play_rules(level);
    MoatWorld world;
    moat_world_begin(&world, rules, 4);
    for (uint64_t seed = 0; seed < 30; seed++) {
        MoatOrders given, taken;
        int refused = 0;
        char line[4096], first[64] = "";
        play_random(&world, rules, 1, seed, 8, &given);
        view_print_orders(&world, rules, 1, &given, line, (int)sizeof line);
        assert_true(view_read_orders(&world, rules, 1, line, &taken, &refused, first));
        assert_int_equal(refused, 0);
        assert_int_equal(taken.count, given.count);
        assert_memory_equal(taken.order, given.order, (size_t)given.count * sizeof *given.order);
    }
    MoatOrders taken;
    int refused = 0;
    char first[64] = "";
    assert_false(view_read_orders(&world, rules, 0, "ordersx", &taken, &refused, first));
    assert_false(view_read_orders(&world, rules, 0, "", &taken, &refused, first));
    assert_true(view_read_orders(&world, rules, 0, "orders ;; ;", &taken, &refused, first));
    assert_int_equal(refused, 0);
    assert_true(view_read_orders(&world, rules, 0, "orders \x01\xff moon; price 3", &taken, &refused, first));
    assert_int_equal(refused, 1);
    assert_string_equal(first, "?? moon");
    assert_int_equal(taken.count, 1);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson),
        cmocka_unit_test(means),
        cmocka_unit_test(elo),
        cmocka_unit_test(elo_interval),
        cmocka_unit_test(processes_change_nothing),
        cmocka_unit_test(a_death_is_noticed),
        cmocka_unit_test(lines_keep_all),
        cmocka_unit_test(bad_lines_are_refused),
        cmocka_unit_test(merging_is_one_run),
        cmocka_unit_test(a_view_tells_all_but_the_dice),
        cmocka_unit_test(orders_go_through_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
