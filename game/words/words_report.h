/* words_report.h - the story of a turn: every ledger row of it, the worlds before and after, and what can be told from them. Sums by cause
 * are exact: the amounts of words_causes() add up to the change of the reading. */
#pragma once
#include "moat/ledger.h"
#include "moat/rules.h"
#include "moat/turn.h"

/* Owned by whoever holds it: begin with {0}, end with words_story_free. */
typedef struct WordsStory {
    MoatWorld before, after;
    MoatOrders orders[MOAT_BLOCS];
    int turn; /* counting from 0 */
    MoatLedgerRow *row;
    int rows, room;
    bool out_of_memory; /* rows are missing; sums would be wrong and are not given */
} WordsStory;

/* The sink for moat_ledger_begin; context is the WordsStory. */
void words_story_row(void *story, const MoatLedgerRow *row);
void words_story_free(WordsStory *story);

/* Change of a reading within the story. */
MoatLong words_story_change(const WordsStory *story, const MoatRules *rules, MoatName name);

/* One cause of a reading's change. Rows with the same cause, side, detail and subject are one. */
typedef struct WordsCause {
    MoatCause cause; /* MOAT_CAUSES: all the smaller ones together */
    int side, detail, subject;
    MoatLong amount; /* exact */
    MoatLong shown;  /* rounded for words_change_fine so that what is shown adds up, too, to the rounded change */
} WordsCause;
/* Causes of a reading, largest first, at most `most` (the last one then holds the rest; its `shown` may
 * be 0: nothing to tell); quarter -1 is the whole turn. Returns how many; 0
 * also for readings the ledger does not follow. */
int words_causes(const WordsStory *story, const MoatRules *rules, MoatName name, int quarter, WordsCause *causes, int most);
/* The words of such a cause: words_cause(), or "everything else". */
int words_cause_of(const MoatRules *rules, const WordsCause *cause, char *text, int size);
/* Whether the ledger follows a reading (hence words_causes can answer). */
bool words_explained(MoatName name);

/* Readings of a bloc that a part of the score compares, and of which its only cause is made: what each side earned and was expected to,
 * what depends on it. Returns how many; 0 of all other quantities. */
enum { WORDS_PARTS = 2 };
int words_parts(MoatQuantity quantity, MoatQuantity part[WORDS_PARTS]);

/* Things that happened, in order. */
typedef enum WordsKind {
    WORDS_SCHEDULED,
    WORDS_EVENT,
    WORDS_ANSWER,
    WORDS_DOCTRINE,
    WORDS_RELEASE,
    WORDS_MAVERICK,
    WORDS_TAP,
    WORDS_TAP_ANNOUNCED,
    WORDS_COMPLETED,
    WORDS_TENDER,
    WORDS_INQUIRY,
    WORDS_CASE,
    WORDS_CALMED,
    WORDS_PENALTY,
    WORDS_SETTLED,
    WORDS_REFUSED,
    WORDS_ENDED
} WordsKind;
typedef struct WordsHappening {
    WordsKind kind;
    int quarter; /* of the game */
    int side;    /* whose doing, or whom it concerns; of an event who is to answer; -1 nobody */
    int detail;  /* event, scheduled change, place in the tender pool, regulator, verb, doctrine: as in causes.def */
    int subject; /* market or bloc it happened to; answer; refusal; -1 none */
    MoatLong before,
        after; /* of the value it is about: capability released, tap level, heat; a tender: what each bloc won of the cell; a fine */
} WordsHappening;
enum { WORDS_HAPPENINGS = 256 };
/* Returns how many; at most `most`. */
int words_happenings(const WordsStory *story, const MoatRules *rules, WordsHappening *list, int most);
/* A sentence: "China releases DeepSeek openly: capability 47.0 to 52.1." */
int words_happening(const MoatRules *rules, const WordsStory *story, const WordsHappening *happening, char *text, int size);

/* The readings of a kind that a player watches which changed most, relative to what is usual for their unit. Returns how many. */
typedef struct WordsChange {
    MoatName name;
    MoatLong before, after;
} WordsChange;
int words_largest_changes(const WordsStory *story, const MoatRules *rules, WordsChange *list, int most);

/* What a side's orders and programmes changed within the story, one row for each reading and verb, the weightiest first. Returns how many.
 */
typedef struct WordsDoing {
    MoatName name;
    MoatVerb verb;
    MoatLong amount;
} WordsDoing;
int words_doings(const WordsStory *story, const MoatRules *rules, MoatSide side, WordsDoing *list, int most);

/* The parts of the score: what each adds to the difference between `side` and the rival. They and `par` sum to `lead`, the
 * difference as it is shown: all have one decimal. */
typedef struct WordsScore {
    MoatLong score[MOAT_BLOCS], present, tomorrow, autonomy, par, lead;
} WordsScore;
void words_score(const MoatRules *rules, const MoatWorld *world, MoatSide side, WordsScore *score);

/* What may go wrong for a side within this turn, if it gives the orders of the draft (NULL: none), one sentence each: an inquiry about to
 * become a case, patience or cash about to run out, a rival near hegemony, a world near splintering, a tap about to close, an unanswered
 * event. Returns how many. */
typedef struct WordsDanger {
    MoatName name;
    char text[200];
} WordsDanger; /* name: the reading to look at, for why */
int words_dangers(const MoatRules *rules, const MoatWorld *world, MoatSide side, const MoatOrders *draft, WordsDanger *list, int most);
