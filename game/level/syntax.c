/* syntax.c - what libyaml says, in words of ours. Its marks are true but its words are jargon, and the mistake is often not where it
 * stopped: each rule here looks at the words libyaml used and at the lines around its mark. */
#include "syntax.h"
#include <stdio.h>
#include <string.h>
#include <yaml.h>

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
        open ? "close it with '%c'" : "part entries by commas, put text with colons, commas or brackets in quotes, close with '%c'",
        closing);
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

/* "could not find expected ':'": the key is where the context began; libyaml only noticed later. */
static bool no_colon(Trouble *trouble) {
    if (!says(trouble->problem, "could not find expected ':'")) return false;
    int from = line_offset(trouble->opened, trouble->context_spot.column);
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
    trouble->below = line_below(source, trouble->spot.line);
    trouble->opened = line_of(source, trouble->context_spot.line);
    int at = line_offset(trouble->line, trouble->spot.column);
    trouble->at = at < trouble->line.size ? trouble->line.text[at] : '\n';
}

void tell_syntax(Loader *loader, int source, const struct yaml_parser_s *parser) {
    static bool (*const rule[])(Trouble *) = {
        unclosed_quote, tab, reserved, tag_or_anchor, tell_odd_space, tell_colon, no_colon, dash, unclosed_bracket, tell_indent, content};
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
