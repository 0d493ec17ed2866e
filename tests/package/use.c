/* use.c - a program of somebody else's on libmoat: loads a level, plays a turn without orders, prints the world's hash. */
#include <inttypes.h>
#include <stdio.h>
#include <moat/level.h>
#include <moat/turn.h>

int main(int argc, char **argv) {
    const char *const folders[] = {argc > 2 ? argv[2] : ".", NULL};
    MoatProblems problems = {0};
    MoatOrders orders[MOAT_BLOCS] = {0};
    static MoatWorld world;
    MoatRules *rules = argc > 1 ? moat_level_load(argv[1], folders, &problems) : NULL;
    if (!rules) return 1;
    moat_world_begin(&world, rules, 1);
    moat_turn(&world, rules, orders, NULL);
    printf("turn %d, hash %016" PRIx64 "\n", (int)world.turn, moat_world_hash(&world));
    moat_rules_free(rules);
    return 0;
}
