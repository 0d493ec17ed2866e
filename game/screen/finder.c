/* finder.c - every order by typing a few letters of it, with what it costs, why it can't be given, and what it would bring. */
#include "effects.h"
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FOUND_MOST = 480, WORDS_MOST = 96 * 1024 };

typedef struct Found {
    MoatOrder order;
    MoatRefusal refusal;
    int score, place;
} Found;
typedef struct Finds {
    Found found[FOUND_MOST];
    int count;
} Finds;

/* All orders there are with what they are found by, for as long as they stay the same: every letter that is typed looks through them. */
typedef struct Known {
    Moment moment;
    Found found[FOUND_MOST];
    int text[FOUND_MOST];      /* where it begins in `words`: as it reads, then its kind; behind that its name in the plain face */
    int reads[FOUND_MOST];     /* bytes of it that are as it reads */
    uint8_t lines[FOUND_MOST]; /* that it takes in a list `width` wide; 0 not counted yet */
    int count, used, width;
    char words[WORDS_MOST];
} Known;

/* --- all orders there are --- */

static int targets_of(const MoatRules *rules, MoatVerb verb, int *first) {
    *first = 0;
    switch (moat_verb(verb)->target) {
    case MOAT_TARGET_MARKET: return rules->markets;
    case MOAT_TARGET_SEGMENT: return rules->segments;
    case MOAT_TARGET_REGULATOR: return rules->regulators;
    case MOAT_TARGET_TENDER: return MOAT_TENDERS;
    case MOAT_TARGET_EVENT: return rules->events;
    case MOAT_TARGET_PROGRAMME: *first = -1; return rules->markets;
    default: return 1;
    }
}

static int amounts_of(MoatVerb verb) {
    switch (moat_verb(verb)->amount) {
    case MOAT_AMOUNT_NOTHING: return 1;
    case MOAT_AMOUNT_VERB: return MOAT_VERBS;
    case MOAT_AMOUNT_FLAG: return 2;
    default: return 5;
    }
}

/* Refusals that only mean that there is no such thing are not worth a line; nor are orders that the level takes away, or asking the rival's
 * own home to shut the rival out. */
static bool pointless(const View *view, MoatOrder order, MoatRefusal refusal) {
    if (words_taken_away(view->rules, (MoatVerb)order.verb)) return true;
    switch (refusal) {
    case MOAT_REFUSAL_NOT_ALIGNED: return order.target == view->rules->home[moat_rival(view->side)];
    case MOAT_REFUSAL_UNKNOWN:
    case MOAT_REFUSAL_NO_TARGET:
    case MOAT_REFUSAL_BAD_AMOUNT:
    case MOAT_REFUSAL_GAME_OVER:
    case MOAT_REFUSAL_NOT_RUNNING:
    case MOAT_REFUSAL_NO_TENDER:
    case MOAT_REFUSAL_NO_DOCTRINE:
    case MOAT_REFUSAL_NOT_ASKED: return true;
    default: return false;
    }
}

static int keep(Known *known, const char *text) {
    int size = (int)strlen(text) + 1, at = known->used;
    memcpy(known->words + at, text, (size_t)size);
    known->used += size;
    return at;
}

static void know(const View *view, Known *known, MoatOrder order) {
    char text[WORDS_LINE * 2], plain[WORDS_LINE * 2];
    MoatRefusal refusal = session_check(view->session, order);
    if (pointless(view, order, refusal) || known->count == FOUND_MOST || known->used + 2 * (int)sizeof text > WORDS_MOST) return;
    int used = words_order(view->rules, view->world, view->side, order, text, WORDS_LINE);
    snprintf(text + used, sizeof text - (size_t)used, " %s", words_verb((MoatVerb)order.verb));
    moat_order_print(view->rules, view->side, view->world, order, plain, sizeof plain);
    known->found[known->count] = (Found){order, refusal, 0, known->count};
    known->reads[known->count] = used;
    known->text[known->count++] = keep(known, text);
    keep(known, plain);
}

static void know_all(const View *view, Known *known) {
    known->count = known->used = known->width = 0;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        int first, targets = targets_of(view->rules, (MoatVerb)verb, &first), amounts = amounts_of((MoatVerb)verb);
        for (int target = first; target < targets; target++)
            for (int amount = 0; amount < amounts; amount++)
                know(view, known, (MoatOrder){(int16_t)verb, (int16_t)target, (int16_t)amount});
    }
}

static Known *known_orders(const View *view) {
    static Known known;
    if (!view_same_moment(view, &known.moment)) know_all(view, &known);
    return &known;
}

/* What can be given first, then the best match; among equals the order of the table, so that lists stay where they are. */
static int compare(const void *left, const void *right) {
    const Found *a = left, *b = right;
    bool first = a->refusal == MOAT_ORDER_OK, second = b->refusal == MOAT_ORDER_OK;
    return first != second ? second - first : a->score != b->score ? b->score - a->score : a->place - b->place;
}

/* As it reads, or with its name in the plain face, "chips": also for whom the words are of a script that this keyboard does not have. */
static int matches(char *text, const char *typed) {
    int score = text_match(text, typed);
    if (score > 0) return score;
    char *end = text + strlen(text);
    *end = ' ';
    score = text_match(text, typed) > 0;
    *end = '\0';
    return score;
}

static void find(const View *view, Finds *finds) {
    Known *known = known_orders(view);
    finds->count = 0;
    for (int i = 0; i < known->count; i++) {
        int score = matches(known->words + known->text[i], view->memory->text);
        if (score <= 0) continue;
        finds->found[finds->count] = known->found[i];
        finds->found[finds->count++].score = score;
    }
    qsort(finds->found, (size_t)finds->count, sizeof finds->found[0], compare);
}

/* Below a rule, which the list may have marked to say that it goes on. */
static void draw_chosen(View *view, Area area, const Found *found) {
    const char *doc = words_verb_doc((MoatVerb)found->order.verb);
    int lines = canvas_wrap(view->canvas, (Area){area.y + 1, area.x, 2, area.w}, 0, STYLE_TEXT, doc);
    Area rest = {area.y + 1 + lines, area.x, area.h - 1 - lines, area.w};
    if (found->refusal != MOAT_ORDER_OK) {
        char text[2 * WORDS_LINE];
        offer_refusal(view, found->order, found->refusal, text);
        canvas_wrap(view->canvas, rest, 0, STYLE_WARN, text);
        return;
    }
    Offer offer = offer_of(view, found->order);
    effects_draw(view, rest, &offer);
}

/* --- the screen --- */

/* An order of the list as words: what it is, and at the right its price, or why it cannot be given. */
typedef struct Row {
    char text[WORDS_LINE], right[WORDS_LINE];
    bool apart;       /* a reason too long for that stands below */
    int width, lines; /* of the text, beside what stands at the right */
} Row;

static Row row_of(const View *view, const Known *known, const Found *found, int width) {
    Row row;
    snprintf(row.text, sizeof row.text, "%.*s", known->reads[found->place], known->words + known->text[found->place]);
    if (found->refusal != MOAT_ORDER_OK)
        snprintf(row.right, sizeof row.right, "%s", words_refused(view->rules, found->order, found->refusal));
    else
        words_cost(
            (MoatVerb)found->order.verb, moat_order_cost(view->world, view->rules, view->side, found->order), row.right, sizeof row.right);
    int cells = text_width(row.right);
    row.apart = cells > width * 3 / 5;
    row.width = row.apart ? width : width - 2 - cells;
    row.lines = canvas_wrap_lines(row.width, row.text);
    return row;
}

static int lines_of(const View *view, Known *known, const Found *found, int width) {
    uint8_t *lines = &known->lines[found->place];
    if (known->width != width) memset(known->lines, 0, sizeof known->lines);
    known->width = width;
    if (*lines == 0) {
        Row row = row_of(view, known, found, width);
        *lines = (uint8_t)(row.lines + (row.apart ? canvas_wrap_lines(width - 2, row.right) : 0));
    }
    return *lines;
}

static void draw_found(View *view, const Known *known, Area area, int id, const Found *found) {
    Row row = row_of(view, known, found, area.w);
    Style style = found->refusal == MOAT_ORDER_OK ? STYLE_TEXT : STYLE_DIM;
    canvas_wrap(view->canvas, (Area){area.y, area.x, row.lines < area.h ? row.lines : area.h, row.width}, 0, style, row.text);
    if (!row.apart)
        canvas_right(view->canvas, area.y, area.x + row.width + 2, area.w - row.width - 2, style, row.right);
    else if (area.h > row.lines)
        canvas_wrap(view->canvas, (Area){area.y + row.lines, area.x + 2, area.h - row.lines, area.w - 2}, 0, style, row.right);
    view_item(view, id, area, words_verb_doc((MoatVerb)found->order.verb));
    view_verb(view, (MoatVerb)found->order.verb);
}

/* Orders on as many lines as they need; only the first line of each has an id. */
static void draw_list(View *view, Area area, const Finds *finds) {
    enum { LINES = 3 * FOUND_MOST };
    static int ids[LINES], at[LINES];
    Known *known = known_orders(view);
    int lines = 0;
    for (int i = 0; i < finds->count; i++)
        for (int part = 0, parts = lines_of(view, known, &finds->found[i], area.w); part < parts && lines < LINES; part++, lines++) {
            ids[lines] = part == 0 ? i + 1 : -1;
            at[lines] = i;
        }
    int first = view_rows(view, ids, lines, area);
    for (int i = first, high; i < lines && i < first + area.h; i += high) {
        for (high = 1; i + high < lines && i + high < first + area.h && at[i + high] == at[i];) high++;
        if (ids[i] > 0) draw_found(view, known, (Area){area.y + i - first, area.x, high, area.w}, ids[i], &finds->found[at[i]]);
    }
}

static void draw(View *view) {
    static Finds finds;
    char note[64];
    int low = 7, columns = view->canvas->columns > 110 ? 100 : view->canvas->columns - 8;
    view_follow_typing(view);
    find(view, &finds);
    snprintf(note, sizeof note, P_("%d order", "%d orders", finds.count), finds.count);
    Area list = view_search(view, columns, _("Give an order"), note, _("type a few letters: cloud, release, price, a market..."));
    list.h -= low;
    if (finds.count > 0) canvas_rule(view->canvas, list.y + list.h, list.x, list.w);
    draw_list(view, list, &finds);
    int at = view->memory->focus - 1;
    if (at >= 0 && at < finds.count)
        draw_chosen(view, (Area){list.y + list.h, list.x, low, list.w}, &finds.found[at]);
    else
        canvas_text(view->canvas, list.y, list.x, list.w, STYLE_DIM, _("No order has these letters."));
    view_hint(view, view->area, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    static Finds finds;
    if (action != ACTION_CHOOSE) return false;
    find(view, &finds);
    int at = view->memory->focus - 1;
    if (at < 0 || at >= finds.count) return true;
    if (view_order(view, finds.found[at].order)) view_back(view);
    return true;
}

const Screen screen_finder = {.title = N_("Give an order"), .overlay = true, .typing = true, .draw = draw, .act = act};
