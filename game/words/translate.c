/* translate.c - a text in the player's language. */
#include "gettext.h"

static bool translating = true;

void words_translate(bool translate) { translating = translate; }

const char *words_translated(const char *text) { return translating ? dgettext("moat", text) : text; }
