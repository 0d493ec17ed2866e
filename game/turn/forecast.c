/* forecast.c - what a draft is likely to bring: play copies of the world on with other dice and look at the middle of what comes out. */
#include <stdlib.h>
#include "draw.h"
#include "fixed.h"
#include "phases.h"

/* The game's own seed never enters: a forecast cannot leak the dice to come. */
static uint64_t other_dice(int sample) { return draw_bits(UINT64_C(0xF07ECA57), 0, DRAW_EVENT_CHANCE, sample, 0); }

static void play_on(MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, int turns, int sample) {
    MoatOrders orders[MOAT_BLOCS] = {0};
    if (draft) orders[side] = *draft;
    world->seed = other_dice(sample);
    for (int t = 0; t < turns; t++) {
        moat_turn(world, rules, orders, NULL);
        orders[side].count = 0;
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

/* One column a sample, one row an outlook. */
typedef struct Samples {
    MoatLong value[MOAT_OUTLOOKS][MOAT_SAMPLES];
} Samples;

static void sample_all(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, int turns,
    const MoatOutlook *outlooks, int count, Samples *samples) {
    for (int k = 0; k < MOAT_SAMPLES; k++) {
        MoatWorld copy = *world;
        play_on(&copy, rules, side, draft, turns, k);
        for (int i = 0; i < count; i++) samples->value[i][k] = moat_read(&copy, rules, outlooks[i].name);
    }
    for (int i = 0; i < count; i++) sort(samples->value[i], MOAT_SAMPLES);
}

void moat_forecast(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft, int turns, MoatOutlook *outlooks, int count) {
    enum { LOW = MOAT_SAMPLES / 20, MIDDLE = MOAT_SAMPLES / 2, HIGH = MOAT_SAMPLES - 1 - MOAT_SAMPLES / 20 };
    Samples with, without;
    bool given = draft && draft->count > 0; /* else both are the same */
    if (count > MOAT_OUTLOOKS) count = MOAT_OUTLOOKS;
    sample_all(world, rules, side, draft, turns, outlooks, count, &with);
    if (given) sample_all(world, rules, side, NULL, turns, outlooks, count, &without);
    for (int i = 0; i < count; i++) {
        outlooks[i].now = moat_read(world, rules, outlooks[i].name);
        outlooks[i].low = with.value[i][LOW];
        outlooks[i].middle = with.value[i][MIDDLE];
        outlooks[i].high = with.value[i][HIGH];
        outlooks[i].without = given ? without.value[i][MIDDLE] : outlooks[i].middle;
    }
}
