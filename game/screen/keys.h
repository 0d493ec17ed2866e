/* keys.h - which key does what. Knows the terminal's presses; no screens. */
#pragma once
#include "tty.h"

typedef enum Action {
#define ACTION(name, keys, label, help) ACTION_##name,
#include "keys.def"
    ACTIONS
} Action;

enum { KEYS_EACH = 4 }; /* keys an action may have */
typedef struct KeyCode {
    int code;
    bool special;
} KeyCode;
typedef struct Keys {
    KeyCode key[ACTIONS][KEYS_EACH];
} Keys;

/* The keys of the table. */
void keys_default(Keys *keys);
/* Reads "action key key..." lines, "end_turn E" for instance; # begins a comment. A key given to one action is taken from all others, so
 * that none means two things. A missing file is fine. Returns the number of the first line that it could not read, or 0. */
int keys_read(Keys *keys, const char *path);

Action keys_find(const Keys *keys, Press press);
/* Name of the action's first key as it is shown: "e", "Enter", "↑"; "" when it has none. Good until the eighth call from
 * here. */
const char *keys_name(const Keys *keys, Action action);
/* All of them, "↑ k". */
int keys_names(const Keys *keys, Action action, char *text, int size);
const char *keys_label(Action action); /* translated */
const char *keys_help(Action action);  /* translated */
