/* matrix.c - equilibria of small tables. */
#include "matrix.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { ROUNDS = 20000 };

double matrix_row_value(const Matrix *matrix, int i, const double *column) {
    double value = 0;
    for (int j = 0; j < matrix->columns; j++) value += matrix->payoff[i * matrix->columns + j] * column[j];
    return value;
}

double matrix_column_value(const Matrix *matrix, int j, const double *row) {
    double value = 0;
    for (int i = 0; i < matrix->rows; i++) value += matrix->payoff[i * matrix->columns + j] * row[i];
    return value;
}

/* What regrets say to play now: in proportion to what one is sorry not to have played; all alike when nothing is regretted. */
static void match(const double *regret, int count, double *mixture) {
    double sum = 0;
    for (int k = 0; k < count; k++) sum += regret[k];
    for (int k = 0; k < count; k++) mixture[k] = sum > 0 ? regret[k] / sum : 1.0 / count;
}

/* worth[k]: of each own plan against the other's mixture. */
static void regret_more(double *regret, const double *mixture, const double *worth, int count) {
    double mean = 0;
    for (int k = 0; k < count; k++) mean += mixture[k] * worth[k];
    for (int k = 0; k < count; k++) regret[k] = fmax(0, regret[k] + worth[k] - mean);
}

static void scale(double *mixture, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) sum += mixture[k];
    for (int k = 0; k < count; k++) mixture[k] /= sum;
}

static void measure(const Matrix *matrix, Equilibrium *equilibrium) {
    double best = 0, least = 1;
    equilibrium->value = 0;
    for (int i = 0; i < matrix->rows; i++) {
        double value = matrix_row_value(matrix, i, equilibrium->column);
        equilibrium->value += equilibrium->row[i] * value;
        best = fmax(best, value);
    }
    for (int j = 0; j < matrix->columns; j++) least = fmin(least, matrix_column_value(matrix, j, equilibrium->row));
    equilibrium->gap = best - least;
}

void matrix_solve(const Matrix *matrix, Equilibrium *equilibrium) {
    double row_regret[MATRIX_MOST] = {0}, column_regret[MATRIX_MOST] = {0}, row[MATRIX_MOST], column[MATRIX_MOST], worth[MATRIX_MOST];
    memset(equilibrium, 0, sizeof *equilibrium);
    for (int round = 1; round <= ROUNDS; round++) { /* sides in turn: the second answers what the first has just become */
        match(column_regret, matrix->columns, column);
        match(row_regret, matrix->rows, row);
        for (int i = 0; i < matrix->rows; i++) worth[i] = matrix_row_value(matrix, i, column);
        regret_more(row_regret, row, worth, matrix->rows);
        match(row_regret, matrix->rows, row);
        for (int j = 0; j < matrix->columns; j++) worth[j] = 1 - matrix_column_value(matrix, j, row);
        regret_more(column_regret, column, worth, matrix->columns);
        for (int i = 0; i < matrix->rows; i++) equilibrium->row[i] += round * row[i];
        for (int j = 0; j < matrix->columns; j++) equilibrium->column[j] += round * column[j];
    }
    scale(equilibrium->row, matrix->rows);
    scale(equilibrium->column, matrix->columns);
    measure(matrix, equilibrium);
}

/* --- few plans --- */

/* The table of some of its rows, or, seen from the other side, of some of its columns as rows. */
static Matrix part(const Matrix *matrix, const int *kept, int count, bool of_columns) {
    Matrix some = {.rows = count, .columns = of_columns ? matrix->rows : matrix->columns};
    for (int i = 0; i < count; i++)
        for (int j = 0; j < some.columns; j++)
            some.payoff[i * some.columns + j] =
                of_columns ? 1 - matrix->payoff[j * matrix->columns + kept[i]] : matrix->payoff[kept[i] * matrix->columns + j];
    return some;
}

static double without(const Matrix *matrix, const int *kept, int count, int left_out, bool of_columns) {
    int rest[MATRIX_MOST] = {0}, n = 0;
    Equilibrium solved;
    for (int k = 0; k < count; k++)
        if (k != left_out) rest[n++] = kept[k];
    Matrix some = part(matrix, rest, n, of_columns);
    matrix_solve(&some, &solved);
    return solved.value;
}

/* Leaves out, again and again, the plan that can best be spared. mixture: of the whole table's plans. */
static void thin(const Matrix *matrix, double tolerance, const double *whole, double least, bool of_columns, double *mixture) {
    int kept[MATRIX_MOST] = {0}, count = 0, plans = of_columns ? matrix->columns : matrix->rows;
    Equilibrium solved;
    for (int k = 0; k < plans; k++)
        if (whole[k] >= 0.002) kept[count++] = k;
    while (count > 1) {
        int spared = -1;
        double best = least - tolerance;
        for (int k = 0; k < count; k++) {
            double value = without(matrix, kept, count, k, of_columns);
            if (value >= best) best = value, spared = k;
        }
        if (spared < 0) break;
        for (int k = spared; k + 1 < count; k++) kept[k] = kept[k + 1];
        count--;
    }
    Matrix some = part(matrix, kept, count, of_columns);
    matrix_solve(&some, &solved);
    memset(mixture, 0, MATRIX_MOST * sizeof *mixture);
    for (int k = 0; k < count; k++) mixture[kept[k]] = solved.row[k];
}

void matrix_solve_sparsely(const Matrix *matrix, double tolerance, Equilibrium *equilibrium) {
    Equilibrium whole;
    matrix_solve(matrix, &whole);
    *equilibrium = whole;
    thin(matrix, tolerance, whole.row, whole.value, false, equilibrium->row);
    thin(matrix, tolerance, whole.column, 1 - whole.value, true, equilibrium->column);
    measure(matrix, equilibrium);
    equilibrium->value = whole.value;
}
