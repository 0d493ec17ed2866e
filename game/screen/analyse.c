/* analyse.c - looking back on a game that is over: what each turn was worth, the dice, and turning points, which may be tried again before
 * they are answered. While one is tried, the view plays a game in memory that stands before that turn. */
#include "analyse.h"

#include "back.h"
#include "loop.h"

#include <stdio.h>
#include <stdlib.h>

/* Memory: pick = turn that is told. */
enum { ID_TURN = 1, ID_TRY = 300, ID_SHOW = 301, DETAIL = 9 };

struct Analysis {
    SessionBack back;
    bool answered[SESSION_POINTS], tried[SESSION_POINTS];
    MoatHindsight weighed[SESSION_POINTS]; /* of those that were tried */
    Session *own;                          /* of the view, while another is tried; NULL otherwise */
    int trial;                             /* the turn that is tried */
};

/* Place among the turning points; -1 it is none. */
static int point_of(const Analysis *analysis, int turn) {
    for (int k = 0; k < analysis->back.points; k++)
        if (analysis->back.point[k] == turn) return k;
    return -1;
}

/* --- numbers and words --- */

static const char *score_text(int hundredths) { return view_amount(MOAT_UNIT_POINTS, (MoatLong)hundredths * MOAT_ONE / 100); }
static const char *chance_text(int thousandths) { return view_amount(MOAT_UNIT_SHARE, (MoatLong)thousandths * MOAT_ONE / 1000); }

static void list_orders(const View *view, const MoatWorld *world, MoatSide side, const MoatOrders *orders, char *text, int size) {
    int used = 0;
    text[0] = '\0';
    for (int k = 0; k < orders->count && used < size; k++) {
        char order[WORDS_LINE];
        words_order(view->rules, world, side, orders->order[k], order, sizeof order);
        used += snprintf(text + used, (size_t)(size - used), "%s%s", k ? _("; ") : "", order);
    }
    if (orders->count == 0) snprintf(text, (size_t)size, "%s", _("none"));
}

/* --- the list of turns --- */

static void draw_fortune(const View *view, Area row, const SessionBack *back) {
    const MoatFortune *fortune = &back->fortune;
    int score, luck = session_back_luck(back, &score);
    canvas_printf(view->canvas, row.y, row.x, row.w, STYLE_TEXT, _("Same orders, other dice: %d of %d games won, score %s (%s to %s)."),
        fortune->won, fortune->throws, score_text(fortune->middle), score_text(fortune->low), score_text(fortune->high));
    if (luck >= 0)
        canvas_printf(view->canvas, row.y + 1, row.x, row.w, STYLE_TEXT, _("Yours was %s: the dice gave you %s of it."), score_text(score),
            score_text(luck));
    else
        canvas_printf(view->canvas, row.y + 1, row.x, row.w, STYLE_TEXT, _("Yours was %s: the dice took %s of it."), score_text(score),
            score_text(-luck));
}

static void draw_turn(View *view, Table *table, int y, const Analysis *analysis, int turn) {
    const MoatHindsight *at = &analysis->back.turn[turn];
    char when[WORDS_LINE];
    int point = point_of(analysis, turn);
    words_turn(view->rules, turn, when, sizeof when);
    table_cell(table, y, 0, turn == view->memory->pick ? STYLE_STRONG : -1, when);
    table_cell(table, y, 1, -1, chance_text(at->played.chance));
    table_cell(table, y, 2, at->chance_loss ? STYLE_STRONG : -1, chance_text(at->chance_loss));
    table_cell(table, y, 3, -1, score_text(at->loss));
    if (point >= 0)
        table_cell(table, y, 4, STYLE_WARN,
            analysis->tried[point]      ? _("tried again")
            : analysis->answered[point] ? _("answered")
                                        : _("turning point"));
    view_item(view, ID_TURN + turn, (Area){y, table->area.x, 1, table->area.w},
        _("A turn that was played: your chance to win as it stood, and what other orders would have added to it and to the score, by "
          "search that knew no more than you."));
}

static void draw_turns(View *view, Area area, const Analysis *analysis) {
    const Column columns[] = {{_("turn"), 0, false, STYLE_TEXT}, {_("win chance"), 12, true, STYLE_TEXT},
        {_("chance lost"), 12, true, STYLE_TEXT}, {_("score lost"), 12, true, STYLE_TEXT}, {"", 18, false, STYLE_WARN}};
    Table table = table_begin(view->canvas, area, columns, 5);
    Area rows = {area.y + 1, area.x, area.h - 1, area.w};
    int top = view_list(view, ID_TURN, analysis->back.turns, rows);
    for (int turn = top; turn < analysis->back.turns && turn < top + rows.h; turn++)
        draw_turn(view, &table, rows.y + turn - top, analysis, turn);
}

/* --- one turn --- */

static int draw_lines(View *view, Area area, int y, const char *head, const char *text) {
    int used = canvas_text(view->canvas, y, area.x, area.w, STYLE_DIM, head) + 1;
    int lines = canvas_wrap_lines(area.w - used, text), most = area.y + area.h - y;
    canvas_wrap(view->canvas, (Area){y, area.x + used, lines < most ? lines : most, area.w - used}, 0, STYLE_TEXT, text);
    return y + (lines > 0 ? lines : 1);
}

static void draw_question(View *view, Area area, int y) {
    int x = area.x + canvas_text(view->canvas, y, area.x, area.w, STYLE_KEY, _("Try this turn again")) + 3;
    view_item(view, ID_TRY, (Area){y, area.x, 1, x - 3 - area.x},
        _("The game as it stood before this turn: order what you would order now; ending the turn has it weighed."));
    int used = canvas_text(view->canvas, y, x, area.x + area.w - x, STYLE_KEY, _("Show what search preferred"));
    view_item(view, ID_SHOW, (Area){y, x, 1, used}, _("The answer, without trying."));
}

static int draw_worths(View *view, Area area, int y, const MoatHindsight *then, const MoatHindsight *tried) {
    char text[WORDS_LINE * 2];
    if (tried != NULL)
        snprintf(text, sizeof text, _("then %s, score %s; search %s, score %s; you now %s, score %s"), chance_text(then->played.chance),
            score_text(then->played.score), chance_text(then->best.chance), score_text(then->best.score), chance_text(tried->tried.chance),
            score_text(tried->tried.score));
    else
        snprintf(text, sizeof text, _("then %s, score %s; search %s, score %s"), chance_text(then->played.chance),
            score_text(then->played.score), chance_text(then->best.chance), score_text(then->best.score));
    return draw_lines(view, area, y, _("Win chance:"), text);
}

static void draw_detail(View *view, Area box, const Analysis *analysis, int turn) {
    const SessionBack *back = &analysis->back;
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    MoatGame *game = session_game(back->session);
    char title[WORDS_LINE], when[WORDS_LINE], text[WORDS_LINE * 6];
    int point = point_of(analysis, turn);
    words_turn(view->rules, turn, when, sizeof when);
    snprintf(title, sizeof title, _("%s, turn %d of %d"), when, turn + 1, back->turns);
    Area inside = view_box(view, box, title), area = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    if (!moat_game_world_at(game, turn, &world) || !moat_game_orders(game, turn, orders)) return;
    view_pane(view);
    list_orders(view, &world, back->side, &orders[back->side], text, sizeof text);
    int y = draw_lines(view, area, area.y, _("You ordered:"), text);
    if (point >= 0 && !analysis->answered[point]) {
        draw_question(view, area, y < area.y + area.h ? y : area.y + area.h - 1);
        return;
    }
    list_orders(view, &world, back->side, &back->turn[turn].preferred, text, sizeof text);
    y = draw_lines(view, area, y, _("Search preferred:"), text);
    if (y < area.y + area.h)
        y = draw_worths(view, area, y, &back->turn[turn], point >= 0 && analysis->tried[point] ? &analysis->weighed[point] : NULL);
    list_orders(view, &world, moat_rival(back->side), &orders[moat_rival(back->side)], text, sizeof text);
    if (y < area.y + area.h) draw_lines(view, area, y, _("The rival ordered:"), text);
}

static void draw(View *view) {
    const Analysis *analysis = view->analysis;
    Memory *memory = view->memory;
    Area area = view->area;
    if (analysis == NULL) return;
    int turns = analysis->back.turns, focus = memory->focus - ID_TURN, detail = area.h >= 30 ? DETAIL + 3 : DETAIL;
    if (focus >= 0 && focus < turns) memory->pick = focus;
    Area inside = view_box(view, (Area){area.y, 0, area.h - detail + 1, area.w}, _("Looking back"));
    Area rows = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    draw_fortune(view, rows, &analysis->back);
    view_pane(view);
    draw_turns(view, (Area){rows.y + 2, rows.x, rows.h - 2, rows.w}, analysis);
    draw_detail(view, (Area){area.y + area.h - detail, 0, detail, area.w}, analysis, memory->pick);
}

/* --- acting --- */

static void try_again(View *view, int turn) {
    Analysis *analysis = view->analysis;
    Session *again = session_back_to(analysis->back.session, analysis->back.side, turn);
    if (again == NULL) {
        view_warn(view, _("There was not enough memory to look back."));
        return;
    }
    analysis->own = view->session;
    analysis->trial = turn;
    view->session = again;
    loop_turned(view);
    view_open(view, &screen_home);
    view_say(view, _("Order what you would order now: %s has it weighed, %s goes back."), keys_name(view->keys, ACTION_END_TURN),
        keys_name(view->keys, ACTION_LOOK_BACK));
}

static void end_trial(View *view) {
    Analysis *analysis = view->analysis;
    session_close(view->session);
    view->session = analysis->own;
    analysis->own = NULL;
    loop_turned(view);
    view_open(view, &screen_analyse);
}

bool analyse_trying(const View *view) { return view->analysis != NULL && view->analysis->own != NULL; }

void analyse_weigh(View *view) {
    Analysis *analysis = view->analysis;
    int point = point_of(analysis, analysis->trial);
    loop_notice(view, _("Your orders are weighed."));
    if (session_back_try(&analysis->back, analysis->trial, session_draft(view->session), &analysis->weighed[point]))
        analysis->tried[point] = analysis->answered[point] = true;
    end_trial(view);
}

static bool act(View *view, Action action) {
    Analysis *analysis = view->analysis;
    int focus = view->memory->focus, turn = view->memory->pick, point = analysis != NULL ? point_of(analysis, turn) : -1;
    if (action != ACTION_CHOOSE || point < 0 || analysis->answered[point]) return false;
    if (focus == ID_SHOW)
        analysis->answered[point] = true;
    else if (focus == ID_TRY || focus == ID_TURN + turn)
        try_again(view, turn);
    return true;
}

/* --- beginning and end --- */

static bool tell_progress(void *context, int turn, int turns) {
    char text[WORDS_LINE];
    if (turn == turns)
        snprintf(text, sizeof text, "%s", _("The dice are thrown again."));
    else
        snprintf(text, sizeof text, _("Looking back: turn %d of %d."), turn + 1, turns);
    loop_notice(context, text);
    return true;
}

void analyse_open(View *view) {
    if (analyse_trying(view)) {
        end_trial(view);
        return;
    }
    if (!session_over(view->session) || view->options->watch != NULL) {
        view_say(view, _("A game can be looked back on when it is over."));
        return;
    }
    if (view->analysis == NULL) {
        view->analysis = calloc(1, sizeof *view->analysis);
        if (view->analysis == NULL || !session_back(view->session, &view->analysis->back, tell_progress, view)) {
            analyse_free(view);
            view_warn(view, _("There was not enough memory to look back."));
            return;
        }
    }
    view_open(view, &screen_analyse);
}

void analyse_free(View *view) {
    if (view->analysis == NULL) return;
    if (analyse_trying(view)) {
        session_close(view->session);
        view->session = view->analysis->own;
    }
    session_back_end(&view->analysis->back);
    free(view->analysis);
    view->analysis = NULL;
}

const Screen screen_analyse = {.title = N_("Looking back"), .draw = draw, .act = act};
