/* phases.h - the phases of a quarter, one file each, and what they hand on within it. See README.md for the equations. */
#pragma once
#include "moat/turn.h"

/* What a quarter's phases tell each other: made anew every quarter, never saved. */
typedef struct Quarter {
    /* offers (offers.c): what each line is worth to anyone, before a cell weighs it */
    MoatFixed quality_premium[MOAT_BLOCS], quality_open[MOAT_BLOCS], quality_sovereign;
    MoatFixed price[MOAT_BLOCS][MOAT_MARKETS];               /* of the premium line, caps applied */
    MoatFixed rate[MOAT_BLOCS][MOAT_SEGMENTS][MOAT_MARKETS]; /* of the open line, caps applied */
    bool charged[MOAT_BLOCS][MOAT_SEGMENTS];                 /* the open line costs something; most are free, and free is less work */
    MoatFixed net[MOAT_BLOCS][MOAT_MARKETS];                 /* network around the bloc's lines */
    MoatFixed foreign[MOAT_BLOCS][MOAT_MARKETS];
    MoatFixed risk_premium[MOAT_BLOCS][MOAT_MARKETS], risk_open[MOAT_BLOCS][MOAT_MARKETS];
    MoatFixed reach_premium[MOAT_BLOCS][MOAT_MARKETS], reach_open[MOAT_BLOCS][MOAT_MARKETS];
    /* sales (money.c) in each market: what its cells would spend at full adoption and price 1, and of each bloc there: use at price 1 of
     * both lines and of the open one, what was charged beyond the fair price, revenue */
    MoatFixed spent[MOAT_SEGMENTS][MOAT_MARKETS];
    MoatFixed use[MOAT_BLOCS][MOAT_MARKETS], open_use[MOAT_BLOCS][MOAT_MARKETS], extracted[MOAT_BLOCS][MOAT_MARKETS];
    MoatFixed sales[MOAT_BLOCS][MOAT_MARKETS];
} Quarter;

/* once a turn */
void phase_brief(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger); /* mandate and tenders of the turn to come */
void phase_orders(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger);

/* each quarter, in this order */
void phase_events(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_programmes(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_supply(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_research(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_offers(const MoatWorld *world, const MoatRules *rules, Quarter *quarter);
void phase_adoption(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger);
void phase_tenders(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger); /* first quarter of a turn */
void phase_dependency(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger);
void phase_money(MoatWorld *world, const MoatRules *rules, Quarter *quarter, MoatLedger *ledger);
void phase_regulators(MoatWorld *world, const MoatRules *rules, const Quarter *quarter, MoatLedger *ledger);
void phase_drift(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_standing(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
void phase_victory(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);

/* shared between phases */

/* What a step did, for the ledger. Most turns are played without one: they do not pay for a call. */
static inline void turn_look(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject) {
    if (ledger) moat_ledger_look(ledger, world, cause, side, detail, subject);
}
static inline void turn_tell(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject) {
    if (ledger) moat_ledger_tell(ledger, world, cause, side, detail, subject);
}

/* Weight of a line in a cell's choice before normalising: utility and reach (choice.c). */
void turn_choice(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int market, int segment, MoatLine line, MoatChoice *choice);
/* Changes the world as the effects say, for a subject (-1 none) (effects.c). */
void turn_effects(MoatWorld *world, const MoatRules *rules, MoatSpan effects, int subject);
/* Patience lost by giving away: `share` of give for each point of lead over what the rival had out (release.c). */
void turn_give_away(MoatWorld *world, const MoatRules *rules, MoatSide side, MoatFixed given, MoatFixed rival_best, MoatFixed share);
/* Running programmes of a side, oldest first; returns how many (programmes.c). */
enum { PROGRAMMES_MOST = 3 * MOAT_MARKETS + 3 };
typedef struct Programme {
    MoatVerb verb;
    int market;
    int32_t *age;
} Programme;
int turn_programmes(MoatWorld *world, const MoatRules *rules, MoatSide side, Programme programmes[PROGRAMMES_MOST]);
/* Where a programme keeps its age; NULL when the verb starts none or the market is wrong (programmes.c). */
int32_t *turn_programme_age(MoatWorld *world, const MoatRules *rules, MoatSide side, MoatVerb verb, int market);
/* Nothing is left to do for such a programme (programmes.c). */
bool turn_programme_complete(const MoatWorld *world, MoatSide side, MoatVerb verb, int market);
/* Cash of an order given now (costs.c). */
MoatFixed turn_cash(const MoatWorld *world, const MoatRules *rules, MoatFixed at_start);
/* The doctrine date that is open in this turn for a side that has not chosen; -1 none (brief.c). */
int turn_doctrine_date(const MoatWorld *world, const MoatRules *rules, MoatSide side);
