/* test_mind_hindsight.c - looking back: better orders are worth more, the same question gets the same answer, luck is what dice do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "moat/mind.h"
#include "play.h"

static const char level[] = MOAT_LEVELS "/free-or-paid.yaml";
enum { TURNS = 24, LOOKS = 60 };

typedef struct Past {
    MoatRules *rules;
    MoatWorld opening, world, at[TURNS];
    int turns;
    MoatOrders orders[TURNS][MOAT_BLOCS];
} Past;

static void play_past(Past *past, MoatMind first, MoatMind second) {
    past->rules = play_rules(level);
    past->turns = 0;
    moat_world_begin(&past->world, past->rules, 21);
    past->opening = past->world;
    for (; !past->world.winner; past->turns++) {
        past->at[past->turns] = past->world;
        moat_mind_orders(first, &past->world, past->rules, 0, 5, &past->orders[past->turns][0]);
        moat_mind_orders(second, &past->world, past->rules, 1, 6, &past->orders[past->turns][1]);
        moat_turn(&past->world, past->rules, past->orders[past->turns], NULL);
    }
}

/* Nothing at all, turn after turn, is worth less than what search prefers; and who gives what it prefers loses nothing. */
static void idleness_costs(void **state) {
    (void)state;
    static Past past;
    static const MoatOrders none;
    MoatHindsight idle, best, again;
    int lost = 0;
    play_past(&past, MOAT_MIND_beginner, MOAT_MIND_beginner);
    for (int t = 0; t < past.turns; t++) {
        assert_true(moat_hindsight(&past.at[t], past.rules, 0, &none, NULL, LOOKS, &idle));
        lost += idle.loss;
        assert_true(idle.loss >= 0 && idle.chance_loss >= 0);
        assert_true(moat_hindsight(&past.at[t], past.rules, 0, &idle.preferred, &none, LOOKS, &best));
        assert_int_equal(best.loss, 0);
        assert_int_equal(best.chance_loss, 0);
        assert_int_equal(best.tried.score, idle.played.score);
        assert_true(moat_hindsight(&past.at[t], past.rules, 0, &idle.preferred, &none, LOOKS, &again));
        assert_memory_equal(&best.preferred, &again.preferred, sizeof(int) + (size_t)best.preferred.count * sizeof(MoatOrder));
        assert_int_equal(best.played.score, again.played.score);
    }
    assert_true(lost > 100); /* a point of score over a game, at least */
    moat_rules_free(past.rules);
}

/* What the game's own dice hold does not show in what is preferred. */
static void the_dice_are_not_seen(void **state) {
    (void)state;
    static Past past;
    MoatHindsight one, two;
    play_past(&past, MOAT_MIND_beginner, MOAT_MIND_random);
    MoatWorld other = past.at[2];
    for (int k = 0; k < MOAT_TENDERS; k++) other.bid[1][k] = 3;
    assert_true(moat_hindsight(&past.at[2], past.rules, 0, &past.orders[2][0], NULL, LOOKS, &one));
    assert_true(moat_hindsight(&other, past.rules, 0, &past.orders[2][0], NULL, LOOKS, &two));
    assert_int_equal(one.best.score, two.best.score);
    assert_int_equal(one.played.score, two.played.score);
    moat_rules_free(past.rules);
}

static void turning_points_are_the_heaviest(void **state) {
    (void)state;
    MoatHindsight turn[6] = {0};
    int points[3];
    turn[1].chance_loss = 100;
    turn[2].loss = 40;
    turn[4].chance_loss = 300;
    turn[5].loss = 90;
    assert_int_equal(moat_turning_points(turn, 6, 3, points), 3);
    assert_int_equal(points[0], 1);
    assert_int_equal(points[1], 4);
    assert_int_equal(points[2], 5);
    assert_int_equal(moat_turning_points(turn, 1, 3, points), 0);
    turn[0] = turn[3] = turn[1]; /* ties: the earlier ones */
    assert_int_equal(moat_turning_points(turn, 6, 3, points), 3);
    assert_int_equal(points[0], 0);
    assert_int_equal(points[1], 1);
    assert_int_equal(points[2], 4);
}

static void fortune_is_of_dice_alone(void **state) {
    (void)state;
    static Past past;
    MoatFortune first, second, again;
    play_past(&past, MOAT_MIND_beginner, MOAT_MIND_apprentice);
    moat_fortune(&past.opening, past.rules, (const MoatOrders(*)[MOAT_BLOCS])past.orders, past.turns, 0, 100, &first);
    moat_fortune(&past.opening, past.rules, (const MoatOrders(*)[MOAT_BLOCS])past.orders, past.turns, 0, 100, &again);
    moat_fortune(&past.opening, past.rules, (const MoatOrders(*)[MOAT_BLOCS])past.orders, past.turns, 1, 100, &second);
    assert_memory_equal(&first, &again, sizeof first);
    assert_true(first.low < first.middle && first.middle < first.high);
    assert_in_range(first.won + second.won, 99, 100);
    assert_in_range(first.middle + second.middle, 9950, 10050); /* the middle of one side is the middle of the other */
    moat_fortune(&past.opening, past.rules, (const MoatOrders(*)[MOAT_BLOCS])past.orders, past.turns, 0, 100000, &again);
    assert_int_equal(again.throws, MOAT_FORTUNES);
    moat_rules_free(past.rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(idleness_costs),
        cmocka_unit_test(the_dice_are_not_seen),
        cmocka_unit_test(turning_points_are_the_heaviest),
        cmocka_unit_test(fortune_is_of_dice_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
