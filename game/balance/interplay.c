/* interplay.c - whether it matters which plan meets which, or one plan is best whatever the rival does. */
#include <math.h>
#include <string.h>
#include "balance.h"

enum { GOOD = 8 }; /* plans a side that are looked at: the best against the other's mixture */

static void good_plans(const Field *field, MoatSide b, int good[GOOD], int *count) {
    double value[MATRIX_MOST];
    *count = field->count[b] < GOOD ? field->count[b] : GOOD;
    for (int k = 0; k < field->count[b]; k++) value[k] = field_value(field, b, k);
    for (int place = 0; place < *count; place++) {
        int best = 0;
        for (int k = 1; k < field->count[b]; k++)
            if (value[k] > value[best]) best = k;
        good[place] = best;
        value[best] = -1;
    }
}

typedef struct Effects { /* of scores, from every second game of each cell */
    double row[GOOD], column[GOOD], both[GOOD][GOOD];
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
    int rows[GOOD], columns[GOOD], n, m;
    Effects half[2];
    double row = 0, column = 0, both = 0;
    good_plans(field, 0, rows, &n);
    good_plans(field, 1, columns, &m);
    for (int h = 0; h < 2; h++) find_effects(field, rows, n, columns, m, h, &half[h]);
    for (int i = 0; i < n; i++) row += half[0].row[i] * half[1].row[i] / n;
    for (int j = 0; j < m; j++) column += half[0].column[j] * half[1].column[j] / m;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++) both += half[0].both[i][j] * half[1].both[i][j] / n / m;
    double sum = fmax(0, row) + fmax(0, column) + fmax(0, both);
    return sum > 0 ? fmax(0, both) / sum : 0;
}

/* --- dominance --- */

static double chance(const Field *field, MoatSide b, int plan, int rival) {
    const Matrix *matrix = &field->matrix;
    return b == 0 ? matrix->payoff[plan * matrix->columns + rival] : 1 - matrix->payoff[rival * matrix->columns + plan];
}

static BalanceRegret regret_of(const Field *field, MoatSide b, int plan, const int *rivals, int count) {
    BalanceRegret regret = {plan, rivals[0], plan, 0};
    for (int r = 0; r < count; r++)
        for (int k = 0; k < field->count[b]; k++) {
            double more = chance(field, b, k, rivals[r]) - chance(field, b, plan, rivals[r]);
            if (more > regret.chance) regret = (BalanceRegret){plan, rivals[r], k, more};
        }
    return regret;
}

BalanceRegret balance_regret(const Field *field, MoatSide b) {
    int rivals[GOOD] = {0}, count;
    good_plans(field, moat_rival(b), rivals, &count);
    BalanceRegret least = {.chance = 2}; /* more than there is to regret */
    for (int k = 0; k < field->count[b]; k++) {
        BalanceRegret regret = regret_of(field, b, k, rivals, count);
        if (regret.chance < least.chance) least = regret;
    }
    return least;
}

/* Whom a table of few games makes worst is so by luck as well: what the plan gives up is counted again, in games of its own. */
bool balance_dominance(Balance *balance) {
    enum { FRESH = 400 };
    static Bout bouts[2 * FRESH];
    static BoutEnd ends[2 * FRESH];
    const Field *field = &balance->field;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        BalanceRegret regret = balance_regret(field, b);
        MoatPlan meets[MOAT_BLOCS];
        Sum more = {0};
        meets[moat_rival(b)] = field->plan[moat_rival(b)][regret.rival];
        for (int k = 0; k < 2 * FRESH; k++) {
            meets[b] = field->plan[b][k < FRESH ? regret.plan : regret.answer];
            bouts[k] = (Bout){{meets[0], meets[1]}, balance->seed + 8000000 + (uint64_t)(k % FRESH), -1, 0};
        }
        if (!bouts_play(&balance->bars, balance->jobs, bouts, 2 * FRESH, ends)) return false;
        for (int k = 0; k < FRESH; k++) figures_add(&more, 100 * (bout_share(&ends[FRESH + k], b) - bout_share(&ends[k], b)));
        balance_set(balance, b == 0 ? BALANCE_regret_first : BALANCE_regret_second, figures_mean(&more));
    }
    return true;
}
