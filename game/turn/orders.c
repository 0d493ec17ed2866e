/* orders.c - both sides' orders, given in secret, are checked one after another and then applied together: nothing a bloc orders can
 * make an order of the other's illegal, and neither acts first. */
#include "fixed.h"
#include "phases.h"

/* Products as they stood before this turn's orders: what counts as giving away a lead. */
typedef struct Before {
    MoatFixed best[MOAT_BLOCS];
} Before;

static void accept(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *given, MoatOrders *accepted, MoatLedger *ledger) {
    accepted->count = 0;
    for (int k = 0; k < given->count && k < MOAT_ORDERS; k++) {
        MoatRefusal refusal = moat_order_check(world, rules, side, accepted, given->order[k]);
        if (refusal == MOAT_ORDER_OK)
            accepted->order[accepted->count++] = given->order[k];
        else
            turn_tell(ledger, world, MOAT_CAUSE_REFUSED, side, given->order[k].verb, (int)refusal);
    }
}

static void release(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatVerb verb, const Before *before) {
    MoatFixed given = world->lab[b], rival = before->best[moat_rival(b)];
    switch (verb) {
    case MOAT_ORDER_release_premium: world->premium[b] = given; return;
    case MOAT_ORDER_release_open:
        world->open[b] = world->perm[b] = given;
        world->licence[b] = MOAT_PERMISSIVE;
        turn_give_away(world, rules, b, given, rival, MOAT_ONE);
        return;
    default:
        world->open[b] = given;
        world->licence[b] = MOAT_RESTRICTED;
        turn_give_away(world, rules, b, given, rival, MOAT_ONE / 2);
    }
}

static void close_tap(MoatWorld *world, const MoatRules *rules, MoatSide b) {
    if (world->tap[b] < 4) world->tap[b]++;
    world->tap_reputation[b] = fix_min(fix_add(world->tap_reputation[b], rules->reputation_up), fix_whole(4));
}

/* A tap that was only announced is taken back before one that is closed. */
static void open_tap(MoatWorld *world, MoatSide b) {
    if (world->tap_announced[b])
        world->tap_announced[b]--;
    else if (world->tap[b] > 0)
        world->tap[b]--;
}

static void lobby(MoatWorld *world, const MoatRules *rules, MoatSide b, int r) {
    MoatFixed part = fix_mul(fix_mul(rules->lobby_heat, rules->order_strength[MOAT_ORDER_lobby]), world->strength_lobby[b]);
    world->heat[b][r] = fix_mul(world->heat[b][r], fix_positive(MOAT_ONE - part));
}

static void comply(MoatWorld *world, const MoatRules *rules, MoatSide b, int r) {
    world->compliance[b][r] = fix_round(rules->comply_quarters);
    world->heat[b][r] = fix_mul(world->heat[b][r], rules->comply_heat);
    for (int m = 0; m < rules->markets; m++)
        if (rules->jurisdiction[r] >> m & 1) world->trust[b][m] = fix_min(fix_add(world->trust[b][m], rules->comply_trust), MOAT_ONE);
}

static void ban(MoatWorld *world, const MoatRules *rules, MoatSide b, int m) {
    MoatFixed *access = &world->access[moat_rival(b)][m];
    MoatFixed part = fix_mul(rules->ban_access, rules->order_strength[MOAT_ORDER_ban]);
    *access = fix_max(fix_sub(*access, part), fix_min(*access, rules->access_floor));
    world->trust[b][m] = fix_max(fix_sub(world->trust[b][m], rules->ban_trust), -MOAT_ONE);
    world->tap_reputation[b] = fix_min(fix_add(world->tap_reputation[b], rules->ban_reputation), fix_whole(4));
}

static void answer(MoatWorld *world, const MoatRules *rules, MoatSide b, int e, int choice) {
    const MoatEvent *event = &rules->event[e];
    int subject = event->subject == MOAT_NOBODY ? -1 : world->waiting[b][e] - 1;
    turn_effects(world, rules, event->answer[choice].effects, subject);
    world->answered[b][e] = 1 + choice;
    world->waiting[b][e] = 0;
}

static void choose_doctrine(MoatWorld *world, const MoatRules *rules, MoatSide b, int date, int choice, MoatLedger *ledger) {
    world->doctrine[b][date] = 1 + choice;
    turn_effects(world, rules, rules->doctrine[date].offer[b][choice].effects, -1);
    turn_tell(ledger, world, MOAT_CAUSE_DOCTRINE, b, date * MOAT_DOCTRINES + choice, -1);
    turn_look(ledger, world, MOAT_CAUSE_DOCTRINE, b, date * MOAT_DOCTRINES + choice, -1);
}

static void carry_out(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatOrder order, const Before *before, MoatLedger *ledger) {
    MoatVerb verb = (MoatVerb)order.verb;
    switch (verb) {
    case MOAT_ORDER_release_premium:
    case MOAT_ORDER_release_open:
    case MOAT_ORDER_release_restricted: release(world, rules, b, verb, before); break;
    case MOAT_ORDER_price: world->price[b] = order.amount; break;
    case MOAT_ORDER_monetise: world->monetise[b][order.target] = order.amount; break;
    case MOAT_ORDER_split: world->split[b] = order.amount; break;
    case MOAT_ORDER_chips: world->chips[b] = order.amount; break;
    case MOAT_ORDER_maverick: world->maverick[b] = order.amount; break;
    case MOAT_ORDER_tap_up: world->tap_announced[b]++; break; /* may be 2 until what was announced before has closed */
    case MOAT_ORDER_tap_now: close_tap(world, rules, b); break;
    case MOAT_ORDER_tap_down: open_tap(world, b); break;
    case MOAT_ORDER_stop: *turn_programme_age(world, rules, b, (MoatVerb)order.amount, order.target) = 0; break;
    case MOAT_ORDER_lobby: lobby(world, rules, b, order.target); break;
    case MOAT_ORDER_comply: comply(world, rules, b, order.target); break;
    case MOAT_ORDER_ban: ban(world, rules, b, order.target); break;
    case MOAT_ORDER_bid: world->bid[b][order.target] = order.amount; break;
    case MOAT_ORDER_answer: answer(world, rules, b, order.target, order.amount); break;
    case MOAT_ORDER_doctrine: choose_doctrine(world, rules, b, turn_doctrine_date(world, rules, b), order.amount, ledger); break;
    default: *turn_programme_age(world, rules, b, verb, order.target) = 1; break;
    }
}

/* Programmes are paid every quarter by the programmes phase, everything else now. */
static void apply(
    MoatWorld *world, const MoatRules *rules, MoatSide b, const MoatOrders *orders, const Before *before, MoatLedger *ledger) {
    for (int k = 0; k < orders->count; k++) {
        MoatOrder order = orders->order[k];
        bool programme = moat_verb((MoatVerb)order.verb)->kind == MOAT_KIND_PROGRAMME, is_answer = order.verb == MOAT_ORDER_answer;
        if (!programme) world->cash[b] = fix_sub(world->cash[b], moat_order_cost(world, rules, b, order).cash);
        carry_out(world, rules, b, order, before, ledger);
        turn_look(ledger, world, is_answer ? MOAT_CAUSE_ANSWER : MOAT_CAUSE_ORDER, b, is_answer ? order.target : order.verb,
            is_answer ? order.amount : order.target);
    }
}

/* What was left open is decided by default: the last answer, the first doctrine. */
static void decide_by_default(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatLedger *ledger) {
    for (int e = 0; e < rules->events; e++) {
        if (!world->waiting[b][e]) continue;
        int last = rules->event[e].answers - 1;
        answer(world, rules, b, e, last);
        turn_look(ledger, world, MOAT_CAUSE_ANSWER, b, e, last);
    }
    int date = turn_doctrine_date(world, rules, b);
    if (date >= 0) choose_doctrine(world, rules, b, date, 0, ledger);
}

static void close_announced_taps(MoatWorld *world, const MoatRules *rules, const int32_t announced[MOAT_BLOCS], MoatLedger *ledger) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        if (!announced[b] || !world->tap_announced[b]) continue;
        close_tap(world, rules, b);
        world->tap_announced[b]--;
        turn_look(ledger, world, MOAT_CAUSE_TAP, b, -1, -1);
    }
}

void phase_orders(MoatWorld *world, const MoatRules *rules, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger) {
    MoatOrders accepted[MOAT_BLOCS];
    Before before;
    int32_t announced[MOAT_BLOCS] = {world->tap_announced[0], world->tap_announced[1]};
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        accept(world, rules, b, &orders[b], &accepted[b], ledger);
        before.best[b] = fix_max(world->premium[b], world->open[b]);
    }
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) apply(world, rules, b, &accepted[b], &before, ledger);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) decide_by_default(world, rules, b, ledger);
    close_announced_taps(world, rules, announced, ledger);
}
