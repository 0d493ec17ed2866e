/* about.c - what the focused thing is. */
#include "screens.h"

static void draw(View *view) {
    Memory *memory = view->memory;
    char title[WORDS_LINE] = "";
    const char *text = view->about != NULL ? view->about : "";
    if (memory->mode != 0) {
        words_reading(view->rules, memory->name, title, sizeof title);
        text = words_doc((MoatQuantity)memory->name.quantity);
    }
    int width = view->canvas->columns > 70 ? 60 : view->canvas->columns - 10;
    int lines = canvas_wrap_lines(width, text);
    Area inside = view_dialog(view, lines + (memory->mode != 0 ? 3 : 1), width, _("What is this?"));
    if (memory->mode != 0) {
        canvas_text(view->canvas, inside.y, inside.x, inside.w, STYLE_STRONG, title);
        canvas_right(view->canvas, inside.y, inside.x, inside.w, STYLE_STRONG, view_value(view, memory->name));
        inside.y += 2;
        inside.h -= 2;
    }
    canvas_wrap(view->canvas, inside, 0, STYLE_TEXT, text);
    view_hint(view, view->area,
        memory->mode != 0 ? (const Action[]){ACTION_WHY, ACTION_HELP, ACTION_BACK, ACTION_NONE}
                          : (const Action[]){ACTION_HELP, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    if (action == ACTION_WHY && view->memory->mode != 0) {
        view_memory(view, &screen_why)->name = view->memory->name;
        view_back(view);
        view_open(view, &screen_why);
        return true;
    }
    if (action == ACTION_CHOOSE) view_back(view);
    return action == ACTION_CHOOSE;
}

const Screen screen_about = {.title = N_("What is this?"), .overlay = true, .draw = draw, .act = act};
