/* web.h - what glue.js gives to C. Those that sleep give the page's thread back to the browser; while they do, nothing of the program may
 * be called. */
#pragma once

enum { WEB_NOTHING = 0, WEB_RESIZED = 1, WEB_KEYS = 2 };
/* Sleeps until a key or a change of size comes, at most `patience` milliseconds, without limit when negative. Which has come. */
int web_wait(int patience);
/* Whether the size changed since the last look. */
int web_resized(void);
/* Sleeps for one turn of the browser's loop, when the last sleep is long enough ago to be felt. */
void web_breathe(void);
/* Fills `size` bytes; 0 when the browser gives none. */
int web_chance(void *bytes, int size);

/* Sound: in percent; calm, contest, crisis from 0, -1 an end; a cue by its name; how it stands, as SoundState has it. */
void web_sound_volumes(int music, int cues);
void web_sound_mute(int muted);
void web_sound_tension(int tension);
void web_sound_cue(const char *name);
int web_sound_state(void);
