/* loader.h - what the files of this room share while a level is loaded: its files, its problems, its rules in the making. */
#pragma once
#include "moat/level.h"
#include "tree.h"

enum {
    LEVEL_BYTES = 1 << 20,
    LEVEL_DEPTH = 32,
    LEVEL_NODES = 100000,
    LEVEL_TEXT = 64 * 1024,
    LEVEL_KEY = 64,
    LEVEL_KEYS = 512,
    LEVEL_ENTRIES = 4096,
    LEVEL_PARENTS = 4,
    LEVEL_KEPT = 50, /* problems of a file that are kept */
};

/* A place in a file. Lines and columns from 1; 0 unknown. */
typedef struct Spot {
    int source, line, column, end_line, end_column;
} Spot;
static inline Spot spot_at(int source, int line, int column) { return (Spot){source, line, column, line, column}; }

/* A file that is being read. `bytes` outlives all problems found in it, so that they can show the line. */
typedef struct Source {
    char name[256]; /* what problems call it; safe to show */
    char path[1024];
    const char *bytes;
    int size;
    int problems, errors;
    bool hidden;   /* hidden characters were told of already */
    Spot spanning; /* the last text in quotes that spans several lines: perhaps its quote was meant to close earlier */
    Node *root;    /* NULL when it cannot be read */
    const Node *remove;
} Source;

typedef enum ProblemKind {
#define PROBLEM(number, name, severity, rule) PROBLEM_##name,
#include "problems.def"
    PROBLEM_KINDS
} ProblemKind;

typedef struct Loader {
    MoatProblems *problems;
    int before; /* problems kept before this level was begun */
    Arena arena;
    Source source[1 + LEVEL_PARENTS]; /* the level, what it extends, what that extends ... */
    int sources;
    bool abstract;
    char hint[200]; /* of the next problem */
    MoatRules *rules;
    int terms_room, effects_room; /* of rules->term, rules->effect */
    char *words_next, *words_end; /* free part of rules->words */
    const Node *subject_event;    /* the event whose parts are being read, or NULL */
    MoatSubject subject;
    bool subject_unknown; /* it was misspelled beyond repair: whatever depends on it is let be */
    int texts, french;    /* texts given, and those with French among them */
    const Node *not_french;
} Loader;

Spot spot_of(const Node *node);

/* problems.c: tells of a problem. The hint is that of the last call of hint(), used up by this one. Both sentences may hold any bytes:
 * they are made safe here. Returns false, so that refusals read `return problem(...)`. */
bool problem(Loader *loader, ProblemKind kind, Spot spot, const char *format, ...) __attribute__((format(printf, 4, 5)));
void hint(Loader *loader, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What was found, short enough for a sentence. */
typedef struct Shown {
    char text[48];
} Shown;
Shown shown(const char *text);
/* The article and the word: "an event". */
Shown a_word(const char *word);
/* Whether another problem of that file would be kept: worth looking for a suggestion. */
bool problem_wanted(const Loader *loader, int source);
void out_of_memory(Loader *loader);
/* Puts the problems of this level into the order of files and lines. */
void problems_sort(Loader *loader);

/* The nearest of several words to one that was misspelled. Begin with {.word = ...}, offer candidates, read `best` (NULL: none near). */
typedef struct Nearest {
    const char *word, *best;
    int distance;
    bool tie;
} Nearest;
void nearest_offer(Nearest *nearest, const char *candidate);

/* scan.c: looks at the bytes of a file before YAML does. False when there is no sense in going on. */
bool scan_bytes(Loader *loader, int source);

/* read.c: fills source->bytes from a file, and source->root from the bytes. False when there were errors that leave no tree. */
bool read_file(Loader *loader, int source);
bool read_tree(Loader *loader, int source);
/* Sets what problems call the file: its path, safe to show, cut at its beginning when it is long. */
void source_name(Source *source, const char *path);
/* What libyaml is about to say, in words of ours. */
struct yaml_parser_s;
void tell_syntax(Loader *loader, int source, const struct yaml_parser_s *parser);

/* inherit.c: reads what the level extends and merges it, and returns the whole tree, or NULL. */
Node *inherit(Loader *loader, const char *const *folders);
/* Whether `remove:` of a file took the id away, so that what still names it may be passed over in silence. */
bool removed(const Loader *loader, const char *section, const char *id);

/* keys.c: the table keys.def. */
typedef enum PlaceKind {
#define PLACE(code, words, section, scopes) PLACE_##code,
#include "keys.def"
    PLACES
} PlaceKind;
typedef struct Place {
    PlaceKind kind;
    const char *words, *section;
    unsigned scopes;
} Place;
Place place_of(PlaceKind kind);
/* Checks that a mapping holds all keys it must and none that nobody reads, with values of the right shape; those of a wrong
 * shape are taken away after the problem is told, so that nobody stumbles over them again. A key that is surely a misspelling of
 * a missing one is read as that. `name` is the node that names the thing, may be NULL. */
void keys_check(Loader *loader, Node *map, const Place *place, const Node *name);

/* Tells of a space that is missing after a colon or dash, when that is what is wrong with a key that nobody knows. */
bool key_glued(Loader *loader, const Node *key);

/* fields.c: parameters and starting values, by their tables. `at` are the indices of the thing in MoatRules. */
void fields_read(Loader *loader, const Node *map, const Place *place, int at);
/* Whether the key of the level is a section of parameters. */
bool field_section(const char *key);
bool field_known(const Place *place, const char *key);
/* The i-th name that the tables allow at a place, and whether it must be given; NULL after the last. */
const char *field_name(const Place *place, int i, bool *needed);
/* The place, in words, where the key belongs, or NULL. */
const char *field_home(const char *key);

/* number.c */
typedef struct NumberRule {
    MoatUnit unit;
    bool whole;
    int low, high;
} NumberRule;
/* Reads a number within its range. On false the problem has been told. `what` names it. */
bool number_read(Loader *loader, const Node *node, const char *what, NumberRule rule, MoatLong *value);
bool number_whole(Loader *loader, const Node *node, const char *what, int low, int high, int *value);
/* The same from text, for numbers with something before them (x1.4); no range. */
bool number_text(Loader *loader, const Node *node, const char *text, const char *what, MoatUnit unit, MoatLong *value);
/* A bound of a range as an author would write it. */
Shown number_bound(int value, MoatUnit unit);
bool boolean_read(Loader *loader, const Node *node, const char *what, bool *value);

/* words.c: warns of texts that take more than `cells`; 0 for no limit. A source is what `source:` of a mapping says, cited; `what` names
 * the mapping where one is wanted and missing. */
enum { SOURCE_BYTES = 400 };
bool is_language(const char *key);
void text_read(Loader *loader, const Node *map, const char *key, int cells, MoatText *text);
/* The same for a text that stands where `node` is: an entry of a list. `what` names it. */
void text_read_node(Loader *loader, const Node *node, const char *what, int cells, MoatText *text);
void source_read(Loader *loader, const Node *root, const Node *map, const char *what, bool wanted, MoatText *text);
bool id_check(Loader *loader, const Node *node, const char *what);
void word_copy(char *to, int room, const Node *node);

/* lists.c: things and entries with ids. */
/* Index of an id among `count` records of `stride` bytes that begin with it; -1 when it is not there. */
int id_find(const void *records, int count, size_t stride, const char *id);
/* The same for an id that is used: tells when `what` is not defined, with the nearest. Silent when none are defined at all. */
int id_index(Loader *loader, const void *records, int count, size_t stride, const Node *node, const char *what);
int bloc_index(Loader *loader, const Node *node);
int market_index(Loader *loader, const Node *node);
int segment_index(Loader *loader, const Node *node);
/* Drops from a list what is not a mapping with an id that is good, new, and within `most`, telling of each; returns how many are left. */
int entries_check(Loader *loader, Node *list, const char *what, int most);

/* header.c, things.c, sections.c, events.c, plan.c, lesson.c: parts of a level into rules. Those of things come before those that name them. */
/* What a file says of itself alone, before it is merged: id and format. False when it is in another format. */
bool file_check(Loader *loader, int source);
void header_read(Loader *loader, Node *root);
void things_read(Loader *loader, Node *root);
void sections_read(Loader *loader, Node *root);
void events_read(Loader *loader, Node *root);
void schedule_read(Loader *loader, Node *root);
void tenders_read(Loader *loader, Node *root);
void doctrines_read(Loader *loader, Node *root);
void lesson_read(Loader *loader, Node *root);
/* A cost in mandate or cash. */
void cost_read(Loader *loader, const Node *map, int *mandate, MoatFixed *cash);
/* A quarter such as 2027-Q1. */
bool quarter_read(Loader *loader, const Node *node, int *year, int *quarter);

/* conditions.c: a reading; prefix trees and runs of effects into rules->term, rules->effect. */
bool name_read(Loader *loader, const Node *node, MoatName *name);
MoatSpan condition_read(Loader *loader, const Node *node);
MoatSpan effects_read(Loader *loader, const Node *list);

/* check.c, hash.c */
void level_check(Loader *loader, Node *root);
uint64_t level_hash(const MoatRules *rules);
