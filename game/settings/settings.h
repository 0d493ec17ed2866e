/* settings.h - what a player has set, in a small file of "name value" lines. Knows nobody; no terminal, no screens. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

typedef enum Setting {
#define SETTING(name, kind, initial, label, help) SETTING_##name,
#include "settings.def"
    SETTINGS
} Setting;
typedef enum SettingKind { SETTING_KIND_LANGUAGE, SETTING_KIND_SWITCH, SETTING_KIND_VOLUME } SettingKind;

enum { SETTINGS_LANGUAGES = 5, SETTINGS_VOLUMES = 11 }; /* values of those kinds: 0 up to one less */

typedef struct Settings {
    int value[SETTINGS];
} Settings;

typedef struct SettingRow {
    const char *name, *label, *help; /* label and help in English; whoever shows them translates */
    SettingKind kind;
    int initial;
} SettingRow;
const SettingRow *settings_row(Setting setting);
int settings_values(Setting setting); /* how many values it has, from 0 */
/* The word of a value in the file: "yes", "7", "fr"; NULL when there is no such value. */
const char *settings_word(Setting setting, int value);

void settings_default(Settings *settings);
/* Lines "name value" over what is there; # begins a comment. A missing file is fine. Returns the number of the first line that it could not
 * read, or 0. What it could read is taken all the same. */
int settings_read(Settings *settings, const char *path);
/* All of them, by a new file that takes the old one's place; the folder is made when it is missing. False: errno says why, and the old file
 * is as it was. */
bool settings_write(const Settings *settings, const char *path);

/* A small file written whole or not at all: by a new one that takes its place. Folders above it are made. False: errno says why. */
bool settings_replace(const char *path, void (*write)(FILE *file, const void *what), const void *what);
