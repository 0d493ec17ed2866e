/* schema.c - moat schema: the JSON Schema of level files, for editors. */
#include "command.h"
#include "workshop.h"
#include <argp.h>

static const struct argp parser = {
    NULL, NULL, NULL, N_("Write the JSON Schema of levels, with which editors complete, explain and check."), NULL, NULL, "moat"};

int command_schema(int argc, char **argv) {
    char base[FOLDER];
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, NULL) != 0) return EXIT_MISUSE;
    if (!level_find("base", base)) return EXIT_TROUBLE;
    return workshop_schema(stdout, base) ? EXIT_FINE : EXIT_TROUBLE;
}
