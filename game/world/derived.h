/* derived.h - quantities that are told, not held: reading_NAME(world, rules, indices as in MoatName.at), Q47.16, for each DERIVED row. */
#pragma once
#include "moat/rules.h"
#include "moat/world.h"

/* Node weight times part, summed over all cells: the world's mean of a cell quantity, Q31.32. */
MoatLong over_world(const MoatRules *rules, const MoatFixed cells[MOAT_SEGMENTS][MOAT_MARKETS]);

#define DERIVED(name, scope, unit, doc) MoatLong reading_##name(const MoatWorld *world, const MoatRules *rules, const int16_t at[3]);
#include "moat/quantities.def"
