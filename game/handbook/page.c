/* page.c - the text of a page, made from the tables and the level. */
#include "page.h"
#include <stddef.h>

#include "gettext.h"
#include "words_text.h"
#include <stddef.h>

#include <stddef.h>

/* Docs of the tables are written without a capital and a full stop. */
static void add_sentence(WordsText *out, const char *text) {
    bool small = text[0] >= 'a' && text[0] <= 'z';
    words_addf(out, "%c%s.\n\n", small ? text[0] - 'a' + 'A' : text[0], text + 1);
}

static const char *unit_words(MoatUnit unit) {
    switch (unit) {
    case MOAT_UNIT_SHARE: return _("A share, in per cent.");
    case MOAT_UNIT_MONEY: return _("Billions of US dollars.");
    case MOAT_UNIT_CHIPS: return _("Millions of accelerators.");
    case MOAT_UNIT_POINTS: return _("Points of an index.");
    case MOAT_UNIT_QUARTERS: return _("Quarters.");
    case MOAT_UNIT_TIER: return _("A tier; the more, the higher.");
    case MOAT_UNIT_FLAG: return _("Yes or no.");
    default: return _("A number.");
    }
}

static const char *scope_words(MoatScope scope) {
    switch (scope) {
    case MOAT_SCOPE_BLOC:
    case MOAT_SCOPE_BLOC_DATE: return _("Each bloc has its own.");
    case MOAT_SCOPE_BLOC_SEGMENT: return _("Each bloc has one for each kind of user.");
    case MOAT_SCOPE_MARKET: return _("Each market has its own.");
    case MOAT_SCOPE_MARKET_BLOC: return _("Each bloc has one in each market.");
    case MOAT_SCOPE_MARKET_LINE: return _("Each line has one in each market.");
    case MOAT_SCOPE_WORLD_LINE: return _("Each line has its own.");
    case MOAT_SCOPE_CELL_LINE: return _("Each line has one among each kind of user of each market.");
    case MOAT_SCOPE_CELL_BLOC: return _("Each bloc has one among each kind of user of each market.");
    case MOAT_SCOPE_REGULATOR_BLOC: return _("Each regulator has one against each bloc.");
    case MOAT_SCOPE_EVENT:
    case MOAT_SCOPE_EVENT_BLOC: return _("Each event has its own.");
    default: return _("There is one in the world.");
    }
}

static void add_tiers(WordsText *out, MoatQuantity quantity) {
    if (moat_quantity(quantity)->unit != MOAT_UNIT_TIER || words_tier(quantity, 1)[0] == '\0') return;
    words_addf(out, "## %s\n\n", _("The tiers"));
    for (int tier = moat_quantity(quantity)->low; tier <= moat_quantity(quantity)->high; tier++)
        if (words_tier(quantity, tier)[0] != '\0') words_addf(out, "- %d: %s\n", tier, words_tier(quantity, tier));
    words_add(out, "\n");
}

static void add_quantity(WordsText *out, MoatQuantity quantity) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    add_sentence(out, words_doc(quantity));
    words_addf(out, "%s %s\n\n", unit_words(row->unit), scope_words(row->scope));
    add_tiers(out, quantity);
    if (row->derived) words_addf(out, "%s\n\n", _("It is worked out from others."));
}

static const char *kind_words(MoatOrderKind kind) {
    switch (kind) {
    case MOAT_KIND_POLICY: return _("A policy: it stands until you change it.");
    case MOAT_KIND_PROGRAMME:
        return _("A programme: it works every quarter, costs every quarter, and holds its mandate until it is complete or you stop it.");
    case MOAT_KIND_REPLY: return _("A reply: it costs only what the question says.");
    default: return _("It is done once, at the start of the turn.");
    }
}

/* Costs as the level begins; cash grows with the markets. */
static void add_cost(WordsText *out, const MoatRules *rules, MoatVerb verb) {
    char cost[WORDS_LINE];
    if (rules == NULL || moat_verb(verb)->kind == MOAT_KIND_REPLY) return;
    if (rules->order_mandate[verb] > 10) {
        words_addf(out, "%s\n\n", _("This level leaves it out."));
        return;
    }
    words_cost(verb, (MoatCost){rules->order_mandate[verb], rules->order_cash[verb]}, cost, sizeof cost);
    words_addf(out, _("At the start of this level: %s."), cost);
    words_add(out, "\n\n");
}

static void add_order(WordsText *out, const MoatRules *rules, MoatVerb verb) {
    add_sentence(out, words_verb_doc(verb));
    words_addf(out, "%s\n\n", kind_words(moat_verb(verb)->kind));
    add_cost(out, rules, verb);
}

static void add_thing(WordsText *out, const MoatRules *rules, const MoatThing *thing) {
    const char *about = moat_text(rules, &thing->about);
    char source[WORDS_SOURCE];
    words_source(rules, &thing->source, source, sizeof source);
    if (about[0] != '\0') words_addf(out, "%s\n\n", about);
    if (source[0] != '\0') {
        words_addf(out, _("Source of its figures: %s"), source);
        words_add(out, "\n\n");
    }
}

/* Its briefing, when the level has one apart from what it says about the bloc. */
static void add_bloc(WordsText *out, const MoatRules *rules, MoatSide side) {
    const char *briefing = moat_text(rules, &rules->briefing[side]), *about = moat_text(rules, &rules->bloc[side].about);
    if (briefing[0] != '\0' && briefing != about) words_addf(out, "%s\n\n", briefing);
    add_thing(out, rules, &rules->bloc[side]);
}

static void add_related(WordsText *out, const MoatRules *rules, MoatLanguage language, HandbookTopic topic) {
    enum { MOST = 24 };
    HandbookTopic list[MOST];
    char title[WORDS_LINE];
    int count = handbook_related(rules, topic, list, MOST);
    if (count == 0) return;
    words_addf(out, "## %s\n\n", topic.kind == HANDBOOK_QUANTITY ? _("Orders that move it") : _("See also"));
    for (int i = 0; i < count; i++) {
        handbook_title(rules, language, list[i], title, sizeof title);
        words_addf(out, "- %s (%s)\n", title, handbook_kind(list[i].kind));
    }
    words_add(out, "\n");
}

int handbook_page(const MoatRules *rules, MoatLanguage language, HandbookTopic topic, char *text, int size) {
    WordsText out = words_begin(text, size);
    switch (topic.kind) {
    case HANDBOOK_CHAPTER: words_add(&out, handbook_chapter_text(language, topic.at)); break;
    case HANDBOOK_QUANTITY: add_quantity(&out, (MoatQuantity)topic.at); break;
    case HANDBOOK_ORDER: add_order(&out, rules, (MoatVerb)topic.at); break;
    case HANDBOOK_MIND: words_addf(&out, "%s\n\n", words_mind_difficulty(rules, topic.at)); break;
    case HANDBOOK_BLOC: add_bloc(&out, rules, topic.at); break;
    case HANDBOOK_LINE: add_thing(&out, rules, &rules->line[topic.at]); break;
    case HANDBOOK_MARKET: add_thing(&out, rules, &rules->market[topic.at]); break;
    case HANDBOOK_SEGMENT: add_thing(&out, rules, &rules->segment[topic.at]); break;
    case HANDBOOK_REGULATOR: add_thing(&out, rules, &rules->regulator[topic.at]); break;
    case HANDBOOK_DOCTRINE: words_addf(&out, "%s\n\n", moat_text(rules, &handbook_doctrine(rules, topic.at)->text)); break;
    }
    add_related(&out, rules, language, topic);
    return out.length;
}
