/* keep.c - writing a file of the player so that at any instant either the old or the new one stands there whole. */
#include "command.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int file, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t wrote = write(file, bytes, size);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

static bool store(int file, const char *bytes, size_t size) {
    bool good = file >= 0 && write_all(file, bytes, size) && fsync(file) == 0;
    int because = errno;
    if (file >= 0 && close(file) != 0 && good) return false;
    errno = because;
    return good;
}

bool file_keep(const char *path, const MoatBytes *bytes) {
    char beside[FOLDER + 16];
    struct stat about;
    mode_t mode = stat(path, &about) == 0 ? about.st_mode & 0777 : 0644;
    snprintf(beside, sizeof beside, "%s.%d", path, (int)getpid());
    int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (store(file, bytes->bytes, (size_t)bytes->size) && rename(beside, path) == 0) return true;
    int because = errno;
    if (file >= 0) unlink(beside);
    command_complain(_("%s cannot be written: %s."), path, strerror(because));
    return false;
}

bool file_make(const char *path, const MoatBytes *bytes) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (store(file, bytes->bytes, (size_t)bytes->size)) return true;
    int because = errno;
    if (file >= 0) unlink(path);
    if (because == EEXIST)
        command_complain(_("%s is there already; it was left as it is."), path);
    else
        command_complain(_("%s cannot be written: %s."), path, strerror(because));
    return false;
}

bool folder_make(const char *folder) {
    char path[FOLDER];
    if (snprintf(path, sizeof path, "%s", folder) >= FOLDER) return false;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdir(path, 0755) != 0 && errno != EEXIST) return false;
        *slash = '/';
    }
    return mkdir(path, 0755) == 0 || errno == EEXIST;
}
