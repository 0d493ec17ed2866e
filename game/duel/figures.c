/* figures.c - intervals and strengths. */
#include "figures.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double NORMAL_95 = 1.959963984540054;

Interval figures_proportion(double won, double count) {
    if (count <= 0) return (Interval){0.5, 0, 1};
    double z = NORMAL_95, p = won / count, spread = z * z / count;
    double middle = (p + spread / 2) / (1 + spread);
    double half = z / (1 + spread) * sqrt(p * (1 - p) / count + spread / (4 * count));
    return (Interval){p, fmax(0, middle - half), fmin(1, middle + half)};
}

double figures_normal(double probability) {
    double low = 0, high = 40;
    for (int k = 0; k < 80; k++) {
        double middle = (low + high) / 2;
        *(erfc(middle / sqrt(2)) > probability ? &low : &high) = middle;
    }
    return low;
}

void figures_add(Sum *sum, double value) {
    sum->count += 1;
    sum->sum += value;
    sum->squares += value * value;
}

double figures_variance(const Sum *sum) {
    if (sum->count < 2) return 0;
    double mean = sum->sum / sum->count, variance = (sum->squares - sum->count * mean * mean) / (sum->count - 1);
    return variance > 0 ? variance : 0;
}

Interval figures_mean(const Sum *sum) {
    double mean = sum->count > 0 ? sum->sum / sum->count : 0;
    double half = sum->count > 1 ? NORMAL_95 * sqrt(figures_variance(sum) / sum->count) : 0;
    return (Interval){mean, mean - half, mean + half};
}

/* --- Elo --- */

static double met(int n, const double *won, int i, int j) { return won[i * n + j] + won[j * n + i]; }

static bool all_met(int n, const double *won) {
    bool *seen = calloc((size_t)n, sizeof *seen);
    if (!seen) return false;
    seen[0] = true;
    for (int round = 0; round < n; round++)
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (i != j && seen[i] && met(n, won, i, j) > 0) seen[j] = true;
    bool all = true;
    for (int i = 0; i < n; i++) all = all && seen[i];
    free(seen);
    return all;
}

/* Minorise and maximise (Hunter 2004); converges from anywhere. */
static void strengths(int n, const double *won, double *strength) {
    enum { ROUNDS = 5000 };
    for (int i = 0; i < n; i++) strength[i] = 1;
    for (int round = 0; round < ROUNDS; round++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
            double wins = 0, below = 0;
            for (int j = 0; j < n; j++) {
                double games = i == j ? 0 : met(n, won, i, j);
                if (games <= 0) continue;
                wins += won[i * n + j] + 0.25;
                below += (games + 0.5) / (strength[i] + strength[j]);
            }
            strength[i] = wins / below;
            product += log(strength[i]);
        }
        for (int i = 0; i < n; i++) strength[i] /= exp(product / n);
    }
}

/* Inverts a symmetric positive matrix in place (Gauss and Jordan); false when it is singular. */
static bool invert(int n, double *a) {
    for (int k = 0; k < n; k++) {
        double pivot = a[k * n + k];
        if (!(fabs(pivot) > 1e-12)) return false;
        a[k * n + k] = 1;
        for (int j = 0; j < n; j++) a[k * n + j] /= pivot;
        for (int i = 0; i < n; i++) {
            double factor = a[i * n + k];
            if (i == k) continue;
            a[i * n + k] = 0;
            for (int j = 0; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
        }
    }
    return true;
}

/* From the information of the sample; strengths sum to 0, which is added as a certainty to make the matrix regular. */
static bool spreads(int n, const double *won, const double *strength, double scale, double *half) {
    double *information = calloc((size_t)(n * n), sizeof *information);
    if (!information) return false;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double p = strength[i] / (strength[i] + strength[j]), bits = i == j ? 0 : met(n, won, i, j) * p * (1 - p);
            information[i * n + j] += 1 - bits;
            if (i != j) information[i * n + i] += bits;
        }
    for (int i = 0; i < n; i++) information[i * n + i] += 1e-9;
    bool regular = invert(n, information);
    for (int i = 0; i < n && regular; i++) half[i] = NORMAL_95 * scale * sqrt(fmax(0, information[i * n + i] - 1.0 / (n * n)));
    free(information);
    return regular;
}

bool figures_elo(int n, const double *won, double *elo, double *half) {
    const double scale = 400 / log(10);
    if (n < 2 || !all_met(n, won)) return false;
    strengths(n, won, elo);
    bool regular = spreads(n, won, elo, scale, half);
    for (int i = 0; i < n; i++) elo[i] = scale * log(elo[i]);
    return regular;
}
