/* regulators.c - inquiry, case, penalty. Competition authorities look at dominance that is charged for, security authorities at taps and at
 * foreign control of those who mind it; every regulator does both in its own measure. */
#include <string.h>
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

/* What is seen in all markets that each regulator judges, in bn USD of use at price 1; lock-in by node weight. Of blocs but for `all`. */
typedef struct Sight {
    MoatLong all[MOAT_REGULATORS], own[MOAT_BLOCS][MOAT_REGULATORS], open[MOAT_BLOCS][MOAT_REGULATORS];
    MoatLong extracted[MOAT_BLOCS][MOAT_REGULATORS], controlled[MOAT_BLOCS][MOAT_REGULATORS], locked[MOAT_BLOCS][MOAT_REGULATORS];
    bool charges[MOAT_BLOCS]; /* beyond the fair price, somewhere; else own, extracted and locked are not looked at */
} Sight;

PART_OF_VECTORS void all_use(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatFixed all[MOAT_MARKETS]) {
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++) all[m] += fix_part(quarter->spent[s][m], MOAT_ONE - world->share[MOAT_NONE][s][m]);
}

/* By node weight. */
PART_OF_VECTORS void lock_in(const MoatWorld *world, const MoatRules *rules, MoatSide b, MoatFixed locked[MOAT_MARKETS]) {
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++) locked[m] += fix_both(rules->node[s][m], world->dependency[b][s][m]);
}

PART_OF_VECTORS void control(const MoatWorld *world, const Quarter *quarter, MoatSide b, MoatFixed controlled[MOAT_MARKETS]) {
    for (int m = 0; m < MOAT_MARKETS; m++)
        controlled[m] = fix_scale(quarter->use[b][m], fix_part(world->concern[m], quarter->foreign[b][m]));
}

static uint32_t judged(const MoatRules *rules, int r) { return rules->jurisdiction[r] & ((UINT32_C(1) << rules->markets) - 1); }

/* One lane a regulator. Written out, because compilers would rather run along the markets. */
typedef MoatLong Lanes __attribute__((vector_size(MOAT_REGULATORS * sizeof(MoatLong))));

/* The sums of all regulators at once: market by market, to those who judge it. */
PART_OF_VECTORS void look(const MoatRules *rules, const MoatFixed row[MOAT_MARKETS], MoatLong sums[MOAT_REGULATORS]) {
    Lanes sum = {0}, mask;
    for (int m = 0; m < rules->markets; m++) {
        memcpy(&mask, rules->judged[m], sizeof mask);
        sum += (MoatLong)row[m] & mask;
    }
    memcpy(sums, &sum, sizeof sum);
}

PART_OF_VECTORS bool any(const MoatFixed row[MOAT_MARKETS]) {
    MoatFixed bits = 0;
    for (int m = 0; m < MOAT_MARKETS; m++) bits |= row[m];
    return bits != 0;
}

VECTORS static void see(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, Sight *sight) {
    MoatFixed all[MOAT_MARKETS] = {0}, controlled[MOAT_MARKETS];
    all_use(world, rules, quarter, all);
    look(rules, all, sight->all);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        control(world, quarter, b, controlled);
        look(rules, controlled, sight->controlled[b]);
        if (world->licence[b] == MOAT_RESTRICTED) look(rules, quarter->open_use[b], sight->open[b]);
        sight->charges[b] = any(quarter->extracted[b]);
        if (!sight->charges[b]) continue;
        MoatFixed locked[MOAT_MARKETS] = {0};
        lock_in(world, rules, b, locked);
        look(rules, quarter->use[b], sight->own[b]);
        look(rules, quarter->extracted[b], sight->extracted[b]);
        look(rules, locked, sight->locked[b]);
    }
}

static MoatFixed part_of(MoatLong part, MoatLong whole) { return fix_saturate(fix_part_of(part, whole)); }

/* The part above the threshold, of what there is above it; 0 below. part_of rounds to nearest: it passes the threshold just when the
 * product says so, and most need no division. */
static MoatFixed dominance(const MoatRules *rules, MoatLong own, MoatLong all, int r) {
    MoatFixed threshold = rules->threshold[r], room = MOAT_ONE - threshold;
    if (room <= 0 || all <= 0 || own * MOAT_ONE + all / 2 < (MoatLong)(threshold + 1) * all) return 0;
    return fix_div(part_of(own, all) - threshold, room);
}

/* Dominance and lock-in that is charged for, and a licence that keeps others out. Where nothing is charged the first need not be measured.
 */
static MoatFixed competition(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    MoatFixed charged = 0, restricted = 0;
    if (sight->charges[b] && sight->extracted[b][r] > 0) {
        MoatFixed lock = part_of(sight->locked[b][r], rules->regulator_node[r]);
        MoatFixed grip = fix_add(dominance(rules, sight->own[b][r], sight->all[r], r), lock);
        charged = fix_mul(fix_mul(rules->heat_dominance, grip), part_of(sight->extracted[b][r], sight->own[b][r]));
    }
    if (world->licence[b] == MOAT_RESTRICTED) restricted = part_of(sight->open[b][r], sight->all[r]);
    return fix_add(charged, fix_mul(rules->heat_licence, restricted));
}

/* Taps, and foreign control of those who mind it; no bloc's home minds its own. */
static MoatFixed security(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    if (rules->regulator_home[r] == b) return 0;
    MoatFixed control = part_of(sight->controlled[b][r], sight->all[r]);
    return fix_add(fix_mul(rules->heat_tap, fix_whole(world->tap[b])), fix_mul(rules->heat_foreign, control));
}

static MoatFixed practice(const MoatWorld *world, const MoatRules *rules, const Sight *sight, int r, MoatSide b) {
    MoatFixed both = 0;
    bool competes = sight->charges[b] || world->licence[b] == MOAT_RESTRICTED;
    if (rules->clock_competition[r] && competes) both = fix_mul(rules->clock_competition[r], competition(world, rules, sight, r, b));
    if (rules->clock_security[r]) both = fix_add(both, fix_mul(rules->clock_security[r], security(world, rules, sight, r, b)));
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
    MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Sight *sight, int r, MoatSide b, MoatLedger *ledger) {
    MoatFixed most = fix_whole(4), *heat = &world->heat[b][r];
    if (world->cap[b][r] > 0) world->cap[b][r]--;
    if (world->compliance[b][r] > 0) world->compliance[b][r]--;
    *heat = fix_sub(*heat, fix_mul(rules->heat_fade, *heat));
    turn_look(ledger, world, MOAT_CAUSE_COOLING, b, r, -1);
    *heat = fix_clamp(fix_add(*heat, practice(world, rules, sight, r, b)), 0, most);
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
    Sight sight;
    see(world, rules, quarter, &sight);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int r = 0; r < rules->regulators; r++) judge(world, rules, quarter, &sight, r, b, ledger);
    if (world->quarter + 1 < moat_quarters(rules) || world->settled) return;
    world->settled = 1;
    for (int r = 0; r < rules->regulators; r++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) settle(world, rules, quarter, r, b, ledger);
}
