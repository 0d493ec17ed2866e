/* reference.c - moat reference: the format's reference page. */
#include "command.h"
#include "workshop.h"
#include <argp.h>

static error_t take(int key, char *argument, struct argp_state *state) {
    WorkshopPage *page = state->input;
    (void)argument;
    if (key != 'm') return ARGP_ERR_UNKNOWN;
    *page = WORKSHOP_MANUAL;
    return 0;
}

static const struct argp_option options[] = {{"man", 'm', NULL, 0, N_("as a manual page, for man -l -"), 0}, {0}};
static const struct argp parser = {
    options, take, NULL, N_("Write the reference of the format: every key, every reading, every problem."), NULL, NULL, "moat"};

int command_reference(int argc, char **argv) {
    char base[FOLDER];
    WorkshopPage page = WORKSHOP_MARKDOWN;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &page) != 0) return EXIT_MISUSE;
    if (!level_find("base", base)) return EXIT_TROUBLE;
    return workshop_reference(stdout, page, base) ? EXIT_FINE : EXIT_TROUBLE;
}
