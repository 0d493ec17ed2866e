/* changes.c - what is written in folders, by inotify. */
#include "platform.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { FINISHED = IN_CLOSE_WRITE | IN_MOVED_TO, BEGUN = IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM };

bool platform_changes_begin(PlatformChanges *changes) {
    *changes = (PlatformChanges){.file = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    return changes->file >= 0;
}

void platform_changes_end(PlatformChanges *changes) {
    if (changes->file >= 0) close(changes->file);
    changes->file = -1;
}

int platform_changes_folder(PlatformChanges *changes, const char *folder) {
    return changes->file < 0 ? -1 : inotify_add_watch(changes->file, folder, (uint32_t)FINISHED | (uint32_t)BEGUN);
}

bool platform_changes_next(PlatformChanges *changes, PlatformChange *change) {
    _Static_assert(sizeof changes->bytes >= sizeof(struct inotify_event) + NAME_MAX + 1, "an event must fit");
    struct inotify_event event;
    if (changes->file < 0) return false;
    if (changes->at >= changes->size) {
        ssize_t size = read(changes->file, changes->bytes, sizeof changes->bytes);
        changes->size = size > 0 ? (int)size : 0;
        changes->at = 0;
    }
    if (changes->at >= changes->size) return false;
    memcpy(&event, changes->bytes + changes->at, sizeof event);
    *change = (PlatformChange){.folder = event.wd, .done = event.mask & FINISHED, .missed = event.mask & IN_Q_OVERFLOW};
    if (event.len > 0) snprintf(change->name, sizeof change->name, "%s", changes->bytes + changes->at + sizeof event);
    changes->at += (int)(sizeof event + event.len);
    return true;
}
