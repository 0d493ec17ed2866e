/* syntax.c - what libyaml says, in words of ours. Its marks are true but its words are jargon, and the mistake is often not where it
 * stopped: each rule here looks at the words libyaml used and at the lines around its mark. */
#include "loader.h"
#include "text.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

typedef struct Line {
    const char *text;
    int size, indent, number;
} Line;

typedef struct Trouble {
    Loader *loader;
    int source;
    const char *problem, *context; /* "" when libyaml gave none */
    Spot spot, context_spot;
    Line line, above, opened; /* where it stopped, the last line with something on it before that, and of the context */
    char at;                  /* the character where it stopped */
} Trouble;

static Line line_of(const Source *source, int number) {
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

static Line line_above(const Source *source, int number) {
    Line line;
    for (int i = number - 1; i >= 1 && i >= number - 50; i--)
        if (line = line_of(source, i), !blank(line)) return line;
    return (Line){"", 0, 0, 0};
}

/* Byte of the line at a column. */
static int offset_of(Line line, int column) {
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

static bool says(const char *text, const char *words) { return strstr(text, words) != NULL; }

static bool tell(Trouble *trouble, ProblemKind kind, const char *advice, const char *sentence) {
    hint(trouble->loader, "%s", advice);
    problem(trouble->loader, kind, trouble->spot, "%s", sentence);
    return true;
}

static bool tab(Trouble *trouble) {
    bool mark = trouble->at == '\t' || says(trouble->problem, "tab character");
    if (!mark) return false;
    return tell(trouble, PROBLEM_TAB, "replace the tab by spaces", "a tab is used where YAML allows only spaces");
}

static bool reserved(Trouble *trouble) {
    if (!says(trouble->problem, "cannot start any token")) return false;
    hint(trouble->loader, "put the text in quotes");
    problem(trouble->loader, PROBLEM_QUOTE, trouble->spot, "text cannot begin with '%s' unless it stands in quotes",
        shown((char[]){trouble->at, 0}).text);
    return true;
}

static bool unclosed_quote(Trouble *trouble) {
    if (!says(trouble->context, "quoted scalar")) return false;
    if (!says(trouble->problem, "unexpected end of stream") && !says(trouble->problem, "document indicator")) {
        return tell(trouble, PROBLEM_QUOTE, "in double quotes a backslash begins an escape: write \\\\ or use single quotes",
            "this escape after a backslash is not known");
    }
    trouble->spot = trouble->context_spot;
    return tell(trouble, PROBLEM_QUOTE, "close it on the same line; in single quotes an apostrophe is written twice",
        "the quote that opens here is never closed");
}

static bool unclosed_bracket(Trouble *trouble) {
    if (!says(trouble->context, "flow mapping") && !says(trouble->context, "flow sequence")) return false;
    const char *bracket = says(trouble->context, "mapping") ? "brace '{'" : "bracket '['";
    char closing = says(trouble->context, "mapping") ? '}' : ']';
    bool open = trouble->spot.line != trouble->context_spot.line;
    hint(trouble->loader,
        open ? "close it with '%c'" : "part entries by commas, put text with commas or brackets in quotes, close with '%c'", closing);
    if (open) {
        problem(trouble->loader, PROBLEM_BRACKET, trouble->context_spot, "the %s that opens here is not closed before line %d", bracket,
            trouble->spot.line);
    } else {
        problem(trouble->loader, PROBLEM_BRACKET, trouble->spot, "a comma or '%c' was expected here, for the %s in column %d", closing,
            bracket, trouble->context_spot.column);
    }
    return true;
}

static bool tag_or_anchor(Trouble *trouble) {
    if (says(trouble->context, "tag") || says(trouble->problem, "tag handle"))
        return tell(trouble, PROBLEM_TAG, "put the text in quotes if it is to begin with '!'",
            "tags (words that begin with '!') are not used in levels");
    if (!says(trouble->context, "anchor") && !says(trouble->context, "alias")) return false;
    trouble->spot = trouble->context_spot;
    return tell(trouble, PROBLEM_ANCHOR, "put the text in quotes", "text cannot begin with '&' or '*' unless it stands in quotes");
}

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

/* "mapping values are not allowed": a second colon on the line, or a line deeper than the value above it. */
static bool colon(Trouble *trouble) {
    if (!says(trouble->problem, "mapping values are not allowed")) return false;
    int at = offset_of(trouble->line, trouble->spot.column), first = colon_from(trouble->line, 0);
    if (first >= 0 && first < at)
        return tell(trouble, PROBLEM_COLON, "put the whole value in double quotes", "a value that holds ': ' must stand in quotes");
    if (glued_colon(trouble->above)) return tell_glued(trouble, trouble->above, glued_colon(trouble->above));
    trouble->spot.column = trouble->spot.end_column = trouble->line.indent + 1;
    hint(trouble->loader, "begin it in the column of the other keys; a mapping under a key needs that key to have no value of its own");
    problem(trouble->loader, PROBLEM_INDENT, trouble->spot, "this line is indented deeper than the line above, which already has a value");
    return true;
}

/* "could not find expected ':'": the key is where the context began; libyaml only noticed later. */
static bool no_colon(Trouble *trouble) {
    if (!says(trouble->problem, "could not find expected ':'")) return false;
    int from = offset_of(trouble->opened, trouble->context_spot.column);
    const char *glued = memchr(trouble->opened.text + from, ':', (size_t)(trouble->opened.size - from));
    trouble->spot = trouble->context_spot;
    if (glued) {
        for (const char *c = trouble->opened.text + from; c < glued; c++) trouble->spot.column += (*c & 0xC0) != 0x80;
        trouble->spot.end_column = trouble->spot.column;
        return tell(trouble, PROBLEM_SPACE, "write 'key: value'", "a space must follow the colon after a key");
    }
    return tell(
        trouble, PROBLEM_SPACE, "write 'key: value', or put a text of several lines in quotes", "this line has no key with a colon");
}

static bool dash(Trouble *trouble) {
    if (says(trouble->problem, "block sequence entries are not allowed"))
        return tell(trouble, PROBLEM_INDENT, "begin the list on the next line, indented deeper than its key",
            "a list cannot begin on the line of its key with '-'");
    if (!says(trouble->problem, "mapping keys are not allowed")) return false;
    return tell(trouble, PROBLEM_QUOTE, "put the text in quotes", "'?' with a space after it begins a key that levels do not use");
}

/* A quoted value with more words after the closing quote. */
static bool after_quote(Trouble *trouble) {
    int at = offset_of(trouble->line, trouble->spot.column);
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

/* A line that begins in no column where a mapping or list is open. The line above it is often the one that is wrong. */
static bool dedent(Trouble *trouble) {
    bool list = says(trouble->problem, "expected '-' indicator");
    if (!list && !says(trouble->problem, "expected key")) return false;
    if (after_quote(trouble)) return true;
    /* Nearly everybody indents by twos: of two lines in neighbouring columns the odd one is wrong. */
    if (trouble->above.indent == trouble->line.indent + 1 && trouble->above.indent % 2 && !list) {
        trouble->spot = spot_at(trouble->source, trouble->above.number, trouble->above.indent + 1);
        return tell(trouble, PROBLEM_INDENT, "begin it in the same column as the line below",
            "this line is indented one space deeper than the line below");
    }
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

static bool content(Trouble *trouble) {
    if (says(trouble->problem, "expected <document start>"))
        return tell(trouble, PROBLEM_SYNTAX, "a level is keys followed by ': ' and values, from the first column on",
            "the level ended before this line");
    if (says(trouble->problem, "node content"))
        return tell(trouble, PROBLEM_BRACKET, "take it away, or put the text in quotes",
            "a value was expected here, not a bracket, brace or comma");
    if (says(trouble->context, "block scalar"))
        return tell(trouble, PROBLEM_SYNTAX, "nothing may follow '|' or '>' on its line; or put the text in quotes",
            "a text of several lines cannot begin so");
    return false;
}

static void fill(Trouble *trouble, const yaml_parser_t *parser) {
    const Source *source = &trouble->loader->source[trouble->source];
    trouble->problem = parser->problem ? parser->problem : "";
    trouble->context = parser->context ? parser->context : "";
    trouble->spot = spot_at(trouble->source, (int)parser->problem_mark.line + 1, (int)parser->problem_mark.column + 1);
    trouble->context_spot = spot_at(trouble->source, (int)parser->context_mark.line + 1, (int)parser->context_mark.column + 1);
    trouble->line = line_of(source, trouble->spot.line);
    trouble->above = line_above(source, trouble->spot.line);
    trouble->opened = line_of(source, trouble->context_spot.line);
    int at = offset_of(trouble->line, trouble->spot.column);
    trouble->at = at < trouble->line.size ? trouble->line.text[at] : '\n';
}

void tell_syntax(Loader *loader, int source, const struct yaml_parser_s *parser) {
    static bool (*const rule[])(Trouble *) = {
        unclosed_quote, tab, reserved, tag_or_anchor, colon, no_colon, dash, unclosed_bracket, dedent, content};
    if (parser->error == YAML_MEMORY_ERROR) {
        out_of_memory(loader);
        return;
    }
    Trouble trouble = {.loader = loader, .source = source};
    fill(&trouble, parser);
    for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
        if (rule[i](&trouble)) return;
    tell(&trouble, PROBLEM_SYNTAX, "look at this line and the one above it", "this is not YAML as levels use it");
}
