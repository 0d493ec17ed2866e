/* order_text.c - orders in words, by the ids of the level: the same in every language, so that journals and bots can rely on them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "phases.h"

static const char *offer_id(const MoatRules *rules, const MoatWorld *world, MoatSide side, int choice) {
    int date = turn_doctrine_date(world, rules, side);
    return date >= 0 && choice < rules->doctrine[date].offers[side] ? rules->doctrine[date].offer[side][choice].id : "?";
}

static const char *tender_id(const MoatRules *rules, const MoatWorld *world, int slot) {
    return world->tender[slot] ? rules->tender[world->tender[slot] - 1].id : "?";
}

/* A verb as people type it: release-open. */
static void spell(char *text, int size, const char *name) {
    snprintf(text, (size_t)size, "%s", name);
    for (char *c = text; *c; c++)
        if (*c == '_') *c = '-';
}

static const char *target_text(const MoatRules *rules, const MoatWorld *world, MoatOrder order) {
    switch (moat_verb((MoatVerb)order.verb)->target) {
    case MOAT_TARGET_MARKET: return rules->market[order.target].id;
    case MOAT_TARGET_SEGMENT: return rules->segment[order.target].id;
    case MOAT_TARGET_REGULATOR: return rules->regulator[order.target].id;
    case MOAT_TARGET_TENDER: return tender_id(rules, world, order.target);
    case MOAT_TARGET_EVENT: return rules->event[order.target].id;
    case MOAT_TARGET_PROGRAMME: return order.target >= 0 ? rules->market[order.target].id : "";
    default: return "";
    }
}

static void amount_text(const MoatRules *rules, MoatSide side, const MoatWorld *world, MoatOrder order, char text[40]) {
    switch (moat_verb((MoatVerb)order.verb)->amount) {
    case MOAT_AMOUNT_NOTHING: text[0] = '\0'; break;
    case MOAT_AMOUNT_ANSWER: snprintf(text, 40, "%s", rules->event[order.target].answer[order.amount].id); break;
    case MOAT_AMOUNT_DOCTRINE: snprintf(text, 40, "%s", offer_id(rules, world, side, order.amount)); break;
    case MOAT_AMOUNT_VERB: spell(text, 40, moat_verb((MoatVerb)order.amount)->name); break;
    default: snprintf(text, 40, "%d", order.amount); break;
    }
}

int moat_order_print(const MoatRules *rules, MoatSide side, const MoatWorld *world, MoatOrder order, char *text, int size) {
    char verb[32], amount[40];
    spell(verb, (int)sizeof verb, moat_verb((MoatVerb)order.verb)->name);
    const char *target = target_text(rules, world, order);
    amount_text(rules, side, world, order, amount);
    bool amount_first = order.verb == MOAT_ORDER_stop;
    const char *first = amount_first ? amount : target, *second = amount_first ? target : amount;
    return snprintf(text, (size_t)size, "%s%s%s%s%s", verb, *first ? " " : "", first, *second ? " " : "", second);
}

/* --- reading --- */

enum { WORDS = 4, WORD = 40 };
typedef struct Words {
    int count;
    char word[WORDS][WORD];
} Words;

/* Lower case, _ as -, runs of blanks as one; false when there are more or longer words than any order has. */
static bool split(const char *text, Words *words) {
    words->count = 0;
    for (;;) {
        while (*text == ' ' || *text == '\t') text++;
        if (*text == '\0') return true;
        if (words->count == WORDS) return false;
        int n = 0;
        for (; *text && *text != ' ' && *text != '\t'; text++) {
            char c = *text;
            if (n == WORD - 1) return false;
            words->word[words->count][n++] = c == '_' ? '-' : (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        words->word[words->count++][n] = '\0';
    }
}

static int verb_by_name(const char *word) {
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        char name[32];
        spell(name, (int)sizeof name, moat_verb((MoatVerb)verb)->name);
        if (strcmp(name, word) == 0) return verb;
    }
    return -1;
}

static int thing_by_id(const MoatThing *things, int count, const char *word) {
    for (int i = 0; i < count; i++)
        if (strcmp(things[i].id, word) == 0) return i;
    return -1;
}

static int slot_by_id(const MoatRules *rules, const MoatWorld *world, const char *word) {
    for (int k = 0; k < MOAT_TENDERS; k++)
        if (world->tender[k] && strcmp(rules->tender[world->tender[k] - 1].id, word) == 0) return k;
    return -1;
}

static int event_by_id(const MoatRules *rules, const char *word) {
    for (int e = 0; e < rules->events; e++)
        if (strcmp(rules->event[e].id, word) == 0) return e;
    return -1;
}

static int find_target(const MoatRules *rules, const MoatWorld *world, MoatTargetKind kind, const char *word) {
    switch (kind) {
    case MOAT_TARGET_MARKET:
    case MOAT_TARGET_PROGRAMME: return thing_by_id(rules->market, rules->markets, word);
    case MOAT_TARGET_SEGMENT: return thing_by_id(rules->segment, rules->segments, word);
    case MOAT_TARGET_REGULATOR: return thing_by_id(rules->regulator, rules->regulators, word);
    case MOAT_TARGET_TENDER: return slot_by_id(rules, world, word);
    case MOAT_TARGET_EVENT: return event_by_id(rules, word);
    default: return -1;
    }
}

static int find_offer(const MoatRules *rules, const MoatWorld *world, MoatSide side, const char *word) {
    for (int k = 0; k < MOAT_DOCTRINES; k++)
        if (strcmp(offer_id(rules, world, side, k), word) == 0) return k;
    return -1;
}

static int find_answer(const MoatRules *rules, int event, const char *word) {
    for (int k = 0; k < rules->event[event].answers; k++)
        if (strcmp(rules->event[event].answer[k].id, word) == 0) return k;
    return -1;
}

static int find_amount(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatAmountKind kind, int target, const char *word) {
    if (kind == MOAT_AMOUNT_ANSWER) return find_answer(rules, target, word);
    if (kind == MOAT_AMOUNT_DOCTRINE) return find_offer(rules, world, side, word);
    if (kind == MOAT_AMOUNT_VERB) return verb_by_name(word);
    return word[0] >= '0' && word[0] <= '9' && word[1] == '\0' ? word[0] - '0' : -1;
}

static bool fail(char hint[160], const char *form, const char *word) {
    snprintf(hint, 160, form, word);
    return false;
}

static const char *target_word(MoatTargetKind kind) {
    static const char *const words[] = {"nothing", "market", "segment", "regulator", "tender of this turn", "event", "market"};
    return words[kind];
}

bool moat_order_parse(const MoatRules *rules, MoatSide side, const MoatWorld *world, const char *text, MoatOrder *order, char hint[160]) {
    Words words;
    if (!split(text, &words) || words.count == 0)
        return fail(hint, "An order is a verb, a target and an amount, such as 'cloud %s'.", rules->market[0].id);
    int verb = verb_by_name(words.word[0]);
    if (verb < 0) return fail(hint, "There is no order '%s'.", words.word[0]);
    const MoatVerbRow *row = moat_verb((MoatVerb)verb);
    bool stop = verb == MOAT_ORDER_stop;
    int next = stop ? 2 : 1, target = stop ? -1 : 0, amount = 0;
    if (row->target != MOAT_TARGET_NOTHING && (!stop || next < words.count)) {
        if (next >= words.count) return fail(hint, "The order needs a %s.", target_word(row->target));
        target = find_target(rules, world, row->target, words.word[next]);
        if (target < 0) return fail(hint, "There is no such target: '%s'.", words.word[next]);
        next++;
    }
    if (row->amount != MOAT_AMOUNT_NOTHING) {
        int at = stop ? 1 : next++;
        if (at >= words.count) return fail(hint, "The order '%s' needs one more word: an amount or a choice.", words.word[0]);
        amount = find_amount(rules, world, side, row->amount, target, words.word[at]);
        if (amount < 0) return fail(hint, "'%s' is no amount or choice for this order.", words.word[at]);
    }
    if (next < words.count) return fail(hint, "'%s' is one word too many.", words.word[next]);
    *order = (MoatOrder){(int16_t)verb, (int16_t)target, (int16_t)amount};
    return true;
}
