/* schema_play.c - definitions that many keys share: conditions, effects, ids and texts. */
#include "schema.h"
#include <string.h>

/* --- conditions and effects --- */

/* How a reading of a unit is compared; one definition a unit. */
static void write_compare(Schema *schema, MoatUnit unit) {
    static const char *const operators[] = {"at_least", "at_most", "above", "below", "is"};
    char name[32], pattern[1300];
    snprintf(name, sizeof name, "compare-%d", (int)unit);
    json_key(&schema->json, name);
    json_open(&schema->json, '{');
    schema_type(schema, "object");
    json_pair_bool(&schema->json, "additionalProperties", false);
    json_pair_whole(&schema->json, "minProperties", 1);
    json_pair_whole(&schema->json, "maxProperties", 1);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    snprintf(pattern, sizeof pattern, "%s|^(?:world|bloc|market|regulator|event)\\.", pattern_any_number(unit).text);
    for (int i = 0; i < 5; i++) {
        json_key(&schema->json, operators[i]);
        json_open_flat(&schema->json, '{');
        schema_types(schema, "number", "string", unit == MOAT_UNIT_FLAG ? "boolean" : NULL);
        schema_pattern(schema, pattern, "Give a number of the reading's unit, or another reading.");
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
            schema_types(schema, "number", "string", NULL);
            schema_pattern(schema, pattern_change(row).text, "A change is written +N, -N, xN or =N, within the range of the reading.");
        } else {
            char compare[32];
            snprintf(compare, sizeof compare, "compare-%d", (int)row->unit);
            schema_reference(schema, compare, false);
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
        schema_reference(schema, "condition", false);
    else
        schema_list(schema, "condition", 1, LEVEL_ENTRIES);
    json_close(&schema->json, '}');
}

static void write_condition(Schema *schema) {
    json_key(&schema->json, "condition");
    json_open(&schema->json, '{');
    json_pair(&schema->json, "title", "Condition");
    json_pair(&schema->json, "description", "One of all, any, not, or a reading compared: {bloc.north.tap: {at_least: 3}}.");
    schema_type(schema, "object");
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
    schema_type(schema, "object");
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
                   "\"patternErrorMessage\": \"An id is a small letter, then small letters, digits and hyphens: at most 31.\", "
                   "\"description\": \"A small letter, then small letters, digits and hyphens: at most 31.\"}");
    json_key(json, "words");
    json_raw(json, "{\"type\": [\"string\", \"number\", \"boolean\"]}");
    json_key(json, "reading");
    json_raw(json, "{\"type\": \"string\", \"pattern\": \"^(?:world|bloc|market|regulator|event)\\\\.\", "
                   "\"patternErrorMessage\": \"A reading is named as in world.access or bloc.north.cash.\"}");
    json_key(json, "country");
    json_raw(json, "{\"type\": \"string\", \"pattern\": \"^[A-Z]{2}$\", \"patternErrorMessage\": \"A country is two capital letters.\", "
                   "\"description\": \"Two capital letters, as in ISO 3166.\"}");
    json_key(json, "text");
    json_raw(json,
        "{\"anyOf\": [{\"$ref\": \"#/$defs/words\"}, {\"type\": \"object\", \"required\": [\"en\"], "
        "\"additionalProperties\": false, \"properties\": {\"en\": {\"$ref\": \"#/$defs/words\"}, "
        "\"fr\": {\"$ref\": \"#/$defs/words\"}, \"es\": {\"$ref\": \"#/$defs/words\"}, \"zh\": {\"$ref\": \"#/$defs/words\"}}}]}");
    json_key(json, "source-of");
    json_raw(json, "{\"anyOf\": [{\"type\": \"string\", \"pattern\": \"^" PATTERN_ID "$\", "
                   "\"patternErrorMessage\": \"Give an id of sources:, or assumed.\"}, {\"type\": \"array\", "
                   "\"items\": {\"type\": \"string\", \"pattern\": \"^" PATTERN_ID "$\", "
                   "\"patternErrorMessage\": \"Give an id of sources:, or assumed.\"}}]}");
}

void schema_play(Schema *schema) {
    write_small(schema);
    for (int unit = MOAT_UNIT_NUMBER; unit <= MOAT_UNIT_FLAG; unit++) write_compare(schema, (MoatUnit)unit);
    write_condition(schema);
    write_effect(schema);
}
