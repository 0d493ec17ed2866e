/* slot.c - addresses made of offsets and strides. */
#include <assert.h>
#include <stddef.h>

#include "fixed.h"
#include "slot.h"

enum { CELLS = MOAT_MARKETS * MOAT_SEGMENTS };

/* Entries of the array between neighbours along each index. They repeat the shapes of world.h; test_world.c holds them against each other.
 */
#define STRIDES_WORLD(of) of(0), of(0), of(0)
#define STRIDES_BLOC(of) of(1), of(0), of(0)
#define STRIDES_BLOC_SEGMENT(of) of(MOAT_SEGMENTS), of(1), of(0)
#define STRIDES_BLOC_DATE(of) of(MOAT_DOCTRINE_DATES), of(1), of(0)
#define STRIDES_MARKET(of) of(1), of(0), of(0)
#define STRIDES_MARKET_BLOC(of) of(1), of(MOAT_MARKETS), of(0)
#define STRIDES_MARKET_LINE(of) of(1), of(MOAT_MARKETS), of(0)
#define STRIDES_WORLD_LINE(of) of(1), of(0), of(0)
#define STRIDES_CELL_LINE(of) of(1), of(MOAT_MARKETS), of(CELLS)
#define STRIDES_CELL_BLOC(of) of(1), of(MOAT_MARKETS), of(CELLS)
#define STRIDES_REGULATOR_BLOC(of) of(1), of(MOAT_REGULATORS), of(0)
#define STRIDES_EVENT(of) of(1), of(0), of(0)
#define STRIDES_EVENT_BLOC(of) of(1), of(MOAT_EVENTS), of(0)
#define STRIDES_TENDER(of) of(1), of(0), of(0)
#define STRIDES_TENDER_BLOC(of) of(1), of(MOAT_TENDERS), of(0)

static const WorldScope scopes[MOAT_SCOPES] = {
    [MOAT_SCOPE_WORLD] = {"world", 0, {INDEX_NONE}},
    [MOAT_SCOPE_BLOC] = {"bloc", 1, {INDEX_BLOC}},
    [MOAT_SCOPE_BLOC_SEGMENT] = {"bloc", 1, {INDEX_BLOC, INDEX_SEGMENT}},
    [MOAT_SCOPE_BLOC_DATE] = {"bloc", 1, {INDEX_BLOC, INDEX_DATE}},
    [MOAT_SCOPE_MARKET] = {"market", 1, {INDEX_MARKET}},
    [MOAT_SCOPE_MARKET_BLOC] = {"market", 1, {INDEX_MARKET, INDEX_BLOC}},
    [MOAT_SCOPE_MARKET_LINE] = {"market", 1, {INDEX_MARKET, INDEX_LINE}},
    [MOAT_SCOPE_WORLD_LINE] = {"world", 0, {INDEX_LINE}},
    [MOAT_SCOPE_CELL_LINE] = {"market", 2, {INDEX_MARKET, INDEX_SEGMENT, INDEX_LINE}},
    [MOAT_SCOPE_CELL_BLOC] = {"market", 2, {INDEX_MARKET, INDEX_SEGMENT, INDEX_BLOC}},
    [MOAT_SCOPE_REGULATOR_BLOC] = {"regulator", 1, {INDEX_REGULATOR, INDEX_BLOC}},
    [MOAT_SCOPE_EVENT] = {"event", 1, {INDEX_EVENT}},
    [MOAT_SCOPE_EVENT_BLOC] = {"event", 1, {INDEX_EVENT, INDEX_BLOC}},
    [MOAT_SCOPE_TENDER] = {"tender", 1, {INDEX_TENDER}},
    [MOAT_SCOPE_TENDER_BLOC] = {"tender", 1, {INDEX_TENDER, INDEX_BLOC}},
};

#ifndef NDEBUG
static const int capacity[INDEXES] = {
    [INDEX_NONE] = 1,
    [INDEX_BLOC] = MOAT_BLOCS,
    [INDEX_SEGMENT] = MOAT_SEGMENTS,
    [INDEX_DATE] = MOAT_DOCTRINE_DATES,
    [INDEX_MARKET] = MOAT_MARKETS,
    [INDEX_LINE] = MOAT_LINES,
    [INDEX_REGULATOR] = MOAT_REGULATORS,
    [INDEX_EVENT] = MOAT_EVENTS,
    [INDEX_TENDER] = MOAT_TENDERS,
};
static const WorldScope *scope_of(MoatName name) { return world_scope(moat_quantity((MoatQuantity)name.quantity)->scope); }
#endif

#define BYTES_FIXED(n) ((n) * (int)sizeof(int32_t))
#define BYTES_COUNT(n) BYTES_FIXED(n)
#define BYTES_LONG(n) ((n) * (int)sizeof(MoatLong))
static const WorldBlock blocks[MOAT_QUANTITIES] = {
#define QUANTITY(name, type, scope, unit, low, high, access, doc) \
    {(int)offsetof(MoatWorld, name), (int)(sizeof((MoatWorld *)0)->name / sizeof(MOAT_TYPE_OF_##type)), MOAT_TYPE_##type, \
        {STRIDES_##scope(BYTES_##type)}},
#define DERIVED(name, scope, unit, doc) {0, 0, MOAT_TYPE_FIXED, {0, 0, 0}},
#include "moat/quantities.def"
};

const WorldScope *world_scope(MoatScope scope) {
    assert(scope < MOAT_SCOPES);
    return &scopes[scope];
}

const WorldBlock *world_block(MoatQuantity quantity) {
    assert(quantity < MOAT_QUANTITIES);
    return &blocks[quantity];
}

/* Bytes from the start of the world to the entry. */
static inline size_t place(MoatName name) {
    const WorldBlock *block = &blocks[name.quantity];
    assert(block->entries > 0);
    for (int i = 0; i < 3; i++) assert(name.at[i] >= 0 && name.at[i] < capacity[scope_of(name)->index[i]]);
    return (size_t)(block->offset + name.at[0] * block->step[0] + name.at[1] * block->step[1] + name.at[2] * block->step[2]);
}

int32_t *world_slot(MoatWorld *world, MoatName name) {
    assert(blocks[name.quantity].type != MOAT_TYPE_LONG);
    return (int32_t *)((char *)world + place(name));
}

MoatLong *world_long(MoatWorld *world, MoatName name) {
    assert(blocks[name.quantity].type == MOAT_TYPE_LONG);
    return (MoatLong *)((char *)world + place(name));
}

MoatLong world_stored(const MoatWorld *world, MoatName name) {
    const char *entry = (const char *)world + place(name);
    switch (blocks[name.quantity].type) {
    case MOAT_TYPE_LONG: return *(const MoatLong *)entry;
    case MOAT_TYPE_COUNT: return (MoatLong) * (const int32_t *)entry * MOAT_ONE;
    default: return *(const int32_t *)entry;
    }
}

void world_write(MoatWorld *world, MoatName name, MoatLong value) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    MoatLong low = (MoatLong)row->low * MOAT_ONE, high = (MoatLong)row->high * MOAT_ONE;
    value = value < low ? low : value > high ? high : value;
    switch (row->type) {
    case MOAT_TYPE_LONG: *world_long(world, name) = value; break;
    case MOAT_TYPE_COUNT: *world_slot(world, name) = (int32_t)shift_down(value + MOAT_ONE / 2, 16); break;
    default: *world_slot(world, name) = (int32_t)value;
    }
}

bool world_first(WorldWalk *walk, const MoatRules *rules, MoatQuantity quantity) {
    *walk = (WorldWalk){.name = {.quantity = (int16_t)quantity}};
    moat_scope_shape(rules, moat_quantity(quantity)->scope, walk->count);
    return walk->count[0] > 0 && walk->count[1] > 0 && walk->count[2] > 0;
}

bool world_next(WorldWalk *walk) {
    for (int i = 0; i < 3; i++) {
        if (++walk->name.at[i] < walk->count[i]) return true;
        walk->name.at[i] = 0;
    }
    return false;
}
