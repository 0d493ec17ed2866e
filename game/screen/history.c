/* history.c - any reading over the turns of the game, both blocs side by side: as a chart, or turn by turn in figures. */
#include "chart.h"
#include "screens.h"

#include <stdio.h>
#include <string.h>

/* Memory: name = a reading of the player's choice, quantity 0 none; pick = row that is shown; mode = 1 for figures. */
enum { ID_CHOSEN = 1, ID_USUAL = 2, ID_NOW = 100, ID_TURN = 200 };

/* What is asked for most; all others are a few letters away. */
static const MoatQuantity usual[] = {
    MOAT_Q_score,
    MOAT_Q_present,
    MOAT_Q_tomorrow,
    MOAT_Q_autonomy,
    MOAT_Q_revenue,
    MOAT_Q_expected,
    MOAT_Q_cash,
    MOAT_Q_patience,
    MOAT_Q_lab,
    MOAT_Q_premium,
    MOAT_Q_open,
    MOAT_Q_compute,
    MOAT_Q_fab,
    MOAT_Q_exposure,
    MOAT_Q_tap,
    MOAT_Q_reach,
    MOAT_Q_depth,
    MOAT_Q_standards,
    MOAT_Q_world_share,
    MOAT_Q_world_access,
    MOAT_Q_world_plurality,
    MOAT_Q_world_sovereignty,
};
enum { USUAL = (int)(sizeof usual / sizeof usual[0]), ID_OTHER = ID_USUAL + USUAL };

static bool has_chosen(const View *view) { return view->memory->name.quantity != 0; }

static MoatName reading(const View *view, int row) {
    if (row == ID_CHOSEN) return view->memory->name;
    MoatScope scope = moat_quantity(usual[row - ID_USUAL])->scope;
    return view_name(usual[row - ID_USUAL], scope == MOAT_SCOPE_BLOC ? view->side : 0, 0, 0);
}

/* The chart stays while the focus is elsewhere. */
static MoatName shown(View *view) {
    Memory *memory = view->memory;
    if (memory->focus >= ID_CHOSEN && memory->focus < ID_OTHER) memory->pick = memory->focus;
    if (memory->pick < ID_CHOSEN || (memory->pick == ID_CHOSEN && !has_chosen(view)))
        memory->pick = has_chosen(view) ? ID_CHOSEN : ID_USUAL;
    return reading(view, memory->pick);
}

/* --- the list --- */

static void draw_row(View *view, Area row, int id) {
    char text[WORDS_LINE];
    if (id == ID_OTHER) {
        canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("+ any other reading"));
        view_item(view, id, row, _("Find any reading by typing a few letters of it."));
        return;
    }
    chart_title(view->rules, reading(view, id), text, sizeof text);
    canvas_text(view->canvas, row.y, row.x, row.w, id == view->memory->pick ? STYLE_STRONG : STYLE_TEXT, text);
    view_named(view, id, row, reading(view, id));
}

static void draw_list(View *view, Area box) {
    Area inside = view_box(view, box, _("Readings"));
    Area list = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    int first = has_chosen(view) ? ID_CHOSEN : ID_USUAL, count = ID_OTHER + 1 - first;
    view_pane(view);
    int top = view_list(view, first, count, list);
    for (int i = top; i < count && i < top + list.h; i++) draw_row(view, (Area){list.y + i - top, list.x, 1, list.w}, first + i);
}

/* --- the chart and the figures --- */

static void draw_now(View *view, Area row, const Chart *chart) {
    int each = row.w / chart->lines;
    for (int i = 0; i < chart->lines; i++, row.x += each) {
        int used = canvas_printf(view->canvas, row.y, row.x, each, chart->style[i], "%s ", chart->sign[i]);
        const char *value = view_value(view, chart->name[i]);
        int cells = text_width(value) + 2, room = each - used - cells - 1;
        if (room > 3) used += canvas_text(view->canvas, row.y, row.x + used, room, STYLE_TEXT, chart_words(view, chart->name[i]));
        view_number(view, ID_NOW + i, row.y, row.x + used, cells < each - used ? cells : each - used, chart->name[i]);
    }
}

static void draw_figures(View *view, Area area, const Chart *chart) {
    int64_t value[CHART_LINES][MOAT_HORIZON + 1];
    char text[WORDS_LINE], head[CHART_LINES][WORDS_LINE];
    Column columns[CHART_LINES + 1] = {{_("turn"), 8, false, STYLE_DIM}};
    int turns = 0, width = (area.w - 9) / chart->lines - 1;
    for (int i = 0; i < chart->lines; i++) {
        snprintf(head[i], sizeof head[i], "%s %s", chart->sign[i], chart_words(view, chart->name[i]));
        columns[i + 1] = (Column){width > 11 ? head[i] : chart->sign[i], width > 20 ? 20 : width, true, STYLE_TEXT};
        turns = view_history(view, chart->name[i], value[i], MOAT_HORIZON + 1);
    }
    Table table = table_begin(view->canvas, area, columns, chart->lines + 1);
    /* The newest turn is always there; PageUp is not needed until a level has more turns than lines. */
    int rows = area.h - 1, skip = turns > rows ? turns - rows : 0, first = view->world->turn + 1 - turns;
    for (int turn = skip; turn < turns; turn++) {
        int y = area.y + 1 + turn - skip;
        words_turn(view->rules, first + turn, text, sizeof text);
        table_cell(&table, y, 0, turn == turns - 1 ? STYLE_STRONG : -1, text);
        for (int i = 0; i < chart->lines; i++)
            table_cell(&table, y, i + 1, turn == turns - 1 ? STYLE_STRONG : -1, view_value_of(view, chart->name[i], value[i][turn]));
    }
}

static void draw_reading(View *view, Area box, MoatName name) {
    char title[WORDS_LINE], hint[WORDS_LINE];
    Chart chart = chart_of(name);
    chart_title(view->rules, name, title, sizeof title);
    Area inside = view_box(view, box, title);
    view_pane(view);
    draw_now(view, (Area){inside.y, inside.x + 1, 1, inside.w - 2}, &chart);
    const char *words = words_doc((MoatQuantity)name.quantity);
    int doc = canvas_wrap_lines(inside.w - 2, words);
    Area area = {inside.y + 2, inside.x + 1, inside.h - 3 - doc, inside.w - 2};
    if (view->memory->mode != 0)
        draw_figures(view, area, &chart);
    else
        chart_draw(view, area, &chart);
    canvas_wrap(view->canvas, (Area){inside.y + inside.h - doc, inside.x + 1, doc, inside.w - 2}, 0, STYLE_DIM, words);
    snprintf(hint, sizeof hint, view->memory->mode != 0 ? _(" %s chart  %s any reading ") : _(" %s figures  %s any reading "),
        keys_name(view->keys, ACTION_TABLE), keys_name(view->keys, ACTION_CHOOSE));
    view_keys(view, (Area){box.y + box.h - 1, box.x + 2, 1, box.w - 4}, STYLE_DIM, hint,
        (const Action[]){ACTION_TABLE, ACTION_CHOOSE, ACTION_NONE});
}

static void draw(View *view) {
    int left = view->area.w >= 110 ? 32 : 25;
    MoatName name = shown(view);
    draw_list(view, (Area){view->area.y, 0, view->area.h, left});
    draw_reading(view, (Area){view->area.y, left, view->area.h, view->area.w - left}, name);
}

static bool act(View *view, Action action) {
    switch (action) {
    case ACTION_TABLE: view->memory->mode = view->memory->mode == 0; return true;
    case ACTION_CHOOSE:
        *view_memory(view, &screen_readings) = (Memory){0};
        view_open(view, &screen_readings);
        return true;
    default: return false;
    }
}

const Screen screen_history = {.title = N_("History"), .action = ACTION_SCREEN_7, .draw = draw, .act = act};

void history_show(View *view, MoatName name) {
    Memory *memory = view_memory(view, &screen_history);
    memory->name = name;
    memory->focus = memory->pick = ID_CHOSEN;
    view_open(view, &screen_history);
}
