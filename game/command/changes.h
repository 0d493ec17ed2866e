/* changes.h - notices that files were saved, however an editor does it: in place, in two steps, or by renaming a new file over the old one.
 * The platform tells of it; where it cannot, the files are looked at ten times a second. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "moat/level.h"
#include "platform.h"

typedef struct ChangesFile {
    char path[1024]; /* without links */
    int folder;      /* the platform's number for its folder; -1 none */
    int64_t stamp[4];
} ChangesFile;
typedef struct Changes {
    PlatformChanges platform; /* .file can be read when something may have happened; -1: look again after CHANGES_MS */
    int count;
    ChangesFile watched[MOAT_LEVEL_FILES];
} Changes;
enum { CHANGES_MS = 100 };

typedef enum Change { CHANGE_NONE, CHANGE_BEGUN, CHANGE_DONE } Change;

/* Begins, without files. changes_end() frees what it takes of the system. */
void changes_begin(Changes *changes);
void changes_end(Changes *changes);
/* These files from now on, in place of those before. */
void changes_watch(Changes *changes, char files[][1024], int count);
/* What happened to any of them since the last call. BEGUN: somebody is writing and may not be done. */
Change changes_take(Changes *changes);
