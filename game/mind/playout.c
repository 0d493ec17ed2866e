/* playout.c - one game played on from here, as fast as possible. */
#include <stddef.h>
#include "playout.h"

enum { STAKE = 600, SPAN = 2500 }; /* worth of winning, and the score that still counts beyond half, in hundredths of a point */

static int clamp(int x, int low, int high) { return x < low ? low : x > high ? high : x; }

static MindOutcome outcome(const MoatWorld *world, MoatSide side) {
    int score = clamp(mind_hundredths(world->score[side]), 0, 10000), beyond = clamp(score - 5000, -SPAN, SPAN);
    bool won = world->winner ? world->winner == side + 1 : beyond > 0;
    int stake = world->winner ? STAKE : STAKE / 2;
    int value = won ? (beyond > 0 ? beyond : 0) + stake : (beyond < 0 ? beyond : 0) - stake;
    return (MindOutcome){(int16_t)value, (int16_t)score, won};
}

MindOutcome mind_playout(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MindCourse *own, const MindCourse *rival,
    uint64_t dice, int turns) {
    MoatWorld copy = *world;
    MoatOrders orders[MOAT_BLOCS];
    MoatSide other = moat_rival(side);
    copy.seed = dice;
    orders[side] = own->orders, orders[other] = rival->orders;
    for (int t = 0; t < turns && !copy.winner; t++) {
        if (t > 0) {
            mind_policy(&copy, rules, side, &own->plan, NULL, &orders[side]);
            mind_policy(&copy, rules, other, &rival->plan, NULL, &orders[other]);
        }
        moat_turn(&copy, rules, orders, NULL);
    }
    return outcome(&copy, side);
}
