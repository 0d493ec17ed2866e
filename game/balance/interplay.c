/* interplay.c - whether it matters which plan meets which. */
#include <math.h>
#include <string.h>
#include "balance.h"

typedef struct Effects { /* of scores, from every second game of each cell */
    double row[FIELD_GOOD], column[FIELD_GOOD], both[FIELD_GOOD][FIELD_GOOD];
} Effects;

static void find_effects(const Field *field, const int *rows, int n, const int *columns, int m, int half, Effects *effects) {
    double all = 0;
    memset(effects, 0, sizeof *effects);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) {
            Sum cell = {0};
            for (int k = half; k < field->games; k += 2) figures_add(&cell, bout_score(field_cell(field, rows[i], columns[j]) + k, 0));
            effects->both[i][j] = cell.sum / cell.count;
            effects->row[i] += effects->both[i][j] / m, effects->column[j] += effects->both[i][j] / n, all += effects->both[i][j] / n / m;
        }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) effects->both[i][j] += all - effects->row[i] - effects->column[j];
    for (int i = 0; i < n; i++) effects->row[i] -= all;
    for (int j = 0; j < m; j++) effects->column[j] -= all;
}

/* Two ways, by rows, by columns and by both at once. What two halves of the games have in common is no noise. */
double balance_interplay(const Field *field) {
    int rows[FIELD_GOOD], columns[FIELD_GOOD], n = field_good(field, 0, rows), m = field_good(field, 1, columns);
    Effects half[2];
    double row = 0, column = 0, both = 0;
    for (int h = 0; h < 2; h++) find_effects(field, rows, n, columns, m, h, &half[h]);
    for (int i = 0; i < n; i++) row += half[0].row[i] * half[1].row[i] / n;
    for (int j = 0; j < m; j++) column += half[0].column[j] * half[1].column[j] / m;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) both += half[0].both[i][j] * half[1].both[i][j] / n / m;
    double sum = fmax(0, row) + fmax(0, column) + fmax(0, both);
    return sum > 0 ? fmax(0, both) / sum : 0;
}
