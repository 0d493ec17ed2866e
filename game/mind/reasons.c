/* reasons.c - what single orders, and single fields of the plan, carry: the play with them less the play without, on the same dice. */
#include <stdlib.h>
#include <string.h>
#include "search.h"

enum { FIELDS_TRIED = 4 };

static void add(MoatSearch *search, MoatReason reason, const MindCourse *course) {
    if (search->reasons == MIND_REASONED || search->rows == MIND_ROWS) return;
    int row = search->rows++;
    search->row[row] = (MindRow){.course = *course};
    search->reason[search->reasons] = reason;
    search->reason_row[search->reasons++] = row;
    search->contest[search->alive++] = row;
}

/* The other orders stay; those that leant on the missing one are refused in turn. */
static MoatOrders without(const MoatOrders *orders, int missing) {
    MoatOrders rest = {0};
    for (int k = 0; k < orders->count; k++)
        if (k != missing) rest.order[rest.count++] = orders->order[k];
    return rest;
}

static void try_orders(MoatSearch *search, const MindCourse *best) {
    for (int k = 0; k < best->orders.count; k++) {
        MindCourse course = {.plan = best->plan, .orders = without(&best->orders, k)};
        add(search, (MoatReason){.is_order = true, .order = best->orders.order[k]}, &course);
    }
}

/* What makes the plan unusual, as parts of 100 of a field's range. */
static int unusual(const int8_t *value, int field) {
    static const int8_t usual[MOAT_PLAN_FIELDS] = {
#define FIELD(name, low, high, usual, doc) usual,
#include "moat/plan_fields.def"
    };
    const MoatPlanField *row = moat_plan_field(field);
    return 100 * abs(value[field] - usual[field]) / (row->high - row->low);
}

static void try_field(MoatSearch *search, const MindCourse *best, const int8_t *value, int field) {
    MoatPlan usual = {
#define FIELD(name, low, high, usual, doc) .name = usual,
#include "moat/plan_fields.def"
    };
    int8_t changed[MOAT_PLAN_FIELDS], common[MOAT_PLAN_FIELDS];
    MindCourse course = *best;
    memcpy(changed, value, sizeof changed);
    memcpy(common, &usual, sizeof common);
    changed[field] = common[field];
    memcpy(&course.plan, changed, sizeof changed);
    add(search, (MoatReason){.field = field, .value = value[field]}, &course);
}

static void try_fields(MoatSearch *search, const MindCourse *best) {
    int8_t value[MOAT_PLAN_FIELDS];
    bool tried[MOAT_PLAN_FIELDS] = {false};
    memcpy(value, &best->plan, sizeof value);
    for (int tries = 0; tries < FIELDS_TRIED; tries++) {
        int most = 0, field = -1;
        for (int k = 0; k < MOAT_PLAN_FIELDS; k++)
            if (!tried[k] && unusual(value, k) > most) most = unusual(value, k), field = k;
        if (field < 0) return;
        tried[field] = true;
        try_field(search, best, value, field);
    }
}

void mind_reasons_lay(MoatSearch *search) {
    MindCourse best = search->row[search->best].course;
    search->keep = MIND_ROWS;
    try_orders(search, &best);
    try_fields(search, &best);
}

/* In points of score alone: what winning is worth beyond them explains nothing. */
static int score_gap(const MoatSearch *search, int a, int b) {
    const MindRow *one = &search->row[a], *other = &search->row[b];
    int n = one->samples < other->samples ? one->samples : other->samples, sum = 0;
    for (int k = 0; k < n; k++) sum += one->score[k] - other->score[k];
    return n ? sum / n : 0;
}

void mind_reasons_tell(const MoatSearch *search, MoatThought *thought) {
    for (int k = 0; k < search->reasons; k++) {
        MoatReason reason = search->reason[k];
        if (search->row[search->reason_row[k]].samples == 0) continue;
        reason.worth = score_gap(search, search->best, search->reason_row[k]);
        int at = thought->reasons < MOAT_REASONS ? thought->reasons++ : MOAT_REASONS;
        for (; at > 0 && thought->reason[at - 1].worth < reason.worth; at--)
            if (at < MOAT_REASONS) thought->reason[at] = thought->reason[at - 1];
        if (at < MOAT_REASONS) thought->reason[at] = reason;
    }
}
