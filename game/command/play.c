/* play.c - moat play [LEVEL]: a new game. */
#include "command.h"
#include "watch.h"
#include "words.h"
#include <argp.h>
#include <string.h>

typedef struct Play {
    const char *level, *side, *opponent, *save, *class;
    uint64_t seed;
    bool seeded, plain, predict, watch;
} Play;

static error_t take(int key, char *argument, struct argp_state *state) {
    Play *play = state->input;
    switch (key) {
    case 's': play->side = argument; return 0;
    case 'o': play->opponent = argument; return 0;
    case 'p': play->plain = true; return 0;
    case 'c': play->class = argument; return 0;
    case 'r': play->predict = true; return 0;
    case 'f': play->save = argument; return 0;
    case 'w': play->watch = true; return 0;
    case 'n':
        play->seed = argument_seed(argument, state);
        play->seeded = true;
        return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        play->level = argument;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"side", 's', "BLOC", 0, N_("the bloc you play, by its id in the level (default: the first); none to watch two opponents"), 0},
    {"opponent", 'o', "MIND", 0,
        N_("who plays the rival: beginner, novice, apprentice, planner, tactician, strategist, expert, master, or a doctrine of the "
           "level such as hawk; human for two at one keyboard; two with a comma to watch (default: the level's own, else beginner)"),
        0},
    {"seed", 'n', "NUMBER", 0, N_("of all chance; the same seed and orders give the same game (default: drawn)"), 0},
    {"plain", 'p', NULL, 0, N_("sentences and short commands instead of a screen"), 0},
    {"class", 'c', "CODE", 0, N_("exactly the world of a class, by its code or your team's"), 0},
    {"predict", 'r', NULL, 0, N_("be asked the level's predictions, as in a class"), 0},
    {"save", 'f', "FOLDER", 0, N_("where to save the game"), 0},
    {"watch", 'w', NULL, 0, N_("the level is being written: every save of its file is in the game at once; such a game is not saved"), 0},
    {0},
};
static const struct argp parser = {options, take, "[LEVEL]", N_("Play a new game."), NULL, NULL, "moat"};

/* "planner,giver": the first side's and the second's; one name is both. */
static bool choose_minds(const MoatRules *rules, const char *names, MoatSeat seats[MOAT_BLOCS]) {
    const char *comma = strchr(names, ',');
    char first[32];
    snprintf(first, sizeof first, "%.*s", comma ? (int)(comma - names) : (int)strlen(names), names);
    if (!opponent_find(rules, first, &seats[0]) || !opponent_find(rules, comma ? comma + 1 : first, &seats[1])) return false;
    if (!seats[0].human && !seats[1].human) return true;
    command_complain(_("Nobody plays with --side none: name two opponents, such as --opponent planner,giver."));
    return false;
}

static bool choose_seats(const char *side_id, const char *opponent, const MoatRules *rules, MoatSeat seats[MOAT_BLOCS]) {
    MoatSide side = 0;
    if (side_id && strcmp(side_id, "none") == 0) return choose_minds(rules, opponent, seats);
    if ((side_id && !side_find(rules, side_id, &side)) || !opponent_find(rules, opponent, &seats[moat_rival(side)])) return false;
    seats[side].human = true;
    return true;
}

/* The class decides level, seed, opponent and, if it likes, the side. */
static int play_class(const Play *play, const char *folder) {
    CourseCode code;
    MoatRules *rules = code_open(play->class, &code);
    if (!rules) return EXIT_TROUBLE;
    int side = course_side(&code);
    MoatSeat seats[MOAT_BLOCS] = {0};
    MoatNote note = {.kind = MOAT_NOTE_CLASS, .number = code.team};
    course_code_id(&code, note.id);
    const char *opponent = code.opponent == COURSE_HUMAN ? "human" : moat_mind_row(rules, code.opponent).id;
    if (!choose_seats(side >= 0 ? rules->bloc[side].id : play->side, opponent, rules, seats)) {
        moat_rules_free(rules);
        return EXIT_TROUBLE;
    }
    return game_new_lesson(rules, folder, code.seed, seats, &note, face_is_plain(play->plain));
}

static int watch(const Play *play, MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS]) {
    char path[FOLDER];
    if (!face_is_plain(play->plain) && level_find(play->level, path)) return game_watch(path, rules, seed, seats);
    command_complain(_("--watch shows the level on a screen: it needs a terminal, and goes without --plain."));
    moat_rules_free(rules);
    return EXIT_MISUSE;
}

static int play_level(const Play *play, const char *folder) {
    MoatSeat seats[MOAT_BLOCS] = {0};
    MoatRules *rules = level_open(play->level);
    bool nobody = play->side && strcmp(play->side, "none") == 0;
    const char *usual = nobody ? "planner" : rules && rules->opponent[0] ? rules->opponent : "beginner";
    if (!rules || !choose_seats(play->side, play->opponent ? play->opponent : usual, rules, seats)) {
        moat_rules_free(rules);
        return EXIT_TROUBLE;
    }
    uint64_t seed = play->seeded ? play->seed : game_seed();
    MoatNote alone = {.kind = MOAT_NOTE_CLASS, .id = "alone"};
    if (play->watch) return watch(play, rules, seed, seats);
    return game_new_lesson(rules, folder, seed, seats, play->predict ? &alone : NULL, face_is_plain(play->plain));
}

int command_play(int argc, char **argv) {
    Play play = {.level = LEVEL_MAIN};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &play) != 0) return EXIT_MISUSE;
    const char *folder = play.save ? play.save : folder_of_games();
    int status = play.class ? play_class(&play, folder) : play_level(&play, folder);
    return status == FACE_MENU ? face_menu() : status;
}
