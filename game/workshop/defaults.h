/* defaults.h - values as schema and reference show them: those of base.yaml, ranges in words, YAML as JSON. */
#pragma once
#include "json.h"
#include "table.h"
#include "tree.h"

typedef struct Defaults {
    Arena arena;
    const Node *root;
} Defaults;
/* Reads the level at `path`; NULL reads nothing. False when it cannot be read. */
bool defaults_begin(Defaults *defaults, const char *path);
void defaults_end(Defaults *defaults);
/* The value that a section's key has there, NULL when it has none. */
const Node *defaults_find(const Defaults *defaults, const char *section, const char *key);
/* Writes the member "default"; false when there is none. */
bool defaults_write(const Defaults *defaults, Json *json, const char *section, const char *key);

/* A value written as YAML, as JSON: examples and standards of the table. */
void value_write(Json *json, const char *yaml);

/* "Share, 0% to 100%"; "" for what has no range. */
typedef struct Range {
    char text[80];
} Range;
Range range_words(const KeyRow *row);
