/* spread.c - the same work on several processors. Processes, not threads: a bot, a crash or a leak of one touches no other, and results
 * lie in memory that all share, each task in its place. */
#include "duel.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#include <signal.h>
#endif

enum { JOBS = 256 };

typedef struct Board { /* shared */
    _Atomic int next, done;
} Board;

int duel_processors(void) {
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (int)count : 1;
}

static void *share(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static void labour(Board *board, int tasks, char *results, size_t size, DuelWork work, const void *context) {
    for (int task = board->next++; task < tasks; task = board->next++) {
        work(context, task, results + (size_t)task * size);
        board->done++;
    }
}

static pid_t hire(Board *board, int tasks, char *results, size_t size, DuelWork work, const void *context) {
    pid_t parent = getpid(), pid = fork();
    if (pid != 0) return pid;
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody waits for the rest */
#endif
    if (getppid() != parent) _exit(1);
    labour(board, tasks, results, size, work, context);
    _exit(0);
}

/* Waits for all; false when one did not end well. */
static bool wait_for(pid_t *pids, int count, Board *board, int tasks, void (*done)(int, int)) {
    enum { PATIENCE = 20 };
    bool well = true;
    for (int left = count; left > 0;) {
        int before = left;
        for (int i = 0; i < count; i++) {
            int status = 0;
            pid_t ended = pids[i] > 0 ? waitpid(pids[i], &status, WNOHANG) : 0;
            if (ended == 0 || (ended < 0 && errno == EINTR)) continue;
            well = well && ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
            pids[i] = 0;
            left--;
        }
        if (done) done(board->done, tasks);
        if (left == before) poll(NULL, 0, PATIENCE);
    }
    return well;
}

static bool spread_among(int jobs, int tasks, void *results, size_t size, DuelWork work, const void *context, void (*done)(int, int)) {
    pid_t pids[JOBS];
    int hired = 0;
    Board *board = share(sizeof *board);
    char *shared = share((size_t)tasks * size);
    if (!board || !shared) return false;
    for (; hired < jobs; hired++) {
        pids[hired] = hire(board, tasks, shared, size, work, context);
        if (pids[hired] < 0) break;
    }
    if (hired == 0) labour(board, tasks, shared, size, work, context);
    bool well = wait_for(pids, hired, board, tasks, done) && board->done == tasks;
    memcpy(results, shared, (size_t)tasks * size);
    munmap(shared, (size_t)tasks * size);
    munmap(board, sizeof *board);
    return well;
}

bool duel_spread(int jobs, int tasks, void *results, size_t size, DuelWork work, const void *context, void (*done)(int, int)) {
    if (jobs > JOBS) jobs = JOBS;
    if (jobs > tasks) jobs = tasks;
    if (tasks <= 0) return true;
    if (jobs > 1) return spread_among(jobs, tasks, results, size, work, context, done);
    for (int task = 0; task < tasks; task++) {
        work(context, task, (char *)results + (size_t)task * size);
        if (done) done(task + 1, tasks);
    }
    return true;
}
