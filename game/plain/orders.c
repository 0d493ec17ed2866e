/* orders.c - what can be ordered, the draft, and what it may bring. */
#include "face.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void say_left(Plain *plain) {
    MoatCost left = session_left(plain->session);
    plain_say(plain, _("Left: %d mandate, %s."), left.mandate, plain_text(plain, MOAT_UNIT_MONEY, left.cash));
}

static const char *cost_text(Plain *plain, MoatOrder order, char cost[80]) {
    words_cost((MoatVerb)order.verb, moat_order_cost(plain_world(plain), plain->rules, plain_side(plain), order), cost, 80);
    return cost;
}

void plain_take_order(Plain *plain, MoatOrder order) {
    if (session_humans(plain->session) == 0) {
        plain_say(plain, "%s", _("You watch: the opponents give the orders."));
        return;
    }
    char cost[80];
    const char *words = plain_order(plain, plain_side(plain), plain_world(plain), order);
    MoatRefusal refusal = session_add(plain->session, order);
    if (refusal != MOAT_ORDER_OK) {
        plain_say(plain, _("Refused: %s. %s"), words, words_refused(plain->rules, order, refusal));
        return;
    }
    plain_say(plain, _("Order given: %s. Cost: %s."), words, cost_text(plain, order, cost));
    say_left(plain);
}

void plain_do_give(Plain *plain, const char *text) {
    MoatOrder order;
    char hint[160] = "";
    if (!text[0])
        plain_say(plain, _("Give what? Say orders for what you can order."));
    else if (moat_order_parse(plain->rules, plain_side(plain), plain_world(plain), text, &order, hint))
        plain_take_order(plain, order);
    else
        plain_say(plain, _("That order is not understood. %s"), hint);
}

void plain_do_orders(Plain *plain, const char *text) {
    enum { MOST = 1024 };
    static const MoatOrders none;
    MoatOrder *orders = malloc(MOST * sizeof *orders);
    if (!orders) return;
    const MoatOrders *draft = session_draft(plain->session);
    int count = moat_orders_possible(plain_world(plain), plain->rules, plain_side(plain), draft ? draft : &none, orders, MOST), said = 0;
    for (int i = 0; i < count && i < MOST; i++) {
        char typed[WORDS_LINE], cost[80];
        moat_order_print(plain->rules, plain_side(plain), plain_world(plain), orders[i], typed, sizeof typed);
        const char *words = plain_order(plain, plain_side(plain), plain_world(plain), orders[i]);
        if (text[0] && !strcasestr(typed, text) && !strcasestr(words, text)) continue;
        plain_say(plain, _("%s: %s. %s."), typed, words, cost_text(plain, orders[i], cost));
        said++;
    }
    free(orders);
    if (said == 0 && text[0])
        plain_say(plain, _("You can give no order with %s in it now."), text);
    else if (said == 0)
        plain_say(plain, _("You can give no further order now."));
    say_left(plain);
}

void plain_do_draft(Plain *plain, const char *text) {
    (void)text;
    const MoatOrders *draft = session_draft(plain->session);
    if (draft->count == 0) plain_say(plain, _("You have given no order this turn."));
    for (int i = 0; i < draft->count; i++) {
        char cost[80];
        plain_say(plain, _("Order %d: %s. Cost: %s."), i + 1, plain_order(plain, plain_side(plain), plain_world(plain), draft->order[i]),
            cost_text(plain, draft->order[i], cost));
    }
    say_left(plain);
}

void plain_do_undo(Plain *plain, const char *text) {
    if (strcmp(text, "all") == 0) {
        session_undo_all(plain->session);
        plain_say(plain, _("All orders of this turn are taken back."));
    } else if (session_undo(plain->session)) {
        plain_say(plain, _("The last order is taken back."));
    } else {
        plain_say(plain, _("There is no order to take back."));
    }
    say_left(plain);
}

void plain_do_remove(Plain *plain, const char *text) {
    int gone = session_remove(plain->session, atoi(text) - 1);
    if (gone == 0)
        plain_say(plain, _("There is no order of that number. Say draft for your orders."));
    else
        plain_say(plain, P_("%d order is taken back.", "%d orders are taken back.", gone), gone);
    say_left(plain);
}

static const char *value_text(Plain *plain, MoatName name, MoatLong value, char text[WORDS_LINE]) {
    words_value(plain->rules, name, value, text, WORDS_LINE);
    return text;
}

void plain_do_forecast(Plain *plain, const char *text) {
    (void)text;
    int count;
    const MoatOutlook *outlook = session_forecast(plain->session, &count);
    plain_say(plain, _("By the end of the turn, whatever the rival does; nine times of ten between the two ends:"));
    for (int i = 0; i < count; i++) {
        const MoatOutlook *at = &outlook[i];
        char head[WORDS_LINE], now[WORDS_LINE], low[WORDS_LINE], middle[WORDS_LINE], high[WORDS_LINE], without[WORDS_LINE];
        words_reading(plain->rules, at->name, head, sizeof head);
        if (at->name.quantity == MOAT_Q_heat && at->high < MOAT_RATIO(5, 100)) continue;
        plain_say(plain, _("%s: now %s, likely %s, between %s and %s; without your orders %s."), head,
            value_text(plain, at->name, at->now, now), value_text(plain, at->name, at->middle, middle),
            value_text(plain, at->name, at->low, low), value_text(plain, at->name, at->high, high),
            value_text(plain, at->name, at->without, without));
    }
}
