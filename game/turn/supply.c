/* supply.c - chips: bought, cut off, or made at home. */
#include "fixed.h"
#include "phases.h"

/* Part of the chips it buys that reaches a bloc while the rival holds the tap. */
static MoatFixed arriving(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    MoatFixed held_back = fix_mul(MOAT_ONE - rules->tap_table[world->tap[moat_rival(side)]], MOAT_ONE - rules->leak);
    return MOAT_ONE - fix_mul(world->exposure[side], held_back);
}

/* What cannot be replaced or licensed any more falls out of use sooner: a tap bites in the quarter in which it closes. */
static MoatFixed wear(const MoatWorld *world, const MoatRules *rules, MoatSide side, MoatFixed acc) {
    MoatFixed part = fix_mul(rules->wear, fix_add(MOAT_ONE, fix_mul(rules->cut_wear, MOAT_ONE - acc)));
    return fix_mul(fix_min(part, MOAT_ONE), world->compute[side]);
}

static MoatFixed budget(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    MoatFixed income = world->income[side], money = fix_mul(rules->chips_table[world->chips[side]], income);
    MoatFixed hoard = fix_positive(fix_sub(world->cash[side], fix_mul(MOAT_RATIO(3, 2), income)));
    if (world->chips[side] >= 3) money = fix_add(money, fix_mul(rules->chips_hoard, hoard));
    return fix_min(money, fix_positive(world->cash[side]));
}

/* Grows the bloc's own fabs; returns what they make in the quarter. */
static MoatFixed build_fabs(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatFixed acc, MoatLedger *ledger) {
    MoatFixed fab = world->fab[b], share = world->fab_programme[b] ? rules->fab_share : rules->fab_idle;
    MoatFixed invest = fix_min(fix_mul(share, world->income[b]), fix_positive(world->cash[b]));
    MoatFixed yield = fix_mul(rules->fab_yield, fix_mul(world->strength_fab[b], rules->order_strength[MOAT_ORDER_fab]));
    world->cash[b] = fix_sub(world->cash[b], invest);
    world->fab[b] = fix_add(world->fab[b], fix_mul(yield, fix_log2(fix_add(MOAT_ONE, invest))));
    turn_look(ledger, world, MOAT_CAUSE_FAB_INVESTED, b, -1, -1);
    world->fab[b] = fix_add(world->fab[b], fix_mul(rules->fab_growth, fab));
    turn_look(ledger, world, MOAT_CAUSE_FAB_GROWTH, b, -1, -1);
    world->fab[b] = fix_add(world->fab[b], fix_mul(fix_mul(rules->necessity, MOAT_ONE - acc), fab));
    turn_look(ledger, world, MOAT_CAUSE_NECESSITY, b, -1, -1);
    return world->fab[b];
}

static void supply(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatLedger *ledger) {
    MoatFixed acc = arriving(world, rules, b), money = budget(world, rules, b), lost = rules->chips_lost;
    MoatFixed buy = fix_div(fix_mul(money, acc), rules->chip_price_at[world->quarter]);
    MoatFixed wanted = fix_div(buy, fix_max(acc, MOAT_RATIO(5, 100))), worn = wear(world, rules, b, acc);
    world->cash[b] = fix_sub(world->cash[b], fix_mul(money, fix_add(lost, fix_mul(MOAT_ONE - lost, acc))));
    world->compute[b] = fix_add(world->compute[b], buy);
    turn_look(ledger, world, MOAT_CAUSE_CHIPS, b, -1, -1);
    world->compute[b] = fix_sub(world->compute[b], worn);
    turn_look(ledger, world, MOAT_CAUSE_WEAR, b, -1, -1);
    MoatFixed made = build_fabs(world, rules, b, acc, ledger);
    world->compute[b] = fix_add(world->compute[b], made);
    MoatFixed all = fix_add(fix_add(wanted, made), rules->alone_floor);
    world->alone[b] = all > 0 ? MOAT_ONE - fix_clamp(fix_div(fix_mul(wanted, world->exposure[b]), all), 0, MOAT_ONE) : MOAT_ONE;
    turn_look(ledger, world, MOAT_CAUSE_FAB, b, -1, -1);
}

void phase_supply(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) supply(world, rules, b, ledger);
}
