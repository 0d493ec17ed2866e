#include "settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Marks for xgettext; the face translates. */
#define N_(text) text

static const SettingRow row[SETTINGS] = {
#define SETTING(name, kind, initial, label, help) {#name, label, help, SETTING_KIND_##kind, initial},
#include "settings.def"
};

const SettingRow *settings_row(Setting setting) { return &row[setting]; }

int settings_values(Setting setting) {
    switch (row[setting].kind) {
    case SETTING_KIND_LANGUAGE: return SETTINGS_LANGUAGES;
    case SETTING_KIND_VOLUME: return SETTINGS_VOLUMES;
    default: return 2;
    }
}

const char *settings_word(Setting setting, int value) {
    static const char *const language[] = {"system", "en", "fr", "es", "zh"};
    static const char *const yes[] = {"no", "yes"};
    static const char *const volume[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    if (value < 0 || value >= settings_values(setting)) return NULL;
    SettingKind kind = row[setting].kind;
    return kind == SETTING_KIND_LANGUAGE ? language[value] : kind == SETTING_KIND_VOLUME ? volume[value] : yes[value];
}

void settings_default(Settings *settings) {
    for (int i = 0; i < SETTINGS; i++) settings->value[i] = row[i].initial;
}

static bool take(Settings *settings, const char *name, const char *word) {
    for (int i = 0; i < SETTINGS; i++)
        for (int value = 0; strcmp(row[i].name, name) == 0 && value < settings_values((Setting)i); value++)
            if (strcmp(settings_word((Setting)i, value), word) == 0) {
                settings->value[i] = value;
                return true;
            }
    return false;
}

int settings_read(Settings *settings, const char *path) {
    char line[256], name[64], word[64], more[2];
    int wrong = 0;
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        int words = sscanf(line, "%63s %63s %1s", name, word, more);
        if (words <= 0 || name[0] == '#') continue;
        if ((words != 2 || !take(settings, name, word)) && wrong == 0) wrong = number;
    }
    fclose(file);
    return wrong;
}

/* Every folder above the file. */
static void make_folders(const char *path) {
    char folder[1024];
    if (snprintf(folder, sizeof folder, "%s", path) >= (int)sizeof folder) return;
    for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
}

static void write_lines(FILE *file, const void *what) {
    const Settings *settings = what;
    fputs("# Settings of Moat, written by its settings screen.\n", file);
    for (int i = 0; i < SETTINGS; i++) fprintf(file, "%s %s\n", row[i].name, settings_word((Setting)i, settings->value[i]));
}

bool settings_write(const Settings *settings, const char *path) { return settings_replace(path, write_lines, settings); }

bool settings_replace(const char *path, void (*write)(FILE *file, const void *what), const void *what) {
    char beside[1040];
    if (path[0] == '\0' || snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside) {
        errno = path[0] == '\0' ? ENOENT : ENAMETOOLONG;
        return false;
    }
    make_folders(path);
    FILE *file = fopen(beside, "we");
    if (file == NULL) return false;
    write(file, what);
    bool fine = fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;
    fine = fclose(file) == 0 && fine && rename(beside, path) == 0;
    int why = errno;
    if (!fine) unlink(beside);
    errno = why;
    return fine;
}
