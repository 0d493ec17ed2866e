/* gettext.h - how the faces and the program translate. One literal a sentence, printf-style; no sentence is glued from pieces. */
#pragma once
#ifdef MOAT_NO_GETTEXT
#define _(text) (text)
#define P_(one, many, n) ((n) == 1 ? (one) : (many))
#else
#include <libintl.h>
#define _(text) dgettext("moat", text)
/* One of two, or what the language has, by number. */
#define P_(one, many, n) dngettext("moat", one, many, (unsigned long)(n))
#endif
/* Marks a text of a table for translation; whoever shows it says _(). */
#define N_(text) text
