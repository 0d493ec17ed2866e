/* policy.h - the fast policy: from a plan to a turn's orders, without looking ahead. */
#pragma once
#include "desk.h"

/* Orders that are all legal, for this turn. About a microsecond or two. `twists` may be NULL. */
void mind_policy(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan, const MindTwists *twists, MoatOrders *orders);

/* Departures worth a try from the plan's orders of this turn, other than those made already; at most `most`. Returns how many. */
int mind_twists(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan, const MindTwists *made,
    MindTwist *twist, int most);
