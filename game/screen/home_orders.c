/* home_orders.c - what was ordered, what runs, what awaits an answer, and what it may all bring. */
#include "given.h"
#include "home.h"

#include <stdio.h>
#include <string.h>

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

/* What runs, on as many lines as it needs and there are, and for how many quarters. Returns the lines taken. */
static int draw_running(View *view, Area row, int end, int id, MoatOrder order, int quarters) {
    char text[WORDS_LINE], age[32];
    snprintf(age, sizeof age, _("%dq"), quarters);
    words_order(view->rules, view->world, view->side, order, text, sizeof text);
    int width = row.w - text_width(age) - 1, lines = canvas_wrap_lines(width, text);
    row.h = lines > end - row.y ? end - row.y : lines;
    canvas_wrap(view->canvas, (Area){row.y, row.x, row.h, width}, 0, STYLE_TEXT, text);
    canvas_right(view->canvas, row.y, row.x, row.w, STYLE_DIM, age);
    view_item(view, id, row, words_verb_doc((MoatVerb)order.verb));
    view_verb(view, (MoatVerb)order.verb);
    return row.h;
}

int home_programmes(View *view, Area row, int end) {
    int count = 0;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        if (moat_verb((MoatVerb)verb)->kind != MOAT_KIND_PROGRAMME) continue;
        int targets = moat_verb((MoatVerb)verb)->target == MOAT_TARGET_MARKET ? view->rules->markets : 1;
        for (int at = 0; at < targets; at++) {
            int32_t age = age_of(view, (MoatVerb)verb, at);
            if (age == 0) continue;
            if (row.y < end) row.y += draw_running(view, row, end, ID_RUNNING + count, (MoatOrder){(int16_t)verb, (int16_t)at, 0}, age - 1);
            count++;
        }
    }
    return count;
}

/* --- orders --- */

typedef struct Priced {
    char text[WORDS_LINE], brief[WORDS_LINE], cost[WORDS_LINE];
    int width, lines; /* of the text in full, beside its cost; lines after the first stand below its words */
} Priced;
enum { INDENT = 2 };

static void price_of(const View *view, MoatOrder order, bool wide, char text[WORDS_LINE]) {
    MoatCost price = moat_order_cost(view->world, view->rules, view->side, order);
    const char *cash = view_amount(MOAT_UNIT_MONEY, price.cash);
    if (wide)
        words_cost((MoatVerb)order.verb, price, text, WORDS_LINE);
    else if (price.mandate == 0)
        snprintf(text, WORDS_LINE, "%s", price.cash != 0 ? cash : _("free"));
    else
        snprintf(text, WORDS_LINE, "-%d  %7s", price.mandate, price.cash != 0 ? cash : "");
}

/* In brief, or what the verb is called where the level's own words are too long for that. */
static Priced priced(const View *view, int i, int width) {
    Priced priced;
    char order[WORDS_LINE - 8];
    MoatOrder given = session_draft(view->session)->order[i];
    price_of(view, given, width > 70, priced.cost);
    priced.width = width - text_width(priced.cost) - 2;
    words_order(view->rules, view->world, view->side, given, order, sizeof order);
    snprintf(priced.text, sizeof priced.text, "%d %s", i + 1, order);
    priced.lines = canvas_wrap_lines(priced.width - INDENT, order);
    words_order_brief(view->rules, view->world, view->side, given, order, sizeof order);
    snprintf(priced.brief, sizeof priced.brief, "%d %s", i + 1, order);
    if (text_width(priced.brief) > priced.width)
        snprintf(priced.brief, sizeof priced.brief, "%d %s", i + 1, words_verb((MoatVerb)given.verb));
    return priced;
}

static int draw_order(View *view, Area row, int i, bool whole) {
    Priced order = priced(view, i, row.w);
    MoatVerb verb = (MoatVerb)session_draft(view->session)->order[i].verb;
    row.h = whole ? order.lines : 1;
    if (row.h > 1) {
        canvas_text(
            view->canvas, row.y, row.x, INDENT, STYLE_TEXT, (char[]){order.text[0], order.text[1] == ' ' ? '\0' : order.text[1], '\0'});
        canvas_wrap(view->canvas, (Area){row.y, row.x + INDENT, row.h, order.width - INDENT}, 0, STYLE_TEXT, order.text + INDENT);
    } else
        canvas_text(view->canvas, row.y, row.x, order.width, STYLE_TEXT, whole ? order.text : order.brief);
    canvas_right(view->canvas, row.y, row.x, row.w, STYLE_DIM, order.cost);
    view_item(view, ID_ORDER + i, row, words_verb_doc(verb));
    view_verb(view, verb);
    return row.h;
}

/* In full while there is room for all of them; else one line each, all in brief, but for the one that has the focus,
 * which may take a line of what stands below. Returns the lines taken. */
static int draw_draft(View *view, Area area) {
    int count = session_draft(view->session)->count, first = 0, total = 0, y = area.y, focus = view->memory->focus - ID_ORDER;
    for (int i = 0; i < count; i++) total += priced(view, i, area.w).lines;
    bool all = total <= area.h, focused = focus >= 0 && focus < count;
    int more = focused && !all ? priced(view, focus, area.w).lines - 1 : 0;
    area.h += focused;
    if (count + more > area.h) focus = -1;
    if (count > area.h) first = count - area.h;
    if (first > 0) canvas_text(view->canvas, area.y - 1, area.x + area.w, 1, STYLE_DIM, "▲");
    for (int i = first; i < count && y < area.y + area.h; i++) y += draw_order(view, (Area){y, area.x, 1, area.w}, i, all || i == focus);
    return y - area.y;
}

/* Orders of the draft that decide such a thing. */
static int drafted(const View *view, MoatVerb verb) {
    const MoatOrders *draft = session_draft(view->session);
    int count = 0;
    for (int i = 0; i < draft->count; i++) count += draft->order[i].verb == (int)verb;
    return count;
}

/* Tenders and doctrines are offers, not dangers. What the draft decides is no longer one. */
static bool offers_of(const View *view, int *tenders_left, int *doctrines_left) {
    int tenders = -drafted(view, MOAT_ORDER_bid), doctrines = -drafted(view, MOAT_ORDER_doctrine);
    for (int slot = 0; slot < MOAT_TENDERS; slot++) tenders += view->world->tender[slot] != 0;
    for (int date = 0; date < view->rules->doctrine_dates; date++)
        doctrines += view->rules->doctrine[date].turn == view->world->turn && view->world->doctrine[view->side][date] == 0;
    *tenders_left = tenders;
    *doctrines_left = doctrines;
    return tenders > 0 || doctrines > 0;
}

static bool offers(const View *view) {
    int tenders, doctrines;
    return offers_of(view, &tenders, &doctrines);
}

static bool draw_offers(View *view, Area row) {
    int tenders, doctrines;
    if (!offers_of(view, &tenders, &doctrines)) return false;
    const char *key = keys_name(view->keys, ACTION_SCREEN_8);
    if (doctrines > 0 && tenders <= 0)
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM, "%s (%s)", words_verb(MOAT_ORDER_doctrine), key);
    else if (doctrines > 0)
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d tender and a doctrine to decide (%s)", "%d tenders and a doctrine to decide (%s)", tenders), tenders, key);
    else
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d tender is decided this turn (%s)", "%d tenders are decided this turn (%s)", tenders), tenders, key);
    view_item(view, ID_OFFERS, row, keys_help(ACTION_SCREEN_8));
    return true;
}

/* In the first turn, while there is room: where to read what the game is about. It keeps its place while orders come and go. Returns the
 * first row after it. */
static int draw_welcome(View *view, Area row, int top, int end) {
    char text[WORDS_LINE * 2];
    snprintf(text, sizeof text, _("What your bloc wants and how it is won: %s, the handbook. %s tells what has the focus."),
        keys_name(view->keys, ACTION_HANDBOOK), keys_name(view->keys, ACTION_HELP));
    int lines = canvas_wrap_lines(row.w, text);
    if (row.y > top || top + lines > end) return row.y;
    canvas_wrap(view->canvas, (Area){top, row.x, lines, row.w}, 0, STYLE_DIM, text);
    return top + lines;
}

/* A warning on as many lines as it needs and there are; row->h becomes their number. */
static void draw_warning(View *view, Area *row, int end, const char *text) {
    int lines = canvas_wrap_lines(row->w - 2, text);
    row->h = lines > end - row->y ? end - row->y : lines;
    canvas_text(view->canvas, row->y, row->x, 1, STYLE_WARN, "!");
    if (row->h == 1)
        canvas_text(view->canvas, row->y, row->x + 2, row->w - 2, STYLE_WARN, text);
    else
        canvas_wrap(view->canvas, (Area){row->y, row->x + 2, row->h, row->w - 2}, 0, STYLE_WARN, text);
}

static void answer_warning(const View *view, int event, char *text, int size) {
    char title[WORDS_LINE];
    words_event_title(view->rules, event, view->world->waiting[view->side][event] - 1, title, sizeof title);
    snprintf(text, (size_t)size, _("%s: answer before the turn ends"), title);
}

/* Turns are played for them, so they are kept while the draft is the same. */
static int dangers_of(const View *view, WordsDanger list[DANGERS]) {
    static struct {
        Moment moment;
        int count;
        WordsDanger list[DANGERS];
    } kept;
    if (!view_same_moment(view, &kept.moment))
        kept.count = words_dangers(view->rules, view->world, view->side, session_draft(view->session), kept.list, DANGERS);
    memcpy(list, kept.list, sizeof kept.list);
    return kept.count;
}

/* What waits for an answer, and what threatens. */
typedef struct Awaiting {
    int event[DANGERS], answers, dangers, lines, threats; /* lines in full, and those of the dangers among them */
    WordsDanger danger[DANGERS];
} Awaiting;

static Awaiting awaiting_of(const View *view, int width) {
    Awaiting awaiting = {.lines = 0, .threats = 0};
    char text[WORDS_LINE * 2];
    WordsDanger list[DANGERS];
    awaiting.answers = session_unanswered(view->session, awaiting.event, DANGERS);
    int count = dangers_of(view, list);
    for (int i = 0; i < awaiting.answers; i++) {
        answer_warning(view, awaiting.event[i], text, sizeof text);
        awaiting.lines += canvas_wrap_lines(width - 2, text);
    }
    for (int i = 0; i < count; i++) {
        if (list[i].name.quantity == MOAT_Q_times) continue;
        awaiting.threats += canvas_wrap_lines(width - 2, list[i].text);
        awaiting.danger[awaiting.dangers++] = list[i];
    }
    awaiting.lines += awaiting.threats;
    return awaiting;
}

int home_orders_rows(const View *view, int width) {
    enum { FRAME = 2, SIDES = 2 };
    if (view_watching(view) || session_over(view->session)) return 0;
    Awaiting awaiting = awaiting_of(view, width - FRAME - SIDES);
    bool held = view_read(view, view_name(MOAT_Q_held, view->side, 0, 0)) > 0;
    int answers = awaiting.answers > 1 ? 1 : awaiting.lines - awaiting.threats;
    return session_draft(view->session)->count + 1 + offers(view) + held + answers + awaiting.threats + FRAME;
}

/* When there is no room for all of it, the answers are only counted: the agenda names them. */
static void draw_awaiting(View *view, Area row, int end, const Awaiting *awaiting) {
    char text[WORDS_LINE * 2];
    int answers = awaiting->answers;
    bool counted = answers > 1 && awaiting->lines > end - row.y;
    for (int i = 0; i < (counted ? 1 : answers) && row.y < end; i++, row.y += row.h) {
        answer_warning(view, awaiting->event[i], text, sizeof text);
        if (counted)
            snprintf(text, sizeof text, P_("%d event to answer this turn (%s)", "%d events to answer this turn (%s)", answers), answers,
                keys_name(view->keys, ACTION_SCREEN_8));
        draw_warning(view, &row, end, text);
        view_item(view, ID_AWAITS + i, row, NULL);
    }
    for (int i = 0; i < awaiting->dangers && row.y < end; i++, row.y += row.h) {
        int more = awaiting->dangers - i;
        bool whole = canvas_wrap_lines(row.w - 2, awaiting->danger[i].text) <= end - row.y;
        if (!whole) snprintf(text, sizeof text, P_("and %d more", "and %d more", more), more); /* half a warning is none */
        draw_warning(view, &row, end, whole ? awaiting->danger[i].text : text);
        view_named(view, ID_DANGER + i, row, awaiting->danger[i].name);
        if (!whole) return;
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

static void draw_over(View *view, Area box) {
    char text[WORDS_LINE];
    Area inside = view_box(view, box, _("The end")), area = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    view_pane(view);
    words_ending(view->rules, view->world, text, sizeof text);
    area.y += canvas_wrap(view->canvas, area, 0, STYLE_STRONG, text) + 1;
    snprintf(text, sizeof text, _("%s shows the result, %s looks back on the game."), keys_name(view->keys, ACTION_END_TURN),
        keys_name(view->keys, ACTION_LOOK_BACK));
    int lines = canvas_wrap(view->canvas, area, 0, STYLE_DIM, text);
    view_item(view, ID_ADD, (Area){area.y, area.x, lines, area.w}, keys_help(ACTION_LOOK_BACK));
}

/* The second half asks for advice; clicked, each does its own. */
static void draw_add(View *view, Area row) {
    char text[WORDS_LINE];
    const Action keys[] = {ACTION_FIND, ACTION_ADVICE, ACTION_NONE};
    snprintf(text, sizeof text, _("+ give an order (%s), or ask for advice (%s)"), keys_name(view->keys, ACTION_FIND),
        keys_name(view->keys, ACTION_ADVICE));
    int used = view_keys(view, row, STYLE_DIM, text, keys),
        half = view->spot[ACTION_FIND].x + text_width(keys_name(view->keys, ACTION_FIND)) + 1;
    view->spot[ACTION_FIND] = (Area){row.y, row.x, 1, half - row.x};
    view->spot[ACTION_ADVICE] = (Area){row.y, half, 1, row.x + used - half};
}

void home_orders(View *view, Area box) {
    char title[64], note[WORDS_LINE];
    if (session_over(view->session)) {
        draw_over(view, box);
        return;
    }
    if (view_watching(view)) {
        draw_watching(view, box);
        return;
    }
    MoatCost left = session_left(view->session);
    int mandate = view->world->mandate[view->side];
    snprintf(title, sizeof title, _("Orders"));
    Area inside = view_box(view, box, title);
    snprintf(note, sizeof note, _("%d of %d mandate left, %s"), left.mandate, mandate, view_amount(MOAT_UNIT_MONEY, left.cash));
    canvas_box_note(view->canvas, box, left.mandate > 0 ? STYLE_STRONG : STYLE_DIM, note);
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    int end = inside.y + inside.h;
    view_pane(view);
    Awaiting awaiting = awaiting_of(view, row.w);
    MoatLong held = view_read(view, view_name(MOAT_Q_held, view->side, 0, 0));
    int room = inside.h - 1 - offers(view) - (held > 0) - awaiting.lines, least = session_draft(view->session)->count;
    if (least > inside.h - 2) least = inside.h - 2;
    row.y += draw_draft(view, (Area){row.y, row.x, room > least ? room : least, row.w});
    draw_add(view, row);
    view_item(view, ID_ADD, row, keys_help(ACTION_FIND));
    row.y++;
    row.y += draw_offers(view, row);
    if (view->world->turn == 0) row.y = draw_welcome(view, row, inside.y + 3, end - awaiting.lines);
    if (held > 0 && row.y < end) {
        int count = home_programmes(view, (Area){0, 0, 0, 0}, 0);
        canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_DIM,
            P_("%d programme runs and holds %d mandate", "%d programmes run and hold %d mandate", count), count, (int)(held / MOAT_ONE));
        row.y++;
    }
    draw_awaiting(view, row, end, &awaiting);
}

/* --- if you end now --- */

/* Without its last word, the unit. */
static void cut_unit(char *value) {
    char *blank = strrchr(value, ' ');
    if (blank != NULL) *blank = '\0';
}

/* Both values have the unit unless the line is too long: then the second one has it; and where there are two lines, they have the second.
 * Returns the lines taken. */
static int draw_outlook(View *view, Area row, int id, const MoatOutlook *outlook, const char *label) {
    char line[WORDS_LINE], now[WORDS_LINE];
    const char *middle = view_value_of(view, outlook->name, outlook->middle);
    snprintf(now, sizeof now, "%s", view_value_of(view, outlook->name, outlook->now));
    bool moves = strcmp(now, middle) != 0; /* as far as it is shown */
    if (text_width(label) + text_width(now) + text_width(middle) + 5 > row.w) cut_unit(now);
    snprintf(line, sizeof line, "%s → %s", now, middle);
    bool wide = text_width(label) + text_width(line) + 2 > row.w, apart = row.h > 1 && wide;
    if (wide && !apart) return 0; /* half a name is none */
    int y = row.y + apart, at = canvas_right(view->canvas, y, row.x, row.w - 1, STYLE_TEXT, line);
    canvas_text(view->canvas, row.y, row.x, apart ? row.w : at - row.x - 1, STYLE_DIM, label);
    widget_trend(view->canvas, y, row.x + row.w - 1, moves ? outlook->middle - outlook->now : 0, 1);
    view_named(view, id, (Area){y, at, 1, row.x + row.w - at}, outlook->name);
    return 1 + apart;
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

/* What the side that is seen ordered last: what it will order nobody knows. */
static void draw_ordered(View *view, Area box) {
    const WordsStory *story = session_story(view->session);
    char title[WORDS_LINE];
    snprintf(title, sizeof title, view_watching(view) ? _("%s ordered") : _("You ordered"), words_bloc(view->rules, view->side));
    Area inside = view_box(view, box, story != NULL ? title : _("Outlook")), area = {inside.y, inside.x + 1, inside.h, inside.w - 1};
    view_pane(view);
    if (story == NULL)
        canvas_wrap(view->canvas, area, 0, STYLE_DIM, _("What they will order nobody knows before it is played."));
    else if (story->orders[view->side].count == 0)
        canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, _("nothing"));
    else
        given_draw(view, area, &(Given){&story->before, &story->orders[view->side], view->side, ID_OUTLOOK});
}

void home_outlooks(View *view, Area box) {
    if (view_watching(view) || session_over(view->session)) {
        draw_ordered(view, box);
        return;
    }
    Area inside = view_box(view, box, _("If you end now"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 1};
    int count, end = inside.y + inside.h;
    const MoatOutlook *outlook = session_forecast(view->session, &count);
    view_pane(view);
    for (int i = 0; i < count && row.y < end; i++) {
        bool heat = outlook[i].name.quantity == MOAT_Q_heat;
        if (heat) continue;
        row.h = 1;
        row.y += draw_outlook(view, row, ID_OUTLOOK + i, &outlook[i], words_quantity((MoatQuantity)outlook[i].name.quantity));
        if (i == 0 && row.y < end) draw_band(view, (Area){row.y++, row.x, 1, row.w}, &outlook[i]);
        if (i == 2) /* what follows is told only where there is room after the warnings */
            for (int j = 0; j < count && row.y < end; j++)
                if (outlook[j].name.quantity == MOAT_Q_heat && heating(view, &outlook[j])) {
                    char label[WORDS_LINE];
                    snprintf(label, sizeof label, "⚠ %s", words_regulator(view->rules, outlook[j].name.at[0]));
                    row.h = end - row.y;
                    row.y += draw_outlook(view, row, ID_OUTLOOK + j, &outlook[j], label);
                }
    }
}
