/* matches.c - games between those who look ahead: sides, leads, openings, and what single turns weigh in them. */
#include "balance.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "draw.h"
#include "plan.h"

enum { TURNS = 48 }; /* remembered of a game; later ones are played like any other */

/* A game with its orders, so that any moment of it can be gone back to. */
typedef struct Match {
    uint64_t seed;
    MoatFixed par;
    int winner, turns, behind, changes, decided;
    double score; /* of the first side */
    uint32_t used[MOAT_BLOCS];
    MoatOrders orders[TURNS][MOAT_BLOCS];
} Match;

/* Who sits where: a mind, or a mixture of plans of which this game's seed picks one. */
typedef struct Seats {
    const Balance *balance;
    MoatMind mind[MOAT_BLOCS]; /* -1: the mixture */
    Mixture mixture[MOAT_BLOCS];
    uint64_t seed;
    int games;
} Seats;

static void decide(const Seats *seats, const MoatWorld *world, MoatSide b, int game, MoatOrders *orders) {
    const MoatRules *rules = seats->balance->rules;
    if (seats->mind[b] >= 0)
        moat_mind_orders(seats->mind[b], world, rules, b, duel_mind_seed(world, b), orders);
    else
        moat_plan_orders(mixture_at(&seats->mixture[b], game, seats->games), world, rules, b, orders);
}

/* Mixtures know no rung: against them the level's par holds. */
static MoatFixed par_of(const MoatRules *rules, const MoatMind mind[MOAT_BLOCS]) {
    if (mind[0] < 0 || mind[1] < 0) return rules->par;
    return moat_par_between(rules, moat_mind_row(rules, mind[0]).id, moat_mind_row(rules, mind[1]).id);
}

static void begin(MoatWorld *world, const MoatRules *rules, const Match *match) {
    moat_world_begin(world, rules, match->seed);
    moat_world_set_par(world, rules, match->par);
}

static void play(const void *context, int task, void *result) {
    const Seats *seats = context;
    const MoatRules *rules = seats->balance->rules;
    Match *match = result;
    MoatWorld world;
    Lead lead = {0};
    memset(match, 0, sizeof *match);
    match->seed = seats->seed + (uint64_t)task;
    match->par = par_of(rules, seats->mind);
    begin(&world, rules, match);
    while (!world.winner) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            decide(seats, &world, b, task, &orders[b]);
            for (int k = 0; k < orders[b].count; k++) match->used[b] |= UINT32_C(1) << orders[b].order[k].verb;
            if (world.turn < TURNS) match->orders[world.turn][b] = orders[b];
        }
        moat_turn(&world, rules, orders, NULL);
        lead_note(&lead, &world);
    }
    match->winner = world.winner;
    match->score = (double)world.score[0] / MOAT_ONE;
    match->turns = world.turn;
    lead_sum(&lead, world.winner, &match->behind, &match->changes, &match->decided);
}

static bool play_all(Balance *balance, Seats *seats, Match *matches, int games) {
    seats->balance = balance;
    seats->games = games;
    return duel_spread(balance->jobs, games, matches, sizeof *matches, play, seats, NULL);
}

static double share(const Match *match, MoatSide b) { return match->winner == 3 ? 0.5 : match->winner == b + 1; }

static void side_rate(Balance *balance, BalanceMeasure measure, const Match *matches, int games) {
    double won = 0;
    for (int k = 0; k < games; k++) won += share(&matches[k], 0);
    if (games > 0) balance_set(balance, measure, figures_proportion(won, games));
}

static bool even_par(Balance *balance, int players, const Match *matches, int games) {
    double *score = malloc(((size_t)games + 1) * sizeof *score);
    if (!score) return false;
    for (int k = 0; k < games; k++) score[k] = matches[k].score;
    balance->par[players] = games ? (double)matches[0].par / MOAT_ONE : 0;
    balance->even[players] = balance->par[players] + balance_median(score, games) - 50;
    free(score);
    return true;
}

/* --- leads, openings, orders --- */

static void courses(Balance *balance, const Match *matches, int games) {
    Sum changes = {0}, behind = {0}, decided = {0}, length = {0};
    for (int k = 0; k < games; k++) {
        const Match *match = &matches[k];
        figures_add(&length, (double)match->turns / balance->rules->turns);
        figures_add(&changes, match->changes);
        if (match->winner > MOAT_BLOCS) continue;
        figures_add(&behind, (double)match->behind / match->turns);
        figures_add(&decided, (double)match->decided / match->turns);
    }
    balance_set(balance, BALANCE_lead_changes, figures_mean(&changes));
    balance_set(balance, BALANCE_behind, figures_mean(&behind));
    balance_set(balance, BALANCE_decided, figures_mean(&decided));
    balance_set(balance, BALANCE_length, figures_mean(&length));
}

static bool alike(const MoatOrders *a, const MoatOrders *b) {
    if (a->count != b->count) return false;
    for (int i = 0; i < a->count; i++) {
        bool found = false;
        for (int j = 0; j < b->count && !found; j++) found = memcmp(&a->order[i], &b->order[j], sizeof a->order[i]) == 0;
        if (!found) return false;
    }
    return true;
}

static void openings(Balance *balance, const Match *matches, int games) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        double different = 0;
        for (int k = 0; k < games; k++) {
            bool met = false;
            for (int i = 0; i < k && !met; i++) met = alike(&matches[i].orders[0][b], &matches[k].orders[0][b]);
            different += !met;
        }
        balance_set_exact(balance, b == 0 ? BALANCE_openings_first : BALANCE_openings_second, different / games);
        for (int verb = 0; verb < MOAT_VERBS; verb++) {
            double used = 0;
            for (int k = 0; k < games; k++) used += matches[k].used[b] >> verb & 1;
            balance->order[verb].searched[b] = used / games;
        }
    }
}

/* --- moments --- */

enum { OTHERS = 6 }; /* random sets of orders tried at a moment */
typedef struct Moment {
    double given, none, other[OTHERS]; /* win chances of the side, 0..1 */
} Moment;

typedef struct Moments {
    const Balance *balance;
    const Match *matches;
    int games;
} Moments;

/* Win chance of a side when both give these orders now (NULL: what follows) and then keep to what they seem to follow; the same dice
 * whatever the orders. */
static double chance(const Moments *moments, const MoatWorld *world, MoatSide b, const MoatOrders both[MOAT_BLOCS]) {
    const MoatRules *rules = moments->balance->rules;
    MoatPlan plan[MOAT_BLOCS];
    double won = 0;
    for (MoatSide k = 0; k < MOAT_BLOCS; k++) plan[k] = mind_plan_seen(world, rules, k);
    for (int throw = 0; throw < moments->balance->sizes.throws; throw ++) {
        MoatWorld copy = *world;
        copy.seed = draw_mix(world->seed + 977 * (uint64_t)(throw +1));
        if (both) moat_turn(&copy, rules, both, NULL);
        while (!copy.winner) {
            MoatOrders orders[MOAT_BLOCS];
            for (MoatSide k = 0; k < MOAT_BLOCS; k++) moat_plan_orders(&plan[k], &copy, rules, k, &orders[k]);
            moat_turn(&copy, rules, orders, NULL);
        }
        won += copy.winner == 3 ? 0.5 : copy.winner == b + 1;
    }
    return won / moments->balance->sizes.throws;
}

/* Turns of a game after which the winner's chance never fell below nine in ten again, as a part of its length. */
static void seal(const void *context, int task, void *result) {
    const Moments *moments = context;
    const Match *match = &moments->matches[task];
    MoatWorld world;
    int turns = match->turns < TURNS ? match->turns : TURNS, open = 0;
    begin(&world, moments->balance->rules, match);
    for (int turn = 0; turn < turns && match->winner <= MOAT_BLOCS; turn++) {
        if (chance(moments, &world, match->winner - 1, NULL) < 0.9) open = turn + 1;
        moat_turn(&world, moments->balance->rules, match->orders[turn], NULL);
    }
    *(double *)result = turns ? (double)open / turns : 0;
}

/* Moments are spread over games, turns and sides alike. */
static void look(const void *context, int task, void *result) {
    const Moments *moments = context;
    const MoatRules *rules = moments->balance->rules;
    const Match *match = &moments->matches[task % moments->games];
    int turns = match->turns < TURNS ? match->turns : TURNS, turn = (task / 2 * 5 + task / moments->games) % turns;
    MoatSide b = (task + task / moments->games) % MOAT_BLOCS;
    MoatWorld world;
    MoatOrders both[MOAT_BLOCS];
    Moment *moment = result;
    begin(&world, rules, match);
    for (int t = 0; t < turn; t++) moat_turn(&world, rules, match->orders[t], NULL);
    memcpy(both, match->orders[turn], sizeof both);
    moment->given = chance(moments, &world, b, both);
    both[b].count = 0;
    moment->none = chance(moments, &world, b, both);
    for (int k = 0; k < OTHERS; k++) {
        moat_mind_orders(MOAT_MIND_random, &world, rules, b, draw_mix(world.seed + (uint64_t)(task * OTHERS + k)), &both[b]);
        moment->other[k] = chance(moments, &world, b, both);
    }
}

static void weigh_moments(Balance *balance, const Moment *moments, int count) {
    Sum random = {0}, none = {0}, spread = {0};
    double noise = 0, throws = balance->sizes.throws;
    for (int m = 0; m < count; m++) {
        Sum others = {0};
        for (int k = 0; k < OTHERS; k++) {
            double p = moments[m].other[k];
            figures_add(&others, p);
            noise += p * (1 - p) / (throws - 1) / OTHERS / count;
        }
        figures_add(&random, 100 * (moments[m].given - others.sum / OTHERS));
        figures_add(&none, 100 * (moments[m].given - moments[m].none));
        figures_add(&spread, figures_variance(&others));
    }
    Interval variance = figures_mean(&spread);
    balance_set(balance, BALANCE_turn_random, figures_mean(&random));
    balance_set(balance, BALANCE_turn_none, figures_mean(&none));
    /* Common dice make the noise of differences smaller than this, so the spread is if anything told too small. */
    balance_set(balance, BALANCE_turn_spread,
        (Interval){100 * sqrt(fmax(0, variance.middle - noise)), 100 * sqrt(fmax(0, variance.low - noise)),
            100 * sqrt(fmax(0, variance.high - noise))});
}

static bool look_at_ends(Balance *balance, const Match *matches, int games) {
    enum { MOST = 120 };
    Moments moments = {balance, matches, games < MOST ? games : MOST};
    double part[MOST];
    Sum sealed = {0};
    if (!duel_spread(balance->jobs, moments.games, part, sizeof *part, seal, &moments, NULL)) return false;
    for (int k = 0; k < moments.games; k++) figures_add(&sealed, part[k]);
    balance_set(balance, BALANCE_sealed, figures_mean(&sealed));
    return true;
}

static bool look_at_moments(Balance *balance, const Match *matches, int games) {
    Moments moments = {balance, matches, games};
    Moment *moment = calloc((size_t)balance->sizes.moments, sizeof *moment);
    bool well = moment && duel_spread(balance->jobs, balance->sizes.moments, moment, sizeof *moment, look, &moments, NULL);
    if (well) weigh_moments(balance, moment, balance->sizes.moments);
    free(moment);
    return well;
}

/* --- */

static bool alone_together(Balance *balance, MoatMind mind, BalanceMeasure measure, uint64_t seed, Match *matches, int games) {
    Seats seats = {.mind = {mind, mind}, .seed = seed};
    if (!play_all(balance, &seats, matches, games)) return false;
    side_rate(balance, measure, matches, games);
    return true;
}

/* Bred mixtures, which nobody steers, against the strongest who looks ahead. */
static bool scripts(Balance *balance, Match *matches) {
    int games = balance->sizes.script;
    double won = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Seats seats = {.mind = {MOAT_MIND_master, MOAT_MIND_master}, .seed = balance->seed + 400000};
        seats.mind[b] = -1;
        field_mixture(&balance->field, b, false, &seats.mixture[b]);
        if (!play_all(balance, &seats, matches, games)) return false;
        for (int k = 0; k < games; k++) won += share(&matches[k], b);
    }
    if (games > 0) balance_set(balance, BALANCE_script_beats, figures_proportion(won, 2 * games));
    return true;
}

/* What looking more than a turn ahead is worth. */
static bool greed(Balance *balance, Match *matches) {
    int games = balance->sizes.greedy;
    double won = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Seats seats = {.mind = {MOAT_MIND_greedy, MOAT_MIND_greedy}, .seed = balance->seed + 500000};
        seats.mind[b] = MOAT_MIND_planner;
        if (!play_all(balance, &seats, matches, games)) return false;
        for (int k = 0; k < games; k++) won += share(&matches[k], b);
    }
    if (games > 0) balance_set(balance, BALANCE_planner_greedy, figures_proportion(won, 2 * games));
    return true;
}

bool balance_matches(Balance *balance) {
    const BalanceSizes *sizes = &balance->sizes;
    int ahead = sizes->planners + sizes->masters, most = sizes->beginners > ahead ? sizes->beginners : ahead;
    if (sizes->script > most) most = sizes->script;
    if (sizes->greedy > most) most = sizes->greedy;
    Match *matches = calloc((size_t)most, sizeof *matches);
    bool well = matches &&
                alone_together(balance, MOAT_MIND_beginner, BALANCE_side_beginners, balance->seed + 100000, matches, sizes->beginners) &&
                even_par(balance, BALANCE_OF_BEGINNERS, matches, sizes->beginners) && scripts(balance, matches) && greed(balance, matches);
    well = well && alone_together(balance, MOAT_MIND_planner, BALANCE_side_planners, balance->seed + 200000, matches, sizes->planners) &&
           even_par(balance, BALANCE_OF_PLANNERS, matches, sizes->planners);
    well = well &&
           alone_together(
               balance, MOAT_MIND_master, BALANCE_side_masters, balance->seed + 300000, matches + sizes->planners, sizes->masters) &&
           even_par(balance, BALANCE_OF_MASTERS, matches + sizes->planners, sizes->masters) && look_at_moments(balance, matches, ahead) &&
           look_at_ends(balance, matches, ahead);
    if (well) {
        courses(balance, matches, ahead);
        openings(balance, matches, ahead);
    }
    free(matches);
    return well;
}
