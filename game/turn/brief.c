/* brief.c - what both sides know before they give orders: mandate, the tenders of this turn, those announced for the next. */
#include "draw.h"
#include "fixed.h"
#include "phases.h"

static int mandate_at(const MoatRules *rules, MoatFixed patience) {
    int mandate = fix_floor(fix_add(rules->mandate_base, fix_mul(rules->mandate_patience, patience)));
    return mandate < 12 ? mandate : 12;
}

int moat_mandate_most(const MoatRules *rules) { return mandate_at(rules, MOAT_ONE); }

static void pay_mandate(MoatWorld *world, const MoatRules *rules, MoatSide side) {
    world->mandate[side] = mandate_at(rules, world->patience[side]);
}

static bool among(const int32_t *slots, int count, int32_t place) {
    for (int k = 0; k < count; k++)
        if (slots[k] == place) return true;
    return false;
}

/* Draws distinct places of the pool, none of them decided in the turn before. `ahead` keeps the draws of two turns apart. */
static void announce(MoatWorld *world, const MoatRules *rules, int ahead) {
    int places = rules->tender_pool, wanted = rules->tenders_per_turn;
    if (wanted > places / 2) wanted = places / 2;
    for (int k = 0; k < wanted; k++) {
        int at = draw_index(world, DRAW_TENDER, ahead, k, places);
        while (among(world->tender_next, k, at + 1) || among(world->tender, MOAT_TENDERS, at + 1)) at = (at + 1) % places;
        world->tender_next[k] = at + 1;
    }
}

static void next_tenders(MoatWorld *world, const MoatRules *rules) {
    if (world->turn == 0) announce(world, rules, 0);
    for (int k = 0; k < MOAT_TENDERS; k++) {
        world->tender[k] = world->tender_next[k];
        world->tender_next[k] = 0;
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) world->bid[b][k] = 0;
    }
    if (world->turn + 1 < rules->turns) announce(world, rules, 1);
}

int turn_doctrine_date(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    for (int d = 0; d < rules->doctrine_dates; d++)
        if (rules->doctrine[d].turn == world->turn && rules->doctrine[d].offers[side] > 0 && world->doctrine[side][d] == 0) return d;
    return -1;
}

void phase_brief(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) pay_mandate(world, rules, b);
    turn_look(ledger, world, MOAT_CAUSE_MANDATE, -1, -1, -1);
    next_tenders(world, rules);
    turn_look(ledger, world, MOAT_CAUSE_CALENDAR, -1, -1, -1);
}
