/* plan.c - the plans every mind knows, their neighbours, and reading a plan off the world. */
#include <stdlib.h>
#include <string.h>
#include "draw.h"
#include "plan.h"

static const MoatPlanField field[] = {
#define FIELD(name, low, high, usual, doc) {#name, doc, low, high},
#include "moat/plan_fields.def"
};
enum { FIELDS = MOAT_PLAN_FIELDS };
_Static_assert(sizeof(MoatPlan) == FIELDS, "a plan is its fields and nothing else");

const MoatPlanField *moat_plan_field(int k) { return &field[k]; }

int mind_known(const MoatRules *rules) { return rules->personas + MIND_BRED; }

const MoatPlan *mind_known_plan(const MoatRules *rules, int i) {
    static const MoatPlan bred[MIND_BRED] = {
#define PLAN(name, ...) {__VA_ARGS__},
#include "plans.def"
    };
    return i < rules->personas ? &rules->persona[i].plan : &bred[i - rules->personas];
}

bool moat_plan_known(const MoatRules *rules, int i, MoatPlan *plan, MoatMind *mind) {
    if (i < 0 || i >= mind_known(rules)) return false;
    *plan = *mind_known_plan(rules, i);
    if (mind) *mind = i < rules->personas ? MOAT_RUNGS + i : -1;
    return true;
}

bool mind_plan_same(const MoatPlan *a, const MoatPlan *b) { return memcmp(a, b, sizeof *a) == 0; }

uint64_t mind_bits(uint64_t seed, int what, int n) { return draw_bits(seed ^ UINT64_C(0x5EED0F0511D5), what, DRAW_EVENT_CHANCE, n, 0); }

MoatPlan mind_plan_changed(const MoatPlan *plan, uint64_t bits) {
    int8_t value[FIELDS];
    MoatPlan changed;
    memcpy(value, plan, sizeof value);
    for (int changes = 1 + (int)(bits % 3); changes > 0; changes--) {
        bits /= 3;
        int k = (int)(bits % FIELDS), range = field[k].high - field[k].low, most = range / 4 + 1;
        bits /= FIELDS;
        int step = 1 + (int)(bits % (unsigned)most), up = (int)(bits / (unsigned)most % 2);
        bits /= 2 * (unsigned)most;
        int moved = value[k] + (up ? step : -step);
        if (moved < field[k].low || moved > field[k].high) moved = value[k] + (up ? -step : step);
        value[k] = (int8_t)(moved < field[k].low ? field[k].low : moved > field[k].high ? field[k].high : moved);
    }
    memcpy(&changed, value, sizeof changed);
    return changed;
}

static int apart(int a, int b) { return abs(a - b); }

static int programmes(const int32_t *age, int count) {
    int running = 0;
    for (int m = 0; m < count; m++) running += age[m] != 0;
    return running;
}

/* Of the kinds of programmes that are running, how many points of liking the plan lacks. */
static int unlike_programmes(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan) {
    int clouds = programmes(world->cloud_programme[side], rules->markets), aids = programmes(world->aid_programme[side], rules->markets);
    int campuses = programmes(world->campus_programme[side], rules->markets);
    return clouds * (9 - plan->cloud) + aids * (9 - plan->aid) + campuses * (9 - plan->campus) +
           (world->fab_programme[side] ? 9 - plan->fab : 0) + (world->standards_programme[side] ? 9 - plan->standards : 0) +
           (world->autonomy_programme[side] ? 9 - plan->autonomy : 0);
}

static int tap_to_come(const MoatWorld *world, MoatSide side) { return world->tap[side] + world->tap_announced[side]; }

bool mind_time_has_come(const MoatWorld *world, const MoatRules *rules, int sixteenths) {
    return world->turn * 16 >= sixteenths * rules->turns;
}

bool mind_waits_with_tap(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan) {
    return tap_to_come(world, side) < plan->tap && !mind_time_has_come(world, rules, plan->tap_from);
}

/* What is seen of the tap says nothing of a plan that waits with it. */
static int unlike_tap(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan) {
    return mind_waits_with_tap(world, rules, side, plan) ? 0 : apart(plan->tap, tap_to_come(world, side));
}

static int unlike(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan) {
    int policies = apart(plan->price, world->price[side]) + apart(plan->split, world->split[side]) +
                   apart(plan->chips, world->chips[side]) + unlike_tap(world, rules, side, plan) +
                   apart(plan->maverick, world->maverick[side]);
    int licence = plan->open != 0 && plan->open != world->licence[side];
    return 4 * policies + 6 * licence + unlike_programmes(world, rules, side, plan);
}

MoatPlan mind_plan_seen(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    int best = 0, least = INT32_MAX;
    for (int i = 0; i < mind_known(rules); i++) {
        int distance = unlike(world, rules, side, mind_known_plan(rules, i));
        if (distance < least) least = distance, best = i;
    }
    MoatPlan plan = *mind_known_plan(rules, best);
    int tap = tap_to_come(world, side);
    plan.price = (int8_t)world->price[side];
    plan.split = (int8_t)world->split[side];
    plan.chips = (int8_t)world->chips[side];
    plan.maverick = (int8_t)world->maverick[side];
    if (!mind_waits_with_tap(world, rules, side, &plan)) plan.tap = (int8_t)(tap < 4 ? tap : 4);
    return plan;
}

/* Fields count by the part of their range that they differ. */
int mind_plan_nearest(const MoatRules *rules, const MoatPlan *plan) {
    int8_t value[FIELDS], other[FIELDS];
    int best = -1, least = INT32_MAX;
    memcpy(value, plan, sizeof value);
    for (int i = 0; i < rules->personas; i++) {
        int distance = 0;
        memcpy(other, &rules->persona[i].plan, sizeof other);
        for (int k = 0; k < FIELDS; k++) distance += 100 * apart(value[k], other[k]) / (field[k].high - field[k].low);
        if (distance < least) least = distance, best = i;
    }
    return best;
}
