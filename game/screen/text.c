#include "text.h"
#include "words.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFD

/* Decodes one code point; anything malformed takes one byte and gives REPLACEMENT. Own code because mbrtowc follows the locale, and text of
 * a level is UTF-8 in all of them. */
static int decode(const char *text, uint32_t *code) {
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x80) {
        *code = byte[0];
        return byte[0] != 0;
    }
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } form[] = {{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    *code = REPLACEMENT;
    for (int more = 1; more <= 3; more++) {
        if ((byte[0] & form[more - 1].mask) != form[more - 1].lead) continue;
        uint32_t sum = byte[0] & (unsigned char)~form[more - 1].mask;
        for (int i = 1; i <= more; i++) {
            if ((byte[i] & 0xC0) != 0x80) return 1;
            sum = sum << 6 | (byte[i] & 0x3F);
        }
        if (sum < form[more - 1].least || sum > 0x10FFFF || (sum >= 0xD800 && sum <= 0xDFFF)) return 1;
        *code = sum;
        return more + 1;
    }
    return 1;
}

static int encode(uint32_t code, char *to) {
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    for (int i = more; i > 0; i--, code >>= 6) to[i] = (char)(0x80 | (code & 0x3F));
    to[0] = (char)((0xFF00u >> (more + 1) & 0xFFu) | code);
    return more + 1;
}

/* Characters that change the direction of text or cannot be seen: a level could forge a screen with them. */
static bool deceptive(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || (code >= 0xE0000 && code <= 0xE0FFF);
}

static int cells(uint32_t code) {
    if (code < 0x7F) return 1;
    if (code >= 0x2500 && code <= 0x28FF) /* lines, blocks, braille: one cell in every terminal, whatever the C library has heard */
        return 1;
    int width = wcwidth((wchar_t)code);
    return width < 0 ? 1 : width;
}

/* U+00C0 to U+017F without their accents; '?' where there is no such letter. */
static char latin(uint32_t code) {
    static const char plain[] =
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
    return code >= 0xC0 && code <= 0x17F ? plain[code - 0xC0] : '?';
}

static char folded(uint32_t code) {
    static const struct {
        uint32_t code;
        char plain;
    } table[] = {
#define FOLD(from, to) {from, to},
#include "fold.def"
    };
    if (code < 0x7F) return (char)code;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].code == code) return table[i].plain;
    return latin(code);
}

int text_next(const char *text, bool ascii, char glyph[GLYPH_BYTES], int *width) {
    uint32_t code;
    memset(glyph, 0, GLYPH_BYTES);
    if (text_plain(text)) {
        glyph[0] = text[0];
        *width = 1;
        return 1;
    }
    int taken = decode(text, &code), used;
    if (taken == 0) return 0;
    if (code == '\t' || code == '\n') code = ' ';
    if (deceptive(code)) code = REPLACEMENT;
    *width = cells(code);
    if (*width == 0) { /* a mark with nothing to stand on */
        code = REPLACEMENT;
        *width = 1;
    }
    if (ascii)
        for (used = 0; used < *width; used++) glyph[used] = folded(code);
    else
        used = encode(code, glyph);
    for (;;) {
        int more = decode(text + taken, &code);
        if (more == 0 || code < 0x300 || deceptive(code) || cells(code) != 0) return taken;
        taken += more;
        if (!ascii && used + more < GLYPH_BYTES) used += encode(code, glyph + used);
    }
}

int text_width(const char *text) {
    char glyph[GLYPH_BYTES];
    int total = 0, width, taken;
    for (;; text += taken, total += width) {
        for (; text_plain(text); text++) total++;
        if ((taken = text_next(text, false, glyph, &width)) == 0) return total;
    }
}

int text_line(const char *text, int width, int *skip) {
    char glyph[GLYPH_BYTES];
    int at = 0, used = 0, taken, cell, space = -1;
    for (; (taken = text_next(text + at, false, glyph, &cell)) != 0; at += taken, used += cell) {
        if (text[at] == '\n') {
            *skip = at + 1;
            return at;
        }
        if (used + cell > width) {
            if (words_breakable(text, at)) space = at;
            if (space < 0) { /* a word wider than the line; one character at least, or a caller would never end */
                *skip = at > 0 ? at : taken;
                return *skip;
            }
            *skip = space + 1;
            return space;
        }
        if (words_breakable(text, at)) space = at;
    }
    *skip = at;
    return at;
}

static int plain_letter(const char *text, char *letter) {
    uint32_t code;
    if (*text > 0) { /* most are: no decoding */
        *letter = *text >= 'A' && *text <= 'Z' ? (char)(*text + 'a' - 'A') : *text;
        return 1;
    }
    int taken = decode(text, &code);
    char plain = folded(code);
    *letter = code > 0x17F && plain == '?' ? 0 : (char)tolower((unsigned char)plain);
    return taken;
}

/* One word against the text: the beginning of a word, the earlier in the text the more; or only its letters in sequence. */
static int match_word(const char *text, const char *word, int length) {
    enum { FIRST = 9, LATE = 4, WITHIN = 1 };
    int best = 0, begins = FIRST;
    bool start = true;
    for (const char *at = text; *at != '\0';) {
        const char *t = at;
        int i = 0;
        char a, b;
        while (i < length && *t != '\0') {
            int taken = plain_letter(t, &a), typed = plain_letter(word + i, &b);
            if (a != b || (a == 0 && (taken != typed || memcmp(t, word + i, (size_t)taken) != 0))) break;
            t += taken;
            i += typed;
        }
        if (i >= length) {
            int score = start ? begins : WITHIN;
            best = score > best ? score : best;
        }
        int taken = plain_letter(at, &a);
        bool between = a != 0 && !isalnum((unsigned char)a);
        if (between && !start && begins > LATE) begins--;
        start = between;
        at += taken;
    }
    return best;
}

int text_match(const char *text, const char *typed) {
    int total = 1;
    while (*typed != '\0') {
        int length = (int)strcspn(typed, " ");
        if (length > 0) {
            int score = match_word(text, typed, length);
            if (score == 0) return 0;
            total += score * score;
        }
        typed += length + (typed[length] == ' ');
    }
    return total;
}
