/* regulators.c - every regulator's heat against both blocs, what raises it at today's practice, what the next turn may bring; lobbying and
 * commitments. */
#include "offer.h"
#include "screens.h"
#include "sides.h"

#include <stdio.h>
#include <string.h>

/* Ids: rows, numbers and orders of the one that is shown. Memory: pick = regulator. */
enum { ID_ROW = 1, ID_HEAT = 20, ID_DETAIL = 60, ID_ORDER = 100, ORDERS = 2, HEAT = 6, STAGE = 9 };

static MoatName heat_of(int regulator, MoatSide side) { return view_name(MOAT_Q_heat, regulator, side, 0); }

static int stage_of(const View *view, MoatLong heat) {
    return (heat >= view->rules->inquiry_line) + (heat >= view->rules->case_line) + (heat >= view->rules->penalty_line);
}

static const char *stage_words(int stage) {
    return stage == 0 ? _("calm") : stage == 1 ? _("inquiry") : stage == 2 ? _("case") : _("penalty");
}

static int count_of(const View *view, MoatQuantity quantity, int regulator, MoatSide side) {
    return (int)(view_read(view, view_name(quantity, regulator, side, 0)) / MOAT_ONE);
}

/* --- what is ahead --- */

typedef enum Practice { PRACTICE_PRICE, PRACTICE_CHARGE, PRACTICE_LICENCE, PRACTICE_TAP, PRACTICES } Practice;
enum { SEEN = PRACTICES, FADED, PARTS }; /* what else a regulator saw, and what it forgot */

/* With the draft; the rival gives no orders. */
typedef struct Ahead {
    Moment moment;
    MoatOutlook turn[MOAT_REGULATORS][MOAT_BLOCS];
    MoatLong part[MOAT_REGULATORS][MOAT_BLOCS][PARTS]; /* of the change of heat in the next quarter */
} Ahead;

static void stop_practice(MoatWorld *world, MoatSide side, Practice practice) {
    switch (practice) {
    case PRACTICE_PRICE: world->price[side] = 0; break;
    case PRACTICE_CHARGE: memset(world->monetise[side], 0, sizeof world->monetise[side]); break;
    case PRACTICE_LICENCE: world->licence[side] = MOAT_PERMISSIVE; break;
    case PRACTICE_TAP: world->tap[side] = 0; break;
    case PRACTICES: break;
    }
}

/* What all regulators saw in a quarter and how much heat faded. */
typedef struct Sight {
    MoatLong seen[MOAT_REGULATORS][MOAT_BLOCS], faded[MOAT_REGULATORS][MOAT_BLOCS];
} Sight;

static void take(void *context, const MoatLedgerRow *row) {
    Sight *sight = context;
    if (row->name.quantity != MOAT_Q_heat) return;
    if (row->cause == MOAT_CAUSE_PRACTICE) sight->seen[row->name.at[0]][row->name.at[1]] += row->amount;
    if (row->cause == MOAT_CAUSE_COOLING) sight->faded[row->name.at[0]][row->name.at[1]] += row->amount;
}

/* The next quarter as the engine plays it, but for one practice of a side. */
static Sight sight_of(const View *view, MoatSide side, Practice without) {
    Sight sight = {{{0}}, {{0}}};
    MoatOrders orders[MOAT_BLOCS] = {{0}, {0}};
    MoatWorld world = *view->world;
    MoatLedger ledger;
    orders[view->side] = *session_draft(view->session);
    world.seed = ~world.seed; /* the dice of the game are nobody's to see */
    moat_turn_begin(&world, view->rules, orders, NULL);
    stop_practice(&world, side, without);
    moat_ledger_begin(&ledger, view->rules, &world, take, &sight);
    moat_turn_quarter(&world, view->rules, &ledger);
    return sight;
}

/* What a practice adds is the quarter as it stands less the quarter without it. */
static void find_parts(const View *view, Ahead *ahead) {
    Sight all = sight_of(view, 0, PRACTICES);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        Sight without[PRACTICES];
        for (int i = 0; i < PRACTICES; i++) without[i] = sight_of(view, side, (Practice)i);
        for (int r = 0; r < view->rules->regulators; r++) {
            MoatLong *part = ahead->part[r][side];
            part[SEEN] = all.seen[r][side];
            part[FADED] = all.faded[r][side];
            for (int i = 0; i < PRACTICES; i++) {
                MoatLong more = all.seen[r][side] - without[i].seen[r][side];
                part[i] = more > 0 ? more : 0; /* a lower price also draws users: that is size */
                part[SEEN] -= part[i];
            }
            part[SEEN] = part[SEEN] > 0 ? part[SEEN] : 0; /* practices that meet in one case overlap */
        }
    }
}

static const Ahead *ahead_of(const View *view) {
    static Ahead kept;
    if (view_same_moment(view, &kept.moment)) return &kept;
    for (int r = 0; r < view->rules->regulators; r++)
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) kept.turn[r][side].name = heat_of(r, side);
    moat_forecast(view->world, view->rules, view->side, &kept.moment.draft, 1, &kept.turn[0][0], MOAT_BLOCS * view->rules->regulators);
    find_parts(view, &kept);
    return &kept;
}

static bool warned(const View *view, const MoatOutlook *outlook) { return stage_of(view, outlook->high) > stage_of(view, outlook->now); }

static void draw_causes(View *view, Area area, int regulator) {
    const char *label[PARTS] = {
        _("premium price"), _("charging for open"), _("restricted licence"), _("tap"), _("size and distance"), _("it forgets")};
    enum { CELL = 7 };
    canvas_text(view->canvas, area.y, area.x, area.w, STYLE_DIM, _("a quarter adds"));
    for (int i = 0; i < PARTS && i + 1 < area.h; i++)
        canvas_text(view->canvas, area.y + 1 + i, area.x, area.w - 2 * CELL, STYLE_DIM, label[i]);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        int x = area.x + area.w - (MOAT_BLOCS - side) * CELL;
        const MoatLong *part = ahead_of(view)->part[regulator][side];
        canvas_right(view->canvas, area.y, x, CELL, view_side_style(side), view_side_sign(side));
        for (int i = 0; i < PARTS && i + 1 < area.h; i++) {
            char text[WORDS_LINE];
            words_change_fine(view->rules, heat_of(regulator, side), part[i], text, sizeof text);
            canvas_right(view->canvas, area.y + 1 + i, x, CELL, part[i] > MOAT_ONE / 200 ? STYLE_STRONG : STYLE_DIM, text);
            view_named(view, ID_DETAIL + i * MOAT_BLOCS + side, (Area){area.y + 1 + i, x, 1, CELL}, heat_of(regulator, side));
            view_about(
                view, _("What this practice adds to the heat in the next quarter: the quarter as it stands, less the quarter without it."));
        }
    }
}

/* --- the table --- */

enum { WIDE = 150, NAME = 40 }; /* where there is room to spare the meters take it: names stay near their figures */

typedef struct Layout {
    int name, meter, side;
} Layout;

static void draw_meter(View *view, int y, int x, int width, MoatSide side, MoatLong heat) {
    const MoatFixed line[] = {view->rules->inquiry_line, view->rules->case_line}, whole = view->rules->penalty_line;
    widget_meter(view->canvas, y, x, width, stage_of(view, heat) > 0 ? STYLE_WARN : view_side_style(side), heat, whole);
    for (int i = 0; i < 2 && whole > 0; i++)
        if (heat < line[i]) canvas_text(view->canvas, y, x + (int)((MoatLong)line[i] * width / whole), 1, STYLE_DIM, "│");
}

static void draw_stage(View *view, Area at, int regulator, MoatSide side) {
    MoatLong heat = view_read(view, heat_of(regulator, side));
    int cap = count_of(view, MOAT_Q_cap, regulator, side), bound = count_of(view, MOAT_Q_compliance, regulator, side),
        stage = stage_of(view, heat);
    bool warn = warned(view, &ahead_of(view)->turn[regulator][side]);
    char text[WORDS_LINE];
    if (cap > 0)
        snprintf(text, sizeof text, _("capped %dq"), cap);
    else if (bound > 0)
        snprintf(text, sizeof text, _("bound %dq"), bound);
    else
        snprintf(text, sizeof text, "%s%s", stage_words(stage), warn ? " ⚠" : "");
    canvas_text(view->canvas, at.y, at.x, at.w, warn || stage > 0 || cap > 0 ? STYLE_WARN : STYLE_DIM, text);
    view_named(view, ID_HEAT + regulator * 4 + 2 + side, at,
        view_name(cap > 0     ? MOAT_Q_cap
                  : bound > 0 ? MOAT_Q_compliance
                              : MOAT_Q_penalties,
            regulator, side, 0));
}

static void draw_row(View *view, Area row, int r, Layout layout) {
    const char *name = words_regulator(view->rules, r);
    canvas_text(view->canvas, row.y, row.x, layout.name, r == view->memory->pick ? STYLE_STRONG : STYLE_TEXT, name);
    view_named(view, ID_ROW + r, (Area){row.y, row.x, 1, layout.name}, heat_of(r, view->side));
    view_about(view, moat_text(view->rules, &view->rules->regulator[r].about));
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        int x = row.x + layout.name + 1 + side * layout.side;
        draw_meter(view, row.y, x, layout.meter, side, view_read(view, heat_of(r, side)));
        x += layout.meter;
        view_number(view, ID_HEAT + r * 4 + side, row.y, x, HEAT, heat_of(r, side));
        draw_stage(view, (Area){row.y, x + HEAT + 1, 1, STAGE}, r, side);
    }
}

static void draw_table(View *view, Area box) {
    char note[WORDS_LINE];
    const MoatRules *rules = view->rules;
    Area inside = view_box(view, box, _("Regulators"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    Layout layout = {.meter = row.w >= 110 ? 20 : row.w >= 90 ? 14 : 9};
    if (row.w >= WIDE) layout.meter = (row.w - NAME) / MOAT_BLOCS - (HEAT + 1 + STAGE + 1);
    layout.side = layout.meter + HEAT + 1 + STAGE + 1;
    layout.name = row.w - MOAT_BLOCS * layout.side;
    snprintf(note, sizeof note, _("inquiry at %s, case at %s, penalty at %s"), view_amount(MOAT_UNIT_SHARE, rules->inquiry_line),
        view_amount(MOAT_UNIT_SHARE, rules->case_line), view_amount(MOAT_UNIT_SHARE, rules->penalty_line));
    canvas_box_note(view->canvas, box, STYLE_DIM, note);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        canvas_printf(view->canvas, row.y, row.x + layout.name + 1 + side * layout.side, layout.side - 1, view_side_style(side), "%s %s",
            view_side_sign(side), words_bloc(rules, side));
    row.y++;
    view_pane(view);
    for (int r = 0; r < rules->regulators; r++, row.y++) draw_row(view, row, r, layout);
    if (rules->regulators == 0) canvas_text(view->canvas, row.y, row.x, row.w, STYLE_DIM, _("There are no regulators here."));
}

/* --- one of them --- */

static bool order_of(const View *view, int id, MoatOrder *order) {
    static const MoatVerb verb[ORDERS] = {MOAT_ORDER_lobby, MOAT_ORDER_comply};
    if (id < ID_ORDER || id >= ID_ORDER + ORDERS || view->rules->regulators == 0) return false;
    *order = (MoatOrder){(int16_t)verb[id - ID_ORDER], (int16_t)view->memory->pick, 0};
    return true;
}

static void places_of(const View *view, int r, char text[WORDS_LINE * 4]) {
    text[0] = '\0';
    for (int m = 0; m < view->rules->markets; m++)
        if ((view->rules->jurisdiction[r] >> m & 1) != 0) {
            size_t used = strlen(text);
            snprintf(text + used, WORDS_LINE * 4 - used, "%s%s", used > 0 ? ", " : "", words_market(view->rules, m));
        }
}

/* As many lines for each of them, so that what stands below keeps its place. */
static int draw_places(View *view, Area area, int r) {
    char text[WORDS_LINE * 4];
    int most = 0;
    for (int other = 0; other < view->rules->regulators; other++) {
        places_of(view, other, text);
        int lines = canvas_wrap_lines(area.w, text);
        most = lines > most ? lines : most;
    }
    if (most > area.h - ORDERS - 2) most = area.h - ORDERS - 2;
    places_of(view, r, text);
    canvas_wrap(view->canvas, (Area){area.y, area.x, most, area.w}, 0, STYLE_TEXT, text);
    return most;
}

/* What the next turn may bring to the side that gives orders. */
static void draw_ahead(View *view, Area row, int r) {
    const MoatOutlook *outlook = &ahead_of(view)->turn[r][view->side];
    const char *now = view_value_of(view, outlook->name, outlook->now), *middle = view_value_of(view, outlook->name, outlook->middle);
    const char *low = view_value_of(view, outlook->name, outlook->low), *high = view_value_of(view, outlook->name, outlook->high);
    char text[WORDS_LINE * 2];
    bool warn = warned(view, outlook);
    if (warn)
        snprintf(text, sizeof text, _("⚠ %s: %s → %s, up to %s"), stage_words(stage_of(view, outlook->high)), now, middle, high);
    else
        snprintf(text, sizeof text, _("next turn %s → %s (%s to %s)"), now, middle, low, high);
    canvas_text(view->canvas, row.y, row.x, row.w, warn ? STYLE_WARN : STYLE_TEXT, text);
    view_named(view, ID_ORDER - 1, row, heat_of(r, view->side));
}

static void draw_one(View *view, Area box, int r) {
    MoatOrder order;
    Area inside = view_box(view, box, words_regulator(view->rules, r));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    row.y += draw_places(view, (Area){row.y, row.x, inside.h, row.w}, r);
    view_pane(view);
    if (!session_over(view->session)) draw_ahead(view, row, r), row.y++;
    for (int i = 0; i < ORDERS; i++, row.y++)
        if (order_of(view, ID_ORDER + i, &order))
            offer_row(view, row, ID_ORDER + i, order, i == 0 ? _("lobby") : _("make commitments"), 0, NULL);
    row.h = inside.y + inside.h - row.y;
    if (order_of(view, view->memory->focus, &order))
        offer_explain(view, row, order);
    else
        canvas_wrap(view->canvas, row, 0, STYLE_DIM, moat_text(view->rules, &view->rules->regulator[r].about));
}

static void draw_practice(View *view, Area box, int r) {
    const MoatRules *rules = view->rules;
    Area inside = view_box(view, box, _("What it watches"));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    char text[WORDS_LINE * 2];
    snprintf(text, sizeof text, _("competition %s, security %s"), view_amount(MOAT_UNIT_NUMBER, rules->clock_competition[r]),
        view_amount(MOAT_UNIT_NUMBER, rules->clock_security[r]));
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_TEXT, text);
    snprintf(text, sizeof text, _("strictness %s, dominant from %s"), view_amount(MOAT_UNIT_NUMBER, rules->strictness[r]),
        view_amount(MOAT_UNIT_SHARE, rules->threshold[r]));
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_TEXT, text);
    view_pane(view);
    draw_causes(view, (Area){row.y, row.x, inside.y + inside.h - row.y, row.w}, r);
}

static void draw(View *view) {
    Memory *memory = view->memory;
    int focus = memory->focus, regulators = view->rules->regulators, high = regulators + 3, right = view->area.w >= 110 ? 46 : 39;
    if (focus >= ID_ROW && focus < ID_ROW + regulators)
        memory->pick = focus - ID_ROW;
    else if (focus >= ID_HEAT && focus < ID_HEAT + regulators * 4)
        memory->pick = (focus - ID_HEAT) / 4;
    if (memory->pick >= regulators) memory->pick = 0;
    Area area = view->area, low = {area.y + high - 1, 0, area.h - high + 1, area.w - right};
    int chart = low.h >= 24 ? low.h - 13 : 0; /* the whole of the lower part is not needed for words */
    low.h -= chart > 0 ? chart - 1 : 0;
    draw_table(view, (Area){area.y, 0, high, area.w});
    if (regulators == 0) return;
    draw_one(view, low, memory->pick);
    draw_practice(view, (Area){low.y, low.w, low.h, right}, memory->pick);
    if (chart > 0) sides_chart(view, (Area){low.y + low.h - 1, 0, chart, area.w}, heat_of(memory->pick, view->side));
}

static bool act(View *view, Action action) { return offer_act(view, action, order_of); }

const Screen screen_regulators = {.title = N_("Regulators"), .action = ACTION_SCREEN_6, .draw = draw, .act = act};
