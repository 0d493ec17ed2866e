/* happenings.c - what happened in a turn, read off the ledger's rows. */
#include "words_report.h"
#include "gettext.h"
#include "words.h"
#include "words_number.h"
#include <stddef.h>
#include <string.h>

typedef struct Telling {
    const WordsStory *story;
    const MoatRules *rules;
    WordsHappening *list;
    int count, most, quarter;
    MoatLong product[3][MOAT_BLOCS], tap[MOAT_BLOCS], heat[MOAT_BLOCS][MOAT_REGULATORS]; /* as the rows go by */
    int stage[MOAT_BLOCS][MOAT_REGULATORS];                                              /* at the start of the quarter */
} Telling;

static int stage_of(const MoatRules *rules, MoatLong heat) {
    return heat >= rules->penalty_line ? 3 : heat >= rules->case_line ? 2 : heat >= rules->inquiry_line ? 1 : 0;
}

static WordsHappening *find(Telling *telling, WordsKind kind, int side, int detail, int subject) {
    for (int i = telling->count - 1; i >= 0; i--) {
        WordsHappening *at = &telling->list[i];
        if (at->quarter != telling->quarter) break;
        if (at->kind == kind && at->side == side && at->detail == detail && at->subject == subject) return at;
    }
    return NULL;
}

/* The last place is kept for what comes when the list is full: the newest is never lost, and nobody gets NULL. */
static WordsHappening *add(Telling *telling, WordsKind kind, int side, int detail, int subject) {
    WordsHappening *at = &telling->list[telling->count < telling->most ? telling->count++ : telling->most - 1];
    *at = (WordsHappening){.kind = kind, .quarter = telling->quarter, .side = side, .detail = detail, .subject = subject};
    return at;
}

static WordsHappening *once(Telling *telling, WordsKind kind, int side, int detail, int subject) {
    WordsHappening *at = find(telling, kind, side, detail, subject);
    return at ? at : add(telling, kind, side, detail, subject);
}

/* Regulators' stages are compared between the ends of quarters, for heat fades and is gained within one. */
static void tell_stages(Telling *telling) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int r = 0; r < telling->rules->regulators; r++) {
            int before = telling->stage[b][r], now = stage_of(telling->rules, telling->heat[b][r]);
            telling->stage[b][r] = now;
            if (now == before || find(telling, WORDS_PENALTY, b, r, -1) || find(telling, WORDS_SETTLED, b, r, -1)) continue;
            WordsKind kind = now < before ? WORDS_CALMED : now == 1 ? WORDS_INQUIRY : WORDS_CASE;
            add(telling, kind, b, r, -1)->after = telling->heat[b][r];
        }
}

static int product_of(int quantity) {
    return quantity == MOAT_Q_premium ? 0 : quantity == MOAT_Q_open ? 1 : quantity == MOAT_Q_perm ? 2 : -1;
}

static void tell_product(Telling *telling, const MoatLedgerRow *row, int product, MoatSide side) {
    MoatLong before = telling->product[product][side], after = before + row->amount;
    telling->product[product][side] = after;
    WordsKind kind = row->cause == MOAT_CAUSE_MAVERICK ? WORDS_MAVERICK : WORDS_RELEASE;
    if ((row->cause != MOAT_CAUSE_ORDER && row->cause != MOAT_CAUSE_MAVERICK) || find(telling, kind, side, row->detail, -1)) return;
    WordsHappening *at = add(telling, kind, side, row->detail, -1);
    at->before = before;
    at->after = after;
}

static void tell_tap(Telling *telling, const MoatLedgerRow *row, MoatSide side) {
    WordsHappening *at = add(telling, WORDS_TAP, side, -1, -1);
    at->before = telling->tap[side];
    at->after = telling->tap[side] += row->amount;
}

static MoatVerb verb_of(int quantity) {
    switch (quantity) {
    case MOAT_Q_fab_programme: return MOAT_ORDER_fab;
    case MOAT_Q_standards_programme: return MOAT_ORDER_standards;
    case MOAT_Q_autonomy_programme: return MOAT_ORDER_autonomy;
    case MOAT_Q_cloud_programme: return MOAT_ORDER_cloud;
    case MOAT_Q_aid_programme: return MOAT_ORDER_aid;
    case MOAT_Q_campus_programme: return MOAT_ORDER_campus;
    default: return MOAT_VERBS;
    }
}

static void tell_programme(Telling *telling, const MoatLedgerRow *row, MoatVerb verb) {
    if (row->amount >= 0 || row->cause != MOAT_CAUSE_PROGRAMME) return;
    bool market = moat_verb(verb)->target == MOAT_TARGET_MARKET;
    add(telling, WORDS_COMPLETED, market ? row->name.at[1] : row->name.at[0], (int)verb, market ? row->name.at[0] : -1);
}

static void tell_by_name(Telling *telling, const MoatLedgerRow *row) {
    int quantity = row->name.quantity, first = row->name.at[0], product = product_of(quantity);
    MoatVerb verb = verb_of(quantity);
    if (product >= 0)
        tell_product(telling, row, product, first);
    else if (verb != MOAT_VERBS)
        tell_programme(telling, row, verb);
    else if (quantity == MOAT_Q_tap)
        tell_tap(telling, row, first);
    else if (quantity == MOAT_Q_tap_announced && row->amount > 0)
        add(telling, WORDS_TAP_ANNOUNCED, first, -1, -1);
    else if (quantity == MOAT_Q_heat)
        telling->heat[row->name.at[1]][first] += row->amount;
    else if (quantity == MOAT_Q_winner)
        add(telling, WORDS_ENDED, -1, -1, -1);
}

static void tell_fine(Telling *telling, const MoatLedgerRow *row, WordsKind kind) {
    if (row->name.quantity == MOAT_Q_fines) once(telling, kind, row->name.at[0], row->detail, -1)->after += row->amount;
    if (row->name.quantity == MOAT_Q_penalties) once(telling, kind, row->name.at[1], row->detail, -1);
}

static void tell_tender(Telling *telling, const MoatLedgerRow *row) {
    WordsHappening *at = once(telling, WORDS_TENDER, -1, row->detail, -1);
    if (row->name.quantity != MOAT_Q_share || row->name.at[2] > MOAT_OPEN_1) return;
    *(row->name.at[2] / 2 == 0 ? &at->before : &at->after) += row->amount;
}

static void tell_by_cause(Telling *telling, const MoatLedgerRow *row) {
    switch (row->cause) {
    case MOAT_CAUSE_SCHEDULED: once(telling, WORDS_SCHEDULED, -1, row->detail, -1); break;
    case MOAT_CAUSE_EVENT: once(telling, WORDS_EVENT, row->side, row->detail, row->subject); break;
    case MOAT_CAUSE_ANSWER: once(telling, WORDS_ANSWER, row->side, row->detail, row->subject); break;
    case MOAT_CAUSE_DOCTRINE: once(telling, WORDS_DOCTRINE, row->side, row->detail, -1); break;
    case MOAT_CAUSE_TENDER: tell_tender(telling, row); break;
    case MOAT_CAUSE_PENALTY: tell_fine(telling, row, WORDS_PENALTY); break;
    case MOAT_CAUSE_SETTLED: tell_fine(telling, row, WORDS_SETTLED); break;
    case MOAT_CAUSE_REFUSED: add(telling, WORDS_REFUSED, row->side, row->detail, row->subject); break;
    default: break;
    }
}

static Telling begin(const WordsStory *story, const MoatRules *rules, WordsHappening *list, int most) {
    const MoatWorld *world = &story->before;
    Telling telling = {.story = story, .rules = rules, .list = list, .most = most, .quarter = world->quarter};
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        telling.product[0][b] = world->premium[b];
        telling.product[1][b] = world->open[b];
        telling.product[2][b] = world->perm[b];
        telling.tap[b] = (MoatLong)world->tap[b] * MOAT_ONE;
        for (int r = 0; r < rules->regulators; r++) {
            telling.heat[b][r] = world->heat[b][r];
            telling.stage[b][r] = stage_of(rules, world->heat[b][r]);
        }
    }
    return telling;
}

int words_happenings(const WordsStory *story, const MoatRules *rules, WordsHappening *list, int most) {
    Telling telling = begin(story, rules, list, most);
    int last = story->before.quarter + rules->quarters_per_turn - 1;
    for (int i = 0; i < story->rows; i++) {
        const MoatLedgerRow *row = &story->row[i];
        int quarter = row->quarter < last ? row->quarter : last;
        if (quarter != telling.quarter) {
            tell_stages(&telling);
            telling.quarter = quarter;
        }
        tell_by_cause(&telling, row);
        tell_by_name(&telling, row);
    }
    tell_stages(&telling);
    return telling.count;
}

/* A title that asks or shouts takes no full stop. */
static bool stopped(const char *title) { return title[0] != '\0' && strchr("?!.", title[strlen(title) - 1]) != NULL; }

static const char *titled(const char *title) { return stopped(title) ? "{title} {text}" : _("{title}. {text}"); }

/* What is put to one bloc says "you": whom it means has to be said, for both sides read it. */
static const char *asked(const char *title) {
    return stopped(title) ? _("{bloc} is asked: {title} {text}") : _("{bloc} is asked: {title}. {text}");
}

static const char *pattern_of(const WordsHappening *at, const char *title) {
    switch (at->kind) {
    case WORDS_SCHEDULED: return titled(title);
    case WORDS_EVENT: return at->side >= 0 ? asked(title) : titled(title);
    case WORDS_ANSWER: return _("{bloc} answers \"{title}\": {answer}.");
    case WORDS_DOCTRINE: return _("{bloc} chooses the doctrine {title}. {text}");
    case WORDS_RELEASE:
        return at->detail == MOAT_ORDER_release_premium ? _("{bloc} releases {line}: capability {before}, now {after}.")
               : at->detail == MOAT_ORDER_release_open  ? _("{bloc} releases {line} openly: capability {before}, now {after}.")
                                                        : _("{bloc} releases {line} with an asterisk: capability {before}, now {after}.");
    case WORDS_MAVERICK: return _("A maverick lab of {bloc} releases with an asterisk: capability {before}, now {after}.");
    case WORDS_TAP:
        return at->after > at->before ? _("{bloc} closes its tap on {rival}: {tap}.") : _("{bloc} opens its tap on {rival}: {tap}.");
    case WORDS_TAP_ANNOUNCED: return _("{bloc} announces that its tap on {rival} closes further next turn.");
    case WORDS_COMPLETED: return at->subject >= 0 ? _("{bloc} has completed: {work}, {market}.") : _("{bloc} has completed: {work}.");
    case WORDS_TENDER: return _("Tender decided: {tender}. {bloc} {before}, {rival} {after} of its users.");
    case WORDS_INQUIRY: return _("{regulator} opens an inquiry into {bloc}: heat {heat}.");
    case WORDS_CASE: return _("{regulator} opens a case against {bloc}: heat {heat}.");
    case WORDS_CALMED: return _("{regulator} cools down towards {bloc}: heat {heat}.");
    case WORDS_PENALTY: return _("{regulator} fines {bloc} {money} and caps its prices.");
    case WORDS_SETTLED: return _("The open case of {regulator} against {bloc} is settled for {money}.");
    case WORDS_REFUSED: return _("An order of {bloc} was refused ({work}). {refusal}");
    case WORDS_ENDED: return "{ending}";
    }
    return "";
}

/* Whom an event happens to need not stand behind its title where the text begins with it, or where that is the bloc it is put to. */
static bool named(const MoatRules *rules, const WordsHappening *at) {
    const MoatEvent *event = &rules->event[at->detail];
    bool begins = strncmp(moat_text(rules, &event->text), "{it}", 4) == 0,
         asked = event->subject == MOAT_ONE_BLOC && at->subject == at->side;
    return (begins || asked) && strstr(moat_text(rules, &event->title), "{it}") == NULL;
}

/* Title and text of what an event, a scheduled change or a doctrine says. */
static void level_words(const MoatRules *rules, const WordsHappening *at, char title[WORDS_LINE], char text[500]) {
    WordsText head = words_begin(title, WORDS_LINE), body = words_begin(text, 500);
    if (at->kind == WORDS_EVENT) {
        words_event_title(rules, at->detail, named(rules, at) ? -1 : at->subject, title, WORDS_LINE);
        words_event_text(rules, at->detail, at->subject, text, 500);
    } else if (at->kind == WORDS_ANSWER) {
        words_event_title(rules, at->detail, -1, title, WORDS_LINE);
    } else if (at->kind == WORDS_SCHEDULED) {
        words_add(&head, moat_text(rules, &rules->schedule[at->detail].title));
        words_add(&body, moat_text(rules, &rules->schedule[at->detail].text));
    } else if (at->kind == WORDS_DOCTRINE) {
        const MoatDoctrine *doctrine = &rules->doctrine[at->detail / MOAT_DOCTRINES].offer[at->side][at->detail % MOAT_DOCTRINES];
        words_add(&head, moat_text(rules, &doctrine->name));
        words_add(&body, moat_text(rules, &doctrine->text));
    }
}

static const char *answer_of(const MoatRules *rules, const WordsHappening *at) {
    if (at->kind != WORDS_ANSWER || at->side < 0) return "";
    int answer = at->subject;
    return answer >= 0 && answer < rules->event[at->detail].answers ? moat_text(rules, &rules->event[at->detail].answer[answer].label) : "";
}

static const char *line_of(const MoatRules *rules, const WordsHappening *at) {
    if (at->kind != WORDS_RELEASE) return "";
    int line = at->detail == MOAT_ORDER_release_premium ? moat_premium(at->side) : moat_open(at->side);
    return words_line(rules, (MoatLine)line);
}

/* before and after in the unit of what they are about. */
static void value_words(const WordsHappening *at, char before[48], char after[48]) {
    WordsText one = words_begin(before, 48), other = words_begin(after, 48);
    bool share = at->kind == WORDS_TENDER;
    MoatUnit unit = share ? MOAT_UNIT_SHARE : MOAT_UNIT_POINTS;
    int decimals = words_number_decimals(unit, MOAT_TYPE_FIXED);
    words_number_add(&one, unit, at->before, decimals, share);
    words_number_add(&other, unit, at->after, decimals, share);
}

int words_happening(const MoatRules *rules, const WordsStory *story, const WordsHappening *at, char *text, int size) {
    WordsText out = words_begin(text, size);
    char title[WORDS_LINE], body[500], before[48], after[48], money[48], heat[48], tap[80], ending[200];
    level_words(rules, at, title, body);
    value_words(at, before, after);
    words_amount(MOAT_UNIT_MONEY, at->after, money, sizeof money);
    words_amount(MOAT_UNIT_SHARE, at->after, heat, sizeof heat);
    words_value(rules, (MoatName){.quantity = MOAT_Q_tap}, at->kind == WORDS_TAP ? at->after : 0, tap, sizeof tap);
    ending[0] = '\0';
    words_ending(rules, &story->after, ending, sizeof ending);
    bool regulator = at->kind == WORDS_INQUIRY || at->kind == WORDS_CASE || at->kind == WORDS_CALMED || at->kind == WORDS_PENALTY ||
                     at->kind == WORDS_SETTLED;
    bool verb = at->kind == WORDS_COMPLETED || at->kind == WORDS_REFUSED;
    MoatSide side = at->side < 0 ? 0 : at->side;
    const WordsSlot slots[] = {{"bloc", words_bloc(rules, side)}, {"rival", words_bloc(rules, moat_rival(side))}, {"title", title},
        {"text", body}, {"before", before}, {"after", after}, {"money", money}, {"heat", heat}, {"tap", tap}, {"ending", ending},
        {"line", line_of(rules, at)}, {"answer", answer_of(rules, at)}, {"regulator", regulator ? words_regulator(rules, at->detail) : ""},
        {"work", verb ? words_work((MoatVerb)at->detail) : ""},
        {"market", at->kind == WORDS_COMPLETED && at->subject >= 0 ? words_market_beside(rules, at->subject, at->side) : ""},
        {"tender", at->kind == WORDS_TENDER ? moat_text(rules, &rules->tender[at->detail].name) : ""},
        {"refusal", at->kind == WORDS_REFUSED && at->subject >= 0 ? words_refusal((MoatRefusal)at->subject) : ""}, {0}};
    words_fill(&out, pattern_of(at, title), slots);
    return out.length;
}
