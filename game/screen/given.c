#include "given.h"

#include <stdio.h>

enum { SIGN = 2 };

/* A list is all sentences, or all in brief. */
typedef int Form(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size);

static int order_lines(const View *view, const Given *given, Form *form, int at, int width, char text[WORDS_LINE]) {
    form(view->rules, given->before, given->side, given->orders->order[at], text, WORDS_LINE);
    return canvas_wrap_lines(width - SIGN, text);
}

static int all_lines(const View *view, const Given *given, Form *form, int width) {
    char text[WORDS_LINE];
    int lines = 0;
    for (int i = 0; i < given->orders->count; i++) lines += order_lines(view, given, form, i, width, text);
    return lines;
}

int given_lines(const View *view, const Given *given, int width) { return all_lines(view, given, words_order, width); }
int given_lines_brief(const View *view, const Given *given, int width) { return all_lines(view, given, words_order_brief, width); }

void given_draw(View *view, Area area, const Given *given) {
    char text[WORDS_LINE];
    int y = area.y, end = area.y + area.h, count = given->orders->count;
    Form *form = given_lines(view, given, area.w) <= area.h ? words_order : words_order_brief;
    for (int i = 0, lines; i < count && y < end; i++, y += lines) {
        lines = order_lines(view, given, form, i, area.w, text);
        canvas_text(view->canvas, y, area.x, 1, view_side_style(given->side), view_side_sign(given->side));
        if (y + lines + (i + 1 < count) > end) {
            canvas_printf(view->canvas, y, area.x + SIGN, area.w - SIGN, STYLE_DIM, P_("and %d more", "and %d more", count - i), count - i);
            return;
        }
        canvas_wrap(view->canvas, (Area){y, area.x + SIGN, lines, area.w - SIGN}, 0, STYLE_TEXT, text);
        if (given->id == 0) continue;
        MoatVerb verb = (MoatVerb)given->orders->order[i].verb;
        view_item(view, given->id + i, (Area){y, area.x, lines, area.w}, words_verb_doc(verb));
        view_verb(view, verb);
    }
}
