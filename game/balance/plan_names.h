/* plan_names.h - what the known plans are called: personas by their id, bred ones by theirs. */
#pragma once
#include "moat/mind.h"

void plan_name(const MoatRules *rules, int known, MoatMind mind, char name[40]);
