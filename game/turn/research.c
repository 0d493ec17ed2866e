/* research.c - labs learn: from compute, from luck, from whoever uses their open line, and from what others have let out. Whoever leads
 * loses most by opening; whoever follows gains most. */
#include "draw.h"
#include "exponent.h"
#include "fixed.h"
#include "moat/readings.h"
#include "phases.h"

/* Everything a step reads, as it stood before either lab moved. */
typedef struct Before {
    MoatFixed lab[MOAT_BLOCS], premium[MOAT_BLOCS], open[MOAT_BLOCS];
} Before;

static MoatFixed own_research(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatFixed training = fix_mul(world->compute[b], rules->train_table[world->split[b]]);
    MoatFixed scaled = fix_div(training, rules->research_rise_at[world->quarter]);
    MoatFixed learnt = fix_add(rules->research_base, fix_mul(rules->research_log, fix_log2(fix_add(MOAT_ONE, scaled))));
    return fix_mul(learnt, world->strength_research[b]);
}

static void learn(MoatWorld *world, MoatSide b, MoatFixed points, MoatCause cause, MoatLedger *ledger) {
    world->lab[b] = fix_positive(fix_add(world->lab[b], points));
    turn_look(ledger, world, cause, b, -1, -1);
}

static void research(MoatWorld *world, const MoatRules *rules, MoatSide b, const Before *before, MoatLedger *ledger) {
    MoatName users = {MOAT_Q_world_share, {(int16_t)moat_open(b), 0, 0}};
    MoatFixed community = fix_mul(rules->community, fix_saturate(moat_read(world, rules, users)));
    MoatFixed best_open = fix_max(before->open[0], before->open[1]), luck;
    learn(world, b, own_research(world, rules, b), MOAT_CAUSE_RESEARCH, ledger);
    learn(world, b, fix_mul(community, world->strength_community[b]), MOAT_CAUSE_COMMUNITY, ledger);
    learn(world, b, fix_mul(rules->learn_open, fix_positive(best_open - before->lab[b])), MOAT_CAUSE_LEARNT_OPEN, ledger);
    learn(world, b, fix_mul(rules->learn_premium, fix_positive(before->premium[moat_rival(b)] - before->lab[b])), MOAT_CAUSE_LEARNT_RIVAL,
        ledger);
    luck = draw_unit(world, DRAW_LUCK, b, 0);
    luck += draw_unit(world, DRAW_LUCK, b, 1) - MOAT_ONE;
    learn(world, b, fix_mul(rules->luck, luck), MOAT_CAUSE_LUCK, ledger);
}

/* A lab that is encouraged may release on its own: behind the best, under a restricted licence. */
static void let_maverick(MoatWorld *world, const MoatRules *rules, MoatSide b, const Before *before, MoatLedger *ledger) {
    MoatFixed given = fix_sub(world->lab[b], rules->maverick_lag);
    MoatSide rival = moat_rival(b);
    if (!world->maverick[b] || draw_unit(world, DRAW_MAVERICK, b, 0) >= rules->maverick_chance || given <= world->open[b]) return;
    world->open[b] = given;
    world->licence[b] = MOAT_RESTRICTED;
    turn_give_away(world, rules, b, given, fix_max(before->premium[rival], before->open[rival]), MOAT_ONE / 2);
    turn_tell(ledger, world, MOAT_CAUSE_MAVERICK, b, -1, -1);
    turn_look(ledger, world, MOAT_CAUSE_MAVERICK, b, -1, -1);
}

void phase_research(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    Before before;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        before.lab[b] = world->lab[b];
        before.premium[b] = world->premium[b];
        before.open[b] = world->open[b];
    }
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) research(world, rules, b, &before, ledger);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) let_maverick(world, rules, b, &before, ledger);
    world->frontier = fix_max(fix_max(world->premium[0], world->premium[1]), fix_max(world->open[0], world->open[1]));
    turn_look(ledger, world, MOAT_CAUSE_ORDER, -1, -1, -1);
}
