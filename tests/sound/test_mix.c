/* test_mix.c - layers added up and faded, frame by frame. */
#include "mix.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

enum { LOOP = 1000, SECOND = MIX_RATE };
static int16_t level[MIX_LAYERS][2 * LOOP];
static int16_t out[2 * 4 * SECOND];

/* Constant layers of 1000, 2000 and 4000, so that a sum tells its parts. */
static Mix constant(void) {
    Mix mix = {.frames = LOOP, .fade = 1000, .volume = 100};
    for (int k = 0; k < MIX_LAYERS; k++) {
        for (int i = 0; i < 2 * LOOP; i++) level[k][i] = (int16_t)(1000 << k);
        mix.layer[k].frame = level[k];
    }
    return mix;
}

static bool near(int value, int expected) { return abs(value - expected) <= 2; }

static void silence_at_first(void **state) {
    (void)state;
    Mix mix = constant();
    mix_frames(&mix, out, SECOND);
    for (int i = 0; i < 2 * SECOND; i++) assert_int_equal(out[i], 0);
}

static void a_fade_is_even_and_takes_its_time(void **state) {
    (void)state;
    Mix mix = constant();
    mix_frames(&mix, out, SECOND); /* the volume is up */
    mix.layer[1].target = 100;
    mix_frames(&mix, out, 2 * SECOND);
    for (int i = 1; i < 2 * SECOND; i++) {
        assert_true(out[2 * i] >= out[2 * i - 2] && out[2 * i] - out[2 * i - 2] <= 1);
        assert_int_equal(out[2 * i], out[2 * i + 1]);
    }
    assert_true(near(out[2 * (SECOND / 4)], 500) && near(out[2 * (SECOND / 2)], 1000) && near(out[2 * SECOND], 2000));
    mix.layer[1].target = 50;
    mix.layer[2].target = 100;
    mix_frames(&mix, out, 2 * SECOND);
    assert_true(near(out[2 * (2 * SECOND - 1)], 5000));
}

static void volume_falls_within_its_brief_time(void **state) {
    (void)state;
    Mix mix = constant();
    mix.layer[0].target = 100;
    mix_frames(&mix, out, 2 * SECOND);
    assert_true(near(out[2 * (2 * SECOND - 1)], 1000));
    mix.volume = 0;
    mix_frames(&mix, out, SECOND);
    assert_true(out[0] > 900);
    for (int i = MIX_BRIEF * SECOND / 1000 + 1; i < SECOND; i++) assert_int_equal(out[2 * i], 0);
    mix.volume = 50;
    mix_frames(&mix, out, SECOND);
    assert_true(near(out[2 * (SECOND - 1)], 500));
}

static void layers_stay_together_round_the_loop(void **state) {
    (void)state;
    Mix mix = constant();
    for (int k = 0; k < MIX_LAYERS; k++)
        for (int i = 0; i < LOOP; i++) level[k][2 * i] = (int16_t)(i << k);
    for (int k = 0; k < MIX_LAYERS; k++) mix.layer[k].target = 100;
    int asked = 0;
    for (int count = 1; asked + count < 4 * SECOND; asked += count, count = count * 3 % 701 + 1) mix_frames(&mix, out + 2 * asked, count);
    for (int i = 2 * SECOND; i < asked; i++) assert_true(near(out[2 * i], 7 * (i % LOOP)));
}

static void sums_are_cut_at_full_scale(void **state) {
    (void)state;
    Mix mix = constant();
    for (int k = 0; k < MIX_LAYERS; k++) {
        for (int i = 0; i < LOOP; i++) {
            level[k][2 * i] = 30000;
            level[k][2 * i + 1] = -30000;
        }
        mix.layer[k].target = 100;
    }
    mix_frames(&mix, out, 2 * SECOND);
    assert_int_equal(out[2 * (2 * SECOND - 1)], INT16_MAX);
    assert_int_equal(out[2 * (2 * SECOND - 1) + 1], INT16_MIN);
}

static void a_layer_that_comes_late_fades_in_too(void **state) {
    (void)state;
    Mix mix = constant();
    mix.layer[2].frame = NULL;
    mix.layer[2].target = 100;
    mix_frames(&mix, out, 2 * SECOND);
    assert_int_equal(out[2 * (2 * SECOND - 1)], 0);
    mix.layer[2].frame = level[2];
    mix_frames(&mix, out, 2 * SECOND);
    assert_true(out[0] < 4 && near(out[2 * (SECOND / 2)], 2000) && near(out[2 * (2 * SECOND - 1)], 4000));
    Mix nothing = {.fade = 1, .volume = 100};
    mix_frames(&nothing, out, SECOND);
    assert_int_equal(out[SECOND], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silence_at_first),
        cmocka_unit_test(a_fade_is_even_and_takes_its_time),
        cmocka_unit_test(volume_falls_within_its_brief_time),
        cmocka_unit_test(layers_stay_together_round_the_loop),
        cmocka_unit_test(sums_are_cut_at_full_scale),
        cmocka_unit_test(a_layer_that_comes_late_fades_in_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
