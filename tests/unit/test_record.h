/* test_record.h - a folder of the test's own, games played at random in it, and files as bytes. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include "moat/record.h"
#include "play.h"

static MoatRules *rules;
static char folder[64];
static const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "planner"}};

static inline int load_level(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    return 0;
}

static inline int free_level(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

/* In memory where there is such a folder: the tests sync thousands of times. */
static inline int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s/moat-record-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

static inline void empty_folder(const char *path) {
    DIR *stream = opendir(path);
    char name[512];
    for (struct dirent *entry; stream && (entry = readdir(stream));) {
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2) (void)unlink(name);
    }
    if (stream) closedir(stream);
}

static inline int drop_folder(void **state) {
    (void)state;
    empty_folder(folder);
    return rmdir(folder);
}

static inline int count_files(void) {
    DIR *stream = opendir(folder);
    int count = -2; /* . and .. */
    while (readdir(stream)) count++;
    closedir(stream);
    return count;
}

static inline char *in_folder(const char *name, char path[512]) {
    snprintf(path, 512, "%s/%s", folder, name);
    return path;
}

static inline char *bytes_of(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(5 << 20);
    assert_non_null(bytes);
    *size = fread(bytes, 1, 5 << 20, file);
    fclose(file);
    return bytes;
}

static inline void put_bytes(const char *path, const char *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline void random_orders(const MoatGame *game, MoatOrders orders[MOAT_BLOCS]) {
    memset(orders, 0, MOAT_BLOCS * sizeof orders[0]);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) play_random(moat_game_world(game), rules, side, 7, 4, &orders[side]);
}

/* Plays on to the turn at random; every turn must be stored. */
static inline void play_to(MoatGame *game, int turns) {
    MoatTrouble trouble;
    while (moat_game_turns(game) < turns) {
        MoatOrders orders[MOAT_BLOCS];
        random_orders(game, orders);
        if (!moat_game_end_turn(game, orders, NULL, &trouble)) fail_msg("%s", trouble.text);
    }
}

static inline MoatGame *new_game(uint64_t seed) {
    MoatTrouble trouble;
    MoatGame *game = moat_game_new(folder, rules, seed, seats, &trouble);
    if (!game) fail_msg("%s", trouble.text);
    return game;
}

static inline MoatGame *open_game(const char *path, bool read_only) {
    MoatTrouble trouble;
    MoatGame *game = moat_game_open(path, rules, read_only, &trouble);
    if (!game) fail_msg("%s", trouble.text);
    return game;
}

static inline uint64_t hash_of(const MoatGame *game) { return moat_world_hash(moat_game_world(game)); }
