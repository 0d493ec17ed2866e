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
/* Reads "action key key..." lines, "end_turn E" for instance; # begins a comment. A key given to one action is taken from the others that
 * the table gave it to, so that none means two things; not from one that an earlier line gave it to, and not the last key of an action that
 * nobody could do without: such a line is refused. A missing file is fine. Returns the number of the first line that it could not take, or
 * 0. */
int keys_read(Keys *keys, const char *path);
/* The lines that keys_read needs to come to these keys, by a new file that takes the old one's place. False: errno says why. */
bool keys_write(const Keys *keys, const char *path);

/* Gives an action the key of a press: in place of its characters, before its other keys (arrows, Enter and the like stay). ACTION_NONE when
 * that is done, the same action when the press is no key that could be given; else the action that has the key: then nothing changes. */
Action keys_give(Keys *keys, Action action, Press press);
/* Back to the keys of the table. ACTION_NONE, or the action that has one of them now: then nothing changes. */
Action keys_restore(Keys *keys, Action action);

/* The action of that name, "end_turn", in small letters or large; ACTION_NONE when there is none. */
Action keys_action(const char *name, size_t length);
Action keys_find(const Keys *keys, Press press);
/* The same where letters are typed: Enter and Esc choose and go back whatever else may, for characters are put into the text. */
Action keys_find_typing(const Keys *keys, Press press);
/* Whether it takes back a letter: Backspace, whatever else it means elsewhere. */
bool keys_erases(Press press);
/* Name of the action's first key as it is shown: "e", "Enter", "↑"; "" when it has none. Good until the eighth call from
 * here. */
const char *keys_name(const Keys *keys, Action action);
/* Where letters are typed: of the first that is no character; of Enter and Esc where choosing and going back have none. */
const char *keys_name_typing(const Keys *keys, Action action);
/* All of them, "↑ k". */
int keys_names(const Keys *keys, Action action, char *text, int size);
const char *keys_label(Action action); /* translated */
const char *keys_help(Action action);  /* translated */
