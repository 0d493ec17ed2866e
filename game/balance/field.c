/* field.c - plans against plans. */
#include "field.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "plan.h"
#include "plan_names.h"

static const double SPARE = 0.01; /* win chance that a simpler mixture may cost */

bool field_begin(Field *field, const Bars *bars, int jobs, int games, uint64_t seed) {
    MoatPlan plan;
    MoatMind mind;
    memset(field, 0, sizeof *field);
    field->bars = bars, field->jobs = jobs, field->games = games, field->seed = seed;
    field->ends = calloc((size_t)MATRIX_MOST * MATRIX_MOST * (size_t)games, sizeof *field->ends);
    for (int i = 0; moat_plan_known(bars->rules, i, &plan, &mind); i++) {
        char name[40];
        plan_name(bars->rules, i, mind, name);
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) field_add(field, b, &plan, name);
    }
    return field->ends != NULL;
}

void field_end(Field *field) { free(field->ends); }

bool field_add(Field *field, MoatSide side, const MoatPlan *plan, const char *name) {
    int at = field->count[side];
    for (int k = 0; k < at; k++)
        if (mind_plan_same(&field->plan[side][k], plan)) return false;
    if (at == MATRIX_MOST) return false;
    field->plan[side][at] = *plan;
    snprintf(field->name[side][at], sizeof field->name[side][at], "%s", name);
    field->count[side]++;
    return true;
}

static int lay_out(Field *field, Bout *bouts) {
    int count = 0;
    for (int i = 0; i < field->count[0]; i++)
        for (int j = 0; j < field->count[1]; j++)
            for (int k = 0; k < field->games && !field->played[i][j]; k++, count++)
                if (bouts) bouts[count] = (Bout){{field->plan[0][i], field->plan[1][j]}, field->seed + (uint64_t)k, -1, 0};
    return count;
}

static void take_in(Field *field, const BoutEnd *ends) {
    for (int i = 0; i < field->count[0]; i++)
        for (int j = 0; j < field->count[1]; j++) {
            double won = 0;
            if (field->played[i][j]) continue;
            memcpy(&field->ends[(size_t)(i * MATRIX_MOST + j) * (size_t)field->games], ends, (size_t)field->games * sizeof *ends);
            for (int k = 0; k < field->games; k++) won += bout_share(&ends[k], 0);
            field->matrix.payoff[i * field->count[1] + j] = won / field->games;
            ends += field->games;
        }
}

/* The table is as wide as the second side's plans, so that it moves when they become more. */
static void widen(Field *field) {
    field->matrix.rows = field->count[0], field->matrix.columns = field->count[1];
    for (int i = 0; i < field->count[0]; i++)
        for (int j = 0; j < field->count[1]; j++) {
            double won = 0;
            const BoutEnd *ends = field_cell(field, i, j);
            for (int k = 0; k < field->games; k++) won += bout_share(&ends[k], 0);
            field->matrix.payoff[i * field->count[1] + j] = won / field->games;
            field->played[i][j] = true;
        }
}

bool field_play(Field *field) {
    int count = lay_out(field, NULL);
    Bout *bouts = calloc((size_t)count + 1, sizeof *bouts);
    BoutEnd *ends = calloc((size_t)count + 1, sizeof *ends);
    if (bouts) lay_out(field, bouts);
    bool well = bouts && ends && bouts_play(field->bars, field->jobs, bouts, count, ends);
    if (well) {
        take_in(field, ends);
        widen(field);
        matrix_solve(&field->matrix, &field->equilibrium);
    }
    free(bouts);
    free(ends);
    return well;
}

void field_thin(Field *field) { matrix_solve_sparsely(&field->matrix, SPARE, &field->needed); }

double field_value(const Field *field, MoatSide side, int plan) {
    return side == 0 ? matrix_row_value(&field->matrix, plan, field->equilibrium.column)
                     : 1 - matrix_column_value(&field->matrix, plan, field->equilibrium.row);
}

int field_good(const Field *field, MoatSide side, int good[FIELD_GOOD]) {
    double value[MATRIX_MOST];
    int count = field->count[side] < FIELD_GOOD ? field->count[side] : FIELD_GOOD;
    for (int k = 0; k < field->count[side]; k++) value[k] = field_value(field, side, k);
    for (int place = 0; place < count; place++) {
        int best = 0;
        for (int k = 1; k < field->count[side]; k++)
            if (value[k] > value[best]) best = k;
        good[place] = best;
        value[best] = -1;
    }
    return count;
}

void field_mixture(const Field *field, MoatSide side, bool alike, Mixture *mixture) {
    const double *weight = side == 0 ? field->equilibrium.row : field->equilibrium.column;
    mixture->count = field->count[side];
    for (int k = 0; k < mixture->count; k++) {
        mixture->plan[k] = field->plan[side][k];
        mixture->weight[k] = alike ? 1.0 / mixture->count : weight[k];
    }
}

bool field_breed(Field *field, Breed breed, const char *name, Bred *bred) {
    Mixture rivals, stock;
    Bred found;
    field_mixture(field, moat_rival(breed.side), false, &rivals);
    field_mixture(field, breed.side, true, &stock);
    if (!breed.rivals) breed.rivals = &rivals;
    breed.bars = field->bars, breed.jobs = field->jobs, breed.stock = &stock;
    if (!breed_best(&breed, &found.plan, &found.rate)) return false;
    if (bred) *bred = found;
    field_add(field, breed.side, &found.plan, name);
    return true;
}

Bearing field_bearing(const Field *field, MoatSide side, int plan) {
    Bearing bearing = {0};
    int rivals = field->count[moat_rival(side)];
    double count = (double)rivals * field->games;
    for (int k = 0; k < rivals; k++) {
        const BoutEnd *ends = side == 0 ? field_cell(field, plan, k) : field_cell(field, k, plan);
        for (int game = 0; game < field->games; game++) {
            bearing.open_use += (double)ends[game].open_use[side] / MOAT_ONE / count;
            bearing.open_releases += ends[game].open_releases[side] / count;
            bearing.premium_releases += ends[game].premium_releases[side] / count;
        }
    }
    return bearing;
}
