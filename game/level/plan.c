/* plan.c - what will happen by date: scheduled changes, tenders, dates of doctrines. */
#include "loader.h"
#include <stdio.h>
#include <string.h>

/* --- schedule --- */

/* The quarter of the game, counted from 0; -1 when it is before the game or after it. Only the level itself is told of that: what it
 * extends was written for another calendar. */
static int quarter_of_game(Loader *loader, const Node *at) {
    const MoatRules *rules = loader->rules;
    int year = 0, quarter = 0;
    if (!at || !quarter_read(loader, at, &year, &quarter)) return -1;
    int when = 4 * (year - rules->start_year) + quarter - rules->start_quarter;
    if (when >= 0 && when < moat_quarters(rules)) return when;
    if (at->source == 0 && rules->start_year && moat_quarters(rules))
        problem(loader, PROBLEM_NEVER, spot_of(at), "%s is %s the game", shown(at->text).text, when < 0 ? "before" : "after");
    return -1;
}

static void read_scheduled(Loader *loader, const Node *root, Node *map) {
    MoatScheduled *scheduled = &loader->rules->schedule[loader->rules->scheduled];
    Place place = place_of(PLACE_SCHEDULED);
    keys_check(loader, map, &place, node_value(map, "id"));
    word_copy(scheduled->id, sizeof scheduled->id, node_value(map, "id"));
    text_read(loader, map, PLACE_SCHEDULED, "title", &scheduled->title);
    text_read(loader, map, PLACE_SCHEDULED, "text", &scheduled->text);
    scheduled->effects = effects_read(loader, node_list(map, "effects"));
    source_read(loader, root, map, place.words, true, &scheduled->source);
    scheduled->quarter = quarter_of_game(loader, node_value(map, "at"));
    map->passed = scheduled->quarter < 0;
    if (map->passed)
        *scheduled = (MoatScheduled){0};
    else
        loader->rules->scheduled++;
}

void schedule_read(Loader *loader, Node *root) {
    Node *list = node_list(root, "schedule");
    if (!list) return;
    entries_check(loader, list, "scheduled change", MOAT_SCHEDULED);
    for (Node *entry = list->first; entry; entry = entry->next) read_scheduled(loader, root, entry);
}

/* --- tenders --- */

static void read_tender(Loader *loader, const Node *root, Node *map) {
    MoatRules *rules = loader->rules;
    MoatTenderPlace *tender = &rules->tender[rules->tender_pool];
    Place place = place_of(PLACE_TENDER);
    const Node *market = node_value(map, "market"), *segment = node_value(map, "segment");
    map->passed = (market && removed(loader, "markets", market->text)) || (segment && removed(loader, "segments", segment->text));
    if (map->passed) return;
    keys_check(loader, map, &place, node_value(map, "id"));
    word_copy(tender->id, sizeof tender->id, node_value(map, "id"));
    text_read(loader, map, PLACE_TENDER, "name", &tender->name);
    source_read(loader, root, map, place.words, false, NULL);
    tender->market = market ? market_index(loader, market) : -1;
    tender->segment = segment ? segment_index(loader, segment) : -1;
    rules->tender_pool++;
}

void tenders_read(Loader *loader, Node *root) {
    const Node *tenders = node_map(root, "tenders"), *per_turn = node_value(tenders, "per_turn");
    Node *pool = node_list(tenders, "pool");
    MoatRules *rules = loader->rules;
    if (pool) entries_check(loader, pool, "tender", MOAT_TENDER_POOL);
    for (Node *entry = pool ? pool->first : NULL; entry; entry = entry->next) read_tender(loader, root, entry);
    if (!whole_of(loader, tenders, PLACE_TENDERS, "per_turn", &rules->tenders_per_turn)) return;
    if (rules->tenders_per_turn > rules->tender_pool && !loader->abstract)
        problem(loader, PROBLEM_COUNT, spot_of(per_turn), "%d tenders a turn need as many in the pool, found %d", rules->tenders_per_turn,
            rules->tender_pool);
}

/* --- doctrines --- */

static void read_offer(Loader *loader, Node *map, MoatDoctrine *doctrine) {
    Place place = place_of(PLACE_OFFER);
    keys_check(loader, map, &place, node_value(map, "id"));
    word_copy(doctrine->id, sizeof doctrine->id, node_value(map, "id"));
    text_read(loader, map, PLACE_OFFER, "name", &doctrine->name);
    text_read(loader, map, PLACE_OFFER, "text", &doctrine->text);
    doctrine->effects = effects_read(loader, node_list(map, "effects"));
}

static void read_offers(Loader *loader, const Node *offers, MoatDoctrineDate *date) {
    for (const Node *key = offers->first; key; key = key->next) {
        int bloc = bloc_index(loader, key), i = 0;
        if (!key->value || key->value->kind != NODE_LIST) {
            problem(loader, PROBLEM_SHAPE, spot_of(key), "the offers of '%s' must be a list of doctrines", shown(key->text).text);
            continue;
        }
        int count = entries_check(loader, key->value, "doctrine", MOAT_DOCTRINES);
        if (bloc < 0) continue;
        date->offers[bloc] = count;
        for (Node *entry = key->value->first; entry; entry = entry->next) read_offer(loader, entry, &date->offer[bloc][i++]);
    }
}

static void read_date(Loader *loader, const Node *root, Node *map, int at) {
    MoatRules *rules = loader->rules;
    MoatDoctrineDate *date = &rules->doctrine[at];
    Place place = place_of(PLACE_DATE);
    int turn = 1;
    keys_check(loader, map, &place, node_value(map, "id"));
    const Node *node = node_value(map, "turn"), *offers = node_map(map, "offers");
    if (whole_of(loader, map, PLACE_DATE, "turn", &turn)) {
        if (rules->turns && turn > rules->turns) problem(loader, PROBLEM_NEVER, spot_of(node), "the game has only %d turns", rules->turns);
        for (int i = 0; i < at; i++)
            if (rules->doctrine[i].turn == turn - 1)
                problem(loader, PROBLEM_SAME_TURN, spot_of(node), "turn %d has doctrines already", turn);
    }
    date->turn = turn - 1;
    source_read(loader, root, map, place.words, false, NULL);
    if (offers) read_offers(loader, offers, date);
}

void doctrines_read(Loader *loader, Node *root) {
    Node *list = node_list(root, "doctrines");
    if (!list) return;
    loader->rules->doctrine_dates = entries_check(loader, list, "date of doctrines", MOAT_DOCTRINE_DATES);
    int at = 0;
    for (Node *entry = list->first; entry; entry = entry->next) read_date(loader, root, entry, at++);
}
