/* schema.h - what the files of the schema share. */
#pragma once
#include "defaults.h"
#include "json.h"
#include "pattern.h"
#include "table.h"

typedef struct Schema {
    Json json;
    Defaults *defaults;
} Schema;

/* "a date of doctrines" is defined as "date-of-doctrines"; sections are by their own name. */
typedef struct DefName {
    char text[40];
} DefName;
DefName schema_name(const Place *place);
/* A reference to a definition, to its whole form or to that of parts. */
void schema_reference(Schema *schema, const char *to, bool whole);
void schema_type(Schema *schema, const char *type);
void schema_types(Schema *schema, const char *first, const char *second, const char *third);
/* A pattern, and what editors show in its place when it does not fit (an annotation that language servers know). */
void schema_pattern(Schema *schema, const char *pattern, const char *otherwise);
/* An array of entries that a definition describes; no bound when it is 0. */
void schema_list(Schema *schema, const char *item, int low, int high);
/* schema_value.c: the members that say what may stand as the value of a key; and the key with title, meaning, default and example. */
void schema_value(Schema *schema, const KeyRow *row, bool whole);
void schema_key(Schema *schema, const KeyView *view, const char *section);
/* schema_play.c: definitions of conditions, effects, ids and texts. */
void schema_play(Schema *schema);
