/* changes.c - by inotify on the folders, because a file that is renamed over another is another file; by time stamps elsewhere. */
#include "changes.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <limits.h>
#include <sys/inotify.h>
#endif

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* --- by stamps --- */

static void stamp(const char *path, int64_t to[4]) {
    struct stat about;
    memset(to, 0, 4 * sizeof *to);
    if (stat(path, &about) != 0) return;
    to[0] = (int64_t)about.st_mtim.tv_sec;
    to[1] = (int64_t)about.st_mtim.tv_nsec;
    to[2] = (int64_t)about.st_size;
    to[3] = (int64_t)about.st_ino;
}

static Change take_stamps(Changes *changes) {
    Change change = CHANGE_NONE;
    for (int i = 0; i < changes->count; i++) {
        int64_t now[4];
        stamp(changes->watched[i].path, now);
        if (memcmp(now, changes->watched[i].stamp, sizeof now) == 0) continue;
        memcpy(changes->watched[i].stamp, now, sizeof now);
        change = CHANGE_DONE;
    }
    return change;
}

/* --- by inotify --- */

#ifdef __linux__
enum { FINISHED = IN_CLOSE_WRITE | IN_MOVED_TO, BEGUN = IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM };

static Change change_of(const Changes *changes, const struct inotify_event *event) {
    if (event->mask & IN_Q_OVERFLOW) return CHANGE_DONE;
    for (int i = 0; i < changes->count; i++) {
        const ChangesFile *watched = &changes->watched[i];
        if (watched->folder != event->wd || event->len == 0 || strcmp(name_of(watched->path), event->name) != 0) continue;
        return event->mask & FINISHED ? CHANGE_DONE : CHANGE_BEGUN;
    }
    return CHANGE_NONE;
}

/* The last word counts: whoever began anew after being done is not done. */
static Change take_events(Changes *changes) {
    _Alignas(struct inotify_event) char bytes[8 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    Change last = CHANGE_NONE;
    for (ssize_t size; (size = read(changes->file, bytes, sizeof bytes)) > 0;)
        for (ssize_t at = 0; at < size;) {
            const struct inotify_event *event = (const void *)(bytes + at);
            Change change = change_of(changes, event);
            if (change != CHANGE_NONE) last = change;
            at += (ssize_t)(sizeof *event + event->len);
        }
    return last;
}

static int watch_folder(const Changes *changes, const char *path) {
    char folder[1024];
    size_t size = (size_t)(name_of(path) - path);
    if (changes->file < 0) return -1;
    memcpy(folder, path, size);
    memcpy(folder + size, ".", 2);
    return inotify_add_watch(changes->file, folder, (uint32_t)FINISHED | (uint32_t)BEGUN);
}

static int begin(void) { return getenv("MOAT_NO_INOTIFY") ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }
#else
static Change take_events(Changes *changes) { return take_stamps(changes); }
static int watch_folder(const Changes *changes, const char *path) {
    (void)changes;
    (void)path;
    return -1;
}
static int begin(void) { return -1; }
#endif

/* --- both --- */

void changes_begin(Changes *changes) { *changes = (Changes){.file = begin()}; }

void changes_end(Changes *changes) {
    if (changes->file >= 0) close(changes->file);
    changes->file = -1;
}

void changes_watch(Changes *changes, char files[][1024], int count) {
    changes->count = count;
    for (int i = 0; i < count; i++) {
        ChangesFile *watched = &changes->watched[i];
        char *whole = realpath(files[i], NULL);
        const char *path = whole && strlen(whole) < sizeof watched->path - 1 ? whole : files[i];
        memcpy(watched->path, path, strlen(path) + 1);
        free(whole);
        stamp(watched->path, watched->stamp);
        watched->folder = watch_folder(changes, watched->path);
        if (changes->file >= 0 && watched->folder < 0) changes_end(changes); /* a folder that cannot be watched: all by stamps */
    }
}

Change changes_take(Changes *changes) { return changes->file >= 0 ? take_events(changes) : take_stamps(changes); }
