/* plain.h - the whole game as labelled sentences on one stream and short commands on another: for screen readers, braille lines, slow links
 * and scripts. No columns, no drawing, no waiting. */
#pragma once
#include <stdio.h>
#include "session.h"

/* Plays until `quit`, the end of `in`, or the end of the game and then one of those. The session is the caller's and is saved as it goes. A
 * prompt is written when `in` is a terminal. Returns 0; 1 when `out` could not be written. */
int plain_play(Session *session, FILE *in, FILE *out);

/* Tells a saved game from its first turn to its last. Returns as plain_play. */
int plain_replay(Session *session, FILE *out);

/* Looks back on a game: what each turn was worth beside what search prefers, the turning points, the dice. With `in`, turning points may be
 * tried again before they are answered; NULL only tells. Returns as plain_play. */
int plain_analyse(Session *session, FILE *in, FILE *out);
