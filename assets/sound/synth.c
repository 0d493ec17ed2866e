/* synth.c - voices from small tables of overtones, drums, noise, echo, hall. */
#include "synth.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { TABLE = 4096, OVERTONES = 10 };

/* One row a voice. bright: its overtones when struck; dark: those it keeps as it rings on; fade: how fast bright becomes dark, per second.
 */
typedef struct VoiceRow {
    float bright[OVERTONES], dark[OVERTONES];
    double fade, attack, decay, sustain, release; /* decay: per second towards sustain */
    double spread;                                /* of two more strings beside the first, in half tones; 0 none */
} VoiceRow;

static const VoiceRow row[VOICES] = {
    [VOICE_PAD] = {{1, .5f, .34f, .2f, .12f, .08f, .05f}, {1, .4f, .18f, .08f, .03f}, 0.6, 0.9, 0.1, 0.8, 1.4, 0.07},
    [VOICE_BASS] = {{1, .45f, .2f, .12f, .06f}, {1, .25f, .06f}, 3, 0.02, 0.6, 0.5, 0.25, 0},
    [VOICE_BELL] = {{1, .1f, .35f, .2f, 0, .16f, .1f}, {1, .05f, .1f}, 2.5, 0.004, 1.6, 0, 0.6, 0.02},
    [VOICE_PLUCK] = {{1, .7f, .5f, .4f, .3f, .22f, .16f, .1f}, {1, .3f, .1f, .04f}, 9, 0.003, 4.5, 0, 0.12, 0},
    [VOICE_STRINGS] = {{1, .7f, .5f, .38f, .3f, .24f, .18f, .14f, .1f}, {1, .6f, .4f, .25f, .16f, .1f}, 5, 0.012, 1.5, 0.6, 0.09, 0.09},
    [VOICE_HORN] = {{1, .8f, .55f, .3f, .16f, .08f}, {1, .5f, .22f, .08f}, 1.2, 0.12, 0.4, 0.75, 0.4, 0.03},
    [VOICE_WOOD] = {{1, 0, .5f, 0, .2f, 0, .12f}, {1, 0, .08f}, 24, 0.001, 22, 0, 0.05, 0},
};

static float bright[VOICES][TABLE + 1], dark[VOICES][TABLE + 1];

static void fill(float *table, const float *overtone) {
    double sum = 0;
    for (int k = 0; k < OVERTONES; k++) sum += (double)overtone[k];
    for (int i = 0; i <= TABLE; i++) {
        double value = 0;
        for (int k = 0; k < OVERTONES; k++) value += (double)overtone[k] * sin(2 * M_PI * (k + 1) * i / TABLE);
        table[i] = (float)(value / sum);
    }
}

static void tune(void) {
    static bool tuned;
    for (int v = 0; v < VOICES && !tuned; v++) {
        fill(bright[v], row[v].bright);
        fill(dark[v], row[v].dark);
    }
    tuned = true;
}

Track track_new(double seconds, bool loops) {
    Track track = {.frames = (int)lround(seconds * SYNTH_RATE), .loops = loops};
    track.left = calloc((size_t)track.frames, sizeof *track.left);
    track.right = calloc((size_t)track.frames, sizeof *track.right);
    if (!track.left || !track.right) {
        fputs("make-sound: not enough memory\n", stderr);
        exit(1);
    }
    return track;
}

void track_free(Track *track) {
    free(track->left);
    free(track->right);
    *track = (Track){0};
}

static void put(Track *track, int at, double value, double pan) {
    if (at >= track->frames) {
        if (!track->loops) return;
        at %= track->frames;
    }
    track->left[at] += (float)(value * (1 - pan) / 2);
    track->right[at] += (float)(value * (1 + pan) / 2);
}

static double hertz(double pitch) { return 440 * pow(2, (pitch - 69) / 12); }

/* Of a note held for `length` at `t` seconds. */
static double envelope(const VoiceRow *voice, double t, double length) {
    double held = t < length ? t : length;
    double level = voice->sustain + (1 - voice->sustain) * exp(-held * voice->decay);
    if (t < voice->attack) level *= t / voice->attack;
    return t <= length ? level : level * exp(-5 * (t - length) / voice->release);
}

static void string(Track *track, Voice which, double start, double length, double from, double to, double gain, double pan) {
    const VoiceRow *voice = &row[which];
    int begin = (int)lround(start * SYNTH_RATE), frames = (int)lround((length + voice->release) * SYNTH_RATE);
    double phase = fmod(start * 7919 + from * 0.37, 1), fade = 1, fading = exp(-voice->fade / SYNTH_RATE);
    double step = hertz(from) / SYNTH_RATE, bend = pow(hertz(to) / hertz(from), 1 / (length * SYNTH_RATE));
    for (int i = 0; i < frames; i++, fade *= fading, phase += step) {
        if (i < length * SYNTH_RATE) step *= bend;
        phase -= floor(phase);
        double place = phase * TABLE, t = (double)i / SYNTH_RATE;
        int k = (int)place;
        double part = place - k, sharp = (double)bright[which][k] + part * (double)(bright[which][k + 1] - bright[which][k]);
        double soft = (double)dark[which][k] + part * (double)(dark[which][k + 1] - dark[which][k]);
        put(track, begin + i, gain * envelope(voice, t, length) * (soft + fade * (sharp - soft)), pan);
    }
}

void synth_note(Track *track, Voice voice, double start, double length, double pitch, double gain, double pan) {
    double spread = row[voice].spread;
    tune();
    string(track, voice, start, length, pitch, pitch, gain, pan);
    if (spread <= 0) return;
    string(track, voice, start, length, pitch - spread, pitch - spread, gain * 0.7, pan - 0.5 * (1 + pan));
    string(track, voice, start, length, pitch + spread, pitch + spread, gain * 0.7, pan + 0.5 * (1 - pan));
}

void synth_slide(Track *track, Voice voice, double start, double length, double from, double to, double gain) {
    tune();
    string(track, voice, start, length, from, to, gain, 0);
}

void synth_drum(Track *track, double start, double length, double pitch, double drop, double gain, double pan) {
    int begin = (int)lround(start * SYNTH_RATE), frames = (int)lround(length * SYNTH_RATE);
    double phase = 0;
    for (int i = 0; i < frames; i++) {
        double part = (double)i / frames;
        phase += hertz(pitch - drop * (1 - exp(-part * 12))) / SYNTH_RATE;
        double rise = i < 64 ? i / 64.0 : 1;
        put(track, begin + i, gain * rise * exp(-part * 5) * (1 - part) * sin(2 * M_PI * phase), pan);
    }
}

static double noise(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (1 << 23) - 1;
}

void synth_noise(Track *track, double start, double length, double from, double to, double peak, double gain, double pan) {
    int begin = (int)lround(start * SYNTH_RATE), frames = (int)lround(length * SYNTH_RATE);
    uint32_t state = (uint32_t)begin * 2654435761u + 1;
    double held = 0;
    for (int i = 0; i < frames; i++) {
        double part = (double)i / frames, shape = part < peak ? part / peak : (1 - part) / (1 - peak);
        held += (from + (to - from) * part) * (noise(&state) - held);
        put(track, begin + i, gain * shape * shape * held, pan);
    }
}

/* A loop is played through an effect twice and its second time is kept: then what rings over the end is in its beginning. */
static int passes(const Track *track) { return track->loops ? 2 : 1; }

void synth_echo(Track *track, double seconds, double feedback, double wet) {
    int delay = (int)lround(seconds * SYNTH_RATE);
    float *line[2] = {calloc((size_t)delay, sizeof **line), calloc((size_t)delay, sizeof **line)};
    for (int pass = passes(track), at = 0; line[0] && line[1] && pass > 0; pass--)
        for (int i = 0; i < track->frames; i++, at = (at + 1) % delay) {
            float left = line[0][at], right = line[1][at];
            line[0][at] = (float)(0.5 * (double)(track->left[i] + track->right[i]) + feedback * (double)right);
            line[1][at] = (float)(feedback * (double)left);
            if (pass > 1) continue;
            track->left[i] += (float)(wet * (double)left);
            track->right[i] += (float)(wet * (double)right);
        }
    free(line[0]);
    free(line[1]);
}

/* After Schroeder (1962): combs side by side, dulled, then two all-passes; the right side's are a little longer. */
enum { COMBS = 4, PASSES = 2, LONGEST = 2048 };
typedef struct Hall {
    float comb[COMBS][LONGEST], dull[COMBS], pass[PASSES][LONGEST];
    int at;
} Hall;

static double ring(Hall *hall, double in, int longer) {
    static const int comb[COMBS] = {1117, 1277, 1423, 1559}, pass[PASSES] = {397, 131};
    double out = 0;
    for (int k = 0; k < COMBS; k++) {
        float *cell = &hall->comb[k][hall->at % (comb[k] + longer)];
        out += (double)*cell;
        hall->dull[k] += 0.45f * (*cell - hall->dull[k]);
        *cell = (float)(in + 0.83 * (double)hall->dull[k]);
    }
    for (int k = 0; k < PASSES; k++) {
        float *cell = &hall->pass[k][hall->at % (pass[k] + longer)];
        double held = (double)*cell;
        *cell = (float)(out + 0.5 * held);
        out = held - 0.5 * (double)*cell;
    }
    hall->at++;
    return out / COMBS;
}

void synth_hall(Track *track, double wet) {
    Hall *hall = calloc(2, sizeof *hall);
    for (int pass = passes(track); hall && pass > 0; pass--)
        for (int i = 0; i < track->frames; i++) {
            double left = ring(&hall[0], (double)track->left[i], 0), right = ring(&hall[1], (double)track->right[i], 23);
            if (pass > 1) continue;
            track->left[i] += (float)(wet * left);
            track->right[i] += (float)(wet * right);
        }
    free(hall);
}

void synth_level(Track *track, double rms, double peak) {
    double sum = 0, most = 0;
    for (int i = 0; i < track->frames; i++) {
        double left = (double)track->left[i], right = (double)track->right[i];
        sum += left * left + right * right;
        most = fmax(most, fmax(fabs(left), fabs(right)));
    }
    double mean = sqrt(sum / (2.0 * track->frames));
    double gain = mean > 0 ? fmin(rms / mean, peak / most) : 1;
    for (int i = 0; i < track->frames; i++) {
        track->left[i] = (float)(gain * (double)track->left[i]);
        track->right[i] = (float)(gain * (double)track->right[i]);
    }
}

/* --- WAV --- */

static void little(FILE *file, unsigned value, int bytes) {
    for (; bytes > 0; bytes--, value >>= 8) putc((int)(value & 0xFF), file);
}

static void sample(FILE *file, float value) { little(file, (unsigned)(int16_t)lround((double)value * 32767), 2); }

bool track_write(const Track *track, const char *path, double before, double after) {
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    int lead = (int)lround(before * SYNTH_RATE), frames = lead + track->frames + (int)lround(after * SYNTH_RATE);
    fputs("RIFF", file);
    little(file, 36 + 4 * (unsigned)frames, 4);
    fputs("WAVEfmt ", file);
    little(file, 16, 4);
    little(file, 1, 2); /* PCM */
    little(file, 2, 2); /* channels */
    little(file, SYNTH_RATE, 4);
    little(file, SYNTH_RATE * 4, 4);
    little(file, 4, 2);
    little(file, 16, 2);
    fputs("data", file);
    little(file, 4 * (unsigned)frames, 4);
    for (int i = 0; i < frames; i++) {
        int at = (i + track->frames - lead) % track->frames;
        sample(file, track->left[at]);
        sample(file, track->right[at]);
    }
    bool fine = !ferror(file);
    return fclose(file) == 0 && fine;
}
