/* folders.c - where levels are looked for and games are saved. */
#include "command.h"
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* $VARIABLE, or ~/otherwise; false when there is neither. Relative paths in these variables are to be ignored (XDG base directories). */
static bool user_folder(const char *variable, const char *otherwise, const char *below, char path[FOLDER]) {
    const char *set = getenv(variable), *home = getenv("HOME");
    struct passwd *user = home && home[0] ? NULL : getpwuid(getuid());
    if (user) home = user->pw_dir;
    path[0] = '\0';
    int length = 0;
    if (set && set[0] == '/')
        length = snprintf(path, FOLDER, "%s/%s", set, below);
    else if (home && home[0])
        length = snprintf(path, FOLDER, "%s/%s/%s", home, otherwise, below);
    if (length >= FOLDER) path[0] = '\0';
    return path[0] != '\0';
}

/* Takes the last name off a path; false when there is none. */
static bool go_up(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) *slash = '\0';
    return slash != NULL;
}

/* What was moved as a whole, program and files, finds its files: beside the program where it was built, in share beside its folder where it
 * was installed. A program that does not know where it stands takes those of the system it was made for. */
static bool find_folder(const char *what, char path[FOLDER]) {
    char place[FOLDER];
    ssize_t length = readlink("/proc/self/exe", place, sizeof place - 1);
    place[length > 0 ? length : 0] = '\0';
    if (go_up(place) && snprintf(path, FOLDER, "%s/%s", place, what) < FOLDER && access(path, R_OK) == 0) return true;
    if (go_up(place) && snprintf(path, FOLDER, "%s/share/moat/%s", place, what) < FOLDER && access(path, R_OK) == 0) return true;
    snprintf(place, sizeof place, "%s", MOAT_SYSTEM_LEVELS);
    return go_up(place) && snprintf(path, FOLDER, "%s/%s", place, what) < FOLDER;
}

const char *folder_of_sounds(void) {
    static char path[FOLDER];
    return find_folder("sound", path) ? path : "";
}

const char *folder_of_own_levels(void) {
    static char own[FOLDER];
    user_folder("XDG_DATA_HOME", ".local/share", "moat/levels", own);
    return own;
}

const char *const *folders_of_levels(void) {
    const char *own = folder_of_own_levels();
    static char shipped[FOLDER];
    static const char *folders[FOLDERS + 1];
    int count = 0;
    folders[count++] = ".";
    if (own[0]) folders[count++] = own;
    if (find_folder("levels", shipped)) folders[count++] = shipped;
    folders[count] = NULL;
    return folders;
}

const char *folder_of_games(void) {
    static char path[FOLDER];
    user_folder("XDG_STATE_HOME", ".local/state", "moat/games", path);
    return path;
}

const char *folder_of_rooms(void) {
    static char path[FOLDER];
    user_folder("XDG_STATE_HOME", ".local/state", "moat/rooms", path);
    return path;
}

const char *file_of_keys(void) {
    static char path[FOLDER];
    user_folder("XDG_CONFIG_HOME", ".config", "moat/keys", path);
    return path;
}

const char *file_of_settings(void) {
    static char path[FOLDER];
    user_folder("XDG_CONFIG_HOME", ".config", "moat/settings", path);
    return path;
}
