/* labs.c - what both labs can do, what they have released and what they charge for it; releasing, pricing, giving away. */
#include "offer.h"
#include "screens.h"
#include "sides.h"

#include <stdio.h>

enum { ID_FACT = 1, ID_RIVAL = 60, ID_ORDER = 100, ID_PRICE = 110, ID_SPLIT = 120, ID_CHARGE = 130 };
enum { ORDERS = 4, TIERS = 5, SPLITS = 4, FACTS = 8 };

/* --- both labs --- */

static void note_lab(const Sides *sides, MoatSide side, Area rest) {
    View *view = sides->view;
    MoatName lead = view_name(MOAT_Q_lead, side, 0, 0);
    MoatLong ahead = view_read(view, lead);
    int used = 0;
    if (ahead > 0) {
        char text[WORDS_LINE];
        snprintf(text, sizeof text, _("leads by %s"), view_value(view, lead));
        used = canvas_text(view->canvas, rest.y, rest.x, rest.w, STYLE_STRONG, text) + 1;
    }
    sides_spark(sides, side, (Area){rest.y, rest.x + used, 1, rest.w - used}, MOAT_Q_lab);
}

/* How far a product stands behind the best that anyone can use. */
static void note_gap(const Sides *sides, MoatSide side, Area rest, MoatQuantity product) {
    View *view = sides->view;
    MoatName name = view_name(product, side, 0, 0);
    MoatLong gap = view_read(view, view_name(MOAT_Q_frontier, 0, 0, 0)) - view_read(view, name);
    char text[WORDS_LINE];
    if (gap * 20 <= MOAT_ONE)
        snprintf(text, sizeof text, "%s", _("at the frontier"));
    else
        snprintf(text, sizeof text, _("%s behind"), view_value_of(view, name, gap));
    canvas_text(view->canvas, rest.y, rest.x, rest.w, STYLE_DIM, text);
}

static void note_premium(const Sides *sides, MoatSide side, Area rest) { note_gap(sides, side, rest, MOAT_Q_premium); }

static void note_open(const Sides *sides, MoatSide side, Area rest) { note_gap(sides, side, rest, MOAT_Q_open); }

static void note_perm(const Sides *sides, MoatSide side, Area rest) { note_gap(sides, side, rest, MOAT_Q_perm); }

/* How much of the world tinkers with the open line, and under which licence. */
static void draw_use(Sides *sides) {
    View *view = sides->view;
    if (!sides_row(sides, _("open use"))) return;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Area cell = sides_cell(sides, side), rest = sides_rest(sides, side);
        MoatName licence = view_name(MOAT_Q_licence, side, 0, 0);
        view_number(view, sides->id++, cell.y, cell.x, 10, view_name(MOAT_Q_world_share, moat_open(side), 0, 0));
        int used = canvas_text(view->canvas, rest.y, rest.x, rest.w, STYLE_TEXT, view_value(view, licence));
        view_named(view, sides->id++, (Area){rest.y, rest.x, 1, used}, licence);
    }
}

static void draw_facts(View *view, Area box) {
    char note[WORDS_LINE];
    Area inside = view_box(view, box, _("Labs and releases"));
    snprintf(note, sizeof note, _("frontier %s"), view_value(view, view_name(MOAT_Q_frontier, 0, 0, 0)));
    canvas_box_note(view->canvas, box, STYLE_DIM, note);
    view_pane(view);
    Sides sides = sides_begin(view, (Area){inside.y, inside.x + 1, inside.h, inside.w - 2}, ID_FACT, 13);
    sides_numbers(&sides, _("lab"), MOAT_Q_lab, note_lab);
    sides_numbers(&sides, _("premium"), MOAT_Q_premium, note_premium);
    sides_numbers(&sides, _("open"), MOAT_Q_open, note_open);
    sides_numbers(&sides, _("permissive"), MOAT_Q_perm, note_perm);
    draw_use(&sides);
    sides_words(&sides, _("price"), MOAT_Q_price);
    sides_words(&sides, _("compute"), MOAT_Q_split);
}

/* --- orders --- */

static bool order_of(const View *view, int id, MoatOrder *order) {
    static const MoatVerb verb[ORDERS - 1] = {MOAT_ORDER_release_premium, MOAT_ORDER_release_open, MOAT_ORDER_release_restricted};
    int at = id - ID_CHARGE;
    *order = (MoatOrder){0, 0, 0};
    if (id >= ID_ORDER && id < ID_ORDER + ORDERS - 1)
        order->verb = (int16_t)verb[id - ID_ORDER];
    else if (id == ID_ORDER + ORDERS - 1)
        *order = (MoatOrder){MOAT_ORDER_maverick, 0, (int16_t)(view->world->maverick[view->side] == 0)};
    else if (id >= ID_PRICE && id < ID_PRICE + TIERS)
        *order = (MoatOrder){MOAT_ORDER_price, 0, (int16_t)(id - ID_PRICE)};
    else if (id >= ID_SPLIT && id < ID_SPLIT + SPLITS)
        *order = (MoatOrder){MOAT_ORDER_split, 0, (int16_t)(id - ID_SPLIT)};
    else if (at >= 0 && at < view->rules->segments * TIERS)
        *order = (MoatOrder){MOAT_ORDER_monetise, (int16_t)(at / TIERS), (int16_t)(at % TIERS)};
    else
        return false;
    return true;
}

/* What the lab has over what is out. */
static const char *gain(const View *view, MoatQuantity product) {
    MoatName lab = view_name(MOAT_Q_lab, view->side, 0, 0);
    return view_change_of(view, lab, view_read(view, lab) - view_read(view, view_name(product, view->side, 0, 0)));
}

static void draw_release(View *view, Area row, int i, const char *label, MoatQuantity product) {
    MoatOrder order;
    if (order_of(view, ID_ORDER + i, &order)) offer_row(view, row, ID_ORDER + i, order, label, 16, gain(view, product));
}

static void draw_left(View *view, Area row) {
    MoatOrder maverick;
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_DIM, _("release the lab's best as"));
    draw_release(view, row, 0, _("premium"), MOAT_Q_premium), row.y++;
    draw_release(view, row, 1, _("open, permissive"), MOAT_Q_perm), row.y++;
    draw_release(view, row, 2, _("open, restricted"), MOAT_Q_open), row.y++;
    offer_tiers(
        view, row, 15, ID_PRICE, _("premium price"), view_name(MOAT_Q_price, view->side, 0, 0), (MoatOrder){MOAT_ORDER_price, 0, 0}, TIERS),
        row.y++;
    offer_tiers(
        view, row, 15, ID_SPLIT, _("training"), view_name(MOAT_Q_split, view->side, 0, 0), (MoatOrder){MOAT_ORDER_split, 0, 0}, SPLITS),
        row.y++;
    order_of(view, ID_ORDER + ORDERS - 1, &maverick);
    offer_row(view, row, ID_ORDER + ORDERS - 1, maverick, maverick.amount != 0 ? _("encourage the maverick") : _("hold the maverick back"),
        0, NULL);
}

static void draw_right(View *view, Area row) {
    MoatSide rival = moat_rival(view->side);
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_DIM, _("charge for the open line"));
    for (int s = 0; s < view->rules->segments; s++, row.y++) {
        MoatName theirs = view_name(MOAT_Q_monetise, rival, s, 0);
        MoatOrder order = {MOAT_ORDER_monetise, (int16_t)s, 0};
        offer_tiers(view, row, 17, ID_CHARGE + s * TIERS, words_segment(view->rules, s), view_name(MOAT_Q_monetise, view->side, s, 0),
            order, TIERS);
        canvas_printf(view->canvas, row.y, row.x + 13, 3, view_side_style(rival), " %s%d", view_side_sign(rival),
            (int)(view_read(view, theirs) / MOAT_ONE));
        view_named(view, ID_RIVAL + s, (Area){row.y, row.x + 14, 1, 2}, theirs);
    }
}

static void draw_orders(View *view, Area box) {
    Area inside = offer_box(view, box);
    int right = inside.w > 100 ? 48 : 32, rows = view->rules->segments + 1 > 7 ? view->rules->segments + 1 : 7;
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    view_pane(view);
    draw_left(view, (Area){row.y, row.x, 1, row.w - right - 2});
    view_pane(view);
    draw_right(view, (Area){row.y, row.x + row.w - right, 1, right});
    offer_focused(view, (Area){row.y + rows, row.x, inside.h - rows, row.w}, order_of);
}

static void draw(View *view) {
    Area area = view->area;
    int orders = area.h >= 34 ? 15 : 12, facts = area.h - orders + 1, chart = facts - FACTS - 2;
    draw_facts(view, (Area){area.y, 0, chart >= 8 ? FACTS + 3 : facts, area.w});
    if (chart >= 8) sides_chart(view, (Area){area.y + FACTS + 2, 0, chart, area.w}, view_name(MOAT_Q_lab, view->side, 0, 0));
    draw_orders(view, (Area){area.y + facts - 1, 0, orders, area.w});
}

static bool act(View *view, Action action) { return offer_act(view, action, order_of); }

const Screen screen_labs = {.title = N_("Labs"), .action = ACTION_SCREEN_3, .draw = draw, .act = act};
