/* home_orders.c - what was ordered, what runs, what awaits an answer, and what it may all bring. */
#include "home.h"

#include <stdio.h>

enum { DANGERS = 8 };

/* --- what runs --- */

static int32_t age_of(const View *view, MoatVerb verb, int market) {
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

int home_programmes(View *view, Area row, int end) {
    int count = 0;
    char text[WORDS_LINE];
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        if (moat_verb((MoatVerb)verb)->kind != MOAT_KIND_PROGRAMME) continue;
        int targets = moat_verb((MoatVerb)verb)->target == MOAT_TARGET_MARKET ? view->rules->markets : 1;
        for (int at = 0; at < targets; at++) {
            int32_t age = age_of(view, (MoatVerb)verb, at);
            if (age == 0) continue;
            if (row.y < end) {
                words_order(view->rules, view->world, view->side, (MoatOrder){(int16_t)verb, (int16_t)at, 0}, text, sizeof text);
                int x = canvas_right(
                    view->canvas, row.y, row.x, row.w, STYLE_DIM, view_amount(MOAT_UNIT_QUARTERS, (MoatLong)(age - 1) * MOAT_ONE));
                canvas_text(view->canvas, row.y, row.x, x - row.x - 1, STYLE_TEXT, text);
                view_item(view, ID_RUNNING + count, row, words_verb_doc((MoatVerb)verb));
                view_verb(view, (MoatVerb)verb);
                row.y++;
            }
            count++;
        }
    }
    return count;
}

/* --- orders --- */

static void draw_order(View *view, Area row, int i) {
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
    view_verb(view, (MoatVerb)order.verb);
}

/* Tenders and doctrines are offers, not dangers. */
static bool draw_offers(View *view, Area row) {
    int tenders = 0, doctrines = 0;
    for (int slot = 0; slot < MOAT_TENDERS; slot++) tenders += view->world->tender[slot] != 0;
    for (int date = 0; date < view->rules->doctrine_dates; date++)
        doctrines += view->rules->doctrine[date].turn == view->world->turn && view->world->doctrine[view->side][date] == 0;
    if (tenders + doctrines == 0) return false;
    const char *key = keys_name(view->keys, ACTION_SCREEN_8);
    if (doctrines > 0)
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d tender and a doctrine to decide (%s)", "%d tenders and a doctrine to decide (%s)", tenders), tenders, key);
    else
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d tender is decided this turn (%s)", "%d tenders are decided this turn (%s)", tenders), tenders, key);
    view_item(view, ID_OFFERS, row, keys_help(ACTION_SCREEN_8));
    return true;
}

/* Before the first order of a game: where to read what it is about. */
static int draw_welcome(View *view, Area row, int end) {
    char text[WORDS_LINE * 2];
    snprintf(text, sizeof text, _("What your bloc wants and how it is won: %s, the handbook. %s tells what has the focus."),
        keys_name(view->keys, ACTION_HANDBOOK), keys_name(view->keys, ACTION_HELP));
    int lines = canvas_wrap_lines(row.w, text);
    if (row.y + 1 + lines > end) return 0;
    canvas_wrap(view->canvas, (Area){row.y + 1, row.x, lines, row.w}, 0, STYLE_DIM, text);
    return lines + 1;
}

/* A warning on as many lines as it needs and there are; row->h becomes their number, which is returned. */
static int draw_warning(View *view, Area *row, int end, const char *text) {
    int lines = canvas_wrap_lines(row->w - 2, text);
    row->h = lines > end - row->y ? end - row->y : lines;
    canvas_text(view->canvas, row->y, row->x, 1, STYLE_WARN, "!");
    if (row->h == 1)
        canvas_text(view->canvas, row->y, row->x + 2, row->w - 2, STYLE_WARN, text);
    else
        canvas_wrap(view->canvas, (Area){row->y, row->x + 2, row->h, row->w - 2}, 0, STYLE_WARN, text);
    return row->h;
}

static void draw_awaiting(View *view, Area row, int end) {
    int events[DANGERS];
    WordsDanger danger[DANGERS];
    char title[WORDS_LINE], text[WORDS_LINE * 2];
    const MoatOrders *draft = session_draft(view->session);
    int count = session_unanswered(view->session, events, DANGERS), used;
    for (int i = 0; i < count && row.y < end; i++, row.y += used) {
        words_event_title(view->rules, events[i], view->world->waiting[view->side][events[i]] - 1, title, sizeof title);
        snprintf(text, sizeof text, _("%s: answer before the turn ends"), title);
        used = draw_warning(view, &row, end, text);
        view_item(view, ID_AWAITS + i, row, NULL);
    }
    count = words_dangers(view->rules, view->world, view->side, draft, danger, DANGERS);
    for (int i = 0; i < count && row.y < end; i++) {
        if (danger[i].name.quantity == MOAT_Q_times) continue;
        used = draw_warning(view, &row, end, danger[i].text);
        view_named(view, ID_DANGER + i, row, danger[i].name);
        row.y += used;
    }
}

/* Who plays, while somebody looks on. */
static void draw_watching(View *view, Area box) {
    Area inside = view_box(view, box, _("You watch")), row = {inside.y, inside.x + 1, 1, inside.w - 2};
    char text[WORDS_LINE];
    view_pane(view);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++, row.y++) {
        snprintf(text, sizeof text, _("%s, played by %s"), words_bloc(view->rules, side),
            words_seat(view->rules, moat_game_seat(session_game(view->session), side)->mind, false));
        canvas_text(view->canvas, row.y, row.x, 1, view_side_style(side), view_side_sign(side));
        canvas_text(view->canvas, row.y, row.x + 2, row.w - 2, STYLE_TEXT, text);
    }
    snprintf(text, sizeof text, _("%s plays the next turn, %s changes sides."), keys_name(view->keys, ACTION_END_TURN),
        keys_name(view->keys, ACTION_SWAP));
    canvas_text(view->canvas, row.y + 1, row.x, row.w, STYLE_DIM, text);
    view_item(view, ID_ADD, (Area){row.y + 1, row.x, 1, row.w}, keys_help(ACTION_END_TURN));
}

void home_orders(View *view, Area box) {
    char title[64], note[WORDS_LINE];
    if (view_watching(view) && !session_over(view->session)) {
        draw_watching(view, box);
        return;
    }
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
    if (focus >= 0 && focus < first) first = focus;
    for (int i = first; i < draft->count && row.y < end - 2; i++, row.y++) draw_order(view, row, i);
    canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("+ give an order (%s), or ask for advice (%s)"),
        keys_name(view->keys, ACTION_FIND), keys_name(view->keys, ACTION_ADVICE));
    view_item(view, ID_ADD, row, keys_help(ACTION_FIND));
    row.y++;
    row.y += draw_offers(view, row);
    if (view->world->turn == 0 && draft->count == 0 && row.y + 1 < end) row.y += draw_welcome(view, row, end);
    MoatLong held = view_read(view, view_name(MOAT_Q_held, view->side, 0, 0));
    if (held > 0 && row.y < end) {
        int count = home_programmes(view, (Area){0, 0, 0, 0}, 0);
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d programme runs and holds %d mandate", "%d programmes run and hold %d mandate", count), count, (int)(held / MOAT_ONE));
        row.y++;
    }
    draw_awaiting(view, row, end);
}

/* --- if you end now --- */

static void draw_outlook(View *view, Area row, int id, const MoatOutlook *outlook, const char *label) {
    char line[WORDS_LINE];
    snprintf(line, sizeof line, "%s → %s", view_value_of(view, outlook->name, outlook->now),
        view_value_of(view, outlook->name, outlook->middle));
    int at = canvas_right(view->canvas, row.y, row.x, row.w - 1, STYLE_TEXT, line);
    canvas_text(view->canvas, row.y, row.x, at - row.x - 1, STYLE_DIM, label);
    widget_trend(view->canvas, row.y, row.x + row.w - 1, outlook->middle - outlook->now, MOAT_ONE / 200);
    view_named(view, id, (Area){row.y, at, 1, row.x + row.w - at}, outlook->name);
}

static void draw_band(View *view, Area row, const MoatOutlook *outlook) {
    char line[WORDS_LINE];
    snprintf(line, sizeof line, _("%s to %s"), view_value_of(view, outlook->name, outlook->low),
        view_value_of(view, outlook->name, outlook->high));
    canvas_right(view->canvas, row.y, row.x, row.w - 1, STYLE_DIM, line);
}

/* A heat is worth a line when it crosses, or may cross, the next stage. */
static bool heating(const View *view, const MoatOutlook *outlook) {
    const MoatRules *rules = view->rules;
    const MoatFixed line[] = {rules->inquiry_line, rules->case_line, rules->penalty_line};
    for (int i = 0; i < 3; i++)
        if (outlook->now < line[i] && outlook->high >= line[i]) return true;
    return false;
}

void home_outlooks(View *view, Area box) {
    Area inside = view_box(view, box, view_watching(view) ? _("Outlook") : _("If you end now"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 1};
    int count, end = inside.y + inside.h;
    if (session_over(view->session)) return;
    if (view_watching(view)) {
        view_pane(view);
        canvas_wrap(
            view->canvas, (Area){row.y, row.x, inside.h, row.w}, 0, STYLE_DIM, _("What they will order nobody knows before it is played."));
        return;
    }
    const MoatOutlook *outlook = session_forecast(view->session, &count);
    view_pane(view);
    for (int i = 0; i < count && row.y < end; i++) {
        bool heat = outlook[i].name.quantity == MOAT_Q_heat;
        if (heat) continue;
        draw_outlook(view, row, ID_OUTLOOK + i, &outlook[i], words_quantity((MoatQuantity)outlook[i].name.quantity));
        row.y++;
        if (i == 0 && row.y < end) draw_band(view, (Area){row.y++, row.x, 1, row.w}, &outlook[i]);
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
