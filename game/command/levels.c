/* levels.c - finding and loading levels. */
#include "command.h"
#include "words.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static bool find_in_folders(const char *name, char path[FOLDER]) {
    const char *const *folders = folders_of_levels();
    for (int i = 0; folders[i]; i++)
        if (snprintf(path, FOLDER, "%s/%s.yaml", folders[i], name) < FOLDER && is_file(path)) return true;
    return false;
}

static bool was_met(const char *const *folders, int before, const char *file) {
    char path[FOLDER];
    for (int i = 0; i < before; i++)
        if (snprintf(path, sizeof path, "%s/%s", folders[i], file) < FOLDER && is_file(path)) return true;
    return false;
}

static int is_level(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

static void visit_folders(void (*visit)(void *, const char *, const char *), void *context, bool shadowed) {
    const char *const *folders = folders_of_levels();
    for (int i = 0; folders[i]; i++) {
        struct dirent **entries;
        int count = scandir(folders[i], &entries, is_level, alphasort);
        for (int k = 0; k < count; k++) {
            char path[FOLDER], name[FOLDER];
            const char *file = entries[k]->d_name;
            bool fits = snprintf(path, sizeof path, "%s/%s", folders[i], file) < FOLDER;
            snprintf(name, sizeof name, "%.*s", (int)strlen(file) - 5, file);
            if (fits && (shadowed || !was_met(folders, i, file))) visit(context, name, path);
            free(entries[k]);
        }
        if (count >= 0) free(entries);
    }
}

void levels_visit(void (*visit)(void *, const char *, const char *), void *context) { visit_folders(visit, context, false); }

void levels_visit_all(void (*visit)(void *, const char *, const char *), void *context) { visit_folders(visit, context, true); }

static bool visit_folder(const char *folder, void (*visit)(void *, const char *), void *context) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_level, alphasort);
    for (int i = 0; i < count; i++) {
        char path[FOLDER];
        if (snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name) < FOLDER) visit(context, path);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    if (count == 0) command_complain(_("There is no level (.yaml) in the folder %s."), folder);
    if (count < 0) command_complain(_("The folder %s cannot be read."), folder);
    return count > 0;
}

bool levels_of(const char *argument, void (*visit)(void *, const char *), void *context) {
    char path[FOLDER];
    struct stat about;
    if (stat(argument, &about) == 0 && S_ISDIR(about.st_mode))
        return visit_folder(argument, visit, context);
    if (level_find(argument, path))
        visit(context, path);
    else
        return false;
    return true;
}

typedef struct Nearest {
    const char *wanted;
    int distance;
    char name[64];
} Nearest;

static void compare(void *context, const char *name, const char *path) {
    Nearest *nearest = context;
    int distance = words_distance(nearest->wanted, name);
    MoatLevelCard card;
    if (distance >= nearest->distance || !moat_level_card(path, &card) || card.abstract) return;
    nearest->distance = distance;
    snprintf(nearest->name, sizeof nearest->name, "%s", name);
}

static void say_folders(void) {
    const char *const *folders = folders_of_levels();
    for (int i = 0; folders[i]; i++) fprintf(stderr, "    %s\n", folders[i]);
}

bool level_seek(const char *name, char path[FOLDER]) {
    if (snprintf(path, FOLDER, "%s", name) < FOLDER && is_file(path)) return true;
    return !strchr(name, '/') && find_in_folders(name, path);
}

bool level_find(const char *name, char path[FOLDER]) {
    if (level_seek(name, path)) return true;
    Nearest nearest = {.wanted = name, .distance = 4};
    levels_visit(compare, &nearest);
    if (nearest.name[0])
        command_complain(_("There is no level %s. Did you mean %s? These folders were looked into:"), name, nearest.name);
    else
        command_complain(_("There is no level %s, neither as a path nor in these folders:"), name);
    say_folders();
    return false;
}

MoatRules *level_open(const char *name) {
    char path[FOLDER];
    if (!level_find(name, path)) return NULL;
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders_of_levels(), &problems);
    if (rules)
        moat_rules_speak(rules, language_chosen());
    else
        problems_print(stderr, &problems);
    if (!rules) command_complain(_("The level %s cannot be played until this is repaired."), path);
    moat_problems_free(&problems);
    return rules;
}
