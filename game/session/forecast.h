/* forecast.h - between the files of this room. */
#pragma once
#include "moat/mind.h"
#include "moat/turn.h"

/* FORECAST_EDGE: how many of the sorted samples lie outside of the band at each end, in thousandths (below 0: the band goes beyond them);
 * fitted so that the band holds nine turns of ten (tests/unit/test_session_forecast.c measures it). */
enum { FORECAST_SAMPLES = 36, FORECAST_EDGE = 0 };

typedef struct Forecast {
    MoatOrders guess[FORECAST_SAMPLES]; /* what a rival might order */
} Forecast;
/* Once a turn. */
void forecast_guess(Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide rival);
/* Fills everything but the names. */
void forecast_make(const Forecast *forecast, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *draft,
    MoatOutlook *outlooks, int count);
