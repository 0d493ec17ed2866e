/* entry.c - apart from tty.c because term.h makes macros of common words. */
#define NCURSES_WIDECHAR 1
#include "entry.h"

#include <curses.h>
#include <term.h>

bool entry_sound(void) {
    const TERMTYPE *type = cur_term != NULL ? &cur_term->type : NULL;
    if (type == NULL) return false;
    int names = type->ext_Booleans + type->ext_Numbers + type->ext_Strings;
    for (int i = 0; i < names; i++)
        if (type->ext_Names == NULL || type->ext_Names[i] == NULL) return false;
    return true;
}
