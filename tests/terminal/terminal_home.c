/* terminal_home.c - a home folder of their own for a test's programs. */
#include "terminal_home.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char home[64];

int home_make(void **state) {
    (void)state;
    strcpy(home, "/tmp/moat-home-XXXXXX");
    return mkdtemp(home) != NULL ? 0 : -1;
}

int home_remove(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", home);
    return system(command) == 0 ? 0 : -1;
}
