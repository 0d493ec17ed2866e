/* keys.c - mappings against the tables: keys that nobody reads, keys that are missing, values of the wrong shape. */
#include "loader.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

/* Walks the names that are allowed at a place, whatever table they come from:
 * for (Allowed walk = {.place = place}; (name = allowed_next(&walk));) ... walk.needed ... */
typedef struct Allowed {
    const Place *place;
    const KeyRow *key;
    bool fields; /* the keys have been told */
    int field;
    bool needed;
} Allowed;

static const char *allowed_next(Allowed *walk) {
    if (!walk->fields) walk->key = key_next(walk->place->kind, walk->key);
    walk->fields = walk->key == NULL;
    if (walk->fields) return field_next(walk->place, &walk->field, &walk->needed);
    walk->needed = walk->key->needed;
    return walk->key->key;
}

static bool known(const Place *place, const char *key) { return key_row(place->kind, key) || field_known(place, key); }

/* Where else the key would be right. */
static const char *home_of(const Place *place, const char *key) {
    PlaceKind home = key_elsewhere(place->kind, key);
    return home == PLACE_NONE ? field_home(key) : place_of(home).words;
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
    const char *name;
    if (key_glued(loader, key)) {
        size_t size = strcspn(key->text, ":");
        key->value = NULL;
        for (Allowed walk = {.place = place}; (name = allowed_next(&walk));)
            if (strlen(name) == size && memcmp(name, key->text, size) == 0 && !node_key(map, name)) key->text = name;
        return;
    }
    Nearest nearest = {.word = key->text}, lacking = {.word = key->text};
    for (Allowed walk = {.place = place}; (name = allowed_next(&walk));) {
        nearest_offer(&nearest, name);
        if (walk.needed && !node_key(map, name) && !loader->abstract) nearest_offer(&lacking, name);
    }
    /* A word that is a key elsewhere is a misspelling all the same when the one that it resembles is missing here. */
    bool slip = lacking.best && !lacking.tie && lacking.distance == 1;
    if (slip) nearest = lacking;
    const char *home = slip ? NULL : home_of(place, key->text);
    if (home)
        hint(loader, "it belongs into %s", home);
    else if (nearest.best)
        hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "unknown key '%s' in %s", shown(key->text).text, place->words);
    /* Read it as what it was meant to be, so that it is not missed below. */
    if (!home && nearest.best && !nearest.tie && !node_key(map, nearest.best)) key->text = nearest.best;
}

/* --- shapes --- */

/* The coarse form of a value, which is checked before anybody reads it. */
typedef enum Shape { SHAPE_VALUE, SHAPE_LIST, SHAPE_MAP, SHAPE_TEXT, SHAPE_SOURCE, SHAPE_CONDITION, SHAPE_READINGS } Shape;

static Shape shape_of(KeyType type) {
    switch (type) {
    case KEY_TEXT: return SHAPE_TEXT;
    case KEY_SOURCE: return SHAPE_SOURCE;
    case KEY_CONDITION: return SHAPE_CONDITION;
    case KEY_REFS:
    case KEY_TEXTS:
    case KEY_NUMBERS:
    case KEY_POSITION:
    case KEY_COUNTRIES:
    case KEY_EFFECTS:
    case KEY_ENTRIES:
    case KEY_LIST: return SHAPE_LIST;
    case KEY_MAP:
    case KEY_THINGS:
    case KEY_OFFERS:
    case KEY_PLAY: return SHAPE_MAP;
    case KEY_READINGS: return SHAPE_READINGS;
    default: return SHAPE_VALUE;
    }
}

static bool fits(const Node *value, Shape shape) {
    bool given = value->kind == NODE_VALUE && (value->size || value->quoted);
    switch (shape) {
    case SHAPE_VALUE: return given;
    case SHAPE_LIST: return value->kind == NODE_LIST;
    case SHAPE_MAP: return value->kind == NODE_MAP;
    case SHAPE_TEXT: return value->kind == NODE_MAP || given;
    case SHAPE_READINGS:
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

static void check_shape(Loader *loader, Node *key, const KeyRow *row) {
    static const char *const want[] = {"a single value", "a list, as in [a, b]", "a mapping, as in {a: 1, b: 2}",
        "a text, or one by language as in {en: Yes, fr: Oui}", "an id of sources:, a list of them, or assumed",
        "a condition: a mapping or a list of them", "a reading, or a list of them"};
    Shape shape = shape_of(row->type);
    if (!key->value || fits(key->value, shape)) return;
    hint(loader, "as in %s: %.*s", row->key, row->type == KEY_CHOICE ? (int)strcspn(row->example, " ") : 120, row->example);
    problem(loader, PROBLEM_SHAPE, spot_of(key->value->size ? key->value : key), "'%s' must be %s, found %s", key->text, want[shape],
        found(key->value));
    key->value = NULL;
}

/* --- missing --- */

static void check_missing(Loader *loader, const Node *map, const Place *place, const Node *name) {
    char list[160];
    int used = 0, count = 0;
    const char *key;
    for (Allowed walk = {.place = place}; (key = allowed_next(&walk));) {
        if (!walk.needed || node_key(map, key)) continue;
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
        const KeyRow *row = key_row(place->kind, key->text);
        if (row) check_shape(loader, key, row);
    }
    if (!loader->abstract) check_missing(loader, map, place, name);
}
