/* choice.c - the utility of a line in a cell, term by term: the slow and readable twin of adoption.c, for tenders and for "why?".
 * tests/unit/test_turn.c holds the two against each other. */
#include "fixed.h"
#include "phases.h"

static void common_terms(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int m, int s, MoatSide b, MoatFixed *term) {
    term[MOAT_CHOICE_NETWORK] = fix_scale(rules->w_network[s], quarter->net[b][m]);
    term[MOAT_CHOICE_TRUST] = fix_scale(rules->w_trust[s], world->trust[b][m]);
    term[MOAT_CHOICE_HABIT] = fix_scale(rules->habit, world->dependency[b][s][m]);
    term[MOAT_CHOICE_CAMPUS] = fix_scale(fix_mul(rules->campus_pull, rules->learns[s]), world->campus[b][m]);
}

static void premium_terms(
    const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int m, int s, MoatSide b, MoatFixed *term) {
    MoatFixed weight = fix_mul(rules->price_weight, rules->price_sensitivity[m]);
    term[MOAT_CHOICE_CAPABILITY] = fix_scale(rules->w_capability[s], quarter->quality_premium[b]);
    term[MOAT_CHOICE_CLOUD] = -fix_scale(rules->cloud_need, MOAT_ONE - world->cloud[b][m]);
    term[MOAT_CHOICE_SERVICE] = -fix_scale(rules->service_need, MOAT_ONE - world->service[b]);
    term[MOAT_CHOICE_PRICE] = -fix_scale(rules->w_price[s], fix_mul(weight, quarter->price[b][m]));
    term[MOAT_CHOICE_SOVEREIGNTY] = -fix_scale(rules->w_sovereignty[s], fix_mul(world->concern[m], quarter->risk_premium[b][m]));
}

static void open_terms(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int m, int s, MoatSide b, MoatFixed *term) {
    MoatFixed weight = fix_mul(rules->price_weight, rules->price_sensitivity[m]), rate = quarter->rate[b][s][m];
    MoatFixed risk = quarter->risk_open[b][m] + fix_mul(fix_mul(rules->rent_fear, rate), quarter->foreign[b][m]);
    term[MOAT_CHOICE_CAPABILITY] = fix_scale(rules->w_capability[s], quarter->quality_open[b]);
    term[MOAT_CHOICE_BASE] = -rules->open_toil;
    term[MOAT_CHOICE_HOSTING] = -fix_scale(rules->hosting_need, MOAT_ONE - world->hosting[m]);
    term[MOAT_CHOICE_PRICE] = -fix_scale(rules->w_price[s], fix_mul(weight, rate));
    term[MOAT_CHOICE_SOVEREIGNTY] = -fix_scale(rules->w_sovereignty[s], fix_mul(world->concern[m], risk));
}

static void sovereign_terms(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int m, int s, MoatFixed *term) {
    term[MOAT_CHOICE_CAPABILITY] = fix_scale(rules->w_capability[s], quarter->quality_sovereign);
    term[MOAT_CHOICE_SKILL] = -fix_scale(rules->sovereign_skill, MOAT_ONE - world->skill[m]);
    term[MOAT_CHOICE_HOSTING] = -fix_scale(rules->sovereign_hosting, MOAT_ONE - world->hosting[m]);
    term[MOAT_CHOICE_SOVEREIGNTY] = fix_scale(rules->w_sovereignty[s], fix_mul(rules->sovereign_pride, world->concern[m]));
}

void turn_choice(const MoatWorld *world, const MoatRules *rules, const Quarter *quarter, int m, int s, MoatLine line, MoatChoice *choice) {
    *choice = (MoatChoice){.reach = MOAT_ONE};
    if (line == MOAT_NONE) {
        choice->term[MOAT_CHOICE_BASE] = rules->none_utility;
    } else if (line == MOAT_SOVEREIGN) {
        sovereign_terms(world, rules, quarter, m, s, choice->term);
    } else {
        MoatSide b = (int)line / 2;
        common_terms(world, rules, quarter, m, s, b, choice->term);
        if ((int)line == moat_premium(b)) {
            premium_terms(world, rules, quarter, m, s, b, choice->term);
            choice->price = quarter->price[b][m];
            choice->reach = quarter->reach_premium[b][m];
        } else {
            open_terms(world, rules, quarter, m, s, b, choice->term);
            choice->price = quarter->rate[b][s][m];
            choice->reach = quarter->reach_open[b][m];
        }
    }
    for (int k = 0; k < MOAT_CHOICE_TERMS; k++) choice->utility += choice->term[k];
}

void moat_choice(const MoatWorld *world, const MoatRules *rules, int market, int segment, MoatLine line, MoatChoice *choice) {
    Quarter quarter;
    phase_offers(world, rules, &quarter);
    turn_choice(world, rules, &quarter, market, segment, line, choice);
}
