/* main.c - the table of subcommands. */
#include "command.h"
#include "words.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const Command commands[] = {
    {"play", "[LEVEL]", N_("a new game"), command_play},
    {"daily", "", N_("the game of the day: one seed for everybody, played from both sides"), command_daily},
    {"resume", "[GAME]", N_("go on with a saved game, the last one played if none is named"), command_resume},
    {"replay", "GAME", N_("tell a saved game from its start"), command_replay},
    {"analyse", "GAME", N_("look back on a saved game: what each turn was worth, and the dice"), command_analyse},
    {"games", "", N_("list saved games"), command_games},
    {"class", "new|collect|kit|...", N_("lessons: class codes, results, kit, rooms"), command_class},
#ifdef MOAT_WITH_REPORT
    {"debrief", "GAME|FOLDER", N_("look back on games: one page to show and to print"), command_debrief},
#endif
    {"check", "PATH...", N_("find what is wrong with levels"), command_check},
#ifdef MOAT_WITH_WORKSHOP
    {"new", "ID", N_("write a commented level to start from"), command_new},
    {"show", "LEVEL", N_("show what a level is, or all of it after inheritance"), command_show},
    {"test", "LEVEL...", N_("play the games of a level's own tests and compare"), command_test},
    {"validate", "[LEVEL...]", N_("hold the model against published series"), command_validate},
    {"upgrade", "FILE...", N_("bring levels of an older format up to this one"), command_upgrade},
    {"export", "LEVEL", N_("write a level into one file that can travel"), command_export},
    {"import", "FILE", N_("look at a level from elsewhere, and keep it"), command_import},
    {"explain", "[CODE]", N_("what a problem means, with a wrong and a right example"), command_explain},
    {"fmt", "PATH...", N_("lay level files out tidily"), command_fmt},
    {"schema", "", N_("JSON Schema of levels, for editors"), command_schema},
    {"reference", "", N_("every key and reading that a level may hold"), command_reference},
#endif
#ifdef MOAT_WITH_DUEL
    {"duel", "OPPONENT OPPONENT...", N_("let opponents play each other by the hundred"), command_duel},
    {"balance", "[LEVEL]", N_("measure what a level is like to play"), command_balance},
    {"tornado", "[LEVEL]", N_("find which assumption of a level decides who wins"), command_tornado},
    {"bot", "OPPONENT", N_("a built-in opponent behind the bot protocol"), command_bot},
#endif
#ifdef MOAT_WITH_WORKSHOP
    {"bench", "[LEVEL]", N_("measure what things cost, each beside something else"), command_bench},
#endif
    {"settings", "[NAME VALUE]", N_("show what is set, or set it: language, colours, volumes"), command_settings},
    {"where", "", N_("show the folders that are looked into"), command_where},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_help(void) {
    printf(_("Usage: moat [COMMAND [ARGUMENTS]]\n"));
    printf(_("A game about who the world's AI runs on. Without a command: the menu.\n\n"));
    for (int i = 0; i < COMMANDS; i++)
        printf(
            "  moat %s%s%s\n      %s\n", commands[i].name, commands[i].arguments[0] ? " " : "", commands[i].arguments, _(commands[i].doc));
    printf(_("\nEvery command takes --lang en, fr, es or zh, and --no-sound. moat COMMAND --help tells its options.\n"));
    printf(_("Exit status: 0 all is well, 1 something is wrong with a level or a game, 2 the command was not understood.\n"));
    return EXIT_FINE;
}

static int refuse(const char *word) {
    const char *best = NULL;
    int nearest = 3;
    for (int i = 0; i < COMMANDS; i++) {
        int distance = words_distance(word, commands[i].name);
        if (distance < nearest) {
            nearest = distance;
            best = commands[i].name;
        }
    }
    if (best)
        command_complain(_("There is no command %s. Did you mean %s? See moat --help."), word, best);
    else
        command_complain(_("There is no command %s. See moat --help."), word);
    return EXIT_MISUSE;
}

/* Its help and errors name it as it is typed. */
static int run(const Command *command, int argc, char **argv) {
    char name[32];
    snprintf(name, sizeof name, "moat %s", command->name);
    argv[0] = name;
    return command->run(argc, argv);
}

static bool finished;

/* argp prints a help and leaves by itself. */
static void finish_help(void) {
    int status = finished ? EXIT_FINE : command_finish(EXIT_FINE);
    if (status != EXIT_FINE) _exit(status);
}

static int command(int argc, char **argv) {
    if (!language_choose(&argc, argv)) return EXIT_MISUSE;
    sounds_choose(&argc, argv);
    if (argc < 2) return face_menu();
    const char *word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) return print_help();
    if (strcmp(word, "--version") == 0) {
        printf(_("Moat %s, rules %d\n"), MOAT_VERSION, MOAT_RULES_VERSION);
        return EXIT_FINE;
    }
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, word) == 0) return run(&commands[i], argc - 1, argv + 1);
    return refuse(word);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    atexit(finish_help);
    int status = command_finish(command(argc, argv));
    finished = true;
    return status;
}
