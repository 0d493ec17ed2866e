/* about.c - what the focused thing is: its page of the handbook, as much of it as a dialog holds. */
#include "handbook.h"
#include "markdown.h"
#include "screens.h"

#include <stdio.h>

/* Memory: mode = what the page is of, name = the number, or in name.quantity the verb. */
enum { OF_TEXT, OF_NUMBER, OF_ORDER };

void about_open(View *view, const Item *item) {
    Memory *memory = view_memory(view, &screen_about);
    *memory = (Memory){.mode = item->named ? OF_NUMBER : item->verb > 0 ? OF_ORDER : OF_TEXT, .name = item->name};
    if (memory->mode == OF_ORDER) memory->name.quantity = (int16_t)(item->verb - 1);
    view->about = item->verb > 0 && !item->named ? NULL : item->about; /* its doc stands on its page */
    view_open(view, &screen_about);
}

static bool topic_of(View *view, HandbookTopic *topic) {
    const Memory *memory = view_memory(view, &screen_about);
    *topic = (HandbookTopic){memory->mode == OF_ORDER ? HANDBOOK_ORDER : HANDBOOK_QUANTITY, memory->name.quantity};
    return memory->mode != OF_TEXT;
}

static void draw(View *view) {
    static char page[HANDBOOK_PAGE + 1024];
    Memory *memory = view->memory;
    HandbookTopic topic;
    char title[WORDS_LINE] = "";
    int used = view->about != NULL ? snprintf(page, 1024, "%s\n\n", view->about) : 0;
    page[used] = '\0';
    if (topic_of(view, &topic)) {
        handbook_page(view->rules, view->rules->language, topic, page + used, HANDBOOK_PAGE);
        handbook_title(view->rules, view->rules->language, topic, title, sizeof title);
    }
    if (memory->mode == OF_NUMBER) words_reading(view->rules, memory->name, title, sizeof title);
    int width = view->canvas->columns > 70 ? 60 : view->canvas->columns - 10, head = title[0] != '\0' ? 2 : 0;
    int lines = markdown_draw(NULL, (Area){0, 0, 0, width}, 0, page);
    Area inside = view_dialog(view, lines + head + 1, width, _("What is this?"));
    if (head > 0) canvas_text(view->canvas, inside.y, inside.x, inside.w, STYLE_STRONG, title);
    if (memory->mode == OF_NUMBER) canvas_right(view->canvas, inside.y, inside.x, inside.w, STYLE_STRONG, view_value(view, memory->name));
    inside.y += head;
    inside.h -= head;
    markdown_draw(view->canvas, inside, 0, page);
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s the handbook "), keys_name(view->keys, ACTION_CHOOSE));
    if (memory->mode != OF_TEXT)
        view_keys(view, (Area){view->area.y + view->area.h - 1, view->area.x + 2, 1, 30}, STYLE_DIM, hint,
            (const Action[]){ACTION_CHOOSE, ACTION_NONE});
    view_hint(view, view->area,
        memory->mode == OF_NUMBER ? (const Action[]){ACTION_WHY, ACTION_HELP, ACTION_BACK, ACTION_NONE}
                                  : (const Action[]){ACTION_HELP, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    HandbookTopic topic;
    if (action == ACTION_WHY && view->memory->mode == OF_NUMBER) {
        view_memory(view, &screen_why)->name = view->memory->name;
        view_back(view);
        view_open(view, &screen_why);
        return true;
    }
    if (action != ACTION_CHOOSE) return false;
    bool known = topic_of(view, &topic);
    view_back(view);
    if (known) handbook_open(view, topic);
    return true;
}

const Screen screen_about = {.title = N_("What is this?"), .overlay = true, .draw = draw, .act = act};
