/* lead.h - who leads in a market, as the map and the tables show it. Knows views. */
#pragma once
#include "view.h"

/* A side (0, 1), or: the market's own lines; nobody has adopted anything to speak of; two are about level. */
enum { LEAD_OWN = 2, LEAD_NOBODY, LEAD_LEVEL };
typedef struct Lead {
    int who;
    MoatLong share, depth; /* of the leader in the market: use by spending, dependency */
    int step;              /* depth in steps, 0 to 4 */
    Style style;           /* for words and signs */
    const char *sign;
} Lead;
Lead lead_of(const View *view, int market);
/* Part of a market's use that a side has, both lines. */
MoatLong lead_share(const View *view, int market, MoatSide side);
/* "United States", "its own", "nobody yet", "level". */
const char *lead_words(const View *view, Lead lead);
/* Style of land on the map. */
Style lead_land(Lead lead);
