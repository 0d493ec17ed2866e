/* bot.c - moat bot ID: a built-in opponent behind the bot protocol. */
#include "command.h"
#include "serve.h"
#include <argp.h>
#include <stdlib.h>

static error_t take(int key, char *argument, struct argp_state *state) {
    const char **mind = state->input;
    switch (key) {
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        *mind = argument;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {NULL, take, "OPPONENT",
    N_("Speak the bot protocol on standard input and output as a built-in opponent.\vThe other end says \"moat {...}\" first; the answer "
       "is \"ready "
       "NAME\". Then for each turn it says \"turn {...}\", with everything a player can read and the orders that are possible; the answer "
       "is "
       "\"orders ORDER; ORDER\". It ends with \"over {...}\". Lines that begin with \"info\" are remarks. The page about it is "
       "game/duel/BOTS.md."),
    NULL, NULL, "moat"};

static MoatRules *open_level(void *context, const char *level) {
    (void)context;
    return level_open(level);
}

int command_bot(int argc, char **argv) {
    const char *mind = NULL;
    char trouble[200];
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &mind) != 0) return EXIT_MISUSE;
    if (duel_serve(mind, open_level, NULL, stdin, stdout, trouble)) return EXIT_FINE;
    command_complain("%s", trouble);
    return EXIT_TROUBLE;
}
