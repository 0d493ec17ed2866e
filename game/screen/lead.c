#include "lead.h"

/* Less than this of a market is nobody's lead. Closer than this part of the leader's use is level. */
static const MoatLong little = MOAT_RATIO(2, 100);
enum { LEVEL_PART = 12 };

MoatLong lead_share(const View *view, int market, MoatSide side) {
    return view_read(view, view_name(MOAT_Q_market_share, market, moat_premium(side), 0)) +
           view_read(view, view_name(MOAT_Q_market_share, market, moat_open(side), 0));
}

static int step_of(MoatLong depth) {
    static const MoatFixed line[] = {MOAT_RATIO(8, 100), MOAT_RATIO(16, 100), MOAT_RATIO(28, 100), MOAT_RATIO(42, 100)};
    int step = 0;
    while (step < 4 && depth >= line[step]) step++;
    return step;
}

static int leader(const MoatLong share[3]) {
    int first = 0;
    MoatLong second = 0;
    for (int i = 1; i < 3; i++)
        if (share[i] > share[first]) first = i;
    for (int i = 0; i < 3; i++)
        if (i != first && share[i] > second) second = share[i];
    return share[first] < little ? LEAD_NOBODY : (share[first] - second) * LEVEL_PART < share[first] ? LEAD_LEVEL : first;
}

Lead lead_of(const View *view, int market) {
    static const char *const sign[] = {"●", "◆", "■", "·", "="};
    static const Style style[] = {STYLE_SIDE_0, STYLE_SIDE_1, STYLE_OWN, STYLE_NOBODY, STYLE_STRONG};
    MoatLong share[3] = {lead_share(view, market, 0), lead_share(view, market, 1),
        view_read(view, view_name(MOAT_Q_market_share, market, MOAT_SOVEREIGN, 0))};
    Lead lead = {.who = leader(share)};
    lead.sign = sign[lead.who];
    lead.style = style[lead.who];
    if (lead.who < LEAD_NOBODY) lead.share = share[lead.who];
    if (lead.who < LEAD_OWN) lead.depth = view_read(view, view_name(MOAT_Q_market_depth, market, lead.who, 0));
    if (lead.who == LEAD_LEVEL)
        for (int side = 0; side < MOAT_BLOCS; side++) {
            MoatLong depth = view_read(view, view_name(MOAT_Q_market_depth, market, side, 0));
            lead.depth = depth > lead.depth ? depth : lead.depth;
        }
    lead.step = step_of(lead.depth);
    return lead;
}

const char *lead_words(const View *view, Lead lead) {
    switch (lead.who) {
    case LEAD_OWN: return _("its own");
    case LEAD_NOBODY: return _("nobody yet");
    case LEAD_LEVEL: return _("level");
    default: return words_bloc(view->rules, lead.who);
    }
}

Style lead_land(Lead lead) {
    if (lead.who >= LEAD_OWN) return lead.style;
    return (Style)((lead.who == 0 ? STYLE_SIDE_0_1 : STYLE_SIDE_1_1) + lead.step);
}
