/* drift.c - what time does: growth, forgetting, return to rest; and what follows slowly from taps and from open use. */
#include "fixed.h"
#include "phases.h"

static MoatFixed towards(MoatFixed value, MoatFixed rest, MoatFixed part) { return fix_add(value, fix_mul(part, fix_sub(rest, value))); }

static void calm_down(MoatWorld *world, const MoatRules *rules) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        for (int m = 0; m < rules->markets; m++) {
            world->trust[b][m] = towards(world->trust[b][m], rules->start.trust[b][m], rules->trust_return);
            world->campus[b][m] = fix_sub(world->campus[b][m], fix_mul(rules->campus_fade, world->campus[b][m]));
        }
        world->standards[b] = fix_sub(world->standards[b], fix_mul(rules->standards_fade, world->standards[b]));
        world->tap_reputation[b] = fix_sub(world->tap_reputation[b], fix_mul(rules->reputation_fade, world->tap_reputation[b]));
    }
    for (int m = 0; m < rules->markets; m++)
        world->concern[m] = towards(world->concern[m], rules->start.concern[m], rules->concern_return);
}

static void fear_taps(MoatWorld *world, const MoatRules *rules) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        world->tap_reputation[b] = fix_min(
            fix_add(world->tap_reputation[b], fix_mul(rules->reputation_tap, fix_whole(world->tap[b]))), fix_whole(4));
    MoatFixed remembered = fix_add(world->tap_reputation[0], world->tap_reputation[1]);
    for (int m = 0; m < rules->markets; m++) {
        MoatFixed lean = world->alignment[m] < 0 ? -world->alignment[m] : world->alignment[m];
        MoatFixed fear = fix_mul(fix_mul(rules->concern_tap, remembered), MOAT_ONE - lean);
        world->concern[m] = fix_clamp(fix_add(world->concern[m], fear), 0, rules->concern_most);
    }
}

/* A market that stands with a bloc follows its tap: it shuts the rival out little by little. */
static void follow_tap(MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatFixed part = fix_mul(rules->tap_follow, fix_whole(world->tap[b]));
    MoatSide rival = moat_rival(b);
    for (int m = 0; m < rules->markets; m++) {
        MoatFixed toward = moat_toward(world, m, b), access = world->access[rival][m];
        if (toward <= rules->ban_toward || access <= rules->access_floor) continue;
        world->access[rival][m] = fix_max(fix_sub(access, fix_mul(part, toward)), rules->access_floor);
    }
}

/* Who runs open weights learns to run anything. */
static void teach_skill(MoatWorld *world, const MoatRules *rules) {
    MoatFixed use[MOAT_MARKETS] = {0};
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++)
            use[m] += fix_scale(rules->spend[s], world->share[MOAT_OPEN_0][s][m] + world->share[MOAT_OPEN_1][s][m]);
    for (int m = 0; m < rules->markets; m++) {
        MoatFixed learnt = fix_mul(fix_mul(rules->skill_growth, use[m]), MOAT_ONE - world->skill[m]);
        world->skill[m] = fix_min(fix_add(world->skill[m], learnt), MOAT_ONE);
    }
}

void phase_drift(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    calm_down(world, rules);
    moat_ledger_look(ledger, world, MOAT_CAUSE_FORGOTTEN, -1, -1, -1);
    fear_taps(world, rules);
    moat_ledger_look(ledger, world, MOAT_CAUSE_TAPS_FEARED, -1, -1, -1);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        follow_tap(world, rules, b);
        moat_ledger_look(ledger, world, MOAT_CAUSE_TAP_FOLLOWED, b, -1, -1);
    }
    teach_skill(world, rules);
    moat_ledger_look(ledger, world, MOAT_CAUSE_SKILL, -1, -1, -1);
    for (int m = 0; m < rules->markets; m++) world->size[m] = fix_add(world->size[m], fix_mul(rules->growth, world->size[m]));
    moat_ledger_look(ledger, world, MOAT_CAUSE_GROWTH, -1, -1, -1);
}
