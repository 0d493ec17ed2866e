/* resume.c - saved games: moat resume, moat replay, moat analyse, moat games. */
#include "command.h"
#include "words.h"
#include <argp.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Saved {
    const char *name, *save;
    bool plain, named, salvage, tell;
} Saved;

static error_t take(int key, char *argument, struct argp_state *state) {
    Saved *saved = state->input;
    switch (key) {
    case 'p': saved->plain = true; return 0;
    case 'g': saved->salvage = true; return 0;
    case 't': saved->tell = true; return 0;
    case 'f': saved->save = argument; return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        saved->name = argument;
        return 0;
    case ARGP_KEY_END:
        if (saved->named && !saved->name) argp_usage(state);
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"salvage", 'g', NULL, 0, N_("begin a new game from the sound turns of a damaged one"), 0},
    {"plain", 'p', NULL, 0, N_("sentences and short commands instead of a screen"), 0},
    {"save", 'f', "FOLDER", 0, N_("where the games are saved"), 0},
    {0},
};

/* The card a player means: of a path, of a name in the folder, or the newest that is not over. */
static bool find_card(const char *folder, const char *name, MoatGameCard *card) {
    bool is_path = name && (strchr(name, '/') || access(name, F_OK) == 0);
    if (is_path) {
        moat_game_card(name, card, NULL); /* game_open says what is wrong with it */
        return true;
    }
    int count;
    MoatGameCard *cards = game_list(folder, &count);
    bool found = false;
    for (int i = 0; i < count && !found; i++) {
        found = name ? strcmp(cards[i].name, name) == 0 : cards[i].turns >= 0 && !cards[i].over;
        if (found) *card = cards[i];
    }
    free(cards);
    if (!found && name)
        command_complain(_("There is no saved game %s in %s. See moat games."), name, folder);
    else if (!found)
        command_complain(_("There is no saved game to go on with in %s. Start one with moat play."), folder);
    return found;
}

static int open_game(const Saved *saved, GameUse use) {
    MoatGameCard card;
    if (!find_card(saved->save ? saved->save : folder_of_games(), saved->name, &card)) return EXIT_TROUBLE;
    int status = game_open(&card, use, face_is_plain(saved->plain));
    return status == FACE_MENU ? face_menu() : status;
}

int command_resume(int argc, char **argv) {
    static const struct argp parser = {options, take, "[GAME]",
        N_("Go on with a saved game, by its name or path; without one, the last that is not over."), NULL, NULL, "moat"};
    Saved saved = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &saved) != 0) return EXIT_MISUSE;
    return open_game(&saved, saved.salvage ? GAME_SALVAGE : GAME_RESUME);
}

int command_replay(int argc, char **argv) {
    static const struct argp parser = {
        options + 1, take, "GAME", N_("Tell a saved game from its start, by its name or path."), NULL, NULL, "moat"};
    Saved saved = {.named = true};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &saved) != 0) return EXIT_MISUSE;
    return open_game(&saved, GAME_REPLAY);
}

int command_analyse(int argc, char **argv) {
    static const struct argp_option also[] = {
        {"tell", 't', NULL, 0, N_("in sentences, all answers at once: no turn is tried again"), 0},
        {"plain", 'p', NULL, 0, N_("sentences and short commands instead of a screen"), 0},
        {"save", 'f', "FOLDER", 0, N_("where the games are saved"), 0},
        {0},
    };
    static const struct argp parser = {also, take, "GAME",
        N_("Look back on a saved game: what each turn was worth beside what search preferred, the three turning points, how much the dice "
           "did. A "
           "turning point may be tried again before it is answered."),
        NULL, NULL, "moat"};
    Saved saved = {.named = true};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &saved) != 0) return EXIT_MISUSE;
    saved.plain = saved.plain || saved.tell;
    return open_game(&saved, saved.tell ? GAME_TELL : GAME_ANALYSE);
}

static void print_card(const MoatGameCard *card) {
    if (card->turns < 0) {
        printf(_("%s: cannot be read (%s)\n"), card->name, card->path);
        return;
    }
    const char *one = words_seat(NULL, card->seat[0].mind, card->seat[0].human),
               *other = words_seat(NULL, card->seat[1].mind, card->seat[1].human);
    if (card->over)
        printf(P_("%s: %s, %s against %s, seed %" PRIu64 ", over after %d turn\n",
                   "%s: %s, %s against %s, seed %" PRIu64 ", over after %d turns\n", card->turns),
            card->name, card->level, one, other, card->seed, card->turns);
    else
        printf(P_("%s: %s, %s against %s, seed %" PRIu64 ", %d turn played\n", "%s: %s, %s against %s, seed %" PRIu64 ", %d turns played\n",
                   card->turns),
            card->name, card->level, one, other, card->seed, card->turns);
}

/* The best first, after the list. */
static void print_results(const MoatGameCard *cards, int count) {
    GameResult *results = calloc((size_t)count + 1, sizeof *results);
    int found = results ? game_results(cards, count, results, count) : 0;
    if (found > 0) printf(_("Scores, the best first:\n"));
    for (int i = 0; i < found; i++) {
        const GameResult *result = &results[i];
        char score[32];
        words_amount(MOAT_UNIT_POINTS, result->score[result->side], score, sizeof score);
        printf("%s: %s, %s, %s\n", result->card->name, score, result->bloc[result->side], words_outcome_name(result->outcome));
    }
    free(results);
}

int command_games(int argc, char **argv) {
    static const struct argp parser = {options + 2, take, "", N_("List saved games, newest first."), NULL, NULL, "moat"};
    Saved saved = {0};
    int count;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &saved) != 0) return EXIT_MISUSE;
    const char *folder = saved.save ? saved.save : folder_of_games();
    MoatGameCard *cards = game_list(folder, &count);
    if (count == 0) printf(_("There are no saved games in %s.\n"), folder);
    for (int i = 0; i < count; i++) print_card(&cards[i]);
    print_results(cards, count);
    free(cards);
    return EXIT_FINE;
}
