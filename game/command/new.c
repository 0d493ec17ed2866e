/* new.c - moat new ID: a level to start from. */
#include "command.h"
#include "new_text.h"
#include <argp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct New {
    const char *id, *extends;
} New;

/* --- the text --- */

static const char *schema_path(void) {
    static char path[FOLDER + 16];
    const char *const *folders = folders_of_levels();
    for (int i = 1; folders[i]; i++) /* 0 is the working folder: there the plain name is shorter and travels */
        if (snprintf(path, sizeof path, "%s/schema.json", folders[i]) < (int)sizeof path && access(path, F_OK) == 0) return path;
    return "schema.json";
}

static void today(char text[16]) {
    time_t now = time(NULL);
    struct tm day;
    if (!localtime_r(&now, &day) || strftime(text, 16, "%Y-%m-%d", &day) == 0) strcpy(text, "2026-07-01");
}

static void add(MoatBytes *text, const char *from, size_t size) {
    memcpy(text->bytes + text->size, from, size);
    text->size += (int)size;
    text->bytes[text->size] = 0;
}

/* Fills in @WORD@s. */
static bool fill(const New *new, const char *form, MoatBytes *text) {
    char day[16];
    today(day);
    const char *const words[][2] = {{"@ID@", new->id}, {"@EXTENDS@", new->extends}, {"@TODAY@", day}, {"@SCHEMA@", schema_path()}};
    *text = (MoatBytes){.bytes = malloc(2 * strlen(form) + 16 * FOLDER)};
    for (const char *at = form; text->bytes && *at;) {
        size_t plain = strcspn(at, "@"), word = 0;
        add(text, at, plain);
        at += plain;
        for (size_t i = 0; i < sizeof words / sizeof *words && !word && *at; i++) {
            if (strncmp(at, words[i][0], strlen(words[i][0])) != 0) continue;
            word = strlen(words[i][0]);
            add(text, words[i][1], strlen(words[i][1]));
        }
        if (!word && *at) add(text, at, word = 1);
        at += word;
    }
    return text->bytes != NULL;
}

/* --- what it is built on --- */

/* Whether it is only there to be extended. False in *found: it has been said. */
static bool is_abstract(const char *name, bool *found) {
    char path[FOLDER];
    MoatLevelCard card;
    *found = level_find(name, path);
    if (!*found) return false;
    if (moat_level_card(path, &card)) return card.abstract;
    command_complain(_("%s cannot be read; moat check says why."), path);
    return *found = false;
}

static bool good_id(const char *id) {
    size_t size = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return id[0] >= 'a' && id[0] <= 'z' && !id[size] && size <= 31;
}

/* Nothing is written that the game would refuse. */
static bool checked(const New *new, const MoatBytes *text) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_parse(new->id, text->bytes, text->size, folders_of_levels(), &problems);
    if (!rules) problems_print(stderr, &problems);
    bool good = rules != NULL;
    if (!good) command_complain(_("A level over %s could not be made; nothing was written."), new->extends);
    moat_rules_free(rules);
    moat_problems_free(&problems);
    return good;
}

/* --- the command --- */

static error_t take(int key, char *argument, struct argp_state *state) {
    New *new = state->input;
    switch (key) {
    case 'e': new->extends = argument; return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        new->id = argument;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {
    {"extends", 'e', "LEVEL", 0, N_("the level it starts from (default: base, the rules alone)"), 0}, {0}};
static const struct argp parser = {options, take, "ID",
    N_("Write ID.yaml into the working folder: a level with comments, ready to be checked, played and changed."), NULL, NULL, "moat"};

int command_new(int argc, char **argv) {
    New new = {.extends = "base"};
    MoatBytes text;
    char path[FOLDER];
    bool found;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &new) != 0) return EXIT_MISUSE;
    if (!good_id(new.id) || !good_id(new.extends)) {
        command_complain(_("%s is no id of a level: a lower-case letter, then up to 30 lower-case letters, digits and hyphens."),
            good_id(new.id) ? new.extends : new.id);
        return EXIT_MISUSE;
    }
    bool abstract = is_abstract(new.extends, &found);
    if (!found) return EXIT_TROUBLE;
    snprintf(path, sizeof path, "%s.yaml", new.id);
    bool good = fill(&new, abstract ? new_full : new_short, &text) && checked(&new, &text) && file_make(path, &text);
    if (good) printf(_("%s was written. Next: moat check %s, then moat play %s --watch\n"), path, path, path);
    moat_bytes_free(&text);
    return good ? EXIT_FINE : EXIT_TROUBLE;
}
