/* rules.c - what every level's rules share: texts by language, tables over time, node weights. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "fixed.h"
#include "moat/rules.h"

void moat_rules_speak(MoatRules *rules, MoatLanguage language) { rules->language = language; }

const char *moat_text(const MoatRules *rules, const MoatText *text) {
    if (text->in[rules->language]) return text->in[rules->language];
    for (int language = 0; language < MOAT_LANGUAGES; language++)
        if (text->in[language]) return text->in[language];
    return "";
}

/* (1 + rate)^t times start for every quarter; computed in Q28 so that the error stays below one unit. */
static void powers(MoatFixed *table, MoatFixed start, MoatFixed rate) {
    int64_t value = (int64_t)start << 12;
    for (int t = 0; t <= MOAT_HORIZON; t++) {
        table[t] = fix_saturate(shift_down(value + (1 << 11), 12));
        int64_t next = value + shift_down(value / 16 * rate + (1 << 11), 12);
        value = next < (INT64_C(1) << 43) ? next : (INT64_C(1) << 43);
    }
}

/* Node weight of a cell: market times segment, over the sum of all; what rounding leaves goes to the first cell, so that all sum to 1. */
static void spread_node_weight(MoatRules *rules) {
    int64_t sum = 0, left = MOAT_ONE;
    rules->lone_market = false;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < rules->markets; m++) sum += (int64_t)rules->market_node[m] * rules->segment_node[s];
    if (sum <= 0) return;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < rules->markets; m++) {
            int64_t cell = (int64_t)rules->market_node[m] * rules->segment_node[s];
            rules->node[s][m] = (MoatFixed)(cell / (sum / MOAT_ONE + 1));
            left -= rules->node[s][m];
        }
    rules->node[0][0] += (MoatFixed)left;
    for (int m = 0; m < rules->markets; m++) {
        MoatFixed weight = 0;
        for (int s = 0; s < rules->segments; s++) weight += rules->node[s][m];
        rules->lone_market |= weight == MOAT_ONE;
    }
}

static void sum_jurisdictions(MoatRules *rules) {
    memset(rules->judged, 0, sizeof rules->judged);
    for (int r = 0; r < rules->regulators; r++) {
        for (int m = 0; m < rules->markets; m++) rules->judged[m][r] = -(MoatLong)(rules->jurisdiction[r] >> m & 1);
        rules->regulator_node[r] = 0;
        for (int m = 0; m < rules->markets; m++)
            for (int s = 0; s < rules->segments && (rules->jurisdiction[r] >> m & 1); s++) rules->regulator_node[r] += rules->node[s][m];
    }
}

static void set_calendar(MoatRules *rules) {
    static_assert(MOAT_SCHEDULED <= 64, "a bit for each");
    memset(rules->due_at, 0, sizeof rules->due_at);
    for (int k = 0; k < rules->scheduled; k++) {
        int quarter = rules->schedule[k].quarter;
        if (quarter >= 0 && quarter <= MOAT_HORIZON) rules->due_at[quarter] |= UINT64_C(1) << k;
    }
}

void moat_rules_finish(MoatRules *rules) {
    powers(rules->growth_at, MOAT_ONE, rules->growth);
    powers(rules->chip_price_at, rules->chip_price, -rules->chip_fall);
    powers(rules->upkeep_at, rules->upkeep, -rules->upkeep_fall);
    powers(rules->research_rise_at, MOAT_ONE, rules->research_rise);
    spread_node_weight(rules);
    sum_jurisdictions(rules);
    for (int e = 0; e < MOAT_EVENTS; e++) {
        rules->chance_of[e] = e < rules->events ? rules->event[e].chance : 0;
        rules->subjects_of[e] = (uint8_t)__builtin_popcount(rules->event[e].among);
    }
    set_calendar(rules);
}

void moat_rules_free(MoatRules *rules) {
    if (!rules) return;
    free(rules->term);
    free(rules->effect);
    free(rules->words);
    free(rules->lesson);
    free(rules);
}
