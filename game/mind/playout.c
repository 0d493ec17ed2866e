/* playout.c - one game played on from here, as fast as possible. */
#include <stddef.h>
#include "playout.h"

enum { STAKE = 600, SPAN = 2500 }; /* worth of winning, and the score that still counts beyond half, in hundredths of a point */

static int value(const MoatWorld *world, MoatSide side) {
    int score = mind_hundredths(world->score[side]) - 5000;
    if (score > SPAN) score = SPAN;
    if (score < -SPAN) score = -SPAN;
    if (!world->winner) return score + (score > 0 ? STAKE / 2 : -STAKE / 2);
    if (world->winner == side + 1) return (score > 0 ? score : 0) + STAKE;
    return (score < 0 ? score : 0) - STAKE;
}

int mind_playout(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindCourse *course, const MindPlan *rival,
    uint64_t dice, int turns) {
    MoatWorld copy = *world;
    MoatOrders orders[MOAT_BLOCS];
    MindTwist twist = course->twist;
    copy.seed = dice;
    for (int t = 0; t < turns && !copy.winner; t++) {
        mind_policy(&copy, rules, side, &course->plan, twist, &orders[side]);
        mind_policy(&copy, rules, moat_rival(side), rival, MIND_NO_TWIST, &orders[moat_rival(side)]);
        moat_turn(&copy, rules, orders, NULL);
        twist = MIND_NO_TWIST;
    }
    return value(&copy, side);
}
