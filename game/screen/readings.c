/* readings.c - every reading of the game by typing a few letters of it, to see its history. */
#include "chart.h"
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOUND_MOST = 480 };
typedef struct Found {
    MoatName name;
    int score, place;
} Found;
typedef struct Finds {
    Found found[FOUND_MOST];
    int count, all;
} Finds;

/* One entry of each pair of blocs, or of the lines of use: the others stand beside it in the chart. */
static bool twin(MoatScope scope, const int at[3]) {
    MoatName name = {.at = {(int16_t)at[0], (int16_t)at[1], (int16_t)at[2]}};
    switch (scope) {
    case MOAT_SCOPE_BLOC:
    case MOAT_SCOPE_BLOC_SEGMENT:
    case MOAT_SCOPE_WORLD_LINE: return name.at[0] > 0;
    case MOAT_SCOPE_MARKET_BLOC:
    case MOAT_SCOPE_REGULATOR_BLOC:
    case MOAT_SCOPE_MARKET_LINE: return name.at[1] > 0;
    case MOAT_SCOPE_CELL_LINE:
    case MOAT_SCOPE_CELL_BLOC: return name.at[2] > 0;
    default: return false;
    }
}

static bool charted(MoatScope scope) {
    switch (scope) {
    case MOAT_SCOPE_EVENT:
    case MOAT_SCOPE_EVENT_BLOC:
    case MOAT_SCOPE_TENDER:
    case MOAT_SCOPE_TENDER_BLOC:
    case MOAT_SCOPE_BLOC_DATE: return false;
    default: return true;
    }
}

static void consider(const View *view, Finds *finds, MoatName name) {
    char text[WORDS_LINE];
    chart_title(view->rules, name, text, sizeof text);
    int score = text_match(text, view->memory->text);
    if (score == 0) return;
    if (finds->count < FOUND_MOST) {
        finds->found[finds->count] = (Found){name, score, finds->count};
        finds->count++;
    }
    finds->all++;
}

static int compare(const void *left, const void *right) {
    const Found *a = left, *b = right;
    return a->score != b->score ? b->score - a->score : a->place - b->place;
}

static void find(const View *view, Finds *finds) {
    finds->count = finds->all = 0;
    for (int quantity = 0; quantity < MOAT_QUANTITIES; quantity++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)quantity);
        int most[3], at[3];
        if (!charted(row->scope) || (!row->derived && row->access == MOAT_ACCESS_HIDDEN) || quantity == MOAT_Q_quarter ||
            quantity == MOAT_Q_turn)
            continue;
        moat_scope_shape(view->rules, row->scope, most);
        for (at[0] = 0; at[0] < most[0]; at[0]++)
            for (at[1] = 0; at[1] < most[1]; at[1]++)
                for (at[2] = 0; at[2] < most[2]; at[2]++)
                    if (!twin(row->scope, at)) consider(view, finds, view_name((MoatQuantity)quantity, at[0], at[1], at[2]));
    }
    qsort(finds->found, (size_t)finds->count, sizeof finds->found[0], compare);
}

static void draw_found(View *view, Area row, int id, MoatName name) {
    char text[WORDS_LINE];
    Chart chart = chart_of(name);
    chart_title(view->rules, name, text, sizeof text);
    int x = row.x + row.w, shown = chart.lines <= MOAT_BLOCS ? chart.lines : 0;
    for (int i = shown - 1; i >= 0; i--) {
        x = canvas_right(view->canvas, row.y, row.x, x - row.x, STYLE_TEXT, view_value(view, chart.name[i])) - 2;
        canvas_text(view->canvas, row.y, x, 1, chart.style[i], chart.sign[i]);
        x = row.x + row.w - 22 * (shown - i);
    }
    canvas_text(view->canvas, row.y, row.x, x - row.x - 1, STYLE_TEXT, text);
    view_named(view, id, row, name);
}

static void draw(View *view) {
    static Finds finds;
    char note[64];
    int columns = view->canvas->columns > 110 ? 96 : view->canvas->columns - 8;
    view_follow_typing(view);
    find(view, &finds);
    snprintf(note, sizeof note, P_("%d reading", "%d readings", finds.all), finds.all);
    Area list = view_search(view, columns, _("Find a reading"), note, _("type a few letters: trust, heat, share, a market..."));
    int first = view_list(view, 1, finds.count, list);
    for (int i = first; i < finds.count && i < first + list.h; i++)
        draw_found(view, (Area){list.y + i - first, list.x, 1, list.w}, i + 1, finds.found[i].name);
    if (finds.count == 0) canvas_text(view->canvas, list.y, list.x, list.w, STYLE_DIM, _("No reading has these letters."));
    view_hint(view, view->area, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    static Finds finds;
    if (action != ACTION_CHOOSE) return false;
    find(view, &finds);
    int at = view->memory->focus - 1;
    if (at >= 0 && at < finds.count) history_show(view, finds.found[at].name);
    return true;
}

const Screen screen_readings = {.title = N_("Find a reading"), .overlay = true, .typing = true, .draw = draw, .act = act};
