#define NCURSES_WIDECHAR 1
#include "keys.h"

#include "gettext.h"

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

int keys_read(Keys *keys, const char *path) {
    char line[256];
    int wrong = 0;
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        const char *at = line + strspn(line, " \t");
        if (*at == '\0' || (*at == '#' && (at[1] == ' ' || at[1] == '\0'))) continue;
        size_t length = strcspn(at, " \t");
        int action = find_action(at, length);
        if ((action < 0 || !bind(keys, action, at + length)) && wrong == 0) wrong = number;
    }
    fclose(file);
    return wrong;
}

Action keys_find(const Keys *keys, Press press) {
    KeyCode key = same((KeyCode){press.key, press.special});
    if (press.kind == PRESS_WHEEL_UP) return ACTION_UP;
    if (press.kind == PRESS_WHEEL_DOWN) return ACTION_DOWN;
    if (press.kind != PRESS_KEY || key.code == 0) return ACTION_NONE;
    for (int action = ACTION_NONE + 1; action < ACTIONS; action++)
        for (int i = 0; i < KEYS_EACH; i++)
            if (equal(keys->key[action][i], key)) return (Action)action;
    return ACTION_NONE;
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
