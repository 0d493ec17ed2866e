/* home.c - the world, where both blocs stand, what you have ordered, and what it may bring. */
#include "home.h"
#include "lead.h"
#include "screens.h"
#include "worldmap.h"

#include <stdio.h>

typedef struct Panes {
    Area map, standing, bloc, orders, outlook;
} Panes;

/* Many orders and warnings take rows of the map, so that all of them are seen. */
static Panes panes_of(const View *view) {
    enum { MAP_GIVES = 4 };
    Area area = view->area;
    int side = area.w >= 160 ? 40 : area.w >= 110 ? 38 : 30;
    int low = area.h >= 60 ? 16 : area.h >= 45 ? 13 : area.h >= 34 ? 11 : area.h >= 27 ? 9 : 8;
    int high = area.h - low, left = area.w - side, orders = home_orders_rows(view, left);
    orders = orders < low ? low : orders > low + MAP_GIVES ? low + MAP_GIVES : orders;
    int map = area.h - orders;
    return (Panes){{area.y, 0, map, left}, {area.y, left, 7, side}, {area.y + 6, left, high - 6, side}, {area.y + map, 0, orders, left},
        {area.y + high, left, low, side}};
}

/* --- world --- */

static void draw_legend(View *view, Area box) {
    int x = box.x + 2, y = box.y + box.h - 1, end = box.x + box.w - 2;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        canvas_text(view->canvas, y, x, 1, STYLE_TEXT, " ");
        x += 1 + canvas_text(view->canvas, y, x + 1, end - x - 1, view_side_style(side), view_side_sign(side));
        x += canvas_printf(view->canvas, y, x, end - x, STYLE_DIM, " %s ", words_bloc(view->rules, side));
    }
    const char *more[] = {_("■ own"), _("= level"), _("· nobody"), view->colours ? _("strong: dependent") : ""};
    for (int i = 0; i < 4; i++) /* whole or not at all */
        if (more[i][0] != '\0' && text_width(more[i]) + 2 <= end - x)
            x += canvas_printf(view->canvas, y, x, end - x, STYLE_DIM, " %s ", more[i]);
}

/* Its name stands at the top of the map, what runs there at the foot: together they are too long for a narrow terminal. */
static void draw_market(View *view, Area box, Area line, int market) {
    Lead lead = lead_of(view, market);
    char text[WORDS_LINE * 2], name[WORDS_LINE];
    int x = line.x;
    snprintf(name, sizeof name, "%c %s", view_letter(view, market), words_market(view->rules, market));
    canvas_box_note(view->canvas, box, STYLE_STRONG, name);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        MoatLong depth = view_read(view, view_name(MOAT_Q_market_depth, market, side, 0));
        snprintf(text, sizeof text, line.w > 70 ? _("%s use, %s dependent") : _("%s use, %s dep"),
            view_amount(MOAT_UNIT_SHARE, lead_share(view, market, side)), view_amount(MOAT_UNIT_SHARE, depth));
        x += canvas_text(view->canvas, line.y, x, 2, view_side_style(side) | (lead.who == side ? STYLE_BOLD : 0), view_side_sign(side)) + 1;
        x += canvas_text(view->canvas, line.y, x, line.x + line.w - x, STYLE_TEXT, text) + 2;
    }
}

static void draw_world(View *view, Area box) {
    char title[WORDS_LINE];
    snprintf(title, sizeof title, _("World"));
    Area inside = view_box(view, box, title);
    draw_legend(view, box);
    Area map = inside;
    map.h--;
    view_pane(view);
    worldmap_draw(view, map, ID_MARKET);
    int focus = view->memory->focus;
    Area line = {inside.y + inside.h - 1, inside.x + 1, 1, inside.w - 2};
    if (focus >= ID_MARKET && focus < ID_MARKET + view->rules->markets)
        draw_market(view, box, line, focus - ID_MARKET);
    else
        canvas_text(view->canvas, line.y, line.x, line.w, STYLE_DIM, _("Letters are markets: arrows go to them."));
}

static void draw(View *view) {
    Panes panes = panes_of(view);
    draw_world(view, panes.map);
    home_standing(view, panes.standing);
    home_bloc(view, panes.bloc);
    home_orders(view, panes.orders);
    home_outlooks(view, panes.outlook);
}

static bool remove_order(View *view) {
    int at = view->memory->focus - ID_ORDER, gone;
    if (at < 0 || at >= session_draft(view->session)->count) return false;
    gone = session_remove(view->session, at);
    view_cue(view, SCREEN_CUE_UNDO);
    view_say(view, P_("The order was taken back.", "%d orders were taken back: the later ones needed it.", gone), gone);
    return true;
}

static bool act(View *view, Action action) {
    int focus = view->memory->focus;
    if (action == ACTION_REMOVE) return remove_order(view);
    if (action != ACTION_CHOOSE) return false;
    if (focus >= ID_MARKET && focus < ID_MARKET + view->rules->markets) {
        view_memory(view, &screen_markets)->focus = focus;
        view_open(view, &screen_markets);
    } else if (focus == ID_ADD && (session_over(view->session) || view_watching(view)))
        endturn_ask(view); /* the end, or the next turn */
    else if (view_watching(view))
        return false;
    else if (focus == ID_ADD || (focus >= ID_ORDER && focus < ID_ADD)) {
        view_memory(view, &screen_finder)->text[0] = '\0';
        view_open(view, &screen_finder);
    } else if (focus == ID_OFFERS || (focus >= ID_AWAITS && focus < ID_DANGER))
        view_open(view, &screen_agenda);
    else
        return false;
    return true;
}

const Screen screen_home = {.title = N_("World"), .action = ACTION_SCREEN_1, .draw = draw, .act = act};
