/* tornado.c - the same games with one assumption moved. */
#include "tornado.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "field.h"

/* --- who plays: the best of each kind, for each side, against what is known --- */

static bool breed_plans(Tornado *tornado, const Bars *bars) {
    const TornadoAsk *ask = &tornado->ask;
    int generations = ask->quick ? 6 : 15, games = ask->quick ? 6 : 10, cell = ask->quick ? 8 : 16;
    Field *field = malloc(sizeof *field);
    bool well = field && field_begin(field, bars, ask->jobs, cell, ask->seed) && field_play(field);
    for (int task = 0; well && task < MOAT_BLOCS * TORNADO_PLANS; task++) {
        MoatSide side = task % MOAT_BLOCS;
        int kin = KIN_CLOSED + task / MOAT_BLOCS;
        Mixture rivals, stock;
        Interval rate;
        field_mixture(field, moat_rival(side), false, &rivals);
        field_mixture(field, side, true, &stock);
        Breed breed = {bars, ask->jobs, side, (Kin)kin, &rivals, &stock, generations, games, ask->seed + 1000000 + (uint64_t)task * 10000};
        well = breed_best(&breed, &tornado->plan[side][kin - KIN_CLOSED], &rate);
    }
    if (field) field_end(field);
    free(field);
    return well;
}

/* --- the games --- */

typedef struct Ends {
    const Tornado *tornado;
    const Assumption *what;
} Ends;

static Bout bout_of(const Tornado *tornado, int game) {
    int pair = game % TORNADO_PAIRS;
    return (Bout){{tornado->plan[0][pair / TORNADO_PLANS], tornado->plan[1][pair % TORNADO_PLANS]},
        tornado->ask.seed + 2000000 + (uint64_t)game, -1, 0};
}

/* The first task is the level as it is; then two for each assumption. One that does not move is not played. */
static void play_end(const void *context, int task, void *result) {
    const Ends *ends = context;
    const Tornado *tornado = ends->tornado;
    TornadoGame *games = result;
    MoatRules *rules = malloc(sizeof *rules);
    if (!rules) return;       /* nobody won: take_in sees it */
    *rules = *tornado->rules; /* what it points to is the level's own */
    int percent = task % 2 ? -tornado->ask.percent : tornado->ask.percent;
    if (task == 0 || assumption_move(&ends->what[(task - 1) / 2], rules, percent)) {
        Bars bars = {.rules = rules};
        for (int k = 0; k < tornado->ask.games; k++) {
            Bout bout = bout_of(tornado, k);
            BoutEnd end;
            bout_play(&bars, &bout, &end);
            games[k] = (TornadoGame){end.winner, end.score};
        }
    }
    free(rules);
}

/* --- what they say --- */

static double figure(const TornadoGame *game, TornadoMeasure measure) {
    if (measure == TORNADO_SCORE) return (double)game->score / MOAT_ONE;
    return game->winner > MOAT_BLOCS ? 0.5 : game->winner == 1;
}

/* The mean of differences from `from`, or of the games themselves. Every pair of plans plays as often, so only what differs within a pair
 * is dice; where a pair has too few games to tell, all is taken for dice. */
static Interval mean_of(const TornadoGame *game, const TornadoGame *from, TornadoMeasure measure, int games) {
    enum { ENOUGH = 4 };
    Sum all = {0}, pair[TORNADO_PAIRS] = {{0}};
    double variance = 0;
    for (int k = 0; k < games; k++) {
        double value = figure(&game[k], measure) - (from ? figure(&from[k], measure) : 0);
        figures_add(&all, value);
        figures_add(&pair[k % TORNADO_PAIRS], value);
    }
    Interval mean = figures_mean(&all);
    if (games < ENOUGH * TORNADO_PAIRS) return mean;
    for (int p = 0; p < TORNADO_PAIRS; p++) variance += figures_variance(&pair[p]) * pair[p].count / games / games;
    double half = figures_normal(0.05) * sqrt(variance);
    return (Interval){mean.middle, mean.middle - half, mean.middle + half};
}

/* The widest of three differences is looked at in every bar, so luck has three chances in each. */
static void weigh(TornadoSwing *swing, TornadoMeasure measure, const TornadoGame *const end[TORNADO_ENDS], int games, int bars) {
    const double luck = figures_normal(0.05 / (3.0 * bars)), usual = figures_normal(0.05);
    *swing = (TornadoSwing){0};
    for (int e = 0; e < TORNADO_ENDS; e++) swing->mean[e] = mean_of(end[e], NULL, measure, games).middle;
    for (int a = 0; a < TORNADO_ENDS; a++)
        for (int b = a + 1; b < TORNADO_ENDS; b++) {
            Interval found = mean_of(end[b], end[a], measure, games);
            double size = fabs(found.middle), half = found.high - found.middle;
            if (size <= swing->size) continue;
            swing->size = size, swing->half = half;
            swing->beyond = size > half * luck / usual;
        }
}

/* One end by which the first bloc wins more than half and one by which it wins less; surely, when neither interval holds the half. */
static TornadoFlip flip(const TornadoGame *const end[TORNADO_ENDS], int games, bool beyond) {
    bool more = false, less = false, surely_more = false, surely_less = false;
    for (int e = 0; e < TORNADO_ENDS; e++) {
        Interval rate = mean_of(end[e], NULL, TORNADO_WINS, games);
        more = more || rate.middle > 0.5, surely_more = surely_more || rate.low > 0.5;
        less = less || rate.middle < 0.5, surely_less = surely_less || rate.high < 0.5;
    }
    if (!beyond || !more || !less) return TORNADO_STAYS;
    return surely_more && surely_less ? TORNADO_FLIPS : TORNADO_MAY_FLIP;
}

void tornado_weigh(TornadoBar *bar, const TornadoGame *const end[TORNADO_ENDS], int games, int bars) {
    for (int m = 0; m < TORNADO_MEASURES; m++) weigh(&bar->swing[m], (TornadoMeasure)m, end, games, bars);
    bar->flip = flip(end, games, bar->swing[TORNADO_WINS].beyond);
}

/* --- the chart --- */

/* qsort has no context; the chart is ranked by one measure and, where that is even, by the other. */
static int by_swing(const TornadoBar *a, const TornadoBar *b, TornadoMeasure by) {
    double left = a->swing[by].size, right = b->swing[by].size;
    return (left < right) - (left > right);
}
static int compare(const void *a, const void *b, TornadoMeasure first, TornadoMeasure second) {
    const TornadoBar *x = a, *y = b;
    int order = by_swing(x, y, first);
    if (!order) order = by_swing(x, y, second);
    return order ? order : strcmp(x->what.name, y->what.name);
}
static int by_wins(const void *a, const void *b) { return compare(a, b, TORNADO_WINS, TORNADO_SCORE); }
static int by_score(const void *a, const void *b) { return compare(a, b, TORNADO_SCORE, TORNADO_WINS); }

static bool lay_out(Tornado *tornado, Assumption **what, TornadoGame **games) {
    int all = assumptions_of(tornado->rules, NULL);
    size_t ends = 1 + 2 * (size_t)all;
    *what = calloc((size_t)all, sizeof **what);
    *games = calloc(ends * (size_t)tornado->ask.games, sizeof **games);
    tornado->bar = calloc((size_t)all, sizeof *tornado->bar);
    if (!*what || !*games || !tornado->bar) return false;
    tornado->bars = assumptions_of(tornado->rules, *what);
    return true;
}

/* Fills the bar with what was moved and returns whether anything was. */
static bool bar_begin(TornadoBar *bar, const Tornado *tornado, const Assumption *what, MoatRules *room) {
    *bar = (TornadoBar){.what = *what};
    for (int e = 0; e < TORNADO_ENDS; e++) {
        *room = *tornado->rules;
        bar->moved[e] = e != TORNADO_AS_IS && assumption_move(what, room, (e - TORNADO_AS_IS) * tornado->ask.percent);
        bar->value[e] = assumption_value(what, room);
    }
    return bar->moved[TORNADO_LOW] || bar->moved[TORNADO_HIGH];
}

static bool take_in(Tornado *tornado, const Assumption *what, const TornadoGame *games) {
    int all = tornado->bars, each = tornado->ask.games, bars = 0, still = all;
    MoatRules *room = malloc(sizeof *room);
    TornadoBar *bar = tornado->bar, one;
    bool well = games->winner != 0;
    if (!room) return false;
    for (int a = 0; a < all; a++)
        if (bar_begin(&one, tornado, &what[a], room)) bars++;
    tornado->bars = bars;
    bars = 0;
    for (int a = 0; a < all; a++) {
        const TornadoGame *end[TORNADO_ENDS] = {games, games, games};
        bool moves = bar_begin(&one, tornado, &what[a], room);
        if (one.moved[TORNADO_LOW]) end[TORNADO_LOW] = games + (size_t)(1 + 2 * a) * (size_t)each;
        if (one.moved[TORNADO_HIGH]) end[TORNADO_HIGH] = games + (size_t)(2 + 2 * a) * (size_t)each;
        well = well && end[TORNADO_LOW]->winner && end[TORNADO_HIGH]->winner;
        tornado_weigh(&one, end, each, tornado->bars);
        bar[moves ? bars++ : --still] = one;
    }
    tornado->still = all - bars;
    free(room);
    qsort(bar, (size_t)bars, sizeof *bar, tornado->ask.by == TORNADO_SCORE ? by_score : by_wins);
    tornado->wins = mean_of(games, NULL, TORNADO_WINS, each);
    tornado->score = mean_of(games, NULL, TORNADO_SCORE, each).middle;
    return well;
}

bool tornado_run(Tornado *tornado, const MoatRules *rules, const TornadoAsk *ask, void (*done)(int, int)) {
    memset(tornado, 0, sizeof *tornado);
    tornado->rules = rules, tornado->ask = *ask;
    tornado->ask.games = (ask->games + TORNADO_PAIRS - 1) / TORNADO_PAIRS * TORNADO_PAIRS;
    Assumption *what = NULL;
    TornadoGame *games = NULL;
    Bars bars = {.rules = rules}; /* nobody is barred */
    bool well = lay_out(tornado, &what, &games) && breed_plans(tornado, &bars);
    Ends ends = {tornado, what};
    size_t size = (size_t)tornado->ask.games * sizeof *games;
    well = well && duel_spread(ask->jobs, 1 + 2 * tornado->bars, games, size, play_end, &ends, done) && take_in(tornado, what, games);
    free(what);
    free(games);
    return well;
}

void tornado_end(Tornado *tornado) { free(tornado->bar); }
