/* policy.c - the fast policy, and departures from it. */
#include <stddef.h>
#include "policy.h"

static void draft(MindDesk *desk) {
    for (int k = 0; desk->twists && k < desk->twists->count; k++)
        if (desk->twists->twist[k].kind == MIND_FIRST) mind_give(desk, desk->twists->twist[k].order);
    mind_reply(desk);
    mind_stop_programmes(desk);
    mind_wish_policies(desk);
    mind_wish_regulators(desk);
    mind_wish_tenders(desk);
    mind_wish_programmes(desk);
    mind_grant(desk);
}

void mind_policy(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan, const MindTwists *twists, MoatOrders *orders) {
    MindDesk desk;
    mind_desk_open(&desk, world, rules, side, plan, twists, orders);
    draft(&desk);
}

typedef struct Twists {
    MindTwist *twist;
    int count, most;
} Twists;

static void add(Twists *twists, MindTwistKind kind, MoatOrder order) {
    if (twists->count < twists->most) twists->twist[twists->count++] = (MindTwist){kind, order};
}

static bool given(const MoatOrders *orders, MoatOrder order) {
    for (int k = 0; k < orders->count; k++)
        if (mind_same_order(orders->order[k], order)) return true;
    return false;
}

static bool possible(const MindDesk *desk, MoatOrder order) {
    return moat_order_check(desk->world, desk->rules, desk->side, NULL, order) == MOAT_ORDER_OK && !given(desk->orders, order);
}

static void add_replies(Twists *twists, const MindDesk *desk) {
    for (int choice = 0; choice < MOAT_DOCTRINES; choice++) {
        MoatOrder order = {MOAT_ORDER_doctrine, 0, (int16_t)choice};
        if (possible(desk, order)) add(twists, MIND_FIRST, order);
    }
    for (int e = 0; e < desk->rules->events; e++) {
        if (!desk->world->waiting[desk->side][e]) continue;
        for (int choice = 0; choice < desk->rules->event[e].answers; choice++) {
            MoatOrder order = {MOAT_ORDER_answer, (int16_t)e, (int16_t)choice};
            if (possible(desk, order)) add(twists, MIND_FIRST, order);
        }
    }
}

static void add_releases(Twists *twists, const MindDesk *desk) {
    for (int verb = MOAT_ORDER_release_premium; verb <= MOAT_ORDER_release_restricted; verb++) {
        MoatOrder order = {(int16_t)verb, 0, 0};
        if (possible(desk, order)) add(twists, MIND_FIRST, order);
    }
}

static bool added(const Twists *twists, MoatOrder order) {
    for (int k = 0; k < twists->count; k++)
        if (mind_same_order(twists->twist[k].order, order)) return true;
    return false;
}

/* What no plan would think of, while there is room: every so many of what is legal. */
static void add_others(Twists *twists, const MindDesk *desk) {
    enum { POSSIBLE = 512 };
    MoatOrder order[POSSIBLE];
    int count = moat_orders_possible(desk->world, desk->rules, desk->side, NULL, order, POSSIBLE), room = twists->most - twists->count;
    if (count > POSSIBLE) count = POSSIBLE;
    for (int k = 0; k < count && room > 0; k++) {
        if (k * room / count == (k + 1) * room / count && room < count) continue;
        if (!given(desk->orders, order[k]) && !added(twists, order[k])) add(twists, MIND_FIRST, order[k]);
    }
}

int mind_twists(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan, const MindTwists *made,
    MindTwist *twist, int most) {
    enum { REFUSED = 6 };
    MoatOrders orders;
    MindDesk desk;
    Twists twists = {twist, 0, most};
    mind_desk_open(&desk, world, rules, side, plan, made, &orders);
    draft(&desk);
    add_replies(&twists, &desk);
    add_releases(&twists, &desk);
    for (int k = 0; k < orders.count; k++)
        if (moat_verb((MoatVerb)orders.order[k].verb)->kind != MOAT_KIND_REPLY) add(&twists, MIND_WITHOUT, orders.order[k]);
    for (int k = 0, refused = 0; k < desk.wishes && refused < REFUSED; k++)
        if (possible(&desk, desk.wish[k].order)) add(&twists, MIND_FIRST, desk.wish[k].order), refused++;
    add_others(&twists, &desk);
    return twists.count;
}
