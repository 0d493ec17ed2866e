/* bench.c - moat bench: what things cost, each beside something else run in the same breath. It judges nothing and fails nothing: on a
 * busy machine both sides of a ratio are slow together. */
#include "command.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>
#include "exponent.h"
#include "fixed.h"
#include "moat/mind.h"
#include "moat/turn.h"
#include "vectors.h"

enum { ROUNDS = 9 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* What is measured: does its work once and returns how many units of it were done. */
enum { RECORDED = 32 };
typedef struct Bench {
    const MoatRules *rules;
    const char *path;
    uint64_t sink;
    MoatOrders (*orders)[MOAT_BLOCS]; /* of RECORDED games, turn by turn */
} Bench;
typedef long (*Work)(Bench *bench);

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Median microseconds a unit of two pieces of work, run in turn; and the median of their ratios. */
typedef struct Pair {
    double own, other, ratio;
} Pair;

static double once(Work work, Bench *bench) {
    double begun = seconds();
    long units = work(bench);
    return 1e6 * (seconds() - begun) / (double)(units > 0 ? units : 1);
}

static Pair side_by_side(Work own, Work other, Bench *bench) {
    double a[ROUNDS], b[ROUNDS], ratio[ROUNDS];
    once(own, bench);
    once(other, bench);
    for (int k = 0; k < ROUNDS; k++) {
        a[k] = once(own, bench);
        b[k] = once(other, bench);
        ratio[k] = a[k] / b[k];
    }
    qsort(a, ROUNDS, sizeof a[0], by_value);
    qsort(b, ROUNDS, sizeof b[0], by_value);
    qsort(ratio, ROUNDS, sizeof ratio[0], by_value);
    return (Pair){a[ROUNDS / 2], b[ROUNDS / 2], ratio[ROUNDS / 2]};
}

/* --- the engine --- */

static long play_quarters(Bench *bench) {
    static const MoatOrders none[MOAT_BLOCS];
    long quarters = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        MoatWorld world;
        moat_world_begin(&world, bench->rules, seed);
        while (!world.winner) moat_turn(&world, bench->rules, none, NULL);
        quarters += world.quarter;
        bench->sink += (uint64_t)world.score[0];
    }
    return quarters;
}

/* About six orders a side and turn, any that are possible; chosen beforehand, so that choosing is not measured. */
static void give_orders(Bench *bench, const MoatWorld *world, MoatOrders orders[MOAT_BLOCS], uint64_t dice) {
    enum { MOST = 2048, GIVEN = 6 };
    MoatOrder possible[MOST];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        orders[b].count = 0;
        for (int k = 0; k < GIVEN; k++) {
            int count = moat_orders_possible(world, bench->rules, b, &orders[b], possible, MOST);
            if (count == 0) break;
            dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            orders[b].order[orders[b].count++] = possible[(dice >> 33) % (uint64_t)(count < MOST ? count : MOST)];
        }
    }
}

static bool record_games(Bench *bench) {
    bench->orders = calloc((size_t)RECORDED * (size_t)bench->rules->turns, sizeof bench->orders[0]);
    for (int game = 0; game < RECORDED && bench->orders; game++) {
        MoatWorld world;
        moat_world_begin(&world, bench->rules, (uint64_t)game + 1);
        while (!world.winner) {
            MoatOrders *orders = bench->orders[game * bench->rules->turns + world.turn];
            give_orders(bench, &world, orders, (uint64_t)(game * bench->rules->turns + world.turn));
            moat_turn(&world, bench->rules, orders, NULL);
        }
    }
    return bench->orders != NULL;
}

static long play_recorded(Bench *bench) {
    long quarters = 0;
    for (int game = 0; game < RECORDED; game++) {
        MoatWorld world;
        moat_world_begin(&world, bench->rules, (uint64_t)game + 1);
        while (!world.winner) moat_turn(&world, bench->rules, bench->orders[game * bench->rules->turns + world.turn], NULL);
        quarters += world.quarter;
        bench->sink += (uint64_t)world.score[0];
    }
    return quarters;
}

typedef struct Rows {
    MoatFixed weight[30][MOAT_MARKETS], utility[MOAT_LINES][MOAT_MARKETS], share[MOAT_LINES][MOAT_MARKETS];
} Rows;

/* The arithmetic of one segment's logit and nothing else: thirty products for the utilities of six lines, their maximum, six exponentials,
 * one division. */
VECTORS static void logit(Rows *rows, int n) {
    MoatFixed best[MOAT_MARKETS], sum[MOAT_MARKETS] = {0};
    for (int k = 0; k < MOAT_LINES; k++)
        for (int m = 0; m < n; m++) {
            MoatFixed utility = 0;
            for (int i = 0; i < 5; i++) utility += fix_scale(rows->weight[5 * k + i][m], rows->share[k][m] + i);
            rows->utility[k][m] = utility;
        }
    for (int m = 0; m < n; m++) best[m] = rows->utility[0][m];
    for (int k = 1; k < MOAT_LINES; k++)
        for (int m = 0; m < n; m++) best[m] = fix_max(best[m], rows->utility[k][m]);
    for (int k = 0; k < MOAT_LINES; k++)
        for (int m = 0; m < n; m++) {
            MoatFixed below = fix_max(rows->utility[k][m] - best[m], -12 * MOAT_ONE);
            rows->share[k][m] = exp2_small(fix_scale(below, 94548));
            sum[m] += rows->share[k][m];
        }
    for (int m = 0; m < n; m++) sum[m] = (MoatFixed)((UINT32_C(1) << 31) / (uint32_t)sum[m]);
    for (int k = 0; k < MOAT_LINES; k++)
        for (int m = 0; m < n; m++) rows->share[k][m] = fix_scale(rows->share[k][m], 2 * sum[m]);
}

static long only_logit(Bench *bench) {
    enum { QUARTERS = 20000 };
    Rows rows;
    int n = (bench->rules->markets + 7) & ~7;
    for (int k = 0; k < 30; k++)
        for (int m = 0; m < MOAT_MARKETS; m++) rows.weight[k][m] = MOAT_RATIO(k * 24 + m, 400) - MOAT_ONE / 2;
    for (int k = 0; k < MOAT_LINES; k++)
        for (int m = 0; m < MOAT_MARKETS; m++) rows.share[k][m] = MOAT_RATIO(1, 6);
    for (long quarter = 0; quarter < QUARTERS; quarter++)
        for (int s = 0; s < bench->rules->segments; s++) logit(&rows, n);
    bench->sink += (uint64_t)rows.share[0][0];
    return QUARTERS;
}

static long hash_world(Bench *bench) {
    enum { TIMES = 2000 };
    MoatWorld world;
    moat_world_begin(&world, bench->rules, 1);
    for (int k = 0; k < TIMES; k++) {
        world.seed++;
        bench->sink ^= moat_world_hash(&world);
    }
    return TIMES;
}

static long copy_world(Bench *bench) {
    enum { TIMES = 20000 };
    static MoatWorld copy[8];
    moat_world_begin(&copy[0], bench->rules, 1);
    for (int k = 1; k < TIMES; k++) {
        memcpy(&copy[k % 8], &copy[(k - 1) % 8], sizeof copy[0]);
        copy[k % 8].seed += (uint64_t)k;
    }
    bench->sink += copy[3].seed;
    return TIMES;
}

static long forecast(Bench *bench) {
    MoatWorld world;
    MoatOutlook outlook[1] = {{.name = {MOAT_Q_score, {0, 0, 0}}}};
    moat_world_begin(&world, bench->rules, 1);
    moat_forecast(&world, bench->rules, 0, NULL, 1, outlook, 1);
    bench->sink += (uint64_t)outlook[0].middle;
    return 1;
}

static long decide(Bench *bench) {
    MoatWorld world;
    MoatOrders orders;
    moat_world_begin(&world, bench->rules, 1);
    moat_mind_orders(MOAT_MIND_planner, &world, bench->rules, 0, 7, &orders);
    bench->sink += (uint64_t)orders.count;
    return 1;
}

/* --- levels --- */

static long load_level(Bench *bench) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(bench->path, folders_of_levels(), &problems);
    bench->sink += rules ? rules->hash : 0;
    moat_rules_free(rules);
    moat_problems_free(&problems);
    return 1;
}

static void read_events(Bench *bench, const char *path) {
    FILE *file = fopen(path, "rbe");
    yaml_parser_t parser;
    yaml_event_t event;
    if (!file) return;
    if (yaml_parser_initialize(&parser)) {
        yaml_parser_set_input_file(&parser, file);
        for (bool more = true; more && yaml_parser_parse(&parser, &event); yaml_event_delete(&event)) {
            more = event.type != YAML_STREAM_END_EVENT;
            bench->sink++;
        }
        yaml_parser_delete(&parser);
    }
    fclose(file);
}

/* The bare events of the level and of base.yaml beside it. */
static long only_events(Bench *bench) {
    char base[FOLDER];
    snprintf(base, sizeof base, "%s", bench->path);
    char *name = strrchr(base, '/');
    read_events(bench, bench->path);
    snprintf(name ? name + 1 : base, 10, "base.yaml");
    read_events(bench, base);
    return 1;
}

/* --- */

static void print_pair(const char *what, const char *other, const char *aim, Pair pair) {
    printf("%-34s %12.2f us   %-30s %12.2f us   ratio %8.2f   %s\n", what, pair.own, other, pair.other, pair.ratio, aim);
}

static void print_memory(void) {
    char line[128];
    FILE *status = fopen("/proc/self/status", "re");
    long kilobytes = 0;
    while (status && fgets(line, (int)sizeof line, status)) (void)sscanf(line, "VmHWM: %ld", &kilobytes);
    if (status) fclose(status);
    if (kilobytes) printf(_("Peak memory of all this: %ld KiB; aim: below 8192.\n"), kilobytes);
}

int command_bench(int argc, char **argv) {
    char path[FOLDER];
    const char *level = argc > 1 ? argv[1] : LEVEL_MAIN;
    if (!level_find(level, path)) return EXIT_MISUSE;
    MoatRules *rules = level_open(level);
    if (!rules) return EXIT_TROUBLE;
    Bench bench = {.rules = rules, .path = path};
    printf(_("%s: medians of %d rounds, each beside what stands to its right.\n"), level, ROUNDS);
    Pair quarter = side_by_side(play_quarters, only_logit, &bench);
    print_pair(_("a quarter"), _("its logit arithmetic alone"), _("aim: 3"), quarter);
    if (record_games(&bench))
        print_pair(_("a quarter with random orders"), _("its logit arithmetic alone"), "", side_by_side(play_recorded, only_logit, &bench));
    free(bench.orders);
    print_pair(_("hash of a world"), _("copy of a world"), "", side_by_side(hash_world, copy_world, &bench));
    print_pair(_("a forecast of one turn"), _("its logit arithmetic alone"), "", side_by_side(forecast, only_logit, &bench));
    print_pair(_("an opening of the planner"), _("its logit arithmetic alone"), "", side_by_side(decide, only_logit, &bench));
    print_pair(_("loading the level"), _("libyaml's bare events"), _("aim: 3"), side_by_side(load_level, only_events, &bench));
    printf(_("Quarters a second on one core: %.0f.\n"), 1e6 / quarter.own);
    print_memory();
    moat_rules_free(rules);
    return bench.sink ? EXIT_FINE : EXIT_TROUBLE;
}
