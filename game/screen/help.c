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
    int most = lines - inside.h;
    view->memory->scroll = view->memory->scroll > most ? most : view->memory->scroll;
    view->memory->scroll = view->memory->scroll < 0 ? 0 : view->memory->scroll;
    draw_keys(view, inside, false);
    if (view->memory->scroll < most) canvas_text(view->canvas, inside.y + inside.h, inside.x + 1, 4, STYLE_DIM, " ▼ ");
    if (view->memory->scroll > 0) canvas_text(view->canvas, inside.y - 1, inside.x + inside.w - 4, 4, STYLE_DIM, " ▲ ");
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s the handbook "), keys_name(view->keys, ACTION_HANDBOOK));
    canvas_text(view->canvas, view->area.y + view->area.h - 1, view->area.x + 2, 30, STYLE_DIM, hint);
    view_hint(view, view->area, (const Action[]){ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    int *scroll = &view->memory->scroll;
    switch (action) {
    case ACTION_UP: --*scroll; return true;
    case ACTION_DOWN: ++*scroll; return true;
    case ACTION_PAGE_UP: *scroll -= 10; return true;
    case ACTION_PAGE_DOWN: *scroll += 10; return true;
    case ACTION_FIRST: *scroll = 0; return true;
    case ACTION_LAST: *scroll = ACTIONS; return true;
    case ACTION_CHOOSE:
    case ACTION_HELP: view_back(view); return true;
    default: return false;
    }
}

const Screen screen_help = {.title = N_("Keys"), .overlay = true, .draw = draw, .act = act};
