/* phases.c - what a search plays, phase by phase: what the rival may do, whole plans, neighbours of the best, departures from its orders of
 * this turn, and a last comparison that is settled by a mixture. Within a phase rows compete: after each round the worse half drops out. */
#include <stddef.h>
#include "search.h"

enum { ABOUT_DICE = 32, ABOUT_KNOWN, ABOUT_CHOICE, ABOUT_CHANGES = 64 };
enum {
    LOYALTY = 40,  /* hundredths of a point by which another plan must beat the one that is followed */
    DEPARTURE = 3, /* likewise a departure from the planned orders */
    TWISTS = 120,  /* departures that are tried, at most */
    FINALISTS = 5,
    EVERYTHING = 5, /* width from which all known plans are weighed, */
    MIXES = 10      /* from which it mixes */
};

/* Parts of the budget, of 100, by phase. */
static const int part[MIND_DONE + 1] = {10, 30, 20, 30, 10, 25, 0};

/* --- rounds --- */

/* Columns come in turn, each as often as it weighs. */
int mind_column_of(const MoatSearch *search, int k) {
    int at = (int)((unsigned)k * 633u % MIND_SHARE), c = 0;
    for (; c < search->columns - 1 && at >= search->weight[c]; c++) at -= search->weight[c];
    return c;
}

static void need_samples(MoatSearch *search, int samples) {
    for (int k = search->samples; k < samples; k++)
        search->sample[k] = (MindSample){mind_bits(search->seed, ABOUT_DICE, k), mind_column_of(search, k)};
    if (samples > search->samples) search->samples = samples;
}

/* Halvings until `keep` are left, and one round more. */
static int rounds_left(int alive, int keep) {
    int rounds = 1;
    for (; alive > keep; alive = (alive + 1) / 2) rounds++;
    return rounds;
}

static int fewest(const MoatSearch *search) {
    int least = MIND_SAMPLES;
    for (int k = 0; k < search->alive; k++)
        if (search->row[search->contest[k]].samples < least) least = search->row[search->contest[k]].samples;
    return least;
}

static void lay_row(MoatSearch *search, int row, int samples) {
    for (int k = search->row[row].samples; k < samples && search->tasks < MIND_ROUND; k++)
        search->task[search->tasks++] = (MindTask){(int16_t)row, (int16_t)k};
}

static void lay_round(MoatSearch *search) {
    int more = search->allowance / rounds_left(search->alive, search->keep) / search->alive,
        target = fewest(search) + (more > 0 ? more : 1);
    if (target > MIND_SAMPLES) target = MIND_SAMPLES;
    need_samples(search, target);
    for (int k = 0; k < search->alive; k++) lay_row(search, search->contest[k], target);
    search->allowance -= search->tasks;
}

/* Best first. */
static void rank(MoatSearch *search) {
    int n = fewest(search), value[MIND_ROWS];
    for (int k = 0; k < search->alive; k++) value[search->contest[k]] = mind_row_value(search, search->contest[k], n);
    for (int i = 1; i < search->alive; i++) {
        int moved = search->contest[i], at = i;
        for (; at > 0 && value[search->contest[at - 1]] < value[moved]; at--) search->contest[at] = search->contest[at - 1];
        search->contest[at] = moved;
    }
}

static void enter(MoatSearch *search, int row) {
    if (row >= 0) search->contest[search->alive++] = row;
}

/* --- what the rival may do --- */

static void add_known(MoatSearch *search, int most) {
    int known = mind_known(search->rules), count = search->width >= EVERYTHING || known < most ? known : most;
    int first = count < known ? (int)(mind_bits(search->seed, ABOUT_KNOWN, search->side) % (unsigned)known) : 0;
    for (int k = 0; k < count; k++) enter(search, mind_row_add(search, mind_known_plan(search->rules, (first + k * 5) % known), NULL));
}

static void set_columns(MoatSearch *search, MoatSide side, int count, const MoatPlan *plan) {
    search->columns = count;
    for (int c = 0; c < count; c++) {
        search->column[c] = mind_course(search, side, &plan[c], NULL);
        search->weight[c] = c           ? MIND_SHARE / 2 / (count - 1)
                            : count > 1 ? MIND_SHARE - MIND_SHARE / 2 / (count - 1) * (count - 1)
                                        : MIND_SHARE;
    }
}

/* For once the rival thinks, against what this side seems to do. */
static void begin_rivals(MoatSearch *search) {
    MoatPlan seen = mind_plan_seen(&search->view, search->rules, search->side);
    set_columns(search, search->side, 1, &seen);
    search->side = moat_rival(search->side);
    search->keep = 3;
    add_known(search, MIND_ROWS);
}

static void end_rivals(MoatSearch *search) {
    MoatPlan plan[MIND_COLUMNS] = {mind_plan_seen(&search->view, search->rules, search->side)};
    int count = 1;
    for (int k = 0; k < search->alive && count < 1 + search->keep; k++) plan[count++] = search->row[search->contest[k]].course.plan;
    set_columns(search, search->side, count, plan);
    search->side = moat_rival(search->side);
    search->rows = search->samples = 0;
}

/* Without much width: it goes on, or does one of two things that are known. */
static void guess_rivals(MoatSearch *search) {
    MoatSide rival = moat_rival(search->side);
    MoatPlan plan[3] = {mind_plan_seen(&search->view, search->rules, rival)};
    int known = mind_known(search->rules), first = (int)(mind_bits(search->seed, ABOUT_KNOWN, rival) % (unsigned)known);
    plan[1] = *mind_known_plan(search->rules, first);
    plan[2] = *mind_known_plan(search->rules, (first + known / 2) % known);
    set_columns(search, rival, 3, plan);
}

/* --- whole plans --- */

static void begin_plans(MoatSearch *search) {
    search->keep = 3;
    mind_row_add(search, &search->own, NULL);
    if (search->decided) search->row[0].course.orders = search->given;
    enter(search, 0);
    if (!search->loyal) add_known(search, 3 * search->width);
}

static void payoffs(const MoatSearch *search, int count, int payoff[][MIND_COLUMNS]) {
    for (int r = 0; r < count; r++) {
        const MindRow *row = &search->row[search->contest[r]];
        int64_t sum[MIND_COLUMNS] = {0};
        int n[MIND_COLUMNS] = {0};
        for (int k = 0; k < row->samples; k++) sum[search->sample[k].column] += row->value[k], n[search->sample[k].column]++;
        for (int c = 0; c < search->columns; c++)
            payoff[r][c] = n[c] ? (int)(sum[c] / n[c]) : mind_row_value(search, search->contest[r], row->samples);
    }
}

/* It reckons half with what the rival seems to do, half with what the rival would mix against these plans. */
static void expect(MoatSearch *search) {
    int payoff[MIND_ROWS][MIND_COLUMNS], row_part[MIND_ROWS], column_part[MIND_COLUMNS], rest = MIND_SHARE;
    payoffs(search, search->alive, payoff);
    mind_solve(search->alive, search->columns, payoff, row_part, column_part);
    for (int c = search->columns - 1; c > 0; c--) search->weight[c] = column_part[c] / 2, rest -= search->weight[c];
    search->weight[0] = rest;
}

static void end_plans(MoatSearch *search) {
    expect(search);
    rank(search);
    search->best = search->contest[0];
    if (search->best != 0 && mind_gap(search, search->best, 0).mean <= LOYALTY) search->best = 0;
}

/* --- neighbours, departures --- */

static bool clearly(MindGap gap, int margin) { return gap.mean > margin && 4 * gap.mean > gap.error; }

static void begin_changes(MoatSearch *search) {
    int changes = 4 + search->width;
    search->keep = 1;
    enter(search, search->best);
    for (int k = 0; k < changes; k++) {
        MoatPlan plan =
            mind_plan_changed(&search->row[search->best].course.plan, mind_bits(search->seed, ABOUT_CHANGES + search->generation, k));
        enter(search, mind_row_add(search, &plan, NULL));
    }
}

static void begin_twists(MoatSearch *search) {
    const MindRow *best = &search->row[search->best];
    MindTwist twist[TWISTS];
    MindTwists made = best->twists;
    int most = search->width < 8 ? 4 * search->width : 12 * search->width, twists;
    search->keep = 1;
    enter(search, search->best);
    if (made.count == MIND_TWISTED) return;
    twists = mind_twists(&search->view, search->rules, search->side, &best->course.plan, &made, twist, most < TWISTS ? most : TWISTS);
    MoatPlan plan = best->course.plan;
    made.count++;
    for (int k = 0; k < twists; k++) {
        made.twist[made.count - 1] = twist[k];
        enter(search, mind_row_add(search, &plan, &made));
    }
}

/* Whether there is a new one. */
static bool take_winner(MoatSearch *search, int margin) {
    rank(search);
    int winner = search->contest[0];
    if (winner == search->best || !clearly(mind_gap(search, winner, search->best), margin)) return false;
    search->best = winner;
    return true;
}

/* --- the last comparison --- */

static bool entered(const MoatSearch *search, int row) {
    for (int k = 0; k < search->alive; k++)
        if (mind_same_orders(search, search->contest[k], row)) return true;
    return false;
}

/* The best, and the best of what else could be ordered. */
static void begin_mixing(MoatSearch *search) {
    search->keep = FINALISTS;
    enter(search, search->best);
    while (search->alive < FINALISTS) {
        int next = -1, most = 0;
        for (int row = 0; row < search->rows; row++) {
            if (entered(search, row) || search->row[row].samples < 4) continue;
            MindGap gap = mind_gap(search, row, search->best);
            int value = gap.mean - gap.error / 2;
            if (next < 0 || value > most) next = row, most = value;
        }
        if (next < 0) return;
        enter(search, next);
    }
}

/* Only rows that the samples cannot tell from the best. */
static void keep_contenders(MoatSearch *search) {
    int kept = 0;
    for (int k = 0; k < search->alive; k++) {
        MindGap gap = mind_gap(search, search->best, search->contest[k]);
        if (search->contest[k] == search->best || gap.mean <= gap.error) search->contest[kept++] = search->contest[k];
    }
    search->alive = kept;
}

/* Where the best cannot be told, a mixture that the rival cannot exploit is drawn from; one that is nearly pure is played pure. */
static void mix(MoatSearch *search) {
    enum { PURE = MIND_SHARE * 3 / 4 };
    int payoff[FINALISTS][MIND_COLUMNS], row_part[FINALISTS], column_part[MIND_COLUMNS], most = 0;
    keep_contenders(search);
    payoffs(search, search->alive, payoff);
    mind_solve(search->alive, search->columns, payoff, row_part, column_part);
    for (int k = 1; k < search->alive; k++)
        if (row_part[k] > row_part[most]) most = k;
    int drawn = (int)(mind_bits(search->seed, ABOUT_CHOICE, 0) % MIND_SHARE), at = 0;
    for (; at < search->alive - 1 && drawn >= row_part[at]; at++) drawn -= row_part[at];
    search->best = search->contest[row_part[most] >= PURE ? most : at];
}

static void choose(MoatSearch *search) {
    take_winner(search, 0);
    if (search->width >= MIXES) mix(search);
}

/* --- the order of things --- */

/* Changes and departures come in generations: each starts from what the last one found. */
static int generations(const MoatSearch *search) {
    return search->phase == MIND_CHANGES || search->phase == MIND_TWISTING ? 1 + search->width / 3 : 1;
}

static void begin(MoatSearch *search) {
    search->alive = 0;
    search->allowance = search->budget * part[search->phase] / 100 / generations(search);
    switch (search->phase) {
    case MIND_RIVALS:
        if (search->width >= EVERYTHING)
            begin_rivals(search);
        else
            guess_rivals(search);
        break;
    case MIND_PLANS: begin_plans(search); break;
    case MIND_CHANGES:
        if (search->width > 1) begin_changes(search);
        break;
    case MIND_TWISTING:
        if (search->width > 1) begin_twists(search);
        break;
    case MIND_MIXING: begin_mixing(search); break;
    case MIND_REASONS:
        if (search->explain) mind_reasons_lay(search);
        break;
    case MIND_DONE: break;
    }
    if (search->alive > 0) lay_round(search);
}

static void end(MoatSearch *search) {
    bool more = false;
    switch (search->phase) {
    case MIND_RIVALS:
        if (search->alive) end_rivals(search);
        break;
    case MIND_PLANS: end_plans(search); break;
    case MIND_CHANGES: more = search->alive && (take_winner(search, 0), true); break;
    case MIND_TWISTING: more = search->alive && take_winner(search, DEPARTURE); break; /* without a new one they would be the same */
    case MIND_MIXING: choose(search); break;
    default: break;
    }
    if (search->decided) search->best = 0;
    if (more && ++search->generation < generations(search)) return;
    search->generation = 0;
    search->phase++;
}

void mind_phase_first(MoatSearch *search) {
    search->phase = MIND_RIVALS;
    search->tasks = search->next = 0;
    begin(search);
    if (search->tasks == 0) mind_phase_next(search);
}

void mind_phase_next(MoatSearch *search) {
    search->tasks = search->next = 0;
    while (search->phase != MIND_DONE && search->tasks == 0) {
        if (search->alive > search->keep && search->allowance > 0 && search->phase != MIND_REASONS) {
            rank(search);
            search->alive = (search->alive + 1) / 2 > search->keep ? (search->alive + 1) / 2 : search->keep;
            lay_round(search);
            if (search->tasks) return;
        }
        end(search);
        begin(search);
    }
}
