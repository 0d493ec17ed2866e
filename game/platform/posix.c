/* posix.c - what a system gives besides a terminal. */
#include "platform.h"

#include <string.h>
#include <sys/random.h>
#include <unistd.h>

bool platform_chance(void *bytes, size_t size) { return getrandom(bytes, size, 0) == (ssize_t)size; }

bool platform_catalogues(char *folder, size_t size) {
    static const char name[] = "/locale";
    ssize_t length = size > sizeof name ? readlink("/proc/self/exe", folder, size - sizeof name) : -1;
    if (length <= 0) return false;
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash == NULL) return false;
    memcpy(slash, name, sizeof name);
    return access(folder, R_OK) == 0;
}

void platform_breathe(void) {}
