/* explain.c - examples of every kind of problem, by its code. */
#include "workshop.h"
#include <stdlib.h>
#include <string.h>

#define EXAMPLE_HEAD "format: 1\nid: example\nextends: free-or-paid\n"

static const struct {
    int number;
    WorkshopExample example;
} examples[] = {
#define EXAMPLE(number, kind, wrong, right) {number, {WORKSHOP_##kind, wrong, right}},
#include "examples.def"
};

const char *workshop_example_head(void) { return EXAMPLE_HEAD; }

const WorkshopExample *workshop_example(const char *code) {
    int number = code[0] == 'L' ? atoi(code + 1) : 0;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (examples[i].number == number) return &examples[i].example;
    return NULL;
}
