/* posix.c - what a system gives besides a terminal. */
#include "platform.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

bool platform_chance(void *bytes, size_t size) { return getrandom(bytes, size, 0) == (ssize_t)size; }

bool platform_catalogues(char *folder, size_t size) {
    static const char *const places[] = {"/locale", "/../share/locale"}; /* where it was built; where it was moved with its files */
    char program[512];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (slash == NULL) return false;
    *slash = '\0';
    for (int i = 0; i < 2; i++)
        if (snprintf(folder, size, "%s%s", program, places[i]) < (int)size && access(folder, R_OK) == 0) return true;
    return false;
}

void platform_breathe(void) {}
