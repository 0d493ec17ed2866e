/* levels.c - the level of a new game. */
#include "menu.h"
#include "screens.h"

#include <stdio.h>
#include <string.h>

enum { ID_LEVEL = 1 };

static const char *in_language(const char *text, const char *english) { return text[0] != '\0' ? text : english; }

static void draw(View *view) {
    Menu *menu = view->menu;
    const ScreenMenu *offer = menu->offer;
    int left = view->canvas->columns * 2 / 5;
    Area area = {0, 0, view->canvas->rows - 1, left};
    Area inside = view_box(view, area, _("New game: which level?"));
    Area list = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    int first = view_list(view, ID_LEVEL, offer->levels, list);
    for (int i = first; i < offer->levels && i < first + list.h; i++) {
        const MoatLevelCard *card = &offer->level[i];
        Area row = {list.y + i - first, list.x, 1, list.w};
        canvas_text(view->canvas, row.y, row.x, row.w, STYLE_TEXT, in_language(card->title[offer->language()], card->title[MOAT_EN]));
        view_item(view, ID_LEVEL + i, row, NULL);
    }
    if (offer->levels == 0)
        canvas_wrap(
            view->canvas, list, 0, STYLE_WARN, _("No level was found. Say moat where to see in which folders they are looked for."));
    int at = view->memory->focus - ID_LEVEL;
    Area right = {0, left, area.h, view->canvas->columns - left};
    Area text = view_box(view, right, at >= 0 && at < offer->levels ? offer->level[at].id : NULL);
    if (at >= 0 && at < offer->levels)
        canvas_wrap(view->canvas, (Area){text.y, text.x + 1, text.h, text.w - 2}, 0, STYLE_TEXT,
            in_language(offer->level[at].summary[offer->language()], offer->level[at].summary[MOAT_EN]));
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _("%s choose   %s back"), keys_name(view->keys, ACTION_CHOOSE), keys_name(view->keys, ACTION_BACK));
    if (view->say[0] != '\0')
        canvas_text(view->canvas, view->canvas->rows - 1, 1, view->canvas->columns - 2, STYLE_WARN, view->say);
    else
        view_foot(view, hint, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static void choose(View *view, int level) {
    Menu *menu = view->menu;
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(menu->offer->level[level].path, menu->offer->folders, &problems);
    if (rules == NULL)
        view_warn(view, _("This level has mistakes. Say: moat check %s"), menu->offer->level[level].path);
    else {
        if (menu->rules != NULL) moat_rules_free(menu->rules);
        moat_rules_speak(rules, menu->offer->language());
        menu->rules = rules;
        menu->level = level;
        seats_open(view);
    }
    moat_problems_free(&problems);
}

static bool act(View *view, Action action) {
    const Menu *menu = view->menu;
    int at = view->memory->focus - ID_LEVEL;
    if (action == ACTION_BACK)
        view_open(view, &screen_title);
    else if (action == ACTION_CHOOSE && at >= 0 && at < menu->offer->levels)
        choose(view, at);
    else
        return false;
    return true;
}

const Screen screen_levels = {.title = N_("Levels"), .draw = draw, .act = act};
