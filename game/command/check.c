/* check.c - moat check PATH...: every problem of level files. Exit status 1 when there is an error, 2 when a path is not there. */
#include "command.h"
#include <argp.h>

typedef struct Check {
    bool json;
    char **paths;
    int count, files, errors, warnings, hints;
    char first[8]; /* code of the gravest problem, the first of its kind */
    MoatSeverity first_severity;
    bool missing;
} Check;

static void note_first(Check *check, const MoatProblems *problems) {
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *problem = &problems->problem[i];
        if (check->first[0] && problem->severity >= check->first_severity) continue;
        snprintf(check->first, sizeof check->first, "%s", problem->code);
        check->first_severity = problem->severity;
    }
}

static void check_file(void *context, const char *path) {
    Check *check = context;
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders_of_levels(), &problems);
    if (check->json)
        problems_print_json(stdout, path, &problems);
    else
        problems_print(stdout, &problems);
    note_first(check, &problems);
    check->files++;
    check->errors += problems.errors;
    check->warnings += problems.warnings;
    check->hints += problems.count - problems.errors - problems.warnings;
    if (rules) moat_rules_free(rules);
    moat_problems_free(&problems);
}

static void print_count(const Check *check) {
    printf(P_("%d file checked: ", "%d files checked: ", check->files), check->files);
    printf(P_("%d error, ", "%d errors, ", check->errors), check->errors);
    printf(P_("%d warning, ", "%d warnings, ", check->warnings), check->warnings);
    printf(P_("%d hint.", "%d hints.", check->hints), check->hints);
    if (check->first[0]) printf(_(" See moat explain %s."), check->first);
    putchar('\n');
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Check *check = state->input;
    (void)argument;
    switch (key) {
    case 'j': check->json = true; return 0;
    case ARGP_KEY_ARGS:
        check->paths = state->argv + state->next;
        check->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {{"json", 'j', NULL, 0, N_("one JSON object a line"), 0}, {0}};
static const struct argp parser = {
    options, take, "PATH...", N_("Find what is wrong with levels, or with all those of a folder."), NULL, NULL, "moat"};

int command_check(int argc, char **argv) {
    Check check = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &check) != 0) return EXIT_MISUSE;
    for (int i = 0; i < check.count; i++) check.missing = !levels_of(check.paths[i], check_file, &check) || check.missing;
    if (!check.json && check.files > 0) print_count(&check);
    return check.missing ? EXIT_MISUSE : check.errors > 0 ? EXIT_TROUBLE : EXIT_FINE;
}
