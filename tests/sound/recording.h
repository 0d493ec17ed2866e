/* recording.h - SDL's disk driver as an ear: what the program plays lands in a file. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "sound.h"

enum { RATE = 32000, PATIENCE = 20000 };

/* The environment for the next sound_open: a driver's name ("disk", "nosuch"), and the file or fifo of the disk driver, which plays as fast
 * as it can: much faster than would be heard. */
void recording_driver(const char *driver, const char *file);
/* A new temporary folder, removed at exit; static. And a path in it; static. */
const char *recording_folder(void);
const char *recording_path(const char *name);

/* Waits for a state other than starting; fails the test when it does not come. */
SoundState recording_state(Sound *sound);
/* Frames in the file now; waits until there are `more` than `from`. */
long recording_frames(void);
void recording_wait(long from, long more);
/* Reads `count` stereo frames from frame `from`; malloc. */
int16_t *recording_read(long from, long count);
/* Mean loudness of frames, 1 is full scale. */
double recording_rms(const int16_t *frame, long count);
