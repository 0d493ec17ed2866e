/* thrift.c - what a frame says of styles, in fewer bytes. Curses sets styles one after another and through long forms; a terminal on a slow
 * line waits for each of them. Styles are kept back until a character needs them, and then said once, as what differs. A blank needs no
 * ink. */
#include "thrift.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- what styles there are --- */

enum { WEIGHT, ITALIC, LINE, REVERSE, INK, PAPER, PARTS };
enum { UNKNOWN = -1, BOLD = 1, DIM = 2, BASE = 256, BRIGHT = 8, PARAMETERS = 16 };

/* Part by part, 0 plain or UNKNOWN. Ink and paper are 1 + a colour; those that were asked for by number come after BASE. */
typedef struct Look {
    int16_t part[PARTS];
} Look;

typedef struct Thrift {
    const char *from, *end;
    char *to, *most;
    Look has, wants; /* what the terminal has been told, and what it should have been */
} Thrift;

static void set_all(Look *look, int16_t value) {
    for (int i = 0; i < PARTS; i++) look->part[i] = value;
}

/* A colour of its own number, after 38 or 48. Returns the parameters used; 0: something else. */
static int numbered(const int *parameter, int left, int16_t *part) {
    if (left < 3 || parameter[1] != 5 || parameter[2] > 255) return 0;
    *part = (int16_t)(1 + BASE + parameter[2]);
    return 3;
}

/* 30 to 37 and 40 to 47, and the bright ones from 90 and 100. */
static int coloured(Look *look, int code) {
    int ten = code / 10, colour = code % 10;
    if (colour > 7 || (ten != 3 && ten != 4 && ten != 9 && ten != 10)) return 0;
    look->part[ten == 4 || ten == 10 ? PAPER : INK] = (int16_t)(1 + colour + (ten >= 9 ? BRIGHT : 0));
    return 1;
}

/* Returns the parameters used; 0: not known here. */
static int apply(Look *look, const int *parameter, int left) {
    int16_t *part = look->part;
    int code = parameter[0];
    switch (code) {
    case 0: set_all(look, 0); return 1;
    case 1:
    case 2:
        if (part[WEIGHT] == UNKNOWN) return 0;
        part[WEIGHT] |= code == 1 ? BOLD : DIM;
        return 1;
    case 3:
    case 23: part[ITALIC] = code == 3; return 1;
    case 4:
    case 24: part[LINE] = code == 4; return 1;
    case 7:
    case 27: part[REVERSE] = code == 7; return 1;
    case 22: part[WEIGHT] = 0; return 1;
    case 38: return numbered(parameter, left, &part[INK]);
    case 48: return numbered(parameter, left, &part[PAPER]);
    case 39: part[INK] = 0; return 1;
    case 49: part[PAPER] = 0; return 1;
    default: return coloured(look, code);
    }
}

/* --- saying them --- */

typedef struct Saying {
    char text[80];
    int length;
} Saying;

/* At most three digits. By hand: a frame has hundreds. */
static void say(Saying *saying, int code) {
    char *at = saying->text + saying->length;
    if (saying->length + 4 > (int)sizeof saying->text) return;
    if (saying->length > 0) *at++ = ';';
    if (code >= 100) *at++ = (char)('0' + code / 100);
    if (code >= 10) *at++ = (char)('0' + code / 10 % 10);
    *at++ = (char)('0' + code % 10);
    saying->length = (int)(at - saying->text);
}

static void say_colour(Saying *saying, int value, int paper) {
    if (value == 0)
        say(saying, 39 + paper);
    else if (value > BASE) {
        say(saying, 38 + paper);
        say(saying, 5);
        say(saying, value - 1 - BASE);
    } else
        say(saying, (value > BRIGHT ? 90 - BRIGHT : 30) + value - 1 + paper);
}

static void say_weight(Saying *saying, int has, int wants) {
    if (has == UNKNOWN || (has & ~wants) != 0) {
        say(saying, 22);
        has = 0;
    }
    if ((wants & ~has & BOLD) != 0) say(saying, 1);
    if ((wants & ~has & DIM) != 0) say(saying, 2);
}

static Saying difference(const Look *has, const Look *wants) {
    static const int on[PARTS] = {[ITALIC] = 3, [LINE] = 4, [REVERSE] = 7};
    Saying saying = {.length = 0};
    for (int i = 0; i < PARTS; i++) {
        int value = wants->part[i];
        if (value == UNKNOWN || value == has->part[i]) continue;
        if (i == WEIGHT)
            say_weight(&saying, has->part[i], value);
        else if (i == INK || i == PAPER)
            say_colour(&saying, value, i == PAPER ? 10 : 0);
        else
            say(&saying, value != 0 ? on[i] : on[i] + 20);
    }
    return saying;
}

/* From the beginning: only when all of it is known. */
static bool anew(const Look *wants, Saying *saying) {
    static const Look plain;
    for (int i = 0; i < PARTS; i++)
        if (wants->part[i] == UNKNOWN) return false;
    Saying rest = difference(&plain, wants);
    saying->length = 0;
    if (rest.length == 0) return true;
    say(saying, 0);
    saying->text[saying->length++] = ';';
    memcpy(saying->text + saying->length, rest.text, (size_t)rest.length);
    saying->length += rest.length;
    return true;
}

/* What a blank shows of a style: lines, reverse and paper. Ink and weight can wait for a letter. */
static bool blank_shows(const Thrift *thrift) {
    static const int seen[] = {LINE, REVERSE, PAPER};
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
        int has = thrift->has.part[seen[i]], wants = thrift->wants.part[seen[i]];
        if (has != wants || wants == UNKNOWN || (seen[i] != PAPER && wants != 0)) return true;
    }
    return false;
}

static void put(Thrift *thrift, const char *bytes, size_t size) {
    if (thrift->to + size <= thrift->most) memcpy(thrift->to, bytes, size);
    thrift->to += size;
}

static void put_look(Thrift *thrift) {
    Saying shorter, other;
    if (memcmp(&thrift->has, &thrift->wants, sizeof thrift->has) == 0) return;
    shorter = difference(&thrift->has, &thrift->wants);
    if (anew(&thrift->wants, &other) && other.length < shorter.length) shorter = other;
    thrift->has = thrift->wants;
    put(thrift, "\033[", 2);
    put(thrift, shorter.text, (size_t)shorter.length);
    put(thrift, "m", 1);
}

/* --- reading --- */

/* "\033[1;31m" and no other marks; false when it is something else. */
static bool read_look(Thrift *thrift, const char *body, const char *final) {
    int parameter[PARAMETERS] = {0}, count = 1;
    Look look = thrift->wants;
    for (const char *at = body; at < final; at++) {
        if (*at == ';' && count < PARAMETERS)
            count++;
        else if (*at >= '0' && *at <= '9' && parameter[count - 1] < 1000)
            parameter[count - 1] = parameter[count - 1] * 10 + *at - '0';
        else
            return false;
    }
    for (int i = 0, used; i < count; i += used)
        if ((used = apply(&look, parameter + i, count - i)) == 0) return false;
    thrift->wants = look;
    return true;
}

/* Whatever moves the cursor needs no style. */
static bool only_moves(char final) { return strchr("HfdG`ABCD", final) != NULL; }

/* One sequence; false when this file does not know what it does to what follows. */
static bool sequence(Thrift *thrift) {
    const char *at = thrift->from + 1, *body = at + 1, *final = body;
    if (at + 1 < thrift->end && *at == '(') {
        thrift->from += 3;
        return at[1] == 'B'; /* the usual letters, which it has anyway */
    }
    if (at >= thrift->end || *at != '[') return false;
    while (final < thrift->end && (unsigned char)*final < 0x40) final++;
    if (final >= thrift->end) return false;
    if (*final == 'm') {
        if (!read_look(thrift, body, final)) return false;
    } else {
        bool wipes = *final == 'X' || *final == 'K';
        if (wipes ? blank_shows(thrift) : !only_moves(*final)) put_look(thrift);
        put(thrift, thrift->from, (size_t)(final + 1 - thrift->from));
    }
    thrift->from = final + 1;
    return true;
}

size_t thrift(const char *from, size_t size, char *to, size_t room) {
    Thrift thrift = {.from = from, .end = from + size, .to = to, .most = to + room};
    set_all(&thrift.has, UNKNOWN);
    set_all(&thrift.wants, UNKNOWN);
    while (thrift.from < thrift.end) {
        char byte = *thrift.from;
        if (byte == '\033') {
            if (!sequence(&thrift)) return 0;
            continue;
        }
        thrift.from++;
        if (byte == '\016') return 0; /* other letters */
        if (byte == '\017') continue;
        bool moves = byte == '\r' || byte == '\b';
        if (byte == ' ' ? blank_shows(&thrift) : !moves) put_look(&thrift);
        put(&thrift, &byte, 1);
    }
    put_look(&thrift);
    return thrift.to <= thrift.most ? (size_t)(thrift.to - to) : 0;
}
