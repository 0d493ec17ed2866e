/* playout.h - playing copies of the world forward, both sides by plans, with other dice than the game's. */
#pragma once
#include "policy.h"

/* A way to go on: a plan, and a departure from its orders of this turn. */
typedef struct MindCourse {
    MindPlan plan;
    MindTwist twist;
} MindCourse;

/* What a side's score at the end is worth to it, in hundredths of a point, with a bonus for winning and a malus for losing; from a
 * copy played at most `turns` turns. `world` is a mind's view; `dice` replace its seed. */
int mind_playout(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindCourse *course, const MindPlan *rival,
    uint64_t dice, int turns);
