/* moat/readings.h - every number of the world by name: "market.NAME.trust.BLOC", "bloc.NAME.cash".
 * A MoatName is a resolved name. Conditions, effects, charts, the ledger and the why-pane share them. */
#pragma once
#include "moat/base.h"
#include "moat/world.h"

typedef struct MoatRules MoatRules;

typedef enum MoatQuantity {
#define QUANTITY(name, type, scope, unit, low, high, access, doc) MOAT_Q_##name,
#define DERIVED(name, scope, unit, doc) MOAT_Q_##name,
#include "moat/quantities.def"
    MOAT_QUANTITIES
} MoatQuantity;

/* The indices a quantity has, in the order in which MoatName.at holds them. Names are spelled:
 *   WORLD world.NAME                     BLOC bloc.B.NAME               BLOC_SEGMENT bloc.B.NAME.S      BLOC_DATE bloc.B.NAME.1
 *   MARKET market.M.NAME                 MARKET_BLOC market.M.NAME.B    MARKET_LINE market.M.NAME.LINE  WORLD_LINE world.NAME.LINE
 *   CELL_LINE market.M.S.NAME.LINE       CELL_BLOC market.M.S.NAME.B    REGULATOR_BLOC regulator.R.NAME.B
 *   EVENT event.E.NAME                   EVENT_BLOC event.E.NAME.B      TENDER, TENDER_BLOC: not by name
 * where LINE is B.premium, B.open, sovereign or none; B, M, S, R, E are ids of the level. `it` stands for the subject
 * of an event (a bloc or a market), `other` for the rival of the subject bloc. Leading words of a derived name that repeat its scope are
 * dropped: market.M.share.LINE, market.M.depth.B, world.share.LINE, world.access. */
typedef enum MoatScope {
    MOAT_SCOPE_WORLD,
    MOAT_SCOPE_BLOC,
    MOAT_SCOPE_BLOC_SEGMENT,
    MOAT_SCOPE_BLOC_DATE,
    MOAT_SCOPE_MARKET,
    MOAT_SCOPE_MARKET_BLOC,
    MOAT_SCOPE_MARKET_LINE,
    MOAT_SCOPE_WORLD_LINE,
    MOAT_SCOPE_CELL_LINE,
    MOAT_SCOPE_CELL_BLOC,
    MOAT_SCOPE_REGULATOR_BLOC,
    MOAT_SCOPE_EVENT,
    MOAT_SCOPE_EVENT_BLOC,
    MOAT_SCOPE_TENDER,
    MOAT_SCOPE_TENDER_BLOC,
    MOAT_SCOPES
} MoatScope;
typedef enum MoatType { MOAT_TYPE_FIXED, MOAT_TYPE_COUNT, MOAT_TYPE_LONG } MoatType;
typedef enum MoatUnit {
    MOAT_UNIT_NUMBER,
    MOAT_UNIT_SHARE,
    MOAT_UNIT_MONEY,
    MOAT_UNIT_CHIPS,
    MOAT_UNIT_POINTS,
    MOAT_UNIT_QUARTERS,
    MOAT_UNIT_TIER,
    MOAT_UNIT_FLAG
} MoatUnit;
typedef enum MoatAccess { MOAT_ACCESS_HIDDEN, MOAT_ACCESS_READ, MOAT_ACCESS_WRITE, MOAT_ACCESS_START } MoatAccess;

typedef struct MoatQuantityRow {
    const char *name, *doc;
    MoatType type;
    MoatScope scope;
    MoatUnit unit;
    int low, high;
    MoatAccess access;
    bool derived;
} MoatQuantityRow;
MOAT_API const MoatQuantityRow *moat_quantity(MoatQuantity quantity);

enum { MOAT_IT = -2, MOAT_OTHER = -3 };
/* at[]: BLOC b; BLOC_SEGMENT b,s; BLOC_DATE b,d; MARKET m; MARKET_BLOC m,b; MARKET_LINE m,line; WORLD_LINE line; CELL_LINE m,s,line;
 * CELL_BLOC m,s,b; REGULATOR_BLOC r,b; EVENT e; EVENT_BLOC e,b; TENDER k; TENDER_BLOC k,b. Unused ones 0.
 * Any may be MOAT_IT; a bloc MOAT_OTHER. In LINE scopes with `it.premium`: at = -10 - kind (0 premium, 1 open) for it, -20 - kind for
 * other. */
typedef struct MoatName {
    int16_t quantity;
    int16_t at[3];
} MoatName;

/* Resolves a name. False: not a name; *where then is the offset of the first part that is wrong and *expect a word for what should
 * stand there ("quantity", "market", "bloc", "segment", "line", "regulator", "event"); both may be NULL. */
MOAT_API bool moat_name_parse(const MoatRules *rules, const char *text, MoatName *name, int *where, const char **expect);

/* Writes the name as moat_name_parse reads it; returns its length; cuts at size. */
MOAT_API int moat_name_print(const MoatRules *rules, MoatName name, char *text, int size);

/* Puts the subject in place of MOAT_IT and MOAT_OTHER. */
MOAT_API MoatName moat_name_of(MoatName name, int subject);

/* The value, Q47.16 whatever the type (a COUNT of 3 reads 3 * MOAT_ONE). The name must hold no MOAT_IT. */
MOAT_API MoatLong moat_read(const MoatWorld *world, const MoatRules *rules, MoatName name);

/* By text; false when there is no such reading. */
MOAT_API bool moat_reading(const MoatWorld *world, const MoatRules *rules, const char *text, MoatLong *value);

/* How many entries each index of a scope has in these rules (1 for unused ones). */
MOAT_API void moat_scope_shape(const MoatRules *rules, MoatScope scope, int count[3]);
