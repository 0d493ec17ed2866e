/* debrief.c - moat debrief and moat class kit: pages made from games and from levels. */
#include <argp.h>
#include <stdlib.h>
#include <string.h>

#include "class.h"
#include "report.h"
#include "words.h"

typedef struct Pages {
    const char *output;
    char **paths;
    int count;
} Pages;

static error_t take(int key, char *argument, struct argp_state *state) {
    Pages *pages = state->input;
    switch (key) {
    case 'o': pages->output = argument; return 0;
    case ARGP_KEY_ARGS:
        pages->paths = state->argv + state->next;
        pages->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* --- the debrief --- */

typedef struct Debrief {
    ReportGame *report;
    int count, room, broken, other;
    ClassLevels levels;
} Debrief;

/* All games of a page are of one level: that of the first. */
static void add_game(void *context, const char *path) {
    Debrief *debrief = context;
    ClassGame game;
    MoatTrouble trouble = {0};
    if (!class_game(&debrief->levels, path, &game, &trouble)) {
        command_complain(_("%s: not taken. %s"), path, words_trouble(&trouble));
        debrief->broken++;
        return;
    }
    int room = debrief->count < debrief->room ? debrief->room : debrief->room ? 2 * debrief->room : 32;
    ReportGame *grown = realloc(debrief->report, (size_t)room * sizeof *grown);
    if (grown) debrief->report = grown, debrief->room = room;
    bool same = grown && (debrief->count == 0 || debrief->report[0].rules == game.rules);
    if (same)
        report_game(&debrief->report[debrief->count++], game.game, game.rules, strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    else
        command_complain(_("%s is of another level and was left out."), path), moat_game_close(game.game);
}

static int write_debrief(const Pages *pages, const Debrief *debrief) {
    FILE *out = strcmp(pages->output, "-") == 0 ? stdout : fopen(pages->output, "w");
    if (!out) {
        command_complain(_("%s cannot be written."), pages->output);
        return EXIT_TROUBLE;
    }
    bool good = report_debrief(out, debrief->report, debrief->count) && fflush(out) == 0 && !ferror(out);
    if (out != stdout) good = fclose(out) == 0 && good;
    if (!good) command_complain(_("%s cannot be written."), pages->output);
    if (good && out != stdout)
        printf(P_("%d game looked back on in %s.\n", "%d games looked back on in %s.\n", debrief->count), debrief->count, pages->output);
    return good ? EXIT_FINE : EXIT_TROUBLE;
}

int command_debrief(int argc, char **argv) {
    static const struct argp_option options[] = {
        {"output", 'o', "FILE", 0, N_("the page (default: debrief.html; - for standard output)"), 0}, {0}};
    static const struct argp parser = {options, take, "GAME|FOLDER...",
        N_("Look back on a game, or on all those of a class: one page that needs no network and can be printed."), NULL, NULL, "moat"};
    Pages pages = {.output = "debrief.html"};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &pages) != 0) return EXIT_MISUSE;
    Debrief debrief = {0};
    class_visit(pages.paths, pages.count, add_game, &debrief);
    if (debrief.count == 0) command_complain(_("There is no game to look back on."));
    int status = debrief.count > 0 ? write_debrief(&pages, &debrief) : EXIT_TROUBLE;
    for (int i = 0; i < debrief.count; i++) moat_game_close((MoatGame *)(uintptr_t)debrief.report[i].game);
    free(debrief.report);
    class_levels_free(&debrief.levels);
    return debrief.broken > 0 ? EXIT_TROUBLE : status;
}

/* --- the kit --- */

static bool write_page(const MoatRules *rules, const char *folder, const CourseCode *code, int teams, ReportKit kit, bool markdown) {
    char name[64];
    snprintf(name, sizeof name, "%s.%s", report_kit_name(kit), markdown ? "md" : "html");
    FILE *file = class_file(folder, name);
    if (!file) return false;
    report_kit(file, markdown, kit, rules, code, teams);
    return class_close(file, folder, name);
}

int class_write_kit(const MoatRules *rules, const char *folder, const CourseCode *code, int teams) {
    bool good = true;
    for (int kit = 0; good && kit < REPORT_KITS; kit++)
        good =
            write_page(rules, folder, code, teams, (ReportKit)kit, false) && write_page(rules, folder, code, teams, (ReportKit)kit, true);
    if (good) printf(_("The kit is in %s; begin with %s.html.\n"), folder, report_kit_name(REPORT_SCRIPT));
    return good ? EXIT_FINE : EXIT_TROUBLE;
}

int class_kit(int argc, char **argv) {
    static const struct argp_option options[] = {{"output", 'o', "FOLDER", 0, N_("where to write it (default: kit)"), 0}, {0}};
    static const struct argp parser = {options, take, "LEVEL",
        N_("Print what a teacher needs, from the level itself: script, roles, handout, glossary, quiz, rubric, sources, privacy."), NULL,
        NULL, "moat"};
    Pages pages = {.output = "kit"};
    if (argp_parse(&parser, argc, argv, 0, NULL, &pages) != 0 || pages.count != 1) return EXIT_MISUSE;
    MoatRules *rules = level_open(pages.paths[0]);
    int status = rules ? class_write_kit(rules, pages.output, NULL, 0) : EXIT_TROUBLE;
    moat_rules_free(rules);
    return status;
}
