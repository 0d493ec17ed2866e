/* matrix.h - what two sides that choose at once do with a table of win chances: mixtures that neither can better. */
#pragma once

enum { MATRIX_MOST = 48 }; /* plans of a side */

/* A zero-sum game: payoff[i * columns + j] is the row side's chance to win, 0..1. */
typedef struct Matrix {
    int rows, columns;
    double payoff[MATRIX_MOST * MATRIX_MOST];
} Matrix;

/* Mixtures that are best against each other, by regret matching+ with averages that weigh late rounds most (Tammelin 2014). `value` is the
 * row side's chance under them; `gap` what the two sides could still gain together by leaving them: 0 is exact. */
typedef struct Equilibrium {
    double row[MATRIX_MOST], column[MATRIX_MOST], value, gap;
} Equilibrium;
void matrix_solve(const Matrix *matrix, Equilibrium *equilibrium);

/* The same with as few plans as do: each side leaves out what it can spare for at most `tolerance` of its chance, counted against anything
 * the other may do. Tables that are counted from games hold near twins; mixtures over twins say less than they seem to. */
void matrix_solve_sparsely(const Matrix *matrix, double tolerance, Equilibrium *equilibrium);

/* The row side's chance with plan i against the column mixture; the column side's with plan j is 1 less what this gives for columns. */
double matrix_row_value(const Matrix *matrix, int i, const double *column);
double matrix_column_value(const Matrix *matrix, int j, const double *row);
