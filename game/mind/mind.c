/* mind.c - the table of opponents, what each may see, and how each comes to its orders. */
#include <stdlib.h>
#include <string.h>
#include "search.h"

typedef enum Kind { FORGETS, KEEPS, SEARCHES, RANDOM, GREEDY } Kind;
typedef struct Rung {
    const char *id, *name, *difficulty;
    Kind kind;
    int width, ahead, playouts;
} Rung;

static const Rung rungs[MOAT_RUNGS] = {
#define MIND(id, name, kind, width, ahead, playouts, difficulty) {#id, name, difficulty, kind, width, ahead, playouts},
#include "moat/minds.def"
};

/* --- who there is --- */

static const MoatPersona *persona_of(const MoatRules *rules, MoatMind mind) {
    return mind >= MOAT_RUNGS ? &rules->persona[mind - MOAT_RUNGS] : NULL;
}

/* How it thinks: of a persona, the rung that thinks for it. */
static Rung rung_of(const MoatRules *rules, MoatMind mind) {
    const MoatPersona *persona = persona_of(rules, mind);
    if (!persona) return rungs[mind];
    for (int k = 0; k < MOAT_RUNGS; k++)
        if (strcmp(rungs[k].id, persona->rung) == 0 && rungs[k].kind == SEARCHES) return rungs[k];
    return (Rung){persona->id, "", "", KEEPS, 0, 0, 0};
}

int moat_minds(const MoatRules *rules) { return MOAT_RUNGS + (rules ? rules->personas : 0); }

MoatMindRow moat_mind_row(const MoatRules *rules, MoatMind mind) {
    Rung rung = rung_of(rules, mind);
    const MoatPersona *persona = persona_of(rules, mind);
    if (!persona)
        return (MoatMindRow){rung.id, rung.name, rung.difficulty, false, mind, rung.kind == RANDOM || rung.kind == GREEDY, rung.playouts};
    MoatMind thinks = -1;
    if (rung.kind == SEARCHES) moat_mind_find(NULL, rung.id, &thinks);
    return (MoatMindRow){
        persona->id, moat_text(rules, &persona->name), moat_text(rules, &persona->text), true, thinks, false, rung.playouts};
}

bool moat_mind_find(const MoatRules *rules, const char *id, MoatMind *mind) {
    for (int k = 0; k < moat_minds(rules); k++) {
        if (strcmp(k < MOAT_RUNGS ? rungs[k].id : rules->persona[k - MOAT_RUNGS].id, id) != 0) continue;
        *mind = k;
        return true;
    }
    return false;
}

/* --- what it sees, what it orders --- */

enum { ABOUT_VIEW = 1 };

void mind_view(const MoatWorld *world, uint64_t seed, MoatWorld *view) {
    *view = *world;
    view->seed = mind_bits(seed, ABOUT_VIEW, 0);
    memset(view->bid, 0, sizeof view->bid);
}

void moat_plan_orders(const MoatPlan *plan, const MoatWorld *world, const MoatRules *rules, MoatSide side, MoatOrders *orders) {
    orders->count = 0;
    if (!world->winner) mind_policy(world, rules, side, plan, NULL, orders);
}

static void simple_orders(
    MoatMind mind, Rung rung, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    MoatWorld view;
    mind_view(world, seed, &view);
    switch (rung.kind) {
    case FORGETS: mind_beginner(&view, rules, side, rung.width, rung.ahead, seed, orders); break;
    case RANDOM: mind_random(&view, rules, side, seed, orders); break;
    case GREEDY: mind_greedy(&view, rules, side, seed, orders); break;
    default: {
        MoatPlan plan = persona_of(rules, mind) ? persona_of(rules, mind)->plan : mind_plan_seen(&view, rules, side);
        mind_policy(&view, rules, side, &plan, NULL, orders);
    }
    }
}

/* Should there be no memory to search in, it goes on as it seems to. */
void moat_mind_orders(MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    Rung rung = rung_of(rules, mind);
    orders->count = 0;
    if (world->winner) return;
    MoatSearch *search = rung.kind == SEARCHES ? moat_search_new(mind, world, rules, side, seed, 0, false) : NULL;
    if (!search) {
        simple_orders(mind, rung, world, rules, side, seed, orders);
        return;
    }
    while (moat_search_step(search, INT16_MAX) > 0) {}
    *orders = search->row[search->best].course.orders;
    moat_search_free(search);
}

/* --- how a search begins --- */

enum { LOOK_WIDTH = 5, LOOK_AHEAD = 6, LOOK_PLAYOUTS = 256 }; /* of who does not look ahead, when it must explain itself */

void mind_search_begin(MoatSearch *search, MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed,
    int playouts, bool explain) {
    Rung rung = rung_of(rules, mind);
    const MoatPersona *persona = persona_of(rules, mind);
    bool searches = rung.kind == SEARCHES;
    *search = (MoatSearch){.rules = rules, .side = side, .own_side = side, .seed = seed, .explain = explain, .phase = MIND_DONE};
    mind_view(world, seed, &search->view);
    search->width = searches ? rung.width : LOOK_WIDTH;
    search->ahead = searches ? rung.ahead : LOOK_AHEAD;
    search->budget = playouts > 0 ? playouts : searches ? rung.playouts : LOOK_PLAYOUTS;
    search->own = persona ? persona->plan : mind_plan_seen(&search->view, rules, side);
    search->loyal = persona && searches;
    search->decided = !searches;
    if (!world->winner && search->decided) simple_orders(mind, rung, world, rules, side, seed, &search->given);
    if (!world->winner) mind_phase_first(search);
}
