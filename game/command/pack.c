/* pack.c - moat export and moat import: levels that travel in one file. */
#include "command.h"
#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Pack {
    const char *argument, *out;
    bool yes, replace;
} Pack;

static const char *trouble_words(MoatPackTrouble trouble) {
    static const char *const words[MOAT_PACK_TROUBLES] = {
        [MOAT_PACK_LARGE] = N_("This is too large for one file; the limit is 1 MiB."),
        [MOAT_PACK_NONE] = N_("This is not a level pack: it does not begin with \"# moat-level 1\". Packs are made by moat export."),
        [MOAT_PACK_CHANGED] = N_("This was changed or cut since it was exported: its checksum does not fit. Ask for it again."),
        [MOAT_PACK_CODE] = N_("The content code in the first line is not that of the level."),
        [MOAT_PACK_LOSSY] = N_("The level does not read back as it was; nothing was exported."),
    };
    return _(words[trouble]);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Pack *pack = state->input;
    switch (key) {
    case 'o': pack->out = argument; return 0;
    case 'y': pack->yes = true; return 0;
    case 'r': pack->replace = true; return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        pack->argument = argument;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* --- export --- */

static bool write_pack(const Pack *pack, const char *id, const MoatBytes *bytes) {
    char path[FOLDER];
    if (pack->out && strcmp(pack->out, "-") == 0)
        return fwrite(bytes->bytes, 1, (size_t)bytes->size, stdout) == (size_t)bytes->size && fflush(stdout) == 0;
    if (snprintf(path, sizeof path, "%s%s", pack->out ? pack->out : id, pack->out ? "" : ".moatlevel") >= FOLDER) return false;
    if (!(pack->replace ? file_keep(path, bytes) : file_make(path, bytes))) return false;
    printf(_("%s: content code %.8s, %d bytes\n"), path, bytes->bytes + strlen("# moat-level 1 "), bytes->size);
    return true;
}

int command_export(int argc, char **argv) {
    static const struct argp_option options[] = {
        {"output", 'o', "FILE", 0, N_("where to write it; - is standard output (default: ID.moatlevel)"), 0},
        {"replace", 'r', NULL, 0, N_("write over a file that is there already"), 0}, {0}};
    static const struct argp parser = {
        options, take, "LEVEL", N_("Write a level, with all that it extends, into one file."), NULL, NULL, "moat"};
    Pack pack = {0};
    MoatProblems problems = {0};
    MoatBytes bytes;
    MoatLevelCard card;
    char path[FOLDER];
    MoatPackTrouble trouble;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &pack) != 0) return EXIT_MISUSE;
    if (!level_find(pack.argument, path)) return EXIT_MISUSE;
    bool good = moat_level_export(path, folders_of_levels(), &problems, &bytes, &trouble);
    if (!good) problems_print(stderr, &problems);
    if (!good) command_complain("%s: %s", path, trouble ? trouble_words(trouble) : _("This level cannot be exported."));
    good = good && moat_level_card(path, &card) && write_pack(&pack, card.id, &bytes);
    moat_bytes_free(&bytes);
    moat_problems_free(&problems);
    return good ? EXIT_FINE : EXIT_TROUBLE;
}

/* --- import --- */

static bool same_bytes(const char *path, const MoatBytes *bytes) {
    FILE *file = fopen(path, "rbe");
    bool same = file != NULL;
    for (int i = 0; same && i <= bytes->size; i++) same = fgetc(file) == (i < bytes->size ? (unsigned char)bytes->bytes[i] : EOF);
    if (file) fclose(file);
    return same;
}

typedef struct Equal {
    const char *id, *kept;
} Equal;

static void tell_equal(void *context, const char *name, const char *path) {
    const Equal *equal = context;
    if (strcmp(name, equal->id) != 0 || strcmp(path, equal->kept) == 0) return;
    printf(_("  There is another level %s:\n    %s\n    %s (this one, when it is kept)\n"), name, path, equal->kept);
}

static bool answered_yes(void) {
    char answer[16];
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin) && strchr(_("yY"), answer[0]) && answer[0] != '\n';
}

/* What stands there is somebody's work: it is written over only when that was asked for. */
static int keep(const Pack *pack, const MoatRules *rules, const MoatBytes *bytes) {
    char path[FOLDER];
    const char *folder = folder_of_own_levels();
    if (!folder[0] || snprintf(path, sizeof path, "%s/%s.yaml", folder, rules->id) >= FOLDER) {
        command_complain(_("There is no home folder to keep levels in."));
        return EXIT_TROUBLE;
    }
    Equal equal = {rules->id, path};
    levels_visit_all(tell_equal, &equal);
    if (same_bytes(path, bytes)) {
        printf(_("It is kept already: %s\n"), path);
        return EXIT_FINE;
    }
    if (access(path, F_OK) == 0 && !pack->replace) {
        command_complain(_("%s is another level of that name, and %s would take its place. To do so: --replace."), path, pack->argument);
        return EXIT_TROUBLE;
    }
    if (!pack->yes) {
        printf(_("Keep it as %s? [y/N] "), path);
        if (!answered_yes()) {
            printf(_("It was not kept.\n"));
            return EXIT_FINE;
        }
    }
    if (!folder_make(folder)) {
        command_complain(_("The folder %s cannot be made: %s."), folder, strerror(errno));
        return EXIT_TROUBLE;
    }
    if (!file_keep(path, bytes)) return EXIT_TROUBLE;
    printf(_("Kept as %s. To play it: moat play %s\n"), path, rules->id);
    return EXIT_FINE;
}

int command_import(int argc, char **argv) {
    static const struct argp_option options[] = {{"yes", 'y', NULL, 0, N_("keep it without asking"), 0},
        {"replace", 'r', NULL, 0, N_("write over a level of yours with the same id"), 0}, {0}};
    static const struct argp parser = {
        options, take, "FILE", N_("Look at a level that was exported, and keep it among yours."), NULL, NULL, "moat"};
    Pack pack = {0};
    MoatProblems problems = {0};
    MoatBytes bytes;
    MoatPackTrouble trouble;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &pack) != 0) return EXIT_MISUSE;
    MoatRules *rules = moat_level_import(pack.argument, &problems, &bytes, &trouble);
    int status = EXIT_TROUBLE;
    if (rules) {
        moat_rules_speak(rules, language_chosen());
        level_describe(rules);
        printf(P_("  %d byte\n", "  %d bytes\n", bytes.size), bytes.size);
        problems_print(stdout, &problems);
        status = keep(&pack, rules, &bytes);
    } else {
        problems_print(stderr, &problems);
        command_complain("%s: %s", pack.argument, trouble ? trouble_words(trouble) : _("It was not kept."));
    }
    moat_rules_free(rules);
    moat_bytes_free(&bytes);
    moat_problems_free(&problems);
    return status;
}
