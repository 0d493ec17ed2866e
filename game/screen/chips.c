/* chips.c - what both blocs compute with, where it comes from, what the other's tap holds back; buying, building, cutting off. */
#include "offer.h"
#include "screens.h"
#include "sides.h"

#include <stdio.h>
#include <string.h>

enum { ID_FACT = 1, ID_SPENDING = 100, ID_ORDER = 110, TIERS = 5, ORDERS = 5, FACTS = 10 };

/* --- the next quarter, as the engine plays it --- */

typedef struct Supply {
    MoatLong bought[MOAT_BLOCS], made[MOAT_BLOCS], paid[MOAT_BLOCS];
} Supply;

static void take(void *context, const MoatLedgerRow *row) {
    Supply *supply = context;
    int side = row->name.at[0];
    if (row->name.quantity == MOAT_Q_compute && row->cause == MOAT_CAUSE_CHIPS)
        supply->bought[side] += row->amount;
    else if (row->name.quantity == MOAT_Q_compute && row->cause == MOAT_CAUSE_FAB)
        supply->made[side] += row->amount;
    else if (row->name.quantity == MOAT_Q_cash && row->cause == MOAT_CAUSE_CHIPS)
        supply->paid[side] -= row->amount;
}

/* With `open`, as if nobody held a tap. */
static Supply supply_of(const View *view, bool open) {
    Supply supply = {{0}, {0}, {0}};
    MoatOrders orders[MOAT_BLOCS] = {{0}, {0}};
    MoatWorld world = *view->world;
    MoatLedger ledger;
    orders[view->side] = *session_draft(view->session);
    world.seed = ~world.seed; /* the dice of the game are nobody's to see */
    moat_turn_begin(&world, view->rules, orders, NULL);
    for (MoatSide side = 0; side < MOAT_BLOCS && open; side++) world.tap[side] = 0;
    moat_ledger_begin(&ledger, view->rules, &world, take, &supply);
    moat_turn_quarter(&world, view->rules, &ledger);
    return supply;
}

/* As it is, and with taps open. */
typedef struct Supplies {
    Moment moment;
    Supply held, open;
} Supplies;

static const Supplies *supplies_of(const View *view) {
    static Supplies kept;
    if (view_same_moment(view, &kept.moment)) return &kept;
    kept.held = supply_of(view, false);
    kept.open = supply_of(view, true);
    return &kept;
}

/* --- both sides --- */

static void note_compute(const Sides *sides, MoatSide side, Area rest) { sides_spark(sides, side, rest, MOAT_Q_compute); }

static void note_fab(const Sides *sides, MoatSide side, Area rest) {
    (void)side;
    canvas_text(sides->view->canvas, rest.y, rest.x, rest.w, STYLE_DIM, _("made a quarter"));
}

static void note_exposure(const Sides *sides, MoatSide side, Area rest) {
    (void)side;
    canvas_text(sides->view->canvas, rest.y, rest.x, rest.w, STYLE_DIM, _("of what it buys"));
}

static void note_alone(const Sides *sides, MoatSide side, Area rest) {
    (void)side;
    canvas_text(sides->view->canvas, rest.y, rest.x, rest.w, STYLE_DIM, _("nobody can cut"));
}

/* An amount that no reading holds; why and help lead to compute, where it goes. */
static void draw_amount(Sides *sides, MoatSide side, const char *value, const char *note, Style style, const char *about) {
    View *view = sides->view;
    Area cell = sides_cell(sides, side), rest = sides_rest(sides, side);
    canvas_right(view->canvas, cell.y, cell.x, 9, style, value);
    canvas_text(view->canvas, rest.y, rest.x, rest.w, STYLE_DIM, note);
    view_named(view, sides->id++, (Area){cell.y, cell.x, 1, 10}, view_name(MOAT_Q_compute, side, 0, 0));
    view_about(view, about);
}

static void draw_bought(Sides *sides, const Supply *supply, const Supply *open) {
    char note[WORDS_LINE];
    if (sides_row(sides, _("to arrive")))
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            snprintf(note, sizeof note, _("a quarter, %s"), view_amount(MOAT_UNIT_MONEY, supply->paid[side]));
            draw_amount(sides, side, view_amount(MOAT_UNIT_CHIPS, supply->bought[side]), note, STYLE_TEXT,
                _("Chips that will arrive in the next quarter, bought with a part of income, if the turn ends with these orders."));
        }
    if (sides_row(sides, _("held back")))
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatLong held = open->bought[side] - supply->bought[side], all = open->bought[side];
            held = held > 0 ? held : 0;
            snprintf(note, sizeof note, _("%s of them"), view_amount(MOAT_UNIT_SHARE, all > 0 ? held * MOAT_ONE / all : 0));
            draw_amount(sides, side, view_amount(MOAT_UNIT_CHIPS, held), held > 0 ? note : _("by the tap"),
                held > 0 ? STYLE_WARN : STYLE_TEXT,
                _("Chips that the rival's tap keeps away in the next quarter: the quarter played with the tap open, less the quarter as it "
                  "stands."));
        }
}

static void draw_tap(Sides *sides) {
    View *view = sides->view;
    if (!sides_row(sides, _("tap on rival"))) return;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Area cell = sides_cell(sides, side);
        MoatName name = view_name(MOAT_Q_tap, side, 0, 0);
        int tap = (int)(view_read(view, name) / MOAT_ONE), next = tap + (view_read(view, view_name(MOAT_Q_tap_announced, side, 0, 0)) > 0);
        char text[WORDS_LINE];
        if (next > tap)
            snprintf(text, sizeof text, _("%s → %s"), words_tier(MOAT_Q_tap, tap), words_tier(MOAT_Q_tap, next));
        else
            snprintf(text, sizeof text, _("%s, %s flows"), words_tier(MOAT_Q_tap, tap),
                view_amount(MOAT_UNIT_SHARE, view->rules->tap_table[tap]));
        int used = canvas_text(view->canvas, cell.y, cell.x + 2, cell.w - 2, next > 0 ? STYLE_WARN : STYLE_TEXT, text);
        view_named(view, sides->id++, (Area){cell.y, cell.x + 2, 1, used}, name);
    }
}

static void draw_facts(View *view, Area box) {
    char note[WORDS_LINE];
    const Supplies *supplies = supplies_of(view);
    Area inside = view_box(view, box, _("Chips"));
    snprintf(note, sizeof note, _("a million cost %s, falling by %s a quarter"),
        view_amount(MOAT_UNIT_MONEY, view->rules->chip_price_at[view->world->quarter]),
        view_amount(MOAT_UNIT_SHARE, view->rules->chip_fall));
    canvas_box_note(view->canvas, box, STYLE_DIM, note);
    view_pane(view);
    Sides sides = sides_begin(view, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, ID_FACT, 13);
    sides_numbers(&sides, _("compute"), MOAT_Q_compute, note_compute);
    sides_words(&sides, _("spending"), MOAT_Q_chips);
    draw_bought(&sides, &supplies->held, &supplies->open);
    sides_numbers(&sides, _("own fabs"), MOAT_Q_fab, note_fab);
    sides_numbers(&sides, _("exposure"), MOAT_Q_exposure, note_exposure);
    sides_numbers(&sides, _("own supply"), MOAT_Q_alone, note_alone);
    draw_tap(&sides);
    sides_numbers(&sides, _("reputation"), MOAT_Q_tap_reputation, NULL);
}

/* --- orders --- */

static bool order_of(const View *view, int id, MoatOrder *order) {
    static const MoatVerb verb[ORDERS] = {MOAT_ORDER_fab, MOAT_ORDER_autonomy, MOAT_ORDER_tap_up, MOAT_ORDER_tap_now, MOAT_ORDER_tap_down};
    if (id >= ID_SPENDING && id < ID_SPENDING + TIERS)
        *order = (MoatOrder){MOAT_ORDER_chips, 0, (int16_t)(id - ID_SPENDING)};
    else if (id >= ID_ORDER && id < ID_ORDER + 2)
        *order = offer_programme(view, verb[id - ID_ORDER], -1);
    else if (id >= ID_ORDER && id < ID_ORDER + ORDERS)
        *order = (MoatOrder){(int16_t)verb[id - ID_ORDER], 0, 0};
    else
        return false;
    return true;
}

static void draw_order(View *view, Area row, int id) {
    MoatOrder order;
    char label[WORDS_LINE];
    order_of(view, id, &order);
    words_order(view->rules, view->world, view->side, order, label, sizeof label);
    if (order.verb == MOAT_ORDER_stop) {
        MoatName age = view_name(order.amount == MOAT_ORDER_fab ? MOAT_Q_fab_programme : MOAT_Q_autonomy_programme, view->side, 0, 0);
        size_t used = strlen(label);
        snprintf(label + used, sizeof label - used, " (%s)", view_value(view, age));
    }
    offer_row(view, row, id, order, label, 0, NULL);
}

static void draw_orders(View *view, Area box) {
    Area inside = offer_box(view, box);
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    view_pane(view);
    offer_tiers(view, row, 16, ID_SPENDING, _("chip spending"), view_name(MOAT_Q_chips, view->side, 0, 0),
        (MoatOrder){MOAT_ORDER_chips, 0, 0}, TIERS);
    row.y++;
    for (int i = 0; i < ORDERS; i++, row.y++) draw_order(view, row, ID_ORDER + i);
    row.h = inside.y + inside.h - row.y;
    offer_focused(view, row, order_of);
}

static void draw(View *view) {
    Area area = view->area;
    int orders = area.h >= 34 ? 14 : 11, facts = area.h - orders + 1, chart = facts - FACTS - 1;
    draw_facts(view, (Area){area.y, 0, chart >= 8 ? FACTS + 2 : facts, area.w});
    if (chart >= 8) sides_chart(view, (Area){area.y + FACTS + 1, 0, chart, area.w}, view_name(MOAT_Q_compute, view->side, 0, 0));
    draw_orders(view, (Area){area.y + facts - 1, 0, orders, area.w});
}

static bool act(View *view, Action action) { return offer_act(view, action, order_of); }

const Screen screen_chips = {.title = N_("Chips"), .action = ACTION_SCREEN_4, .draw = draw, .act = act};
