/* test_heard.c - that each cue sounds and is like no other, that the music fades to its tension and loops, that mute is silence. */
#include "recording.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static const char *const cue_name[SOUND_CUES] = {
#define CUE(name, weight) #name,
#include "cues.def"
};

static Sound *listen(int music, int cues) {
    recording_driver("disk", recording_path("out.raw"));
    unlink(recording_path("out.raw"));
    Sound *sound = sound_open(SOUNDS);
    assert_non_null(sound);
    assert_int_equal(sound_state(sound), SOUND_NOT_STARTED);
    sound_volumes(sound, music, cues);
    sound_tension(sound, SOUND_CALM);
    assert_int_equal(recording_state(sound), SOUND_ON);
    assert_true(sound_settle(sound, PATIENCE));
    return sound;
}

/* --- cues --- */

/* A cue's face: the strength of bands a third of an octave wide, in each of four parts of its length. */
enum { BANDS = 18, PARTS = 4, FACE = BANDS * PARTS };
typedef struct Heard {
    double seconds, rms, face[FACE];
} Heard;

/* Strength of one frequency in mono frames (Goertzel). */
static double strength(const double *mono, long count, double hertz) {
    double w = 2 * M_PI * hertz / RATE, twice = 2 * cos(w), one = 0, two = 0;
    for (long i = 0; i < count; i++) {
        double next = mono[i] + twice * one - two;
        two = one;
        one = next;
    }
    return sqrt(fmax(0, one * one + two * two - twice * one * two)) / (double)count;
}

static void draw_face(Heard *heard, const int16_t *frame, long count) {
    double length = 0, *mono = malloc((size_t)count * sizeof *mono);
    assert_non_null(mono);
    for (long i = 0; i < count; i++) mono[i] = (frame[2 * i] + frame[2 * i + 1]) / 65536.0;
    for (int p = 0; p < PARTS; p++)
        for (int b = 0; b < BANDS; b++) {
            double sum = 0;
            for (int step = 0; step < 6; step++)
                sum += strength(mono + count / PARTS * p, count / PARTS, 110 * pow(2, (b + step / 6.0) / 3));
            heard->face[p * BANDS + b] = sum;
            length += sum * sum;
        }
    for (int i = 0; i < FACE; i++) heard->face[i] /= sqrt(length);
    free(mono);
}

static bool sounds(const int16_t *frame, long at) { return frame[2 * at] != 0 || frame[2 * at + 1] != 0; }

/* Plays a cue into silence and measures it. */
static Heard hear(Sound *sound, SoundCue cue) {
    long from = recording_frames();
    sound_cue(sound, cue);
    assert_true(sound_settle(sound, PATIENCE));
    recording_wait(recording_frames(), 4L * RATE);
    long count = recording_frames() - from, first = 0, last = count - 1;
    int16_t *frame = recording_read(from, count);
    while (first < last && !sounds(frame, first)) first++;
    while (last > first && !sounds(frame, last)) last--;
    Heard heard = {.seconds = (double)(last - first + 1) / RATE};
    heard.rms = recording_rms(frame + 2 * first, last - first + 1);
    draw_face(&heard, frame + 2 * first, last - first + 1);
    free(frame);
    printf("    %-8s %.2f s, %.1f dB\n", cue_name[cue], heard.seconds, 20 * log10(heard.rms));
    return heard;
}

static double alike(const Heard *one, const Heard *other) {
    double sum = 0;
    for (int i = 0; i < FACE; i++) sum += one->face[i] * other->face[i];
    return sum;
}

static void every_cue_is_heard_and_is_like_no_other(void **state) {
    (void)state;
    static Heard heard[SOUND_CUES];
    Sound *sound = listen(0, 100);
    for (int i = 0; i < SOUND_CUES; i++) {
        heard[i] = hear(sound, (SoundCue)i);
        assert_true(heard[i].rms > 0.02);                               /* louder than -34 dB */
        assert_true(heard[i].seconds > 0.15 && heard[i].seconds < 3.5); /* and short */
    }
    double most = 0;
    for (int i = 0; i < SOUND_CUES; i++)
        for (int k = 0; k < i; k++) most = fmax(most, alike(&heard[i], &heard[k]));
    Heard again = hear(sound, SOUND_release);
    printf("    the most alike two: %.3f; one with itself: %.3f\n", most, alike(&heard[SOUND_release], &again));
    assert_true(alike(&heard[SOUND_release], &again) > 0.99);
    assert_true(most < 0.9);
    sound_close(sound);
}

static void cues_have_a_volume_of_their_own(void **state) {
    (void)state;
    Sound *sound = listen(0, 100);
    double full = hear(sound, SOUND_turn).rms;
    sound_volumes(sound, 0, 25);
    double quiet = hear(sound, SOUND_turn).rms;
    assert_true(fabs(quiet / full - 0.25) < 0.05);
    sound_volumes(sound, 0, 0);
    long from = recording_frames();
    sound_cue(sound, SOUND_turn);
    assert_true(sound_settle(sound, PATIENCE));
    recording_wait(recording_frames(), RATE);
    int16_t *frame = recording_read(from, RATE);
    assert_true(recording_rms(frame, RATE) == 0);
    free(frame);
    sound_close(sound);
}

/* --- music --- */

enum { LOOP = 1638400, STEP = RATE / 2, STEPS = 12 };  /* sixteen bars of four beats of 0.8 s */
enum { SETTLED = (SOUND_FADE + 500) * (RATE / 1000) }; /* frames after which a fade is over */

static double loop_rms(Sound *sound, SoundTension tension) {
    sound_tension(sound, tension);
    assert_true(sound_settle(sound, PATIENCE));
    long from = recording_frames() + SETTLED;
    recording_wait(from, LOOP);
    int16_t *frame = recording_read(from, LOOP);
    double rms = recording_rms(frame, LOOP);
    free(frame);
    return rms;
}

static void the_music_rises_with_the_tension(void **state) {
    (void)state;
    Sound *sound = listen(100, 0);
    double calm = loop_rms(sound, SOUND_CALM), contest = loop_rms(sound, SOUND_CONTEST), crisis = loop_rms(sound, SOUND_CRISIS);
    double back = loop_rms(sound, SOUND_CALM);
    printf("    calm %.1f dB, contest %.1f dB, crisis %.1f dB, calm again %.1f dB\n", 20 * log10(calm), 20 * log10(contest),
        20 * log10(crisis), 20 * log10(back));
    assert_true(calm > 0.03);
    assert_true(contest > calm * 1.15);
    assert_true(crisis > contest * 1.05);
    assert_true(fabs(back / calm - 1) < 0.01);
    sound_close(sound);
}

/* What a change of tension adds is what differs from the calm loop at the same place of it; the fade begins with the first frame that does.
 * The layers have been loaded before. */
static void layers_fade_and_do_not_jump(void **state) {
    (void)state;
    Sound *sound = listen(100, 0);
    sound_tension(sound, SOUND_CRISIS);
    assert_true(sound_settle(sound, PATIENCE));
    sound_tension(sound, SOUND_CALM);
    assert_true(sound_settle(sound, PATIENCE));
    recording_wait(recording_frames() + SETTLED, LOOP);
    long from = recording_frames();
    sound_tension(sound, SOUND_CRISIS);
    assert_true(sound_settle(sound, PATIENCE));
    recording_wait(recording_frames(), (STEPS + 1) * STEP);
    long count = recording_frames() - from, onset = 0;
    int16_t *now = recording_read(from, count), *calm = recording_read(from - LOOP, LOOP);
    for (long i = 0; i < 2 * count; i++) now[i] = (int16_t)(now[i] - calm[i % (2L * LOOP)]);
    while (onset < count && !sounds(now, onset)) onset++;
    assert_true(onset + STEPS * STEP <= count);
    double added[STEPS], before = 0, after = 0;
    for (int s = 0; s < STEPS; s++) {
        added[s] = recording_rms(now + 2 * (onset + (long)s * STEP), STEP);
        *(s < STEPS / 2 ? &before : &after) += added[s] / (STEPS / 2);
        printf("    %.1f s: %.4f\n", s * 0.5, added[s]);
    }
    assert_true(added[0] < after / 3); /* not at once */
    assert_true(before < after * 0.9);
    assert_true(after > 0.03);
    free(now);
    free(calm);
    sound_close(sound);
}

/* A loop and a second of all layers: somewhere in it lies the seam, and its last second is its first again. */
static void the_loop_has_no_seam(void **state) {
    (void)state;
    Sound *sound = listen(100, 0);
    sound_tension(sound, SOUND_CRISIS);
    assert_true(sound_settle(sound, PATIENCE));
    long from = recording_frames() + SETTLED, largest = 0, repeated = 0;
    recording_wait(from, LOOP + RATE);
    int16_t *frame = recording_read(from, LOOP + RATE);
    for (long i = 1; i < LOOP + RATE; i++) {
        long step = labs((long)frame[2 * i] - frame[2 * i - 2]);
        if (step > largest) largest = step;
    }
    for (long i = 0; i < RATE; i++) repeated += frame[2 * i] == frame[2 * (i + LOOP)];
    printf("    largest step %ld of 32768; frames of a second that come back after a loop: %ld of %d\n", largest, repeated, RATE);
    assert_int_equal(repeated, RATE);
    assert_true(largest < 6000);
    free(frame);
    sound_close(sound);
}

static void nothing_clips(void **state) {
    (void)state;
    Sound *sound = listen(100, 100);
    sound_tension(sound, SOUND_CRISIS);
    recording_wait(0, 4L * RATE);
    for (int i = 0; i < SOUND_CUES; i += 3) sound_cue(sound, (SoundCue)i);
    recording_wait(0, LOOP);
    int16_t *frame = recording_read(0, LOOP);
    int most = 0;
    for (long i = 0; i < 2L * LOOP; i++) most = abs(frame[i]) > most ? abs(frame[i]) : most;
    printf("    peak %.1f dB\n", 20 * log10(most / 32768.0));
    assert_true(most < 32767);
    free(frame);
    sound_close(sound);
}

static double rms_now(Sound *sound, long count) {
    assert_true(sound_settle(sound, PATIENCE));
    long from = recording_frames() + RATE / 4;
    recording_wait(from, count);
    int16_t *frame = recording_read(from, count);
    double rms = recording_rms(frame, count);
    free(frame);
    return rms;
}

static void mute_is_silence(void **state) {
    (void)state;
    Sound *sound = listen(100, 100);
    recording_wait(0, 4L * RATE);
    assert_true(rms_now(sound, RATE) > 0.005);
    sound_mute(sound, true);
    sound_cue(sound, SOUND_victory);
    assert_true(rms_now(sound, 5L * RATE) == 0);
    sound_mute(sound, false);
    assert_true(rms_now(sound, RATE) > 0.005);
    sound_close(sound);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cue_is_heard_and_is_like_no_other),
        cmocka_unit_test(cues_have_a_volume_of_their_own),
        cmocka_unit_test(the_music_rises_with_the_tension),
        cmocka_unit_test(layers_fade_and_do_not_jump),
        cmocka_unit_test(the_loop_has_no_seam),
        cmocka_unit_test(nothing_clips),
        cmocka_unit_test(mute_is_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
