/* environment.c - the environment of the program under test, and nothing of ours by accident. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

static const char *const passed_on[] = {
    "PATH",
    "ASAN_OPTIONS",
    "UBSAN_OPTIONS",
    "LSAN_OPTIONS",
    "TSAN_OPTIONS",
    "LLVM_PROFILE_FILE",
    "GCOV_PREFIX",
    "GCOV_PREFIX_STRIP",
};
enum { PASSED_ON = sizeof passed_on / sizeof passed_on[0], OWN = 3 };

static bool same_name(const char *left, const char *right) {
    size_t length = strcspn(left, "=");
    return length == strcspn(right, "=") && strncmp(left, right, length) == 0;
}

static void take_away(char **list, size_t *count, const char *variable) {
    for (size_t i = 0; i < *count; i++) {
        if (same_name(list[i], variable)) {
            free(list[i]);
            list[i] = list[--*count];
            list[*count] = NULL;
            return;
        }
    }
}

static void set(char **list, size_t *count, const char *name, const char *value) {
    char *variable = NULL;
    if (asprintf(&variable, "%s=%s", name, value) < 0) { abort(); }
    list[(*count)++] = variable;
}

char **environment_new(const TerminalProgram *program) {
    size_t extra = 0;
    while (program->environment != NULL && program->environment[extra] != NULL) { extra++; }
    char **list = calloc(PASSED_ON + OWN + extra + 1, sizeof *list);
    if (list == NULL) { abort(); }
    size_t count = 0;
    for (size_t i = 0; i < PASSED_ON; i++) {
        const char *value = getenv(passed_on[i]);
        if (value != NULL) { set(list, &count, passed_on[i], value); }
    }
    set(list, &count, "TERM", "xterm-256color");
    set(list, &count, "LC_ALL", "C.UTF-8");
    set(list, &count, "HOME", program->home != NULL ? program->home : "/nonexistent");
    for (size_t i = 0; i < extra; i++) {
        const char *variable = program->environment[i];
        take_away(list, &count, variable);
        if (strchr(variable, '=') != NULL) {
            list[count] = strdup(variable);
            if (list[count++] == NULL) { abort(); }
        }
    }
    return list;
}

void environment_free(char **environment) {
    for (size_t i = 0; environment != NULL && environment[i] != NULL; i++) { free(environment[i]); }
    free(environment);
}
