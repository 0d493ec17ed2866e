/* layout.c - tokens of a level file, and where each should stand. Every list and mapping begins two columns right of what holds it. */
#include "layout.h"
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { STEP = 2, DEEPEST = 64 };

typedef enum Block { BLOCK_MAP, BLOCK_LIST, BLOCK_LEVEL_LIST } Block; /* a level list begins in the column of its key */

typedef struct Walk {
    Layout *layout;
    Block block[DEEPEST];
    int depth, flow;
    bool key; /* the next token is a key of the innermost block mapping */
} Walk;

/* --- lines --- */

static int count_lines(const char *bytes, int size) {
    int count = 1;
    for (int i = 0; i < size; i++) count += bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < size && bytes[i + 1] == '\n'));
    return count;
}

static void cut_lines(Layout *layout, const char *bytes, int size) {
    const char *at = bytes, *end = bytes + size;
    for (int i = 0; i < layout->lines; i++) {
        LayoutLine *line = &layout->line[i];
        *line = (LayoutLine){.text = at, .first = -1};
        while (at < end && *at != '\n' && *at != '\r') at++;
        line->size = (int)(at - line->text);
        if (at < end) at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
    }
}

int layout_width(const LayoutLine *line, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) width += (line->text[i] & 0xC0) != 0x80;
    return width;
}

static int byte_of(const LayoutLine *line, size_t column) {
    int byte = 0;
    for (; column > 0 && byte < line->size; column--) do
            byte++;
        while (byte < line->size && (line->text[byte] & 0xC0) == 0x80);
    return byte;
}

/* --- tokens --- */

static int indent_here(const Walk *walk) { return walk->depth ? STEP * (walk->depth - 1) : 0; }

static void push(Walk *walk, Block block) {
    if (walk->depth == DEEPEST)
        walk->layout->strange = true;
    else
        walk->block[walk->depth++] = block;
}

static void pop(Walk *walk) {
    if (walk->depth) walk->depth--;
}

static bool in(const Walk *walk, Block block) { return walk->depth && walk->block[walk->depth - 1] == block; }

static LayoutToken *grow(Layout *layout) {
    if (layout->tokens == layout->room) {
        int room = layout->room ? 2 * layout->room : 512;
        LayoutToken *token = realloc(layout->token, (size_t)room * sizeof *token);
        if (!token) {
            layout->out_of_memory = true;
            return NULL;
        }
        layout->token = token;
        layout->room = room;
    }
    return &layout->token[layout->tokens++];
}

static void add(Walk *walk, LayoutKind kind, const yaml_token_t *from) {
    Layout *layout = walk->layout;
    LayoutToken *token = grow(layout);
    if (!token) return;
    bool own = kind == LAYOUT_ENTRY || walk->key || kind == LAYOUT_DOCUMENT;
    bool within = walk->flow > 0;
    *token = (LayoutToken){.kind = kind, .line = (int)from->start_mark.line, .end_line = (int)from->end_mark.line, .flow = within};
    token->column = (int)from->start_mark.column;
    token->byte = byte_of(&layout->line[token->line], from->start_mark.column);
    token->end_byte = byte_of(&layout->line[token->end_line], from->end_mark.column);
    token->deepest = walk->depth ? indent_here(walk) + STEP : 0;
    token->indent = within ? -1 : kind == LAYOUT_DOCUMENT ? 0 : own ? indent_here(walk) : token->deepest;
    if (layout->line[token->line].first < 0) layout->line[token->line].first = layout->tokens - 1;
    walk->key = false;
}

/* With a digit after | or > the first column of the text is counted from its key, and blank columns may belong to the text. */
static void add_scalar(Walk *walk, const yaml_token_t *from) {
    Layout *layout = walk->layout;
    add(walk, LAYOUT_SCALAR, from);
    if (layout->out_of_memory) return;
    LayoutToken *token = &layout->token[layout->tokens - 1];
    yaml_scalar_style_t style = from->data.scalar.style;
    token->block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    const LayoutLine *line = &layout->line[token->line];
    for (int i = token->byte; token->block && i < line->size && line->text[i] != '#'; i++)
        if (line->text[i] >= '1' && line->text[i] <= '9') layout->strange = true;
}

static void take_key(Walk *walk, const yaml_token_t *token) {
    const LayoutLine *line = &walk->layout->line[token->start_mark.line];
    int byte = byte_of(line, token->start_mark.column);
    if (token->end_mark.index > token->start_mark.index && byte < line->size && line->text[byte] == '?') walk->layout->strange = true;
    if (walk->flow) return;
    if (in(walk, BLOCK_LEVEL_LIST)) pop(walk);
    walk->key = true;
}

static void take_bracket(Walk *walk, const yaml_token_t *token, bool opens) {
    if (!opens) walk->flow--;
    add(walk, opens ? LAYOUT_OPEN : LAYOUT_CLOSE, token);
    if (!opens && !walk->layout->out_of_memory) { /* it ends what it stands in */
        walk->layout->token[walk->layout->tokens - 1].indent = -1;
    }
    if (opens) walk->flow++;
}

static void take(Walk *walk, const yaml_token_t *token) {
    switch (token->type) {
    case YAML_BLOCK_SEQUENCE_START_TOKEN: push(walk, BLOCK_LIST); break;
    case YAML_BLOCK_MAPPING_START_TOKEN: push(walk, BLOCK_MAP); break;
    case YAML_BLOCK_END_TOKEN:
        if (in(walk, BLOCK_LEVEL_LIST)) pop(walk);
        pop(walk);
        break;
    case YAML_KEY_TOKEN: take_key(walk, token); break;
    case YAML_VALUE_TOKEN: add(walk, LAYOUT_VALUE, token); break;
    case YAML_BLOCK_ENTRY_TOKEN:
        if (in(walk, BLOCK_MAP)) push(walk, BLOCK_LEVEL_LIST);
        add(walk, LAYOUT_ENTRY, token);
        break;
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN: take_bracket(walk, token, true); break;
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN: take_bracket(walk, token, false); break;
    case YAML_FLOW_ENTRY_TOKEN: add(walk, LAYOUT_COMMA, token); break;
    case YAML_SCALAR_TOKEN: add_scalar(walk, token); break;
    case YAML_DOCUMENT_START_TOKEN:
    case YAML_DOCUMENT_END_TOKEN: add(walk, LAYOUT_DOCUMENT, token); break;
    default: break;
    }
}

static void scan(Layout *layout, yaml_parser_t *parser) {
    Walk walk = {.layout = layout};
    for (bool more = true; more && !layout->out_of_memory && !layout->strange;) {
        yaml_token_t token;
        if (!yaml_parser_scan(parser, &token)) {
            layout->strange = parser->error != YAML_MEMORY_ERROR;
            layout->out_of_memory = !layout->strange;
            return;
        }
        take(&walk, &token);
        more = token.type != YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
}

void layout_begin(Layout *layout, const char *bytes, int size) {
    yaml_parser_t parser;
    *layout = (Layout){.lines = count_lines(bytes, size)};
    layout->line = malloc((size_t)layout->lines * sizeof *layout->line);
    if (!layout->line || !yaml_parser_initialize(&parser)) {
        layout->out_of_memory = true;
        return;
    }
    cut_lines(layout, bytes, size);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, (size_t)size);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    scan(layout, &parser);
    yaml_parser_delete(&parser);
}

void layout_end(Layout *layout) {
    free(layout->line);
    free(layout->token);
}
