/* explain.c - examples of every kind of problem. */
#include "workshop.h"
#include <string.h>

static const WorkshopExample examples[] = {{0}};

const char *workshop_example_head(void) { return "format: 1\nid: example\nextends: free-or-paid\n"; }

const WorkshopExample *workshop_example(const char *code) {
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (examples[i].code && strcmp(examples[i].code, code) == 0) return &examples[i];
    return NULL;
}
