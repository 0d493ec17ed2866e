/* tally.c - from games to a page. Half a win for each when nobody won. */
#include "tally.h"
#include <stdlib.h>
#include <string.h>
#include "figures.h"
#include "gettext.h"

enum { MOST = 64 }; /* opponents in a table */

typedef struct Entrant {
    const char *name;
    double won, games, won_as[MOAT_BLOCS], games_as[MOAT_BLOCS];
    Sum score;
    int forfeits[DUEL_FAULTS], refused;
    const char *first_refused;
} Entrant;

typedef struct Table {
    const DuelGame *game;
    int games, entrants;
    Entrant entrant[MOST];
    double *won; /* entrants by entrants, MOST apart */
    double side_won, sided, turns, endings[6], changes, behind, decided;
} Table;

static int entrant(Table *table, const char *name) {
    for (int i = 0; i < table->entrants; i++)
        if (strcmp(table->entrant[i].name, name) == 0) return i;
    if (table->entrants == MOST) return MOST - 1; /* the sixty-fourth and later share a row; nobody has so many */
    table->entrant[table->entrants] = (Entrant){.name = name};
    return table->entrants++;
}

static double share_of(const DuelGame *game, MoatSide b) { return game->winner == 3 ? 0.5 : game->winner == b + 1; }

static void count_seat(Table *table, const DuelGame *game, MoatSide b, int self, int other) {
    Entrant *row = &table->entrant[self];
    double won = share_of(game, b), score = (double)game->score / MOAT_ONE;
    row->won += won, row->games += 1;
    row->won_as[b] += won, row->games_as[b] += 1;
    if (game->ending) figures_add(&row->score, b == 0 ? score : 100 - score);
    row->forfeits[game->fault[b]]++;
    row->refused += game->refused[b];
    if (!row->first_refused && game->first_refused[b][0]) row->first_refused = game->first_refused[b];
    if (self != other) table->won[self * MOST + other] += won;
}

static void count_game(Table *table, const DuelGame *game) {
    int a = entrant(table, game->name[0]), b = entrant(table, game->name[1]);
    count_seat(table, game, 0, a, b);
    count_seat(table, game, 1, b, a);
    table->endings[game->ending] += 1;
    if (!game->ending) return;
    table->side_won += share_of(game, 0), table->sided += 1;
    table->turns += game->turns;
    table->changes += game->lead_changes;
    if (game->winner <= MOAT_BLOCS && game->turns > 0) table->behind += (double)game->behind / game->turns, table->decided += 1;
}

static void print_entrant(FILE *out, const Table *table, const Entrant *row) {
    Interval rate = figures_proportion(row->won, row->games), score = figures_mean(&row->score);
    fprintf(out, "%-24s %7.1f %6.0f   %5.1f %%  (%4.1f .. %4.1f)", row->name, row->won, row->games, 100 * rate.middle, 100 * rate.low,
        100 * rate.high);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        Interval as = figures_proportion(row->won_as[b], row->games_as[b]);
        if (row->games_as[b] > 0)
            fprintf(out, "  %s %5.1f %% (%4.1f .. %4.1f)", table->game[0].bloc[b], 100 * as.middle, 100 * as.low, 100 * as.high);
    }
    if (row->score.count > 0) fprintf(out, "  %.2f (%.2f .. %.2f)", score.middle, score.low, score.high);
    fputc('\n', out);
}

static void print_faults(FILE *out, const Entrant *row) {
    for (int k = 1; k < DUEL_FAULTS; k++)
        if (row->forfeits[k])
            fprintf(out, P_("%s forfeited %d game: it %s.\n", "%s forfeited %d games: it %s.\n", row->forfeits[k]), row->name,
                row->forfeits[k], _(duel_fault_sentence((DuelFault)k)));
    if (row->refused)
        fprintf(out,
            P_("%s: %d order was refused and passed over: \"%s\".\n", "%s: %d orders were refused and passed over, the first: \"%s\".\n",
                row->refused),
            row->name, row->refused, row->first_refused ? row->first_refused : "");
}

static void print_course(FILE *out, const Table *table) {
    static const char *const endings[] = {
        N_("forfeited"), N_("at the horizon"), N_("hegemony"), N_("no cash"), N_("no patience"), N_("splintered")};
    fprintf(out, _("Endings:"));
    for (int k = 0; k < 6; k++)
        if (table->endings[k] > 0) fprintf(out, " %s %.0f;", _(endings[k]), table->endings[k]);
    if (table->sided > 0)
        fprintf(out, _(" %.1f turns and %.2f changes of lead a game."), table->turns / table->sided, table->changes / table->sided);
    if (table->decided > 0) fprintf(out, _(" The winner was behind after %.1f %% of the turns."), 100 * table->behind / table->decided);
    fputc('\n', out);
}

static void print_elo(FILE *out, const Table *table) {
    int n = table->entrants;
    double elo[MOST], half[MOST], *won = calloc((size_t)(n * n), sizeof *won);
    bool done[MOST] = {false};
    for (int i = 0; won && i < n; i++)
        for (int j = 0; j < n; j++) won[i * n + j] = table->won[i * MOST + j];
    if (!won || !figures_elo(n, won, elo, half)) {
        fputs(_("Elo: not all of these have met, directly or through others.\n"), out);
        free(won);
        return;
    }
    fprintf(out, _("\nElo (mean 0, with 95 %% intervals)\n"));
    for (int rank = 0; rank < n; rank++) {
        int best = -1;
        for (int i = 0; i < n; i++)
            if (!done[i] && (best < 0 || elo[i] > elo[best])) best = i;
        done[best] = true;
        fprintf(out, "%3d  %-24s %+7.0f  +-%.0f\n", rank + 1, table->entrant[best].name, elo[best], half[best]);
    }
    free(won);
}

static void print_level(FILE *out, const DuelGame *games, int count) {
    static Table table; /* some kilobytes */
    table = (Table){.game = games, .games = count, .won = calloc(MOST * MOST, sizeof(double))};
    if (!table.won) return;
    for (int k = 0; k < count; k++) count_game(&table, &games[k]);
    fprintf(out, P_("%s: %d game.\n", "%s: %d games.\n", count), games[0].level, count);
    fprintf(out, _("opponent                    wins  games     rate (95 %% interval)   by side; mean score\n"));
    for (int i = 0; i < table.entrants; i++) print_entrant(out, &table, &table.entrant[i]);
    Interval side = figures_proportion(table.side_won, table.sided);
    if (table.sided > 0)
        fprintf(out, _("%s, whoever leads it, wins %.1f %% (%.1f .. %.1f).\n"), games[0].bloc[0], 100 * side.middle, 100 * side.low,
            100 * side.high);
    print_course(out, &table);
    for (int i = 0; i < table.entrants; i++) print_faults(out, &table.entrant[i]);
    if (table.entrants > 2) print_elo(out, &table);
    free(table.won);
}

static bool same_level(const DuelGame *a, const DuelGame *b) { return a->level_hash == b->level_hash && strcmp(a->level, b->level) == 0; }

void duel_table_print(FILE *out, const DuelGame *games, int count) {
    for (int from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_level(&games[from], &games[to]);) to++;
        if (from > 0) fputc('\n', out);
        print_level(out, games + from, to - from);
    }
}
