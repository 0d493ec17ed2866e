/* sound.c - a mailbox, and a thread that reads it and works the mixer. The game's thread never waits for a device. */
#include "sound.h"
#include "mixer.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* ms given to the thread to end: while it opens the device, where it may hang for good, and later. Then it is left behind, and there is no
 * sound again: the libraries are not for two threads. */
enum { PATIENCE_OPENING = 500, PATIENCE_LATER = 2000 };
static bool left_behind;

/* What is wanted. */
typedef struct Wish {
    int music, cues;
    bool muted;
    SoundTension tension;
    unsigned cue; /* bits: those that wait to be heard */
} Wish;

struct Sound {
    char folder[512];
    pthread_t thread;     /* joinable from the start until gone was seen */
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t news;  /* something was asked or done */
    SoundState state;
    Wish wish;
    unsigned asked, done; /* counts */
    bool opened, gone;
    atomic_bool leave; /* also read without the lock, while files are read */
};

/* --- the thread --- */

static void obey(Mixer *mixer, const Wish *wish) {
    mixer_volumes(mixer, wish->muted ? 0 : wish->music, wish->muted ? 0 : wish->cues);
    mixer_tension(mixer, wish->tension);
    for (int i = 0; i < SOUND_CUES; i++)
        if (wish->cue >> i & 1 && !wish->muted && wish->cues > 0) mixer_cue(mixer, (SoundCue)i);
}

/* Called and left with the lock held. */
static void serve(Sound *sound, Mixer *mixer) {
    while (!sound->leave) {
        if (sound->done == sound->asked) {
            pthread_cond_wait(&sound->news, &sound->lock);
            continue;
        }
        Wish wish = sound->wish;
        unsigned asked = sound->asked;
        sound->wish.cue = 0;
        if (mixer) {
            pthread_mutex_unlock(&sound->lock);
            obey(mixer, &wish);
            pthread_mutex_lock(&sound->lock);
        }
        sound->done = asked;
        pthread_cond_broadcast(&sound->news);
    }
}

static void *work(void *context) {
    Sound *sound = context;
    Mixer *mixer = mixer_open(sound->folder, &sound->leave);
    setpriority(PRIO_PROCESS, 0, 5); /* on Linux this thread's: decoding gives way to the game. The device's own thread exists by now. */
    pthread_mutex_lock(&sound->lock);
    sound->opened = true;
    pthread_cond_broadcast(&sound->news);
    pthread_mutex_unlock(&sound->lock);
    if (mixer && !mixer_load(mixer)) {
        mixer_close(mixer);
        mixer = NULL;
    }
    pthread_mutex_lock(&sound->lock);
    sound->state = mixer ? SOUND_ON : SOUND_NONE;
    serve(sound, mixer);
    pthread_mutex_unlock(&sound->lock);
    if (mixer) mixer_close(mixer);
    pthread_mutex_lock(&sound->lock);
    sound->gone = true;
    pthread_cond_broadcast(&sound->news);
    pthread_mutex_unlock(&sound->lock);
    return NULL;
}

/* Signals are the game's business: the thread, and those the libraries start from it, have them blocked. But those of a crash, which must
 * find the game's handler wherever it happens: it restores the terminal. */
static void start(Sound *sound) {
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    sigset_t most, before;
    if (sound->state != SOUND_NOT_STARTED) return;
    sigfillset(&most);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigdelset(&most, crashes[i]);
    pthread_sigmask(SIG_SETMASK, &most, &before);
    sound->state = pthread_create(&sound->thread, NULL, work, sound) == 0 ? SOUND_STARTING : SOUND_NONE;
    sound->gone = sound->state == SOUND_NONE;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* --- the game's side --- */

Sound *sound_open(const char *folder) {
    pthread_condattr_t steady;
    Sound *sound = left_behind ? NULL : calloc(1, sizeof *sound);
    if (!sound) return NULL;
    snprintf(sound->folder, sizeof sound->folder, "%s", folder);
    sound->wish = (Wish){.music = 60, .cues = 80};
    sound->gone = true;
    pthread_mutex_init(&sound->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&sound->news, &steady);
    pthread_condattr_destroy(&steady);
    return sound;
}

static struct timespec after(int milliseconds) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += milliseconds / 1000;
    at.tv_nsec += milliseconds % 1000 * 1000000L;
    if (at.tv_nsec >= 1000000000L) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000L;
    }
    return at;
}

/* With the lock held. */
static bool wait_gone(Sound *sound) {
    struct timespec opening = after(PATIENCE_OPENING), later = after(PATIENCE_LATER);
    int late = 0;
    while (!sound->gone && late == 0) late = pthread_cond_timedwait(&sound->news, &sound->lock, sound->opened ? &later : &opening);
    return sound->gone;
}

/* A thread that hangs in a library keeps what it works with. */
void sound_close(Sound *sound) {
    if (!sound) return;
    pthread_mutex_lock(&sound->lock);
    bool started = !sound->gone;
    sound->leave = true;
    pthread_cond_broadcast(&sound->news);
    left_behind = !wait_gone(sound);
    pthread_mutex_unlock(&sound->lock);
    if (left_behind) {
        pthread_detach(sound->thread);
        return;
    }
    if (started) pthread_join(sound->thread, NULL);
    pthread_cond_destroy(&sound->news);
    pthread_mutex_destroy(&sound->lock);
    free(sound);
}

/* Every wish is made between these two. */
static void ask(Sound *sound, bool begins) {
    pthread_mutex_lock(&sound->lock);
    if (begins) start(sound);
}

static void asked(Sound *sound) {
    sound->asked++;
    pthread_cond_broadcast(&sound->news);
    pthread_mutex_unlock(&sound->lock);
}

static int percent(int value) { return value < 0 ? 0 : value > 100 ? 100 : value; }

void sound_volumes(Sound *sound, int music, int cues) {
    if (!sound) return;
    ask(sound, false);
    sound->wish.music = percent(music);
    sound->wish.cues = percent(cues);
    asked(sound);
}

void sound_mute(Sound *sound, bool muted) {
    if (!sound) return;
    ask(sound, false);
    sound->wish.muted = muted;
    asked(sound);
}

void sound_tension(Sound *sound, SoundTension tension) {
    if (!sound) return;
    ask(sound, true);
    bool same = sound->wish.tension == tension; /* a face tells with every frame */
    sound->wish.tension = tension;
    if (same && sound->asked > 0)
        pthread_mutex_unlock(&sound->lock);
    else
        asked(sound);
}

void sound_cue(Sound *sound, SoundCue cue) {
    if (!sound) return;
    ask(sound, true);
    sound->wish.cue |= 1u << cue;
    asked(sound);
}

SoundState sound_state(const Sound *sound) {
    if (!sound) return SOUND_NONE;
    Sound *held = (Sound *)(uintptr_t)sound; /* to read under the lock changes nothing that a caller sees */
    pthread_mutex_lock(&held->lock);
    SoundState state = held->state;
    pthread_mutex_unlock(&held->lock);
    return state;
}

bool sound_settle(Sound *sound, int milliseconds) {
    if (!sound) return true;
    struct timespec until = after(milliseconds);
    bool late = false;
    pthread_mutex_lock(&sound->lock);
    while (sound->state != SOUND_NOT_STARTED && sound->done != sound->asked && !late)
        late = pthread_cond_timedwait(&sound->news, &sound->lock, &until) != 0;
    bool done = sound->state == SOUND_NOT_STARTED || sound->done == sound->asked;
    pthread_mutex_unlock(&sound->lock);
    return done;
}
