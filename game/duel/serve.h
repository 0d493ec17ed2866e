/* serve.h - a built-in mind that speaks the bot protocol: the other end of a duel's line. */
#pragma once
#include <stdio.h>
#include "duel.h"

/* Finds the rules of a level by its name, for a game that is offered; NULL: there are none, and that was said. Freed by serve. */
typedef MoatRules *(*ServeLevel)(void *context, const char *level);

/* Answers lines of `in` on `out` until the game is over or `in` ends. False and a sentence in `trouble` when a line is not to be answered.
 */
bool duel_serve(const char *mind, ServeLevel level, void *context, FILE *in, FILE *out, char trouble[200]);
