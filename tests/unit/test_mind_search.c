/* test_mind_search.c - a search comes to the same thought in any slices and by any threads, is honest, and explains what it does. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "play.h"
#include "search.h"

static const char *const level = MOAT_LEVELS "/free-or-paid.yaml";
enum { PLAYOUTS = 300, MIND = MOAT_MIND_expert };
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
enum { EVERY = 8 }; /* an eighth of the thoughts of a whole game: they take minutes here */
#else
enum { EVERY = 1 };
#endif

/* A world in the middle of a game. */
static MoatRules *begin(MoatWorld *world, uint64_t seed, int turns) {
    MoatRules *rules = play_rules(level);
    moat_world_begin(world, rules, seed);
    for (int t = 0; t < turns; t++) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) moat_mind_orders(MOAT_MIND_novice, world, rules, b, seed + (uint64_t)t, &orders[b]);
        moat_turn(world, rules, orders, NULL);
    }
    assert_int_equal(world->winner, 0);
    return rules;
}

static void assert_same_orders(const MoatOrders *a, const MoatOrders *b) {
    assert_int_equal(a->count, b->count);
    for (int k = 0; k < a->count; k++) assert_true(mind_same_order(a->order[k], b->order[k]));
}

static void assert_same_worth(MoatWorth a, MoatWorth b) {
    assert_int_equal(a.score, b.score);
    assert_int_equal(a.chance, b.chance);
    assert_int_equal(a.error, b.error);
    assert_int_equal(a.playouts, b.playouts);
}

static void assert_same_thought(const MoatThought *a, const MoatThought *b) {
    assert_same_orders(&a->orders, &b->orders);
    assert_same_orders(&a->second, &b->second);
    assert_same_worth(a->worth, b->worth);
    assert_int_equal(a->gap, b->gap);
    assert_int_equal(a->plan, b->plan);
    assert_int_equal(a->second_plan, b->second_plan);
    assert_int_equal(a->expects, b->expects);
    assert_int_equal(a->expects_part, b->expects_part);
    assert_int_equal(a->confidence, b->confidence);
    assert_int_equal(a->reasons, b->reasons);
    for (int k = 0; k < a->reasons; k++) {
        assert_int_equal(a->reason[k].worth, b->reason[k].worth);
        assert_int_equal(a->reason[k].is_order, b->reason[k].is_order);
        assert_true(a->reason[k].is_order ? mind_same_order(a->reason[k].order, b->reason[k].order)
                                          : a->reason[k].field == b->reason[k].field && a->reason[k].value == b->reason[k].value);
    }
}

static void assert_legal(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders) {
    MoatOrders before = {0};
    for (int k = 0; k < orders->count; k++) {
        assert_int_equal(moat_order_check(world, rules, side, &before, orders->order[k]), MOAT_ORDER_OK);
        before.order[before.count++] = orders->order[k];
    }
}

static MoatThought think_in_slices(const MoatWorld *world, const MoatRules *rules, MoatSide side, int slice) {
    MoatSearch *search = moat_search_new(MIND, world, rules, side, 5, PLAYOUTS, true);
    MoatThought thought;
    int progress = 0;
    assert_non_null(search);
    while (moat_search_step(search, slice) > 0) {
        moat_search_thought(search, &thought); /* whenever one asks, there is an answer */
        assert_legal(world, rules, side, &thought.orders);
        assert_true(moat_search_progress(search) >= progress);
        progress = moat_search_progress(search);
    }
    assert_true(moat_search_done(search));
    assert_int_equal(moat_search_progress(search), 100);
    moat_search_thought(search, &thought);
    moat_search_free(search);
    return thought;
}

static void slices_do_not_matter(void **state) {
    static const int slices[] = {1, 7, 64};
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 3, 2);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        MoatThought whole, sliced;
        assert_true(moat_mind_think(MIND, &world, rules, side, 5, PLAYOUTS, &whole));
        assert_true(whole.orders.count > 0 && whole.reasons > 0);
        for (size_t k = 0; k < sizeof slices / sizeof *slices; k++) {
            sliced = think_in_slices(&world, rules, side, slices[k]);
            assert_same_thought(&whole, &sliced);
        }
    }
    moat_rules_free(rules);
}

/* --- threads --- */

typedef struct Shared {
    MoatSearch *search;
    atomic_int next;
    int count;
} Shared;

static void *play_shared(void *argument) {
    Shared *shared = argument;
    for (int k; (k = atomic_fetch_add(&shared->next, 1)) < shared->count;) moat_search_play(shared->search, k);
    return NULL;
}

static void threads_do_not_matter(void **state) {
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 4, 3);
    MoatThought one, two;
    assert_true(moat_mind_think(MIND, &world, rules, 1, 6, PLAYOUTS, &one));
    Shared shared = {.search = moat_search_new(MIND, &world, rules, 1, 6, PLAYOUTS, true)};
    assert_non_null(shared.search);
    while ((shared.count = moat_search_round(shared.search)) > 0) {
        pthread_t other;
        atomic_store(&shared.next, 0);
        assert_int_equal(pthread_create(&other, NULL, play_shared, &shared), 0);
        play_shared(&shared);
        assert_int_equal(pthread_join(other, NULL), 0);
        moat_search_close(shared.search);
    }
    moat_search_thought(shared.search, &two);
    assert_same_thought(&one, &two);
    moat_search_free(shared.search);
    moat_rules_free(rules);
}

/* --- what is thought --- */

/* What was only asked of an order, such as what there would be without a programme's end and the mandate that this gives back, is no
 * choice. */
static void second_thoughts_can_be_given(void **state) {
    (void)state;
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(MOAT_LEVELS "/two-doctrines.yaml", folders, &problems);
    MoatWorld world;
    assert_non_null(rules);
    moat_world_begin(&world, rules, 1);
    for (int seconds = 0; !world.winner; assert_true(world.winner == 0 || seconds > 100 / EVERY)) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            for (MoatMind mind = MOAT_RUNGS + world.turn % EVERY; mind < moat_minds(rules); mind += EVERY) {
                MoatThought thought;
                assert_true(moat_mind_think(mind, &world, rules, side, 21, 0, &thought));
                assert_legal(&world, rules, side, &thought.orders);
                assert_legal(&world, rules, side, &thought.second);
                seconds += thought.has_second;
            }
            moat_mind_orders(MOAT_MIND_planner, &world, rules, side, 3, &orders[side]);
        }
        moat_turn(&world, rules, orders, NULL);
    }
    moat_problems_free(&problems);
    moat_rules_free(rules);
}

/* What explains the orders must be the orders: for every mind. */
static void thoughts_are_of_the_orders(void **state) {
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 9, 4);
    for (MoatMind mind = 0; mind < moat_minds(rules); mind++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatOrders orders;
            MoatThought thought;
            moat_mind_orders(mind, &world, rules, side, 21, &orders);
            assert_true(moat_mind_think(mind, &world, rules, side, 21, 0, &thought));
            assert_same_orders(&orders, &thought.orders);
            assert_legal(&world, rules, side, &thought.second);
            assert_in_range(thought.confidence, 0, 100);
            assert_in_range(thought.worth.score, 0, 10000);
            assert_in_range(thought.worth.chance, 0, 1000);
            assert_true((thought.gap >= 0 || !thought.looked) && thought.worth.playouts > 0);
            assert_int_equal(thought.looked, moat_mind_row(rules, mind).playouts > 0);
            assert_true(thought.plan >= MOAT_RUNGS && thought.expects >= MOAT_RUNGS);
            for (int k = 1; k < thought.reasons; k++) assert_true(thought.reason[k - 1].worth >= thought.reason[k].worth);
        }
    moat_rules_free(rules);
}

/* Scrambles what a mind must not see. */
static MoatWorld scrambled(const MoatWorld *world, MoatSide side) {
    MoatWorld other = *world;
    other.seed ^= UINT64_C(0xDEADBEEF12345678);
    for (int k = 0; k < MOAT_TENDERS; k++) other.bid[moat_rival(side)][k] = 3;
    return other;
}

static void thoughts_do_not_peek(void **state) {
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 6, 3);
    for (MoatMind mind = 0; mind < moat_minds(rules); mind++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatWorld other = scrambled(&world, side), kept = other;
            MoatThought honest, peeking;
            assert_true(moat_mind_think(mind, &world, rules, side, 8, 100, &honest));
            assert_true(moat_mind_think(mind, &other, rules, side, 8, 100, &peeking));
            assert_same_thought(&honest, &peeking);
            assert_int_equal(moat_world_hash(&other), moat_world_hash(&kept));
        }
    moat_rules_free(rules);
}

static void worths_do_not_peek(void **state) {
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 7, 2);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        MoatWorld other = scrambled(&world, side);
        MoatOrders orders;
        MoatWorth honest, peeking;
        play_random(&world, rules, side, 3, 5, &orders);
        assert_true(moat_mind_worth(&world, rules, side, &orders, 100, 8, &honest));
        assert_true(moat_mind_worth(&other, rules, side, &orders, 100, 8, &peeking));
        assert_same_worth(honest, peeking);
    }
    moat_rules_free(rules);
}

/* Over some positions: what the search prefers is worth more to it than nothing, and than what is drawn. */
static void preferred_orders_are_worth_more(void **state) {
    (void)state;
    int own = 0, none = 0, drawn = 0;
    for (uint64_t seed = 0; seed < 4; seed++) {
        MoatWorld world;
        MoatRules *rules = begin(&world, seed, 1);
        MoatSearch *search = moat_search_new(MIND, &world, rules, 0, seed, PLAYOUTS, false);
        MoatOrders empty = {0}, random;
        MoatWorth worth[3];
        assert_non_null(search);
        while (moat_search_step(search, PLAYOUTS) > 0) {}
        play_random(&world, rules, 0, seed, 6, &random);
        moat_search_worth(search, NULL, 48, &worth[0]);
        moat_search_worth(search, &empty, 48, &worth[1]);
        moat_search_worth(search, &random, 48, &worth[2]);
        assert_int_equal(worth[0].playouts, 48);
        own += worth[0].score, none += worth[1].score, drawn += worth[2].score;
        moat_search_free(search);
        moat_rules_free(rules);
    }
    assert_true(own > none + 4 * 50);
    assert_true(own > drawn + 4 * 50);
}

static void nothing_is_thought_after_the_end(void **state) {
    (void)state;
    MoatWorld world;
    MoatRules *rules = begin(&world, 2, 2);
    MoatThought thought;
    world.winner = 1;
    assert_true(moat_mind_think(MIND, &world, rules, 0, 1, 0, &thought));
    assert_int_equal(thought.orders.count, 0);
    assert_int_equal(thought.reasons, 0);
    moat_rules_free(rules);
}

/* --- mixtures --- */

/* Matching pennies, and a row that is never worth playing. */
static void mixtures_are_equilibria(void **state) {
    (void)state;
    int payoff[3][MIND_COLUMNS] = {{100, -100}, {-100, 100}, {-50, -50}}, row[3], column[2];
    mind_solve(3, 2, payoff, row, column);
    assert_in_range(row[0], MIND_SHARE * 45 / 100, MIND_SHARE * 55 / 100);
    assert_in_range(row[1], MIND_SHARE * 45 / 100, MIND_SHARE * 55 / 100);
    assert_true(row[2] < MIND_SHARE / 20);
    assert_in_range(column[0], MIND_SHARE * 45 / 100, MIND_SHARE * 55 / 100);
    int dominated[2][MIND_COLUMNS] = {{300, 200}, {100, 50}};
    mind_solve(2, 2, dominated, row, column);
    assert_true(row[0] > MIND_SHARE * 9 / 10 && column[1] > MIND_SHARE * 9 / 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_do_not_matter),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(second_thoughts_can_be_given),
        cmocka_unit_test(thoughts_are_of_the_orders),
        cmocka_unit_test(thoughts_do_not_peek),
        cmocka_unit_test(worths_do_not_peek),
        cmocka_unit_test(preferred_orders_are_worth_more),
        cmocka_unit_test(nothing_is_thought_after_the_end),
        cmocka_unit_test(mixtures_are_equilibria),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
