/* sound.h - music and cues. Names no library and no device: sound.c stands behind it where SDL2_mixer was there to build with, silent.c
 * where not, and a browser may bring its own. Nothing here fails or waits: where there is no sound there is silence. A NULL Sound is
 * allowed everywhere. One Sound at a time, called from one thread. */
#pragma once
#include <stdbool.h>

typedef enum SoundCue {
#define CUE(name, weight) SOUND_##name,
#include "cues.def"
    SOUND_CUES
} SoundCue;

/* How the game stands; the music fades to it within SOUND_FADE ms. */
typedef enum SoundTension { SOUND_CALM, SOUND_CONTEST, SOUND_CRISIS, SOUND_TENSIONS } SoundTension;
enum { SOUND_FADE = 2500 };

typedef struct Sound Sound;

/* `folder` holds the layers of the music and the cues (assets/sound/README.md) and is copied. Opens no device yet: that begins, beside the
 * program, with the first call of sound_tension or sound_cue, so that it never stands before a first frame. NULL without memory. */
Sound *sound_open(const char *folder);
/* Ends all sound within a moment. */
void sound_close(Sound *sound);

/* Volumes in percent, kept within 0 to 100; 0 is none. At first 60 and 80. */
void sound_volumes(Sound *sound, int music, int cues);
void sound_mute(Sound *sound, bool muted);
void sound_tension(Sound *sound, SoundTension tension);
/* Heard at once, over the music and over other cues. */
void sound_cue(Sound *sound, SoundCue cue);

/* What became of it. NONE: there is no device, no library or no file, for good. */
typedef enum SoundState { SOUND_NOT_STARTED, SOUND_STARTING, SOUND_ON, SOUND_NONE } SoundState;
SoundState sound_state(const Sound *sound);
/* Waits until what was asked for has been handed on, at most so many milliseconds; false when it was not. For tests and for leaving. */
bool sound_settle(Sound *sound, int milliseconds);
