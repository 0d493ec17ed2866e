/* lines.c - mistakes that show on the lines around the place where libyaml stopped. The line above is often the one that is wrong. */
#include "syntax.h"
#include "utf8.h"
#include <ctype.h>
#include <string.h>

Line line_of(const Source *source, int number) {
    const char *at = source->bytes, *end = at + source->size;
    if (source->size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    for (int i = 1; i < number && at < end; at++)
        if (*at == '\n' || (*at == '\r' && !(at + 1 < end && at[1] == '\n'))) i++;
    Line line = {at, 0, 0, number};
    while (at + line.size < end && at[line.size] != '\n' && at[line.size] != '\r') line.size++;
    while (line.indent < line.size && at[line.indent] == ' ') line.indent++;
    return line;
}

static bool blank(Line line) { return line.indent == line.size || line.text[line.indent] == '#'; }

Line line_above(const Source *source, int number) {
    Line line;
    for (int i = number - 1; i >= 1 && i >= number - 50; i--)
        if (line = line_of(source, i), !blank(line)) return line;
    return (Line){"", 0, 0, 0};
}

int line_offset(Line line, int column) {
    int at = 0;
    for (int i = 1; i < column && at < line.size; i++) {
        uint32_t character;
        int length = utf8_next(line.text + at, (size_t)(line.size - at), &character);
        at += length ? length : 1;
    }
    return at;
}

/* Byte of the first ": " or ":" at the end of the line from `from` on; -1 when there is none. */
static int colon_from(Line line, int from) {
    for (int i = from; i < line.size; i++)
        if (line.text[i] == ':' && (i + 1 == line.size || line.text[i + 1] == ' ')) return i;
    return -1;
}

Line line_below(const Source *source, int number) {
    const char *end = source->bytes + source->size;
    for (int i = number + 1; i <= number + 50; i++) {
        Line line = line_of(source, i);
        if (line.text >= end) break;
        if (!blank(line)) return line;
    }
    return (Line){"", 0, 0, 0};
}

bool says(const char *text, const char *words) { return strstr(text, words) != NULL; }

bool tell(Trouble *trouble, ProblemKind kind, const char *advice, const char *sentence) {
    hint(trouble->loader, "%s", advice);
    problem(trouble->loader, kind, trouble->spot, "%s", sentence);
    return true;
}

/* --- blanks that are none --- */

/* Byte of a no-break space in the indentation, or right behind the key, where a space was meant; -1 when there is none. */
static int odd_space(Line line) {
    static const char *const odd[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80"};
    const char *colon = memchr(line.text, ':', (size_t)line.size);
    int behind = colon ? (int)(colon + 1 - line.text) : line.size;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        size_t size = strlen(odd[i]);
        if (line.indent + (int)size <= line.size && memcmp(line.text + line.indent, odd[i], size) == 0) return line.indent;
        if (behind + (int)size <= line.size && memcmp(line.text + behind, odd[i], size) == 0) return behind;
    }
    return -1;
}

static int column_at(Line line, int byte) {
    int column = 1;
    for (int i = 0; i < byte; i++) column += (line.text[i] & 0xC0) != 0x80;
    return column;
}

bool tell_odd_space(Trouble *trouble) {
    const Line around[] = {trouble->line, trouble->above, trouble->opened};
    for (int i = 0; i < 3; i++) {
        int at = odd_space(around[i]);
        if (at < 0) continue;
        trouble->spot = spot_at(trouble->source, around[i].number, column_at(around[i], at));
        return tell(trouble, PROBLEM_SPACE, "type a plain space instead", "a no-break space stands here, where a plain space was meant");
    }
    return false;
}

/* --- colons --- */

/* Bytes of "key:value" from the indentation up to its colon, 0 when the line is not so. */
static int glued_colon(Line line) {
    int at = line.indent;
    while (at < line.size && (isalnum((unsigned char)line.text[at]) || line.text[at] == '_' || line.text[at] == '-')) at++;
    return at > line.indent && at + 1 < line.size && line.text[at] == ':' && line.text[at + 1] != ' ' ? at : 0;
}

static bool tell_glued(Trouble *trouble, Line line, int at) {
    trouble->spot = spot_at(trouble->source, line.number, at + 1);
    return tell(trouble, PROBLEM_SPACE, "write 'key: value'", "a space must follow the colon after a key");
}

/* "-x" where "- x" was meant. */
static bool glued_dash(Line line) {
    return line.indent + 1 < line.size && line.text[line.indent] == '-' && isalpha((unsigned char)line.text[line.indent + 1]);
}

/* A line that is deeper than the line above, which has a value. Where more lines are as deep, the value above is the one too many. */
static bool deeper(Trouble *trouble) {
    Line above = trouble->above, line = trouble->line;
    trouble->spot = spot_at(trouble->source, above.number, above.indent + 1);
    if (glued_dash(above)) return tell(trouble, PROBLEM_SPACE, "write '- ' and the entry", "a space must follow the dash of an entry");
    if (above.size && above.indent == line.indent && colon_from(above, 0) < 0)
        return tell(
            trouble, PROBLEM_SPACE, "write 'key: value', or put a text of several lines in quotes", "this line has no key with a colon");
    if (above.indent % 2 && line.indent == above.indent + 1)
        return tell(
            trouble, PROBLEM_INDENT, "begin it in the same column as the line below", "this line is indented less than the line below");
    if (above.size && line.indent == above.indent + 2 && (trouble->below.indent == line.indent || above.indent < 2))
        return tell(trouble, PROBLEM_INDENT, "take its value away, or begin the lines below in its own column",
            "this key has a value, and deeper lines below it as well");
    trouble->spot = spot_at(trouble->source, line.number, line.indent + 1);
    return tell(trouble, PROBLEM_INDENT,
        "begin it in the column of the other keys; a mapping under a key needs that key to have no value of its own",
        "this line is indented deeper than the line above, which already has a value");
}

/* "mapping values are not allowed": a second colon on the line, or a line deeper than the value above it. */
bool tell_colon(Trouble *trouble) {
    if (!says(trouble->problem, "mapping values are not allowed")) return false;
    int at = line_offset(trouble->line, trouble->spot.column), first = colon_from(trouble->line, 0);
    int glued = glued_colon(trouble->line);
    if (glued && first >= 0 && glued < first) return tell_glued(trouble, trouble->line, glued);
    if (first >= 0 && first < at)
        return tell(trouble, PROBLEM_COLON, "put the whole value in double quotes", "a value that holds ': ' must stand in quotes");
    if (glued_colon(trouble->above)) return tell_glued(trouble, trouble->above, glued_colon(trouble->above));
    return deeper(trouble);
}

/* --- columns --- */

/* A quoted value with more words after the closing quote. */
static bool after_quote(Trouble *trouble) {
    int at = line_offset(trouble->line, trouble->spot.column);
    while (at > 0 && trouble->line.text[at - 1] == ' ') at--;
    bool mark = at > 0 && at > trouble->line.indent && (trouble->line.text[at - 1] == '"' || trouble->line.text[at - 1] == '\'');
    const Spot *spanning = &trouble->loader->source[trouble->source].spanning;
    if (!mark) return false;
    if (spanning->line && spanning->end_line == trouble->spot.line) {
        trouble->spot = spot_at(trouble->source, spanning->line, spanning->column);
        hint(trouble->loader, "close it on the same line");
        problem(trouble->loader, PROBLEM_QUOTE, trouble->spot,
            "the quote that opens here closes only on line %d, and words follow it there", spanning->end_line);
        return true;
    }
    bool one = trouble->line.text[at - 1] == '\'';
    return tell(trouble, PROBLEM_QUOTE,
        one ? "in single quotes an apostrophe is written twice" : "in double quotes a quote is written \\\"",
        "there are words after the quote that closed the value");
}

/* Nearly everybody indents by twos: of two lines whose columns do not agree the odd one is wrong. */
static bool odd_above(Trouble *trouble) {
    Line above = trouble->above, line = trouble->line;
    bool deep = above.indent > line.indent, first = trouble->context_spot.line == above.number;
    if (above.indent % 2 == 0 || line.indent % 2 || !(deep || (first && above.indent == line.indent - 1))) return false;
    trouble->spot = spot_at(trouble->source, above.number, above.indent + 1);
    return tell(trouble, PROBLEM_INDENT, "begin it in the same column as the line below",
        deep ? "this line is indented deeper than the line below" : "this line is indented less than the line below");
}

/* "key value" without its colon, and a remark behind it: libyaml takes it for a value and stops at the next key. */
static bool colon_above(Trouble *trouble) {
    Line above = trouble->above, line = trouble->line;
    if (!above.size || above.indent != line.indent || colon_from(above, 0) >= 0 || colon_from(line, 0) < 0) return false;
    if (!isalpha((unsigned char)above.text[above.indent])) return false;
    trouble->spot = spot_at(trouble->source, above.number, above.indent + 1);
    return tell(trouble, PROBLEM_SPACE, "write 'key: value'", "this line has no key with a colon");
}

/* A line that begins in no column where a mapping or list is open. */
bool tell_indent(Trouble *trouble) {
    bool list = says(trouble->problem, "expected '-' indicator");
    if (!list && !says(trouble->problem, "expected key")) return false;
    if (after_quote(trouble)) return true;
    if (list && glued_dash(trouble->line))
        return tell(trouble, PROBLEM_SPACE, "write '- ' and the entry", "a space must follow the dash of an entry");
    if (!list && (odd_above(trouble) || colon_above(trouble))) return true;
    if (trouble->above.size && trouble->above.indent > trouble->line.indent && !list)
        hint(trouble->loader, "its mapping began on line %d in column %d; perhaps the line above is indented too deep",
            trouble->context_spot.line, trouble->context_spot.column);
    else
        hint(trouble->loader, "the %s began on line %d in column %d: begin there, or deeper", list ? "list" : "mapping",
            trouble->context_spot.line, trouble->context_spot.column);
    problem(trouble->loader, PROBLEM_INDENT, trouble->spot,
        list ? "this line is neither an entry of the list above, which begins with '- ', nor at the column of a key"
             : "this line does not begin in the column of the keys above it");
    return true;
}
