/* breed.c - breeds plans without end, by hand: can something that never thinks beat the strongest who does? A double oracle over the fields
 * of plans (each side in turn is bred against the other's mixture and joins it), then the best against a mind. breed [LEVEL [ROUNDS [MIND
 * [GAMES]]]]     defaults: two-doctrines, 1 round, apprentice, 4 games a side: the short form, for CI Exit status 1 when the bred plans win
 * more than 45 % and that is no chance: the interval lies above. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "field.h"
#include "moat/level.h"

static const char *const folders[] = {MOAT_LEVELS, NULL};

static void print_plan(const MoatPlan *plan) {
    int8_t value[MOAT_PLAN_FIELDS];
    memcpy(value, plan, sizeof value);
    for (int k = 0; k < MOAT_PLAN_FIELDS; k++) printf("%s%s: %d", k ? ", " : "    {", moat_plan_field(k)->name, value[k]);
    printf("}\n");
}

typedef struct Match {
    const MoatRules *rules;
    MoatMind mind;
    MoatSide side; /* of the plans */
    Mixture mixture;
    int games;
} Match;

static void play(const void *context, int task, void *result) {
    const Match *match = context;
    const MoatPlan *plan = mixture_at(&match->mixture, task, match->games);
    MoatWorld world;
    moat_world_begin(&world, match->rules, 900000 + (uint64_t)task);
    while (!world.winner) {
        MoatOrders orders[MOAT_BLOCS];
        MoatSide rival = moat_rival(match->side);
        moat_plan_orders(plan, &world, match->rules, match->side, &orders[match->side]);
        moat_mind_orders(match->mind, &world, match->rules, rival, duel_mind_seed(&world, rival), &orders[rival]);
        moat_turn(&world, match->rules, orders, NULL);
    }
    *(double *)result = world.winner == 3 ? 0.5 : world.winner == match->side + 1;
}

static double against(const Field *field, const MoatRules *rules, MoatSide side, MoatMind mind, int games) {
    Match match = {.rules = rules, .mind = mind, .side = side, .games = games};
    double *won = calloc((size_t)games, sizeof *won), sum = 0;
    field_mixture(field, side, false, &match.mixture);
    if (!won || !duel_spread(field->jobs, games, won, sizeof *won, play, &match, NULL)) exit(2);
    for (int k = 0; k < games; k++) sum += won[k];
    free(won);
    return sum;
}

static void breed_round(Field *field, int round, bool brief) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        char name[40];
        Bred bred;
        Kin kin = round < KINS - 1 && !brief ? (Kin)(round + 1) : KIN_ANY; /* the best of each kind first, then the best of all */
        snprintf(name, sizeof name, "bred-%s-%d", kin_name(kin), round + 1);
        int generations = brief ? 2 : 60, games = brief ? 8 : 12;
        uint64_t seed = 1000000 + (uint64_t)(2 * round + b) * 20000;
        Breed breed = {.side = b, .kin = kin, .generations = generations, .games = games, .seed = seed};
        if (!field_breed(field, breed, name, &bred)) exit(2);
        printf("  %s of %s wins %.1f %% (%.1f .. %.1f) against the other side's mixture\n", name, field->bars->rules->bloc[b].id,
            100 * bred.rate.middle, 100 * bred.rate.low, 100 * bred.rate.high);
    }
    if (!field_play(field)) exit(2);
    printf("round %d: %s wins %.1f %% between mixtures\n", round + 1, field->bars->rules->bloc[0].id, 100 * field->equilibrium.value);
}

static MoatRules *load(const char *name) {
    char path[512];
    MoatProblems problems = {0};
    snprintf(path, sizeof path, MOAT_LEVELS "/%s.yaml", name);
    MoatRules *rules = moat_level_load(strchr(name, '/') ? name : path, folders, &problems);
    if (!rules) fprintf(stderr, "breed: %s cannot be loaded\n", name);
    moat_problems_free(&problems);
    return rules;
}

int main(int argc, char **argv) {
    static Field field;
    const char *mind_name = argc > 3 ? argv[3] : "apprentice";
    int rounds = argc > 2 ? atoi(argv[2]) : 1, games = argc > 4 ? atoi(argv[4]) : 4;
    MoatRules *rules = load(argc > 1 ? argv[1] : "two-doctrines");
    MoatMind mind;
    Bars bars;
    if (!rules || rounds < 1 || games < 1 || !moat_mind_find(rules, mind_name, &mind) || !bars_make(&bars, rules)) return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (!field_begin(&field, &bars, duel_processors(), argc > 2 ? 60 : 8, 500000) || !field_play(&field)) return 2;
    for (int round = 0; round < rounds; round++) breed_round(&field, round, argc <= 2);
    double won = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        const double *weight = b == 0 ? field.equilibrium.row : field.equilibrium.column;
        double part = against(&field, rules, b, mind, games);
        Interval rate = figures_proportion(part, games);
        won += part;
        printf("as %s, %s against it: %.1f %% (%.1f .. %.1f) of %d games. Its plans:\n", rules->bloc[b].id, mind_name, 100 * rate.middle,
            100 * rate.low, 100 * rate.high, games);
        for (int k = 0; k < field.count[b]; k++) {
            if (weight[k] < 0.05) continue;
            printf("  %s, weight %.2f\n", field.name[b][k], weight[k]);
            print_plan(&field.plan[b][k]);
        }
    }
    Interval rate = figures_proportion(won, 2 * games);
    printf("bred plans win %.1f %% (%.1f .. %.1f) against %s; wanted: at most 45\n", 100 * rate.middle, 100 * rate.low, 100 * rate.high,
        mind_name);
    field_end(&field);
    bars_free(&bars);
    moat_rules_free(rules);
    return argc > 2 && rate.low > 0.45;
}
