/* drift.c - what time does: growth, forgetting, return to rest; and what follows slowly from taps and from open use. */
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

PART_OF_VECTORS MoatFixed towards(MoatFixed value, MoatFixed rest, MoatFixed part) { return value + fix_part(rest - value, part); }
PART_OF_VECTORS MoatFixed fading(MoatFixed value, MoatFixed part) { return value - fix_part(value, part); }

VECTORS static void calm_down(MoatWorld *world, const MoatRules *rules) {
    MoatFixed trust_return = rules->trust_return, campus_fade = rules->campus_fade, concern_return = rules->concern_return;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        for (int m = 0; m < MOAT_MARKETS; m++) {
            world->trust[b][m] = towards(world->trust[b][m], rules->start.trust[b][m], trust_return);
            world->campus[b][m] = fading(world->campus[b][m], campus_fade);
        }
        world->standards[b] = fading(world->standards[b], rules->standards_fade);
        world->tap_reputation[b] = fading(world->tap_reputation[b], rules->reputation_fade);
    }
    for (int m = 0; m < MOAT_MARKETS; m++) world->concern[m] = towards(world->concern[m], rules->start.concern[m], concern_return);
}

/* Who stands with nobody fears most. */
VECTORS static void fear(MoatWorld *world, const MoatRules *rules, MoatFixed fright) {
    MoatFixed concern[MOAT_MARKETS], most = rules->concern_most;
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed lean = fix_max(world->alignment[m], -world->alignment[m]);
        concern[m] = fix_clamp(world->concern[m] + fix_part(fright, MOAT_ONE - lean), 0, most);
    }
    for (int m = 0; m < rules->markets; m++) world->concern[m] = concern[m];
}

static void fear_taps(MoatWorld *world, const MoatRules *rules) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        world->tap_reputation[b] =
            fix_min(fix_add(world->tap_reputation[b], fix_mul(rules->reputation_tap, fix_whole(world->tap[b]))), fix_whole(4));
    MoatFixed remembered = fix_add(world->tap_reputation[0], world->tap_reputation[1]);
    fear(world, rules, fix_mul(rules->concern_tap, remembered));
}

/* A market that stands with a bloc follows its tap: it shuts the rival out little by little. */
static void follow_tap(MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatFixed part = fix_mul(rules->tap_follow, fix_whole(world->tap[b]));
    MoatSide rival = moat_rival(b);
    if (part == 0) return;
    for (int m = 0; m < rules->markets; m++) {
        MoatFixed toward = moat_toward(world, m, b), access = world->access[rival][m];
        if (toward <= rules->ban_toward || access <= rules->access_floor) continue;
        world->access[rival][m] = fix_max(fix_sub(access, fix_mul(part, toward)), rules->access_floor);
    }
}

/* Who runs open weights learns to run anything. */
VECTORS static void teach_skill(MoatWorld *world, const MoatRules *rules) {
    MoatFixed use[MOAT_MARKETS] = {0}, growth = rules->skill_growth;
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < MOAT_MARKETS; m++)
            use[m] += fix_both(rules->spend[s], world->share[MOAT_OPEN_0][s][m] + world->share[MOAT_OPEN_1][s][m]);
    for (int m = 0; m < MOAT_MARKETS; m++)
        world->skill[m] = fix_min(world->skill[m] + fix_part(fix_part(use[m], growth), MOAT_ONE - world->skill[m]), MOAT_ONE);
}

VECTORS static void grow(MoatWorld *world, const MoatRules *rules) {
    MoatFixed growth = rules->growth;
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed grown = fix_part(world->size[m], growth);
        world->size[m] = fix_min(world->size[m], INT32_MAX - grown) + grown;
    }
}

void phase_drift(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    calm_down(world, rules);
    turn_look(ledger, world, MOAT_CAUSE_FORGOTTEN, -1, -1, -1);
    fear_taps(world, rules);
    turn_look(ledger, world, MOAT_CAUSE_TAPS_FEARED, -1, -1, -1);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        follow_tap(world, rules, b);
        turn_look(ledger, world, MOAT_CAUSE_TAP_FOLLOWED, b, -1, -1);
    }
    teach_skill(world, rules);
    turn_look(ledger, world, MOAT_CAUSE_SKILL, -1, -1, -1);
    grow(world, rules);
    turn_look(ledger, world, MOAT_CAUSE_GROWTH, -1, -1, -1);
}
