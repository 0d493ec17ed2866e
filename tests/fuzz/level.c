/* level.c - libFuzzer: any bytes as a level. The loader must take or refuse them whole, and what can be laid out is laid out once and for
 * all. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "moat/level.h"
#include "workshop.h"

static void check_problems(const MoatProblems *problems) {
    assert(problems->kept <= problems->count);
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *told = &problems->problem[i];
        assert(told->message[0] && told->line >= 0 && told->column >= 0 && told->end_column >= told->column);
        for (const char *c = told->message; *c; c++) assert((unsigned char)*c >= 0x20 && *c != 0x7F);
        for (const char *c = told->excerpt; *c; c++) assert((unsigned char)*c >= 0x20 && *c != 0x7F);
    }
}

static void load(const char *bytes, int size) {
    static const char *const folders[] = {MOAT_LEVELS, NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_parse("fuzz", bytes, size, folders, &problems);
    assert((rules != NULL) == (problems.errors == 0 && !problems.out_of_memory) || !rules);
    check_problems(&problems);
    moat_rules_free(rules);
    moat_problems_free(&problems);
}

static void tidy(const char *bytes, int size) {
    MoatProblems problems = {0};
    bool refused;
    int length, again;
    char *once = workshop_tidy("fuzz", bytes, size, &length, &refused, &problems);
    char *twice = once ? workshop_tidy("fuzz", once, length, &again, &refused, &problems) : NULL;
    assert(!once || (twice && again == length && memcmp(once, twice, (size_t)length) == 0));
    free(once);
    free(twice);
    moat_problems_free(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 1 << 16) return 0;
    load((const char *)data, (int)size);
    tidy((const char *)data, (int)size);
    return 0;
}
