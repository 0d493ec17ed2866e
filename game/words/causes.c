/* causes.c - causes of ledger rows, events and endings in words. */
#include "words.h"
#include "gettext.h"
#include "words_text.h"
#include <string.h>

static const char *subject_name(const MoatRules *rules, int event, int subject) {
    MoatSubject kind = rules->event[event].subject;
    if (subject < 0 || kind == MOAT_NOBODY) return "";
    return kind == MOAT_ONE_MARKET ? words_market(rules, subject) : words_bloc(rules, subject);
}

int words_event_title(const MoatRules *rules, int event, int subject, char *text, int size) {
    WordsText out = words_begin(text, size);
    const char *title = moat_text(rules, &rules->event[event].title), *it = subject_name(rules, event, subject);
    if (it[0] && !strstr(title, "{it}"))
        words_addf(&out, _("%s: %s"), title, it);
    else
        words_fill(&out, title, (WordsSlot[]){{"it", it}, {0}});
    return out.length;
}

int words_event_text(const MoatRules *rules, int event, int subject, char *text, int size) {
    WordsText out = words_begin(text, size);
    words_fill(&out, moat_text(rules, &rules->event[event].text), (WordsSlot[]){{"it", subject_name(rules, event, subject)}, {0}});
    return out.length;
}

static void verb_cause(WordsText *out, const MoatRules *rules, MoatCause cause, int side, int verb, int subject) {
    const char *work = words_work((MoatVerb)verb);
    if (cause == MOAT_CAUSE_REFUSED)
        words_addf(out, _("refused: %s"), work);
    else if (subject >= 0 && side >= 0 && moat_verb((MoatVerb)verb)->target == MOAT_TARGET_MARKET)
        words_addf(out, _("%s in %s (%s)"), work, words_market_beside(rules, subject, side), words_bloc(rules, side));
    else if (side >= 0)
        words_addf(out, "%s (%s)", work, words_bloc(rules, side));
    else
        words_add(out, work);
}

static const char *detail_name(const MoatRules *rules, MoatDetail kind, int side, int detail) {
    switch (kind) {
    case MOAT_DETAIL_SCHEDULED: return moat_text(rules, &rules->schedule[detail].title);
    case MOAT_DETAIL_REGULATOR: return words_regulator(rules, detail);
    case MOAT_DETAIL_TENDER: return moat_text(rules, &rules->tender[detail].name);
    case MOAT_DETAIL_MARKET: return words_market(rules, detail);
    case MOAT_DETAIL_DOCTRINE:
        return side < 0 ? "" : moat_text(rules, &rules->doctrine[detail / MOAT_DOCTRINES].offer[side][detail % MOAT_DOCTRINES].name);
    default: return "";
    }
}

int words_cause(const MoatRules *rules, MoatCause cause, int side, int detail, int subject, char *text, int size) {
    WordsText out = words_begin(text, size);
    const MoatCauseRow *row = moat_cause(cause);
    if (detail < 0 || row->detail == MOAT_DETAIL_NOTHING) {
        words_add(&out, _(row->words));
    } else if (row->detail == MOAT_DETAIL_VERB) {
        verb_cause(&out, rules, cause, side, detail, subject);
    } else if (cause == MOAT_CAUSE_ANSWER) {
        const MoatEvent *event = &rules->event[detail];
        const char *label = subject >= 0 && subject < event->answers ? moat_text(rules, &event->answer[subject].label) : "";
        words_addf(&out, _("answer to \"%s\": %s"), moat_text(rules, &event->title), label);
    } else if (row->detail == MOAT_DETAIL_EVENT) {
        char title[WORDS_LINE];
        words_event_title(rules, detail, subject, title, sizeof title);
        words_addf(&out, _("%s: %s"), _(row->words), title);
    } else {
        words_addf(&out, _("%s: %s"), _(row->words), detail_name(rules, row->detail, side, detail));
    }
    return out.length;
}

static const char *const choice_terms[MOAT_CHOICE_TERMS] = {
    [MOAT_CHOICE_CAPABILITY] = N_("capability"),
    [MOAT_CHOICE_CLOUD] = N_("cloud coverage"),
    [MOAT_CHOICE_SERVICE] = N_("service"),
    [MOAT_CHOICE_HOSTING] = N_("hosting"),
    [MOAT_CHOICE_SKILL] = N_("skill"),
    [MOAT_CHOICE_PRICE] = N_("price"),
    [MOAT_CHOICE_SOVEREIGNTY] = N_("sovereignty"),
    [MOAT_CHOICE_NETWORK] = N_("network"),
    [MOAT_CHOICE_TRUST] = N_("trust"),
    [MOAT_CHOICE_HABIT] = N_("habit"),
    [MOAT_CHOICE_CAMPUS] = N_("campus"),
    [MOAT_CHOICE_BASE] = N_("the bother of it"),
};
const char *words_choice_term(MoatChoiceTerm term) { return _(choice_terms[term]); }

enum { SPLINTERED = 5 }; /* of the reading `ending` */

WordsOutcome words_outcome(const MoatWorld *world, MoatSide side) {
    if (world->winner > MOAT_BLOCS) return world->ending == SPLINTERED ? WORDS_LOST : WORDS_DRAWN;
    return world->winner == side + 1 ? WORDS_WON : WORDS_LOST;
}

const char *words_outcome_name(WordsOutcome outcome) {
    static const char *const names[] = {[WORDS_WON] = N_("won"), [WORDS_LOST] = N_("lost"), [WORDS_DRAWN] = N_("drawn")};
    return _(names[outcome]);
}

static const char *ending_pattern(int ending) {
    switch (ending) {
    case 2: return _("Hegemony: the world depends on {winner}. The game is over.");
    case 3: return _("{loser} has run out of money. {winner} wins.");
    case 4: return _("The backers of {loser} have run out of patience. {winner} wins.");
    case SPLINTERED: return _("The world has splintered: half of it runs on lines of its own. Both blocs have lost.");
    default: return _("The horizon is reached. {winner} wins.");
    }
}

int words_ending(const MoatRules *rules, const MoatWorld *world, char *text, int size) {
    WordsText out = words_begin(text, size);
    if (world->winner == 0) return 0;
    bool won = world->winner == 1 || world->winner == 2;
    MoatSide winner = world->winner == 2 ? 1 : 0;
    if (!won && world->ending != SPLINTERED) {
        words_add(&out, _("The horizon is reached. Nobody wins."));
    } else {
        const WordsSlot slots[] = {{"winner", words_bloc(rules, winner)}, {"loser", words_bloc(rules, moat_rival(winner))}, {0}};
        words_fill(&out, ending_pattern(world->ending), slots);
    }
    return out.length;
}
