/* gettext.h - how the faces and the program translate. One literal a sentence, printf-style; no sentence is glued from pieces. */
#pragma once
#include <libintl.h>
#include <stdbool.h>
#define _(text) words_translated(text)
/* The text in the player's language. Out of line because frames ask for hundreds of them. */
const char *words_translated(const char *text) __attribute__((format_arg(1)));
/* False: the player reads English, for which there is no catalogue, and gettext need not look for one with every text. At first true. */
void words_translate(bool translate);
/* One of two, or what the language has, by number. */
#define P_(one, many, n) dngettext("moat", one, many, (unsigned long)(n))
/* Marks a text of a table for translation; whoever shows it says _(). */
#define N_(text) text
