/* pieces.h - the parts of a debrief, each a file. */
#pragma once
#include "doc.h"
#include "figure.h"
#include "report.h"

/* Lowest, middle and highest of a class, turn by turn, for both blocs: computed once for all its games. Begins as zeros. */
enum { CLASS_QUANTITIES = 3 };
typedef struct ClassBands {
    int points;
    MoatLong value[CLASS_QUANTITIES][MOAT_BLOCS][3][FIGURE_POINTS];
} ClassBands;
void pieces_bands(const ReportGame *games, int count, ClassBands *bands);

/* What happened: charts with the class behind them, and orders turn by turn. */
void pieces_happened(Doc *doc, const ReportGame *game, const ClassBands *bands);
/* Three turns that decided it: the question and how to try again first, the answer behind. */
void pieces_turning(Doc *doc, const ReportGame *game);
/* Said against came. */
void pieces_predictions(Doc *doc, const ReportGame *game);
/* What was chance, and how far it carried. */
void pieces_luck(Doc *doc, const ReportGame *game);
/* The class in one world, side by side. */
void pieces_class(Doc *doc, const ReportGame *games, int count);

/* "43.1" of a score. */
const char *pieces_points(const MoatRules *rules, MoatLong value, char *text, int size);
