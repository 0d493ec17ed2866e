#include "page.h"

#include "chapters.h"
#include "gettext.h"
#include "words_text.h"

#include <string.h>

/* --- chapters --- */

static const HandbookChapter *chapter_in(MoatLanguage language, int at) {
    for (const HandbookChapter *chapter = handbook_chapters; chapter->name != NULL; chapter++)
        if (chapter->language == language && at-- == 0) return chapter;
    return NULL;
}

/* The same chapter in a language; in English where it is not translated. */
static const HandbookChapter *chapter_of(MoatLanguage language, int at) {
    const HandbookChapter *english = chapter_in(MOAT_EN, at);
    for (const HandbookChapter *chapter = handbook_chapters; chapter->name != NULL; chapter++)
        if (chapter->language == language && strcmp(chapter->name, english->name) == 0) return chapter;
    return english;
}

/* --- the list of pages --- */

typedef struct List {
    HandbookTopic *topic;
    int count, most;
} List;

static void add(List *list, HandbookKind kind, int at) {
    if (list->count < list->most) list->topic[list->count++] = (HandbookTopic){kind, at};
}

static bool told(MoatQuantity quantity) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    return row->derived || row->access != MOAT_ACCESS_HIDDEN;
}

static void add_level(List *list, const MoatRules *rules) {
    for (int i = 0; i < MOAT_BLOCS; i++) add(list, HANDBOOK_BLOC, i);
    for (int i = 0; i < MOAT_SOVEREIGN; i++) add(list, HANDBOOK_LINE, i);
    for (int i = 0; i < rules->markets; i++) add(list, HANDBOOK_MARKET, i);
    for (int i = 0; i < rules->segments; i++) add(list, HANDBOOK_SEGMENT, i);
    for (int i = 0; i < rules->regulators; i++) add(list, HANDBOOK_REGULATOR, i);
    for (int date = 0; date < rules->doctrine_dates; date++)
        for (int bloc = 0; bloc < MOAT_BLOCS; bloc++)
            for (int i = 0; i < rules->doctrine[date].offers[bloc]; i++)
                add(list, HANDBOOK_DOCTRINE, (date * MOAT_BLOCS + bloc) * MOAT_DOCTRINES + i);
}

int handbook_topics(const MoatRules *rules, HandbookTopic *topics, int most) {
    List list = {topics, 0, most};
    for (int i = 0; chapter_in(MOAT_EN, i) != NULL; i++) add(&list, HANDBOOK_CHAPTER, i);
    for (int i = 0; i < MOAT_VERBS; i++) add(&list, HANDBOOK_ORDER, i);
    for (int i = 0; i < MOAT_QUANTITIES; i++)
        if (told((MoatQuantity)i)) add(&list, HANDBOOK_QUANTITY, i);
    for (int i = 0; i < moat_minds(rules); i++)
        if (!moat_mind_row(rules, i).measure) add(&list, HANDBOOK_MIND, i);
    if (rules != NULL) add_level(&list, rules);
    return list.count;
}

/* --- titles --- */

const MoatDoctrine *handbook_doctrine(const MoatRules *rules, int at) {
    int date = at / MOAT_DOCTRINES / MOAT_BLOCS, bloc = at / MOAT_DOCTRINES % MOAT_BLOCS;
    return &rules->doctrine[date].offer[bloc][at % MOAT_DOCTRINES];
}

static void chapter_title(WordsText *out, const HandbookChapter *chapter) {
    const char *end = strchr(chapter->text, '\n');
    words_addf(out, "%.*s", (int)(end - chapter->text) - 2, chapter->text + 2);
}

int handbook_title(const MoatRules *rules, MoatLanguage language, HandbookTopic topic, char *text, int size) {
    WordsText out = words_begin(text, size);
    switch (topic.kind) {
    case HANDBOOK_CHAPTER: chapter_title(&out, chapter_of(language, topic.at)); break;
    case HANDBOOK_QUANTITY: words_add(&out, words_quantity((MoatQuantity)topic.at)); break;
    case HANDBOOK_ORDER: words_add(&out, words_verb((MoatVerb)topic.at)); break;
    case HANDBOOK_MIND: words_add(&out, words_mind(rules, topic.at)); break;
    case HANDBOOK_BLOC: words_add(&out, words_bloc(rules, topic.at)); break;
    case HANDBOOK_LINE: words_add(&out, words_line(rules, (MoatLine)topic.at)); break;
    case HANDBOOK_MARKET: words_add(&out, words_market(rules, topic.at)); break;
    case HANDBOOK_SEGMENT: words_add(&out, words_segment(rules, topic.at)); break;
    case HANDBOOK_REGULATOR: words_add(&out, words_regulator(rules, topic.at)); break;
    case HANDBOOK_DOCTRINE: words_add(&out, moat_text(rules, &handbook_doctrine(rules, topic.at)->name)); break;
    }
    return out.length;
}

const char *handbook_kind(HandbookKind kind) {
    static const char *const words[] = {N_("chapter"), N_("quantity"), N_("order"), N_("opponent"), N_("bloc"), N_("line"), N_("market"),
        N_("segment"), N_("regulator"), N_("doctrine")};
    return _(words[kind]);
}

/* A chapter's text follows its title and a blank line. */
const char *handbook_chapter_text(MoatLanguage language, int at) {
    const char *text = strchr(chapter_of(language, at)->text, '\n');
    while (*text == '\n') text++;
    return text;
}

/* --- what belongs together --- */

static const struct {
    int verb, quantity;
} related[] = {
#define RELATED(verb, quantity) {MOAT_ORDER_##verb, MOAT_Q_##quantity},
#include "related.def"
};

int handbook_related(const MoatRules *rules, HandbookTopic topic, HandbookTopic *topics, int most) {
    List list = {topics, 0, most};
    for (size_t i = 0; i < sizeof related / sizeof related[0]; i++) {
        if (topic.kind == HANDBOOK_ORDER && related[i].verb == topic.at) add(&list, HANDBOOK_QUANTITY, related[i].quantity);
        if (topic.kind == HANDBOOK_QUANTITY && related[i].quantity == topic.at) add(&list, HANDBOOK_ORDER, related[i].verb);
    }
    if (topic.kind == HANDBOOK_LINE) add(&list, HANDBOOK_BLOC, topic.at / 2);
    if (topic.kind == HANDBOOK_BLOC)
        for (int line = 2 * topic.at; rules != NULL && line < 2 * topic.at + 2; line++) add(&list, HANDBOOK_LINE, line);
    for (int r = 0; topic.kind == HANDBOOK_MARKET && rules != NULL && r < rules->regulators; r++)
        if ((rules->jurisdiction[r] >> topic.at & 1) != 0) add(&list, HANDBOOK_REGULATOR, r);
    for (int m = 0; topic.kind == HANDBOOK_REGULATOR && rules != NULL && m < rules->markets; m++)
        if ((rules->jurisdiction[topic.at] >> m & 1) != 0) add(&list, HANDBOOK_MARKET, m);
    return list.count;
}

/* --- finding --- */

/* Names of the tables count as well as titles: they are what the plain face takes. */
static const char *table_name(const MoatRules *rules, HandbookTopic topic) {
    switch (topic.kind) {
    case HANDBOOK_CHAPTER: return chapter_in(MOAT_EN, topic.at)->name;
    case HANDBOOK_QUANTITY: return moat_quantity((MoatQuantity)topic.at)->name;
    case HANDBOOK_ORDER: return moat_verb((MoatVerb)topic.at)->name;
    case HANDBOOK_MIND: return moat_mind_row(rules, topic.at).id;
    default: return "";
    }
}

bool handbook_find(const MoatRules *rules, MoatLanguage language, const char *typed, HandbookTopic *topic) {
    HandbookTopic topics[HANDBOOK_TOPICS];
    char title[WORDS_LINE];
    int count = handbook_topics(rules, topics, HANDBOOK_TOPICS);
    for (int whole = 1; whole >= 0 && typed[0] != '\0'; whole--)
        for (int i = 0; i < count; i++) {
            handbook_title(rules, language, topics[i], title, sizeof title);
            bool fits = words_distance(title, typed) == 0 || words_distance(table_name(rules, topics[i]), typed) == 0;
            if (!whole) fits = words_begins(title, typed) || words_begins(table_name(rules, topics[i]), typed);
            if (!fits) continue;
            *topic = topics[i];
            return true;
        }
    return false;
}
