/* test_mind.c - opponents: legal, repeatable, honest, and better the more they think. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "moat/mind.h"
#include "play.h"
#include "search.h"

static const char *const levels[] = {MOAT_LEVELS "/two-doctrines.yaml", MOAT_LEVELS "/free-or-paid.yaml"};
enum { LEVELS = sizeof levels / sizeof *levels };

static uint64_t mind_seed(uint64_t seed, int turn, MoatSide side) { return mind_bits(seed + 1, turn, side); }

static void assert_legal(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders) {
    MoatOrders before = {0};
    assert_true(orders->count >= 0 && orders->count <= MOAT_ORDERS);
    for (int k = 0; k < orders->count; k++) {
        MoatRefusal refusal = moat_order_check(world, rules, side, &before, orders->order[k]);
        if (refusal != MOAT_ORDER_OK) {
            char text[120];
            moat_order_print(rules, side, world, orders->order[k], text, sizeof text);
            fail_msg("turn %d side %d: %s: %s", world->turn, side, text, moat_refusal_text(refusal));
        }
        before.order[before.count++] = orders->order[k];
    }
}

/* Plays a game, holding every order against the check; returns the winner. */
static int play(const MoatRules *rules, MoatMind first, MoatMind second, uint64_t seed, int turns, MoatWorld *world) {
    MoatMind mind[MOAT_BLOCS] = {first, second};
    moat_world_begin(world, rules, seed);
    for (int t = 0; t < turns && !world->winner; t++) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            moat_mind_orders(mind[b], world, rules, b, mind_seed(seed, t, b), &orders[b]);
            assert_legal(world, rules, b, &orders[b]);
        }
        moat_turn(world, rules, orders, NULL);
    }
    return world->winner;
}

static MoatMind persona(const MoatRules *rules, const char *id) {
    MoatMind mind = -1;
    assert_true(moat_mind_find(rules, id, &mind));
    return mind;
}

static void names_are_found(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatMind mind;
    for (int k = 0; k < moat_minds(rules); k++) {
        mind = -1;
        assert_true(moat_mind_find(rules, moat_mind_row(rules, k).id, &mind));
        assert_int_equal(mind, k);
        assert_true(strlen(moat_mind_row(rules, k).name) > 0 && strlen(moat_mind_row(rules, k).difficulty) > 0);
        assert_int_equal(moat_mind_row(rules, k).persona, k >= MOAT_RUNGS);
    }
    mind = -1;
    assert_false(moat_mind_find(rules, "nobody", &mind));
    assert_false(moat_mind_find(NULL, "giver", &mind));
    assert_int_equal(mind, -1);
    assert_true(moat_mind_find(NULL, "planner", &mind));
    moat_rules_free(rules);
}

/* Journals of older games name them. */
static void old_names_are_found(void **state) {
    static const char *const old[] = {"beginner", "cashier", "giver", "planner"};
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    for (size_t k = 0; k < sizeof old / sizeof *old; k++) {
        MoatMind mind;
        assert_true(moat_mind_find(rules, old[k], &mind));
    }
    moat_rules_free(rules);
}

static bool quick(const MoatRules *rules, MoatMind mind) { return moat_mind_row(rules, mind).playouts <= 16 && mind != MOAT_MIND_greedy; }

/* Quick minds over whole games, against each other and against anything that is legal. */
static void orders_are_legal(void **state) {
    (void)state;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        for (int first = 0; first < moat_minds(rules); first++)
            for (int second = 0; second < moat_minds(rules); second++) {
                MoatWorld world;
                for (uint64_t seed = 0; seed < 2 && quick(rules, first) && quick(rules, second); seed++) {
                    int winner = play(rules, first, second, seed, rules->turns, &world);
                    assert_int_not_equal(winner, 0);
                }
            }
        moat_rules_free(rules);
    }
}

/* Worlds that no sensible play reaches: the other side plays at random, and so did this one until now. */
static void orders_are_legal_in_odd_worlds(void **state) {
    (void)state;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        for (uint64_t seed = 0; seed < 5; seed++) {
            MoatWorld world;
            moat_world_begin(&world, rules, seed);
            for (int t = 0; t < rules->turns && !world.winner; t++) {
                MoatOrders orders[MOAT_BLOCS];
                for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
                    for (int mind = 0; mind < moat_minds(rules); mind++) {
                        if (!quick(rules, mind)) continue;
                        moat_mind_orders(mind, &world, rules, b, mind_seed(seed, t, b), &orders[b]);
                        assert_legal(&world, rules, b, &orders[b]);
                    }
                    for (int plan = 0; plan < mind_known(rules); plan++) {
                        moat_plan_orders(mind_known_plan(rules, plan), &world, rules, b, &orders[b]);
                        assert_legal(&world, rules, b, &orders[b]);
                    }
                    play_random(&world, rules, b, seed, 6, &orders[b]);
                }
                moat_turn(&world, rules, orders, NULL);
            }
        }
        moat_rules_free(rules);
    }
}

/* Looking far ahead takes long without optimisation: the planner comes in late. */
static void planner_is_legal(void **state) {
    (void)state;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        MoatWorld world;
        play(rules, persona(rules, "giver"), persona(rules, "cashier"), 11, rules->turns - 3, &world);
        for (int t = rules->turns - 3; t < rules->turns && !world.winner; t++) {
            MoatOrders orders[MOAT_BLOCS];
            for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
                moat_mind_orders(MOAT_MIND_planner, &world, rules, b, mind_seed(11, t, b), &orders[b]);
                assert_legal(&world, rules, b, &orders[b]);
            }
            moat_turn(&world, rules, orders, NULL);
        }
        moat_rules_free(rules);
    }
}

static bool same(const MoatOrders *a, const MoatOrders *b) {
    return a->count == b->count && memcmp(a->order, b->order, (size_t)a->count * sizeof *a->order) == 0;
}

/* What a mind must not see is scrambled: its orders stay. And the world it is given is left as it was. */
static void minds_do_not_peek(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world;
    play(rules, persona(rules, "cashier"), persona(rules, "giver"), 5, rules->turns - 2, &world);
    assert_int_equal(world.winner, 0);
    for (int mind = 0; mind < moat_minds(rules); mind++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatWorld scrambled = world, kept;
            MoatOrders honest, again, peeking;
            scrambled.seed ^= UINT64_C(0xDEADBEEF12345678);
            for (int k = 0; k < MOAT_TENDERS; k++) scrambled.bid[moat_rival(side)][k] = 3;
            kept = scrambled;
            moat_mind_orders(mind, &world, rules, side, 99, &honest);
            moat_mind_orders(mind, &world, rules, side, 99, &again);
            moat_mind_orders(mind, &scrambled, rules, side, 99, &peeking);
            assert_true(honest.count > 0);
            assert_true(same(&honest, &again));
            assert_true(same(&honest, &peeking));
            assert_int_equal(moat_world_hash(&scrambled), moat_world_hash(&kept));
        }
    moat_rules_free(rules);
}

static void no_orders_after_the_end(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[1]);
    MoatWorld world;
    assert_int_not_equal(play(rules, persona(rules, "cashier"), persona(rules, "giver"), 3, rules->turns, &world), 0);
    for (int mind = 0; mind < moat_minds(rules); mind++) {
        MoatOrders orders = {.count = 7};
        moat_mind_orders(mind, &world, rules, 0, 1, &orders);
        assert_int_equal(orders.count, 0);
    }
    moat_rules_free(rules);
}

/* A neighbour differs, and stays within the fields' ranges. */
static void changed_plans_stay_in_range(void **state) {
    (void)state;
    int moved = 0;
    MoatRules *rules = play_rules(levels[0]);
    for (int k = 0; k < 3000; k++) {
        const MoatPlan *from = mind_known_plan(rules, k % mind_known(rules));
        MoatPlan plan = mind_plan_changed(from, mind_bits(17, 1, k));
        moved += !mind_plan_same(from, &plan);
#define FIELD(name, low, high, usual, doc) assert_in_range(plan.name - (low), 0, (high) - (low));
#include "moat/plan_fields.def"
    }
    assert_true(moved > 2700);
    moat_rules_free(rules);
}

static void known_plans_are_in_range(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    for (int k = 0; k < mind_known(rules); k++) {
        const MoatPlan *plan = mind_known_plan(rules, k);
#define FIELD(name, low, high, usual, doc) assert_in_range(plan->name - (low), 0, (high) - (low));
#include "moat/plan_fields.def"
    }
    moat_rules_free(rules);
}

/* Which verbs a plan wishes for in a world that begins, at a turn. */
static uint32_t verbs(const MoatRules *rules, const MoatPlan *plan, MoatSide side, int turn) {
    MoatWorld world;
    MoatOrders orders;
    uint32_t given = 0;
    moat_world_begin(&world, rules, 11);
    world.turn = turn;
    moat_plan_orders(plan, &world, rules, side, &orders);
    for (int k = 0; k < orders.count; k++) given |= UINT32_C(1) << orders.order[k].verb;
    return given;
}

/* When a plan gives away and closes its tap, and whether it says so before. */
static void plans_bide_their_time(void **state) {
    (void)state;
    const uint32_t open = UINT32_C(1) << MOAT_ORDER_release_open, up = UINT32_C(1) << MOAT_ORDER_tap_up;
    const uint32_t at_once = UINT32_C(1) << MOAT_ORDER_tap_now;
    MoatRules *rules = play_rules(levels[0]);
    MoatPlan giver = {.chips = 3, .premium_step = 9, .open = 2, .open_step = 1, .open_lead = 15, .bid_level = 1, .calm = 10};
    MoatPlan hawk = {.chips = 3, .premium_step = 9, .open_step = 1, .tap = 4, .bid_level = 1, .calm = 10};
    MoatSide ahead = 0;
    MoatWorld world;
    moat_world_begin(&world, rules, 11);
    if (world.lab[1] > world.lab[0]) ahead = 1;
    assert_true(verbs(rules, &giver, ahead, 0) & open);
    giver.open_from = 8;
    assert_false(verbs(rules, &giver, ahead, rules->turns / 2 - 1) & open);
    assert_true(verbs(rules, &giver, ahead, rules->turns / 2) & open);
    assert_int_equal(verbs(rules, &hawk, ahead, 0) & (up | at_once), up);
    hawk.ambush = 1;
    assert_int_equal(verbs(rules, &hawk, ahead, 0) & (up | at_once), at_once);
    hawk.tap_from = 8;
    assert_int_equal(verbs(rules, &hawk, ahead, rules->turns / 2 - 1) & (up | at_once), 0);
    assert_int_equal(verbs(rules, &hawk, ahead, rules->turns / 2) & (up | at_once), at_once);
    moat_rules_free(rules);
}

/* Each side once: how often `better` wins. */
static int wins(const MoatRules *rules, MoatMind better, MoatMind worse, int seeds) {
    MoatWorld world;
    int won = 0;
    for (int seed = 0; seed < seeds; seed++) {
        won += play(rules, better, worse, (uint64_t)(100 + seed), rules->turns, &world) == 1;
        won += play(rules, worse, better, (uint64_t)(100 + seed), rules->turns, &world) == 2;
    }
    return won;
}

static void doctrines_beat_the_beginner(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    assert_true(wins(rules, persona(rules, "cashier"), MOAT_MIND_beginner, 20) >= 28);
    assert_true(wins(rules, persona(rules, "giver"), MOAT_MIND_beginner, 20) >= 22);
    moat_rules_free(rules);
}

static void planner_beats_the_beginner(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    assert_true(wins(rules, MOAT_MIND_planner, MOAT_MIND_beginner, 8) >= 12);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(old_names_are_found),
        cmocka_unit_test(orders_are_legal),
        cmocka_unit_test(orders_are_legal_in_odd_worlds),
        cmocka_unit_test(planner_is_legal),
        cmocka_unit_test(minds_do_not_peek),
        cmocka_unit_test(no_orders_after_the_end),
        cmocka_unit_test(known_plans_are_in_range),
        cmocka_unit_test(changed_plans_stay_in_range),
        cmocka_unit_test(plans_bide_their_time),
        cmocka_unit_test(doctrines_beat_the_beginner),
        cmocka_unit_test(planner_beats_the_beginner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
