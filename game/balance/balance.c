/* balance.c - the order in which a level is measured, and what figures mean. */
#include "balance.h"
#include <stdlib.h>
#include <string.h>
#include "gettext.h"

/* Four minutes of two processors, and half a minute, for twelve turns and eighteen markets. */
const BalanceSizes balance_full = {.cell = 60,
    .rounds = 8,
    .generations = 40,
    .breed = 10,
    .challenges = 4,
    .barred = 300,
    .beginners = 1000,
    .planners = 180,
    .masters = 14,
    .greedy = 60,
    .script = 7,
    .moments = 140,
    .throws = 32};
const BalanceSizes balance_quick = {.cell = 24,
    .rounds = 2,
    .generations = 12,
    .breed = 8,
    .challenges = 1,
    .barred = 48,
    .beginners = 200,
    .planners = 40,
    .masters = 0,
    .greedy = 10,
    .script = 0,
    .moments = 48,
    .throws = 24};

BalanceSizes balance_larger(const BalanceSizes *sizes, int times) {
    BalanceSizes larger = *sizes;
    larger.cell *= times, larger.barred *= times, larger.beginners *= times, larger.planners *= times;
    larger.masters *= times, larger.script *= times, larger.greedy *= times, larger.moments *= times;
    return larger;
}

const BalanceMeasureRow *balance_measure(BalanceMeasure measure) {
    static const BalanceMeasureRow row[BALANCE_MEASURES] = {
#define MEASURE(id, unit, low, high, sentence) {#id, sentence, BALANCE_##unit, low, high},
#include "measures.def"
    };
    return &row[measure];
}

BalanceVerdict balance_verdict(const Balance *balance, BalanceMeasure measure) {
    const BalanceMeasureRow *row = balance_measure(measure);
    const Interval *value = &balance->value[measure];
    if (!balance->known[measure]) return BALANCE_UNKNOWN;
    if (value->middle >= row->low && value->middle <= row->high) return BALANCE_FINE;
    return value->high >= row->low && value->low <= row->high ? BALANCE_MAYBE : BALANCE_LOOK;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double balance_median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, by_value);
    return count ? (values[(count - 1) / 2] + values[count / 2]) / 2 : 50;
}

static void tell(const Balance *balance, const char *what) {
    if (balance->stage) balance->stage(what);
}

bool balance_run(
    Balance *balance, const MoatRules *rules, int jobs, uint64_t seed, const BalanceSizes *sizes, void (*stage)(const char *)) {
    memset(balance, 0, sizeof *balance);
    balance->rules = rules, balance->jobs = jobs, balance->seed = seed, balance->sizes = *sizes, balance->stage = stage;
    if (!bars_make(&balance->bars, rules)) return false;
    tell(balance, _("breeding plans"));
    if (!balance_plans(balance)) return false;
    tell(balance, _("orders"));
    if (!balance_orders(balance)) return false;
    tell(balance, _("games of those who look ahead"));
    if (!balance_matches(balance)) return false;
    balance_count_orders(balance);
    return true;
}

void balance_end(Balance *balance) {
    field_end(&balance->field);
    bars_free(&balance->bars);
}
