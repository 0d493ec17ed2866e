/* mixer.h - the device and the files, by SDL2_mixer, which is looked for when the program runs. All of it may take its time; sound.c calls
 * it in a thread of its own. */
#pragma once
#include <stdatomic.h>
#include "sound.h"

typedef struct Mixer Mixer;

/* The device; may hang where a sound server does. NULL: no library or no device. Nothing is printed, by the libraries neither. Once *leave,
 * which outlives the mixer, files end at the byte where they are read. */
Mixer *mixer_open(const char *folder, const atomic_bool *leave);
/* The files, and the music begins. False: there is no music in the folder. */
bool mixer_load(Mixer *mixer);
void mixer_close(Mixer *mixer);
/* Loads what a tension needs and has not been loaded, then fades to it. */
void mixer_tension(Mixer *mixer, SoundTension tension);
/* In percent. */
void mixer_volumes(Mixer *mixer, int music, int cues);
void mixer_cue(Mixer *mixer, SoundCue cue);
