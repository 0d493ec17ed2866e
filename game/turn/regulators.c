/* regulators.c - inquiry, case, penalty. Competition authorities look at dominance that is charged for, security authorities at taps and at
 * foreign control of those who mind it; every regulator does both in its own measure. */
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

/* What anyone can see of a bloc in each market, in bn USD of use at price 1. */
typedef struct Seen { MoatFixed all[MOAT_MARKETS], own[MOAT_MARKETS], open[MOAT_MARKETS], extracted[MOAT_MARKETS], locked[MOAT_MARKETS]; } Seen;

VECTORS static void see(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatSide b, Seen *seen) {
    Seen row = {0};
    const MoatFixed *price = quarter->price[b];
    for (int s = 0; s < rules->segments; s++) {
        const MoatFixed *premium = world->share[moat_premium(b)][s], *open = world->share[moat_open(b)][s], *none = world->share[MOAT_NONE][s];
        const MoatFixed *rate = quarter->rate[b][s], *node = rules->node[s], *depth = world->dependency[b][s];
        MoatFixed part = rules->spend[s], fair = rules->cap_price;
        for (int m = 0; m < MOAT_MARKETS; m++) {
            MoatFixed spent = fix_scale(world->size[m], part), sold = fix_scale(spent, premium[m]), given = fix_scale(spent, open[m]);
            row.all[m] += fix_scale(spent, MOAT_ONE - none[m]);
            row.own[m] += sold + given;
            row.open[m] += given;
            row.extracted[m] += fix_scale(sold, fix_positive(price[m] - fair)) + 3 * fix_scale(given, rate[m]);
            row.locked[m] += fix_scale(node[m], depth[m]);
        }
    }
    *seen = row;
}

/* What a regulator makes of it; parts of all use in its jurisdiction. */
typedef struct Sight { MoatFixed part, lock, extraction, restricted, control; } Sight;

static bool judges(const MoatRules *rules, int r, int m) { return rules->jurisdiction[r] >> m & 1; }

static Sight look(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Seen *seen, int r, MoatSide b) {
    MoatLong all = 0, own = 0, open = 0, extracted = 0, controlled = 0, node = 0, locked = 0;
    for (int m = 0; m < rules->markets; m++) {
        if (!judges(rules, r, m)) continue;
        all += seen->all[m];
        own += seen->own[m];
        open += seen->open[m];
        extracted += seen->extracted[m];
        controlled += fix_scale(seen->own[m], fix_scale(quarter->foreign[b][m], world->concern[m]));
        for (int s = 0; s < rules->segments; s++) node += rules->node[s][m];
        locked += seen->locked[m];
    }
    Sight sight = {0};
    if (all > 0) sight.part = fix_ratio(own, all), sight.control = fix_ratio(controlled, all);
    if (all > 0 && world->licence[b] == MOAT_RESTRICTED) sight.restricted = fix_ratio(open, all);
    if (own > 0) sight.extraction = fix_ratio(extracted, own);
    if (node > 0) sight.lock = fix_ratio(locked, node);
    return sight;
}

static MoatFixed practice(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    MoatFixed above = fix_positive(sight->part - rules->threshold[r]), room = MOAT_ONE - rules->threshold[r];
    MoatFixed dominance = room > 0 ? fix_div(above, room) : 0;
    MoatFixed charged = fix_mul(fix_mul(rules->heat_dominance, fix_add(dominance, sight->lock)), sight->extraction);
    MoatFixed competition = fix_add(charged, fix_mul(rules->heat_licence, sight->restricted)), security = 0;
    if (rules->regulator_home[r] != b)
        security = fix_add(fix_mul(rules->heat_tap, fix_whole(world->tap[b])), fix_mul(rules->heat_foreign, sight->control));
    MoatFixed both = fix_add(fix_mul(rules->clock_competition[r], competition), fix_mul(rules->clock_security[r], security));
    return fix_mul(fix_mul(rules->heat_gain, rules->strictness[r]), both);
}

/* A fine, lost trust and lost dependency, all times `measure`. */
static void punish(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b, MoatFixed measure) {
    MoatLong sold = 0;
    MoatFixed lost = fix_mul(MOAT_ONE - rules->penalty_keep, measure);
    for (int m = 0; m < rules->markets; m++) {
        if (!judges(rules, r, m)) continue;
        sold += quarter->sales[b][m];
        world->trust[b][m] = fix_max(fix_sub(world->trust[b][m], fix_mul(rules->penalty_trust, measure)), -MOAT_ONE);
        for (int s = 0; s < rules->segments; s++)
            world->dependency[b][s][m] = fix_sub(world->dependency[b][s][m], fix_mul(lost, world->dependency[b][s][m]));
    }
    MoatFixed fine = fix_mul(fix_mul(rules->fine_quarters, measure), fix_saturate(sold));
    world->cash[b] = fix_sub(world->cash[b], fine);
    world->fines[b] += fine;
    world->total_revenue[b] = world->total_revenue[b] > fine ? world->total_revenue[b] - fine : 0;
    world->penalties[b][r]++;
}

static void judge(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Seen *seen, int r, MoatSide b, MoatLedger *ledger) {
    Sight sight = look(world, rules, quarter, seen, r, b);
    MoatFixed most = fix_whole(4), *heat = &world->heat[b][r];
    if (world->cap[b][r] > 0) world->cap[b][r]--;
    if (world->compliance[b][r] > 0) world->compliance[b][r]--;
    *heat = fix_sub(*heat, fix_mul(rules->heat_fade, *heat));
    moat_ledger_look(ledger, world, MOAT_CAUSE_COOLING, b, r, -1);
    *heat = fix_clamp(fix_add(*heat, practice(world, rules, &sight, r, b)), 0, most);
    moat_ledger_look(ledger, world, MOAT_CAUSE_PRACTICE, b, r, -1);
    if (*heat < rules->penalty_line || world->cap[b][r] > 0) return;
    punish(world, rules, quarter, r, b, MOAT_ONE);
    world->cap[b][r] = fix_round(rules->cap_quarters);
    *heat = rules->heat_after;
    moat_ledger_tell(ledger, world, MOAT_CAUSE_PENALTY, b, r, -1);
    moat_ledger_look(ledger, world, MOAT_CAUSE_PENALTY, b, r, -1);
}

/* At the horizon open cases are settled in measure of their heat. Without this the best plan is to extract everything in the last
 * quarters and leave the bill to nobody. */
static void settle(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b, MoatLedger *ledger) {
    if (world->heat[b][r] <= rules->inquiry_line || world->cap[b][r] > 0) return;
    punish(world, rules, quarter, r, b, fix_min(world->heat[b][r], MOAT_ONE));
    moat_ledger_tell(ledger, world, MOAT_CAUSE_SETTLED, b, r, -1);
    moat_ledger_look(ledger, world, MOAT_CAUSE_SETTLED, b, r, -1);
}

void phase_regulators(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    Seen seen;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        see(world, rules, quarter, b, &seen);
        for (int r = 0; r < rules->regulators; r++) judge(world, rules, quarter, &seen, r, b, ledger);
    }
    if (world->quarter + 1 < moat_quarters(rules) || world->settled) return;
    world->settled = 1;
    for (int r = 0; r < rules->regulators; r++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) settle(world, rules, quarter, r, b, ledger);
}
