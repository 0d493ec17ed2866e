/* schema.c - JSON Schema of level files, from the table of keys. Every kind of mapping is defined twice: as a part, for levels that extend
 * another, and whole, with what must be given. */
#include "schema.h"
#include "workshop.h"
#include <string.h>

/* --- mappings --- */

static void write_required(Schema *schema, const Place *place, bool whole) {
    KeyView view;
    json_key(&schema->json, "required");
    json_open_flat(&schema->json, '[');
    for (int i = 0; table_row(place, i, &view); i++) {
        bool always = view.row.type == KEY_ID || view.row.type == KEY_FORMAT;
        if (view.row.needed && (whole || always)) json_text(&schema->json, view.row.key);
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
    static const char figure[] = "[{\"required\": [\"is\"]}, {\"required\": [\"from\", \"to\"]}]";
    static const char asked[] = "[{\"required\": [\"reading\"]}, {\"required\": [\"when\"]}]";
    if (whole && (place->kind == PLACE_POINT || place->kind == PLACE_PREDICTION)) {
        json_key(&schema->json, "oneOf");
        json_raw(&schema->json, place->kind == PLACE_POINT ? figure : asked);
    }
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
    schema_type(schema, "object");
    json_pair_bool(&schema->json, "additionalProperties", false);
    write_required(schema, place, false);
    write_together(schema, place, false);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    for (int i = 0; table_row(place, i, &view); i++) schema_key(schema, &view, place->section);
    json_close(&schema->json, '}');
}

/* The part, and what it lacks to be whole. */
static void write_whole(Schema *schema, const Place *place) {
    KeyView view;
    schema_reference(schema, schema_name(place).text, false);
    write_required(schema, place, true);
    write_together(schema, place, true);
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    for (int i = 0; table_row(place, i, &view); i++) {
        if (!differs_whole(&view.row)) continue;
        json_key(&schema->json, view.row.key);
        json_open_flat(&schema->json, '{');
        schema_value(schema, &view.row, true);
        json_close(&schema->json, '}');
    }
    json_close(&schema->json, '}');
}

static void write_place(Schema *schema, const Place *place, bool whole) {
    char name[64];
    snprintf(name, sizeof name, "%s%s", schema_name(place).text, whole ? "-whole" : "");
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

/* --- levels that extend base --- */

/* The ids that base gives to a kind of thing: only those may be told in part. */
static void write_ids(Schema *schema, const Node *things) {
    json_open_flat(&schema->json, '[');
    for (const Node *thing = things ? things->first : NULL; thing; thing = thing->next) {
        const Node *id = node_value(thing, "id");
        if (id) json_text(&schema->json, id->text);
    }
    json_close(&schema->json, ']');
}

static void write_things_on_base(Schema *schema, const Node *things, const char *def) {
    json_key(&schema->json, "properties");
    json_open_flat(&schema->json, '{');
    for (const Node *thing = things ? things->first : NULL; thing; thing = thing->next) {
        json_key(&schema->json, thing->text);
        json_bool(&schema->json, true);
    }
    json_close(&schema->json, '}');
    json_key(&schema->json, "additionalProperties");
    json_open_flat(&schema->json, '{');
    schema_reference(schema, def, true);
    json_close(&schema->json, '}');
}

static void write_entries_on_base(Schema *schema, const Node *entries, const char *def) {
    json_key(&schema->json, "items");
    json_open_flat(&schema->json, '{');
    if (!entries || !entries->size) {
        schema_reference(schema, def, true);
        json_close(&schema->json, '}');
        return;
    }
    json_key(&schema->json, "if");
    json_open(&schema->json, '{');
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    json_key(&schema->json, "id");
    json_open(&schema->json, '{');
    json_key(&schema->json, "enum");
    write_ids(schema, entries);
    json_close(&schema->json, '}');
    json_close(&schema->json, '}');
    json_close(&schema->json, '}');
    json_key(&schema->json, "else");
    json_open(&schema->json, '{');
    schema_reference(schema, def, true);
    json_close(&schema->json, '}');
    json_close(&schema->json, '}');
}

static void write_row_on_base(Schema *schema, const KeyRow *row, const Node *base) {
    Place inner = table_inner(row);
    DefName name = schema_name(&inner);
    json_key(&schema->json, row->key);
    json_open(&schema->json, '{');
    if (row->type == KEY_THINGS)
        write_things_on_base(schema, base, name.text);
    else
        write_entries_on_base(schema, base, name.text);
    json_close(&schema->json, '}');
}

/* Base has the rules, but neither blocs nor markets: what a level on it adds must be whole. */
static void write_on_base(Schema *schema) {
    KeyView view;
    Place level = place_of(PLACE_LEVEL);
    json_key(&schema->json, "level-on-base");
    json_open(&schema->json, '{');
    json_key(&schema->json, "required");
    json_open_flat(&schema->json, '[');
    for (int i = 0; table_row(&level, i, &view); i++)
        if (view.row.needed && !node_find(schema->defaults->root, view.row.key)) json_text(&schema->json, view.row.key);
    json_close(&schema->json, ']');
    json_key(&schema->json, "properties");
    json_open(&schema->json, '{');
    for (int i = 0; table_row(&level, i, &view); i++)
        if (view.row.type == KEY_THINGS || view.row.type == KEY_ENTRIES)
            write_row_on_base(schema, &view.row, node_find(schema->defaults->root, view.row.key));
    json_key(&schema->json, "tenders");
    json_raw(&schema->json, "{\"properties\": {\"pool\": {\"items\": {\"$ref\": \"#/$defs/tender-whole\"}}}}");
    json_close(&schema->json, '}');
    json_close(&schema->json, '}');
}

/* --- the whole --- */

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
    json_raw(
        json, schema->defaults->root
                  ? "{\"$ref\": \"#/$defs/level\", \"if\": {\"properties\": {\"extends\": {\"const\": \"base\"}, \"abstract\": {\"not\": "
                    "{\"const\": true}}}, \"required\": [\"extends\"]}, \"then\": {\"$ref\": \"#/$defs/level-on-base\"}}"
                  : "{\"$ref\": \"#/$defs/level\"}");
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
    schema_play(&schema);
    write_places(&schema, false);
    write_places(&schema, true);
    if (defaults.root) write_on_base(&schema);
    json_close(&schema.json, '}');
    json_close(&schema.json, '}');
    defaults_end(&defaults);
    return true;
}
