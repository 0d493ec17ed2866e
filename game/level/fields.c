/* fields.c - parameters and starting values, driven by the tables: which key, where in MoatRules, unit and range. */
#include "loader.h"
#include <stdio.h>
#include <string.h>

#define SECTION_POLICIES "policies"
#define SECTION_MANDATE "mandate"
#define SECTION_CHIPS "chips"
#define SECTION_RESEARCH "research"
#define SECTION_ADOPTION "adoption"
#define SECTION_CLOUD "cloud"
#define SECTION_TENDERS "tenders"
#define SECTION_DEPENDENCY "dependency"
#define SECTION_MONEY "money"
#define SECTION_REGULATION "regulation"
#define SECTION_DRIFT "drift"
#define SECTION_PROGRAMMES "programmes"
#define SECTION_VICTORY "victory"
#define SECTION_DEAL "deal"
#define SECTION_OPENING "opening"
#define SECTION_BLOC "bloc"
#define SECTION_SEGMENT "segment"
#define SECTION_MARKET "market"
#define SECTION_REGULATOR "regulator"

typedef struct Parameter {
    const char *name, *section;
    NumberRule rule;
    size_t offset;   /* in MoatRules */
    int entries;     /* of a table; 0 for a single value */
    bool whole_level; /* stands in a section of the level, not in each bloc, segment, market or regulator */
} Parameter;

static const Parameter parameters[] = {
#define TABLE(name, section, count, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), count, true},
#define PARAMETER(name, section, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), 0, \
        sizeof(((MoatRules *)0)->name) == sizeof(MoatFixed)},
#include "moat/parameters.def"
};
enum { PARAMETERS = sizeof parameters / sizeof *parameters };

/* Where a quantity lies in MoatWorld. */
static const size_t world_offset[MOAT_QUANTITIES] = {
#define QUANTITY(name, type, scope, unit, low, high, access, doc) [MOAT_Q_##name] = offsetof(MoatWorld, name),
#include "moat/quantities.def"
};

static bool startable(MoatQuantity quantity, const Place *place) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    return row->access == MOAT_ACCESS_START && place->scopes >> row->scope & 1;
}

/* START quantities that need not be given, because one value is what anybody would expect. */
static bool neutral(MoatQuantity quantity, MoatFixed *value) {
    *value = 0;
    switch (quantity) {
    case MOAT_Q_campus: case MOAT_Q_maverick: case MOAT_Q_tap: case MOAT_Q_tap_reputation: case MOAT_Q_standards: case MOAT_Q_monetise:
        return true;
    case MOAT_Q_service:
        *value = MOAT_ONE;
        return true;
    default:
        *value = MOAT_ONE;
        return strncmp(moat_quantity(quantity)->name, "strength_", 9) == 0;
    }
}

/* --- names --- */

static bool first_of_section(int i) {
    for (int j = 0; j < i; j++)
        if (strcmp(parameters[j].section, parameters[i].section) == 0) return false;
    return parameters[i].whole_level;
}

bool field_section(const char *key) {
    for (int i = 0; i < PARAMETERS; i++)
        if (parameters[i].whole_level && strcmp(parameters[i].section, key) == 0) return true;
    return false;
}

static const char *section_name(int i) {
    for (int p = 0; p < PARAMETERS; p++)
        if (first_of_section(p) && i-- == 0) return parameters[p].section;
    return NULL;
}

const char *field_name(const Place *place, int i, bool *needed) {
    MoatFixed value;
    *needed = true;
    if (place->kind == PLACE_LEVEL) return section_name(i);
    if (place->section[0])
        for (int p = 0; p < PARAMETERS; p++)
            if (strcmp(parameters[p].section, place->section) == 0 && i-- == 0) return parameters[p].name;
    if (place->scopes)
        for (int q = 0; q < MOAT_QUANTITIES; q++)
            if (startable((MoatQuantity)q, place) && i-- == 0) {
                *needed = !neutral((MoatQuantity)q, &value);
                return moat_quantity((MoatQuantity)q)->name;
            }
    return NULL;
}

static const char *place_words(bool (*here)(const Place *, const char *), const char *key) {
    for (int kind = 0; kind < PLACES; kind++) {
        Place place = place_of((PlaceKind)kind);
        if (here(&place, key)) return place.words;
    }
    return NULL;
}

static bool names_field(const Place *place, const char *key) {
    bool needed;
    const char *name;
    if (place->kind == PLACE_LEVEL) return false;
    for (int i = 0; (name = field_name(place, i, &needed)); i++)
        if (strcmp(name, key) == 0) return true;
    return false;
}

const char *field_home(const char *key) {
    for (int i = 0; i < PARAMETERS; i++)
        if (parameters[i].whole_level && strcmp(parameters[i].name, key) == 0) return parameters[i].section;
    if (field_section(key)) return place_of(PLACE_LEVEL).words;
    return place_words(names_field, key);
}

/* --- values --- */

static void read_one(Loader *loader, const Node *node, const char *what, NumberRule rule, int32_t *to) {
    MoatLong value;
    if (node && number_read(loader, node, what, rule, &value)) *to = (int32_t)(rule.whole ? value / MOAT_ONE : value);
}

static void read_table(Loader *loader, const Node *node, const Parameter *row, MoatFixed *to) {
    if (node->kind != NODE_LIST || node->size != row->entries) {
        problem(loader, PROBLEM_COUNT, spot_of(node), "'%s' must be a list of %d numbers, found %s%d", row->name, row->entries,
            node->kind == NODE_LIST ? "" : "a single value, ", node->kind == NODE_LIST ? node->size : 1);
        return;
    }
    for (const Node *entry = node->first; entry; entry = entry->next) read_one(loader, entry, row->name, row->rule, to++);
}

static void read_parameter(Loader *loader, const Node *node, const Parameter *row, int at) {
    MoatFixed *to = (MoatFixed *)(void *)((char *)loader->rules + row->offset);
    if (row->entries)
        read_table(loader, node, row, to);
    else
        read_one(loader, node, row->name, row->rule, to + (row->whole_level ? 0 : at));
}

/* One value for each bloc, by id. */
static void read_by_bloc(Loader *loader, const Node *node, const MoatQuantityRow *row, NumberRule rule, int market, int32_t *to) {
    bool given[MOAT_BLOCS] = {false};
    if (node->kind != NODE_MAP) {
        hint(loader, "as in {%s: 1, %s: 0}", loader->rules->bloc[0].id, loader->rules->bloc[1].id);
        problem(loader, PROBLEM_SHAPE, spot_of(node), "'%s' needs a value for each bloc", row->name);
        return;
    }
    for (const Node *key = node->first; key; key = key->next) {
        int bloc = bloc_index(loader, key);
        if (bloc < 0) continue;
        given[bloc] = true;
        read_one(loader, key->value, row->name, rule, to + bloc * MOAT_MARKETS + market);
    }
    for (int bloc = 0; bloc < MOAT_BLOCS; bloc++)
        if (!given[bloc] && !loader->abstract && loader->rules->bloc[bloc].id[0])
            problem(loader, PROBLEM_MISSING, spot_of(node), "'%s' lacks a value for the bloc '%s'", row->name, loader->rules->bloc[bloc].id);
}

/* One value for all segments, or values by segment. */
static void read_by_segment(Loader *loader, const Node *node, const MoatQuantityRow *row, NumberRule rule, int bloc, int32_t *to) {
    to += bloc * MOAT_SEGMENTS;
    if (node->kind == NODE_VALUE) {
        read_one(loader, node, row->name, rule, to);
        for (int s = 1; s < MOAT_SEGMENTS; s++) to[s] = to[0];
        return;
    }
    if (node->kind == NODE_LIST) {
        problem(loader, PROBLEM_SHAPE, spot_of(node), "'%s' must be a single value, or one by segment", row->name);
        return;
    }
    for (const Node *key = node->first; key; key = key->next) {
        if (removed(loader, "segments", key->text)) continue;
        int segment = segment_index(loader, key);
        if (segment >= 0) read_one(loader, key->value, row->name, rule, to + segment);
    }
}

static void read_quantity(Loader *loader, const Node *node, MoatQuantity quantity, int at) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    NumberRule rule = {row->unit, row->type == MOAT_TYPE_COUNT, row->low, row->high};
    int32_t *to = (int32_t *)(void *)((char *)&loader->rules->start + world_offset[quantity]);
    switch (row->scope) {
    case MOAT_SCOPE_MARKET_BLOC: read_by_bloc(loader, node, row, rule, at, to); break;
    case MOAT_SCOPE_BLOC_SEGMENT: read_by_segment(loader, node, row, rule, at, to); break;
    default: read_one(loader, node, row->name, rule, to + at);
    }
}

static void set_neutral(Loader *loader, MoatQuantity quantity, int at) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    int32_t *to = (int32_t *)(void *)((char *)&loader->rules->start + world_offset[quantity]);
    MoatFixed value;
    if (!neutral(quantity, &value)) return;
    if (row->scope == MOAT_SCOPE_BLOC || row->scope == MOAT_SCOPE_MARKET) to[at] = value; /* the others are 0 already */
}

void fields_read(Loader *loader, const Node *map, const Place *place, int at) {
    if (place->section[0])
        for (int i = 0; i < PARAMETERS; i++) {
            if (strcmp(parameters[i].section, place->section) != 0) continue;
            const Node *node = node_find(map, parameters[i].name);
            if (node) read_parameter(loader, node, &parameters[i], at);
        }
    if (place->scopes)
        for (int q = 0; q < MOAT_QUANTITIES; q++) {
            if (!startable((MoatQuantity)q, place)) continue;
            const Node *node = node_find(map, moat_quantity((MoatQuantity)q)->name);
            set_neutral(loader, (MoatQuantity)q, at);
            if (node) read_quantity(loader, node, (MoatQuantity)q, at);
        }
}
