/* A session keeps draft, story and forecast of a game, on disk or in memory. */
#include "play.h"
#include "session.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static MoatRules *rules;
static char folder[] = "/tmp/moat-session-XXXXXX";
static const MoatSeat alone[MOAT_BLOCS] = {{.human = true}, {.mind = "giver"}};
static const MoatSeat both[MOAT_BLOCS] = {{.human = true}, {.human = true}};

static int load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    return mkdtemp(folder) ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    DIR *dir = opendir(folder);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    moat_rules_free(rules);
    return rmdir(folder);
}

static Session *new_session(const char *where, uint64_t seed, const MoatSeat *seats) {
    MoatTrouble trouble = {0};
    Session *session = session_new(rules, where, seed, seats, &trouble);
    if (!session) fail_msg("%s", trouble.text);
    return session;
}

static MoatOrder some_order(const Session *session) {
    MoatOrder order[1];
    assert_true(moat_orders_possible(session_world(session), rules, session_side(session), session_draft(session), order, 1) > 0);
    return order[0];
}

static void test_draft(void **state) {
    (void)state;
    Session *session = new_session(NULL, 1, alone);
    int full = session_left(session).mandate;
    assert_int_equal(session_side(session), 0);
    assert_false(session_undo(session));
    assert_int_equal(session_add(session, (MoatOrder){MOAT_ORDER_release_open, 0, 0}), MOAT_ORDER_OK);
    assert_true(session_left(session).mandate < full);
    assert_int_not_equal(session_add(session, (MoatOrder){MOAT_ORDER_release_open, 0, 0}), MOAT_ORDER_OK);
    assert_int_equal(session_draft(session)->count, 1);
    session_add(session, some_order(session));
    assert_int_equal(session_remove(session, 5), 0);
    assert_int_equal(session_remove(session, 0), 1);
    assert_int_equal(session_draft(session)->count, 1);
    assert_true(session_undo(session));
    assert_int_equal(session_left(session).mandate, full);
    session_close(session);
}

static void test_story_of_a_turn(void **state) {
    (void)state;
    Session *session = new_session(NULL, 2, alone);
    WordsStory again = {0};
    assert_null(session_story(session));
    session_add(session, some_order(session));
    assert_int_equal(session_end(session), SESSION_PLAYED);
    const WordsStory *story = session_story(session);
    assert_non_null(story);
    assert_int_equal(story->orders[0].count, 1);
    assert_int_equal(session_draft(session)->count, 0);
    assert_int_equal(moat_world_hash(&story->after), moat_world_hash(session_world(session)));
    assert_true(session_tell(session, 0, &again));
    assert_int_equal(again.rows, story->rows);
    assert_int_equal(moat_world_hash(&again.after), moat_world_hash(&story->after));
    assert_false(session_tell(session, 1, &again));
    words_story_free(&again);
    session_close(session);
}

static void test_forecast_follows_the_draft(void **state) {
    (void)state;
    int count;
    Session *session = new_session(NULL, 3, alone);
    MoatOutlook before = session_forecast(session, &count)[0];
    assert_int_equal(count, 7 + rules->regulators);
    assert_true(before.low <= before.middle && before.middle <= before.high);
    assert_int_equal(before.middle, before.without);
    session_add(session, (MoatOrder){MOAT_ORDER_release_open, 0, 0});
    MoatOutlook after = session_forecast(session, &count)[0];
    assert_int_equal(after.without, before.without);
    assert_int_not_equal(after.middle, before.middle);
    session_close(session);
}

static bool same_orders(const MoatOrders *a, const MoatOrders *b) {
    return a->count == b->count && memcmp(a->order, b->order, (size_t)a->count * sizeof *a->order) == 0;
}

/* Threads and all: a session's mind orders what the mind alone would; and what explains a turn is what was ordered in it. */
static void test_reasons_are_those_of_the_orders(void **state) {
    static const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "strategist"}};
    (void)state;
    Session *session = new_session(NULL, 4, seats);
    assert_null(session_rival_thought(session, 0));
    for (int turn = 0; turn < 3; turn++) {
        assert_int_equal(session_end(session), SESSION_PLAYED);
        const MoatThought *thought = session_rival_thought(session, turn);
        assert_non_null(thought);
        assert_true(thought->looked && thought->reasons > 0);
        assert_true(same_orders(&thought->orders, &session_story(session)->orders[1]));
        assert_ptr_equal(session_rival_thought(session, turn), thought);
    }
    const MoatThought *first = session_rival_thought(session, 0);
    MoatOrders orders[MOAT_BLOCS];
    assert_true(moat_game_orders(session_game(session), 0, orders));
    assert_true(same_orders(&first->orders, &orders[1]));
    session_close(session);
    session = new_session(NULL, 4, both);
    session_end(session);
    session_end(session);
    assert_null(session_rival_thought(session, 0)); /* a person's reasons are her own */
    session_close(session);
}

/* Advice is of the turn, knows nothing of the draft, can be taken, and a draft is measured by it. */
static void test_advice(void **state) {
    (void)state;
    Session *session = new_session(NULL, 6, alone);
    int points, error, none;
    assert_false(session_take_advice(session));
    assert_false(session_draft_behind(session, &points, &error));
    const MoatThought *advice = session_advice(session);
    assert_non_null(advice);
    MoatOrders orders = advice->orders;
    assert_true(orders.count > 0);
    assert_true(session_draft_behind(session, &none, &error));
    assert_true(none > 0);
    session_add(session, some_order(session));
    assert_ptr_equal(session_advice(session), advice);
    assert_true(session_take_advice(session));
    assert_true(same_orders(session_draft(session), &orders));
    assert_true(session_draft_behind(session, &points, &error));
    assert_int_equal(points, 0);
    session_end(session);
    assert_false(session_take_advice(session)); /* that was another turn's */
    assert_non_null(session_advice(session));
    session_close(session);
}

static void test_two_humans_give_orders_one_after_the_other(void **state) {
    (void)state;
    Session *session = new_session(NULL, 4, both);
    assert_int_equal(session_humans(session), 2);
    session_add(session, some_order(session));
    assert_int_equal(session_end(session), SESSION_OTHER_SIDE);
    assert_int_equal(session_side(session), 1);
    session_add(session, some_order(session));
    assert_int_equal(session_end(session), SESSION_PLAYED);
    assert_int_equal(session_side(session), 0);
    assert_int_equal(session_story(session)->orders[0].count, 1);
    assert_int_equal(session_story(session)->orders[1].count, 1);
    session_close(session);
}

static void test_same_seed_same_game(void **state) {
    (void)state;
    Session *one = new_session(NULL, 77, alone), *other = new_session(NULL, 77, alone);
    for (int turn = 0; turn < 3; turn++) {
        session_end(one);
        session_end(other);
        assert_memory_equal(&session_story(one)->orders[1], &session_story(other)->orders[1], sizeof(MoatOrders));
    }
    assert_int_equal(moat_world_hash(session_world(one)), moat_world_hash(session_world(other)));
    session_close(one);
    session_close(other);
}

static void test_a_saved_game_goes_on_where_it_was(void **state) {
    (void)state;
    MoatTrouble trouble = {0};
    char path[600];
    Session *session = new_session(folder, 5, alone);
    session_end(session);
    session_add(session, some_order(session));
    MoatOrder order = session_draft(session)->order[0];
    uint64_t hash = moat_world_hash(session_world(session));
    int rows = session_story(session)->rows;
    snprintf(path, sizeof path, "%s", moat_game_path(session_game(session)));
    assert_string_equal(session_trouble(session), "");
    session_close(session);
    session = session_open(path, rules, false, &trouble);
    if (!session) fail_msg("%s", trouble.text);
    assert_int_equal(moat_world_hash(session_world(session)), hash);
    assert_int_equal(session_story(session)->rows, rows);
    assert_int_equal(session_draft(session)->count, 1);
    assert_memory_equal(&session_draft(session)->order[0], &order, sizeof order);
    session_close(session);
}

static void test_play_to_the_end(void **state) {
    (void)state;
    Session *session = new_session(NULL, 6, alone);
    SessionEnd end = SESSION_PLAYED;
    for (int turn = 0; turn < rules->turns && end == SESSION_PLAYED; turn++) end = session_end(session);
    assert_int_equal(end, SESSION_GAME_OVER);
    assert_true(session_over(session));
    int turns = moat_game_turns(session_game(session));
    assert_int_equal(session_end(session), SESSION_GAME_OVER);
    assert_int_equal(moat_game_turns(session_game(session)), turns);
    assert_int_equal(session_add(session, (MoatOrder){MOAT_ORDER_release_open, 0, 0}), MOAT_REFUSAL_GAME_OVER);
    session_close(session);
}

/* Says stop when it has been asked so often. */
static bool enough(void *asked) { return --*(int *)asked < 0; }

/* What is stopped leaves no trace: asked again, the minds think what they would have thought. */
static void test_thinking_can_be_stopped(void **state) {
    (void)state;
    static const MoatSeat master[MOAT_BLOCS] = {{.human = true}, {.mind = "master"}};
    Session *session = new_session(NULL, 9, master), *calm = new_session(NULL, 9, master);
    for (int rounds = 0; rounds < 3; rounds++) {
        int asked = rounds;
        session_stop_when(session, enough, &asked);
        assert_null(session_advice(session));
        assert_false(session_take_advice(session));
        asked = rounds;
        assert_int_equal(session_end(session), SESSION_STOPPED);
        assert_int_equal(moat_game_turns(session_game(session)), 0);
    }
    session_stop_when(session, NULL, NULL);
    assert_memory_equal(&session_advice(session)->orders, &session_advice(calm)->orders, sizeof(MoatOrders));
    assert_int_equal(session_end(session), SESSION_PLAYED);
    assert_int_equal(session_end(calm), SESSION_PLAYED);
    assert_int_equal(moat_world_hash(session_world(session)), moat_world_hash(session_world(calm)));
    int asked = 1;
    session_stop_when(session, enough, &asked);
    assert_null(session_rival_thought(session, 0));
    session_stop_when(session, NULL, NULL);
    assert_non_null(session_rival_thought(session, 0));
    session_close(session);
    session_close(calm);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draft),
        cmocka_unit_test(test_story_of_a_turn),
        cmocka_unit_test(test_forecast_follows_the_draft),
        cmocka_unit_test(test_reasons_are_those_of_the_orders),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_two_humans_give_orders_one_after_the_other),
        cmocka_unit_test(test_same_seed_same_game),
        cmocka_unit_test(test_a_saved_game_goes_on_where_it_was),
        cmocka_unit_test(test_play_to_the_end),
        cmocka_unit_test(test_thinking_can_be_stopped),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
