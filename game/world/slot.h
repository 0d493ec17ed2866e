/* slot.h - where the stored quantities lie in a world, which indices a scope has, and the only writer that keeps a row's limits. */
#pragma once
#include "moat/readings.h"
#include "moat/world.h"

typedef enum WorldIndex {
    INDEX_NONE,
    INDEX_BLOC,
    INDEX_SEGMENT,
    INDEX_DATE,
    INDEX_MARKET,
    INDEX_LINE,
    INDEX_REGULATOR,
    INDEX_EVENT,
    INDEX_TENDER,
    INDEXES
} WorldIndex;

typedef struct WorldScope {
    const char *word;    /* the first word of its names */
    int before;          /* how many indices are spelled before the quantity's name; the others follow it */
    WorldIndex index[3]; /* of MoatName.at */
} WorldScope;
const WorldScope *world_scope(MoatScope scope);

/* The array of a stored quantity: entries of 4 bytes (FIXED, COUNT) or 8 (LONG) each, and bytes between neighbours along each index.
 * Entries 0 for a derived one. */
typedef struct WorldBlock {
    int offset, entries, type, step[3];
} WorldBlock;
const WorldBlock *world_block(MoatQuantity quantity);

/* The entry of a stored quantity. Asserts that the name is within the arrays (no MOAT_IT) and of that type. */
int32_t *world_slot(MoatWorld *world, MoatName name);
MoatLong *world_long(MoatWorld *world, MoatName name);

/* The value of a stored quantity, Q47.16 whatever its type. */
MoatLong world_stored(const MoatWorld *world, MoatName name);

/* Writes a Q47.16 value, kept within the row's low and high; a COUNT takes the nearest whole number, halves up. */
void world_write(MoatWorld *world, MoatName name, MoatLong value);

/* Walks the names of a quantity, stored or derived, within the counts of the rules:
 * for (bool more = world_first(&walk, rules, quantity); more; more = world_next(&walk)) ... walk.name ... */
typedef struct WorldWalk {
    MoatName name;
    int count[3];
} WorldWalk;
bool world_first(WorldWalk *walk, const MoatRules *rules, MoatQuantity quantity);
bool world_next(WorldWalk *walk);
