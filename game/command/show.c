/* show.c - moat show LEVEL: what a level is, or with --resolved all of it after inheritance. */
#include "command.h"
#include <argp.h>

typedef struct Show {
    const char *level;
    bool resolved;
} Show;

static void print_count(const char *what, int count) {
    if (count > 0) printf("  %s: %d\n", what, count);
}

void level_describe(const MoatRules *rules) {
    char code[9];
    moat_level_code(rules->hash, code);
    printf("%s\n", moat_text(rules, &rules->title));
    printf("  %s\n", moat_text(rules, &rules->summary));
    printf(_("  id: %s, content code: %s\n"), rules->id, code);
    printf(_("  author: %s\n"), rules->author[0] ? rules->author : _("not said"));
    printf(_("  licence: %s\n"), rules->licence[0] ? rules->licence : _("not said"));
    printf(P_("  %d turn of %d quarters from %d-Q%d\n", "  %d turns of %d quarters from %d-Q%d\n", rules->turns), rules->turns,
        rules->quarters_per_turn, rules->start_year, rules->start_quarter + 1);
    print_count(_("markets"), rules->markets);
    print_count(_("segments"), rules->segments);
    print_count(_("regulators"), rules->regulators);
    print_count(_("events"), rules->events);
    print_count(_("scheduled changes"), rules->scheduled);
    print_count(_("tests"), rules->tests);
    print_count(_("published series"), rules->series_count);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Show *show = state->input;
    switch (key) {
    case 'r': show->resolved = true; return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        show->level = argument;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"resolved", 'r', NULL, 0, N_("the whole level after inheritance, each line with the file and line it comes from"), 0}, {0}};
static const struct argp parser = {options, take, "LEVEL", N_("Show what a level is."), NULL, NULL, "moat"};

static int print_resolved(const char *path) {
    MoatProblems problems = {0};
    MoatBytes yaml;
    bool good = moat_level_resolve(path, folders_of_levels(), true, &problems, &yaml);
    if (good)
        fwrite(yaml.bytes, 1, (size_t)yaml.size, stdout);
    else
        problems_print(stderr, &problems);
    if (good && fflush(stdout) != 0) {
        command_complain(_("The level could not be written."));
        good = false;
    }
    moat_bytes_free(&yaml);
    moat_problems_free(&problems);
    return good ? EXIT_FINE : EXIT_TROUBLE;
}

int command_show(int argc, char **argv) {
    Show show = {0};
    char path[FOLDER];
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &show) != 0) return EXIT_MISUSE;
    if (!level_find(show.level, path)) return EXIT_MISUSE;
    if (show.resolved) return print_resolved(path);
    MoatRules *rules = level_open(path);
    if (!rules) return EXIT_TROUBLE;
    level_describe(rules);
    moat_rules_free(rules);
    return EXIT_FINE;
}
