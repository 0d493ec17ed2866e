/* tree.h - a YAML file as a small tree of our own: values, lists and mappings, each with its place in its file. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Memory that is given back all at once. */
typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    ArenaBlock *block;
} Arena;
/* Zeroed memory for any type; NULL when there is none left. */
void *arena_take(Arena *arena, size_t size);
void arena_free(Arena *arena);
/* What was taken from the other is now of this one; the other is empty. */
void arena_join(Arena *arena, Arena *other);

typedef enum NodeKind { NODE_VALUE, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
struct Node {
    uint8_t kind;             /* a NodeKind */
    uint8_t source;           /* index of the file it came from: after inheritance the parts of a tree come from several */
    bool quoted;              /* of values: plain ones may be numbers or true and false */
    bool passed;              /* passed over in silence: what it speaks of was removed, or lies outside the calendar */
    bool used;                /* of ids that others name: somebody does */
    uint32_t hash;            /* of text */
    int line, column;         /* from 1; columns count characters */
    int end_line, end_column; /* of its last character */
    int size;                 /* bytes of text, entries of a list, keys of a mapping */
    const char *text;         /* of values and keys: UTF-8, ends with 0, holds no other 0. "" for lists and mappings */
    Node *first, *last;       /* entries of a list, keys of a mapping */
    Node *next;
    Node *value; /* of a key; NULL when what stood there was refused */
};

/* The key of a mapping, or NULL. */
Node *node_key(const Node *map, const char *key);
/* The value of a key of a mapping, or NULL when there is none. `map` may be NULL. */
Node *node_find(const Node *map, const char *key);
/* The same when it has that kind. */
Node *node_find_kind(const Node *map, const char *key, NodeKind kind);
static inline Node *node_value(const Node *map, const char *key) { return node_find_kind(map, key, NODE_VALUE); }
static inline Node *node_list(const Node *map, const char *key) { return node_find_kind(map, key, NODE_LIST); }
static inline Node *node_map(const Node *map, const char *key) { return node_find_kind(map, key, NODE_MAP); }
void node_append(Node *parent, Node *child);
uint32_t node_hash(const char *text);

/* load.c: the tree of one file as it stands, before inheritance and without its meaning being checked. NULL when it cannot be read:
 * `problems` says why. `bytes` outlive the tree; it lies in the arena. */
struct MoatProblems;
Node *tree_parse(const char *name, const char *bytes, int size, Arena *arena, struct MoatProblems *problems);
/* The same from a file; its bytes lie in the arena too, and are given when `bytes` is not NULL. */
Node *tree_load(const char *path, Arena *arena, const char **bytes, int *size, struct MoatProblems *problems);
