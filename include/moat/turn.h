/* moat/turn.h - play a turn. Knows world and rules; allocates nothing; reads no clock; the same inputs give the same
 * world on every machine. */
#pragma once
#include "moat/ledger.h"
#include "moat/order.h"
#include "moat/rules.h"
#include "moat/world.h"

/* Why `order` would be refused as the next one after the first `given` orders of a turn; MOAT_ORDER_OK when it would be
 * taken. Changes nothing. `draft` may be NULL for no orders before it. */
MOAT_API MoatRefusal moat_order_check(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, MoatOrder order);

/* What the order costs now. Cash of a programme is what it costs in a quarter. */
typedef struct MoatCost {
    int mandate;
    MoatFixed cash;
} MoatCost;
MOAT_API MoatCost moat_order_cost(const MoatWorld *world, const MoatRules *rules, MoatSide side, MoatOrder order);

/* The mandate of a turn with full patience. A level takes an order away by asking more for it. */
MOAT_API int moat_mandate_most(const MoatRules *rules);

/* Mandate and cash that are left to decide with after the draft's orders. */
MOAT_API MoatCost moat_draft_left(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft);

/* Every order that moat_order_check would take after the draft, at most `most`; returns how many there are. */
MOAT_API int moat_orders_possible(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, MoatOrder *orders, int most);

/* Applies both sides' orders and plays quarters_per_turn quarters. Refused orders are skipped and told to the ledger
 * (cause REFUSED). Nothing happens once world->winner is set. `ledger` may be NULL. */
MOAT_API void moat_turn(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger);

/* The same in pieces, for faces that show the turn quarter by quarter: begin, quarters_per_turn times quarter, end. */
MOAT_API void moat_turn_begin(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger);
MOAT_API void moat_turn_quarter(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);
MOAT_API void moat_turn_end(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger);

/* An event happens now, out of turn, as a teacher's card: its conditions and chance are not asked. `subject` as in MoatEvent (market or
 * bloc), -1 none. False, and nothing changes, when there is no such event or subject, when it waits for an answer already, or once the game
 * is over. */
MOAT_API bool moat_event_happen(MoatWorld *world, const MoatRules *rules, int event, int subject, MoatLedger *ledger);

/* What the draft is likely to bring: readings after `turns` more turns in which nobody gives further orders (the rival none at all),
 * over MOAT_SAMPLES throws of other dice than the game's. low and high bound the middle 90 %, without: had the draft been empty. */
enum { MOAT_SAMPLES = 32, MOAT_OUTLOOKS = 24 };
typedef struct MoatOutlook {
    MoatName name;
    MoatLong now, low, middle, high, without;
} MoatOutlook;
MOAT_API void moat_forecast(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, int turns, MoatOutlook *outlooks, int count);

/* The part of utility each cause adds to a line in a cell, exactly: the terms sum to the utility. See game/turn/README.md. */
typedef enum MoatChoiceTerm {
    MOAT_CHOICE_CAPABILITY,
    MOAT_CHOICE_CLOUD,
    MOAT_CHOICE_SERVICE,
    MOAT_CHOICE_HOSTING,
    MOAT_CHOICE_SKILL,
    MOAT_CHOICE_PRICE,
    MOAT_CHOICE_SOVEREIGNTY,
    MOAT_CHOICE_NETWORK,
    MOAT_CHOICE_TRUST,
    MOAT_CHOICE_HABIT,
    MOAT_CHOICE_CAMPUS,
    MOAT_CHOICE_BASE,
    MOAT_CHOICE_TERMS
} MoatChoiceTerm;
typedef struct MoatChoice {
    MoatFixed term[MOAT_CHOICE_TERMS], utility, reach, price;
} MoatChoice;
MOAT_API void moat_choice(const MoatWorld *world, const MoatRules *rules, int market, int segment, MoatLine line, MoatChoice *choice);

/* Orders as text: "cloud brazil", "monetise startups 2", "stop cloud brazil", "bid 1 3", "answer switch-is-thrown reassure",
 * "release-open". Print returns the length and cuts at size. Parse returns false and a sentence with what was expected (English, static or
 * in `hint`). */
MOAT_API int moat_order_print(const MoatRules *rules, MoatSide side, const MoatWorld *world, MoatOrder order, char *text, int size);
MOAT_API bool moat_order_parse(
    const MoatRules *rules, MoatSide side, const MoatWorld *world, const char *text, MoatOrder *order, char hint[160]);

/* Whether a condition holds for a subject (-1 none). */
MOAT_API bool moat_condition(const MoatWorld *world, const MoatRules *rules, MoatSpan when, int subject);
