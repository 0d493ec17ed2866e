/* keys.c - keys by name, in the encoding the program asked for, and the mouse. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    VTermKey key;
} named[] = {
    {"enter", VTERM_KEY_ENTER},
    {"esc", VTERM_KEY_ESCAPE},
    {"tab", VTERM_KEY_TAB},
    {"up", VTERM_KEY_UP},
    {"down", VTERM_KEY_DOWN},
    {"left", VTERM_KEY_LEFT},
    {"right", VTERM_KEY_RIGHT},
    {"home", VTERM_KEY_HOME},
    {"end", VTERM_KEY_END},
    {"pageup", VTERM_KEY_PAGEUP},
    {"pagedown", VTERM_KEY_PAGEDOWN},
    {"insert", VTERM_KEY_INS},
    {"delete", VTERM_KEY_DEL},
    {"backspace", VTERM_KEY_BACKSPACE},
};

static VTermKey key_named(const char *name) {
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        if (strcmp(name, named[i].name) == 0) { return named[i].key; }
    }
    char *end = NULL;
    long number = name[0] == 'f' && name[1] != '\0' ? strtol(name + 1, &end, 10) : 0;
    if (number < 1 || number > 12 || *end != '\0') { return VTERM_KEY_NONE; }
    return (VTermKey)VTERM_KEY_FUNCTION(number);
}

static VTermModifier take_modifiers(const char **name) {
    static const struct {
        const char *prefix;
        VTermModifier modifier;
    } prefixes[] = {{"ctrl-", VTERM_MOD_CTRL}, {"alt-", VTERM_MOD_ALT}, {"shift-", VTERM_MOD_SHIFT}};
    unsigned modifiers = VTERM_MOD_NONE;
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(prefixes[i].prefix);
        if (strncmp(*name, prefixes[i].prefix, length) == 0 && (*name)[length] != '\0') {
            modifiers |= prefixes[i].modifier;
            *name += length;
            i = (size_t)-1; /* they may come in any order */
        }
    }
    return (VTermModifier)modifiers;
}

static bool is_one_character(const char *text) {
    size_t count = 0;
    for (; *text != '\0'; text++) { count += ((unsigned char)*text & 0xC0) != 0x80; }
    return count == 1;
}

/* Written by hand: libvterm sends ctrl-i, -j, -m and -[ in a newer encoding that no program here asks for. */
static void add_character(Terminal *terminal, const char *character, VTermModifier modifiers) {
    if ((modifiers & VTERM_MOD_ALT) != 0) { buffer_add(&terminal->unsent, "\033", 1); }
    if ((modifiers & VTERM_MOD_CTRL) != 0) {
        char control = character[0] == '?' ? '\177' : (char)(character[0] & 0x1F);
        buffer_add(&terminal->unsent, &control, 1);
        return;
    }
    buffer_add(&terminal->unsent, character, strlen(character));
}

bool terminal_key(Terminal *terminal, const char *name) {
    const char *rest = name;
    VTermModifier modifiers = take_modifiers(&rest);
    VTermKey key = key_named(rest);
    if (strcmp(rest, "space") == 0) { rest = " "; }
    if (key != VTERM_KEY_NONE) {
        vterm_keyboard_key(terminal->vterm, key, modifiers);
    } else if (is_one_character(rest)) {
        add_character(terminal, rest, modifiers);
    } else {
        return terminal_fail(terminal, "no key is called \"%s\"", name);
    }
    return terminal_flush(terminal);
}

/* By hand: libvterm 0.1.4 reads only the first number of \033[?1006;1000h, which is what ncurses sends. */
static int report(const Terminal *terminal, int row, int column, int button, bool pressed, char text[48]) {
    int code = button > 3 ? 64 + button - 4 : button - 1;
    if (modes_has(&terminal->modes, 1006)) return snprintf(text, 48, "\033[<%d;%d;%d%c", code, column + 1, row + 1, pressed ? 'M' : 'm');
    if (column >= 223 || row >= 223) return 0;
    return snprintf(text, 48, "\033[M%c%c%c", 32 + (pressed ? code : 3), 33 + column, 33 + row);
}

static bool send_reports(Terminal *terminal, int row, int column, int button, bool press, bool release) {
    char text[96];
    int length = 0;
    terminal_refresh(terminal);
    if (!terminal_mouse_wanted(terminal)) { return terminal_fail(terminal, "the program asked for no mouse"); }
    if (press) length = report(terminal, row, column, button, true, text);
    if (release) length += report(terminal, row, column, button, false, text + length);
    if (length == 0) { return terminal_fail(terminal, "no such place in the old mouse reports: %d,%d", row, column); }
    return terminal_send(terminal, text, (size_t)length);
}

bool terminal_mouse(Terminal *terminal, int row, int column, int button, bool pressed) {
    return send_reports(terminal, row, column, button, pressed, !pressed);
}

bool terminal_tap(Terminal *terminal, int row, int column, int button) { return send_reports(terminal, row, column, button, true, true); }
