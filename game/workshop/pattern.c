/* pattern.c - regular expressions for numbers and names. */
#include "pattern.h"
#include "slot.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void add(Pattern *pattern, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(Pattern *pattern, const char *format, ...) {
    size_t used = strlen(pattern->text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(pattern->text + used, sizeof pattern->text - used, format, arguments);
    va_end(arguments);
}

/* --- numbers --- */

static void add_digits(Pattern *pattern, int count) {
    if (count == 1) add(pattern, "[0-9]");
    if (count > 1) add(pattern, "[0-9]{%d}", count);
}

/* Numbers as long as `most` and less: those that share its first digits and have a smaller one next. */
static void add_below(Pattern *pattern, const char *most) {
    int count = (int)strlen(most);
    for (int i = 0; i < count; i++) {
        char low = i || count == 1 ? '0' : '1', high = (char)(most[i] - 1);
        if (high < low) continue;
        add(pattern, "|%.*s", i, most);
        if (low == high)
            add(pattern, "%c", low);
        else
            add(pattern, "[%c-%c]", low, high);
        add_digits(pattern, count - i - 1);
    }
}

/* Whole numbers from 0 to `most` without leading zeros. */
static void add_whole(Pattern *pattern, int most) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", most);
    add(pattern, "(?:%s", digits);
    if (strlen(digits) > 1) add(pattern, "|[0-9]");
    if (strlen(digits) > 2) add(pattern, "|[1-9][0-9]{1,%d}", (int)strlen(digits) - 2);
    add_below(pattern, digits);
    add(pattern, ")");
}

/* Decimals from 0 to `most`. */
static void add_decimal(Pattern *pattern, bool whole, int most) {
    if (whole || most == 0) {
        add_whole(pattern, most);
        add(pattern, "(?:\\.0+)?");
        return;
    }
    add(pattern, "(?:");
    add_whole(pattern, most - 1);
    add(pattern, "(?:\\.[0-9]+)?|%d(?:\\.0+)?)", most);
}

static void add_range(Pattern *pattern, bool whole, int low, int high) {
    add(pattern, "(?:\\+?%s", low > 0 ? "(?!0)" : "");
    add_decimal(pattern, whole, high);
    if (low < 0) {
        add(pattern, "|-");
        add_decimal(pattern, whole, -low);
    }
    add(pattern, ")");
}

/* A percentage is written in other numbers than the share it is; other suffixes change nothing. */
static void add_number(Pattern *pattern, MoatUnit unit, bool whole, int low, int high) {
    const char *suffix = unit_suffix(unit);
    add(pattern, "(?:");
    add_range(pattern, whole, low, high);
    if (*suffix == '%' && !whole) {
        add(pattern, "|");
        add_range(pattern, false, 100 * low, 100 * high);
        add(pattern, " *%%");
    } else if (*suffix == '%')
        add(pattern, "|[+-]?(?:0|[1-9][0-9]*00) *%%");
    else if (*suffix)
        add(pattern, "(?: *%s)?", suffix);
    add(pattern, ")");
}

Pattern pattern_number(MoatUnit unit, bool whole, int low, int high) {
    Pattern pattern = {"^"};
    add_number(&pattern, unit, whole, low, high);
    add(&pattern, "$");
    return pattern;
}

static void add_any(Pattern *pattern, MoatUnit unit) {
    const char *suffix = unit_suffix(unit);
    add(pattern, "(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
    if (*suffix) add(pattern, "(?: *%s)?", suffix);
}

Pattern pattern_any_number(MoatUnit unit) {
    Pattern pattern = {"^[+-]?"};
    add_any(&pattern, unit);
    add(&pattern, "$");
    return pattern;
}

Pattern pattern_change(const MoatQuantityRow *row) {
    Pattern pattern = {"^(?:[+-]"};
    add_any(&pattern, row->unit);
    add(&pattern, "|x");
    add_any(&pattern, MOAT_UNIT_SHARE);
    add(&pattern, "|=");
    if (row->unit == MOAT_UNIT_FLAG)
        add(&pattern, "(?:true|false|0|1)");
    else
        add_number(&pattern, row->unit, row->type == MOAT_TYPE_COUNT, row->low, row->high);
    add(&pattern, ")$");
    return pattern;
}

/* --- names --- */

static void add_index(Pattern *pattern, WorldIndex index) {
    if (index == INDEX_LINE)
        add(pattern, "\\.(?:" PATTERN_ID "\\.(?:premium|open)|sovereign|none)");
    else if (index == INDEX_DATE)
        add(pattern, "\\.[0-9]+");
    else if (index != INDEX_NONE)
        add(pattern, "\\." PATTERN_ID);
}

Pattern pattern_name(const MoatQuantityRow *row) {
    const WorldScope *scope = world_scope(row->scope);
    Pattern pattern = {""};
    size_t word = scope->word ? strlen(scope->word) : 0;
    if (!word || row->access == MOAT_ACCESS_HIDDEN || row->scope == MOAT_SCOPE_TENDER || row->scope == MOAT_SCOPE_TENDER_BLOC)
        return pattern;
    bool repeats = row->derived && strncmp(row->name, scope->word, word) == 0 && row->name[word] == '_';
    add(&pattern, "^%s", scope->word);
    for (int i = 0; i < scope->before; i++) add_index(&pattern, scope->index[i]);
    add(&pattern, "\\.%s", row->name + (repeats ? word + 1 : 0));
    for (int i = scope->before; i < 3; i++) add_index(&pattern, scope->index[i]);
    add(&pattern, "$");
    return pattern;
}
