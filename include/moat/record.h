/* moat/record.h - the journal is the save. A text file, one record a line, each line closed by its checksum; appended and synced before
 * a turn is shown. A torn last line is cut when the game is opened. See game/record/README.md for the format. */
#pragma once
#include "moat/rules.h"
#include "moat/turn.h"

/* Who plays a side. */
typedef struct MoatSeat {
    bool human;
    char mind[32];
} MoatSeat;

typedef struct MoatGameCard { /* what a list of saved games shows */
    char path[512], name[64], level[32];
    uint64_t level_hash, seed;
    MoatSeat seat[MOAT_BLOCS];
    int turns; /* ended turns */
    bool over;
    int64_t order; /* greater is newer: a counter kept in the folder, not a clock */
} MoatGameCard;

typedef struct MoatGame MoatGame; /* an open journal with the world it leads to */

/* What went wrong, in one sentence or two (English, complete: names what and where; UTF-8 without control characters). Wherever a function
 * takes one it may be NULL; it is set to "" when there is nothing to say. */
/* `text` is English. For another language: the pattern that it was made from (a format of printf whose conversions were filled in with
 * `parts`, one string after the other), and the reason that the system gave, which then is the last part. NULL where there is none. */
typedef struct MoatTrouble {
    char text[700];
    const char *pattern, *reason;
    char parts[720];
} MoatTrouble;

/* Creates a new journal in the folder (made when missing). NULL and *trouble on failure. With folder NULL the game is kept in memory only.
 * `rules` must outlive the game. */
MOAT_API MoatGame *moat_game_new(
    const char *folder, const MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble);

/* Reads only the header and counts turns, to find level and seats before rules are loaded. False: the card has name, path and turns -1, and
 * level and seats as far as they could be read. */
MOAT_API bool moat_game_card(const char *path, MoatGameCard *card, MoatTrouble *trouble);

/* Opens a journal, replays it and compares the hash of every turn; locks it against a second program. A torn tail is cut; then the game is
 * given and *trouble says what was cut: show it. On a mismatch, or damage elsewhere, *trouble names the turn or line and how many turns are
 * sound. `read_only` takes no lock and changes nothing on disk; turns played on such a game stay in memory. */
MOAT_API MoatGame *moat_game_open(const char *path, const MoatRules *rules, bool read_only, MoatTrouble *trouble);
/* Makes a new journal, in the same folder and opened, from the sound turns of one that moat_game_open refuses as damaged. That file stays.
 */
MOAT_API MoatGame *moat_game_salvage(const char *path, const MoatRules *rules, MoatTrouble *trouble);
/* Stores once more what may be missing. NULL is allowed. */
MOAT_API void moat_game_close(MoatGame *game);

MOAT_API const MoatWorld *moat_game_world(const MoatGame *game);
MOAT_API const MoatSeat *moat_game_seat(const MoatGame *game, MoatSide side);
MOAT_API const char *moat_game_path(const MoatGame *game); /* "" when in memory */
MOAT_API int moat_game_turns(const MoatGame *game);
/* Orders of an ended turn, and the world as it stood before turn `turn` (0 = the start); false when out of range. */
MOAT_API bool moat_game_orders(const MoatGame *game, int turn, MoatOrders orders[MOAT_BLOCS]);
MOAT_API bool moat_game_world_at(const MoatGame *game, int turn, MoatWorld *world);

/* The draft of a side's unsent orders, kept across a crash. Written at once, not synced. False and *trouble: it could not be stored; the
 * game goes on with it in memory. */
MOAT_API bool moat_game_set_draft(MoatGame *game, MoatSide side, const MoatOrders *draft, MoatTrouble *trouble);
MOAT_API const MoatOrders *moat_game_draft(const MoatGame *game, MoatSide side);

/* Plays the turn, appends orders and hash, syncs, and only then returns; the drafts are cleared. False and *trouble: the turn was played
 * but could not be stored; moat_game_stored says so until a later write succeeds (each call tries again to write all that is missing;
 * setting the same draft again is such a call). Plays nothing once there is a winner. */
MOAT_API bool moat_game_end_turn(MoatGame *game, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger, MoatTrouble *trouble);
/* Whether all that was played and drafted stands in the file; false for a game without a file of its own (in memory, read only). */
MOAT_API bool moat_game_stored(const MoatGame *game);

/* --- notes: what a class adds to a game. They stand in the journal where they were made; only a card changes what is played --- */
typedef enum MoatNoteKind {
    MOAT_NOTE_CLASS,   /* code of the class, number: the team */
    MOAT_NOTE_PREDICT, /* id: of the lesson's prediction; side; number: the chance in per cent; text: the reason */
    MOAT_NOTE_QUIZ,    /* id: of the question; number: the answer, from 1; side: 0 before the game, 1 after it */
    MOAT_NOTE_CARD,    /* id: of an event that a teacher let happen before this turn's orders; number: its subject, -1 none */
    MOAT_NOTES
} MoatNoteKind;
typedef struct MoatNote {
    MoatNoteKind kind;
    int turn; /* ended turns when it was made; set by moat_game_note */
    int side, number;
    char id[32];
    char text[200]; /* UTF-8 without control characters */
} MoatNote;
enum { MOAT_NOTES_MOST = 512 };
/* Adds a note and writes it, not synced (the end of the turn syncs). Text is cleaned; a card happens at once. False and *trouble when it
 * was not taken: not an id, out of range, too many, or a card that cannot happen now. When only storing fails it is taken, as with drafts.
 */
MOAT_API bool moat_game_note(MoatGame *game, const MoatNote *note, MoatTrouble *trouble);
MOAT_API int moat_game_notes(const MoatGame *game);
/* NULL out of range. In the order in which they were made. */
MOAT_API const MoatNote *moat_game_note_at(const MoatGame *game, int i);

/* A new journal in `folder` (NULL: in memory) from the first `turns` turns of a game, with the notes made before that turn was played. */
MOAT_API MoatGame *moat_game_branch(const MoatGame *game, const char *folder, int turns, MoatTrouble *trouble);

/* --- a game as a few lines of text: everything but drafts, for hands-on without a network; see game/record/README.md --- */
enum { MOAT_PACK_MOST = 96 * 1024 };
/* Length of the text, which ends with 0; 0 without memory. Reasons of predictions make it several times longer; without them it is a few
 * lines. */
MOAT_API int moat_game_pack(const MoatGame *game, bool reasons, char text[MOAT_PACK_MOST]);
/* Whether a text claims to be such a game, and which level it is of; names the line that was changed. */
MOAT_API bool moat_pack_card(const char *text, int size, MoatGameCard *card, MoatTrouble *trouble);
/* The game in memory, played again and held against its checks. NULL and *trouble: names line, turn, or version. With `differs` a world
 * that is another than the text says is no reason to refuse: *differs is the first turn after which it is, from 0; -1 none. */
MOAT_API MoatGame *moat_game_unpack(const char *text, int size, const MoatRules *rules, int *differs, MoatTrouble *trouble);
/* A game that is kept in memory goes on by other rules, which must outlive it: all its orders are played again from the start, found again
 * by their ids; the old rules may then be freed. Turns after a winner are gone. Returns how many orders named what is no longer there. */
MOAT_API int moat_game_move(MoatGame *game, const MoatRules *rules);

/* Saved games of a folder, newest first; at most `most`; returns how many there are. Broken ones have name and path and turns -1. */
MOAT_API int moat_games(const char *folder, MoatGameCard *cards, int most);
