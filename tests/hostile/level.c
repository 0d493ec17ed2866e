/* Hostile levels: every one is read in one process, each under a timer. None may crash, hang, be accepted, or give a message with a raw
 * control byte. Mutants of a good level may be accepted; then they must be whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "moat/level.h"
#include "small.h"

enum { ROOM = 2 << 20 };
#ifdef __SANITIZE_ADDRESS__
enum { SLOWER = 20 };
#else
enum { SLOWER = 1 };
#endif
static const int64_t LIMIT = SLOWER * INT64_C(100000000); /* nanoseconds for one file */

typedef struct Hostile {
    char *bytes;
    int size, files;
    int64_t slowest;
    const char *what;
} Hostile;

/* --- one file --- */

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* Length of the character at `text` when it may be shown; 0 when not. Written anew, so that it cannot share a mistake with the loader. */
static int showable(const unsigned char *text) {
    unsigned first = text[0];
    if (first >= 0x20 && first < 0x7F) return 1;
    int length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 && first < 0xE0 ? 2 : 0;
    for (int i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80) return 0;
    bool c1 = first == 0xC2 && text[1] < 0xA0;
    bool turns = first == 0xE2 && ((text[1] == 0x80 && ((text[2] >= 0x8B && text[2] <= 0x8F) || (text[2] >= 0xA8 && text[2] <= 0xAE))) ||
                                      (text[1] == 0x81 && text[2] >= 0xA0 && text[2] <= 0xAF));
    bool mark = first == 0xEF && text[1] == 0xBB && text[2] == 0xBF;
    return c1 || turns || mark ? 0 : length;
}

static void assert_showable(const char *text, size_t room) {
    size_t at = 0;
    assert_non_null(memchr(text, 0, room));
    while (text[at]) {
        int length = showable((const unsigned char *)text + at);
        if (!length) fail_msg("byte 0x%02X in '%s'", (unsigned char)text[at], text);
        at += (size_t)length;
    }
}

static void assert_problems_showable(const MoatProblems *problems) {
    assert_true(problems->kept <= problems->count);
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *told = &problems->problem[i];
        assert_showable(told->message, sizeof told->message);
        assert_showable(told->hint, sizeof told->hint);
        assert_showable(told->file, sizeof told->file);
        assert_showable(told->excerpt, sizeof told->excerpt);
        assert_true(told->line >= 0 && told->column >= 0 && told->end_column >= told->column);
        assert_true(told->message[0] != 0);
    }
}

/* Reads the bytes; whether they were accepted. */
static bool try(Hostile *hostile, const char *what, int size) {
    MoatProblems problems = {0};
    /* Exactly as many bytes as there are, so that sanitizers see a step too far. */
    char *exact = malloc((size_t)size + 1);
    assert_non_null(exact);
    memcpy(exact, hostile->bytes, (size_t)size);
    char *bytes = realloc(exact, (size_t)size ? (size_t)size : 1);
    int64_t begin = now();
    MoatRules *rules = moat_level_parse(what, bytes, size, NULL, &problems);
    int64_t took = now() - begin;
    if (took > hostile->slowest) {
        hostile->slowest = took;
        hostile->what = what;
    }
    hostile->files++;
    assert_problems_showable(&problems);
    assert_false(problems.out_of_memory);
    assert_true((rules != NULL) == (problems.errors == 0));
    if (took > LIMIT) fail_msg("'%s' took %lld ms", what, (long long)(took / 1000000));
    bool accepted = rules != NULL;
    moat_rules_free(rules);
    moat_problems_free(&problems);
    free(bytes);
    return accepted;
}

static void refuse(Hostile *hostile, const char *what, int size) {
    if (try(hostile, what, size)) fail_msg("'%s' was accepted", what);
}

static void refuse_text(Hostile *hostile, const char *what, const char *text) {
    strcpy(hostile->bytes, text);
    refuse(hostile, what, (int)strlen(text));
}

static int repeat(Hostile *hostile, const char *before, const char *unit, int times, const char *after) {
    int size = 0;
    memcpy(hostile->bytes, before, strlen(before));
    size += (int)strlen(before);
    for (int i = 0; i < times && size + (int)strlen(unit) < ROOM - 64; i++, size += (int)strlen(unit))
        memcpy(hostile->bytes + size, unit, strlen(unit));
    memcpy(hostile->bytes + size, after, strlen(after));
    return size + (int)strlen(after);
}

static int begin(void **state) {
    static Hostile hostile;
    hostile = (Hostile){.bytes = malloc(ROOM)};
    *state = &hostile;
    return hostile.bytes ? 0 : -1;
}

static int end(void **state) {
    Hostile *hostile = *state;
    print_message("%d files, the slowest took %lld us: %s\n", hostile->files, (long long)(hostile->slowest / 1000), hostile->what);
    free(hostile->bytes);
    return 0;
}

/* --- families --- */

static void test_depth_and_size(void **state) {
    static const char *const unit[] = {"[", "{", "{a: ", "[{", "- ", "? ", "a: {", "- - ", "'", "\"", "[a, ", "{a: [", "!!a ", "&a ", "*a ",
        "a:\n ", "- a\n", "a,", "|\n", "%", "%TAG ", "#", "\n", "\r", "\r\n", " ", "\\", "---\n", "...\n", "a: b\n", "<<: {", "? [", ": ",
        "- [", "-\n", "\t", "`", "@", "}", "]", ",", "\"\\", "''", "é", "世", "  - "};
    static const int times[] = {1, 7, 31, 32, 33, 64, 513, 4097, 20000, 100001, 1 << 20};
    for (size_t u = 0; u < sizeof unit / sizeof *unit; u++)
        for (size_t t = 0; t < sizeof times / sizeof *times; t++) {
            refuse(*state, unit[u], repeat(*state, "", unit[u], times[t], ""));
            refuse(*state, unit[u], repeat(*state, "format: 1\nid: x\nevents: ", unit[u], times[t], "\n"));
            refuse(*state, unit[u], repeat(*state, "events: [", unit[u], times[t], "]"));
        }
}

static void test_staircase(void **state) {
    Hostile *hostile = *state;
    int size = 0;
    for (int depth = 0; size + depth + 3 < 1 << 20 && depth < 1300; depth++) {
        memset(hostile->bytes + size, ' ', (size_t)depth);
        memcpy(hostile->bytes + size + depth, "a:\n", 3);
        size += depth + 3;
    }
    refuse(hostile, "staircase", size);
}

static void test_many_keys_and_wide_keys(void **state) {
    Hostile *hostile = *state;
    static const int counts[] = {511, 512, 513, 40000};
    for (int kind = 0; kind < 4; kind++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            static const char *const form[] = {"k%d: 1\n", "m%d: {a: 1, a: 2}\n", "\"k%d\\x1b\": '\xC2\xAB'\n", "markets: {m%d: 1}\n"};
            int size = 0;
            for (int i = 0; i < counts[c]; i++) size += sprintf(hostile->bytes + size, form[kind], i);
            refuse(hostile, form[kind], size);
        }
    static const int wide[] = {63, 64, 65, 1023, 1024, 1025, 70000, 1000000};
    for (size_t w = 0; w < sizeof wide / sizeof *wide; w++) {
        refuse(hostile, "wide key", repeat(hostile, "", "k", wide[w], ": 1\n"));
        refuse(hostile, "wide quoted key", repeat(hostile, "\"", "k", wide[w], "\": 1\n"));
        refuse(hostile, "wide value", repeat(hostile, "id: ", "v", wide[w], "\n"));
        refuse(hostile, "wide text", repeat(hostile, "title: \"", "\\u202e", wide[w] / 6, "\"\n"));
        refuse(hostile, "wide id", repeat(hostile, "markets:\n  ", "m", wide[w], ": {}\n"));
        refuse(hostile, "wide comment", repeat(hostile, "# ", "c", wide[w], "\n"));
    }
}

static void test_bombs(void **state) {
    Hostile *hostile = *state;
    refuse_text(hostile, "laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]\n");
    refuse_text(hostile, "self", "a: &a [*a]\n");
    refuse_text(hostile, "merge", "a: &a {b: 1}\nc:\n  <<: *a\n");
    int size = 0;
    for (int i = 0; i < 30000; i++) size += sprintf(hostile->bytes + size, "a%d: &a%d [*a%d]\n", i, i, i);
    refuse(hostile, "anchors", size);
    size = 0;
    for (int i = 0; i < 20000; i++) size += sprintf(hostile->bytes + size, "%%TAG !t%d! tag:x,2027:%d\n", i, i);
    refuse(hostile, "tag directives", size);
    size = 0;
    for (int i = 0; i < 20000; i++) size += sprintf(hostile->bytes + size, "--- a\n... \n");
    refuse(hostile, "documents", size);
}

static void test_tags_and_escapes(void **state) {
    static const char *const text[] = {"id: !%1b%5d0;owned%07 x\n", "!!python/object:os.system id: x\n", "id: !<%1b> x\n",
        "id: !<\x7f> x\n", "%YAML 1.1\n---\nid: x\n", "%YAML 9.9\n---\nid: x\n", "%FOO\n---\nid: x\n", "id: \"\\x1b]0;owned\\x07\"\n",
        "\"\\e[2J\": 1\n", "id: \"\\0\"\n", "id: \"\\u202e\"\n", "id: \"\\UFFFFFFFF\"\n", "id: \"\\uD800\"\n", "id: \"\\U0010FFFF\"\n",
        "id: \"\\N\\L\\P\\_\"\n", "\"\\u202Ekey\": {a: 1}\n", "? {a: 1}\n: 2\n", "? [a]\n: 2\n", "? |\n  key\n: 2\n", "? \n: \n",
        "{? a, ? b}\n", "[a]: 1\n", "&a a: *b\n", "*a : b\n", "id: &\x1b x\n", "id: *\x1b\n", "a: !<tag:%zz> b\n", "a: !%C0%80 b\n",
        "a: !%ff b\n", "a: !a%00b c\n", "- &a\n- *a\n", "id: |9\n x\n", "id: |0\n", "id: >-+\n x\n", "id: |\n\tx\n", "id: >\n\n\n\n",
        "'\\x1b': 1\n", "<<: 1\n", "\"<<\": 1\n", "=: 1\n", "~: ~\n", "null: null\n", ": :\n", ":\n", "- :\n", "::\n", "?\n", "-\n",
        "- -\n", "{}\n", "[]\n", "''\n", "\"\"\n", "~\n", "...\n", "---\n", "--- |\n x\n", "--- {}\n...\n--- {}\n", "", " ", "\n", "#",
        "\xEF\xBB\xBF", "\xEF\xBB\xBF\xEF\xBB\xBFid: x\n", "id: x\xEF\xBB\xBF\n", "a: b\rc: d\r", "a: b\n\rc: d\n",
        "<<<<<<< HEAD\nid: x\n=======\nid: y\n>>>>>>> other\n", "id: \xE2\x80\x9Cx\xE2\x80\x9D\n", "id:\xC2\xA0x\n", "\xC2\xA0id: x\n",
        "id: x\xC2\x85y: z\n", "id: x\xE2\x80\xA8y: z\n"};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) refuse_text(*state, text[i], text[i]);
}

/* Every byte alone, in every position that matters. */
static void test_every_byte(void **state) {
    Hostile *hostile = *state;
    static const char *const around[][2] = {{"", ""}, {"", ": x\n"}, {"id: ", "\n"}, {"id: \"", "\"\n"}, {"id: '", "'\n"}, {"id: x", "\n"},
        {"# ", "\nid: x\n"}, {"id: \"\\", "\"\n"}, {"title: |\n  ", "\n"}, {"id: !", " x\n"}, {"id: &", " x\n"}, {"markets: {", ": {}}\n"},
        {"format: 1", "\n"}, {"a:", "b\n"}, {"\xE4\xB8", "\n"}, {"\xF0\x9F\x8C", "\n"}};
    for (size_t a = 0; a < sizeof around / sizeof *around; a++)
        for (int byte = 0; byte < 256; byte++) {
            int size = (int)strlen(around[a][0]);
            memcpy(hostile->bytes, around[a][0], (size_t)size);
            hostile->bytes[size++] = (char)byte;
            memcpy(hostile->bytes + size, around[a][1], strlen(around[a][1]));
            refuse(hostile, around[a][0], size + (int)strlen(around[a][1]));
        }
}

static void test_encodings(void **state) {
    Hostile *hostile = *state;
    char *small = small_level();
    int size = (int)strlen(small);
    for (int kind = 0; kind < 4; kind++) {
        int at = 0;
        if (kind < 2) {
            memcpy(hostile->bytes, kind ? "\xFE\xFF" : "\xFF\xFE", 2);
            at = 2;
        }
        for (int i = 0; i < size; i++) {
            hostile->bytes[at++] = (char)(kind & 1 ? 0 : small[i]);
            hostile->bytes[at++] = (char)(kind & 1 ? small[i] : 0);
        }
        refuse(hostile, "UTF-16", at);
    }
    for (int i = 0, at = 0; i <= size; i++) {
        if (i == size) refuse(hostile, "Latin-1", at);
        if (i < size && (unsigned char)small[i] == 0xC3) {
            hostile->bytes[at++] = (char)(small[++i] | 0x40);
            continue;
        }
        if (i < size) hostile->bytes[at++] = small[i];
    }
    static const char *const bad[] = {"\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xBF", "\xC3", "\xE4\xB8", "\xF0\x9F\x8C", "\xFE", "\xFF", "\xEF\xBF\xBE",
        "\xEF\xBF\xBF", "\x1b", "\x07", "\x7f", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B", "\xC2\xAD", "\xF3\xA0\x81\x81"};
    for (size_t b = 0; b < sizeof bad / sizeof *bad; b++)
        for (int at = 0; at < size; at += 197) {
            memcpy(hostile->bytes, small, (size_t)at);
            strcpy(hostile->bytes + at, bad[b]);
            strcpy(hostile->bytes + at + strlen(bad[b]), small + at);
            refuse(hostile, "bad bytes within", size + (int)strlen(bad[b]));
        }
    for (int at = 0; at < size; at += 97) { /* 0 bytes */
        memcpy(hostile->bytes, small, (size_t)size);
        hostile->bytes[at] = 0;
        refuse(hostile, "NUL", size);
    }
    free(small);
}

/* Only the last line may be missing without harm: it says `source: assumed`. */
static void test_cut_at_every_byte(void **state) {
    Hostile *hostile = *state;
    char *small = small_level();
    int size = (int)strlen(small), accepted = 0;
    for (int cut = 0; cut < size; cut++) {
        memcpy(hostile->bytes, small, (size_t)cut);
        accepted += try(hostile, "cut", cut);
    }
    assert_in_range(accepted, 1, (int)strlen("  source: assumed\n") + 1);
    memcpy(hostile->bytes, small, (size_t)size);
    assert_true(try(hostile, "whole", size));
    free(small);
}

static void test_trailing_rubbish(void **state) {
    Hostile *hostile = *state;
    static const char *const rubbish[] = {"\x1b", "x", "- a\n", "---\nid: x\n", "}", "]", "\t\tx", "format: 1\n", "x: \"", "x: [", "x: {",
        "*a\n", "&a\n", "!a\n", "%YAML 1.1\n", "\xFF", "=======\n", "  source: assumed\n", "unknown: 1\n"};
    char *small = small_level();
    for (size_t i = 0; i < sizeof rubbish / sizeof *rubbish; i++) {
        strcpy(hostile->bytes, small);
        strcat(hostile->bytes, rubbish[i]);
        refuse(hostile, rubbish[i], (int)(strlen(small) + strlen(rubbish[i])));
    }
    free(small);
}

/* --- mutants --- */

static uint64_t draw(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static int line_at(const char *text, int size, int from) {
    while (from > 0 && text[from - 1] != '\n') from--;
    (void)size;
    return from;
}

static int line_end(const char *text, int size, int from) {
    while (from < size && text[from] != '\n') from++;
    return from < size ? from + 1 : size;
}

static int mutate(char *text, int size, uint64_t *seed) {
    static const char alphabet[] = "{}[]:,-'\"#&*!|>%@`? \n\tx+=.0eM_~\\\x1b\xC3";
    int at = (int)(draw(seed) % (uint64_t)size), first = line_at(text, size, at), last = line_end(text, size, at);
    switch (draw(seed) % 6) {
    case 0: text[at] = (char)(text[at] ^ (1 << draw(seed) % 8)); return size;
    case 1: text[at] = alphabet[draw(seed) % (sizeof alphabet - 1)]; return size;
    case 2: memmove(text + first, text + last, (size_t)(size - last)); return size - (last - first);
    case 3:
        memmove(text + last + (last - first), text + last, (size_t)(size - last));
        memcpy(text + last, text + first, (size_t)(last - first));
        return size + last - first;
    case 4:
        memmove(text + first + 2, text + first, (size_t)(size - first));
        memcpy(text + first, "  ", 2);
        return size + 2;
    default: {
        int other = line_at(text, size, (int)(draw(seed) % (uint64_t)size)), length = last - first;
        char *copy = malloc((size_t)length);
        if (!copy) abort();
        memcpy(copy, text + first, (size_t)length);
        memmove(text + other + length, text + other, (size_t)(size - other));
        memcpy(text + other, copy, (size_t)length);
        free(copy);
        return size + length;
    }
    }
}

static void test_mutants(void **state) {
    Hostile *hostile = *state;
    char *small = small_level();
    int accepted = 0, all = 4000;
    uint64_t seed = 88172645463325252u;
    for (int i = 0; i < all; i++) {
        int size = (int)strlen(small);
        memcpy(hostile->bytes, small, (size_t)size);
        for (uint64_t n = 1 + draw(&seed) % 3; n > 0 && size > 0; n--) size = mutate(hostile->bytes, size, &seed);
        accepted += try(hostile, "mutant", size);
    }
    assert_in_range(accepted, 1, all / 4); /* changed numbers and words are still a level */
    free(small);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_depth_and_size),
        cmocka_unit_test(test_staircase),
        cmocka_unit_test(test_many_keys_and_wide_keys),
        cmocka_unit_test(test_bombs),
        cmocka_unit_test(test_tags_and_escapes),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_cut_at_every_byte),
        cmocka_unit_test(test_trailing_rubbish),
        cmocka_unit_test(test_mutants),
    };
    return cmocka_run_group_tests_name("hostile levels", tests, begin, end);
}
