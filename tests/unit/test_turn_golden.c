/* test_turn_golden.c - the same level, seed and orders give the same bytes with every compiler, optimisation and sanitizer. The level is
 * frozen (tests/screens/levels), so these constants change only when the rules do: raise MOAT_RULES_VERSION then. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include "play.h"

static const struct { uint64_t seed, hash; } golden[] = {
    {1, UINT64_C(0x270C6859A81ADB4C)}, {2, UINT64_C(0x092DF9E39A6243A7)}, {3, UINT64_C(0xD3B07794D6ED2E7A)},
};

static void worlds_are_the_same_everywhere(void **state) {
    (void)state;
    MoatRules *rules = play_rules(MOAT_TESTS_DIR "/screens/levels/free-or-paid.yaml");
    for (size_t k = 0; k < sizeof golden / sizeof golden[0]; k++) {
        MoatWorld world;
        moat_world_begin(&world, rules, golden[k].seed);
        while (!world.winner) {
            MoatOrders orders[MOAT_BLOCS];
            for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(&world, rules, b, golden[k].seed, 6, &orders[b]);
            moat_turn(&world, rules, orders, NULL);
        }
        if (moat_world_hash(&world) != golden[k].hash)
            fail_msg("seed %d: hash 0x%016llX", (int)golden[k].seed, (unsigned long long)moat_world_hash(&world));
    }
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(worlds_are_the_same_everywhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
