/* events.c - what may happen, to whom, and what can be answered. */
#include "loader.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

/* A misspelled one is read as what it was meant to be. */
static MoatSubject read_subject(Loader *loader, const Node *event) {
    static const char *const word[] = {[MOAT_NOBODY] = "nobody", [MOAT_ONE_MARKET] = "market", [MOAT_ONE_BLOC] = "bloc"};
    const Node *node = node_value(event, "subject");
    Nearest nearest = {.word = node ? node->text : ""};
    loader->subject_unknown = !node && node_key(event, "subject"); /* what stood there was refused */
    if (!node) return MOAT_NOBODY;
    for (int i = 0; i < 3; i++) {
        if (strcmp(node->text, word[i]) == 0) return (MoatSubject)i;
        nearest_offer(&nearest, word[i]);
    }
    if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_CHOICE, spot_of(node), "'subject' must be market, bloc or nobody, found '%s'", shown(node->text).text);
    loader->subject_unknown = !nearest.best;
    for (int i = 0; i < 3; i++)
        if (nearest.best == word[i]) return (MoatSubject)i;
    return MOAT_NOBODY;
}

static uint32_t read_among(Loader *loader, const Node *event, MoatSubject subject) {
    const Node *list = node_list(event, "among");
    int all = subject == MOAT_ONE_MARKET ? loader->rules->markets : subject == MOAT_ONE_BLOC ? MOAT_BLOCS : 0;
    uint32_t among = 0;
    if (!list || loader->subject_unknown) return (uint32_t)((UINT64_C(1) << all) - 1);
    if (subject == MOAT_NOBODY) {
        hint(loader, "give subject: market or subject: bloc");
        problem(loader, PROBLEM_SUBJECT, spot_of(list), "'among' has no sense in an event that happens to nobody");
        return 0;
    }
    int passed = 0;
    for (Node *entry = list->first; entry; entry = entry->next) {
        entry->passed = subject == MOAT_ONE_MARKET && removed(loader, "markets", entry->text);
        passed += entry->passed;
        if (entry->passed) continue;
        int i = subject == MOAT_ONE_MARKET ? market_index(loader, entry) : bloc_index(loader, entry);
        if (i >= 0) among |= UINT32_C(1) << i;
    }
    if (list->size == passed) problem(loader, PROBLEM_COUNT, spot_of(list), "'among' names nobody");
    return among;
}

static int read_answerer(Loader *loader, const Node *event, MoatSubject subject, int answers) {
    const Node *node = node_value(event, "for");
    if (!node) {
        hint(loader, "give for: with the id of a bloc%s", subject == MOAT_ONE_BLOC ? ", it or other" : "");
        if (answers && !node_key(event, "for"))
            problem(loader, PROBLEM_MISSING, spot_of(event), "this event has answers, but nobody to give them");
        loader->hint[0] = 0;
        return -1;
    }
    bool it = strcmp(node->text, "it") == 0, other = strcmp(node->text, "other") == 0;
    if (!answers) problem(loader, PROBLEM_COUNT, spot_of(node), "'for' says who answers, but there are no answers");
    if (!it && !other) return bloc_index(loader, node);
    if (subject != MOAT_ONE_BLOC && !loader->subject_unknown)
        problem(loader, PROBLEM_SUBJECT, spot_of(node), "'%s' answers only events whose subject is a bloc", node->text);
    return it ? MOAT_IT : MOAT_OTHER;
}

static void read_answer(Loader *loader, Node *map, MoatAnswer *answer) {
    Place place = place_of(PLACE_ANSWER), cost_place = place_of(PLACE_COST);
    keys_check(loader, map, &place, node_value(map, "id"));
    word_copy(answer->id, sizeof answer->id, node_value(map, "id"));
    text_read(loader, map, PLACE_ANSWER, "label", &answer->label);
    Node *cost = node_map(map, "cost");
    if (cost) {
        keys_check(loader, cost, &cost_place, NULL);
        cost_read(loader, cost, PLACE_COST, &answer->mandate, &answer->cash);
    }
    answer->effects = effects_read(loader, node_list(map, "effects"));
}

static void read_answers(Loader *loader, const Node *map, MoatEvent *event) {
    Node *list = node_list(map, "answers");
    if (!list) return;
    if (list->size < 2)
        problem(loader, PROBLEM_COUNT, spot_of(node_key(map, "answers")), "there must be 2 to %d answers, or none, found %d", MOAT_ANSWERS,
            list->size);
    event->answers = entries_check(loader, list, "answer", MOAT_ANSWERS);
    int i = 0;
    for (Node *entry = list->first; entry; entry = entry->next) read_answer(loader, entry, &event->answer[i++]);
}

static void read_when_it_happens(Loader *loader, const Node *map, MoatEvent *event) {
    const Node *rest = node_value(map, "rest");
    MoatLong share = MOAT_ONE;
    number_of(loader, map, PLACE_EVENT, "chance", &share);
    event->chance = (MoatFixed)share;
    flag_of(loader, map, "once", &event->once);
    event->rest = 4;
    whole_of(loader, map, PLACE_EVENT, "rest", &event->rest);
    if (rest && event->once)
        problem(loader, PROBLEM_CHOICE, spot_of(rest), "an event that happens once does not rest; give one of once and rest");
}

static void read_event(Loader *loader, const Node *root, Node *map, MoatEvent *event) {
    Place place = place_of(PLACE_EVENT);
    keys_check(loader, map, &place, node_value(map, "id"));
    event->subject = loader->subject = read_subject(loader, map);
    loader->subject_event = map;
    event->among = read_among(loader, map, event->subject);
    text_read(loader, map, PLACE_EVENT, "title", &event->title);
    text_read(loader, map, PLACE_EVENT, "text", &event->text);
    read_when_it_happens(loader, map, event);
    event->when = condition_read(loader, node_find(map, "when"));
    event->effects = effects_read(loader, node_list(map, "effects"));
    read_answers(loader, map, event);
    event->answerer = read_answerer(loader, map, event->subject, event->answers);
    source_read(loader, root, map, place.words, true, &event->source);
    loader->subject_event = NULL;
    loader->subject = MOAT_NOBODY;
    loader->subject_unknown = false;
}

void events_read(Loader *loader, Node *root) {
    MoatRules *rules = loader->rules;
    Node *list = node_list(root, "events");
    if (!list) return;
    rules->events = entries_check(loader, list, "event", MOAT_EVENTS);
    int i = 0;
    for (const Node *entry = list->first; entry; entry = entry->next) word_copy(rules->event[i++].id, 32, node_value(entry, "id"));
    i = 0;
    for (Node *entry = list->first; entry; entry = entry->next) read_event(loader, root, entry, &rules->event[i++]);
}
