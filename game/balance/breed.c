/* breed.c - the best of a generation stay, and their neighbours join them. All of a generation meet the same rivals and dice. */
#include "breed.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "plan.h"

enum { HERD = 24, PARENTS = 6, FINALISTS = 4, LAST_LOOK = 160, PROOF = 400 }; /* the last two are games */
_Static_assert((int)HERD <= (int)MATRIX_MOST, "a herd is kept where a whole stock has room");

const char *kin_name(Kin kin) {
    static const char *const name[KINS] = {"any", "closed", "asterisk", "open", "hawk"};
    return name[kin];
}

/* Open kinds really open: a plan that only would, were it not ahead, is a closed one. */
void kin_keep(Kin kin, MoatPlan *plan) {
    if (kin == KIN_CLOSED) plan->open = 0, plan->maverick = 0;
    if (kin == KIN_ASTERISK) plan->open = 1;
    if (kin == KIN_OPEN) plan->open = 2;
    if ((kin == KIN_OPEN || kin == KIN_ASTERISK) && plan->open_step > 5) plan->open_step = 5;
    if ((kin == KIN_OPEN || kin == KIN_ASTERISK) && plan->open_lead < 12) plan->open_lead = 12;
    if (kin == KIN_HAWK && plan->tap < 3) plan->tap = 3;
}

const MoatPlan *mixture_at(const Mixture *mixture, int k, int n) {
    double place = (k + 0.5) / n, sum = 0;
    for (int i = 0; i < mixture->count; i++) {
        sum += mixture->weight[i];
        if (place < sum) return &mixture->plan[i];
    }
    return &mixture->plan[mixture->count - 1];
}

typedef struct Animal {
    MoatPlan plan;
    double worth, won; /* sums over games */
    int games;
} Animal;

/* A win is what counts, but who was barely ahead at the end would have lost under other dice half of the time: so a game that was played
 * out counts as the chance that its margin says. It tells good plans apart in fewer games. */
static double worth_of(const Breed *breed, const BoutEnd *end) {
    static const double DICE = 0.8; /* points of score */
    double margin = bout_score(end, breed->side) - 50;
    double won = end->turns < breed->bars->rules->turns ? bout_share(end, breed->side) : 1 / (1 + exp(-margin / DICE));
    return won + 0.03 * fmax(-10, fmin(10, margin));
}

/* Rivals are dealt to seeds by a stride that no count divides, so that none always meets the same. */
static bool trial(const Breed *breed, Animal *animals, int count, int games, uint64_t seed) {
    enum { STRIDE = 7919 };
    int all = count * games;
    Bout *bouts = calloc((size_t)all, sizeof *bouts);
    BoutEnd *ends = calloc((size_t)all, sizeof *ends);
    for (int k = 0; bouts && k < all; k++) {
        int game = k % games;
        bouts[k].seed = seed + (uint64_t)game;
        bouts[k].barred_side = -1;
        bouts[k].plan[breed->side] = animals[k / games].plan;
        bouts[k].plan[moat_rival(breed->side)] = *mixture_at(breed->rivals, (int)((int64_t)game * STRIDE % games), games);
    }
    bool well = bouts && ends && bouts_play(breed->bars, breed->jobs, bouts, all, ends);
    for (int k = 0; well && k < all; k++) {
        Animal *animal = &animals[k / games];
        animal->worth += worth_of(breed, &ends[k]);
        animal->won += bout_share(&ends[k], breed->side);
        animal->games++;
    }
    free(bouts);
    free(ends);
    return well;
}

static int by_worth(const void *a, const void *b) {
    const Animal *x = a, *y = b;
    double left = x->worth / x->games, right = y->worth / y->games;
    return left != right ? (left < right ? 1 : -1) : memcmp(&x->plan, &y->plan, sizeof x->plan);
}

static void forget(Animal *animals, int count) {
    for (int k = 0; k < count; k++) animals[k].worth = animals[k].won = animals[k].games = 0;
}

/* All of the stock are tried once, however many; neighbours of theirs fill the herd up. */
static int settle(const Breed *breed, Animal *herd) {
    int count = breed->stock->count > HERD ? breed->stock->count : HERD;
    for (int k = 0; k < count; k++) {
        const MoatPlan *plan = &breed->stock->plan[k % breed->stock->count];
        herd[k] = (Animal){.plan = k < breed->stock->count ? *plan : mind_plan_changed(plan, mind_bits(breed->seed, 1, k))};
        kin_keep(breed->kin, &herd[k].plan);
    }
    return count;
}

/* Parents are those that have done best in all their games so far; children begin with none. */
static void renew(const Breed *breed, Animal *herd, int generation) {
    for (int k = PARENTS; k < HERD; k++) {
        const Animal *parent = &herd[(k - PARENTS) % PARENTS];
        herd[k] = (Animal){.plan = mind_plan_changed(&parent->plan, mind_bits(breed->seed, 2 + generation, k))};
        kin_keep(breed->kin, &herd[k].plan);
    }
}

bool breed_best(const Breed *breed, MoatPlan *best, Interval *rate) {
    Animal herd[MATRIX_MOST]; /* a whole stock, at first */
    uint64_t seed = breed->seed;
    int count = settle(breed, herd);
    for (int generation = 0; generation < breed->generations; generation++, count = HERD) {
        if (generation > 0) renew(breed, herd, generation);
        if (!trial(breed, herd, count, breed->games, seed)) return false;
        qsort(herd, (size_t)count, sizeof *herd, by_worth);
        seed += (uint64_t)breed->games;
    }
    forget(herd, HERD);
    if (!trial(breed, herd, FINALISTS, LAST_LOOK, seed)) return false;
    qsort(herd, FINALISTS, sizeof *herd, by_worth);
    forget(herd, 1);
    if (!trial(breed, herd, 1, PROOF, seed + LAST_LOOK)) return false;
    *best = herd[0].plan;
    *rate = figures_proportion(herd[0].won, herd[0].games);
    return true;
}
