/* tests.c - games that the author expects to go a certain way: who plays, with what orders, and what is true at the end. */
#include "loader.h"
#include <string.h>

static void mind_read(Loader *loader, const Node *node, char to[32]) {
    if (strcmp(node->text, "nobody") != 0 && opponent_check(loader, node)) word_copy(to, 32, node);
}

/* --- orders written down --- */

/* The n-th word of an order's text, cut to what an id may have. */
static bool word_of(const char *text, int n, char word[40]) {
    for (; n > 0; n--) {
        text += strcspn(text, " ");
        text += strspn(text, " ");
    }
    size_t size = strcspn(text, " ");
    if (size > 39) size = 39;
    memcpy(word, text, size);
    word[size] = 0;
    return size > 0;
}

static const MoatVerbRow *verb_of(const char *word) {
    for (int verb = 0; verb < MOAT_VERBS; verb++)
        if (verb_same(moat_verb((MoatVerb)verb)->name, word)) return moat_verb((MoatVerb)verb);
    return NULL;
}

/* Only whom it is about: whether it can be given then, the game says. */
static void check_target(Loader *loader, const Node *node, const MoatVerbRow *verb) {
    const MoatRules *rules = loader->rules;
    char word[40];
    Node target = *node;
    if (verb->target == MOAT_TARGET_NOTHING || verb->target == MOAT_TARGET_TENDER || verb->target == MOAT_TARGET_PROGRAMME) return;
    if (!word_of(node->text, 1, word)) {
        hint(loader, "as in 'cloud brazil' or 'monetise startups 2'");
        problem(loader, PROBLEM_CHOICE, spot_of(node), "the order '%s' says not for whom or where", shown(node->text).text);
        return;
    }
    target.text = word;
    switch (verb->target) {
    case MOAT_TARGET_MARKET: market_index(loader, &target); break;
    case MOAT_TARGET_SEGMENT: segment_index(loader, &target); break;
    case MOAT_TARGET_REGULATOR:
        id_index(loader, rules->regulator, rules->regulators, sizeof *rules->regulator, &target, "regulator");
        break;
    default: id_index(loader, rules->event, rules->events, sizeof *rules->event, &target, "event"); break;
    }
}

static void check_order(Loader *loader, const Node *node) {
    char word[40];
    if (!word_of(node->text, 0, word)) word[0] = 0;
    const MoatVerbRow *verb = verb_of(word);
    if (verb) {
        check_target(loader, node, verb);
        return;
    }
    Nearest nearest = {.word = word};
    for (int i = 0; i < MOAT_VERBS; i++) nearest_offer(&nearest, moat_verb((MoatVerb)i)->name);
    if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
    problem(loader, PROBLEM_NOT_DEFINED, spot_of(node), "there is no order '%s'", shown(word).text);
}

static void orders_read(Loader *loader, const Node *key, int turns) {
    MoatRules *rules = loader->rules;
    const Node *list = key->value;
    MoatLong number;
    if (!number_read(loader, key, "turn", (NumberRule){MOAT_UNIT_NUMBER, true, 1, turns}, &number) || !list) return;
    int turn = (int)(number / MOAT_ONE);
    if (list->kind != NODE_LIST) {
        hint(loader, "as in {1: [release-premium, cloud brazil]}");
        problem(loader, PROBLEM_SHAPE, spot_of(key), "the orders of turn %d must be a list", turn);
        return;
    }
    for (const Node *node = list->first; node; node = node->next) {
        if (node->kind != NODE_VALUE) {
            problem(loader, PROBLEM_SHAPE, spot_of(node), "an order is written as in cloud brazil");
        } else if (rules->planned_orders == MOAT_PLANNED) {
            problem(loader, PROBLEM_COUNT, spot_of(node), "there are too many orders in tests; the limit is %d", MOAT_PLANNED);
            return;
        } else {
            check_order(loader, node);
            rules->planned[rules->planned_orders++] = (MoatPlanned){turn - 1, word_keep(loader, node->text)};
        }
    }
}

static void plan_read(Loader *loader, const Node *map, int turns, MoatSpan *plan) {
    int first = loader->rules->planned_orders;
    for (const Node *key = map->first; key; key = key->next) orders_read(loader, key, turns);
    *plan = (MoatSpan){(int16_t)first, (int16_t)(loader->rules->planned_orders - first)};
}

void play_read(Loader *loader, const Node *play, int turns, char mind[MOAT_BLOCS][32], MoatSpan plan[MOAT_BLOCS]) {
    for (const Node *key = play ? play->first : NULL; key; key = key->next) {
        int bloc = bloc_index(loader, key);
        if (bloc < 0 || !key->value) continue;
        if (key->value->kind == NODE_VALUE)
            mind_read(loader, key->value, mind[bloc]);
        else if (key->value->kind == NODE_MAP)
            plan_read(loader, key->value, turns, &plan[bloc]);
        else {
            hint(loader, "as in {1: [release-premium], 3: [cloud brazil]}");
            problem(loader, PROBLEM_SHAPE, spot_of(key), "'%s' is played by an opponent, or by orders by turn", shown(key->text).text);
        }
    }
}

/* --- all --- */

static void read_test(Loader *loader, Node *map, MoatTest *test) {
    Place place = place_of(PLACE_TEST);
    int seed = 1, most = loader->rules->turns ? loader->rules->turns : MOAT_HORIZON;
    keys_check(loader, map, &place, NULL);
    const Node *expect = node_find(map, "expect");
    *test = (MoatTest){.line = map->line, .turns = most};
    text_read(loader, map, PLACE_TEST, "about", &test->about);
    whole_of(loader, map, PLACE_TEST, "seed", &seed);
    if (whole_of(loader, map, PLACE_TEST, "turns", &test->turns) && test->turns > most) {
        problem(loader, PROBLEM_NEVER, spot_of(node_value(map, "turns")), "the game has only %d turns", most);
        test->turns = most;
    }
    test->seed = (uint64_t)seed;
    play_read(loader, node_map(map, "play"), test->turns, test->mind, test->plan);
    if (expect) test->expect = condition_read(loader, expect);
}

void tests_read(Loader *loader, Node *root) {
    MoatRules *rules = loader->rules;
    const Node *list = node_list(root, "tests");
    for (Node *entry = list ? list->first : NULL; entry; entry = entry->next) {
        if (entry->kind != NODE_MAP) {
            hint(loader, "as in - {seed: 1, expect: [{world.turn: {above: 3}}]}");
            problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of this list must be a mapping: test");
        } else if (rules->tests == MOAT_TESTS) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "there are too many tests; the limit is %d", MOAT_TESTS);
            return;
        } else {
            read_test(loader, entry, &rules->test[rules->tests++]);
        }
    }
}
