/* moat/level.h - from YAML to rules. Reads files; never prints. See levels/README.md for the format. */
#pragma once
#include "moat/rules.h"

typedef enum MoatSeverity { MOAT_ERROR, MOAT_WARNING, MOAT_HINT } MoatSeverity;

/* One thing wrong with a level. Strings are valid UTF-8 without control characters. */
typedef struct MoatProblem {
    MoatSeverity severity;
    char code[8]; /* "L012"; see game/level/problems.def */
    char file[256];
    int line, column;   /* from 1; 0 unknown. Columns count characters */
    int end_column;     /* where the caret line ends; at least column */
    char message[400];  /* one sentence, no jargon: what is wrong, what was found, what was expected */
    char hint[200];     /* what to do; "" when there is nothing to say */
    char excerpt[160];  /* the source line, cut around the column */
    int excerpt_column; /* column of the caret within the excerpt, from 1 */
} MoatProblem;

/* A growing list, owned by the caller: begin with {0}, end with moat_problems_free. Keeps the first 50 of a file; counts all. */
typedef struct MoatProblems {
    int count, kept, room, errors, warnings;
    MoatProblem *problem;
    bool out_of_memory;
} MoatProblems;
MOAT_API void moat_problems_free(MoatProblems *problems);

/* The rule behind a code such as "L012", in English; NULL when there is no such code. And every code there is: i from 0, NULL after the
 * last. */
MOAT_API const char *moat_problem_rule(const char *code);
MOAT_API const char *moat_problem_code(int i);

/* Loads a level file and what it extends (looked up beside it, then in `folders`, NULL-terminated, may be NULL). Returns NULL when there is
 * any error; warnings do not stop it. The caller frees with moat_rules_free. Limits: see game/level/README.md. */
MOAT_API MoatRules *moat_level_load(const char *path, const char *const *folders, MoatProblems *problems);

/* The same from memory; `name` is what problems call it. */
MOAT_API MoatRules *moat_level_parse(const char *name, const char *bytes, int size, const char *const *folders, MoatProblems *problems);

/* Text made here; ends with 0, which `size` does not count. The caller ends it with moat_bytes_free. */
typedef struct MoatBytes {
    char *bytes;
    int size;
} MoatBytes;
MOAT_API void moat_bytes_free(MoatBytes *bytes);

/* The level after inheritance as YAML that extends nothing and loads to the same hash; abstract levels too. With `origins` every line ends
 * with a comment: the file and line it comes from. False: there is an error, or no memory. Comments of the files are not kept. */
MOAT_API bool moat_level_resolve(const char *path, const char *const *folders, bool origins, MoatProblems *problems, MoatBytes *yaml);

/* The files that the level is made of: its own, what it extends, and so on, as far as they are found. Returns how many. */
enum { MOAT_LEVEL_FILES = 5 };
MOAT_API int moat_level_files(const char *path, const char *const *folders, char files[MOAT_LEVEL_FILES][1024]);

/* --- older formats --- */
/* Something that cannot be carried over by itself. */
enum { MOAT_UPGRADE_NOTES = 64 };
typedef struct MoatUpgradeNote {
    int line;             /* in the new text; of CANNOT in the old one */
    char key[32];         /* what stood there */
    const char *sentence; /* what to do, in English, without a full stop; static */
} MoatUpgradeNote;
typedef struct MoatUpgradeNotes {
    int count;
    MoatUpgradeNote note[MOAT_UPGRADE_NOTES];
} MoatUpgradeNotes;
/* NONE: it is of this format already. DONE. LOOK: done, but the notes name lines that want an eye; what they said stands there as a
 * comment. CANNOT: the notes or problems say why. */
typedef enum MoatUpgrade { MOAT_UPGRADE_NONE, MOAT_UPGRADE_DONE, MOAT_UPGRADE_LOOK, MOAT_UPGRADE_CANNOT } MoatUpgrade;
/* The text of a level of an older format as one of this format; comments are kept. Writes no file, and does not check the result: load it.
 */
MOAT_API MoatUpgrade moat_level_upgrade(const char *path, MoatProblems *problems, MoatUpgradeNotes *notes, MoatBytes *text);

/* --- packs: a level in one file --- */
/* Eight letters and digits for a rules' hash: two who read out the same play the same level, whatever its words. */
MOAT_API void moat_level_code(uint64_t hash, char code[9]);

/* What is wrong with a pack, apart from problems of the level in it. */
typedef enum MoatPackTrouble {
    MOAT_PACK_FINE,
    MOAT_PACK_LARGE,   /* more than 1 MiB */
    MOAT_PACK_NONE,    /* this is no pack */
    MOAT_PACK_CHANGED, /* not as it was exported */
    MOAT_PACK_CODE,    /* the content code is another level's */
    MOAT_PACK_LOSSY,   /* it would not read back as it was */
    MOAT_PACK_TROUBLES
} MoatPackTrouble;
/* The level as a pack: its resolved text under a first line with content code and checksum. False: see problems and *trouble. */
MOAT_API bool moat_level_export(
    const char *path, const char *const *folders, MoatProblems *problems, MoatBytes *pack, MoatPackTrouble *trouble);
/* Reads a pack and changes nothing. NULL: it is no pack, was changed, needs something outside itself, or has errors; as above. */
MOAT_API MoatRules *moat_level_import(const char *path, MoatProblems *problems, MoatBytes *pack, MoatPackTrouble *trouble);

/* Only id, title, summary and turns, for menus: reads no further than it must. Strings are cut. A level that inherits its title
 * is called by its id. False when unreadable. */
typedef struct MoatLevelCard {
    char id[32], path[512], title[MOAT_LANGUAGES][96], summary[MOAT_LANGUAGES][400];
    bool abstract;
} MoatLevelCard;
MOAT_API bool moat_level_card(const char *path, MoatLevelCard *card);
