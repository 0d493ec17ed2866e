#define NCURSES_WIDECHAR 1
#include "keys.h"

#include "gettext.h"
#include "settings.h"

#include <ctype.h>
#include <curses.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *id, *keys, *label, *help;
} row[ACTIONS] = {
#define ACTION(name, keys, label, help) {#name, keys, label, help},
#include "keys.def"
};

/* Keys that are not characters; shown by the second name. Several codes may have one name: terminals differ. */
static const struct {
    const char *name, *shown;
    int code;
    bool special;
} named[] = {
    {"up", "↑", KEY_UP, true},
    {"down", "↓", KEY_DOWN, true},
    {"left", "←", KEY_LEFT, true},
    {"right", "→", KEY_RIGHT, true},
    {"pageup", "PgUp", KEY_PPAGE, true},
    {"pagedown", "PgDn", KEY_NPAGE, true},
    {"home", "Home", KEY_HOME, true},
    {"end", "End", KEY_END, true},
    {"tab", "Tab", '\t', false},
    {"shift-tab", "Shift-Tab", KEY_BTAB, true},
    {"enter", "Enter", '\r', false},
    {"enter", "Enter", '\n', false},
    {"enter", "Enter", KEY_ENTER, true},
    {"esc", "Esc", 27, false},
    {"backspace", "Backspace", KEY_BACKSPACE, true},
    {"backspace", "Backspace", 127, false},
    {"backspace", "Backspace", 8, false},
    {"delete", "Del", KEY_DC, true},
    {"space", "Space", ' ', false},
    {"home", "Home", KEY_FIND, true},
    {"end", "End", KEY_SELECT, true},
};
enum { NAMED = sizeof named / sizeof named[0] };

/* Codes with one name become the first of them. */
static KeyCode same(KeyCode key) {
    for (int i = 0; i < NAMED; i++)
        if (named[i].code == key.code && named[i].special == key.special)
            for (int j = 0; j < NAMED; j++)
                if (strcmp(named[i].name, named[j].name) == 0) return (KeyCode){named[j].code, named[j].special};
    return key;
}

static bool parse(const char *name, size_t length, KeyCode *key) {
    for (int i = 0; i < NAMED; i++)
        if (strlen(named[i].name) == length && strncmp(named[i].name, name, length) == 0) {
            *key = (KeyCode){named[i].code, named[i].special};
            return true;
        }
    *key = (KeyCode){(unsigned char)name[0], false};
    return length == 1 && isgraph((unsigned char)name[0]);
}

static bool equal(KeyCode a, KeyCode b) { return a.code == b.code && a.special == b.special; }

static void take_away(Keys *keys, KeyCode key) {
    for (int action = 0; action < ACTIONS; action++)
        for (int i = 0; i < KEYS_EACH; i++)
            if (equal(keys->key[action][i], key)) {
                memmove(&keys->key[action][i], &keys->key[action][i + 1], sizeof(KeyCode) * (size_t)(KEYS_EACH - 1 - i));
                keys->key[action][KEYS_EACH - 1] = (KeyCode){0};
                i--;
            }
}

/* False when a name is no key. */
static bool bind(Keys *keys, int action, const char *names) {
    KeyCode list[KEYS_EACH] = {{0, false}};
    int count = 0;
    for (size_t length; *names != '\0'; names += length) {
        names += strspn(names, " \t");
        length = strcspn(names, " \t");
        if (length > 0 && (count == KEYS_EACH || !parse(names, length, &list[count++]))) return false;
    }
    for (int i = 0; i < count; i++) take_away(keys, list[i]);
    memcpy(keys->key[action], list, sizeof list);
    return true;
}

void keys_default(Keys *keys) {
    memset(keys, 0, sizeof *keys);
    for (int action = 0; action < ACTIONS; action++) bind(keys, action, row[action].keys);
}

static int find_action(const char *name, size_t length) {
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
        if (strlen(row[action].id) == length && strncasecmp(row[action].id, name, length) == 0) return action;
    return -1;
}

/* Without these nobody comes in, out or on. */
static bool needed(int action) {
    return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_CHOOSE || action == ACTION_BACK || action == ACTION_LEAVE ||
           action == ACTION_HELP || action == ACTION_SETTINGS || action == ACTION_END_TURN;
}

/* Whether a change of keys leaves every needed action one, and every action that `fixed` marks what it had. */
static bool allowed(const Keys *before, const Keys *after, int changed, const bool fixed[ACTIONS]) {
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++) {
        if (action == changed) continue;
        if (fixed[action] && memcmp(before->key[action], after->key[action], sizeof before->key[action]) != 0) return false;
        if (needed(action) && after->key[action][0].code == 0) return false;
    }
    return !needed(changed) || after->key[changed][0].code != 0;
}

static bool take_line(Keys *keys, const char *at, bool fixed[ACTIONS]) {
    Keys changed = *keys;
    size_t length = strcspn(at, " \t");
    int action = find_action(at, length);
    if (action < 0 || fixed[action] || !bind(&changed, action, at + length) || !allowed(keys, &changed, action, fixed)) return false;
    *keys = changed;
    fixed[action] = true;
    return true;
}

int keys_read(Keys *keys, const char *path) {
    char line[256];
    bool fixed[ACTIONS] = {false};
    int wrong = 0;
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        const char *at = line + strspn(line, " \t");
        if (*at == '\0' || (*at == '#' && (at[1] == ' ' || at[1] == '\0'))) continue;
        if (!take_line(keys, at, fixed) && wrong == 0) wrong = number;
    }
    fclose(file);
    return wrong;
}

Action keys_action(const char *name, size_t length) {
    int action = find_action(name, length);
    return action > 0 ? (Action)action : ACTION_NONE;
}

static const char *written(KeyCode key, char letter[2]) {
    for (int i = 0; i < NAMED; i++)
        if (equal((KeyCode){named[i].code, named[i].special}, key)) return named[i].name;
    letter[0] = (char)key.code;
    letter[1] = '\0';
    return letter;
}

static void write_action(const Keys *keys, int action, FILE *file) {
    char letter[2];
    for (const char *c = row[action].id; *c != '\0'; c++) fputc(tolower((unsigned char)*c), file);
    for (int i = 0; i < KEYS_EACH && keys->key[action][i].code != 0; i++) fprintf(file, " %s", written(keys->key[action][i], letter));
    fputc('\n', file);
}

static void write_keys(FILE *file, const void *what) {
    const Keys *keys = what;
    Keys usual;
    keys_default(&usual);
    fputs("# Keys of Moat that are not those of the table, written by its settings screen: an action and its keys a line.\n", file);
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
        if (memcmp(usual.key[action], keys->key[action], sizeof usual.key[action]) != 0) write_action(keys, action, file);
}

bool keys_write(const Keys *keys, const char *path) { return settings_replace(path, write_keys, keys); }

static Action owner(const Keys *keys, KeyCode key) {
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
        for (int i = 0; i < KEYS_EACH; i++)
            if (equal(keys->key[action][i], key)) return (Action)action;
    return ACTION_NONE;
}

Action keys_give(Keys *keys, Action action, Press press) {
    KeyCode key = same((KeyCode){press.key, press.special}), list[KEYS_EACH] = {{0, false}};
    char letter[2];
    KeyCode again;
    const char *name = written(key, letter);
    if (press.kind != PRESS_KEY || key.code == 0 || (!press.special && key.code > 126) || !parse(name, strlen(name), &again)) return action;
    Action has = owner(keys, key);
    if (has != ACTION_NONE && has != action) return has;
    int count = 1;
    list[0] = key;
    for (int i = 0; i < KEYS_EACH && count < KEYS_EACH; i++) {
        KeyCode old = keys->key[action][i];
        bool letter_key = !old.special && old.code > ' ' && old.code < 127;
        if (old.code != 0 && !letter_key && !equal(old, key)) list[count++] = old;
    }
    memcpy(keys->key[action], list, sizeof list);
    return ACTION_NONE;
}

Action keys_restore(Keys *keys, Action action) {
    Keys usual;
    keys_default(&usual);
    for (int i = 0; i < KEYS_EACH; i++) {
        Action has = usual.key[action][i].code != 0 ? owner(keys, usual.key[action][i]) : ACTION_NONE;
        if (has != ACTION_NONE && has != action) return has;
    }
    memcpy(keys->key[action], usual.key[action], sizeof usual.key[action]);
    return ACTION_NONE;
}

Action keys_find(const Keys *keys, Press press) {
    KeyCode key = same((KeyCode){press.key, press.special});
    if (press.kind == PRESS_WHEEL_UP) return ACTION_UP;
    if (press.kind == PRESS_WHEEL_DOWN) return ACTION_DOWN;
    if (press.kind != PRESS_KEY || key.code == 0) return ACTION_NONE;
    return owner(keys, key);
}

bool keys_erases(Press press) { return equal(same((KeyCode){press.key, press.special}), (KeyCode){KEY_BACKSPACE, true}); }

static const KeyCode enter = {'\r', false}, escape = {27, false};

Action keys_find_typing(const Keys *keys, Press press) {
    KeyCode key = same((KeyCode){press.key, press.special});
    if (press.kind == PRESS_KEY && equal(key, enter)) return ACTION_CHOOSE;
    if (press.kind == PRESS_KEY && equal(key, escape)) return ACTION_BACK;
    return keys_find(keys, press);
}

static const char *shown(KeyCode key) {
    static char letters[8][2];
    static int next;
    for (int i = 0; i < NAMED; i++)
        if (equal((KeyCode){named[i].code, named[i].special}, key)) return named[i].shown;
    next = (next + 1) % 8;
    letters[next][0] = (char)key.code;
    return letters[next];
}

const char *keys_name(const Keys *keys, Action action) { return shown(keys->key[action][0]); }

static bool types(KeyCode key) { return !key.special && key.code >= ' ' && key.code != 127; }

const char *keys_name_typing(const Keys *keys, Action action) {
    for (int i = 0; i < KEYS_EACH; i++) {
        KeyCode key = keys->key[action][i];
        if (key.code != 0 && !types(key) && !equal(key, (KeyCode){KEY_BACKSPACE, true})) return shown(key);
    }
    return action == ACTION_CHOOSE ? shown(enter) : action == ACTION_BACK ? shown(escape) : keys_name(keys, action);
}

int keys_names(const Keys *keys, Action action, char *text, int size) {
    int used = 0;
    text[0] = '\0';
    for (int i = 0; i < KEYS_EACH && keys->key[action][i].code != 0 && used < size; i++)
        used += snprintf(text + used, (size_t)(size - used), i > 0 ? " %s" : "%s", shown(keys->key[action][i]));
    return used < size ? used : size - 1;
}

/* dgettext("") would give the catalogue's header. */
const char *keys_label(Action action) { return row[action].label[0] != '\0' ? _(row[action].label) : ""; }

const char *keys_help(Action action) { return row[action].help[0] != '\0' ? _(row[action].help) : ""; }
