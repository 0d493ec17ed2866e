/* lists.c - things and entries with ids. */
#include "loader.h"
#include <string.h>

static const char *record_id(const void *records, size_t stride, int i) { return (const char *)records + stride * (size_t)i; }

int id_find(const void *records, int count, size_t stride, const char *id) {
    for (int i = 0; i < count; i++)
        if (strcmp(record_id(records, stride, i), id) == 0) return i;
    return -1;
}

int id_index(Loader *loader, const void *records, int count, size_t stride, const Node *node, const char *what) {
    int found = id_find(records, count, stride, node->text);
    if (found >= 0 || count == 0) return found;
    Nearest nearest = {.word = node->text};
    for (int i = 0; i < count && problem_wanted(loader, node->source); i++) nearest_offer(&nearest, record_id(records, stride, i));
    if (nearest.best)
        hint(loader, "did you mean '%s'?", nearest.best);
    else if (count <= 4)
        hint(loader, "there are: %s%s%s%s%s%s%s", record_id(records, stride, 0), count > 1 ? ", " : "",
            count > 1 ? record_id(records, stride, 1) : "", count > 2 ? ", " : "", count > 2 ? record_id(records, stride, 2) : "",
            count > 3 ? ", " : "", count > 3 ? record_id(records, stride, 3) : "");
    if (node->kind != NODE_VALUE)
        problem(loader, PROBLEM_SHAPE, spot_of(node), "the id of %s was expected", a_word(what).text);
    else
        problem(loader, PROBLEM_NOT_DEFINED, spot_of(node), "there is no %s '%s'", what, shown(node->text).text);
    return -1;
}

int bloc_index(Loader *loader, const Node *node) {
    const MoatThing *bloc = loader->rules->bloc;
    return id_index(loader, bloc, bloc[1].id[0] ? 2 : bloc[0].id[0] ? 1 : 0, sizeof *bloc, node, "bloc");
}

int market_index(Loader *loader, const Node *node) {
    return id_index(loader, loader->rules->market, loader->rules->markets, sizeof(MoatThing), node, "market");
}

int segment_index(Loader *loader, const Node *node) {
    return id_index(loader, loader->rules->segment, loader->rules->segments, sizeof(MoatThing), node, "segment");
}

static bool entry_good(Loader *loader, const Node *list, const Node *entry, const char *what) {
    if (entry->kind != NODE_MAP) {
        hint(loader, "begin with '- id: ...'");
        return problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of this list must be a mapping: %s", what);
    }
    const Node *id = node_find(entry, "id");
    if (id && id->kind != NODE_VALUE) {
        hint(loader, "as in id: my-%s", strrchr(what, ' ') ? strrchr(what, ' ') + 1 : what);
        return problem(
            loader, PROBLEM_SHAPE, spot_of(id), "'id' must be a single word, found %s", id->kind == NODE_LIST ? "a list" : "a mapping");
    }
    if (!id) {
        hint(loader, "begin with '- id: ...'");
        return problem(loader, PROBLEM_MISSING, spot_of(entry), "this %s has no id", what);
    }
    for (const Node *other = list->first; other && other != entry; other = other->next) {
        const Node *same = node_value(other, "id");
        if (same && same->hash == id->hash && strcmp(same->text, id->text) == 0)
            return problem(
                loader, PROBLEM_DUPLICATE_ID, spot_of(id), "the id '%s' was already used on line %d", shown(id->text).text, same->line);
    }
    id_check(loader, id, what);
    return true;
}

int entries_check(Loader *loader, Node *list, const char *what, int most) {
    Node **link = &list->first, *last = NULL;
    int count = 0;
    for (Node *entry; (entry = *link);) {
        bool good = entry_good(loader, list, entry, what);
        if (good && count == most) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "there are too many entries of the kind %s; the limit is %d", what, most);
            entry->next = NULL;
            good = false;
        }
        if (good) {
            last = entry;
            link = &entry->next;
            count++;
        } else
            *link = entry->next;
    }
    list->last = last;
    list->size = count;
    return count;
}
