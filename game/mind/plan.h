/* plan.h - plans: the ones every mind knows, their neighbours, and the one that a bloc seems to follow. */
#pragma once
#include "moat/mind.h"

/* Bred plans, known beside the personas of the level. */
typedef enum MindBred {
#define PLAN(name, ...) MIND_BRED_##name,
#include "plans.def"
    MIND_BRED
} MindBred;
enum { MIND_KNOWN = MOAT_PERSONAS + MIND_BRED };

/* How many plans are known, and the i-th: personas first. */
int mind_known(const MoatRules *rules);
const MoatPlan *mind_known_plan(const MoatRules *rules, int i);

/* The plan a bloc seems to follow: the known one whose policies and programmes are nearest to what stands, with the policies that stand. */
MoatPlan mind_plan_seen(const MoatWorld *world, const MoatRules *rules, MoatSide side);

/* Whether this much of the game, in sixteenths, is over. */
bool mind_time_has_come(const MoatWorld *world, const MoatRules *rules, int sixteenths);
/* The plan means to close the tap further than it stands or is announced, but not yet. */
bool mind_waits_with_tap(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan);

/* The persona whose plan is nearest; -1 where the level has none. */
int mind_plan_nearest(const MoatRules *rules, const MoatPlan *plan);

/* A neighbour: one to three fields moved a little, as the bits say. */
MoatPlan mind_plan_changed(const MoatPlan *plan, uint64_t bits);

bool mind_plan_same(const MoatPlan *a, const MoatPlan *b);

/* 64 well-mixed bits of the mind's own seed: for (what, n), each 0..65535. */
uint64_t mind_bits(uint64_t seed, int what, int n);
