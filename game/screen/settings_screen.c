/* settings_screen.c - what can be set, row by row, and the way to the keys. */
#include "screens.h"

#include <stdio.h>

enum { ID_SETTING = 1, ID_KEYS = 100, WIDTH = 64, HELP = 3 };

static const char *value_words(Setting setting, int value, char text[32]) {
    /* A language is called by its own name, so that who cannot read the screen finds it. */
    static const char *const language[SETTINGS_LANGUAGES] = {N_("as the system"), "English", "Français", "Español", "中文"};
    switch (settings_row(setting)->kind) {
    case SETTING_KIND_LANGUAGE: return value == 0 ? _(language[0]) : language[value];
    case SETTING_KIND_SWITCH: return value != 0 ? _("on") : _("off");
    default: snprintf(text, 32, "%d", value); return text;
    }
}

static void draw_setting(View *view, Area row, Setting setting) {
    char text[32];
    int value = view->settings->value[setting], x = row.x + row.w - 20;
    bool volume = settings_row(setting)->kind == SETTING_KIND_VOLUME;
    bool here = view_focused(view, ID_SETTING + (int)setting);
    canvas_text(view->canvas, row.y, row.x, row.w - 21, STYLE_TEXT, _(settings_row(setting)->label));
    if (here) canvas_text(view->canvas, row.y, x - 2, 1, STYLE_TEXT, "◂");
    int used = canvas_text(view->canvas, row.y, x, 17, STYLE_STRONG, value_words(setting, value, text));
    if (volume) widget_meter(view->canvas, row.y, x + 4, 10, STYLE_TEXT, value, SETTINGS_VOLUMES - 1);
    if (here) canvas_text(view->canvas, row.y, x + (volume ? 14 : used) + 1, 1, STYLE_TEXT, "▸");
    view_item(view, ID_SETTING + (int)setting, row, _(settings_row(setting)->help));
}

static void draw(View *view) {
    Area inside = view_dialog(view, SETTINGS + HELP + 4, WIDTH, _("Settings"));
    for (int i = 0; i < SETTINGS; i++) draw_setting(view, (Area){inside.y + i, inside.x, 1, inside.w}, (Setting)i);
    Area row = {inside.y + SETTINGS + 1, inside.x, 1, inside.w};
    canvas_text(view->canvas, row.y, row.x, row.w, STYLE_TEXT, _("Keys"));
    canvas_text(view->canvas, row.y, row.x + row.w - 20, 20, STYLE_STRONG, _("change them..."));
    view_item(view, ID_KEYS, row, _("Every key of the game can be another. What you choose is shown everywhere."));
    canvas_rule(view->canvas, row.y + 1, inside.x, inside.w);
    const Item *item = view_focus(view);
    if (item != NULL && item->about != NULL)
        canvas_wrap(view->canvas, (Area){row.y + 2, inside.x, HELP, inside.w}, 0, STYLE_DIM, item->about);
    if (view->say[0] != '\0')
        canvas_text(view->canvas, view->area.y + view->area.h - 1, inside.x, inside.w, STYLE_WARN, view->say);
    else
        view_hint(view, view->area, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static void change(View *view, Setting setting, int step) {
    int values = settings_values(setting), *value = &view->settings->value[setting];
    bool ends = settings_row(setting)->kind == SETTING_KIND_VOLUME; /* a volume does not jump from loud to silent */
    *value = ends ? (*value + step < 0 ? 0 : *value + step >= values ? values - 1 : *value + step) : (*value + step + values) % values;
    tty_choose(screen_terminal(view->options, view->settings));
    const char *trouble = view->options->changed != NULL ? view->options->changed(view->options->context, setting) : NULL;
    view_new_edition(view);
    if (trouble != NULL) view_warn(view, "%s", trouble);
}

static bool act(View *view, Action action) {
    int focus = view->memory->focus, setting = focus - ID_SETTING;
    bool on_setting = setting >= 0 && setting < SETTINGS;
    switch (action) {
    case ACTION_CHOOSE:
        if (focus == ID_KEYS)
            view_open(view, &screen_keys);
        else if (on_setting)
            change(view, (Setting)setting, 1);
        return true;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        if (on_setting) change(view, (Setting)setting, action == ACTION_RIGHT ? 1 : -1);
        return true;
    default: return false;
    }
}

const Screen screen_settings = {.title = N_("Settings"), .overlay = true, .draw = draw, .act = act};
