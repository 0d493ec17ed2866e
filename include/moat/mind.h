/* moat/mind.h - opponents. A mind sees a const world, const rules and its own seed; never the rival's orders of this turn, and its own
 * dice are not the game's: it plays on copies whose seed it replaces. */
#pragma once
#include "moat/order.h"
#include "moat/rules.h"
#include "moat/world.h"

typedef enum MoatMind {
#define MIND(id, name, difficulty) MOAT_MIND_##id,
#include "moat/minds.def"
    MOAT_MINDS
} MoatMind;

typedef struct MoatMindRow {
    const char *id, *name, *difficulty;
} MoatMindRow; /* English; faces pass name and difficulty through gettext */
MOAT_API const MoatMindRow *moat_mind(MoatMind mind);
MOAT_API bool moat_mind_find(const char *id, MoatMind *mind);

/* What the mind orders. Allocates nothing; the same inputs give the same orders on every machine. `seed` is the mind's own. */
MOAT_API void moat_mind_orders(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);
