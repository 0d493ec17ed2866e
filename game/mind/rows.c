/* rows.c - rows of a search: courses, their samples, and how they compare. */
#include <stddef.h>
#include "search.h"

MindCourse mind_course(const MoatSearch *search, MoatSide side, const MoatPlan *plan, const MindTwists *twists) {
    MindCourse course = {.plan = *plan};
    mind_policy(&search->view, search->rules, side, plan, twists, &course.orders);
    return course;
}

int mind_row_add(MoatSearch *search, const MoatPlan *plan, const MindTwists *twists) {
    if (search->rows == MIND_ROWS) return -1;
    MindRow *row = &search->row[search->rows];
    row->course = mind_course(search, search->side, plan, twists);
    row->twists = twists ? *twists : (MindTwists){0};
    row->samples = 0;
    return search->rows++;
}

int mind_row_value(const MoatSearch *search, int row, int n) {
    int64_t sum[MIND_COLUMNS] = {0}, value = 0;
    int count[MIND_COLUMNS] = {0}, weight = 0;
    for (int k = 0; k < n; k++) sum[search->sample[k].column] += search->row[row].value[k], count[search->sample[k].column]++;
    for (int c = 0; c < search->columns; c++) {
        if (count[c] == 0) continue;
        int part = search->weight[c] + 1;
        value += sum[c] * part / count[c];
        weight += part;
    }
    return weight ? (int)(value / weight) : 0;
}

int mind_root(int64_t square) {
    int64_t root = 0;
    for (int64_t bit = INT64_C(1) << 30; bit; bit >>= 1)
        if ((root + bit) * (root + bit) <= square) root += bit;
    return (int)root;
}

MindGap mind_gap(const MoatSearch *search, int a, int b) {
    const MindRow *one = &search->row[a], *other = &search->row[b];
    int n = one->samples < other->samples ? one->samples : other->samples;
    int64_t sum = 0, square = 0;
    for (int k = 0; k < n; k++) {
        int64_t gap = one->value[k] - other->value[k];
        sum += gap, square += gap * gap;
    }
    MindGap result = {mind_row_value(search, a, n) - mind_row_value(search, b, n), 0, n};
    if (n > 1) result.error = mind_root((square - sum * sum / n) / (n - 1) / n);
    return result;
}

bool mind_same_orders(const MoatSearch *search, int a, int b) {
    return moat_orders_same(&search->row[a].course.orders, &search->row[b].course.orders);
}
