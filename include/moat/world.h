/* moat/world.h - the state of a game: one flat struct without pointers, made from quantities.def. A copy is an assignment. */
#pragma once
#include "moat/base.h"

typedef struct MoatRules MoatRules;

/* Arrays lie by quantity, blocs and segments outside, markets inside, so that loops over markets are contiguous. */
#define MOAT_TYPE_OF_FIXED MoatFixed
#define MOAT_TYPE_OF_COUNT int32_t
#define MOAT_TYPE_OF_LONG MoatLong
#define MOAT_SHAPE_WORLD
#define MOAT_SHAPE_BLOC [MOAT_BLOCS]
#define MOAT_SHAPE_BLOC_SEGMENT [MOAT_BLOCS][MOAT_SEGMENTS]
#define MOAT_SHAPE_BLOC_DATE [MOAT_BLOCS][MOAT_DOCTRINE_DATES]
#define MOAT_SHAPE_MARKET [MOAT_MARKETS]
#define MOAT_SHAPE_MARKET_BLOC [MOAT_BLOCS][MOAT_MARKETS]
#define MOAT_SHAPE_CELL_LINE [MOAT_LINES][MOAT_SEGMENTS][MOAT_MARKETS]
#define MOAT_SHAPE_CELL_BLOC [MOAT_BLOCS][MOAT_SEGMENTS][MOAT_MARKETS]
#define MOAT_SHAPE_REGULATOR_BLOC [MOAT_BLOCS][MOAT_REGULATORS]
#define MOAT_SHAPE_TENDER [MOAT_TENDERS]
#define MOAT_SHAPE_TENDER_BLOC [MOAT_BLOCS][MOAT_TENDERS]
#define MOAT_SHAPE_EVENT [MOAT_EVENTS]
#define MOAT_SHAPE_EVENT_BLOC [MOAT_BLOCS][MOAT_EVENTS]

typedef struct MoatWorld {
    uint64_t seed; /* of every draw; hashed with the quantities */
#define QUANTITY(name, type, scope, unit, low, high, access, doc) MOAT_TYPE_OF_##type name MOAT_SHAPE_##scope;
#include "moat/quantities.def"
} MoatWorld;

/* The opening: the level's values, dealt by the seed, with shares and dependencies as they follow. In room turn. */
MOAT_API void moat_world_begin(MoatWorld *world, const MoatRules *rules, uint64_t seed);

/* The par of a game by who plays, as MoatSeat and minds.def name them: NULL for a person, or a program from outside, who count as good as
 * whom they meet. rules->par, and where a rung plays against its like what the level's handicap adds for it. In room turn. */
MOAT_API MoatFixed moat_par_between(const MoatRules *rules, const char *first, const char *second);
/* Gives an opening another par; the scores follow. Once, before the first turn. */
MOAT_API void moat_world_set_par(MoatWorld *world, const MoatRules *rules, MoatFixed par);

/* Hash of seed and all quantities in table order, fixed byte order: equal on every machine for equal worlds. */
MOAT_API uint64_t moat_world_hash(const MoatWorld *world);

/* How much a market leans to a side, -1..1; and how foreign the side is there, 0..1. */
static inline MoatFixed moat_toward(const MoatWorld *world, int market, MoatSide side) {
    return side == 0 ? world->alignment[market] : -world->alignment[market];
}
