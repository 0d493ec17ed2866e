#include "sides.h"

#include "chart.h"

enum { NUMBER = 10 };

Sides sides_begin(View *view, Area area, int id, int label) {
    Sides sides = {view, {area.y, area.x, 1, area.w}, area.y + area.h, id, label, (area.w - label) / MOAT_BLOCS};
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Area cell = sides_cell(&sides, side);
        Style own = side == view->side ? STYLE_BOLD : 0;
        canvas_printf(view->canvas, cell.y, cell.x, cell.w, view_side_style(side) | own, "%s %s", view_side_sign(side),
            words_bloc(view->rules, side));
    }
    return sides;
}

Area sides_cell(const Sides *sides, MoatSide side) {
    return (Area){sides->row.y, sides->row.x + sides->label + side * sides->cell, 1, sides->cell - 1};
}

Area sides_rest(const Sides *sides, MoatSide side) {
    Area cell = sides_cell(sides, side);
    return (Area){cell.y, cell.x + NUMBER + 1, 1, cell.w - NUMBER - 1};
}

bool sides_row(Sides *sides, const char *label) {
    if (sides->row.y + 1 >= sides->end) return false;
    sides->row.y++;
    canvas_text(sides->view->canvas, sides->row.y, sides->row.x, sides->label - 1, STYLE_DIM, label);
    return true;
}

void sides_numbers(Sides *sides, const char *label, MoatQuantity quantity, void (*note)(const Sides *sides, MoatSide side, Area rest)) {
    if (!sides_row(sides, label)) return;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Area cell = sides_cell(sides, side);
        view_number(sides->view, sides->id++, cell.y, cell.x, NUMBER, view_name(quantity, side, 0, 0));
        if (note != NULL) note(sides, side, sides_rest(sides, side));
    }
}

void sides_words(Sides *sides, const char *label, MoatQuantity quantity) {
    View *view = sides->view;
    if (!sides_row(sides, label)) return;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Area cell = sides_cell(sides, side);
        MoatName name = view_name(quantity, side, 0, 0);
        const char *value = view_value(view, name), *word = words_tier(quantity, (int)(view_read(view, name) / MOAT_ONE));
        bool fits = text_width(value) <= cell.w - 2 || word[0] == '\0';
        int used = canvas_text(view->canvas, cell.y, cell.x + 2, cell.w - 2, STYLE_TEXT, fits ? value : word);
        view_named(view, sides->id++, (Area){cell.y, cell.x + 2, 1, used}, name);
    }
}

void sides_spark(const Sides *sides, MoatSide side, Area rest, MoatQuantity quantity) {
    int64_t values[MOAT_BLOCS][MOAT_HORIZON + 1], low = 0, high = 0;
    int count = 0;
    for (MoatSide s = 0; s < MOAT_BLOCS; s++) { /* one scale, so that bars can be compared across */
        count = view_history(sides->view, view_name(quantity, s, 0, 0), values[s], MOAT_HORIZON + 1);
        for (int i = 0; i < count; i++) {
            low = (s == 0 && i == 0) || values[s][i] < low ? values[s][i] : low;
            high = (s == 0 && i == 0) || values[s][i] > high ? values[s][i] : high;
        }
    }
    if (count > 1)
        widget_spark(
            sides->view->canvas, rest.y, rest.x, count < rest.w ? count : rest.w, view_side_style(side), values[side], count, low, high);
}

void sides_chart(View *view, Area box, MoatName name) {
    char title[WORDS_LINE];
    Chart chart = chart_of(name);
    chart_title(view->rules, chart.name[0], title, sizeof title);
    Area inside = view_box(view, box, title);
    chart_draw(view, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, &chart);
}

int sides_chart_room(const View *view, Area left) {
    enum { LEAST = 14, WIDE = 110 };
    int room = left.h - view->rules->markets - 3;
    return room >= LEAST && view->area.w >= WIDE ? room : 0;
}

void sides_chart_below(View *view, Area inside, int y, MoatName name) {
    enum { LEAST = 12, MOST = 22 };
    char title[WORDS_LINE];
    Chart chart = chart_of(name);
    int room = inside.y + inside.h - y, lines = room > MOST ? MOST : room;
    if (lines < LEAST) return;
    Area area = {inside.y + inside.h - lines, inside.x + 1, lines, inside.w - 2};
    chart_title(view->rules, chart.name[0], title, sizeof title);
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, title);
    chart_draw(view, (Area){area.y + 1, area.x, area.h - 1, area.w}, &chart);
}
