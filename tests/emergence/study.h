/* study.h - seeded games that are meddled with and watched, and figures judged: wide in the short form that CI runs, as the rules want them
 * in the long form (MOAT_EMERGENCE=long), which prints each with its interval. */
#pragma once
#include "bout.h"
#include "duel.h"
#include "figures.h"
#include "moat/level.h"

/* One game: each side by a mind, or by a plan where the mind is -1. */
typedef struct Study {
    const MoatRules *rules;
    MoatMind mind[MOAT_BLOCS];
    MoatPlan plan[MOAT_BLOCS];
    /* May change the world and the orders of both before a turn is played; may be NULL. */
    void (*meddle)(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]);
    /* Sees each turn: the world before it, the orders, the world after; writes what it counts into `found`. */
    void (*watch)(
        const struct Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found);
} Study;

bool study_long(void);
/* The main level; fails the test when it does not load. */
MoatRules *study_rules(void);
/* The plan of a persona of the level. */
MoatPlan study_persona(const MoatRules *rules, const char *id);
/* Plays `games` seeds from `seed` on; found[k] of `size` bytes is zeroed, then told of every turn of game k. Fails the test when it cannot.
 */
void study_run(const Study *study, uint64_t seed, int games, void *found, size_t size);

/* Prints the figure and what is wanted, and fails when the middle is not within the bounds of the form that is run. */
typedef struct Wanted {
    double low, high, short_low, short_high;
} Wanted;
/* Bounds of the short form for what its samples are too small to say, or what does not hold yet: told, not judged. */
#define STUDY_TOLD -1e9, 1e9
void study_judge(const char *what, Interval found, Wanted wanted);
/* A mean of differences. */
void study_judge_sum(const char *what, const Sum *sum, Wanted wanted);
