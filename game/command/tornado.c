/* tornado.c - moat tornado LEVEL: which assumption of a level decides who wins. */
#include "command.h"
#include "tornado.h"
#include <argp.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TOP = 20 };

typedef struct Ask {
    const char *level;
    bool csv, json;
    int top, games;
    TornadoAsk tornado;
} Ask;

static error_t take(int key, char *argument, struct argp_state *state) {
    Ask *ask = state->input;
    switch (key) {
    case 'q': ask->tornado.quick = true; return 0;
    case 'S': ask->tornado.by = TORNADO_SCORE; return 0;
    case 'c': ask->csv = true; return 0;
    case 'J': ask->json = true; return 0;
    case 'g': ask->games = argument_number(argument, 1, TORNADO_MOST, "games", state); return 0;
    case 'p': ask->tornado.percent = argument_number(argument, 1, 100, "percent", state); return 0;
    case 't': ask->top = argument_number(argument, 1, 1000, "top", state); return 0;
    case 'j': ask->tornado.jobs = argument_number(argument, 1, 256, "jobs", state); return 0;
    case 's': ask->tornado.seed = argument_seed(argument, state); return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        ask->level = argument;
        return 0;
    case ARGP_KEY_END:
        if (ask->csv && ask->json) argp_error(state, "%s", _("--csv and --json are two answers to one question; give one of them"));
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"games", 'g', "N", 0, N_("games at each end, up to the next multiple of 16 (default: 480)"), 0},
    {"percent", 'p', "P", 0, N_("how far each assumption is moved, in per cent of what it is (default: 50)"), 0},
    {"top", 't', "N", 0, N_("bars that are drawn (default: 20)"), 0},
    {"score", 'S', NULL, 0, N_("rank and draw by the final score, in which a small push shows earlier"), 0},
    {"quick", 'q', NULL, 0, N_("a look in some seconds, with wide intervals"), 0},
    {"csv", 'c', NULL, 0, N_("all bars as a table, values separated by commas"), 0},
    {"json", 'J', NULL, 0, N_("all figures as one line of JSON"), 0},
    {"jobs", 'j', "J", 0, N_("processes at once (default: as many as there are processors); the figures are the same whatever J is"), 0},
    {"seed", 's', "S", 0, N_("other games; the same seed gives the same figures (default: 1)"), 0},
    {0},
};
static const struct argp parser = {options, take, "[LEVEL]",
    N_("Find which assumption of a level decides who wins: each number is moved down and up by itself, and the same games are played "
       "again.\v"
       "Both sides are played by four postures each, bred for this level: closed, with an asterisk, open, with the tap. They do not change "
       "their minds when a number moves; people would. par is left out: it is what makes the sides even (game/balance/README.md)."),
    NULL, NULL, "moat"};

static void show_done(int done, int tasks) { fprintf(stderr, "\r\033[K%d/%d", done, tasks); }

static bool print(const Ask *ask, const Tornado *tornado) {
    if (ask->json) return tornado_print_json(stdout, tornado);
    if (ask->csv)
        tornado_print_csv(stdout, tornado);
    else
        tornado_print(stdout, tornado, ask->top, strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    return true;
}

int command_tornado(int argc, char **argv) {
    Ask ask = {.level = LEVEL_MAIN, .top = TOP, .tornado = {.percent = TORNADO_PERCENT, .jobs = duel_processors(), .seed = 1}};
    Tornado tornado = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &ask) != 0) return EXIT_MISUSE;
    ask.tornado.games = ask.games ? ask.games : ask.tornado.quick ? TORNADO_QUICK : TORNADO_GAMES;
    MoatRules *rules = level_open(ask.level);
    bool loud = isatty(STDERR_FILENO), well = rules && tornado_run(&tornado, rules, &ask.tornado, loud ? show_done : NULL);
    if (loud) fputs("\r\033[K", stderr);
    if (rules && !well) command_complain(_("There was not enough memory, or a process died; no figures are given."));
    if (well) well = print(&ask, &tornado);
    tornado_end(&tornado);
    moat_rules_free(rules);
    return well ? EXIT_FINE : EXIT_TROUBLE;
}
