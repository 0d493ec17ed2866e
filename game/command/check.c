/* check.c - moat check PATH...: every problem of level files. Exit status 1 when there is an error, 2 when a path is not there. */
#include "command.h"
#include <argp.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Check {
    bool json;
    char **paths;
    int count, files, errors, warnings;
    bool missing;
} Check;

static void check_file(Check *check, const char *path) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders_of_levels(), &problems);
    if (check->json)
        problems_print_json(stdout, &problems);
    else
        problems_print(stdout, &problems);
    check->files++;
    check->errors += problems.errors;
    check->warnings += problems.warnings;
    if (rules) moat_rules_free(rules);
    moat_problems_free(&problems);
}

static int is_level(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

static void check_folder(Check *check, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_level, alphasort);
    for (int i = 0; i < count; i++) {
        char path[FOLDER];
        if (snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name) < FOLDER) check_file(check, path);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    if (count == 0) command_complain(_("There is no level (.yaml) in the folder %s."), folder);
}

static void check_path(Check *check, const char *argument) {
    char path[FOLDER];
    struct stat about;
    if (stat(argument, &about) == 0 && S_ISDIR(about.st_mode))
        check_folder(check, argument);
    else if (level_find(argument, path))
        check_file(check, path);
    else
        check->missing = true;
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
    for (int i = 0; i < check.count; i++) check_path(&check, check.paths[i]);
    if (!check.json && check.files > 0) {
        printf(P_("%d file checked: ", "%d files checked: ", check.files), check.files);
        printf(P_("%d error, ", "%d errors, ", check.errors), check.errors);
        printf(P_("%d warning.\n", "%d warnings.\n", check.warnings), check.warnings);
    }
    return check.missing ? EXIT_MISUSE : check.errors > 0 ? EXIT_TROUBLE : EXIT_FINE;
}
