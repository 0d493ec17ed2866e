/* silent.c - sound where there was nothing to build it with. */
#include "sound.h"
#include <stddef.h>

Sound *sound_open(const char *folder) {
    (void)folder;
    return NULL;
}

void sound_close(Sound *sound) { (void)sound; }

void sound_volumes(Sound *sound, int music, int cues) { (void)sound, (void)music, (void)cues; }

void sound_mute(Sound *sound, bool muted) { (void)sound, (void)muted; }

void sound_tension(Sound *sound, SoundTension tension) { (void)sound, (void)tension; }

void sound_cue(Sound *sound, SoundCue cue) { (void)sound, (void)cue; }

SoundState sound_state(const Sound *sound) {
    (void)sound;
    return SOUND_NONE;
}

bool sound_settle(Sound *sound, int milliseconds) {
    (void)sound, (void)milliseconds;
    return true;
}
