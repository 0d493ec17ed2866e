/* changes.c - by what happens in the folders, because a file that is renamed over another is another file; by time stamps where the
 * platform tells of nothing. */
#include "changes.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/* --- by what the platform tells --- */

static Change change_of(const Changes *changes, const PlatformChange *told) {
    if (told->missed) return CHANGE_DONE;
    for (int i = 0; i < changes->count; i++) {
        const ChangesFile *watched = &changes->watched[i];
        if (watched->folder == told->folder && strcmp(name_of(watched->path), told->name) == 0)
            return told->done ? CHANGE_DONE : CHANGE_BEGUN;
    }
    return CHANGE_NONE;
}

/* The last word counts: whoever began anew after being done is not done. */
static Change take_told(Changes *changes) {
    PlatformChange told;
    Change last = CHANGE_NONE;
    while (platform_changes_next(&changes->platform, &told)) {
        Change change = change_of(changes, &told);
        if (change != CHANGE_NONE) last = change;
    }
    return last;
}

static int watch_folder(Changes *changes, const char *path) {
    char folder[1024];
    size_t size = (size_t)(name_of(path) - path);
    memcpy(folder, path, size);
    memcpy(folder + size, ".", 2);
    return platform_changes_folder(&changes->platform, folder);
}

/* --- both --- */

void changes_begin(Changes *changes) {
    *changes = (Changes){.platform = {.file = -1}};
    if (!getenv("MOAT_NO_INOTIFY")) platform_changes_begin(&changes->platform);
}

void changes_end(Changes *changes) { platform_changes_end(&changes->platform); }

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
        if (changes->platform.file >= 0 && watched->folder < 0) changes_end(changes); /* a folder that cannot be watched: all by stamps */
    }
}

Change changes_take(Changes *changes) { return changes->platform.file >= 0 ? take_told(changes) : take_stamps(changes); }
