/* assumption.c - parameters as assumptions. */
#include "assumption.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- which there are --- */

typedef struct Kind {
    const char *section, *key;
    int count;
    const char *(*id)(const MoatRules *rules, int at);
} Kind;

static const char *bloc_id(const MoatRules *rules, int at) { return rules->bloc[at].id; }
static const char *segment_id(const MoatRules *rules, int at) { return rules->segment[at].id; }
static const char *market_id(const MoatRules *rules, int at) { return rules->market[at].id; }
static const char *regulator_id(const MoatRules *rules, int at) { return rules->regulator[at].id; }

static Kind kind_of(const MoatRules *rules, const char *section) {
    const Kind kinds[] = {{"bloc", "blocs", MOAT_BLOCS, bloc_id}, {"segment", "segments", rules->segments, segment_id},
        {"market", "markets", rules->markets, market_id}, {"regulator", "regulators", rules->regulators, regulator_id}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (strcmp(kinds[k].section, section) == 0) return kinds[k];
    return (Kind){section, section, 1, NULL};
}

static Assumption assumption_at(const MoatRules *rules, const ParameterRow *row, const Kind *kind, int at) {
    Assumption one = {.row = *row, .at = at};
    snprintf(one.name, sizeof one.name, "%s%s%s.%s", kind->key, kind->id ? "." : "", kind->id ? kind->id(rules, at) : "", row->name);
    return one;
}

int assumptions_of(const MoatRules *rules, Assumption *list) {
    ParameterRow row;
    int count = 0;
    for (int i = 0; parameter_row(i, &row); i++) {
        Kind kind = kind_of(rules, row.section);
        if (row.offset == offsetof(MoatRules, par)) continue;
        for (int at = 0; at < kind.count; at++, count++)
            if (list) list[count] = assumption_at(rules, &row, &kind, at);
    }
    return count;
}

/* --- moving one --- */

static MoatFixed *place(const ParameterRow *row, MoatRules *rules, int at) {
    return (MoatFixed *)(void *)((char *)rules + row->offset) + at;
}

static MoatFixed moved(const ParameterRow *row, MoatFixed value, int percent) {
    MoatLong step = (MoatLong)abs(value) * percent / 100, low = (MoatLong)row->low * MOAT_ONE, high = (MoatLong)row->high * MOAT_ONE;
    if (row->unit == MOAT_UNIT_QUARTERS && step) {
        MoatLong whole = (llabs(step) + MOAT_ONE / 2) / MOAT_ONE;
        step = (step < 0 ? -MOAT_ONE : MOAT_ONE) * (whole ? whole : 1);
    }
    MoatLong to = value + step;
    return (MoatFixed)(to < low ? low : to > high ? high : to);
}

enum { PARTS = MOAT_SEGMENTS > 3 ? MOAT_SEGMENTS : 3 };

/* The parts of a whole that it is one of, itself among them; 0: of none. */
static int parts_of(const Assumption *assumption, MoatRules *rules, MoatFixed *part[PARTS]) {
    size_t offset = assumption->row.offset;
    MoatFixed *weight[] = {&rules->weight_present, &rules->weight_tomorrow, &rules->weight_autonomy};
    int weights = sizeof weight / sizeof *weight;
    if (offset == offsetof(MoatRules, spend) || offset == offsetof(MoatRules, segment_node)) {
        for (int s = 0; s < rules->segments; s++) part[s] = place(&assumption->row, rules, s);
        return rules->segments;
    }
    for (int k = 0; k < weights; k++)
        if (weight[k] == place(&assumption->row, rules, 0)) {
            memcpy(part, weight, sizeof weight);
            return weights;
        }
    return 0;
}

/* One part becomes `to`; the others keep their proportions, and the last of them takes what rounding leaves. */
static bool move_part(MoatFixed *const *part, int parts, const MoatFixed *one, MoatFixed to) {
    MoatLong others = 0, left;
    MoatFixed *last = NULL, before = *one;
    for (int k = 0; k < parts; k++)
        if (part[k] != one) others += *part[k];
    if (others <= 0) return false;
    if (to > before + others) to = (MoatFixed)(before + others);
    left = before + others - to;
    MoatLong rest = left;
    for (int k = 0; k < parts; k++) {
        if (part[k] == one) {
            *part[k] = to;
            continue;
        }
        *part[k] = (MoatFixed)(*part[k] * left / others);
        rest -= *part[k];
        if (*part[k]) last = part[k];
    }
    if (last) *last += (MoatFixed)rest;
    return to != before;
}

bool assumption_move(const Assumption *assumption, MoatRules *rules, int percent) {
    const ParameterRow *row = &assumption->row;
    MoatFixed *part[PARTS], *first = place(row, rules, assumption->at);
    int parts = parts_of(assumption, rules, part), entries = row->entries ? row->entries : 1;
    bool changed = false;
    if (parts) changed = move_part(part, parts, first, moved(row, *first, percent));
    for (int k = 0; !parts && k < entries; k++) {
        MoatFixed to = moved(row, first[k], percent);
        changed = changed || to != first[k];
        first[k] = to;
    }
    if (changed) moat_rules_finish(rules);
    return changed;
}

MoatFixed assumption_value(const Assumption *assumption, const MoatRules *rules) {
    const MoatFixed *first = (const MoatFixed *)(const void *)((const char *)rules + assumption->row.offset) + assumption->at;
    MoatFixed most = *first;
    for (int k = 1; k < assumption->row.entries; k++)
        if (first[k] > most) most = first[k];
    return most;
}
