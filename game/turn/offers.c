/* offers.c - what the six lines are worth before anyone weighs them: quality, price, network, risk and reach by market. */
#include <string.h>
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

/* -Q * gap / (gap + h): a gap hurts less and less, so the follower is never out of the game. */
static MoatFixed quality(const MoatRules *rules, MoatFixed gap) {
    gap = fix_positive(gap);
    return -fix_mul(rules->quality_most, fix_div(gap, fix_add(gap, rules->quality_half)));
}

/* Bit m: some regulator's cap or the bloc's own commitments bind it in market m. */
static uint32_t capped_markets(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    uint32_t markets = 0;
    for (int r = 0; r < rules->regulators; r++)
        if (world->cap[side][r] || world->compliance[side][r]) markets |= rules->jurisdiction[r];
    return markets;
}

/* A paid product earns for what it adds over a free one: the part of its price that bloc k's open line would take, had all of a market it.
 */
static MoatFixed undercut_by(const MoatWorld *world, const MoatRules *rules, MoatSide b, MoatSide k) {
    MoatFixed lead = fix_positive(world->premium[b] - world->open[k]), half = rules->undercut_half;
    return half > 0 ? fix_mul(rules->undercut, fix_div(half, fix_add(half, lead))) : 0;
}

PART_OF_VECTORS void set_prices(const MoatWorld *world, const MoatRules *rules, MoatSide b, Quarter *quarter) {
    uint32_t capped = capped_markets(world, rules, b);
    MoatFixed price = fix_mul(rules->price_table[world->price[b]], world->strength_price[b]), most[MOAT_MARKETS], most_rate[MOAT_MARKETS];
    MoatFixed own = undercut_by(world, rules, b, b), rival = undercut_by(world, rules, b, moat_rival(b));
    MoatFixed cap_price = rules->cap_price, cap_rate = rules->cap_rate;
    for (int m = 0; m < MOAT_MARKETS; m++) {
        bool bound = capped >> m & 1;
        most[m] = bound ? cap_price : INT32_MAX;
        most_rate[m] = bound ? cap_rate : INT32_MAX;
    }
    /* A free product that cannot be had somewhere undercuts nobody there. */
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed lost = fix_max(fix_both(own, quarter->reach_open[b][m]), fix_both(rival, quarter->reach_open[moat_rival(b)][m]));
        quarter->price[b][m] = fix_min(fix_part(price, MOAT_ONE - lost), most[m]);
    }
    for (int s = 0; s < rules->segments; s++) {
        MoatFixed rate = rules->monetise_table[world->monetise[b][s]];
        quarter->charged[b][s] = rate > 0;
        if (rate == 0)
            memset(quarter->rate[b][s], 0, sizeof quarter->rate[b][s]);
        else
            for (int m = 0; m < MOAT_MARKETS; m++) quarter->rate[b][s][m] = fix_min(rate, most_rate[m]);
    }
}

/* The bloc's use in each market: by spending, and among those who learn (per unit of learners). */
typedef struct Use {
    MoatFixed all[MOAT_MARKETS], taught[MOAT_MARKETS];
} Use;

PART_OF_VECTORS Use count_use(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    Use use = {0};
    for (int s = 0; s < rules->segments; s++) {
        const MoatFixed *premium = world->share[moat_premium(b)][s], *open = world->share[moat_open(b)][s];
        MoatFixed spend = rules->spend[s], learns = rules->learns[s];
        for (int m = 0; m < MOAT_MARKETS; m++) use.all[m] += fix_both(spend, premium[m] + open[m]);
        if (learns > 0)
            for (int m = 0; m < MOAT_MARKETS; m++) use.taught[m] += fix_both(learns, premium[m] + open[m]);
    }
    return use;
}

PART_OF_VECTORS void set_network(const MoatWorld *world, const MoatRules *rules, MoatSide b, Quarter *quarter) {
    Use use = count_use(world, rules, b);
    MoatFixed learners = 0, market = rules->net_market, campus = rules->net_campus;
    int64_t world_use = 0, pool = 0;
    for (int s = 0; s < rules->segments; s++) learners += rules->learns[s];
    for (int m = 0; m < MOAT_MARKETS; m++) {
        world_use += fix_scale(world->size[m], use.all[m]);
        pool += world->size[m];
    }
    MoatFixed everywhere = pool > 0 ? fix_ratio(world_use, pool) : 0;
    MoatFixed common = fix_add(fix_mul(rules->net_world, everywhere), fix_mul(rules->net_standards, world->standards[b]));
    MoatFixed per_learner = learners > 0 ? fix_div(rules->net_university, learners) : 0;
    for (int m = 0; m < MOAT_MARKETS; m++)
        quarter->net[b][m] =
            common + fix_scale(market, use.all[m]) + fix_scale(per_learner, use.taught[m]) + fix_part(campus, world->campus[b][m]);
}

PART_OF_VECTORS void set_risk(const MoatWorld *world, const MoatRules *rules, MoatSide b, Quarter *quarter) {
    MoatFixed reputation = world->tap_reputation[b];
    int licence = world->licence[b];
    MoatFixed premium = fix_add(rules->risk_table[0], fix_mul(rules->tap_risk_table[0], reputation));
    MoatFixed open = fix_add(rules->risk_table[licence], fix_mul(rules->tap_risk_table[licence], reputation));
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed foreign = MOAT_ONE - fix_positive(moat_toward(world, m, b));
        quarter->foreign[b][m] = foreign;
        quarter->risk_premium[b][m] = fix_part(premium, foreign);
        quarter->risk_open[b][m] = fix_part(open, foreign);
    }
}

PART_OF_VECTORS void set_reach(const MoatWorld *world, const MoatRules *rules, MoatSide b, Quarter *quarter) {
    int rival_home = rules->home[moat_rival(b)];
    MoatFixed least = rules->open_reach;
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed access = world->access[b][m];
        quarter->reach_premium[b][m] = access;
        quarter->reach_open[b][m] = least + fix_both(MOAT_ONE - least, access);
    }
    MoatFixed access = world->access[b][rival_home];
    quarter->reach_premium[b][rival_home] = fix_mul(access, rules->tap_table[world->tap[b]]);
    quarter->reach_open[b][rival_home] = fix_min(rules->open_reach_home + fix_mul(rules->open_reach_home_access, access), MOAT_ONE);
}

VECTORS void phase_offers(const MoatWorld *world, const MoatRules *rules, Quarter *quarter) {
    MoatFixed best_perm = fix_max(world->perm[0], world->perm[1]);
    quarter->quality_sovereign = quality(rules, world->frontier + rules->sovereign_lag - best_perm);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) set_reach(world, rules, b, quarter);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        quarter->quality_premium[b] = quality(rules, world->frontier - world->premium[b]);
        quarter->quality_open[b] = quality(rules, world->frontier - world->open[b]);
        set_prices(world, rules, b, quarter);
        set_network(world, rules, b, quarter);
        set_risk(world, rules, b, quarter);
    }
}
