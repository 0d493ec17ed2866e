/* where.c - moat where: the folders that are looked into. */
#include "command.h"
#include <stdio.h>
#include <unistd.h>

static void print_folder(const char *what, const char *path) {
    printf("%s: %s%s%s\n", what, path, access(path, F_OK) == 0 ? "" : " ", access(path, F_OK) == 0 ? "" : _("(not there)"));
}

static void print_level(void *context, const char *name, const char *path) {
    (void)context;
    MoatLevelCard card;
    if (!moat_level_card(path, &card))
        printf(_("level %s: %s (cannot be read)\n"), name, path);
    else if (!card.abstract)
        printf(_("level %s: %s\n"), name, path);
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
