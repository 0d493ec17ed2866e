/* forecast.c - what the draft is likely to bring by the end of the turn. The engine's own forecast lets the rival stand still; a player
 * wants to know what the turn will bring with a rival in it. So the turn is played on with other dice, and with orders that the plans known
 * of the level would give for the rival: whoever sits there, its own plan, dice and drafts stay unknown. */
#include "forecast.h"
#include <string.h>

/* The game's own dice never enter. */
static uint64_t other_dice(int sample) {
    uint64_t x = (uint64_t)(sample + 1) * UINT64_C(0x9E3779B97F4A7C15) + UINT64_C(0x5E55104F0CE);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

void forecast_guess(Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide rival) {
    int known = 0;
    MoatPlan plan;
    while (moat_plan_known(rules, known, &plan, NULL)) known++;
    for (int k = 0; k < FORECAST_SAMPLES; k++) {
        forecast->guess[k].count = 0;
        if (known > 0 && moat_plan_known(rules, k % known, &plan, NULL)) moat_plan_orders(&plan, world, rules, rival, &forecast->guess[k]);
    }
}

static void sort(MoatLong *values, int count) {
    for (int i = 1; i < count; i++) {
        MoatLong value = values[i];
        int at = i;
        for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
        values[at] = value;
    }
}

/* A place among the sorted samples, in thousandths of a step from the first; beyond an end as far as the two samples there are apart. */
static MoatLong between(const MoatLong *values, int place) {
    int at = place < 0 ? 0 : place / 1000;
    if (at > FORECAST_SAMPLES - 2) at = FORECAST_SAMPLES - 2;
    return values[at] + (values[at + 1] - values[at]) * (place - at * 1000) / 1000;
}

static void sample(const Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft,
    const MoatOutlook *outlooks, int count, MoatLong value[MOAT_OUTLOOKS][FORECAST_SAMPLES]) {
    for (int k = 0; k < FORECAST_SAMPLES; k++) {
        MoatWorld copy = *world;
        MoatOrders orders[MOAT_BLOCS];
        orders[side] = *draft;
        orders[moat_rival(side)] = forecast->guess[k];
        copy.seed = other_dice(k);
        moat_turn(&copy, rules, orders, NULL);
        for (int i = 0; i < count; i++) value[i][k] = moat_read(&copy, rules, outlooks[i].name);
    }
    for (int i = 0; i < count; i++) sort(value[i], FORECAST_SAMPLES);
}

/* How many of the sorted samples lie outside of the band at each end, in thousandths; below 0 the band goes beyond them: what a rival does
 * to a share of its own and mine is more than the plans that are known. Fitted so that each band holds nine turns of ten
 * (tests/unit/test_session_forecast.c measures it). */
static int edge_of(MoatQuantity quantity) {
    switch (quantity) {
    case MOAT_Q_score: return -3500;
    case MOAT_Q_present: return -2500;
    case MOAT_Q_autonomy: return 500;
    case MOAT_Q_lab: return 800;
    case MOAT_Q_heat: return 800;
    default: return 0;
    }
}

void forecast_make(const Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft,
    MoatOutlook *outlooks, int count) {
    static const MoatOrders none;
    MoatLong with[MOAT_OUTLOOKS][FORECAST_SAMPLES], without[MOAT_OUTLOOKS][FORECAST_SAMPLES];
    sample(forecast, world, rules, side, draft, outlooks, count, with);
    sample(forecast, world, rules, side, &none, outlooks, count, without);
    for (int i = 0; i < count; i++) {
        outlooks[i].now = moat_read(world, rules, outlooks[i].name);
        int edge = edge_of((MoatQuantity)outlooks[i].name.quantity);
        outlooks[i].low = between(with[i], edge);
        outlooks[i].middle = with[i][FORECAST_SAMPLES / 2];
        outlooks[i].high = between(with[i], (FORECAST_SAMPLES - 1) * 1000 - edge);
        outlooks[i].without = without[i][FORECAST_SAMPLES / 2];
    }
}
