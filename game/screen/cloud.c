/* cloud.c - every market: cloud of both blocs, and the programmes for a place, to start and to stop where they stand. */
#include "offer.h"
#include "screens.h"
#include "sides.h"

#include <stdio.h>

/* An id is ID_CELL + market * CELLS + cell. Memory: pick = market. */
enum { ID_CELL = 1, CELLS = 8, ID_DETAIL = 300 };
typedef enum CellKind { CELL_CLOUD_0, CELL_CLOUD_1, CELL_HOSTING, CELL_ACCESS_0, CELL_ACCESS_1, CELL_BUILD, CELL_AID, CELL_TEACH } CellKind;
enum { PROGRAMMES = 3, COLUMNS = 10, CELL = 8 };
static const MoatVerb programme[PROGRAMMES] = {MOAT_ORDER_cloud, MOAT_ORDER_aid, MOAT_ORDER_campus};
static const MoatQuantity age[PROGRAMMES] = {MOAT_Q_cloud_programme, MOAT_Q_aid_programme, MOAT_Q_campus_programme};

static bool order_of(const View *view, int id, MoatOrder *order) {
    int at = id - ID_CELL, cell = at % CELLS;
    if (at < 0 || at >= view->rules->markets * CELLS || cell < CELL_BUILD) return false;
    *order = offer_programme(view, programme[cell - CELL_BUILD], at / CELLS);
    return true;
}

static int quarters_run(const View *view, int kind, int market, MoatSide side) {
    return (int)(view_read(view, view_name(age[kind], market, side, 0)) / MOAT_ONE);
}

/* --- the table --- */

static MoatName number(CellKind cell, int market) {
    switch (cell) {
    case CELL_CLOUD_0:
    case CELL_CLOUD_1: return view_name(MOAT_Q_cloud, market, (int)cell - CELL_CLOUD_0, 0);
    case CELL_ACCESS_0:
    case CELL_ACCESS_1: return view_name(MOAT_Q_access, market, (int)cell - CELL_ACCESS_0, 0);
    default: return view_name(MOAT_Q_hosting, market, 0, 0);
    }
}

/* "✓ ◆": own programme, then the rival's sign where it has one. */
static void draw_programme(View *view, Area at, int market, int kind) {
    MoatSide rival = moat_rival(view->side);
    int id = ID_CELL + market * CELLS + CELL_BUILD + kind, run = quarters_run(view, kind, market, view->side);
    MoatOrder order;
    order_of(view, id, &order);
    Offer offer = offer_of(view, order);
    bool stop = order.verb == MOAT_ORDER_stop;
    char text[16];
    if (offer.given >= 0) /* Translators: three cells at most, both of them: a programme that was ordered this turn ends, or begins. */
        snprintf(text, sizeof text, "%s", stop ? _("end") : _("new"));
    else if (stop)
        snprintf(text, sizeof text, _("%dq"), run - 1);
    else
        snprintf(text, sizeof text, "%s", offer.refusal == MOAT_ORDER_OK ? "+" : offer.refusal == MOAT_REFUSAL_COMPLETE ? "=" : "-");
    Style style = offer.given >= 0 ? STYLE_STRONG : stop ? view_side_style(view->side) : STYLE_DIM;
    canvas_right(view->canvas, at.y, at.x, at.w - 1, style, text);
    if (quarters_run(view, kind, market, rival) > 0)
        canvas_text(view->canvas, at.y, at.x + at.w - 1, 1, view_side_style(rival), view_side_sign(rival));
    view_named(view, id, at, view_name(age[kind], market, view->side, 0));
    view_about(view, words_verb_doc(programme[kind]));
    view_verb(view, programme[kind]);
}

typedef struct Layout {
    CellKind cell[CELLS];
    int cells, first; /* the column of the first of them */
} Layout;

static void draw_row(View *view, Table *table, int y, int market, const Layout *layout) {
    char letter[2] = {view_letter(view, market), '\0'};
    if (layout->first > 1) table_cell(table, y, 0, STYLE_DIM, letter);
    table_cell(table, y, layout->first - 1, market == view->memory->pick ? STYLE_STRONG : -1, words_market(view->rules, market));
    for (int i = 0; i < layout->cells; i++) {
        CellKind cell = layout->cell[i];
        Area at = table_area(table, y, layout->first + i);
        if (at.w == 0) continue;
        if (cell >= CELL_BUILD)
            draw_programme(view, at, market, (int)cell - CELL_BUILD);
        else /* "100 %" takes the gap before its column, too */
            view_number(view, ID_CELL + market * CELLS + (int)cell, y, at.x - 1, at.w + 1, number(cell, market));
    }
}

/* On a narrow terminal the letters of the map stay with the place in full: names need their room. */
static Layout layout_of(int width) {
    static const CellKind narrow[] = {CELL_CLOUD_0, CELL_CLOUD_1, CELL_BUILD, CELL_AID, CELL_TEACH};
    static const CellKind wide[] = {
        CELL_CLOUD_0, CELL_CLOUD_1, CELL_ACCESS_0, CELL_ACCESS_1, CELL_HOSTING, CELL_BUILD, CELL_AID, CELL_TEACH};
    Layout layout = {.cells = width >= 66 ? 8 : 5, .first = width >= 56 ? 2 : 1};
    for (int i = 0; i < layout.cells; i++) layout.cell[i] = layout.cells == CELLS ? wide[i] : narrow[i];
    return layout;
}

static void draw_table(View *view, Area box) {
    const char *head[CELLS] = {_("%s cov"), _("%s cov"), _("host"), _("%s acc"), _("%s acc"), _("cloud"), _("aid"), _("teach")};
    char text[CELLS][24], note[WORDS_LINE];
    Area inside = view_box(view, box, _("Programmes"));
    Layout layout = layout_of(inside.w);
    Column columns[COLUMNS] = {{"", 1, false, STYLE_DIM}};
    columns[layout.first - 1] = (Column){_("market"), 0, false, STYLE_TEXT};
    for (int i = 0; i < layout.cells; i++) {
        CellKind cell = layout.cell[i];
        bool own = cell == CELL_CLOUD_0 || cell == CELL_ACCESS_0;
        snprintf(text[i], sizeof text[i], head[cell], view_side_sign(own ? 0 : 1));
        int width = cell == CELL_AID || cell == CELL_BUILD ? 4 : cell == CELL_ACCESS_0 || cell == CELL_ACCESS_1 ? 6 : 5;
        columns[layout.first + i] = (Column){"", width, true, STYLE_TEXT};
    }
    int held = (int)(view_read(view, view_name(MOAT_Q_held, view->side, 0, 0)) / MOAT_ONE);
    snprintf(note, sizeof note, _("%d of %d mandate held"), held, view->world->mandate[view->side]);
    canvas_box_note(view->canvas, box, STYLE_DIM, note);
    Table table = table_begin(view->canvas, (Area){inside.y, inside.x + 1, inside.h, inside.w - 1}, columns, layout.first + layout.cells);
    for (int i = 0; i < layout.cells; i++) { /* a head may take the gap before its column; over numbers it ends where they do */
        Area at = table_area(&table, inside.y, layout.first + i);
        canvas_right(view->canvas, at.y, at.x - 1, at.w + (layout.cell[i] >= CELL_BUILD), STYLE_DIM, text[i]);
    }
    canvas_text(view->canvas, box.y + box.h - 1, box.x + 2, box.w - 5, STYLE_DIM, _(" + start  3q runs  = complete  - cannot "));
    Area list = {inside.y + 1, inside.x, inside.h - 1, inside.w};
    int markets = view->rules->markets, most = markets > list.h ? markets - list.h : 0, at = view->memory->pick,
        *scroll = &view->memory->scroll;
    *scroll = at < *scroll ? at : at >= *scroll + list.h ? at - list.h + 1 : *scroll;
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    view_pane(view);
    for (int i = *scroll; i < markets && i < *scroll + list.h; i++) draw_row(view, &table, list.y + i - *scroll, i, &layout);
    if (*scroll > 0) canvas_text(view->canvas, box.y, box.x + box.w - 2, 1, STYLE_DIM, "▲");
    if (*scroll < most) canvas_text(view->canvas, box.y + box.h - 1, box.x + box.w - 2, 1, STYLE_DIM, "▼");
}

/* --- one place --- */

typedef struct Detail {
    View *view;
    Area row;
    int end, id;
} Detail;

static void draw_pair(Detail *detail, const char *label, MoatQuantity quantity, int market) {
    View *view = detail->view;
    Area *row = &detail->row;
    int cell = CELL;
    if (row->y >= detail->end) return;
    canvas_text(view->canvas, row->y, row->x, row->w - 2 * cell, STYLE_DIM, label);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        view_number(view, detail->id++, row->y, row->x + row->w - (MOAT_BLOCS - side) * cell, cell, view_name(quantity, market, side, 0));
    row->y++;
}

static void draw_heads(Detail *detail) {
    View *view = detail->view;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        canvas_right(view->canvas, detail->row.y, detail->row.x + detail->row.w - (MOAT_BLOCS - side) * CELL, CELL - 1,
            view_side_style(side), view_side_sign(side));
    detail->row.y++;
}

/* Turns from now until the engine ends the programme by itself, nobody ordering anything; -1 not within the game. */
static int turns_left(const View *view, int kind, int market, MoatSide side) {
    static const MoatOrders none[MOAT_BLOCS];
    MoatWorld world = *view->world;
    world.seed = ~world.seed; /* the dice of the game are nobody's to see */
    for (int turn = 1; world.turn < view->rules->turns && world.winner == 0; turn++) {
        moat_turn(&world, view->rules, none, NULL);
        if (moat_read(&world, view->rules, view_name(age[kind], market, side, 0)) == 0) return turn;
    }
    return -1;
}

static void draw_running(Detail *detail, int kind, int market, MoatSide side) {
    View *view = detail->view;
    Area *row = &detail->row;
    char text[WORDS_LINE];
    int run = quarters_run(view, kind, market, side) - 1, left;
    if (run < 0 || row->y + 1 >= detail->end) return;
    int used = canvas_printf(view->canvas, row->y, row->x, row->w, view_side_style(side), "%s ", view_side_sign(side));
    snprintf(text, sizeof text, _("%s, %dq"), words_work(programme[kind]), run);
    canvas_text(view->canvas, row->y, row->x + used, row->w - used, STYLE_TEXT, text);
    view_named(view, detail->id++, *row, view_name(age[kind], market, side, 0));
    row->y++;
    left = turns_left(view, kind, market, side);
    if (left > 0)
        snprintf(text, sizeof text, P_("complete within %d turn", "complete within %d turns", left), left);
    else
        snprintf(text, sizeof text, "%s", _("not complete by the end"));
    canvas_text(view->canvas, row->y, row->x + 2, row->w - 2, STYLE_DIM, text);
    row->y++;
}

static void draw_place(View *view, Area box, int market) {
    char title[WORDS_LINE];
    MoatOrder order;
    snprintf(title, sizeof title, "%c %s", view_letter(view, market), words_market(view->rules, market));
    Area inside = view_box(view, box, title);
    bool ordering = order_of(view, view->memory->focus, &order);
    const char *how = _("Go to cloud, aid or teach to start or stop a programme there.");
    int low = ordering ? (inside.h >= 30 ? 18 : 9) : canvas_wrap_lines(inside.w - 2, how);
    Detail detail = {view, {inside.y, inside.x + 1, 1, inside.w - 2}, inside.y + inside.h - low, ID_DETAIL};
    view_pane(view);
    draw_heads(&detail);
    draw_pair(&detail, _("cloud"), MOAT_Q_cloud, market);
    draw_pair(&detail, _("access"), MOAT_Q_access, market);
    draw_pair(&detail, _("trust"), MOAT_Q_trust, market);
    draw_pair(&detail, _("campus"), MOAT_Q_campus, market);
    canvas_text(view->canvas, detail.row.y, detail.row.x, 18, STYLE_DIM, _("hosting"));
    view_number(view, detail.id++, detail.row.y, detail.row.x + detail.row.w - 2 * CELL, CELL, view_name(MOAT_Q_hosting, market, 0, 0));
    detail.row.y += inside.h >= 24 ? 2 : 1;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        for (int kind = 0; kind < PROGRAMMES; kind++) draw_running(&detail, kind, market, side == 0 ? view->side : moat_rival(view->side));
    Area rest = {inside.y + inside.h - low, inside.x + 1, low, inside.w - 2}, upper = inside;
    upper.h -= low + 1;
    sides_chart_below(view, upper, detail.row.y + 1, view_name(MOAT_Q_trust, market, view->side, 0));
    if (ordering)
        offer_explain(view, rest, order);
    else
        canvas_wrap(view->canvas, rest, 0, STYLE_DIM, how);
}

static void draw(View *view) {
    int at = view->memory->focus - ID_CELL, right = view->area.w >= 140 ? 56 : view->area.w >= 110 ? 44 : 29;
    if (at >= 0 && at < view->rules->markets * CELLS) view->memory->pick = at / CELLS;
    if (view->memory->pick >= view->rules->markets) view->memory->pick = 0;
    Area left = {view->area.y, 0, view->area.h, view->area.w - right};
    int chart = sides_chart_room(view, left), half = left.w / 2;
    if (chart > 0) {
        int market = view->memory->pick;
        left.h -= chart;
        sides_chart(view, (Area){left.y + left.h, 0, chart, half}, view_name(MOAT_Q_cloud, market, view->side, 0));
        sides_chart(view, (Area){left.y + left.h, half, chart, left.w - half}, view_name(MOAT_Q_access, market, view->side, 0));
    }
    draw_table(view, left);
    draw_place(view, (Area){view->area.y, view->area.w - right, view->area.h, right}, view->memory->pick);
}

/* Up and down go through all markets, those too that are scrolled away. */
static bool act(View *view, Action action) {
    MoatOrder order;
    int *focus = &view->memory->focus, at = *focus - ID_CELL, cells = view->rules->markets * CELLS;
    bool inside = at >= 0 && at < cells;
    if (action == ACTION_CHOOSE && order_of(view, *focus, &order))
        offer_choose(view, order);
    else if (action == ACTION_UP && inside)
        *focus -= at >= CELLS ? CELLS : 0;
    else if (action == ACTION_DOWN && inside)
        *focus += at + CELLS < cells ? CELLS : 0;
    else
        return false;
    return true;
}

const Screen screen_cloud = {.title = N_("Cloud"), .action = ACTION_SCREEN_5, .draw = draw, .act = act};
