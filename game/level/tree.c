/* tree.c - memory and handling of trees. Every allocation of a file's tree goes through arena_take. */
#include "tree.h"
#include "utf8.h"
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 256 * 1024 };
struct ArenaBlock {
    ArenaBlock *next;
    size_t used, room;
    max_align_t bytes[];
};

void *arena_take(Arena *arena, size_t size) {
    size_t need = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    ArenaBlock *block = arena->block;
    if (!block || block->room - block->used < need) {
        size_t room = need > BLOCK ? need : BLOCK;
        block = calloc(1, sizeof *block + room);
        if (!block) return NULL;
        block->room = room;
        block->next = arena->block;
        arena->block = block;
    }
    void *taken = (char *)block->bytes + block->used;
    block->used += need;
    return taken;
}

void arena_free(Arena *arena) {
    while (arena->block) {
        ArenaBlock *next = arena->block->next;
        free(arena->block);
        arena->block = next;
    }
}

/* The block that has room stays the first. */
void arena_join(Arena *arena, Arena *other) {
    ArenaBlock **end = &arena->block;
    if (*end) end = &(*end)->next;
    ArenaBlock *rest = *end;
    *end = other->block;
    while (*end) end = &(*end)->next;
    *end = rest;
    other->block = NULL;
}

uint32_t node_hash(const char *text) {
    uint32_t hash = 2166136261u;
    for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

Node *node_key(const Node *map, const char *key) {
    if (!map || map->kind != NODE_MAP) return NULL;
    for (Node *node = map->first; node; node = node->next)
        if (same_word(node->text, key)) return node;
    return NULL;
}

Node *node_find(const Node *map, const char *key) {
    const Node *found = node_key(map, key);
    return found ? found->value : NULL;
}

Node *node_find_kind(const Node *map, const char *key, NodeKind kind) {
    Node *found = node_find(map, key);
    return found && found->kind == kind ? found : NULL;
}

void node_append(Node *parent, Node *child) {
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->size++;
}
