/* line.c - games as lines of JSON, which merge by concatenation. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "duel.h"

enum { FORMAT = 1 };

static void set_long(json_t *object, const char *key, uint64_t value) {
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    json_object_set_new(object, key, json_string(text));
}

bool duel_is_text(const char *text) {
    json_t *string = json_string(text);
    json_decref(string);
    return string != NULL;
}

static json_t *pair(const char *a, const char *b) { return json_pack("[ss]", a, b); }

char *duel_game_line(const DuelGame *game) {
    json_t *line = json_object();
    json_object_set_new(line, "duel", json_integer(FORMAT));
    json_object_set_new(line, "rules", json_integer(MOAT_RULES_VERSION));
    json_object_set_new(line, "level", json_string(game->level));
    set_long(line, "level_hash", game->level_hash);
    set_long(line, "seed", game->seed);
    json_object_set_new(line, "blocs", pair(game->bloc[0], game->bloc[1]));
    json_object_set_new(line, "players", pair(game->name[0], game->name[1]));
    json_object_set_new(line, "winner", json_integer(game->winner));
    json_object_set_new(line, "ending", json_integer(game->ending));
    json_object_set_new(line, "score", json_real((double)game->score / MOAT_ONE));
    json_object_set_new(line, "turns", json_integer(game->turns));
    json_object_set_new(line, "quarters", json_integer(game->quarters));
    json_object_set_new(line, "lead_changes", json_integer(game->lead_changes));
    json_object_set_new(line, "behind", json_integer(game->behind));
    json_object_set_new(line, "faults", pair(duel_fault_word(game->fault[0]), duel_fault_word(game->fault[1])));
    json_object_set_new(line, "refused", json_pack("[ii]", game->refused[0], game->refused[1]));
    json_object_set_new(line, "first_refused", pair(game->first_refused[0], game->first_refused[1]));
    set_long(line, "hash", game->hash);
    char *text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(12));
    json_decref(line);
    return text;
}

/* --- reading --- */

typedef struct Reader {
    const json_t *line;
    const char *missing; /* the first key that is not there or not as it should be */
} Reader;

static void miss(Reader *reader, const char *key) {
    if (!reader->missing) reader->missing = key;
}

static int whole(Reader *reader, const char *key, int low, int high) {
    const json_t *value = json_object_get(reader->line, key);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < low || number > high) miss(reader, key);
    return number < low || number > high ? low : (int)number;
}

static uint64_t long_number(Reader *reader, const char *key) {
    const char *text = json_string_value(json_object_get(reader->line, key));
    char *end = NULL;
    uint64_t value = text ? strtoull(text, &end, 10) : 0;
    if (!text || !*text || *end) miss(reader, key);
    return value;
}

static void copy_text(Reader *reader, const char *key, const json_t *value, char *text, size_t size) {
    const char *string = json_string_value(value);
    text[0] = '\0';
    if (!string || strlen(string) >= size)
        miss(reader, key);
    else
        memcpy(text, string, strlen(string) + 1);
}

static void texts(Reader *reader, const char *key, char *first, char *second, size_t size) {
    const json_t *both = json_object_get(reader->line, key);
    if (json_array_size(both) != 2) miss(reader, key);
    copy_text(reader, key, json_array_get(both, 0), first, size);
    copy_text(reader, key, json_array_get(both, 1), second, size);
}

static DuelFault fault_by_word(Reader *reader, const char *word) {
    for (int k = 0; k < DUEL_FAULTS; k++)
        if (strcmp(duel_fault_word((DuelFault)k), word) == 0) return (DuelFault)k;
    miss(reader, "faults");
    return DUEL_NONE;
}

static void read_game(Reader *reader, DuelGame *game) {
    char fault[2][32];
    copy_text(reader, "level", json_object_get(reader->line, "level"), game->level, sizeof game->level);
    game->level_hash = long_number(reader, "level_hash");
    game->seed = long_number(reader, "seed");
    game->hash = long_number(reader, "hash");
    texts(reader, "blocs", game->bloc[0], game->bloc[1], sizeof game->bloc[0]);
    texts(reader, "players", game->name[0], game->name[1], sizeof game->name[0]);
    texts(reader, "faults", fault[0], fault[1], sizeof fault[0]);
    texts(reader, "first_refused", game->first_refused[0], game->first_refused[1], sizeof game->first_refused[0]);
    game->winner = whole(reader, "winner", 1, 3);
    game->ending = whole(reader, "ending", 0, 5);
    game->turns = whole(reader, "turns", 0, MOAT_HORIZON);
    game->quarters = whole(reader, "quarters", 0, MOAT_HORIZON);
    game->lead_changes = whole(reader, "lead_changes", 0, MOAT_HORIZON);
    game->behind = whole(reader, "behind", 0, MOAT_HORIZON);
    double score = json_number_value(json_object_get(reader->line, "score"));
    if (!json_is_number(json_object_get(reader->line, "score")) || fabs(score) > 1000) miss(reader, "score"), score = 0;
    game->score = (MoatFixed)lround(score * MOAT_ONE);
    const json_t *refused = json_object_get(reader->line, "refused");
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        game->fault[b] = fault_by_word(reader, fault[b]);
        game->refused[b] = (int)json_integer_value(json_array_get(refused, (size_t)b));
    }
}

bool duel_game_read(const char *text, DuelGame *game, char trouble[160]) {
    json_error_t error;
    json_t *line = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    Reader reader = {.line = line};
    memset(game, 0, sizeof *game);
    trouble[0] = '\0';
    if (!json_is_object(line))
        snprintf(trouble, 160, "this is no JSON object: %.120s", line ? "" : error.text);
    else if (whole(&reader, "duel", FORMAT, FORMAT) != FORMAT || reader.missing)
        snprintf(trouble, 160, "this is no game of a duel (\"duel\": %d)", FORMAT);
    else if (whole(&reader, "rules", MOAT_RULES_VERSION, MOAT_RULES_VERSION), reader.missing)
        snprintf(trouble, 160, "the game was played by other rules than these, version %d", MOAT_RULES_VERSION);
    else
        read_game(&reader, game);
    if (!trouble[0] && reader.missing) snprintf(trouble, 160, "\"%s\" is missing or not what it should be", reader.missing);
    json_decref(line);
    return trouble[0] == '\0';
}

/* --- merging --- */

static int compare(const void *a, const void *b) {
    const DuelGame *x = a, *y = b;
    int order = strcmp(x->level, y->level);
    if (order == 0) order = (x->level_hash > y->level_hash) - (x->level_hash < y->level_hash);
    if (order == 0) order = strcmp(x->name[0], y->name[0]);
    if (order == 0) order = strcmp(x->name[1], y->name[1]);
    return order ? order : (x->seed > y->seed) - (x->seed < y->seed);
}

int duel_games_merge(DuelGame *games, int count) {
    int kept = 0;
    qsort(games, (size_t)count, sizeof *games, compare);
    for (int k = 0; k < count; k++)
        if (kept == 0 || compare(&games[kept - 1], &games[k]) != 0) games[kept++] = games[k];
    return kept;
}
