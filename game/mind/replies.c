/* replies.c - answers and doctrines, by what their effects say: no playing ahead. */
#include "desk.h"
#include "fixed.h"

typedef enum Measure { UNIT, PART, MARKET, REGULATOR } Measure;
typedef struct Worth {
    Measure measure;
    int worth, liking;
} Worth;

static Worth worth_of(const MoatPlan *plan, MoatQuantity quantity) {
    switch (quantity) {
/* clang-format off */
#define WORTH(name, measure, worth, liking) case MOAT_Q_##name: return (Worth){measure, worth, liking};
#include "worths.def"
    /* clang-format on */
    default: return (Worth){UNIT, 0, 0};
    }
}

/* Place of the bloc in MoatName.at; -1 none. */
static int bloc_place(MoatScope scope) {
    switch (scope) {
    case MOAT_SCOPE_BLOC: return 0;
    case MOAT_SCOPE_MARKET_BLOC:
    case MOAT_SCOPE_REGULATOR_BLOC: return 1;
    case MOAT_SCOPE_CELL_BLOC: return 2;
    default: return -1;
    }
}

/* What a change counts for, in hundred-thousandths of the measure. */
static int64_t counted(const MindDesk *desk, MoatName name, Measure measure, MoatLong was, MoatLong change) {
    int64_t unit = change * 100000 / MOAT_ONE;
    switch (measure) {
    case PART: return was != 0 ? change * 100000 / (was < 0 ? -was : was) : 0;
    case MARKET:
        if (moat_quantity((MoatQuantity)name.quantity)->scope == MOAT_SCOPE_CELL_BLOC)
            return unit * desk->rules->node[name.at[1]][name.at[0]] / MOAT_ONE;
        return unit * desk->worth[name.at[0]] / 1000;
    case REGULATOR: return unit / (desk->rules->regulators > 0 ? desk->rules->regulators : 1);
    default: return unit;
    }
}

static MoatLong change_of(const MoatEffect *effect, MoatLong was) {
    switch (effect->kind) {
    case MOAT_ADD: return effect->amount;
    case MOAT_MULTIPLY: return fix_mul(fix_saturate(was), effect->amount) - was;
    default: return effect->amount - was;
    }
}

/* In hundredths of a point of score. */
static int value_of_effect(const MindDesk *desk, const MoatEffect *effect, int subject) {
    MoatName name = moat_name_of(effect->target, subject);
    int place = bloc_place(moat_quantity((MoatQuantity)name.quantity)->scope);
    Worth worth = worth_of(desk->plan, (MoatQuantity)name.quantity);
    if (place < 0 || worth.worth == 0) return 0;
    MoatLong was = moat_read(desk->world, desk->rules, name);
    int64_t value = counted(desk, name, worth.measure, was, change_of(effect, was)) * worth.worth * worth.liking / 5 / 100000;
    return (int)(name.at[place] == desk->side ? value : -value);
}

static int value_of(const MindDesk *desk, MoatSpan effects, int subject) {
    int value = 0;
    for (int k = 0; k < effects.count; k++) value += value_of_effect(desk, &desk->rules->effect[effects.first + k], subject);
    return value;
}

/* What else the mandate and the cash of an answer would have bought. */
static int cost_of(const MindDesk *desk, const MoatAnswer *answer) {
    enum { MANDATE = 60, INCOME = 100 };
    int64_t cash = fix_mul(answer->cash, desk->rules->growth_at[desk->world->quarter]), income = desk->world->income[desk->side];
    return answer->mandate * MANDATE + (int)(cash * INCOME / (income > MOAT_ONE ? income : MOAT_ONE));
}

/* The best answer that can be given; nothing is given when an order before this one has answered. */
static void answer_event(MindDesk *desk, int e) {
    const MoatEvent *event = &desk->rules->event[e];
    int subject = event->subject == MOAT_NOBODY ? -1 : desk->world->waiting[desk->side][e] - 1, value[MOAT_ANSWERS];
    for (int k = 0; k < event->answers; k++)
        value[k] = value_of(desk, event->answer[k].effects, subject) - cost_of(desk, &event->answer[k]);
    for (int tries = 0; tries < event->answers; tries++) {
        int best = -1;
        for (int k = 0; k < event->answers; k++)
            if (value[k] > INT32_MIN && (best < 0 || value[k] > value[best])) best = k;
        if (mind_give(desk, (MoatOrder){MOAT_ORDER_answer, (int16_t)e, (int16_t)best})) return;
        value[best] = INT32_MIN;
    }
}

static void choose_doctrine(MindDesk *desk) {
    const MoatRules *rules = desk->rules;
    for (int d = 0; d < rules->doctrine_dates; d++) {
        const MoatDoctrineDate *date = &rules->doctrine[d];
        int best = 0, most = INT32_MIN;
        if (date->turn != desk->world->turn || desk->world->doctrine[desk->side][d] != 0) continue;
        for (int k = 0; k < date->offers[desk->side]; k++) {
            int value = value_of(desk, date->offer[desk->side][k].effects, -1);
            if (value > most) most = value, best = k;
        }
        mind_give(desk, (MoatOrder){MOAT_ORDER_doctrine, 0, (int16_t)best});
        return;
    }
}

void mind_reply(MindDesk *desk) {
    for (int e = 0; e < desk->rules->events; e++)
        if (desk->world->waiting[desk->side][e]) answer_event(desk, e);
    choose_doctrine(desk);
}
