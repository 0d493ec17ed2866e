/* hash.c - one number for what a level plays like: numbers, ids, conditions and effects after inheritance, field by field in a fixed
 * order; not words, sources, or what only the map shows. */
#include "loader.h"
#include <stddef.h>
#include <string.h>

static void add(uint64_t *hash, int64_t value) {
    for (int i = 0; i < 8; i++) *hash = (*hash ^ ((uint64_t)value >> (8 * i) & 0xFF)) * UINT64_C(1099511628211);
}

static void add_word(uint64_t *hash, const char *word) {
    for (; *word; word++) *hash = (*hash ^ (unsigned char)*word) * UINT64_C(1099511628211);
    add(hash, 0);
}

static void add_fixed(uint64_t *hash, const MoatFixed *value, size_t count) {
    for (size_t i = 0; i < count; i++) add(hash, value[i]);
}

/* By its word, so that a new row in the table changes no hash. */
static void add_name(uint64_t *hash, MoatName name) {
    add_word(hash, moat_quantity((MoatQuantity)name.quantity)->name);
    for (int i = 0; i < 3; i++) add(hash, name.at[i]);
}

static void add_terms(uint64_t *hash, const MoatRules *rules, MoatSpan span) {
    add(hash, span.count);
    for (int i = span.first; i < span.first + span.count; i++) {
        const MoatTerm *term = &rules->term[i];
        add(hash, term->kind);
        add(hash, term->count);
        if (term->kind <= MOAT_NOT) continue;
        add_name(hash, term->left);
        add(hash, term->against_name);
        if (term->against_name)
            add_name(hash, term->right);
        else
            add(hash, term->number);
    }
}

static void add_effects(uint64_t *hash, const MoatRules *rules, MoatSpan span) {
    add(hash, span.count);
    for (int i = span.first; i < span.first + span.count; i++) {
        add_name(hash, rules->effect[i].target);
        add(hash, rules->effect[i].kind);
        add(hash, rules->effect[i].amount);
    }
}

static void add_things(uint64_t *hash, const MoatThing *thing, int count) {
    add(hash, count);
    for (int i = 0; i < count; i++) add_word(hash, thing[i].id);
}

static void add_event(uint64_t *hash, const MoatRules *rules, const MoatEvent *event) {
    add_word(hash, event->id);
    const int64_t number[] = {event->subject, event->among, event->chance, event->once, event->rest, event->answerer, event->answers};
    for (size_t i = 0; i < sizeof number / sizeof *number; i++) add(hash, number[i]);
    add_terms(hash, rules, event->when);
    add_effects(hash, rules, event->effects);
    for (int i = 0; i < event->answers; i++) {
        const MoatAnswer *answer = &event->answer[i];
        add_word(hash, answer->id);
        add(hash, answer->mandate);
        add(hash, answer->cash);
        add_effects(hash, rules, answer->effects);
    }
}

static void add_plan(uint64_t *hash, const MoatRules *rules) {
    add(hash, rules->scheduled);
    for (int i = 0; i < rules->scheduled; i++) {
        add_word(hash, rules->schedule[i].id);
        add(hash, rules->schedule[i].quarter);
        add_effects(hash, rules, rules->schedule[i].effects);
    }
    add(hash, rules->tenders_per_turn);
    add(hash, rules->tender_pool);
    for (int i = 0; i < rules->tender_pool; i++) {
        add_word(hash, rules->tender[i].id);
        add(hash, rules->tender[i].market);
        add(hash, rules->tender[i].segment);
    }
    add(hash, rules->doctrine_dates);
    for (int i = 0; i < rules->doctrine_dates; i++)
        for (int bloc = 0; bloc < MOAT_BLOCS; bloc++) {
            add(hash, rules->doctrine[i].turn);
            add(hash, rules->doctrine[i].offers[bloc]);
            for (int k = 0; k < rules->doctrine[i].offers[bloc]; k++) {
                add_word(hash, rules->doctrine[i].offer[bloc][k].id);
                add_effects(hash, rules, rules->doctrine[i].offer[bloc][k].effects);
            }
        }
}

static void add_frame(uint64_t *hash, const MoatRules *rules) {
    const int64_t number[] = {rules->start_year, rules->start_quarter, rules->quarters_per_turn, rules->turns, rules->home[0],
        rules->home[1], rules->orders_most};
    add_word(hash, rules->id);
    for (size_t i = 0; i < sizeof number / sizeof *number; i++) add(hash, number[i]);
    add_things(hash, rules->bloc, MOAT_BLOCS);
    add_things(hash, rules->segment, rules->segments);
    add_things(hash, rules->market, rules->markets);
    add_things(hash, rules->regulator, rules->regulators);
    for (int r = 0; r < rules->regulators; r++) {
        add(hash, rules->jurisdiction[r]);
        add(hash, rules->regulator_home[r]);
    }
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        add_word(hash, moat_verb((MoatVerb)verb)->name);
        add(hash, rules->order_mandate[verb]);
        add(hash, rules->order_cash[verb]);
        add(hash, rules->order_strength[verb]);
    }
}

/* Numbers of the rules, as data: written out, the calls took compilers minutes. Quantities at the start have no word of their own. */
typedef struct Row {
    const char *word;
    size_t offset, count;
} Row;
#define NUMBERS(member) sizeof(((MoatRules *)0)->member) / sizeof(MoatFixed)
static const Row rows[] = {
#define TABLE(name, section, entries, unit, low, high, doc) {#name, offsetof(MoatRules, name), entries},
#define PARAMETER(name, section, unit, low, high, doc) {#name, offsetof(MoatRules, name), NUMBERS(name)},
#include "moat/parameters.def"
#define HASH_START(name) {NULL, offsetof(MoatRules, start.name), NUMBERS(start.name)},
#define HASH_WRITE(name)
#define HASH_READ(name)
#define HASH_HIDDEN(name)
#define QUANTITY(name, type, scope, unit, low, high, access, doc) HASH_##access(name)
#include "moat/quantities.def"
};

static void add_tables(uint64_t *hash, const MoatRules *rules) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *numbers = (const char *)rules + rows[i].offset;
        if (rows[i].word) add_word(hash, rows[i].word);
        add_fixed(hash, (const MoatFixed *)(const void *)numbers, rows[i].count);
    }
}

uint64_t level_hash(const MoatRules *rules) {
    uint64_t hash = UINT64_C(14695981039346656037);
    add_frame(&hash, rules);
    add_tables(&hash, rules);
    add_fixed(&hash, rules->handicap, MOAT_HANDICAPS);
    for (int i = 0; i < rules->events; i++) add_event(&hash, rules, &rules->event[i]);
    add_plan(&hash, rules);
    return hash;
}
