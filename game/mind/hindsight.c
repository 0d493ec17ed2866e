/* hindsight.c - looking back on a game that was played: what each turn was worth, and what the dice were. */
#include <stdlib.h>
#include "search.h"

enum { ABOUT_HINDSIGHT = 48, ABOUT_FORTUNE };

static int positive(int x) { return x > 0 ? x : 0; }

bool moat_hindsight(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *played, const MoatOrders *tried,
    int playouts, MoatHindsight *hindsight) {
    MoatThought thought;
    uint64_t seed = mind_bits(world->seed, ABOUT_HINDSIGHT, world->turn * MOAT_BLOCS + side);
    int throws = playouts / 3 > 24 ? playouts / 3 : 24;
    MoatSearch *search = moat_search_new(MOAT_MIND_expert, world, rules, side, seed, playouts, false);
    *hindsight = (MoatHindsight){0};
    if (!search) return false;
    search->ahead = rules->turns; /* to the end: what is told is the chance of the game, not a lead some turns on */
    while (moat_search_step(search, INT16_MAX) > 0) {}
    moat_search_thought(search, &thought);
    hindsight->preferred = thought.orders;
    moat_search_worth(search, NULL, throws, &hindsight->best);
    moat_search_worth(search, played, throws, &hindsight->played);
    if (tried) moat_search_worth(search, tried, throws, &hindsight->tried);
    hindsight->loss = positive(hindsight->best.score - hindsight->played.score);
    hindsight->chance_loss = positive(hindsight->best.chance - hindsight->played.chance);
    moat_search_free(search);
    return true;
}

/* A win is what counts; where chances are alike, the score tells. Five points of score are reckoned as a tenth of a win. */
static int weight(const MoatHindsight *turn) { return 5 * turn->chance_loss + turn->loss; }

int moat_turning_points(const MoatHindsight *turns, int count, int most, int *points) {
    int found = 0;
    for (int t = 0; t < count; t++) {
        int heavier = 0;
        for (int other = 0; other < count; other++)
            heavier += weight(&turns[other]) > weight(&turns[t]) || (weight(&turns[other]) == weight(&turns[t]) && other < t);
        if (weight(&turns[t]) > 0 && heavier < most && found < most) points[found++] = t;
    }
    return found;
}

static int by_size(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

void moat_fortune(const MoatWorld *opening, const MoatRules *rules, const MoatOrders orders[][MOAT_BLOCS], int turns, MoatSide side,
    int throws, MoatFortune *fortune) {
    int score[MOAT_FORTUNES], halves = 0;
    throws = throws < 1 ? 1 : throws < MOAT_FORTUNES ? throws : MOAT_FORTUNES;
    for (int k = 0; k < throws; k++) {
        MoatWorld world = *opening;
        world.seed = mind_bits(opening->seed, ABOUT_FORTUNE, k);
        for (int t = 0; t < turns && !world.winner; t++) moat_turn(&world, rules, orders[t], NULL);
        score[k] = mind_hundredths(world.score[side]);
        halves += world.winner == side + 1 ? 2 : world.winner == moat_rival(side) + 1 ? 0 : 1;
    }
    qsort(score, (size_t)throws, sizeof *score, by_size);
    *fortune = (MoatFortune){throws, halves / 2, score[throws / 20], score[throws / 2], score[throws - 1 - throws / 20]};
}
