/* adoption.c - who runs on what: newcomers (Bass 1969) and leavers (churn, switching cost) spread over the six lines by a multinomial
 * logit (McFadden 1974). Nearly all time of a quarter is spent here, so rows of markets are handled as vectors: loops over `n` markets,
 * n a multiple of 8, no branches, 32-bit lanes. choice.c says the same term by term. */
#include "exponent.h"
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

typedef MoatFixed Row[MOAT_MARKETS];

/* What does not depend on the segment. */
typedef struct Market {
    Row weight;                              /* price_weight * price_sensitivity */
    Row premium[MOAT_BLOCS];                 /* cloud and service */
    Row price[MOAT_BLOCS], risk[MOAT_BLOCS]; /* of premium, to be weighed by the segment */
    Row free_risk[MOAT_BLOCS];               /* of open where it costs nothing, likewise */
    Row hosting, sovereign, pride;
} Market;

PART_OF_VECTORS void market_terms(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, Market *market, int n) {
    MoatFixed weight = rules->price_weight, need = rules->hosting_need, skill = rules->sovereign_skill, hosting = rules->sovereign_hosting;
    MoatFixed pride = rules->sovereign_pride, cloud = rules->cloud_need;
    for (int m = 0; m < n; m++) {
        market->weight[m] = fix_scale(weight, rules->price_sensitivity[m]);
        market->hosting[m] = -fix_part(need, MOAT_ONE - world->hosting[m]);
        market->sovereign[m] = -fix_part(skill, MOAT_ONE - world->skill[m]) - fix_part(hosting, MOAT_ONE - world->hosting[m]);
        market->pride[m] = fix_scale(pride, world->concern[m]);
    }
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed service = fix_part(rules->service_need, MOAT_ONE - world->service[b]);
        for (int m = 0; m < n; m++) {
            market->premium[b][m] = -fix_part(cloud, MOAT_ONE - world->cloud[b][m]) - service;
            market->price[b][m] = fix_scale(market->weight[m], quarter->price[b][m]);
            market->risk[b][m] = fix_scale(world->concern[m], quarter->risk_premium[b][m]);
            market->free_risk[b][m] = fix_scale(world->concern[m], quarter->risk_open[b][m]);
        }
    }
}

/* `charged` is a constant where this is inlined: nothing is computed of a rate that is 0. */
PART_OF_VECTORS void bloc_utilities(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Market *market, int s,
    MoatSide b, bool charged, Row *utility, int n) {
    MoatFixed w_price = rules->w_price[s], w_sov = rules->w_sovereignty[s], w_net = rules->w_network[s], w_trust = rules->w_trust[s];
    MoatFixed habit = rules->habit, fear = rules->rent_fear;
    MoatFixed premium = fix_scale(rules->w_capability[s], quarter->quality_premium[b]);
    MoatFixed open = fix_scale(rules->w_capability[s], quarter->quality_open[b]) - rules->open_toil;
    for (int m = 0; m < n; m++) {
        MoatFixed common =
            fix_scale(w_net, quarter->net[b][m]) + fix_scale(w_trust, world->trust[b][m]) + fix_part(habit, world->dependency[b][s][m]);
        MoatFixed rate = charged ? quarter->rate[b][s][m] : 0, price = charged ? fix_scale(w_price, fix_scale(market->weight[m], rate)) : 0;
        MoatFixed risk =
            charged ? fix_scale(world->concern[m], quarter->risk_open[b][m] + fix_part(fix_scale(fear, rate), quarter->foreign[b][m]))
                    : market->free_risk[b][m];
        utility[moat_premium(b)][m] =
            premium + common + market->premium[b][m] - fix_scale(w_price, market->price[b][m]) - fix_scale(w_sov, market->risk[b][m]);
        utility[moat_open(b)][m] = open + common + market->hosting[m] - price - fix_scale(w_sov, risk);
    }
}

/* Most segments do not learn, and are spared this. */
PART_OF_VECTORS void add_campus(const MoatWorld *world, const MoatRules *rules, int s, MoatSide b, Row *utility, int n) {
    MoatFixed pull = fix_part(rules->campus_pull, rules->learns[s]);
    if (pull == 0) return;
    for (int m = 0; m < n; m++) {
        MoatFixed campus = fix_part(pull, world->campus[b][m]);
        utility[moat_premium(b)][m] += campus;
        utility[moat_open(b)][m] += campus;
    }
}

/* e^-behind at reach 1. Beyond 12 nothing is left of it in 16 bits. */
PART_OF_VECTORS MoatFixed weight_of(MoatFixed behind) { return exp_minus((uint32_t)fix_min(behind, 12 * MOAT_ONE)); }

/* How far the six utilities stand behind the best of them, one after another without gaps: one loop for all that comes next. */
PART_OF_VECTORS void segment_behind(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Market *market, int s, MoatFixed *behind, int n) {
    Row utility[MOAT_NONE], best;
    MoatFixed sovereign = fix_scale(rules->w_capability[s], quarter->quality_sovereign), w_sov = rules->w_sovereignty[s],
              none = rules->none_utility;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        if (quarter->charged[b][s])
            bloc_utilities(world, rules, quarter, market, s, b, true, utility, n);
        else
            bloc_utilities(world, rules, quarter, market, s, b, false, utility, n);
        add_campus(world, rules, s, b, utility, n);
    }
    for (int m = 0; m < n; m++) {
        utility[MOAT_SOVEREIGN][m] = sovereign + market->sovereign[m] + fix_scale(w_sov, market->pride[m]);
        best[m] = none;
        for (int k = 0; k < MOAT_NONE; k++) best[m] = fix_max(best[m], utility[k][m]);
    }
    for (int k = 0; k < MOAT_NONE; k++)
        for (int m = 0; m < n; m++) behind[k * n + m] = best[m] - utility[k][m];
    for (int m = 0; m < n; m++) behind[MOAT_NONE * n + m] = best[m] - none;
}

/* e^(utility - best) times reach; every weight is at most 1. */
PART_OF_VECTORS void segment_weights(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, const Market *market, int s, MoatFixed *weight, int n) {
    segment_behind(world, rules, quarter, market, s, weight, n);
    for (int i = 0; i < MOAT_LINES * n; i++) weight[i] = weight_of(weight[i]);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed *premium = weight + moat_premium(b) * n, *open = weight + moat_open(b) * n;
        for (int m = 0; m < n; m++) premium[m] = fix_both(quarter->reach_premium[b][m], premium[m]);
        for (int m = 0; m < n; m++) open[m] = fix_both(quarter->reach_open[b][m], open[m]);
    }
}

PART_OF_VECTORS void bloc_leavers(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int s, MoatSide b, bool charged, Row *leave, int n) {
    MoatFixed churn = rules->churn[s], lock = rules->lock, flight = rules->flight;
    for (int m = 0; m < n; m++) {
        MoatFixed restless = fix_both(churn, MOAT_ONE - fix_both(lock, world->dependency[b][s][m])), fleeing = restless;
        if (charged) fleeing = fix_min(fix_part(MOAT_ONE + fix_scale(flight, quarter->rate[b][s][m]), restless), MOAT_ONE);
        leave[moat_premium(b)][m] = fix_both(world->share[moat_premium(b)][s][m], restless);
        leave[moat_open(b)][m] = fix_both(world->share[moat_open(b)][s][m], fleeing);
    }
}

/* Who leaves each line in the quarter. */
PART_OF_VECTORS void segment_leavers(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int s, Row *leave, int n) {
    MoatFixed settled = fix_both(rules->churn[s], MOAT_ONE - fix_both(rules->lock, rules->sovereign_lock));
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        if (quarter->charged[b][s])
            bloc_leavers(world, rules, quarter, s, b, true, leave, n);
        else
            bloc_leavers(world, rules, quarter, s, b, false, leave, n);
    for (int m = 0; m < n; m++) leave[MOAT_SOVEREIGN][m] = fix_both(world->share[MOAT_SOVEREIGN][s][m], settled);
}

/* weight * ratio / 2^20 rounded down, for a weight of at most 1, in 32-bit lanes. */
PART_OF_VECTORS MoatFixed won(MoatFixed weight, uint32_t ratio) {
    uint32_t w = (uint32_t)weight;
    return (MoatFixed)((w * (ratio >> 16) + ((w * (ratio & 0xFFFF)) >> 16)) >> 4);
}

/* Moves newcomers and leavers. The five lines are rounded down; none takes what is left, so the six sum to exactly 1. */
PART_OF_VECTORS void move(MoatWorld *world, const MoatRules *rules, int s, const MoatFixed *weight, const Row *leave, int n) {
    uint32_t movers[MOAT_MARKETS], sum[MOAT_MARKETS], ratio[MOAT_MARKETS] = {0};
    MoatFixed p = rules->innovation[s], q = rules->imitation[s];
    Row left;
    for (int m = 0; m < n; m++) {
        MoatFixed none = world->share[MOAT_NONE][s][m], adopting = fix_min(p + fix_both(q, MOAT_ONE - none), MOAT_ONE);
        MoatFixed all = fix_both(none, adopting);
        uint32_t weights = (uint32_t)weight[MOAT_NONE * n + m];
        for (int k = 0; k < MOAT_NONE; k++) {
            all += leave[k][m];
            weights += (uint32_t)weight[k * n + m];
        }
        movers[m] = (uint32_t)fix_min(all, MOAT_ONE - 1);
        sum[m] = (weights + 15) / 16 + 1;
    }
    for (int m = 0; m < rules->markets; m++) ratio[m] = (movers[m] << 16) / sum[m]; /* Q20; no vector divides */
    for (int m = 0; m < n; m++) {
        left[m] = MOAT_ONE;
        for (int k = 0; k < MOAT_NONE; k++) {
            MoatFixed share = world->share[k][s][m] - leave[k][m] + won(weight[k * n + m], ratio[m]);
            world->share[k][s][m] = share;
            left[m] -= share;
        }
    }
    for (int m = 0; m < rules->markets; m++) world->share[MOAT_NONE][s][m] = left[m];
}

PART_OF_VECTORS void adopt_rows(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int n) {
    MoatFixed weight[MOAT_LINES * MOAT_MARKETS];
    Row leave[MOAT_NONE];
    Market market;
    market_terms(world, rules, quarter, &market, n);
    for (int s = 0; s < rules->segments; s++) {
        segment_weights(world, rules, quarter, &market, s, weight, n);
        segment_leavers(world, rules, quarter, s, leave, n);
        move(world, rules, s, weight, leave, n);
    }
}

/* Most levels need whole rows: a length that the compiler knows spares every loop its ends. */
VECTORS static void adopt(MoatWorld *world, const MoatRules *rules, const Quarter *quarter) {
    int n = (rules->markets + 7) & ~7;
    if (WHOLE_ROWS && n == MOAT_MARKETS)
        adopt_rows(world, rules, quarter, MOAT_MARKETS);
    else
        adopt_rows(world, rules, quarter, n);
}

void phase_adoption(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    adopt(world, rules, quarter);
    turn_look(ledger, world, MOAT_CAUSE_CHOICE, -1, -1, -1);
}
