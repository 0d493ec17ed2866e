/* regulators.c - inquiry, case, penalty. Competition authorities look at dominance that is charged for, security authorities at taps and at
 * foreign control of those who mind it; every regulator does both in its own measure. */
#include "fixed.h"
#include "phases.h"

/* What a regulator sees of a bloc; parts of all use in its jurisdiction. */
typedef struct Sight { MoatFixed part, lock, extraction, restricted, control; } Sight;

static bool judges(const MoatRules *rules, int r, int m) { return rules->jurisdiction[r] >> m & 1; }

static Sight look(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b) {
    MoatLong all = 0, own = 0, open = 0, extracted = 0, controlled = 0, node = 0, locked = 0;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < rules->markets; m++) {
            if (!judges(rules, r, m)) continue;
            MoatFixed spent = fix_mul(world->size[m], rules->spend[s]);
            MoatFixed premium = fix_mul(spent, world->share[moat_premium(b)][s][m]);
            MoatFixed given = fix_mul(spent, world->share[moat_open(b)][s][m]);
            MoatFixed dear = fix_positive(quarter->price[b][m] - rules->cap_price);
            all += fix_mul(spent, MOAT_ONE - world->share[MOAT_NONE][s][m]);
            own += premium + given;
            open += given;
            extracted += fix_mul(premium, dear) + fix_mul(given, fix_add(2 * quarter->rate[b][s][m], quarter->rate[b][s][m]));
            controlled += fix_mul(premium + given, fix_mul(quarter->foreign[b][m], world->concern[m]));
            node += rules->node[s][m];
            locked += fix_mul(rules->node[s][m], world->dependency[b][s][m]);
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

static void judge(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int r, MoatSide b, MoatLedger *ledger) {
    Sight sight = look(world, rules, quarter, r, b);
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
    for (int r = 0; r < rules->regulators; r++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) judge(world, rules, quarter, r, b, ledger);
    if (world->quarter + 1 < moat_quarters(rules) || world->settled) return;
    world->settled = 1;
    for (int r = 0; r < rules->regulators; r++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) settle(world, rules, quarter, r, b, ledger);
}
