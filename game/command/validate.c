/* validate.c - moat validate [LEVEL...]: holds the model against published series. */
#include "command.h"
#include "validate.h"
#include <argp.h>
#include <locale.h>
#include <string.h>

typedef enum Form { FORM_TABLE, FORM_POINTS, FORM_JSON, FORM_CSV } Form;
typedef struct Ask {
    char **levels;
    int count;
    Form form;
    int compared, failed;
    bool trouble, missing;
} Ask;

/* --- a level --- */

static void print(const Ask *ask, const MoatRules *rules, const Validation *validation) {
    if (ask->form == FORM_JSON)
        validate_print_json(stdout, rules, validation);
    else if (ask->form == FORM_CSV)
        validate_print_csv(stdout, rules, validation);
    else
        validate_print(stdout, rules, validation, ask->form == FORM_POINTS);
}

static void validate_level(Ask *ask, const char *path, const MoatRules *rules) {
    for (int i = 0; i < rules->series_count; i++) {
        Validation validation;
        ValidateRefusal refusal;
        if (!validate_series(rules, &rules->series[i], &validation, &refusal)) {
            command_complain(
                _("%s:%d: turn %d: the order %s cannot be given."), path, rules->series[i].line, refusal.turn + 1, refusal.order);
            ask->trouble = true;
            continue;
        }
        print(ask, rules, &validation);
        ask->compared++;
        ask->failed += !validation.passes;
    }
}

static void validate_path(void *context, const char *path) {
    Ask *ask = context;
    MoatLevelCard card;
    if (moat_level_card(path, &card) && card.abstract) return;
    MoatRules *rules = level_open(path);
    if (rules)
        validate_level(ask, path, rules);
    else
        ask->trouble = true;
    moat_rules_free(rules);
}

static void validate_named(void *context, const char *name, const char *path) {
    (void)name;
    validate_path(context, path);
}

/* --- the command --- */

static error_t take(int key, char *argument, struct argp_state *state) {
    Ask *ask = state->input;
    (void)argument;
    switch (key) {
    case 'p': ask->form = FORM_POINTS; return 0;
    case 'J': ask->form = FORM_JSON; return 0;
    case 'c': ask->form = FORM_CSV; return 0;
    case ARGP_KEY_ARGS:
        ask->levels = state->argv + state->next;
        ask->count = state->argc - state->next;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"points", 'p', NULL, 0, N_("every point of every series"), 0},
    {"json", 'J', NULL, 0, N_("one line of JSON a series"), 0},
    {"csv", 'c', NULL, 0, N_("one line of CSV a point"), 0},
    {0},
};
static const struct argp parser = {options, take, "[LEVEL...]",
    N_("Hold the model against published series: the validation: of a level, of all levels of a folder, or of every level there is.\vThe "
       "error is "
       "the root of the mean square over the points; a series passes when it is within its band. Failures are shown, and told by the exit "
       "status "
       "(game/validate/README.md)."),
    NULL, NULL, "moat"};

int command_validate(int argc, char **argv) {
    Ask ask = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &ask) != 0) return EXIT_MISUSE;
    bool table = ask.form == FORM_TABLE || ask.form == FORM_POINTS;
    if (!table) setlocale(LC_NUMERIC, "C");
    if (ask.form == FORM_CSV) validate_print_csv_head(stdout);
    for (int i = 0; i < ask.count; i++)
        if (!levels_of(ask.levels[i], validate_path, &ask)) ask.missing = true;
    if (ask.count == 0) levels_visit(validate_named, &ask);
    if (table) {
        printf(P_("%d series compared: ", "%d series compared: ", ask.compared), ask.compared);
        printf(P_("%d failed.\n", "%d failed.\n", ask.failed), ask.failed);
    }
    return ask.missing ? EXIT_MISUSE : ask.failed > 0 || ask.trouble ? EXIT_TROUBLE : EXIT_FINE;
}
