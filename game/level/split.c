/* split.c - most time of loading passes in libyaml, which reads a file from its beginning to its end. But a level is one mapping, and its
 * keys stand in the first column: it can be cut above any of them, and the pieces be read at the same time, each as a mapping of its own.
 * Whatever could mean something else in pieces than in one (quotes, brackets, blocks that run across a cut; a second document) is an error
 * or an event that read_piece refuses, and the file is then read in one piece, so that every message is what it always was. */
#include "split.h"
#ifdef __linux__
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES = 16, WORKERS = 4, PIECE_BYTES = 3072, STACK_BYTES = 256 * 1024 };

/* The pieces, the largest first. Whoever is free takes the next: a thread that waits for a processor holds nobody up. */
typedef struct Work {
    Piece *piece[PIECES];
    int pieces, source;
    atomic_int next;
} Work;

/* Each worker has a loader of its own: nothing is written that another reads, but the count of what was taken. */
typedef struct Worker {
    Work *work;
    Loader loader;
    MoatProblems problems;
    bool good, started;
    pthread_t thread;
} Worker;

/* --- cutting --- */

static int processors(void) {
    cpu_set_t ours;
    return sched_getaffinity(0, sizeof ours, &ours) == 0 ? CPU_COUNT(&ours) : 1;
}

static bool begins_key(const char *line) { return *line >= 'a' && *line <= 'z'; }

/* Cuts above keys, into pieces that pay; returns how many. Lines end as the files of this house do: no others are cut. */
static int cut(const Source *file, Piece piece[PIECES]) {
    const char *at = file->bytes, *end = at + file->size;
    int count = 0, lines = 0;
    if (memchr(at, '\r', (size_t)file->size)) return 0;
    piece[count++] = (Piece){.bytes = at};
    bool keyed = false; /* what stands above the first key is no piece */
    for (const char *next; (next = memchr(at, '\n', (size_t)(end - at))) != NULL; at = next + 1, lines++) {
        Piece *last = &piece[count - 1];
        if (!begins_key(at)) continue;
        if (keyed && at - last->bytes >= PIECE_BYTES && count < PIECES) {
            last->size = (int)(at - last->bytes);
            piece[count++] = (Piece){.bytes = at, .line = lines};
        }
        keyed = true;
    }
    piece[count - 1].size = (int)(end - piece[count - 1].bytes);
    return count;
}

static void lay_out(Work *work, Piece *piece, int pieces) {
    for (int i = 0; i < pieces; i++) {
        int at = i;
        for (; at > 0 && work->piece[at - 1]->size < piece[i].size; at--) work->piece[at] = work->piece[at - 1];
        work->piece[at] = &piece[i];
    }
    work->pieces = pieces;
}

/* --- reading --- */

static void *take_pieces(void *given) {
    Worker *worker = given;
    Work *work = worker->work;
    worker->good = true;
    for (int i; worker->good && (i = atomic_fetch_add(&work->next, 1)) < work->pieces;)
        worker->good = read_piece(&worker->loader, work->source, work->piece[i]);
    if (!worker->good) atomic_store(&work->next, work->pieces); /* the others need not go on */
    return NULL;
}

/* Signals are for the thread that has begun this. */
static bool start(Worker *worker, const pthread_attr_t *small) {
    sigset_t all, before;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return false;
    bool started = pthread_create(&worker->thread, small, take_pieces, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* All but the first are threads. One that cannot be had leaves more to the others. */
static bool work_all(Worker *worker, int workers) {
    pthread_attr_t small;
    bool threads = pthread_attr_init(&small) == 0 && pthread_attr_setstacksize(&small, STACK_BYTES) == 0, good = true;
    for (int w = 1; w < workers && threads; w++) worker[w].started = start(&worker[w], &small);
    take_pieces(&worker[0]);
    for (int w = 0; w < workers; w++) {
        if (worker[w].started) pthread_join(worker[w].thread, NULL);
        good = good && (worker[w].good || (w > 0 && !worker[w].started));
    }
    if (threads) pthread_attr_destroy(&small);
    return good;
}

/* --- joining --- */

static bool stands_in(const Node *map, const Node *key) {
    for (const Node *other = map->first; other; other = other->next)
        if (other->hash == key->hash && strcmp(other->text, key->text) == 0) return true;
    return false;
}

/* Looks and changes nothing. */
static bool fit(const Piece *piece, int pieces) {
    int nodes = 1 - pieces, keys = 0; /* the pieces' mappings are one */
    for (int i = 0; i < pieces; i++) {
        nodes += piece[i].nodes;
        keys += piece[i].root->size;
        for (const Node *key = piece[i].root->first; key; key = key->next)
            for (int j = 0; j < i; j++)
                if (stands_in(piece[j].root, key)) return false;
    }
    return nodes <= LEVEL_NODES && keys <= LEVEL_KEYS;
}

static void join(Source *file, const Piece *piece, int pieces) {
    file->root = piece[0].root;
    for (int i = 0; i < pieces; i++) {
        if (piece[i].spanning.line) file->spanning = piece[i].spanning;
        for (Node *key = i > 0 ? piece[i].root->first : NULL, *next; key; key = next) {
            next = key->next;
            node_append(file->root, key);
        }
    }
}

static Worker *hire(const Source *file, Work *work, int workers) {
    Worker *worker = calloc((size_t)workers, sizeof *worker);
    for (int w = 0; w < workers && worker; w++) {
        worker[w].work = work;
        worker[w].loader.problems = &worker[w].problems;
        worker[w].loader.source[work->source].bytes = file->bytes;
        worker[w].loader.source[work->source].size = file->size;
    }
    return worker;
}

bool read_pieces(Loader *loader, int source) {
    Source *file = &loader->source[source];
    Piece piece[PIECES];
    Work work = {.source = source};
    int workers = loader->workers ? loader->workers : file->size < LEVEL_PIECES ? 1 : processors();
    int pieces = workers > 1 ? cut(file, piece) : 0;
    if (workers > WORKERS) workers = WORKERS;
    if (workers > pieces) workers = pieces;
    Worker *worker = workers > 1 ? hire(file, &work, workers) : NULL;
    if (!worker) return false;
    lay_out(&work, piece, pieces);
    bool good = work_all(worker, workers) && fit(piece, pieces);
    if (good) join(file, piece, pieces);
    for (int w = 0; w < workers; w++) {
        if (good) arena_join(&loader->arena, &worker[w].loader.arena);
        arena_free(&worker[w].loader.arena);
        moat_problems_free(&worker[w].problems);
    }
    free(worker);
    return good;
}
#else
bool read_pieces(Loader *loader, int source) {
    (void)loader;
    (void)source;
    return false;
}
#endif
