/* moat/ledger.h - how the game explains itself. A ledger given to a turn receives one row for every quantity that a step
 * changed, with the cause. The rows of a quantity add up exactly to its change, because each is the difference between two
 * looks at the world. */
#pragma once
#include "moat/readings.h"
#include "moat/world.h"

typedef enum MoatCause {
#define CAUSE(code, detail, words) MOAT_CAUSE_##code,
#include "moat/causes.def"
    MOAT_CAUSES
} MoatCause;
typedef enum MoatDetail {
    MOAT_DETAIL_NOTHING,
    MOAT_DETAIL_VERB,
    MOAT_DETAIL_EVENT,
    MOAT_DETAIL_SCHEDULED,
    MOAT_DETAIL_REGULATOR,
    MOAT_DETAIL_DOCTRINE,
    MOAT_DETAIL_TENDER,
    MOAT_DETAIL_MARKET
} MoatDetail;
typedef struct MoatCauseRow {
    MoatDetail detail;
    const char *words;
} MoatCauseRow;
MOAT_API const MoatCauseRow *moat_cause(MoatCause cause); /* words in English; faces pass them through gettext */

typedef struct MoatLedgerRow {
    int quarter;   /* world->quarter when it happened */
    MoatName name; /* what changed; a stored quantity or a derived one of scope WORLD, BLOC, WORLD_LINE, MARKET_LINE, MARKET_BLOC */
    MoatCause cause;
    int side;        /* bloc that caused it; -1 nobody or both */
    int detail;      /* see causes.def; -1 none */
    int subject;     /* of an event: market or bloc it happened to; of a refused order: the MoatRefusal; -1 none */
    MoatLong amount; /* Q47.16; 0 in rows that only tell that something happened (an event, a penalty, a refusal) */
} MoatLedgerRow;

typedef struct MoatLedger {
    const MoatRules *rules;
    void (*row)(void *context, const MoatLedgerRow *row);
    void *context;
    MoatWorld seen; /* the world at the last look */
    MoatLong derived_seen[MOAT_BLOCS * 4 + MOAT_LINES + 3 + MOAT_MARKETS * (MOAT_LINES + MOAT_BLOCS)];
} MoatLedger;

/* Takes the first look. Every row goes to `row`. */
MOAT_API void moat_ledger_begin(
    MoatLedger *ledger, const MoatRules *rules, const MoatWorld *world, void (*row)(void *, const MoatLedgerRow *), void *context);

/* For the phases: everything that changed since the last look was caused by this. Does nothing on NULL. */
MOAT_API void moat_ledger_look(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject);
/* For the phases: tells that something happened (amount 0, the name is world.quarter). */
MOAT_API void moat_ledger_tell(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject);
