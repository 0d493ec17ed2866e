/* places.c - markets, clouds and regulators. */
#include "face.h"

static void say_market(Plain *plain, int m) {
    char shares[400];
    int length = 0;
    for (int line = MOAT_PREMIUM_0; line <= MOAT_SOVEREIGN && length < (int)sizeof shares - 1; line++)
        length += snprintf(shares + length, sizeof shares - (size_t)length, "%s%s %s", line ? ", " : "",
            words_line(plain->rules, (MoatLine)line), plain_value(plain, MOAT_Q_market_share, m, line, 0));
    plain_say(plain, _("%s (%s): %s."), words_market(plain->rules, m), plain->rules->market[m].id, shares);
}

void plain_do_markets(Plain *plain, const char *text) {
    (void)text;
    plain_say(plain,
        _("Shares of each market by spending; what is missing to 100 %% does without. The word in brackets is what orders call it."));
    for (int m = 0; m < plain->rules->markets; m++) say_market(plain, m);
}

static void say_bloc_there(Plain *plain, int m, MoatSide b) {
    plain_say(plain, _("%s there: access %s, trust %s, cloud coverage %s, campus %s, dependency on it %s."), plain_bloc(plain, b),
        plain_value(plain, MOAT_Q_access, m, b, 0), plain_value(plain, MOAT_Q_trust, m, b, 0), plain_value(plain, MOAT_Q_cloud, m, b, 0),
        plain_value(plain, MOAT_Q_campus, m, b, 0), plain_value(plain, MOAT_Q_market_depth, m, b, 0));
    plain_say(plain, _("Programmes of %s there: cloud %s, aid %s, campus %s."), plain_bloc(plain, b),
        plain_value(plain, MOAT_Q_cloud_programme, m, b, 0), plain_value(plain, MOAT_Q_aid_programme, m, b, 0),
        plain_value(plain, MOAT_Q_campus_programme, m, b, 0));
}

static void say_segment(Plain *plain, int m, int s) {
    char shares[400];
    int length = 0;
    for (int line = MOAT_PREMIUM_0; line < MOAT_LINES && length < (int)sizeof shares - 1; line++)
        length += snprintf(shares + length, sizeof shares - (size_t)length, "%s%s %s", line ? ", " : "",
            words_line(plain->rules, (MoatLine)line), plain_value(plain, MOAT_Q_share, m, s, line));
    plain_say(plain, _("%s: %s."), words_segment(plain->rules, s), shares);
}

static void say_regulators_of(Plain *plain, int m) {
    for (int r = 0; r < plain->rules->regulators; r++)
        if (plain->rules->jurisdiction[r] >> m & 1) plain_say(plain, _("It stands under %s."), words_regulator(plain->rules, r));
}

void plain_do_market(Plain *plain, const char *text) {
    int m = words_find_market(plain->rules, text);
    if (m < 0) {
        plain_say(plain, _("There is no market called %s. Say markets for all of them."), text[0] ? text : "?");
        return;
    }
    const char *about = moat_text(plain->rules, &plain->rules->market[m].about);
    say_market(plain, m);
    if (about[0]) plain_say(plain, "%s", about);
    plain_say(plain, _("Size %s a quarter at full adoption, concern %s, alignment %s, hosting %s, skill %s."),
        plain_value(plain, MOAT_Q_size, m, 0, 0), plain_value(plain, MOAT_Q_concern, m, 0, 0),
        plain_value(plain, MOAT_Q_alignment, m, 0, 0), plain_value(plain, MOAT_Q_hosting, m, 0, 0),
        plain_value(plain, MOAT_Q_skill, m, 0, 0));
    say_regulators_of(plain, m);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) say_bloc_there(plain, m, b);
    for (int s = 0; s < plain->rules->segments; s++) say_segment(plain, m, s);
}

void plain_do_cloud(Plain *plain, const char *text) {
    (void)text;
    MoatSide side = plain_side(plain), rival = moat_rival(side);
    for (int m = 0; m < plain->rules->markets; m++)
        plain_say(plain, _("%s (%s): your cloud %s, the rival's %s; your campus %s, the rival's %s."), words_market(plain->rules, m),
            plain->rules->market[m].id, plain_value(plain, MOAT_Q_cloud, m, side, 0), plain_value(plain, MOAT_Q_cloud, m, rival, 0),
            plain_value(plain, MOAT_Q_campus, m, side, 0), plain_value(plain, MOAT_Q_campus, m, rival, 0));
}

static const char *stage_words(const MoatRules *rules, MoatFixed heat) {
    return heat >= rules->case_line ? _("a case") : heat >= rules->inquiry_line ? _("an inquiry") : _("calm");
}

static void say_heat(Plain *plain, int r, MoatSide b) {
    const MoatWorld *world = plain_world(plain);
    plain_say(plain, _("%s (%s) against %s: heat %s, %s."), words_regulator(plain->rules, r), plain->rules->regulator[r].id,
        plain_bloc(plain, b), plain_value(plain, MOAT_Q_heat, r, b, 0), stage_words(plain->rules, world->heat[b][r]));
    if (world->cap[b][r]) plain_say(plain, _("A penalty caps its prices there for %s."), plain_value(plain, MOAT_Q_cap, r, b, 0));
    if (world->compliance[b][r])
        plain_say(plain, _("It keeps to its own commitments there for %s."), plain_value(plain, MOAT_Q_compliance, r, b, 0));
}

void plain_do_regulators(Plain *plain, const char *text) {
    (void)text;
    plain_say(plain, _("An inquiry opens at heat %s, a case at %s, a penalty falls at %s."),
        plain_text(plain, MOAT_UNIT_SHARE, plain->rules->inquiry_line), plain_text(plain, MOAT_UNIT_SHARE, plain->rules->case_line),
        plain_text(plain, MOAT_UNIT_SHARE, plain->rules->penalty_line));
    for (int r = 0; r < plain->rules->regulators; r++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) say_heat(plain, r, b);
}
