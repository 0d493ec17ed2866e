/* game.h - an open game, shared by the files of the room. */
#pragma once
#include "journal.h"
#include "moat/record.h"

/* A place in the file, up to which it is known to hold what it should. */
typedef struct Mark {
    size_t length;
    uint32_t chain;
    int turns, notes;
} Mark;

/* What is on disk of a game. */
typedef struct Store {
    int file;                       /* -1 when in memory or read only */
    Mark written, synced;           /* synced is never ahead of written */
    bool draft_missing[MOAT_BLOCS]; /* the file lacks this draft */
    int format;                     /* of the file's head */
    bool half;                      /* a write or a sync failed: nothing after `synced` can be relied on */
    bool folder_unsynced;           /* the file's name may not outlive a power cut */
} Store;

struct MoatGame {
    const MoatRules *rules;
    uint64_t seed;
    MoatSeat seat[MOAT_BLOCS];

    MoatWorld world; /* after `turns` turns */
    int turns;
    MoatOrders orders[MOAT_HORIZON][MOAT_BLOCS];
    uint64_t hash[MOAT_HORIZON]; /* of the world after each turn */
    MoatOrders draft[MOAT_BLOCS];
    MoatNote *note; /* in the order of the file, hence of turns */
    int notes, notes_room;

    char *path; /* NULL when in memory */
    Store store;
};

/* A game at its start, in memory; NULL without memory. */
MoatGame *game_make(const MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble);

/* The world before the first turn. */
void game_begin(const MoatGame *game, MoatWorld *world);

/* Plays a turn in memory; the drafts are cleared. */
void game_play(MoatGame *game, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger);

/* Whether the world after the first `turns` turns has a winner. */
static inline bool game_over(const MoatGame *game, int turns) { return turns == game->turns && game->world.winner != 0; }

/* Cards of notes from `from` on that stand before turn `turn` happen in the world. */
bool game_cards(const MoatGame *game, int from, int turn, MoatWorld *world);

/* --- note.c --- */

/* Whether a note can stand in a journal, as it is. */
bool note_sound(const MoatNote *note);
/* Takes a sound note into memory; false without memory, with too many, or for a card that cannot happen. */
bool note_take(MoatGame *game, const MoatNote *note);

/* --- store.c --- */

/* Gives the game a file in the folder, named by the level and the next number, with all that was played. */
bool store_create(MoatGame *game, const char *folder, MoatTrouble *trouble);

/* Writes what the file lacks; with `sync` makes it last. True at once for a game without a file. */
bool store_flush(MoatGame *game, bool sync, MoatTrouble *trouble);

/* The folder in which a path lies; the caller frees it. */
char *store_folder(const char *path);

/* --- list.c --- */

enum { LIST_NONE = 0 };
/* The number in a journal's name (two-doctrines-007.moat: 7); LIST_NONE when it has none. -1 when it is not a journal's name. */
int64_t list_number(const char *name);
/* The greatest number in the folder; 0 when there is none or the folder cannot be read. */
int64_t list_last(const char *folder);
