/* disk.h - all paths, files, locks and syncing of the room, and nothing else of it: the one file to change for another platform.
 * Every function retries what a signal interrupts. False (or -1, NULL) means that errno says why. No descriptor is ever 0, 1 or 2:
 * in a process started without them a stray message would land in a journal. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum DiskMode {
    DISK_READ, /* an existing regular file */
    DISK_EDIT, /* the same, for writing too */
    DISK_NEW   /* a file that does not exist yet; only its owner may read it */
} DiskMode;

int disk_open(const char *path, DiskMode mode);
void disk_close(int file);

/* An advisory lock that ends with the process, whichever way that ends. False with EWOULDBLOCK: another holds it. True where the file
 * system knows no locks: better an unguarded game than none. */
bool disk_lock(int file);

/* The whole file in new memory that the caller frees. EFBIG when it holds more than `most`. */
bool disk_read(int file, size_t most, char **bytes, size_t *size);

bool disk_write(int file, size_t at, const char *bytes, size_t size);
bool disk_cut(int file, size_t size);
bool disk_sync(int file);

/* Whether the file still has a name and exactly this size: nobody removed, cut or appended to it. */
bool disk_intact(int file, size_t size);

/* Gives a finished file its name. With `replace` over a file of that name, else EEXIST when there is one. */
bool disk_publish(const char *made, const char *path, bool replace);
bool disk_remove(const char *path);

/* Makes names in the folder last: after a file was made, renamed or removed in it. */
bool disk_sync_folder(const char *folder);
/* With every folder above it that is missing. */
bool disk_make_folder(const char *folder);

/* Names of what stands in a folder, in no order. */
typedef struct DiskList {
    int count;
    char **name;
} DiskList;
bool disk_list(const char *folder, DiskList *list);
void disk_list_free(DiskList *list);

/* What went wrong, in English and without a name: "the disk is full". */
const char *disk_reason(int error, char text[48]);

/* Tests put faults before the system calls: compile disk.c with MOAT_FAULTS into the test. */
typedef enum DiskCall {
    DISK_CALL_OPEN,
    DISK_CALL_LOCK,
    DISK_CALL_READ,
    DISK_CALL_WRITE,
    DISK_CALL_CUT,
    DISK_CALL_SYNC,
    DISK_CALL_LINK,
    DISK_CALL_RENAME,
    DISK_CALL_REMOVE,
    DISK_CALL_SYNC_FOLDER,
    DISK_CALL_MAKE_FOLDER,
    DISK_CALLS
} DiskCall;
#ifdef MOAT_FAULTS
enum { DISK_HALF = -1 }; /* a write stores only half of what it was given */
/* Says what happens instead of the call: 0 nothing, an errno, or DISK_HALF. */
extern int (*disk_fault)(DiskCall call);
#endif
