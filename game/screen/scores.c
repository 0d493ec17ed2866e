/* scores.c - finished games, the best first; any of them can be gone through again. */
#include "menu.h"
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>

enum { ID_SCORE = 1, MOST = 100 };

/* Worked out once while the menu is open: every game is played through again. */
static const ScreenScore *scores_of(View *view, int *count) {
    Menu *menu = view->menu;
    if (menu->scores == NULL && menu->offer->scores != NULL) {
        menu->scores = calloc(MOST, sizeof *menu->scores);
        menu->scored = menu->scores != NULL ? menu->offer->scores(menu->offer, menu->scores, MOST) : 0;
    }
    *count = menu->scored;
    return menu->scores;
}

enum { WIDE = 100, LINES = 2 }; /* on narrower terminals a game takes two lines: titles are long */

static void draw_score(View *view, Table *table, Area row, int place, const ScreenScore *score) {
    const ScreenMenu *offer = ((const Menu *)view->menu)->offer;
    const MoatGameCard *game = &offer->game[score->game];
    const char *against = score->against;
    char text[WORDS_LINE];
    snprintf(text, sizeof text, "%d", place + 1);
    table_cell(table, row.y, 0, -1, text);
    table_cell(table, row.y, 1, score->outcome == WORDS_WON ? STYLE_STRONG : -1, view_amount(MOAT_UNIT_POINTS, score->score));
    bool played = game->seat[0].human || game->seat[1].human;
    table_cell(table, row.y, 2, -1, played ? words_outcome_name(score->outcome) : _("watched"));
    table_cell(table, row.y, 3, -1, title_of_level(offer, game->level));
    table_cell(table, row.y, 4, -1, score->bloc);
    table_cell(table, row.y, 5, -1, against);
    snprintf(text, sizeof text, "%llu", (unsigned long long)game->seed);
    table_cell(table, row.y, 6, -1, text);
    if (table->columns < 5 && row.h > 1) {
        Area at = table_area(table, row.y + 1, 3);
        canvas_printf(view->canvas, at.y, at.x, at.w, STYLE_DIM, _("%s against %s, seed %s"), score->bloc, against, text);
    }
    view_item(view, ID_SCORE + place, row, _("Go through this game again."));
}

static void draw(View *view) {
    char text[WORDS_LINE];
    int count, ids[LINES * MOST], each = view->canvas->columns < WIDE ? LINES : 1;
    Area box = {0, 0, view->canvas->rows - 1, view->canvas->columns}, inside = view_box(view, box, _("Scores"));
    const ScreenScore *score = scores_of(view, &count);
    const Column columns[] = {{"", 3, true, STYLE_DIM}, {_("score"), 6, true, STYLE_TEXT}, {"", 7, false, STYLE_TEXT},
        {_("played"), 0, false, STYLE_TEXT}, {_("side"), 16, false, STYLE_TEXT}, {_("against"), 14, false, STYLE_TEXT},
        {_("seed"), 20, true, STYLE_DIM}};
    Table table = table_begin(view->canvas, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, columns, each > 1 ? 4 : 7);
    Area list = {inside.y + 1, inside.x + 1, inside.h - 1, inside.w - 2};
    for (int i = 0; i < count * each; i++) ids[i] = i % each == 0 ? ID_SCORE + i / each : -1;
    int first = view_rows(view, ids, count * each, list);
    for (int i = first + first % each; i < count * each && i < first + list.h; i += each) {
        Area row = {list.y + i - first, list.x, i + each <= first + list.h ? each : 1, list.w};
        draw_score(view, &table, row, i / each, &score[i / each]);
    }
    if (count == 0)
        canvas_wrap(view->canvas, (Area){list.y + 1, list.x, 3, list.w}, 0, STYLE_DIM,
            _("No game has been finished yet. Games whose level has changed since have no place here."));
    snprintf(text, sizeof text, _("%s the game again   %s back"), keys_name(view->keys, ACTION_CHOOSE), keys_name(view->keys, ACTION_BACK));
    view_foot(view, text, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    Menu *menu = view->menu;
    int count, at = view->memory->focus - ID_SCORE;
    const ScreenScore *score = scores_of(view, &count);
    if (action == ACTION_BACK) {
        view_open(view, &screen_title);
        return true;
    }
    if (action != ACTION_CHOOSE || at < 0 || at >= count) return false;
    menu->choice->replay = true;
    menu->choice->game = score[at].game;
    view_leave(view, SCREEN_MENU);
    return true;
}

const Screen screen_scores = {.title = N_("Scores"), .draw = draw, .act = act};
