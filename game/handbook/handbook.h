/* handbook.h - what everything means: written chapters, and a page for every quantity, every order, every opponent, and every thing of the
 * level, made from the tables. Pages are a little Markdown: "## heading", "- item", paragraphs, blank lines between. Knows words and rules;
 * never prints. `rules` may be NULL in a menu: then there are no pages about a level, and `language` decides alone. */
#pragma once
#include "moat/rules.h"
#include "words.h"

typedef enum HandbookKind {
    HANDBOOK_CHAPTER,
    HANDBOOK_QUANTITY,
    HANDBOOK_ORDER,
    HANDBOOK_MIND,
    HANDBOOK_BLOC,
    HANDBOOK_LINE,
    HANDBOOK_MARKET,
    HANDBOOK_SEGMENT,
    HANDBOOK_REGULATOR,
    HANDBOOK_DOCTRINE
} HandbookKind;
/* at: chapter, MoatQuantity, MoatVerb, MoatMind, index of the thing; a doctrine: (date * 2 + bloc) * MOAT_DOCTRINES + choice. */
typedef struct HandbookTopic {
    HandbookKind kind;
    int at;
} HandbookTopic;

enum { HANDBOOK_TOPICS = 512, HANDBOOK_PAGE = 8192 };
/* All pages in the order of the book; at most `most`; returns how many. */
int handbook_topics(const MoatRules *rules, HandbookTopic *topics, int most);
/* Texts are closed strings, cut between characters when they do not fit; the length is returned. */
int handbook_title(const MoatRules *rules, MoatLanguage language, HandbookTopic topic, char *text, int size);
/* What kind of page it is: "chapter", "order". Translated. */
const char *handbook_kind(HandbookKind kind);
int handbook_page(const MoatRules *rules, MoatLanguage language, HandbookTopic topic, char *text, int size);
/* Pages that belong together with one, at most `most`. */
int handbook_related(const MoatRules *rules, HandbookTopic topic, HandbookTopic *topics, int most);
/* The page whose title, or table name, is or begins with what was typed; false when none is. */
bool handbook_find(const MoatRules *rules, MoatLanguage language, const char *typed, HandbookTopic *topic);
