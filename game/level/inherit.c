/* inherit.c - extends:, remove: and the merge of trees. Every node keeps its file, so that problems name the right one. */
#include "loader.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* --- finding --- */

static bool readable(const char *path) { return access(path, R_OK) == 0; }

static bool path_join(char *path, size_t room, const char *folder, int folder_size, const char *id) {
    int size = snprintf(path, room, "%.*s/%s.yaml", folder_size, folder, id);
    return size > 0 && size < (int)room;
}

/* Beside the file that names it, then in the folders. */
static bool find_parent(const Source *child, const char *const *folders, const char *id, char *path, size_t room) {
    const char *slash = strrchr(child->path, '/');
    if (child->path[0]) {
        bool joined = slash ? path_join(path, room, child->path, (int)(slash - child->path), id) : path_join(path, room, ".", 1, id);
        if (joined && readable(path)) return true;
    }
    for (; folders && *folders; folders++)
        if (path_join(path, room, *folders, (int)strlen(*folders), id) && readable(path)) return true;
    return false;
}

static bool extended_already(const Loader *loader, const char *id) {
    for (int i = 0; i < loader->sources; i++) {
        const Node *other = node_value(loader->source[i].root, "id");
        if (other && strcmp(other->text, id) == 0) return true;
    }
    return false;
}

static bool read_parent(Loader *loader, const Node *extends, const char *const *folders) {
    Spot spot = spot_of(extends);
    const char *id = extends->text;
    if (extends->kind != NODE_VALUE || !id_check(loader, extends, "level")) return false;
    if (extended_already(loader, id)) return problem(loader, PROBLEM_CYCLE, spot, "'%s' would extend itself", id);
    if (loader->sources > LEVEL_PARENTS)
        return problem(loader, PROBLEM_CYCLE, spot, "too many levels extend one another; the limit is %d", LEVEL_PARENTS);
    Source *source = &loader->source[loader->sources];
    if (!find_parent(&loader->source[loader->sources - 1], folders, id, source->path, sizeof source->path)) {
        hint(loader, "put %s.yaml beside this file", id);
        return problem(loader, PROBLEM_PARENT, spot, "the level '%s' that this one extends was not found", id);
    }
    source_name(source, source->path);
    loader->sources++;
    return read_file(loader, loader->sources - 1) && read_tree(loader, loader->sources - 1);
}

/* --- removing --- */

static const char *entry_id(const Node *entry) {
    const Node *id = node_value(entry, "id");
    return id ? id->text : "";
}

static bool take_away(Node *section, const char *id) {
    Node *before = NULL;
    for (Node *node = section->first; node; before = node, node = node->next) {
        if (strcmp(section->kind == NODE_MAP ? node->text : entry_id(node), id) != 0) continue;
        if (before) before->next = node->next;
        if (section->first == node) section->first = node->next;
        if (section->last == node) section->last = before;
        section->size--;
        return true;
    }
    return false;
}

static void remove_id(Loader *loader, Node *section, const Node *id, const char *what) {
    if (id->kind == NODE_VALUE && section && take_away(section, id->text)) return;
    Nearest nearest = {.word = id->text};
    for (const Node *node = section ? section->first : NULL; node && problem_wanted(loader, id->source); node = node->next)
        nearest_offer(&nearest, section->kind == NODE_MAP ? node->text : entry_id(node));
    if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_REMOVE, spot_of(id), "there is no '%s' to remove from %s", shown(id->text).text, what);
}

/* The list or mapping that holds the ids of a section; tenders keep theirs in a pool. */
static Node *ids_of(const Node *root, const char *section) {
    Node *node = node_find(root, section);
    if (node && strcmp(section, "tenders") == 0) node = node_find(node, "pool");
    return node && node->kind != NODE_VALUE ? node : NULL;
}

static void remove_all(Loader *loader, Node *parent, const Node *remove) {
    for (const Node *key = remove ? remove->first : NULL; key; key = key->next)
        for (const Node *id = key->value && key->value->kind == NODE_LIST ? key->value->first : NULL; id; id = id->next)
            remove_id(loader, ids_of(parent, key->text), id, key->text);
}

bool removed(const Loader *loader, const char *section, const char *id) {
    for (int i = 0; i < loader->sources; i++) {
        const Node *list = node_list(loader->source[i].remove, section);
        for (const Node *entry = list ? list->first : NULL; entry; entry = entry->next)
            if (strcmp(entry->text, id) == 0) return true;
    }
    return false;
}

/* --- merging --- */

static bool has_ids(const Node *list) {
    if (list->kind != NODE_LIST || !list->first) return false;
    for (const Node *entry = list->first; entry; entry = entry->next)
        if (!node_value(entry, "id")) return false;
    return true;
}

static bool is_text(const Node *map) {
    for (const Node *key = map->first; key; key = key->next)
        if (!is_language(key->text)) return false;
    return map->first != NULL;
}

/* Texts are replaced whole, too: a French title of the parent would not translate the child's English one. */
static bool replaced_whole(const char *key, const Node *value) { return key_replaces(key) || (value->kind == NODE_MAP && is_text(value)); }

/* Problems of what was merged are shown where the child speaks of it. */
static void move_to(Node *node, const Node *to) {
    node->source = to->source;
    node->line = to->line;
    node->column = to->column;
    node->end_line = to->end_line;
    node->end_column = to->end_column;
}

static void merge(Node *parent, Node *child);

static void merge_entries(Node *parent, Node *child) {
    for (Node *entry = child->first, *next; entry; entry = next) {
        Node *same = parent->first;
        next = entry->next;
        while (same && strcmp(entry_id(same), entry_id(entry)) != 0) same = same->next;
        /* An id that stands twice in the child is left twice, to be told of later. */
        if (same && same->source != entry->source)
            merge(same, entry);
        else
            node_append(parent, entry);
    }
}

static void merge_key(Node *parent, Node *key) {
    Node *same = node_key(parent, key->text), *old = same ? same->value : NULL, *new = key->value;
    if (!same) {
        node_append(parent, key);
        return;
    }
    move_to(same, key);
    bool both = old && new && old->kind == new->kind && !replaced_whole(key->text, new);
    if (both && new->kind == NODE_MAP)
        merge(old, new);
    else if (both && has_ids(old) && has_ids(new))
        merge_entries(old, new);
    else
        same->value = new;
}

static void merge(Node *parent, Node *child) {
    move_to(parent, child);
    /* An event happens once or rests: what the child says of it undoes what the parent said. */
    if (node_key(child, "rest")) take_away(parent, "once");
    if (node_key(child, "once")) take_away(parent, "rest");
    for (Node *key = child->first, *next; key; key = next) {
        next = key->next;
        merge_key(parent, key);
    }
}

static void check_remove(Loader *loader, int source) {
    Node *remove = node_map(loader->source[source].root, "remove");
    Place place = place_of(PLACE_REMOVE);
    loader->source[source].remove = remove;
    if (remove) keys_check(loader, remove, &place, node_key(loader->source[source].root, "remove"));
}

/* Whatever the level inherits would be missed if this key were misspelled. */
static void mend_extends(Loader *loader, const Node *root) {
    for (Node *key = node_key(root, "extends") ? NULL : root->first; key; key = key->next)
        if (text_distance(key->text, "extends", 2) <= 2) {
            hint(loader, "did you mean 'extends'?");
            problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "unknown key '%s' in a level", shown(key->text).text);
            key->text = "extends";
            return;
        }
}

Node *inherit(Loader *loader, const char *const *folders) {
    for (int i = 0; i < loader->sources; i++) {
        if (!file_check(loader, i)) return NULL;
        check_remove(loader, i);
        mend_extends(loader, loader->source[i].root);
        const Node *extends = node_find(loader->source[i].root, "extends");
        if (extends && !read_parent(loader, extends, folders)) return NULL;
    }
    Node *tree = loader->source[loader->sources - 1].root;
    for (int i = loader->sources - 2; i >= 0; i--) {
        static const char *const own[] = {"extends", "remove", "abstract", "id", "format", "tests", "validation"};
        for (size_t k = 0; k < sizeof own / sizeof *own; k++) take_away(tree, own[k]);
        remove_all(loader, tree, loader->source[i].remove);
        merge(tree, loader->source[i].root);
    }
    return tree;
}
