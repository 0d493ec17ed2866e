/* title.c - the menu's first screen: a new game, or one of those that were begun. */
#include "lesson.h"
#include "menu.h"
#include "screens.h"
#include "worldmap.h"

#include <stdio.h>
#include <string.h>

enum { ID_NEW = 1, ID_LEAVE = 2, ID_SETTINGS = 3, ID_LESSON = 4, ID_HANDBOOK = 5, ID_SCORES = 6, ID_DAILY = 7, ID_GAME = 10 };

static const Menu *menu_of(const View *view) { return view->menu; }

const char *title_of_level(const ScreenMenu *offer, const char *id) {
    for (int i = 0; i < offer->levels; i++)
        if (strcmp(offer->level[i].id, id) == 0) {
            const char *title = offer->level[i].title[offer->language()];
            return title[0] != '\0' ? title : offer->level[i].title[MOAT_EN];
        }
    return id;
}

static void describe(const View *view, int at, char *text, int size) {
    const ScreenMenu *offer = menu_of(view)->offer;
    const MoatGameCard *game = &offer->game[at];
    const char *title = title_of_level(offer, game->level), *rival = offer->rival(offer, at);
    if (game->turns < 0) {
        snprintf(text, (size_t)size, _("%s: this file cannot be read"), game->name);
        return;
    }
    if (game->over)
        snprintf(text, (size_t)size, _("%s, over after %d turns, %s"), title, game->turns, rival);
    else
        snprintf(text, (size_t)size, _("%s, turn %d, %s"), title, game->turns + 1, rival);
}

static int lesson_of(const ScreenMenu *offer) {
    for (int i = 0; i < offer->levels; i++)
        if (strcmp(offer->level[i].id, LESSON_LEVEL) == 0) return i;
    return -1;
}

/* Always the same game, so that what the guide says is so. */
static void begin_lesson(View *view) {
    Menu *menu = view->menu;
    *menu->choice = (ScreenChoice){.level = lesson_of(menu->offer), .seeded = true, .seed = LESSON_SEED};
    menu->choice->seat[0].human = true;
    snprintf(menu->choice->seat[1].mind, sizeof menu->choice->seat[1].mind, "%s", LESSON_RIVAL);
    view_leave(view, SCREEN_MENU);
}

/* One line: what it is called, and what ? says of it. */
static void draw_entry(View *view, Area *row, int id, Style style, const char *text, const char *about) {
    canvas_text(view->canvas, row->y, row->x, row->w, style, text);
    view_item(view, id, *row, about);
    row->y++;
}

static void draw_saved(View *view, Area *row, int lines) {
    const ScreenMenu *offer = menu_of(view)->offer;
    char text[WORDS_LINE * 2];
    Area list = {row->y, row->x, lines, row->w};
    int first = view_list(view, ID_GAME, offer->games, list);
    for (int i = first; i < offer->games && i < first + list.h; i++) {
        describe(view, i, text, sizeof text);
        bool done = offer->game[i].over || offer->game[i].turns < 0;
        draw_entry(view, row, ID_GAME + i, done ? STYLE_DIM : STYLE_TEXT, text,
            offer->game[i].over ? keys_help(ACTION_LOOK_BACK) : _("Go on where this game was left."));
    }
}

/* What is not a game stands side by side. */
static void draw_others(View *view, Area row) {
    const struct {
        int id;
        const char *text, *about;
    } other[] = {{ID_SCORES, _("Scores"), _("Finished games, the best first; any of them can be gone through again.")},
        {ID_HANDBOOK, _("Handbook"), keys_help(ACTION_HANDBOOK)}, {ID_SETTINGS, _("Settings"), keys_help(ACTION_SETTINGS)},
        {ID_LEAVE, _("Leave"), keys_help(ACTION_LEAVE)}};
    view_pane(view);
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        int used = canvas_text(view->canvas, row.y, row.x, row.w, STYLE_TEXT, other[i].text);
        view_item(view, other[i].id, (Area){row.y, row.x, 1, used}, other[i].about);
        row.x += used + 4;
        row.w -= used + 4;
    }
}

static void draw_games(View *view, Area area) {
    const ScreenMenu *offer = menu_of(view)->offer;
    Area row = {area.y, area.x, 1, area.w};
    bool newcomer = offer->games == 0;
    if (lesson_of(offer) >= 0)
        draw_entry(view, &row, ID_LESSON, newcomer ? STYLE_STRONG : STYLE_TEXT, _("First steps: a guided game, a quarter of an hour"),
            _("Six short turns beside a guide: screens, orders, numbers, and how to win."));
    draw_entry(view, &row, ID_NEW, newcomer ? STYLE_TEXT : STYLE_STRONG, _("New game"), _("Choose a level, a side and an opponent."));
    if (offer->daily != NULL)
        draw_entry(view, &row, ID_DAILY, STYLE_TEXT, offer->daily,
            _("The same world and the same dice for everybody, against the planner, first with one side, then with the other. The scores "
              "are added."));
    int lines = area.y + area.h - 2 - row.y;
    draw_saved(view, &row, lines > offer->games ? offer->games : lines);
    draw_others(view, (Area){row.y + 1, row.x, 1, row.w});
}

/* Where the menu begins: with the game that was left, as long as there is one. */
static int first_focus(const ScreenMenu *offer) {
    for (int i = 0; i < offer->games; i++)
        if (!offer->game[i].over && offer->game[i].turns >= 0) return ID_GAME + i;
    return offer->games > 0 ? ID_NEW : 0;
}

/* Whether the focus is on a game that can be looked back on. */
static bool game_over_at(const ScreenMenu *offer, int focus) {
    return focus >= ID_GAME && focus < ID_GAME + offer->games && offer->game[focus - ID_GAME].over;
}

/* Whole, on as many lines as it needs: why a game could not be opened stands behind its path. */
static void draw_say(View *view, const char *text) {
    Canvas *canvas = view->canvas;
    int width = canvas->columns - 2, lines = canvas_wrap_lines(width, text);
    Area area = {canvas->rows - lines, 1, lines, width};
    canvas_fill(canvas, area, STYLE_TEXT, " ");
    canvas_wrap(canvas, area, 0, STYLE_WARN, text);
}

static void draw_keys(View *view, bool over) {
    char text[WORDS_LINE];
    const Keys *keys = view->keys;
    if (over)
        snprintf(text, sizeof text, _("%s choose   %s look back   %s help   %s leave"), keys_name(keys, ACTION_CHOOSE),
            keys_name(keys, ACTION_LOOK_BACK), keys_name(keys, ACTION_HELP), keys_name(keys, ACTION_LEAVE));
    else
        snprintf(text, sizeof text, _("%s choose   %s help   %s leave"), keys_name(keys, ACTION_CHOOSE), keys_name(keys, ACTION_HELP),
            keys_name(keys, ACTION_LEAVE));
    view_foot(view, text, (const Action[]){ACTION_CHOOSE, ACTION_LOOK_BACK, ACTION_HELP, ACTION_LEAVE, ACTION_NONE});
}

static void draw(View *view) {
    Canvas *canvas = view->canvas;
    const ScreenMenu *offer = menu_of(view)->offer;
    int games = offer->games > canvas->rows / 5 ? canvas->rows / 5 : offer->games, list = games + 5, width = 68;
    Area map = {4, 2, canvas->rows - list - 7, canvas->columns - 4};
    view->rules = NULL;
    if (view->memory->focus == 0) view->memory->focus = first_focus(offer);
    worldmap_draw(view, map, 0);
    canvas_centre(canvas, 1, 0, canvas->columns, STYLE_STRONG, _("M  O  A  T"));
    canvas_centre(canvas, 2, 0, canvas->columns, STYLE_DIM, _("Who does the world's AI run on?"));
    draw_games(view, (Area){map.y + map.h + 1, (canvas->columns - width) / 2, list, width});
    if (offer->say != NULL)
        draw_say(view, offer->say);
    else
        draw_keys(view, game_over_at(offer, view->memory->focus));
}

static bool act(View *view, Action action) {
    Menu *menu = view->menu;
    int focus = view->memory->focus;
    bool look_back = action == ACTION_LOOK_BACK && game_over_at(menu->offer, focus);
    if (action == ACTION_BACK) return true;
    if (action != ACTION_CHOOSE && !look_back) return false;
    if (focus == ID_LEAVE)
        view_leave(view, SCREEN_LEFT);
    else if (focus == ID_NEW)
        view_open(view, &screen_levels);
    else if (focus == ID_LESSON)
        begin_lesson(view);
    else if (focus == ID_SCORES)
        view_open(view, &screen_scores);
    else if (focus == ID_DAILY) {
        menu->choice->daily = true;
        view_leave(view, SCREEN_MENU);
    } else if (focus == ID_HANDBOOK)
        handbook_open(view, (HandbookTopic){HANDBOOK_CHAPTER, 0});
    else if (focus == ID_SETTINGS)
        view_open(view, &screen_settings);
    else {
        menu->choice->resume = true;
        menu->choice->look_back = look_back;
        menu->choice->game = focus - ID_GAME;
        view_leave(view, SCREEN_MENU);
    }
    return true;
}

const Screen screen_title = {.buttons = true, .title = N_("Moat"), .draw = draw, .act = act};
