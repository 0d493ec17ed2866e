/* problems.c - what is wrong with a level, for people and for editors. */
#include "command.h"
#include "json.h"
#include "utf8.h"
#include <stdio.h>
#include <string.h>

static const char *severity_word(MoatSeverity severity) {
    return severity == MOAT_ERROR ? _("error") : severity == MOAT_WARNING ? _("warning") : _("hint");
}

static void print_place(FILE *out, const MoatProblem *problem) {
    fputs(problem->file, out);
    if (problem->line > 0) fprintf(out, ":%d", problem->line);
    if (problem->line > 0 && problem->column > 0) fprintf(out, ":%d", problem->column);
}

/* The line with its number in a gutter, and below it a caret and as many tildes as the place is long. */
static void print_excerpt(FILE *out, const MoatProblem *problem) {
    if (!problem->excerpt[0]) return;
    fprintf(out, "%6d | %s\n", problem->line, problem->excerpt);
    if (problem->excerpt_column < 1) return;
    fprintf(out, "       | %*s^", problem->excerpt_column - 1, "");
    int most = (int)sizeof problem->excerpt - problem->excerpt_column;
    for (int i = problem->column + 1; i <= problem->end_column && i - problem->column < most; i++) fputc('~', out);
    fputc('\n', out);
}

/* The sentence of a problem is English; the rule behind it is told in the language that was chosen, where that is another. */
static void print_rule(FILE *out, const MoatProblem *problem) {
    const char *rule = moat_problem_rule(problem->code), *told = rule ? _(rule) : NULL;
    if (told && strcmp(told, rule) != 0) fprintf(out, "       = %s: %s\n", _("rule"), told);
}

void problems_print(FILE *out, const MoatProblems *problems) {
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *problem = &problems->problem[i];
        print_place(out, problem);
        fprintf(out, ": %s: %s [%s]\n", severity_word(problem->severity), problem->message, problem->code);
        print_excerpt(out, problem);
        print_rule(out, problem);
        if (problem->hint[0]) fprintf(out, "       = %s: %s\n", _("hint"), problem->hint);
    }
    int more = problems->count - problems->kept;
    if (more > 0) fprintf(out, P_("%d more problem is not shown.\n", "%d more problems are not shown.\n", more), more);
    if (problems->out_of_memory) fputs(_("There was not enough memory to keep every problem.\n"), out);
}

static void print_string(FILE *out, const char *name, const char *text) {
    fprintf(out, "\"%s\":", name);
    json_quote(out, text);
}

/* The names of the members are those that editors and other checkers use; they are a promise. */
void problems_print_json(FILE *out, const char *level, const MoatProblems *problems) {
    char asked[FOLDER];
    static const char *const severities[] = {"error", "warning", "hint"};
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *problem = &problems->problem[i];
        fputc('{', out);
        print_string(out, "file", problem->file);
        fprintf(out, ",\"line\":%d,\"column\":%d,\"end\":%d,", problem->line, problem->column, problem->end_column);
        print_string(out, "code", problem->code);
        fputc(',', out);
        print_string(out, "severity", severities[problem->severity]);
        fputc(',', out);
        print_string(out, "message", problem->message);
        fputc(',', out);
        print_string(out, "fix", problem->hint);
        fputc(',', out);
        text_safe(asked, sizeof asked, level, strlen(level));
        print_string(out, "level", asked);
        fputs("}\n", out);
    }
}
