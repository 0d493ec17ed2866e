/* policies.c - what a plan wishes of policies, releases, taps, bans and regulators. */
#include "desk.h"
#include "fixed.h"

enum { SETTING = 130, IMPATIENT = 25 }; /* urge of a policy that differs from the plan; patience, in hundredths, that hurries */

static void wish_setting(MindDesk *desk, MoatVerb verb, int target, int now, int wanted, int value) {
    if (now != wanted) mind_wish(desk, verb, target, wanted, value);
}

/* Segments with more money than this one. */
static int richer(const MoatRules *rules, int segment) {
    int count = 0;
    for (int s = 0; s < rules->segments; s++)
        count += rules->spend[s] > rules->spend[segment] || (rules->spend[s] == rules->spend[segment] && s < segment);
    return count;
}

static bool time_has_come(const MindDesk *desk, int sixteenths) { return mind_time_has_come(desk->world, desk->rules, sixteenths); }

static void wish_charges(MindDesk *desk) {
    const MoatPlan *plan = desk->plan;
    bool hurried = mind_hundredths(desk->world->patience[desk->side]) < IMPATIENT;
    bool time = hurried || time_has_come(desk, plan->charge_from);
    for (int s = 0; s < desk->rules->segments; s++) {
        int wanted = time && richer(desk->rules, s) < plan->charge_parts ? plan->charge : 0;
        wish_setting(desk, MOAT_ORDER_monetise, s, desk->world->monetise[desk->side][s], wanted, SETTING * 2 / 3);
    }
}

static void wish_premium(MindDesk *desk) {
    MoatFixed gap = desk->world->lab[desk->side] - desk->world->premium[desk->side];
    if (gap >= fix_whole(desk->plan->premium_step)) mind_wish(desk, MOAT_ORDER_release_premium, 0, 0, 80 + mind_hundredths(gap) * 15 / 100);
}

/* Giving away a lead costs patience: never when little is left. */
static void wish_open(MindDesk *desk) {
    const MoatWorld *world = desk->world;
    const MoatPlan *plan = desk->plan;
    MoatSide b = desk->side, rival = moat_rival(b);
    bool permissive = plan->open == MOAT_PERMISSIVE;
    MoatFixed gap = world->lab[b] - (permissive ? world->perm[b] : world->open[b]);
    MoatFixed lead = world->lab[b] - fix_max(world->premium[rival], world->open[rival]);
    bool patient = lead <= 0 || mind_hundredths(world->patience[b]) >= IMPATIENT;
    if (plan->open == 0 || !time_has_come(desk, plan->open_from) || gap < fix_whole(plan->open_step) || lead > fix_whole(plan->open_lead) ||
        !patient)
        return;
    int value = 120 + mind_hundredths(gap) * 20 / 100;
    mind_wish(desk, permissive ? MOAT_ORDER_release_open : MOAT_ORDER_release_restricted, 0, 0, value);
}

static void wish_tap(MindDesk *desk) {
    const MoatWorld *world = desk->world;
    MoatSide b = desk->side;
    int now = world->tap[b] + world->tap_announced[b], wanted = desk->plan->tap;
    if (mind_waits_with_tap(world, desk->rules, b, desk->plan)) return;
    if (wanted > now && world->lab[b] > world->lab[moat_rival(b)])
        mind_wish(desk, desk->plan->ambush ? MOAT_ORDER_tap_now : MOAT_ORDER_tap_up, 0, 0, 2 * SETTING);
    if (wanted < now) mind_wish(desk, MOAT_ORDER_tap_down, 0, 0, SETTING / 2);
}

static void wish_bans(MindDesk *desk) {
    const MoatWorld *world = desk->world;
    MoatSide rival = moat_rival(desk->side);
    if (desk->plan->ban == 0) return;
    for (int m = 0; m < desk->rules->markets; m++) {
        int open = mind_hundredths(world->access[rival][m]);
        if (moat_toward(world, m, desk->side) <= desk->rules->ban_toward || open <= 5) continue;
        mind_wish(desk, MOAT_ORDER_ban, m, 0, desk->plan->ban * desk->worth[m] * open / 400);
    }
}

void mind_wish_policies(MindDesk *desk) {
    const MoatWorld *world = desk->world;
    const MoatPlan *plan = desk->plan;
    MoatSide b = desk->side;
    int chips = world->cash[b] < 0 ? plan->chips / 2 : plan->chips;
    wish_setting(desk, MOAT_ORDER_price, 0, world->price[b], plan->price, SETTING);
    wish_setting(desk, MOAT_ORDER_split, 0, world->split[b], plan->split, SETTING);
    wish_setting(desk, MOAT_ORDER_chips, 0, world->chips[b], chips, SETTING);
    wish_setting(desk, MOAT_ORDER_maverick, 0, world->maverick[b], plan->maverick, SETTING);
    wish_charges(desk);
    wish_premium(desk);
    wish_open(desk);
    wish_tap(desk);
    wish_bans(desk);
}

/* Market weight under a regulator, in thousandths. */
static int weight_under(const MindDesk *desk, int r) {
    int weight = 0;
    for (int m = 0; m < desk->rules->markets; m++)
        if (desk->rules->jurisdiction[r] >> m & 1) weight += desk->worth[m];
    return weight;
}

static bool charges_nothing_dear(const MindDesk *desk) {
    for (int s = 0; s < desk->rules->segments; s++)
        if (desk->world->monetise[desk->side][s] > 1) return false;
    return desk->world->price[desk->side] < 2;
}

/* Commitments cost nothing to who charges little; the others make them only before a penalty. At the end open cases are settled, so
 * then smaller ones count too. */
void mind_wish_regulators(MindDesk *desk) {
    const MoatRules *rules = desk->rules;
    bool last = desk->world->turn + 2 >= rules->turns, cheap = charges_nothing_dear(desk);
    int inquiry = mind_hundredths(rules->inquiry_line), line = desk->plan->calm * 10;
    if (last && line > inquiry) line = inquiry;
    for (int r = 0; r < rules->regulators; r++) {
        int heat = mind_hundredths(desk->world->heat[desk->side][r]);
        if (heat < line || desk->world->cap[desk->side][r] > (last ? 0 : rules->quarters_per_turn)) continue;
        bool comply = desk->world->compliance[desk->side][r] <= 1 && (cheap || heat >= mind_hundredths(rules->case_line));
        mind_wish(desk, comply ? MOAT_ORDER_comply : MOAT_ORDER_lobby, r, 0, heat * (20 + weight_under(desk, r)) / 60);
    }
}
