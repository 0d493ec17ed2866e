/* check.c - may this order be given, and if not, why not. The one place that knows; screens, opponents, bots and files all ask it. */
#include "fixed.h"
#include "phases.h"

typedef struct Asked {
    const MoatWorld *world;
    const MoatRules *rules;
    MoatSide side;
    MoatOrder order;
} Asked;

static MoatRefusal check_target(const Asked *a) {
    const MoatRules *rules = a->rules;
    int target = a->order.target, count = 0;
    switch (moat_verb((MoatVerb)a->order.verb)->target) {
    case MOAT_TARGET_NOTHING: return target == 0 ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NO_TARGET;
    case MOAT_TARGET_MARKET: count = rules->markets; break;
    case MOAT_TARGET_SEGMENT: count = rules->segments; break;
    case MOAT_TARGET_REGULATOR: count = rules->regulators; break;
    case MOAT_TARGET_TENDER: count = MOAT_TENDERS; break;
    case MOAT_TARGET_EVENT: count = rules->events; break;
    case MOAT_TARGET_PROGRAMME: return target >= -1 && target < rules->markets ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NO_TARGET;
    }
    return target >= 0 && target < count ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NO_TARGET;
}

static MoatRefusal check_amount(const Asked *a) {
    int amount = a->order.amount, low = 0, high = 0;
    switch (moat_verb((MoatVerb)a->order.verb)->amount) {
    case MOAT_AMOUNT_NOTHING: break;
    case MOAT_AMOUNT_TIER: high = 4; break;
    case MOAT_AMOUNT_SPLIT: high = 3; break;
    case MOAT_AMOUNT_FLAG: high = 1; break;
    case MOAT_AMOUNT_BID: low = 1, high = 3; break;
    case MOAT_AMOUNT_ANSWER: high = a->rules->event[a->order.target].answers - 1; break;
    case MOAT_AMOUNT_DOCTRINE: high = MOAT_DOCTRINES - 1; break;
    case MOAT_AMOUNT_VERB: high = MOAT_VERBS - 1; break;
    }
    return amount >= low && amount <= high ? MOAT_REFUSAL_OK : MOAT_REFUSAL_BAD_AMOUNT;
}

/* The tap as it will stand when what was announced has come. */
static int tap_to_come(const Asked *a) { return a->world->tap[a->side] + a->world->tap_announced[a->side]; }

static MoatRefusal check_programme(const Asked *a) {
    const MoatWorld *world = a->world;
    MoatVerb verb = (MoatVerb)a->order.verb;
    int market = moat_verb(verb)->target == MOAT_TARGET_MARKET ? a->order.target : -1;
    const int32_t *age = turn_programme_age((MoatWorld *)(uintptr_t)world, a->rules, a->side, verb, market);
    if (*age) return MOAT_REFUSAL_RUNNING;
    if (verb == MOAT_ORDER_cloud && world->access[a->side][market] <= MOAT_RATIO(5, 100)) return MOAT_REFUSAL_NO_ACCESS;
    return turn_programme_complete(world, a->side, verb, market) ? MOAT_REFUSAL_COMPLETE : MOAT_REFUSAL_OK;
}

static MoatRefusal check_stop(const Asked *a) {
    MoatVerb verb = (MoatVerb)a->order.amount;
    const int32_t *age = turn_programme_age((MoatWorld *)(uintptr_t)a->world, a->rules, a->side, verb, a->order.target);
    return age && *age ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NOT_RUNNING;
}

static MoatRefusal check_release(const Asked *a) {
    const MoatWorld *world = a->world;
    MoatSide b = a->side;
    MoatFixed out = a->order.verb == MOAT_ORDER_release_premium ? world->premium[b]
                    : a->order.verb == MOAT_ORDER_release_open  ? world->perm[b]
                                                                : world->open[b];
    return world->lab[b] > fix_add(out, a->rules->release_step) ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NOT_BETTER;
}

static MoatRefusal check_policy(const Asked *a) {
    const MoatWorld *world = a->world;
    MoatSide b = a->side;
    int now = 0;
    switch ((MoatVerb)a->order.verb) {
    case MOAT_ORDER_price: now = world->price[b]; break;
    case MOAT_ORDER_monetise: now = world->monetise[b][a->order.target]; break;
    case MOAT_ORDER_split: now = world->split[b]; break;
    case MOAT_ORDER_chips: now = world->chips[b]; break;
    default: now = world->maverick[b]; break;
    }
    return now == a->order.amount ? MOAT_REFUSAL_SAME : MOAT_REFUSAL_OK;
}

static MoatRefusal check_regulator(const Asked *a) {
    int r = a->order.target;
    bool lobby = a->order.verb == MOAT_ORDER_lobby;
    if (a->world->heat[a->side][r] <= (lobby ? MOAT_RATIO(2, 100) : MOAT_RATIO(10, 100))) return MOAT_REFUSAL_COOL;
    return !lobby && a->world->compliance[a->side][r] > 1 ? MOAT_REFUSAL_BOUND : MOAT_REFUSAL_OK;
}

static MoatRefusal check_ban(const Asked *a) {
    int m = a->order.target;
    if (moat_toward(a->world, m, a->side) <= a->rules->ban_toward) return MOAT_REFUSAL_NOT_ALIGNED;
    return a->world->access[moat_rival(a->side)][m] > MOAT_RATIO(5, 100) ? MOAT_REFUSAL_OK : MOAT_REFUSAL_SHUT_OUT;
}

static MoatRefusal check_doctrine(const Asked *a) {
    int date = turn_doctrine_date(a->world, a->rules, a->side);
    return date >= 0 && a->order.amount < a->rules->doctrine[date].offers[a->side] ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NO_DOCTRINE;
}

static MoatRefusal check_situation(const Asked *a) {
    switch ((MoatVerb)a->order.verb) {
    case MOAT_ORDER_release_premium:
    case MOAT_ORDER_release_open:
    case MOAT_ORDER_release_restricted: return check_release(a);
    case MOAT_ORDER_tap_up:
    case MOAT_ORDER_tap_now: return tap_to_come(a) < 4 ? MOAT_REFUSAL_OK : MOAT_REFUSAL_TAP_CLOSED;
    case MOAT_ORDER_tap_down: return tap_to_come(a) > 0 ? MOAT_REFUSAL_OK : MOAT_REFUSAL_TAP_OPEN;
    case MOAT_ORDER_stop: return check_stop(a);
    case MOAT_ORDER_lobby:
    case MOAT_ORDER_comply: return check_regulator(a);
    case MOAT_ORDER_ban: return check_ban(a);
    case MOAT_ORDER_bid: return a->world->tender[a->order.target] ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NO_TENDER;
    case MOAT_ORDER_doctrine: return check_doctrine(a);
    case MOAT_ORDER_answer: return a->world->waiting[a->side][a->order.target] ? MOAT_REFUSAL_OK : MOAT_REFUSAL_NOT_ASKED;
    default: return moat_verb((MoatVerb)a->order.verb)->kind == MOAT_KIND_PROGRAMME ? check_programme(a) : check_policy(a);
    }
}

/* What an order decides: two orders of a turn may not decide the same. */
static int decides(MoatOrder order) {
    int verb = order.verb, target = order.target;
    if (verb == MOAT_ORDER_stop) verb = order.amount;
    if (verb == MOAT_ORDER_release_restricted) verb = MOAT_ORDER_release_open;
    if (verb == MOAT_ORDER_tap_now || verb == MOAT_ORDER_tap_down) verb = MOAT_ORDER_tap_up;
    if (moat_verb((MoatVerb)verb)->target == MOAT_TARGET_NOTHING) target = 0;
    return verb << 16 | (target & 0xFFFF);
}

static MoatRefusal check_draft(const Asked *a, const MoatOrders *draft) {
    bool reply = moat_verb((MoatVerb)a->order.verb)->kind == MOAT_KIND_REPLY;
    int counted = 0;
    for (int k = 0; k < draft->count; k++) {
        if (decides(draft->order[k]) == decides(a->order)) return MOAT_REFUSAL_TWICE;
        counted += moat_verb((MoatVerb)draft->order[k].verb)->kind != MOAT_KIND_REPLY;
    }
    if (draft->count >= MOAT_ORDERS || (!reply && counted >= a->rules->orders_most)) return MOAT_REFUSAL_TOO_MANY;
    MoatCost cost = moat_order_cost(a->world, a->rules, a->side, a->order);
    if (cost.mandate <= 0 && cost.cash <= 0) return MOAT_REFUSAL_OK;
    MoatCost left = moat_draft_left(a->world, a->rules, a->side, draft);
    if (cost.mandate > 0 && cost.mandate > left.mandate) return MOAT_REFUSAL_NO_MANDATE;
    return cost.cash > 0 && cost.cash > left.cash ? MOAT_REFUSAL_NO_CASH : MOAT_REFUSAL_OK;
}

MoatRefusal moat_order_check(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, MoatOrder order) {
    static const MoatOrders empty = {0};
    Asked asked = {world, rules, side, order};
    MoatRefusal refusal;
    if (order.verb < 0 || order.verb >= MOAT_VERBS) return MOAT_REFUSAL_UNKNOWN;
    if (world->winner) return MOAT_REFUSAL_GAME_OVER;
    if ((refusal = check_target(&asked)) || (refusal = check_amount(&asked)) || (refusal = check_situation(&asked))) return refusal;
    return check_draft(&asked, draft ? draft : &empty);
}

/* Every order in the ranges of its verb, one after another. */
static int candidates(const MoatRules *rules, MoatVerb verb, int *first_target, int *amounts) {
    const MoatVerbRow *row = moat_verb(verb);
    int targets[] = {1, rules->markets, rules->segments, rules->regulators, MOAT_TENDERS, rules->events, rules->markets + 1};
    int counts[] = {1, MOAT_TIERS, 4, 2, 4, MOAT_ANSWERS, MOAT_DOCTRINES, MOAT_VERBS};
    *first_target = row->target == MOAT_TARGET_PROGRAMME ? -1 : 0;
    *amounts = counts[row->amount];
    return targets[row->target];
}

int moat_orders_possible(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, MoatOrder *orders, int most) {
    int found = 0;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        int first, amounts, targets = candidates(rules, (MoatVerb)verb, &first, &amounts);
        for (int target = first; target < first + targets; target++)
            for (int amount = 0; amount < amounts; amount++) {
                MoatOrder order = {(int16_t)verb, (int16_t)target, (int16_t)amount};
                if (moat_order_check(world, rules, side, draft, order) != MOAT_ORDER_OK) continue;
                if (found < most) orders[found] = order;
                found++;
            }
    }
    return found;
}
