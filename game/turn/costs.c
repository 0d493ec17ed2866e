/* costs.c - what an order costs now, and what a draft leaves to decide with. */
#include <stddef.h>
#include "fixed.h"
#include "phases.h"

MoatFixed turn_cash(const MoatWorld *world, const MoatRules *rules, MoatFixed at_start) {
    return fix_mul(at_start, rules->growth_at[world->quarter]);
}

static const MoatAnswer *chosen_answer(const MoatRules *rules, MoatOrder order) {
    bool known =
        order.target >= 0 && order.target < rules->events && order.amount >= 0 && order.amount < rules->event[order.target].answers;
    return known ? &rules->event[order.target].answer[order.amount] : NULL;
}

MoatCost moat_order_cost(const MoatWorld *world, const MoatRules *rules, MoatSide side, MoatOrder order) {
    MoatVerb verb = (MoatVerb)order.verb;
    MoatCost cost = {rules->order_mandate[verb], rules->order_cash[verb]};
    (void)side;
    if (verb == MOAT_ORDER_answer) {
        const MoatAnswer *answer = chosen_answer(rules, order);
        cost = answer ? (MoatCost){answer->mandate, answer->cash} : (MoatCost){0, 0};
    }
    if (verb == MOAT_ORDER_bid && order.amount >= 0 && order.amount < 4) cost.cash = fix_add(cost.cash, rules->bid_cash[order.amount]);
    if (verb == MOAT_ORDER_cloud && order.target >= 0 && order.target < rules->markets)
        cost.cash = fix_add(cost.cash, fix_mul(rules->cloud_size_cost, rules->start.size[order.target]));
    cost.cash = turn_cash(world, rules, cost.cash);
    return cost;
}

/* What running programmes hold, less what the draft stops. */
static int held(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft) {
    MoatName name = {MOAT_Q_held, {(int16_t)side, 0, 0}};
    int mandate = (int)(moat_read(world, rules, name) / MOAT_ONE);
    for (int k = 0; k < draft->count; k++)
        if (draft->order[k].verb == MOAT_ORDER_stop) mandate -= rules->order_mandate[draft->order[k].amount];
    return mandate;
}

MoatCost moat_draft_left(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft) {
    static const MoatOrders empty = {0};
    if (!draft) draft = &empty;
    MoatCost left = {world->mandate[side] - held(world, rules, side, draft), world->cash[side]};
    for (int k = 0; k < draft->count; k++) {
        MoatCost cost = moat_order_cost(world, rules, side, draft->order[k]);
        left.mandate -= cost.mandate;
        left.cash = fix_sub(left.cash, cost.cash);
    }
    return left;
}
