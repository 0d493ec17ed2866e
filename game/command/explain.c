/* explain.c - moat explain CODE: the rule behind a code, a wrong example and a right one. */
#include "command.h"
#include "text.h"
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
    print_lines(example->folder ? _("(a folder where a file should be)") : example->bad);
    printf("\n%s\n", _("Right:"));
    print_lines(example->good);
}

static void list_codes(void) {
    const char *code;
    for (int i = 0; (code = moat_problem_code(i)); i++) printf("%s %s\n", code, _(moat_problem_rule(code)));
}

/* For the test that runs them: the whole files. */
static int print_file(const char *code, const char *which) {
    const WorkshopExample *example = workshop_example(code);
    bool bad = strcmp(which, "wrong") == 0;
    if (!example || (!bad && strcmp(which, "right") != 0)) return EXIT_MISUSE;
    if (!example->whole) fputs(workshop_example_head(), stdout);
    fputs(bad ? example->bad : example->good, stdout);
    return EXIT_FINE;
}

typedef struct Explain {
    const char *word, *file;
} Explain;

static error_t take(int key, char *argument, struct argp_state *state) {
    Explain *wanted = state->input;
    switch (key) {
    case 'f': wanted->file = argument; return 0;
    case ARGP_KEY_ARG:
        if (wanted->word) argp_usage(state);
        wanted->word = argument;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"file", 'f', N_("wrong|right"), 0, N_("write that example as a level file of its own"), 0}, {0}};
static const struct argp parser = {
    options, take, "[CODE]", N_("Explain a problem that moat check told, by its code; without one, list them all."), NULL, NULL, "moat"};

int command_explain(int argc, char **argv) {
    Explain wanted = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &wanted) != 0) return EXIT_MISUSE;
    const char *code = wanted.word ? code_of(wanted.word) : NULL;
    if (wanted.word && !code) {
        command_complain(_("There is no problem %s. moat explain lists them all."), wanted.word);
        return EXIT_MISUSE;
    }
    if (wanted.file) return code ? print_file(code, wanted.file) : EXIT_MISUSE;
    if (code)
        explain(code);
    else
        list_codes();
    return command_finish();
}
