/* validate.h - a level's `validation:` held against the model: plays the games that each series asks for, reads what answers to it after
 * every quarter, and compares. Prints nothing unless asked; floating point is at home here, nothing of it goes back into a game. */
#pragma once
#include <stdio.h>
#include "moat/mind.h"
#include "moat/rules.h"

/* In the unit of the series; shares as parts of 1. */
typedef struct ValidatePoint {
    double low, high;                    /* published; equal where one figure was */
    double model, model_low, model_high; /* mean of the games, and the least and most of them */
    double error;                        /* of the mean: 0 between low and high, else how far outside, with its sign */
} ValidatePoint;

typedef struct Validation {
    const MoatSeries *series;
    int points, ended;        /* games that ended before the last point; their last reading stands for the rest */
    double error, bias, band; /* root of the mean square error, and mean error */
    bool passes;              /* error within band, and no game ended early */
    ValidatePoint point[MOAT_POINTS];
} Validation;

/* An order of the series that the model refuses; `order` is NULL when there was none. */
typedef struct ValidateRefusal {
    int turn;
    const char *order;
} ValidateRefusal;

/* Allocates nothing; some hundred games a second unless a mind that looks ahead was asked for. False: an order was refused. */
bool validate_series(const MoatRules *rules, const MoatSeries *series, Validation *validation, ValidateRefusal *refusal);

/* --- table.c --- */
/* One series as a row with a chart of two lines; with `points` one line for each of them. */
void validate_print(FILE *out, const MoatRules *rules, const Validation *validation, bool points);
/* The same as one line of JSON, and as lines of CSV, one a point. The names of members and columns are a promise. */
void validate_print_json(FILE *out, const MoatRules *rules, const Validation *validation);
void validate_print_csv_head(FILE *out);
void validate_print_csv(FILE *out, const MoatRules *rules, const Validation *validation);
