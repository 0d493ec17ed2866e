/* table.c - keys.def, the tables of numbers and the table of orders as one table, for whoever tells what a level may hold. */
#include "table.h"
#include "utf8.h"
#include <string.h>

static const KeyRow keys[] = {
#define NEED_MUST true
#define NEED_MAY false
#define KEY(place, key, need, type, of, unit, low, high, standard, title, doc, example) \
    {PLACE_##place, key, NEED_##need, KEY_##type, PLACE_##of, MOAT_UNIT_##unit, low, high, 0, KEY_##type == KEY_WHOLE, standard, title, \
        doc, example},
#include "keys.def"
};
enum { KEYS = sizeof keys / sizeof *keys };

static const Place places[] = {
#define PLACE(code, words, section, scopes) {PLACE_##code, words, section, scopes},
#include "keys.def"
};

Place place_of(PlaceKind kind) { return kind < PLACES ? places[kind] : (Place){PLACE_NONE, "", "", 0}; }

Place place_of_section(const char *section) {
    Place place = place_of(strcmp(section, "tenders") == 0 ? PLACE_TENDERS : PLACE_SECTION);
    place.section = place.words = section;
    return place;
}

/* The first row that is not of an earlier place: keys.def tells places in the order of their numbers. */
static const KeyRow *rows_from(PlaceKind place) {
    int low = 0, high = KEYS;
    while (low < high) {
        int middle = (low + high) / 2;
        if (keys[middle].place < place)
            low = middle + 1;
        else
            high = middle;
    }
    return keys + low;
}

const KeyRow *key_next(PlaceKind place, const KeyRow *row) {
    row = row ? row + 1 : rows_from(place);
    return row < keys + KEYS && row->place == place ? row : NULL;
}

const KeyRow *key_row(PlaceKind place, const char *key) {
    for (const KeyRow *row = key_next(place, NULL); row; row = key_next(place, row))
        if (same_word(row->key, key)) return row;
    return NULL;
}

bool key_replaces(const char *key) {
    static const char *const replacing[] = {"when", "answers", "predictions", "quiz", "tests", "validation"};
    for (size_t i = 0; i < sizeof replacing / sizeof *replacing; i++)
        if (strcmp(key, replacing[i]) == 0) return true;
    return false;
}

PlaceKind key_elsewhere(PlaceKind place, const char *key) {
    for (int i = 0; i < KEYS; i++)
        if (keys[i].place != place && strcmp(keys[i].key, key) == 0) return keys[i].place;
    return PLACE_NONE;
}

/* An order is a key of orders: whose mapping holds its cost. */
static bool verb_row(int verb, KeyView *view) {
    if (verb >= MOAT_VERBS) return false;
    const MoatVerbRow *row = moat_verb((MoatVerb)verb);
    *view = (KeyView){.row = {.place = PLACE_ORDERS,
                          .key = row->name,
                          .needed = true,
                          .type = KEY_MAP,
                          .of = PLACE_VERB,
                          .standard = "",
                          .title = row->name,
                          .doc = row->doc,
                          .example = "{mandate: 1, cash: 0.6 bn, strength: 1}"}};
    return true;
}

bool table_row(const Place *place, int i, KeyView *view) {
    for (const KeyRow *row = NULL; (row = key_next(place->kind, row));)
        if (i-- == 0) {
            view->row = *row;
            return true;
        }
    return place->kind == PLACE_ORDERS ? verb_row(i, view) : field_row(place, i, view);
}

bool table_find(const Place *place, const char *key, KeyView *view) {
    for (int i = 0; table_row(place, i, view); i++)
        if (strcmp(view->row.key, key) == 0) return true;
    return false;
}

Place table_inner(const KeyRow *row) {
    bool section = row->place == PLACE_LEVEL && (row->of == PLACE_SECTION || row->of == PLACE_TENDERS);
    if (section) return place_of_section(row->key);
    switch (row->type) {
    case KEY_MAP:
    case KEY_THINGS:
    case KEY_ENTRIES:
    case KEY_OFFERS:
    case KEY_LIST: return place_of(row->of);
    default: return place_of(PLACE_NONE);
    }
}
