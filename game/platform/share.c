/* share.c - long work in parts, shared out to as many threads as there are processors. */
#include "platform.h"
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { THREADS = 8 };

typedef struct Shared {
    atomic_int next;
    int count;
    void (*work)(void *context, int part);
    void *context;
} Shared;

static void *take_parts(void *argument) {
    Shared *shared = argument;
    for (int part; (part = atomic_fetch_add(&shared->next, 1)) < shared->count;) shared->work(shared->context, part);
    return NULL;
}

/* A thread that cannot be had leaves more to the others. */
void platform_share(int count, void (*work)(void *context, int part), void *context) {
    Shared shared = {.count = count, .work = work, .context = context};
    pthread_t thread[THREADS];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int wanted = (int)(processors < 1 ? 1 : processors > THREADS ? THREADS : processors), begun = 0;
    if (wanted > count) wanted = count;
    while (begun < wanted - 1 && pthread_create(&thread[begun], NULL, take_parts, &shared) == 0) begun++;
    take_parts(&shared);
    for (int k = 0; k < begun; k++) pthread_join(thread[k], NULL);
}
