/* journal.h - the bytes of a journal taken apart and judged, whoever wrote them. Knows lines and checksums, not rules. */
#pragma once
#include "line.h"
#include "moat/record.h"

/* Format 2 has notes. A game without any is written in format 1. */
enum { JOURNAL_FORMAT = 2, JOURNAL_PLAIN = 1, JOURNAL_MOST = 4 << 20 };

typedef struct JournalHead {
    int format, rules; /* rules: version */
    char level[32];
    uint64_t level_hash, seed;
    MoatSeat seat[MOAT_BLOCS];
} JournalHead;

typedef struct JournalTurn {
    Slice orders[MOAT_BLOCS];
    uint64_t hash;
    bool over;
} JournalTurn;

typedef enum JournalState {
    JOURNAL_WHOLE,
    JOURNAL_TORN,   /* a piece of a line at the end, as a crash leaves it */
    JOURNAL_FRAYED, /* more than that at the end, but nothing sound behind it */
    JOURNAL_DAMAGED /* something in the middle, or something no program of ours writes */
} JournalState;

/* Slices point into the bytes. */
typedef struct Journal {
    JournalHead head;
    int turns;
    JournalTurn turn[MOAT_HORIZON];
    int notes;
    MoatNote note[MOAT_NOTES_MOST];
    Slice draft[MOAT_BLOCS]; /* size 0: none */
    JournalState state;
    int bad_line;   /* from 1; 0 while WHOLE */
    size_t good;    /* bytes before it */
    uint32_t chain; /* checksum of the last good line */
} Journal;

/* False when not even the head can be used; *trouble says why, and `name` is what it calls the journal. */
bool journal_read(Journal *journal, const char *name, const char *bytes, size_t size, MoatTrouble *trouble);

/* Says which line is damaged and what is left. Always false. */
bool journal_damage(const Journal *journal, const char *name, MoatTrouble *trouble);

/* Lines, closed by their checksum; return the length. A line has room for LINE_MOST. */
size_t journal_head_line(const JournalHead *head, char *line, uint32_t *chain);
size_t journal_draft_line(const MoatRules *rules, int turn, MoatSide side, const MoatOrders *draft, char *line, uint32_t *chain);
size_t journal_note_line(const MoatNote *note, char *line, uint32_t *chain);
/* `turn` counts from 0, as everywhere; the file counts from 1, as players do. */
size_t journal_turn_line(
    const MoatRules *rules, int turn, const MoatOrders orders[MOAT_BLOCS], uint64_t hash, bool over, char *line, uint32_t *chain);
