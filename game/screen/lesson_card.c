#include "lesson_card.h"

#include "lesson.h"
#include "screens.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 76, MOST = 400 };

void lesson_begin(View *view) { view->lesson = view->session != NULL && lesson_guides(view->rules) ? 0 : -1; }

static LessonLook look_of(const Screen *screen) {
    static const struct {
        const Screen *screen;
        LessonLook look;
    } row[] = {{&screen_home, LESSON_LOOK_HOME}, {&screen_markets, LESSON_LOOK_MARKETS}, {&screen_labs, LESSON_LOOK_LABS},
        {&screen_regulators, LESSON_LOOK_REGULATORS}, {&screen_history, LESSON_LOOK_HISTORY}, {&screen_why, LESSON_LOOK_WHY},
        {&screen_about, LESSON_LOOK_HANDBOOK}, {&screen_handbook, LESSON_LOOK_HANDBOOK}, {&screen_end, LESSON_LOOK_END}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        if (row[i].screen == screen) return row[i].look;
    return LESSON_LOOK_NOTHING;
}

void lesson_follow(View *view) {
    if (view->lesson < 0 || view->depth == 0) return;
    view->looked |= 1u << look_of(view->stack[view->depth - 1]);
    view->lesson = lesson_go_on(view->lesson, view->world, session_draft(view->session), &view->looked);
}

void lesson_next(View *view) {
    if (view->lesson >= 0) view->looked |= 1u << LESSON_LOOK_NEXT;
}

void lesson_fill(const View *view, const char *pattern, char *text, int size) {
    int used = 0;
    while (*pattern != '\0' && used < size - 1) {
        size_t length = *pattern == '{' ? strcspn(pattern, "}") : 0;
        Action action = length > 1 && pattern[length] == '}' ? keys_action(pattern + 1, length - 1) : ACTION_NONE;
        if (action == ACTION_NONE) {
            text[used++] = *pattern++;
            continue;
        }
        used += snprintf(text + used, (size_t)(size - used), "%s", keys_name(view->keys, action));
        used = used < size ? used : size - 1;
        pattern += length + 1;
    }
    text[used] = '\0';
}

/* What the step points at, among what is on the screen. */
static const Item *pointed(const View *view, const LessonStep *step) {
    for (int i = 0; i < view->items && step->point != LESSON_NOWHERE; i++) {
        const Item *item = &view->item[i];
        if (item->hidden) continue;
        if (step->point >= 0 ? item->named && item->name.quantity == step->point : item->verb == -step->point) return item;
    }
    return NULL;
}

/* What to do, in the bottom line: while a dialog lies over the screen there is no room for more. */
static void draw_line(View *view, const char *how) {
    Area row = {view->canvas->rows - 1, 0, 1, view->canvas->columns};
    if (view->say[0] != '\0') return;
    canvas_fill(view->canvas, row, STYLE_TEXT, " ");
    canvas_text(view->canvas, row.y, 1, 2, STYLE_WARN, "▸");
    canvas_text(view->canvas, row.y, 3, row.w - 4, STYLE_STRONG, how);
}

static bool covers(Area a, Area b) { return a.y < b.y + b.h && b.y < a.y + a.h && a.x < b.x + b.w && b.x < a.x + a.w; }

/* Where it was meant, or at the other end when what it points at would be hidden, or the focus while something is to be chosen. */
static Area place(const View *view, const LessonStep *step, int h, int w) {
    Area box = {1, (view->canvas->columns - w) / 2, h, w};
    int bottom = view->canvas->rows - 2 - h;
    const Item *focus = view_focus(view), *at = pointed(view, step);
    box.y = step->place == LESSON_TOP ? 1 : bottom;
    bool choosing = step->wait == LESSON_LOOK || step->wait == LESSON_ORDER;
    bool hides = at != NULL ? covers(box, at->area) : choosing && focus != NULL && covers(box, focus->area);
    if (hides) box.y = step->place == LESSON_TOP ? bottom : 1;
    return box;
}

/* The box with its texts, for a step that is to be told. */
typedef struct Card {
    const LessonStep *step;
    char how[MOST];
    int w, inner, lines, more; /* cells of the box and of its lines; lines of the text and of what to do */
} Card;

static bool card_of(const View *view, Card *card) {
    card->step = lesson_step(view->lesson);
    if (view->lesson < 0 || card->step == NULL || view->depth == 0) return false;
    lesson_fill(view, _(card->step->how), card->how, sizeof card->how);
    card->w = view->canvas->columns < WIDTH + 8 ? view->canvas->columns : WIDTH; /* no strip of the screen beside it */
    card->inner = card->w - 4;
    card->lines = canvas_wrap_lines(card->inner, _(card->step->text));
    card->more = canvas_wrap_lines(card->inner - 2, card->how);
    return true;
}

int lesson_rows(const View *view) {
    Card card;
    bool beside = view->depth == 1 && view->stack[0]->makes_room;
    return beside && card_of(view, &card) ? card.lines + card.more + 2 : 0;
}

void lesson_draw(View *view) {
    Card card;
    if (!card_of(view, &card)) return;
    if (view->stack[view->depth - 1]->overlay) {
        draw_line(view, card.how);
        return;
    }
    Area box = place(view, card.step, card.lines + card.more + 2, card.w);
    const Item *at = pointed(view, card.step);
    if (view->stack[0]->makes_room) box.y = view->canvas->rows - 2 - box.h;
    canvas_fill(view->canvas, box, STYLE_TEXT, " ");
    canvas_box(view->canvas, box, _("First steps"));
    canvas_wrap(view->canvas, (Area){box.y + 1, box.x + 2, card.lines, card.inner}, 0, STYLE_TEXT, _(card.step->text));
    canvas_text(view->canvas, box.y + 1 + card.lines, box.x + 2, 1, STYLE_WARN, "▸");
    canvas_wrap(view->canvas, (Area){box.y + 1 + card.lines, box.x + 4, card.more, card.inner - 2}, 0, STYLE_STRONG, card.how);
    if (at != NULL) canvas_mark(view->canvas, at->area, STYLE_UNDERLINED | STYLE_BOLD);
}
