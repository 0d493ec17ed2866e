/* minds.h - the minds, each given a view: the world without what it must not see. */
#pragma once
#include "plan.h"
#include "moat/mind.h"
#include "moat/turn.h"

void mind_beginner(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);
void mind_planner(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);

/* The world as a mind may see it: its seed replaced by one of the mind's own, bids opened by nobody. */
void mind_view(const MoatWorld *world, uint64_t seed, MoatWorld *view);
