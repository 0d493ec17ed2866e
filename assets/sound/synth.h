/* synth.h - the instruments and the room they sound in. Stereo in floating point, 1 is full scale; times in seconds; pitch as a MIDI note
 * number (60 is middle C, fractions are allowed). Knows nothing of the game or of the pieces played on it. */
#pragma once
#include <stdbool.h>

enum { SYNTH_RATE = 32000 };

/* Sound being made. When it loops, what rings past the end sounds at the beginning, so that the loop has no seam. */
typedef struct Track {
    float *left, *right;
    int frames;
    bool loops;
} Track;

/* Ends the program when there is no memory. */
Track track_new(double seconds, bool loops);
void track_free(Track *track);

/* Voices: rows of a table in synth.c. */
typedef enum Voice { VOICE_PAD, VOICE_BASS, VOICE_BELL, VOICE_PLUCK, VOICE_STRINGS, VOICE_HORN, VOICE_WOOD, VOICES } Voice;

/* A note. pan -1 left, 1 right. It is held for `length` and then fades as the voice does. */
void synth_note(Track *track, Voice voice, double start, double length, double pitch, double gain, double pan);
/* A note that slides evenly from one pitch to another. */
void synth_slide(Track *track, Voice voice, double start, double length, double from, double to, double gain);
/* A drum: a sine that falls from `pitch` by `drop` half tones and dies within `length`. */
void synth_drum(Track *track, double start, double length, double pitch, double drop, double gain, double pan);
/* Noise between two brightnesses (0 dull, 1 white) that rises to its loudest at `peak` (0..1 of the length) and dies. */
void synth_noise(Track *track, double start, double length, double from, double to, double peak, double gain, double pan);

/* Echoes that go from side to side, each `feedback` as loud as the one before. */
void synth_echo(Track *track, double seconds, double feedback, double wet);
/* A hall. */
void synth_hall(Track *track, double wet);
/* Scales the track so that its mean loudness is `rms`, or less where that would take a peak over `peak`. */
void synth_level(Track *track, double rms, double peak);

/* Writes 16-bit WAV: `before` seconds of the loop's end, the track, `after` seconds of its beginning. False: errno. */
bool track_write(const Track *track, const char *path, double before, double after);
