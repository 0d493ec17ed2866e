/* plan.h - a plan: a posture as whole numbers. A persona is a plan that never changes; the planner compares plans. */
#pragma once
#include "moat/rules.h"
#include "moat/world.h"

typedef struct MindPlan {
#define FIELD(name, low, high, doc) int8_t name;
#include "plan_fields.def"
} MindPlan;

typedef enum MindPlanId {
#define PLAN(name, ...) MIND_PLAN_##name,
#include "plans.def"
    MIND_PLANS
} MindPlanId;

const MindPlan *mind_plan(MindPlanId id);

/* The plan a bloc seems to follow: the known one whose policies and programmes are nearest to what stands, with the policies that stand. */
MindPlan mind_plan_seen(const MoatWorld *world, const MoatRules *rules, MoatSide side);

/* A neighbour: one to three fields moved a little, as the bits say. */
MindPlan mind_plan_changed(const MindPlan *plan, uint64_t bits);

bool mind_plan_same(const MindPlan *a, const MindPlan *b);

/* 64 well-mixed bits of the mind's own seed: for (what, n), each 0..65535. */
uint64_t mind_bits(uint64_t seed, int what, int n);
