/* thought.c - what a search has come to, for those who want to know why. */
#include <stddef.h>
#include "search.h"

enum { ABOUT_WORTH = 40 };

static MoatWorth worth_of(const MindRow *row) {
    int64_t sum = 0, square = 0, won = 0;
    int n = row->samples;
    MoatWorth worth = {.playouts = n};
    if (n == 0) return worth;
    for (int k = 0; k < n; k++) sum += row->score[k], square += (int64_t)row->score[k] * row->score[k], won += row->won[k];
    worth.score = (int)(sum / n);
    worth.chance = (int)(won * 1000 / n);
    worth.error = n > 1 ? mind_root((square - sum * sum / n) / (n - 1) / n) : 0;
    return worth;
}

/* Parts of 100 that a normal deviate lies below x hundredths. */
static int below(int x) {
    static const int table[] = {50, 60, 69, 77, 84, 89, 93, 96, 98, 99}; /* by quarters */
    int at = x / 25;
    return x < 0 ? 100 - below(-x) : at >= 9 ? 99 : table[at] + (table[at + 1] - table[at]) * (x % 25) / 25;
}

static MoatMind mind_of(const MoatSearch *search, const MoatPlan *plan) {
    int nearest = mind_plan_nearest(search->rules, plan);
    return nearest < 0 ? -1 : MOAT_RUNGS + nearest;
}

/* Of what was weighed to be given. What was only asked of its orders is no choice: it would be told as one that is behind and is not. */
static int second_row(const MoatSearch *search) {
    int second = -1, most = 0, rows = search->reasons ? search->reason_row[0] : search->rows;
    for (int row = 0; row < rows; row++) {
        if (row == search->best || search->row[row].samples < 4 || mind_same_orders(search, row, search->best)) continue;
        MindGap gap = mind_gap(search, row, search->best);
        if (gap.mean == 0 && gap.error == 0) continue; /* it comes to the same */
        int value = gap.mean - gap.error / 2;
        if (second < 0 || value > most) second = row, most = value;
    }
    return second;
}

static void tell_second(const MoatSearch *search, MoatThought *thought) {
    int row = second_row(search);
    thought->second_plan = -1;
    thought->confidence = 50;
    if (row < 0) return;
    MindGap gap = mind_gap(search, search->best, row);
    thought->has_second = true;
    thought->second = search->row[row].course.orders;
    thought->second_plan = mind_of(search, &search->row[row].course.plan);
    thought->gap = gap.mean > 0 || search->decided ? gap.mean : 0;
    thought->confidence = below(gap.mean * 100 / (gap.error > 0 ? gap.error : 1));
}

static void tell_rival(const MoatSearch *search, MoatThought *thought) {
    int most = 0;
    for (int c = 1; c < search->columns; c++)
        if (search->weight[c] > search->weight[most]) most = c;
    thought->expects = search->columns ? mind_of(search, &search->column[most].plan) : -1;
    thought->expects_part = search->weight[most] * 100 / MIND_SHARE;
}

void moat_search_thought(const MoatSearch *search, MoatThought *thought) {
    *thought = (MoatThought){.plan = -1, .second_plan = -1, .expects = -1};
    if (search->rows == 0 || search->phase == MIND_RIVALS) {
        if (!search->view.winner) mind_policy(&search->view, search->rules, search->own_side, &search->own, NULL, &thought->orders);
        return;
    }
    const MindRow *best = &search->row[search->best];
    thought->orders = best->course.orders;
    thought->worth = worth_of(best);
    thought->looked = !search->decided;
    thought->plan = mind_of(search, &best->course.plan);
    tell_second(search, thought);
    tell_rival(search, thought);
    mind_reasons_tell(search, thought);
}

bool moat_mind_think(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int playouts, MoatThought *thought) {
    MoatSearch *search = moat_search_new(mind, world, rules, side, seed, playouts, true);
    if (!search) return false;
    while (moat_search_step(search, INT16_MAX) > 0) {}
    moat_search_thought(search, thought);
    moat_search_free(search);
    return true;
}

/* --- other orders --- */

static MoatOrders legal(const MoatSearch *search, const MoatOrders *orders) {
    MoatOrders kept = {0};
    for (int k = 0; k < orders->count; k++)
        if (moat_order_check(&search->view, search->rules, search->side, &kept, orders->order[k]) == MOAT_ORDER_OK)
            kept.order[kept.count++] = orders->order[k];
    return kept;
}

void moat_search_worth(const MoatSearch *search, const MoatOrders *orders, int playouts, MoatWorth *worth) {
    int64_t sum = 0, square = 0, won = 0;
    *worth = (MoatWorth){0};
    if (search->rows == 0 || playouts < 1) return;
    MindCourse course = search->row[search->best].course;
    if (orders) course.orders = legal(search, orders);
    for (int k = 0; k < playouts; k++) {
        const MindCourse *rival = &search->column[mind_column_of(search, k)];
        MindOutcome end = mind_playout(
            &search->view, search->rules, search->side, &course, rival, mind_bits(search->seed, ABOUT_WORTH, k), search->ahead);
        sum += end.score, square += (int64_t)end.score * end.score, won += end.won;
    }
    worth->score = (int)(sum / playouts);
    worth->chance = (int)(won * 1000 / playouts);
    worth->error = playouts > 1 ? mind_root((square - sum * sum / playouts) / (playouts - 1) / playouts) : 0;
    worth->playouts = playouts;
}

bool moat_mind_worth(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders, int playouts, uint64_t seed,
    MoatWorth *worth) {
    MoatSearch *search = moat_search_new(MOAT_MIND_expert, world, rules, side, seed, playouts, false);
    if (!search) return false;
    while (moat_search_step(search, INT16_MAX) > 0) {}
    moat_search_worth(search, orders, playouts / 4 > 16 ? playouts / 4 : 16, worth);
    moat_search_free(search);
    return true;
}
