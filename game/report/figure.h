/* figure.h - readings over the turns as lines in SVG, with a title, a description that a screen reader reads, and the table of the same
 * numbers. Lines differ by dashes and marks, never by colour alone. */
#pragma once
#include "doc.h"
#include "moat/rules.h"

enum { FIGURE_SERIES = 6, FIGURE_POINTS = MOAT_HORIZON + 1 };
typedef struct FigureLine {
    char label[64];
    MoatLong value[FIGURE_POINTS];
    bool band; /* of the class: thin and grey */
} FigureLine;
typedef struct Figure {
    char title[160], about[400]; /* what it shows, and what to see in it */
    MoatName name;               /* tells the unit */
    int points, series;
    FigureLine line[FIGURE_SERIES];
} Figure;

/* In Markdown only the table. */
void figure_draw(Doc *doc, const MoatRules *rules, const Figure *figure);
