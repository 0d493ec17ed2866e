/* dangers.c - the parts of the score, and what may go wrong within a turn. */
#include "words_report.h"
#include "gettext.h"
#include "words.h"
#include "words_text.h"
#include <stddef.h>

static MoatLong part(MoatFixed weight, MoatFixed own, MoatFixed rivals) { return (MoatLong)100 * weight * (own - rivals) / MOAT_ONE; }

static MoatLong tenths(MoatLong value) { return (value * 10 + (value < 0 ? -MOAT_ONE : MOAT_ONE) / 2) / MOAT_ONE; }
static MoatLong of_tenths(MoatLong count) { return (count * MOAT_ONE + (count < 0 ? -5 : 5)) / 10; }

/* What is shown has one decimal, and is added up by those who look: the largest part takes what rounding leaves. */
static void add_up(WordsScore *score, MoatSide side) {
    MoatLong *const part[] = {&score->present, &score->tomorrow, &score->autonomy, &score->par}, *largest = &score->present;
    MoatLong lead = tenths(score->score[side]) - tenths(score->score[moat_rival(side)]), left = lead;
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (part[i] != &score->par && (*part[i] < 0 ? -*part[i] : *part[i]) > (*largest < 0 ? -*largest : *largest)) largest = part[i];
        left -= tenths(*part[i]);
    }
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) *part[i] = of_tenths(tenths(*part[i]) + (part[i] == largest ? left : 0));
    score->lead = of_tenths(lead);
}

void words_score(const MoatRules *rules, const MoatWorld *world, MoatSide side, WordsScore *score) {
    MoatSide rival = moat_rival(side);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) score->score[b] = world->score[b];
    score->present = part(rules->weight_present, world->present[side], world->present[rival]);
    score->tomorrow = part(rules->weight_tomorrow, world->tomorrow[side], world->tomorrow[rival]);
    score->autonomy = part(rules->weight_autonomy, world->autonomy[side], world->autonomy[rival]);
    score->par = score->score[side] - score->score[rival] - score->present - score->tomorrow - score->autonomy;
    add_up(score, side);
}

enum { THROWS = 8 };

typedef struct Warning {
    const MoatRules *rules;
    const MoatWorld *world;
    MoatSide side;
    WordsDanger *list;
    int count, most;
    MoatWorld ahead[THROWS]; /* see look_ahead() */
} Warning;

static void warn(Warning *warning, MoatName name, const char *pattern, const WordsSlot *slots) {
    if (warning->count == warning->most) return;
    WordsDanger *danger = &warning->list[warning->count++];
    danger->name = name;
    WordsText out = words_begin(danger->text, sizeof danger->text);
    words_fill(&out, pattern, slots);
}

static MoatName of_bloc(MoatQuantity quantity, MoatSide side) { return (MoatName){(int16_t)quantity, {(int16_t)side, 0, 0}}; }

/* How close to a line is close in any case. */
static const MoatFixed near_line = MOAT_RATIO(12, 100);

/* The coming turn played on with other dice than the game's, with the draft and without orders of the rival. Some tens of
 * microseconds, so it is done whenever dangers are asked for. */
static void look_ahead(Warning *warning, const MoatOrders *draft) {
    MoatOrders orders[MOAT_BLOCS] = {{0}};
    if (draft != NULL) orders[warning->side] = *draft;
    for (int throw = 0; throw < THROWS; throw ++) {
        warning->ahead[throw] = *warning->world;
        warning->ahead[throw].seed = UINT64_C(0xDA06E25) * (uint64_t)(2 * throw +1);
        moat_turn(&warning->ahead[throw], warning->rules, orders, NULL);
    }
}

/* Whether a regulator's heat may reach a line within the turn, or its penalty fall. */
static bool may_reach(const Warning *warning, int r, MoatFixed line) {
    MoatSide side = warning->side;
    for (int throw = 0; throw < THROWS; throw ++)
        if (warning->ahead[throw].heat[side][r] >= line || warning->ahead[throw].penalties[side][r] > warning->world->penalties[side][r])
            return true;
    return false;
}

static bool may_run_out(const Warning *warning, bool cash) {
    for (int throw = 0; throw < THROWS; throw ++) {
        const MoatWorld *ahead = &warning->ahead[throw];
        if ((cash ? ahead->broke_for : ahead->impatient_for)[warning->side] > 0) return true;
    }
    return false;
}

static void warn_regulator(Warning *warning, int r) {
    const MoatRules *rules = warning->rules;
    MoatFixed heat = warning->world->heat[warning->side][r];
    const MoatFixed lines[] = {rules->inquiry_line, rules->case_line, rules->penalty_line};
    const char *patterns[] = {_("{regulator} is close to opening an inquiry into you: heat {heat}, the line is {line}."),
        _("The inquiry of {regulator} is close to becoming a case: heat {heat}, the line is {line}."),
        _("The case of {regulator} is close to a penalty: heat {heat}, the line is {line}.")};
    if (warning->world->cap[warning->side][r] > rules->quarters_per_turn) return; /* it cannot judge again within the turn */
    for (int i = 0; i < 3; i++) {
        if (heat >= lines[i] || (heat < lines[i] - near_line && !may_reach(warning, r, lines[i]))) continue;
        char now[32], line[32];
        words_amount(MOAT_UNIT_SHARE, heat, now, sizeof now);
        words_amount(MOAT_UNIT_SHARE, lines[i], line, sizeof line);
        warn(warning, (MoatName){MOAT_Q_heat, {(int16_t)r, (int16_t)warning->side, 0}}, patterns[i],
            (WordsSlot[]){{"regulator", words_regulator(rules, r)}, {"heat", now}, {"line", line}, {0}});
        return;
    }
    if (heat >= rules->inquiry_line && warning->world->turn + 1 >= rules->turns)
        warn(warning, (MoatName){MOAT_Q_heat, {(int16_t)r, (int16_t)warning->side, 0}},
            _("This is the last turn: the open case of {regulator} will be settled at the end."),
            (WordsSlot[]){{"regulator", words_regulator(rules, r)}, {0}});
}

static void warn_quarters(Warning *warning, MoatQuantity quantity, MoatSide side, int quarters, const char *pattern) {
    char left[48];
    words_amount(MOAT_UNIT_QUARTERS, (MoatLong)quarters * MOAT_ONE, left, sizeof left);
    warn(warning, of_bloc(quantity, side), pattern, (WordsSlot[]){{"bloc", words_bloc(warning->rules, side)}, {"quarters", left}, {0}});
}

static void warn_collapse(Warning *warning) {
    const MoatRules *rules = warning->rules;
    const MoatWorld *world = warning->world;
    MoatSide side = warning->side;
    int most = (int)(rules->collapse_quarters / MOAT_ONE);
    char value[48];
    words_amount(MOAT_UNIT_SHARE, world->patience[side], value, sizeof value);
    if (world->impatient_for[side] > 0)
        warn_quarters(warning, MOAT_Q_patience, side, most - world->impatient_for[side],
            _("Your backers have no patience left. You are out in {quarters} unless it returns."));
    else if (world->patience[side] < MOAT_RATIO(20, 100) || may_run_out(warning, false))
        warn(warning, of_bloc(MOAT_Q_patience, side), _("Your backers' patience is about to run out: {value}."),
            (WordsSlot[]){{"value", value}, {0}});
    words_amount(MOAT_UNIT_MONEY, world->cash[side], value, sizeof value);
    if (world->broke_for[side] > 0)
        warn_quarters(warning, MOAT_Q_cash, side, most - world->broke_for[side],
            _("Your cash is below the floor. You are out in {quarters} unless it rises."));
    else if (may_run_out(warning, true))
        warn(warning, of_bloc(MOAT_Q_cash, side), _("Your cash may fall below the floor this turn: {value} now."),
            (WordsSlot[]){{"value", value}, {0}});
    else if (world->cash[side] < 0)
        warn(warning, of_bloc(MOAT_Q_cash, side), _("You owe money: cash {value}. Debt costs interest and patience."),
            (WordsSlot[]){{"value", value}, {0}});
}

static void warn_hegemony(Warning *warning, MoatSide bloc) {
    const MoatRules *rules = warning->rules;
    const MoatWorld *world = warning->world;
    bool own = bloc == warning->side;
    int left = (int)(rules->hegemony_quarters / MOAT_ONE) - world->dominant_for[bloc];
    int early = (int)(rules->hegemony_after / MOAT_ONE) - world->quarter;
    if (early > left) left = early;
    if (world->dominant_for[bloc] > 0)
        warn_quarters(warning, MOAT_Q_tomorrow, bloc, left,
            own ? _("Hegemony is yours in {quarters} if Tomorrow stays where it is.")
                : _("{bloc} wins by hegemony in {quarters} unless its Tomorrow falls."));
    else if (world->tomorrow[bloc] > rules->hegemony - MOAT_RATIO(6, 100))
        warn_quarters(warning, MOAT_Q_tomorrow, bloc, left, own ? _("Hegemony is in your reach.") : _("{bloc} is close to hegemony."));
}

static void warn_world(Warning *warning) {
    const MoatRules *rules = warning->rules;
    const MoatWorld *world = warning->world;
    MoatName sovereign = {MOAT_Q_world_share, {MOAT_SOVEREIGN, 0, 0}};
    MoatLong share = moat_read(world, rules, sovereign);
    char value[48];
    words_amount(MOAT_UNIT_SHARE, share, value, sizeof value);
    if (share > rules->splinter - MOAT_RATIO(10, 100))
        warn(warning, sovereign, _("The world is close to splintering: {value} of it runs on lines of its own. Both would lose."),
            (WordsSlot[]){{"value", value}, {0}});
    MoatSide rival = moat_rival(warning->side);
    if (world->tap_announced[rival])
        warn(warning, of_bloc(MOAT_Q_tap_announced, rival), _("{bloc} has announced that its tap on you closes further."),
            (WordsSlot[]){{"bloc", words_bloc(rules, rival)}, {0}});
}

static void warn_events(Warning *warning) {
    for (int e = 0; e < warning->rules->events; e++) {
        int waiting = warning->world->waiting[warning->side][e];
        if (waiting == 0) continue;
        char title[WORDS_LINE];
        words_event_title(warning->rules, e, warning->rules->event[e].subject == MOAT_NOBODY ? -1 : waiting - 1, title, sizeof title);
        warn(warning, (MoatName){MOAT_Q_times, {(int16_t)e, 0, 0}}, _("An event waits for your answer: {title}."),
            (WordsSlot[]){{"title", title}, {0}});
    }
}

int words_dangers(const MoatRules *rules, const MoatWorld *world, MoatSide side, const MoatOrders *draft, WordsDanger *list, int most) {
    Warning warning = {.rules = rules, .world = world, .side = side, .list = list, .most = most};
    if (world->winner) return 0;
    look_ahead(&warning, draft);
    warn_events(&warning);
    warn_collapse(&warning);
    for (int r = 0; r < rules->regulators; r++) warn_regulator(&warning, r);
    warn_hegemony(&warning, moat_rival(side));
    warn_hegemony(&warning, side);
    warn_world(&warning);
    return warning.count;
}
