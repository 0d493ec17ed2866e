/* hand_in.c - moat class result, collect, retry: games handed in, checked, and gone back to. */
#include <argp.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class.h"
#include "report.h"
#include "roster.h"
#include "words.h"

enum { FILE_MOST = 4 << 20 };

/* --- files --- */

FILE *class_file(const char *folder, const char *name) {
    char path[2 * FOLDER];
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        command_complain(_("The folder %s cannot be made: %s."), folder, strerror(errno));
        return NULL;
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) command_complain(_("%s cannot be written: %s."), path, strerror(errno));
    return file;
}

bool class_close(FILE *file, const char *folder, const char *name) {
    bool good = !ferror(file), closed = fclose(file) == 0;
    if (good && closed) return true;
    command_complain(_("%s/%s cannot be written: %s."), folder, name, strerror(errno));
    return false;
}

char *class_read(const char *path, int *size) {
    struct stat about;
    FILE *file = stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_size <= FILE_MOST ? fopen(path, "r") : NULL;
    char *text = file ? malloc((size_t)about.st_size + 1) : NULL;
    if (text) *size = (int)fread(text, 1, (size_t)about.st_size, file);
    if (text) text[*size] = '\0';
    if (file) fclose(file);
    return text;
}

/* --- a game, whichever way it comes --- */

/* By its id: a class may have several levels, each loaded once. */
const MoatRules *class_rules(ClassLevels *levels, const char *id, MoatTrouble *trouble) {
    enum { MOST = sizeof levels->rules / sizeof *levels->rules };
    for (int i = 0; i < levels->count; i++)
        if (strcmp(levels->rules[i]->id, id) == 0) return levels->rules[i];
    MoatRules *rules = levels->count < (int)MOST ? level_open(id) : NULL;
    if (rules)
        levels->rules[levels->count++] = rules;
    else
        snprintf(trouble->text, sizeof trouble->text, _("The level %.31s is not here."), id);
    return rules;
}

static bool from_text(ClassLevels *levels, const char *text, int size, ClassGame *game, MoatTrouble *trouble) {
    MoatGameCard card;
    if (!moat_pack_card(text, size, &card, trouble)) return false;
    game->rules = class_rules(levels, card.level, trouble);
    game->game = game->rules ? moat_game_unpack(text, size, game->rules, NULL, trouble) : NULL;
    return game->game != NULL;
}

bool class_game(ClassLevels *levels, const char *path, ClassGame *game, MoatTrouble *trouble) {
    static const char journal[] = "moat-journal ";
    int size = 0;
    *game = (ClassGame){0};
    char *text = class_read(path, &size);
    if (!text) {
        snprintf(trouble->text, sizeof trouble->text, _("%.400s cannot be read, or is no file of at most 4 MiB."), path);
        return false;
    }
    MoatGameCard card;
    bool is_journal = strncmp(text, journal, sizeof journal - 1) == 0, good = false;
    if (!is_journal)
        good = from_text(levels, text, size, game, trouble);
    else if (moat_game_card(path, &card, trouble) || card.level[0]) {
        game->rules = class_rules(levels, card.level, trouble);
        game->game = game->rules ? moat_game_open(path, game->rules, true, trouble) : NULL;
        good = game->game != NULL;
    }
    free(text);
    return good;
}

void class_levels_free(ClassLevels *levels) {
    for (int i = 0; i < levels->count; i++) moat_rules_free(levels->rules[i]);
    levels->count = 0;
}

bool class_find(const char *name, int turns, char path[FOLDER]) {
    struct stat about;
    if (name && stat(name, &about) == 0) return snprintf(path, FOLDER, "%s", name) < FOLDER;
    int count;
    MoatGameCard *cards = game_list(folder_of_games(), &count);
    bool found = false;
    for (int i = 0; i < count && !found; i++) {
        found = name ? strcmp(cards[i].name, name) == 0 : cards[i].turns >= turns;
        if (found) snprintf(path, FOLDER, "%s", cards[i].path);
    }
    free(cards);
    if (!found && name)
        command_complain(_("There is no saved game %s in %s. See moat games."), name, folder_of_games());
    else if (!found)
        command_complain(_("There is no such game yet in %s. See moat games."), folder_of_games());
    return found;
}

/* --- result --- */

typedef struct HandIn {
    const char *output, *roster;
    char **paths;
    int count;
    bool reasons;
} HandIn;

static error_t take(int key, char *argument, struct argp_state *state) {
    HandIn *hand_in = state->input;
    switch (key) {
    case 'o': hand_in->output = argument; return 0;
    case 'r': hand_in->roster = argument; return 0;
    case 'e': hand_in->reasons = true; return 0;
    case ARGP_KEY_ARGS:
        hand_in->paths = state->argv + state->next;
        hand_in->count = state->argc - state->next;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"roster", 'r', "FILE", 0, N_("the teacher's list of pupils (team,id,name), for the grades"), 0},
    {"output", 'o', "FOLDER", 0, N_("where the tables are written (default: results)"), 0},
    {0},
};

static int print_result(const MoatGame *game, bool reasons) {
    char *text = malloc(MOAT_PACK_MOST);
    int length = text ? moat_game_pack(game, reasons, text) : 0;
    if (length > 0) fputs(text, stdout);
    if (length == 0) command_complain(_("There is not enough memory for the result."));
    free(text);
    return length > 0 && fflush(stdout) == 0 ? EXIT_FINE : EXIT_TROUBLE;
}

int class_result(int argc, char **argv) {
    static const struct argp_option result_options[] = {
        {"reasons", 'e', NULL, 0, N_("with the reasons of predictions: longer; the game's file has them anyway"), 0}, {0}};
    static const struct argp parser = {result_options, take, "[GAME]",
        N_("Print a game, finished or not, as a few lines of text to hand in. Without a name: the newest."), NULL, NULL, "moat"};
    HandIn hand_in = {0};
    if (argp_parse(&parser, argc, argv, 0, NULL, &hand_in) != 0 || hand_in.count > 1) return EXIT_MISUSE;
    char path[FOLDER];
    ClassLevels levels = {0};
    ClassGame game;
    MoatTrouble trouble = {0};
    if (!class_find(hand_in.count ? hand_in.paths[0] : NULL, 1, path)) return EXIT_TROUBLE;
    bool good = class_game(&levels, path, &game, &trouble);
    int status = good ? print_result(game.game, hand_in.reasons) : EXIT_TROUBLE;
    if (!good) command_complain("%s", words_trouble(&trouble));
    moat_game_close(game.game);
    class_levels_free(&levels);
    return status;
}

/* --- collect --- */

typedef struct Collect {
    FILE *teams, *turns, *decisions, *quiz;
    ClassLevels levels;
    Roster roster;
    int games, broken;
} Collect;

static const char *name_of(const char *path) { return strrchr(path, '/') ? strrchr(path, '/') + 1 : path; }

static void collect_file(Collect *collect, const char *path) {
    ClassGame game;
    ReportGame report;
    MoatTrouble trouble = {0};
    if (!class_game(&collect->levels, path, &game, &trouble)) {
        command_complain(_("%s: not taken. %s"), path, words_trouble(&trouble));
        report_teams_broken(collect->teams, name_of(path), words_trouble(&trouble));
        collect->broken++;
        return;
    }
    report_game(&report, game.game, game.rules, name_of(path));
    report_teams(collect->teams, &report);
    report_turns(collect->turns, &report);
    report_decisions(collect->decisions, &report);
    report_quiz(collect->quiz, &report);
    roster_grade(&collect->roster, &report);
    moat_game_close(game.game);
    collect->games++;
}

static int is_shown(const struct dirent *entry) {
    const char *name = entry->d_name, *dot = strrchr(name, '.');
    return name[0] != '.' && (!dot || strcmp(dot, ".moat") == 0 || strcmp(dot, ".txt") == 0);
}

int class_visit(char **paths, int count, void (*visit)(void *, const char *), void *context) {
    int visited = 0;
    for (int i = 0; i < count; i++) {
        struct dirent **entries;
        int found = scandir(paths[i], &entries, is_shown, alphasort);
        if (found < 0) visit(context, paths[i]), visited++;
        for (int k = 0; k < found; k++) {
            char path[2 * FOLDER];
            snprintf(path, sizeof path, "%s/%s", paths[i], entries[k]->d_name);
            visit(context, path);
            visited++;
            free(entries[k]);
        }
        if (found >= 0) free(entries);
    }
    return visited;
}

static void visit_file(void *context, const char *path) { collect_file(context, path); }

static bool open_tables(Collect *collect, const char *folder) {
    collect->teams = class_file(folder, "teams.csv");
    collect->turns = collect->teams ? class_file(folder, "turns.csv") : NULL;
    collect->decisions = collect->turns ? class_file(folder, "decisions.csv") : NULL;
    collect->quiz = collect->decisions ? class_file(folder, "quiz.csv") : NULL;
    if (!collect->quiz) return false;
    report_teams_head(collect->teams);
    report_turns_head(collect->turns);
    report_decisions_head(collect->decisions);
    report_quiz_head(collect->quiz);
    return true;
}

static bool close_tables(Collect *collect, const char *folder) {
    bool good = true;
    if (collect->teams) good = class_close(collect->teams, folder, "teams.csv") && good;
    if (collect->turns) good = class_close(collect->turns, folder, "turns.csv") && good;
    if (collect->decisions) good = class_close(collect->decisions, folder, "decisions.csv") && good;
    if (collect->quiz) good = class_close(collect->quiz, folder, "quiz.csv") && good;
    FILE *book = good ? class_file(folder, "codebook.csv") : NULL;
    if (book) report_code_book(book);
    return book && class_close(book, folder, "codebook.csv");
}

static int collect_all(const HandIn *hand_in, Collect *collect) {
    const char *folder = hand_in->output ? hand_in->output : "results";
    bool good = (!hand_in->roster || roster_read(&collect->roster, hand_in->roster)) && open_tables(collect, folder);
    if (good) class_visit(hand_in->paths, hand_in->count, visit_file, collect);
    good = good && close_tables(collect, folder) && roster_write(&collect->roster, folder);
    if (!good) return EXIT_TROUBLE;
    printf(P_("%d game checked and written to %s.\n", "%d games checked and written to %s.\n", collect->games), collect->games, folder);
    if (collect->broken > 0) printf(P_("%d was not taken.\n", "%d were not taken.\n", collect->broken), collect->broken);
    return collect->broken > 0 || collect->games == 0 ? EXIT_TROUBLE : EXIT_FINE;
}

int class_collect(int argc, char **argv) {
    static const struct argp parser = {options, take, "FOLDER|FILE...",
        N_("Check games that were handed in, as files or as text, by playing them again, and write the tables of the class."), NULL, NULL,
        "moat"};
    HandIn hand_in = {0};
    if (argp_parse(&parser, argc, argv, 0, NULL, &hand_in) != 0) return EXIT_MISUSE;
    if (hand_in.count == 0) {
        command_complain(_("Collect what? Name a folder or files."));
        return EXIT_MISUSE;
    }
    Collect collect = {0};
    int status = collect_all(&hand_in, &collect);
    roster_free(&collect.roster);
    class_levels_free(&collect.levels);
    return status;
}

/* --- retry --- */

static int play_branch(const ClassGame *from, int turn) {
    MoatTrouble trouble = {0};
    MoatGame *branch = moat_game_branch(from->game, folder_of_games(), turn - 1, &trouble);
    char path[FOLDER];
    if (!branch) {
        command_complain("%s", words_trouble(&trouble));
        return EXIT_TROUBLE;
    }
    snprintf(path, sizeof path, "%s", moat_game_path(branch));
    moat_game_close(branch);
    MoatGameCard card;
    moat_game_card(path, &card, NULL);
    return game_open(&card, GAME_RESUME, face_is_plain(false));
}

int class_retry(int argc, char **argv) {
    static const struct argp parser = {
        options + 2, take, "GAME TURN", N_("Go back to a turn of a game, in a new game; the old one stays."), NULL, NULL, "moat"};
    HandIn hand_in = {0};
    char path[FOLDER], *end = NULL;
    if (argp_parse(&parser, argc, argv, 0, NULL, &hand_in) != 0) return EXIT_MISUSE;
    long turn = hand_in.count == 2 ? strtol(hand_in.paths[1], &end, 10) : 0;
    if (turn < 1 || turn > MOAT_HORIZON || *end) {
        command_complain(_("Name a game and the turn to go back to; 1 is the first."));
        return EXIT_MISUSE;
    }
    ClassLevels levels = {0};
    ClassGame game = {0};
    MoatTrouble trouble = {0};
    if (!class_find(hand_in.paths[0], 1, path)) return EXIT_TROUBLE;
    bool good = class_game(&levels, path, &game, &trouble);
    if (!good) command_complain("%s", words_trouble(&trouble));
    int status = good ? play_branch(&game, (int)turn) : EXIT_TROUBLE;
    moat_game_close(game.game);
    class_levels_free(&levels);
    return status == FACE_MENU ? face_menu() : status;
}
