/* hash.c - a hash of values, not of bytes, so that byte order does not matter; array by array in table order. */
#include <assert.h>

#include "slot.h"

enum {
    MEMBERS = sizeof(uint64_t)
#define QUANTITY(name, type, scope, unit, low, high, access, doc) +sizeof((MoatWorld *)0)->name
#include "moat/quantities.def"
};
static_assert(MEMBERS == sizeof(MoatWorld), "MoatWorld must have no padding: worlds are compared and copied as memory");

/* Each step is a bijection of the hash for a given value and the other way round: a world that differs in one entry never hashes alike. */
static uint64_t step(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

uint64_t moat_world_hash(const MoatWorld *world) {
    uint64_t hash = step(UINT64_C(0x6D6F6174), world->seed);
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const WorldBlock *block = world_block((MoatQuantity)q);
        const char *first = (const char *)world + block->offset;
        bool wide = moat_quantity((MoatQuantity)q)->type == MOAT_TYPE_LONG;
        for (int i = 0; i < block->entries; i++)
            hash = step(hash, wide ? (uint64_t)((const MoatLong *)first)[i] : (uint32_t)((const int32_t *)first)[i]);
    }
    hash = (hash ^ hash >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    hash = (hash ^ hash >> 27) * UINT64_C(0x94D049BB133111EB);
    return hash ^ hash >> 31;
}
