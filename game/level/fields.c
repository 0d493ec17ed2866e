/* fields.c - parameters and starting values, driven by the tables: which key, where in MoatRules, unit and range. */
#include "loader.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

/* How the sections of parameters.def are written in a level; those of the whole level are keys of it. One that is missing here does not
 * compile. */
/* clang-format off */
#define SECTIONS(SECTION) \
    SECTION(POLICIES, "policies", "tables of standing choices, in tiers 0 to 4") \
    SECTION(MANDATE, "mandate", "how much a bloc can decide in a turn") \
    SECTION(CHIPS, "chips", "who can buy computing, who can make it, who can cut it off") \
    SECTION(RESEARCH, "research", "what the lab learns, what a release gives away") \
    SECTION(ADOPTION, "adoption", "how users choose") \
    SECTION(CLOUD, "cloud", "where the premium line is sold from") \
    SECTION(TENDERS, "tenders", "cells that decide at once, by sealed bids") \
    SECTION(DEPENDENCY, "dependency", "how hard it becomes to leave") \
    SECTION(MONEY, "money", "what is earned and spent, and how long backers wait") \
    SECTION(REGULATION, "regulation", "how regulators heat up, act and cool down") \
    SECTION(DRIFT, "drift", "what returns by itself when nobody acts") \
    SECTION(PROGRAMMES, "programmes", "what a programme does in a quarter") \
    SECTION(VICTORY, "victory", "how the game is decided") \
    SECTION(DEAL, "deal", "how far an opening differs from the level") \
    SECTION(OPENING, "opening", "who uses what at the start") \
    SECTION(BLOC, "bloc", "") SECTION(SEGMENT, "segment", "") SECTION(MARKET, "market", "") SECTION(REGULATOR, "regulator", "")
/* clang-format on */
#define SECTION_CODE(code, word, doc) SECTION_##code,
#define SECTION_WORD(code, word, doc) word,
#define SECTION_DOC(code, word, doc) doc,
typedef enum Section { SECTIONS(SECTION_CODE) SECTIONS_ALL, SECTIONS_WHOLE = SECTION_BLOC } Section;
static const char *const section_word[] = {SECTIONS(SECTION_WORD)};
static const char *const section_doc[] = {SECTIONS(SECTION_DOC)};

typedef struct Parameter {
    const char *name;
    Section section;
    NumberRule rule;
    size_t offset; /* in MoatRules */
    int entries;   /* of a table; 0 for a single value */
    const char *doc;
} Parameter;

static const Parameter parameters[] = {
#define TABLE(name, section, count, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), count, doc},
#define PARAMETER(name, section, unit, low, high, doc) \
    {#name, SECTION_##section, {MOAT_UNIT_##unit, false, low, high}, offsetof(MoatRules, name), 0, doc},
#include "moat/parameters.def"
};
enum { PARAMETERS = sizeof parameters / sizeof *parameters };

static Section section_of(const char *word) {
    int section = *word ? 0 : SECTIONS_ALL; /* most places have none */
    while (section < SECTIONS_ALL && !same_word(section_word[section], word)) section++;
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

const char *field_next(const Place *place, int *row, bool *needed) {
    MoatFixed value;
    *needed = true;
    if (place->kind == PLACE_LEVEL) return *row < SECTIONS_WHOLE ? section_word[(*row)++] : NULL;
    Section section = section_of(place->section);
    if (section == SECTIONS_ALL && *row < PARAMETERS) *row = PARAMETERS;
    while (*row < PARAMETERS) {
        const Parameter *parameter = &parameters[(*row)++];
        if (parameter->section == section) return parameter->name;
    }
    while (place->scopes && *row < PARAMETERS + MOAT_QUANTITIES) {
        MoatQuantity quantity = (MoatQuantity)((*row)++ - PARAMETERS);
        if (!startable(quantity, place)) continue;
        *needed = !neutral(quantity, &value);
        return moat_quantity(quantity)->name;
    }
    return NULL;
}

bool field_known(const Place *place, const char *key) {
    if (place->kind == PLACE_LEVEL) return field_section(key);
    Section section = section_of(place->section);
    for (int p = 0; p < PARAMETERS && section != SECTIONS_ALL; p++)
        if (parameters[p].section == section && same_word(parameters[p].name, key)) return true;
    for (int q = 0; q < MOAT_QUANTITIES && place->scopes; q++)
        if (same_word(moat_quantity((MoatQuantity)q)->name, key) && startable((MoatQuantity)q, place)) return true;
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

bool parameter_row(int i, ParameterRow *row) {
    if (i < 0 || i >= PARAMETERS) return false;
    const Parameter *from = &parameters[i];
    *row = (ParameterRow){
        from->name, section_word[from->section], from->doc, from->rule.unit, from->rule.low, from->rule.high, from->entries, from->offset};
    return true;
}

/* --- rows --- */

/* The value within the range that an author would most likely write: a sound example for any row. */
static void example_of(KeyView *view) {
    static const int likely[] = {[MOAT_UNIT_NUMBER] = 1,
        [MOAT_UNIT_SHARE] = 0,
        [MOAT_UNIT_MONEY] = 10,
        [MOAT_UNIT_CHIPS] = 1,
        [MOAT_UNIT_POINTS] = 50,
        [MOAT_UNIT_QUARTERS] = 4,
        [MOAT_UNIT_TIER] = 1};
    const KeyRow *row = &view->row;
    int value = likely[row->unit % (int)(sizeof likely / sizeof *likely)];
    if (value < row->low) value = row->low;
    if (value > row->high) value = row->high;
    if (row->unit == MOAT_UNIT_FLAG)
        snprintf(view->example, sizeof view->example, "true");
    else if (row->unit == MOAT_UNIT_SHARE && row->low == 0)
        snprintf(view->example, sizeof view->example, "%d%%", row->high == 8 ? 100 : 20);
    else
        snprintf(view->example, sizeof view->example, "%s", number_bound(value, row->unit).text);
}

static void example_of_many(KeyView *view, const char *one) {
    int used = snprintf(view->example, sizeof view->example, "[%s", one);
    for (int i = 1; i < view->row.entries; i++) used += snprintf(view->example + used, sizeof view->example - (size_t)used, ", %s", one);
    snprintf(view->example + used, sizeof view->example - (size_t)used, "]");
}

/* "chip_price" is called "Chip price"; weights are called by what they weigh. */
static void title_of(KeyView *view, const char *name) {
    bool weight = strncmp(name, "w_", 2) == 0;
    snprintf(view->title, sizeof view->title, "%s%s", weight ? "Weight of " : "", name + 2 * weight);
    for (char *c = view->title; *c; c++)
        if (*c == '_') *c = ' ';
    if (view->title[0] >= 'a' && view->title[0] <= 'z') view->title[0] = (char)(view->title[0] - 'a' + 'A');
}

static void view_finish(KeyView *view, const char *name) {
    KeyRow *row = &view->row;
    char one[sizeof view->example];
    title_of(view, name);
    if (row->type != KEY_MAP) example_of(view);
    strcpy(one, view->example);
    if (row->type == KEY_NUMBERS) example_of_many(view, one);
    if (row->type == KEY_BY_BLOC && view->standard[0]) strcpy(view->standard, "{north: 0, south: 0}");
    if (row->type == KEY_BY_BLOC) snprintf(view->example, sizeof view->example, "{north: %s, south: %s}", one, one);
    row->key = name;
    row->title = view->title;
    row->example = view->example;
    row->standard = view->standard;
}

static void parameter_view(const Parameter *parameter, PlaceKind place, KeyView *view) {
    *view = (KeyView){.row = {.place = place, .needed = true, .of = PLACE_NONE, .doc = parameter->doc, .entries = parameter->entries}};
    view->row.type = parameter->entries ? KEY_NUMBERS : KEY_NUMBER;
    view->row.unit = parameter->rule.unit;
    view->row.low = parameter->rule.low;
    view->row.high = parameter->rule.high;
    view_finish(view, parameter->name);
}

static void quantity_view(MoatQuantity quantity, PlaceKind place, KeyView *view) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    MoatFixed value;
    bool given = neutral(quantity, &value), flag = row->unit == MOAT_UNIT_FLAG;
    *view = (KeyView){.row = {.place = place, .needed = !given, .of = PLACE_NONE, .doc = row->doc}};
    view->row.type = row->scope == MOAT_SCOPE_MARKET_BLOC    ? KEY_BY_BLOC
                     : row->scope == MOAT_SCOPE_BLOC_SEGMENT ? KEY_BY_SEGMENT
                     : flag                                  ? KEY_FLAG
                     : row->type == MOAT_TYPE_COUNT          ? KEY_WHOLE
                                                             : KEY_NUMBER;
    view->row.whole = row->type == MOAT_TYPE_COUNT;
    view->row.unit = row->unit;
    view->row.low = row->low;
    view->row.high = row->high;
    if (given) snprintf(view->standard, sizeof view->standard, "%s", flag ? "false" : value == 0 ? "0" : "1");
    view_finish(view, row->name);
}

static void section_view(Section section, KeyView *view) {
    bool tenders = section == SECTION_TENDERS;
    *view = (KeyView){.row = {.place = PLACE_LEVEL,
                          .needed = true,
                          .type = KEY_MAP,
                          .of = tenders ? PLACE_TENDERS : PLACE_SECTION,
                          .doc = section_doc[section]}};
    snprintf(view->example, sizeof view->example, "{source: assumed}");
    view_finish(view, section_word[section]);
}

bool field_row(const Place *place, int i, KeyView *view) {
    if (place->kind == PLACE_LEVEL) {
        if (i < SECTIONS_WHOLE) section_view((Section)i, view);
        return i < SECTIONS_WHOLE;
    }
    Section section = section_of(place->section);
    for (int p = 0; p < PARAMETERS; p++)
        if (parameters[p].section == section && i-- == 0) {
            parameter_view(&parameters[p], place->kind, view);
            return true;
        }
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (startable((MoatQuantity)q, place) && i-- == 0) {
            quantity_view((MoatQuantity)q, place->kind, view);
            return true;
        }
    return false;
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
