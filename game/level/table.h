/* table.h - the table of keys as data: what may stand in a level, where, in which range, and what it means. keys.def joined with the rows
 * of parameters.def, quantities.def and orders.def. The loader, the schema, the reference, completion and messages read it here. */
#pragma once
#include <stddef.h>
#include "bounds.h"
#include "moat/rules.h"

typedef enum PlaceKind {
#define PLACE(code, words, section, scopes) PLACE_##code,
#include "keys.def"
    PLACES,
    PLACE_NONE = PLACES
} PlaceKind;

/* A kind of mapping. `words` name it in sentences ("an event"); parameters of `section` and START quantities of `scopes` stand in it too.
 */
typedef struct Place {
    PlaceKind kind;
    const char *words, *section;
    unsigned scopes;
} Place;
Place place_of(PlaceKind kind);
/* The place of a section of parameters: "chips", "tenders" ... */
Place place_of_section(const char *section);

/* What may be written as the value of a key. */
typedef enum KeyType {
    KEY_FORMAT,     /* the number of the format */
    KEY_ID,         /* a new id */
    KEY_REF,        /* an id of the place `of` */
    KEY_REFS,       /* a list of them; of NONE: of markets or blocs, as the subject is */
    KEY_WORDS,      /* words in one language, not shown in translation */
    KEY_TEXT,       /* a text, or one by language; at most `high` cells */
    KEY_TEXTS,      /* a list of texts, low to high of them */
    KEY_NUMBER,     /* a decimal from low to high, with its unit */
    KEY_WHOLE,      /* a whole number from low to high */
    KEY_FLAG,       /* true or false */
    KEY_NUMBERS,    /* a list of `entries` numbers */
    KEY_BY_BLOC,    /* a number for each bloc, by id */
    KEY_BY_SEGMENT, /* one number, or numbers by segment */
    KEY_DAY,        /* 2026-07-01 */
    KEY_QUARTER,    /* 2027-Q1 */
    KEY_CHOICE,     /* one of the words of `example` */
    KEY_POSITION,   /* longitude and latitude */
    KEY_COUNTRIES,  /* a list of ISO 3166 codes */
    KEY_SOURCE,     /* an id of sources:, a list of them, or assumed */
    KEY_CONDITION,  /* a condition, or a list of them */
    KEY_EFFECTS,    /* a list of effects */
    KEY_ANSWERER,   /* an id of a bloc, it or other */
    KEY_MAP,        /* a mapping of the place `of` */
    KEY_THINGS,     /* mappings of the place `of`, by id */
    KEY_ENTRIES,    /* a list of mappings of the place `of`, each with an id */
    KEY_OFFERS,     /* such lists by bloc */
    KEY_LIST,       /* a list of mappings of the place `of`, without ids */
    KEY_READINGS,   /* a reading, or a list of low to high of them */
    KEY_PLAY,       /* by bloc: a word, or a mapping of turns to lists of orders */
} KeyType;

/* One key. `standard` is what holds when it is not given, as one would write it; "" when nothing does. */
typedef struct KeyRow {
    PlaceKind place;
    const char *key;
    bool needed;
    KeyType type;
    PlaceKind of;
    MoatUnit unit;
    int low, high, entries;
    bool whole; /* of numbers */
    const char *standard, *title, *doc, *example;
} KeyRow;

/* The row of a key of keys.def; NULL when there is none. */
const KeyRow *key_row(PlaceKind place, const char *key);
/* The next row of a place in keys.def, the first after NULL; NULL after the last. */
const KeyRow *key_next(PlaceKind place, const KeyRow *row);
/* Another place where keys.def has the key; PLACE_NONE when there is none. */
PlaceKind key_elsewhere(PlaceKind place, const char *key);

/* Whether a level that gives the key replaces what it would inherit, or inherits nothing: conditions and answers, in which a part means
 * nothing without its neighbours; what a lesson asks, for another lesson asks something else; tests and published series, which are of one
 * level. */
bool key_replaces(const char *key);

/* Any row, with room for words that are made: titles of parameters, for instance, are their names in words. */
typedef struct KeyView {
    KeyRow row;
    char title[48], example[64], standard[32];
} KeyView;
/* The i-th row of a place, whatever table it comes from; false after the last. */
bool table_row(const Place *place, int i, KeyView *view);
bool table_find(const Place *place, const char *key, KeyView *view);
/* The place of the mapping that the row holds (MAP: itself; THINGS, ENTRIES, OFFERS: of each). Its kind is PLACE_NONE when it holds none.
 */
Place table_inner(const KeyRow *row);

/* fields.c: parameters, sections and starting values as rows: the i-th of a place; false after the last. */
bool field_row(const Place *place, int i, KeyView *view);

/* A row of parameters.def and where it lies in MoatRules: one MoatFixed; of a table `entries` of them; in the sections bloc, segment,
 * market and regulator one for each of these. */
typedef struct ParameterRow {
    const char *name, *section, *doc; /* section: as it is written in a level */
    MoatUnit unit;
    int low, high; /* whole numbers of the unit */
    int entries;   /* of a table; 0 no table */
    size_t offset; /* bytes */
} ParameterRow;
/* The i-th row; false after the last. */
bool parameter_row(int i, ParameterRow *row);

/* number.c: what may follow a number of a unit: "%", "bn", "M", "". */
const char *unit_suffix(MoatUnit unit);
