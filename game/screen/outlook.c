#include "outlook.h"

#include <string.h>

/* Fewer than moat_forecast takes: pairs with the same dice differ by little else than the order, and a list of orders is walked through
 * with a key held down. */
enum { DICE = 8, KEPT = 2 };

/* The draft played on without the order: kept while the player looks at one order after another. */
typedef struct Base {
    uint64_t world;
    MoatSide side;
    int turns;
    MoatOrders draft;
    MoatWorld end[DICE];
} Base;

/* Not the game's dice, nor those of its forecast: nothing of what is to come is shown. */
static void play(const View *view, const MoatOrders *draft, int turns, int die, MoatWorld *end) {
    MoatOrders orders[MOAT_BLOCS] = {{0}};
    *end = *view->world;
    end->seed = UINT64_C(0x5EE51DE) + (uint64_t)die * UINT64_C(0x9E3779B97F4A7C15);
    orders[view->side] = *draft;
    for (int turn = 0; turn < turns; turn++) {
        moat_turn(end, view->rules, orders, NULL);
        orders[view->side].count = 0;
    }
}

static bool same(const Base *base, uint64_t world, MoatSide side, int turns, const MoatOrders *draft) {
    return base->world == world && base->side == side && base->turns == turns && base->draft.count == draft->count &&
           memcmp(base->draft.order, draft->order, sizeof draft->order[0] * (size_t)draft->count) == 0;
}

static const Base *base_of(const View *view, const MoatOrders *draft, int turns) {
    static Base kept[KEPT];
    static int next;
    uint64_t world = moat_world_hash(view->world);
    for (int i = 0; i < KEPT; i++)
        if (same(&kept[i], world, view->side, turns, draft)) return &kept[i];
    Base *base = &kept[next = (next + 1) % KEPT];
    base->world = world;
    base->side = view->side;
    base->turns = turns;
    base->draft = *draft;
    for (int die = 0; die < DICE; die++) play(view, draft, turns, die, &base->end[die]);
    return base;
}

void outlook_between(const View *view, const MoatOrders *without, const MoatOrders *with, int turns, Effect *list, int count) {
    const Base *base = base_of(view, without, turns);
    MoatWorld end;
    for (int i = 0; i < count; i++) list[i] = (Effect){.name = list[i].name, .low = INT64_MAX, .high = INT64_MIN};
    for (int die = 0; die < DICE; die++) {
        play(view, with, turns, die, &end);
        for (int i = 0; i < count; i++) {
            MoatLong change = moat_read(&end, view->rules, list[i].name) - moat_read(&base->end[die], view->rules, list[i].name);
            list[i].mean += change;
            list[i].low = change < list[i].low ? change : list[i].low;
            list[i].high = change > list[i].high ? change : list[i].high;
        }
    }
    for (int i = 0; i < count; i++) list[i].mean /= DICE;
}
