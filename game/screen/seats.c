/* seats.c - side, opponent and seed of a new game. Digits that are typed are the seed. */
#include "menu.h"
#include "screens.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_SIDE = 1, ID_MIND = 10, ID_SEED = 60, ID_START = 61, SEED_DIGITS = 18, AFTER = 4 };

/* Memory: pick = side, or WATCH; mode = place in the list of opponents, the last is a second player at this keyboard. Watching, mode is the
 * second side's, name.at[0] the first's, name.at[1] the side that the next choice is for. */
enum { WATCH = MOAT_BLOCS };

/* The i-th mind that is offered; moat_minds() after the last. */
static MoatMind offered(const MoatRules *rules, int i) {
    MoatMind mind = 0;
    for (; mind < moat_minds(rules); mind++)
        if (!moat_mind_row(rules, mind).measure && i-- == 0) break;
    return mind;
}

static int offers(const MoatRules *rules) {
    int count = 0;
    while (offered(rules, count) < moat_minds(rules)) count++;
    return count;
}

static void draw_side(View *view, Area row, MoatSide side) {
    bool chosen = view->memory->pick == side;
    canvas_text(view->canvas, row.y, row.x, 2, STYLE_STRONG, chosen ? "▸" : " ");
    canvas_text(view->canvas, row.y, row.x + 2, 2, view_side_style(side), view_side_sign(side));
    canvas_text(view->canvas, row.y, row.x + 4, row.w - 4, chosen ? STYLE_STRONG : STYLE_TEXT, words_bloc(view->rules, side));
    view_item(view, ID_SIDE + side, row, NULL);
}

static void draw_watch(View *view, Area row) {
    bool chosen = view->memory->pick == WATCH;
    canvas_text(view->canvas, row.y, row.x, 2, STYLE_STRONG, chosen ? "▸" : " ");
    canvas_text(view->canvas, row.y, row.x + 2, row.w - 2, chosen ? STYLE_STRONG : STYLE_TEXT, _("nobody: watch"));
    view_item(view, ID_SIDE + WATCH, row, NULL);
}

/* Whose mind it is. */
static void draw_watched(View *view, Area row, int at) {
    const Memory *memory = view->memory;
    if (memory->name.at[0] == at) canvas_text(view->canvas, row.y, row.x, 1, view_side_style(0), view_side_sign(0));
    if (memory->mode == at) canvas_text(view->canvas, row.y, row.x + 1, 1, view_side_style(1), view_side_sign(1));
}

static void draw_mind(View *view, Area row, int at) {
    bool watching = view->memory->pick == WATCH, chosen = view->memory->mode == at;
    MoatMind mind = offered(view->rules, at);
    if (watching && mind == moat_minds(view->rules)) return;
    if (watching)
        draw_watched(view, row, at);
    else
        canvas_text(view->canvas, row.y, row.x, 2, STYLE_STRONG, chosen ? "▸" : " ");
    row.x += watching;
    row.w -= watching;
    canvas_text(view->canvas, row.y, row.x + 2, row.w - 2, chosen ? STYLE_STRONG : STYLE_TEXT,
        mind == moat_minds(view->rules) ? _("Another person, here") : words_mind(view->rules, mind));
    view_item(view, ID_MIND + at, row, NULL);
}

/* As many as there is room for. Returns the row after them. */
static int draw_minds(View *view, Area area) {
    int count = offers(view->rules) + (view->memory->pick != WATCH);
    if (area.h > count) area.h = count;
    int first = view_list(view, ID_MIND, count, area);
    for (int i = 0; i < area.h; i++) draw_mind(view, (Area){area.y + i, area.x, 1, area.w}, first + i);
    return area.y + area.h + 1;
}

/* Only digits make a seed. */
static void keep_digits(char *text) {
    int kept = 0;
    for (const char *at = text; *at != '\0' && kept < SEED_DIGITS; at++)
        if (isdigit((unsigned char)*at)) text[kept++] = *at;
    text[kept] = '\0';
}

static const char *explanation(const View *view) {
    int focus = view->memory->focus;
    if (focus >= ID_SIDE && focus < ID_SIDE + MOAT_BLOCS) {
        const char *briefing = moat_text(view->rules, &view->rules->briefing[focus - ID_SIDE]);
        return briefing[0] != '\0' ? briefing : moat_text(view->rules, &view->rules->bloc[focus - ID_SIDE].about);
    }
    if (focus == ID_SIDE + WATCH)
        return _("Two opponents play, you look on: every screen is open, and each turn is told. Choose an opponent for each side.");
    if (focus >= ID_MIND && focus < ID_MIND + offers(view->rules))
        return words_mind_difficulty(view->rules, offered(view->rules, focus - ID_MIND));
    if (focus == ID_MIND + offers(view->rules))
        return _("Two people at one keyboard, one after the other; neither sees the other's orders.");
    if (focus == ID_SEED)
        return _("The number from which all chance in the game is drawn. The same seed and the same orders give the same game, on any "
                 "machine: use it to play somebody else's game. Type digits, or leave it to chance.");
    return _("All is set. The game is saved by itself at every instant.");
}

/* What difficulty is and is not: the same for all. */
static void draw_fairness(View *view, Area text) {
    const char *fair = _(
        "Opponents differ by how far they look ahead and how much they weigh. None sees more than you do, pays less, or has better dice.");
    int lines = canvas_wrap_lines(text.w - 2, fair);
    canvas_wrap(view->canvas, (Area){text.y + text.h - lines, text.x + 1, lines, text.w - 2}, 0, STYLE_DIM, fair);
}

static void draw_keys(View *view) {
    char text[WORDS_LINE];
    snprintf(text, sizeof text, _("%s choose   %s back   digits: the seed"), view_key(view, ACTION_CHOOSE), view_key(view, ACTION_BACK));
    view_foot(view, text, (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
}

static void explain_below(View *view, Area *text, const char *more) {
    int lines = canvas_wrap(view->canvas, *text, 0, STYLE_TEXT, more);
    if (lines > 0) text->y += lines + 1, text->h -= lines + 1;
}

/* What has the focus; of an opponent, how it thinks and the handicap against it, too. */
static void draw_explanation(View *view, Area box) {
    Area text = {box.y, box.x + 1, box.h, box.w - 2};
    const MoatRules *rules = view->rules;
    int at = view->memory->focus - ID_MIND;
    bool mind = at >= 0 && at < offers(rules), person = at == offers(rules);
    char more[WORDS_LINE];
    explain_below(view, &text, explanation(view));
    if (mind) {
        words_mind_thinks(rules, offered(rules, at), more, sizeof more);
        explain_below(view, &text, more);
    }
    if ((mind || person) && view->memory->pick != WATCH) {
        words_handicap(rules, mind ? moat_mind_row(rules, offered(rules, at)).id : NULL, more, sizeof more);
        explain_below(view, &text, more);
    }
    if (mind) draw_fairness(view, box);
}

static void draw(View *view) {
    const Menu *menu = view->menu;
    Memory *memory = view->memory;
    int left = view->canvas->columns * 2 / 5;
    view->rules = menu->rules;
    moat_rules_speak(menu->rules, menu->offer->language());
    keep_digits(memory->text);
    Area box = {0, 0, view->canvas->rows - 1, left}, inside = view_box(view, box, moat_text(view->rules, &view->rules->title));
    Area row = {inside.y, inside.x + 1, 1, inside.w - 2};
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_DIM, _("You play"));
    for (MoatSide side = 0; side < MOAT_BLOCS; side++, row.y++) draw_side(view, row, side);
    draw_watch(view, row);
    row.y += 2;
    canvas_text(view->canvas, row.y++, row.x, row.w, STYLE_DIM, memory->pick == WATCH ? _("Opponents") : _("Against"));
    row.y = draw_minds(view, (Area){row.y, row.x, inside.y + inside.h - row.y - AFTER, row.w});
    canvas_text(view->canvas, row.y, row.x, 8, STYLE_DIM, _("Seed"));
    canvas_text(view->canvas, row.y, row.x + 8, row.w - 8, STYLE_TEXT, memory->text[0] != '\0' ? memory->text : _("left to chance"));
    view_item(view, ID_SEED, row, NULL);
    row.y++;
    canvas_text(view->canvas, row.y, row.x, row.w, STYLE_STRONG, _("Start"));
    view_item(view, ID_START, row, NULL);
    Area right = {0, left, box.h, view->canvas->columns - left}, text = view_box(view, right, NULL);
    draw_explanation(view, text);
    draw_keys(view);
}

static void start(View *view) {
    const Menu *menu = view->menu;
    const Memory *memory = view->memory;
    ScreenChoice *choice = menu->choice;
    MoatSide side = memory->pick;
    *choice = (ScreenChoice){.level = menu->level, .seeded = memory->text[0] != '\0', .seed = strtoull(memory->text, NULL, 10)};
    if (side == WATCH) {
        snprintf(choice->seat[0].mind, sizeof choice->seat[0].mind, "%s",
            moat_mind_row(menu->rules, offered(menu->rules, memory->name.at[0])).id);
        snprintf(
            choice->seat[1].mind, sizeof choice->seat[1].mind, "%s", moat_mind_row(menu->rules, offered(menu->rules, memory->mode)).id);
        view_leave(view, SCREEN_MENU);
        return;
    }
    choice->seat[side].human = true;
    MoatSeat *other = &choice->seat[moat_rival(side)];
    MoatMind mind = offered(menu->rules, memory->mode);
    other->human = mind == moat_minds(menu->rules);
    if (!other->human) snprintf(other->mind, sizeof other->mind, "%s", moat_mind_row(menu->rules, mind).id);
    view_leave(view, SCREEN_MENU);
}

/* First the one side's, then the other's, then on to the start. */
static void choose_watched(Memory *memory, int mind) {
    if (memory->name.at[1] == 0)
        memory->name.at[0] = (int16_t)mind;
    else
        memory->mode = mind;
    memory->focus = memory->name.at[1] == 0 ? ID_MIND + memory->mode : ID_START;
    memory->name.at[1] = memory->name.at[1] == 0;
}

/* Choosing goes on to the next question, so that Enter, Enter, Enter starts. */
static bool act(View *view, Action action) {
    Memory *memory = view->memory;
    int focus = memory->focus;
    if (action == ACTION_BACK) {
        view_open(view, &screen_levels);
        return true;
    }
    if (action != ACTION_CHOOSE) return false;
    if (focus >= ID_SIDE && focus <= ID_SIDE + WATCH) {
        memory->pick = focus - ID_SIDE;
        memory->mode = memory->pick == WATCH && memory->mode == offers(view->rules) ? 0 : memory->mode;
        memory->name.at[1] = 0;
        memory->focus = ID_MIND + (memory->pick == WATCH ? memory->name.at[0] : memory->mode);
    } else if (memory->pick == WATCH && focus >= ID_MIND && focus < ID_MIND + offers(view->rules))
        choose_watched(memory, focus - ID_MIND);
    else if (focus >= ID_MIND && focus <= ID_MIND + offers(view->rules)) {
        memory->mode = focus - ID_MIND;
        memory->focus = ID_START;
    } else if (focus == ID_START)
        start(view);
    return true;
}

const Screen screen_seats = {.title = N_("Seats"), .typing = true, .draw = draw, .act = act};

void seats_open(View *view) {
    const MoatRules *rules = ((const Menu *)view->menu)->rules;
    MoatMind suggested;
    if (moat_mind_find(rules, rules->opponent, &suggested))
        for (int at = 0; at < offers(rules); at++)
            if (offered(rules, at) == suggested) view_memory(view, &screen_seats)->mode = at;
    view_open(view, &screen_seats);
}
