/* home_panes.c - where both blocs stand, and what yours has. */
#include "home.h"

#include <stdio.h>

/* --- standing --- */

static void draw_score(View *view, Area row, MoatSide side) {
    MoatName name = view_name(MOAT_Q_score, side, 0, 0);
    int used = canvas_printf(view->canvas, row.y, row.x, row.w - 8, view_side_style(side), "%s ", view_side_sign(side));
    canvas_text(
        view->canvas, row.y, row.x + used, row.w - 9 - used, side == view->side ? STYLE_STRONG : STYLE_TEXT, words_bloc(view->rules, side));
    view_number(view, ID_NUMBER + side, row.y, row.x + row.w - 8, 8, name);
}

static void draw_part(View *view, Area row, int id, MoatQuantity quantity) {
    int64_t values[MOAT_HORIZON + 1];
    MoatName name = view_name(quantity, view->side, 0, 0);
    int count = view_history(view, name, values, MOAT_HORIZON + 1), label = row.w > 30 ? 11 : 9;
    canvas_text(view->canvas, row.y, row.x, label, STYLE_DIM, words_quantity(quantity));
    widget_spark(view->canvas, row.y, row.x + label + 1, row.w - label - 9, view_side_style(view->side), values, count, 0, MOAT_ONE);
    view_number(view, id, row.y, row.x + row.w - 8, 8, name);
}

void home_standing(View *view, Area box) {
    Area inside = view_box(view, box, _("Standing"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 1};
    view_pane(view);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++, row.y++) draw_score(view, row, side == 0 ? view->side : moat_rival(view->side));
    static const MoatQuantity part[] = {MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy};
    for (int i = 0; i < 3; i++, row.y++) draw_part(view, row, ID_NUMBER + 10 + i, part[i]);
}

/* --- your bloc --- */

/* A label, a number, a note at the right. Numbers stand below one another unless label, number or note are wider than their columns: then
 * the number makes room, and a note for which there is none is left out, because half a number is a wrong one. */
static void draw_own(View *view, Area *row, int id, const char *label, MoatName name, const char *note) {
    int begin = row->x + text_width(label) + 1, wide = text_width(view_value(view, name)) + 1, last = row->x + row->w;
    int end = row->x + (row->w > 30 ? 22 : 17);
    if (note != NULL && end > last - text_width(note)) end = last - text_width(note);
    if (end < begin + wide) end = begin + wide;
    canvas_text(view->canvas, row->y, row->x, row->w, STYLE_DIM, label);
    view_number(view, id, row->y, begin, end - begin, name);
    if (note != NULL && end + text_width(note) <= last) canvas_right(view->canvas, row->y, end, last - end, STYLE_DIM, note);
    row->y++;
}

/* The rival's number as the note. */
static void draw_against(View *view, Area *row, int id, const char *label, MoatQuantity quantity) {
    char note[WORDS_LINE];
    MoatSide rival = moat_rival(view->side);
    snprintf(note, sizeof note, "%s %s", view_side_sign(rival), view_value(view, view_name(quantity, rival, 0, 0)));
    draw_own(view, row, id, label, view_name(quantity, view->side, 0, 0), note);
}

/* Both taps on one line: what each lets through to the other. */
static void draw_taps(View *view, Area *row, int id) {
    int label = text_width(_("taps")) + 1, x = row->x + (row->w > 30 ? 12 : label);
    const char *word[MOAT_BLOCS];
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        word[side] = words_tier(MOAT_Q_tap, (int)(view_read(view, view_name(MOAT_Q_tap, side, 0, 0)) / MOAT_ONE));
    int spare = row->x + row->w - x - text_width(word[0]) - text_width(word[1]) - 6;
    char level[MOAT_BLOCS][16];
    for (MoatSide side = 0; side < MOAT_BLOCS && spare < -2; side++) { /* half a word is none: the levels */
        snprintf(level[side], sizeof level[side], "%d/%d", (int)(view_read(view, view_name(MOAT_Q_tap, side, 0, 0)) / MOAT_ONE),
            moat_quantity(MOAT_Q_tap)->high);
        word[side] = level[side];
    }
    int gap = spare < 0 && spare >= -2 ? 1 : 2, blank = spare >= -1 || spare < -2;
    canvas_text(view->canvas, row->y, row->x, x - row->x, STYLE_DIM, _("taps"));
    for (int i = 0; i < MOAT_BLOCS; i++) {
        MoatSide side = i == 0 ? view->side : moat_rival(view->side);
        MoatName name = view_name(MOAT_Q_tap, side, 0, 0);
        bool closing = view_read(view, name) > 0;
        int used = canvas_text(view->canvas, row->y, x, 1, view_side_style(side), view_side_sign(side)) + blank;
        used += canvas_text(
            view->canvas, row->y, x + used, row->x + row->w - x - used, closing && i == 1 ? STYLE_WARN : STYLE_TEXT, word[side]);
        view_named(view, id + i, (Area){row->y, x, 1, used}, name);
        x += used + gap;
    }
    row->y++;
}

void home_bloc(View *view, Area box) {
    const struct {
        const char *label;
        MoatQuantity quantity;
    } more[] = {{_("revenue"), MOAT_Q_revenue}, {_("expected"), MOAT_Q_expected}, {_("service"), MOAT_Q_service}, {_("fabs"), MOAT_Q_fab},
        {_("paid"), MOAT_Q_premium}, {_("open"), MOAT_Q_open}, {_("reach"), MOAT_Q_reach}, {_("depth"), MOAT_Q_depth}};
    Area inside = view_box(view, box, view_watching(view) ? words_bloc(view->rules, view->side) : _("Your bloc"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    int end = inside.y + inside.h, id = ID_NUMBER + 20;
    MoatName cash = view_name(MOAT_Q_cash, view->side, 0, 0), patience = view_name(MOAT_Q_patience, view->side, 0, 0);
    view_pane(view);
    draw_own(
        view, &row, id++, words_quantity(MOAT_Q_cash), cash, view->pasts > 1 ? view_change_of(view, cash, view_change(view, cash)) : NULL);
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
        if (home_programmes(view, row, end) == 0) canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("none runs"));
    }
}
