/* argp.h - as much of glibc's argp as game/command uses: the page's C library has none. Options come from the tables of the commands;
 * nothing ends the program: after argp_usage or argp_error, argp_parse returns EINVAL. */
#pragma once
#include <errno.h>
#include <stdbool.h>

typedef int error_t;
enum { ARGP_KEY_ARG = 0, ARGP_KEY_END = 0x1000001, ARGP_KEY_NO_ARGS = 0x1000002, ARGP_KEY_ARGS = 0x1000006 };
#define ARGP_ERR_UNKNOWN E2BIG

struct argp_option {
    const char *name;
    int key;
    const char *arg;
    int flags;
    const char *doc;
    int group;
};

struct argp_state;
typedef error_t (*argp_parser_t)(int key, char *argument, struct argp_state *state);
struct argp {
    const struct argp_option *options;
    argp_parser_t parser;
    const char *args_doc, *doc;
    const void *children;
    char *(*help_filter)(int key, const char *text, void *input);
    const char *argp_domain; /* what else there is in the struct of glibc is NULL here */
};

struct argp_state {
    const struct argp *root_argp;
    int argc;
    char **argv;
    int next; /* of the first argument that was not given to the parser */
    unsigned arg_num;
    void *input;
    bool *failed;
};

extern error_t argp_err_exit_status; /* set by callers; nothing exits here */

error_t argp_parse(const struct argp *argp, int argc, char **argv, unsigned flags, int *index, void *input);
void argp_usage(const struct argp_state *state);
void argp_error(const struct argp_state *state, const char *format, ...) __attribute__((format(printf, 2, 3)));
