/* handbook_screen.c - every page of the handbook by typing a few letters of its title, and the page itself. */
#include "handbook.h"
#include "markdown.h"
#include "menu.h"
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Memory: text = what was typed, pick = a sum of it, mode = lines of the page above its area, name.quantity = row that the page is of. */
enum { ID_TOPIC = 1 };

typedef struct Found {
    HandbookTopic topic;
    int score, place;
} Found;
typedef struct Finds {
    Found found[HANDBOOK_TOPICS];
    int count;
} Finds;

MoatLanguage view_language(const View *view) {
    return view->session != NULL ? view->rules->language : ((const Menu *)view->menu)->offer->language();
}

/* In the menu there is no game, hence no level. */
static const MoatRules *rules_of(const View *view) { return view->session != NULL ? view->rules : NULL; }

static int compare(const void *left, const void *right) {
    const Found *a = left, *b = right;
    return a->score != b->score ? b->score - a->score : a->place - b->place;
}

/* Titles first; what only a page's text holds comes after them. */
static void find(const View *view, Finds *finds) {
    static char page[HANDBOOK_PAGE];
    HandbookTopic topics[HANDBOOK_TOPICS];
    char title[WORDS_LINE];
    const char *typed = view->memory->text;
    int count = handbook_topics(rules_of(view), topics, HANDBOOK_TOPICS);
    finds->count = 0;
    for (int i = 0; i < count; i++) {
        handbook_title(rules_of(view), view_language(view), topics[i], title, sizeof title);
        int score = text_match(title, typed) * 2;
        if (score == 0 && strlen(typed) >= 3) {
            handbook_page(rules_of(view), view_language(view), topics[i], page, sizeof page);
            score = strcasestr(page, typed) != NULL;
        }
        if (score > 0) finds->found[finds->count++] = (Found){topics[i], score, i};
    }
    qsort(finds->found, (size_t)finds->count, sizeof finds->found[0], compare);
}

static void draw_list(View *view, Area box, const Finds *finds) {
    char title[WORDS_LINE];
    Area inside = view_box(view, box, _("Handbook"));
    inside.x++, inside.w -= 2;
    Area list = view_field(view, inside, "> ", _("type to search"));
    int first = view_list(view, ID_TOPIC, finds->count, list);
    for (int i = first; i < finds->count && i < first + list.h; i++) {
        Area row = {list.y + i - first, list.x, 1, list.w};
        HandbookTopic topic = finds->found[i].topic;
        handbook_title(rules_of(view), view_language(view), topic, title, sizeof title);
        canvas_text(view->canvas, row.y, row.x, row.w, topic.kind == HANDBOOK_CHAPTER ? STYLE_STRONG : STYLE_TEXT, title);
        view_item(view, ID_TOPIC + i, row, NULL);
    }
    if (finds->count == 0) canvas_text(view->canvas, list.y, list.x, list.w, STYLE_DIM, _("No page has these letters."));
}

static void draw_page(View *view, Area box, HandbookTopic topic) {
    static char page[HANDBOOK_PAGE];
    char title[WORDS_LINE];
    handbook_title(rules_of(view), view_language(view), topic, title, sizeof title);
    Area inside = view_box(view, box, title);
    if (topic.kind != HANDBOOK_CHAPTER) canvas_box_note(view->canvas, box, STYLE_DIM, handbook_kind(topic.kind));
    inside.x++, inside.w -= 2;
    handbook_page(rules_of(view), view_language(view), topic, page, sizeof page);
    int *scroll = &view->memory->mode, lines = markdown_draw(NULL, inside, 0, page), most = lines > inside.h ? lines - inside.h : 0;
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    markdown_draw(view->canvas, inside, *scroll, page);
    view->memory->name.at[0] = *scroll == most;
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _(" %s reads on  %s back "), view_key(view, ACTION_CHOOSE), view_key(view, ACTION_BACK));
    view_keys(view, (Area){box.y + box.h - 1, box.x + 2, 1, box.w - 12}, STYLE_DIM, hint,
        (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
    if (*scroll < most) canvas_text(view->canvas, box.y + box.h - 1, box.x + box.w - 5, 3, STYLE_STRONG, " ▼ ");
    if (*scroll > 0) canvas_text(view->canvas, box.y, box.x + box.w - 5, 3, STYLE_STRONG, " ▲ ");
}

static void draw(View *view) {
    static Finds finds;
    Memory *memory = view->memory;
    view_follow_typing(view);
    find(view, &finds);
    int top = view->session != NULL ? 1 : 0, left = view->canvas->columns >= 110 ? 36 : 32;
    Area area = {top, 0, view->canvas->rows - top - (view->session != NULL ? 2 : 1), view->canvas->columns};
    int at = memory->focus - ID_TOPIC;
    view->area = area;
    canvas_fill(view->canvas, area, STYLE_TEXT, " ");
    if (at < 0 || at >= finds.count) memory->focus = ID_TOPIC, at = 0;
    if (memory->name.quantity != memory->focus) memory->mode = 0;
    memory->name.quantity = (int16_t)memory->focus;
    draw_list(view, (Area){area.y, 0, area.h, left}, &finds);
    if (finds.count > 0)
        draw_page(view, (Area){area.y, left, area.h, area.w - left}, finds.found[at].topic);
    else
        canvas_box(view->canvas, (Area){area.y, left, area.h, area.w - left}, NULL);
}

/* A page further; at the end of it the next page of the book. name.at[0] says whether the end is shown. */
static void read_on(View *view) {
    if (view->memory->name.at[0] != 0)
        view->memory->focus++;
    else
        view->memory->mode += view->canvas->rows - 8;
}

static bool act(View *view, Action action) {
    switch (action) {
    case ACTION_CHOOSE: read_on(view); return true;
    case ACTION_PAGE_DOWN:
    case ACTION_RIGHT: view->memory->mode += view->canvas->rows - 8; return true;
    case ACTION_PAGE_UP:
    case ACTION_LEFT: view->memory->mode -= view->canvas->rows - 8; return true;
    default: return false;
    }
}

const Screen screen_handbook = {.title = N_("Handbook"), .action = ACTION_NONE, .overlay = true, .typing = true, .draw = draw, .act = act};

void handbook_open(View *view, HandbookTopic topic) {
    HandbookTopic topics[HANDBOOK_TOPICS];
    Memory *memory = view_memory(view, &screen_handbook);
    *memory = (Memory){.focus = ID_TOPIC, .pick = VIEW_NOTHING_TYPED};
    int count = handbook_topics(rules_of(view), topics, HANDBOOK_TOPICS);
    for (int i = 0; i < count; i++)
        if (topics[i].kind == topic.kind && topics[i].at == topic.at) memory->focus = ID_TOPIC + i;
    view_open(view, &screen_handbook);
}
