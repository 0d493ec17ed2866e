/* loader.h - what the files of this room share while a level is loaded: its files, its problems, its rules in the making. */
#pragma once
#include "bounds.h"
#include "moat/level.h"
#include "table.h"
#include "tree.h"

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

typedef struct Writer Writer;
typedef struct Loader {
    MoatProblems *problems;
    int before; /* problems kept before this level was begun */
    Arena arena;
    Source source[1 + LEVEL_PARENTS]; /* the level, what it extends, what that extends ... */
    int sources;
    int workers; /* that read a file at the same time; 0: as many as pay. For tests */
    bool abstract;
    char hint[200]; /* of the next problem */
    MoatRules *rules;
    Writer *writer;               /* NULL: nobody wants the merged level written */
    int terms_room, effects_room; /* of rules->term, rules->effect */
    char *words_next, *words_end; /* free part of rules->words */
    const Node *subject_event;    /* the event whose parts are being read, or NULL */
    MoatSubject subject;
    bool subject_unknown;                  /* it was misspelled beyond repair: whatever depends on it is let be */
    int texts, french;                     /* texts given, and those with French among them */
    const Node *not_french[LEVEL_KEPT];    /* the first of the others */
    const Node **term_node, **effect_node; /* where rules->term, rules->effect were written */
} Loader;

Spot spot_of(const Node *node);

/* resolve.c: bytes that grow; `failed` when memory ran out. With a loader every line ends with where it comes from. */
struct Writer {
    MoatBytes *to;
    int room;
    bool failed;
    const Loader *loader;
};
void write_text(Writer *writer, const char *text, int size);
void write_line(Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A merged tree that was read without an error, as a level that extends nothing. */
void resolve_write(Writer *writer, const Node *root);

/* load.c: a loader with the bytes of the file read; source[0].bytes is NULL when they cannot be, and it has been told. */
void loader_begin(Loader *loader, const char *path, MoatProblems *problems);
/* moat_level_load; the level after inheritance goes to `writer` too, when it is not NULL and there is no error. */
MoatRules *level_load(const char *path, const char *const *folders, MoatProblems *problems, Writer *writer);

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

/* keys.c: mappings against the table of table.h. */
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
/* The next name that the tables allow at a place, and whether it must be given; NULL after the last. `row` begins at 0. */
const char *field_next(const Place *place, int *row, bool *needed);
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
/* The same from text, for numbers with something before them (x1.4); no range. */
bool number_text(Loader *loader, const Node *node, const char *text, const char *what, MoatUnit unit, MoatLong *value);
/* The value of a key of keys.def, within the range of its row. False when it is not given, or when a problem was told. */
bool number_of(Loader *loader, const Node *map, PlaceKind place, const char *key, MoatLong *value);
bool whole_of(Loader *loader, const Node *map, PlaceKind place, const char *key, int *value);
bool flag_of(Loader *loader, const Node *map, const char *key, bool *value);
/* A bound of a range as an author would write it. */
Shown number_bound(int value, MoatUnit unit);
bool boolean_read(Loader *loader, const Node *node, const char *what, bool *value);

/* words.c: reads the text of a key of keys.def; warns when it does not fit into its box. A source is what `source:` of a mapping says,
 * cited; `what` names the mapping where one is wanted and missing. */
enum { SOURCE_BYTES = 400 };
bool is_language(const char *key);
void text_read(Loader *loader, const Node *map, PlaceKind place, const char *key, MoatText *text);
/* The same for a text that stands where `node` is: an entry of a list. `what` names it. */
void text_read_node(Loader *loader, const Node *node, const char *what, int cells, MoatText *text);
void source_read(Loader *loader, const Node *root, const Node *map, const char *what, bool wanted, MoatText *text);
bool id_check(Loader *loader, const Node *node, const char *what);
void word_copy(char *to, int room, const Node *node);
/* Copies a text into the words of the rules; lines are joined by spaces, the end is trimmed. */
const char *word_keep(Loader *loader, const char *text);

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

/* header.c, things.c, sections.c, events.c, plan.c, lesson.c, opponents.c, tests.c, series.c: parts of a level into rules. Those of things
 * come before those that name them. */
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
void tests_read(Loader *loader, Node *root);
/* Who plays games of `turns` turns: minds by bloc, or runs of MoatRules.planned. `play` may be NULL. */
void play_read(Loader *loader, const Node *play, int turns, char mind[MOAT_BLOCS][32], MoatSpan plan[MOAT_BLOCS]);
void series_read(Loader *loader, Node *root);
/* Verbs are written with hyphens or underscores. */
bool verb_same(const char *a, const char *b);
void opponents_read(Loader *loader, Node *root);
/* Whether that is an opponent of the level or a built-in one; tells when not. */
bool opponent_check(Loader *loader, const Node *node);
/* A cost in mandate or cash. */
void cost_read(Loader *loader, const Node *map, PlaceKind place, int *mandate, MoatFixed *cash);
/* A quarter such as 2027-Q1. */
bool quarter_read(Loader *loader, const Node *node, int *year, int *quarter);

/* conditions.c: a reading; prefix trees and runs of effects into rules->term, rules->effect. */
bool name_read(Loader *loader, const Node *node, MoatName *name);
MoatSpan condition_read(Loader *loader, const Node *node);
MoatSpan effects_read(Loader *loader, const Node *list);

/* check.c, lint.c, hash.c: what must be so of the whole; what is allowed but cannot be meant. */
void level_check(Loader *loader, Node *root);
void lint(Loader *loader, const Node *root);
uint64_t level_hash(const MoatRules *rules);
