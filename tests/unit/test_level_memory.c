/* Every allocation of loading a level fails once, and once for ever: never a crash, a leak, or a level that is not whole. The C
 * library's functions are replaced in this program, so that libyaml's allocations fail too; sanitizers replace them themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "moat/level.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
#include <unistd.h>
#include "levels/small.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void __libc_free(void *memory);

static bool armed, for_ever;
static atomic_int left, alive; /* a file may be read by several threads */

static bool fails(void) {
    if (!armed) return false;
    int was = left--;
    return was <= 0 && (for_ever || was == 0);
}

static void *count(void *memory) {
    if (armed && memory) alive++;
    return memory;
}

/* Seen by shared libraries too. */
#pragma GCC visibility push(default)
void *malloc(size_t size) { return fails() ? NULL : count(__libc_malloc(size)); }
void *calloc(size_t number, size_t size) { return fails() ? NULL : count(__libc_calloc(number, size)); }
void *realloc(void *memory, size_t size) {
    if (fails()) return NULL;
    return memory ? __libc_realloc(memory, size) : count(__libc_malloc(size));
}
void free(void *memory) {
    if (armed && memory) alive--;
    __libc_free(memory);
}
#pragma GCC visibility pop

/* Loads with the n-th allocation failing; whether it failed at all. */
static bool load_failing_at(const char *text, int n, bool ever) {
    MoatProblems problems = {0};
    alive = 0;
    left = n;
    for_ever = ever;
    armed = true;
    MoatRules *rules = moat_level_parse("small", text, (int)strlen(text), NULL, &problems);
    bool failed = left < 0, whole = rules != NULL, told = problems.out_of_memory;
    moat_rules_free(rules);
    moat_problems_free(&problems);
    armed = false;
    assert_int_equal(alive, 0);
    if (!failed) return false;
    /* Only giving memory back early may fail without harm. */
    assert_true(whole != told);
    return true;
}

static void check_text(const char *text) {
    int n = 0;
    while (load_failing_at(text, n, false)) n++;
    assert_true(n > 50);
    for (int i = 0; i < n; i += 5) assert_true(load_failing_at(text, i, true));
}

static void test_a_good_level(void **state) {
    (void)state;
    char *text = small_level();
    check_text(text);
    free(text);
}

/* Long enough to be read by several threads where there are processors for them. What fails in one of them fails again, or does not, when
 * the file is then read by one. */
static void test_a_long_level(void **state) {
    (void)state;
    enum { COMMENT = 20 * 1024, STEP = 7 };
    char *small = small_level(), *text = calloc(1, SMALL_SIZE + COMMENT);
    assert_non_null(text);
    int size = sprintf(text, "%s#", small);
    memset(text + size, '-', COMMENT - 1);
    MoatProblems problems = {0}; /* the C library keeps what a thread took for the next one */
    moat_rules_free(moat_level_parse("long", text, (int)strlen(text), NULL, &problems));
    moat_problems_free(&problems);
    for (int n = 0; load_failing_at(text, n, false); n += STEP) {}
    for (int n = 0; load_failing_at(text, n, true); n += 5 * STEP) {}
    free(text);
    free(small);
}

/* With problems to tell of, and with a problem for the parser in the middle of its work. */
static void test_bad_levels(void **state) {
    (void)state;
    char *text = small_level();
    assert_non_null(strstr(text, "lab: 52"));
    memcpy(strstr(text, "lab: 52"), "lab: xx", 7);
    check_text(text);
    strcpy(text + strlen(text) / 2, "\n  [{\"");
    check_text(text);
    free(text);
}

/* --- what is made of levels --- */

static const char *path;

/* Does it once; whether it succeeded. What it gives back is freed by it. */
typedef bool (*Tool)(MoatProblems *problems);

static bool resolve(MoatProblems *problems) {
    MoatBytes bytes;
    bool good = moat_level_resolve(path, NULL, true, problems, &bytes);
    moat_bytes_free(&bytes);
    return good;
}

static bool export(MoatProblems *problems) {
    MoatBytes bytes;
    MoatPackTrouble trouble;
    bool good = moat_level_export(path, NULL, problems, &bytes, &trouble);
    moat_bytes_free(&bytes);
    return good;
}

static bool upgrade(MoatProblems *problems) {
    MoatBytes bytes;
    MoatUpgradeNotes notes;
    bool good = moat_level_upgrade(path, problems, &notes, &bytes) == MOAT_UPGRADE_DONE;
    moat_bytes_free(&bytes);
    return good;
}

/* Whether an allocation failed. */
static bool tool_failing_at(Tool tool, int n, bool ever) {
    MoatProblems problems = {0};
    alive = 0;
    left = n;
    for_ever = ever;
    armed = true;
    bool good = tool(&problems), failed = left < 0;
    moat_problems_free(&problems);
    armed = false;
    assert_int_equal(alive, 0);
    if (!failed) assert_true(good);
    if (failed && ever && n == 0) assert_false(good);
    return failed;
}

static void test_tools(void **state) {
    (void)state;
    static const Tool tools[] = {resolve, export, upgrade};
    char folder[] = "/tmp/moat-memory-XXXXXX", file[64], *text = small_level();
    assert_non_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/small.yaml", folder);
    path = file;
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        FILE *out = fopen(file, "we");
        assert_non_null(out);
        if (tools[i] == upgrade) *strchr(text, '1') = '0'; /* format: 1 stands first */
        fputs(text, out);
        fclose(out);
        int n = 0;
        while (tool_failing_at(tools[i], n, false)) n++;
        assert_true(n > 10);
        for (int k = 0; k < n; k += 29) assert_true(tool_failing_at(tools[i], k, true));
    }
    free(text);
    remove(file);
    rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_good_level), cmocka_unit_test(test_a_long_level),
        cmocka_unit_test(test_bad_levels), cmocka_unit_test(test_tools)};
    return cmocka_run_group_tests_name("level memory", tests, NULL, NULL);
}

#else

int main(void) {
    print_message("skipped: allocations cannot be replaced in this build\n");
    return 0;
}

#endif
