/* orders.c - what each order is used for: how often it is given, and what a side loses that may not give it. The same plans, rivals and
 * dice with the order and without, so that what differs is the order. */
#include "balance.h"
#include <stdlib.h>
#include <string.h>

typedef struct Trials {
    int games;
    Bout *bouts; /* games without a bar, then games for each side and verb */
    BoutEnd *ends;
} Trials;

static const BoutEnd *barred(const Trials *trials, MoatSide b, int verb) {
    return &trials->ends[(size_t)trials->games * (size_t)(1 + b * MOAT_VERBS + verb)];
}

/* Mixtures alone would be narrow where they are pure: a third of the games are of all plans alike. */
static void lay_out(const Balance *balance, Trials *trials) {
    Mixture mixed[MOAT_BLOCS], alike[MOAT_BLOCS];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        field_mixture(&balance->field, b, false, &mixed[b]);
        field_mixture(&balance->field, b, true, &alike[b]);
    }
    for (int k = 0; k < trials->games; k++) {
        Bout *bout = &trials->bouts[k];
        *bout = (Bout){.seed = balance->seed + 8000000 + (uint64_t)k, .barred_side = -1};
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            const Mixture *mixture = k % 3 == 0 ? &alike[b] : &mixed[b];
            bout->plan[b] = *mixture_at(mixture, (int)((int64_t)k * (b ? 7919 : 104729) % trials->games), trials->games);
        }
    }
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int verb = 0; verb < MOAT_VERBS; verb++)
            for (int k = 0; k < trials->games; k++) {
                Bout *bout = &trials->bouts[(1 + b * MOAT_VERBS + verb) * trials->games + k];
                *bout = trials->bouts[k];
                bout->barred_side = (int8_t)b, bout->barred_verb = (int8_t)verb;
            }
}

static void compare(Balance *balance, const Trials *trials, MoatSide b, int verb) {
    const BoutEnd *without = barred(trials, b, verb);
    Sum score = {0}, chance = {0};
    double used = 0;
    for (int k = 0; k < trials->games; k++) {
        const BoutEnd *with = &trials->ends[k];
        used += with->used[b] >> verb & 1;
        figures_add(&score, bout_score(with, b) - bout_score(&without[k], b));
        figures_add(&chance, 100 * (bout_share(with, b) - bout_share(&without[k], b)));
    }
    BalanceOrder *order = &balance->order[verb];
    order->used[b] = used / trials->games;
    order->score[b] = figures_mean(&score);
    order->chance[b] = figures_mean(&chance);
}

static bool is_missed(const BalanceOrder *order, MoatSide b) { return order->score[b].low > 0 || order->chance[b].low > 0; }

/* A verb that the level gives no occasion for (no tenders, no doctrines, no events) is not counted. */
static bool has_occasion(const MoatRules *rules, int verb) {
    if (verb == MOAT_ORDER_bid) return rules->tender_pool > 0;
    if (verb == MOAT_ORDER_doctrine) return rules->doctrine_dates > 0;
    if (verb == MOAT_ORDER_answer) return rules->events > 0;
    if (verb == MOAT_ORDER_lobby || verb == MOAT_ORDER_comply) return rules->regulators > 0;
    return true;
}

void balance_count_orders(Balance *balance) {
    double unused = 0, idle = 0;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        const BalanceOrder *order = &balance->order[verb];
        bool used = false, missed = false;
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            used = used || order->used[b] >= 0.05 || order->searched[b] >= 0.05;
            missed = missed || is_missed(order, b);
        }
        if (!has_occasion(balance->rules, verb)) continue;
        unused += !used;
        idle += !missed;
    }
    balance_set_exact(balance, BALANCE_unused_orders, unused);
    balance_set_exact(balance, BALANCE_idle_orders, idle);
}

bool balance_orders(Balance *balance) {
    Trials trials = {.games = balance->sizes.barred};
    int all = trials.games * (1 + MOAT_BLOCS * MOAT_VERBS);
    trials.bouts = calloc((size_t)all, sizeof *trials.bouts);
    trials.ends = calloc((size_t)all, sizeof *trials.ends);
    bool well = trials.bouts && trials.ends;
    if (well) {
        lay_out(balance, &trials);
        well = bouts_play(&balance->bars, balance->jobs, trials.bouts, all, trials.ends);
    }
    for (MoatSide b = 0; b < MOAT_BLOCS && well; b++)
        for (int verb = 0; verb < MOAT_VERBS; verb++) compare(balance, &trials, b, verb);
    free(trials.bouts);
    free(trials.ends);
    return well;
}
