/* What authors get beside the loader: every example of `moat explain` is what it says, and what is laid out means the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "workshop.h"

static const char *const folders[] = {MOAT_LEVELS, NULL};

/* --- examples --- */

static void write_file(const char *path, const char *head, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fprintf(file, "%s%s", head, text);
    assert_int_equal(fclose(file), 0);
}

/* How many problems the file has, and that each has the code. */
static int problems_of(const char *path, const char *code, const char *which) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders, &problems);
    int count = problems.count;
    for (int i = 0; i < problems.kept; i++)
        if (strcmp(problems.problem[i].code, code) != 0 || strcmp(which, "right") == 0) {
            print_error("the %s example of %s: %d:%d %s [%s]\n", which, code, problems.problem[i].line, problems.problem[i].column,
                problems.problem[i].message, problems.problem[i].code);
            count = -1;
        }
    moat_rules_free(rules);
    moat_problems_free(&problems);
    return count;
}

static bool check_example(const char *folder, const char *code) {
    const WorkshopExample *example = workshop_example(code);
    char path[256];
    if (!example) {
        print_error("there is no example of %s\n", code);
        return false;
    }
    snprintf(path, sizeof path, "%s/example.yaml", folder);
    const char *head = example->kind == WORKSHOP_WHOLE ? "" : workshop_example_head();
    if (example->kind == WORKSHOP_FOLDER)
        assert_int_equal(mkdir(path, 0700), 0);
    else
        write_file(path, head, example->wrong);
    bool good = problems_of(path, code, "wrong") > 0;
    if (!good) print_error("the wrong example of %s does not show it\n", code);
    if (example->kind == WORKSHOP_FOLDER) rmdir(path);
    write_file(path, head, example->right);
    good = problems_of(path, code, "right") == 0 && good;
    unlink(path);
    return good;
}

static void test_every_code_has_examples(void **state) {
    (void)state;
    char folder[] = "/tmp/moat-examples-XXXXXX";
    const char *code;
    int wrong = 0;
    assert_non_null(mkdtemp(folder));
    for (int i = 0; (code = moat_problem_code(i)); i++) wrong += !check_example(folder, code);
    rmdir(folder);
    assert_int_equal(wrong, 0);
    assert_null(workshop_example("L999"));
}

/* --- tidy --- */

typedef struct Pair {
    const char *before, *after;
} Pair;

static char *tidied(const char *text) {
    MoatProblems problems = {0};
    int length = 0;
    bool refused = false;
    char *tidy = workshop_tidy("level", text, (int)strlen(text), &length, &refused, &problems);
    moat_problems_free(&problems);
    if (tidy) assert_int_equal(strlen(tidy), length);
    return tidy;
}

static void test_tidy(void **state) {
    (void)state;
    static const Pair pairs[] = {
        {"a: 1", "a: 1\n"},
        {"a:   1\r\nb: 2  \r\n\r\n\r\n\r\nc: 3\r\n\r\n", "a: 1\nb: 2\n\nc: 3\n"},
        {"a:\n    b: 1\n    c:\n          - d: 1\n            e: 2\n", "a:\n  b: 1\n  c:\n    - d: 1\n      e: 2\n"},
        {"a:\n- b: 1\n  c: 2\n-   d: 3\n    e: 4\nf: 5\n", "a:\n  - b: 1\n    c: 2\n  - d: 3\n    e: 4\nf: 5\n"},
        {"a: { b: 1,c: [ 2 ,3 ] , d : 4 }\n", "a: {b: 1, c: [2, 3], d: 4}\n"},
        /* alignment of neighbours is meant, a lonely gap is not */
        {"a:   1\nbbb: 2\nc:  3\n", "a:   1\nbbb: 2\nc: 3\n"},
        /* comments: with the line below, in the first column, behind a value, in a list */
        {"a:\n    # of b  \n    b: 1   # one\n#c: 2\n    d: 2 # two\n", "a:\n  # of b  \n  b: 1     # one\n#c: 2\n  d: 2   # two\n"},
        {"a: [1, # one\n    2]\n# end", "a: [1,  # one\n    2]\n# end\n"},
        /* texts of several lines keep what they say */
        {"a: |\n     one\n\n       two\n\n\n\nb: 1\n", "a: |\n  one\n\n    two\n\nb: 1\n"},
        {"a: >+\n     one\n\n\nb: 1\n", "a: >+\n  one\n\n\nb: 1\n"},
        {"a: \"one\n\n   two\"\nb: one\n  two\n", "a: \"one\n\n   two\"\nb: one\n  two\n"},
        {"a:\n    b: 'one\n       two'\n", "a:\n  b: 'one\n     two'\n"},
        {"a:\n    b: {c: 1,\n        d: 2}\n", "a:\n  b: {c: 1,\n      d: 2}\n"},
        {"\xEF\xBB\xBF"
         "a: \xC3\xA9  # \xC3\xA9\n",
            "a: \xC3\xA9  # \xC3\xA9\n"},
        {"---\na: 1\n", "---\na: 1\n"},
        {"a: # empty below\n    b: 1\n", "a:  # empty below\n  b: 1\n"},
        {"a: | # of a text\n      b\n", "a: | # of a text\n  b\n"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *once = tidied(pairs[i].before);
        if (!once) fail_msg("not laid out: %s", pairs[i].before);
        assert_string_equal(once, pairs[i].after);
        char *twice = tidied(once);
        assert_non_null(twice);
        assert_string_equal(twice, once);
        free(once);
        free(twice);
    }
}

static void test_what_cannot_be_laid_out(void **state) {
    (void)state;
    assert_null(tidied("a: [1\n"));
    assert_null(tidied("a: |2\n    b\n"));
    assert_null(tidied("? a\n: 1\n"));
    assert_null(tidied("- a\n"));
    assert_null(tidied(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_has_examples), cmocka_unit_test(test_tidy), cmocka_unit_test(test_what_cannot_be_laid_out)};
    return cmocka_run_group_tests_name("workshop", tests, NULL, NULL);
}
