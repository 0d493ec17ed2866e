/* begin.c - the opening of a game: the level's values, dealt by the seed, and what follows from them. */
#include <string.h>
#include "draw.h"
#include "fixed.h"
#include "phases.h"

static MoatFixed dealt_part(const MoatWorld *world, DrawPurpose purpose, int subject, MoatFixed value, MoatFixed width) {
    return fix_mul(value, MOAT_ONE + draw_spread(world, purpose, subject, 0, width));
}

static void deal_blocs(MoatWorld *world, const MoatRules *rules) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        world->lab[b] = fix_positive(fix_add(world->lab[b], draw_spread(world, DRAW_DEAL_LAB, b, 0, rules->deal_lab)));
        world->fab[b] = dealt_part(world, DRAW_DEAL_FAB, b, world->fab[b], rules->deal_fab);
        world->compute[b] = dealt_part(world, DRAW_DEAL_COMPUTE, b, world->compute[b], rules->deal_compute);
    }
}

static void deal_markets(MoatWorld *world, const MoatRules *rules) {
    for (int m = 0; m < rules->markets; m++) {
        world->concern[m] = dealt_part(world, DRAW_DEAL_CONCERN, m, world->concern[m], rules->deal_concern);
        world->size[m] = dealt_part(world, DRAW_DEAL_SIZE, m, world->size[m], rules->deal_size);
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            MoatFixed dealt = fix_add(world->trust[b][m], draw_spread(world, DRAW_DEAL_TRUST, m, b, rules->deal_trust));
            world->trust[b][m] = fix_clamp(dealt, -MOAT_ONE, MOAT_ONE);
        }
    }
}

/* Starting shares: the adopted part of a cell is split in proportion to what each line had to offer there. */
static void begin_cell(MoatWorld *world, const MoatRules *rules, int s, int m) {
    MoatFixed pull[MOAT_NONE], adopted = rules->adopted[s], left = MOAT_ONE;
    int64_t sum = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed access = world->access[b][m];
        MoatFixed sold = fix_mul(rules->begin_premium[b], fix_mul(access, world->cloud[b][m]));
        pull[moat_premium(b)] = fix_add(sold, rules->begin_premium_base[b]);
        pull[moat_open(b)] = fix_add(rules->begin_open[b], fix_mul(rules->begin_open_access[b], access));
    }
    pull[MOAT_SOVEREIGN] = rules->begin_sovereign;
    for (int k = 0; k < MOAT_NONE; k++) sum += pull[k];
    for (int k = 0; k < MOAT_NONE; k++) {
        world->share[k][s][m] = sum > 0 ? (MoatFixed)((int64_t)adopted * pull[k] / sum) : 0;
        left -= world->share[k][s][m];
    }
    world->share[MOAT_NONE][s][m] = left;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed use = world->share[moat_premium(b)][s][m] + world->share[moat_open(b)][s][m];
        world->dependency[b][s][m] = fix_min(fix_mul(rules->begin_depend, use), MOAT_ONE);
    }
}

void moat_world_begin(MoatWorld *world, const MoatRules *rules, uint64_t seed) {
    memcpy(world, &rules->start, sizeof *world);
    world->seed = seed;
    world->par = rules->par;
    deal_blocs(world, rules);
    deal_markets(world, rules);
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < rules->markets; m++) begin_cell(world, rules, s, m);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        world->frontier = fix_max(world->frontier, fix_max(world->premium[b], world->open[b]));
        world->present[b] = MOAT_ONE / 2;
    }
    phase_standing(world, rules, NULL);
    phase_brief(world, rules, NULL);
}
