/* sections.c - parameters of the whole level, and cost and strength of orders. */
#include "loader.h"
#include <string.h>

static void read_section(Loader *loader, const Node *root, const Node *key) {
    Place place = place_of_section(key->text);
    if (!key->value || key->value->kind != NODE_MAP) {
        problem(loader, PROBLEM_SHAPE, spot_of(key), "'%s' must be a mapping", key->text);
        return;
    }
    keys_check(loader, key->value, &place, NULL);
    source_read(loader, root, key->value, key->text, true, NULL);
    fields_read(loader, key->value, &place, 0);
}

void cost_read(Loader *loader, const Node *map, PlaceKind place, int *mandate, MoatFixed *cash) {
    MoatLong money;
    whole_of(loader, map, place, "mandate", mandate);
    if (number_of(loader, map, place, "cash", &money)) *cash = (MoatFixed)money;
}

bool verb_same(const char *a, const char *b) {
    for (; *a && *b; a++, b++)
        if (*a != *b && !(*a == '_' && *b == '-') && !(*a == '-' && *b == '_')) return false;
    return *a == *b;
}

/* A misspelled one is read as what it was meant to be. */
static int verb_index(Loader *loader, const Node *key) {
    for (int verb = 0; verb < MOAT_VERBS; verb++)
        if (verb_same(moat_verb((MoatVerb)verb)->name, key->text)) return verb;
    Nearest nearest = {.word = key->text};
    for (int verb = 0; verb < MOAT_VERBS; verb++) nearest_offer(&nearest, moat_verb((MoatVerb)verb)->name);
    if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "there is no order '%s'", shown(key->text).text);
    for (int verb = 0; verb < MOAT_VERBS && nearest.best && !nearest.tie; verb++)
        if (nearest.best == moat_verb((MoatVerb)verb)->name) return verb;
    return -1;
}

static void read_verb(Loader *loader, const Node *root, const Node *key, int verb) {
    MoatRules *rules = loader->rules;
    Place place = place_of(PLACE_VERB);
    if (!key->value || key->value->kind != NODE_MAP) {
        hint(loader, "as in {mandate: 1, cash: 0.5 bn, strength: 1}");
        problem(loader, PROBLEM_SHAPE, spot_of(key), "the order '%s' must be a mapping", key->text);
        return;
    }
    keys_check(loader, key->value, &place, key);
    cost_read(loader, key->value, PLACE_VERB, &rules->order_mandate[verb], &rules->order_cash[verb]);
    source_read(loader, root, key->value, key->text, false, NULL);
    MoatLong value;
    if (number_of(loader, key->value, PLACE_VERB, "strength", &value)) rules->order_strength[verb] = (MoatFixed)value;
}

static void check_verbs_given(Loader *loader, const Node *orders, const bool given[MOAT_VERBS]) {
    const char *first = NULL;
    int count = 0;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        if (given[verb]) continue;
        if (!count++) first = moat_verb((MoatVerb)verb)->name;
    }
    if (count == 1) problem(loader, PROBLEM_MISSING, spot_of(orders), "orders lacks %s", first);
    if (count > 1) problem(loader, PROBLEM_MISSING, spot_of(orders), "orders lacks %s and %d more", first, count - 1);
}

static void read_orders(Loader *loader, const Node *root) {
    const Node *orders = node_map(root, "orders");
    bool given[MOAT_VERBS] = {false};
    for (int verb = 0; verb < MOAT_VERBS; verb++) loader->rules->order_strength[verb] = MOAT_ONE;
    if (!orders) return;
    const Node *most = node_find(orders, "most");
    for (const Node *key = orders->first; key; key = key->next) {
        if (strcmp(key->text, "most") == 0 || strcmp(key->text, "source") == 0) continue;
        int verb = verb_index(loader, key);
        if (verb < 0) continue;
        given[verb] = true;
        read_verb(loader, root, key, verb);
    }
    if (most)
        whole_of(loader, orders, PLACE_ORDERS, "most", &loader->rules->orders_most);
    else if (!loader->abstract)
        problem(loader, PROBLEM_MISSING, spot_of(node_key(root, "orders")), "orders lacks most: orders a turn");
    source_read(loader, root, orders, "orders", true, NULL);
    if (!loader->abstract) check_verbs_given(loader, node_key(root, "orders"), given);
}

void sections_read(Loader *loader, Node *root) {
    for (const Node *key = root->first; key; key = key->next)
        if (field_section(key->text)) read_section(loader, root, key);
    read_orders(loader, root);
}
