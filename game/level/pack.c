/* pack.c - a level in one file: exported without what it extends, closed by a checksum, and looked at before it is kept.
 *
 * The first line names the format, the content code and the checksum of every byte after it. The checksum (FNV-1a, in which every step can
 * be undone) changes with any one byte that changes; it guards against accidents, not against somebody who computes a new one. */
#include "loader.h"
#include <inttypes.h>
#include <stdarg.h>
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

__attribute__((format(printf, 2, 3))) static bool refuse(char trouble[MOAT_PACK_TROUBLE], const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(trouble, MOAT_PACK_TROUBLE, format, arguments);
    va_end(arguments);
    return false;
}

/* --- out --- */

static void first_line(MoatBytes *pack, uint64_t hash) {
    char line[PACK_FIRST + 1], code[9];
    moat_level_code(hash, code);
    snprintf(line, sizeof line, PACK_WORD "%s %016" PRIx64 "\n", code, checksum(pack->bytes + PACK_FIRST, pack->size - PACK_FIRST));
    memcpy(pack->bytes, line, PACK_FIRST);
}

static bool reads_back(const MoatBytes *pack, uint64_t hash) {
    MoatProblems problems = {0};
    MoatRules *again = moat_level_parse("pack", pack->bytes, pack->size, NULL, &problems);
    bool same = again && again->hash == hash;
    moat_rules_free(again);
    moat_problems_free(&problems);
    return same;
}

bool moat_level_export(
    const char *path, const char *const *folders, MoatProblems *problems, MoatBytes *pack, char trouble[MOAT_PACK_TROUBLE]) {
    Writer writer = {.to = pack};
    *pack = (MoatBytes){0};
    trouble[0] = 0;
    write_line(&writer, "%*s\n# A level of Moat in one file. To keep it: moat import FILE\n\n", PACK_FIRST - 1, "");
    MoatRules *rules = level_load(path, folders, problems, &writer);
    bool good = rules && !writer.failed;
    if (rules && writer.failed) problems->out_of_memory = true;
    if (good && pack->size > LEVEL_BYTES)
        good = refuse(trouble, "The level is too large for one file: %d bytes; the limit is %d.", pack->size, LEVEL_BYTES);
    if (good) first_line(pack, rules->hash);
    if (good && !reads_back(pack, rules->hash)) good = refuse(trouble, "The level does not read back as it was; nothing was exported.");
    moat_rules_free(rules);
    if (!good) moat_bytes_free(pack);
    return good;
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

static bool whole(const MoatBytes *pack, char trouble[MOAT_PACK_TROUBLE]) {
    char sum[17];
    int word = (int)strlen(PACK_WORD);
    if (pack->size > LEVEL_BYTES) return refuse(trouble, "The file is too large for a level; the limit is %d bytes.", LEVEL_BYTES);
    if (pack->size < PACK_FIRST || memcmp(pack->bytes, PACK_WORD, (size_t)word) != 0)
        return refuse(trouble, "This is not a level pack: it does not begin with \"" PACK_WORD "\". Packs are made by moat export.");
    snprintf(sum, sizeof sum, "%016" PRIx64, checksum(pack->bytes + PACK_FIRST, pack->size - PACK_FIRST));
    if (pack->bytes[word + 8] != ' ' || pack->bytes[PACK_FIRST - 1] != '\n' || memcmp(pack->bytes + word + 9, sum, 16) != 0)
        return refuse(trouble, "The file was changed or cut since it was exported: its checksum does not fit. Ask for it again.");
    return true;
}

MoatRules *moat_level_import(const char *path, MoatProblems *problems, MoatBytes *pack, char trouble[MOAT_PACK_TROUBLE]) {
    char code[9];
    *pack = (MoatBytes){0};
    trouble[0] = 0;
    bool good = read_bytes(path, problems, pack) && whole(pack, trouble);
    MoatRules *rules = good ? moat_level_parse(path, pack->bytes, pack->size, NULL, problems) : NULL;
    if (rules) moat_level_code(rules->hash, code);
    if (rules && memcmp(pack->bytes + strlen(PACK_WORD), code, 8) != 0) {
        refuse(trouble, "The content code in the first line is not that of the level, %s.", code);
        moat_rules_free(rules);
        rules = NULL;
    }
    if (!rules) moat_bytes_free(pack);
    return rules;
}
