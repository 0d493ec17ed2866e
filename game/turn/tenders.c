/* tenders.c - a ministry, a university system, a national cloud decides at once: part of a cell chooses anew in one quarter, bids weigh
 * in, and dependency moves with it. */
#include "exponent.h"
#include "fixed.h"
#include "phases.h"

static MoatFixed bid_utility(const MoatWorld *world, const MoatRules *rules, int slot, int line) {
    if (line >= MOAT_SOVEREIGN) return 0;
    MoatSide b = line / 2;
    return fix_mul(fix_mul(rules->bid_table[world->bid[b][slot]], rules->order_strength[MOAT_ORDER_bid]), world->strength_tender[b]);
}

static void weigh_bids(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int slot, MoatFixed weight[MOAT_LINES]) {
    const MoatTenderPlace *place = &rules->tender[world->tender[slot] - 1];
    MoatChoice choice[MOAT_LINES];
    MoatFixed best = INT32_MIN;
    for (int k = 0; k < MOAT_LINES; k++) {
        turn_choice(world, rules, quarter, place->market, place->segment, (MoatLine)k, &choice[k]);
        choice[k].utility = fix_add(choice[k].utility, bid_utility(world, rules, slot, k));
        best = fix_max(best, choice[k].utility);
    }
    for (int k = 0; k < MOAT_LINES; k++) weight[k] = fix_mul(choice[k].reach, fix_exp(fix_sub(choice[k].utility, best)));
}

/* Dependency follows the share: it grows into what is missing, and goes in proportion. */
static void move_dependency(MoatWorld *world, MoatSide b, int s, int m, MoatFixed was, MoatFixed is) {
    MoatFixed *depth = &world->dependency[b][s][m];
    if (is > was) *depth = fix_min(*depth + fix_mul(is - was, MOAT_ONE - *depth), MOAT_ONE);
    if (is < was) *depth = fix_positive(*depth - fix_mul(was - is, *depth));
}

static MoatFixed use(const MoatWorld *world, MoatSide b, int s, int m) {
    return world->share[moat_premium(b)][s][m] + world->share[moat_open(b)][s][m];
}

static void decide(MoatWorld *world, const MoatRules *rules, int slot, const MoatFixed weight[MOAT_LINES]) {
    const MoatTenderPlace *place = &rules->tender[world->tender[slot] - 1];
    int m = place->market, s = place->segment;
    MoatFixed was[MOAT_BLOCS], left = MOAT_ONE, part = rules->tender_portion;
    int64_t sum = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) was[b] = use(world, b, s, m);
    for (int k = 0; k < MOAT_LINES; k++) sum += weight[k];
    for (int k = 0; k < MOAT_NONE && sum > 0; k++) {
        MoatFixed kept = world->share[k][s][m] - fix_mul(part, world->share[k][s][m]);
        world->share[k][s][m] = kept + (MoatFixed)((int64_t)part * weight[k] / sum);
        world->share[k][s][m] = fix_min(world->share[k][s][m], left);
        left -= world->share[k][s][m];
    }
    if (sum > 0) world->share[MOAT_NONE][s][m] = left;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed is = use(world, b, s, m);
        world->tender_gain[b][slot] = is - was[b];
        move_dependency(world, b, s, m, was[b], is);
    }
}

void phase_tenders(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger) {
    for (int slot = 0; slot < MOAT_TENDERS; slot++) {
        MoatFixed weight[MOAT_LINES];
        if (world->tender[slot] == 0) continue;
        weigh_bids(world, rules, quarter, slot, weight);
        decide(world, rules, slot, weight);
        turn_tell(ledger, world, MOAT_CAUSE_TENDER, -1, world->tender[slot] - 1, slot);
        turn_look(ledger, world, MOAT_CAUSE_TENDER, -1, world->tender[slot] - 1, slot);
    }
}
