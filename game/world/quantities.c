/* quantities.c - the tables as data: quantities, orders, refusals, causes. */
#include <assert.h>

#include "moat/ledger.h"
#include "moat/order.h"
#include "moat/rules.h"
#include "slot.h"

static const MoatQuantityRow quantities[MOAT_QUANTITIES] = {
#define QUANTITY(name, type, scope, unit, low, high, access, doc) \
    {#name, doc, MOAT_TYPE_##type, MOAT_SCOPE_##scope, MOAT_UNIT_##unit, low, high, MOAT_ACCESS_##access, false},
#define DERIVED(name, scope, unit, doc) {#name, doc, MOAT_TYPE_FIXED, MOAT_SCOPE_##scope, MOAT_UNIT_##unit, 0, 0, MOAT_ACCESS_READ, true},
#include "moat/quantities.def"
};

static const MoatVerbRow verbs[MOAT_VERBS] = {
#define ORDER(verb, target, amount, kind, doc) {#verb, doc, MOAT_TARGET_##target, MOAT_AMOUNT_##amount, MOAT_KIND_##kind},
#include "moat/orders.def"
};

static const char *const refusals[MOAT_REFUSALS] = {
#define REFUSAL(code, sentence) sentence,
#include "moat/refusals.def"
};

static const MoatCauseRow causes[MOAT_CAUSES] = {
#define CAUSE(code, detail, words) {MOAT_DETAIL_##detail, words},
#include "moat/causes.def"
};

const MoatQuantityRow *moat_quantity(MoatQuantity quantity) {
    assert(quantity < MOAT_QUANTITIES);
    return &quantities[quantity];
}

const MoatVerbRow *moat_verb(MoatVerb verb) {
    assert(verb < MOAT_VERBS);
    return &verbs[verb];
}

const char *moat_refusal_text(MoatRefusal refusal) {
    assert(refusal < MOAT_REFUSALS);
    return refusals[refusal];
}

const MoatCauseRow *moat_cause(MoatCause cause) {
    assert(cause < MOAT_CAUSES);
    return &causes[cause];
}

void moat_scope_shape(const MoatRules *rules, MoatScope scope, int count[3]) {
    const int counts[INDEXES] = {
        [INDEX_NONE] = 1,
        [INDEX_BLOC] = MOAT_BLOCS,
        [INDEX_SEGMENT] = rules->segments,
        [INDEX_DATE] = rules->doctrine_dates,
        [INDEX_MARKET] = rules->markets,
        [INDEX_LINE] = MOAT_LINES,
        [INDEX_REGULATOR] = rules->regulators,
        [INDEX_EVENT] = rules->events,
        [INDEX_TENDER] = rules->tenders_per_turn,
    };
    for (int i = 0; i < 3; i++) count[i] = counts[world_scope(scope)->index[i]];
}
