/* desk.c - collecting wishes and granting them. */
#include "desk.h"

void mind_desk_open(MindDesk *desk, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan,
    const MindTwists *twists, MoatOrders *orders) {
    int64_t pool = 0;
    orders->count = 0;
    desk->world = world, desk->rules = rules, desk->side = side, desk->plan = plan, desk->twists = twists, desk->orders = orders;
    desk->wishes = 0;
    desk->mandate = moat_draft_left(world, rules, side, orders).mandate;
    desk->room = desk->mandate - plan->spare;
    for (int m = 0; m < rules->markets; m++) pool += world->size[m];
    desk->pool = (MoatFixed)(pool > INT32_MAX ? INT32_MAX : pool > 0 ? pool : 1);
    for (int m = 0; m < rules->markets; m++) {
        int64_t node = 0;
        for (int s = 0; s < rules->segments; s++) node += rules->node[s][m];
        desk->node[m] = (int)(node * 1000 / MOAT_ONE);
        desk->worth[m] = (desk->node[m] + (int)((int64_t)world->size[m] * 1000 / desk->pool)) / 2;
    }
}

void mind_wish(MindDesk *desk, MoatVerb verb, int target, int amount, int value) {
    int mandate = desk->rules->order_mandate[verb], urge = mandate > 1 ? value / mandate : value;
    MindWish wish = {{(int16_t)verb, (int16_t)target, (int16_t)amount}, urge};
    if (urge < 1 || mandate > desk->mandate) return;
    int at = desk->wishes < MIND_WISHES ? desk->wishes++ : MIND_WISHES;
    for (; at > 0 && desk->wish[at - 1].urge < urge; at--)
        if (at < MIND_WISHES) desk->wish[at] = desk->wish[at - 1];
    if (at < MIND_WISHES) desk->wish[at] = wish;
}

static bool left_out(const MindTwists *twists, MoatOrder order) {
    for (int k = 0; twists && k < twists->count; k++)
        if (twists->twist[k].kind == MIND_WITHOUT && mind_same_order(twists->twist[k].order, order)) return true;
    return false;
}

bool mind_give(MindDesk *desk, MoatOrder order) {
    if (left_out(desk->twists, order)) return false;
    if (moat_order_check(desk->world, desk->rules, desk->side, desk->orders, order) != MOAT_ORDER_OK) return false;
    desk->orders->order[desk->orders->count++] = order;
    int mandate = moat_order_cost(desk->world, desk->rules, desk->side, order).mandate;
    desk->mandate -= mandate;
    if (order.verb == MOAT_ORDER_stop) {
        desk->mandate += desk->rules->order_mandate[order.amount];
        desk->room += desk->rules->order_mandate[order.amount];
    }
    if (moat_verb((MoatVerb)order.verb)->kind == MOAT_KIND_PROGRAMME) desk->room -= mandate;
    return true;
}

/* A programme must pay for its quarters: a bloc that starts one wants half a year of it in hand. */
static bool affordable(const MindDesk *desk, MoatOrder order) {
    if (moat_verb((MoatVerb)order.verb)->kind != MOAT_KIND_PROGRAMME) return true;
    MoatFixed cash = moat_order_cost(desk->world, desk->rules, desk->side, order).cash;
    return desk->room >= desk->rules->order_mandate[order.verb] && cash <= desk->world->cash[desk->side] / 4;
}

void mind_grant(MindDesk *desk) {
    for (int k = 0; k < desk->wishes; k++) {
        MoatOrder order = desk->wish[k].order;
        if (desk->rules->order_mandate[order.verb] <= desk->mandate && affordable(desk, order)) mind_give(desk, order);
    }
}
