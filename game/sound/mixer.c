/* mixer.c - SDL2_mixer behind dlopen. */
#include "mixer.h"
#include "mix.h"
#include <SDL.h>
#include <SDL_mixer.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef SOUND_LIBRARY /* a test names one that is not there */
#define SOUND_LIBRARY "libSDL2_mixer-2.0.so.0"
#endif

/* The library brings SDL's own functions along. */
struct Mixer {
    void *library;
#define FUNCTION(name) __typeof__(name) *name;
#include "mixer.def"
    Mix_Chunk *layer[MIX_LAYERS], *cue[SOUND_CUES];
    char folder[512];
    Mix mix;
};

/* How loud each layer is, in percent, at each tension. */
static const int loudness[SOUND_TENSIONS][MIX_LAYERS] = {
    [SOUND_CALM] = {100, 0, 0},
    [SOUND_CONTEST] = {80, 100, 0},
    [SOUND_CRISIS] = {55, 80, 100},
};
static const char *const layer_name[MIX_LAYERS] = {"calm", "contest", "crisis"};
static const char *const cue_name[SOUND_CUES] = {
#define CUE(name, weight) #name,
#include "cues.def"
};
/* Each layer's file holds this much of the loop's end before it and of its beginning behind it (assets/sound/pieces.h). */
enum { LEAD = MIX_RATE / 4, FRAME = 2 * sizeof(int16_t) };
/* Frames, 16 ms: a cue comes with the key, and SDL, which drains two buffers before it closes, lets the player go. */
enum { BUFFER = 512 };

/* --- libraries that keep quiet --- */

static void no_words(const char *file, int line, const char *function, int error, const char *format, ...) {
    (void)file, (void)line, (void)function, (void)error, (void)format;
}

/* ALSA writes its complaints to standard error, which is the screen. */
static void quiet_alsa(void) {
    typedef void Words(const char *, int, const char *, int, const char *, ...);
    int (*set_handler)(Words *);
    void *alsa = dlopen("libasound.so.2", RTLD_NOW), *address = alsa ? dlsym(alsa, "snd_lib_error_set_handler") : NULL;
    if (!address) return;
    memcpy(&set_handler, &address, sizeof address);
    set_handler(no_words);
}

static void no_log(void *context, int category, SDL_LogPriority priority, const char *message) {
    (void)context, (void)category, (void)priority, (void)message;
}

static bool find(void *library, const char *name, void *function) {
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

static bool load_library(Mixer *mixer) {
    mixer->library = dlopen(SOUND_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!mixer->library) return false;
#define FUNCTION(name) &&find(mixer->library, #name, &mixer->name)
    return true
#include "mixer.def"
        ;
}

/* --- the device --- */

static void SDLCALL fill(void *mix, Uint8 *out, int bytes) { mix_frames(mix, (int16_t *)(void *)out, bytes / FRAME); }

static Mix_Chunk *load(Mixer *mixer, const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s.ogg", mixer->folder, name);
    SDL_RWops *file = mixer->SDL_RWFromFile(path, "rb");
    return file ? mixer->Mix_LoadWAV_RW(file, 1) : NULL;
}

/* All layers have the length of the first, or are not heard. */
static bool load_layer(Mixer *mixer, int k) {
    Mix_Chunk *chunk = mixer->layer[k] ? mixer->layer[k] : load(mixer, layer_name[k]);
    mixer->layer[k] = chunk;
    int frames = chunk ? (int)(chunk->alen / FRAME) - 2 * LEAD : 0;
    if (k == 0 && frames > 0 && mixer->mix.frames == 0) mixer->mix.frames = frames;
    if (frames <= 0 || frames != mixer->mix.frames) return false;
    mixer->mix.layer[k].frame = (const int16_t *)(const void *)chunk->abuf + 2 * (size_t)LEAD;
    return true;
}

/* SDL would take over SIGINT and SIGTERM. */
static bool open_device(Mixer *mixer) {
    quiet_alsa();
    mixer->SDL_LogSetOutputFunction(no_log, NULL);
    mixer->SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    mixer->SDL_SetHint(SDL_HINT_AUDIO_DEVICE_APP_NAME, "Moat");
    if (mixer->SDL_Init(SDL_INIT_AUDIO) != 0) {
        mixer->SDL_Quit();
        return false;
    }
    mixer->Mix_Init(MIX_INIT_OGG);
    if (mixer->Mix_OpenAudioDevice(MIX_RATE, AUDIO_S16SYS, 2, BUFFER, NULL, 0) != 0) {
        mixer->Mix_Quit();
        mixer->SDL_Quit();
        return false;
    }
    mixer->Mix_AllocateChannels(8);
    return true;
}

/* The library stays, of use or not: unloading it under its own threads' feet is no way to go, and what it keeps would be lost memory. */
Mixer *mixer_open(const char *folder) {
    Mixer *mixer = calloc(1, sizeof *mixer);
    if (!mixer) return NULL;
    if (!load_library(mixer) || !open_device(mixer)) {
        free(mixer);
        return NULL;
    }
    snprintf(mixer->folder, sizeof mixer->folder, "%s", folder);
    mixer->mix.fade = SOUND_FADE;
    return mixer;
}

bool mixer_load(Mixer *mixer, const atomic_bool *leave) {
    if (!load_layer(mixer, 0)) return false;
    for (int i = 0; i < SOUND_CUES && !*leave; i++) mixer->cue[i] = load(mixer, cue_name[i]);
    mixer->Mix_HookMusic(fill, &mixer->mix);
    return true;
}

void mixer_close(Mixer *mixer) {
    mixer->Mix_HookMusic(NULL, NULL);
    mixer->Mix_HaltChannel(-1);
    for (int i = 0; i < SOUND_CUES; i++) mixer->Mix_FreeChunk(mixer->cue[i]);
    for (int k = 0; k < MIX_LAYERS; k++) mixer->Mix_FreeChunk(mixer->layer[k]);
    mixer->Mix_CloseAudio();
    mixer->Mix_Quit();
    mixer->SDL_Quit();
    free(mixer);
}

void mixer_tension(Mixer *mixer, SoundTension tension) {
    for (int k = 0; k < MIX_LAYERS; k++) {
        if (loudness[tension][k] > 0) load_layer(mixer, k);
        mixer->mix.layer[k].target = loudness[tension][k];
    }
}

void mixer_volumes(Mixer *mixer, int music, int cues) {
    mixer->mix.volume = music;
    for (int i = 0; i < SOUND_CUES; i++)
        if (mixer->cue[i]) mixer->Mix_VolumeChunk(mixer->cue[i], MIX_MAX_VOLUME * cues / 100);
    if (cues == 0) mixer->Mix_HaltChannel(-1);
}

void mixer_cue(Mixer *mixer, SoundCue cue) {
    if (mixer->cue[cue]) mixer->Mix_PlayChannelTimed(-1, mixer->cue[cue], 0, -1);
}
