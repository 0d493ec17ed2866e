/* pack.c - a level in one file: exported without what it extends, closed by a checksum, and looked at before it is kept.
 *
 * The first line names the format, the content code and the checksum of every byte after it. The checksum (FNV-1a, in which every step can
 * be undone) changes with any one byte that changes; it guards against accidents, not against somebody who computes a new one. */
#include "loader.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PACK_WORD "# moat-level 1 "
enum { PACK_FIRST = sizeof PACK_WORD - 1 + 8 + 1 + 16 + 1 }; /* bytes of the first line */

void moat_bytes_free(MoatBytes *bytes) {
    free(bytes->bytes);
    *bytes = (MoatBytes){0};
}

void moat_level_code(uint64_t hash, char code[9]) {
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* without those that look like digits, and U */
    hash ^= hash >> 40;
    for (int i = 0; i < 8; i++) code[i] = letters[hash >> (5 * i) & 31];
    code[8] = 0;
}

static uint64_t checksum(const char *bytes, int size) {
    uint64_t sum = UINT64_C(14695981039346656037);
    for (int i = 0; i < size; i++) sum = (sum ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return sum;
}

/* --- out --- */

static void first_line(MoatBytes *pack, uint64_t hash) {
    char line[PACK_FIRST + 1], code[9];
    moat_level_code(hash, code);
    snprintf(line, sizeof line, PACK_WORD "%s %016" PRIx64 "\n", code, checksum(pack->bytes + PACK_FIRST, pack->size - PACK_FIRST));
    memcpy(pack->bytes, line, PACK_FIRST);
}

static bool reads_back(const MoatBytes *pack, uint64_t hash, bool *no_memory) {
    MoatProblems problems = {0};
    MoatRules *again = moat_level_parse("pack", pack->bytes, pack->size, NULL, &problems);
    bool same = again && again->hash == hash;
    *no_memory = *no_memory || problems.out_of_memory;
    moat_rules_free(again);
    moat_problems_free(&problems);
    return same;
}

bool moat_level_export(const char *path, const char *const *folders, MoatProblems *problems, MoatBytes *pack, MoatPackTrouble *trouble) {
    Writer writer = {.to = pack};
    *pack = (MoatBytes){0};
    *trouble = MOAT_PACK_FINE;
    write_line(&writer, "%*s\n# A level of Moat in one file. To keep it: moat import FILE\n\n", PACK_FIRST - 1, "");
    MoatRules *rules = level_load(path, folders, problems, &writer);
    problems->out_of_memory = problems->out_of_memory || writer.failed;
    bool good = rules && !writer.failed;
    if (good && pack->size > LEVEL_BYTES) *trouble = MOAT_PACK_LARGE;
    if (good && !*trouble) first_line(pack, rules->hash);
    if (good && !*trouble && !reads_back(pack, rules->hash, &problems->out_of_memory)) *trouble = MOAT_PACK_LOSSY;
    moat_rules_free(rules);
    if (good && !*trouble) return true;
    moat_bytes_free(pack);
    return false;
}

/* --- in --- */

static bool read_bytes(const char *path, MoatProblems *problems, MoatBytes *pack) {
    Loader loader = {.problems = problems, .before = problems->kept, .sources = 1};
    Source *source = &loader.source[0];
    source_name(source, path);
    bool fits = snprintf(source->path, sizeof source->path, "%s", path) < (int)sizeof source->path;
    if (!fits) problem(&loader, PROBLEM_CANNOT_READ, spot_at(0, 0, 0), "the path of the file is too long");
    if (fits && read_file(&loader, 0)) {
        pack->bytes = malloc((size_t)source->size + 1);
        if (pack->bytes) {
            memcpy(pack->bytes, source->bytes, (size_t)source->size);
            pack->bytes[source->size] = 0;
            pack->size = source->size;
        } else
            out_of_memory(&loader);
    }
    arena_free(&loader.arena);
    return pack->bytes != NULL;
}

static MoatPackTrouble look_at(const MoatBytes *pack) {
    char sum[17];
    int word = (int)strlen(PACK_WORD);
    if (pack->size > LEVEL_BYTES) return MOAT_PACK_LARGE;
    if (pack->size < PACK_FIRST || memcmp(pack->bytes, PACK_WORD, (size_t)word) != 0) return MOAT_PACK_NONE;
    snprintf(sum, sizeof sum, "%016" PRIx64, checksum(pack->bytes + PACK_FIRST, pack->size - PACK_FIRST));
    bool whole = pack->bytes[word + 8] == ' ' && pack->bytes[PACK_FIRST - 1] == '\n' && memcmp(pack->bytes + word + 9, sum, 16) == 0;
    return whole ? MOAT_PACK_FINE : MOAT_PACK_CHANGED;
}

MoatRules *moat_level_import(const char *path, MoatProblems *problems, MoatBytes *pack, MoatPackTrouble *trouble) {
    char code[9];
    *pack = (MoatBytes){0};
    *trouble = MOAT_PACK_FINE;
    bool good = read_bytes(path, problems, pack) && (*trouble = look_at(pack)) == MOAT_PACK_FINE;
    MoatRules *rules = good ? moat_level_parse(path, pack->bytes, pack->size, NULL, problems) : NULL;
    if (rules) moat_level_code(rules->hash, code);
    if (rules && memcmp(pack->bytes + strlen(PACK_WORD), code, 8) != 0) {
        *trouble = MOAT_PACK_CODE;
        moat_rules_free(rules);
        rules = NULL;
    }
    if (!rules) moat_bytes_free(pack);
    return rules;
}
