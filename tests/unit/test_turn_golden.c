/* test_turn_golden.c - the same level, seed and orders give the same world with every compiler, at every level of optimisation, on every
 * machine. A change of rules changes these numbers: raise MOAT_RULES_VERSION with them, and say in the commit what changed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "play.h"

enum { TURNS = 8 };
typedef struct Golden {
    uint64_t seed, begin, end;
} Golden;

static const Golden games[] = {
    {1, 0x3B299FF6D35925C8, 0x0EFA0855384687B9},
    {2, 0x018F8170D779A86D, 0xFA61C56E54116148},
    {3, 0x66F410C04C3CAE18, 0xEEBA5C2FF93FD3C3},
};
enum { GAMES = sizeof games / sizeof games[0] };

/* Whether the game comes to what is written; says what it comes to when not. */
static bool play(const MoatRules *rules, const Golden *golden) {
    MoatWorld world;
    moat_world_begin(&world, rules, golden->seed);
    uint64_t begin = moat_world_hash(&world);
    for (int t = 0; t < TURNS; t++) {
        MoatOrders orders[MOAT_BLOCS];
        assert_int_equal(world.winner, 0); /* a game that is over proves nothing */
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(&world, rules, b, golden->seed, 7, &orders[b]);
        moat_turn(&world, rules, orders, NULL);
    }
    uint64_t end = moat_world_hash(&world);
    if (begin == golden->begin && end == golden->end) return true;
    print_error("this game comes to {%d, 0x%016llX, 0x%016llX}\n", (int)golden->seed, (unsigned long long)begin, (unsigned long long)end);
    return false;
}

static void worlds_are_the_same_everywhere(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_TESTS_DIR "/levels/golden.yaml");
    int same = 0;
    for (size_t k = 0; k < GAMES; k++) same += play(rules, &games[k]);
    moat_rules_free(rules);
    assert_int_equal(same, GAMES);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(worlds_are_the_same_everywhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
