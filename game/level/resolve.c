/* resolve.c - the level after inheritance, written as YAML that says the same without extends: and remove:. */
#include "loader.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- bytes that grow --- */

static bool grow(Writer *writer, int more) {
    MoatBytes *to = writer->to;
    if (to->size + more < writer->room) return true;
    int room = 2 * (to->size + more) + 4096;
    char *grown = realloc(to->bytes, (size_t)room);
    if (!grown) {
        writer->failed = true;
        return false;
    }
    to->bytes = grown;
    writer->room = room;
    return true;
}

void write_text(Writer *writer, const char *text, int size) {
    if (writer->failed || !grow(writer, size + 1)) return;
    memcpy(writer->to->bytes + writer->to->size, text, (size_t)size);
    writer->to->size += size;
    writer->to->bytes[writer->to->size] = 0;
}

void write_line(Writer *writer, const char *format, ...) {
    char line[1400];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    write_text(writer, line, size < (int)sizeof line ? size : (int)sizeof line - 1);
}

/* --- values --- */

/* What stood in quotes does so again, because a plain 1 is a number and a plain true is none of a text. */
static void write_value(Writer *writer, const Node *node) {
    if (!node->quoted && !strchr(node->text, '\n')) {
        write_text(writer, node->text, node->size);
        return;
    }
    write_text(writer, "\"", 1);
    for (const char *at = node->text; *at;) {
        size_t plain = strcspn(at, "\"\\\n");
        write_text(writer, at, (int)plain);
        at += plain;
        if (!*at) break;
        write_text(writer, *at == '\n' ? "\\n" : *at == '"' ? "\\\"" : "\\\\", 2);
        at++;
    }
    write_text(writer, "\"", 1);
}

static void end_line(Writer *writer, const Node *node) {
    if (writer->loader) {
        const char *name = writer->loader->source[node->source].name, *slash = strrchr(name, '/');
        write_line(writer, "  # %s:%d", slash ? slash + 1 : name, node->line);
    }
    write_text(writer, "\n", 1);
}

static void indent(Writer *writer, int depth) {
    for (int i = 0; i < depth; i++) write_text(writer, "  ", 2);
}

static bool all_passed(const Node *node) {
    for (const Node *part = node->first; part; part = part->next)
        if (!part->passed) return false;
    return true;
}

static void write_map(Writer *writer, const Node *map, int depth, bool begun);

static void write_list(Writer *writer, const Node *list, int depth) {
    for (const Node *entry = list->first; entry; entry = entry->next) {
        if (entry->passed) continue;
        indent(writer, depth);
        if (entry->kind == NODE_MAP && entry->first) {
            write_text(writer, "- ", 2);
            write_map(writer, entry, depth + 1, true);
        } else if (entry->kind == NODE_LIST && entry->first) {
            write_text(writer, "-", 1);
            end_line(writer, entry);
            write_list(writer, entry, depth + 1);
        } else {
            write_text(writer, "- ", 2);
            if (entry->kind == NODE_VALUE)
                write_value(writer, entry);
            else
                write_text(writer, entry->kind == NODE_LIST ? "[]" : "{}", 2);
            end_line(writer, entry);
        }
    }
}

/* --- on one line, where it stood on one line --- */

static bool flows(const Node *value, const Node *at) {
    return value && value->kind == NODE_VALUE && value->line == at->line && value->source == at->source &&
           (value->quoted || (value->size && !strpbrk(value->text, ",[]{}\n")));
}

static bool on_one_line(const Node *node) {
    int size = 0;
    for (const Node *part = node->first; part; part = part->next) {
        const Node *value = node->kind == NODE_MAP ? part->value : part;
        if (!flows(value, node) || (node->kind == NODE_MAP && !flows(part, node))) return false;
        size += value->size + (node->kind == NODE_MAP ? part->size : 0) + 4;
    }
    return size <= 110;
}

static void write_flow(Writer *writer, const Node *node) {
    bool map = node->kind == NODE_MAP;
    const char *between = map ? " {" : " [";
    for (const Node *part = node->first; part; part = part->next) {
        if (part->passed) continue;
        write_text(writer, between, 2);
        write_value(writer, part);
        if (map) write_text(writer, ": ", 2);
        if (map) write_value(writer, part->value);
        between = ", ";
    }
    write_text(writer, map ? "}" : "]", 1);
}

static void write_key(Writer *writer, const Node *key, int depth) {
    const Node *value = key->value;
    write_value(writer, key);
    write_text(writer, ":", 1);
    if (!value || (value->kind == NODE_VALUE && !value->size && !value->quoted)) {
        end_line(writer, key);
    } else if (value->kind == NODE_VALUE) {
        write_text(writer, " ", 1);
        write_value(writer, value);
        end_line(writer, key);
    } else if (all_passed(value)) {
        write_text(writer, value->kind == NODE_LIST ? " []" : " {}", 3);
        end_line(writer, key);
    } else if (on_one_line(value)) {
        write_flow(writer, value);
        end_line(writer, key);
    } else {
        end_line(writer, key);
        if (value->kind == NODE_LIST)
            write_list(writer, value, depth + 1);
        else
            write_map(writer, value, depth + 1, false);
    }
}

/* `begun`: the first key stands on the line of a dash. */
static void write_map(Writer *writer, const Node *map, int depth, bool begun) {
    for (const Node *key = map->first; key; key = key->next) {
        if (key->passed) continue;
        if (!begun) indent(writer, depth);
        begun = false;
        write_key(writer, key, depth);
    }
}

/* --- the level --- */

/* What a level says of itself stands first, wherever the merge has put it. */
static const char *const head[] = {"format", "id", "abstract", "title", "summary", "author", "licence", "as_of", "calendar"};
enum { HEAD = sizeof head / sizeof *head };

static bool in_head(const char *key) {
    for (int i = 0; i < HEAD; i++)
        if (strcmp(head[i], key) == 0) return true;
    return strcmp(key, "extends") == 0 || strcmp(key, "remove") == 0;
}

/* Publications of the levels below from which nothing is left. */
static void pass_over_sources(const Node *root) {
    const Node *sources = node_map(root, "sources");
    for (Node *key = sources ? sources->first : NULL; key; key = key->next) key->passed = key->source != 0 && !key->used;
}

void resolve_write(Writer *writer, const Node *root) {
    pass_over_sources(root);
    for (int i = 0; i < HEAD; i++) {
        const Node *key = node_key(root, head[i]);
        if (key) write_key(writer, key, 0);
    }
    for (const Node *key = root->first; key; key = key->next) {
        if (in_head(key->text)) continue;
        if (key->value && key->value->kind != NODE_VALUE) write_text(writer, "\n", 1);
        write_key(writer, key, 0);
    }
}
