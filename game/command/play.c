/* play.c - moat play [LEVEL]: a new game. */
#include "command.h"
#include "watch.h"
#include "words.h"
#include <argp.h>
#include <string.h>

typedef struct Play {
    const char *level, *side, *opponent, *save;
    uint64_t seed;
    bool seeded, plain, watch;
} Play;

static error_t take(int key, char *argument, struct argp_state *state) {
    Play *play = state->input;
    switch (key) {
    case 's': play->side = argument; return 0;
    case 'o': play->opponent = argument; return 0;
    case 'p': play->plain = true; return 0;
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
        N_("who plays the rival: beginner, apprentice, planner, strategist, expert, master, or a doctrine of the level such as hawk; human "
           "for two at one keyboard; two with a comma to watch (default: the level's own, else beginner)"),
        0},
    {"seed", 'n', "NUMBER", 0, N_("of all chance; the same seed and orders give the same game (default: drawn)"), 0},
    {"plain", 'p', NULL, 0, N_("sentences and short commands instead of a screen"), 0},
    {"save", 'f', "FOLDER", 0, N_("where to save the game"), 0},
    {"watch", 'w', NULL, 0, N_("the level is being written: every save of its file is in the game at once; such a game is not saved"), 0},
    {0},
};
static const struct argp parser = {options, take, "[LEVEL]", N_("Play a new game."), NULL, NULL, "moat"};

static bool choose_side(const Play *play, const MoatRules *rules, MoatSide *side) {
    *side = 0;
    if (!play->side) return true;
    for (*side = 0; *side < MOAT_BLOCS; ++*side)
        if (words_distance(rules->bloc[*side].id, play->side) == 0) return true;
    command_complain(_("The level %s has no side %s; it has %s and %s."), rules->id, play->side, rules->bloc[0].id, rules->bloc[1].id);
    return false;
}

static bool choose_opponent(const MoatRules *rules, const char *name, MoatSeat *seat) {
    MoatMind mind;
    seat->human = strcmp(name, "human") == 0;
    if (seat->human) return true;
    snprintf(seat->mind, sizeof seat->mind, "%s", name);
    if (moat_mind_find(rules, name, &mind)) return true;
    command_complain(_("There is no opponent %s. There are:"), name);
    for (mind = 0; mind < moat_minds(rules); mind++)
        if (!moat_mind_row(rules, mind).measure)
            fprintf(stderr, "    %s: %s\n", moat_mind_row(rules, mind).id, words_mind_difficulty(rules, mind));
    fprintf(stderr, "    human: %s\n", _("two players at one keyboard"));
    return false;
}

/* "planner,giver": the first side's and the second's; one name is both. */
static bool choose_minds(const MoatRules *rules, const char *names, MoatSeat seats[MOAT_BLOCS]) {
    const char *comma = strchr(names, ',');
    char first[32];
    snprintf(first, sizeof first, "%.*s", comma ? (int)(comma - names) : (int)strlen(names), names);
    if (!choose_opponent(rules, first, &seats[0]) || !choose_opponent(rules, comma ? comma + 1 : first, &seats[1])) return false;
    if (!seats[0].human && !seats[1].human) return true;
    command_complain(_("Nobody plays with --side none: name two opponents, such as --opponent planner,giver."));
    return false;
}

static bool choose_seats(const Play *play, const MoatRules *rules, MoatSeat seats[MOAT_BLOCS]) {
    MoatSide side;
    if (play->side && strcmp(play->side, "none") == 0) return choose_minds(rules, play->opponent ? play->opponent : "planner", seats);
    if (!choose_side(play, rules, &side) || !choose_opponent(rules,
                                                play->opponent       ? play->opponent
                                                : rules->opponent[0] ? rules->opponent
                                                                     : "beginner",
                                                &seats[moat_rival(side)]))
        return false;
    seats[side].human = true;
    return true;
}

static int watch(const Play *play, MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS]) {
    char path[FOLDER];
    if (!face_is_plain(play->plain) && level_find(play->level, path)) return game_watch(path, rules, seed, seats);
    command_complain(_("--watch shows the level on a screen: it needs a terminal, and goes without --plain."));
    moat_rules_free(rules);
    return EXIT_MISUSE;
}

int command_play(int argc, char **argv) {
    Play play = {.level = LEVEL_MAIN};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &play) != 0) return EXIT_MISUSE;
    MoatSeat seats[MOAT_BLOCS] = {0};
    MoatRules *rules = level_open(play.level);
    if (!rules || !choose_seats(&play, rules, seats)) {
        moat_rules_free(rules);
        return EXIT_TROUBLE;
    }
    uint64_t seed = play.seeded ? play.seed : game_seed();
    int status = play.watch ? watch(&play, rules, seed, seats)
                            : game_new(rules, play.save ? play.save : folder_of_games(), seed, seats, face_is_plain(play.plain));
    return status == FACE_MENU ? face_menu() : status;
}
