#include "outlook.h"

#include <assert.h>
#include <string.h>

/* Fewer than moat_forecast takes: pairs with the same dice differ by little else than the order, and a list of orders is walked through
 * with a key held down. */
enum { DICE = 8, BASES = 2, PAIRS = 48, NAMES = 16 };

/* The draft played on without the order: kept while the player looks at one order after another. */
typedef struct Base {
    unsigned edition;
    MoatSide side;
    int turns;
    MoatOrders draft;
    MoatWorld end[DICE];
} Base;

/* What was found out: kept while the player comes back to it. */
typedef struct Pair {
    unsigned edition;
    MoatSide side;
    int turns, count;
    MoatOrders without, with;
    Effect list[NAMES];
} Pair;

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

static const Base *base_of(const View *view, const MoatOrders *draft, int turns) {
    static Base kept[BASES];
    static int next;
    for (int i = 0; i < BASES; i++) {
        const Base *base = &kept[i];
        bool same = base->edition == view->edition && base->side == view->side && base->turns == turns;
        if (same && moat_orders_same(&base->draft, draft)) return base;
    }
    Base *base = &kept[next = (next + 1) % BASES];
    base->edition = view->edition;
    base->side = view->side;
    base->turns = turns;
    base->draft = *draft;
    for (int die = 0; die < DICE; die++) play(view, draft, turns, die, &base->end[die]);
    return base;
}

static void find_out(const View *view, const MoatOrders *without, const MoatOrders *with, int turns, Effect *list, int count) {
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

static bool same_names(const Pair *pair, const Effect *list, int count) {
    if (pair->count != count) return false;
    for (int i = 0; i < count; i++)
        if (memcmp(&pair->list[i].name, &list[i].name, sizeof list[i].name) != 0) return false;
    return true;
}

void outlook_between(const View *view, const MoatOrders *without, const MoatOrders *with, int turns, Effect *list, int count) {
    static Pair kept[PAIRS];
    static int next;
    assert(count <= NAMES);
    for (int i = 0; i < PAIRS; i++) {
        const Pair *pair = &kept[i];
        if (pair->edition != view->edition || pair->side != view->side || pair->turns != turns || !same_names(pair, list, count)) continue;
        if (!moat_orders_same(&pair->without, without) || !moat_orders_same(&pair->with, with)) continue;
        memcpy(list, pair->list, sizeof *list * (size_t)count);
        return;
    }
    find_out(view, without, with, turns, list, count);
    Pair *pair = &kept[next = (next + 1) % PAIRS];
    *pair = (Pair){view->edition, view->side, turns, count, *without, *with, {{{0}, 0, 0, 0}}};
    memcpy(pair->list, list, sizeof *list * (size_t)count);
}
