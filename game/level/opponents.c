/* opponents.c - opponents with a doctrine, the one that the level suggests, and the par of built-in ones. */
#include "loader.h"
#include "utf8.h"
#include <string.h>

static const char *const rungs[] = {
#define MIND(id, ...) #id,
#include "moat/minds.def"
};
enum { RUNGS = sizeof rungs / sizeof *rungs };

static bool is_rung(const char *id) {
    for (int i = 0; i < RUNGS; i++)
        if (strcmp(rungs[i], id) == 0) return true;
    return false;
}

static bool is_persona(const MoatRules *rules, const char *id) {
    return id_find(rules->persona, rules->personas, sizeof *rules->persona, id) >= 0;
}

/* An id that is neither one of the level's opponents, where those are asked for, nor a built-in mind. */
static void unknown(Loader *loader, const Node *node, bool personas) {
    Nearest nearest = {.word = node->text};
    for (int i = 0; i < RUNGS; i++) nearest_offer(&nearest, rungs[i]);
    for (int i = 0; personas && i < loader->rules->personas; i++) nearest_offer(&nearest, loader->rules->persona[i].id);
    if (nearest.best)
        hint(loader, "did you mean '%s'?", nearest.best);
    else
        hint(loader, "built in are beginner, planner, master and others; see moat play --help");
    problem(
        loader, PROBLEM_NOT_DEFINED, spot_of(node), "there is no %s '%s'", personas ? "opponent" : "built-in mind", shown(node->text).text);
}

static void read_field(Loader *loader, const Node *map, const char *name, int8_t *to) {
    int value;
    if (whole_of(loader, map, PLACE_PLAN, name, &value)) *to = (int8_t)value;
}

static void read_plan(Loader *loader, Node *map, const Node *name, MoatPlan *plan) {
    Place place = place_of(PLACE_PLAN);
    if (map) keys_check(loader, map, &place, name);
#define FIELD(name, low, high, usual, doc) \
    plan->name = usual; \
    if (map) read_field(loader, map, #name, &plan->name);
#include "moat/plan_fields.def"
}

static void read_persona(Loader *loader, Node *key) {
    MoatPersona *persona = &loader->rules->persona[loader->rules->personas++];
    Place place = place_of(PLACE_PERSONA);
    text_safe(persona->id, sizeof persona->id, key->text, (size_t)key->size);
    keys_check(loader, key->value, &place, key);
    text_read(loader, key->value, PLACE_PERSONA, "name", &persona->name);
    text_read(loader, key->value, PLACE_PERSONA, "text", &persona->text);
    read_plan(loader, node_map(key->value, "plan"), node_key(key->value, "plan"), &persona->plan);
    const Node *rung = node_value(key->value, "rung");
    if (!rung) return;
    word_copy(persona->rung, sizeof persona->rung, rung);
    if (!is_rung(rung->text)) unknown(loader, rung, false);
}

/* A built-in mind's id is its own: whoever writes "beginner" means that one. */
static bool good(Loader *loader, const Node *key) {
    if (!id_check(loader, key, "opponent")) return false;
    if (is_rung(key->text)) {
        hint(loader, "give it another id");
        return problem(loader, PROBLEM_DUPLICATE_ID, spot_of(key), "'%s' is a built-in opponent", key->text);
    }
    if (key->value && key->value->kind == NODE_MAP) return true;
    return problem(loader, PROBLEM_SHAPE, spot_of(key), "the opponent '%s' must be a mapping", shown(key->text).text);
}

bool opponent_check(Loader *loader, const Node *node) {
    if (is_persona(loader->rules, node->text) || is_rung(node->text)) return true;
    unknown(loader, node, true);
    return false;
}

/* --- handicap --- */

/* The rungs that one climbs; those that others are measured by come after them. */
static const bool climbed[] = {
#define FORGETS true
#define SEARCHES true
#define GREEDY false
#define RANDOM false
#define MIND(id, name, kind, ...) kind,
#include "moat/minds.def"
};

static int next_said(const bool said[], int from, int step) {
    while (from >= 0 && from < RUNGS && climbed[from] && !said[from]) from += step;
    return from >= 0 && from < RUNGS && climbed[from] ? from : -1;
}

/* Rungs of which nothing is said lie evenly between those above and below, or are as the last one. */
static void fill_between(MoatFixed handicap[RUNGS], const bool said[RUNGS]) {
    for (int k = 0; k < RUNGS; k++) {
        int below = next_said(said, k, -1), above = next_said(said, k, 1);
        if (!climbed[k] || said[k] || (below < 0 && above < 0)) continue;
        if (below < 0) below = above;
        if (above < 0) above = below;
        handicap[k] = handicap[below] + (above > below ? (handicap[above] - handicap[below]) / (above - below) * (k - below) : 0);
    }
}

static void read_handicap(Loader *loader, Node *root) {
    MoatFixed *handicap = loader->rules->handicap;
    Node *map = node_map(root, "handicap");
    Place place = place_of(PLACE_HANDICAP);
    bool said[RUNGS] = {false};
    if (!map) return;
    keys_check(loader, map, &place, NULL);
    for (int k = 0; k < RUNGS; k++) {
        MoatLong points;
        said[k] = number_of(loader, map, PLACE_HANDICAP, rungs[k], &points);
        if (said[k]) handicap[k] = (MoatFixed)points;
    }
    fill_between(handicap, said);
}

void opponents_read(Loader *loader, Node *root) {
    read_handicap(loader, root);
    const Node *map = node_map(root, "opponents"), *opponent = node_value(root, "opponent");
    for (Node *key = map ? map->first : NULL; key; key = key->next) {
        if (!good(loader, key)) continue;
        if (loader->rules->personas == MOAT_PERSONAS) {
            problem(loader, PROBLEM_COUNT, spot_of(key), "there are %d opponents; there may be %d", map->size, MOAT_PERSONAS);
            break;
        }
        read_persona(loader, key);
    }
    if (!opponent) return;
    word_copy(loader->rules->opponent, sizeof loader->rules->opponent, opponent);
    opponent_check(loader, opponent);
}
