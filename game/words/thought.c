/* thought.c - what a mind thought, in words of the game. */
#include "words.h"
#include "gettext.h"
#include "words_text.h"
#include <stdio.h>

enum { SLIGHT = 10, DIFFERENCES = 3 }; /* hundredths of a point that are not worth telling; orders of the second choice that are named */

static const char *const plan_words[MOAT_PLAN_FIELDS] = {
#define PLAN_WORDS(field, words) [MOAT_PLAN_##field] = words,
#include "plan_words.def"
};

typedef struct Telling {
    const MoatRules *rules;
    const MoatWorld *world;
    MoatSide side;
    const MoatThought *thought;
    WordsThought *list;
    int count, most;
} Telling;

/* A pattern with the slots that thoughts have. */
static void tell(Telling *telling, const char *pattern, const WordsSlot *slots, int worth) {
    if (telling->count == telling->most) return;
    WordsThought *line = &telling->list[telling->count++];
    WordsText out = words_begin(line->text, sizeof line->text);
    line->worth = worth;
    words_fill(&out, pattern, slots);
}

static void points(int hundredths, char text[32]) { words_amount(MOAT_UNIT_POINTS, (MoatLong)hundredths * MOAT_ONE / 100, text, 32); }

/* With its word, whose number follows the whole points: French says "1,3 point" and "2,0 points". */
static void so_many_points(int hundredths, char text[64]) {
    WordsText out = words_begin(text, 64);
    char number[32];
    points(hundredths, number);
    int whole = (hundredths < 0 ? -hundredths : hundredths) + 5;
    words_addf(&out, P_("%s points", "%s points", whole / 100), number);
}

static const char *persona(const Telling *telling, MoatMind mind) { return mind < 0 ? "" : words_mind(telling->rules, mind); }

static void tell_plans(Telling *telling, bool advice) {
    const MoatThought *thought = telling->thought;
    char part[32];
    snprintf(part, sizeof part, "%d", thought->expects_part);
    const WordsSlot slots[] = {{"plan", persona(telling, thought->plan)}, {"expected", persona(telling, thought->expects)},
        {"bloc", words_bloc(telling->rules, telling->side)}, {"rival", words_bloc(telling->rules, moat_rival(telling->side))},
        {"part", part}, {0}};
    if (thought->plan >= 0) tell(telling, advice ? _("Play much as {plan} would.") : _("{bloc} plays much as {plan} would."), slots, 0);
    if (thought->expects >= 0 && thought->looked)
        tell(telling,
            advice ? _("{rival} is expected to play as {expected} does: {part} chances of 100.")
                   : _("It expected {rival} to play as {expected} does: {part} chances of 100."),
            slots, 0);
}

static void tell_orders(Telling *telling) {
    char order[WORDS_LINE];
    for (int k = 0; k < telling->thought->orders.count; k++) {
        words_order(telling->rules, telling->world, telling->side, telling->thought->orders.order[k], order, sizeof order);
        tell(telling, _("Order: {order}."), (const WordsSlot[]){{"order", order}, {0}}, 0);
    }
}

static void tell_worth(Telling *telling, bool advice) {
    char score[32], chance[32];
    const char *onlooker =
        _("It did not look ahead. Games played on from there ended at a score of {score} for it; {chance} of 100 were won.");
    points(telling->thought->worth.score, score);
    snprintf(chance, sizeof chance, "%d", (telling->thought->worth.chance + 5) / 10);
    tell(telling,
        !telling->thought->looked ? onlooker
        : advice                  ? _("Games played on from here end at a score of {score} for you; {chance} of 100 are won.")
                                  : _("In the games it played on, it ended at a score of {score} and won {chance} of 100."),
        (const WordsSlot[]){{"score", score}, {"chance", chance}, {0}}, 0);
}

static void tell_reason(Telling *telling, const MoatReason *reason) {
    char worth[64], order[WORDS_LINE] = "";
    so_many_points(reason->worth, worth);
    if (reason->is_order) words_order(telling->rules, telling->world, telling->side, reason->order, order, sizeof order);
    const WordsSlot slots[] = {{"points", worth}, {"order", order}, {"field", reason->is_order ? "" : _(plan_words[reason->field])}, {0}};
    tell(telling, reason->is_order ? _("{order}: worth {points}.") : _("From the plan, {field}: worth {points}."), slots, reason->worth);
}

static void tell_reasons(Telling *telling) {
    int told = telling->count;
    for (int k = 0; k < telling->thought->reasons; k++)
        if (telling->thought->reason[k].worth >= SLIGHT) tell_reason(telling, &telling->thought->reason[k]);
    if (telling->count == told) tell(telling, _("No single order carries much; what counts is the plan."), (const WordsSlot[]){{0}}, 0);
}

static bool among(const MoatOrders *orders, MoatOrder order) {
    for (int k = 0; k < orders->count; k++)
        if (orders->order[k].verb == order.verb && orders->order[k].target == order.target && orders->order[k].amount == order.amount)
            return true;
    return false;
}

/* The orders of one that the other lacks, a few of them. */
static void differences(const Telling *telling, const MoatOrders *orders, const MoatOrders *others, char *text, int size) {
    WordsText out = words_begin(text, size);
    int named = 0;
    for (int k = 0; k < orders->count; k++) {
        char order[WORDS_LINE];
        if (among(others, orders->order[k])) continue;
        if (named++ >= DIFFERENCES) continue;
        words_order(telling->rules, telling->world, telling->side, orders->order[k], order, sizeof order);
        words_add(&out, named > 1 ? _("; ") : "");
        words_add(&out, order);
    }
    if (named > DIFFERENCES) words_addf(&out, P_("; and %d more", "; and %d more", named - DIFFERENCES), named - DIFFERENCES);
}

static void tell_second(Telling *telling) {
    const MoatThought *thought = telling->thought;
    char gap[64], other[3 * WORDS_LINE], instead[3 * WORDS_LINE], confidence[32];
    if (!thought->has_second) return;
    bool missed = thought->gap < 0;
    so_many_points(missed ? -thought->gap : thought->gap, gap);
    snprintf(confidence, sizeof confidence, "%d", thought->confidence);
    differences(telling, &thought->second, &thought->orders, other, sizeof other);
    differences(telling, &thought->orders, &thought->second, instead, sizeof instead);
    const WordsSlot slots[] = {{"points", gap}, {"other", other}, {"instead", instead}, {"plan", persona(telling, thought->second_plan)},
        {"confidence", confidence}, {0}};
    bool same = !other[0] && !instead[0]; /* the same orders, as a beginning of another plan */
    if (same)
        tell(telling, _("Second choice: the same orders, to go on otherwise."), slots, 0);
    else if (missed)
        tell(telling,
            other[0] ? _("What it missed, {points} better: {other}.") : _("What it missed, {points} better: to leave out: {instead}."),
            slots, 0);
    else
        tell(telling,
            other[0] ? _("Second choice, {points} behind: {other}.") : _("Second choice, {points} behind: to leave out: {instead}."), slots,
            0);
    if (thought->second_plan >= 0 && thought->second_plan != thought->plan)
        tell(telling, _("That would be more in the manner of {plan}."), slots, 0);
    if (thought->looked) tell(telling, _("Confidence that the first is no worse: {confidence} of 100."), slots, 0);
}

int words_thought(
    const MoatRules *rules, const MoatWorld *world, MoatSide side, const MoatThought *thought, bool advice, WordsThought *list, int most) {
    Telling telling = {rules, world, side, thought, list, 0, most};
    tell_plans(&telling, advice);
    if (advice) tell_orders(&telling);
    tell_reasons(&telling);
    tell_second(&telling);
    tell_worth(&telling, advice);
    return telling.count;
}

int words_draft_behind(int hundredths, int error, char *text, int size) {
    WordsText out = words_begin(text, size);
    char behind[64];
    so_many_points(hundredths > 0 ? hundredths : 0, behind);
    words_fill(&out,
        hundredths <= error ? _("Your draft is worth as much, as far as such games can tell.")
                            : _("Your draft is worth {points} less than these orders."),
        (const WordsSlot[]){{"points", behind}, {0}});
    return out.length;
}
