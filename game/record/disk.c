#include "disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef MOAT_FAULTS
int (*disk_fault)(DiskCall call);
static int fault_of(DiskCall call) { return disk_fault ? disk_fault(call) : 0; }
#else
static int fault_of(DiskCall call) { return (void)call, 0; }
#endif

/* Whether the call is to fail; errno then says how. */
static bool fails(DiskCall call) {
    int fault = fault_of(call);
    if (fault > 0) errno = fault;
    return fault > 0;
}

static int open_once(const char *path, int flags) {
    if (fails(DISK_CALL_OPEN)) return -1;
    return open(path, flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
}

static int above_standard_streams(int file) {
    if (file > STDERR_FILENO) return file;
    int above = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1), error = errno;
    disk_close(file);
    errno = error;
    return above;
}

int disk_open(const char *path, DiskMode mode) {
    static const int flags[] = {[DISK_READ] = O_RDONLY, [DISK_EDIT] = O_RDWR, [DISK_NEW] = O_RDWR | O_CREAT | O_EXCL};
    int file;
    do file = open_once(path, flags[mode]);
    while (file < 0 && errno == EINTR);
    if (file >= 0) file = above_standard_streams(file);
    struct stat about;
    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        disk_close(file);
        errno = EISDIR;
        return -1;
    }
    return file;
}

/* An interrupted close has closed all the same; what mattered was synced before. */
void disk_close(int file) { (void)close(file); }

bool disk_lock(int file) {
    int result;
    do result = fails(DISK_CALL_LOCK) ? -1 : flock(file, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0 || errno != EWOULDBLOCK;
}

static ssize_t read_once(int file, char *bytes, size_t size, size_t at) {
    return fails(DISK_CALL_READ) ? -1 : pread(file, bytes, size, (off_t)at);
}

bool disk_read(int file, size_t most, char **bytes, size_t *size) {
    struct stat about;
    if (fstat(file, &about) != 0) return false;
    if (about.st_size < 0 || (uint64_t)about.st_size > most) return errno = EFBIG, false;
    size_t room = (size_t)about.st_size;
    *size = 0;
    *bytes = malloc(room + 1);
    while (*bytes && *size < room) {
        ssize_t got = read_once(file, *bytes + *size, room - *size, *size);
        if (got == 0) break;
        if (got > 0)
            *size += (size_t)got;
        else if (errno != EINTR)
            return free(*bytes), *bytes = NULL, false;
    }
    return *bytes != NULL;
}

static ssize_t write_once(int file, size_t at, const char *bytes, size_t size) {
    int fault = fault_of(DISK_CALL_WRITE);
    if (fault > 0) return errno = fault, -1;
    return pwrite(file, bytes, fault < 0 ? (size + 1) / 2 : size, (off_t)at);
}

bool disk_write(int file, size_t at, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t done = write_once(file, at, bytes, size);
        if (done == 0) return errno = EIO, false;
        if (done < 0 && errno != EINTR) return false;
        if (done < 0) continue;
        bytes += done, at += (size_t)done, size -= (size_t)done;
    }
    return true;
}

bool disk_cut(int file, size_t size) {
    int result;
    do result = fails(DISK_CALL_CUT) ? -1 : ftruncate(file, (off_t)size);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

bool disk_sync(int file) {
    int result;
    do result = fails(DISK_CALL_SYNC) ? -1 : fdatasync(file);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

bool disk_intact(int file, size_t size) {
    struct stat about;
    return fstat(file, &about) == 0 && about.st_nlink > 0 && about.st_size >= 0 && (uint64_t)about.st_size == size;
}

/* FAT and browsers' file systems know no second name. There the name is looked up first: two programs that make a game in the same
 * instant could meet, which one player with one stick does not bring about. */
static bool publish_without_links(const char *made, const char *path) {
    if (access(path, F_OK) == 0) return errno = EEXIST, false;
    return disk_publish(made, path, true);
}

bool disk_publish(const char *made, const char *path, bool replace) {
    if (replace) return !fails(DISK_CALL_RENAME) && rename(made, path) == 0;
    if (!fails(DISK_CALL_LINK) && link(made, path) == 0) return disk_remove(made), true;
    bool unknown = errno == EPERM || errno == ENOSYS || errno == ENOTSUP || errno == EMLINK;
    return unknown && publish_without_links(made, path);
}

bool disk_remove(const char *path) { return !fails(DISK_CALL_REMOVE) && unlink(path) == 0; }

bool disk_sync_folder(const char *folder) {
    int file, result;
    do file = open_once(folder, O_RDONLY | O_DIRECTORY);
    while (file < 0 && errno == EINTR);
    if (file < 0) return false;
    do result = fails(DISK_CALL_SYNC_FOLDER) ? -1 : fsync(file);
    while (result != 0 && errno == EINTR);
    int error = errno;
    disk_close(file);
    errno = error;
    return result == 0 || error == EINVAL; /* EINVAL: a file system whose folders need none */
}

/* Syncs the folder above too, as far as that may be read: a new folder must outlive a power cut like the journal in it. */
static bool make_one_folder(char *folder) {
    if (!fails(DISK_CALL_MAKE_FOLDER) && mkdir(folder, 0700) == 0) {
        char *slash = strrchr(folder, '/');
        if (slash) *slash = '\0';
        (void)disk_sync_folder(!slash ? "." : slash == folder ? "/" : folder);
        if (slash) *slash = '/';
        return true;
    }
    struct stat about;
    if (errno == EEXIST && stat(folder, &about) == 0 && !S_ISDIR(about.st_mode)) errno = ENOTDIR;
    return errno == EEXIST;
}

bool disk_make_folder(const char *folder) {
    struct stat about;
    if (stat(folder, &about) == 0 && S_ISDIR(about.st_mode)) return true;
    char *path = strdup(folder);
    bool made = path != NULL;
    for (char *end = path; made && end;) {
        end = strchr(end + 1, '/');
        if (end) *end = '\0';
        made = make_one_folder(path);
        if (end) *end = '/';
        if (end && !end[1]) break;
    }
    int error = errno;
    free(path);
    errno = error;
    return made;
}

bool disk_list(const char *folder, DiskList *list) {
    *list = (DiskList){0};
    DIR *stream = fails(DISK_CALL_OPEN) ? NULL : opendir(folder);
    if (!stream) return false;
    int room = 0;
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(stream));) {
        if (list->count == room) {
            room = room ? 2 * room : 64;
            char **grown = realloc(list->name, (size_t)room * sizeof *grown);
            if (!(good = grown != NULL)) break;
            list->name = grown;
        }
        good = (list->name[list->count] = strdup(entry->d_name)) != NULL;
        list->count += good;
    }
    closedir(stream);
    if (!good) disk_list_free(list), errno = ENOMEM;
    return good;
}

void disk_list_free(DiskList *list) {
    for (int i = 0; i < list->count; i++) free(list->name[i]);
    free(list->name);
    *list = (DiskList){0};
}

#define N_(text) text /* for the program's catalogue of texts */

const char *disk_reason(int error, char text[48]) {
    static const struct {
        int error;
        const char *reason;
    } known[] = {
        {ENOSPC, N_("the disk is full")},
        {EDQUOT, N_("the disk quota is used up")},
        {EROFS, N_("the disk is read-only")},
        {EACCES, N_("access is denied")},
        {EPERM, N_("access is denied")},
        {EIO, N_("the disk reports an error")},
        {ENOENT, N_("there is no such file or folder")},
        {ENOTDIR, N_("part of the path is not a folder")},
        {EISDIR, N_("it is not a regular file")},
        {ENXIO, N_("it is not a regular file")},
        {EFBIG, N_("the file is too large")},
        {EMFILE, N_("too many files are open")},
        {ENFILE, N_("too many files are open")},
        {ENAMETOOLONG, N_("the name is too long")},
        {ENOMEM, N_("memory is short")},
        {ELOOP, N_("its links lead in a circle")},
        {EWOULDBLOCK, N_("another program has it open")},
        {EEXIST, N_("the name is taken")},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].error == error) return known[i].reason;
    snprintf(text, 48, "the system reports error %d", error);
    return text;
}
