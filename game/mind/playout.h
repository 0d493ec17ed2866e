/* playout.h - playing copies of the world forward, both sides by plans, with other dice than the game's. */
#pragma once
#include "policy.h"

/* A way to go on: this turn's orders, and the plan that is kept to from the next turn on. */
typedef struct MindCourse {
    MoatPlan plan;
    MoatOrders orders;
} MindCourse;

typedef struct MindOutcome {
    int16_t value; /* what the end is worth: score with a bonus for winning, in hundredths of a point beyond half */
    int16_t score; /* hundredths of a point, 0..10000 */
    bool won;
} MindOutcome;

/* `side` by the first course, its rival by the second, from a copy of `world` (a mind's view) whose seed `dice` replace, at most `turns`
 * turns. */
MindOutcome mind_playout(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindCourse *own, const MindCourse *rival,
    uint64_t dice, int turns);
