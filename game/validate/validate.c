/* validate.c - plays what a series asks for and compares. */
#include "validate.h"
#include "moat/turn.h"
#include <math.h>
#include <string.h>

enum { MOST_QUARTERS = MOAT_HORIZON + 1 };

/* --- reading --- */

static double sum_of(const MoatWorld *world, const MoatRules *rules, const MoatReadings *readings) {
    double sum = 0;
    for (int i = 0; i < readings->count; i++) sum += (double)moat_read(world, rules, readings->name[i]) / MOAT_ONE;
    return sum;
}

static double read_model(const MoatWorld *world, const MoatRules *rules, const MoatSeries *series) {
    double value = sum_of(world, rules, &series->reading) - sum_of(world, rules, &series->less);
    if (series->over.count) {
        double over = sum_of(world, rules, &series->over);
        value = over > 0 ? value / over : 0;
    }
    return value * (double)series->scale / MOAT_ONE;
}

/* --- playing --- */

/* splitmix64's mixing, so that a mind's seed is not the game's. */
static uint64_t mind_seed(const MoatWorld *world, MoatSide side) {
    uint64_t x = world->seed ^ (UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(2 * world->turn + side + 1));
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static bool give_plan(
    const MoatWorld *world, const MoatRules *rules, MoatSpan plan, MoatSide side, MoatOrders *orders, ValidateRefusal *refusal) {
    char hint[160];
    for (int i = plan.first; i < plan.first + plan.count; i++) {
        const MoatPlanned *planned = &rules->planned[i];
        MoatOrder order;
        if (planned->turn != world->turn) continue;
        if (orders->count == MOAT_ORDERS || !moat_order_parse(rules, side, world, planned->order, &order, hint) ||
            moat_order_check(world, rules, side, orders, order) != MOAT_ORDER_OK) {
            *refusal = (ValidateRefusal){planned->turn, planned->order};
            return false;
        }
        orders->order[orders->count++] = order;
    }
    return true;
}

static bool orders_of(
    const MoatWorld *world, const MoatRules *rules, const MoatSeries *series, MoatSide side, MoatOrders *orders, ValidateRefusal *refusal) {
    MoatMind mind;
    memset(orders, 0, sizeof *orders);
    if (!series->mind[side][0]) return give_plan(world, rules, series->plan[side], side, orders, refusal);
    if (moat_mind_find(rules, series->mind[side], &mind)) moat_mind_orders(mind, world, rules, side, mind_seed(world, side), orders);
    return true;
}

/* One game; value[1 + q] is what stood after quarter q. Returns after how many quarters it was over. */
static int play(const MoatRules *rules, const MoatSeries *series, uint64_t seed, double value[MOST_QUARTERS], ValidateRefusal *refusal) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    int quarter = 0;
    moat_world_begin(&world, rules, seed);
    value[0] = read_model(&world, rules, series);
    while (!world.winner) {
        for (MoatSide side = 0; side < MOAT_BLOCS; side++)
            if (!orders_of(&world, rules, series, side, &orders[side], refusal)) return -1;
        moat_turn_begin(&world, rules, orders, NULL);
        for (int q = 0; q < rules->quarters_per_turn; q++) {
            moat_turn_quarter(&world, rules, NULL);
            if (quarter + 1 < MOST_QUARTERS) value[++quarter] = read_model(&world, rules, series);
        }
        moat_turn_end(&world, rules, NULL);
    }
    for (int q = quarter + 1; q < MOST_QUARTERS; q++) value[q] = value[quarter];
    return quarter;
}

/* --- comparing --- */

static void note(ValidatePoint *point, double value, int game) {
    point->model += value;
    if (game == 0 || value < point->model_low) point->model_low = value;
    if (game == 0 || value > point->model_high) point->model_high = value;
}

static void compare(Validation *validation, int games) {
    double squares = 0, sum = 0;
    for (int i = 0; i < validation->points; i++) {
        ValidatePoint *point = &validation->point[i];
        point->model /= games;
        point->error = point->model < point->low ? point->model - point->low : point->model > point->high ? point->model - point->high : 0;
        squares += point->error * point->error;
        sum += point->error;
    }
    validation->error = sqrt(squares / validation->points);
    validation->bias = sum / validation->points;
    validation->passes = validation->error <= validation->band && validation->ended == 0;
}

bool validate_series(const MoatRules *rules, const MoatSeries *series, Validation *validation, ValidateRefusal *refusal) {
    double value[MOST_QUARTERS];
    *validation = (Validation){.series = series, .points = series->points, .band = (double)series->band / MOAT_ONE};
    *refusal = (ValidateRefusal){0};
    for (int i = 0; i < series->points; i++) {
        validation->point[i].low = (double)series->point[i].low / MOAT_ONE;
        validation->point[i].high = (double)series->point[i].high / MOAT_ONE;
    }
    for (int game = 0; game < series->games; game++) {
        int played = play(rules, series, (uint64_t)game + 1, value, refusal);
        if (played < 0) return false;
        validation->ended += played <= series->point[series->points - 1].quarter;
        for (int i = 0; i < series->points; i++) note(&validation->point[i], value[1 + series->point[i].quarter], game);
    }
    compare(validation, series->games);
    return true;
}
