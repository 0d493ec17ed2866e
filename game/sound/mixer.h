/* mixer.h - the device and the files, by SDL2_mixer, which is looked for when the program runs. All of it may take its time; sound.c calls
 * it in a thread of its own. */
#pragma once
#include "sound.h"

typedef struct Mixer Mixer;

/* NULL: no library, no device, or no music in the folder. Nothing is printed, by the libraries neither. */
Mixer *mixer_open(const char *folder);
void mixer_close(Mixer *mixer);
/* Loads what a tension needs and has not been loaded, then fades to it. */
void mixer_tension(Mixer *mixer, SoundTension tension);
/* In percent. */
void mixer_volumes(Mixer *mixer, int music, int cues);
void mixer_cue(Mixer *mixer, SoundCue cue);
