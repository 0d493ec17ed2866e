/* markets.c - every market in a table, and one of them in full. */
#include "lead.h"
#include "screens.h"
#include "sides.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_ROW = 1, ID_DETAIL = 100 };
enum { TABLE = 92, SEGMENT = 24, SHARE = 4 }; /* cells: wider, names and their numbers lose sight of each other */
enum { BY_LEVEL, BY_NAME, BY_SIZE, BY_USE_0, BY_USE_1, BY_DEPTH_0, BY_DEPTH_1, SORTS };

/* Memory: pick = market, mode = order of rows, name.quantity = 1 for segments in place of the market's numbers. */

static MoatLong key_of(const View *view, int market) {
    switch (view->memory->mode) {
    case BY_SIZE: return view_read(view, view_name(MOAT_Q_size, market, 0, 0));
    case BY_USE_0:
    case BY_USE_1: return lead_share(view, market, view->memory->mode - BY_USE_0);
    case BY_DEPTH_0:
    case BY_DEPTH_1: return view_read(view, view_name(MOAT_Q_market_depth, market, view->memory->mode - BY_DEPTH_0, 0));
    default: return 0;
    }
}

static void sort(const View *view, int *market) {
    MoatLong key[MOAT_MARKETS];
    for (int i = 0; i < view->rules->markets; i++) {
        int j = i;
        key[i] = key_of(view, i);
        market[i] = i;
        bool by_name = view->memory->mode == BY_NAME;
        for (; j > 0; j--) {
            bool before =
                by_name ? strcoll(words_market(view->rules, i), words_market(view->rules, market[j - 1])) < 0 : key[i] > key[market[j - 1]];
            if (!before) break;
            market[j] = market[j - 1];
        }
        market[j] = i;
    }
}

/* "100 %" is a cell wider than its column, and takes the gap before it: names have the room instead. */
static void draw_share(Table *table, int y, int column, Style style, const char *text) {
    Area at = table_area(table, y, column);
    canvas_right(table->canvas, y, at.x - 1, at.w + 1, style, text);
}

static void draw_row(View *view, Table *table, int y, int market) {
    char letter[2] = {view_letter(view, market), '\0'};
    Lead lead = lead_of(view, market);
    table_cell(table, y, 0, (int)(lead.style | STYLE_BOLD), letter);
    canvas_text(view->canvas, y, table->area.x + 1, 1, lead.style, lead.sign);
    table_cell(table, y, 1, -1, words_market(view->rules, market));
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        bool ahead = lead.who == side;
        draw_share(table, y, 2 + 2 * side, ahead ? view_side_style(side) | STYLE_BOLD : STYLE_TEXT,
            view_amount(MOAT_UNIT_SHARE, lead_share(view, market, side)));
        draw_share(table, y, 3 + 2 * side, STYLE_TEXT, view_value(view, view_name(MOAT_Q_market_depth, market, side, 0)));
    }
    table_cell(table, y, 6, -1, view_value(view, view_name(MOAT_Q_size, market, 0, 0)));
    table_cell(table, y, 7, -1, view_value(view, view_name(MOAT_Q_alignment, market, 0, 0)));
    table_cell(table, y, 8, -1, view_value(view, view_name(MOAT_Q_concern, market, 0, 0)));
    view_named(view, ID_ROW + market, (Area){y, table->area.x, 1, table->area.w},
        view_name(MOAT_Q_market_depth, market, lead.who < LEAD_OWN ? lead.who : view->side, 0));
    view_about(view, moat_text(view->rules, &view->rules->market[market].about));
}

static void draw_table(View *view, Area box, const int *market) {
    static const char *const by[SORTS] = {N_("as in the level"), N_("by name"), N_("by size"), N_("by use of %s"), N_("by use of %s"),
        N_("by dependency on %s"), N_("by dependency on %s")};
    char note[WORDS_LINE], use[2][16], depth[2][16];
    Area inside = view_box(view, box, _("Markets"));
    int mode = view->memory->mode;
    snprintf(note, sizeof note, _(by[mode]), mode >= BY_USE_0 ? words_bloc(view->rules, (mode - BY_USE_0) % 2) : "");
    canvas_box_note(view->canvas, box, STYLE_DIM, note);
    for (int side = 0; side < MOAT_BLOCS; side++) {
        snprintf(use[side], sizeof use[side], _("%suse"), view_side_sign(side));
        snprintf(depth[side], sizeof depth[side], _("%sdep"), view_side_sign(side));
    }
    const Column columns[] = {{"", 2, false, STYLE_TEXT}, {_("market"), 0, false, STYLE_TEXT}, {use[0], SHARE, true, STYLE_TEXT},
        {depth[0], SHARE, true, STYLE_TEXT}, {use[1], SHARE, true, STYLE_TEXT}, {depth[1], SHARE, true, STYLE_TEXT},
        {_("size"), 9, true, STYLE_TEXT}, {_("leans"), 6, true, STYLE_TEXT}, {_("concern"), 10, true, STYLE_TEXT}};
    int count = inside.w > 70 ? 9 : inside.w > 54 ? 7 : 6;
    Table table = table_begin(view->canvas, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, columns, count);
    Area list = {inside.y + 1, inside.x + 1, inside.h - 1, inside.w - 2};
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s sort  %s order "), keys_name(view->keys, ACTION_SORT), keys_name(view->keys, ACTION_CHOOSE));
    view_keys(view, (Area){box.y + box.h - 1, box.x + 2, 1, box.w - 6}, STYLE_DIM, hint,
        (const Action[]){ACTION_SORT, ACTION_CHOOSE, ACTION_NONE});
    int ids[MOAT_MARKETS], markets = view->rules->markets;
    for (int i = 0; i < markets; i++) ids[i] = ID_ROW + market[i];
    view_pane(view);
    int first = view_rows(view, ids, markets, list);
    for (int i = first; i < markets && i < first + list.h; i++) draw_row(view, &table, list.y + i - first, market[i]);
}

/* --- one market --- */

enum { NUMBERS = 16, TALL = 28, FOOT = 4 }; /* rows of numbers; so many have room for segments, too, and a foot of text */

typedef struct Detail {
    View *view;
    Area row;
    int end, id;
} Detail;

static void draw_pair(Detail *detail, const char *label, MoatName first, MoatName second) {
    View *view = detail->view;
    Area *row = &detail->row;
    int cell = (row->w - 12) / 2 > 12 ? 12 : (row->w - 12) / 2;
    if (row->y >= detail->end) return;
    canvas_text(view->canvas, row->y, row->x, 12, STYLE_DIM, label);
    view_number(view, detail->id++, row->y, row->x + 12, cell, first);
    view_number(view, detail->id++, row->y, row->x + 12 + cell, cell, second);
    row->y++;
}

static void draw_one(Detail *detail, const char *label, MoatName name) {
    View *view = detail->view;
    Area *row = &detail->row;
    int cell = (row->w - 12) / 2 > 12 ? 12 : (row->w - 12) / 2;
    if (row->y >= detail->end) return;
    int used = canvas_text(view->canvas, row->y, row->x, 12 + cell, STYLE_DIM, label);
    view_number(view, detail->id++, row->y, row->x + used + 1, 12 + 2 * cell - used - 1, name);
    row->y++;
}

static void draw_sides(Detail *detail, int m) {
    View *view = detail->view;
    Area *row = &detail->row;
    int cell = (row->w - 12) / 2 > 12 ? 12 : (row->w - 12) / 2;
    bool names = text_width(words_bloc(view->rules, 0)) + 4 <= cell && text_width(words_bloc(view->rules, 1)) + 4 <= cell;
    for (int side = 0; side < MOAT_BLOCS; side++) {
        char head[WORDS_LINE];
        snprintf(head, sizeof head, "%s %s", view_side_sign(side), words_bloc(view->rules, side));
        canvas_right(view->canvas, row->y, row->x + 12 + side * cell, cell - 1, view_side_style(side), names ? head : view_side_sign(side));
    }
    row->y++;
    struct {
        const char *label;
        MoatQuantity quantity;
    } pair[] = {{_("dependency"), MOAT_Q_market_depth}, {_("trust"), MOAT_Q_trust}, {_("cloud"), MOAT_Q_cloud},
        {_("campus"), MOAT_Q_campus}, {_("access"), MOAT_Q_access}};
    for (int open = 0; open < 2; open++)
        draw_pair(detail, open != 0 ? _("open use") : _("paid use"), view_name(MOAT_Q_market_share, m, open, 0),
            view_name(MOAT_Q_market_share, m, 2 + open, 0));
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
        draw_pair(detail, pair[i].label, view_name(pair[i].quantity, m, 0, 0), view_name(pair[i].quantity, m, 1, 0));
    draw_one(detail, _("its own systems"), view_name(MOAT_Q_market_share, m, MOAT_SOVEREIGN, 0));
    draw_one(detail, _("not yet adopted"), view_name(MOAT_Q_market_share, m, MOAT_NONE, 0));
    static const MoatQuantity whole[] = {MOAT_Q_size, MOAT_Q_concern, MOAT_Q_alignment, MOAT_Q_hosting, MOAT_Q_skill};
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) draw_one(detail, words_quantity(whole[i]), view_name(whole[i], m, 0, 0));
}

static void draw_shares(Detail *detail, int m, int s, Area at) {
    View *view = detail->view;
    for (int line = 0; line < MOAT_LINES; line++, at.x += at.w) {
        MoatName share = view_name(MOAT_Q_share, m, s, line);
        canvas_printf(
            view->canvas, at.y, at.x, at.w, STYLE_TEXT, "%*d", at.w, (int)((view_read(view, share) * 100 + MOAT_ONE / 2) / MOAT_ONE));
        view_named(view, detail->id++, at, share);
    }
}

static int longest_segment(const MoatRules *rules) {
    int longest = 0;
    for (int s = 0; s < rules->segments; s++) {
        int cells = text_width(words_segment(rules, s));
        longest = cells > longest ? cells : longest;
    }
    return longest;
}

static void draw_segments(Detail *detail, int m) {
    View *view = detail->view;
    const MoatRules *rules = view->rules;
    Area *row = &detail->row;
    int wide = row->w + 1, cell = wide >= 60 ? 8 : 3, name = wide - MOAT_LINES * cell; /* numbers end at the border: names are long */
    bool apart = longest_segment(rules) > name;                                        /* then the numbers stand below */
    if (name > SEGMENT) name = SEGMENT;
    for (int line = 0; line < MOAT_LINES; line++)
        canvas_right(
            view->canvas, row->y, row->x + name + line * cell, cell, view_line_style((MoatLine)line), view_line_sign((MoatLine)line));
    row->y++;
    for (int s = 0; s < rules->segments && row->y + apart < detail->end; s++, row->y += 1 + apart) {
        canvas_text(view->canvas, row->y, row->x, apart ? row->w : name, STYLE_TEXT, words_segment(rules, s));
        draw_shares(detail, m, s, (Area){row->y + apart, row->x + name, 1, cell});
    }
    row->y++;
    for (int line = 0; line < MOAT_LINES && row->y < detail->end; line++, row->y++)
        canvas_printf(view->canvas, row->y, row->x, row->w, view_line_style((MoatLine)line), "%s %s", view_line_sign((MoatLine)line),
            words_line(rules, (MoatLine)line));
    if (row->y < detail->end) canvas_text(view->canvas, row->y, row->x, row->w, STYLE_DIM, _("Per cent of the users."));
}

static void draw_market(View *view, Area box, int m) {
    char title[WORDS_LINE];
    snprintf(title, sizeof title, "%c %s", view_letter(view, m), words_market(view->rules, m));
    Area inside = view_box(view, box, title);
    Detail detail = {view, {inside.y, inside.x + 1, 1, inside.w - 2}, inside.y + inside.h, ID_DETAIL};
    bool both = inside.h > TALL, segments = view->memory->name.quantity != 0;
    const char *about = moat_text(view->rules, &view->rules->market[m].about);
    int lines = canvas_wrap_lines(detail.row.w, about), room = both ? FOOT : inside.h - NUMBERS;
    if (lines > 0 && lines <= room) { /* else it is what ? says. At the foot: numbers stay where they are from market to market */
        detail.end -= lines;
        canvas_wrap(view->canvas, (Area){detail.end, detail.row.x, lines, detail.row.w}, 0, STYLE_DIM, about);
    }
    inside.h -= both ? FOOT : 0;
    view_pane(view);
    if (both || !segments) draw_sides(&detail, m);
    detail.row.y += both;
    if (both || segments) draw_segments(&detail, m);
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, segments ? _(" %s numbers ") : _(" %s segments "), keys_name(view->keys, ACTION_TABLE));
    if (both) sides_chart_below(view, inside, detail.row.y + 2, view_name(MOAT_Q_market_depth, m, view->side, 0));
    if (!both)
        view_keys(view, (Area){box.y + box.h - 1, box.x + 2, 1, box.w - 4}, STYLE_DIM, hint, (const Action[]){ACTION_TABLE, ACTION_NONE});
}

static void draw(View *view) {
    int market[MOAT_MARKETS], focus = view->memory->focus, right = view->area.w >= 150 ? 64 : view->area.w >= 110 ? 48 : 33;
    if (view->area.w - right > TABLE) right = view->area.w - TABLE;
    if (focus >= ID_ROW && focus < ID_ROW + view->rules->markets) view->memory->pick = focus - ID_ROW;
    if (view->memory->pick >= view->rules->markets) view->memory->pick = 0;
    sort(view, market);
    Area left = {view->area.y, 0, view->area.h, view->area.w - right};
    int chart = sides_chart_room(view, left);
    if (chart > 0) {
        left.h -= chart;
        sides_chart(view, (Area){left.y + left.h, 0, chart, left.w}, view_name(MOAT_Q_market_share, view->memory->pick, 0, 0));
    }
    draw_table(view, left, market);
    draw_market(view, (Area){view->area.y, view->area.w - right, view->area.h, right}, view->memory->pick);
}

static bool act(View *view, Action action) {
    Memory *memory = view->memory;
    switch (action) {
    case ACTION_SORT: memory->mode = (memory->mode + 1) % SORTS; return true;
    case ACTION_TABLE: memory->name.quantity = memory->name.quantity == 0; return true;
    case ACTION_CHOOSE:
        snprintf(view_memory(view, &screen_finder)->text, sizeof memory->text, "%.60s", words_market(view->rules, memory->pick));
        view_open(view, &screen_finder);
        return true;
    default: return false;
    }
}

const Screen screen_markets = {.title = N_("Markets"), .action = ACTION_SCREEN_2, .draw = draw, .act = act};
