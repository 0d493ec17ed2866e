/* beginner.c - gives two or three orders of a doctrine it has read about, another one every other turn, and often forgets to answer. */
#include "minds.h"
#include "policy.h"

enum { ABOUT_DOCTRINE = 16, ABOUT_COUNT, ABOUT_REPLIES, ABOUT_PICK };

static int pick(uint64_t seed, int what, int n, int count) { return (int)(mind_bits(seed, what, n) % (unsigned)count); }

static MoatOrder take_out(MoatOrders *draft, int at) {
    MoatOrder order = draft->order[at];
    draft->count--;
    for (int k = at; k < draft->count; k++) draft->order[k] = draft->order[k + 1];
    return order;
}

void mind_beginner(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    MoatOrders draft;
    MindPlanId plan = (MindPlanId)pick(seed, ABOUT_DOCTRINE, view->turn / 2, MIND_PLANS);
    int wanted = 2 + pick(seed, ABOUT_COUNT, view->turn, 2);
    bool forgets = pick(seed, ABOUT_REPLIES, view->turn, 3) != 0;
    mind_policy(view, rules, side, mind_plan(plan), MIND_NO_TWIST, &draft);
    orders->count = 0;
    for (int k = 0; draft.count > 0 && wanted > 0; k++) {
        MoatOrder order = take_out(&draft, pick(seed, ABOUT_PICK, view->turn * MOAT_ORDERS + k, draft.count));
        bool reply = moat_verb((MoatVerb)order.verb)->kind == MOAT_KIND_REPLY;
        if (reply && forgets) continue;
        if (moat_order_check(view, rules, side, orders, order) != MOAT_ORDER_OK) continue; /* it leant on an order that was not picked */
        orders->order[orders->count++] = order;
        wanted -= !reply;
    }
}
