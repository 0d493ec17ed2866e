/* class.c - moat class: the table of what a teacher does, and class codes. */
#include <argp.h>
#include <stdlib.h>
#include <string.h>

#include "class.h"
#include "words.h"

typedef struct New {
    const char *level, *opponent, *side, *folder;
    int teams, minutes;
    uint64_t seed;
    bool seeded, always;
} New;

int class_number(struct argp_state *state, const char *option, const char *argument, long least, long most) {
    char *end;
    long number = strtol(argument, &end, 10);
    if (*end || end == argument || number < least || number > most)
        argp_error(state, _("--%s wants a number from %ld to %ld, not %s"), option, least, most, argument);
    return (int)number;
}

static error_t take_new(int key, char *argument, struct argp_state *state) {
    New *new = state->input;
    switch (key) {
    case 'l': new->level = argument; return 0;
    case 'p': new->opponent = argument; return 0;
    case 's': new->side = argument; return 0;
    case 'o': new->folder = argument; return 0;
    case 't': new->teams = class_number(state, "teams", argument, 1, COURSE_TEAMS); return 0;
    case 'm': new->minutes = class_number(state, "minutes", argument, 10, 600); return 0;
    case 'n': new->seed = (uint64_t)class_number(state, "seed", argument, 0, COURSE_SEEDS - 1), new->seeded = true; return 0;
    case 'a': new->always = true; return 0;
    case ARGP_KEY_ARG: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option new_options[] = {
    {"level", 'l', "LEVEL", 0, N_("the level that all play (default: free-or-paid)"), 0},
    {"teams", 't', "NUMBER", 0, N_("teams, each with a code of its own (default: 8)"), 0},
    {"minutes", 'm', "NUMBER", 0, N_("length of the lesson (default: what the level says)"), 0},
    {"opponent", 'p', "MIND", 0, N_("who plays the other bloc; human for rooms in which two teams share a world"), 0},
    {"side", 's', "BLOC", 0, N_("a bloc's id, alternate (odd teams play the first) or choose (default: alternate)"), 0},
    {"seed", 'n', "NUMBER", 0, N_("of all chance (default: drawn)"), 0},
    {"always", 'a', NULL, 0, N_("ask for a prediction in every turn, not only where the level does"), 0},
    {"output", 'o', "FOLDER", 0, N_("write codes, a list for names, and the kit into a folder"), 0},
    {0},
};

static bool fill_code(const New *new, const MoatRules *rules, CourseCode *code) {
    MoatSeat seat = {0};
    MoatMind mind = COURSE_HUMAN;
    MoatSide side;
    *code = (CourseCode){.rules = MOAT_RULES_VERSION % 8, .id = course_id_mark(rules->id), .level = course_level_mark(rules)};
    code->seed = (unsigned)((new->seeded ? new->seed : game_seed()) % COURSE_SEEDS);
    code->always = new->always;
    if (!opponent_find(rules, new->opponent, &seat)) return false;
    if (!seat.human) (void)moat_mind_find(rules, seat.mind, &mind);
    if (mind > COURSE_HUMAN) {
        command_complain(_("%s cannot stand in a class code: a level may have fifteen opponents there."), seat.mind);
        return false;
    }
    code->opponent = mind;
    if (strcmp(new->side, "alternate") == 0)
        code->sides = COURSE_ALTERNATE;
    else if (strcmp(new->side, "choose") == 0)
        code->sides = COURSE_CHOOSE;
    else if (side_find(rules, new->side, &side))
        code->sides = side == 0 ? COURSE_FIRST : COURSE_SECOND;
    else
        return false;
    return true;
}

static void print_teams(FILE *out, const MoatRules *rules, CourseCode code, int teams) {
    char text[COURSE_CODE_TEXT];
    for (code.team = 1; code.team <= teams; code.team++) {
        int side = course_side(&code);
        course_code_print(&code, text);
        fprintf(out, _("Team %d: %s (%s)\n"), code.team, text, side < 0 ? _("chooses its side") : words_bloc(rules, side));
    }
}

static void print_class(FILE *out, const MoatRules *rules, const CourseCode *code, const New *new) {
    char text[COURSE_CODE_TEXT];
    course_code_print(code, text);
    fprintf(out, _("Class code: %s\n"), text);
    fprintf(out, _("Level %s (%s), seed %u, opponent %s, rules %d.\n"), moat_text(rules, &rules->title), rules->id, code->seed,
        code->opponent == COURSE_HUMAN ? _("another team") : words_mind(rules, code->opponent), MOAT_RULES_VERSION);
    int turns, seconds = course_turn_seconds(rules, new->minutes, &turns);
    fprintf(out, _("%d minutes: %d turns of about %d:%02d, then talk about them.\n"), new->minutes, turns, seconds / 60, seconds % 60);
    print_teams(out, rules, *code, new->teams);
    fprintf(out, _("Each team types: moat play --class and its code.\n"));
}

static int new_class(MoatRules *rules, New *new) {
    CourseCode code;
    if (!fill_code(new, rules, &code)) return EXIT_TROUBLE;
    if (new->minutes == 0) new->minutes = rules->lesson ? rules->lesson->minutes : 45;
    print_class(stdout, rules, &code, new);
    if (!new->folder) return EXIT_FINE;
    FILE *file = class_file(new->folder, "codes.txt");
    if (!file) return EXIT_TROUBLE;
    print_class(file, rules, &code, new);
    bool good = class_close(file, new->folder, "codes.txt");
    file = good ? class_file(new->folder, "roster.csv") : NULL;
    if (!file) return EXIT_TROUBLE;
    fprintf(file, "team,id,name\r\n");
    for (int team = 1; team <= new->teams; team++) fprintf(file, "%d,,\r\n", team);
    good = class_close(file, new->folder, "roster.csv");
#ifdef MOAT_WITH_REPORT
    if (good) return class_write_kit(rules, new->folder, &code, new->teams);
#endif
    return good ? EXIT_FINE : EXIT_TROUBLE;
}

static int run_new(int argc, char **argv) {
    static const struct argp parser = {
        new_options, take_new, "", N_("Make a class: one world for all, codes for its teams."), NULL, NULL, "moat"};
    New new = {.level = "free-or-paid", .opponent = "beginner", .side = "alternate", .teams = 8};
    if (argp_parse(&parser, argc, argv, 0, NULL, &new) != 0) return EXIT_MISUSE;
    MoatRules *rules = level_open(new.level);
    int status = rules ? new_class(rules, &new) : EXIT_TROUBLE;
    moat_rules_free(rules);
    return status;
}

static const Command verbs[] = {
    {"new", "", N_("make a class: one world for all, codes for its teams"), run_new},
#ifdef MOAT_WITH_REPORT
    {"kit", "LEVEL", N_("print what a teacher needs, from the level"), class_kit},
#endif
    {"quiz", "[GAME]", N_("ask the quiz, before play or after it, of a game that was finished or left"), class_quiz},
    {"result", "GAME", N_("a game as a few lines of text, to hand in"), class_result},
#ifdef MOAT_WITH_REPORT
    {"collect", "FOLDER|FILES", N_("check what was handed in by playing it again; write tables"), class_collect},
#endif
    {"retry", "GAME TURN", N_("go back to a turn in a new game"), class_retry},
#ifdef MOAT_WITH_CLASSROOM
    {"open", "", N_("open a room on a broker: the teacher's console"), class_open},
    {"join", "CODE", N_("take a seat in a room"), class_join},
#endif
};
enum { VERBS = sizeof verbs / sizeof *verbs };

static int print_help(void) {
    printf(_("Usage: moat class COMMAND [ARGUMENTS]\n"));
    for (int i = 0; i < VERBS; i++)
        printf("  moat class %s%s%s\n      %s\n", verbs[i].name, verbs[i].arguments[0] ? " " : "", verbs[i].arguments, _(verbs[i].doc));
    return EXIT_FINE;
}

int command_class(int argc, char **argv) {
    argp_err_exit_status = EXIT_MISUSE;
    if (argc < 2 || strcmp(argv[1], "--help") == 0) return print_help();
    for (int i = 0; i < VERBS; i++)
        if (strcmp(argv[1], verbs[i].name) == 0) {
            char name[48];
            snprintf(name, sizeof name, "moat class %s", verbs[i].name);
            argv[1] = name;
            return verbs[i].run(argc - 1, argv + 1);
        }
    command_complain(_("There is no command moat class %s. See moat class --help."), argv[1]);
    return EXIT_MISUSE;
}
