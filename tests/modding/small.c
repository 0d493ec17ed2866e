/* small.c - prints the small level of the unit tests, whole. */
#include <stdio.h>

#include "moat/level.h"
#include "small.h"

int main(void) {
    char *text = small_level();
    fputs(text, stdout);
    free(text);
    return fflush(stdout) != 0;
}
