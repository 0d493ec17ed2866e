/* ledger.c - rows are differences between two looks, so they add up by construction. */
#include <assert.h>
#include <string.h>

#include "moat/ledger.h"
#include "slot.h"

enum {
    ENTRIES_WORLD = 1,
    ENTRIES_BLOC = MOAT_BLOCS,
    ENTRIES_WORLD_LINE = MOAT_LINES,
    ENTRIES_MARKET_LINE = MOAT_MARKETS * MOAT_LINES,
    ENTRIES_MARKET_BLOC = MOAT_MARKETS * MOAT_BLOCS,
    ENTRIES = 0
#define DERIVED(name, scope, unit, doc) +ENTRIES_##scope
#include "moat/quantities.def"
};
static_assert(sizeof((MoatLedger *)0)->derived_seen == ENTRIES * sizeof(MoatLong), "ledger.h keeps one number for each derived entry");

/* Time passing is no change that asks for a cause. */
static bool is_clock(int quantity) { return quantity == MOAT_Q_quarter || quantity == MOAT_Q_turn; }

static void stored_rows(MoatLedger *ledger, const MoatWorld *world, MoatQuantity quantity, MoatLedgerRow row) {
    WorldWalk walk;
    for (bool more = world_first(&walk, ledger->rules, quantity); more; more = world_next(&walk)) {
        row.name = walk.name;
        row.amount = world_stored(world, walk.name) - world_stored(&ledger->seen, walk.name);
        if (row.amount != 0) ledger->row(ledger->context, &row);
    }
}

/* Looks at the derived quantities; their rows only when `row` is given. */
static void look_at_derived(MoatLedger *ledger, const MoatWorld *world, const MoatLedgerRow *row) {
    MoatLong *seen = ledger->derived_seen;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        WorldWalk walk;
        if (!moat_quantity((MoatQuantity)q)->derived) continue;
        for (bool more = world_first(&walk, ledger->rules, (MoatQuantity)q); more; more = world_next(&walk), seen++) {
            MoatLong now = moat_read(world, ledger->rules, walk.name), change = now - *seen;
            *seen = now;
            if (row == NULL || change == 0) continue;
            MoatLedgerRow told = *row;
            told.name = walk.name;
            told.amount = change;
            ledger->row(ledger->context, &told);
        }
    }
}

void moat_ledger_begin(
    MoatLedger *ledger, const MoatRules *rules, const MoatWorld *world, void (*row)(void *, const MoatLedgerRow *), void *context) {
    *ledger = (MoatLedger){.rules = rules, .row = row, .context = context, .seen = *world};
    look_at_derived(ledger, world, NULL);
}

/* Arrays that did not change, nearly all after most steps, cost a memcmp. Derived quantities follow from stored ones. */
void moat_ledger_look(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject) {
    if (ledger == NULL || memcmp(&ledger->seen, world, sizeof *world) == 0) return;
    const MoatLedgerRow row = {.quarter = world->quarter, .cause = cause, .side = side, .detail = detail, .subject = subject};
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const WorldBlock *block = world_block((MoatQuantity)q);
        size_t wide = moat_quantity((MoatQuantity)q)->type == MOAT_TYPE_LONG ? sizeof(MoatLong) : sizeof(int32_t);
        size_t bytes = (size_t)block->entries * wide;
        const char *now = (const char *)world + block->offset, *then = (const char *)&ledger->seen + block->offset;
        if (!is_clock(q) && memcmp(now, then, bytes) != 0) stored_rows(ledger, world, (MoatQuantity)q, row);
    }
    look_at_derived(ledger, world, &row);
    ledger->seen = *world;
}

void moat_ledger_tell(MoatLedger *ledger, const MoatWorld *world, MoatCause cause, int side, int detail, int subject) {
    if (ledger == NULL) return;
    const MoatLedgerRow row = {
        .quarter = world->quarter,
        .name = {.quantity = MOAT_Q_quarter},
        .cause = cause,
        .side = side,
        .detail = detail,
        .subject = subject,
    };
    ledger->row(ledger->context, &row);
}
