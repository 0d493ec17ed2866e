/* sounds.c - what the screen calls, handed to room sound. */
#include "command.h"
#include <stdlib.h>
#include <string.h>
#ifdef MOAT_WITH_SCREEN
#include "mood.h"
#endif

static bool wanted = true;

void sounds_choose(int *argc, char **argv) {
    int kept = 0;
    for (int i = 0; i < *argc; i++) {
        if (i > 0 && strcmp(argv[i], "--no-sound") == 0)
            wanted = false;
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    *argc = kept;
}

#ifdef MOAT_WITH_SCREEN
static struct {
    Sound *sound;
    bool muted;
} ears;

static void cue(void *context, ScreenCue what) {
    static const SoundCue same[] = {[SCREEN_CUE_ORDER] = SOUND_order,
        [SCREEN_CUE_UNDO] = SOUND_undo,
        [SCREEN_CUE_REFUSED] = SOUND_refused,
        [SCREEN_CUE_TURN] = SOUND_turn};
    (void)context;
    sound_cue(ears.sound, same[what]);
}

static void shown(void *context, const Session *session) {
    (void)context;
    sound_tension(ears.sound, session ? mood_tension(session_world(session), session_rules(session), session_side(session)) : SOUND_CALM);
}

static void told(void *context, const Session *session, int quarter) {
    SoundCue what;
    (void)context;
    if (mood_cue(session_story(session), session_rules(session), session_side(session), quarter, &what)) sound_cue(ears.sound, what);
}

static bool mute(void *context) {
    (void)context;
    ears.muted = !ears.muted;
    sound_mute(ears.sound, ears.muted);
    return !ears.muted;
}

static bool heard(void *context) {
    (void)context;
    return !ears.muted && sound_state(ears.sound) == SOUND_ON;
}

void sounds_follow_settings(void) {
    const Settings *set = preferences();
    sound_volumes(ears.sound, 10 * set->value[SETTING_music], 10 * set->value[SETTING_cues]);
}

static void end(void) { sound_close(ears.sound); }

ScreenSound sounds(void) {
    if (!wanted) return (ScreenSound){0};
    if (!ears.sound) {
        ears.sound = sound_open(folder_of_sounds());
        atexit(end);
        sounds_follow_settings();
    }
    return (ScreenSound){cue, shown, told, mute, heard, NULL};
}
#endif
