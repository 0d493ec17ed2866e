/* defaults.c - values of base.yaml, and YAML as JSON. */
#include "defaults.h"
#include "loader.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool defaults_begin(Defaults *defaults, const char *path) {
    MoatProblems problems = {0};
    *defaults = (Defaults){0};
    if (!path) return true;
    defaults->root = tree_load(path, &defaults->arena, NULL, NULL, &problems);
    moat_problems_free(&problems);
    if (!defaults->root) arena_free(&defaults->arena);
    return defaults->root != NULL;
}

void defaults_end(Defaults *defaults) { arena_free(&defaults->arena); }

const Node *defaults_find(const Defaults *defaults, const char *section, const char *key) {
    const Node *map = section && *section ? node_map(defaults->root, section) : NULL;
    return node_find(map, key);
}

/* --- YAML as JSON --- */

/* A plain scalar that JSON would read as the same number. */
static bool is_number(const char *text) {
    text += *text == '-';
    if (!isdigit((unsigned char)*text) || (text[0] == '0' && isdigit((unsigned char)text[1]))) return false;
    text += strspn(text, "0123456789");
    if (*text == '.' && isdigit((unsigned char)text[1])) text += 1 + strspn(text + 1, "0123456789");
    return !*text;
}

static void write_node(Json *json, const Node *node) {
    bool plain = node->kind == NODE_VALUE && !node->quoted;
    if (node->kind == NODE_LIST) {
        json_open_flat(json, '[');
        for (const Node *entry = node->first; entry; entry = entry->next) write_node(json, entry);
        json_close(json, ']');
    } else if (node->kind == NODE_MAP) {
        json_open_flat(json, '{');
        for (const Node *key = node->first; key; key = key->next) {
            json_key(json, key->text);
            if (key->value)
                write_node(json, key->value);
            else
                json_raw(json, "null");
        }
        json_close(json, '}');
    } else if (plain && (is_number(node->text) || strcmp(node->text, "true") == 0 || strcmp(node->text, "false") == 0))
        json_raw(json, node->text);
    else
        json_text(json, node->text);
}

bool defaults_write(const Defaults *defaults, Json *json, const char *section, const char *key) {
    const Node *value = defaults_find(defaults, section, key);
    bool shown = value && value->kind != NODE_MAP && strcmp(key, "source") != 0 && strcmp(key, "pool") != 0;
    if (!shown) return false;
    json_key(json, "default");
    write_node(json, value);
    return true;
}

void value_write(Json *json, const char *yaml) {
    char text[256];
    Arena arena = {0};
    MoatProblems problems = {0};
    int size = snprintf(text, sizeof text, "value: %s\n", yaml);
    const Node *root = tree_parse("value", text, size, &arena, &problems), *value = node_find(root, "value");
    if (value)
        write_node(json, value);
    else
        json_text(json, yaml);
    moat_problems_free(&problems);
    arena_free(&arena);
}

/* --- ranges --- */

Range range_words(const KeyRow *row) {
    static const char *const unit[] = {[MOAT_UNIT_NUMBER] = "Number",
        [MOAT_UNIT_SHARE] = "Share",
        [MOAT_UNIT_MONEY] = "Money in billions (bn)",
        [MOAT_UNIT_CHIPS] = "Millions of accelerators (M)",
        [MOAT_UNIT_POINTS] = "Points",
        [MOAT_UNIT_QUARTERS] = "Quarters",
        [MOAT_UNIT_TIER] = "Tier",
        [MOAT_UNIT_FLAG] = "true or false"};
    Range range = {""};
    bool many = row->type == KEY_NUMBERS || row->type == KEY_BY_BLOC || row->type == KEY_BY_SEGMENT;
    if (row->type == KEY_TEXT)
        snprintf(range.text, sizeof range.text, "At most %d cells wide", row->high);
    else if (row->unit == MOAT_UNIT_FLAG && row->type == KEY_FLAG)
        snprintf(range.text, sizeof range.text, "true or false");
    else if (row->type == KEY_ENTRIES || row->type == KEY_THINGS || row->type == KEY_OFFERS || row->type == KEY_LIST)
        snprintf(range.text, sizeof range.text, "%d to %d of them", row->low, row->high);
    else if (many || row->type == KEY_NUMBER || row->type == KEY_WHOLE)
        snprintf(range.text, sizeof range.text, "%s, %s%s to %s", unit[row->unit], row->whole ? "whole, " : "",
            number_bound(row->low, row->unit).text, number_bound(row->high, row->unit).text);
    return range;
}
