/* names.c - what readings, blocs, markets and the like are called. */
#include "words.h"
#include "gettext.h"
#include "words_text.h"
#include <string.h>

typedef struct Label {
    const char *head, *whole;
} Label;
static const Label labels[MOAT_QUANTITIES] = {
#define LABEL(quantity, head, whole) [MOAT_Q_##quantity] = {head, whole},
#include "labels.def"
};

const char *words_quantity(MoatQuantity quantity) {
    return labels[quantity].head ? _(labels[quantity].head) : moat_quantity(quantity)->name;
}

const char *words_doc(MoatQuantity quantity) { return _(moat_quantity(quantity)->doc); }

const char *words_bloc(const MoatRules *rules, MoatSide side) { return moat_text(rules, &rules->bloc[side].name); }
const char *words_market(const MoatRules *rules, int market) { return moat_text(rules, &rules->market[market].name); }
const char *words_segment(const MoatRules *rules, int segment) { return moat_text(rules, &rules->segment[segment].name); }
const char *words_regulator(const MoatRules *rules, int regulator) { return moat_text(rules, &rules->regulator[regulator].name); }

const char *words_line(const MoatRules *rules, MoatLine line) {
    if (line == MOAT_SOVEREIGN) return _("sovereign lines");
    if (line == MOAT_NONE) return _("those who do without");
    return moat_text(rules, &rules->line[line].name);
}

const char *words_market_beside(const MoatRules *rules, int market, MoatSide bloc) {
    const char *name = words_market(rules, market);
    return rules->home[bloc] == market && strcmp(name, words_bloc(rules, bloc)) == 0 ? _("its home market") : name;
}

/* What is cited is parted by "; ". */
int words_source(const MoatRules *rules, const MoatText *source, char *text, int size) {
    static const char word[] = "assumed", between[] = "; ";
    WordsText out = words_begin(text, size);
    for (const char *at = moat_text(rules, source), *end; *at != '\0'; at = end) {
        end = strstr(at, between);
        int length = end != NULL ? (int)(end - at) : (int)strlen(at);
        if (length == (int)sizeof word - 1 && strncmp(at, word, sizeof word - 1) == 0)
            words_add(&out, _("assumed"));
        else
            words_addf(&out, "%.*s", length, at);
        if (end == NULL) break;
        words_add(&out, between);
        end += sizeof between - 1;
    }
    return out.length;
}

const char *words_mind(const MoatRules *rules, MoatMind mind) {
    MoatMindRow row = moat_mind_row(rules, mind);
    return row.persona ? row.name : _(row.name);
}

const char *words_mind_difficulty(const MoatRules *rules, MoatMind mind) {
    MoatMindRow row = moat_mind_row(rules, mind);
    return row.persona ? row.difficulty : _(row.difficulty);
}

int words_mind_thinks(const MoatRules *rules, MoatMind mind, char *text, int size) {
    MoatMindRow row = moat_mind_row(rules, mind);
    WordsText out = words_begin(text, size);
    if (row.persona && row.rung < 0) words_add(&out, _("Goes by the book of its doctrine: it does not look ahead."));
    if (row.persona && row.rung >= 0)
        words_fill(&out, _("Looks ahead as the opponent {rung} does, but stays loyal to its doctrine."),
            (const WordsSlot[]){{"rung", words_mind(rules, row.rung)}, {0}});
    return out.length;
}

int words_handicap(const MoatRules *rules, const char *mind, char *text, int size) {
    MoatLong given = 50 * (MoatLong)MOAT_ONE - moat_par_between(rules, NULL, mind);
    char points[WORDS_LINE];
    WordsText out = words_begin(text, size);
    if (given > -MOAT_ONE / 20 && given < MOAT_ONE / 20) return out.length; /* it would be told as 0.0 */
    words_amount(MOAT_UNIT_POINTS, given < 0 ? -given : given, points, sizeof points);
    words_fill(&out, _("Handicap: {points} points of score for {bloc}, so that either side may win."),
        (const WordsSlot[]){{"points", points}, {"bloc", words_bloc(rules, given < 0)}, {0}});
    return out.length;
}

const char *words_seat(const MoatRules *rules, const char *mind, bool human) {
    MoatMind found;
    if (human) return _("you");
    return moat_mind_find(rules, mind, &found) ? words_mind(rules, found) : mind;
}

/* Which of the slots a scope fills from at[0], at[1], at[2]: one letter each, as in the list in readings.h. */
static const char *const scope_slots[MOAT_SCOPES] = {
    [MOAT_SCOPE_WORLD] = "",
    [MOAT_SCOPE_BLOC] = "b",
    [MOAT_SCOPE_BLOC_SEGMENT] = "bs",
    [MOAT_SCOPE_BLOC_DATE] = "b",
    [MOAT_SCOPE_MARKET] = "m",
    [MOAT_SCOPE_MARKET_BLOC] = "mb",
    [MOAT_SCOPE_MARKET_LINE] = "ml",
    [MOAT_SCOPE_WORLD_LINE] = "l",
    [MOAT_SCOPE_CELL_LINE] = "msl",
    [MOAT_SCOPE_CELL_BLOC] = "msb",
    [MOAT_SCOPE_REGULATOR_BLOC] = "rb",
    [MOAT_SCOPE_EVENT] = "e",
    [MOAT_SCOPE_EVENT_BLOC] = "eb",
    [MOAT_SCOPE_TENDER] = "",
    [MOAT_SCOPE_TENDER_BLOC] = " b",
};

static WordsSlot slot_of(const MoatRules *rules, char letter, int index) {
    switch (letter) {
    case 'b': return (WordsSlot){"bloc", words_bloc(rules, index)};
    case 'm': return (WordsSlot){"market", words_market(rules, index)};
    case 's': return (WordsSlot){"segment", words_segment(rules, index)};
    case 'l': return (WordsSlot){"line", words_line(rules, (MoatLine)index)};
    case 'r': return (WordsSlot){"regulator", words_regulator(rules, index)};
    case 'e': return (WordsSlot){"event", moat_text(rules, &rules->event[index].title)};
    default: return (WordsSlot){"", ""};
    }
}

int words_reading(const MoatRules *rules, MoatName name, char *text, int size) {
    WordsText out = words_begin(text, size);
    MoatQuantity quantity = (MoatQuantity)name.quantity;
    if (!labels[quantity].whole) return moat_name_print(rules, name, text, size);
    const char *letters = scope_slots[moat_quantity(quantity)->scope];
    WordsSlot slots[4] = {{0}};
    for (int i = 0; letters[i]; i++) slots[i] = slot_of(rules, letters[i], name.at[i]);
    const char *bloc = strchr(letters, 'b');
    if (letters[0] == 'm' && bloc != NULL) slots[0].words = words_market_beside(rules, name.at[0], name.at[bloc - letters]);
    words_fill(&out, _(labels[quantity].whole), slots);
    return out.length;
}
