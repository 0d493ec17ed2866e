/* par.c - what the first bloc must score to break even, by who plays. */
#include <string.h>
#include "fixed.h"
#include "phases.h"

/* The place in minds.def; -1 of a level's own opponent. */
static int rung_of(const char *mind) {
    static const char *const rungs[] = {
#define MIND(id, ...) #id,
#include "moat/minds.def"
    };
    for (int k = 0; k < MOAT_HANDICAPS; k++)
        if (strcmp(rungs[k], mind) == 0) return k;
    return -1;
}

MoatFixed moat_par_between(const MoatRules *rules, const char *first, const char *second) {
    if (!first) first = second;
    if (!second) second = first;
    int rung = first && strcmp(first, second) == 0 ? rung_of(first) : -1;
    return rung >= 0 ? fix_add(rules->par, rules->handicap[rung]) : rules->par;
}

void moat_world_set_par(MoatWorld *world, const MoatRules *rules, MoatFixed par) {
    world->par = par;
    phase_standing(world, rules, NULL);
}
