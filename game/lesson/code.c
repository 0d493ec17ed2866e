/* code.c - class codes. Crockford's letters; a CRC of twelve bits, so that one wrong letter, or two changed about, can never pass. */
#include <stdio.h>
#include <string.h>

#include "bits.h"
#include "lesson.h"
#include "line.h"
#include "moat/mind.h"
#include "trouble.h"

enum { CHECK = 12, DATA = 60 - CHECK, TEAM_BITS = 8, LETTERS_MOST = LESSON_CODE + LESSON_TEAM };

/* x^12 + x^11 + x^3 + x^2 + x + 1: finds every burst of up to twelve bits. */
static unsigned crc12(uint64_t value, int bits, unsigned begin) {
    unsigned crc = begin;
    for (int i = bits - 1; i >= 0; i--) {
        unsigned out = (crc >> 11 & 1) ^ (unsigned)(value >> i & 1);
        crc = (crc << 1 & 0xFFF) ^ (out ? 0x80F : 0);
    }
    return crc;
}

unsigned lesson_id_mark(const char *id) { return line_checksum(0, (Slice){id, strlen(id)}) & 1023; }
unsigned lesson_level_mark(const MoatRules *rules) {
    return (unsigned)(rules->hash ^ rules->hash >> 28 ^ rules->hash >> 50) & (LESSON_LEVEL_MARK - 1);
}

static uint64_t packed(const LessonCode *code) {
    uint64_t data = (uint64_t)(code->rules & 7);
    data = data << 10 | (code->id & 1023);
    data = data << 14 | (code->level & (LESSON_LEVEL_MARK - 1));
    data = data << 14 | (code->seed & (LESSON_SEEDS - 1));
    data = data << 4 | (uint64_t)(code->opponent & 15);
    data = data << 2 | (uint64_t)code->sides;
    data = data << 1 | (uint64_t)code->always;
    return data << CHECK | crc12(data, DATA, 0xACE);
}

static void unpack(uint64_t value, LessonCode *code) {
    uint64_t data = value >> CHECK;
    code->always = data & 1;
    code->sides = (LessonSides)(data >> 1 & 3);
    code->opponent = (int)(data >> 3 & 15);
    code->seed = (unsigned)(data >> 7) & (LESSON_SEEDS - 1);
    code->level = (unsigned)(data >> 21) & (LESSON_LEVEL_MARK - 1);
    code->id = (unsigned)(data >> 35) & 1023;
    code->rules = (int)(data >> 45 & 7);
}

/* Mixed first: the check of a whole that ends in its own check is the same for all. */
static unsigned team_letters(uint64_t value, int team) {
    uint64_t mixed = value * UINT64_C(0x9E3779B97F4A7C15) >> 4;
    return (unsigned)team << CHECK | crc12((uint64_t)team, TEAM_BITS, crc12(mixed, 60, 0x5A5));
}

static void letters_of(uint64_t value, int count, char *text) {
    for (int i = 0; i < count; i++) text[i] = bits_letter((unsigned)(value >> 5 * (count - 1 - i)) & 31);
}

static uint64_t value_of(const char *letters, int count) {
    uint64_t value = 0;
    for (int i = 0; i < count; i++) value = value << 5 | (uint64_t)bits_value(letters[i]);
    return value;
}

void lesson_code_print(const LessonCode *code, char text[LESSON_CODE_TEXT]) {
    char letters[LETTERS_MOST];
    uint64_t value = packed(code);
    letters_of(value, LESSON_CODE, letters);
    letters_of(team_letters(value, code->team), LESSON_TEAM, letters + LESSON_CODE);
    snprintf(text, LESSON_CODE_TEXT, "%.4s-%.4s-%.4s", letters, letters + 4, letters + 8);
    if (code->team > 0) snprintf(text + strlen(text), 8, "-%.4s", letters + LESSON_CODE);
}

void lesson_code_id(const LessonCode *code, char id[32]) {
    char letters[LESSON_CODE];
    letters_of(packed(code), LESSON_CODE, letters);
    id[0] = 'c'; /* an id begins with a letter; a code may begin with a digit */
    for (int i = 0; i < LESSON_CODE; i++) id[1 + i] = letters[i] >= 'A' ? (char)(letters[i] - 'A' + 'a') : letters[i];
    id[1 + LESSON_CODE] = '\0';
}

static bool sound(const char *letters) {
    uint64_t value = value_of(letters, LESSON_CODE);
    return crc12(value >> CHECK, DATA, 0xACE) == (value & 0xFFF);
}

static bool accept(const char *letters, LessonCode *code) {
    *code = (LessonCode){0};
    if (!sound(letters)) return false;
    unpack(value_of(letters, LESSON_CODE), code);
    return code->opponent <= MOAT_MINDS;
}

/* What a typo is most likely to have been: one letter, or two neighbours changed about. */
typedef struct Repair {
    int found, at;
    char letters[LESSON_CODE];
    bool swapped;
} Repair;

static void consider(Repair *repair, const char *letters, int at, bool swapped, bool (*known)(void *, const LessonCode *), void *context) {
    LessonCode code;
    if (!accept(letters, &code) || (known && !known(context, &code))) return;
    repair->found++;
    repair->at = at;
    repair->swapped = swapped;
    memcpy(repair->letters, letters, LESSON_CODE);
}

static Repair repair_of(const char *letters, bool (*known)(void *, const LessonCode *), void *context) {
    Repair repair = {0};
    char tried[LESSON_CODE];
    for (int i = 0; i < LESSON_CODE; i++)
        for (unsigned value = 0; value < 32; value++) {
            memcpy(tried, letters, LESSON_CODE);
            tried[i] = bits_letter(value);
            if (tried[i] != letters[i]) consider(&repair, tried, i, false, known, context);
        }
    for (int i = 0; i + 1 < LESSON_CODE; i++) {
        memcpy(tried, letters, LESSON_CODE);
        tried[i] = letters[i + 1], tried[i + 1] = letters[i];
        if (tried[i] != letters[i]) consider(&repair, tried, i, true, known, context);
    }
    return repair;
}

static bool say_typo(const char *letters, const Repair *repair, MoatTrouble *trouble) {
    if (repair->found != 1) return trouble_say(trouble, "There is a typing error in the class code %.12s.", letters);
    if (repair->swapped)
        return trouble_say(trouble, "Letters %d and %d of the class code have changed places: %.12s was typed, perhaps %.12s was meant.",
            repair->at + 1, repair->at + 2, letters, repair->letters);
    return trouble_say(trouble, "Letter %d of the class code is wrong: %c was typed, perhaps %c was meant.", repair->at + 1,
        letters[repair->at], repair->letters[repair->at]);
}

/* Only letters are kept; false at one that no code has. */
static bool take_letters(const char *text, char letters[LETTERS_MOST], int *count, MoatTrouble *trouble) {
    for (*count = 0; *text; text++) {
        int value = bits_value(*text);
        if (*text == '-' || *text == ' ') continue;
        if (value < 0)
            return trouble_say(trouble, "A class code has letters and digits, but never %.1s.", (unsigned char)*text < 0x80 ? text : "?");
        if (*count == LETTERS_MOST)
            return trouble_say(trouble, "A class code has %d letters, with a team's %d; here are more.", LESSON_CODE, LETTERS_MOST);
        letters[(*count)++] = bits_letter((unsigned)value);
    }
    return *count == LESSON_CODE || *count == LETTERS_MOST ||
           trouble_say(trouble, "A class code has %d letters, with a team's %d; here are %d.", LESSON_CODE, LETTERS_MOST, *count);
}

bool lesson_code_read(const char *text, LessonCode *code, bool (*known)(void *, const LessonCode *), void *context, MoatTrouble *trouble) {
    char letters[LETTERS_MOST];
    int count;
    trouble_say(trouble, "%s", "");
    if (!take_letters(text, letters, &count, trouble)) return false;
    if (!accept(letters, code)) {
        Repair repair = repair_of(letters, known, context);
        return say_typo(letters, &repair, trouble);
    }
    if (count == LESSON_CODE) return true;
    unsigned team = (unsigned)value_of(letters + LESSON_CODE, LESSON_TEAM);
    code->team = (int)(team >> CHECK);
    if (code->team >= 1 && team_letters(value_of(letters, LESSON_CODE), code->team) == team) return true;
    return trouble_say(trouble, "The last four letters, %.4s, are no team of this class.", letters + LESSON_CODE);
}

int lesson_side(const LessonCode *code) {
    switch (code->sides) {
    case LESSON_FIRST: return 0;
    case LESSON_SECOND: return 1;
    case LESSON_ALTERNATE: return code->team > 0 ? (code->team + 1) % 2 : -1;
    default: return -1;
    }
}
