/* focus.c - what on a screen can have the focus, and where arrows take it. Items are put down anew with every draw; the focus is remembered
 * by id, so that it survives a resize, another language and a change of the world. */
#include "focus.h"

#include <limits.h>
#include <stdlib.h>

void view_pane(View *view) { view->pane++; }

static bool put(View *view, Item item) {
    if (view->items == ITEMS_MOST) return false;
    item.pane = view->pane;
    view->item[view->items++] = item;
    if (view->memory->focus == 0 && !item.hidden) view->memory->focus = item.id;
    if (item.hidden) return false;
    bool focused = view->memory->focus == item.id;
    if (focused) canvas_mark(view->canvas, item.area, STYLE_FOCUSED);
    return focused;
}

bool view_item(View *view, int id, Area area, const char *about) { return put(view, (Item){.id = id, .area = area, .about = about}); }

bool view_named(View *view, int id, Area area, MoatName name) {
    return put(view, (Item){.id = id, .area = area, .named = true, .name = name});
}

void view_about(View *view, const char *about) {
    if (view->items > 0) view->item[view->items - 1].about = about;
}

void view_verb(View *view, MoatVerb verb) {
    if (view->items > 0) view->item[view->items - 1].verb = 1 + (int)verb;
}

int view_rows(View *view, const int *ids, int count, Area area) {
    int *scroll = &view->memory->scroll, most = count > area.h ? count - area.h : 0;
    for (int i = 0, last; i < count; i++) {
        if (ids[i] != view->memory->focus) continue;
        for (last = i; last + 1 < count && ids[last + 1] < 0;) last++;
        if (last >= *scroll + area.h) *scroll = last - area.h + 1;
        if (i < *scroll) *scroll = i;
    }
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    if (*scroll > 0) canvas_text(view->canvas, area.y - 1, area.x + area.w - 1, 1, STYLE_DIM, "▲");
    if (*scroll < most) canvas_text(view->canvas, area.y + area.h, area.x + area.w - 1, 1, STYLE_DIM, "▼");
    for (int i = 0; i < count; i++)
        if (ids[i] >= 0 && (i < *scroll || i >= *scroll + area.h))
            put(view, (Item){.id = ids[i], .area = {area.y + i - *scroll, area.x, 1, area.w}, .list = area, .hidden = true});
    return *scroll;
}

int view_list(View *view, int first, int count, Area area) {
    int ids[ITEMS_MOST];
    count = count < ITEMS_MOST ? count : ITEMS_MOST;
    for (int i = 0; i < count; i++) ids[i] = first + i;
    return view_rows(view, ids, count, area);
}

bool view_focused(const View *view, int id) { return view->memory->focus == id; }

const Item *view_focus(const View *view) {
    for (int i = 0; i < view->items; i++)
        if (view->item[i].id == view->memory->focus) return &view->item[i];
    return NULL;
}

/* Cells between two spans; 0 when they overlap. */
static int gap(int a, int a_size, int b, int b_size) {
    return b >= a + a_size ? b - (a + a_size) + 1 : a >= b + b_size ? a - (b + b_size) + 1 : 0;
}

/* Cost of going from one item to another in a direction (dy, dx); INT_MAX when it does not lie there. Sideways steps cost more: a column is
 * kept as long as it goes on. */
static int cost(const Area *from, const Area *to, int dy, int dx) {
    int along = dy != 0 ? (to->y - from->y) * dy : (to->x - from->x) * dx;
    int reach = dy != 0 ? gap(from->y, from->h, to->y, to->h) : gap(from->x, from->w, to->x, to->w);
    int aside = dy != 0 ? gap(from->x, from->w, to->x, to->w) : gap(from->y, from->h, to->y, to->h);
    return along <= 0 || reach == 0 ? INT_MAX : reach + (dy != 0 ? 2 : 4) * aside;
}

static bool lies_in(const Area *area, const Area *list) {
    return area->y >= list->y && area->y < list->y + list->h && gap(area->x, area->w, list->x, list->w) == 0;
}

/* Rows of a list that are out of sight lie over what stands above or below the list: only the list leads to them, and they lead out of it
 * from its edge, as they will when they have been scrolled to. */
static int way(const Item *from, const Item *to, int dy, int dx) {
    if (to->hidden && !lies_in(from->hidden ? &from->list : &from->area, &to->list)) return INT_MAX;
    if (!from->hidden || to->hidden || lies_in(&to->area, &from->list)) return cost(&from->area, &to->area, dy, dx);
    Area edge = from->area;
    edge.y = edge.y < from->list.y ? from->list.y : from->list.y + from->list.h - 1;
    int out = cost(&edge, &to->area, dy, dx);
    return out == INT_MAX ? out : out + 1; /* the next row of the list comes before what touches it */
}

static void move_to(View *view, int dy, int dx) {
    const Item *from = view_focus(view), *best = NULL;
    int least = INT_MAX;
    for (int i = 0; from != NULL && i < view->items; i++) {
        int here = way(from, &view->item[i], dy, dx);
        if (here < least) {
            least = here;
            best = &view->item[i];
        }
    }
    if (best != NULL) view->memory->focus = best->id;
}

static void move_pane(View *view, int step) {
    const Item *from = view_focus(view);
    for (int tries = 1; from != NULL && tries <= view->pane; tries++) {
        int pane = (from->pane + step * tries + (view->pane + 1) * tries) % (view->pane + 1);
        for (int i = 0; i < view->items; i++)
            if (view->item[i].pane == pane) {
                view->memory->focus = view->item[i].id;
                return;
            }
    }
}

bool focus_act(View *view, Action action) {
    int page = view->area.h > 4 ? view->area.h - 3 : 1;
    if (view->items == 0) return false;
    if (view_focus(view) == NULL) view->memory->focus = view->item[0].id;
    switch (action) {
    case ACTION_UP: move_to(view, -1, 0); break;
    case ACTION_DOWN: move_to(view, 1, 0); break;
    case ACTION_LEFT: move_to(view, 0, -1); break;
    case ACTION_RIGHT: move_to(view, 0, 1); break;
    case ACTION_PAGE_UP:
        for (int i = 0; i < page; i++) move_to(view, -1, 0);
        break;
    case ACTION_PAGE_DOWN:
        for (int i = 0; i < page; i++) move_to(view, 1, 0);
        break;
    case ACTION_FIRST:
        for (int i = 0; i < view->items; i++) move_to(view, -1, 0);
        break;
    case ACTION_LAST:
        for (int i = 0; i < view->items; i++) move_to(view, 1, 0);
        break;
    case ACTION_NEXT: move_pane(view, 1); break;
    case ACTION_PREVIOUS: move_pane(view, -1); break;
    default: return false;
    }
    return true;
}

bool focus_click(View *view, int y, int x) {
    for (int i = view->items - 1; i >= 0; i--) {
        const Area *area = &view->item[i].area;
        if (!view->item[i].hidden && y >= area->y && y < area->y + area->h && x >= area->x && x < area->x + area->w) {
            bool again = view->memory->focus == view->item[i].id;
            view->memory->focus = view->item[i].id;
            return again;
        }
    }
    return false;
}
