/* play.h - seeded random play over a level, for property tests. */
#pragma once
#include "moat/level.h"
#include "moat/turn.h"

/* Loads a level of levels/ or tests/levels/; prints its problems and fails the test when it does not load. */
MoatRules *play_rules(const char *path);

/* A handful of random legal orders: about `tries` are tried. The same (seed, turn, side) gives the same orders. */
void play_random(const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int tries, MoatOrders *orders);
