#include "effects.h"

#include "outlook.h"

#include <stdio.h>
#include <string.h>

enum { WATCHED_MOST = 16, AHEAD = 3, NARROW = 56 };

static int watch(Effect *list, int count, MoatName name) {
    if (count < WATCHED_MOST) list[count++] = (Effect){.name = name};
    return count;
}

static int watch_all(Effect *list, int count, const MoatQuantity *quantity, size_t most, int first, int second) {
    for (size_t i = 0; i < most; i++) count = watch(list, count, view_name(quantity[i], first, second, 0));
    return count;
}

#define WATCH(list, count, quantities, first, second) \
    watch_all(list, count, quantities, sizeof quantities / sizeof quantities[0], first, second)

/* What the order touches as soon as it is obeyed. */
static int watched_at_once(const View *view, MoatOrder order, Effect *list) {
    static const MoatQuantity own[] = {MOAT_Q_patience, MOAT_Q_premium, MOAT_Q_perm, MOAT_Q_open, MOAT_Q_tap_reputation};
    static const MoatQuantity judged[] = {MOAT_Q_heat, MOAT_Q_compliance};
    int count = WATCH(list, 0, own, view->side, 0);
    if (moat_verb((MoatVerb)order.verb)->target == MOAT_TARGET_REGULATOR) count = WATCH(list, count, judged, order.target, view->side);
    return count;
}

static int watched_later(const View *view, MoatOrder order, Effect *list) {
    static const MoatQuantity own[] = {
        MOAT_Q_score, MOAT_Q_tomorrow, MOAT_Q_present, MOAT_Q_autonomy, MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_revenue};
    static const MoatQuantity there[] = {MOAT_Q_market_depth, MOAT_Q_cloud, MOAT_Q_trust, MOAT_Q_campus};
    static const MoatQuantity wide[] = {MOAT_Q_lab, MOAT_Q_compute, MOAT_Q_fab, MOAT_Q_exposure, MOAT_Q_depth, MOAT_Q_reach};
    static const MoatQuantity other[] = {MOAT_Q_compute, MOAT_Q_lab, MOAT_Q_fab};
    int count = WATCH(list, 0, own, view->side, 0);
    MoatTargetKind kind = moat_verb((MoatVerb)order.verb)->target;
    if (kind == MOAT_TARGET_REGULATOR) return watch(list, count, view_name(MOAT_Q_heat, order.target, view->side, 0));
    if (kind == MOAT_TARGET_MARKET || (kind == MOAT_TARGET_PROGRAMME && order.target >= 0)) {
        count = WATCH(list, count, there, order.target, view->side);
        return watch(list, count, view_name(MOAT_Q_hosting, order.target, 0, 0));
    }
    count = WATCH(list, count, wide, view->side, 0);
    return WATCH(list, count, other, moat_rival(view->side), 0);
}

static void obey(const View *view, const MoatOrders *draft, MoatWorld *world) {
    MoatOrders orders[MOAT_BLOCS] = {{0}, {0}};
    orders[view->side] = *draft;
    *world = *view->world;
    world->seed = ~world->seed; /* the dice of the game are nobody's to see */
    moat_turn_begin(world, view->rules, orders, NULL);
}

static int effects_at_once(const View *view, const Offer *offer, Effect *list) {
    MoatWorld with, without;
    int count = watched_at_once(view, offer->order, list);
    obey(view, &offer->with, &with);
    obey(view, &offer->without, &without);
    for (int i = 0; i < count; i++)
        list[i].low = list[i].mean = list[i].high =
            moat_read(&with, view->rules, list[i].name) - moat_read(&without, view->rules, list[i].name);
    return count;
}

static void name_of(const View *view, MoatName name, char text[WORDS_LINE]) {
    const char *words = name.quantity == MOAT_Q_market_depth ? _("dependency") : words_quantity((MoatQuantity)name.quantity);
    MoatScope scope = moat_quantity((MoatQuantity)name.quantity)->scope;
    if (scope == MOAT_SCOPE_BLOC && name.at[0] != view->side)
        snprintf(text, WORDS_LINE, "%s %s", view_side_sign(name.at[0]), words);
    else
        snprintf(text, WORDS_LINE, "%s", words);
}

/* "score", "+0.4 (+0.1 to +0.7)": a band where the dice matter to the score. False when the change rounds to nothing. */
static bool describe(const View *view, const Effect *effect, char name[WORDS_LINE], char change[WORDS_LINE]) {
    char low[64], high[64], none[64];
    words_change(view->rules, effect->name, effect->mean, change, WORDS_LINE);
    words_change(view->rules, effect->name, effect->low, low, sizeof low);
    words_change(view->rules, effect->name, effect->high, high, sizeof high);
    words_change(view->rules, effect->name, 0, none, sizeof none);
    name_of(view, effect->name, name);
    if (strcmp(change + 1, none + 1) == 0) return false;
    if (effect->name.quantity == MOAT_Q_score && strcmp(low, high) != 0)
        snprintf(change + strlen(change), WORDS_LINE - strlen(change), _(" (%s to %s)"), low, high);
    return true;
}

/* One a line. Both ways of drawing return how many lines they took; 0: nothing shows. */
static int draw_down(View *view, Area area, const char *label, const Effect *list, int count) {
    char name[WORDS_LINE], change[WORDS_LINE];
    int y = area.y;
    for (int i = 0; i < count && y + 1 < area.y + area.h; i++)
        if (describe(view, &list[i], name, change)) {
            int at = canvas_right(view->canvas, ++y, area.x, area.w, STYLE_STRONG, change);
            canvas_text(view->canvas, y, area.x + 2, at - area.x - 3, STYLE_DIM, name);
        }
    if (y == area.y) return 0;
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, label);
    return y - area.y + 1;
}

static void label_of(int turns, char label[WORDS_LINE]) {
    snprintf(label, WORDS_LINE, turns == 0 ? _("at once:") : P_("after %d turn:", "after %d turns:", turns), turns);
}

/* Cells before the effects: the longest of the labels and a blank. */
static int label_width(void) {
    char label[WORDS_LINE];
    int widest = 0;
    for (int turns = 0; turns <= AHEAD; turns++) {
        label_of(turns, label);
        if (text_width(label) > widest) widest = text_width(label);
    }
    return widest + 1;
}

/* "label  name +1.2   name -3 %", over as many lines as there are. */
static int draw_along(View *view, Area area, const char *label, const Effect *list, int count) {
    char name[WORDS_LINE], change[WORDS_LINE];
    int begin = area.x + label_width(), x = begin, y = area.y, end = area.x + area.w;
    for (int i = 0; i < count; i++) {
        if (!describe(view, &list[i], name, change)) continue;
        int cells = text_width(name) + 1 + text_width(change);
        if (x + cells > end && x > begin) {
            x = begin;
            if (++y == area.y + area.h) break;
        }
        int used = canvas_text(view->canvas, y, x, end - x, STYLE_TEXT, name);
        canvas_text(view->canvas, y, x + used + 1, end - x - used - 1, STYLE_TEXT, change);
        x += cells + 3;
    }
    if (x == begin && y == area.y) return 0;
    canvas_text(view->canvas, area.y, area.x, begin - area.x, STYLE_DIM, label);
    return y < area.y + area.h ? y - area.y + 1 : area.h;
}

void effects_draw(View *view, Area area, const Offer *offer) {
    Effect list[WATCHED_MOST];
    int end = area.y + area.h, left = view->rules->turns - view->world->turn;
    bool shown = false, narrow = area.w < NARROW;
    int first = !narrow && area.h < 3 && left > 0; /* on two lines: after one turn, and after three */
    for (int turns = first; turns <= AHEAD && turns <= left && area.y < end; turns += turns == 0 ? 1 : AHEAD - 1) {
        char label[WORDS_LINE];
        int count = turns == 0 ? effects_at_once(view, offer, list) : watched_later(view, offer->order, list), room = end - area.y;
        if (turns > 1 && shown && room < (narrow ? 4 : 1)) break;
        if (turns > 0) outlook_between(view, &offer->without, &offer->with, turns, list, count);
        label_of(turns, label);
        area.h = turns == 0 && !narrow ? 1 : turns == 1 && room > (narrow ? 10 : 1) ? room / 2 : room;
        int lines = narrow ? draw_down(view, area, label, list, count) : draw_along(view, area, label, list, count);
        shown = shown || lines > 0;
        area.y += turns == 1 && lines > 0 && area.h < room && !narrow ? area.h : lines; /* what comes later has its place */
    }
    if (!shown && area.y < end)
        canvas_wrap(view->canvas, (Area){area.y, area.x, end - area.y, area.w}, 0, STYLE_DIM, _("Nothing that shows within a few turns."));
}
