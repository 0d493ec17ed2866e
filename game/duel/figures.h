/* figures.h - what samples say and how sure it is. The one place, with the reports on levels, where floating point is at home: nothing here
 * goes back into a game. */
#pragma once
#include <stdbool.h>

typedef struct Interval {
    double middle, low, high;
} Interval;

/* A proportion of `won` among `count` with its 95 % interval (Wilson 1927). won may be a half when games are drawn. Count 0: 0 to 1. */
Interval figures_proportion(double won, double count);

/* How many standard errors the normal law passes, either way, with that probability, 0..1: 1.96 for 0.05. */
double figures_normal(double probability);

/* A mean with its 95 % interval by the normal law. */
typedef struct Sum {
    double count, sum, squares;
} Sum;
void figures_add(Sum *sum, double value);
Interval figures_mean(const Sum *sum);
double figures_variance(const Sum *sum); /* unbiased; 0 below two values */

/* Strengths by Bradley and Terry's model (1952), on Elo's scale: 400 points are odds of ten to one. won[i * n + j] counts wins of i over j,
 * draws as halves. Fills elo (mean 0) and half the 95 % interval of each. Half a draw between every two that met keeps
 * those who won or lost everything finite. False when some never met, directly or through others: strengths then cannot be compared. */
bool figures_elo(int n, const double *won, double *elo, double *half);
