/* read.c - from bytes to a tree, by libyaml's events. Every limit is enforced between events: libyaml itself has none, and needs
 * quadratic time for deep nesting (yaml/libyaml#251). */
#include "split.h"
#include "utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

typedef struct Reader {
    Loader *loader;
    int source;
    Node *open[LEVEL_DEPTH]; /* lists and mappings that have begun */
    int depth, nodes, documents;
    Node *key; /* of the innermost mapping, while its value is awaited */
    int line;  /* lines above the bytes that libyaml is given */
} Reader;

/* --- bytes --- */

static bool read_all(Loader *loader, int source, int file) {
    char *bytes = arena_take(&loader->arena, LEVEL_BYTES + 1);
    if (!bytes) {
        out_of_memory(loader);
        return false;
    }
    int size = 0;
    while (size <= LEVEL_BYTES) {
        ssize_t got = read(file, bytes + size, (size_t)(LEVEL_BYTES + 1 - size));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return problem(loader, PROBLEM_CANNOT_READ, spot_at(source, 0, 0), "the file cannot be read: %s", strerror(errno));
        if (got == 0) break;
        size += (int)got;
    }
    loader->source[source].bytes = bytes;
    loader->source[source].size = size;
    return true;
}

/* O_NONBLOCK, because opening a pipe that nobody writes would wait for ever. */
bool read_file(Loader *loader, int source) {
    struct stat about;
    Spot spot = spot_at(source, 0, 0);
    int file = open(loader->source[source].path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return problem(loader, PROBLEM_CANNOT_READ, spot, "the file cannot be opened: %s", strerror(errno));
    bool good = fstat(file, &about) == 0 && S_ISREG(about.st_mode);
    if (!good) problem(loader, PROBLEM_CANNOT_READ, spot, "this is not a regular file");
    good = good && read_all(loader, source, file);
    close(file);
    return good;
}

/* --- events --- */

static Spot event_spot(const Reader *reader, const yaml_event_t *event) {
    int line = reader->line + (int)event->start_mark.line + 1, column = (int)event->start_mark.column + 1;
    int end = (int)event->end_mark.column;
    bool same = event->end_mark.line == event->start_mark.line && end > column;
    return (Spot){reader->source, line, column, line, same ? end : column};
}

static bool refuse(Reader *reader, ProblemKind kind, const yaml_event_t *event, const char *sentence) {
    return problem(reader->loader, kind, event_spot(reader, event), "%s", sentence);
}

static bool refuse_limit(Reader *reader, const yaml_event_t *event, const char *what, int limit) {
    return problem(reader->loader, PROBLEM_LIMIT, event_spot(reader, event), "%s; the limit is %d", what, limit);
}

static Node *node_new(Reader *reader, NodeKind kind, const yaml_event_t *event) {
    if (++reader->nodes > LEVEL_NODES) {
        refuse_limit(reader, event, "the file holds too many values", LEVEL_NODES);
        return NULL;
    }
    Node *node = arena_take(&reader->loader->arena, sizeof *node);
    if (!node) {
        out_of_memory(reader->loader);
        return NULL;
    }
    Spot spot = event_spot(reader, event);
    *node = (Node){.kind = (uint8_t)kind,
        .source = (uint8_t)reader->source,
        .line = spot.line,
        .column = spot.column,
        .end_line = spot.end_line,
        .end_column = spot.end_column,
        .text = ""};
    return node;
}

static void check_hidden(Reader *reader, const yaml_event_t *event, const char *text, size_t size) {
    const Source *source = &reader->loader->source[reader->source];
    uint32_t character = 0;
    if (source->hidden) return;
    for (size_t at = text_plain(text, size), length; at < size; at += length) {
        length = 1;
        if (text[at] >= 0x20 && text[at] < 0x7F) continue; /* most of a text */
        length = (size_t)utf8_next(text + at, size - at, &character);
        if (!length) length = 1;
        if (character == '\n' || !text_hidden(character)) continue;
        hint(reader->loader, "texts are plain words: take it out");
        problem(
            reader->loader, PROBLEM_HIDDEN, event_spot(reader, event), "this text holds the hidden character U+%04X", (unsigned)character);
        return;
    }
}

static bool tag_given(Reader *reader, const yaml_event_t *event, const yaml_char_t *tag) {
    if (!tag) return false;
    hint(reader->loader, "put the text in quotes if it is to begin with '!'");
    refuse(reader, PROBLEM_TAG, event, "tags (words that begin with '!') are not used in levels");
    return true;
}

static bool anchor_given(Reader *reader, const yaml_event_t *event, const yaml_char_t *anchor) {
    if (!anchor) return false;
    hint(reader->loader, "write it out, use extends:, or put the text in quotes");
    refuse(reader, PROBLEM_ANCHOR, event, "anchors (words that begin with '&') are not used in levels");
    return true;
}

static bool key_twice(Reader *reader, Node *map, const Node *key) {
    for (const Node *other = map->first; other; other = other->next)
        if (other->hash == key->hash && strcmp(other->text, key->text) == 0) {
            hint(reader->loader, "keep one of the two");
            problem(reader->loader, PROBLEM_DUPLICATE_KEY, spot_of(key), "the key '%s' was already given on line %d", shown(key->text).text,
                other->line);
            return true;
        }
    return false;
}

static bool take_key(Reader *reader, Node *map, Node *key, const yaml_event_t *event) {
    if (key->kind != NODE_VALUE) {
        hint(reader->loader, "text with braces or brackets stands in quotes");
        return refuse(reader, PROBLEM_SHAPE, event, "a key is a word, not a list or a mapping");
    }
    if (key->size > LEVEL_KEY) return refuse_limit(reader, event, "this key has too many characters", LEVEL_KEY);
    if (strcmp(key->text, "<<") == 0 && !key->quoted) {
        hint(reader->loader, "use extends:");
        refuse(reader, PROBLEM_ANCHOR, event, "merge keys (<<) are not used in levels");
    } else if (!key_twice(reader, map, key)) {
        if (map->size == LEVEL_KEYS) return refuse_limit(reader, event, "this mapping has too many keys", LEVEL_KEYS);
        node_append(map, key);
    }
    reader->key = key;
    return true;
}

/* Gives a node its place: entry of a list, key or value of a mapping, or the root. */
static bool take_node(Reader *reader, Node *node, const yaml_event_t *event) {
    if (!node) return false;
    Node *parent = reader->depth ? reader->open[reader->depth - 1] : NULL;
    if (!parent) {
        reader->loader->source[reader->source].root = node;
    } else if (parent->kind == NODE_LIST) {
        if (parent->size == LEVEL_ENTRIES) return refuse_limit(reader, event, "this list has too many entries", LEVEL_ENTRIES);
        node_append(parent, node);
    } else if (!reader->key) {
        return take_key(reader, parent, node, event);
    } else {
        reader->key->value = node;
        reader->key = NULL;
    }
    return true;
}

static bool take_value(Reader *reader, const yaml_event_t *event) {
    const char *text = (const char *)event->data.scalar.value;
    size_t size = event->data.scalar.length;
    if (size > LEVEL_TEXT) return refuse_limit(reader, event, "this text has too many bytes", LEVEL_TEXT);
    tag_given(reader, event, event->data.scalar.tag);
    anchor_given(reader, event, event->data.scalar.anchor);
    check_hidden(reader, event, text, size);
    Node *node = node_new(reader, NODE_VALUE, event);
    char *copy = node ? arena_take(&reader->loader->arena, size + 1) : NULL;
    if (node && !copy) out_of_memory(reader->loader);
    if (!copy) return false;
    memcpy(copy, text, size);
    node->size = (int)strlen(copy);
    node->text = copy;
    if (size <= LEVEL_KEY) node->hash = node_hash(copy); /* nobody looks for longer ones */
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    bool quotes =
        event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (quotes && event->end_mark.line > event->start_mark.line) {
        Spot *spanning = &reader->loader->source[reader->source].spanning;
        *spanning = event_spot(reader, event);
        spanning->end_line = reader->line + (int)event->end_mark.line + 1;
    }
    return take_node(reader, node, event);
}

static bool take_begin(Reader *reader, NodeKind kind, const yaml_event_t *event) {
    tag_given(reader, event, kind == NODE_LIST ? event->data.sequence_start.tag : event->data.mapping_start.tag);
    anchor_given(reader, event, kind == NODE_LIST ? event->data.sequence_start.anchor : event->data.mapping_start.anchor);
    if (reader->depth == LEVEL_DEPTH) return refuse_limit(reader, event, "lists and mappings are nested too deep", LEVEL_DEPTH);
    Node *node = node_new(reader, kind, event);
    if (!take_node(reader, node, event)) return false;
    reader->open[reader->depth++] = node;
    return true;
}

static bool take_end(Reader *reader) {
    reader->depth--;
    return true;
}

static bool take_alias(Reader *reader, const yaml_event_t *event) {
    hint(reader->loader, "write it out, use extends:, or put the text in quotes");
    refuse(reader, PROBLEM_ANCHOR, event, "aliases (words that begin with '*') are not used in levels");
    const Node *parent = reader->depth ? reader->open[reader->depth - 1] : NULL;
    bool key = parent && parent->kind == NODE_MAP && !reader->key;
    reader->key = NULL; /* it has no value then, and nobody asks for one */
    return !key || take_node(reader, node_new(reader, NODE_VALUE, event), event);
}

static bool take_document(Reader *reader, const yaml_event_t *event) {
    if (reader->documents++ == 0) return true;
    hint(reader->loader, "put it into a file of its own");
    return refuse(reader, PROBLEM_DOCUMENT, event, "a second document begins here; a file holds one level");
}

static bool take_event(Reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT: return take_document(reader, event);
    case YAML_ALIAS_EVENT: return take_alias(reader, event);
    case YAML_SCALAR_EVENT: return take_value(reader, event);
    case YAML_SEQUENCE_START_EVENT: return take_begin(reader, NODE_LIST, event);
    case YAML_MAPPING_START_EVENT: return take_begin(reader, NODE_MAP, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return take_end(reader);
    default: return true;
    }
}

static bool parser_begin(yaml_parser_t *parser, const char *bytes, int size) {
    if (!yaml_parser_initialize(parser)) return false;
    yaml_parser_set_input_string(parser, (const unsigned char *)bytes, (size_t)size);
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    return true;
}

static bool take_events(Reader *reader, yaml_parser_t *parser) {
    for (bool good = true, end = false; good && !end;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            tell_syntax(reader->loader, reader->source, parser);
            return false;
        }
        good = take_event(reader, &event);
        end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!good) return false;
    }
    return true;
}

/* What is neither an error nor part of a mapping in the first column: documents with marks, and mappings in braces. */
static bool odd(const Reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT: return !event->data.document_start.implicit;
    case YAML_DOCUMENT_END_EVENT: return !event->data.document_end.implicit;
    case YAML_MAPPING_START_EVENT:
        return reader->depth == 0 && (event->data.mapping_start.style != YAML_BLOCK_MAPPING_STYLE || event->start_mark.column != 0);
    default: return false;
    }
}

bool read_piece(Loader *loader, int source, Piece *piece) {
    yaml_parser_t parser;
    if (!parser_begin(&parser, piece->bytes, piece->size)) return false;
    Reader reader = {.loader = loader, .source = source, .line = piece->line};
    bool good = true;
    for (bool end = false; good && !end;) {
        yaml_event_t event;
        good = yaml_parser_parse(&parser, &event);
        if (!good) break;
        good = !odd(&reader, &event) && take_event(&reader, &event) && !loader->problems->count && !loader->problems->out_of_memory;
        end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    Source *file = &loader->source[source];
    piece->root = file->root;
    piece->spanning = file->spanning;
    piece->nodes = reader.nodes;
    file->root = NULL;
    file->spanning = (Spot){0};
    return good && piece->root && piece->root->kind == NODE_MAP;
}

bool read_tree(Loader *loader, int source) {
    Source *file = &loader->source[source];
    if (file->size > LEVEL_BYTES)
        return problem(loader, PROBLEM_LIMIT, spot_at(source, 0, 0), "the file is too large; the limit is %d bytes", LEVEL_BYTES);
    if (!scan_bytes(loader, source)) return false;
    if (read_pieces(loader, source)) return true;
    yaml_parser_t parser;
    int mark = file->size >= 3 && memcmp(file->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (!parser_begin(&parser, file->bytes + mark, file->size - mark)) {
        out_of_memory(loader);
        return false;
    }
    Reader reader = {.loader = loader, .source = source};
    bool good = take_events(&reader, &parser);
    yaml_parser_delete(&parser);
    if (!good) {
        file->root = NULL;
        return false;
    }
    if (file->root && file->root->kind == NODE_MAP) return true;
    file->root = NULL;
    hint(loader, "begin with format: 1");
    return problem(loader, PROBLEM_NO_LEVEL, spot_at(source, 1, 1), "there is no level in this file: no keys with values");
}
