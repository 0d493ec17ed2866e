#include "offer.h"

#include "effects.h"

#include <stdio.h>
#include <string.h>

/* --- what giving it would mean --- */

static bool same(MoatOrder a, MoatOrder b) { return a.verb == b.verb && a.target == b.target && a.amount == b.amount; }

static void take_out(MoatOrders *orders, int at) {
    orders->count--;
    memmove(&orders->order[at], &orders->order[at + 1], (size_t)(orders->count - at) * sizeof orders->order[0]);
}

/* Only one order decides a thing: the one that stands against it is the one without which it could be given. */
static bool take_place(const View *view, Offer *offer) {
    for (int i = 0; i < offer->with.count; i++) {
        MoatOrders others = offer->with;
        take_out(&others, i);
        if (moat_order_check(view->world, view->rules, view->side, &others, offer->order) != MOAT_ORDER_OK) continue;
        offer->with = others;
        offer->replaces = i;
        offer->refusal = MOAT_ORDER_OK;
        return true;
    }
    return false;
}

Offer offer_of(const View *view, MoatOrder order) {
    const MoatOrders *draft = session_draft(view->session);
    Offer offer = {.order = order, .given = -1, .replaces = -1, .without = *draft, .with = *draft};
    for (int i = 0; i < draft->count && offer.given < 0; i++)
        if (same(draft->order[i], order)) offer.given = i;
    if (offer.given >= 0) {
        take_out(&offer.without, offer.given);
        return offer;
    }
    offer.refusal = session_check(view->session, order);
    if (offer.refusal == MOAT_REFUSAL_TWICE && !take_place(view, &offer)) return offer;
    if (offer.refusal == MOAT_ORDER_OK && offer.with.count < MOAT_ORDERS) offer.with.order[offer.with.count++] = order;
    return offer;
}

MoatOrder offer_programme(const View *view, MoatVerb verb, int market) {
    MoatQuantity age = verb == MOAT_ORDER_cloud       ? MOAT_Q_cloud_programme
                       : verb == MOAT_ORDER_aid       ? MOAT_Q_aid_programme
                       : verb == MOAT_ORDER_campus    ? MOAT_Q_campus_programme
                       : verb == MOAT_ORDER_fab       ? MOAT_Q_fab_programme
                       : verb == MOAT_ORDER_standards ? MOAT_Q_standards_programme
                                                      : MOAT_Q_autonomy_programme;
    MoatName name = market >= 0 ? view_name(age, market, view->side, 0) : view_name(age, view->side, 0, 0);
    if (view_read(view, name) > 0) return (MoatOrder){MOAT_ORDER_stop, (int16_t)market, (int16_t)verb};
    return (MoatOrder){(int16_t)verb, (int16_t)(market >= 0 ? market : 0), 0};
}

/* --- giving it --- */

/* Choosing the tier in force takes back the order to leave it. */
static int against(const View *view, MoatOrder order) {
    const MoatOrders *draft = session_draft(view->session);
    for (int i = 0; i < draft->count; i++)
        if (draft->order[i].verb == order.verb && draft->order[i].target == order.target) return i;
    return -1;
}

void offer_choose(View *view, MoatOrder order) {
    Offer offer = offer_of(view, order);
    int back = offer.given >= 0 ? offer.given : offer.refusal == MOAT_REFUSAL_SAME ? against(view, order) : -1;
    if (back >= 0) {
        int gone = session_remove(view->session, back);
        view_cue(view, SCREEN_CUE_UNDO);
        view_say(view, P_("The order was taken back.", "%d orders were taken back: the later ones needed it.", gone), gone);
        return;
    }
    if (offer.replaces >= 0) session_remove(view->session, offer.replaces);
    view_order(view, order);
}

/* --- rows --- */

static const char *mark_of(const Offer *offer) { return offer->given >= 0 ? "✓" : offer->refusal == MOAT_ORDER_OK ? "+" : "-"; }

static void cost_of(const View *view, const Offer *offer, char text[WORDS_LINE]) {
    MoatVerb verb = (MoatVerb)offer->order.verb;
    if (offer->given >= 0)
        snprintf(text, WORDS_LINE, "%s", _("ordered"));
    else if (offer->refusal != MOAT_ORDER_OK)
        snprintf(text, WORDS_LINE, "%s", words_refused(view->rules, offer->order, offer->refusal));
    else
        words_cost(verb, moat_order_cost(view->world, view->rules, view->side, offer->order), text, WORDS_LINE);
}

void offer_row(View *view, Area row, int id, MoatOrder order, const char *label, int width, const char *gain) {
    Offer offer = offer_of(view, order);
    char cost[WORDS_LINE];
    bool fine = offer.refusal == MOAT_ORDER_OK;
    Style style = offer.given >= 0 ? STYLE_STRONG : fine ? STYLE_TEXT : STYLE_DIM;
    cost_of(view, &offer, cost);
    canvas_text(view->canvas, row.y, row.x, 1, style, mark_of(&offer));
    int x = row.x + 2, end = row.x + row.w;
    if (gain != NULL) {
        canvas_text(view->canvas, row.y, x, width, style, label);
        canvas_right(view->canvas, row.y, x + width, 6, fine ? STYLE_STRONG : STYLE_DIM, gain);
        x += width + 7;
    } else
        x += canvas_text(view->canvas, row.y, x, end - x, style, label) + 2;
    /* Why it cannot be given stands in full below, when the row has the focus: half a reason is none. */
    if (text_width(cost) <= end - x) canvas_right(view->canvas, row.y, x, end - x, STYLE_DIM, cost);
    view_item(view, id, row, words_verb_doc((MoatVerb)order.verb));
    view_verb(view, (MoatVerb)order.verb);
}

void offer_tiers(View *view, Area row, int label, int id, const char *words, MoatName policy, MoatOrder order, int tiers) {
    int now = (int)(view_read(view, policy) / MOAT_ONE), next = now, x = row.x + label;
    canvas_text(view->canvas, row.y, row.x, label - 1, STYLE_TEXT, words);
    for (int tier = 0; tier < tiers; tier++, x += 3) {
        order.amount = (int16_t)tier;
        Offer offer = offer_of(view, order);
        if (offer.given >= 0) next = tier;
        Style style = tier == now || offer.given >= 0 ? STYLE_STRONG : offer.refusal == MOAT_ORDER_OK ? STYLE_TEXT : STYLE_DIM;
        canvas_printf(view->canvas, row.y, x, 3, style, offer.given >= 0 ? "→%d " : tier == now ? "[%d]" : " %d ", tier);
        view_named(view, id + tier, (Area){row.y, x, 1, 3}, policy);
    }
    const char *word = words_tier((MoatQuantity)policy.quantity, next);
    canvas_text(view->canvas, row.y, x + 1, row.x + row.w - x - 1, next == now ? STYLE_DIM : STYLE_STRONG, word);
}

Area offer_box(View *view, Area box) {
    char note[WORDS_LINE];
    MoatCost left = session_left(view->session);
    Area inside = view_box(view, box, _("Orders"));
    snprintf(note, sizeof note, _("%d of %d mandate left, %s"), left.mandate, view->world->mandate[view->side],
        view_amount(MOAT_UNIT_MONEY, left.cash));
    canvas_box_note(view->canvas, box, left.mandate > 0 ? STYLE_STRONG : STYLE_DIM, note);
    return inside;
}

/* --- the order in full --- */

void offer_refusal(const View *view, MoatOrder order, MoatRefusal refusal, char *text) {
    char cost[WORDS_LINE];
    int used = snprintf(text, WORDS_LINE, "%s", words_refused(view->rules, order, refusal));
    if (words_taken_away(view->rules, (MoatVerb)order.verb)) return;
    if (refusal != MOAT_REFUSAL_NO_MANDATE && refusal != MOAT_REFUSAL_NO_CASH) return;
    words_cost((MoatVerb)order.verb, moat_order_cost(view->world, view->rules, view->side, order), cost, sizeof cost);
    text[used++] = ' ';
    snprintf(text + used, WORDS_LINE, _("It costs %s."), cost);
}

/* The order and its cost, on one line where both fit. Returns the lines taken. */
static int draw_sentence(View *view, Area area, const Offer *offer) {
    char text[WORDS_LINE], cost[2 * WORDS_LINE];
    bool fine = offer->refusal == MOAT_ORDER_OK;
    Style style = fine ? STYLE_DIM : STYLE_WARN;
    words_order(view->rules, view->world, view->side, offer->order, text, sizeof text);
    if (fine)
        cost_of(view, offer, cost);
    else
        offer_refusal(view, offer->order, offer->refusal, cost);
    int used = text_width(text) + 2, lines;
    if (area.h < 3 || used + text_width(cost) <= area.w) {
        canvas_text(view->canvas, area.y, area.x, area.w, STYLE_STRONG, text);
        canvas_text(view->canvas, area.y, area.x + used, area.w - used, style, cost);
        return 1;
    }
    lines = canvas_wrap(view->canvas, (Area){area.y, area.x, area.h < 6 ? 1 : 2, area.w}, 0, STYLE_STRONG, text);
    lines = lines > 2 || area.h < 6 ? (area.h < 6 ? 1 : 2) : lines;
    used = canvas_wrap(view->canvas, (Area){area.y + lines, area.x, area.h - lines, area.w}, 0, style, cost);
    return lines + used;
}

void offer_explain(View *view, Area area, MoatOrder order) {
    Offer offer = offer_of(view, order);
    int lines = draw_sentence(view, area, &offer);
    if (offer.refusal == MOAT_ORDER_OK && !session_over(view->session))
        effects_draw(view, (Area){area.y + lines, area.x, area.h - lines, area.w}, &offer);
}

void offer_focused(View *view, Area area, OfferOf of) {
    MoatOrder order;
    if (of(view, view->memory->focus, &order))
        offer_explain(view, area, order);
    else
        canvas_printf(view->canvas, area.y, area.x, area.w, STYLE_DIM,
            _("Go to an order with the arrows or %s to read what it would bring."), keys_name(view->keys, ACTION_NEXT));
}

bool offer_act(View *view, Action action, OfferOf of) {
    MoatOrder order;
    if (action != ACTION_CHOOSE || !of(view, view->memory->focus, &order)) return false;
    offer_choose(view, order);
    return true;
}
