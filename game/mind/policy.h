/* policy.h - the fast policy: from a plan to a turn's orders, without looking ahead. */
#pragma once
#include "desk.h"

/* Orders that are all legal, for this turn. About a microsecond or two. */
void mind_policy(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindPlan *plan, MindTwist twist, MoatOrders *orders);

/* Departures from the plan's orders of this turn that are worth a try: each order left out, wishes that were not granted put first,
 * other answers and doctrines. At most `most`; returns how many. */
int mind_twists(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindPlan *plan, MindTwist *twists, int most);
