/* moat/order.h - an order is a small value. Faces, minds, bots and files share it. Knows only base. */
#pragma once
#include "moat/base.h"

typedef enum MoatVerb {
#define ORDER(verb, target, amount, kind, doc) MOAT_ORDER_##verb,
#include "moat/orders.def"
    MOAT_VERBS
} MoatVerb;

typedef enum MoatTargetKind {
    MOAT_TARGET_NOTHING,
    MOAT_TARGET_MARKET,
    MOAT_TARGET_SEGMENT,
    MOAT_TARGET_REGULATOR,
    MOAT_TARGET_TENDER,
    MOAT_TARGET_EVENT,
    MOAT_TARGET_PROGRAMME
} MoatTargetKind;
typedef enum MoatAmountKind {
    MOAT_AMOUNT_NOTHING,
    MOAT_AMOUNT_TIER,
    MOAT_AMOUNT_SPLIT,
    MOAT_AMOUNT_FLAG,
    MOAT_AMOUNT_BID,
    MOAT_AMOUNT_ANSWER,
    MOAT_AMOUNT_DOCTRINE,
    MOAT_AMOUNT_VERB
} MoatAmountKind;
typedef enum MoatOrderKind { MOAT_KIND_AT_ONCE, MOAT_KIND_POLICY, MOAT_KIND_PROGRAMME, MOAT_KIND_REPLY } MoatOrderKind;

typedef struct MoatVerbRow {
    const char *name, *doc;
    MoatTargetKind target;
    MoatAmountKind amount;
    MoatOrderKind kind;
} MoatVerbRow;
MOAT_API const MoatVerbRow *moat_verb(MoatVerb verb);

/* target and amount are 0 where the verb has none (target of a stop without market: -1). */
typedef struct MoatOrder {
    int16_t verb, target, amount;
} MoatOrder;

enum { MOAT_ORDERS = 24 };
/* One bloc's orders of one turn, in the order in which they are tried. */
typedef struct MoatOrders {
    int count;
    MoatOrder order[MOAT_ORDERS];
} MoatOrders;

/* The same orders, in the same order. */
static inline bool moat_orders_same(const MoatOrders *a, const MoatOrders *b) {
    bool same = a->count == b->count;
    for (int k = 0; same && k < a->count; k++) {
        const MoatOrder *one = &a->order[k], *other = &b->order[k];
        same = one->verb == other->verb && one->target == other->target && one->amount == other->amount;
    }
    return same;
}

typedef enum MoatRefusal {
#define REFUSAL(code, sentence) MOAT_REFUSAL_##code,
#include "moat/refusals.def"
    MOAT_REFUSALS
} MoatRefusal;
#define MOAT_ORDER_OK MOAT_REFUSAL_OK
/* The English sentence; faces pass it through gettext. */
MOAT_API const char *moat_refusal_text(MoatRefusal refusal);
