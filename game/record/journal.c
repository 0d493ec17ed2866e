#include "journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "codec.h"
#include "game.h"
#include "trouble.h"

_Static_assert(2 * CODEC_MOST + 200 + LINE_CLOSE < LINE_MOST, "a turn fits into a line");

/* --- writing --- */

size_t journal_head_line(const JournalHead *head, char *line, uint32_t *chain) {
    const MoatSeat *seat = head->seat;
    int length = snprintf(line, LINE_MOST, "moat-journal %d rules %d level %s %016" PRIx64 " seed %" PRIu64 " seats %s %s", head->format,
        head->rules, head->level, head->level_hash, head->seed, seat[0].human ? "human" : seat[0].mind,
        seat[1].human ? "human" : seat[1].mind);
    return line_close(line, (size_t)length, chain);
}

size_t journal_draft_line(const MoatRules *rules, int turn, MoatSide side, const MoatOrders *draft, char *line, uint32_t *chain) {
    size_t length = (size_t)snprintf(line, LINE_MOST, "draft %d ", side);
    length += codec_write(rules, turn, side, draft, line + length);
    return line_close(line, length, chain);
}

static const char *const note_words[MOAT_NOTES] = {"class", "predict", "quiz", "card"};

size_t journal_note_line(const MoatNote *note, char *line, uint32_t *chain) {
    int length = snprintf(line, LINE_MOST, "%s %d %d %s", note_words[note->kind], note->side, note->number, note->id);
    if (note->text[0]) length += snprintf(line + length, LINE_MOST - (size_t)length, " %s", note->text);
    return line_close(line, (size_t)length, chain);
}

size_t journal_turn_line(
    const MoatRules *rules, int turn, const MoatOrders orders[MOAT_BLOCS], uint64_t hash, bool over, char *line, uint32_t *chain) {
    size_t length = (size_t)snprintf(line, LINE_MOST, "turn %d", turn + 1);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        length += (size_t)snprintf(line + length, LINE_MOST - length, " | ");
        length += codec_write(rules, turn, side, &orders[side], line + length);
    }
    length += (size_t)snprintf(line + length, LINE_MOST - length, " | %016" PRIx64 "%s", hash, over ? " over" : "");
    return line_close(line, length, chain);
}

/* --- the head --- */

static bool take_seat(Slice *text, MoatSeat *seat) {
    *seat = (MoatSeat){0};
    if (!line_take_id(text, seat->mind)) return false;
    seat->human = strcmp(seat->mind, "human") == 0;
    if (seat->human) seat->mind[0] = '\0';
    return true;
}

static bool take_head(Slice *text, JournalHead *head) {
    uint64_t rules = 0;
    bool good = line_take(text, " rules ") && line_take_number(text, INT32_MAX, &rules) && line_take(text, " level ") &&
                line_take_id(text, head->level) && line_take(text, " ") && line_take_hash(text, &head->level_hash) &&
                line_take(text, " seed ") && line_take_number(text, UINT64_MAX, &head->seed) && line_take(text, " seats ") &&
                take_seat(text, &head->seat[0]) && line_take(text, " ") && take_seat(text, &head->seat[1]) && text->size == 0;
    head->rules = (int)rules;
    return good;
}

/* The format is looked at before the checksum: a later one may have another. */
static bool read_head(Journal *journal, const char *name, Slice line, MoatTrouble *trouble) {
    Slice begin = line, content;
    uint64_t format;
    uint32_t claimed;
    if (!line_take(&begin, "moat-journal ") || !line_take_number(&begin, INT32_MAX, &format))
        return trouble_say(trouble, "%.400s is not a journal of a game.", name);
    if (format != JOURNAL_FORMAT && format != JOURNAL_PLAIN)
        return trouble_say(
            trouble, "%.400s is a journal of format %d; this version of the game reads format %d.", name, (int)format, JOURNAL_FORMAT);
    if (!line_open(line, &content, &claimed) || line_checksum(0, content) != claimed)
        return trouble_say(trouble, "%.400s cannot be used: its first line is damaged.", name);
    Slice rest = {begin.at, content.size - (size_t)(begin.at - content.at)};
    journal->head.format = (int)format;
    if (!take_head(&rest, &journal->head)) return trouble_say(trouble, "%.400s cannot be used: its first line is not understood.", name);
    journal->chain = claimed;
    return true;
}

/* --- the other lines --- */

static bool take_turn(Journal *journal, Slice text) {
    uint64_t number;
    bool ended = journal->turns > 0 && journal->turn[journal->turns - 1].over;
    if (ended || journal->turns == MOAT_HORIZON || !line_take_number(&text, MOAT_HORIZON, &number) || (int)number != journal->turns + 1)
        return false;
    JournalTurn *turn = &journal->turn[journal->turns];
    if (!line_take(&text, " | ")) return false;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        turn->orders[side] = line_take_until(&text, " | ");
        if (text.size == 0) return false;
    }
    if (!line_take_hash(&text, &turn->hash)) return false;
    turn->over = line_take(&text, " over");
    if (text.size > 0) return false;
    journal->turns++;
    journal->draft[0].size = journal->draft[1].size = 0;
    return true;
}

static bool take_draft(Journal *journal, Slice text) {
    uint64_t side;
    if (!line_take_number(&text, MOAT_BLOCS - 1, &side) || !line_take(&text, " ") || text.size == 0) return false;
    journal->draft[side] = text;
    return true;
}

/* "predict 0 70 money-first they are ahead": side, number, id, text. */
static bool take_note(Journal *journal, MoatNoteKind kind, Slice text) {
    MoatNote note = {.kind = kind, .turn = journal->turns};
    uint64_t side, number;
    bool over = journal->head.format == JOURNAL_PLAIN || journal->notes == MOAT_NOTES_MOST;
    if (over || !line_take_number(&text, 1, &side) || !line_take(&text, " ")) return false;
    bool none = line_take(&text, "-1");
    if ((!none && !line_take_number(&text, 999, &number)) || !line_take(&text, " ") || !line_take_id(&text, note.id)) return false;
    note.side = (int)side;
    note.number = none ? -1 : (int)number;
    if (text.size > 0 && (!line_take(&text, " ") || text.size == 0 || text.size >= sizeof note.text)) return false;
    if (memchr(text.at, '\0', text.size)) return false;
    memcpy(note.text, text.at, text.size);
    if (!note_sound(&note)) return false;
    journal->note[journal->notes++] = note;
    return true;
}

static bool take_record(Journal *journal, Slice content) {
    if (line_take(&content, "turn ")) return take_turn(journal, content);
    for (int kind = 0; kind < MOAT_NOTES; kind++) {
        Slice rest = content;
        if (line_take(&rest, note_words[kind]) && line_take(&rest, " ")) return take_note(journal, (MoatNoteKind)kind, rest);
    }
    return line_take(&content, "draft ") && take_draft(journal, content);
}

/* --- what a bad end is --- */

/* The checksum that stood before a line, as far as a bad line before it still tells: by its last digits, and by its content. */
typedef struct Before {
    bool told, summed;
    uint32_t claim, sum;
} Before;

static bool goes_on(Before before, Slice line) {
    Slice content;
    uint32_t claimed;
    if (!line_open(line, &content, &claimed)) return false;
    return (before.told && line_checksum(before.claim, content) == claimed) ||
           (before.summed && line_checksum(before.sum, content) == claimed);
}

static Before before_next(Slice line, const uint32_t *chain) {
    Before before = {0};
    if (line.size < LINE_CLOSE - 1) return before;
    Slice content = {line.at, line.size - (LINE_CLOSE - 1)}, digits = {line.at + line.size - 8, 8};
    before.told = line_take_checksum(&digits, &before.claim);
    before.summed = chain != NULL;
    if (chain) before.sum = line_checksum(*chain, content);
    return before;
}

/* Whether a line of the rest goes on from the one before it: then what is bad there was not the end of the file. */
static bool sound_behind(uint32_t chain, Slice rest) {
    Before before = {0};
    for (bool first = true; memchr(rest.at, '\n', rest.size); first = false) {
        Slice line = line_take_until(&rest, "\n");
        if (!first && goes_on(before, line)) return true;
        before = before_next(line, first ? &chain : NULL);
    }
    return false;
}

/* A crash leaves the beginning of a line. A whole line whose newline is missing or became something else is more than that. */
static JournalState state_of_end(const Journal *journal, Slice rest) {
    if (memchr(rest.at, '\n', rest.size)) return sound_behind(journal->chain, rest) ? JOURNAL_DAMAGED : JOURNAL_FRAYED;
    Slice content;
    uint32_t claimed;
    rest.size -= rest.size > 0;
    bool whole = line_open(rest, &content, &claimed) && line_checksum(journal->chain, content) == claimed;
    return whole ? JOURNAL_FRAYED : JOURNAL_TORN;
}

bool journal_read(Journal *journal, const char *name, const char *bytes, size_t size, MoatTrouble *trouble) {
    *journal = (Journal){.state = JOURNAL_WHOLE};
    Slice rest = {bytes, size};
    if (!memchr(bytes, '\n', size)) return trouble_say(trouble, "%.400s is not a journal of a game.", name);
    if (!read_head(journal, name, line_take_until(&rest, "\n"), trouble)) return false;
    journal->good = size - rest.size;
    for (int number = 2; rest.size > 0; number++) {
        Slice before = rest, content;
        uint32_t claimed;
        bool ended = memchr(rest.at, '\n', rest.size) != NULL;
        Slice line = line_take_until(&rest, "\n");
        bool sound = ended && line_open(line, &content, &claimed) && line_checksum(journal->chain, content) == claimed;
        if (!sound || !take_record(journal, content)) {
            journal->bad_line = number;
            journal->state = sound ? JOURNAL_DAMAGED : state_of_end(journal, before);
            break;
        }
        journal->chain = claimed;
        journal->good = size - rest.size;
    }
    return true;
}

bool journal_damage(const Journal *journal, const char *name, MoatTrouble *trouble) {
    return trouble_say(trouble,
        "Line %d of %.400s is damaged, and more follows it, so it was not a crash. The first %d turns are sound; a new game can be "
        "made from them. The file was left as it is.",
        journal->bad_line, name, journal->turns);
}
