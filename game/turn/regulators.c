/* regulators.c - inquiry, case, penalty. Competition authorities look at dominance that is charged for, security authorities at taps and at
 * foreign control of those who mind it; every regulator does both in its own measure. */
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

/* What anyone can see of a bloc in each market, in bn USD of use at price 1; the last two by node weight. */
typedef struct Seen {
    MoatFixed all[MOAT_MARKETS], own[MOAT_MARKETS], open[MOAT_MARKETS], extracted[MOAT_MARKETS], controlled[MOAT_MARKETS];
    MoatFixed locked[MOAT_MARKETS], node[MOAT_MARKETS];
} Seen;

VECTORS static void see(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatSide b, Seen *seen) {
    Seen row = {0};
    MoatFixed fair = rules->cap_price;
    for (int s = 0; s < rules->segments; s++) {
        MoatFixed part = rules->spend[s];
        for (int m = 0; m < MOAT_MARKETS; m++) {
            MoatFixed sold = quarter->premium_use[b][s][m], given = quarter->open_use[b][s][m], node = rules->node[s][m];
            row.all[m] += fix_part(fix_part(world->size[m], part), MOAT_ONE - world->share[MOAT_NONE][s][m]);
            row.own[m] += sold + given;
            row.open[m] += given;
            row.extracted[m] += fix_scale(sold, fix_positive(quarter->price[b][m] - fair)) + 3 * fix_scale(given, quarter->rate[b][s][m]);
            row.locked[m] += fix_both(node, world->dependency[b][s][m]);
            row.node[m] += node;
        }
    }
    for (int m = 0; m < MOAT_MARKETS; m++) row.controlled[m] = fix_scale(row.own[m], fix_part(world->concern[m], quarter->foreign[b][m]));
    *seen = row;
}

static uint32_t judged(const MoatRules *rules, int r) { return rules->jurisdiction[r] & ((UINT32_C(1) << rules->markets) - 1); }

/* What is seen in all markets that a regulator judges. */
typedef struct Sight {
    MoatLong all, own, open, extracted, controlled, locked, node;
} Sight;

/* A regulator judges few markets as a rule, so they are taken bit by bit. */
static Sight look(const MoatRules *rules, const Seen *seen, int r) {
    Sight sight = {0};
    for (uint32_t markets = judged(rules, r); markets; markets &= markets - 1) {
        int m = __builtin_ctz(markets);
        sight.all += seen->all[m];
        sight.own += seen->own[m];
        sight.open += seen->open[m];
        sight.extracted += seen->extracted[m];
        sight.controlled += seen->controlled[m];
        sight.locked += seen->locked[m];
        sight.node += seen->node[m];
    }
    return sight;
}

static MoatFixed part_of(MoatLong part, MoatLong whole) { return fix_saturate(fix_part_of(part, whole)); }

/* Dominance and lock-in that is charged for, and a licence that keeps others out. Where nothing is charged the first need not be measured.
 */
static MoatFixed competition(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    MoatFixed charged = 0, restricted = 0;
    if (sight->extracted > 0) {
        MoatFixed room = MOAT_ONE - rules->threshold[r], above = fix_positive(part_of(sight->own, sight->all) - rules->threshold[r]);
        MoatFixed dominance = above > 0 && room > 0 ? fix_div(above, room) : 0;
        MoatFixed lock = part_of(sight->locked, sight->node);
        charged = fix_mul(fix_mul(rules->heat_dominance, fix_add(dominance, lock)), part_of(sight->extracted, sight->own));
    }
    if (world->licence[b] == MOAT_RESTRICTED) restricted = part_of(sight->open, sight->all);
    return fix_add(charged, fix_mul(rules->heat_licence, restricted));
}

/* Taps, and foreign control of those who mind it; no bloc's home minds its own. */
static MoatFixed security(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    if (rules->regulator_home[r] == b) return 0;
    MoatFixed control = part_of(sight->controlled, sight->all);
    return fix_add(fix_mul(rules->heat_tap, fix_whole(world->tap[b])), fix_mul(rules->heat_foreign, control));
}

static MoatFixed practice(const MoatWorld *world, const MoatRules *rules, const Seen *seen, int r, MoatSide b) {
    const Sight sight = look(rules, seen, r);
    MoatFixed both = 0;
    if (rules->clock_competition[r]) both = fix_mul(rules->clock_competition[r], competition(world, rules, &sight, r, b));
    if (rules->clock_security[r]) both = fix_add(both, fix_mul(rules->clock_security[r], security(world, rules, &sight, r, b)));
    return fix_mul(fix_mul(rules->heat_gain, rules->strictness[r]), both);
}

/* A fine, lost trust and lost dependency, all times `measure`. */
static void punish(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b, MoatFixed measure) {
    MoatLong sold = 0;
    MoatFixed lost = fix_mul(MOAT_ONE - rules->penalty_keep, measure);
    for (uint32_t markets = judged(rules, r); markets; markets &= markets - 1) {
        int m = __builtin_ctz(markets);
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

static void judge(
    MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Seen *seen, int r, MoatSide b, MoatLedger *ledger) {
    MoatFixed most = fix_whole(4), *heat = &world->heat[b][r];
    if (world->cap[b][r] > 0) world->cap[b][r]--;
    if (world->compliance[b][r] > 0) world->compliance[b][r]--;
    *heat = fix_sub(*heat, fix_mul(rules->heat_fade, *heat));
    turn_look(ledger, world, MOAT_CAUSE_COOLING, b, r, -1);
    *heat = fix_clamp(fix_add(*heat, practice(world, rules, seen, r, b)), 0, most);
    turn_look(ledger, world, MOAT_CAUSE_PRACTICE, b, r, -1);
    if (*heat < rules->penalty_line || world->cap[b][r] > 0) return;
    punish(world, rules, quarter, r, b, MOAT_ONE);
    world->cap[b][r] = fix_round(rules->cap_quarters);
    *heat = rules->heat_after;
    turn_tell(ledger, world, MOAT_CAUSE_PENALTY, b, r, -1);
    turn_look(ledger, world, MOAT_CAUSE_PENALTY, b, r, -1);
}

/* At the horizon open cases are settled in measure of their heat. Without this the best plan is to extract everything in the last
 * quarters and leave the bill to nobody. */
static void settle(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b, MoatLedger *ledger) {
    if (world->heat[b][r] <= rules->inquiry_line || world->cap[b][r] > 0) return;
    punish(world, rules, quarter, r, b, fix_min(world->heat[b][r], MOAT_ONE));
    turn_tell(ledger, world, MOAT_CAUSE_SETTLED, b, r, -1);
    turn_look(ledger, world, MOAT_CAUSE_SETTLED, b, r, -1);
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
