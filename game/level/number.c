/* number.c - exact decimals to fixed point, rounded to nearest (halves up), without floating point. */
#include "loader.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 13 }; /* so that value * 65536 * 2 stays within 64 bits */

typedef struct Decimal {
    bool minus;
    int64_t digits, scale;
    const char *rest;
} Decimal;

/* What a wrong number looks like, in words; NULL when it looks like nothing known. Other programs read some of these, each its own way. */
static const char *slip(const char *text) {
    const char *after = text + strspn(text, "0123456789.");
    bool digit = isdigit((unsigned char)text[0]);
    if (!*text) return "nothing";
    if (text[0] == '0' && text[1] && strchr("xXob", text[1])) return "a number that is not decimal";
    if (text[0] == '0' && isdigit((unsigned char)text[1])) return "a number that begins with 0";
    if (digit && *after == '_') return "a number with an underscore";
    if (digit && *after == ':') return "a time of day";
    if (digit && *after == ',') return "a number with a comma; a point parts the decimals";
    if (digit && (*after == 'e' || *after == 'E')) return "a number with an exponent";
    if (digit && after - text > DIGITS) return "a number with too many digits";
    if (text[0] == '.' && isdigit((unsigned char)text[1])) return "a number without a digit before the point";
    if (digit && after > text && after[-1] == '.') return "a number without a digit after the point";
    if (strcasecmp(text, ".nan") == 0 || strcasecmp(text, ".inf") == 0 || strcasecmp(text, "nan") == 0)
        return "something that is no number";
    if (strstr(text, "\xC2\xA0") || strstr(text, "\xE2\x80\xAF")) return "a number with a no-break space";
    if (strstr(text, "\xE2\x88\x92") || strstr(text, "\xE2\x80\x93")) return "a number with a dash of print; write a plain minus";
    return NULL;
}

static bool decimal(const char *text, Decimal *number) {
    int count = 0, after = 0;
    *number = (Decimal){.scale = 1};
    if (*text == '+' || *text == '-') number->minus = *text++ == '-';
    if (!isdigit((unsigned char)*text) || (text[0] == '0' && isdigit((unsigned char)text[1]))) return false;
    for (; isdigit((unsigned char)*text); text++, count++) {
        if (count >= DIGITS) return false;
        number->digits = 10 * number->digits + (*text - '0');
    }
    if (*text == '.') {
        for (text++; isdigit((unsigned char)*text); text++, count++, after++) {
            if (count >= DIGITS) return false;
            number->digits = 10 * number->digits + (*text - '0');
            number->scale *= 10;
        }
        if (!after) return false;
    }
    while (*text == ' ') text++;
    number->rest = text;
    return true;
}

const char *unit_suffix(MoatUnit unit) {
    switch (unit) {
    case MOAT_UNIT_SHARE:
    case MOAT_UNIT_NUMBER: return "%";
    case MOAT_UNIT_MONEY: return "bn";
    case MOAT_UNIT_CHIPS: return "M";
    default: return "";
    }
}

static bool tell_unit(Loader *loader, const Node *node, const char *what, MoatUnit unit, const char *rest) {
    const char *suffix = unit_suffix(unit);
    if (*suffix)
        hint(loader, "give a plain number, or one with %s%s", suffix,
            unit == MOAT_UNIT_MONEY   ? " (billions of dollars)"
            : unit == MOAT_UNIT_CHIPS ? " (millions of accelerators)"
                                      : "");
    else
        hint(loader, "give a plain number");
    return problem(loader, PROBLEM_UNIT, spot_of(node), "'%s' must be a number%s%s, found '%s' after it", what,
        *suffix ? " with or without " : " without a unit", suffix, shown(rest).text);
}

static MoatLong rounded(Decimal number) {
    int64_t twice = number.digits * MOAT_ONE * 2, scale = 2 * number.scale;
    if (!number.minus) return (twice + number.scale) / scale;
    return -((twice + number.scale - 1) / scale);
}

bool number_text(Loader *loader, const Node *node, const char *text, const char *what, MoatUnit unit, MoatLong *value) {
    Decimal number;
    bool good = decimal(text, &number);
    const char *wrong = good && !*number.rest ? NULL : slip(text + (*text == '+' || *text == '-'));
    if (!good || wrong) {
        hint(loader, "give a plain decimal such as 3, 0.25 or 12.5%s", *unit_suffix(unit) ? unit_suffix(unit) : "");
        return problem(loader, PROBLEM_NUMBER, spot_of(node), "'%s' must be a number, found '%s'%s%s", what, shown(node->text).text,
            wrong ? ": " : "", wrong ? wrong : "");
    }
    if (*number.rest && strcmp(number.rest, unit_suffix(unit)) != 0) return tell_unit(loader, node, what, unit, number.rest);
    if (*number.rest == '%') number.scale *= 100;
    *value = rounded(number);
    return true;
}

Shown number_bound(int value, MoatUnit unit) {
    Shown text;
    if (unit == MOAT_UNIT_SHARE)
        snprintf(text.text, sizeof text.text, "%d%%", 100 * value);
    else
        snprintf(text.text, sizeof text.text, "%d%s%s", value, unit == MOAT_UNIT_MONEY || unit == MOAT_UNIT_CHIPS ? " " : "",
            unit == MOAT_UNIT_NUMBER ? "" : unit_suffix(unit));
    return text;
}

static bool single(Loader *loader, const Node *node, const char *what) {
    if (node->kind == NODE_VALUE) return true;
    return problem(
        loader, PROBLEM_SHAPE, spot_of(node), "'%s' must be a number, found %s", what, node->kind == NODE_LIST ? "a list" : "a mapping");
}

bool number_read(Loader *loader, const Node *node, const char *what, NumberRule rule, MoatLong *value) {
    if (!single(loader, node, what)) return false;
    if (rule.unit == MOAT_UNIT_FLAG && !isdigit((unsigned char)node->text[0])) {
        bool flag = false;
        if (!boolean_read(loader, node, what, &flag)) return false;
        *value = flag ? MOAT_ONE : 0;
        return true;
    }
    if (!number_text(loader, node, node->text, what, rule.unit, value)) return false;
    if (rule.whole && *value % MOAT_ONE)
        return problem(loader, PROBLEM_WHOLE, spot_of(node), "'%s' must be a whole number, found %s", what, shown(node->text).text);
    if (*value < (MoatLong)rule.low * MOAT_ONE || *value > (MoatLong)rule.high * MOAT_ONE) {
        bool below = *value < (MoatLong)rule.low * MOAT_ONE;
        if (rule.unit == MOAT_UNIT_SHARE && *value > MOAT_ONE && *value <= 100 * (MoatLong)MOAT_ONE && !strchr(node->text, '%'))
            hint(loader, "did you mean %s%%?", shown(node->text).text);
        else
            hint(
                loader, "the %s that is taken is %s", below ? "least" : "most", number_bound(below ? rule.low : rule.high, rule.unit).text);
        return problem(loader, PROBLEM_RANGE, spot_of(node), "'%s' must be %s to %s, found %s", what,
            number_bound(rule.low, rule.unit).text, number_bound(rule.high, rule.unit).text, shown(node->text).text);
    }
    return true;
}

bool boolean_read(Loader *loader, const Node *node, const char *what, bool *value) {
    static const char *const yes[] = {"yes", "on", "y", "true", "1"}, *const no[] = {"no", "off", "n", "false", "0"};
    if (node->kind == NODE_VALUE && !node->quoted && strcmp(node->text, "true") == 0) {
        *value = true;
        return true;
    }
    if (node->kind == NODE_VALUE && !node->quoted && strcmp(node->text, "false") == 0) {
        *value = false;
        return true;
    }
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcasecmp(node->text, yes[i]) == 0) hint(loader, "write true");
        if (strcasecmp(node->text, no[i]) == 0) hint(loader, "write false");
    }
    return problem(loader, PROBLEM_BOOLEAN, spot_of(node), "'%s' must be true or false, found '%s'", what, shown(node->text).text);
}

bool number_of(Loader *loader, const Node *map, PlaceKind place, const char *key, MoatLong *value) {
    const KeyRow *row = key_row(place, key);
    const Node *node = node_find(map, key);
    return node && number_read(loader, node, key, (NumberRule){row->unit, row->whole, row->low, row->high}, value);
}

bool whole_of(Loader *loader, const Node *map, PlaceKind place, const char *key, int *value) {
    MoatLong number;
    if (!number_of(loader, map, place, key, &number)) return false;
    *value = (int)(number / MOAT_ONE);
    return true;
}

bool flag_of(Loader *loader, const Node *map, const char *key, bool *value) {
    const Node *node = node_find(map, key);
    return node && boolean_read(loader, node, key, value);
}
