/* bout.h - games between plans: no search, some thousand a second, and what is counted of each. */
#pragma once
#include "duel.h"

/* One game to be played: a plan a side, a seed, and maybe an order that one side may not give. */
typedef struct Bout {
    MoatPlan plan[MOAT_BLOCS];
    uint64_t seed;
    int8_t barred_side; /* -1 nobody */
    int8_t barred_verb;
} Bout;

typedef struct BoutEnd {
    int8_t winner; /* as in the world */
    int8_t turns;
    int8_t behind, changes, decided; /* turns that ended with the winner behind; changes of leader; turns until the winner led for good */
    uint8_t open_releases[MOAT_BLOCS], premium_releases[MOAT_BLOCS];
    uint32_t used[MOAT_BLOCS];      /* bit v: gave an order of verb v */
    MoatFixed score;                /* of the first bloc */
    MoatFixed open_use[MOAT_BLOCS]; /* part of its use at the end, by node weight, that runs on its open line */
} BoutEnd;

/* Rules as seen by one who may not give a verb, one for each; made once, before processes are. */
typedef struct Bars {
    const MoatRules *rules;
    MoatRules *without[MOAT_VERBS];
} Bars;
bool bars_make(Bars *bars, const MoatRules *rules);
void bars_free(Bars *bars);

void bout_play(const Bars *bars, const Bout *bout, BoutEnd *end);
/* Plays all, in processes. */
bool bouts_play(const Bars *bars, int jobs, const Bout *bouts, int count, BoutEnd *ends);

/* Half a win where nobody won. */
static inline double bout_share(const BoutEnd *end, MoatSide side) { return end->winner == 3 ? 0.5 : end->winner == side + 1; }
static inline double bout_score(const BoutEnd *end, MoatSide side) {
    double score = (double)end->score / MOAT_ONE;
    return side == 0 ? score : 100 - score;
}

/* Follows a game turn by turn: who led, and when for good. */
typedef struct Lead {
    int turns, leader[MOAT_HORIZON];
} Lead;
void lead_note(Lead *lead, const MoatWorld *world);
/* Turns that ended with the winner behind; changes of leader; turns until the winner led for good (0: from the first on). */
void lead_sum(const Lead *lead, int winner, int *behind, int *changes, int *decided);
