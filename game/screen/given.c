#include "given.h"

#include <stdio.h>
#include <string.h>

enum { SIGN = 2 };

static int sentence(const View *view, const Given *given, int at, int width, char text[WORDS_LINE]) {
    words_order(view->rules, given->before, given->side, given->orders->order[at], text, WORDS_LINE);
    return canvas_wrap_lines(width - SIGN, text);
}

/* In brief where that is one line and the sentence is more. */
static int brief(const View *view, const Given *given, int at, int width, char text[WORDS_LINE]) {
    int lines = sentence(view, given, at, width, text);
    char less[WORDS_LINE];
    words_order_brief(view->rules, given->before, given->side, given->orders->order[at], less, WORDS_LINE);
    if (lines < 2 || text_width(less) > width - SIGN) return lines;
    strcpy(text, less);
    return 1;
}

int given_lines(const View *view, const Given *given, int width) {
    char text[WORDS_LINE];
    int lines = 0;
    for (int i = 0; i < given->orders->count; i++) lines += sentence(view, given, i, width, text);
    return lines;
}

int given_lines_brief(const View *view, const Given *given, int width) {
    char text[WORDS_LINE];
    int lines = 0;
    for (int i = 0; i < given->orders->count; i++) lines += brief(view, given, i, width, text);
    return lines;
}

void given_draw(View *view, Area area, const Given *given) {
    char text[WORDS_LINE];
    int y = area.y, end = area.y + area.h, count = given->orders->count;
    bool whole = given_lines(view, given, area.w) <= area.h;
    for (int i = 0, lines; i < count && y < end; i++, y += lines) {
        lines = (whole ? sentence : brief)(view, given, i, area.w, text);
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
