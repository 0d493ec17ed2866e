/* report.c - the turn that has ended: its quarters one by one, both sides' orders, what changed most, the score. */
#include "given.h"
#include "screens.h"

#include <stdio.h>
#include <string.h>

/* Memory: pick = quarters let come; name.quantity = those that have been scrolled to. */
enum { ID_SCORE = 10, ID_CHANGE = 20, CHANGES = 16 };

/* Lines are written below one another and scrolled as one; what lies outside of the area is only counted. */
typedef struct Scroll {
    View *view;
    Area area;
    int line, skip;
} Scroll;

static bool visible(const Scroll *scroll) { return scroll->line >= scroll->skip && scroll->line - scroll->skip < scroll->area.h; }

static void put_line(Scroll *scroll, Style style, const char *text) {
    if (visible(scroll))
        canvas_text(scroll->view->canvas, scroll->area.y + scroll->line - scroll->skip, scroll->area.x, scroll->area.w, style, text);
    scroll->line++;
}

/* A sentence behind a sign, broken into lines. */
static void put_sentence(Scroll *scroll, Style sign_style, const char *sign, const char *text) {
    Area *area = &scroll->area;
    int lines = canvas_wrap_lines(area->w - 2, text);
    if (visible(scroll)) canvas_text(scroll->view->canvas, area->y + scroll->line - scroll->skip, area->x, 1, sign_style, sign);
    for (int i = 0; i < lines; i++, scroll->line++)
        if (visible(scroll))
            canvas_wrap(
                scroll->view->canvas, (Area){area->y + scroll->line - scroll->skip, area->x + 2, 1, area->w - 2}, i, STYLE_TEXT, text);
}

static int quarters_of(const View *view) {
    const WordsStory *story = session_story(view->session);
    return story->after.quarter - story->before.quarter;
}

/* Quarters that the player has let come so far. */
static int shown_of(const View *view) {
    int all = quarters_of(view), shown = view->memory->pick + 1;
    return shown > all || view->settings->value[SETTING_quarters] == 0 ? all : shown;
}

static bool complete(const View *view) { return shown_of(view) == quarters_of(view); }

/* Returns the line on which the newest quarter begins. */
static int put_quarters(Scroll *scroll, const WordsHappening *list, int count, int shown) {
    View *view = scroll->view;
    const WordsStory *story = session_story(view->session);
    int next = 0, newest = 0;
    for (int quarter = story->before.quarter; quarter < story->before.quarter + shown; quarter++) {
        char text[1024];
        words_quarter(view->rules, quarter, text, sizeof text);
        newest = scroll->line;
        put_line(scroll, STYLE_STRONG, text);
        if (next == count || list[next].quarter != quarter) put_line(scroll, STYLE_DIM, _("  Nothing out of the ordinary."));
        for (; next < count && list[next].quarter == quarter; next++) {
            int side = list[next].side;
            words_happening(view->rules, story, &list[next], text, sizeof text);
            put_sentence(scroll, side >= 0 ? view_side_style(side) : STYLE_DIM, side >= 0 ? view_side_sign(side) : "·", text);
        }
    }
    return newest;
}

/* A quarter is on the screen for the first time. */
static void tell(View *view, int quarter) {
    const ScreenSound *sound = &view->options->sound;
    if (sound->told != NULL) sound->told(sound->context, view->session, session_story(view->session)->before.quarter + quarter);
}

static void draw_more(View *view, int y, Area box, Action action, const char *arrow) {
    char text[64];
    snprintf(text, sizeof text, " %s %s ", keys_name(view->keys, action), arrow);
    canvas_right(view->canvas, y, box.x, box.w - 2, STYLE_DIM, text);
}

static void draw_quarters(View *view, Area box) {
    WordsHappening list[WORDS_HAPPENINGS];
    const WordsStory *story = session_story(view->session);
    int count = words_happenings(story, view->rules, list, WORDS_HAPPENINGS), shown = shown_of(view);
    char title[WORDS_LINE], date[64];
    words_turn(view->rules, story->turn, date, sizeof date);
    snprintf(title, sizeof title, _("What happened in %s"), date);
    Area inside = view_box(view, box, title);
    inside.x++;
    inside.w -= 2;
    Scroll measure = {view, {0, 0, 0, inside.w}, 0, 0};
    int newest = put_quarters(&measure, list, count, shown);
    int most = measure.line > inside.h ? measure.line - inside.h : 0;
    if (view->memory->name.quantity < shown) /* a quarter has come: it begins at the top */
        view->memory->scroll = newest;
    for (; view->memory->name.quantity < shown; view->memory->name.quantity++) tell(view, view->memory->name.quantity);
    view->memory->scroll = view->memory->scroll > most ? most : view->memory->scroll < 0 ? 0 : view->memory->scroll;
    Scroll scroll = {view, inside, 0, view->memory->scroll};
    put_quarters(&scroll, list, count, shown);
    if (view->memory->scroll > 0) draw_more(view, box.y, box, ACTION_PAGE_UP, "▲");
    if (view->memory->scroll < most) draw_more(view, box.y + box.h - 1, box, ACTION_PAGE_DOWN, "▼");
    char hint[WORDS_LINE];
    if (complete(view))
        snprintf(hint, sizeof hint, _(" %s go on "), keys_name(view->keys, ACTION_CHOOSE));
    else
        snprintf(
            hint, sizeof hint, _(" %s next quarter  %s skip "), keys_name(view->keys, ACTION_CHOOSE), keys_name(view->keys, ACTION_LAST));
    view_keys(view, (Area){box.y + box.h - 1, box.x + 2, 1, box.w - 6}, STYLE_STRONG, hint,
        (const Action[]){ACTION_CHOOSE, ACTION_LAST, ACTION_NONE});
}

static Given given_of(const View *view, MoatSide side) {
    const WordsStory *story = session_story(view->session);
    return (Given){&story->before, &story->orders[side], side, 0};
}

static int box_rows(const View *view, MoatSide side, int width, bool brief) {
    Given given = given_of(view, side);
    int lines = (brief ? given_lines_brief : given_lines)(view, &given, width - 4);
    return (lines > 0 ? lines : 1) + 2;
}

static void draw_orders(View *view, Area box, MoatSide side) {
    char text[WORDS_LINE];
    bool mind = side != view->side && !moat_game_seat(session_game(view->session), side)->human;
    if (mind)
        snprintf(text, sizeof text, _("%s ordered (%s why)"), words_bloc(view->rules, side), keys_name(view->keys, ACTION_REASONS));
    else
        snprintf(text, sizeof text, side == view->side && !view_watching(view) ? _("You ordered") : _("%s ordered"),
            words_bloc(view->rules, side));
    Area inside = view_box(view, box, text);
    if (session_story(view->session)->orders[side].count == 0)
        canvas_text(view->canvas, inside.y, inside.x + 1, inside.w - 2, STYLE_DIM, _("nothing"));
    Given given = given_of(view, side);
    given_draw(view, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, &given);
}

/* The name, and both values at the right: on a line of their own when the name is long. Returns the lines taken; 0: there is no room. */
static int draw_change(View *view, Area row, int id, MoatName name, MoatLong before, MoatLong after) {
    char text[WORDS_LINE], values[WORDS_LINE];
    view_short(view, name, text, sizeof text);
    snprintf(values, sizeof values, "%s → %s", view_value_of(view, name, before), view_value_of(view, name, after));
    bool apart = text_width(text) + 1 + text_width(values) + 1 > row.w;
    int lines = apart ? canvas_wrap_lines(row.w, text) + 1 : 1, y = row.y + lines - 1;
    if (lines > row.h) return 0;
    canvas_wrap(view->canvas, (Area){row.y, row.x, lines, row.w}, 0, STYLE_DIM, text);
    canvas_right(view->canvas, y, row.x, row.w - 1, STYLE_TEXT, values);
    widget_trend(view->canvas, y, row.x + row.w - 1, after - before, 1);
    view_named(view, id, (Area){row.y, row.x, lines, row.w}, name);
    return lines;
}

static void draw_changes(View *view, Area box) {
    WordsChange list[CHANGES];
    const WordsStory *story = session_story(view->session);
    char title[WORDS_LINE];
    snprintf(title, sizeof title, _("What changed most (%s why)"), keys_name(view->keys, ACTION_WHY));
    Area inside = view_box(view, box, title);
    Area row = {inside.y, inside.x + 1, inside.h, inside.w - 1};
    view_pane(view);
    int count = words_largest_changes(story, view->rules, list, CHANGES), used;
    for (int i = -MOAT_BLOCS; i < count; i++, row.y += used, row.h -= used) {
        MoatSide side = i + MOAT_BLOCS;
        if (i < 0)
            used = draw_change(
                view, row, ID_SCORE + side, view_name(MOAT_Q_score, side, 0, 0), story->before.score[side], story->after.score[side]);
        else if (list[i].name.quantity == MOAT_Q_score)
            used = 0;
        else
            used = draw_change(view, row, ID_CHANGE + i, list[i].name, list[i].before, list[i].after);
    }
}

static void draw(View *view) {
    Area area = view->area;
    if (session_story(view->session) == NULL) return;
    int left = area.w * 11 / 20, low = 7, rival = 0, own = area.h;
    for (int brief = 0; brief < 2 && rival + own > area.h - low; brief++) {
        rival = box_rows(view, moat_rival(view->side), area.w - left, brief);
        own = box_rows(view, view->side, area.w - left, brief);
    }
    while (rival + own > area.h - low && own > 5) /* the player knows what was ordered */
        own--;
    while (rival + own > area.h - low && rival > 5) rival--;
    draw_quarters(view, (Area){area.y, 0, area.h, left});
    Area right = {area.y, left, rival, area.w - left};
    draw_orders(view, right, moat_rival(view->side));
    right.y += rival;
    right.h = own;
    draw_orders(view, right, view->side);
    right.y += own;
    right.h = area.y + area.h - right.y;
    if (complete(view))
        draw_changes(view, right);
    else {
        Area inside = view_box(view, right, _("What changed most"));
        canvas_wrap(view->canvas, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, 0, STYLE_DIM, _("after the last quarter"));
    }
    if (view->items == 0) view->cursor = (Area){.y = area.y + area.h - 1, .x = 3};
}

static bool act(View *view, Action action) {
    Memory *memory = view->memory;
    bool all = complete(view);
    switch (action) {
    case ACTION_CHOOSE:
        if (!all)
            memory->pick++;
        else
            view_open(view, session_over(view->session) ? &screen_end : &screen_home);
        return true;
    case ACTION_LAST:
    case ACTION_END_TURN:
        for (int quarter = memory->name.quantity; quarter < quarters_of(view); quarter++) tell(view, quarter);
        memory->pick = MOAT_QUARTERS;
        memory->name.quantity = MOAT_QUARTERS;
        if (!all) memory->scroll = 0;
        return !all;
    case ACTION_PAGE_DOWN: memory->scroll += 8; return true;
    case ACTION_PAGE_UP: memory->scroll -= 8; return true;
    case ACTION_RIGHT: memory->pick += !all; return true;
    default: return false;
    }
}

const Screen screen_report = {.title = N_("Report"), .makes_room = true, .draw = draw, .act = act};
