/* load.c - the way from a file to rules. */
#include "loader.h"
#include "utf8.h"
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

void source_name(Source *source, const char *path) {
    char name[sizeof source->path * 4];
    int length = text_safe(name, sizeof name, path, strlen(path)), room = (int)sizeof source->name - 1,
        skip = length > room ? length - room + 3 : 0;
    while (skip && ((unsigned char)name[skip] & 0xC0) == 0x80) skip++;
    snprintf(source->name, sizeof source->name, "%s%s", skip ? "..." : "", name + skip);
}

/* --- rules --- */

/* What the words of a tree need, however each is used. */
static size_t words_size(const Node *node) {
    size_t size = node->kind == NODE_VALUE ? (size_t)node->size + 1 : 0;
    for (const Node *part = node->first; part; part = part->next) {
        if (node->kind == NODE_MAP && strcmp(part->text, "source") == 0) size += SOURCE_BYTES;
        const Node *inner = node->kind == NODE_MAP ? part->value : part;
        if (inner) size += words_size(inner);
    }
    return size;
}

static int nodes_under(const Node *node) {
    int count = 1;
    for (const Node *part = node->first; part; part = part->next) {
        const Node *inner = node->kind == NODE_MAP ? part->value : part;
        count += 1 + (inner ? nodes_under(inner) : 0);
    }
    return count;
}

static bool rules_begin(Loader *loader, const Node *root) {
    MoatRules *rules = loader->rules = calloc(1, sizeof *rules);
    size_t words = words_size(root) + 1;
    int nodes = nodes_under(root), most = nodes < INT16_MAX ? nodes : INT16_MAX;
    if (rules) {
        rules->term = malloc((size_t)most * sizeof *rules->term);
        rules->effect = malloc((size_t)most * sizeof *rules->effect);
        rules->words = malloc(words);
        if (node_map(root, "lesson")) rules->lesson = calloc(1, sizeof *rules->lesson);
    }
    loader->term_node = arena_take(&loader->arena, (size_t)most * sizeof *loader->term_node);
    loader->effect_node = arena_take(&loader->arena, (size_t)most * sizeof *loader->effect_node);
    if (!rules || !rules->term || !rules->effect || !rules->words || !loader->term_node || !loader->effect_node ||
        (node_map(root, "lesson") && !rules->lesson)) {
        out_of_memory(loader);
        return false;
    }
    loader->terms_room = loader->effects_room = most;
    loader->words_next = rules->words;
    loader->words_end = rules->words + words;
    return true;
}

/* Gives back what was taken for the worst case. The words stay, because texts point into them. */
static void rules_trim(MoatRules *rules) {
    MoatTerm *term = realloc(rules->term, (size_t)(rules->terms + 1) * sizeof *term);
    MoatEffect *effect = realloc(rules->effect, (size_t)(rules->effects + 1) * sizeof *effect);
    if (term) rules->term = term;
    if (effect) rules->effect = effect;
}

static void rules_read(Loader *loader, Node *root) {
    Place place = place_of(PLACE_LEVEL);
    const Node *abstract = node_find(loader->source[0].root, "abstract");
    if (abstract && abstract->kind == NODE_VALUE) boolean_read(loader, abstract, "abstract", &loader->abstract);
    keys_check(loader, root, &place, NULL);
    header_read(loader, root);
    things_read(loader, root);
    sections_read(loader, root);
    tenders_read(loader, root);
    events_read(loader, root);
    schedule_read(loader, root);
    doctrines_read(loader, root);
    lesson_read(loader, root);
    opponents_read(loader, root);
    tests_read(loader, root);
    series_read(loader, root);
    level_check(loader, root);
}

/* --- loading --- */

static bool failed(const Loader *loader, int errors_before) {
    return loader->problems->errors > errors_before || loader->problems->out_of_memory;
}

static MoatRules *finish(Loader *loader, int errors_before) {
    MoatRules *rules = loader->rules;
    bool good = rules && !failed(loader, errors_before);
    if (good && loader->abstract) {
        hint(loader, "play a level that extends it");
        problem(loader, PROBLEM_ABSTRACT, spot_of(node_key(loader->source[0].root, "abstract")),
            "this level is only there to be extended; it cannot be played");
    }
    problems_sort(loader);
    arena_free(&loader->arena);
    if (good && !loader->abstract) {
        rules_trim(rules);
        moat_rules_finish(rules);
        rules->hash = level_hash(rules);
        return rules;
    }
    moat_rules_free(rules);
    return NULL;
}

static MoatRules *load(Loader *loader, const char *const *folders) {
    int before = loader->problems->errors;
    Node *root = loader->source[0].bytes && read_tree(loader, 0) ? inherit(loader, folders) : NULL;
    if (root && !loader->problems->out_of_memory && rules_begin(loader, root)) rules_read(loader, root);
    if (loader->rules && loader->writer && !failed(loader, before)) resolve_write(loader->writer, root);
    return finish(loader, before);
}

void loader_begin(Loader *loader, const char *path, MoatProblems *problems) {
    *loader = (Loader){.problems = problems, .before = problems->kept, .sources = 1};
    Source *source = &loader->source[0];
    source_name(source, path);
    if (snprintf(source->path, sizeof source->path, "%s", path) >= (int)sizeof source->path)
        problem(loader, PROBLEM_CANNOT_READ, spot_at(0, 0, 0), "the path of the file is too long");
    else
        read_file(loader, 0);
}

MoatRules *level_load(const char *path, const char *const *folders, MoatProblems *problems, Writer *writer) {
    Loader loader;
    loader_begin(&loader, path, problems);
    loader.writer = writer;
    return load(&loader, folders);
}

MoatRules *moat_level_load(const char *path, const char *const *folders, MoatProblems *problems) {
    return level_load(path, folders, problems, NULL);
}

bool moat_level_resolve(const char *path, const char *const *folders, bool origins, MoatProblems *problems, MoatBytes *yaml) {
    Loader loader;
    Writer writer = {.to = yaml, .loader = origins ? &loader : NULL};
    int before = problems->errors;
    *yaml = (MoatBytes){0};
    loader_begin(&loader, path, problems);
    loader.writer = &writer;
    moat_rules_free(load(&loader, folders));
    problems->out_of_memory = problems->out_of_memory || writer.failed;
    if (yaml->bytes && problems->errors == before && !problems->out_of_memory) return true;
    moat_bytes_free(yaml);
    return false;
}

int moat_level_files(const char *path, const char *const *folders, char files[MOAT_LEVEL_FILES][1024]) {
    Loader loader;
    MoatProblems problems = {0};
    loader_begin(&loader, path, &problems);
    if (loader.source[0].bytes && read_tree(&loader, 0)) inherit(&loader, folders);
    for (int i = 0; i < loader.sources; i++) snprintf(files[i], sizeof files[i], "%s", loader.source[i].path);
    arena_free(&loader.arena);
    moat_problems_free(&problems);
    return loader.sources;
}

MoatRules *moat_level_parse(const char *name, const char *bytes, int size, const char *const *folders, MoatProblems *problems) {
    Loader loader = {.problems = problems, .before = problems->kept, .sources = 1};
    source_name(&loader.source[0], name);
    loader.source[0].bytes = bytes;
    loader.source[0].size = size;
    return load(&loader, folders);
}

/* --- trees --- */

/* What was taken is handed to the caller, also when there is no tree. */
static Node *tree_of(Loader *loader, Arena *arena) {
    Node *root = loader->source[0].bytes && read_tree(loader, 0) ? loader->source[0].root : NULL;
    problems_sort(loader);
    *arena = loader->arena;
    return loader->problems->out_of_memory || loader->source[0].errors ? NULL : root;
}

Node *tree_parse(const char *name, const char *bytes, int size, Arena *arena, MoatProblems *problems) {
    Loader loader = {.problems = problems, .before = problems->kept, .sources = 1, .arena = *arena};
    source_name(&loader.source[0], name);
    loader.source[0].bytes = bytes;
    loader.source[0].size = size;
    return tree_of(&loader, arena);
}

Node *tree_load(const char *path, Arena *arena, const char **bytes, int *size, MoatProblems *problems) {
    Loader loader = {.problems = problems, .before = problems->kept, .sources = 1, .arena = *arena};
    Source *source = &loader.source[0];
    source_name(source, path);
    if (snprintf(source->path, sizeof source->path, "%s", path) >= (int)sizeof source->path)
        problem(&loader, PROBLEM_CANNOT_READ, spot_at(0, 0, 0), "the path of the file is too long");
    else
        read_file(&loader, 0);
    Node *root = tree_of(&loader, arena);
    if (bytes) *bytes = source->bytes;
    if (size) *size = source->size;
    return root;
}
