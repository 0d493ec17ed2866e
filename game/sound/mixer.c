/* mixer.c - SDL2_mixer behind dlopen. */
#include "mixer.h"
#include "mix.h"
#include <SDL.h>
#include <SDL_mixer.h>
#include <dlfcn.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    const atomic_bool *leave;
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

/* --- where sound could go --- */

static bool there(const char *folder, const char *name) {
    char path[512];
    return folder && snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path && access(path, F_OK) == 0;
}

/* False: no card that plays, no sound server, and nobody who says otherwise; then the libraries, which would take memory and tens of
 * milliseconds to come to the same end, are not even loaded. */
static bool worth_a_try(void) {
    static const char *const told[] = {
        "SDL_AUDIODRIVER", "AUDIODRIVER", "AUDIODEV", "PULSE_SERVER", "PIPEWIRE_REMOTE", "JACK_DEFAULT_SERVER"};
    static const char *const device[] = {"/dev/dsp", "/etc/asound.conf", "/run/pulse/native", "/var/run/pulse/native"};
    const char *runtime = getenv("XDG_RUNTIME_DIR"), *home = getenv("HOME");
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (getenv(told[i])) return true;
    for (size_t i = 0; i < sizeof device / sizeof *device; i++)
        if (access(device[i], F_OK) == 0) return true;
    if (there(runtime, "pulse/native") || there(runtime, "pipewire-0") || there(home, ".asoundrc")) return true;
    glob_t cards;
    bool plays = glob("/dev/snd/pcm*p", GLOB_NOSORT, NULL, &cards) == 0;
    globfree(&cards);
    return plays;
}

/* --- files whose end comes early when the player leaves --- */

static Sint64 SDLCALL size_of(SDL_RWops *file) {
    SDL_RWops *inner = file->hidden.unknown.data1;
    return inner->size(inner);
}

static Sint64 SDLCALL seek_in(SDL_RWops *file, Sint64 offset, int whence) {
    SDL_RWops *inner = file->hidden.unknown.data1;
    return inner->seek(inner, offset, whence);
}

static size_t SDLCALL read_from(SDL_RWops *file, void *bytes, size_t size, size_t count) {
    SDL_RWops *inner = file->hidden.unknown.data1;
    Mixer *mixer = file->hidden.unknown.data2;
    return *mixer->leave ? 0 : inner->read(inner, bytes, size, count);
}

static int SDLCALL close_it(SDL_RWops *file) {
    SDL_RWops *inner = file->hidden.unknown.data1;
    Mixer *mixer = file->hidden.unknown.data2;
    int result = inner->close(inner);
    mixer->SDL_FreeRW(file);
    return result;
}

static SDL_RWops *open_file(Mixer *mixer, const char *path) {
    SDL_RWops *inner = mixer->SDL_RWFromFile(path, "rb"), *file = inner ? mixer->SDL_AllocRW() : NULL;
    if (!file) {
        if (inner) inner->close(inner);
        return NULL;
    }
    file->size = size_of;
    file->seek = seek_in;
    file->read = read_from;
    file->close = close_it;
    file->hidden.unknown.data1 = inner;
    file->hidden.unknown.data2 = mixer;
    return file;
}

/* --- the device --- */

static void SDLCALL fill(void *mix, Uint8 *out, int bytes) { mix_frames(mix, (int16_t *)(void *)out, bytes / FRAME); }

static Mix_Chunk *load(Mixer *mixer, const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s.ogg", mixer->folder, name);
    SDL_RWops *file = open_file(mixer, path);
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
Mixer *mixer_open(const char *folder, const atomic_bool *leave) {
    Mixer *mixer = worth_a_try() ? calloc(1, sizeof *mixer) : NULL;
    if (!mixer) return NULL;
    mixer->leave = leave;
    if (!load_library(mixer) || !open_device(mixer)) {
        free(mixer);
        return NULL;
    }
    snprintf(mixer->folder, sizeof mixer->folder, "%s", folder);
    mixer->mix.fade = SOUND_FADE;
    return mixer;
}

bool mixer_load(Mixer *mixer) {
    if (!load_layer(mixer, 0)) return false;
    for (int i = 0; i < SOUND_CUES && !*mixer->leave; i++) mixer->cue[i] = load(mixer, cue_name[i]);
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
