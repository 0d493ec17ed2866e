/* sound.c - the page's side of room sound: everything is handed on to page.js, which has WebAudio. */
#include "sound.h"

#include "web.h"

#include <stddef.h>

struct Sound {
    char nothing; /* there is one page, and it keeps what there is to keep */
};

Sound *sound_open(const char *folder) {
    static Sound only;
    (void)folder; /* a page makes its music itself */
    return &only;
}

void sound_close(Sound *sound) {
    if (sound != NULL) web_sound_tension(-1);
}

void sound_volumes(Sound *sound, int music, int cues) {
    if (sound != NULL) web_sound_volumes(music, cues);
}

void sound_mute(Sound *sound, bool muted) {
    if (sound != NULL) web_sound_mute(muted);
}

void sound_tension(Sound *sound, SoundTension tension) {
    if (sound != NULL) web_sound_tension((int)tension);
}

void sound_cue(Sound *sound, SoundCue cue) {
    static const char *const name[] = {
#define CUE(name, weight) #name,
#include "cues.def"
    };
    if (sound != NULL) web_sound_cue(name[cue]);
}

SoundState sound_state(const Sound *sound) { return sound == NULL ? SOUND_NONE : (SoundState)web_sound_state(); }

bool sound_settle(Sound *sound, int milliseconds) {
    (void)sound, (void)milliseconds;
    return true;
}
