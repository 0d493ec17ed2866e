/* planner.c - compares whole plans by playing them on against what the rival seems to do and what else it might do, then departures
 * from the best plan's orders of this turn. All courses meet the same rivals and the same dice, so that luck cancels out. The budget
 * counts playouts: the same game is played on a slow machine. */
#include "minds.h"
#include "playout.h"

enum { ABOUT_DICE = 32, ABOUT_CHANGES };
enum {
    SAMPLES = 16,   /* at most, of a course */
    FIRST_LOOK = 4, /* samples of every known plan */
    FINALISTS = 3,  /* plans that get all samples */
    CHANGES = 12,   /* neighbours of the best plan that are tried */
    TWISTS = 16,    /* departures that are tried */
    AHEAD = 12,     /* turns played on, at most */
    LOYALTY = 50,   /* hundredths of a point by which another plan must beat the one that is followed */
    DEPARTURE = 15, /* likewise an order of this turn the planned ones */
    RIVALS = 4
};

typedef struct Candidate {
    MindCourse course;
    int samples, sum;
} Candidate;

typedef struct Study {
    const MoatWorld *view;
    const MoatRules *rules;
    MoatSide side;
    uint64_t seed;
    MindPlan rival[RIVALS]; /* sample i meets rival i % RIVALS */
} Study;

static void sample(const Study *study, Candidate *candidate, int samples) {
    for (; candidate->samples < samples; candidate->samples++) {
        uint64_t dice = mind_bits(study->seed, ABOUT_DICE, candidate->samples);
        const MindPlan *rival = &study->rival[candidate->samples % RIVALS];
        candidate->sum += mind_playout(study->view, study->rules, study->side, &candidate->course, rival, dice, AHEAD);
    }
}

static int mean(const Candidate *candidate) { return candidate->sum / candidate->samples; }

/* Half of the time the rival goes on as it seems to; else it sells, or gives. */
static void expect_rivals(Study *study) {
    study->rival[0] = study->rival[2] = mind_plan_seen(study->view, study->rules, moat_rival(study->side));
    study->rival[1] = *mind_plan(MIND_PLAN_cashier);
    study->rival[3] = *mind_plan(MIND_PLAN_giver);
}

static void sort(Candidate *candidate, int count) {
    for (int i = 1; i < count; i++) {
        Candidate moved = candidate[i];
        int at = i;
        for (; at > 0 && mean(&candidate[at - 1]) < mean(&moved); at--) candidate[at] = candidate[at - 1];
        candidate[at] = moved;
    }
}

/* The plan that is followed, unless a known one, or a neighbour of the best, is clearly better. A mind has no memory: what it follows is
 * what it can be seen to follow. */
static Candidate best_plan(const Study *study) {
    Candidate followed = {.course.plan = mind_plan_seen(study->view, study->rules, study->side)}, known[MIND_PLANS] = {0};
    for (int id = 0; id < MIND_PLANS; id++) {
        known[id].course.plan = *mind_plan((MindPlanId)id);
        sample(study, &known[id], FIRST_LOOK);
    }
    sort(known, MIND_PLANS);
    for (int k = 0; k < FINALISTS; k++) sample(study, &known[k], SAMPLES);
    sort(known, FINALISTS);
    sample(study, &followed, SAMPLES);
    Candidate best = mean(&known[0]) > mean(&followed) + LOYALTY ? known[0] : followed;
    for (int k = 0; k < CHANGES; k++) {
        Candidate changed = {.course.plan = mind_plan_changed(&best.course.plan, mind_bits(study->seed, ABOUT_CHANGES, k))};
        sample(study, &changed, SAMPLES / 2);
        if (mean(&changed) <= mean(&best)) continue;
        sample(study, &changed, SAMPLES);
        if (mean(&changed) > mean(&best)) best = changed;
    }
    return best;
}

static Candidate best_departure(const Study *study, const Candidate *planned) {
    MindTwist twist[TWISTS];
    Candidate best = *planned;
    int twists = mind_twists(study->view, study->rules, study->side, &planned->course.plan, twist, TWISTS),
        most = mean(planned) + DEPARTURE;
    for (int k = 0; k < twists; k++) {
        Candidate candidate = {.course = {planned->course.plan, twist[k]}};
        sample(study, &candidate, SAMPLES / 2);
        if (mean(&candidate) <= most) continue;
        sample(study, &candidate, SAMPLES);
        if (mean(&candidate) > most) best = candidate, most = mean(&candidate);
    }
    return best;
}

void mind_planner(const MoatWorld *view, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders) {
    Study study = {.view = view, .rules = rules, .side = side, .seed = seed};
    expect_rivals(&study);
    Candidate best = best_plan(&study);
    best = best_departure(&study, &best);
    mind_policy(view, rules, side, &best.course.plan, best.course.twist, orders);
}
