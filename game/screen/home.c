/* home.c - the world, where both blocs stand, what you have ordered, and what it may bring. */
#include "lead.h"
#include "screens.h"
#include "worldmap.h"

#include <stdio.h>

enum { ID_MARKET = 1, ID_NUMBER = 100, ID_ORDER = 200, ID_ADD = 250, ID_OFFERS, ID_AWAITS = 300, ID_DANGER = 320, ID_OUTLOOK = 400, ID_RUNNING = 430 };
enum { DANGERS = 8 };

typedef struct Panes { Area map, standing, bloc, orders, outlook; } Panes;

static Panes panes_of(Area area)
{
    int side = area.w >= 160 ? 40 : area.w >= 110 ? 34 : 30;
    int low = area.h >= 60 ? 16 : area.h >= 45 ? 13 : area.h >= 34 ? 11 : area.h >= 27 ? 9 : 8;
    int high = area.h - low, left = area.w - side;
    return (Panes){{area.y, 0, high, left}, {area.y, left, 7, side}, {area.y + 6, left, high - 6, side},
                   {area.y + high, 0, low, left}, {area.y + high, left, low, side}};
}

/* --- world --- */

static void draw_legend(View *view, Area box)
{
    int x = box.x + 2, y = box.y + box.h - 1, end = box.x + box.w - 2;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        canvas_text(view->canvas, y, x, 1, STYLE_TEXT, " ");
        x += 1 + canvas_text(view->canvas, y, x + 1, end - x - 1, view_side_style(side), view_side_sign(side));
        x += canvas_printf(view->canvas, y, x, end - x, STYLE_DIM, " %s ", words_bloc(view->rules, side));
    }
    const char *more[] = {_("■ own"), _("= level"), _("· nobody"), view->colours ? _("strong: dependent") : ""};
    for (int i = 0; i < 4; i++) /* whole or not at all */
        if (text_width(more[i]) + 2 <= end - x)
            x += canvas_printf(view->canvas, y, x, end - x, STYLE_DIM, " %s ", more[i]);
}

static void draw_market(View *view, Area line, int market)
{
    Lead lead = lead_of(view, market);
    int x = line.x, end = line.x + line.w;
    char text[WORDS_LINE * 2];
    x += canvas_printf(view->canvas, line.y, x, end - x, STYLE_STRONG, "%c %s  ", view_letter(view, market), words_market(view->rules, market));
    for (MoatSide side = 0; side < MOAT_BLOCS && x < end; side++) {
        MoatLong depth = view_read(view, view_name(MOAT_Q_market_depth, market, side, 0));
        snprintf(text, sizeof text, line.w > 70 ? _("%s use, %s dependent") : _("%s dep %s"), view_amount(MOAT_UNIT_SHARE, lead_share(view, market, side)), view_amount(MOAT_UNIT_SHARE, depth));
        x += canvas_printf(view->canvas, line.y, x, end - x, view_side_style(side) | (lead.who == side ? STYLE_BOLD : 0), "%s ", view_side_sign(side));
        x += canvas_text(view->canvas, line.y, x, end - x, STYLE_TEXT, text) + 2;
    }
}

static void draw_world(View *view, Area box)
{
    char title[WORDS_LINE];
    snprintf(title, sizeof title, _("World"));
    Area inside = view_box(view, box, title);
    draw_legend(view, box);
    Area map = inside;
    map.h--;
    view_pane(view);
    worldmap_draw(view, map, ID_MARKET);
    int focus = view->memory->focus;
    Area line = {inside.y + inside.h - 1, inside.x + 1, 1, inside.w - 2};
    if (focus >= ID_MARKET && focus < ID_MARKET + view->rules->markets)
        draw_market(view, line, focus - ID_MARKET);
    else
        canvas_text(view->canvas, line.y, line.x, line.w, STYLE_DIM, _("Letters are markets: arrows go to them."));
}

/* --- standing --- */

static void draw_score(View *view, Area row, MoatSide side)
{
    MoatName name = view_name(MOAT_Q_score, side, 0, 0);
    int used = canvas_printf(view->canvas, row.y, row.x, row.w - 8, view_side_style(side), "%s ", view_side_sign(side));
    canvas_text(view->canvas, row.y, row.x + used, row.w - 9 - used, side == view->side ? STYLE_STRONG : STYLE_TEXT, words_bloc(view->rules, side));
    view_number(view, ID_NUMBER + side, row.y, row.x + row.w - 8, 8, name);
}

static void draw_part(View *view, Area row, int id, MoatQuantity quantity)
{
    int64_t values[MOAT_HORIZON + 1];
    MoatName name = view_name(quantity, view->side, 0, 0);
    int count = view_history(view, name, values, MOAT_HORIZON + 1), label = row.w > 30 ? 11 : 9;
    canvas_text(view->canvas, row.y, row.x, label, STYLE_DIM, words_quantity(quantity));
    widget_spark(view->canvas, row.y, row.x + label + 1, row.w - label - 9, view_side_style(view->side), values, count, 0, MOAT_ONE);
    view_number(view, id, row.y, row.x + row.w - 8, 8, name);
}

static void draw_standing(View *view, Area box)
{
    Area inside = view_box(view, box, _("Standing"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 1};
    view_pane(view);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++, row.y++)
        draw_score(view, row, side == 0 ? view->side : moat_rival(view->side));
    static const MoatQuantity part[] = {MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy};
    for (int i = 0; i < 3; i++, row.y++)
        draw_part(view, row, ID_NUMBER + 10 + i, part[i]);
}

/* --- what runs --- */

static int32_t age_of(const View *view, MoatVerb verb, int market)
{
    const MoatWorld *world = view->world;
    switch (verb) {
    case MOAT_ORDER_cloud: return world->cloud_programme[view->side][market];
    case MOAT_ORDER_aid: return world->aid_programme[view->side][market];
    case MOAT_ORDER_campus: return world->campus_programme[view->side][market];
    case MOAT_ORDER_fab: return world->fab_programme[view->side];
    case MOAT_ORDER_standards: return world->standards_programme[view->side];
    case MOAT_ORDER_autonomy: return world->autonomy_programme[view->side];
    default: return 0;
    }
}

/* Programmes that run: drawn one a line while `row` lies above `end`, and counted. */
static int draw_programmes(View *view, Area row, int end)
{
    int count = 0;
    char text[WORDS_LINE];
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        if (moat_verb((MoatVerb)verb)->kind != MOAT_KIND_PROGRAMME)
            continue;
        int targets = moat_verb((MoatVerb)verb)->target == MOAT_TARGET_MARKET ? view->rules->markets : 1;
        for (int at = 0; at < targets; at++) {
            int32_t age = age_of(view, (MoatVerb)verb, at);
            if (age == 0)
                continue;
            if (row.y < end) {
                words_order(view->rules, view->world, view->side, (MoatOrder){(int16_t)verb, (int16_t)at, 0}, text, sizeof text);
                int x = canvas_right(view->canvas, row.y, row.x, row.w, STYLE_DIM, view_amount(MOAT_UNIT_QUARTERS, (MoatLong)(age - 1) * MOAT_ONE));
                canvas_text(view->canvas, row.y, row.x, x - row.x - 1, STYLE_TEXT, text);
                view_item(view, ID_RUNNING + count, row, words_verb_doc((MoatVerb)verb));
                row.y++;
            }
            count++;
        }
    }
    return count;
}

/* --- your bloc --- */

/* A label, a number, a note at the right. */
static void draw_own(View *view, Area *row, int id, const char *label, MoatName name, const char *note)
{
    int first = row->w > 30 ? 12 : 8, number = row->w > 30 ? 11 : 9, x = row->x + first + number;
    canvas_text(view->canvas, row->y, row->x, first, STYLE_DIM, label);
    view_number(view, id, row->y, row->x + first, number, name);
    if (note != NULL)
        canvas_right(view->canvas, row->y, x, row->x + row->w - x, STYLE_DIM, note);
    row->y++;
}

/* The rival's number as the note. */
static void draw_against(View *view, Area *row, int id, const char *label, MoatQuantity quantity)
{
    char note[WORDS_LINE];
    MoatSide rival = moat_rival(view->side);
    snprintf(note, sizeof note, "%s %s", view_side_sign(rival), view_value(view, view_name(quantity, rival, 0, 0)));
    draw_own(view, row, id, label, view_name(quantity, view->side, 0, 0), note);
}

/* Both taps on one line: what each lets through to the other. */
static void draw_taps(View *view, Area *row, int id)
{
    int x = row->x + (row->w > 30 ? 12 : 5);
    canvas_text(view->canvas, row->y, row->x, x - row->x, STYLE_DIM, _("taps"));
    for (int i = 0; i < MOAT_BLOCS; i++) {
        MoatSide side = i == 0 ? view->side : moat_rival(view->side);
        MoatName name = view_name(MOAT_Q_tap, side, 0, 0);
        int tier = (int)(view_read(view, name) / MOAT_ONE), used;
        int end = row->x + row->w - (i == 0 ? 8 : 0);
        used = canvas_printf(view->canvas, row->y, x, 2, view_side_style(side), "%s", view_side_sign(side)) + 1;
        used += canvas_text(view->canvas, row->y, x + used, end - x - used, tier > 0 && i == 1 ? STYLE_WARN : STYLE_TEXT, words_tier(MOAT_Q_tap, tier));
        view_named(view, id + i, (Area){row->y, x, 1, used}, name);
        x += used + 2;
    }
    row->y++;
}

static void draw_bloc(View *view, Area box)
{
    const struct { const char *label; MoatQuantity quantity; } more[] = {
        {_("revenue"), MOAT_Q_revenue}, {_("expected"), MOAT_Q_expected}, {_("service"), MOAT_Q_service}, {_("fabs"), MOAT_Q_fab}, {_("paid"), MOAT_Q_premium},
        {_("open"), MOAT_Q_open}, {_("reach"), MOAT_Q_reach}, {_("depth"), MOAT_Q_depth}};
    Area inside = view_box(view, box, _("Your bloc"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    int end = inside.y + inside.h, id = ID_NUMBER + 20;
    MoatName cash = view_name(MOAT_Q_cash, view->side, 0, 0), patience = view_name(MOAT_Q_patience, view->side, 0, 0);
    view_pane(view);
    draw_own(view, &row, id++, words_quantity(MOAT_Q_cash), cash, view->pasts > 1 ? view_change_of(view, cash, view_change(view, cash)) : NULL);
    draw_own(view, &row, id++, words_quantity(MOAT_Q_patience), patience, NULL);
    int meter = row.w > 30 ? 10 : 7;
    widget_meter(view->canvas, row.y - 1, row.x + row.w - meter, meter, STYLE_TEXT, view_read(view, patience), MOAT_ONE);
    draw_against(view, &row, id++, words_quantity(MOAT_Q_lab), MOAT_Q_lab);
    draw_against(view, &row, id++, words_quantity(MOAT_Q_compute), MOAT_Q_compute);
    draw_taps(view, &row, id);
    id += 2;
    for (size_t i = 0; i < sizeof more / sizeof more[0] && row.y < end; i++)
        draw_against(view, &row, id++, more[i].label, more[i].quantity);
    if (row.y + 2 < end) {
        canvas_text(view->canvas, row.y + 1, row.x, row.w, STYLE_STRONG, _("Programmes"));
        row.y += 2;
        if (draw_programmes(view, row, end) == 0)
            canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("none runs"));
    }
}

/* --- orders --- */

static void draw_order(View *view, Area row, int i)
{
    char text[WORDS_LINE], cost[WORDS_LINE];
    MoatOrder order = session_draft(view->session)->order[i];
    words_order(view->rules, view->world, view->side, order, text, sizeof text);
    MoatCost price = moat_order_cost(view->world, view->rules, view->side, order);
    if (row.w > 70)
        words_cost((MoatVerb)order.verb, price, cost, sizeof cost);
    else
        snprintf(cost, sizeof cost, "-%d  %7s", price.mandate, price.cash != 0 ? view_amount(MOAT_UNIT_MONEY, price.cash) : "");
    int cells = text_width(cost);
    canvas_printf(view->canvas, row.y, row.x, row.w - cells - 2, STYLE_TEXT, "%d %s", i + 1, text);
    canvas_right(view->canvas, row.y, row.x, row.w, STYLE_DIM, cost);
    view_item(view, ID_ORDER + i, row, words_verb_doc((MoatVerb)order.verb));
}

/* Tenders and doctrines are offers, not dangers. */
static bool draw_offers(View *view, Area row)
{
    int tenders = 0, doctrines = 0;
    for (int slot = 0; slot < MOAT_TENDERS; slot++)
        tenders += view->world->tender[slot] != 0;
    for (int date = 0; date < view->rules->doctrine_dates; date++)
        doctrines += view->rules->doctrine[date].turn == view->world->turn && view->world->doctrine[view->side][date] == 0;
    if (tenders + doctrines == 0)
        return false;
    const char *key = keys_name(view->keys, ACTION_SCREEN_8);
    if (doctrines > 0)
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, P_("%d tender is decided, a doctrine can be chosen (%s)", "%d tenders are decided, a doctrine can be chosen (%s)", tenders), tenders, key);
    else
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, P_("%d tender is decided this turn (%s)", "%d tenders are decided this turn (%s)", tenders), tenders, key);
    view_item(view, ID_OFFERS, row, keys_help(ACTION_SCREEN_8));
    return true;
}

/* A warning on as many lines as it needs and there are; row->h becomes their number, which is returned. */
static int draw_warning(View *view, Area *row, int end, const char *text)
{
    int lines = canvas_wrap_lines(row->w - 2, text);
    row->h = lines > end - row->y ? end - row->y : lines;
    canvas_text(view->canvas, row->y, row->x, 1, STYLE_WARN, "!");
    if (row->h == 1)
        canvas_text(view->canvas, row->y, row->x + 2, row->w - 2, STYLE_WARN, text);
    else
        canvas_wrap(view->canvas, (Area){row->y, row->x + 2, row->h, row->w - 2}, 0, STYLE_WARN, text);
    return row->h;
}

static void draw_awaiting(View *view, Area row, int end)
{
    int events[DANGERS];
    WordsDanger danger[DANGERS];
    char title[WORDS_LINE], text[WORDS_LINE * 2];
    int count = session_unanswered(view->session, events, DANGERS), used;
    for (int i = 0; i < count && row.y < end; i++, row.y += used) {
        words_event_title(view->rules, events[i], view->world->waiting[view->side][events[i]] - 1, title, sizeof title);
        snprintf(text, sizeof text, _("%s: answer before the turn ends"), title);
        used = draw_warning(view, &row, end, text);
        view_item(view, ID_AWAITS + i, row, NULL);
    }
    count = words_dangers(view->rules, view->world, view->side, danger, DANGERS);
    for (int i = 0; i < count && row.y < end; i++) {
        if (danger[i].name.quantity == MOAT_Q_times)
            continue;
        used = draw_warning(view, &row, end, danger[i].text);
        view_named(view, ID_DANGER + i, row, danger[i].name);
        row.y += used;
    }
}

static void draw_orders(View *view, Area box)
{
    char title[64], note[WORDS_LINE];
    const MoatOrders *draft = session_draft(view->session);
    MoatCost left = session_left(view->session);
    int mandate = view->world->mandate[view->side];
    snprintf(title, sizeof title, _("Orders"));
    Area inside = view_box(view, box, title);
    snprintf(note, sizeof note, _("%d of %d mandate left, %s"), left.mandate, mandate, view_amount(MOAT_UNIT_MONEY, left.cash));
    canvas_box_note(view->canvas, box, left.mandate > 0 ? STYLE_STRONG : STYLE_DIM, note);
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    int end = inside.y + inside.h, rows = inside.h - 2, first = 0;
    view_pane(view);
    if (session_over(view->session)) {
        words_ending(view->rules, view->world, note, sizeof note);
        canvas_wrap(view->canvas, (Area){row.y, row.x, inside.h, row.w}, 0, STYLE_STRONG, note);
        return;
    }
    if (draft->count > rows) /* the newest ones, or the one that has the focus */
        first = draft->count - rows;
    int focus = view->memory->focus - ID_ORDER;
    if (focus >= 0 && focus < first)
        first = focus;
    for (int i = first; i < draft->count && row.y < end - 2; i++, row.y++)
        draw_order(view, row, i);
    canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("+ give an order (%s)"), keys_name(view->keys, ACTION_FIND));
    view_item(view, ID_ADD, row, keys_help(ACTION_FIND));
    row.y++;
    row.y += draw_offers(view, row);
    MoatLong held = view_read(view, view_name(MOAT_Q_held, view->side, 0, 0));
    if (held > 0 && row.y < end) {
        int count = draw_programmes(view, (Area){0, 0, 0, 0}, 0);
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, P_("%d programme runs and holds %d mandate", "%d programmes run and hold %d mandate", count), count,
                      (int)(held / MOAT_ONE));
        row.y++;
    }
    draw_awaiting(view, row, end);
}

/* --- if you end now --- */

static void draw_outlook(View *view, Area row, int id, const MoatOutlook *outlook, const char *label)
{
    char line[WORDS_LINE];
    snprintf(line, sizeof line, "%s → %s", view_value_of(view, outlook->name, outlook->now), view_value_of(view, outlook->name, outlook->middle));
    int at = canvas_right(view->canvas, row.y, row.x, row.w - 1, STYLE_TEXT, line);
    canvas_text(view->canvas, row.y, row.x, at - row.x - 1, STYLE_DIM, label);
    widget_trend(view->canvas, row.y, row.x + row.w - 1, outlook->middle - outlook->now, MOAT_ONE / 200);
    view_named(view, id, (Area){row.y, at, 1, row.x + row.w - at}, outlook->name);
}

static void draw_band(View *view, Area row, const MoatOutlook *outlook)
{
    char line[WORDS_LINE];
    snprintf(line, sizeof line, _("%s to %s"), view_value_of(view, outlook->name, outlook->low), view_value_of(view, outlook->name, outlook->high));
    canvas_right(view->canvas, row.y, row.x, row.w - 1, STYLE_DIM, line);
}

/* A heat is worth a line when it crosses, or may cross, the next stage. */
static bool heating(const View *view, const MoatOutlook *outlook)
{
    const MoatRules *rules = view->rules;
    const MoatFixed line[] = {rules->inquiry_line, rules->case_line, rules->penalty_line};
    for (int i = 0; i < 3; i++)
        if (outlook->now < line[i] && outlook->high >= line[i])
            return true;
    return false;
}

static void draw_outlooks(View *view, Area box)
{
    Area inside = view_box(view, box, _("If you end now"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 1};
    int count, end = inside.y + inside.h;
    if (session_over(view->session))
        return;
    const MoatOutlook *outlook = session_forecast(view->session, &count);
    view_pane(view);
    for (int i = 0; i < count && row.y < end; i++) {
        bool heat = outlook[i].name.quantity == MOAT_Q_heat;
        if (heat)
            continue;
        draw_outlook(view, row, ID_OUTLOOK + i, &outlook[i], words_quantity((MoatQuantity)outlook[i].name.quantity));
        row.y++;
        if (i == 0 && row.y < end)
            draw_band(view, (Area){row.y++, row.x, 1, row.w}, &outlook[i]);
        if (i == 2) /* what follows is told only where there is room after the warnings */
            for (int j = 0; j < count && row.y < end; j++)
                if (outlook[j].name.quantity == MOAT_Q_heat && heating(view, &outlook[j])) {
                    char label[WORDS_LINE];
                    snprintf(label, sizeof label, "⚠ %s", words_regulator(view->rules, outlook[j].name.at[0]));
                    draw_outlook(view, row, ID_OUTLOOK + j, &outlook[j], label);
                    row.y++;
                }
    }
}

static void draw(View *view)
{
    Panes panes = panes_of(view->area);
    draw_world(view, panes.map);
    draw_standing(view, panes.standing);
    draw_bloc(view, panes.bloc);
    draw_orders(view, panes.orders);
    draw_outlooks(view, panes.outlook);
}

static bool remove_order(View *view)
{
    int at = view->memory->focus - ID_ORDER, gone;
    if (at < 0 || at >= session_draft(view->session)->count)
        return false;
    gone = session_remove(view->session, at);
    view_cue(view, SCREEN_CUE_UNDO);
    view_say(view, P_("The order was taken back.", "%d orders were taken back: the later ones needed it.", gone), gone);
    return true;
}

static bool act(View *view, Action action)
{
    int focus = view->memory->focus;
    if (action == ACTION_REMOVE)
        return remove_order(view);
    if (action != ACTION_CHOOSE)
        return false;
    if (focus >= ID_MARKET && focus < ID_MARKET + view->rules->markets) {
        view_memory(view, &screen_markets)->focus = focus;
        view_open(view, &screen_markets);
    } else if (focus == ID_ADD || (focus >= ID_ORDER && focus < ID_ADD)) {
        view_memory(view, &screen_finder)->text[0] = '\0';
        view_open(view, &screen_finder);
    } else if (focus == ID_OFFERS || (focus >= ID_AWAITS && focus < ID_DANGER))
        view_open(view, &screen_agenda);
    else
        return false;
    return true;
}

const Screen screen_home = {.title = N_("World"), .action = ACTION_SCREEN_1, .draw = draw, .act = act};
