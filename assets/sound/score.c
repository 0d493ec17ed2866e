/* score.c - the three layers of the music, played from score.def. */
#include "pieces.h"
#include "synth.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bar {
    const char *bass, *chord, *bells, *horn;
} Bar;
static const Bar score[] = {
#define BAR(bass, chord, bells, horn) {bass, chord, bells, horn},
#include "score.def"
};
enum { BARS = sizeof score / sizeof *score, BEATS = 4, CHORD = 4 };
static const double beat = 60.0 / 75;

/* "Bb3" as a MIDI note; *text then stands behind it. */
static double read_note(const char **text) {
    static const int step[] = {9, 11, 0, 2, 4, 5, 7}; /* A to G above C */
    int note = step[*(*text)++ - 'A'];
    if (**text == 'b' || **text == '#') note += *(*text)++ == '#' ? 1 : -1;
    return note + 12 * (*(*text)++ - '0' + 1);
}

static double note_of(const char *text) { return read_note(&text); }

static void chord_of(int bar, double chord[CHORD]) {
    const char *at = score[bar].chord;
    for (int i = 0; i < CHORD; i++, at += *at == ' ') chord[i] = read_note(&at);
}

/* A line of "note:beats". Each note is held a little into the next. */
static void melody(Track *track, Voice voice, int bar, const char *line, double gain, double pan) {
    double start = bar * BEATS * beat;
    for (const char *at = line; *at; at += *at == ' ') {
        double pitch = *at == '-' ? 0 : read_note(&at);
        at += *at == '-';
        at += *at == ':';
        char *end;
        double length = strtod(at, &end) * beat;
        at = end;
        if (pitch > 0) synth_note(track, voice, start, length * 0.95, pitch, gain, pan);
        start += length;
    }
}

/* Calm: pads that breathe from bar to bar, a low note under them, the bells' melody far off. */
static void calm(Track *track) {
    for (int bar = 0; bar < BARS; bar++) {
        double start = bar * BEATS * beat, chord[CHORD];
        chord_of(bar, chord);
        for (int i = 0; i < CHORD; i++)
            synth_note(track, VOICE_PAD, start, BEATS * beat, chord[i], 0.16, 0.6 * (i % 2 ? 1 : -1) * (i + 1) / CHORD);
        synth_note(track, VOICE_PAD, start, BEATS * beat, note_of(score[bar].bass) + 12, 0.22, 0);
        melody(track, VOICE_BELL, bar, score[bar].bells, 0.17, 0.15);
    }
    synth_echo(track, 1.5 * beat, 0.42, 0.35);
    synth_hall(track, 0.55);
}

/* Contest: chords broken into quavers, a bass that walks, a soft drum, and the horn that takes the motif up. */
static void contest(Track *track) {
    static const int order[] = {0, 2, 1, 3, 2, 1, 3, 2};
    for (int bar = 0; bar < BARS; bar++) {
        double start = bar * BEATS * beat, chord[CHORD], bass = note_of(score[bar].bass);
        chord_of(bar, chord);
        for (int i = 0; i < 2 * BEATS; i++) {
            double at = start + i * beat / 2;
            synth_note(track, VOICE_PLUCK, at, beat / 3, chord[order[i]] + 12, i % 4 == 0 ? 0.26 : 0.18, i % 2 ? 0.5 : -0.5);
            synth_noise(track, at, 0.06, 0.9, 0.9, 0.05, i % 2 ? 0.07 : 0.03, 0.3);
        }
        for (int i = 0; i < BEATS; i++)
            synth_note(track, VOICE_BASS, start + i * beat, beat * 0.7, bass + (i == 3 ? 12 : i == 1 ? 7 : 0) + 12, 0.3, 0);
        synth_drum(track, start, 0.35, 45, 14, 0.5, 0);
        synth_drum(track, start + 2 * beat, 0.35, 45, 14, 0.4, 0);
        if (bar % 4 == 3) synth_drum(track, start + 3.5 * beat, 0.25, 50, 10, 0.3, 0.2);
        melody(track, VOICE_HORN, bar, score[bar].horn, 0.2, -0.2);
    }
    synth_echo(track, 0.75 * beat, 0.35, 0.28);
    synth_hall(track, 0.25);
}

/* The next note of D minor above a pitch. */
static double above(double pitch) {
    static const bool within[12] = {true, false, true, false, true, true, false, true, false, true, true, false};
    int note = (int)pitch + 1;
    while (!within[note % 12]) note++;
    return note;
}

/* Crisis: low strings in semiquavers round the bass and its fifth, drums across the beat, a high tremolo that swells over four bars. */
static void crisis(Track *track) {
    static const double drums[] = {0, 0.75, 1.5, 2, 2.75, 3.5};
    for (int bar = 0; bar < BARS; bar++) {
        double start = bar * BEATS * beat, chord[CHORD], bass = note_of(score[bar].bass) + 12, fifth = bass + (bar == 6 ? 6 : 7);
        double figure[] = {bass, bass, bass + 12, bass, fifth, bass, above(fifth), fifth};
        chord_of(bar, chord);
        for (int i = 0; i < 4 * BEATS; i++) {
            double at = start + i * beat / 4, swell = 0.05 + 0.10 * ((bar % 4) * 4 * BEATS + i) / (16.0 * BEATS);
            synth_note(track, VOICE_STRINGS, at, beat / 5, figure[i % 8], i % 4 == 0 ? 0.3 : 0.2, -0.25);
            synth_note(track, VOICE_STRINGS, at, beat / 6, i % 2 ? above(chord[3] + 12) : chord[3] + 12, swell, 0.6);
        }
        for (size_t i = 0; i < sizeof drums / sizeof *drums; i++)
            synth_drum(track, start + drums[i] * beat, 0.5, i % 3 == 0 ? 41 : 46, 8, i == 0 ? 0.45 : 0.3, i % 2 ? 0.3 : -0.3);
        if (bar % 4 == 3) synth_noise(track, start + 2 * beat, 2 * beat, 0.02, 0.5, 0.97, 0.25, 0);
    }
    synth_hall(track, 0.3);
}

static bool layer(const char *folder, const char *name, void (*play)(Track *), double rms, double peak) {
    char path[1024];
    Track track = track_new(BARS * BEATS * beat, true);
    play(&track);
    synth_level(&track, rms, peak);
    snprintf(path, sizeof path, "%s/%s.wav", folder, name);
    bool fine = track_write(&track, path, PIECES_LEAD, PIECES_LEAD);
    track_free(&track);
    return fine;
}

bool pieces_score(const char *folder) {
    return layer(folder, "calm", calm, 0.065, 0.28) && layer(folder, "contest", contest, 0.07, 0.32) &&
           layer(folder, "crisis", crisis, 0.085, 0.34);
}
