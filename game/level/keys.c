/* keys.c - mappings against the tables: keys that nobody reads, keys that are missing, values of the wrong shape. */
#include "loader.h"
#include "text.h"
#include <stdio.h>
#include <string.h>

typedef enum Shape { SHAPE_VALUE, SHAPE_LIST, SHAPE_MAP, SHAPE_TEXT, SHAPE_SOURCE, SHAPE_CONDITION } Shape;
typedef enum Need { NEED_MAY, NEED_MUST } Need;
typedef struct KeyRow {
    PlaceKind place;
    const char *key;
    Shape shape;
    Need need;
} KeyRow;

static const Place places[] = {
#define PLACE(code, words, section, scopes) {PLACE_##code, words, section, scopes},
#include "keys.def"
};
static const KeyRow keys[] = {
#define KEY(place, key, shape, need, doc) {PLACE_##place, key, SHAPE_##shape, NEED_##need},
#include "keys.def"
};
enum { KEYS = sizeof keys / sizeof *keys };

Place place_of(PlaceKind kind) { return places[kind]; }

static const KeyRow *key_row(const Place *place, const char *key) {
    for (int i = 0; i < KEYS; i++)
        if (keys[i].place == place->kind && strcmp(keys[i].key, key) == 0) return &keys[i];
    return NULL;
}

/* The i-th name allowed at a place, whatever table it comes from; NULL after the last. */
static const char *allowed(const Place *place, int i, bool *needed) {
    for (int k = 0; k < KEYS; k++)
        if (keys[k].place == place->kind && i-- == 0) {
            *needed = keys[k].need == NEED_MUST;
            return keys[k].key;
        }
    return field_name(place, i, needed);
}

static bool known(const Place *place, const char *key) { return key_row(place, key) || field_known(place, key); }

/* Where else the key would be right. */
static const char *home_of(const Place *place, const char *key) {
    for (int i = 0; i < KEYS; i++)
        if (keys[i].place != place->kind && strcmp(keys[i].key, key) == 0) return places[keys[i].place].words;
    return field_home(key);
}

bool key_glued(Loader *loader, const Node *key) {
    Spot spot = spot_of(key);
    if (key->quoted) return false;
    if (key->text[0] == '-' && key->text[1]) {
        hint(loader, "write '- %s'", shown(key->text + 1).text);
        problem(loader, PROBLEM_SPACE, spot, "a space must follow the dash of an entry");
        return true;
    }
    const char *colon = strchr(key->text, ':');
    if (!colon) return false;
    hint(loader, "write '%.*s: %s'", (int)(colon - key->text), key->text, shown(colon + 1).text);
    problem(loader, PROBLEM_SPACE, spot, "a space must follow the colon after a key");
    return true;
}

static void tell_unknown(Loader *loader, Node *map, Node *key, const Place *place) {
    if (!problem_wanted(loader, key->source)) {
        problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "unknown key");
        return;
    }
    bool needed;
    const char *name;
    if (key_glued(loader, key)) {
        size_t size = strcspn(key->text, ":");
        key->value = NULL;
        for (int i = 0; (name = allowed(place, i, &needed)); i++)
            if (strlen(name) == size && memcmp(name, key->text, size) == 0 && !node_key(map, name)) key->text = name;
        return;
    }
    Nearest nearest = {.word = key->text};
    for (int i = 0; (name = allowed(place, i, &needed)); i++) nearest_offer(&nearest, name);
    const char *home = home_of(place, key->text);
    if (home)
        hint(loader, "it belongs into %s", home);
    else if (nearest.best)
        hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "unknown key '%s' in %s", shown(key->text).text, place->words);
    /* Read it as what it was meant to be, so that it is not missed below. */
    if (!home && nearest.best && !nearest.tie && !node_key(map, nearest.best)) key->text = nearest.best;
}

static bool fits(const Node *value, Shape shape) {
    switch (shape) {
    case SHAPE_VALUE: return value->kind == NODE_VALUE && (value->size || value->quoted);
    case SHAPE_LIST: return value->kind == NODE_LIST;
    case SHAPE_MAP: return value->kind == NODE_MAP;
    case SHAPE_TEXT: return value->kind == NODE_MAP || (value->kind == NODE_VALUE && (value->size || value->quoted));
    case SHAPE_SOURCE: return value->kind == NODE_LIST || (value->kind == NODE_VALUE && value->size);
    case SHAPE_CONDITION: return value->kind != NODE_VALUE;
    }
    return false;
}

static const char *found(const Node *value) {
    if (value->kind == NODE_LIST) return "a list";
    if (value->kind == NODE_MAP) return "a mapping";
    return value->size || value->quoted ? "a single value" : "nothing";
}

static void check_shape(Loader *loader, Node *key, Shape shape) {
    static const char *const want[] = {"a single value", "a list, as in [a, b]", "a mapping, as in {a: 1, b: 2}",
        "a text, or one by language as in {en: Yes, fr: Oui}", "an id of sources:, a list of them, or assumed",
        "a condition: a mapping or a list of them"};
    if (!key->value || fits(key->value, shape)) return;
    hint(loader, "give %s", want[shape]);
    problem(loader, PROBLEM_SHAPE, spot_of(key->value->size ? key->value : key), "'%s' must be %s, found %s", key->text, want[shape],
        found(key->value));
    key->value = NULL;
}

static void check_missing(Loader *loader, const Node *map, const Place *place, const Node *name) {
    char list[160];
    int used = 0, count = 0;
    bool needed;
    const char *key;
    for (int i = 0; (key = allowed(place, i, &needed)); i++) {
        if (!needed || node_key(map, key)) continue;
        if (count++ < 4) used += snprintf(list + used, sizeof list - (size_t)used, "%s%s", count > 1 ? ", " : "", key);
    }
    if (!count) return;
    if (count > 4) snprintf(list + used, sizeof list - (size_t)used, " and %d more", count - 4);
    Spot spot = spot_of(name ? name : map);
    if (name)
        problem(loader, PROBLEM_MISSING, spot, "'%s', %s, lacks %s", shown(name->text).text, place->words, list);
    else
        problem(loader, PROBLEM_MISSING, spot, "%s lacks %s", place->words, list);
}

void keys_check(Loader *loader, Node *map, const Place *place, const Node *name) {
    for (Node *key = map->first; key; key = key->next)
        if (!known(place, key->text)) tell_unknown(loader, map, key, place);
    for (Node *key = map->first; key; key = key->next) {
        const KeyRow *row = key_row(place, key->text);
        if (row) check_shape(loader, key, row->shape);
    }
    if (!loader->abstract) check_missing(loader, map, place, name);
}
