/* where.c - moat where: the folders that are looked into, in their order, and the levels found in them. */
#include "command.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void print_folder(const char *what, const char *path) {
    printf("%s: %s%s%s\n", what, path, access(path, F_OK) == 0 ? "" : " ", access(path, F_OK) == 0 ? "" : _("(not there)"));
}

typedef struct Asked {
    const char *name, *first;
} Asked;

/* A folder may be reached by two ways; then its levels are not there twice. */
static bool same_file(const char *a, const char *b) {
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static void print_shadowed(void *context, const char *name, const char *path) {
    const Asked *asked = context;
    if (strcmp(name, asked->name) == 0 && !same_file(path, asked->first))
        printf(_("    also %s: not used, the one above is found first\n"), path);
}

static void print_level(void *context, const char *name, const char *path) {
    (void)context;
    MoatLevelCard card;
    if (!moat_level_card(path, &card))
        printf(_("level %s: %s (cannot be read)\n"), name, path);
    else
        printf(card.abstract ? _("level %s: %s (only there to be extended)\n") : _("level %s: %s\n"), name, path);
    Asked asked = {name, path};
    levels_visit_all(print_shadowed, &asked);
}

int command_where(int argc, char **argv) {
    (void)argc;
    (void)argv;
    const char *const *folders = folders_of_levels();
    for (int i = 0; folders[i]; i++) print_folder(_("levels"), folders[i]);
    print_folder(_("games"), folder_of_games());
    print_folder(_("keys"), file_of_keys());
    levels_visit(print_level, NULL);
    return EXIT_FINE;
}
