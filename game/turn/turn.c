/* turn.c - the rulebook's table of contents. */
#include "phases.h"

void moat_turn_begin(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger) {
    if (world->winner) return;
    phase_orders(world, rules, orders, ledger);
}

void moat_turn_quarter(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    Quarter quarter;
    if (world->winner) return;
    phase_events(world, rules, ledger);
    phase_programmes(world, rules, ledger);
    phase_supply(world, rules, ledger);
    phase_research(world, rules, ledger);
    phase_offers(world, rules, &quarter);
    phase_adoption(world, rules, &quarter, ledger);
    if (world->quarter % rules->quarters_per_turn == 0) phase_tenders(world, rules, &quarter, ledger);
    phase_dependency(world, rules, &quarter, ledger);
    phase_money(world, rules, &quarter, ledger);
    phase_regulators(world, rules, &quarter, ledger);
    phase_drift(world, rules, ledger);
    world->quarter++;
    phase_standing(world, rules, ledger);
    phase_victory(world, rules, ledger);
}

void moat_turn_end(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    world->turn++;
    if (world->winner) return;
    phase_brief(world, rules, ledger);
}

void moat_turn(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger) {
    if (world->winner) return;
    moat_turn_begin(world, rules, orders, ledger);
    for (int q = 0; q < rules->quarters_per_turn; q++) moat_turn_quarter(world, rules, ledger);
    moat_turn_end(world, rules, ledger);
}
