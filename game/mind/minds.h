/* minds.h - the minds that do not search, each given a view: the world without what it must not see. */
#pragma once
#include "playout.h"

/* The world as a mind may see it: its seed replaced by one of the mind's own, bids opened by nobody. */
void mind_view(const MoatWorld *world, uint64_t seed, MoatWorld *view);

/* simple.c */
void mind_beginner(const MoatWorld *view, const MoatRules *rules, MoatSide side, int width, int ahead, uint64_t seed, MoatOrders *orders);
void mind_random(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);
void mind_greedy(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);
