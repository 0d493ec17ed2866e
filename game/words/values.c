/* values.c - values by unit, tiers in words, dates. */
#include "words.h"
#include "gettext.h"
#include "words_number.h"

static const char *const price_tiers[] = {N_("very low"), N_("low"), N_("middling"), N_("high"), N_("very high")};
static const char *const monetise_tiers[] = {N_("free"), N_("token"), N_("moderate"), N_("dear"), N_("all it can bear")};
static const char *const tap_tiers[] = {N_("open"), N_("narrowed"), N_("half closed"), N_("nearly closed"), N_("closed")};
static const char *const split_tiers[] = {N_("mostly serves"), N_("serves more"), N_("trains more"), N_("mostly trains")};
static const char *const chips_tiers[] = {N_("none"), N_("light"), N_("steady"), N_("heavy"), N_("all out")};
static const char *const licences[] = {N_("premium"), N_("restricted"), N_("permissive")};
static const char *const bids[] = {N_("no bid"), N_("low bid"), N_("middling bid"), N_("high bid")};
static const char *const endings[] = {
    N_("not yet"), N_("the horizon"), N_("hegemony"), N_("collapse of cash"), N_("collapse of patience"), N_("a splintered world")};

#define PICK(table, index) ((index) >= 0 && (index) < (int)(sizeof table / sizeof *table) ? _(table[index]) : "")

const char *words_tier(MoatQuantity quantity, int tier) {
    switch (quantity) {
    case MOAT_Q_price: return PICK(price_tiers, tier);
    case MOAT_Q_monetise: return PICK(monetise_tiers, tier);
    case MOAT_Q_tap: return PICK(tap_tiers, tier);
    case MOAT_Q_split: return PICK(split_tiers, tier);
    case MOAT_Q_chips: return PICK(chips_tiers, tier);
    case MOAT_Q_licence: return PICK(licences, tier);
    case MOAT_Q_bid: return PICK(bids, tier);
    default: return "";
    }
}

static void add_tier(WordsText *text, MoatQuantity quantity, int tier) {
    const char *word = words_tier(quantity, tier);
    int most = moat_quantity(quantity)->high;
    if (quantity == MOAT_Q_licence)
        words_add(text, word);
    else if (word[0])
        words_addf(text, _("%s (%d of %d)"), word, tier, most);
    else
        words_addf(text, _("%d of %d"), tier, most);
}

static bool is_programme(MoatQuantity quantity) {
    switch (quantity) {
    case MOAT_Q_fab_programme:
    case MOAT_Q_standards_programme:
    case MOAT_Q_autonomy_programme:
    case MOAT_Q_cloud_programme:
    case MOAT_Q_aid_programme:
    case MOAT_Q_campus_programme: return true;
    default: return false;
    }
}

static void add_programme(WordsText *text, int since) {
    if (since <= 0)
        words_add(text, _("not running"));
    else if (since == 1)
        words_add(text, _("starting"));
    else
        words_addf(text, P_("running for %d quarter", "running for %d quarters", since - 1), since - 1);
}

static void add_winner(WordsText *text, const MoatRules *rules, int winner) {
    if (winner == 1 || winner == 2)
        words_add(text, words_bloc(rules, winner - 1));
    else
        words_add(text, winner == 0 ? _("nobody yet") : _("nobody"));
}

int words_value(const MoatRules *rules, MoatName name, MoatLong value, char *text, int size) {
    WordsText out = words_begin(text, size);
    MoatQuantity quantity = (MoatQuantity)name.quantity;
    const MoatQuantityRow *row = moat_quantity(quantity);
    int whole = (int)(value / MOAT_ONE);
    if (quantity == MOAT_Q_winner)
        add_winner(&out, rules, whole);
    else if (quantity == MOAT_Q_ending)
        words_add(&out, PICK(endings, whole));
    else if (is_programme(quantity))
        add_programme(&out, whole);
    else if (row->unit == MOAT_UNIT_TIER)
        add_tier(&out, quantity, whole);
    else if (row->unit == MOAT_UNIT_FLAG)
        words_add(&out, whole ? _("yes") : _("no"));
    else
        words_number_add(&out, row->unit, value, words_number_decimals(row->unit, row->type),
            row->unit == MOAT_UNIT_NUMBER && row->low < 0 && value != 0);
    return out.length;
}

static int change(MoatName name, MoatLong value, bool fine, char *text, int size) {
    WordsText out = words_begin(text, size);
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    words_number_add(&out, row->unit, value, fine ? words_number_fine(row) : words_number_decimals(row->unit, row->type), true);
    return out.length;
}

int words_change(const MoatRules *rules, MoatName name, MoatLong value, char *text, int size) {
    (void)rules;
    return change(name, value, false, text, size);
}

int words_change_fine(const MoatRules *rules, MoatName name, MoatLong value, char *text, int size) {
    (void)rules;
    return change(name, value, true, text, size);
}

int words_amount(MoatUnit unit, MoatLong value, char *text, int size) {
    WordsText out = words_begin(text, size);
    words_number_add(&out, unit, value, words_number_decimals(unit, MOAT_TYPE_FIXED), false);
    return out.length;
}

int words_quarter(const MoatRules *rules, int quarter, char *text, int size) {
    int since = rules->start_year * 4 + rules->start_quarter + quarter;
    WordsText out = words_begin(text, size);
    words_addf(&out, _("%d Q%d"), since / 4, since % 4 + 1);
    return out.length;
}

int words_turn(const MoatRules *rules, int turn, char *text, int size) {
    if (rules->quarters_per_turn != 4 || rules->start_quarter != 0)
        return words_quarter(rules, turn * rules->quarters_per_turn, text, size);
    WordsText out = words_begin(text, size);
    words_addf(&out, "%d", rules->start_year + turn);
    return out.length;
}
