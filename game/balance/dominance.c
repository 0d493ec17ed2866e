/* dominance.c - whether one plan of a side is the answer to everything that its rival has reason to play. */
#include <stdlib.h>
#include "balance.h"

static double chance(const Field *field, MoatSide b, int plan, int rival) {
    const Matrix *matrix = &field->matrix;
    return b == 0 ? matrix->payoff[plan * matrix->columns + rival] : 1 - matrix->payoff[rival * matrix->columns + plan];
}

static int best_against(const Field *field, MoatSide b, int rival) {
    int best = 0;
    for (int k = 1; k < field->count[b]; k++)
        if (chance(field, b, k, rival) > chance(field, b, best, rival)) best = k;
    return best;
}

/* --- by the table --- */

/* What a plan gives up against each plan that the rival has reason to play: its good ones, and what answers this one best. */
static int cases_of(const Field *field, MoatSide b, int plan, BalanceRegret cases[FIELD_GOOD + 1]) {
    int rivals[FIELD_GOOD + 1], count = field_good(field, moat_rival(b), rivals), beater = best_against(field, moat_rival(b), plan);
    bool good = false;
    for (int r = 0; r < count; r++) good = good || rivals[r] == beater;
    if (!good) rivals[count++] = beater;
    for (int r = 0; r < count; r++) {
        int answer = best_against(field, b, rivals[r]);
        cases[r] = (BalanceRegret){plan, rivals[r], answer, chance(field, b, answer, rivals[r]) - chance(field, b, plan, rivals[r])};
    }
    return count;
}

BalanceRegret balance_regret(const Field *field, MoatSide b) {
    BalanceRegret least = {.chance = 2}; /* more than there is to regret */
    for (int k = 0; k < field->count[b]; k++) {
        BalanceRegret cases[FIELD_GOOD + 1];
        int count = cases_of(field, b, k, cases), worst = 0;
        for (int r = 1; r < count; r++)
            if (cases[r].chance > cases[worst].chance) worst = r;
        if (cases[worst].chance < least.chance) least = cases[worst];
    }
    return least;
}

/* --- by breeding --- */

typedef enum Part { ANSWER, CHALLENGE } Part;

static bool breed_against(Balance *balance, MoatSide side, const MoatPlan *plan, Part part, int round, Bred *bred) {
    Mixture rivals = {.count = 1, .plan = {*plan}, .weight = {1}};
    char name[40];
    uint64_t seed = balance->seed + 9000000 + (uint64_t)(100 * round + 10 * side + (int)part) * 10000;
    Breed breed = {.side = side, .rivals = &rivals, .generations = balance->sizes.generations, .games = balance->sizes.breed, .seed = seed};
    snprintf(name, sizeof name, "%s-%d", part == CHALLENGE ? "challenge" : "answer", round);
    return field_breed(&balance->field, breed, name, bred);
}

/* Whoever knew that plan would play what beats it, and whoever knew that would play what beats the beater. A table that was bred against
 * mixtures need not hold either; when it does, another plan may be the one that gives up least, and is challenged in its turn. */
bool balance_challenge(Balance *balance) {
    Field *field = &balance->field;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        bool asked[MATRIX_MOST] = {false};
        for (int round = 1; round <= balance->sizes.challenges; round++) {
            Bred rival, answer;
            int plan = balance_regret(field, b).plan;
            if (asked[plan]) break;
            asked[plan] = true;
            if (!breed_against(balance, moat_rival(b), &field->plan[b][plan], CHALLENGE, round, &rival)) return false;
            if (!breed_against(balance, b, &rival.plan, ANSWER, round, &answer)) return false;
            if (!field_play(field)) return false;
        }
    }
    return true;
}

/* --- counted --- */

/* Worst cases first; how many are counted, and games for each and for the worst once more. */
enum { CASES = 6, FIRST = 300, AGAIN = 600 };

static int by_chance(const void *a, const void *b) {
    const BalanceRegret *x = a, *y = b;
    return x->chance != y->chance ? (x->chance < y->chance ? 1 : -1) : x->rival - y->rival;
}

/* What the answer wins more than the plan against that rival, in the same `games` games from `seed` on. */
static bool count_case(const Balance *balance, MoatSide b, const BalanceRegret *regret, int games, uint64_t seed, Interval *more) {
    static Bout bouts[2 * AGAIN];
    static BoutEnd ends[2 * AGAIN];
    const Field *field = &balance->field;
    MoatPlan meets[MOAT_BLOCS];
    Sum sum = {0};
    meets[moat_rival(b)] = field->plan[moat_rival(b)][regret->rival];
    for (int k = 0; k < 2 * games; k++) {
        meets[b] = field->plan[b][k < games ? regret->plan : regret->answer];
        bouts[k] = (Bout){{meets[0], meets[1]}, balance->seed + seed + (uint64_t)(k % games), -1, 0};
    }
    if (!bouts_play(&balance->bars, balance->jobs, bouts, 2 * games, ends)) return false;
    for (int k = 0; k < games; k++) figures_add(&sum, 100 * (bout_share(&ends[games + k], b) - bout_share(&ends[k], b)));
    *more = figures_mean(&sum);
    return true;
}

/* Whom a table of few games makes worst is so by luck as well: its worst cases are counted again, and the worst of them once more, in
 * games that it was not chosen by. */
bool balance_dominance(Balance *balance) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        BalanceRegret cases[FIELD_GOOD + 1];
        Interval more;
        int count = cases_of(&balance->field, b, balance_regret(&balance->field, b).plan, cases), worst = 0;
        qsort(cases, (size_t)count, sizeof *cases, by_chance);
        for (int k = 0; k < count && k < CASES; k++) {
            if (!count_case(balance, b, &cases[k], FIRST, 8000000, &more)) return false;
            cases[k].chance = more.middle;
            if (cases[k].chance > cases[worst].chance) worst = k;
        }
        if (!count_case(balance, b, &cases[worst], AGAIN, 8000000 + FIRST, &more)) return false;
        balance_set(balance, b == 0 ? BALANCE_regret_first : BALANCE_regret_second, more);
    }
    return true;
}
