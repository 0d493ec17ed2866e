/* upgrade.c - a level of an older format as text of this one. The text is edited where keys stand, so that every comment, blank and quote
 * that has nothing to do with the change stays as it was. */
#include "loader.h"
#include "utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EDITS = 2048, FORMAT_NOW = 1 };

typedef enum How { RENAMED, RAISED, CHOSEN, DROPPED, GONE, CANNOT } How;
typedef enum Where { SECTION, EACH } Where;
typedef struct Row {
    int from;
    const char *section;
    Where where;
    const char *key;
    How how;
    const char *to, *note;
} Row;
static const Row rows[] = {
#define UPGRADE(from, section, each, key, how, to, note) {from, section, each, key, how, to, note},
#include "upgrades.def"
};
enum { ROWS = sizeof rows / sizeof *rows };

/* Bytes from..to of the file become `text`. */
typedef struct Edit {
    int from, to;
    char text[128];
} Edit;
typedef struct Upgrader {
    const Source *source;
    MoatUpgradeNotes *notes;
    Edit edit[EDITS];
    int edits;
    bool cannot;
} Upgrader;

/* --- places in the text --- */

static int line_begin(const Upgrader *upgrader, int line) {
    const char *bytes = upgrader->source->bytes;
    int at = 0;
    for (int i = 1; i < line && at < upgrader->source->size; at++)
        if (bytes[at] == '\n') i++;
    return at;
}

/* A mark before the first line takes no column. */
static int place_in(const Upgrader *upgrader, int line, int column) {
    const char *bytes = upgrader->source->bytes;
    int at = line_begin(upgrader, line), size = upgrader->source->size;
    if (line == 1 && size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) at += 3;
    for (int i = 1; i < column && at < size; i++)
        for (at++; at < size && ((unsigned char)bytes[at] & 0xC0) == 0x80;) at++;
    return at;
}

static int begin_of(const Upgrader *upgrader, const Node *node) { return place_in(upgrader, node->line, node->column); }

/* The end of a value on one line, or of a bracket that is closed, with everything in it. */
static int end_of(const Upgrader *upgrader, const Node *node) {
    const char *bytes = upgrader->source->bytes;
    int at = begin_of(upgrader, node), depth = 0;
    if (node->kind == NODE_VALUE) return place_in(upgrader, node->end_line, node->end_column + 1);
    for (char quote = 0; at < upgrader->source->size; at++) {
        char c = bytes[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        depth += !quote && (c == '{' || c == '[');
        depth -= !quote && (c == '}' || c == ']');
        if (depth == 0) return at + 1;
    }
    return at;
}

static bool in_braces(const Upgrader *upgrader, const Node *node) {
    char c = upgrader->source->bytes[begin_of(upgrader, node)];
    return node->kind != NODE_VALUE && (c == '{' || c == '[');
}

/* --- edits and notes --- */

__attribute__((format(printf, 4, 5))) static void edit(Upgrader *upgrader, int from, int to, const char *format, ...) {
    va_list arguments;
    if (upgrader->edits == EDITS) {
        upgrader->cannot = true;
        return;
    }
    Edit *next = &upgrader->edit[upgrader->edits++];
    next->from = from;
    next->to = to;
    va_start(arguments, format);
    vsnprintf(next->text, sizeof next->text, format, arguments);
    va_end(arguments);
}

static void note(Upgrader *upgrader, const Node *node, bool cannot, const char *key, const char *sentence) {
    MoatUpgradeNotes *notes = upgrader->notes;
    upgrader->cannot = upgrader->cannot || cannot;
    if (notes->count == MOAT_UPGRADE_NOTES) return;
    MoatUpgradeNote *next = &notes->note[notes->count++];
    next->line = node->line;
    snprintf(next->key, sizeof next->key, "%s", key);
    next->sentence = sentence;
}

/* --- the kinds of change --- */

static void separate(const Upgrader *upgrader, const Node *map, const Node *key, char text[LEVEL_KEY + 8]) {
    if (in_braces(upgrader, map))
        snprintf(text, LEVEL_KEY + 8, ", ");
    else
        snprintf(text, LEVEL_KEY + 8, "\n%*s", key->column > LEVEL_KEY ? LEVEL_KEY : key->column - 1, "");
}

static void rename_key(Upgrader *upgrader, const Node *key, const char *to) {
    int from = begin_of(upgrader, key);
    edit(upgrader, from, place_in(upgrader, key->end_line, key->end_column + 1), "%s", to);
}

static void choose(Upgrader *upgrader, const Node *map, const Node *key, const Row *row) {
    char between[LEVEL_KEY + 8];
    const Node *value = key->value;
    size_t size = value && value->kind == NODE_VALUE ? (size_t)value->size : 0;
    separate(upgrader, map, key, between);
    for (const char *at = row->to; size && *at; at += strcspn(at, ";"), at += *at == ';') {
        if (strncmp(at, value->text, size) != 0 || at[size] != '=') continue;
        at += size + 1;
        int first = (int)strcspn(at, "|"), second = (int)strcspn(at + first + 1, ";");
        edit(upgrader, begin_of(upgrader, key), end_of(upgrader, value), "%.*s%s%.*s", first, at, between, second, at + first + 1);
        return;
    }
    note(upgrader, key, true, row->key, row->note);
}

/* On its own lines the key goes and what was below moves to its column; in braces they are taken off. */
static void raise_keys(Upgrader *upgrader, const Node *map, const Node *key, const Row *row) {
    const Node *value = key->value;
    if (!value || value->kind != NODE_MAP || !value->first) {
        note(upgrader, key, true, row->key, row->note);
        return;
    }
    int from = begin_of(upgrader, key);
    bool braces = in_braces(upgrader, value);
    char between[LEVEL_KEY + 8];
    separate(upgrader, map, key, between);
    edit(upgrader, from, braces ? begin_of(upgrader, value->first) : place_in(upgrader, key->end_line, key->end_column + 2), "%s", "");
    for (const Node *inner = value->first; inner; inner = inner->next) {
        int begin = begin_of(upgrader, inner), line = line_begin(upgrader, inner->line);
        if (!braces)
            edit(upgrader, line, begin, "%*s%s", key->column - 1, "", row->to);
        else
            edit(upgrader, begin, begin, "%s", row->to);
        if (braces && inner->next && inner->value)
            edit(upgrader, end_of(upgrader, inner->value), begin_of(upgrader, inner->next), "%s", between);
        if (braces && !inner->next && inner->value) edit(upgrader, end_of(upgrader, inner->value), end_of(upgrader, value), "%s", "");
    }
}

/* Lines of a key that stand deeper than it, or begin with a dash below it, belong to it. */
static int last_line(const Upgrader *upgrader, const Node *key) {
    const char *bytes = upgrader->source->bytes;
    int last = key->line, line = key->line;
    for (int at = line_begin(upgrader, ++line); at < upgrader->source->size; at = line_begin(upgrader, ++line)) {
        int indent = (int)strspn(bytes + at, " ");
        char c = bytes[at + indent];
        if (c == '\n' || c == '\r' || c == '#') continue;
        if (indent < key->column && !(indent == key->column - 1 && c == '-')) break;
        last = line;
    }
    return last;
}

static void make_comment(Upgrader *upgrader, const Node *key) {
    const char *bytes = upgrader->source->bytes;
    for (int line = key->line, last = last_line(upgrader, key); line <= last; line++) {
        int at = line_begin(upgrader, line);
        at += (int)strspn(bytes + at, " ");
        if (bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '#') continue;
        edit(upgrader, at, at, "# ");
    }
}

/* With the comma after it, or the one before it when it is the last. */
static void cut_out(Upgrader *upgrader, const Node *map, const Node *key) {
    const char *bytes = upgrader->source->bytes;
    int from = begin_of(upgrader, key), to = key->value ? end_of(upgrader, key->value) : from + (int)strlen(key->text) + 1;
    if (key->next) {
        to = begin_of(upgrader, key->next);
    } else if (key != map->first) {
        while (from > 0 && bytes[from - 1] != ',') from--;
        from -= from > 0;
    }
    edit(upgrader, from, to, "%s", "");
}

static void take_out(Upgrader *upgrader, const Node *map, const Node *key, const Row *row) {
    const Node *value = key->value;
    bool usual = row->how == DROPPED && value && value->kind == NODE_VALUE && strcmp(value->text, row->to) == 0;
    bool comments =
        !in_braces(upgrader, map) && key->column > 1 && begin_of(upgrader, key) - line_begin(upgrader, key->line) == key->column - 1;
    if (!in_braces(upgrader, map) && map->first == key && !key->next) comments = true;
    if (comments)
        make_comment(upgrader, key);
    else
        cut_out(upgrader, map, key);
    if (!usual) note(upgrader, key, false, row->key, row->note);
}

static void apply(Upgrader *upgrader, const Node *map, const Node *key, const Row *row) {
    switch (row->how) {
    case RENAMED: rename_key(upgrader, key, row->to); break;
    case RAISED: raise_keys(upgrader, map, key, row); break;
    case CHOSEN: choose(upgrader, map, key, row); break;
    case DROPPED:
    case GONE: take_out(upgrader, map, key, row); break;
    case CANNOT: note(upgrader, key, true, row->key, row->note); break;
    }
}

static void apply_in(Upgrader *upgrader, const Node *map, const Row *row) {
    const Node *key = map && map->kind == NODE_MAP ? node_key(map, row->key) : NULL;
    if (key) apply(upgrader, map, key, row);
}

static void apply_row(Upgrader *upgrader, const Node *root, const Row *row) {
    const Node *section = row->section[0] ? node_map(root, row->section) : root;
    if (!section) return;
    if (row->where == SECTION)
        apply_in(upgrader, section, row);
    else
        for (const Node *thing = section->first; thing; thing = thing->next) apply_in(upgrader, thing->value, row);
}

/* --- the new text --- */

static int by_place(const void *a, const void *b) {
    const Edit *x = a, *y = b;
    return x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to);
}

/* Notes move with their lines. */
static void move_notes(MoatUpgradeNotes *notes, const int before[MOAT_UPGRADE_NOTES], int line, int lines) {
    for (int i = 0; i < notes->count; i++)
        if (before[i] > line) notes->note[i].line += lines;
}

static bool write_edited(Upgrader *upgrader, MoatBytes *text) {
    Writer writer = {.to = text};
    const char *bytes = upgrader->source->bytes;
    int at = 0, line = 1, before[MOAT_UPGRADE_NOTES];
    for (int i = 0; i < upgrader->notes->count; i++) before[i] = upgrader->notes->note[i].line;
    qsort(upgrader->edit, (size_t)upgrader->edits, sizeof upgrader->edit[0], by_place);
    for (int i = 0; i < upgrader->edits; i++) {
        const Edit *next = &upgrader->edit[i];
        int lines = 0;
        if (next->from < at) return false; /* two changes of one place */
        for (int k = at; k < next->to; k++) line += bytes[k] == '\n';
        for (int k = next->from; k < next->to; k++) lines -= bytes[k] == '\n';
        for (const char *c = next->text; *c; c++) lines += *c == '\n';
        write_text(&writer, bytes + at, next->from - at);
        write_text(&writer, next->text, (int)strlen(next->text));
        at = next->to;
        move_notes(upgrader->notes, before, line, lines);
    }
    write_text(&writer, bytes + at, upgrader->source->size - at);
    return !writer.failed;
}

static MoatUpgrade upgrade(Loader *loader, Upgrader *upgrader, MoatBytes *text) {
    const Node *root = loader->source[0].root, *format = node_value(root, "format");
    int from = format && strlen(format->text) == 1 ? format->text[0] - '0' : -1;
    if (from == FORMAT_NOW) return MOAT_UPGRADE_NONE;
    if (from < 0 || from > FORMAT_NOW) {
        hint(loader, "begin the file with format: 0 if it is of the draft");
        problem(loader, PROBLEM_FORMAT, format ? spot_of(format) : spot_at(0, 1, 1), "the format of this file is not known%s%s%s",
            format ? ": '" : "", format ? shown(format->text).text : "", format ? "'" : "");
        return MOAT_UPGRADE_CANNOT;
    }
    edit(upgrader, begin_of(upgrader, format), end_of(upgrader, format), "%d", FORMAT_NOW);
    for (int i = 0; i < ROWS; i++)
        if (rows[i].from >= from) apply_row(upgrader, root, &rows[i]);
    if (upgrader->cannot || !write_edited(upgrader, text)) return MOAT_UPGRADE_CANNOT;
    return upgrader->notes->count ? MOAT_UPGRADE_LOOK : MOAT_UPGRADE_DONE;
}

MoatUpgrade moat_level_upgrade(const char *path, MoatProblems *problems, MoatUpgradeNotes *notes, MoatBytes *text) {
    Loader loader;
    Upgrader *upgrader = calloc(1, sizeof *upgrader);
    MoatUpgrade result = MOAT_UPGRADE_CANNOT;
    *notes = (MoatUpgradeNotes){0};
    *text = (MoatBytes){0};
    loader_begin(&loader, path, problems);
    if (!upgrader) out_of_memory(&loader);
    if (upgrader && loader.source[0].bytes && read_tree(&loader, 0)) {
        upgrader->source = &loader.source[0];
        upgrader->notes = notes;
        result = upgrade(&loader, upgrader, text);
    }
    if (result == MOAT_UPGRADE_CANNOT) moat_bytes_free(text);
    arena_free(&loader.arena);
    free(upgrader);
    return result;
}
