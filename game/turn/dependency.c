/* dependency.c - use becomes dependency, slowly; charging sours what giving has built. Each step adds its part, all parts computed from
 * the dependency of the quarter's start, so that the ledger can name them and their order does not matter. */
#include <string.h>
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

typedef MoatFixed Depth[MOAT_SEGMENTS][MOAT_MARKETS];
typedef enum Step { LOCK_IN, OPEN_USE, FADE, SOUR, STEPS } Step;

PART_OF_VECTORS MoatFixed part(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, Step step, MoatSide b, int s, int m,
    MoatFixed was) {
    MoatFixed premium = world->share[moat_premium(b)][s][m], open = world->share[moat_open(b)][s][m], rate = quarter->rate[b][s][m];
    switch (step) {
    case LOCK_IN: return fix_scale(fix_scale(fix_scale(rules->depend_premium, rules->lock_in[s]), premium), MOAT_ONE - was);
    case OPEN_USE: return fix_scale(fix_scale(fix_scale(rules->depend_open, fix_positive(MOAT_ONE - rate / 2)), open), MOAT_ONE - was);
    case FADE: return -fix_scale(fix_scale(rules->depend_fade, was), MOAT_ONE - premium - open);
    default: return -fix_scale(fix_scale(rules->depend_sour, rate), was);
    }
}

PART_OF_VECTORS void take_step(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, Step step, const Depth *was) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int s = 0; s < rules->segments; s++)
            for (int m = 0; m < MOAT_MARKETS; m++) {
                MoatFixed now = world->dependency[b][s][m] + part(world, rules, quarter, step, b, s, m, was[b][s][m]);
                world->dependency[b][s][m] = fix_clamp(now, 0, MOAT_ONE);
            }
}

VECTORS static void lock_in(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Depth *was) {
    take_step(world, rules, quarter, LOCK_IN, was);
}
VECTORS static void use_open(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Depth *was) {
    take_step(world, rules, quarter, OPEN_USE, was);
}
VECTORS static void fade(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Depth *was) {
    take_step(world, rules, quarter, FADE, was);
}
VECTORS static void sour(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Depth *was) {
    take_step(world, rules, quarter, SOUR, was);
}

void phase_dependency(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    Depth was[MOAT_BLOCS];
    memcpy(was, world->dependency, sizeof was);
    lock_in(world, rules, quarter, was);
    moat_ledger_look(ledger, world, MOAT_CAUSE_LOCK_IN, -1, -1, -1);
    use_open(world, rules, quarter, was);
    moat_ledger_look(ledger, world, MOAT_CAUSE_OPEN_USE, -1, -1, -1);
    fade(world, rules, quarter, was);
    moat_ledger_look(ledger, world, MOAT_CAUSE_FADED, -1, -1, -1);
    sour(world, rules, quarter, was);
    moat_ledger_look(ledger, world, MOAT_CAUSE_SOURED, -1, -1, -1);
}
