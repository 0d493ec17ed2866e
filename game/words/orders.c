/* orders.c - orders, their costs and refusals in words. */
#include "words.h"
#include "gettext.h"
#include "words_text.h"

typedef struct VerbWords {
    const char *menu, *sentence, *work, *brief;
} VerbWords;
static const VerbWords verbs[MOAT_VERBS] = {
#define VERB(verb, menu, sentence, work, brief) [MOAT_ORDER_##verb] = {menu, sentence, work, brief},
#include "verbs.def"
};

const char *words_verb(MoatVerb verb) { return _(verbs[verb].menu); }
const char *words_verb_doc(MoatVerb verb) { return _(moat_verb(verb)->doc); }
const char *words_work(MoatVerb verb) { return _(verbs[verb].work); }
const char *words_refusal(MoatRefusal refusal) { return _(moat_refusal_text(refusal)); }

bool words_taken_away(const MoatRules *rules, MoatVerb verb) { return rules->order_mandate[verb] > moat_mandate_most(rules); }

const char *words_refused(const MoatRules *rules, MoatOrder order, MoatRefusal refusal) {
    return words_taken_away(rules, (MoatVerb)order.verb) ? _("This level has no such order.") : words_refusal(refusal);
}

static const char *tender_name(const MoatRules *rules, const MoatWorld *world, int slot) {
    int place = slot >= 0 && slot < MOAT_TENDERS ? world->tender[slot] : 0;
    return place > 0 ? moat_text(rules, &rules->tender[place - 1].name) : _("no tender");
}

static const char *target_words(const MoatRules *rules, const MoatWorld *world, MoatOrder order) {
    switch (moat_verb((MoatVerb)order.verb)->target) {
    case MOAT_TARGET_PROGRAMME:
    case MOAT_TARGET_MARKET: return order.target >= 0 && order.target < rules->markets ? words_market(rules, order.target) : "";
    case MOAT_TARGET_SEGMENT: return order.target >= 0 && order.target < rules->segments ? words_segment(rules, order.target) : "";
    case MOAT_TARGET_REGULATOR: return order.target >= 0 && order.target < rules->regulators ? words_regulator(rules, order.target) : "";
    case MOAT_TARGET_TENDER: return tender_name(rules, world, order.target);
    case MOAT_TARGET_EVENT:
        return order.target >= 0 && order.target < rules->events ? moat_text(rules, &rules->event[order.target].title) : "";
    default: return "";
    }
}

/* Whom campus programmes teach: universities in most levels, developers in a level about phones. */
static const char *learners_name(const MoatRules *rules) {
    for (int s = 0; s < rules->segments; s++)
        if (rules->learns[s] > 0) return words_segment(rules, s);
    return _("nobody");
}

static const char *doctrine_name(const MoatRules *rules, const MoatWorld *world, MoatSide side, int choice) {
    for (int date = 0; date < rules->doctrine_dates; date++) {
        const MoatDoctrineDate *at = &rules->doctrine[date];
        if (at->turn == world->turn && choice >= 0 && choice < at->offers[side]) return moat_text(rules, &at->offer[side][choice].name);
    }
    return "";
}

static MoatQuantity policy_of(MoatVerb verb) {
    switch (verb) {
    case MOAT_ORDER_monetise: return MOAT_Q_monetise;
    case MOAT_ORDER_split: return MOAT_Q_split;
    case MOAT_ORDER_chips: return MOAT_Q_chips;
    case MOAT_ORDER_bid: return MOAT_Q_bid;
    case MOAT_ORDER_maverick: return MOAT_Q_maverick;
    default: return MOAT_Q_price;
    }
}

static const char *answer_label(const MoatRules *rules, MoatOrder order) {
    if (order.target < 0 || order.target >= rules->events) return "";
    const MoatEvent *event = &rules->event[order.target];
    return order.amount >= 0 && order.amount < event->answers ? moat_text(rules, &event->answer[order.amount].label) : "";
}

static void amount_words(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size) {
    WordsText out = words_begin(text, size);
    MoatName policy = {.quantity = (int16_t)policy_of((MoatVerb)order.verb)};
    switch (moat_verb((MoatVerb)order.verb)->amount) {
    case MOAT_AMOUNT_TIER:
    case MOAT_AMOUNT_SPLIT:
    case MOAT_AMOUNT_FLAG: words_value(rules, policy, (MoatLong)order.amount * MOAT_ONE, text, size); break;
    case MOAT_AMOUNT_BID: words_add(&out, words_tier(MOAT_Q_bid, order.amount)); break;
    case MOAT_AMOUNT_ANSWER: words_add(&out, answer_label(rules, order)); break;
    case MOAT_AMOUNT_DOCTRINE: words_add(&out, doctrine_name(rules, world, side, order.amount)); break;
    case MOAT_AMOUNT_VERB: words_add(&out, order.amount >= 0 && order.amount < MOAT_VERBS ? words_work((MoatVerb)order.amount) : ""); break;
    default: break;
    }
}

/* Some targets are special: a programme without a market, and one's own home, which nobody has to be asked about. */
static const char *sentence_of(const MoatRules *rules, MoatSide side, MoatOrder order) {
    if (order.verb == MOAT_ORDER_stop && order.target < 0) return _("Stop: {amount}");
    if (order.verb == MOAT_ORDER_ban && order.target == rules->home[side]) return _("Shut the rival out at home ({target})");
    return _(verbs[order.verb].sentence);
}

int words_order(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size) {
    WordsText out = words_begin(text, size);
    char amount[WORDS_LINE];
    amount_words(rules, world, side, order, amount, sizeof amount);
    const WordsSlot slots[] = {{"target", target_words(rules, world, order)}, {"amount", amount}, {"learners", learners_name(rules)}, {0}};
    words_fill(&out, sentence_of(rules, side, order), slots);
    return out.length;
}

/* What it sets, in as few words as there are: of a charge the tier's number, of what is stopped the programme with its place. */
static void brief_amount(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size) {
    WordsText out = words_begin(text, size);
    MoatOrder stopped = {order.amount, order.target, 0};
    bool programme = order.verb == MOAT_ORDER_stop && order.amount >= 0 && order.amount < MOAT_VERBS && order.amount != MOAT_ORDER_stop;
    if (order.verb == MOAT_ORDER_monetise)
        words_addf(&out, _("%d of %d"), order.amount, moat_quantity(MOAT_Q_monetise)->high);
    else if (programme)
        words_order_brief(rules, world, side, stopped, text, size);
    else
        amount_words(rules, world, side, order, text, size);
}

int words_order_brief(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size) {
    WordsText out = words_begin(text, size);
    char amount[WORDS_LINE];
    brief_amount(rules, world, side, order, amount, sizeof amount);
    const WordsSlot slots[] = {{"target", target_words(rules, world, order)}, {"amount", amount}, {0}};
    words_fill(&out, _(verbs[order.verb].brief), slots);
    return out.length;
}

int words_cost(MoatVerb verb, MoatCost cost, char *text, int size) {
    WordsText out = words_begin(text, size);
    char cash[48];
    words_amount(MOAT_UNIT_MONEY, cost.cash, cash, sizeof cash);
    bool runs = moat_verb(verb)->kind == MOAT_KIND_PROGRAMME;
    /* English does not count mandate; other languages do. */
    if (cost.mandate == 0 && cost.cash == 0)
        words_add(&out, _("free"));
    else if (cost.cash == 0)
        words_addf(&out, P_("%d mandate", "%d mandate", cost.mandate), cost.mandate);
    else if (cost.mandate == 0)
        words_add(&out, cash);
    else if (runs)
        words_addf(&out, P_("%d mandate, %s a quarter", "%d mandate, %s a quarter", cost.mandate), cost.mandate, cash);
    else
        words_addf(&out, P_("%d mandate, %s", "%d mandate, %s", cost.mandate), cost.mandate, cash);
    return out.length;
}

int words_tenders(const MoatRules *rules, char *text, int size) {
    WordsText out = words_begin(text, size);
    char part[32];
    words_amount(MOAT_UNIT_SHARE, rules->tender_portion, part, sizeof part);
    words_addf(&out,
        _("%s of them decide at once what they run on. Both sides bid in secret; trust, cloud, campus and what is released weigh, too."),
        part);
    return out.length;
}

int words_answer(const MoatRules *rules, const MoatWorld *world, int event, int answer, char *text, int size) {
    WordsText out = words_begin(text, size);
    const MoatAnswer *row = &rules->event[event].answer[answer];
    /* The side does not matter: what an answer costs stands in the level. */
    MoatCost price = moat_order_cost(world, rules, 0, (MoatOrder){MOAT_ORDER_answer, (int16_t)event, (int16_t)answer});
    char cost[80];
    words_cost(MOAT_ORDER_answer, price, cost, sizeof cost);
    words_addf(&out, "%s (%s)", moat_text(rules, &row->label), cost);
    return out.length;
}
