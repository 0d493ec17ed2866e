/* field.h - the plans of both sides, and the table of their chances against each other. */
#pragma once
#include "breed.h"

typedef struct Field {
    const Bars *bars;
    int jobs, games; /* a cell of the table: the same seeds in every cell */
    uint64_t seed;   /* of the first */
    int count[MOAT_BLOCS];
    MoatPlan plan[MOAT_BLOCS][MATRIX_MOST];
    char name[MOAT_BLOCS][MATRIX_MOST][40];
    BoutEnd *ends; /* MATRIX_MOST * MATRIX_MOST * games */
    bool played[MATRIX_MOST][MATRIX_MOST];
    Matrix matrix;
    Equilibrium equilibrium; /* of the whole table: what mixtures are drawn from */
    Equilibrium needed;      /* the fewest plans that do, for a point of win chance at most: field_thin */
} Field;

/* With the plans that the level's opponents and every search know. False without memory. */
bool field_begin(Field *field, const Bars *bars, int jobs, int games, uint64_t seed);
void field_end(Field *field);
/* False: the field is full, or the side has that plan. */
bool field_add(Field *field, MoatSide side, const MoatPlan *plan, const char *name);
/* Plays what has not been played and solves the table. */
bool field_play(Field *field);
/* Finds what is needed of the mixtures; only for those who ask, for it solves many tables. */
void field_thin(Field *field);
static inline const BoutEnd *field_cell(const Field *field, int i, int j) {
    return &field->ends[(size_t)(i * MATRIX_MOST + j) * (size_t)field->games];
}
/* The side's chance with one of its plans against the other side's mixture, by the table. */
double field_value(const Field *field, MoatSide side, int plan);
/* The plans of a side that are best against the other's mixture, best first; how many there are. */
enum { FIELD_GOOD = 8 };
int field_good(const Field *field, MoatSide side, int good[FIELD_GOOD]);
/* The side's plans as they weigh in the equilibrium; or each alike. */
void field_mixture(const Field *field, MoatSide side, bool alike, Mixture *mixture);
/* Breeds a plan and adds it under that name. The caller says side, kin, generations, games and seed, and rivals, unless they are the other
 * side's mixture; the stock is what the side has. `bred` may be NULL. */
typedef struct Bred {
    MoatPlan plan;
    Interval rate; /* as of breed_best */
} Bred;
bool field_breed(Field *field, Breed breed, const char *name, Bred *bred);
/* Of the plan's games in the table: part of its bloc's use at the end that runs on its open line; releases of either kind. */
typedef struct Bearing {
    double open_use, open_releases, premium_releases;
} Bearing;
Bearing field_bearing(const Field *field, MoatSide side, int plan);
