/* schema_value.c - what may stand as the value of a key, by its type. */
#include "schema.h"
#include <ctype.h>
#include <string.h>

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

void schema_reference(Schema *schema, const char *to, bool whole) {
    char path[64];
    snprintf(path, sizeof path, "#/$defs/%s%s", to, whole ? "-whole" : "");
    json_pair(&schema->json, "$ref", path);
}

DefName schema_name(const Place *place) {
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

void schema_type(Schema *schema, const char *type) { json_pair(&schema->json, "type", type); }

void schema_types(Schema *schema, const char *first, const char *second, const char *third) {
    json_key(&schema->json, "type");
    json_open_flat(&schema->json, '[');
    json_text(&schema->json, first);
    json_text(&schema->json, second);
    if (third) json_text(&schema->json, third);
    json_close(&schema->json, ']');
}

void schema_pattern(Schema *schema, const char *pattern, const char *otherwise) {
    json_pair(&schema->json, "pattern", pattern);
    json_pair(&schema->json, "patternErrorMessage", otherwise);
}

/* Numbers without a unit are numbers to YAML, those with one are strings; both are bounded. */
static void write_number(Schema *schema, const KeyRow *row) {
    schema_types(schema, "number", "string", row->unit == MOAT_UNIT_FLAG ? "boolean" : NULL);
    json_pair_whole(&schema->json, "minimum", row->low);
    json_pair_whole(&schema->json, "maximum", row->high);
    if (row->whole) json_pair_whole(&schema->json, "multipleOf", 1);
    KeyRow number = {.type = KEY_NUMBER, .unit = row->unit, .whole = row->whole, .low = row->low, .high = row->high};
    char otherwise[120];
    snprintf(otherwise, sizeof otherwise, "Give a plain number. %s.", range_words(&number).text);
    schema_pattern(schema, pattern_number(row->unit, row->whole, row->low, row->high).text, otherwise);
}

static void write_string_of(Schema *schema, const char *pattern, const char *otherwise) {
    schema_type(schema, "string");
    schema_pattern(schema, pattern, otherwise);
}

static void open_items(Schema *schema, const char *key) {
    json_key(&schema->json, key);
    json_open(&schema->json, '{');
}
static void close_items(Schema *schema) { json_close(&schema->json, '}'); }

static void write_names(Schema *schema) {
    open_items(schema, "propertyNames");
    schema_reference(schema, "id", false);
    close_items(schema);
}

static void write_by_id(Schema *schema, const KeyRow *row, bool whole) {
    schema_type(schema, "object");
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

void schema_list(Schema *schema, const char *item, int low, int high) {
    schema_type(schema, "array");
    if (low > 0) json_pair_whole(&schema->json, "minItems", low);
    if (high > 0) json_pair_whole(&schema->json, "maxItems", high);
    open_items(schema, "items");
    schema_reference(schema, item, false);
    close_items(schema);
}

static void write_numbers(Schema *schema, const KeyRow *row) {
    schema_type(schema, "array");
    json_pair_whole(&schema->json, "minItems", row->entries);
    json_pair_whole(&schema->json, "maxItems", row->entries);
    open_items(schema, "items");
    write_number(schema, row);
    close_items(schema);
}

static void write_position(Schema *schema) {
    static const int most[] = {180, 90};
    schema_type(schema, "array");
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
        json_text(&schema->json, word);
        words += size;
    }
    json_close(&schema->json, ']');
}

static void write_things(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    schema_type(schema, "object");
    write_names(schema);
    if (whole && row->low) json_pair_whole(&schema->json, "minProperties", row->low);
    json_pair_whole(&schema->json, "maxProperties", row->high);
    open_items(schema, "additionalProperties");
    schema_reference(schema, def, whole);
    close_items(schema);
}

static void write_entries(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    schema_type(schema, "array");
    if (row->low) json_pair_whole(&schema->json, "minItems", row->low);
    json_pair_whole(&schema->json, "maxItems", row->high);
    open_items(schema, "items");
    schema_reference(schema, def, whole);
    close_items(schema);
}

static void write_offers(Schema *schema, const KeyRow *row, const char *def, bool whole) {
    schema_type(schema, "object");
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
    schema_type(schema, "object");
    write_names(schema);
    json_pair_whole(&schema->json, "maxProperties", MOAT_BLOCS);
    open_items(schema, "additionalProperties");
    json_key(&schema->json, "anyOf");
    json_open(&schema->json, '[');
    json_open(&schema->json, '{');
    schema_reference(schema, "id", false);
    json_close(&schema->json, '}');
    json_raw(&schema->json, by_turn);
    json_close(&schema->json, ']');
    close_items(schema);
}

static void write_inner(Schema *schema, const KeyRow *row, bool whole) {
    Place inner = table_inner(row);
    DefName name = schema_name(&inner);
    bool replaced = key_replaces(row->key); /* what is given is all there is */
    switch (row->type) {
    case KEY_THINGS: write_things(schema, row, name.text, whole || row->of == PLACE_SOURCE); break;
    case KEY_ENTRIES: write_entries(schema, row, name.text, whole || replaced); break;
    case KEY_OFFERS: write_offers(schema, row, name.text, whole); break;
    case KEY_LIST: write_entries(schema, row, name.text, true); break;
    case KEY_PLAY: write_play(schema); break;
    default: schema_reference(schema, name.text, whole);
    }
}

static void write_readings(Schema *schema, const KeyRow *row) {
    json_key(&schema->json, "anyOf");
    json_open(&schema->json, '[');
    json_open(&schema->json, '{');
    schema_reference(schema, "reading", false);
    json_close(&schema->json, '}');
    json_open(&schema->json, '{');
    schema_list(schema, "reading", row->low, row->high);
    json_close(&schema->json, '}');
    json_close(&schema->json, ']');
}

void schema_value(Schema *schema, const KeyRow *row, bool whole) {
    switch (row->type) {
    case KEY_FORMAT:
        json_key(&schema->json, "enum");
        json_raw(&schema->json, "[1, \"1\"]");
        break;
    case KEY_ID:
    case KEY_REF: schema_reference(schema, "id", false); break;
    case KEY_REFS:
        if (row->place == PLACE_REMOVE) /* what is not there to remove is only a warning */
            schema_type(schema, "array");
        else
            schema_list(schema, "id", row->low, row->high);
        break;
    case KEY_TEXTS: schema_list(schema, "text", row->low, row->high); break;
    case KEY_WORDS: schema_reference(schema, "words", false); break;
    case KEY_TEXT: schema_reference(schema, "text", false); break;
    case KEY_NUMBER:
    case KEY_WHOLE: write_number(schema, row); break;
    case KEY_FLAG:
        if (row->place == PLACE_START)
            write_number(schema, row);
        else
            schema_type(schema, "boolean");
        break;
    case KEY_NUMBERS: write_numbers(schema, row); break;
    case KEY_BY_BLOC: write_by_id(schema, row, whole); break;
    case KEY_BY_SEGMENT: write_by_segment(schema, row); break;
    case KEY_DAY:
        write_string_of(schema, "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$", "A day is written as 2027-01-31.");
        break;
    case KEY_QUARTER: write_string_of(schema, "^[0-9]{4}-Q[1-4]$", "A quarter is written as 2027-Q1."); break;
    case KEY_CHOICE: write_choice(schema, row->example); break;
    case KEY_POSITION: write_position(schema); break;
    case KEY_COUNTRIES: schema_list(schema, "country", row->low, row->high); break;
    case KEY_SOURCE: schema_reference(schema, "source-of", false); break;
    case KEY_CONDITION: schema_reference(schema, "conditions", false); break;
    case KEY_EFFECTS: schema_list(schema, "effect", 0, row->high); break;
    case KEY_ANSWERER: write_string_of(schema, "^" PATTERN_ID "$", "Give the id of a bloc, it or other."); break;
    case KEY_READINGS: write_readings(schema, row); break;
    default: write_inner(schema, row, whole);
    }
}

void schema_key(Schema *schema, const KeyView *view, const char *section) {
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
    schema_value(schema, row, false);
    json_close(&schema->json, '}');
}
