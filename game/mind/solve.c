/* solve.c - mixtures by regret matching: play what one regrets not to have played. */
#include "search.h"

enum { ROUNDS = 400 };

static void match(const int64_t *regret, int count, int *part) {
    int64_t sum = 0;
    for (int k = 0; k < count; k++) sum += regret[k] > 0 ? regret[k] : 0;
    for (int k = 0; k < count; k++) part[k] = (int)(sum == 0 ? MIND_SHARE / count : regret[k] > 0 ? regret[k] * MIND_SHARE / sum : 0);
}

static void divide(const int64_t *played, int count, int *part) {
    int64_t sum = 0;
    for (int k = 0; k < count; k++) sum += played[k];
    for (int k = 0; k < count; k++) part[k] = (int)(sum == 0 ? MIND_SHARE / count : played[k] * MIND_SHARE / sum);
}

void mind_solve(int rows, int columns, int payoff[][MIND_COLUMNS], int *row_part, int *column_part) {
    int64_t row_regret[MIND_ROWS] = {0}, column_regret[MIND_COLUMNS] = {0}, row_played[MIND_ROWS] = {0}, column_played[MIND_COLUMNS] = {0};
    for (int k = 0; k < ROUNDS; k++) {
        int64_t row_gain[MIND_ROWS] = {0}, column_gain[MIND_COLUMNS] = {0}, gained = 0;
        match(row_regret, rows, row_part);
        match(column_regret, columns, column_part);
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) {
                row_gain[r] += (int64_t)payoff[r][c] * column_part[c];
                column_gain[c] -= (int64_t)payoff[r][c] * row_part[r];
            }
        for (int r = 0; r < rows; r++) gained += row_gain[r] * row_part[r] / MIND_SHARE;
        for (int r = 0; r < rows; r++) row_regret[r] += row_gain[r] - gained, row_played[r] += row_part[r];
        for (int c = 0; c < columns; c++) column_regret[c] += column_gain[c] + gained, column_played[c] += column_part[c];
    }
    divide(row_played, rows, row_part);
    divide(column_played, columns, column_part);
}
