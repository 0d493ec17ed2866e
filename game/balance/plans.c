/* plans.c - what plans, by themselves, say of a level. */
#include "balance.h"
#include <math.h>
#include <string.h>

/* What a plan does, not what it calls itself. Open-heavy: at the end, at least half of its use runs on what it gave away. Closed-heavy: it
 * gives no more than an eighth of its releases away, and less than half of its use runs on them. */
static const double OPEN_USE = 1.0 / 2, CLOSED_RELEASES = 1.0 / 8;

static bool open_heavy(const Bearing *bearing) { return bearing->open_use >= OPEN_USE; }

static bool closed_heavy(const Bearing *bearing) {
    double all = bearing->open_releases + bearing->premium_releases;
    return !open_heavy(bearing) && bearing->open_releases <= CLOSED_RELEASES * all;
}

/* A plan of a kind against the mixture of the other side; of a later round it is called by that. */
static bool breed_one(Balance *balance, MoatSide b, Kin kin, int round) {
    const BalanceSizes *sizes = &balance->sizes;
    char name[40];
    uint64_t seed = balance->seed + 1000000 + (uint64_t)(10 * (round * MOAT_BLOCS + b) + (int)kin) * 10000;
    if (round == 0)
        snprintf(name, sizeof name, "bred-%s", kin_name(kin));
    else if (kin == KIN_ANY)
        snprintf(name, sizeof name, "bred-%d", round);
    else
        snprintf(name, sizeof name, "bred-%d-%s", round, kin_name(kin));
    Breed breed = {.side = b, .kin = kin, .generations = sizes->generations, .games = sizes->breed, .seed = seed};
    return field_breed(&balance->field, breed, name, NULL);
}

/* First the best of each kind; then, round by round, the best there is and, in turn, the best closed and the best open plan: where a
 * mixture holds both, the one that is behind in a round is still needed as an answer. */
static bool breed_all(Balance *balance) {
    for (int round = 0; round < balance->sizes.rounds; round++) {
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            for (int kin = KIN_CLOSED; round == 0 && kin < KINS; kin++)
                if (!breed_one(balance, b, (Kin)kin, round)) return false;
            if (round > 0 && !breed_one(balance, b, KIN_ANY, round)) return false;
            if (round > 0 && !breed_one(balance, b, round % 2 ? KIN_CLOSED : KIN_OPEN, round)) return false;
        }
        if (!field_play(&balance->field)) return false;
    }
    return true;
}

/* Once more, against what has come out: the gain is what is left to find. Wins are counted in games of their own. */
static bool breed_afresh(Balance *balance) {
    Field *field = &balance->field;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Bred last;
        double first = balance->value[BALANCE_side_plans].middle, value = b == 0 ? first : 1 - first;
        uint64_t seed = balance->seed + 5000000 + (uint64_t)b * 10000;
        int before = field->count[b];
        Breed breed = {.side = b, .generations = balance->sizes.generations, .games = balance->sizes.breed, .seed = seed};
        if (!field_breed(field, breed, "bred-last", &last)) return false;
        field->count[b] = before; /* measured, not added: the table stands */
        Interval gain = {100 * (last.rate.middle - value), 100 * (last.rate.low - value), 100 * (last.rate.high - value)};
        balance_set(balance, b == 0 ? BALANCE_bred_first : BALANCE_bred_second, gain);
    }
    return true;
}

static void weigh(Balance *balance, MoatSide b) {
    const Field *field = &balance->field;
    const double *weight = b == 0 ? field->equilibrium.row : field->equilibrium.column;
    const double *least = b == 0 ? field->needed.row : field->needed.column;
    double mixed = 0, most = 0, open = 0, closed = 0, needed = 0;
    for (int k = 0; k < field->count[b]; k++) {
        Bearing bearing = field_bearing(field, b, k);
        mixed += weight[k] >= 0.05;
        needed += least[k] >= 0.05;
        most = fmax(most, weight[k]);
        if (open_heavy(&bearing)) open += weight[k];
        if (closed_heavy(&bearing)) closed += weight[k];
    }
    balance_set_exact(balance, b == 0 ? BALANCE_mixed_first : BALANCE_mixed_second, mixed);
    balance_set_exact(balance, b == 0 ? BALANCE_needed_first : BALANCE_needed_second, needed);
    balance_set_exact(balance, b == 0 ? BALANCE_most_first : BALANCE_most_second, most);
    balance_set_exact(balance, b == 0 ? BALANCE_open_first : BALANCE_open_second, open);
    balance_set_exact(balance, b == 0 ? BALANCE_closed_first : BALANCE_closed_second, closed);
}

/* Plays plans of both sides, each picked by `pick` for game k, and counts the first side's wins. */
enum { FRESH = 600 };
typedef MoatPlan (*Pick)(const Balance *balance, MoatSide b, int k, const Mixture *mixture);

static MoatPlan from_mixture(const Balance *balance, MoatSide b, int k, const Mixture *mixture) {
    (void)balance;
    return *mixture_at(mixture, k * (b ? 7919 : 104729) % FRESH, FRESH);
}

static bool meet(const Balance *balance, const Pick pick[MOAT_BLOCS], uint64_t seed, double *won, double *middle) {
    static Bout bouts[FRESH];
    static BoutEnd ends[FRESH];
    Mixture mixture[MOAT_BLOCS];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) field_mixture(&balance->field, b, false, &mixture[b]);
    for (int k = 0; k < FRESH; k++) {
        bouts[k] = (Bout){.seed = balance->seed + seed + (uint64_t)k, .barred_side = -1};
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) bouts[k].plan[b] = pick[b](balance, b, k, &mixture[b]);
    }
    if (!bouts_play(&balance->bars, balance->jobs, bouts, FRESH, ends)) return false;
    *won = 0;
    double score[FRESH];
    for (int k = 0; k < FRESH; k++) *won += bout_share(&ends[k], 0), score[k] = bout_score(&ends[k], 0);
    if (middle) *middle = balance_median(score, FRESH);
    return true;
}

/* In games that the mixtures were not made by. */
static bool value_of_sides(Balance *balance) {
    double won, middle, par = (double)balance->rules->par / MOAT_ONE;
    const Pick pick[MOAT_BLOCS] = {from_mixture, from_mixture};
    if (!meet(balance, pick, 6000000, &won, &middle)) return false;
    balance->par[BALANCE_OF_PLANS] = par;
    balance->even[BALANCE_OF_PLANS] = par + middle - 50;
    balance_set(balance, BALANCE_side_plans, figures_proportion(won, FRESH));
    return true;
}

/* --- doctrines that never bend, against the mixtures --- */

/* The best of its kind that was bred, made to give whatever it has whenever it has it, or to give nothing. */
static MoatPlan never_bends(const Field *field, MoatSide b, bool open) {
    char name[40];
    MoatPlan plan = field->plan[b][0];
    snprintf(name, sizeof name, "bred-%s", kin_name(open ? KIN_OPEN : KIN_CLOSED));
    for (int k = 0; k < field->count[b]; k++)
        if (strcmp(field->name[b][k], name) == 0) plan = field->plan[b][k];
    plan.open = open ? 2 : 0, plan.open_step = 1, plan.open_lead = 15, plan.open_from = 0;
    if (!open) plan.maverick = 0;
    return plan;
}

static MoatPlan always_open(const Balance *balance, MoatSide b, int k, const Mixture *mixture) {
    (void)k, (void)mixture;
    return never_bends(&balance->field, b, true);
}

static MoatPlan always_closed(const Balance *balance, MoatSide b, int k, const Mixture *mixture) {
    (void)k, (void)mixture;
    return never_bends(&balance->field, b, false);
}

static bool doctrine(Balance *balance, BalanceMeasure measure, Pick stubborn) {
    const Pick first[MOAT_BLOCS] = {stubborn, from_mixture}, second[MOAT_BLOCS] = {from_mixture, stubborn};
    double as_first, against;
    if (!meet(balance, first, 7000000, &as_first, NULL) || !meet(balance, second, 7000000, &against, NULL)) return false;
    balance_set(balance, measure, figures_proportion(as_first + FRESH - against, 2 * FRESH));
    return true;
}

/* --- luck --- */

/* Variance within cells (same plans, other dice) in the whole of that and the variance between cells (other plans), as random effects. */
static double luck(const Field *field, bool score) {
    double within = 0, cells = 0;
    Sum means = {0};
    for (int i = 0; i < field->count[0]; i++)
        for (int j = 0; j < field->count[1]; j++) {
            Sum cell = {0};
            for (int k = 0; k < field->games; k++) {
                const BoutEnd *end = field_cell(field, i, j) + k;
                figures_add(&cell, score ? bout_score(end, 0) : bout_share(end, 0));
            }
            within += figures_variance(&cell);
            cells += 1;
            figures_add(&means, cell.sum / cell.count);
        }
    within /= cells;
    double between = fmax(0, figures_variance(&means) - within / field->games);
    return within + between > 0 ? within / (within + between) : 0;
}

bool balance_plans(Balance *balance) {
    Field *field = &balance->field;
    if (!field_begin(field, &balance->bars, balance->jobs, balance->sizes.cell, balance->seed) || !field_play(field)) return false;
    if (!breed_all(balance) || !balance_challenge(balance) || !value_of_sides(balance) || !breed_afresh(balance)) return false;
    field_thin(field);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) weigh(balance, b);
    balance_set_exact(balance, BALANCE_luck_score, luck(field, true));
    balance_set_exact(balance, BALANCE_luck_win, luck(field, false));
    balance_set_exact(balance, BALANCE_interplay, balance_interplay(field));
    if (!balance_dominance(balance)) return false;
    return doctrine(balance, BALANCE_always_open, always_open) && doctrine(balance, BALANCE_always_closed, always_closed);
}
