/* preferences.c - the player's settings: read once, stored when they change; moat settings. */
#include "command.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

Settings *preferences(void) {
    static Settings settings;
    static bool there;
    if (there) return &settings;
    there = true;
    settings_default(&settings);
    int wrong = settings_read(&settings, file_of_settings());
    if (wrong > 0) fprintf(stderr, "moat: line %d of %s is no setting\n", wrong, file_of_settings());
    return &settings;
}

const char *preferences_store(void) {
    static char text[FOLDER + 200];
    if (settings_write(preferences(), file_of_settings())) return NULL;
    if (file_of_settings()[0] == '\0') return _("It holds for now. There is no home folder to keep settings in.");
    snprintf(text, sizeof text, _("It holds for now but could not be saved in %s: %s."), file_of_settings(), strerror(errno));
    return text;
}

static void print_setting(Setting setting) {
    const SettingRow *row = settings_row(setting);
    printf("%s %s\n    %s", row->name, settings_word(setting, preferences()->value[setting]), _(row->help));
    for (int value = 0; value < settings_values(setting); value++) printf("%s%s", value == 0 ? " (" : ", ", settings_word(setting, value));
    printf(")\n");
}

static int complain_name(const char *name) {
    command_complain(_("There is no setting %s. Say moat settings for those there are."), name);
    return EXIT_MISUSE;
}

static int set(const char *name, const char *word) {
    int setting = 0, value = 0;
    while (setting < SETTINGS && strcmp(settings_row((Setting)setting)->name, name) != 0) setting++;
    if (setting == SETTINGS) return complain_name(name);
    while (value < settings_values((Setting)setting) && strcmp(settings_word((Setting)setting, value), word) != 0) value++;
    if (value == settings_values((Setting)setting)) {
        command_complain(_("The setting %s cannot be %s. Say moat settings for what it can be."), name, word);
        return EXIT_MISUSE;
    }
    preferences()->value[setting] = value;
    const char *trouble = preferences_store();
    if (trouble) command_complain("%s", trouble);
    return trouble ? EXIT_TROUBLE : EXIT_FINE;
}

int command_settings(int argc, char **argv) {
    if (argc == 3 && argv[1][0] != '-') return set(argv[1], argv[2]);
    if (argc > 1) {
        printf(_("Usage: moat settings [NAME VALUE]\nShows what is set, or sets one of them.\n"));
        return strcmp(argv[1], "--help") == 0 ? EXIT_FINE : EXIT_MISUSE;
    }
    for (int setting = 0; setting < SETTINGS; setting++) print_setting((Setting)setting);
    return EXIT_FINE;
}
