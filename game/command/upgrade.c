/* upgrade.c - moat upgrade FILE...: levels of older formats, all of them or none. */
#include "command.h"
#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct File {
    const char *path;
    char kept[FOLDER]; /* where the new text waits to be checked */
    MoatUpgrade result;
    MoatUpgradeNotes notes;
    MoatBytes text;
} File;
typedef struct Upgrade {
    char **paths;
    int count;
    File *file;
    char folder[64]; /* of new texts, so that a level finds the new text of what it extends */
} Upgrade;

static void print_notes(const File *file) {
    for (int i = 0; i < file->notes.count; i++)
        printf("    %s:%d: %s: %s\n", file->path, file->notes.note[i].line, file->notes.note[i].key, _(file->notes.note[i].sentence));
}

/* --- each --- */

static bool make_text(Upgrade *upgrade, File *file) {
    MoatProblems problems = {0};
    file->result = moat_level_upgrade(file->path, &problems, &file->notes, &file->text);
    if (file->result == MOAT_UPGRADE_CANNOT) problems_print(stderr, &problems);
    moat_problems_free(&problems);
    if (file->result == MOAT_UPGRADE_CANNOT || file->result == MOAT_UPGRADE_NONE) return file->result == MOAT_UPGRADE_NONE;
    const char *slash = strrchr(file->path, '/');
    snprintf(file->kept, sizeof file->kept, "%s/%s", upgrade->folder, slash ? slash + 1 : file->path);
    return file_make(file->kept, &file->text);
}

/* What it extends is looked for among the new texts, then beside the file, then where levels are. */
static bool check_text(const Upgrade *upgrade, File *file) {
    char beside[FOLDER];
    const char *folders[FOLDERS + 3] = {upgrade->folder, beside}, *slash = strrchr(file->path, '/');
    MoatProblems problems = {0};
    if (!file->kept[0]) return true;
    snprintf(beside, sizeof beside, "%.*s", slash ? (int)(slash - file->path) : 1, slash ? file->path : ".");
    for (int i = 0; folders_of_levels()[i]; i++) folders[2 + i] = folders_of_levels()[i];
    moat_rules_free(moat_level_load(file->kept, folders, &problems));
    bool good = problems.errors == 0 && !problems.out_of_memory;
    if (!good) {
        problems_print(stderr, &problems);
        command_complain(_("%s: as format 1 it would have these errors."), file->path);
        file->result = MOAT_UPGRADE_CANNOT;
    }
    moat_problems_free(&problems);
    return good;
}

static void print_result(const File *file) {
    switch (file->result) {
    case MOAT_UPGRADE_NONE: printf(_("%s: is of format 1 already\n"), file->path); break;
    case MOAT_UPGRADE_DONE: printf(_("%s: done\n"), file->path); break;
    case MOAT_UPGRADE_LOOK: printf(_("%s: done, but look at these lines\n"), file->path); break;
    case MOAT_UPGRADE_CANNOT: printf(_("%s: cannot\n"), file->path); break;
    }
    print_notes(file);
}

/* --- all --- */

static bool write_all(const Upgrade *upgrade) {
    for (int i = 0; i < upgrade->count; i++)
        if (upgrade->file[i].kept[0] && !file_keep(upgrade->file[i].path, &upgrade->file[i].text)) return false;
    return true;
}

static bool run(Upgrade *upgrade) {
    bool good = true;
    for (int i = 0; i < upgrade->count; i++) {
        upgrade->file[i].path = upgrade->paths[i];
        good = make_text(upgrade, &upgrade->file[i]) && good;
    }
    for (int i = 0; i < upgrade->count; i++) good = check_text(upgrade, &upgrade->file[i]) && good;
    good = good && write_all(upgrade);
    for (int i = 0; i < upgrade->count; i++) print_result(&upgrade->file[i]);
    if (!good) command_complain(_("Nothing was changed: all files are brought up, or none."));
    return good;
}

static void tidy(Upgrade *upgrade) {
    for (int i = 0; upgrade->file && i < upgrade->count; i++) {
        if (upgrade->file[i].kept[0]) unlink(upgrade->file[i].kept);
        moat_bytes_free(&upgrade->file[i].text);
    }
    rmdir(upgrade->folder);
    free(upgrade->file);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Upgrade *upgrade = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_ARGS:
        upgrade->paths = state->argv + state->next;
        upgrade->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {NULL, take, "FILE...",
    N_("Bring levels of an older format up to this one, all of them or none. Comments are kept."), NULL, NULL, "moat"};

int command_upgrade(int argc, char **argv) {
    Upgrade upgrade = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &upgrade) != 0) return EXIT_MISUSE;
    const char *folder = getenv("TMPDIR");
    if (snprintf(upgrade.folder, sizeof upgrade.folder, "%s/moat-XXXXXX", folder && folder[0] ? folder : "/tmp") >=
        (int)sizeof upgrade.folder)
        strcpy(upgrade.folder, "/tmp/moat-XXXXXX");
    if (!mkdtemp(upgrade.folder)) {
        command_complain(_("The folder %s cannot be made: %s."), upgrade.folder, strerror(errno));
        return EXIT_TROUBLE;
    }
    upgrade.file = calloc((size_t)upgrade.count, sizeof *upgrade.file);
    bool good = upgrade.file && run(&upgrade);
    tidy(&upgrade);
    return good ? EXIT_FINE : EXIT_TROUBLE;
}
