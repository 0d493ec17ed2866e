/* help.c - the keys, from their table. */
#include "screens.h"

#include <stdio.h>

static int draw_keys(View *view, Area inside, bool measure) {
    int line = -view->memory->scroll;
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++) {
        char names[64];
        if (keys_names(view->keys, (Action)action, names, sizeof names) == 0) continue;
        if (!measure && line >= 0 && line < inside.h) {
            canvas_text(view->canvas, inside.y + line, inside.x, 13, STYLE_KEY, names);
            canvas_text(view->canvas, inside.y + line, inside.x + 14, inside.w - 14, STYLE_TEXT, keys_help((Action)action));
        }
        line++;
    }
    return line + view->memory->scroll;
}

static void draw(View *view) {
    int lines = draw_keys(view, (Area){0, 0, 0, 0}, true);
    Area inside = view_dialog(view, lines, 70, _("Keys"));
    view_scroll(view, inside, lines);
    draw_keys(view, inside, false);
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s the handbook "), keys_name(view->keys, ACTION_HANDBOOK));
    view_keys(view, (Area){view->area.y + view->area.h - 1, view->area.x + 2, 1, 30}, STYLE_DIM, hint,
        (const Action[]){ACTION_HANDBOOK, ACTION_NONE});
    view_hint(view, view->area, (const Action[]){ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    if (action != ACTION_CHOOSE && action != ACTION_HELP) return view_scroll_act(view, action);
    view_back(view);
    return true;
}

const Screen screen_help = {.title = N_("Keys"), .overlay = true, .draw = draw, .act = act};
