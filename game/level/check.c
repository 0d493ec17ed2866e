/* check.c - what only the whole level shows: sums, homes, jurisdictions. */
#include "loader.h"
#include <stdio.h>
#include <string.h>

static void check_sum(Loader *loader, const Node *root, const char *name, const MoatFixed *part, int count) {
    int64_t sum = 0;
    for (int i = 0; i < count; i++) sum += part[i];
    /* Each part was rounded to 1/65536. */
    if (!count || (sum >= MOAT_ONE - count && sum <= MOAT_ONE + count)) return;
    int64_t tenths = (sum * 1000 + MOAT_ONE / 2) / MOAT_ONE;
    problem(loader, PROBLEM_SUM, spot_of(node_key(root, "segments")), "the '%s' of all segments must sum to 100%%, found %d.%d%%", name,
        (int)(tenths / 10), (int)(tenths % 10));
}

static void check_weights(Loader *loader, const Node *root) {
    const MoatRules *rules = loader->rules;
    int64_t sum = (int64_t)rules->weight_present + rules->weight_tomorrow + rules->weight_autonomy;
    if (sum >= MOAT_ONE - 3 && sum <= MOAT_ONE + 3) return;
    problem(loader, PROBLEM_SUM, spot_of(node_key(root, "victory")),
        "the weights of present, tomorrow and autonomy must sum to 100%%, found %d%%", (int)((sum * 100 + MOAT_ONE / 2) / MOAT_ONE));
}

static void check_homes(Loader *loader, const Node *root) {
    const MoatRules *rules = loader->rules;
    if (!rules->markets || rules->home[0] < 0 || rules->home[0] != rules->home[1]) return;
    const Node *blocs = node_map(root, "blocs"), *second = blocs && blocs->first ? blocs->first->next : NULL;
    const Node *home = second ? node_find(second->value, "home") : NULL;
    if (home) problem(loader, PROBLEM_HOME, spot_of(home), "both blocs have their home in '%s'", rules->market[rules->home[0]].id);
}

static void check_jurisdictions(Loader *loader, const Node *root) {
    const MoatRules *rules = loader->rules;
    uint32_t watched = 0;
    for (int r = 0; r < rules->regulators; r++) watched |= rules->jurisdiction[r];
    const Node *markets = node_map(root, "markets"), *key = markets ? markets->first : NULL;
    for (int m = 0; m < rules->markets && key; m++, key = key->next)
        if (!(watched >> m & 1))
            problem(loader, PROBLEM_NO_REGULATOR, spot_of(key), "the market '%s' stands under no regulator", rules->market[m].id);
}

/* Where most texts are translated the others were forgotten, and each is named; else the level is simply not translated. */
static void check_languages(Loader *loader) {
    int missing = loader->texts - loader->french, kept = missing < LEVEL_KEPT ? missing : LEVEL_KEPT;
    if (!missing) return;
    if (loader->french < missing) {
        problem(loader, PROBLEM_NO_FRENCH, spot_of(loader->not_french[0]), "%d of %d texts have no French", missing, loader->texts);
        return;
    }
    for (int i = 0; i < kept; i++)
        if (loader->not_french[i]->source == 0)
            problem(loader, PROBLEM_NO_FRENCH, spot_of(loader->not_french[i]), "this text has no French, as the others have");
}

/* Sums of parts that are wrong themselves would be wrong twice. */
static bool sound(const Loader *loader) {
    for (int i = 0; i < loader->sources; i++)
        if (loader->source[i].errors) return false;
    return true;
}

void level_check(Loader *loader, Node *root) {
    bool good = sound(loader);
    if (!loader->abstract) {
        if (good) {
            check_sum(loader, root, "spend", loader->rules->spend, loader->rules->segments);
            check_sum(loader, root, "segment_node", loader->rules->segment_node, loader->rules->segments);
            check_weights(loader, root);
        }
        check_homes(loader, root);
        if (good) check_jurisdictions(loader, root);
    }
    check_languages(loader);
    if (good) lint(loader, root);
}
