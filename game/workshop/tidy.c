/* tidy.c - a level laid out anew: two columns a step, one space where one is meant, no blanks at line ends, at most one blank line. Columns
 * that an author aligned stay aligned. What was written and every comment keep their bytes; the result is read again to be sure. */
#include "layout.h"
#include "loader.h"
#include "workshop.h"
#include <stdlib.h>
#include <string.h>

typedef struct Tidy {
    Layout layout;
    char *text;
    int used, room, column; /* of the line being written, in characters */
    bool out_of_memory;
    int blank;              /* blank lines since the last one that was written */
    int shift;              /* how far the outermost open bracket was moved */
    int before, before_new; /* columns of the last line with a token: as it was, as it is */
} Tidy;

/* --- writing --- */

static void write_bytes(Tidy *tidy, const char *bytes, int size) {
    if (tidy->used + size + 1 > tidy->room) {
        int room = 2 * (tidy->used + size + 1024);
        char *text = realloc(tidy->text, (size_t)room);
        if (!text) {
            tidy->out_of_memory = true;
            return;
        }
        tidy->text = text;
        tidy->room = room;
    }
    memcpy(tidy->text + tidy->used, bytes, (size_t)size);
    tidy->used += size;
    tidy->text[tidy->used] = 0;
    for (int i = 0; i < size; i++) tidy->column += (bytes[i] & 0xC0) != 0x80;
}

static void write_spaces(Tidy *tidy, int count) {
    for (; count > 0; count--) write_bytes(tidy, " ", 1);
}

static void end_line(Tidy *tidy) {
    write_bytes(tidy, "\n", 1);
    tidy->column = 0;
}

static int spaces_before(const LayoutLine *line) {
    int count = 0;
    while (count < line->size && (line->text[count] == ' ' || line->text[count] == '\t')) count++;
    return count;
}

/* --- between tokens --- */

static void write_blank(Tidy *tidy) {
    if (tidy->blank && tidy->used) end_line(tidy);
    tidy->blank = 0;
}

/* A comment belongs to the line below it, or to the one above when it stands in its column; one in the first column stays there. */
static int comment_indent(const Tidy *tidy, int column, const LayoutToken *next, int next_new) {
    if (column == 0) return 0;
    if (next && column == next->column) return next_new;
    if (column == tidy->before) return tidy->before_new;
    return next ? next_new : tidy->before_new;
}

static void write_lines_between(Tidy *tidy, int from, int to, const LayoutToken *next, int next_new) {
    for (int i = from; i < to; i++) {
        const LayoutLine *line = &tidy->layout.line[i];
        int spaces = spaces_before(line);
        if (spaces == line->size) {
            tidy->blank++;
            continue;
        }
        write_blank(tidy);
        write_spaces(tidy, comment_indent(tidy, spaces, next, next_new));
        write_bytes(tidy, line->text + spaces, line->size - spaces);
        end_line(tidy);
    }
}

/* What stands behind the last token of a line can only be a comment. It keeps its column when there is room. */
static void write_rest(Tidy *tidy, const LayoutToken *token) {
    const LayoutLine *line = &tidy->layout.line[token->end_line];
    int at = token->end_byte;
    while (at < line->size && (line->text[at] == ' ' || line->text[at] == '\t')) at++;
    if (at < line->size) {
        int column = layout_width(line, 0, at);
        write_spaces(tidy, column > tidy->column + 2 ? column - tidy->column : 2);
        write_bytes(tidy, line->text + at, line->size - at);
    }
    end_line(tidy);
}

/* --- alignment --- */

/* Column of the value of a key, when key and value stand on that line in a block mapping; -1 when not. */
static int value_column(const Layout *layout, int line) {
    int first = line >= 0 && line < layout->lines ? layout->line[line].first : -1;
    if (first < 0 || first + 2 >= layout->tokens) return -1;
    const LayoutToken *key = &layout->token[first], *colon = key + 1, *value = key + 2;
    bool pair = !key->flow && colon->kind == LAYOUT_VALUE && colon->line == line && value->line == line && colon->end_line == line;
    return pair ? value->column : -1;
}

/* Whether a neighbouring line of the same mapping has its value in the same column: then somebody meant it. */
static bool aligned(const Layout *layout, const LayoutToken *value) {
    int column = value_column(layout, value->line);
    if (column != value->column) return false;
    const LayoutToken *key = &layout->token[layout->line[value->line].first];
    for (int step = -1; step <= 1; step += 2) {
        int other = value->line + step;
        if (value_column(layout, other) != column) continue;
        if (layout->token[layout->line[other].first].column == key->column) return true;
    }
    return false;
}

static int gap(const Tidy *tidy, const LayoutToken *a, const LayoutToken *b) {
    if (a->kind == LAYOUT_OPEN || b->kind == LAYOUT_CLOSE || b->kind == LAYOUT_COMMA || b->kind == LAYOUT_VALUE) return 0;
    int was = layout_width(&tidy->layout.line[b->line], a->end_byte, b->byte);
    return a->kind == LAYOUT_VALUE && !a->flow && was > 1 && aligned(&tidy->layout, b) ? was : 1;
}

/* --- tokens --- */

/* Further lines of a text: of one after | or > all move as far as its first; others may begin anywhere right of what holds them. */
static void write_further(Tidy *tidy, const LayoutToken *token, int moved) {
    int first = -1, last = token->end_line;
    for (int i = token->line + 1; i <= last; i++) {
        const LayoutLine *line = &tidy->layout.line[i];
        int spaces = spaces_before(line), end = i == token->end_line && !token->block ? token->end_byte : line->size;
        if (spaces >= end && !(token->block && first >= 0 && end > first)) {
            end_line(tidy);
            continue;
        }
        if (first < 0) first = spaces;
        int column = token->block ? token->deepest + spaces - first : spaces + moved;
        end_line(tidy);
        write_spaces(tidy, column > token->deepest || token->block ? column : token->deepest);
        write_bytes(tidy, line->text + spaces, end - spaces);
    }
}

/* Blank lines behind a text after | or > are part of it only when it says so by a plus. */
static void trim_block(LayoutToken *token, const Layout *layout) {
    const LayoutLine *head = &layout->line[token->line];
    const char *mark = memchr(head->text + token->byte, '#', (size_t)(head->size - token->byte));
    int size = mark ? (int)(mark - head->text) : head->size;
    bool keeps = memchr(head->text + token->byte, '+', (size_t)(size - token->byte));
    int last = token->end_line - (token->end_byte == 0);
    while (!keeps && last > token->line && spaces_before(&layout->line[last]) == layout->line[last].size) last--;
    token->end_line = last;
    token->end_byte = layout->line[last].size;
}

static void write_token(Tidy *tidy, LayoutToken *token) {
    const LayoutLine *line = &tidy->layout.line[token->line];
    int moved = tidy->column - token->column;
    if (token->kind == LAYOUT_OPEN && !token->flow) tidy->shift = moved;
    if (token->block) trim_block(token, &tidy->layout);
    if (token->end_line == token->line) {
        write_bytes(tidy, line->text + token->byte, token->end_byte - token->byte);
        return;
    }
    int end = line->size;
    while (end > token->byte && (line->text[end - 1] == ' ' || line->text[end - 1] == '\t') && !memchr(line->text, '#', (size_t)end)) end--;
    write_bytes(tidy, line->text + token->byte, end - token->byte);
    write_further(tidy, token, moved);
}

static int indent_of(const Tidy *tidy, const LayoutToken *token) {
    if (token->indent >= 0) return token->indent;
    int column = token->column + tidy->shift;
    return column > token->deepest ? column : token->deepest;
}

static void write_all(Tidy *tidy) {
    Layout *layout = &tidy->layout;
    const LayoutToken *last = NULL;
    for (int i = 0; i < layout->tokens; i++) {
        LayoutToken *token = &layout->token[i];
        if (last && token->line == last->end_line) {
            write_spaces(tidy, gap(tidy, last, token));
        } else {
            int indent = indent_of(tidy, token);
            if (last) write_rest(tidy, last);
            write_lines_between(tidy, last ? last->end_line + 1 : 0, token->line, token, indent);
            write_blank(tidy);
            write_spaces(tidy, indent);
            tidy->before = token->column;
            tidy->before_new = indent;
        }
        write_token(tidy, token);
        last = token;
    }
    if (last) write_rest(tidy, last);
    write_lines_between(tidy, last ? last->end_line + 1 : 0, layout->lines, NULL, 0);
}

/* --- the same as before? --- */

static bool same_tree(const Node *a, const Node *b) {
    if (!a || !b) return !a && !b;
    if (a->kind != b->kind || a->quoted != b->quoted || a->size != b->size || strcmp(a->text, b->text) != 0) return false;
    const Node *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next) {
        bool key = a->kind == NODE_MAP;
        if (key ? strcmp(x->text, y->text) != 0 || x->quoted != y->quoted || !same_tree(x->value, y->value) : !same_tree(x, y))
            return false;
    }
    return !x && !y;
}

/* For every line how many of its bytes tokens take; what stands behind them is a comment or blank. */
static int *covered(const Layout *layout) {
    int *bytes = calloc((size_t)layout->lines, sizeof *bytes);
    for (int i = 0; bytes && i < layout->tokens; i++) {
        const LayoutToken *token = &layout->token[i];
        for (int line = token->line; line < token->end_line; line++) bytes[line] = layout->line[line].size;
        bytes[token->end_line] = token->end_byte;
        if (token->block) bytes[token->line] = token->byte;
    }
    return bytes;
}

static bool comment_next(const Layout *layout, const int *bytes, int *line, const char **text, int *size) {
    for (; *line < layout->lines; ++*line) {
        const LayoutLine *at = &layout->line[*line];
        const char *mark = memchr(at->text + bytes[*line], '#', (size_t)(at->size - bytes[*line]));
        if (!mark) continue;
        *text = mark;
        *size = at->size - (int)(mark - at->text);
        ++*line;
        return true;
    }
    return false;
}

static bool same_comments(const Layout *a, const Layout *b) {
    int *in_a = covered(a), *in_b = covered(b), line_a = 0, line_b = 0, size_a = 0, size_b = 0;
    bool same = in_a && in_b, more = same;
    while (same && more) {
        const char *text_a = "", *text_b = "";
        more = comment_next(a, in_a, &line_a, &text_a, &size_a);
        same = more == comment_next(b, in_b, &line_b, &text_b, &size_b);
        same = same && (!more || (size_a == size_b && memcmp(text_a, text_b, (size_t)size_a) == 0));
    }
    free(in_a);
    free(in_b);
    return same;
}

static bool same_level(const Layout *before, const Node *root, const char *text, int size) {
    Arena arena = {0};
    MoatProblems problems = {0};
    Layout after;
    const Node *again = tree_parse("", text, size, &arena, &problems);
    bool same = again && same_tree(root, again);
    layout_begin(&after, text, size);
    same = same && !after.out_of_memory && same_comments(before, &after);
    layout_end(&after);
    moat_problems_free(&problems);
    arena_free(&arena);
    return same;
}

char *workshop_tidy(const char *name, const char *bytes, int size, int *length, bool *refused, MoatProblems *problems) {
    Tidy tidy = {0};
    Arena arena = {0};
    bool marked = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    const Node *root = tree_parse(name, bytes, size, &arena, problems);
    *refused = false;
    if (root) {
        layout_begin(&tidy.layout, bytes + 3 * marked, size - 3 * marked);
        if (!tidy.layout.out_of_memory && !tidy.layout.strange) write_all(&tidy);
        tidy.out_of_memory = tidy.out_of_memory || tidy.layout.out_of_memory;
        *refused = tidy.layout.strange || tidy.out_of_memory || !same_level(&tidy.layout, root, tidy.text, tidy.used);
        layout_end(&tidy.layout);
    }
    arena_free(&arena);
    if (root && !*refused) {
        *length = tidy.used;
        return tidy.text;
    }
    free(tidy.text);
    return NULL;
}
