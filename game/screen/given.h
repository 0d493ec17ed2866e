/* given.h - orders that were given, as sentences behind the sign of their side; on as many lines as they need. */
#pragma once
#include "view.h"

typedef struct Given {
    const MoatWorld *before; /* the world in which they were given */
    const MoatOrders *orders;
    MoatSide side;
    int id; /* of the first as an item; 0: they are none */
} Given;

/* Lines that they take in so many cells. */
int given_lines(const View *view, const Given *given, int width);
int given_lines_brief(const View *view, const Given *given, int width);
/* In brief where whole sentences need more lines than there are; what finds no room even so becomes "and N more" on the last line. */
void given_draw(View *view, Area area, const Given *given);
