/* keys_screen.c - which key does what, and giving an action another one. */
#include "screens.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Memory: mode = the action that waits for its new key; 0 none. */
enum { ID_ACTION = 1, WIDTH = 72, NAMES = 20 };

static void draw_action(View *view, Area row, Action action) {
    char names[64];
    bool waits = view->memory->mode == (int)action;
    keys_names(view->keys, action, names, sizeof names);
    canvas_text(view->canvas, row.y, row.x, row.w - NAMES - 1, waits ? STYLE_STRONG : STYLE_TEXT, keys_help(action));
    canvas_text(view->canvas, row.y, row.x + row.w - NAMES, NAMES, waits ? STYLE_WARN : STYLE_KEY, waits ? _("press its new key") : names);
    view_item(view, ID_ACTION + (int)action - 1, row, NULL);
}

static void draw_foot(View *view, Area inside) {
    char text[WORDS_LINE * 2];
    int y = inside.y + inside.h - 1;
    if (view->say[0] != '\0')
        snprintf(text, sizeof text, "%s", view->say);
    else if (view->memory->mode != 0)
        snprintf(text, sizeof text, _("Any key but %s, which leaves it as it is."), keys_name(view->keys, ACTION_BACK));
    else
        snprintf(text, sizeof text, _("%s gives another key, %s the usual one again, %s goes back."), keys_name(view->keys, ACTION_CHOOSE),
            keys_name(view->keys, ACTION_REMOVE), keys_name(view->keys, ACTION_BACK));
    canvas_wrap(
        view->canvas, (Area){y - 1, inside.x, 2, inside.w}, 0, view->say_warn && view->say[0] != '\0' ? STYLE_WARN : STYLE_DIM, text);
}

static void draw(View *view) {
    int count = ACTIONS - 1, rows = count + 3 > view->canvas->rows - 4 ? view->canvas->rows - 4 : count + 3;
    Area inside = view_dialog(view, rows, WIDTH, _("Keys"));
    Area list = {inside.y, inside.x, inside.h - 3, inside.w};
    int first = view_list(view, ID_ACTION, count, list);
    for (int i = first; i < count && i < first + list.h; i++)
        draw_action(view, (Area){list.y + i - first, list.x, 1, list.w}, (Action)(i + 1));
    canvas_rule(view->canvas, inside.y + inside.h - 3, inside.x, inside.w);
    draw_foot(view, inside);
}

static void store(View *view) {
    if (view->options->keys != NULL && !keys_write(view->keys, view->options->keys))
        view_warn(view, _("The keys hold for now but could not be saved in %s: %s."), view->options->keys, strerror(errno));
    else
        view_say(view, "%s", _("Done."));
}

static void refuse(View *view, Action other) {
    char names[64];
    keys_names(view->keys, other, names, sizeof names);
    view_warn(view, _("Taken: %s means \"%s\" Give that another key first."), names, keys_help(other));
}

static bool press(View *view, Press press) {
    Action action = (Action)view->memory->mode;
    if (action == ACTION_NONE || press.kind != PRESS_KEY) return false;
    view->memory->mode = ACTION_NONE;
    if (keys_find(view->keys, press) == ACTION_BACK) return true;
    Action other = keys_give(view->keys, action, press);
    if (other == action)
        view_warn(view, "%s", _("That key cannot be told from others in every terminal. Choose another."));
    else if (other != ACTION_NONE)
        refuse(view, other);
    else
        store(view);
    return true;
}

static bool act(View *view, Action action) {
    Action chosen = (Action)(view->memory->focus - ID_ACTION + 1);
    if (chosen <= ACTION_NONE || chosen >= ACTIONS) return false;
    if (action == ACTION_CHOOSE)
        view->memory->mode = (int)chosen;
    else if (action == ACTION_REMOVE) {
        Action other = keys_restore(view->keys, chosen);
        if (other != ACTION_NONE)
            refuse(view, other);
        else
            store(view);
    } else
        return false;
    return true;
}

const Screen screen_keys = {.title = N_("Keys"), .overlay = true, .draw = draw, .act = act, .press = press};
