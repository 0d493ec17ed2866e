/* words.c - texts in their languages, ids, and where figures come from. */
#include "loader.h"
#include "utf8.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const language_key[MOAT_LANGUAGES] = {[MOAT_EN] = "en", [MOAT_FR] = "fr", [MOAT_ES] = "es", [MOAT_ZH] = "zh"};

bool is_language(const char *key) {
    for (int i = 0; i < MOAT_LANGUAGES; i++)
        if (strcmp(language_key[i], key) == 0) return true;
    return false;
}

void word_copy(char *to, int room, const Node *node) {
    if (node && node->kind == NODE_VALUE) text_safe(to, room, node->text, (size_t)node->size);
}

const char *word_keep(Loader *loader, const char *text) {
    char *begin = loader->words_next, *to = begin;
    for (; *text && to + 1 < loader->words_end; text++) {
        bool space = *text == '\n' || *text == ' ';
        if (space && (to == begin || to[-1] == ' ')) continue;
        *to++ = space ? ' ' : *text;
    }
    while (to > begin && to[-1] == ' ') to--;
    *to++ = 0;
    loader->words_next = to;
    return begin;
}

static void check_smart_quotes(Loader *loader, const Node *node) {
    static const char *const pair[][2] = {
        {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}, {"\xE2\x80\x9E", "\xE2\x80\x9C"}};
    for (size_t i = 0; i < sizeof pair / sizeof *pair && !node->quoted && node->size > 6; i++)
        if (memcmp(node->text, pair[i][0], 3) == 0 && memcmp(node->text + node->size - 3, pair[i][1], 3) == 0) {
            hint(loader, "use straight quotes if these were meant to enclose the text");
            problem(loader, PROBLEM_SMART_QUOTES, spot_of(node), "curly quotes do not enclose a text; they are part of it");
        }
}

static void check_placeholders(Loader *loader, const Node *node) {
    for (const char *open = strchr(node->text, '{'); open; open = strchr(open + 1, '{')) {
        if (strncmp(open, "{it}", 4) == 0 && loader->subject_event && (loader->subject != MOAT_NOBODY || loader->subject_unknown)) continue;
        const char *close = strchr(open, '}');
        if (!close) return;
        if (strncmp(open, "{it}", 4) == 0) hint(loader, "give the event a subject: market or bloc");
        problem(loader, PROBLEM_PLACEHOLDER, spot_of(node), "nothing will be put in place of '%.*s'",
            close - open < 20 ? (int)(close - open + 1) : 20, open);
    }
}

static void read_language(Loader *loader, const Node *node, MoatLanguage language, int cells, MoatText *text) {
    if (node->kind != NODE_VALUE) {
        problem(loader, PROBLEM_SHAPE, spot_of(node), "a text must be words, found %s", node->kind == NODE_LIST ? "a list" : "a mapping");
        return;
    }
    text->in[language] = word_keep(loader, node->text);
    int long_as = text_cells(text->in[language]);
    if (long_as > cells) {
        hint(loader, "take out %d characters or more", long_as - cells);
        problem(loader, PROBLEM_LONG_TEXT, spot_of(node), "this text takes %d cells; its box on the screen has %d", long_as, cells);
    }
    check_smart_quotes(loader, node);
    check_placeholders(loader, node);
}

/* False for a key that is no language. */
static bool read_language_key(Loader *loader, const Node *key, int cells, MoatText *text) {
    for (int i = 0; i < MOAT_LANGUAGES; i++) {
        if (strcmp(key->text, language_key[i]) != 0) continue;
        if (key->value) read_language(loader, key->value, (MoatLanguage)i, cells, text);
        return true;
    }
    if (key_glued(loader, key)) return false;
    Nearest nearest = {.word = key->text};
    for (int i = 0; i < MOAT_LANGUAGES; i++) nearest_offer(&nearest, language_key[i]);
    bool alone = !key->value || (key->value->kind == NODE_VALUE && !key->value->size && !key->value->quoted);
    if (nearest.best && !nearest.tie)
        hint(loader, "did you mean '%s'?", nearest.best);
    else if (alone) /* the rest of a text that was parted by its comma */
        hint(loader, "a text with a comma stands in quotes within braces, as in {en: \"Yes, but\"}");
    return problem(loader, PROBLEM_UNKNOWN_KEY, spot_of(key), "'%s' is not a language of the game: en, fr, es, zh", shown(key->text).text);
}

void text_read_node(Loader *loader, const Node *node, const char *what, int cells, MoatText *text) {
    if (node->kind == NODE_VALUE) read_language(loader, node, MOAT_EN, cells, text);
    bool good = true;
    for (const Node *entry = node->kind == NODE_MAP ? node->first : NULL; entry; entry = entry->next)
        good = read_language_key(loader, entry, cells, text) && good;
    if (!good) return;
    loader->texts++;
    if (text->in[MOAT_FR])
        loader->french++;
    else if (loader->texts - loader->french <= LEVEL_KEPT)
        loader->not_french[loader->texts - loader->french - 1] = node;
    if (node->kind == NODE_MAP && !node_key(node, "en"))
        problem(loader, PROBLEM_NO_ENGLISH, spot_of(node), "'%s' has no words in English (en)", what);
}

void text_read(Loader *loader, const Node *map, PlaceKind place, const char *key, MoatText *text) {
    const Node *node = node_find(map, key);
    if (node && node->kind != NODE_LIST) text_read_node(loader, node, key, key_row(place, key)->high, text);
}

/* --- ids --- */

static bool id_good(const char *id) {
    size_t length = strlen(id);
    if (length > 31 || !islower((unsigned char)id[0])) return false;
    return strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

bool id_check(Loader *loader, const Node *node, const char *what) {
    static const char *const taken[] = {"it", "other", "world", "none", "sovereign", "assumed", "true", "false", "null"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(node->text, taken[i]) == 0)
            return problem(loader, PROBLEM_BAD_ID, spot_of(node), "'%s' has a meaning of its own and cannot be the id of %s", node->text,
                a_word(what).text);
    if (node->kind == NODE_VALUE && id_good(node->text)) return true;
    hint(loader, "use small letters, digits and hyphens, a letter first, at most 31");
    return problem(loader, PROBLEM_BAD_ID, spot_of(node), "'%s' cannot be the id of %s", shown(node->text).text, a_word(what).text);
}

/* --- sources --- */

static int add(char *to, int room, int used, const char *before, const char *words) {
    if (!words || !*words) return used;
    if (used) used += text_safe(to + used, room - used, before, strlen(before));
    return used + text_safe(to + used, room - used, words, strlen(words));
}

static const char *source_words(const Node *source, const char *key) {
    const Node *node = node_value(source, key);
    return node ? node->text : NULL;
}

/* One source as "Publisher: Title, date". */
static int source_cite(Loader *loader, const Node *root, const Node *node, char *to, int room, int used) {
    const Node *sources = node_map(root, "sources"), *known = node_map(sources, node->text);
    Node *cited = node_key(sources, node->text);
    if (cited) cited->used = true;
    if (node->kind == NODE_VALUE && strcmp(node->text, "assumed") == 0) return add(to, room, used, "; ", "assumed");
    if (!known) {
        Nearest nearest = {.word = node->text};
        for (const Node *key = sources ? sources->first : NULL; key && problem_wanted(loader, node->source); key = key->next)
            nearest_offer(&nearest, key->text);
        if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
        problem(loader, PROBLEM_NOT_DEFINED, spot_of(node), "there is no source '%s' in sources:", shown(node->text).text);
        return used;
    }
    const char *publisher = source_words(known, "publisher");
    int after = add(to, room, used, "; ", publisher);
    after = add(to, room, after, publisher ? ": " : "; ", source_words(known, "title"));
    return add(to, room, after, ", ", source_words(known, "date"));
}

void source_read(Loader *loader, const Node *root, const Node *map, const char *what, bool wanted, MoatText *text) {
    const Node *node = node_find(map, "source");
    char cite[SOURCE_BYTES];
    int used = 0;
    if (!node) {
        hint(loader, "add source: assumed, or ids of sources:");
        if (wanted && !node_key(map, "source"))
            problem(loader, PROBLEM_NO_SOURCE, spot_of(map), "%s does not say where its figures come from", what);
        loader->hint[0] = 0;
        return;
    }
    if (node->kind == NODE_VALUE) used = source_cite(loader, root, node, cite, sizeof cite, used);
    for (const Node *entry = node->kind == NODE_LIST ? node->first : NULL; entry; entry = entry->next)
        used = source_cite(loader, root, entry, cite, sizeof cite, used);
    if (text && used) text->in[MOAT_EN] = word_keep(loader, cite);
}
