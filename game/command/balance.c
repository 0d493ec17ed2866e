/* balance.c - moat balance LEVEL: what a level is like to play, measured. */
#include "command.h"
#include "balance.h"
#include <argp.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Ask {
    const char *level;
    bool quick, json;
    int jobs, times;
    uint64_t seed;
} Ask;

static error_t take(int key, char *argument, struct argp_state *state) {
    Ask *ask = state->input;
    switch (key) {
    case 'q': ask->quick = true; return 0;
    case 'J': ask->json = true; return 0;
    case 'j': ask->jobs = argument_number(argument, 1, 256, "jobs", state); return 0;
    case 't': ask->times = argument_number(argument, 1, 100, "times", state); return 0;
    case 's': ask->seed = argument_seed(argument, state); return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        ask->level = argument;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"quick", 'q', NULL, 0, N_("a look in some seconds, with wide intervals"), 0},
    {"times", 't', "N", 0, N_("samples N times as large: narrower intervals, in N times the time"), 0},
    {"json", 'J', NULL, 0, N_("all figures as one line of JSON"), 0},
    {"jobs", 'j', "J", 0, N_("processes at once (default: as many as there are processors); the figures are the same whatever J is"), 0},
    {"seed", 's', "S", 0, N_("other games; the same seed gives the same figures (default: 1)"), 0},
    {0},
};
static const struct argp parser = {options, take, "[LEVEL]",
    N_("Measure what a level is like to play: whom it favours, whether one plan is best, what each order is worth, how much is luck.\vEach "
       "figure "
       "stands beside what is wanted of it and a word: fine; unsure, when it is outside by no more than chance; LOOK, when it is outside. "
       "Plans are known ones and some bred for this level; the mixtures are those that neither side can better (game/balance/README.md)."),
    NULL, NULL, "moat"};

static void show_stage(const char *what) { fprintf(stderr, "\r\033[K%s...", what); }

int command_balance(int argc, char **argv) {
    Ask ask = {.level = LEVEL_MAIN, .jobs = duel_processors(), .times = 1, .seed = 1};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &ask) != 0) return EXIT_MISUSE;
    MoatRules *rules = level_open(ask.level);
    Balance *balance = rules ? malloc(sizeof *balance) : NULL;
    bool loud = isatty(STDERR_FILENO), well = balance != NULL;
    BalanceSizes sizes = balance_larger(ask.quick ? &balance_quick : &balance_full, ask.times);
    if (well) well = balance_run(balance, rules, ask.jobs, ask.seed, &sizes, loud ? show_stage : NULL);
    if (loud) fputs("\r\033[K", stderr);
    if (rules && !well) command_complain(_("There was not enough memory, or a process died; no figures are given."));
    if (well && ask.json) well = balance_print_json(stdout, balance);
    if (well && !ask.json) balance_print(stdout, balance);
    if (balance) balance_end(balance);
    free(balance);
    moat_rules_free(rules);
    return well && fflush(stdout) == 0 ? EXIT_FINE : EXIT_TROUBLE;
}
