/* simple.c - minds that do not search: the beginner, and the two that others are measured by. */
#include <stddef.h>
#include "minds.h"

enum { ABOUT_DOCTRINE = 16, ABOUT_COUNT, ABOUT_REPLIES, ABOUT_PICK, ABOUT_RANDOM, ABOUT_GREEDY, ABOUT_GLANCE };

static int pick(uint64_t seed, int what, int n, int count) { return (int)(mind_bits(seed, what, n) % (unsigned)count); }

static MoatOrder take_out(MoatOrders *draft, int at) {
    MoatOrder order = draft->order[at];
    draft->count--;
    for (int k = at; k < draft->count; k++) draft->order[k] = draft->order[k + 1];
    return order;
}

/* Of what it seems to follow and some doctrines it has read about, the one that does best in one game each, a few turns on. */
static MoatPlan glance(const MoatWorld *view, const MoatRules *rules, MoatSide side, int width, int ahead, uint64_t seed) {
    MindCourse rival = {.plan = mind_plan_seen(view, rules, moat_rival(side))};
    MindCourse best = {.plan = mind_plan_seen(view, rules, side)};
    int most = INT32_MIN;
    mind_policy(view, rules, moat_rival(side), &rival.plan, NULL, &rival.orders);
    for (int k = 0; k <= width; k++) {
        MindCourse course = best;
        if (k > 0) course.plan = *mind_known_plan(rules, pick(seed, ABOUT_DOCTRINE, view->turn * MOAT_ORDERS + k, mind_known(rules)));
        mind_policy(view, rules, side, &course.plan, NULL, &course.orders);
        int value = mind_playout(view, rules, side, &course, &rival, mind_bits(seed, ABOUT_GLANCE, view->turn), ahead).value;
        if (value > most) most = value, best = course;
    }
    return best.plan;
}

/* Gives four or five orders of a doctrine it has read about, another one every other turn, and often forgets to answer. With width it
 * compares as many doctrines with its own by a glance ahead, gives more orders and forgets less. */
void mind_beginner(const MoatWorld *view, const MoatRules *rules, MoatSide side, int width, int ahead, uint64_t seed, MoatOrders *orders) {
    MoatOrders draft;
    MoatPlan plan = width > 0 ? glance(view, rules, side, width, ahead, seed)
                              : *mind_known_plan(rules, pick(seed, ABOUT_DOCTRINE, view->turn / 2, mind_known(rules)));
    int wanted = 4 + width + pick(seed, ABOUT_COUNT, view->turn, 2);
    bool forgets = pick(seed, ABOUT_REPLIES, view->turn, 3) > width;
    mind_policy(view, rules, side, &plan, NULL, &draft);
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

enum { POSSIBLE = 512, TRIES = 8 };

/* Draws among all that is legal until nothing is, or it has had its tries. */
void mind_random(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    orders->count = 0;
    for (int k = 0; k < TRIES; k++) {
        MoatOrder possible[POSSIBLE];
        int count = moat_orders_possible(view, rules, side, orders, possible, POSSIBLE);
        if (count == 0) return;
        if (count > POSSIBLE) count = POSSIBLE;
        orders->order[orders->count++] = possible[pick(seed, ABOUT_RANDOM, view->turn * TRIES + k, count)];
    }
}

/* The side's score after this turn, the rival giving no orders, over a few throws; in Q16.16. */
static int64_t score_after(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, const MoatOrders *orders) {
    enum { THROWS = 2 };
    int64_t sum = 0;
    for (int k = 0; k < THROWS; k++) {
        MoatWorld copy = *view;
        MoatOrders both[MOAT_BLOCS] = {0};
        copy.seed = mind_bits(seed, ABOUT_GREEDY, k);
        both[side] = *orders;
        moat_turn(&copy, rules, both, NULL);
        sum += copy.score[side];
    }
    return sum;
}

/* Adds the order that raises the score most, until none does. */
void mind_greedy(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    orders->count = 0;
    int64_t most = score_after(view, rules, side, seed, orders);
    for (bool better = true; better && orders->count < MOAT_ORDERS;) {
        MoatOrder possible[POSSIBLE], best = {0};
        int count = moat_orders_possible(view, rules, side, orders, possible, POSSIBLE);
        better = false;
        for (int k = 0; k < count && k < POSSIBLE; k++) {
            MoatOrders tried = *orders;
            tried.order[tried.count++] = possible[k];
            int64_t score = score_after(view, rules, side, seed, &tried);
            if (score > most) most = score, best = possible[k], better = true;
        }
        if (better) orders->order[orders->count++] = best;
    }
}
