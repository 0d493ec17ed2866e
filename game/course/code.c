/* code.c - class codes. Crockford's letters; a CRC of twelve bits, so that one wrong letter, or two changed about, can never pass. */
#include <stdio.h>
#include <string.h>

#include "bits.h"
#include "course.h"
#include "gettext.h"
#include "line.h"
#include "trouble.h"

enum { CHECK = 12, DATA = 60 - CHECK, TEAM_BITS = 8, LETTERS_MOST = COURSE_CODE + COURSE_TEAM };

/* x^12 + x^11 + x^3 + x^2 + x + 1: finds every burst of up to twelve bits. */
static unsigned crc12(uint64_t value, int bits, unsigned begin) {
    unsigned crc = begin;
    for (int i = bits - 1; i >= 0; i--) {
        unsigned out = (crc >> 11 & 1) ^ (unsigned)(value >> i & 1);
        crc = (crc << 1 & 0xFFF) ^ (out ? 0x80F : 0);
    }
    return crc;
}

unsigned course_id_mark(const char *id) { return line_checksum(0, (Slice){id, strlen(id)}) & 1023; }
unsigned course_level_mark(const MoatRules *rules) {
    return (unsigned)(rules->hash ^ rules->hash >> 28 ^ rules->hash >> 50) & (COURSE_LEVEL_MARK - 1);
}

static uint64_t packed(const CourseCode *code) {
    uint64_t data = (uint64_t)(code->rules & 7);
    data = data << 10 | (code->id & 1023);
    data = data << 14 | (code->level & (COURSE_LEVEL_MARK - 1));
    data = data << 14 | (code->seed & (COURSE_SEEDS - 1));
    data = data << 4 | (uint64_t)(code->opponent & 15);
    data = data << 2 | (uint64_t)code->sides;
    data = data << 1 | (uint64_t)code->always;
    return data << CHECK | crc12(data, DATA, 0xACE);
}

static void unpack(uint64_t value, CourseCode *code) {
    uint64_t data = value >> CHECK;
    code->always = data & 1;
    code->sides = (CourseSides)(data >> 1 & 3);
    code->opponent = (int)(data >> 3 & 15);
    code->seed = (unsigned)(data >> 7) & (COURSE_SEEDS - 1);
    code->level = (unsigned)(data >> 21) & (COURSE_LEVEL_MARK - 1);
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

void course_code_print(const CourseCode *code, char text[COURSE_CODE_TEXT]) {
    char letters[LETTERS_MOST];
    uint64_t value = packed(code);
    letters_of(value, COURSE_CODE, letters);
    letters_of(team_letters(value, code->team), COURSE_TEAM, letters + COURSE_CODE);
    snprintf(text, COURSE_CODE_TEXT, "%.4s-%.4s-%.4s", letters, letters + 4, letters + 8);
    if (code->team > 0) snprintf(text + strlen(text), 8, "-%.4s", letters + COURSE_CODE);
}

void course_code_id(const CourseCode *code, char id[32]) {
    char letters[COURSE_CODE];
    letters_of(packed(code), COURSE_CODE, letters);
    id[0] = 'c'; /* an id begins with a letter; a code may begin with a digit */
    for (int i = 0; i < COURSE_CODE; i++) id[1 + i] = letters[i] >= 'A' ? (char)(letters[i] - 'A' + 'a') : letters[i];
    id[1 + COURSE_CODE] = '\0';
}

static bool sound(const char *letters) {
    uint64_t value = value_of(letters, COURSE_CODE);
    return crc12(value >> CHECK, DATA, 0xACE) == (value & 0xFFF);
}

static bool accept(const char *letters, CourseCode *code) {
    *code = (CourseCode){0};
    if (!sound(letters)) return false;
    unpack(value_of(letters, COURSE_CODE), code);
    return true;
}

/* What a typo is most likely to have been: one letter, or two neighbours changed about. */
typedef struct Repair {
    int found, at;
    char letters[COURSE_CODE];
    bool swapped;
} Repair;

static void consider(Repair *repair, const char *letters, int at, bool swapped, bool (*known)(void *, const CourseCode *), void *context) {
    CourseCode code;
    if (!accept(letters, &code) || (known && !known(context, &code))) return;
    repair->found++;
    repair->at = at;
    repair->swapped = swapped;
    memcpy(repair->letters, letters, COURSE_CODE);
}

static Repair repair_of(const char *letters, bool (*known)(void *, const CourseCode *), void *context) {
    Repair repair = {0};
    char tried[COURSE_CODE];
    for (int i = 0; i < COURSE_CODE; i++)
        for (unsigned value = 0; value < 32; value++) {
            memcpy(tried, letters, COURSE_CODE);
            tried[i] = bits_letter(value);
            if (tried[i] != letters[i]) consider(&repair, tried, i, false, known, context);
        }
    for (int i = 0; i + 1 < COURSE_CODE; i++) {
        memcpy(tried, letters, COURSE_CODE);
        tried[i] = letters[i + 1], tried[i + 1] = letters[i];
        if (tried[i] != letters[i]) consider(&repair, tried, i, true, known, context);
    }
    return repair;
}

static bool say_typo(const char *letters, const Repair *repair, MoatTrouble *trouble) {
    if (repair->found != 1) return trouble_say(trouble, _("There is a typing error in the class code %.12s."), letters);
    if (repair->swapped)
        return trouble_say(trouble, _("Letters %d and %d of the class code have changed places: %.12s was typed, perhaps %.12s was meant."),
            repair->at + 1, repair->at + 2, letters, repair->letters);
    return trouble_say(trouble, _("Letter %d of the class code is wrong: %c was typed, perhaps %c was meant."), repair->at + 1,
        letters[repair->at], repair->letters[repair->at]);
}

/* Only letters are kept; false at one that no code has. */
static bool take_letters(const char *text, char letters[LETTERS_MOST], int *count, MoatTrouble *trouble) {
    for (*count = 0; *text; text++) {
        int value = bits_value(*text);
        if (*text == '-' || *text == ' ') continue;
        if (value < 0)
            return trouble_say(
                trouble, _("A class code has letters and digits, but never %.1s."), (unsigned char)*text < 0x80 ? text : "?");
        if (*count == LETTERS_MOST)
            return trouble_say(trouble, _("A class code has %d letters, with a team's %d; here are more."), COURSE_CODE, LETTERS_MOST);
        letters[(*count)++] = bits_letter((unsigned)value);
    }
    return *count == COURSE_CODE || *count == LETTERS_MOST ||
           trouble_say(trouble, _("A class code has %d letters, with a team's %d; here are %d."), COURSE_CODE, LETTERS_MOST, *count);
}

bool course_code_read(const char *text, CourseCode *code, bool (*known)(void *, const CourseCode *), void *context, MoatTrouble *trouble) {
    char letters[LETTERS_MOST];
    int count;
    trouble_none(trouble);
    if (!take_letters(text, letters, &count, trouble)) return false;
    if (!accept(letters, code)) {
        Repair repair = repair_of(letters, known, context);
        return say_typo(letters, &repair, trouble);
    }
    if (count == COURSE_CODE) return true;
    unsigned team = (unsigned)value_of(letters + COURSE_CODE, COURSE_TEAM);
    code->team = (int)(team >> CHECK);
    if (code->team >= 1 && team_letters(value_of(letters, COURSE_CODE), code->team) == team) return true;
    return trouble_say(trouble, _("The last four letters, %.4s, are no team of this class."), letters + COURSE_CODE);
}

int course_side(const CourseCode *code) {
    switch (code->sides) {
    case COURSE_FIRST: return 0;
    case COURSE_SECOND: return 1;
    case COURSE_ALTERNATE: return code->team > 0 ? (code->team + 1) % 2 : -1;
    default: return -1;
    }
}
