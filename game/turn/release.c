/* release.c - giving away a lead costs patience: backers ask why. */
#include "fixed.h"
#include "phases.h"

void turn_give_away(MoatWorld *world, const MoatRules *rules, MoatSide side, MoatFixed given, MoatFixed rival_best, MoatFixed share) {
    MoatFixed lead = fix_positive(fix_sub(given, rival_best));
    world->patience[side] = fix_positive(fix_sub(world->patience[side], fix_mul(fix_mul(rules->give, share), lead)));
}
