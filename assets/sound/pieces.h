/* pieces.h - what is made: WAV files in a folder. False: a file could not be written, and errno says why. */
#pragma once
#include <stdbool.h>

/* A layer's file begins with so many seconds of the loop's end and ends with as many of its beginning: an encoder that smears a little over
 * its edges then smears outside of the loop. Players loop what lies between. game/sound/mixer.c says the same. */
#define PIECES_LEAD 0.25

/* calm, contest and crisis: layers of equal length that are played together. */
bool pieces_score(const char *folder);
/* One file a cue of game/sound/cues.def. */
bool pieces_cues(const char *folder);
