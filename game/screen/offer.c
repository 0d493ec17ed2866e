#include "offer.h"

#include "outlook.h"

#include <stdio.h>
#include <string.h>

enum { WATCHED_MOST = 16, AHEAD = 3, NARROW = 56 };

/* --- what giving it would mean --- */

static bool same(MoatOrder a, MoatOrder b)
{
    return a.verb == b.verb && a.target == b.target && a.amount == b.amount;
}

static void take_out(MoatOrders *orders, int at)
{
    orders->count--;
    memmove(&orders->order[at], &orders->order[at + 1], (size_t)(orders->count - at) * sizeof orders->order[0]);
}

/* Only one order decides a thing: the one that stands against it is the one without which it could be given. */
static bool take_place(const View *view, Offer *offer)
{
    for (int i = 0; i < offer->with.count; i++) {
        MoatOrders others = offer->with;
        take_out(&others, i);
        if (moat_order_check(view->world, view->rules, view->side, &others, offer->order) != MOAT_ORDER_OK)
            continue;
        offer->with = others;
        offer->replaces = i;
        offer->refusal = MOAT_ORDER_OK;
        return true;
    }
    return false;
}

Offer offer_of(const View *view, MoatOrder order)
{
    const MoatOrders *draft = session_draft(view->session);
    Offer offer = {.order = order, .given = -1, .replaces = -1, .without = *draft, .with = *draft};
    for (int i = 0; i < draft->count && offer.given < 0; i++)
        if (same(draft->order[i], order))
            offer.given = i;
    if (offer.given >= 0) {
        take_out(&offer.without, offer.given);
        return offer;
    }
    offer.refusal = session_check(view->session, order);
    if (offer.refusal == MOAT_REFUSAL_TWICE && !take_place(view, &offer))
        return offer;
    if (offer.refusal == MOAT_ORDER_OK && offer.with.count < MOAT_ORDERS)
        offer.with.order[offer.with.count++] = order;
    return offer;
}

MoatOrder offer_programme(const View *view, MoatVerb verb, int market)
{
    MoatQuantity age = verb == MOAT_ORDER_cloud  ? MOAT_Q_cloud_programme
                       : verb == MOAT_ORDER_aid  ? MOAT_Q_aid_programme
                       : verb == MOAT_ORDER_campus ? MOAT_Q_campus_programme
                       : verb == MOAT_ORDER_fab  ? MOAT_Q_fab_programme
                       : verb == MOAT_ORDER_standards ? MOAT_Q_standards_programme
                                                 : MOAT_Q_autonomy_programme;
    MoatName name = market >= 0 ? view_name(age, market, view->side, 0) : view_name(age, view->side, 0, 0);
    if (view_read(view, name) > 0)
        return (MoatOrder){MOAT_ORDER_stop, (int16_t)market, (int16_t)verb};
    return (MoatOrder){(int16_t)verb, (int16_t)(market >= 0 ? market : 0), 0};
}

/* --- giving it --- */

/* Choosing the tier in force takes back the order to leave it. */
static int against(const View *view, MoatOrder order)
{
    const MoatOrders *draft = session_draft(view->session);
    for (int i = 0; i < draft->count; i++)
        if (draft->order[i].verb == order.verb && draft->order[i].target == order.target)
            return i;
    return -1;
}

void offer_choose(View *view, MoatOrder order)
{
    Offer offer = offer_of(view, order);
    int back = offer.given >= 0 ? offer.given : offer.refusal == MOAT_REFUSAL_SAME ? against(view, order) : -1;
    if (back >= 0) {
        int gone = session_remove(view->session, back);
        view_cue(view, SCREEN_CUE_UNDO);
        view_say(view, P_("The order was taken back.", "%d orders were taken back: the later ones needed it.", gone), gone);
        return;
    }
    if (offer.replaces >= 0)
        session_remove(view->session, offer.replaces);
    view_order(view, order);
}

/* --- rows --- */

static const char *mark_of(const Offer *offer)
{
    return offer->given >= 0 ? "✓" : offer->refusal == MOAT_ORDER_OK ? "+" : "-";
}

static void cost_of(const View *view, const Offer *offer, char text[WORDS_LINE])
{
    MoatVerb verb = (MoatVerb)offer->order.verb;
    if (offer->given >= 0)
        snprintf(text, WORDS_LINE, "%s", _("ordered"));
    else if (offer->refusal != MOAT_ORDER_OK)
        snprintf(text, WORDS_LINE, "%s", words_refusal(offer->refusal));
    else
        words_cost(verb, moat_order_cost(view->world, view->rules, view->side, offer->order), text, WORDS_LINE);
}

void offer_row(View *view, Area row, int id, MoatOrder order, const char *label, int width, const char *gain)
{
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
    int cells = text_width(cost);
    if (cells > end - x)
        canvas_text(view->canvas, row.y, x, end - x, STYLE_DIM, cost);
    else
        canvas_right(view->canvas, row.y, x, end - x, STYLE_DIM, cost);
    view_item(view, id, row, words_verb_doc((MoatVerb)order.verb));
}

void offer_tiers(View *view, Area row, int label, int id, const char *words, MoatName policy, MoatOrder order, int tiers)
{
    int now = (int)(view_read(view, policy) / MOAT_ONE), next = now, x = row.x + label;
    canvas_text(view->canvas, row.y, row.x, label - 1, STYLE_TEXT, words);
    for (int tier = 0; tier < tiers; tier++, x += 3) {
        order.amount = (int16_t)tier;
        Offer offer = offer_of(view, order);
        if (offer.given >= 0)
            next = tier;
        Style style = tier == now || offer.given >= 0 ? STYLE_STRONG : offer.refusal == MOAT_ORDER_OK ? STYLE_TEXT : STYLE_DIM;
        canvas_printf(view->canvas, row.y, x, 3, style, offer.given >= 0 ? "→%d " : tier == now ? "[%d]" : " %d ", tier);
        view_named(view, id + tier, (Area){row.y, x, 1, 3}, policy);
    }
    const char *word = words_tier((MoatQuantity)policy.quantity, next);
    canvas_text(view->canvas, row.y, x + 1, row.x + row.w - x - 1, next == now ? STYLE_DIM : STYLE_STRONG, word);
}

Area offer_box(View *view, Area box)
{
    char note[WORDS_LINE];
    MoatCost left = session_left(view->session);
    Area inside = view_box(view, box, _("Orders"));
    snprintf(note, sizeof note, _("%d of %d mandate left, %s"), left.mandate, view->world->mandate[view->side], view_amount(MOAT_UNIT_MONEY, left.cash));
    canvas_box_note(view->canvas, box, left.mandate > 0 ? STYLE_STRONG : STYLE_DIM, note);
    return inside;
}

void offer_invite(View *view, Area area)
{
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, _("Go to an order with the arrows or Tab to read what it would bring."));
}

/* --- what it would bring --- */

static int watch(Effect *list, int count, MoatName name)
{
    if (count < WATCHED_MOST)
        list[count++] = (Effect){.name = name};
    return count;
}

static int watch_all(Effect *list, int count, const MoatQuantity *quantity, size_t most, int first, int second)
{
    for (size_t i = 0; i < most; i++)
        count = watch(list, count, view_name(quantity[i], first, second, 0));
    return count;
}

#define WATCH(list, count, quantities, first, second) watch_all(list, count, quantities, sizeof quantities / sizeof quantities[0], first, second)

/* What the order touches as soon as it is obeyed. */
static int watched_at_once(const View *view, MoatOrder order, Effect *list)
{
    static const MoatQuantity own[] = {MOAT_Q_patience, MOAT_Q_premium, MOAT_Q_perm, MOAT_Q_open, MOAT_Q_tap_reputation};
    static const MoatQuantity judged[] = {MOAT_Q_heat, MOAT_Q_compliance};
    int count = WATCH(list, 0, own, view->side, 0);
    if (moat_verb((MoatVerb)order.verb)->target == MOAT_TARGET_REGULATOR)
        count = WATCH(list, count, judged, order.target, view->side);
    return count;
}

static int watched_later(const View *view, MoatOrder order, Effect *list)
{
    static const MoatQuantity own[] = {MOAT_Q_score, MOAT_Q_tomorrow, MOAT_Q_present, MOAT_Q_autonomy, MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_revenue};
    static const MoatQuantity there[] = {MOAT_Q_market_depth, MOAT_Q_cloud, MOAT_Q_trust, MOAT_Q_campus};
    static const MoatQuantity wide[] = {MOAT_Q_lab, MOAT_Q_compute, MOAT_Q_fab, MOAT_Q_exposure, MOAT_Q_depth, MOAT_Q_reach};
    static const MoatQuantity other[] = {MOAT_Q_compute, MOAT_Q_lab, MOAT_Q_fab};
    int count = WATCH(list, 0, own, view->side, 0);
    MoatTargetKind kind = moat_verb((MoatVerb)order.verb)->target;
    if (kind == MOAT_TARGET_REGULATOR)
        return watch(list, count, view_name(MOAT_Q_heat, order.target, view->side, 0));
    if (kind == MOAT_TARGET_MARKET || (kind == MOAT_TARGET_PROGRAMME && order.target >= 0)) {
        count = WATCH(list, count, there, order.target, view->side);
        return watch(list, count, view_name(MOAT_Q_hosting, order.target, 0, 0));
    }
    count = WATCH(list, count, wide, view->side, 0);
    return WATCH(list, count, other, moat_rival(view->side), 0);
}

static void obey(const View *view, const MoatOrders *draft, MoatWorld *world)
{
    MoatOrders orders[MOAT_BLOCS] = {{0}, {0}};
    orders[view->side] = *draft;
    *world = *view->world;
    world->seed = ~world->seed; /* the dice of the game are nobody's to see */
    moat_turn_begin(world, view->rules, orders, NULL);
}

static int effects_at_once(const View *view, const Offer *offer, Effect *list)
{
    MoatWorld with, without;
    int count = watched_at_once(view, offer->order, list);
    obey(view, &offer->with, &with);
    obey(view, &offer->without, &without);
    for (int i = 0; i < count; i++)
        list[i].mean = moat_read(&with, view->rules, list[i].name) - moat_read(&without, view->rules, list[i].name);
    return count;
}

static void name_of(const View *view, MoatName name, char text[WORDS_LINE])
{
    const char *words = words_quantity((MoatQuantity)name.quantity);
    MoatScope scope = moat_quantity((MoatQuantity)name.quantity)->scope;
    if (scope == MOAT_SCOPE_BLOC && name.at[0] != view->side)
        snprintf(text, WORDS_LINE, "%s %s", view_side_sign(name.at[0]), words);
    else
        snprintf(text, WORDS_LINE, "%s", words);
}

/* What shows of an effect; false when it rounds to nothing. */
static bool describe(const View *view, const Effect *effect, char name[WORDS_LINE], char change[64])
{
    char none[64];
    words_change(view->rules, effect->name, effect->mean, change, 64);
    words_change(view->rules, effect->name, 0, none, sizeof none);
    name_of(view, effect->name, name);
    return strcmp(change + 1, none + 1) != 0;
}

/* One a line. Both ways of drawing return how many lines they took; 0: nothing shows. */
static int draw_down(View *view, Area area, const char *label, const Effect *list, int count)
{
    char name[WORDS_LINE], change[64];
    int y = area.y;
    for (int i = 0; i < count && y + 1 < area.y + area.h; i++)
        if (describe(view, &list[i], name, change)) {
            int at = canvas_right(view->canvas, ++y, area.x, area.w, STYLE_STRONG, change);
            canvas_text(view->canvas, y, area.x + 2, at - area.x - 3, STYLE_DIM, name);
        }
    if (y == area.y)
        return 0;
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, label);
    return y - area.y + 1;
}

/* "label  name +1.2   name -3 %", over as many lines as there are. */
static int draw_along(View *view, Area area, const char *label, const Effect *list, int count)
{
    char name[WORDS_LINE], change[64];
    int begin = area.x + 16, x = begin, y = area.y, end = area.x + area.w;
    for (int i = 0; i < count; i++) {
        if (!describe(view, &list[i], name, change))
            continue;
        int cells = text_width(name) + 1 + text_width(change);
        if (x + cells > end && x > begin) {
            x = begin;
            if (++y == area.y + area.h)
                break;
        }
        int used = canvas_text(view->canvas, y, x, end - x, STYLE_DIM, name);
        canvas_text(view->canvas, y, x + used + 1, end - x - used - 1, STYLE_STRONG, change);
        x += cells + 3;
    }
    if (x == begin && y == area.y)
        return 0;
    canvas_text(view->canvas, area.y, area.x, 15, STYLE_DIM, label);
    return y < area.y + area.h ? y - area.y + 1 : area.h;
}

/* The order and its cost, on one line where both fit. Returns the lines taken. */
static int draw_sentence(View *view, Area area, const Offer *offer)
{
    char text[WORDS_LINE], cost[WORDS_LINE];
    Style style = offer->refusal == MOAT_ORDER_OK ? STYLE_DIM : STYLE_WARN;
    words_order(view->rules, view->world, view->side, offer->order, text, sizeof text);
    cost_of(view, offer, cost);
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

void offer_explain(View *view, Area area, MoatOrder order)
{
    Effect list[WATCHED_MOST];
    Offer offer = offer_of(view, order);
    int end = area.y + area.h, left = view->rules->turns - view->world->turn;
    bool shown = false, narrow = area.w < NARROW;
    area.y += draw_sentence(view, area, &offer);
    if (offer.refusal != MOAT_ORDER_OK || session_over(view->session))
        return;
    for (int turns = 0; turns <= AHEAD && turns <= left && area.y < end; turns += turns == 0 ? 1 : AHEAD - 1) {
        char label[WORDS_LINE];
        int count = turns == 0 ? effects_at_once(view, &offer, list) : watched_later(view, offer.order, list), room = end - area.y;
        if (turns > 1 && shown && room < (narrow ? 4 : 2))
            break;
        if (turns > 0)
            outlook_between(view, &offer.without, &offer.with, turns, list, count);
        snprintf(label, sizeof label, turns == 0 ? _("at once:") : P_("after %d turn:", "after %d turns:", turns), turns);
        area.h = turns == 0 && !narrow ? 1 : turns == 1 && room > (narrow ? 10 : 3) ? room / 2 : room;
        int lines = narrow ? draw_down(view, area, label, list, count) : draw_along(view, area, label, list, count);
        shown = shown || lines > 0;
        area.y += lines;
    }
    if (!shown && area.y < end)
        canvas_wrap(view->canvas, (Area){area.y, area.x, end - area.y, area.w}, 0, STYLE_DIM, _("Nothing that shows within a few turns."));
}
