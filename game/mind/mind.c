/* mind.c - the table of opponents, and what each may see. */
#include <string.h>
#include "minds.h"
#include "policy.h"

const MoatMindRow *moat_mind(MoatMind mind) {
    static const MoatMindRow row[MOAT_MINDS] = {
#define MIND(id, name, difficulty) {#id, name, difficulty},
#include "moat/minds.def"
    };
    return &row[mind];
}

bool moat_mind_find(const char *id, MoatMind *mind) {
    for (int k = 0; k < MOAT_MINDS; k++)
        if (strcmp(moat_mind((MoatMind)k)->id, id) == 0) {
            *mind = (MoatMind)k;
            return true;
        }
    return false;
}

enum { ABOUT_VIEW = 1 };

void mind_view(const MoatWorld *world, uint64_t seed, MoatWorld *view) {
    *view = *world;
    view->seed = mind_bits(seed, ABOUT_VIEW, 0);
    memset(view->bid, 0, sizeof view->bid);
}

static void keep_to(MindPlanId plan, const MoatWorld *view, const MoatRules *rules, MoatSide side, MoatOrders *orders) {
    mind_policy(view, rules, side, mind_plan(plan), MIND_NO_TWIST, orders);
}

void moat_mind_orders(MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    MoatWorld view;
    orders->count = 0;
    if (world->winner) return;
    mind_view(world, seed, &view);
    switch (mind) {
    case MOAT_MIND_beginner: mind_beginner(&view, rules, side, seed, orders); break;
    case MOAT_MIND_cashier: keep_to(MIND_PLAN_cashier, &view, rules, side, orders); break;
    case MOAT_MIND_giver: keep_to(MIND_PLAN_giver, &view, rules, side, orders); break;
    case MOAT_MIND_planner: mind_planner(&view, rules, side, seed, orders); break;
    case MOAT_MINDS: break;
    }
}
