/* explain.c - moat explain CODE: the rule behind a code, a wrong example and a right one. */
#include "command.h"
#include "utf8.h"
#include "workshop.h"
#include <argp.h>
#include <stdlib.h>
#include <string.h>

/* "l12", "12" and "L012" are the same code. */
static const char *code_of(const char *word) {
    char code[8];
    const char *digits = word + (*word == 'L' || *word == 'l');
    size_t size = strlen(digits);
    if (size < 1 || size > 3 || strspn(digits, "0123456789") != size) return NULL;
    snprintf(code, sizeof code, "L%03d", atoi(digits));
    const char *known;
    for (int i = 0; (known = moat_problem_code(i)); i++)
        if (strcmp(known, code) == 0) return known;
    return NULL;
}

/* The lines of an example, indented; bytes that cannot be shown are spelled out. */
static void print_lines(const char *text) {
    while (*text) {
        char line[400];
        size_t size = strcspn(text, "\n");
        text_safe(line, sizeof line, text, size);
        for (char *c = line; *c; c++)
            if (*c == '\t') *c = ' ';
        printf("    %s\n", line);
        text += size + (text[size] == '\n');
    }
}

static void explain(const char *code) {
    const WorkshopExample *example = workshop_example(code);
    printf("%s: %s\n", code, _(moat_problem_rule(code)));
    if (!example) return;
    printf("\n%s\n", _("Wrong:"));
    print_lines(example->kind == WORKSHOP_FOLDER ? _("(a folder where a file should be)") : example->wrong);
    printf("\n%s\n", _("Right:"));
    print_lines(example->right);
}

static void list_codes(void) {
    const char *code;
    for (int i = 0; (code = moat_problem_code(i)); i++) printf("%s %s\n", code, _(moat_problem_rule(code)));
}

static error_t take(int key, char *argument, struct argp_state *state) {
    const char **word = state->input;
    if (key != ARGP_KEY_ARG) return ARGP_ERR_UNKNOWN;
    if (*word) argp_usage(state);
    *word = argument;
    return 0;
}

static const struct argp parser = {
    NULL, take, "[CODE]", N_("Explain a problem that moat check told, by its code; without one, list them all."), NULL, NULL, "moat"};

int command_explain(int argc, char **argv) {
    const char *word = NULL;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &word) != 0) return EXIT_MISUSE;
    const char *code = word ? code_of(word) : NULL;
    if (word && !code) {
        command_complain(_("There is no problem %s. moat explain lists them all."), word);
        return EXIT_MISUSE;
    }
    if (code)
        explain(code);
    else
        list_codes();
    return EXIT_FINE;
}
