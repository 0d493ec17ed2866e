/* argp.c - argp over getopt_long. */
#include "argp.h"

#include "gettext.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { OPTIONS = 32, HELP = 0x7001 };

error_t argp_err_exit_status;

typedef struct Table {
    struct option option[OPTIONS + 2];
    char letters[3 * OPTIONS];
    int count;
} Table;

static void make_table(const struct argp *argp, Table *table) {
    memset(table, 0, sizeof *table);
    for (const struct argp_option *row = argp->options; row && row->name && table->count < OPTIONS; row++) {
        int takes = row->arg ? required_argument : no_argument;
        table->option[table->count++] = (struct option){row->name, takes, NULL, row->key};
        if (row->key < 128) sprintf(table->letters + strlen(table->letters), "%c%s", row->key, row->arg ? ":" : "");
    }
    table->option[table->count] = (struct option){"help", no_argument, NULL, HELP};
}

static const char *shown(const char *text) { return text && text[0] ? _(text) : ""; }

static void say_use(FILE *out, const struct argp_state *state) {
    fprintf(out, "%s %s\n", state->argv[0], shown(state->root_argp->args_doc));
}

static void say_help(const struct argp_state *state) {
    say_use(stdout, state);
    printf("%s\n\n", shown(state->root_argp->doc));
    for (const struct argp_option *row = state->root_argp->options; row && row->name; row++)
        printf("  --%s%s%s\n      %s\n", row->name, row->arg ? "=" : "", row->arg ? row->arg : "", shown(row->doc));
}

void argp_usage(const struct argp_state *state) {
    if (!*state->failed) say_use(stderr, state);
    *state->failed = true;
}

void argp_error(const struct argp_state *state, const char *format, ...) {
    va_list list;
    va_start(list, format);
    fprintf(stderr, "%s: ", state->argv[0]);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    *state->failed = true;
}

static void take_options(const struct argp *argp, struct argp_state *state, const Table *table) {
    optind = 0; /* begins anew */
    for (int key; !*state->failed && (key = getopt_long(state->argc, state->argv, table->letters, table->option, NULL)) != -1;) {
        if (key == HELP) {
            say_help(state);
            *state->failed = true;
        } else if (key == '?' || key == ':')
            argp_usage(state);
        else
            argp->parser(key, optarg, state);
    }
    state->next = optind;
}

/* One by one; a parser that does not take the first is given all at once. */
static void take_arguments(const struct argp *argp, struct argp_state *state) {
    if (state->next >= state->argc) argp->parser(ARGP_KEY_NO_ARGS, NULL, state);
    for (int at = state->next; at < state->argc && !*state->failed; at++, state->arg_num++) {
        if (argp->parser(ARGP_KEY_ARG, state->argv[at], state) != ARGP_ERR_UNKNOWN) continue;
        if (argp->parser(ARGP_KEY_ARGS, NULL, state) == ARGP_ERR_UNKNOWN) argp_usage(state);
        return;
    }
}

error_t argp_parse(const struct argp *argp, int argc, char **argv, unsigned flags, int *index, void *input) {
    bool failed = false;
    struct argp_state state = {.root_argp = argp, .argc = argc, .argv = argv, .input = input, .failed = &failed};
    Table table;
    (void)flags;
    make_table(argp, &table);
    take_options(argp, &state, &table);
    if (!failed) take_arguments(argp, &state);
    if (!failed) argp->parser(ARGP_KEY_END, NULL, &state);
    if (index) *index = state.next;
    return failed ? EINVAL : 0;
}
