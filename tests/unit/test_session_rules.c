/* A session in memory goes on by the rules of a changed level: the same orders give what they would have given from the start. */
#include "play.h"
#include "session.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const MoatSeat both[MOAT_BLOCS] = {{.human = true}, {.human = true}};
enum { TURNS = 3 };

/* The lesson Free or paid under another id, with more lines. */
static MoatRules *changed(const char *lines) {
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    char text[1000];
    MoatProblems problems = {0};
    int size = snprintf(text, sizeof text, "format: 1\nid: changed\nextends: free-or-paid\n%s", lines);
    MoatRules *rules = moat_level_parse("changed", text, size, folders, &problems);
    if (!rules) fail_msg("%s", problems.kept ? problems.problem[0].message : "no rules");
    moat_problems_free(&problems);
    return rules;
}

static void play_turn(Session *session) {
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        MoatOrders orders;
        play_random(session_world(session), session_rules(session), side, 7, 12, &orders);
        assert_int_equal(session_side(session), side);
        for (int i = 0; i < orders.count; i++) session_add(session, orders.order[i]);
        session_end(session);
    }
}

static Session *played(const MoatRules *rules) {
    MoatTrouble trouble;
    Session *session = session_new(rules, NULL, 5, both, &trouble);
    assert_non_null(session);
    for (int turn = 0; turn < TURNS; turn++) play_turn(session);
    return session;
}

static void test_a_number(void **state) {
    (void)state;
    MoatRules *before = changed(""), *after = changed("adoption: {open_toil: 0.8}\n");
    Session *session = played(before);
    MoatWorld world, old = *session_world(session);
    moat_world_begin(&world, after, 5);
    for (int turn = 0; turn < TURNS; turn++) {
        MoatOrders orders[MOAT_BLOCS];
        assert_true(moat_game_orders(session_game(session), turn, orders));
        moat_turn(&world, after, orders, NULL);
    }
    assert_int_equal(session_change_rules(session, after), 0);
    moat_rules_free(before);
    assert_int_equal(moat_game_turns(session_game(session)), TURNS);
    assert_true(moat_world_hash(session_world(session)) == moat_world_hash(&world));
    assert_true(moat_world_hash(session_world(session)) != moat_world_hash(&old));
    assert_non_null(session_story(session));
    play_turn(session);
    assert_int_equal(session_world(session)->turn, TURNS + 1);
    session_close(session);
    moat_rules_free(after);
}

static MoatOrder cloud_in(const MoatRules *rules, const MoatWorld *world, const char *market) {
    char text[64], hint[160];
    MoatOrder order;
    snprintf(text, sizeof text, "cloud %s", market);
    assert_true(moat_order_parse(rules, 0, world, text, &order, hint));
    return order;
}

/* Markets stand elsewhere in the new level: an order goes where it was meant to go; one for a market that is gone is lost and counted. */
static void test_moved_and_gone(void **state) {
    (void)state;
    MoatTrouble trouble;
    MoatRules *before =
        changed("markets:\n  island: {name: Island, at: [0, 0], countries: [], market_node: 1, price_sensitivity: 1, size: 1 bn,\n"
                "    concern: 10%, alignment: 0, hosting: 50%, skill: 50%, access: {northgate: 100%, openfield: 100%},\n"
                "    trust: {northgate: 0, openfield: 0}, cloud: {northgate: 10%, openfield: 10%}}\n");
    MoatRules *after = changed("remove: {markets: [northland]}\nblocs: {northgate: {home: harbour}}\n"
                               "regulators: {trade-commission: {jurisdiction: [fieldland, harbour]}}\n");
    Session *session = session_new(before, NULL, 1, both, &trouble);
    assert_int_equal(session_add(session, cloud_in(before, session_world(session), "harbour")), MOAT_ORDER_OK);
    session_end(session);
    session_end(session);
    session_add(session, cloud_in(before, session_world(session), "island"));
    session_add(session, cloud_in(before, session_world(session), "fieldland"));
    int drafted = session_draft(session)->count;
    int lost = session_change_rules(session, after);
    MoatOrders orders[MOAT_BLOCS];
    assert_true(moat_game_orders(session_game(session), 0, orders));
    assert_int_equal(orders[0].count, 1);
    assert_string_equal(after->market[orders[0].order[0].target].id, "harbour");
    assert_int_equal(session_draft(session)->count, drafted - lost);
    assert_true(lost >= 1);
    moat_rules_free(before);
    session_close(session);
    moat_rules_free(after);
}

/* A level that now ends sooner: turns after the end are gone, and the game is over. */
static void test_shorter(void **state) {
    (void)state;
    MoatRules *before = changed(""), *after = changed("calendar: {start: 2027-Q1, quarters_per_turn: 4, turns: 2}\n");
    Session *session = played(before);
    session_change_rules(session, after);
    assert_true(session_over(session));
    assert_int_equal(moat_game_turns(session_game(session)), 2);
    assert_int_equal(session_end(session), SESSION_GAME_OVER);
    moat_rules_free(before);
    session_close(session);
    moat_rules_free(after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_number),
        cmocka_unit_test(test_moved_and_gone),
        cmocka_unit_test(test_shorter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
