/* language.c - the player's language: of the program by gettext, of levels by two letters. */
#include "command.h"
#include "platform.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const codes[MOAT_LANGUAGES] = {"en", "fr", "es", "zh"};
static MoatLanguage chosen = MOAT_EN, of_environment = MOAT_EN;
static bool by_option; /* --lang stands above the settings */

MoatLanguage language_chosen(void) { return chosen; }

static bool by_code(const char *text, MoatLanguage *language) {
    for (int i = 0; i < MOAT_LANGUAGES; i++)
        if (strncmp(text, codes[i], 2) == 0 && !strchr("abcdefghijklmnopqrstuvwxyz", text[2] ? text[2] : '_')) {
            *language = (MoatLanguage)i;
            return true;
        }
    return false;
}

/* The value of --lang, taken out of the arguments; NULL when it is not there. */
static const char *take_option(int *argc, char **argv) {
    const char *value = NULL;
    int kept = 0;
    for (int i = 0; i < *argc; i++) {
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < *argc)
            value = argv[++i];
        else if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return value;
}

static void from_environment(void) { /* before LANGUAGE is ours */
    static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 4; i++) {
        const char *value = getenv(variables[i]);
        if (!value || !value[0]) continue;
        while (value && !by_code(value, &of_environment)) { /* LANGUAGE is a list */
            value = strchr(value, ':');
            if (value) value++;
        }
        break;
    }
}

static void tell_gettext(void) {
    setenv("LANGUAGE", chosen == MOAT_EN ? "C" : codes[chosen], 1); /* for what the C library says: English is what it says itself */
    words_translate(chosen != MOAT_EN);
}

/* gettext answers in English in the C locale whatever LANGUAGE says, and there is no locale when it was never generated. */
static void set_locale(bool asked) {
    const char *locale = setlocale(LC_ALL, "");
    bool plain_c = !locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
    if (!locale || (plain_c && asked)) setlocale(LC_ALL, "C.UTF-8");
    setlocale(LC_NUMERIC, "C");
}

/* The catalogues lie beside the program where it was built, else where it was installed. */
static void bind_catalogues(void) {
    char folder[FOLDER] = "";
    bindtextdomain("moat", platform_catalogues(folder, sizeof folder) ? folder : MOAT_SYSTEM_LOCALE);
    textdomain("moat");
}

bool language_choose(int *argc, char **argv) {
    const char *asked = take_option(argc, argv);
    from_environment();
    chosen = of_environment;
    bool known = !asked || by_code(asked, &chosen);
    by_option = asked && known;
    int setting = preferences()->value[SETTING_language];
    if (!asked && setting > 0) chosen = (MoatLanguage)(setting - 1);
    const char *language = getenv("LANGUAGE");
    set_locale(by_option || setting > 0 || (language && language[0]));
    if (by_option || setting > 0 || chosen == MOAT_EN) tell_gettext();
    bind_catalogues();
    if (!known) command_complain(_("There is no language %s; there are en, fr, es and zh."), asked);
    return known;
}

void language_set(int setting) {
    by_option = false;
    chosen = setting > 0 ? (MoatLanguage)(setting - 1) : of_environment;
    tell_gettext();
    const char *locale = setlocale(LC_MESSAGES, NULL);
    if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) setlocale(LC_MESSAGES, "C.UTF-8");
    bind_textdomain_codeset("moat", "UTF-8");
    bind_catalogues(); /* also makes gettext forget what it has looked up */
}
