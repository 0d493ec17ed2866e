/* problems.c - telling what is wrong: place, sentence, hint and the line itself, all of it safe to show. */
#include "loader.h"
#include "utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct ProblemRow {
    MoatSeverity severity;
    const char *rule;
} ProblemRow;

static const ProblemRow row[] = {
#define PROBLEM(number, name, severity, rule) {MOAT_##severity, rule},
#include "problems.def"
};

enum { WINDOW = 72, BEFORE = 36 }; /* characters of a line that are shown, and how many of them at most before the caret */

const char *moat_problem_code(int kind) {
    static const char code[][5] = {
#define PROBLEM(number, name, severity, rule) {'L', '0' + (number) / 100 % 10, '0' + (number) / 10 % 10, '0' + (number) % 10, 0},
#include "problems.def"
    };
    return kind >= 0 && kind < PROBLEM_KINDS ? code[kind] : NULL;
}

const char *moat_problem_rule(const char *code) {
    for (int kind = 0; kind < PROBLEM_KINDS; kind++)
        if (strcmp(code, moat_problem_code(kind)) == 0) return row[kind].rule;
    return NULL;
}

Spot spot_of(const Node *node) {
    return node ? (Spot){node->source, node->line, node->column, node->end_line, node->end_column} : (Spot){0};
}

Shown shown(const char *text) {
    Shown cut;
    int length = text_safe(cut.text, sizeof cut.text - 4, text, strlen(text));
    if (text_safe((char[1024]){0}, 1024, text, strlen(text)) > length) memcpy(cut.text + length, "...", 4);
    return cut;
}

Shown a_word(const char *word) {
    Shown both;
    snprintf(both.text, sizeof both.text, "%s %s", strchr("aeiou", word[0]) ? "an" : "a", word);
    return both;
}

void hint(Loader *loader, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(loader->hint, sizeof loader->hint, format, arguments);
    va_end(arguments);
}

bool problem_wanted(const Loader *loader, int source) { return loader->source[source].problems < LEVEL_KEPT; }

void out_of_memory(Loader *loader) { loader->problems->out_of_memory = true; }

/* Ends of lines as libyaml counts them; those beyond ASCII are refused before any line is shown. */
static const char *line_start(const Source *source, int line) {
    const char *at = source->bytes, *end = at + source->size;
    if (source->size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    for (int i = 1; i < line && at < end; at++)
        if (*at == '\n' || (*at == '\r' && !(at + 1 < end && at[1] == '\n'))) i++;
    return at;
}

/* One character of the line as one character of the excerpt, so that the caret keeps its column. */
static int excerpt_character(char *to, const char *from, size_t size, int *taken) {
    uint32_t character = 0;
    *taken = utf8_next(from, size, &character);
    const char *instead = !*taken ? "\xEF\xBF\xBD" : character == '\t' ? "\xE2\x86\x92" : text_hidden(character) ? "\xEF\xBF\xBD" : NULL;
    if (!*taken) *taken = 1;
    int length = instead ? (int)strlen(instead) : *taken;
    memcpy(to, instead ? instead : from, (size_t)length);
    return length;
}

static void excerpt_cut(MoatProblem *told, const Source *source) {
    if (!source->bytes || told->line < 1) return;
    const char *at = line_start(source, told->line), *end = source->bytes + source->size;
    int skip = told->column - 1 > BEFORE ? told->column - 1 - BEFORE : 0, used = 0, column = 1;
    if (skip) {
        memcpy(told->excerpt, "\xE2\x80\xA6", 3);
        used = 3;
    }
    for (; at < end && *at != '\n' && *at != '\r'; column++) {
        char one[4];
        int taken, length = excerpt_character(one, at, (size_t)(end - at), &taken);
        at += taken;
        if (column <= skip) continue;
        if (column > skip + WINDOW || used + length + 4 > (int)sizeof told->excerpt) {
            memcpy(told->excerpt + used, "\xE2\x80\xA6", 3);
            used += 3;
            break;
        }
        memcpy(told->excerpt + used, one, (size_t)length);
        used += length;
    }
    told->excerpt[used] = 0;
    told->excerpt_column = told->column - skip + (skip ? 1 : 0);
}

static MoatProblem *keep(MoatProblems *problems) {
    if (problems->kept == problems->room) {
        int room = problems->room ? 2 * problems->room : 16;
        MoatProblem *grown = realloc(problems->problem, (size_t)room * sizeof *grown);
        if (!grown) {
            problems->out_of_memory = true;
            return NULL;
        }
        problems->problem = grown;
        problems->room = room;
    }
    MoatProblem *told = &problems->problem[problems->kept++];
    memset(told, 0, sizeof *told);
    return told;
}

bool problem(Loader *loader, ProblemKind kind, Spot spot, const char *format, ...) {
    Source *source = &loader->source[spot.source];
    MoatProblems *problems = loader->problems;
    problems->count++;
    if (row[kind].severity == MOAT_ERROR) {
        problems->errors++;
        source->errors++;
    }
    if (row[kind].severity == MOAT_WARNING) problems->warnings++;
    MoatProblem *told = source->problems++ < LEVEL_KEPT ? keep(problems) : NULL;
    if (told) {
        char sentence[600];
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(sentence, sizeof sentence, format, arguments);
        va_end(arguments);
        told->severity = row[kind].severity;
        strcpy(told->code, moat_problem_code((int)kind));
        text_safe(told->file, sizeof told->file, source->name, strlen(source->name));
        text_safe(told->message, sizeof told->message, sentence, strlen(sentence));
        text_safe(told->hint, sizeof told->hint, loader->hint, strlen(loader->hint));
        told->line = spot.line;
        told->column = spot.column;
        told->end_column = spot.end_line == spot.line && spot.end_column > spot.column ? spot.end_column : spot.column;
        excerpt_cut(told, source);
    }
    loader->hint[0] = 0;
    return false;
}

/* The level first, then what it extends. */
static int file_order(const Loader *loader, const MoatProblem *told) {
    for (int i = 0; i < loader->sources; i++)
        if (strcmp(loader->source[i].name, told->file) == 0) return i;
    return loader->sources;
}

static bool stands_before(const Loader *loader, const MoatProblem *a, const MoatProblem *b) {
    int difference = file_order(loader, a) - file_order(loader, b);
    if (!difference) difference = a->line - b->line;
    if (!difference) difference = a->column - b->column;
    return difference < 0;
}

/* By insertion: they are few, nearly sorted, and equal ones must keep their order. */
void problems_sort(Loader *loader) {
    MoatProblem *list = loader->problems->problem;
    for (int i = loader->before + 1; i < loader->problems->kept; i++) {
        MoatProblem moved = list[i];
        int j = i;
        for (; j > loader->before && stands_before(loader, &moved, &list[j - 1]); j--) list[j] = list[j - 1];
        list[j] = moved;
    }
}

void moat_problems_free(MoatProblems *problems) {
    free(problems->problem);
    *problems = (MoatProblems){0};
}

/* A third of the word may be wrong, so that no far-fetched word is offered. */
void nearest_offer(Nearest *nearest, const char *candidate) {
    int length = (int)strlen(nearest->word), most = nearest->best ? nearest->distance : length < 3 ? 1 : 1 + length / 4;
    if (length > LEVEL_KEY) return;
    int distance = text_distance(nearest->word, candidate, most);
    if (distance > most) return;
    if (nearest->best && distance == nearest->distance) {
        nearest->tie = nearest->tie || strcmp(nearest->best, candidate) != 0;
        return;
    }
    nearest->best = candidate;
    nearest->distance = distance;
    nearest->tie = false;
}
