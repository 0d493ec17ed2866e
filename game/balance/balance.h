/* balance.h - what a level is like to play, by thousands of seeded games: figures with intervals, what is wanted of each, and tables. */
#pragma once
#include <stdio.h>
#include "field.h"

typedef enum BalanceMeasure {
#define MEASURE(id, unit, low, high, sentence) BALANCE_##id,
#include "measures.def"
    BALANCE_MEASURES
} BalanceMeasure;
typedef enum BalanceUnit { BALANCE_PERCENT, BALANCE_POINTS, BALANCE_NUMBER } BalanceUnit;
typedef struct BalanceMeasureRow {
    const char *id, *sentence; /* English; faces pass the sentence through gettext */
    BalanceUnit unit;
    double low, high;
} BalanceMeasureRow;
const BalanceMeasureRow *balance_measure(BalanceMeasure measure);

/* FINE: within what is wanted. MAYBE: outside, but what is wanted lies within the interval. LOOK: outside by more than chance. */
typedef enum BalanceVerdict { BALANCE_UNKNOWN, BALANCE_FINE, BALANCE_MAYBE, BALANCE_LOOK } BalanceVerdict;

/* An order: in how many games a side gave it, and what it costs the side to be without, in points of score and of win chance. */
typedef struct BalanceOrder {
    double used[MOAT_BLOCS], searched[MOAT_BLOCS]; /* by plans; by those who look ahead */
    Interval score[MOAT_BLOCS], chance[MOAT_BLOCS];
} BalanceOrder;

typedef struct BalanceSizes {
    int cell;                       /* games in a cell of the table */
    int rounds, generations, breed; /* of breeding; games a plan and generation */
    int challenges;                 /* of what seems to dominate, a side */
    int barred;                     /* games for each order that is barred */
    int beginners, planners, masters;
    int greedy;          /* games of planners against greedy ones, a side */
    int script;          /* games of the bred mixtures against masters, a side */
    int moments, throws; /* turns that are looked at; dice thrown for each */
} BalanceSizes;
extern const BalanceSizes balance_full, balance_quick;
/* Samples `times` as large; what is bred stays the same. */
BalanceSizes balance_larger(const BalanceSizes *sizes, int times);

/* Whom a par may be fitted to: mixtures of plans, and rungs that meet their like. */
enum { BALANCE_OF_PLANS, BALANCE_OF_BEGINNERS, BALANCE_OF_PLANNERS, BALANCE_OF_MASTERS, BALANCE_PLAYERS };

typedef struct Balance {
    const MoatRules *rules;
    int jobs;
    uint64_t seed;
    BalanceSizes sizes;
    void (*stage)(const char *what); /* told what is being measured; may be NULL */
    Bars bars;
    Field field;
    Interval value[BALANCE_MEASURES];
    bool known[BALANCE_MEASURES];
    BalanceOrder order[MOAT_VERBS];
    double par[BALANCE_PLAYERS], even[BALANCE_PLAYERS]; /* the par they play at, and the one at which the median of their games is even */
} Balance;

/* Measures all. False without memory, or when a process died. End with balance_end in any case. */
bool balance_run(Balance *balance, const MoatRules *rules, int jobs, uint64_t seed, const BalanceSizes *sizes, void (*stage)(const char *));
void balance_end(Balance *balance);
BalanceVerdict balance_verdict(const Balance *balance, BalanceMeasure measure);

void balance_print(FILE *out, const Balance *balance);
/* One JSON object on one line. */
bool balance_print_json(FILE *out, const Balance *balance);

static inline void balance_set(Balance *balance, BalanceMeasure measure, Interval value) {
    balance->value[measure] = value;
    balance->known[measure] = true;
}
static inline void balance_set_exact(Balance *balance, BalanceMeasure measure, double value) {
    balance_set(balance, measure, (Interval){value, value, value});
}

double balance_median(double *values, int count); /* sorts them */
/* How much of what good plans of a table differ by depends on the plan they meet, 0..1. */
double balance_interplay(const Field *field);
/* The side's plan that gives up least where it answers worst (Savage 1951): a plan that the rival has reason to play, since it is among its
 * best or is what answers this very plan best; a better answer to it; and what that wins more, 0..1, by the table. A plan that dominates
 * gives up nothing. */
typedef struct BalanceRegret {
    int plan, rival, answer;
    double chance;
} BalanceRegret;
BalanceRegret balance_regret(const Field *field, MoatSide side);

/* The parts, each in its file. */
bool balance_plans(Balance *balance);        /* plans.c: the table, its mixtures, always open, always closed, luck */
bool balance_challenge(Balance *balance);    /* dominance.c: breeds against what seems to dominate */
bool balance_dominance(Balance *balance);    /* dominance.c: whether one plan is best whatever the rival does */
bool balance_orders(Balance *balance);       /* orders.c: what each order is used for and worth */
void balance_count_orders(Balance *balance); /* orders.c: last, when all that is known of orders is known */
bool balance_matches(Balance *balance);      /* matches.c: those who look ahead: sides, leads, openings, moments */
