/* test_session_back.c - looking back through a session: whose side, every turn, and a turn that is tried again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "back.h"
#include "play.h"

static const MoatSeat second_plays[MOAT_BLOCS] = {{.mind = "beginner"}, {.human = true}};

static Session *play_session(const MoatRules *rules, int turns) {
    MoatTrouble trouble;
    Session *session = session_new(rules, NULL, 9, second_plays, &trouble);
    assert_non_null(session);
    for (int t = 0; t < turns && !session_over(session); t++) {
        MoatOrder order;
        char hint[160];
        assert_true(moat_order_parse(rules, 1, session_world(session), t ? "price 3" : "release-open", &order, hint));
        session_add(session, order);
        session_end(session);
    }
    return session;
}

static bool count_turns(void *context, int turn, int turns) {
    int *told = context;
    assert_int_equal(turn, *told);
    assert_true(turn <= turns);
    ++*told;
    return true;
}

static bool stop_at_two(void *context, int turn, int turns) {
    (void)context, (void)turns;
    return turn < 2;
}

static void a_game_is_looked_back_on(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    Session *session = play_session(rules, 4);
    SessionBack back;
    int told = 0;
    assert_true(session_back(session, &back, count_turns, &told));
    assert_int_equal(told, 5);
    assert_int_equal(back.side, 1);
    assert_int_equal(back.turns, 4);
    assert_true(back.points >= 0 && back.points <= SESSION_POINTS);
    for (int k = 0; k < back.points; k++) assert_true(back.turn[back.point[k]].loss > 0 || back.turn[back.point[k]].chance_loss > 0);
    assert_true(back.fortune.throws > 0 && back.fortune.low <= back.fortune.high);
    int score, luck = session_back_luck(&back, &score);
    double ended = session_world(back.session)->score[back.side] * 100.0 / MOAT_ONE;
    assert_true(score % 10 == 0 && luck % 10 == 0); /* as they are shown, so that they subtract */
    assert_true(ended - 5.01 <= score && score <= ended + 5.01);
    assert_true(back.fortune.middle - 5 <= score - luck && score - luck <= back.fortune.middle + 5);
    MoatHindsight weighed;
    assert_true(session_back_try(&back, 1, &back.turn[1].preferred, &weighed));
    assert_int_equal(weighed.tried.score, back.turn[1].best.score);
    assert_int_equal(weighed.played.score, back.turn[1].played.score);
    session_back_end(&back);
    assert_false(session_back(session, &back, stop_at_two, NULL));
    session_back_end(&back);
    session_close(session);
    moat_rules_free(rules);
}

static void a_turn_stands_as_it_was(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    Session *session = play_session(rules, 3);
    for (int turn = 0; turn <= 3; turn++) {
        MoatWorld world;
        Session *again = session_back_to(session, 1, turn);
        assert_non_null(again);
        assert_true(moat_game_world_at(session_game(session), turn, &world));
        assert_int_equal(moat_world_hash(session_world(again)), moat_world_hash(&world));
        assert_int_equal(session_side(again), 1);
        assert_int_equal(session_humans(again), 1);
        assert_int_equal(session_draft(again)->count, 0);
        assert_string_equal(moat_game_path(session_game(again)), "");
        session_close(again);
    }
    session_close(session);
    moat_rules_free(rules);
}

static void nothing_to_look_back_on(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    Session *session = play_session(rules, 0);
    SessionBack back;
    assert_true(session_back(session, &back, NULL, NULL));
    assert_int_equal(back.turns, 0);
    session_back_end(&back);
    session_close(session);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_game_is_looked_back_on),
        cmocka_unit_test(a_turn_stands_as_it_was),
        cmocka_unit_test(nothing_to_look_back_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
