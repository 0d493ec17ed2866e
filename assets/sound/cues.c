/* cues.c - the short sounds. All in the key of the music, each with a gesture of its own: up or down, struck or sung, one stroke or
 * several. */
#include "pieces.h"
#include "synth.h"
#include <stdio.h>

/* MIDI notes */
enum {
    D2 = 38,
    A2 = 45,
    D3 = 50,
    Eb3 = 51,
    A3 = 57,
    D4 = 62,
    F4 = 65,
    A4 = 69,
    Bb4 = 70,
    C5 = 72,
    D5 = 74,
    E5 = 76,
    F5 = 77,
    A5 = 81,
    C6 = 84,
    D6 = 86,
    E6 = 88,
    Fis6 = 90
};

/* An order is given: two steps up. */
static void order(Track *track) {
    synth_note(track, VOICE_PLUCK, 0, 0.08, A5, 0.6, -0.2);
    synth_note(track, VOICE_PLUCK, 0.09, 0.12, D6, 0.7, 0.2);
}

/* It is taken back: the same two steps down, duller. */
static void undo(Track *track) {
    synth_note(track, VOICE_WOOD, 0, 0.1, D6 - 12, 0.7, 0.2);
    synth_note(track, VOICE_WOOD, 0.1, 0.12, A4, 0.7, -0.2);
}

/* It cannot be given: one dead knock and its shadow. */
static void refused(Track *track) {
    synth_note(track, VOICE_WOOD, 0, 0.08, Eb3, 0.9, 0);
    synth_note(track, VOICE_WOOD, 0.08, 0.1, D3, 0.8, 0);
}

/* A turn is played: a gong, and time going by. */
static void turn(Track *track) {
    synth_noise(track, 0, 1.2, 0.02, 0.25, 0.6, 0.35, 0);
    synth_note(track, VOICE_BELL, 0.05, 1.2, D3, 0.6, 0);
    synth_note(track, VOICE_BELL, 0.05, 1.1, A3, 0.3, 0.3);
}

/* A release: the chord opens upwards. */
static void release(Track *track) {
    static const int note[] = {D5, F5, A5, C6, E6};
    for (int i = 0; i < 5; i++) synth_note(track, VOICE_BELL, 0.09 * i, 0.5, note[i], 0.4, 0.4 * (i - 2) / 2.0);
}

/* A tap is cut: a pitch and a hiss that close together, then the valve shuts. */
static void tap(Track *track) {
    synth_slide(track, VOICE_HORN, 0, 0.55, A4, D3, 0.5);
    synth_noise(track, 0, 0.6, 0.8, 0.02, 0.05, 0.7, 0);
    synth_drum(track, 0.6, 0.4, 48, 12, 0.9, 0);
}

/* An inquiry or a case: somebody knocks three times, then a question, a diminished fifth. */
static void inquiry(Track *track) {
    for (int i = 0; i < 3; i++) synth_note(track, VOICE_WOOD, 0.13 * i, 0.06, A3, 0.9, 0);
    synth_note(track, VOICE_HORN, 0.45, 0.16, Bb4, 0.4, -0.2);
    synth_note(track, VOICE_HORN, 0.65, 0.35, E5, 0.45, 0.2);
}

/* A fine: the gavel twice, a low chord that does not please. */
static void fine(Track *track) {
    synth_drum(track, 0, 0.2, 62, 10, 0.8, 0);
    synth_note(track, VOICE_WOOD, 0, 0.08, D4, 0.6, 0);
    synth_drum(track, 0.22, 0.25, 60, 10, 0.9, 0);
    synth_note(track, VOICE_WOOD, 0.22, 0.08, D4, 0.6, 0);
    synth_note(track, VOICE_STRINGS, 0.45, 0.5, D2 + 12, 0.4, -0.3);
    synth_note(track, VOICE_STRINGS, 0.45, 0.5, Eb3 + 12, 0.3, 0.3);
    synth_note(track, VOICE_STRINGS, 0.45, 0.5, A2, 0.4, 0);
}

/* Victory: the motif comes home, in major at last. */
static void victory(Track *track) {
    static const int line[] = {D5, A5, 79, Fis6 - 12}, chord[] = {D4, Fis6 - 24, A4, D5, Fis6 - 12};
    for (int i = 0; i < 4; i++) synth_note(track, VOICE_HORN, 0.22 * i, 0.22, line[i], 0.4, 0);
    for (int i = 0; i < 5; i++) synth_note(track, VOICE_HORN, 0.95, 1.3, chord[i], 0.28, 0.4 * (i - 2) / 2.0);
    synth_note(track, VOICE_BELL, 0.95, 1.5, D6, 0.4, 0);
    synth_drum(track, 0.95, 0.6, 50, 12, 0.6, 0);
}

/* Defeat: down the scale, each step heavier, to an empty fifth. */
static void defeat(Track *track) {
    static const int line[] = {D5, C5, Bb4, A4, F4};
    for (int i = 0; i < 5; i++) synth_note(track, VOICE_PAD, 0.28 * i, 0.4, line[i], 0.4, 0);
    synth_note(track, VOICE_STRINGS, 1.4, 1.0, D3, 0.4, -0.3);
    synth_note(track, VOICE_STRINGS, 1.4, 1.0, A2, 0.4, 0.3);
    synth_drum(track, 1.4, 0.9, 43, 10, 0.8, 0);
}

typedef struct Piece {
    const char *name;
    void (*play)(Track *);
    double seconds, loudness, hall;
} Piece;
/* loudness: RMS over the whole length, where the peak allows it. */
static const Piece piece[] = {
    {"order", order, 0.40, 0.08, 0.15},
    {"undo", undo, 0.40, 0.06, 0.15},
    {"refused", refused, 0.35, 0.08, 0.05},
    {"turn", turn, 1.9, 0.07, 0.4},
    {"release", release, 1.4, 0.08, 0.35},
    {"tap", tap, 1.2, 0.10, 0.25},
    {"inquiry", inquiry, 1.4, 0.09, 0.2},
    {"fine", fine, 1.4, 0.10, 0.25},
    {"victory", victory, 3.2, 0.11, 0.35},
    {"defeat", defeat, 3.2, 0.10, 0.4},
};

/* The last 50 ms go down to nothing, whatever still rings. */
static void close_end(Track *track) {
    int frames = SYNTH_RATE / 20;
    for (int i = 0; i < frames; i++) {
        float part = (float)(i + 1) / (float)frames;
        track->left[track->frames - frames + i] *= 1 - part;
        track->right[track->frames - frames + i] *= 1 - part;
    }
}

bool pieces_cues(const char *folder) {
    bool fine_so_far = true;
    for (unsigned i = 0; fine_so_far && i < sizeof piece / sizeof *piece; i++) {
        char path[1024];
        Track track = track_new(piece[i].seconds, false);
        piece[i].play(&track);
        synth_hall(&track, piece[i].hall);
        close_end(&track);
        synth_level(&track, piece[i].loudness, 0.42);
        snprintf(path, sizeof path, "%s/%s.wav", folder, piece[i].name);
        fine_so_far = track_write(&track, path, 0, 0);
        track_free(&track);
    }
    return fine_so_far;
}
