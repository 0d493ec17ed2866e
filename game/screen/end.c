/* end.c - who won, and why: three parts that add up to the score. */
#include "screens.h"

#include <stdio.h>

enum { ID_PART = 1, ID_SCORE = 10, ID_WORLD = 20 };

static void draw_part(View *view, Table *table, int y, int id, MoatQuantity quantity, MoatFixed weight, MoatLong adds) {
    MoatSide you = view->side, rival = moat_rival(you);
    table_cell(table, y, 0, -1, words_quantity(quantity));
    table_cell(table, y, 1, -1, view_amount(MOAT_UNIT_SHARE, weight));
    table_cell(table, y, 2, -1, view_value(view, view_name(quantity, you, 0, 0)));
    table_cell(table, y, 3, -1, view_value(view, view_name(quantity, rival, 0, 0)));
    table_cell(table, y, 4, -1, view_change_of(view, view_name(MOAT_Q_score, you, 0, 0), adds));
    view_named(view, id, (Area){y, table->area.x, 1, table->area.w}, view_name(quantity, you, 0, 0));
}

static void draw_score(View *view, Area area) {
    MoatSide you = view->side, rival = moat_rival(you);
    WordsScore score;
    words_score(view->rules, view->world, you, &score);
    char mine[WORDS_LINE], theirs[WORDS_LINE];
    snprintf(mine, sizeof mine, "%s %s", view_side_sign(you), words_bloc(view->rules, you));
    snprintf(theirs, sizeof theirs, "%s %s", view_side_sign(rival), words_bloc(view->rules, rival));
    const Column columns[] = {{_("part"), 0, false, STYLE_TEXT}, {_("weight"), 7, true, STYLE_DIM}, {mine, 15, true, STYLE_TEXT},
        {theirs, 15, true, STYLE_TEXT}, {_("adds to lead"), 13, true, STYLE_STRONG}};
    Table table = table_begin(view->canvas, area, columns, 5);
    int y = area.y + 1;
    draw_part(view, &table, y++, ID_PART, MOAT_Q_present, view->rules->weight_present, score.present);
    draw_part(view, &table, y++, ID_PART + 1, MOAT_Q_tomorrow, view->rules->weight_tomorrow, score.tomorrow);
    draw_part(view, &table, y++, ID_PART + 2, MOAT_Q_autonomy, view->rules->weight_autonomy, score.autonomy);
    MoatName name = view_name(MOAT_Q_score, you, 0, 0);
    table_cell(&table, y, 0, -1, _("the level's handicap"));
    table_cell(&table, y++, 4, -1, view_change_of(view, name, score.par));
    canvas_rule(view->canvas, y++, area.x, area.w);
    table_cell(&table, y, 0, STYLE_STRONG, _("score"));
    table_cell(&table, y, 2, STYLE_STRONG, view_value(view, name));
    table_cell(&table, y, 3, STYLE_STRONG, view_value(view, view_name(MOAT_Q_score, rival, 0, 0)));
    table_cell(&table, y, 4, STYLE_STRONG, view_change_of(view, name, score.lead));
    view_named(view, ID_SCORE, (Area){y, area.x, 1, area.w}, name);
}

static void draw_course(View *view, Area area) {
    int64_t values[MOAT_HORIZON + 1];
    MoatName name = view_name(MOAT_Q_score, view->side, 0, 0);
    int count = view_history(view, name, values, MOAT_HORIZON + 1), width = count * 2 < area.w - 24 ? count * 2 : area.w - 24;
    int64_t wide[2 * MOAT_HORIZON + 2];
    for (int i = 0; i < count; i++) wide[2 * i] = wide[2 * i + 1] = values[i];
    canvas_text(
        view->canvas, area.y, area.x, 22, STYLE_DIM, view_watching(view) ? words_quantity(MOAT_Q_score) : _("your score, by turns"));
    widget_spark(view->canvas, area.y, area.x + 24, width, view_side_style(view->side), wide, 2 * count, 0, 0);
}

static void draw_world(View *view, Area area) {
    static const MoatQuantity told[] = {MOAT_Q_world_access, MOAT_Q_world_plurality, MOAT_Q_world_sovereignty};
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_STRONG, _("And the world?"));
    for (int i = 0; i < 3; i++) {
        MoatName name = view_name(told[i], 0, 0, 0);
        int y = area.y + 1 + i;
        canvas_text(view->canvas, y, area.x, area.w - 10, STYLE_DIM, words_quantity(told[i]));
        view_number(view, ID_WORLD + i, y, area.x + area.w - 9, 9, name);
    }
}

static void draw(View *view) {
    char text[WORDS_LINE * 2];
    int winner = view->world->winner - 1;
    const char *head = winner == view->side && session_humans(view->session) == 1                 ? _("You have won.")
                       : winner < MOAT_BLOCS && session_humans(view->session) == 1 && winner >= 0 ? _("You have lost.")
                                                                                                  : _("The game is over.");
    Area inside = view_box(view, view->area, _("The end"));
    int columns = inside.w > 96 ? 92 : inside.w - 4, rows = 17, x = inside.x + (inside.w - columns) / 2,
        y = inside.y + (inside.h > rows ? (inside.h - rows) / 3 : 0);
    words_ending(view->rules, view->world, text, sizeof text);
    canvas_text(view->canvas, y, x, columns,
        winner >= 0 && winner < MOAT_BLOCS ? (Style)(view_side_style(winner) | STYLE_BOLD) : STYLE_STRONG, head);
    canvas_wrap(view->canvas, (Area){y + 1, x, 2, columns}, 0, STYLE_TEXT, text);
    draw_score(view, (Area){y + 4, x, 7, columns});
    draw_course(view, (Area){y + 12, x, 1, columns});
    draw_world(view, (Area){y + 14, x, 4, columns});
    snprintf(text, sizeof text, _("%s another game   %s look back   %s leave"), keys_name(view->keys, ACTION_CHOOSE),
        keys_name(view->keys, ACTION_LOOK_BACK), keys_name(view->keys, ACTION_LEAVE));
    view_keys(view, (Area){inside.y + inside.h - 1, x, 1, columns}, STYLE_STRONG, text,
        (const Action[]){ACTION_CHOOSE, ACTION_LOOK_BACK, ACTION_LEAVE, ACTION_NONE});
}

static bool act(View *view, Action action) {
    if (action == ACTION_CHOOSE) view_leave(view, SCREEN_MENU);
    return action == ACTION_CHOOSE;
}

const Screen screen_end = {.title = N_("The end"), .draw = draw, .act = act};
