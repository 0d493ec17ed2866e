/* duel.h - games between two opponents by the hundred: who plays, how one game goes, what is kept of it, what many games say. */
#pragma once
#include <stddef.h>
#include "moat/mind.h"
#include "moat/rules.h"
#include "moat/turn.h"

typedef enum DuelFault {
#define FAULT(id, word, sentence) DUEL_##id,
#include "faults.def"
    DUEL_FAULTS
} DuelFault;
const char *duel_fault_word(DuelFault fault);
const char *duel_fault_sentence(DuelFault fault); /* English; faces pass it through gettext */

/* --- who plays --- */

enum { DUEL_NAME = 200 };
/* An opponent as it is named on the command line: a built-in mind or a persona of the level by its id, or cmd:COMMAND, a program that
 * speaks the bot protocol (README.md), started by the shell anew for every game. */
typedef struct DuelPlayer {
    char name[DUEL_NAME];
    bool bot;
    MoatMind mind; /* unless a bot */
} DuelPlayer;
/* False: the level has none of that name, or it is too long to be one, or no UTF-8. */
bool duel_player(const MoatRules *rules, const char *name, DuelPlayer *player);

/* --- one game --- */

/* Milliseconds that a bot has for its answer; the first answer may take as long again, for a program must start. */
typedef struct DuelTerms {
    int milliseconds;
} DuelTerms;

/* What is kept of a game: one line of JSON. Players are the first bloc's and the second's. */
typedef struct DuelGame {
    char level[32], name[MOAT_BLOCS][DUEL_NAME], bloc[MOAT_BLOCS][32];
    uint64_t level_hash, seed, hash;   /* hash: of the last world */
    int winner;                        /* as in the world: 1 the first bloc, 2 the second, 3 nobody */
    int ending;                        /* as in the world; 0: forfeited */
    int turns, quarters, lead_changes; /* lead_changes: turns that ended with another leader than the one before */
    int behind;                        /* turns that ended with the winner behind */
    MoatFixed score;                   /* of the first bloc */
    DuelFault fault[MOAT_BLOCS];
    int refused[MOAT_BLOCS];            /* orders given in vain */
    char first_refused[MOAT_BLOCS][64]; /* the first of them, "" none */
} DuelGame;

/* Plays one game. `player` in the order of blocs. A bot that fails loses it. */
void duel_play(const MoatRules *rules, const DuelPlayer *const player[MOAT_BLOCS], const DuelTerms *terms, uint64_t seed, DuelGame *game);

/* The dice of the mind on a side this turn: as a game that is saved has them, so that a duel can be played again at the screen. */
uint64_t duel_mind_seed(const MoatWorld *world, MoatSide side);

/* Who leads a world: 1, 2, or 0 level. */
int duel_leader(const MoatWorld *world);

/* --- games as lines --- */

/* Whether it may stand in a line: valid UTF-8. */
bool duel_is_text(const char *text);
/* One line of JSON without its newline, from malloc; NULL without memory. */
char *duel_game_line(const DuelGame *game);
/* False and a sentence of what is wrong in `trouble`. */
bool duel_game_read(const char *line, DuelGame *game, char trouble[160]);
/* Sorts games by level, players and seed, and drops those that are there twice; returns how many are left. So files that overlap
 * merge to what one run would have given. */
int duel_games_merge(DuelGame *games, int count);

/* --- many games, on several processors --- */

/* Calls work for each task 0..tasks-1 in `jobs` processes, each writing results[task] of `size` bytes; which process does what changes
 * nothing but the time it takes. `done` may be NULL; it is called now and then with how many are done. False: a process died, or none
 * could be started. */
typedef void (*DuelWork)(const void *context, int task, void *result);
bool duel_spread(int jobs, int tasks, void *results, size_t size, DuelWork work, const void *context, void (*done)(int done, int tasks));
/* Processors there are to use. */
int duel_processors(void);
