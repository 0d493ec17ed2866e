/* fields.c - parameters and starting values, driven by the tables: which key, where in MoatRules, unit and range. */
#include "loader.h"
#include <stdio.h>
#include <string.h>

/* How the sections of parameters.def are written in a level; those of the whole level are keys of it. One that is missing here does not
 * compile. */
/* clang-format off */
#define SECTIONS(SECTION) \
    SECTION(POLICIES, "policies") SECTION(MANDATE, "mandate") SECTION(CHIPS, "chips") SECTION(RESEARCH, "research") \
    SECTION(ADOPTION, "adoption") SECTION(CLOUD, "cloud") SECTION(TENDERS, "tenders") SECTION(DEPENDENCY, "dependency") \
    SECTION(MONEY, "money") SECTION(REGULATION, "regulation") SECTION(DRIFT, "drift") SECTION(PROGRAMMES, "programmes") \
    SECTION(VICTORY, "victory") SECTION(DEAL, "deal") SECTION(OPENING, "opening") \
    SECTION(BLOC, "bloc") SECTION(SEGMENT, "segment") SECTION(MARKET, "market") SECTION(REGULATOR, "regulator")
/* clang-format on */
#define SECTION_CODE(code, word) SECTION_##code,
#define SECTION_WORD(code, word) word,
typedef enum Section { SECTIONS(SECTION_CODE) SECTIONS_ALL, SECTIONS_WHOLE = SECTION_BLOC } Section;
static const char *const section_word[] = {SECTIONS(SECTION_WORD)};

typedef struct Parameter {
    const char *name;
    Section section;
    NumberRule rule;
    size_t offset; /* in MoatRules */
    int entries;   /* of a table; 0 for a single value */
} Parameter;

static const Parameter parameters[] = {
#define TABLE(name, section, count, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), count},
#define PARAMETER(name, section, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), 0},
#include "moat/parameters.def"
};
enum { PARAMETERS = sizeof parameters / sizeof *parameters };

static Section section_of(const char *word) {
    int section = 0;
    while (section < SECTIONS_ALL && strcmp(section_word[section], word) != 0) section++;
    return (Section)section;
}

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
    case MOAT_Q_campus:
    case MOAT_Q_maverick:
    case MOAT_Q_tap:
    case MOAT_Q_tap_reputation:
    case MOAT_Q_standards:
    case MOAT_Q_monetise: return true;
    case MOAT_Q_service: *value = MOAT_ONE; return true;
    default: *value = MOAT_ONE; return strncmp(moat_quantity(quantity)->name, "strength_", 9) == 0;
    }
}

/* --- names --- */

bool field_section(const char *key) { return section_of(key) < SECTIONS_WHOLE; }

const char *field_name(const Place *place, int i, bool *needed) {
    MoatFixed value;
    *needed = true;
    if (place->kind == PLACE_LEVEL) return i < SECTIONS_WHOLE ? section_word[i] : NULL;
    Section section = section_of(place->section);
    for (int p = 0; p < PARAMETERS; p++)
        if (parameters[p].section == section && i-- == 0) return parameters[p].name;
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (startable((MoatQuantity)q, place) && i-- == 0) {
            *needed = !neutral((MoatQuantity)q, &value);
            return moat_quantity((MoatQuantity)q)->name;
        }
    return NULL;
}

bool field_known(const Place *place, const char *key) {
    if (place->kind == PLACE_LEVEL) return field_section(key);
    Section section = section_of(place->section);
    for (int p = 0; p < PARAMETERS; p++)
        if (parameters[p].section == section && strcmp(parameters[p].name, key) == 0) return true;
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (startable((MoatQuantity)q, place) && strcmp(moat_quantity((MoatQuantity)q)->name, key) == 0) return true;
    return false;
}

const char *field_home(const char *key) {
    for (int i = 0; i < PARAMETERS; i++)
        if (parameters[i].section < SECTIONS_WHOLE && strcmp(parameters[i].name, key) == 0) return section_word[parameters[i].section];
    for (int kind = 0; kind < PLACES; kind++) {
        Place place = place_of((PlaceKind)kind);
        if (field_known(&place, key)) return place.words;
    }
    return NULL;
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
        read_one(loader, node, row->name, row->rule, to + (row->section < SECTIONS_WHOLE ? 0 : at));
}

/* One value for each bloc, by id. */
static void read_by_bloc(Loader *loader, const Node *node, const MoatQuantityRow *row, NumberRule rule, int market, int32_t *to) {
    bool given[MOAT_BLOCS] = {false}, known = true;
    if (node->kind != NODE_MAP) {
        hint(loader, "as in {%s: 1, %s: 0}", loader->rules->bloc[0].id, loader->rules->bloc[1].id);
        problem(loader, PROBLEM_SHAPE, spot_of(node), "'%s' needs a value for each bloc", row->name);
        return;
    }
    for (const Node *key = node->first; key; key = key->next) {
        int bloc = bloc_index(loader, key);
        if (bloc < 0) {
            known = false;
            continue;
        }
        given[bloc] = true;
        read_one(loader, key->value, row->name, rule, to + bloc * MOAT_MARKETS + market);
    }
    for (int bloc = 0; bloc < MOAT_BLOCS; bloc++)
        if (!given[bloc] && known && !loader->abstract && loader->rules->bloc[bloc].id[0])
            problem(
                loader, PROBLEM_MISSING, spot_of(node), "'%s' lacks a value for the bloc '%s'", row->name, loader->rules->bloc[bloc].id);
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
    for (Node *key = node->first; key; key = key->next) {
        key->passed = removed(loader, "segments", key->text);
        if (key->passed) continue;
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
    Section section = section_of(place->section);
    for (int i = 0; i < PARAMETERS; i++) {
        const Node *node = parameters[i].section == section ? node_find(map, parameters[i].name) : NULL;
        if (node) read_parameter(loader, node, &parameters[i], at);
    }
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        if (!startable((MoatQuantity)q, place)) continue;
        const Node *node = node_find(map, moat_quantity((MoatQuantity)q)->name);
        set_neutral(loader, (MoatQuantity)q, at);
        if (node) read_quantity(loader, node, (MoatQuantity)q, at);
    }
}
