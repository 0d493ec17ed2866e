/* dependency.c - use becomes dependency, slowly; charging sours what giving has built. Each step adds its part, all parts computed from
 * the dependency of the quarter's start, so that the ledger can name them and their order does not matter. */
#include <string.h>
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

typedef MoatFixed Depth[MOAT_SEGMENTS][MOAT_MARKETS];
typedef enum Step { LOCK_IN, OPEN_USE, FADE, SOUR, STEPS } Step;

/* What the rules say of a segment. */
typedef struct Pace {
    MoatFixed premium, open, fade, sour;
} Pace;

/* What a line's use was, and how dependent the cell was, at the start of the quarter. */
typedef struct Cell {
    MoatFixed premium, open, rate, was;
} Cell;

PART_OF_VECTORS MoatFixed part(Step step, const Pace *pace, const Cell *cell) {
    switch (step) {
    case LOCK_IN: return fix_part(fix_part(pace->premium, cell->premium), MOAT_ONE - cell->was);
    case OPEN_USE:
        return fix_both(fix_both(fix_both(pace->open, fix_positive(MOAT_ONE - cell->rate / 2)), cell->open), MOAT_ONE - cell->was);
    case FADE: return -fix_both(fix_both(pace->fade, cell->was), MOAT_ONE - cell->premium - cell->open);
    default: return -fix_part(fix_part(cell->rate, pace->sour), cell->was);
    }
}

PART_OF_VECTORS MoatFixed after(MoatFixed depth, Step step, const Pace *pace, const Cell *cell) {
    return fix_clamp(depth + part(step, pace, cell), 0, MOAT_ONE);
}

PART_OF_VECTORS Pace pace_of(const MoatRules *rules, int s) {
    return (Pace){fix_scale(rules->depend_premium, rules->lock_in[s]), rules->depend_open, rules->depend_fade, rules->depend_sour};
}

PART_OF_VECTORS Cell cell_of(const MoatWorld *world, const Quarter *quarter, MoatSide b, int s, int m, bool charged, MoatFixed was) {
    MoatFixed rate = charged ? quarter->rate[b][s][m] : 0;
    return (Cell){world->share[moat_premium(b)][s][m], world->share[moat_open(b)][s][m], rate, was};
}

/* `charged` is a constant where this is inlined: what is free sours nothing. */
PART_OF_VECTORS void take_row(MoatWorld *world, const Quarter *quarter, const Pace *pace, MoatSide b, int s, bool charged) {
    for (int m = 0; m < MOAT_MARKETS; m++) {
        const Cell cell = cell_of(world, quarter, b, s, m, charged, world->dependency[b][s][m]);
        MoatFixed depth = after(cell.was, LOCK_IN, pace, &cell);
        depth = after(depth, OPEN_USE, pace, &cell);
        depth = after(depth, FADE, pace, &cell);
        world->dependency[b][s][m] = charged ? after(depth, SOUR, pace, &cell) : depth;
    }
}

/* Nobody asks for the steps: all in one pass. tests/unit/test_turn.c holds it against the steps. */
VECTORS static void take_all(MoatWorld *world, const MoatRules *rules, const Quarter *quarter) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int s = 0; s < rules->segments; s++) {
            const Pace pace = pace_of(rules, s);
            if (quarter->charged[b][s])
                take_row(world, quarter, &pace, b, s, true);
            else
                take_row(world, quarter, &pace, b, s, false);
        }
}

static void take(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, Step step, const Depth *was) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int s = 0; s < rules->segments; s++) {
            const Pace pace = pace_of(rules, s);
            for (int m = 0; m < MOAT_MARKETS; m++) {
                const Cell cell = cell_of(world, quarter, b, s, m, true, was[b][s][m]);
                world->dependency[b][s][m] = after(world->dependency[b][s][m], step, &pace, &cell);
            }
        }
}

static void take_one_by_one(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    static const MoatCause cause[STEPS] = {MOAT_CAUSE_LOCK_IN, MOAT_CAUSE_OPEN_USE, MOAT_CAUSE_FADED, MOAT_CAUSE_SOURED};
    Depth was[MOAT_BLOCS];
    memcpy(was, world->dependency, sizeof was);
    for (Step step = LOCK_IN; step < STEPS; step++) {
        take(world, rules, quarter, step, was);
        turn_look(ledger, world, cause[step], -1, -1, -1);
    }
}

void phase_dependency(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    if (ledger)
        take_one_by_one(world, rules, quarter, ledger);
    else
        take_all(world, rules, quarter);
}
