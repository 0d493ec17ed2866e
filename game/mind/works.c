/* works.c - programmes and tenders: where they are worth most. Values are estimates in hundredths of a point, for a liking of 1. */
#include "desk.h"
#include "fixed.h"

enum { IDLE = 25 }; /* value times liking below which a running programme is ended */

/* How open a market is to a bloc, in hundredths: one that stands with the rival is hard to win. */
static int welcome(const MindDesk *desk, int m) { return (100 + mind_hundredths(moat_toward(desk->world, m, desk->side))) / 2; }

static int missing(MoatFixed part) { return 100 - mind_hundredths(part); }

/* A premium line sells where its cloud is. */
static int cloud_value(const MindDesk *desk, int m) {
    int lacks = missing(desk->world->cloud[desk->side][m]), access = mind_hundredths(desk->world->access[desk->side][m]);
    return desk->worth[m] * lacks / 100 * access / 100 * welcome(desk, m) / 100;
}

/* Hosting serves whoever has the better open line; trust is the bloc's own. */
static int aid_value(const MindDesk *desk, int m) {
    const MoatWorld *world = desk->world;
    MoatSide b = desk->side;
    int host = world->open[b] >= world->open[moat_rival(b)] ? missing(world->hosting[m]) / 2 : 0;
    int trust = (90 - mind_hundredths(world->trust[b][m])) / 4;
    return desk->node[m] * (host + (trust > 0 ? trust : 0)) / 150;
}

static int campus_value(const MindDesk *desk, int m) {
    return desk->node[m] * missing(desk->world->campus[desk->side][m]) / 100 * (50 + welcome(desk, m)) / 300;
}

static int programme_urge(const MindDesk *desk, MoatVerb verb, int m) {
    const MoatPlan *plan = desk->plan;
    switch (verb) {
    case MOAT_ORDER_cloud: return plan->cloud * cloud_value(desk, m);
    case MOAT_ORDER_aid: return plan->aid * aid_value(desk, m);
    case MOAT_ORDER_campus: return plan->campus * campus_value(desk, m);
    case MOAT_ORDER_fab: return plan->fab * 20;
    case MOAT_ORDER_standards: return plan->standards * missing(desk->world->standards[desk->side]) / 2;
    case MOAT_ORDER_autonomy: return plan->autonomy * mind_hundredths(desk->world->exposure[desk->side]) * 2 / 5;
    default: return 0;
    }
}

static const MoatVerb everywhere[] = {MOAT_ORDER_fab, MOAT_ORDER_standards, MOAT_ORDER_autonomy};
static const MoatVerb by_market[] = {MOAT_ORDER_cloud, MOAT_ORDER_aid, MOAT_ORDER_campus};

/* Programmes with a market take 0 and up, the others take any. */
static bool running(const MindDesk *desk, MoatVerb verb, int m) {
    const MoatWorld *world = desk->world;
    MoatSide b = desk->side;
    switch (verb) {
    case MOAT_ORDER_fab: return world->fab_programme[b] != 0;
    case MOAT_ORDER_standards: return world->standards_programme[b] != 0;
    case MOAT_ORDER_autonomy: return world->autonomy_programme[b] != 0;
    default: break;
    }
    if (m < 0) return false;
    if (verb == MOAT_ORDER_cloud) return world->cloud_programme[b][m] != 0;
    return verb == MOAT_ORDER_aid ? world->aid_programme[b][m] != 0 : world->campus_programme[b][m] != 0;
}

/* Others need not be weighed: nobody could grant them. */
static bool may_start(const MindDesk *desk, MoatVerb verb, int m) {
    return desk->rules->order_mandate[verb] <= desk->mandate && !running(desk, verb, m);
}

/* Nothing that is built in the last turn is used. */
void mind_wish_programmes(MindDesk *desk) {
    if (desk->world->turn + 1 >= desk->rules->turns) return;
    for (int k = 0; k < 3; k++) {
        if (may_start(desk, everywhere[k], 0)) mind_wish(desk, everywhere[k], 0, 0, programme_urge(desk, everywhere[k], 0));
        for (int m = 0; m < desk->rules->markets; m++)
            if (may_start(desk, by_market[k], m)) mind_wish(desk, by_market[k], m, 0, programme_urge(desk, by_market[k], m));
    }
}

typedef struct Least {
    MoatOrder stop;
    int urge;
} Least;

static void look_at(const MindDesk *desk, MoatVerb verb, int m, Least *least) {
    MoatOrder stop = {MOAT_ORDER_stop, (int16_t)m, (int16_t)verb};
    if (!running(desk, verb, m)) return;
    for (int k = 0; k < desk->orders->count; k++)
        if (mind_same_order(desk->orders->order[k], stop)) return;
    int urge = programme_urge(desk, verb, m) / (desk->rules->order_mandate[verb] > 1 ? desk->rules->order_mandate[verb] : 1);
    if (urge < least->urge) *least = (Least){stop, urge};
}

static Least least_wanted(const MindDesk *desk) {
    Least least = {.urge = INT32_MAX};
    for (int k = 0; k < 3; k++) {
        look_at(desk, everywhere[k], -1, &least);
        for (int m = 0; m < desk->rules->markets; m++) look_at(desk, by_market[k], m, &least);
    }
    return least;
}

void mind_stop_programmes(MindDesk *desk) {
    bool broke = desk->world->cash[desk->side] < 0;
    for (int stops = 0; stops < 4; stops++) {
        Least least = least_wanted(desk);
        if (least.urge == INT32_MAX || (least.urge >= IDLE && desk->room >= 0 && !(broke && stops < 2))) return;
        if (!mind_give(desk, least.stop)) return;
    }
}

/* A cell that is half won moves most; one that is won or lost already hardly moves. */
static int tender_value(const MindDesk *desk, const MoatTenderPlace *place) {
    const MoatWorld *world = desk->world;
    MoatSide b = desk->side;
    int m = place->market, s = place->segment;
    int money = (int)((int64_t)world->size[m] * desk->rules->spend[s] / MOAT_ONE * 1000 / desk->pool);
    int cell = (int)((int64_t)desk->rules->node[s][m] * 1000 / MOAT_ONE) + money;
    int own = mind_hundredths(world->share[moat_premium(b)][s][m] + world->share[moat_open(b)][s][m]);
    int swing = own * (100 - own) / 25;
    return cell * (swing > 25 ? swing : 25) / 100;
}

void mind_wish_tenders(MindDesk *desk) {
    bool poor = desk->world->cash[desk->side] < desk->world->income[desk->side] / 2;
    for (int k = 0; k < MOAT_TENDERS; k++) {
        if (desk->world->tender[k] == 0) continue;
        int value = tender_value(desk, &desk->rules->tender[desk->world->tender[k] - 1]);
        mind_wish(desk, MOAT_ORDER_bid, k, poor ? 1 : desk->plan->bid_level, desk->plan->bid * value * 2 / 3);
    }
}
