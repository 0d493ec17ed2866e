/* agenda.c - what awaits a decision this turn: events to answer, tenders to bid for, a doctrine to choose; one list, one of them in full.
 */
#include "effects.h"
#include "screens.h"

#include <stdio.h>
#include <string.h>

enum { ID_MATTER = 1, ID_CHOICE = 100, MATTERS_MOST = 64, LEAST_EFFECTS = 3 };
typedef enum MatterKind { MATTER_EVENT, MATTER_DOCTRINE, MATTER_TENDER, MATTER_NEXT_TENDER } MatterKind;
typedef struct Matter {
    MatterKind kind;
    int at;
} Matter; /* event, date, slot */
typedef struct Matters {
    Matter matter[MATTERS_MOST];
    int count;
} Matters;

static void add(Matters *matters, MatterKind kind, int at) {
    if (matters->count < MATTERS_MOST) matters->matter[matters->count++] = (Matter){kind, at};
}

static Matters matters_of(const View *view) {
    Matters matters = {.count = 0};
    for (int e = 0; e < view->rules->events; e++)
        if (view->world->waiting[view->side][e] != 0) add(&matters, MATTER_EVENT, e);
    for (int date = 0; date < view->rules->doctrine_dates; date++)
        if (view->rules->doctrine[date].turn == view->world->turn && view->world->doctrine[view->side][date] == 0)
            add(&matters, MATTER_DOCTRINE, date);
    for (int slot = 0; slot < MOAT_TENDERS; slot++)
        if (view->world->tender[slot] != 0) add(&matters, MATTER_TENDER, slot);
    for (int slot = 0; slot < MOAT_TENDERS; slot++)
        if (view->world->tender_next[slot] != 0) add(&matters, MATTER_NEXT_TENDER, slot);
    return matters;
}

static const MoatTenderPlace *place_of(const View *view, Matter matter) {
    int place = matter.kind == MATTER_TENDER ? view->world->tender[matter.at] : view->world->tender_next[matter.at];
    return &view->rules->tender[place - 1];
}

/* The order of the draft that decides a matter; NULL while none does. */
static const MoatOrder *decided(const View *view, Matter matter) {
    static const MoatVerb verb[] = {MOAT_ORDER_answer, MOAT_ORDER_doctrine, MOAT_ORDER_bid, MOAT_VERBS};
    const MoatOrders *draft = session_draft(view->session);
    for (int i = 0; i < draft->count; i++)
        if (draft->order[i].verb == (int)verb[matter.kind] && (matter.kind == MATTER_DOCTRINE || draft->order[i].target == matter.at))
            return &draft->order[i];
    return NULL;
}

static int choices_of(const View *view, Matter matter) {
    switch (matter.kind) {
    case MATTER_EVENT: return view->rules->event[matter.at].answers;
    case MATTER_DOCTRINE: return view->rules->doctrine[matter.at].offers[view->side];
    case MATTER_TENDER: return 3;
    default: return 0;
    }
}

static MoatOrder order_of(Matter matter, int choice) {
    switch (matter.kind) {
    case MATTER_EVENT: return (MoatOrder){MOAT_ORDER_answer, (int16_t)matter.at, (int16_t)choice};
    case MATTER_DOCTRINE: return (MoatOrder){MOAT_ORDER_doctrine, 0, (int16_t)choice};
    default: return (MoatOrder){MOAT_ORDER_bid, (int16_t)matter.at, (int16_t)(choice + 1)};
    }
}

/* --- the list --- */

static void title_of(const View *view, Matter matter, char *text, int size) {
    switch (matter.kind) {
    case MATTER_EVENT: words_event_title(view->rules, matter.at, view->world->waiting[view->side][matter.at] - 1, text, size); break;
    case MATTER_DOCTRINE: snprintf(text, (size_t)size, "%s", _("Choose a doctrine")); break;
    default: snprintf(text, (size_t)size, "%s", moat_text(view->rules, &place_of(view, matter)->name)); break;
    }
}

static const char *kind_words(MatterKind kind) {
    static const char *const words[] = {N_("Events"), N_("Doctrine"), N_("Tenders"), N_("Tenders next turn")};
    return _(words[kind]);
}

static void draw_row(View *view, Area row, int i, Matter matter, const char *title) {
    bool done = decided(view, matter) != NULL, urgent = matter.kind <= MATTER_DOCTRINE && !done;
    canvas_text(view->canvas, row.y, row.x, 1, urgent ? STYLE_WARN : STYLE_TEXT, done ? "✓" : urgent ? "!" : " ");
    canvas_wrap(view->canvas, (Area){row.y, row.x + 2, row.h, row.w - 2}, 0, urgent ? STYLE_STRONG : STYLE_TEXT, title);
    view_item(view, ID_MATTER + i, row, keys_help(ACTION_CHOOSE));
}

/* What stands on the lines of the list: of a title that is broken, the first line has the id. */
enum { HEAD = -1, NOTHING = -2, REST = -3, KINDS = MATTER_NEXT_TENDER + 1, LINES = 4 * MATTERS_MOST };
typedef struct List {
    int id[LINES], at[LINES], lines;
} List;

static void add_line(List *list, int id, int at) {
    if (list->lines == LINES) return;
    list->id[list->lines] = id;
    list->at[list->lines++] = at;
}

/* Each kind has a head; a blank line stands between them where there is room. */
static void lay_out(const View *view, const Matters *matters, Area area, List *list) {
    char title[WORDS_LINE];
    bool airy = matters->count + 2 * KINDS <= area.h;
    for (int i = 0; i < matters->count; i++) {
        bool another = i == 0 || matters->matter[i].kind != matters->matter[i - 1].kind;
        if (another && i > 0 && airy) add_line(list, NOTHING, i);
        if (another) add_line(list, HEAD, i);
        title_of(view, matters->matter[i], title, sizeof title);
        for (int part = 0; part < canvas_wrap_lines(area.w - 2, title); part++) add_line(list, part == 0 ? ID_MATTER + i : REST, i);
    }
}

static void draw_list(View *view, Area box, const Matters *matters) {
    List list = {.lines = 0};
    char title[WORDS_LINE];
    Area inside = view_box(view, box, view_watching(view) ? words_bloc(view->rules, view->side) : _("Awaits you"));
    Area area = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    lay_out(view, matters, area, &list);
    if (list.lines == 0) canvas_wrap(view->canvas, area, 0, STYLE_DIM, _("Nothing awaits a decision this turn."));
    int first = view_rows(view, list.id, list.lines, area);
    for (int i = first, lines; i < list.lines && i < first + area.h; i += lines) {
        Area row = {area.y + i - first, area.x, 1, area.w};
        Matter matter = matters->matter[list.at[i]];
        for (lines = 1; i + lines < list.lines && i + lines < first + area.h && list.id[i + lines] == REST;) lines++;
        row.h = lines;
        title_of(view, matter, title, sizeof title);
        if (list.id[i] == HEAD)
            canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, kind_words(matter.kind));
        else if (list.id[i] >= 0)
            draw_row(view, row, list.at[i], matter, title);
    }
}

/* --- one matter --- */

static int draw_text(View *view, Area area, Style style, const char *text) { return canvas_wrap(view->canvas, area, 0, style, text); }

static void draw_choice(View *view, Area *area, Matter matter, int choice) {
    char cost[WORDS_LINE];
    MoatOrder order = order_of(matter, choice);
    const MoatOrder *taken = decided(view, matter);
    bool this = taken != NULL && taken->amount == order.amount;
    bool open = !view_watching(view) && !session_over(view->session); /* else nobody asks why it cannot be given */
    MoatRefusal refusal = open ? session_check(view->session, order) : MOAT_ORDER_OK;
    const char *label = "", *about = NULL;
    if (matter.kind == MATTER_EVENT)
        label = moat_text(view->rules, &view->rules->event[matter.at].answer[choice].label);
    else if (matter.kind == MATTER_DOCTRINE) {
        const MoatDoctrine *doctrine = &view->rules->doctrine[matter.at].offer[view->side][choice];
        label = moat_text(view->rules, &doctrine->name);
        about = moat_text(view->rules, &doctrine->text);
    } else
        label = words_tier(MOAT_Q_bid, choice + 1);
    words_cost((MoatVerb)order.verb, moat_order_cost(view->world, view->rules, view->side, order), cost, sizeof cost);
    const char *right = this                                                        ? _("chosen")
                        : refusal == MOAT_ORDER_OK || refusal == MOAT_REFUSAL_TWICE ? cost
                                                                                    : words_refused(view->rules, order, refusal);
    bool fine = this || refusal == MOAT_ORDER_OK || refusal == MOAT_REFUSAL_TWICE;
    int lines = canvas_wrap_lines(area->w - 2, label);
    bool apart = lines > 1 || text_width(label) + text_width(right) + 4 > area->w; /* the price, or the reason, below it */
    int below = apart ? canvas_wrap_lines(area->w - 2, right) : 0;
    Area row = {area->y, area->x, lines + below, area->w};
    canvas_text(view->canvas, row.y, row.x, 1, STYLE_STRONG, this ? "✓" : " ");
    canvas_wrap(view->canvas, (Area){row.y, row.x + 2, lines, row.w - 2}, 0, fine ? STYLE_STRONG : STYLE_DIM, label);
    if (below > 1)
        canvas_wrap(view->canvas, (Area){row.y + lines, row.x + 2, below, row.w - 2}, 0, STYLE_DIM, right);
    else
        canvas_right(view->canvas, row.y + row.h - 1, row.x + 2, row.w - 2, STYLE_DIM, right);
    view_item(view, ID_CHOICE + choice, row, about);
    area->y += row.h;
    if (about != NULL) area->y += draw_text(view, (Area){area->y, area->x + 2, 6, area->w - 2}, STYLE_DIM, about);
}

/* `end`: the line below the last one. Blank lines stand where the choices leave room for them. */
static void draw_tender(View *view, Area *area, int end, int choices, const MoatTenderPlace *place) {
    enum { PAIRS = 5 };
    char who[WORDS_LINE * 2], what[WORDS_LINE * 2];
    snprintf(who, sizeof who, _("%s of %s"), words_segment(view->rules, place->segment), words_market(view->rules, place->market));
    words_tenders(view->rules, what, sizeof what);
    int spare = end - area->y - canvas_wrap_lines(area->w, who) - canvas_wrap_lines(area->w, what) - 1 - PAIRS - choices;
    area->y += draw_text(view, (Area){area->y, area->x, 2, area->w}, STYLE_STRONG, who);
    area->y += draw_text(view, (Area){area->y, area->x, 6, area->w}, STYLE_TEXT, what) + (spare > 1);
    for (int side = 0; side < MOAT_BLOCS; side++)
        canvas_right(view->canvas, area->y, area->x + 14 + 10 * side, 9, view_side_style(side), view_side_sign(side));
    area->y++;
    static const struct {
        const char *label;
        MoatQuantity quantity;
        bool cell;
    } pair[PAIRS] = {{N_("paid use"), MOAT_Q_share, true}, {N_("open use"), MOAT_Q_share, true},
        {N_("dependency"), MOAT_Q_dependency, true}, {N_("trust"), MOAT_Q_trust, false}, {N_("cloud"), MOAT_Q_cloud, false}};
    for (int i = 0; i < PAIRS; i++, area->y++) {
        canvas_text(view->canvas, area->y, area->x, 14, STYLE_DIM, _(pair[i].label));
        for (int side = 0; side < MOAT_BLOCS; side++) {
            int at = i < 2 ? 2 * side + i : side;
            MoatName name = pair[i].cell ? view_name(pair[i].quantity, place->market, place->segment, at)
                                         : view_name(pair[i].quantity, place->market, at, 0);
            view_number(view, ID_CHOICE + 20 + 2 * i + side, area->y, area->x + 14 + 10 * side, 10, name);
        }
    }
    area->y += spare > 0;
}

static void draw_matter(View *view, Area box, Matter matter) {
    char title[WORDS_LINE], text[1024];
    title_of(view, matter, title, sizeof title);
    bool fits = text_width(title) + 6 <= box.w;
    Area inside = view_box(view, box, fits ? title : kind_words(matter.kind));
    Area area = {inside.y, inside.x + 1, inside.h, inside.w - 2};
    if (!fits) area.y += draw_text(view, area, STYLE_STRONG, title) + 1;
    view_pane(view);
    if (matter.kind == MATTER_EVENT) {
        words_event_text(view->rules, matter.at, view->world->waiting[view->side][matter.at] - 1, text, sizeof text);
        area.y += draw_text(view, area, STYLE_TEXT, text) + 1;
    } else if (matter.kind == MATTER_DOCTRINE)
        area.y += draw_text(view, area, STYLE_TEXT,
                      _("One of these, for good. The rival will see it. When you choose none, the first is taken.")) +
                  1;
    else
        draw_tender(view, &area, inside.y + inside.h, choices_of(view, matter), place_of(view, matter));
    for (int i = 0; i < choices_of(view, matter); i++) {
        draw_choice(view, &area, matter, i);
        area.y += matter.kind == MATTER_DOCTRINE;
    }
    int choice = view->memory->focus - ID_CHOICE, room = inside.y + inside.h - area.y, blank = room > LEAST_EFFECTS;
    if (choice >= 0 && choice < choices_of(view, matter) && room >= LEAST_EFFECTS) { /* what the choice would bring takes the place below */
        Offer offer = offer_of(view, order_of(matter, choice));
        effects_draw(view, (Area){area.y + blank, area.x, room - blank, area.w}, &offer);
        return;
    }
    if (matter.kind == MATTER_NEXT_TENDER)
        draw_text(view, (Area){area.y, area.x, 3, area.w}, STYLE_DIM, _("Decided next turn: bids are taken then."));
    if (matter.kind == MATTER_EVENT) {
        const MoatEvent *event = &view->rules->event[matter.at];
        char source[WORDS_SOURCE], note[WORDS_SOURCE + WORDS_LINE];
        words_source(view->rules, &event->source, source, sizeof source);
        snprintf(note, sizeof note, _("Without an answer the last one is taken. Source: %s"), source);
        canvas_wrap(view->canvas, (Area){area.y + 1, area.x, inside.y + inside.h - area.y - 1, area.w}, 0, STYLE_DIM, note);
    }
}

static void draw(View *view) {
    Matters matters = matters_of(view);
    int focus = view->memory->focus - ID_MATTER, left = view->area.w * 21 / 40;
    if (focus >= 0 && focus < matters.count) view->memory->pick = focus;
    if (view->memory->pick >= matters.count) view->memory->pick = 0;
    Area list = {view->area.y, 0, view->area.h, left};
    draw_list(view, list, &matters);
    if (matters.count > 0 && choices_of(view, matters.matter[view->memory->pick]) > 0)
        canvas_printf(
            view->canvas, list.y + list.h - 1, 2, left - 6, STYLE_DIM, _(" %s to the choices "), keys_name(view->keys, ACTION_CHOOSE));
    Area right = {view->area.y, left, view->area.h, view->area.w - left};
    if (matters.count > 0)
        draw_matter(view, right, matters.matter[view->memory->pick]);
    else
        canvas_box(view->canvas, right, NULL);
}

/* Takes the place of what was chosen before. */
static void choose(View *view, Matter matter, int choice) {
    const MoatOrders *draft = session_draft(view->session);
    const MoatOrder *taken = decided(view, matter);
    MoatOrder order = order_of(matter, choice), before = taken != NULL ? *taken : order;
    bool same = taken != NULL && taken->amount == order.amount;
    if (taken != NULL) session_remove(view->session, (int)(taken - draft->order));
    if (same) {
        view_cue(view, SCREEN_CUE_UNDO);
        view_say(view, _("The choice was taken back."));
    } else if (!view_order(view, order) && taken != NULL)
        session_add(view->session, before);
}

static bool act(View *view, Action action) {
    Matters matters = matters_of(view);
    int focus = view->memory->focus;
    if (action != ACTION_CHOOSE || matters.count == 0) return false;
    Matter matter = matters.matter[view->memory->pick];
    if (focus >= ID_CHOICE && focus < ID_CHOICE + choices_of(view, matter))
        choose(view, matter, focus - ID_CHOICE);
    else if (choices_of(view, matter) > 0)
        view->memory->focus = ID_CHOICE;
    return true;
}

const Screen screen_agenda = {.title = N_("Agenda"), .action = ACTION_SCREEN_8, .draw = draw, .act = act};
