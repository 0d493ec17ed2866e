/* programmes.c - what was started works every quarter until it is stopped or complete. Each holds its mandate; when patience no longer
 * pays for all, the oldest go on and the youngest stand idle. */
#include <string.h>
#include "fixed.h"
#include "phases.h"

int32_t *turn_programme_age(MoatWorld *world, const MoatRules *rules, MoatSide side, MoatVerb verb, int market) {
    switch (verb) {
    case MOAT_ORDER_fab: return &world->fab_programme[side];
    case MOAT_ORDER_standards: return &world->standards_programme[side];
    case MOAT_ORDER_autonomy: return &world->autonomy_programme[side];
    default: break;
    }
    if (market < 0 || market >= rules->markets) return NULL;
    switch (verb) {
    case MOAT_ORDER_cloud: return &world->cloud_programme[side][market];
    case MOAT_ORDER_aid: return &world->aid_programme[side][market];
    case MOAT_ORDER_campus: return &world->campus_programme[side][market];
    default: return NULL;
    }
}

/* Lines of completeness: more work would change next to nothing. */
bool turn_programme_complete(const MoatWorld *world, MoatSide side, MoatVerb verb, int market) {
    switch (verb) {
    case MOAT_ORDER_cloud: return world->cloud[side][market] >= MOAT_RATIO(95, 100);
    case MOAT_ORDER_aid:
        return moat_toward(world, market, side) >= MOAT_RATIO(9, 10) ||
               (world->hosting[market] >= MOAT_RATIO(95, 100) && world->trust[side][market] >= MOAT_RATIO(9, 10));
    case MOAT_ORDER_campus: return world->campus[side][market] >= MOAT_RATIO(95, 100);
    case MOAT_ORDER_standards: return world->standards[side] >= MOAT_RATIO(9, 10);
    case MOAT_ORDER_autonomy: return world->exposure[side] <= MOAT_RATIO(5, 100);
    default: return false;
    }
}

static void list(Programme *programmes, int *count, MoatVerb verb, int market, int32_t *age) {
    if (*age == 0) return;
    int at = (*count)++;
    for (; at > 0 && *programmes[at - 1].age < *age; at--) programmes[at] = programmes[at - 1];
    programmes[at] = (Programme){verb, market, age};
}

static bool any(const int32_t ages[MOAT_MARKETS]) {
    int32_t bits = 0;
    for (int m = 0; m < MOAT_MARKETS; m++) bits |= ages[m];
    return bits != 0;
}

int turn_programmes(MoatWorld *world, const MoatRules *rules, MoatSide side, Programme programmes[PROGRAMMES_MOST]) {
    int count = 0;
    bool somewhere = any(world->cloud_programme[side]) || any(world->aid_programme[side]) || any(world->campus_programme[side]);
    list(programmes, &count, MOAT_ORDER_fab, -1, &world->fab_programme[side]);
    list(programmes, &count, MOAT_ORDER_standards, -1, &world->standards_programme[side]);
    list(programmes, &count, MOAT_ORDER_autonomy, -1, &world->autonomy_programme[side]);
    for (int m = 0; m < rules->markets && somewhere; m++) {
        list(programmes, &count, MOAT_ORDER_cloud, m, &world->cloud_programme[side][m]);
        list(programmes, &count, MOAT_ORDER_aid, m, &world->aid_programme[side][m]);
        list(programmes, &count, MOAT_ORDER_campus, m, &world->campus_programme[side][m]);
    }
    return count;
}

/* value moves towards 1 by `part` of what is missing. */
static void build(MoatFixed *value, MoatFixed part) {
    *value = fix_min(fix_add(*value, fix_mul(fix_min(part, MOAT_ONE), MOAT_ONE - *value)), MOAT_ONE);
}

static void teach(MoatWorld *world, const MoatRules *rules, MoatSide side, int m, MoatFixed strength) {
    build(&world->campus[side][m], fix_mul(rules->campus_build, strength));
    for (int s = 0; s < rules->segments; s++)
        build(&world->dependency[side][s][m], fix_mul(fix_mul(rules->campus_depend, strength), rules->learns[s]));
}

/* Hosting belongs to the market: both blocs build on what stood before the quarter, so that neither is first. */
static void host(MoatWorld *world, int m, MoatFixed part, const MoatFixed *hosting_before) {
    MoatFixed built = fix_mul(fix_min(part, MOAT_ONE), MOAT_ONE - hosting_before[m]);
    world->hosting[m] = fix_min(fix_add(world->hosting[m], built), MOAT_ONE);
}

static void work(MoatWorld *world, const MoatRules *rules, MoatSide side, Programme programme, const MoatFixed *hosting_before) {
    MoatFixed order = rules->order_strength[programme.verb];
    int m = programme.market;
    switch (programme.verb) {
    case MOAT_ORDER_cloud:
        build(&world->cloud[side][m], fix_mul(rules->cloud_build, fix_mul(order, world->strength_cloud[side])));
        world->trust[side][m] = fix_min(fix_add(world->trust[side][m], rules->cloud_trust), MOAT_ONE);
        break;
    case MOAT_ORDER_aid: {
        MoatFixed strength = fix_mul(order, world->strength_aid[side]);
        host(world, m, fix_mul(rules->aid_hosting, strength), hosting_before);
        build(&world->trust[side][m], fix_mul(rules->aid_trust, strength));
        break;
    }
    case MOAT_ORDER_campus: teach(world, rules, side, m, fix_mul(order, world->strength_campus[side])); break;
    case MOAT_ORDER_standards:
        build(&world->standards[side], fix_mul(rules->standards_build, fix_mul(order, world->strength_standards[side])));
        break;
    case MOAT_ORDER_autonomy: {
        MoatFixed cut = fix_mul(rules->autonomy_cut, fix_mul(order, world->strength_autonomy[side]));
        world->exposure[side] = fix_positive(fix_sub(world->exposure[side], fix_mul(cut, world->exposure[side])));
        break;
    }
    default: break; /* a fab programme works in the supply phase */
    }
}

static void work_all(MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatFixed *hosting_before, MoatLedger *ledger) {
    Programme programmes[PROGRAMMES_MOST];
    int count = turn_programmes(world, rules, side, programmes), left = world->mandate[side];
    for (int k = 0; k < count; k++) {
        Programme programme = programmes[k];
        left -= rules->order_mandate[programme.verb];
        if (left < 0) break;
        MoatOrder order = {(int16_t)programme.verb, (int16_t)programme.market, 0};
        world->cash[side] = fix_sub(world->cash[side], moat_order_cost(world, rules, side, order).cash);
        work(world, rules, side, programme, hosting_before);
        if (*programme.age < MOAT_HORIZON) ++*programme.age;
        turn_look(ledger, world, MOAT_CAUSE_PROGRAMME, side, (int)programme.verb, programme.market);
    }
}

static void end_complete(MoatWorld *world, const MoatRules *rules, MoatSide side, MoatLedger *ledger) {
    Programme programmes[PROGRAMMES_MOST];
    int count = turn_programmes(world, rules, side, programmes);
    for (int k = 0; k < count; k++) {
        if (!turn_programme_complete(world, side, programmes[k].verb, programmes[k].market)) continue;
        *programmes[k].age = 0;
        turn_look(ledger, world, MOAT_CAUSE_PROGRAMME, side, (int)programmes[k].verb, programmes[k].market);
    }
}

void phase_programmes(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    MoatFixed hosting_before[MOAT_MARKETS];
    memcpy(hosting_before, world->hosting, sizeof hosting_before);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) work_all(world, rules, b, hosting_before, ledger);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) end_complete(world, rules, b, ledger);
}
