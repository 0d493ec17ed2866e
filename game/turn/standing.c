/* standing.c - Present, Tomorrow, Autonomy, the score, and whether the game has ended. */
#include "derived.h"
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

typedef struct Parts {
    MoatFixed present, tomorrow, autonomy;
} Parts; /* of bloc 0; bloc 1 has what is left of 1 */

/* own / (own + rival); an even split when there is nothing. */
static MoatFixed against(MoatLong own, MoatLong rival) { return own + rival > 0 ? fix_ratio(own, own + rival) : MOAT_ONE / 2; }

/* Revenue since the start over what was expected, Q16.16. */
static MoatFixed earned(const MoatWorld *world, MoatSide b) {
    return world->total_expected[b] > 0 ? fix_ratio(world->total_revenue[b], world->total_expected[b]) : 0;
}

/* What the world holds of each bloc by node weight, Q31.32: dependency, use of its lines, and premium use in each market times how much the
 * market leans to the bloc, cells rounded down. */
typedef struct Held {
    MoatLong depth[MOAT_BLOCS], premium[MOAT_BLOCS], open[MOAT_BLOCS], befriended[MOAT_BLOCS];
} Held;

/* All in one pass over the cells; in 32-bit lanes, as over_world. */
VECTORS static void hold(const MoatWorld *world, const MoatRules *rules, MoatSide b, Held *held) {
    uint32_t depth[MOAT_MARKETS] = {0}, premium[MOAT_MARKETS] = {0}, open[MOAT_MARKETS] = {0}, friendly[MOAT_MARKETS] = {0};
    uint64_t sum[3] = {0};
    MoatLong befriended = 0;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++) {
            MoatFixed node = rules->node[s][m], paid = world->share[moat_premium(b)][s][m];
            depth[m] += (uint32_t)node * (uint32_t)world->dependency[b][s][m];
            premium[m] += (uint32_t)node * (uint32_t)paid;
            open[m] += (uint32_t)node * (uint32_t)world->share[moat_open(b)][s][m];
            friendly[m] += (uint32_t)fix_both_down(node, paid);
        }
    for (int m = 0; m < MOAT_MARKETS; m++) {
        sum[0] += depth[m];
        sum[1] += premium[m];
        sum[2] += open[m];
        befriended += (MoatLong)friendly[m] * fix_positive(moat_toward(world, m, b));
    }
    held->depth[b] = (MoatLong)sum[0];
    held->premium[b] = (MoatLong)sum[1];
    held->open[b] = (MoatLong)sum[2];
    held->befriended[b] = befriended;
}

static void hold_all(const MoatWorld *world, const MoatRules *rules, Held *held) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        hold(world, rules, b, held);
        if (!rules->lone_market) continue;
        held->depth[b] = over_world(rules, world->dependency[b]);
        held->premium[b] = over_world(rules, world->share[moat_premium(b)]);
        held->open[b] = over_world(rules, world->share[moat_open(b)]);
    }
}

static MoatFixed depth(const Held *held, MoatSide b) { return fix_saturate(shift_down(held->depth[b] + MOAT_ONE / 2, 16)); }

/* Part of the home's use that does not run on the rival's premium line. */
static MoatFixed own_home(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatLong used = 0, theirs = 0;
    for (int s = 0; s < rules->segments; s++) {
        int m = rules->home[b];
        used += fix_mul(rules->spend[s], MOAT_ONE - world->share[MOAT_NONE][s][m]);
        theirs += fix_mul(rules->spend[s], world->share[moat_premium(moat_rival(b))][s][m]);
    }
    return used > 0 ? MOAT_ONE - fix_ratio(theirs, used) : MOAT_ONE;
}

/* Part of the bloc's own use, by node weight, that is open, or premium among those who lean to it. */
static MoatFixed among_friends(const Held *held, MoatSide b) {
    MoatLong own = held->open[b] + held->premium[b];
    return own > 0 ? fix_ratio(held->open[b] + held->befriended[b], own) : 0;
}

static MoatFixed autonomy(const MoatWorld *world, const MoatRules *rules, const Held *held, MoatSide b) {
    MoatFixed sum = fix_add(rules->autonomy_base, fix_mul(rules->autonomy_alone, world->alone[b]));
    sum = fix_add(sum, fix_mul(rules->autonomy_home, own_home(world, rules, b)));
    return fix_add(sum, fix_mul(rules->autonomy_friends, among_friends(held, b)));
}

static Parts measure(const MoatWorld *world, const MoatRules *rules) {
    Held held;
    hold_all(world, rules, &held);
    return (Parts){
        .present = against(earned(world, 0), earned(world, 1)),
        .tomorrow = against(fix_add(depth(&held, 0), rules->undecided), fix_add(depth(&held, 1), rules->undecided)),
        .autonomy = against(autonomy(world, rules, &held, 0), autonomy(world, rules, &held, 1)),
    };
}

static void set_score(MoatWorld *world, const MoatRules *rules) {
    MoatFixed sum = fix_mul(rules->weight_present, world->present[0]) + fix_mul(rules->weight_tomorrow, world->tomorrow[0]) +
                    fix_mul(rules->weight_autonomy, world->autonomy[0]);
    world->score[0] = fix_add(fix_mul(fix_whole(100), sum), fix_sub(fix_whole(50), (MoatFixed)world->par));
    world->score[1] = fix_whole(100) - world->score[0];
}

static void set_part(
    MoatWorld *world, const MoatRules *rules, MoatFixed part[MOAT_BLOCS], MoatFixed value, MoatCause cause, MoatLedger *ledger) {
    part[0] = value;
    part[1] = MOAT_ONE - value;
    set_score(world, rules);
    turn_look(ledger, world, cause, -1, -1, -1);
}

void phase_standing(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    Parts parts = measure(world, rules);
    set_part(world, rules, world->present, parts.present, MOAT_CAUSE_PRESENT, ledger);
    set_part(world, rules, world->tomorrow, parts.tomorrow, MOAT_CAUSE_TOMORROW, ledger);
    set_part(world, rules, world->autonomy, parts.autonomy, MOAT_CAUSE_AUTONOMY, ledger);
}

/* --- endings --- */

typedef enum Ending { GOES_ON, HORIZON, HEGEMONY, NO_CASH, NO_PATIENCE, SPLINTERED } Ending;
enum { NOBODY = 3 };

static void count_while(int32_t *quarters, bool holds) { *quarters = holds ? *quarters + 1 : 0; }

static void count_quarters(MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatFixed floor = fix_mul(rules->collapse_cash, rules->growth_at[world->quarter]);
    count_while(&world->dominant_for[b], world->tomorrow[b] > rules->hegemony && world->quarter > fix_round(rules->hegemony_after));
    count_while(&world->broke_for[b], world->cash[b] < floor);
    count_while(&world->impatient_for[b], world->patience[b] == 0);
}

static int ahead(const MoatWorld *world) { return world->score[0] > world->score[1] ? 1 : world->score[0] < world->score[1] ? 2 : NOBODY; }

static void end(MoatWorld *world, int winner, Ending ending) {
    world->winner = winner;
    world->ending = (int32_t)ending;
}

/* One bloc collapsed: the other has won. Both at once: who is ahead. */
static void end_by(MoatWorld *world, const bool lost[MOAT_BLOCS], Ending ending) {
    if (world->winner || !(lost[0] || lost[1])) return;
    end(world, lost[0] && lost[1] ? ahead(world) : lost[0] ? 2 : 1, ending);
}

void phase_victory(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    int patience = fix_round(rules->collapse_quarters), hegemony = fix_round(rules->hegemony_quarters);
    bool broke[MOAT_BLOCS], impatient[MOAT_BLOCS], outgrown[MOAT_BLOCS];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) count_quarters(world, rules, b);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        broke[b] = world->broke_for[b] >= patience;
        impatient[b] = world->impatient_for[b] >= patience;
        outgrown[b] = world->dominant_for[moat_rival(b)] >= hegemony;
    }
    MoatName sovereign = {MOAT_Q_world_share, {MOAT_SOVEREIGN, 0, 0}};
    if (moat_read(world, rules, sovereign) > rules->splinter) end(world, NOBODY, SPLINTERED);
    end_by(world, outgrown, HEGEMONY);
    end_by(world, broke, NO_CASH);
    end_by(world, impatient, NO_PATIENCE);
    if (!world->winner && world->quarter >= moat_quarters(rules)) end(world, ahead(world), HORIZON);
    turn_look(ledger, world, MOAT_CAUSE_VERDICT, -1, -1, -1);
}
