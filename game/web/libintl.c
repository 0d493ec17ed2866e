/* libintl.c - the catalogue of the player's language. The C library of emcc 3.1.6 has gettext, but maps catalogues into memory by a struct
 * of another layout and reads where nothing is. Its search in a catalogue and its plural rules are sound and used here. */
#include <libintl.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of the C library, without a header. */
const char *__mo_lookup(const void *catalogue, size_t size, const char *text);
unsigned long __pleval(const char *rule, unsigned long n);

static struct {
    char folder[64], *bytes, rule[200];
    size_t size;
    bool looked;
} catalogue;

static bool read_all(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    catalogue.bytes = size > 0 ? malloc((size_t)size) : NULL;
    bool good = catalogue.bytes && fread(catalogue.bytes, 1, (size_t)size, file) == (size_t)size;
    catalogue.size = good ? (size_t)size : 0;
    fclose(file);
    return good;
}

/* "Plural-Forms: nplurals=2; plural=(n > 1);" in what the empty text translates to. */
static void read_rule(void) {
    const char *head = __mo_lookup(catalogue.bytes, catalogue.size, ""), *rule = head ? strstr(head, " plural=") : NULL;
    snprintf(catalogue.rule, sizeof catalogue.rule, "%s", rule ? rule + strlen(" plural=") : "n!=1;");
}

/* LANGUAGE, else LANG, by its two letters. */
static bool open_catalogue(void) {
    if (catalogue.looked) return catalogue.size > 0;
    catalogue.looked = true;
    const char *language = getenv("LANGUAGE");
    if (!language || !language[0]) language = getenv("LANG");
    char path[128];
    snprintf(path, sizeof path, "%s/%.2s/LC_MESSAGES/moat.mo", catalogue.folder, language ? language : "C");
    if (read_all(path)) read_rule();
    return catalogue.size > 0;
}

char *bindtextdomain(const char *domain, const char *folder) {
    (void)domain;
    snprintf(catalogue.folder, sizeof catalogue.folder, "%s", folder);
    return catalogue.folder;
}

char *textdomain(const char *domain) { return (char *)(uintptr_t)domain; }

static const char *find(const char *text) { return open_catalogue() ? __mo_lookup(catalogue.bytes, catalogue.size, text) : NULL; }

char *dgettext(const char *domain, const char *text) {
    (void)domain;
    const char *found = find(text);
    return (char *)(uintptr_t)(found ? found : text);
}

char *gettext(const char *text) { return dgettext(NULL, text); }

char *dngettext(const char *domain, const char *one, const char *many, unsigned long n) {
    (void)domain;
    const char *found = find(one);
    if (!found) return (char *)(uintptr_t)(n == 1 ? one : many);
    for (unsigned long form = __pleval(catalogue.rule, n); form > 0 && form < 6; form--) found += strlen(found) + 1;
    return (char *)(uintptr_t)found;
}

char *ngettext(const char *one, const char *many, unsigned long n) { return dngettext(NULL, one, many, n); }
