/* pack.c - a game as a few lines of text: seed, seats, notes and orders, with a check for every line, every turn and the whole. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bits.h"
#include "game.h"
#include "trouble.h"

enum { PACK_FORMAT = 1, LETTERS = 72, CHECK = 3, ID_MARK = 10, RAW = 31, TURN_CHECK = 16 };
_Static_assert((int)MOAT_VERBS < RAW, "a verb takes five bits");
static const char pack_word[] = "moat-game";

/* --- orders --- */

static int target_bits(MoatVerb verb) {
    return moat_verb(verb)->target == MOAT_TARGET_NOTHING ? 0 : moat_verb(verb)->target == MOAT_TARGET_EVENT ? 8 : 6;
}
static int amount_bits(MoatVerb verb) {
    MoatAmountKind kind = moat_verb(verb)->amount;
    return kind == MOAT_AMOUNT_NOTHING ? 0 : kind == MOAT_AMOUNT_VERB ? 5 : 3;
}
static bool in_bits(int value, int bits) { return value >= 0 && value < 1 << bits; }

static void put_order(Bits *bits, MoatOrder order) {
    bool known = order.verb >= 0 && order.verb < MOAT_VERBS;
    int target = known ? target_bits((MoatVerb)order.verb) : 0, amount = known ? amount_bits((MoatVerb)order.verb) : 0;
    if (known && in_bits(order.target + (target > 0), target) && in_bits(order.amount, amount)) {
        bits_put(bits, (uint64_t)order.verb, 5);
        bits_put(bits, (uint64_t)(order.target + 1), target);
        bits_put(bits, (uint64_t)order.amount, amount);
        return;
    }
    bits_put(bits, RAW, 5);
    bits_put(bits, (uint16_t)order.verb, 16);
    bits_put(bits, (uint16_t)order.target, 16);
    bits_put(bits, (uint16_t)order.amount, 16);
}

static bool take_order(Bits *bits, MoatOrder *order) {
    int verb = (int)bits_take(bits, 5);
    if (verb == RAW) {
        order->verb = (int16_t)bits_take(bits, 16);
        order->target = (int16_t)bits_take(bits, 16);
        order->amount = (int16_t)bits_take(bits, 16);
        return !bits->over;
    }
    if (verb >= MOAT_VERBS) return false;
    int target = target_bits((MoatVerb)verb);
    order->verb = (int16_t)verb;
    order->target = (int16_t)((int)bits_take(bits, target) - (target > 0));
    order->amount = (int16_t)bits_take(bits, amount_bits((MoatVerb)verb));
    return !bits->over;
}

static void put_orders(Bits *bits, const MoatOrders *orders) {
    bits_put(bits, (uint64_t)orders->count, 5);
    for (int i = 0; i < orders->count; i++) put_order(bits, orders->order[i]);
}

static bool take_orders(Bits *bits, MoatOrders *orders) {
    *orders = (MoatOrders){.count = (int)bits_take(bits, 5)};
    bool good = orders->count <= MOAT_ORDERS;
    for (int i = 0; good && i < orders->count; i++) good = take_order(bits, &orders->order[i]);
    return good && !bits->over;
}

/* --- notes --- */

/* The i-th id that notes of a kind may name; NULL after the last. */
static const char *id_at(const MoatRules *rules, MoatNoteKind kind, int i) {
    const MoatLesson *lesson = rules->lesson;
    switch (kind) {
    case MOAT_NOTE_PREDICT: return lesson && i < lesson->predictions ? lesson->prediction[i].id : NULL;
    case MOAT_NOTE_QUIZ: return lesson && i < lesson->quiz ? lesson->item[i].id : NULL;
    case MOAT_NOTE_CARD: return i < rules->events ? rules->event[i].id : NULL;
    default: return NULL;
    }
}

static unsigned mark_of(const char *id) { return line_checksum(0, (Slice){id, strlen(id)}) & ((1u << ID_MARK) - 1); }

/* The only id with the mark; NULL when there is none, or several. A mark, unlike a number, stays right when the lesson gets one more
 * question. */
static const char *id_of_mark(const MoatRules *rules, MoatNoteKind kind, unsigned mark) {
    const char *found = NULL, *id;
    for (int i = 0; (id = id_at(rules, kind, i)); i++) {
        if (mark_of(id) != mark) continue;
        if (found) return NULL;
        found = id;
    }
    return found;
}

static void put_id(Bits *bits, const MoatRules *rules, const MoatNote *note) {
    const char *same = id_of_mark(rules, note->kind, mark_of(note->id));
    bool marked = same && strcmp(same, note->id) == 0;
    bits_put(bits, marked, 1);
    if (marked)
        bits_put(bits, mark_of(note->id), ID_MARK);
    else
        bits_put_id(bits, note->id);
}

static bool take_id(Bits *bits, const MoatRules *rules, MoatNote *note) {
    if (!bits_take(bits, 1)) return bits_take_id(bits, note->id);
    const char *id = id_of_mark(rules, note->kind, (unsigned)bits_take(bits, ID_MARK));
    if (id) snprintf(note->id, sizeof note->id, "%s", id);
    return id && !bits->over;
}

/* Bits of the number, and what is added to it to make it count from 0. */
static int number_bits(MoatNoteKind kind) {
    return kind == MOAT_NOTE_QUIZ ? 2 : kind == MOAT_NOTE_CARD ? 6 : kind == MOAT_NOTE_PREDICT ? 7 : 10;
}
static int number_plus(MoatNoteKind kind) { return kind == MOAT_NOTE_QUIZ ? -1 : kind == MOAT_NOTE_CARD ? 1 : 0; }

static void put_note(Bits *bits, const MoatRules *rules, const MoatNote *note, bool reasons) {
    size_t size = reasons ? strlen(note->text) : 0;
    bits_put(bits, (uint64_t)note->kind, 2);
    bits_put(bits, (uint64_t)note->side, 1);
    bits_put(bits, (uint64_t)(note->number + number_plus(note->kind)), number_bits(note->kind));
    put_id(bits, rules, note);
    if (note->kind != MOAT_NOTE_PREDICT) return;
    bits_put(bits, size, 8);
    for (size_t i = 0; i < size; i++) bits_put(bits, (unsigned char)note->text[i], 8);
}

static bool take_note(Bits *bits, const MoatRules *rules, MoatNote *note) {
    *note = (MoatNote){.kind = (MoatNoteKind)bits_take(bits, 2), .side = (int)bits_take(bits, 1)};
    note->number = (int)bits_take(bits, number_bits(note->kind)) - number_plus(note->kind);
    if (!take_id(bits, rules, note)) return false;
    size_t size = note->kind == MOAT_NOTE_PREDICT ? (size_t)bits_take(bits, 8) : 0;
    for (size_t i = 0; i < size && i + 1 < sizeof note->text; i++) note->text[i] = (char)bits_take(bits, 8);
    return !bits->over && size < sizeof note->text && note_sound(note);
}

static void put_notes(Bits *bits, const MoatGame *game, int turn, bool reasons) {
    int first = 0, count = 0;
    for (int i = 0; i < game->notes; i++)
        if (game->note[i].turn < turn)
            first++;
        else if (game->note[i].turn == turn)
            count++;
    bits_put_number(bits, (uint64_t)count);
    for (int i = first; i < first + count; i++) put_note(bits, game->rules, &game->note[i], reasons);
}

/* --- the whole as bits --- */

static void put_seat(Bits *bits, const MoatSeat *seat) {
    bits_put(bits, seat->human, 1);
    if (!seat->human) bits_put_id(bits, seat->mind);
}

static void put_game(Bits *bits, const MoatGame *game, bool reasons) {
    bits_put(bits, PACK_FORMAT, 4);
    bits_put_number(bits, MOAT_RULES_VERSION);
    bits_put_id(bits, game->rules->id);
    bits_put(bits, game->rules->hash, 64);
    bits_put_number(bits, game->seed);
    for (int b = 0; b < MOAT_BLOCS; b++) put_seat(bits, &game->seat[b]);
    bits_put(bits, (uint64_t)game->turns, 8);
    bits_put(bits, game->world.winner != 0, 1);
    for (int t = 0; t < game->turns; t++) {
        put_notes(bits, game, t, reasons);
        for (int b = 0; b < MOAT_BLOCS; b++) put_orders(bits, &game->orders[t][b]);
        bits_put(bits, game->hash[t], TURN_CHECK);
    }
    put_notes(bits, game, game->turns, reasons);
    bits_put(bits, moat_world_hash(&game->world), 64);
    bits_put(bits, bits_checksum(bits), 32);
}

/* --- lines --- */

static void line_check(int number, const char *letters, size_t size, char check[CHECK]) {
    uint32_t sum = line_checksum((uint32_t)number, (Slice){letters, size});
    for (int i = 0; i < CHECK; i++) check[i] = bits_letter(sum >> (5 * i) & 31);
}

/* Letters of the last line are filled up with zeros. */
static int write_lines(Bits *bits, const char *level, char *text) {
    size_t letters = (bits->bits + 4) / 5, lines = (letters + LETTERS - 1) / LETTERS;
    bits_put(bits, 0, (int)(letters * 5 - bits->bits));
    int length = sprintf(text, "%s %s %zu\n", pack_word, level, lines);
    for (size_t i = 0; i < letters;) {
        char *line = text + length;
        size_t size = 0;
        for (; size < LETTERS && i < letters; i++) line[size++] = bits_letter((unsigned)bits_take(bits, 5));
        line[size] = ' ';
        line_check((int)((i + LETTERS - 1) / LETTERS), line, size, line + size + 1);
        length += (int)size + 1 + CHECK;
        text[length++] = '\n';
    }
    text[length] = '\0';
    return length;
}

int moat_game_pack(const MoatGame *game, bool reasons, char text[MOAT_PACK_MOST]) {
    Bits *bits = calloc(1, sizeof *bits);
    if (!bits) return 0;
    put_game(bits, game, reasons);
    int length = bits->over ? 0 : write_lines(bits, game->rules->id, text);
    free(bits);
    return length;
}

/* The letters of a line, as the writer writes them; what mail puts before a quoted line is passed over. False for what is no such line. */
static bool clean_line(Slice line, char letters[LETTERS + CHECK + 1], size_t *size) {
    *size = 0;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.at[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '>' || c == '-') continue;
        int value = bits_value(c);
        if (value < 0 || *size == LETTERS + CHECK) return false;
        letters[(*size)++] = bits_letter((unsigned)value);
    }
    return true;
}

static bool take_line(Bits *bits, Slice line, int number, MoatTrouble *trouble) {
    char letters[LETTERS + CHECK + 1], check[CHECK];
    size_t size;
    bool good = clean_line(line, letters, &size) && size > CHECK;
    if (good) line_check(number, letters, size - CHECK, check);
    if (!good || memcmp(check, letters + size - CHECK, CHECK) != 0)
        return trouble_say(trouble, "Line %d of the result was changed, lost or put in another place.", number);
    for (size_t i = 0; i < size - CHECK; i++) bits_put(bits, (uint64_t)bits_value(letters[i]), 5);
    return true;
}

/* Everything before the line that begins with moat-game, and after the last line it tells of, is somebody's letter. */
static bool take_lines(Bits *bits, Slice rest, MoatTrouble *trouble) {
    uint64_t lines = 0;
    bool begun = false;
    while (rest.size > 0 && !begun) {
        Slice line = line_take_until(&rest, "\n");
        char id[32];
        while (line_take(&line, ">") || line_take(&line, " ")) {}
        begun = line_take(&line, pack_word) && line_take(&line, " ") && line_take_id(&line, id) && line_take(&line, " ") &&
                line_take_number(&line, 2000, &lines);
    }
    if (!begun) return trouble_say(trouble, "This is not the result of a game: no line begins with %s.", pack_word);
    for (int number = 1; number <= (int)lines; number++) {
        Slice line = {0};
        while (rest.size > 0 && (line.size == 0 || (line.size == 1 && line.at[0] == '\r'))) line = line_take_until(&rest, "\n");
        if (!take_line(bits, line, number, trouble)) return false;
    }
    return !bits->over || trouble_say(trouble, "The result is too long to be one.");
}

/* --- reading --- */

typedef struct PackHead {
    int rules, turns;
    char level[32];
    uint64_t level_hash, seed;
    MoatSeat seat[MOAT_BLOCS];
    bool over;
} PackHead;

static bool take_head(Bits *bits, PackHead *head) {
    *head = (PackHead){0};
    if (bits_take(bits, 4) != PACK_FORMAT) return false;
    head->rules = (int)(bits_take_number(bits) & INT32_MAX);
    if (!bits_take_id(bits, head->level)) return false;
    head->level_hash = bits_take(bits, 64);
    head->seed = bits_take_number(bits);
    for (int b = 0; b < MOAT_BLOCS; b++) {
        head->seat[b].human = bits_take(bits, 1);
        if (!head->seat[b].human && !bits_take_id(bits, head->seat[b].mind)) return false;
    }
    head->turns = (int)bits_take(bits, 8);
    head->over = bits_take(bits, 1);
    return !bits->over && head->turns <= MOAT_HORIZON;
}

static bool begin(Bits *bits, Slice text, PackHead *head, MoatTrouble *trouble) {
    trouble_none(trouble);
    if (!take_lines(bits, text, trouble)) return false;
    return take_head(bits, head) || trouble_say(trouble, "The head of the result is not understood; it may be of a newer version.");
}

bool moat_pack_card(const char *text, int size, MoatGameCard *card, MoatTrouble *trouble) {
    Bits *bits = calloc(1, sizeof *bits);
    PackHead head;
    *card = (MoatGameCard){.turns = -1};
    bool good = bits && begin(bits, (Slice){text, (size_t)size}, &head, trouble);
    free(bits);
    if (!good) return false;
    memcpy(card->level, head.level, sizeof card->level);
    memcpy(card->seat, head.seat, sizeof card->seat);
    card->level_hash = head.level_hash, card->seed = head.seed, card->turns = head.turns, card->over = head.over;
    return true;
}

static bool fits_rules(const PackHead *head, const MoatRules *rules, MoatTrouble *trouble) {
    if (head->rules != MOAT_RULES_VERSION)
        return trouble_say(trouble, "The result was played by version %d of the rules; this version of the game plays by version %d.",
            head->rules, MOAT_RULES_VERSION);
    if (strcmp(head->level, rules->id) == 0 && head->level_hash == rules->hash) return true;
    char theirs[17], ours[17];
    return trouble_say(trouble, "The result is of the level %s (%s), not of %s (%s).", head->level, trouble_hash(head->level_hash, theirs),
        rules->id, trouble_hash(rules->hash, ours));
}

static bool take_notes(Bits *bits, MoatGame *game) {
    uint64_t count = bits_take_number(bits);
    MoatNote note;
    for (uint64_t i = 0; i < count; i++)
        if (bits->over || !take_note(bits, game->rules, &note) || !note_take(game, &note)) return false;
    return true;
}

/* False when what is there cannot be played; *same: whether it leads to the world that the text says. */
static bool take_turn(Bits *bits, MoatGame *game, bool *same) {
    MoatOrders orders[MOAT_BLOCS];
    if (!take_notes(bits, game) || game->world.winner || !take_orders(bits, &orders[0]) || !take_orders(bits, &orders[1])) return false;
    game_play(game, orders, NULL);
    *same = bits_take(bits, TURN_CHECK) == (game->hash[game->turns - 1] & ((1u << TURN_CHECK) - 1));
    return true;
}

static bool checksum_fits(Bits *bits) {
    Bits *whole = calloc(1, sizeof *whole);
    if (!whole) return false;
    memcpy(whole->byte, bits->byte, sizeof whole->byte);
    whole->bits = bits->at;
    if (whole->bits % 8) whole->byte[whole->bits / 8] &= (unsigned char)~(0xFFu >> whole->bits % 8);
    bool fits = bits_take(bits, 32) == bits_checksum(whole) && !bits->over;
    free(whole);
    return fits;
}

static bool take_game(Bits *bits, const PackHead *head, MoatGame *game, int *differs, MoatTrouble *trouble) {
    int first = -1;
    for (int t = 0; t < head->turns; t++) {
        bool same = true;
        bool played = take_turn(bits, game, &same);
        if (!same && first < 0) first = t;
        if (!played || (!same && !differs))
            return trouble_say(trouble, "Turn %d of the result does not lead to the world that it says: it was changed.", t + 1);
    }
    bool good = take_notes(bits, game), same = bits_take(bits, 64) == moat_world_hash(&game->world);
    if (!same && first < 0) first = head->turns - 1;
    if (differs) *differs = first;
    good = good && (same || differs) && checksum_fits(bits) && ((game->world.winner != 0) == head->over || differs);
    return good || trouble_say(trouble, "The end of the result does not fit its turns: it was changed.");
}

MoatGame *moat_game_unpack(const char *text, int size, const MoatRules *rules, int *differs, MoatTrouble *trouble) {
    Bits *bits = calloc(1, sizeof *bits);
    PackHead head;
    MoatGame *game = NULL;
    if (bits && begin(bits, (Slice){text, (size_t)size}, &head, trouble) && fits_rules(&head, rules, trouble))
        game = game_make(rules, head.seed, head.seat, trouble);
    if (game && !take_game(bits, &head, game, differs, trouble)) moat_game_close(game), game = NULL;
    free(bits);
    return game;
}
