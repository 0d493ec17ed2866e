/* duel.c - moat duel A B: any two or more opponents, game after game, from both sides of each seed. */
#include "command.h"
#include "duel.h"
#include "tally.h"
#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PLAYERS = 16, MOST_GAMES = 10000000 };

typedef struct Duel {
    const char *level, *games;
    char **names;
    int count, jobs;
    long from, to;
    uint64_t seed;
    bool json, merge;
    DuelTerms terms;
    MoatRules *rules;
    DuelPlayer player[PLAYERS];
} Duel;

/* --- what is to be played --- */

typedef struct Fixture {
    int first, second;
    uint64_t seed;
} Fixture;

/* Of one seed: every two opponents from both sides; one against itself once, for swapping sides would change nothing. */
static int round_of(const Duel *duel, uint64_t seed, Fixture *fixture) {
    int count = 0;
    for (int a = 0; a < duel->count; a++)
        for (int b = a + 1; b < duel->count; b++) {
            bool alike = strcmp(duel->names[a], duel->names[b]) == 0;
            if (fixture) fixture[count] = (Fixture){a, b, seed};
            if (fixture && !alike) fixture[count + 1] = (Fixture){b, a, seed};
            count += alike ? 1 : 2;
        }
    return count;
}

typedef struct Season {
    const Duel *duel;
    Fixture *fixture;
    int count;
} Season;

static bool draw_up(Season *season, const Duel *duel) {
    int round = round_of(duel, 0, NULL);
    season->duel = duel;
    season->count = 0;
    if ((duel->to - duel->from + 1) > MOST_GAMES / round) {
        command_complain(_("That is more than %d games; cut them into pieces with --games A..B and merge."), MOST_GAMES);
        return false;
    }
    season->fixture = calloc((size_t)round * (size_t)(duel->to - duel->from + 1), sizeof *season->fixture);
    for (long k = duel->from; season->fixture && k <= duel->to; k++)
        season->count += round_of(duel, duel->seed + (uint64_t)k - 1, season->fixture + season->count);
    return season->fixture != NULL;
}

static void play_fixture(const void *context, int task, void *result) {
    const Season *season = context;
    const Fixture *fixture = &season->fixture[task];
    const DuelPlayer *const player[MOAT_BLOCS] = {&season->duel->player[fixture->first], &season->duel->player[fixture->second]};
    duel_play(season->duel->rules, player, &season->duel->terms, fixture->seed, result);
}

static void show_progress(int done, int tasks) {
    fputc('\r', stderr);
    if (done < tasks) fprintf(stderr, _("%d of %d games"), done, tasks);
    fputs("\033[K", stderr);
}

/* --- what is shown --- */

static int show(const DuelGame *games, int count, bool json) {
    for (int k = 0; json && k < count; k++) {
        char *line = duel_game_line(&games[k]);
        if (line) puts(line);
        free(line);
    }
    if (!json) duel_table_print(stdout, games, count);
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_FINE : EXIT_TROUBLE;
}

static int play_all(Duel *duel) {
    Season season;
    if (!draw_up(&season, duel)) return EXIT_MISUSE;
    DuelGame *games = calloc((size_t)season.count, sizeof *games);
    int status = EXIT_TROUBLE;
    if (!games)
        command_complain(_("There is not enough memory for so many games."));
    else if (!duel_spread(
                 duel->jobs, season.count, games, sizeof *games, play_fixture, &season, isatty(STDERR_FILENO) ? show_progress : NULL))
        command_complain(_("A process of the duel died; its games are lost, so no figures are given."));
    else
        status = show(games, duel_games_merge(games, season.count), duel->json);
    free(games);
    free(season.fixture);
    return status;
}

/* --- merging --- */

typedef struct Heap {
    DuelGame *games;
    int count, room;
} Heap;

static bool add(Heap *heap, const DuelGame *game) {
    if (heap->count == heap->room) {
        int room = heap->room ? 2 * heap->room : 1024;
        DuelGame *grown = room <= MOST_GAMES ? realloc(heap->games, (size_t)room * sizeof *grown) : NULL;
        if (!grown) return false;
        heap->games = grown;
        heap->room = room;
    }
    heap->games[heap->count++] = *game;
    return true;
}

static bool read_file(Heap *heap, const char *path) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    char *line = NULL, trouble[160];
    size_t room = 0;
    bool well = file != NULL;
    if (!file) command_complain(_("%s cannot be read: %s."), path, strerror(errno));
    for (int number = 1; well && getline(&line, &room, file) > 0; number++) {
        DuelGame game;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0') continue;
        well = duel_game_read(line, &game, trouble);
        if (!well)
            command_complain(_("%s, line %d: %s."), path, number, trouble);
        else if (!(well = add(heap, &game)))
            command_complain(_("There is not enough memory for so many games."));
    }
    free(line);
    if (file && file != stdin) fclose(file);
    return well;
}

static int merge(const Duel *duel) {
    Heap heap = {0};
    bool well = true;
    for (int k = 0; k < duel->count && well; k++) well = read_file(&heap, duel->names[k]);
    if (well && heap.count == 0) {
        command_complain(_("There are no games in these files."));
        well = false;
    }
    int status = well ? show(heap.games, duel_games_merge(heap.games, heap.count), duel->json) : EXIT_TROUBLE;
    free(heap.games);
    return status;
}

/* --- arguments --- */

/* "N": 1 to N; "A..B". */
static bool read_games(const char *text, long *from, long *to) {
    char *end;
    errno = 0;
    *from = 1, *to = strtol(text, &end, 10);
    if (end != text && strncmp(end, "..", 2) == 0) {
        const char *second = end + 2;
        *from = *to, *to = strtol(second, &end, 10);
        if (end == second) return false;
    }
    return !errno && end != text && *end == '\0' && *from >= 1 && *to >= *from;
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Duel *duel = state->input;
    switch (key) {
    case 'l': duel->level = argument; return 0;
    case 'g': duel->games = argument; return 0;
    case 'j': duel->jobs = argument_number(argument, 1, 256, "jobs", state); return 0;
    case 'm': duel->merge = true; return 0;
    case 'J': duel->json = true; return 0;
    case 'b': duel->terms.milliseconds = argument_number(argument, 1, 3600000, "budget", state); return 0;
    case 's': duel->seed = argument_seed(argument, state); return 0;
    case ARGP_KEY_ARGS:
        duel->names = state->argv + state->next;
        duel->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"level", 'l', "LEVEL", 0, N_("where they meet (default: the main level)"), 0},
    {"games", 'g', "N|A..B", 0, N_("seeds 1 to N, or A to B; each is played from both sides (default: 50)"), 0},
    {"seed", 's', "S", 0, N_("seed of game 1; game k has seed S+k-1 (default: 1)"), 0},
    {"jobs", 'j', "J", 0, N_("processes at once (default: as many as there are processors); the games are the same whatever J is"), 0},
    {"budget", 'b', "MS", 0, N_("milliseconds a bot has for a turn (default: 10000)"), 0},
    {"json", 'J', NULL, 0, N_("one line of JSON a game, to be merged by concatenation"), 0},
    {"merge", 'm', NULL, 0, N_("the arguments are files of such lines (- is standard input): tell what they say together"), 0},
    {0},
};
static const struct argp parser = {options, take, "OPPONENT OPPONENT...\n--merge FILE...",
    N_("Let opponents play each other, every two of them from both sides of each seed, and tell who wins how surely.\vAn OPPONENT is "
       "a built-in one such as planner, a persona of the level such as cashier (a wrong name lists them all), greedy or random to measure "
       "others by, or cmd:COMMAND, a program that speaks the bot protocol (moat bot --help). A bot that fails, by silence, noise or death, "
       "loses that game; the fault is named."),
    NULL, NULL, "moat"};

static bool find_players(Duel *duel) {
    for (int k = 0; k < duel->count; k++) {
        if (duel_player(duel->rules, duel->names[k], &duel->player[k])) continue;
        command_complain(_("There is no opponent %s. There are:"), duel->names[k]);
        for (int i = 0; i < moat_minds(duel->rules); i++) fprintf(stderr, "    %s\n", moat_mind_row(duel->rules, i).id);
        fprintf(stderr, "    cmd:%s\n", _("COMMAND, a program that speaks the bot protocol"));
        return false;
    }
    return true;
}

int command_duel(int argc, char **argv) {
    Duel duel = {.level = LEVEL_MAIN, .games = "50", .seed = 1, .jobs = duel_processors(), .terms = {10000}};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &duel) != 0) return EXIT_MISUSE;
    if (duel.merge) return merge(&duel);
    if (!read_games(duel.games, &duel.from, &duel.to)) {
        command_complain(_("--games wants a number, or two as in 101..200, not %s."), duel.games);
        return EXIT_MISUSE;
    }
    if (duel.count < 2 || duel.count > PLAYERS) {
        command_complain(_("A duel wants 2 to %d opponents."), PLAYERS);
        return EXIT_MISUSE;
    }
    duel.rules = level_open(duel.level);
    int status = !duel.rules ? EXIT_TROUBLE : !find_players(&duel) ? EXIT_MISUSE : play_all(&duel);
    moat_rules_free(duel.rules);
    return status;
}
