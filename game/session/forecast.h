/* forecast.h - between the files of this room. */
#pragma once
#include "moat/mind.h"
#include "moat/turn.h"

enum { FORECAST_SAMPLES = 36 };

typedef struct Forecast {
    MoatOrders guess[FORECAST_SAMPLES]; /* what a rival might order */
} Forecast;
/* Once a turn. */
void forecast_guess(Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide rival);
/* Fills everything but the names. */
void forecast_make(const Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft,
    MoatOutlook *outlooks, int count);
