/* A file read by several threads is read as one thread reads it: every level of the game, and those with faults where a cut could lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glob.h>

#include <cmocka.h>

#include "split.h"

#ifdef __SANITIZE_ADDRESS__
enum { EVERY = 4 }; /* a quarter of the faults: every read is one of five */
#else
enum { EVERY = 1 };
#endif
enum { ROOM = LEVEL_BYTES + 4096 };

typedef struct Text {
    char *bytes;
    int size;
} Text;

typedef struct Read {
    Loader loader;
    MoatProblems problems;
    bool good;
} Read;

static Read read_by(const Text *text, int workers) {
    Read read = {.loader = {.before = 0, .sources = 1, .workers = workers}};
    Source *source = &read.loader.source[0];
    snprintf(source->name, sizeof source->name, "level.yaml");
    source->bytes = text->bytes;
    source->size = text->size;
    return read;
}

static void run(Read *read) {
    read->loader.problems = &read->problems;
    read->good = read_tree(&read->loader, 0);
}

static void finish(Read *read) {
    arena_free(&read->loader.arena);
    moat_problems_free(&read->problems);
}

static bool same(const Node *a, const Node *b) {
    if (!a || !b) return a == b;
    if (a->kind != b->kind || a->quoted != b->quoted || a->hash != b->hash || a->size != b->size || strcmp(a->text, b->text) != 0)
        return false;
    if (a->source != b->source || a->line != b->line || a->column != b->column || a->end_line != b->end_line ||
        a->end_column != b->end_column || !same(a->value, b->value))
        return false;
    const Node *x = a->first, *y = b->first, *last = NULL;
    for (; x && y; last = x, x = x->next, y = y->next)
        if (!same(x, y)) return false;
    return x == y && a->last == last;
}

static bool same_problems(const MoatProblems *a, const MoatProblems *b) {
    if (a->count != b->count || a->errors != b->errors || a->warnings != b->warnings || a->kept != b->kept) return false;
    for (int i = 0; i < a->kept; i++)
        if (memcmp(&a->problem[i], &b->problem[i], sizeof a->problem[i]) != 0) return false;
    return true;
}

/* How many files were really read in pieces. */
static int in_pieces;

static void compare(const Text *text, const char *what) {
    Read one = read_by(text, 1);
    run(&one);
    for (int workers = 2; workers <= 5; workers++) {
        Read many = read_by(text, workers), pieces = read_by(text, workers);
        run(&many);
        if (one.good != many.good || !same(one.loader.source[0].root, many.loader.source[0].root))
            fail_msg("%s: another tree by %d", what, workers);
        if (!same_problems(&one.problems, &many.problems)) fail_msg("%s: other problems by %d", what, workers);
        pieces.loader.problems = &pieces.problems;
        bool scanned = scan_bytes(&pieces.loader, 0); /* as read_tree goes about it */
        int told = pieces.problems.count;
        bool split = scanned && read_pieces(&pieces.loader, 0);
        /* Refused pieces leave nothing behind. */
        if (!split) assert_true(!pieces.loader.source[0].root && pieces.problems.count == told && !pieces.loader.arena.block);
        if (split && !one.good) fail_msg("%s: read in pieces, but it cannot be read", what);
        in_pieces += split;
        finish(&many);
        finish(&pieces);
    }
    finish(&one);
}

static Text read_text(const char *path) {
    Text text = {malloc(ROOM), 0};
    FILE *file = fopen(path, "rb");
    assert_true(text.bytes && file);
    text.size = (int)fread(text.bytes, 1, ROOM, file);
    fclose(file);
    return text;
}

static void each_level(void (*check)(const Text *text, const char *path)) {
    glob_t found;
    assert_int_equal(glob(MOAT_LEVELS "/*.yaml", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Text text = read_text(found.gl_pathv[i]);
        check(&text, found.gl_pathv[i]);
        free(text.bytes);
    }
    globfree(&found);
}

static void test_every_level(void **state) {
    (void)state;
    in_pieces = 0;
    each_level(compare);
    assert_true(in_pieces >= 60); /* all but the smallest, four times each */
}

/* --- faults --- */

static uint64_t dice = 1;
static int draw(int count) {
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((dice >> 33) % (uint64_t)count);
}

static void put(Text *text, int at, int taken, const char *given) {
    int length = (int)strlen(given);
    memmove(text->bytes + at + length, text->bytes + at + taken, (size_t)(text->size - at - taken));
    memcpy(text->bytes + at, given, (size_t)length);
    text->size += length - taken;
}

/* Where a line begins, at or after a place. */
static int line_after(const Text *text, int at) {
    const char *end = memchr(text->bytes + at, '\n', (size_t)(text->size - at));
    return end ? (int)(end - text->bytes) + 1 : text->size;
}

/* What a cut above a key must not be fooled by, put just above one, or into its line. */
static const char *const above[] = {"---\n", "...\n", "--- # again\n", "%YAML 1.1\n", "?\n", "? a\n", "? [a, b]\n", "- a\n", ": b\n",
    "\t\n", " x: 1\n", "  x: 1\n", "word\n", "word: \"open\n", "word: 'open\n", "word: \"open\n\nclosed\"\n", "word: 'a\n  b'\n",
    "word: |\n", "word: >\n", "word: |\n  a\n\n\n", "word: |+\n  a\n\n", "word: >-\n  a\n # b\n", "word: [a,\n", "word: {a: 1,\n",
    "word: [a,\nb]\n", "word: {a: 1,\nb: 2}\n", "word: a\n  b\n", "word: a\nb\n", "word:\n", "word:\n- a\n", "word: &anchor a\n",
    "word: *alias\n", "word: !tag a\n", "<<: a\n", "{a: 1}\n", "[a]\n", "\"a\": 1\n", "# comment\n", "\r\n", "word: a\r\n",
    "title: {en: Again}\n", "id: again\n", "word: \xE2\x80\x8B\n", "word: \"a\\tb\"\n", "word: \xFF\n", "\xEF\xBB\xBFword: a\n",
    "<<<<<<< a\n", "word: a # {\n", "word: 'a' 'b'\n", "word: \"a\n", "' \n", "\"\n", "]\n", "}\n", ",\n", "@a\n", "`a\n"};

/* Three keys, each the first of its piece, with one fault above the second and another above the third: what the first opens, the other may
 * seem to close. */
static void test_faults_above_keys(void **state) {
    (void)state;
    enum { FAULTS = sizeof above / sizeof *above, COMMENT = 3100 };
    Text text = {malloc(ROOM), 0};
    assert_non_null(text.bytes);
    in_pieces = 0;
    for (int first = -1; first < FAULTS; first++)
        for (int second = -1 + (first + 1) % EVERY; second < FAULTS; second += EVERY) {
            text.size = sprintf(text.bytes, "format: 1\n#%0*d\n%s", COMMENT, 0, first < 0 ? "" : above[first]);
            text.size += sprintf(text.bytes + text.size, "id: 2\n#%0*d\n%s", COMMENT, 0, second < 0 ? "" : above[second]);
            text.size += sprintf(text.bytes + text.size, "author: 3\n");
            compare(&text, first < 0 ? "nothing" : above[first]);
        }
    /* A first piece that is a level of its own kind. */
    static const char *const top[] = {"{a: 1,\nb: 2}\n", "  a: [1,\nb]\n", "[a,\nb]\n", "\"a\nb\"\n", "--- {a: 1,\nb: 2}\n"};
    for (size_t i = 0; i < sizeof top / sizeof *top; i++) {
        text.size = sprintf(text.bytes, "%s#%0*d\nid: 2\n#%0*d\nauthor: 3\n", top[i], COMMENT, 0, COMMENT, 0);
        compare(&text, top[i]);
    }
    assert_true(in_pieces > 0);
    free(text.bytes);
}

/* Bytes and lines that were lost, doubled or turned into others anywhere. */
static void test_mutants(void **state) {
    (void)state;
    enum { MUTANTS = 400 / EVERY };
    Text text = read_text(MOAT_LEVELS "/ten-quarters.yaml"), mutant = {malloc(ROOM), 0};
    assert_non_null(mutant.bytes);
    in_pieces = 0;
    for (int k = 0; k < MUTANTS; k++) {
        memcpy(mutant.bytes, text.bytes, (size_t)text.size);
        mutant.size = text.size;
        for (int faults = 1 + draw(2); faults > 0; faults--) {
            static const char *const given[] = {"\"", "'", "{", "}", "[", "]", "#", ":", "-", "\n", " ", "a", "|", "\n\n", "\t"};
            int at = draw(mutant.size - 200), end = line_after(&mutant, at);
            switch (draw(4)) {
            case 0: put(&mutant, at, 1, ""); break;
            case 1: put(&mutant, at, 0, given[draw(15)]); break;
            case 2: put(&mutant, at, 1, given[draw(15)]); break;
            default: put(&mutant, at, end - at, ""); break;
            }
        }
        compare(&mutant, "mutant");
    }
    assert_true(in_pieces > MUTANTS / 4);
    free(mutant.bytes);
    free(text.bytes);
}

/* The limits are those of the file, not of a piece. */
static void test_limits(void **state) {
    (void)state;
    Text text = {malloc(ROOM), 0};
    assert_non_null(text.bytes);
    for (int keys = LEVEL_KEYS - 1; keys <= LEVEL_KEYS + 1; keys++) {
        text.size = 0;
        for (int i = 0; i < keys; i++) text.size += sprintf(text.bytes + text.size, "k%d: %060d\n", i, i);
        compare(&text, "keys");
    }
    for (int nodes = LEVEL_NODES - 4; nodes <= LEVEL_NODES + 1; nodes++) {
        text.size = 0;
        for (int part = 0, left = nodes - 1; left > 0; part++) { /* each key with a list of lists takes 2 + lists + entries */
            text.size += sprintf(text.bytes + text.size, "k%d:\n", part);
            left -= 2;
            for (int list = 0; list < 4 && left > 0; list++) {
                text.size += sprintf(text.bytes + text.size, "- [");
                left--;
                for (int entry = 0; entry < 4000 && left > 0; entry++, left--) text.size += sprintf(text.bytes + text.size, "1,");
                text.size += sprintf(text.bytes + text.size, "]\n");
            }
        }
        compare(&text, "nodes");
    }
    free(text.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_level),
        cmocka_unit_test(test_faults_above_keys),
        cmocka_unit_test(test_mutants),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("level_split", tests, NULL, NULL);
}
