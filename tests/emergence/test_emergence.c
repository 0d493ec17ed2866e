/* test_emergence.c - what the rules are meant to bring forth, each as a figure of seeded play. Nothing here is scripted into the rules.
 * Numbers in the names are those of the list in README.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "balance.h"
#include "study.h"

static const double ANY = 1e9;
static int games(int few, int many) { return study_long() ? many : few; }

/* --- 1: neither strategy dominates --- */

/* The plan that does best against what the rival mixes, of all of them or of a kind; -1: there is none. */
enum { PREMIUM_LED, OPEN_LED, ALL };
static int best_plan(const Field *field, MoatSide b, int kind) {
    double most = -1;
    int best = -1;
    for (int k = 0; k < field->count[b]; k++) {
        double value = field_value(field, b, k);
        bool of_kind = kind == ALL || (field_bearing(field, b, k).open_use >= 0.5) == (kind == OPEN_LED);
        if (of_kind && value > most) most = value, best = k;
    }
    return best;
}

/* Both kinds of play are among the best responses to what the rival mixes; which plan of a kind weighs is a matter of what was bred. Two
 * plans against the same rivals and dice, in games that neither was chosen by: the table's own are few, and its best is partly luck. */
static Interval short_of_the_best(const Field *field, MoatSide b, int kind) {
    enum { MOST = 2000, STRIDE = 7919 };
    static Bout bouts[2 * MOST];
    static BoutEnd ends[2 * MOST];
    int count = games(60, MOST), plan[2] = {best_plan(field, b, ALL), best_plan(field, b, kind)};
    Mixture rivals;
    Sum lost = {0};
    assert_true(plan[0] >= 0 && plan[1] >= 0);
    field_mixture(field, moat_rival(b), false, &rivals);
    for (int k = 0; k < 2 * count; k++) {
        bouts[k] = (Bout){.seed = 8000000 + (uint64_t)(k / 2), .barred_side = -1};
        bouts[k].plan[b] = field->plan[b][plan[k % 2]];
        bouts[k].plan[moat_rival(b)] = *mixture_at(&rivals, k / 2 * STRIDE % count, count);
    }
    assert_true(bouts_play(field->bars, field->jobs, bouts, 2 * count, ends));
    for (int k = 0; k < count; k++) figures_add(&lost, bout_share(&ends[2 * k], b) - bout_share(&ends[2 * k + 1], b));
    return figures_mean(&lost);
}

/* What is bred is partly luck, so figures are those of the middle one of five breedings. */
enum { BREEDINGS = 5 };
static Interval middle(Interval *found, int count) {
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count; j++)
            if (found[j].middle < found[i].middle) {
                Interval swap = found[i];
                found[i] = found[j], found[j] = swap;
            }
    return found[count / 2];
}

typedef struct Dominance { /* of each breeding */
    Interval first[BREEDINGS], lost[MOAT_BLOCS][ALL][BREEDINGS], giving[BREEDINGS], closing[BREEDINGS];
} Dominance;

static void breed_and_compare(const MoatRules *rules, int breeding, Dominance *found) {
    Balance *balance = calloc(1, sizeof *balance);
    assert_non_null(balance);
    balance->rules = rules, balance->jobs = duel_processors(), balance->seed = 1 + (uint64_t)breeding;
    balance->sizes = study_long() ? balance_full : balance_quick;
    if (!study_long()) balance->sizes.cell = 6, balance->sizes.rounds = 1, balance->sizes.generations = 2, balance->sizes.breed = 6;
    assert_true(bars_make(&balance->bars, rules) && balance_plans(balance));
    found->first[breeding] = balance->value[BALANCE_side_plans];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int kind = PREMIUM_LED; kind <= OPEN_LED; kind++) found->lost[b][kind][breeding] = short_of_the_best(&balance->field, b, kind);
    found->giving[breeding] = balance->value[BALANCE_always_open];
    found->closing[breeding] = balance->value[BALANCE_always_closed];
    balance_end(balance);
    free(balance);
}

static void neither_dominates(void **state) {
    (void)state;
    static Dominance found;
    MoatRules *rules = study_rules();
    int breedings = games(1, BREEDINGS);
    for (int k = 0; k < breedings; k++) breed_and_compare(rules, k, &found);
    study_judge("1 wins of the first side, mixtures of plans", middle(found.first, breedings), (Wanted){-ANY, ANY, 0.15, 0.85});
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int kind = PREMIUM_LED; kind <= OPEN_LED; kind++) {
            static const char *const name[] = {"premium-led", "open-led"};
            char what[80];
            snprintf(what, sizeof what, "1 what side %d's best %s plan wins less than its best of all", b, name[kind]);
            study_judge(what, middle(found.lost[b][kind], breedings), (Wanted){-1, 0.05, STUDY_TOLD});
        }
    study_judge("1 wins of always giving against the mixtures", middle(found.giving, breedings), (Wanted){0, 0.5, 0, 0.65});
    study_judge("1 wins of always closing against the mixtures", middle(found.closing, breedings), (Wanted){0, 0.5, 0, 0.65});
    moat_rules_free(rules);
}

/* --- 2: the follower opens, the leader closes --- */

enum { BEHIND, LEVEL, AHEAD, STANDS };
typedef struct Releases { /* of each bloc, by how its lab stands to the rival's */
    int turns[MOAT_BLOCS][STANDS], open[MOAT_BLOCS][STANDS];
} Releases;

static void count_releases(
    const Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found) {
    Releases *releases = found;
    (void)study, (void)after;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        MoatFixed lead = before->lab[b] - before->lab[moat_rival(b)];
        int stand = lead > 2 * MOAT_ONE ? AHEAD : lead < -2 * MOAT_ONE ? BEHIND : LEVEL;
        bool open = false;
        for (int k = 0; k < orders[b].count; k++)
            open = open || orders[b].order[k].verb == MOAT_ORDER_release_open || orders[b].order[k].verb == MOAT_ORDER_release_restricted;
        releases->turns[b][stand]++;
        releases->open[b][stand] += open;
    }
}

static void the_follower_opens(void **state) {
    (void)state;
    enum { MOST = 400 };
    static Releases found[MOST];
    MoatRules *rules = study_rules();
    int count = games(10, MOST);
    MoatMind mind = study_long() ? MOAT_MIND_planner : MOAT_MIND_apprentice;
    double turns[STANDS] = {0}, open[STANDS] = {0}, of[MOAT_BLOCS][STANDS] = {{0}}, open_of[MOAT_BLOCS][STANDS] = {{0}};
    Study study = {.rules = rules, .mind = {mind, mind}, .watch = count_releases};
    study_run(&study, 20000, count, found, sizeof *found);
    for (int k = 0; k < count; k++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            for (int stand = 0; stand < STANDS; stand++) {
                turns[stand] += found[k].turns[b][stand], open[stand] += found[k].open[b][stand];
                of[b][stand] += found[k].turns[b][stand], open_of[b][stand] += found[k].open[b][stand];
            }
    Interval behind = figures_proportion(open[BEHIND], turns[BEHIND]), ahead = figures_proportion(open[AHEAD], turns[AHEAD]);
    study_judge("2 open releases a turn when more than 2 points behind", behind, (Wanted){-ANY, ANY, STUDY_TOLD});
    study_judge("2 open releases a turn when more than 2 points ahead", ahead, (Wanted){-ANY, ANY, STUDY_TOLD});
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int stand = 0; stand < STANDS; stand++)
            printf("    side %d %s: %.3f of %.0f turns\n", b,
                stand == BEHIND  ? "behind"
                : stand == AHEAD ? "ahead"
                                 : "level",
                of[b][stand] > 0 ? open_of[b][stand] / of[b][stand] : 0, of[b][stand]);
    /* The sides differ in how much giving pays them, and one of them leads more often: each is compared with itself. */
    double gap = 0, square = 0;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Interval follows = figures_proportion(open_of[b][BEHIND], of[b][BEHIND]),
                 leads = figures_proportion(open_of[b][AHEAD], of[b][AHEAD]);
        gap += (follows.middle - leads.middle) / MOAT_BLOCS;
        square += pow((follows.high - follows.low) / 2 / MOAT_BLOCS, 2) + pow((leads.high - leads.low) / 2 / MOAT_BLOCS, 2);
    }
    double half = sqrt(square);
    study_judge(
        "2 how much more often a side opens when it follows", (Interval){gap, gap - half, gap + half}, (Wanted){0.05, 1, STUDY_TOLD});
    moat_rules_free(rules);
}

/* --- 3: cutting the tap slows, then frees --- */

enum { COURSE = 40 };
typedef struct Course { /* of the second bloc, or what a property looks at, after each turn */
    int turns;
    double a[COURSE], b[COURSE], c[COURSE], d[COURSE];
} Course;

static double real(MoatLong value) { return (double)value / MOAT_ONE; }

static void follow_rival_supply(
    const Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found) {
    Course *course = found;
    (void)study, (void)before, (void)orders;
    course->a[course->turns] = real(after->compute[1]);
    course->b[course->turns] = real(after->fab[1]);
    course->c[course->turns] = real(after->alone[1]);
    course->d[course->turns++] = real(after->lab[1]);
}

static void drop(MoatOrders *orders, MoatVerb first, MoatVerb last) {
    int kept = 0;
    for (int k = 0; k < orders->count; k++)
        if (orders->order[k].verb < (int)first || orders->order[k].verb > (int)last) orders->order[kept++] = orders->order[k];
    orders->count = kept;
}

static void tap_stays(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) {
    drop(&orders[0], MOAT_ORDER_tap_up, MOAT_ORDER_tap_down);
    world->tap[0] = 0, world->tap_announced[0] = 0;
}

static void tap_is_cut(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) {
    tap_stays(world, orders);
    if (world->turn >= 1) world->tap[0] = 3;
}

/* Means over games of with less without, turn by turn. */
static void compare(const Course *with, const Course *without, int count, int turn, Sum sum[4]) {
    memset(sum, 0, 4 * sizeof *sum);
    for (int k = 0; k < count; k++) {
        if (with[k].turns <= turn || without[k].turns <= turn) continue;
        figures_add(&sum[0], with[k].a[turn] - without[k].a[turn]);
        figures_add(&sum[1], with[k].b[turn] - without[k].b[turn]);
        figures_add(&sum[2], with[k].c[turn] - without[k].c[turn]);
        figures_add(&sum[3], with[k].d[turn] - without[k].d[turn]);
    }
}

static void the_tap_slows_then_frees(void **state) {
    (void)state;
    enum { MOST = 600 };
    static Course cut[MOST], stays[MOST];
    MoatRules *rules = study_rules();
    int count = games(24, MOST), last = rules->turns - 1, worst = 0;
    Study study = {.rules = rules, .mind = {-1, -1}, .watch = follow_rival_supply, .meddle = tap_is_cut};
    study.plan[0] = study_persona(rules, "cashier"), study.plan[1] = study_persona(rules, "giver");
    study_run(&study, 30000, count, cut, sizeof *cut);
    study.meddle = tap_stays;
    study_run(&study, 30000, count, stays, sizeof *stays);
    Sum early[4] = {0}, late[4];
    double least = ANY;
    for (int turn = 1; turn < rules->turns; turn++) {
        Sum now[4];
        compare(cut, stays, count, turn, now);
        if (figures_mean(&now[0]).middle < least) least = figures_mean(&now[0]).middle, worst = turn, memcpy(early, now, sizeof early);
    }
    compare(cut, stays, count, last, late);
    printf("    its compute is lowest after turn %d of %d\n", worst + 1, rules->turns);
    study_judge_sum("3 rival's compute when the tap is cut, at its worst", &early[0], (Wanted){-ANY, 0, -ANY, 0});
    study_judge_sum("3 the part of its supply that nobody can cut, at the end", &late[2], (Wanted){0.02, 1, 0, 1});
    study_judge_sum("3 rival's own industry, at the end", &late[1], (Wanted){0, ANY, 0, ANY});
    study_judge_sum("3 rival's compute, at the end", &late[0], (Wanted){0, ANY, STUDY_TOLD});
    moat_rules_free(rules);
}

/* --- 4: charging for an open base pays, then costs --- */

static MoatLong named(const MoatWorld *world, const MoatRules *rules, MoatQuantity quantity, int at) {
    return moat_read(world, rules, (MoatName){(int16_t)quantity, {(int16_t)at, 0, 0}});
}

static void follow_charges(
    const Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found) {
    Course *course = found;
    (void)before, (void)orders;
    course->a[course->turns] = real(after->revenue[1]);
    course->b[course->turns] = real(named(after, study->rules, MOAT_Q_depth, 1));
    course->c[course->turns] = real(named(after, study->rules, MOAT_Q_world_share, MOAT_SOVEREIGN));
    double paid = real(after->fines[1]), kept = real(named(after, study->rules, MOAT_Q_total_revenue, 1));
    course->d[course->turns++] = paid + kept > 0 ? paid / (paid + kept) : 0;
}

static const int CHARGE_TURN = 4;
static void charge(MoatWorld *world, MoatOrders orders[MOAT_BLOCS], int tier) {
    drop(&orders[1], MOAT_ORDER_monetise, MOAT_ORDER_monetise);
    for (int s = 0; s < MOAT_SEGMENTS; s++) world->monetise[1][s] = world->turn >= CHARGE_TURN ? tier : 0;
}
static void charge_most(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) { charge(world, orders, 4); }
static void charge_some(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) { charge(world, orders, 2); }

static void charging_pays_then_costs(void **state) {
    (void)state;
    enum { MOST = 600 };
    static Course most[MOST], some[MOST];
    MoatRules *rules = study_rules();
    int count = games(24, MOST);
    rules->turns = 20; /* so that there is a later */
    Study study = {.rules = rules, .mind = {-1, -1}, .watch = follow_charges, .meddle = charge_most};
    study.plan[0] = study_persona(rules, "cashier"), study.plan[1] = study_persona(rules, "giver");
    study_run(&study, 40000, count, most, sizeof *most);
    study.meddle = charge_some;
    study_run(&study, 40000, count, some, sizeof *some);
    Sum soon[4], late[4];
    compare(most, some, count, CHARGE_TURN, soon);
    compare(most, some, count, rules->turns - 1, late);
    study_judge_sum("4 revenue a quarter of the highest charge over the middle one, in its first year", &soon[0], (Wanted){0, ANY, 0, ANY});
    study_judge_sum("4 revenue a quarter, at the end of twenty years", &late[0], (Wanted){-ANY, 0, STUDY_TOLD});
    study_judge_sum("4 the world's dependency on it, at the end", &late[1], (Wanted){-1, -0.01, -1, 0});
    study_judge_sum("4 sovereign lines, at the end", &late[2], (Wanted){0, 1, -0.02, 1});
    study_judge_sum("4 fines, as a part of what it earned", &late[3], (Wanted){0, 1, STUDY_TOLD});
    moat_rules_free(rules);
}

/* --- 5: dear premium under a trade war --- */

/* a, b: premium in poor markets that stand apart, and in aligned ones; c, d: open and sovereign among those who adopted in the former. */
static void follow_shares(
    const Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found) {
    Course *course = found;
    const MoatRules *rules = study->rules;
    double part[2][MOAT_LINES] = {{0}}, weight[2] = {0};
    (void)before, (void)orders;
    for (int m = 0; m < rules->markets; m++) {
        bool apart =
            after->alignment[m] < MOAT_RATIO(3, 10) && after->alignment[m] > -MOAT_RATIO(3, 10) && rules->price_sensitivity[m] >= MOAT_ONE;
        bool aligned = after->alignment[m] >= MOAT_RATIO(4, 10);
        if (!apart && !aligned) continue;
        for (int s = 0; s < rules->segments; s++) {
            weight[aligned] += real(rules->node[s][m]);
            for (int line = 0; line < MOAT_LINES; line++) part[aligned][line] += real(rules->node[s][m]) * real(after->share[line][s][m]);
        }
    }
    double adopted = weight[0] - part[0][MOAT_NONE];
    course->a[course->turns] = part[0][MOAT_PREMIUM_0] / weight[0];
    course->b[course->turns] = part[1][MOAT_PREMIUM_0] / weight[1];
    course->c[course->turns] = (part[0][MOAT_OPEN_0] + part[0][MOAT_OPEN_1]) / adopted;
    course->d[course->turns++] = part[0][MOAT_SOVEREIGN] / adopted;
}

static void peace(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) {
    tap_stays(world, orders);
    drop(&orders[0], MOAT_ORDER_price, MOAT_ORDER_price);
    world->price[0] = 2;
}

static void trade_war(MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) {
    drop(&orders[0], MOAT_ORDER_price, MOAT_ORDER_price);
    drop(&orders[0], MOAT_ORDER_tap_up, MOAT_ORDER_tap_down);
    world->price[0] = 4;
    while (world->tap[0] < 3) world->tap[0]++, world->tap_reputation[0] += MOAT_RATIO(6, 100);
}

static void dear_premium_sends_the_poor_elsewhere(void **state) {
    (void)state;
    enum { MOST = 600 };
    static Course war[MOST], calm[MOST];
    MoatRules *rules = study_rules();
    int count = games(20, MOST);
    Study study = {.rules = rules, .mind = {-1, -1}, .watch = follow_shares, .meddle = trade_war};
    study.plan[0] = study_persona(rules, "cashier"), study.plan[1] = study_persona(rules, "giver");
    study_run(&study, 50000, count, war, sizeof *war);
    study.meddle = peace;
    study_run(&study, 50000, count, calm, sizeof *calm);
    Sum late[4];
    compare(war, calm, count, rules->turns - 1, late);
    study_judge_sum("5 premium share in poor markets that stand apart", &late[0], (Wanted){-1, -0.01, -1, 0});
    study_judge_sum("5 premium share in aligned markets", &late[1], (Wanted){-ANY, ANY, STUDY_TOLD});
    study_judge_sum("5 open lines among adopters of the former", &late[2], (Wanted){0, 1, -0.02, 1});
    study_judge_sum("5 sovereign lines among adopters of the former", &late[3], (Wanted){0, 1, -0.02, 1});
    moat_rules_free(rules);
}

/* --- 6: short horizons favour the present --- */

typedef struct Result {
    double won, present;
    int leader_at_half, winner;
} Result;

static void see_result(
    const Study *study, const MoatWorld *before, const MoatOrders orders[MOAT_BLOCS], const MoatWorld *after, void *found) {
    Result *result = found;
    (void)before, (void)orders;
    if (after->turn == study->rules->turns / 2) result->leader_at_half = duel_leader(after);
    result->won = after->winner == 3 ? 0.5 : after->winner == 1;
    result->winner = after->winner;
    result->present = real(after->present[0]);
}

static Interval wins_at(MoatRules *rules, int turns, int count, Sum *present) {
    enum { MOST = 1200 };
    static Result found[MOST];
    int kept = rules->turns;
    double won = 0;
    assert_true(count <= MOST);
    rules->turns = turns;
    Study study = {.rules = rules, .mind = {-1, -1}, .watch = see_result};
    study.plan[0] = study_persona(rules, "builder"), study.plan[1] = study.plan[0]; /* nothing but the sides differs */
    study_run(&study, 60000, count, found, sizeof *found);
    for (int k = 0; k < count; k++) won += found[k].won, figures_add(present, found[k].present);
    rules->turns = kept;
    return figures_proportion(won, count);
}

static void short_horizons_favour_the_present(void **state) {
    (void)state;
    MoatRules *rules = study_rules();
    int count = games(40, 1200);
    Sum present[3] = {{0}};
    Interval at[3] = {
        wins_at(rules, 3, count, &present[0]), wins_at(rules, 12, count, &present[1]), wins_at(rules, 24, count, &present[2])};
    bool first = figures_mean(&present[0]).middle > 0.5; /* which side is built for the present: the one that leads in it early */
    for (int k = 0; k < 3 && !first; k++) at[k] = (Interval){1 - at[k].middle, 1 - at[k].high, 1 - at[k].low};
    study_judge("6 wins of the side built for the present, 3 turns", at[0], (Wanted){0.5, 1, STUDY_TOLD});
    study_judge("6 the same, 12 turns", at[1], (Wanted){-ANY, ANY, STUDY_TOLD});
    study_judge("6 the same, 24 turns", at[2], (Wanted){0, 0.5, STUDY_TOLD});
    double fall = at[0].middle - at[2].middle, half = hypot(at[0].high - at[0].middle, at[2].high - at[2].middle);
    study_judge("6 how much the long game takes from it", (Interval){fall, fall - half, fall + half}, (Wanted){0.1, 1, 0, 1});
    moat_rules_free(rules);
}

/* --- 7: who looks further wins, from either side --- */

static void judge_step(const MoatRules *rules, MoatMind better, MoatMind worse, int count, Wanted wanted) {
    enum { MOST = 400 };
    static Result found[MOST];
    double won = 0;
    char what[120];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Study study = {.rules = rules, .watch = see_result};
        study.mind[b] = better, study.mind[moat_rival(b)] = worse;
        study_run(&study, 70000, count, found, sizeof *found);
        for (int k = 0; k < count; k++) won += b == 0 ? found[k].won : 1 - found[k].won;
    }
    snprintf(what, sizeof what, "7 wins of %s over %s", moat_mind_row(rules, better).id, moat_mind_row(rules, worse).id);
    study_judge(what, figures_proportion(won, 2 * count), wanted);
}

static void looking_further_wins(void **state) {
    (void)state;
    MoatRules *rules = study_rules();
    judge_step(rules, MOAT_MIND_apprentice, MOAT_MIND_random, games(5, 100), (Wanted){0.99, 1, 0.75, 1});
    judge_step(rules, MOAT_MIND_apprentice, MOAT_MIND_beginner, games(5, 200), (Wanted){0.65, 1, 0.55, 1});
    judge_step(rules, MOAT_MIND_planner, MOAT_MIND_apprentice, games(3, 200), (Wanted){0.6, 0.9, 0.3, 1});
    judge_step(rules, MOAT_MIND_planner, MOAT_MIND_greedy, games(3, 200), (Wanted){0.8, 1, 0.6, 1});
    if (study_long()) {
        judge_step(rules, MOAT_MIND_tactician, MOAT_MIND_planner, 100, (Wanted){0.6, 0.85, STUDY_TOLD});
        judge_step(rules, MOAT_MIND_strategist, MOAT_MIND_tactician, 100, (Wanted){0.6, 0.85, STUDY_TOLD});
        judge_step(rules, MOAT_MIND_expert, MOAT_MIND_strategist, 50, (Wanted){0.6, 0.85, STUDY_TOLD});
        judge_step(rules, MOAT_MIND_master, MOAT_MIND_expert, 25, (Wanted){0.6, 0.85, STUDY_TOLD});
    }
    moat_rules_free(rules);
}

/* --- 8: leads change --- */

static void leads_change(void **state) {
    (void)state;
    enum { MOST = 400 };
    static Result found[MOST];
    MoatRules *rules = study_rules();
    MoatMind mind = study_long() ? MOAT_MIND_planner : MOAT_MIND_apprentice;
    int count = games(16, MOST);
    double kept = 0, led = 0, won = 0;
    Study study = {.rules = rules, .mind = {mind, mind}, .watch = see_result};
    study_run(&study, 80000, count, found, sizeof *found);
    for (int k = 0; k < count; k++) won += found[k].won;
    study_judge("1 wins of the first side, equal players", figures_proportion(won, count), (Wanted){0.45, 0.55, STUDY_TOLD});
    for (int k = 0; k < count; k++) {
        if (found[k].leader_at_half == 0 || found[k].winner > MOAT_BLOCS) continue;
        led += 1, kept += found[k].leader_at_half == found[k].winner;
    }
    study_judge("8 wins of who leads at half time", figures_proportion(kept, led), (Wanted){0.55, 0.85, 0.35, 0.99});
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neither_dominates),
        cmocka_unit_test(the_follower_opens),
        cmocka_unit_test(the_tap_slows_then_frees),
        cmocka_unit_test(charging_pays_then_costs),
        cmocka_unit_test(dear_premium_sends_the_poor_elsewhere),
        cmocka_unit_test(short_horizons_favour_the_present),
        cmocka_unit_test(looking_further_wins),
        cmocka_unit_test(leads_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
