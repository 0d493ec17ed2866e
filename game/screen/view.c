/* view.c - going places, saying things, numbers and orders: what screens share. The focus is in focus.c. */
#include "screens.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* --- going places --- */

Memory *view_memory(View *view, const Screen *screen) {
    int i = 0;
    while (screens[i] != screen) {
        assert(screens[i] != NULL && i < SCREENS_MOST);
        i++;
    }
    return &view->memories[i];
}

void view_open(View *view, const Screen *screen) {
    if (!screen->overlay) view->depth = 0;
    if (view->depth < STACK_MOST && (view->depth == 0 || view->stack[view->depth - 1] != screen)) view->stack[view->depth++] = screen;
    view->stale = true;
}

void view_back(View *view) {
    if (view->depth > 1)
        view->depth--;
    else
        view_open(view, view->session != NULL ? &screen_home : &screen_title);
    view->stale = true;
}

void view_leave(View *view, ScreenEndKind kind) {
    view->done = true;
    view->end.kind = kind;
}

/* A sum of the text tells whether it has changed; that of nothing is VIEW_NOTHING_TYPED. */
void view_follow_typing(View *view) {
    int sum = VIEW_NOTHING_TYPED;
    for (const char *at = view->memory->text; *at != '\0'; at++) sum = sum * 31 % 1000003 + (unsigned char)*at;
    if (view->memory->pick != sum) view->memory->focus = view->memory->scroll = 0;
    view->memory->pick = sum;
}

/* --- saying --- */

static void say(View *view, bool warn, const char *format, va_list list) {
    vsnprintf(view->say, sizeof view->say, format, list);
    view->say_warn = warn;
    view->stale = true;
}

void view_say(View *view, const char *format, ...) {
    va_list list;
    va_start(list, format);
    say(view, false, format, list);
    va_end(list);
}

void view_warn(View *view, const char *format, ...) {
    va_list list;
    va_start(list, format);
    say(view, true, format, list);
    va_end(list);
}

void view_cue(View *view, ScreenCue cue) {
    if (view->options->sound.cue != NULL) view->options->sound.cue(view->options->sound.context, cue);
}

/* --- numbers --- */

MoatLong view_read(const View *view, MoatName name) { return moat_read(view->world, view->rules, name); }

const MoatWorld *view_past(const View *view, int turn) { return turn >= 0 && turn < view->pasts ? &view->past[turn] : NULL; }

MoatLong view_change(const View *view, MoatName name) {
    const MoatWorld *before = view_past(view, view->pasts - 2);
    return before != NULL ? view_read(view, name) - moat_read(before, view->rules, name) : 0;
}

int view_history(const View *view, MoatName name, int64_t *values, int most) {
    int first = view->pasts > most ? view->pasts - most : 0;
    for (int turn = first; turn < view->pasts; turn++) values[turn - first] = moat_read(&view->past[turn], view->rules, name);
    return view->pasts - first;
}

static char *ring(void) {
    static char text[16][WORDS_LINE];
    static int next;
    next = (next + 1) % 16;
    return text[next];
}

const char *view_value_of(const View *view, MoatName name, MoatLong value) {
    char *text = ring();
    words_value(view->rules, name, value, text, WORDS_LINE);
    return text;
}

const char *view_value(const View *view, MoatName name) { return view_value_of(view, name, view_read(view, name)); }

const char *view_change_of(const View *view, MoatName name, MoatLong change) {
    char *text = ring();
    words_change(view->rules, name, change, text, WORDS_LINE);
    return text;
}

const char *view_amount(MoatUnit unit, MoatLong value) {
    char *text = ring();
    words_amount(unit, value, text, WORDS_LINE);
    return text;
}

bool view_number(View *view, int id, int y, int x, int width, MoatName name) {
    MoatLong now = view_read(view, name), change = view_change(view, name);
    const char *text = view_value_of(view, name, now);
    bool moved = change != 0 && strcmp(text, view_value_of(view, name, now - change)) != 0;
    canvas_right(view->canvas, y, x, width - 1, STYLE_TEXT, text);
    widget_trend(view->canvas, y, x + width - 1, moved ? change : 0, 1);
    return view_named(view, id, (Area){y, x, 1, width}, name);
}

/* --- sides --- */

Style view_side_style(MoatSide side) { return side == 0 ? STYLE_SIDE_0 : STYLE_SIDE_1; }

const char *view_side_sign(MoatSide side) { return side == 0 ? "●" : "◆"; }

Style view_line_style(MoatLine line) {
    return line == MOAT_NONE ? STYLE_NOBODY : line == MOAT_SOVEREIGN ? STYLE_OWN : view_side_style((MoatSide)line / 2);
}

/* Open lines have the hollow sign of their side. */
const char *view_line_sign(MoatLine line) {
    static const char *const sign[MOAT_LINES] = {"●", "○", "◆", "◇", "■", "·"};
    return sign[line];
}

/* The first letter of the name that no market before it has, so that most markets have their own. */
char view_letter(const View *view, int market) {
    char letter[MOAT_MARKETS];
    bool taken[26] = {false};
    for (int m = 0; m <= market; m++) {
        const char *name = words_market(view->rules, m);
        letter[m] = 0;
        for (; *name != '\0' && letter[m] == 0; name++) {
            int i = *name >= 'a' && *name <= 'z' ? *name - 'a' : *name >= 'A' && *name <= 'Z' ? *name - 'A' : -1;
            if (i >= 0 && !taken[i]) letter[m] = (char)('A' + i);
        }
        for (int i = 0; i < 26 && letter[m] == 0; i++)
            if (!taken[i]) letter[m] = (char)('A' + i);
        taken[letter[m] - 'A'] = true;
    }
    return letter[market];
}

void view_short(const View *view, MoatName name, char *text, int size) {
    const char *head = words_quantity((MoatQuantity)name.quantity);
    const char *market = name.at[0] < view->rules->markets && name.at[0] >= 0 ? words_market(view->rules, name.at[0]) : "";
    switch (moat_quantity((MoatQuantity)name.quantity)->scope) {
    case MOAT_SCOPE_BLOC: snprintf(text, (size_t)size, "%s %s", view_side_sign(name.at[0]), head); break;
    case MOAT_SCOPE_WORLD_LINE:
        if (name.at[0] == MOAT_NONE) head = _("the world without AI");
        snprintf(text, (size_t)size, "%s %s", view_line_sign((MoatLine)name.at[0]), head);
        break;
    case MOAT_SCOPE_MARKET: snprintf(text, (size_t)size, "%s, %s", market, head); break;
    case MOAT_SCOPE_MARKET_BLOC:
        head = name.quantity == MOAT_Q_market_depth ? _("dependency") : head;
        snprintf(text, (size_t)size, "%s %s, %s", view_side_sign(name.at[1]), market, head);
        break;
    case MOAT_SCOPE_MARKET_LINE:
        head = name.at[1] == MOAT_NONE        ? _("without AI")
               : name.at[1] == MOAT_SOVEREIGN ? _("own systems")
               : name.at[1] % 2 == 0          ? _("paid use")
                                              : _("open use");
        snprintf(text, (size_t)size, "%s %s, %s", view_line_sign((MoatLine)name.at[1]), market, head);
        break;
    case MOAT_SCOPE_REGULATOR_BLOC:
        snprintf(text, (size_t)size, "%s %s, %s", view_side_sign(name.at[1]), words_regulator(view->rules, name.at[0]), head);
        break;
    default: words_reading(view->rules, name, text, size); break;
    }
}

/* --- orders --- */

bool view_watching(const View *view) { return session_humans(view->session) == 0; }

/* Unlike any before, of any game: what is kept is kept for all of them. */
void view_new_edition(View *view) {
    static unsigned editions;
    view->edition = ++editions;
}

bool view_same_moment(const View *view, Moment *kept) {
    const MoatOrders *draft = session_draft(view->session);
    if (kept->edition == view->edition && kept->side == view->side && moat_orders_same(&kept->draft, draft)) return true;
    *kept = (Moment){view->edition, view->side, *draft};
    return false;
}

bool view_order(View *view, MoatOrder order) {
    if (view_watching(view)) {
        view_warn(view, "%s", _("You watch: the opponents give the orders."));
        return false;
    }
    char text[WORDS_LINE];
    words_order(view->rules, view->world, view->side, order, text, sizeof text);
    if (text_width(_("Ordered: %s.")) + text_width(text) > view->canvas->columns) /* one line tells it */
        words_order_brief(view->rules, view->world, view->side, order, text, sizeof text);
    MoatRefusal refusal = session_add(view->session, order);
    if (refusal != MOAT_ORDER_OK) {
        view_warn(view, "%s", words_refused(view->rules, order, refusal));
        view_cue(view, SCREEN_CUE_REFUSED);
        return false;
    }
    view_say(view, _("Ordered: %s."), text);
    view_cue(view, SCREEN_CUE_ORDER);
    return true;
}

/* --- pieces of screens --- */

Area view_box(View *view, Area area, const char *title) {
    canvas_box(view->canvas, area, title);
    return area_inside(area);
}

Area view_dialog(View *view, int rows, int columns, const char *title) {
    rows = rows + 2 > view->canvas->rows - 2 ? view->canvas->rows - 2 : rows + 2;
    columns = columns + 4 > view->canvas->columns - 2 ? view->canvas->columns - 2 : columns + 4;
    Area box = {(view->canvas->rows - rows) / 2, (view->canvas->columns - columns) / 2, rows, columns};
    /* A margin sets it off; dimming what lies below would be two whole frames on a slow line. Of a strip beside it nobody could read
     * anything. */
    enum { STRIP = 12 };
    int margin = box.x <= STRIP ? box.x : 1, right = view->canvas->columns - box.x - box.w;
    canvas_fill(view->canvas, (Area){box.y, box.x - margin, box.h, box.w + margin + (right <= STRIP ? right : 1)}, STYLE_TEXT, " ");
    canvas_box(view->canvas, box, title);
    view->area = box;
    return (Area){box.y + 1, box.x + 2, rows - 2, columns - 4};
}

Area view_field(View *view, Area inside, const char *mark, const char *invitation) {
    int used = canvas_text(view->canvas, inside.y, inside.x, inside.w, STYLE_KEY, mark);
    used += canvas_text(view->canvas, inside.y, inside.x + used, inside.w - used, STYLE_STRONG, view->memory->text);
    if (view->memory->text[0] == '\0') canvas_text(view->canvas, inside.y, inside.x + used + 1, inside.w - used - 1, STYLE_DIM, invitation);
    canvas_rule(view->canvas, inside.y + 1, inside.x, inside.w);
    view->cursor = (Area){.y = inside.y, .x = inside.x + used};
    return (Area){inside.y + 2, inside.x, inside.h - 2, inside.w};
}

Area view_search(View *view, int columns, const char *title, const char *note, const char *invitation) {
    int rows = view->canvas->rows - 6;
    Area inside = view_dialog(view, rows > 40 ? 40 : rows, columns, title);
    canvas_box_note(view->canvas, view->area, STYLE_DIM, note);
    return view_field(view, inside, "/ ", invitation);
}

void view_scroll(View *view, Area inside, int lines) {
    int *scroll = &view->memory->scroll, most = lines > inside.h ? lines - inside.h : 0;
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    if (*scroll < most) canvas_text(view->canvas, inside.y + inside.h, inside.x + 1, 4, STYLE_DIM, " ▼ ");
    if (*scroll > 0) canvas_text(view->canvas, inside.y - 1, inside.x + inside.w - 4, 4, STYLE_DIM, " ▲ ");
}

bool view_scroll_act(View *view, Action action) {
    enum { PAGE = 10, FAR = 1 << 20 };
    int *scroll = &view->memory->scroll;
    switch (action) {
    case ACTION_UP: --*scroll; return true;
    case ACTION_DOWN: ++*scroll; return true;
    case ACTION_PAGE_UP: *scroll -= PAGE; return true;
    case ACTION_PAGE_DOWN: *scroll += PAGE; return true;
    case ACTION_FIRST: *scroll = 0; return true;
    case ACTION_LAST: *scroll = FAR; return true;
    default: return false;
    }
}

const char *view_key(const View *view, Action action) {
    bool typing = view->stack[view->depth - 1]->typing;
    return typing ? keys_name_typing(view->keys, action) : keys_name(view->keys, action);
}

/* Where a key is named in a text: a word by itself, or between brackets. NULL: nowhere. */
static const char *named_in(const char *text, const char *name) {
    size_t length = strlen(name);
    if (length == 0) return NULL;
    for (const char *at = text; (at = strstr(at, name)) != NULL; at++) {
        bool begins = at == text || strchr(" (", at[-1]) != NULL, ends = strchr(" ).,", at[length]) != NULL;
        if (begins && ends) return at;
    }
    return NULL;
}

int view_keys(View *view, Area row, Style style, const char *text, const Action *actions) {
    char before[2 * WORDS_LINE];
    int used = canvas_text(view->canvas, row.y, row.x, row.w, style, text);
    Area *last = NULL;
    for (const char *at = text; *actions != ACTION_NONE; actions++) {
        const char *found = named_in(at, view_key(view, *actions));
        if (found == NULL) continue;
        snprintf(before, sizeof before, "%.*s", (int)(found - text), text);
        int x = row.x + text_width(before);
        if (last != NULL) last->w = x - last->x;
        last = &view->spot[*actions];
        *last = (Area){row.y, x, 1, row.x + used - x};
        at = found + 1;
    }
    return used;
}

void view_foot(View *view, const char *text, const Action *actions) {
    view_keys(view, (Area){view->canvas->rows - 1, 1, 1, view->canvas->columns - 2}, STYLE_DIM, text, actions);
}

void view_hint(View *view, Area box, const Action *actions) {
    int cells = 1, y = box.y + box.h - 1;
    for (int i = 0; actions[i] != ACTION_NONE; i++)
        cells += text_width(view_key(view, actions[i])) + 1 + text_width(keys_label(actions[i])) + 2;
    int x = box.x + box.w - cells;
    if (x <= box.x) return;
    canvas_text(view->canvas, y, x++, 1, STYLE_DIM, " ");
    for (int i = 0; actions[i] != ACTION_NONE; i++) {
        int used = canvas_printf(view->canvas, y, x, box.w, STYLE_DIM, "%s %s", view_key(view, actions[i]), keys_label(actions[i]));
        view->tab[actions[i]] = (Area){y, x, 1, used};
        x += used;
        canvas_text(view->canvas, y, x, 2, STYLE_DIM, actions[i + 1] != ACTION_NONE ? "  " : " ");
        x += 2;
    }
}
