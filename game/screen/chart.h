/* chart.h - readings over the turns of a game, as lines: a point a turn, the blocs side by side. Knows views. */
#pragma once
#include "view.h"

enum { CHART_LINES = 6 };
typedef struct Chart {
    MoatName name[CHART_LINES];
    Style style[CHART_LINES];
    const char *sign[CHART_LINES];
    int lines;
} Chart;

/* The reading with its twins: of the other bloc, or of the other lines of use. */
Chart chart_of(MoatName name);
/* What the chart is of, without a bloc: "trust, Brazil". */
void chart_title(const MoatRules *rules, MoatName name, char *text, int size);
/* The same reading as another entry of a chart: name of its bloc or line. */
const char *chart_words(const View *view, MoatName name);
/* Axes, labels and lines from the start of the game to its horizon. Wants at least 20 by 5 cells. */
void chart_draw(View *view, Area area, const Chart *chart);
