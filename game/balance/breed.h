/* breed.h - plans bred against a mixture of plans: a little evolution over the fields of plan_fields.def, the same for a seed. */
#pragma once
#include "bout.h"
#include "figures.h"
#include "matrix.h"

/* What a bred plan must stay: so that a field holds the best of each kind, not the best kind alone. */
typedef enum Kin { KIN_ANY, KIN_CLOSED, KIN_ASTERISK, KIN_OPEN, KIN_HAWK, KINS } Kin;
const char *kin_name(Kin kin);
void kin_keep(Kin kin, MoatPlan *plan);

typedef struct Mixture {
    int count;
    MoatPlan plan[MATRIX_MOST];
    double weight[MATRIX_MOST]; /* sum 1 */
} Mixture;
/* The plan of place k of n, so that n places hold each plan as often as it weighs. */
const MoatPlan *mixture_at(const Mixture *mixture, int k, int n);

typedef struct Breed {
    const Bars *bars;
    int jobs;
    MoatSide side; /* of the plan that is bred */
    Kin kin;
    const Mixture *rivals;  /* of the other side */
    const Mixture *stock;   /* to begin with; weights do not count */
    int generations, games; /* games a plan and generation */
    uint64_t seed;          /* of the changes, and of the first game; fresh ones each generation */
} Breed;
/* The best found, and its win rate in games that it was not chosen by. False without memory, or when a process died. */
bool breed_best(const Breed *breed, MoatPlan *best, Interval *rate);
