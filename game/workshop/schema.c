/* schema.c - JSON Schema of level files, from the table of keys. Every kind of mapping is defined twice: as a part, for levels that extend
 * another, and whole, with what must be given. */
#include "defaults.h"
#include "json.h"
#include "pattern.h"
#include "workshop.h"
#include <ctype.h>
#include <string.h>

typedef struct Schema {
    Json json;
    Defaults *defaults;
} Schema;

/* --- words --- */

static void write_description(Schema *schema, const KeyView *view) {
    char text[600];
    const KeyRow *row = &view->row;
    int used = snprintf(text, sizeof text, "%c%s.", toupper((unsigned char)row->doc[0]), row->doc + 1);
    Range range = range_words(row);
    if (*range.text) used += snprintf(text + used, sizeof text - (size_t)used, " %s.", range.text);
    json_pair(&schema->json, "title", row->title);
    json_pair(&schema->json, "description", text);
}

static void write_reference(Schema *schema, const char *to, bool whole) {
    char path[64];
    snprintf(path, sizeof path, "#/$defs/%s%s", to, whole ? "-whole" : "");
    json_pair(&schema->json, "$ref", path);
}

/* "a date of doctrines" is defined as "date-of-doctrines"; sections by their own name. */
typedef struct DefName {
    char text[40];
} DefName;
static DefName def_name(const Place *place) {
    DefName name;
    const char *words = strncmp(place->words, "a ", 2) == 0    ? place->words + 2
                        : strncmp(place->words, "an ", 3) == 0 ? place->words + 3
                                                               : place->words;
    if (strncmp(words, "the ", 4) == 0) words += 4;
    bool section = place->kind == PLACE_SECTION || place->kind == PLACE_TENDERS;
    snprintf(name.text, sizeof name.text, "%s%s", section ? "section-" : "", words);
    for (char *c = name.text; *c; c++)
        if (*c == ' ') *c = '-';
    return name;
}

/* --- values --- */

static void write_type(Schema *schema, const char *type) { json_pair(&schema->json, "type", type); }

static void write_types(Schema *schema, const char *first, const char *second, const char *third) {
    json_key(&schema->json, "type");
    json_open_flat(&schema->json, '[');
    json_string(&schema->json, first);
    json_string(&schema->json, second);
    if (third) json_string(&schema->json, third);
    json_close(&schema->json, ']');
}

/* Numbers without a unit are numbers to YAML, those with one are strings; both are bounded. */
static void write_number(Schema *schema, const KeyRow *row) {
    write_types(schema, "number", "string", row->unit == MOAT_UNIT_FLAG ? "boolean" : NULL);
    json_pair_whole(&schema->json, "minimum", row->low);
    json_pair_whole(&schema->json, "maximum", row->high);
    if (row->whole) json_pair_whole(&schema->json, "multipleOf", 1);
    json_pair(&schema->json, "pattern", pattern_number(row->unit, row->whole, row->low, row->high).text);
}

static void write_string_of(Schema *schema, const char *pattern) {
    write_type(schema, "string");
    json_pair(&schema->json, "pattern", pattern);
}

static void open_items(Schema *schema, const char *key) {
    json_key(&schema->json, key);
    json_open(&schema->json, '{');
}
static void close_items(Schema *schema) { json_close(&schema->json, '}'); }

static void write_names(Schema *schema) {
    open_items(schema, "propertyNames");
    write_reference(schema, "id", false);
    close_items(schema);
}

static void write_by_id(Schema *schema, const KeyRow *row, bool whole) {
    write_type(schema, "object");
    write_names(schema);
    if (row->type == KEY_BY_BLOC) json_pair_whole(&schema->json, "maxProperties", MOAT_BLOCS);
    if (row->type == KEY_BY_BLOC && whole) json_pair_whole(&schema->json, "minProperties", MOAT_BLOCS);
    open_items(schema, "additionalProperties");
    write_number(schema, row);
    close_items(schema);
}

static void write_by_segment(Schema *schema, const KeyRow *row) {
    json_key(&schema->json, "anyOf");
    json_open(&schema->json, '[');
    json_open(&schema->json, '{');
    write_number(schema, row);
    json_close(&schema->json, '}');
    json_open(&schema->json, '{');
    write_by_id(schema, row, false);
    json_close(&schema->json, '}');
    json_close(&schema->json, ']');
}

static void write_list(Schema *schema, const char *item, int low, int high) {
    write_type(schema, "array");
    if (low > 0) json_pair_whole(&schema->json, "minItems", low);
    if (high > 0) json_pair_whole(&schema->json, "maxItems", high);
    open_items(schema, "items");
    write_reference(schema, item, false);
    close_items(schema);
}

static void write_numbers(Schema *schema, const KeyRow *row) {
    write_type(schema, "array");
    json_pair_whole(&schema->json, "minItems", row->entries);
    json_pair_whole(&schema->json, "maxItems", row->entries);
    open_items(schema, "items");
    write_number(schema, row);
    close_items(schema);
}

static void write_position(Schema *schema) {
    static const int most[] = {180, 90};
    write_type(schema, "array");
    json_pair_whole(&schema->json, "minItems", 2);
    json_pair_whole(&schema->json, "maxItems", 2);
    json_key(&schema->json, "prefixItems");
    json_open(&schema->json, '[');
    for (int i = 0; i < 2; i++) {
        KeyRow row = {.unit = MOAT_UNIT_POINTS, .low = -most[i], .high = most[i]};
        json_open(&schema->json, '{');
        write_number(schema, &row);
        json_close(&schema->json, '}');
    }
    json_close(&schema->json, ']');
}

static void write_choice(Schema *schema, const char *words) {
    char word[32];
    json_key(&schema->json, "enum");
    json_open_flat(&schema->json, '[');
    for (; *words; words += strspn(words, " ")) {
        size_t size = strcspn(words, " ");
        snprintf(word, sizeof word, "%.*s", (int)size, words);
        json_string(&schema->json, word);
        words += size;
    }
    json_close(&schema->json, ']');
}

static void write_things(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    write_type(schema, "object");
    write_names(schema);
    if (whole && row->low) json_pair_whole(&schema->json, "minProperties", row->low);
    json_pair_whole(&schema->json, "maxProperties", row->high);
    open_items(schema, "additionalProperties");
    write_reference(schema, def, whole);
    close_items(schema);
}

static void write_entries(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    write_type(schema, "array");
    if (row->low) json_pair_whole(&schema->json, "minItems", row->low);
    json_pair_whole(&schema->json, "maxItems", row->high);
    open_items(schema, "items");
    write_reference(schema, def, whole);
    close_items(schema);
}

static void write_offers(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    write_type(schema, "object");
    write_names(schema);
    json_pair_whole(&schema->json, "maxProperties", MOAT_BLOCS);
    open_items(schema, "additionalProperties");
    write_entries(schema, row, def, whole);
    close_items(schema);
}

/* By bloc: an opponent, or orders by turn. */
static void write_play(Schema *schema) {
    static const char by_turn[] = "{\"type\": \"object\", \"propertyNames\": {\"pattern\": \"^[1-9][0-9]{0,2}$\"}, "
                                  "\"additionalProperties\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}";
    write_type(schema, "object");
    write_names(schema);
    json_pair_whole(&schema->json, "maxProperties", MOAT_BLOCS);
    open_items(schema, "additionalProperties");
    json_key(&schema->json, "anyOf");
    json_open(&schema->json, '[');
    json_open(&schema->json, '{');
    write_reference(schema, "id", false);
    json_close(&schema->json, '}');
    json_raw(&schema->json, by_turn);
    json_close(&schema->json, ']');
    close_items(schema);
}

static void write_inner(Schema *schema, const KeyRow *row, bool whole) {
    Place inner = table_inner(row);
    DefName name = def_name(&inner);
    bool replaced = strcmp(row->key, "answers") == 0; /* such lists are never merged: what is given is all there is */
    switch (row->type) {
    case KEY_THINGS: write_things(schema, row, name.text, whole || row->of == PLACE_SOURCE); break;
    case KEY_ENTRIES: write_entries(schema, row, name.text, whole || replaced); break;
    case KEY_LIST: write_entries(schema, row, name.text, true); break;
    case KEY_PLAY: write_play(schema); break;
    case KEY_OFFERS: write_offers(schema, row, name.text, whole); break;
    default: write_reference(schema, name.text, whole);
    }
}

static void write_value(Schema *schema, const KeyRow *row, bool whole) {
    switch (row->type) {
    case KEY_FORMAT:
        json_key(&schema->json, "enum");
        json_raw(&schema->json, "[1, \"1\"]");
        break;
    case KEY_ID:
    case KEY_REF: write_reference(schema, "id", false); break;
    case KEY_REFS: write_list(schema, row->place == PLACE_REMOVE ? "words" : "id", row->low, row->high); break;
    case KEY_WORDS: write_reference(schema, "words", false); break;
    case KEY_TEXT: write_reference(schema, "text", false); break;
    case KEY_NUMBER:
    case KEY_WHOLE: write_number(schema, row); break;
    case KEY_FLAG:
        if (row->place == PLACE_START)
            write_number(schema, row);
        else
            write_type(schema, "boolean");
        break;
    case KEY_NUMBERS: write_numbers(schema, row); break;
    case KEY_BY_BLOC: write_by_id(schema, row, whole); break;
    case KEY_BY_SEGMENT: write_by_segment(schema, row); break;
    case KEY_DAY: write_string_of(schema, "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"); break;
    case KEY_QUARTER: write_string_of(schema, "^[0-9]{4}-Q[1-4]$"); break;
    case KEY_CHOICE: write_choice(schema, row->example); break;
    case KEY_POSITION: write_position(schema); break;
    case KEY_COUNTRIES: write_list(schema, "country", row->low, row->high); break;
    case KEY_SOURCE: write_reference(schema, "source-of", false); break;
    case KEY_CONDITION: write_reference(schema, "conditions", false); break;
    case KEY_EFFECTS: write_list(schema, "effect", 0, row->high); break;
    case KEY_ANSWERER: write_string_of(schema, "^" PATTERN_ID "$"); break;
    default: write_inner(schema, row, whole);
    }
}

static void write_key(Schema *schema, const KeyView *view, const char *section) {
    const KeyRow *row = &view->row;
    json_key(&schema->json, row->key);
    json_open_flat(&schema->json, '{');
    write_description(schema, view);
    if (!defaults_write(schema->defaults, &schema->json, section, row->key) && *row->standard) {
        json_key(&schema->json, "default");
        value_write(&schema->json, row->standard);
    }
    json_key(&schema->json, "examples");
    json_open_flat(&schema->json, '[');
    char first[32];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(row->example, " "), row->example);
    value_write(&schema->json, row->type == KEY_CHOICE ? first : row->example);
    json_close(&schema->json, ']');
    write_value(schema, row, false);
    json_close(&schema->json, '}');
}

/* --- mappings --- */

static void write_required(Schema *schema, const Place *place, bool whole) {
    KeyView view;
    json_key(&schema->json, "required");
    json_open_flat(&schema->json, '[');
    for (int i = 0; table_row(place, i, &view); i++) {
        bool always = view.row.type == KEY_ID || view.row.type == KEY_FORMAT;
        if (view.row.needed && (whole || always)) json_string(&schema->json, view.row.key);
    }
    json_close(&schema->json, ']');
}

/* What the loader asks of several keys at once. */
static void write_together(Schema *schema, const Place *place, bool whole) {
    static const char once[] = "{\"properties\": {\"once\": {\"const\": true}}, \"required\": [\"once\", \"rest\"]}";
    static const char among[] = "{\"required\": [\"subject\"], \"properties\": {\"subject\": {\"enum\": [\"market\", \"bloc\"]}}}";
    static const char answered[] = "{\"required\": [\"for\"]}", answering[] = "{\"required\": [\"answers\"]}";
    static const char by_subject[] = "{\"properties\": {\"for\": {\"enum\": [\"it\", \"other\"]}}, \"required\": [\"for\"]}";
    static const char of_bloc[] = "{\"required\": [\"subject\"], \"properties\": {\"subject\": {\"const\": \"bloc\"}}}";
    if (place->kind != PLACE_EVENT) return;
    if (!whole) {
        json_key(&schema->json, "not");
        json_raw(&schema->json, once);
        return;
    }
    json_key(&schema->json, "dependentSchemas");
    json_open(&schema->json, '{');
    json_key(&schema->json, "among");
    json_raw(&schema->json, among);
    json_key(&schema->json, "answers");
    json_raw(&schema->json, answered);
    json_key(&schema->json, "for");
    json_raw(&schema->json, answering);
    json_close(&schema->json, '}');
    json_key(&schema->json, "if");
    json_raw(&schema->json, by_subject);
    json_key(&schema->json, "then");
    json_raw(&schema->json, of_bloc);
}

/* Whether a whole mapping asks more of the value than a part does. */
static bool differs_whole(const KeyRow *row) {
    return row->type == KEY_BY_BLOC || (table_inner(row).kind != PLACE_NONE && row->of != PLACE_REMOVE && row->of != PLACE_SOURCE);
}

static void write_part(Schema *schema, const Place *place) {
    KeyView view;
    write_type(schema, "object");
    json_pair_bool(&schema->json, "additionalProperties", false);
    write_required(schema, place, false);
    write_together(schema, place, false);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    for (int i = 0; table_row(place, i, &view); i++) write_key(schema, &view, place->section);
    json_close(&schema->json, '}');
}

/* The part, and what it lacks to be whole. */
static void write_whole(Schema *schema, const Place *place) {
    KeyView view;
    write_reference(schema, def_name(place).text, false);
    write_required(schema, place, true);
    write_together(schema, place, true);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    for (int i = 0; table_row(place, i, &view); i++) {
        if (!differs_whole(&view.row)) continue;
        json_key(&schema->json, view.row.key);
        json_open_flat(&schema->json, '{');
        write_value(schema, &view.row, true);
        json_close(&schema->json, '}');
    }
    json_close(&schema->json, '}');
}

static void write_place(Schema *schema, const Place *place, bool whole) {
    char name[64];
    snprintf(name, sizeof name, "%s%s", def_name(place).text, whole ? "-whole" : "");
    json_key(&schema->json, name);
    json_open(&schema->json, '{');
    if (whole)
        write_whole(schema, place);
    else
        write_part(schema, place);
    json_close(&schema->json, '}');
}

static void write_places(Schema *schema, bool whole) {
    KeyView view;
    Place level = place_of(PLACE_LEVEL);
    for (int kind = 0; kind < PLACES; kind++) {
        Place place = place_of((PlaceKind)kind);
        if (kind != PLACE_SECTION && kind != PLACE_TENDERS) write_place(schema, &place, whole);
    }
    for (int i = 0; table_row(&level, i, &view); i++) {
        Place inner = table_inner(&view.row);
        if (inner.kind == PLACE_SECTION || inner.kind == PLACE_TENDERS) write_place(schema, &inner, whole);
    }
}

/* --- conditions and effects --- */

/* How a reading of a unit is compared; one definition a unit. */
static void write_compare(Schema *schema, MoatUnit unit) {
    static const char *const operators[] = {"at_least", "at_most", "above", "below", "is"};
    char name[32], pattern[1300];
    snprintf(name, sizeof name, "compare-%d", (int)unit);
    json_key(&schema->json, name);
    json_open(&schema->json, '{');
    write_type(schema, "object");
    json_pair_bool(&schema->json, "additionalProperties", false);
    json_pair_whole(&schema->json, "minProperties", 1);
    json_pair_whole(&schema->json, "maxProperties", 1);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    snprintf(pattern, sizeof pattern, "%s|^(?:world|bloc|market|regulator|event)\\.", pattern_any_number(unit).text);
    for (int i = 0; i < 5; i++) {
        json_key(&schema->json, operators[i]);
        json_open_flat(&schema->json, '{');
        write_types(schema, "number", "string", unit == MOAT_UNIT_FLAG ? "boolean" : NULL);
        json_pair(&schema->json, "pattern", pattern);
        json_close(&schema->json, '}');
    }
    json_close(&schema->json, '}');
    json_close(&schema->json, '}');
}

static void write_readings(Schema *schema, bool effects) {
    json_key(&schema->json, "patternProperties");
    json_open(&schema->json, '{');
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        Pattern name = pattern_name(row);
        if (!*name.text || (effects && (row->derived || row->access < MOAT_ACCESS_WRITE))) continue;
        json_key(&schema->json, name.text);
        json_open_flat(&schema->json, '{');
        json_pair(&schema->json, "description", row->doc);
        if (effects) {
            write_types(schema, "number", "string", NULL);
            json_pair(&schema->json, "pattern", pattern_change(row).text);
        } else {
            char compare[32];
            snprintf(compare, sizeof compare, "compare-%d", (int)row->unit);
            write_reference(schema, compare, false);
        }
        json_close(&schema->json, '}');
    }
    json_close(&schema->json, '}');
}

static void write_group(Schema *schema, const char *key, const char *description) {
    json_key(&schema->json, key);
    json_open(&schema->json, '{');
    json_pair(&schema->json, "description", description);
    if (strcmp(key, "not") == 0)
        write_reference(schema, "condition", false);
    else
        write_list(schema, "condition", 1, LEVEL_ENTRIES);
    json_close(&schema->json, '}');
}

static void write_condition(Schema *schema) {
    json_key(&schema->json, "condition");
    json_open(&schema->json, '{');
    json_pair(&schema->json, "title", "Condition");
    json_pair(&schema->json, "description", "One of all, any, not, or a reading compared: {bloc.north.tap: {at_least: 3}}.");
    write_type(schema, "object");
    json_pair_whole(&schema->json, "minProperties", 1);
    json_pair_whole(&schema->json, "maxProperties", 1);
    json_pair_bool(&schema->json, "additionalProperties", false);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    write_group(schema, "all", "Every one of these is so.");
    write_group(schema, "any", "At least one of these is so.");
    write_group(schema, "not", "This is not so.");
    json_close(&schema->json, '}');
    write_readings(schema, false);
    json_close(&schema->json, '}');
    json_key(&schema->json, "conditions");
    json_raw(&schema->json, "{\"anyOf\": [{\"$ref\": \"#/$defs/condition\"}, {\"type\": \"object\", \"maxProperties\": 0}, "
                            "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/condition\"}}]}");
}

static void write_effect(Schema *schema) {
    json_key(&schema->json, "effect");
    json_open(&schema->json, '{');
    json_pair(&schema->json, "title", "Effect");
    json_pair(&schema->json, "description", "A reading and its change: +N adds, -N takes away, xN multiplies, =N sets.");
    write_type(schema, "object");
    json_pair_bool(&schema->json, "additionalProperties", false);
    write_readings(schema, true);
    json_close(&schema->json, '}');
}

/* --- small definitions --- */

static void write_small(Schema *schema) {
    Json *json = &schema->json;
    json_key(json, "id");
    json_raw(json, "{\"type\": \"string\", \"pattern\": \"^" PATTERN_ID "$\", "
                   "\"not\": {\"enum\": [\"it\", \"other\", \"world\", \"none\", \"sovereign\", \"assumed\"]}, "
                   "\"description\": \"A small letter, then small letters, digits and hyphens: at most 31.\"}");
    json_key(json, "words");
    json_raw(json, "{\"type\": [\"string\", \"number\", \"boolean\"]}");
    json_key(json, "country");
    json_raw(json, "{\"type\": \"string\", \"pattern\": \"^[A-Z]{2}$\", \"description\": \"Two capital letters, as in ISO 3166.\"}");
    json_key(json, "text");
    json_raw(json,
        "{\"anyOf\": [{\"$ref\": \"#/$defs/words\"}, {\"type\": \"object\", \"required\": [\"en\"], "
        "\"additionalProperties\": false, \"properties\": {\"en\": {\"$ref\": \"#/$defs/words\"}, "
        "\"fr\": {\"$ref\": \"#/$defs/words\"}, \"es\": {\"$ref\": \"#/$defs/words\"}, \"zh\": {\"$ref\": \"#/$defs/words\"}}}]}");
    json_key(json, "source-of");
    json_raw(json, "{\"anyOf\": [{\"type\": \"string\", \"pattern\": \"^" PATTERN_ID "$\"}, {\"type\": \"array\", "
                   "\"items\": {\"type\": \"string\", \"pattern\": \"^" PATTERN_ID "$\"}}]}");
}

/* A level that extends another, or is only there to be extended, gives parts; any other must give everything. */
static void write_root(Schema *schema) {
    Json *json = &schema->json;
    json_pair(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_pair(json, "title", "A level of Moat");
    json_pair(json, "description", "What the world holds and how it behaves. Made by: moat schema.");
    json_key(json, "if");
    json_raw(json, "{\"anyOf\": [{\"required\": [\"extends\"]}, {\"properties\": {\"abstract\": {\"const\": true}}, \"required\": "
                   "[\"abstract\"]}]}");
    json_key(json, "then");
    json_raw(json, "{\"$ref\": \"#/$defs/level\"}");
    json_key(json, "else");
    json_raw(json, "{\"$ref\": \"#/$defs/level-whole\"}");
}

bool workshop_schema(FILE *out, const char *base) {
    Defaults defaults;
    if (!defaults_begin(&defaults, base)) return false;
    Schema schema = {.json = {.out = out}, .defaults = &defaults};
    json_open(&schema.json, '{');
    write_root(&schema);
    json_key(&schema.json, "$defs");
    json_open(&schema.json, '{');
    write_small(&schema);
    for (int unit = MOAT_UNIT_NUMBER; unit <= MOAT_UNIT_FLAG; unit++) write_compare(&schema, (MoatUnit)unit);
    write_condition(&schema);
    write_effect(&schema);
    write_places(&schema, false);
    write_places(&schema, true);
    json_close(&schema.json, '}');
    json_close(&schema.json, '}');
    defaults_end(&defaults);
    return true;
}
