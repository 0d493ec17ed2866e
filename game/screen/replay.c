/* replay.c - the game so far, turn by turn: where both blocs stood before and after, what each ordered, what happened. */
#include "given.h"
#include "screens.h"

#include <stdio.h>

/* Memory: pick = turn. */
enum { ID_TURN = 1, ID_READING = 200, ID_ORDER = 300, ID_HAPPENING = 400, LABEL = 12, WHEN = 9, LINES = 4 * WORDS_HAPPENINGS };

/* A turn that has ended, as it was. */
typedef struct Past {
    const MoatWorld *before, *after;
    WordsStory story;
} Past;

static int turns_of(const View *view) { return view->pasts - 1; }

/* --- the line of turns --- */

static void draw_turns(View *view, Area row, int pick) {
    char text[WORDS_LINE];
    int turns = turns_of(view), x = row.x, first = 0, wide;
    words_turn(view->rules, turns, text, sizeof text);
    wide = text_width(text) + 2;
    if (wide * turns > row.w) /* those around the one that is shown */
        first = pick * wide > row.w / 2 ? pick - row.w / 2 / wide : 0;
    for (int turn = first; turn < turns && x + wide <= row.x + row.w; turn++, x += wide) {
        words_turn(view->rules, turn, text, sizeof text);
        canvas_printf(view->canvas, row.y, x, wide, turn == pick ? STYLE_STRONG | STYLE_UNDERLINED : STYLE_DIM, "%s", text);
        view_item(view, ID_TURN + turn, (Area){row.y, x, 1, wide - 2},
            _("A turn that has been played: left and right go to the one before and after."));
    }
}

/* --- both sides, before and after --- */

static const MoatQuantity readings[] = {MOAT_Q_score, MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy, MOAT_Q_cash, MOAT_Q_patience,
    MOAT_Q_lab, MOAT_Q_compute, MOAT_Q_reach, MOAT_Q_depth, MOAT_Q_revenue};
enum { READINGS = sizeof readings / sizeof readings[0] };

/* Cells of the widest value after the turn. */
static int widest(const View *view, int count, const Past *past) {
    int cells = 0;
    for (int i = 0; i < count; i++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatName name = view_name(readings[i], side, 0, 0);
            int used = text_width(view_value_of(view, name, moat_read(past->after, view->rules, name)));
            cells = used > cells ? used : cells;
        }
    return cells;
}

static void draw_reading(View *view, Area row, int i, int width, const Past *past) {
    int cell = (row.w - LABEL) / MOAT_BLOCS, id = ID_READING + i * MOAT_BLOCS;
    char change[WORDS_LINE];
    canvas_text(view->canvas, row.y, row.x, LABEL - 1, STYLE_DIM, words_quantity(readings[i]));
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        MoatName name = view_name(readings[i], side, 0, 0);
        MoatLong before = moat_read(past->before, view->rules, name), after = moat_read(past->after, view->rules, name);
        int x = row.x + LABEL + side * cell;
        int at = canvas_right(view->canvas, row.y, x, 9, STYLE_DIM, view_value_of(view, name, before));
        canvas_text(view->canvas, row.y, x + 10, 1, STYLE_DIM, "→");
        canvas_right(view->canvas, row.y, x + 12, width, STYLE_STRONG, view_value_of(view, name, after));
        words_change(view->rules, name, after - before, change, sizeof change);
        x += 14 + width;
        int used = canvas_text(view->canvas, row.y, x, row.x + LABEL + (side + 1) * cell - x - 1, STYLE_TEXT, change);
        view_item(view, id + side, (Area){row.y, at, 1, x + used - at}, words_doc(readings[i]));
    }
}

static void draw_sides(View *view, Area area, const Past *past) {
    int cell = (area.w - LABEL) / MOAT_BLOCS;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        canvas_printf(view->canvas, area.y, area.x + LABEL + side * cell, cell - 1, view_side_style(side), "%s %s", view_side_sign(side),
            words_bloc(view->rules, side));
    view_pane(view);
    int count = area.h - 1 < READINGS ? area.h - 1 : READINGS, width = widest(view, count, past);
    for (int i = 0; i < count; i++) draw_reading(view, (Area){area.y + 1 + i, area.x, 1, area.w}, i, width, past);
}

/* --- orders and happenings --- */

static Given given_of(const Past *past, MoatSide side) {
    return (Given){past->before, &past->story.orders[side], side, ID_ORDER + side * MOAT_ORDERS};
}

static void draw_orders(View *view, Area box, MoatSide side, const Past *past) {
    char title[WORDS_LINE];
    Given given = given_of(past, side);
    snprintf(title, sizeof title, _("Orders of %s"), words_bloc(view->rules, side));
    Area inside = view_box(view, box, title);
    Area area = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    if (given.orders->count == 0) canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, _("none"));
    view_pane(view);
    given_draw(view, area, &given);
}

/* A line of the list: which happening, and which line of its sentence. */
typedef struct Line {
    int at, part;
} Line;

/* Sentences are broken into lines; of these the first has the happening's id, all others none. */
static int break_lines(const View *view, int width, const Past *past, const WordsHappening *list, int count, Line *line, int *ids) {
    char text[WORDS_LINE * 4];
    int lines = 0;
    for (int i = 0; i < count; i++) {
        words_happening(view->rules, &past->story, &list[i], text, sizeof text);
        int parts = canvas_wrap_lines(width, text);
        for (int part = 0; part < parts && lines < LINES; part++) {
            ids[lines] = part == 0 ? ID_HAPPENING + i : -1;
            line[lines++] = (Line){i, part};
        }
    }
    return lines;
}

static void draw_line(View *view, Area row, const Past *past, const WordsHappening *happening, int part) {
    char text[WORDS_LINE * 4], when[WORDS_LINE];
    words_quarter(view->rules, happening->quarter, when, sizeof when);
    if (part == 0) canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, when);
    words_happening(view->rules, &past->story, happening, text, sizeof text);
    canvas_wrap(view->canvas, (Area){row.y, row.x + WHEN, 1, row.w - WHEN}, part, STYLE_TEXT, text);
}

static void draw_happenings(View *view, Area box, const Past *past) {
    WordsHappening list[WORDS_HAPPENINGS];
    Line line[LINES];
    int ids[LINES];
    Area inside = view_box(view, box, _("What happened"));
    Area rows = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    int count = words_happenings(&past->story, view->rules, list, WORDS_HAPPENINGS);
    count = count > WORDS_HAPPENINGS ? WORDS_HAPPENINGS : count;
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s %s another turn "), keys_name(view->keys, ACTION_LEFT), keys_name(view->keys, ACTION_RIGHT));
    canvas_text(view->canvas, box.y + box.h - 1, box.x + 2, box.w - 6, STYLE_DIM, hint);
    if (count == 0) canvas_text(view->canvas, rows.y, rows.x, rows.w, STYLE_DIM, _("Nothing out of the ordinary."));
    view_pane(view);
    int lines = break_lines(view, rows.w - WHEN, past, list, count, line, ids), top = view_rows(view, ids, lines, rows);
    for (int i = top, begin = top; i < lines && i < top + rows.h; i++) {
        draw_line(view, (Area){rows.y + i - top, rows.x, 1, rows.w}, past, &list[line[i].at], line[i].part);
        if (i + 1 < lines && i + 1 < top + rows.h && line[i + 1].part > 0) continue;
        if (line[begin].part == 0) view_item(view, ids[begin], (Area){rows.y + begin - top, rows.x, i + 1 - begin, rows.w}, NULL);
        begin = i + 1;
    }
}

/* --- the screen --- */

/* Of both boxes of orders: as many as the longer one needs, two of them for its border. */
static int order_rows(const View *view, const Past *past, int width) {
    int most = 1;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Given given = given_of(past, side);
        int lines = given_lines(view, &given, width);
        most = lines > most ? lines : most;
    }
    return most + 2;
}

static void draw_past(View *view, int turn, const Past *past) {
    char title[WORDS_LINE], when[WORDS_LINE];
    Area area = view->area;
    int high = area.h >= 30 ? 14 : 8, half = area.w / 2, orders = order_rows(view, past, half - 4), most = area.h - high - 3;
    if (orders > most) orders = most;
    words_turn(view->rules, turn, when, sizeof when);
    snprintf(title, sizeof title, _("%s, turn %d of %d"), when, turn + 1, turns_of(view));
    Area inside = view_box(view, (Area){area.y, 0, high, area.w}, title);
    view_pane(view);
    draw_turns(view, (Area){inside.y, inside.x + 1, 1, inside.w - 2}, turn);
    draw_sides(view, (Area){inside.y + 1, inside.x + 1, inside.h - 1, inside.w - 2}, past);
    Area box = {area.y + high - 1, 0, orders, half};
    draw_orders(view, box, 0, past);
    draw_orders(view, (Area){box.y, half, orders, area.w - half}, 1, past);
    draw_happenings(view, (Area){box.y + orders - 1, 0, area.h - high - orders + 2, area.w}, past);
}

static void draw(View *view) {
    Memory *memory = view->memory;
    int turns = turns_of(view), focus = memory->focus - ID_TURN;
    if (turns <= 0) {
        Area inside = view_box(view, view->area, _("Replay"));
        canvas_wrap(view->canvas, (Area){inside.y + 1, inside.x + 2, inside.h - 1, inside.w - 4}, 0, STYLE_TEXT,
            _("No turn has ended yet. From then on the game can be gone through here, turn by turn."));
        return;
    }
    if (focus >= 0 && focus < turns) memory->pick = focus;
    memory->pick = memory->pick >= turns ? turns - 1 : memory->pick < 0 ? 0 : memory->pick;
    Past past = {.before = view_past(view, memory->pick), .after = view_past(view, memory->pick + 1)};
    if (session_tell(view->session, memory->pick, &past.story))
        draw_past(view, memory->pick, &past);
    else
        canvas_text(
            view->canvas, view->area.y + 1, 2, view->area.w - 4, STYLE_WARN, _("There was not enough memory to keep all the causes."));
    words_story_free(&past.story);
}

static bool act(View *view, Action action) {
    int turns = turns_of(view), turn = view->memory->pick;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_PAGE_UP: turn--; break;
    case ACTION_RIGHT:
    case ACTION_PAGE_DOWN:
    case ACTION_CHOOSE: turn++; break;
    case ACTION_FIRST: turn = 0; break;
    case ACTION_LAST: turn = turns - 1; break;
    default: return false;
    }
    turn = turn >= turns ? turns - 1 : turn < 0 ? 0 : turn;
    view->memory->pick = turn;
    view->memory->focus = ID_TURN + turn;
    view->memory->scroll = 0;
    return true;
}

const Screen screen_replay = {.title = N_("Replay"), .action = ACTION_SCREEN_9, .draw = draw, .act = act};
