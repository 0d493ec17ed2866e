/* test_no_library.c - SDL2_mixer is not installed: the program was built with it all the same, and is silent. */
#include "sound.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <time.h>
#include <cmocka.h>

static void silence(void **state) {
    (void)state;
    Sound *sound = sound_open(SOUNDS);
    sound_tension(sound, SOUND_CRISIS);
    sound_cue(sound, SOUND_victory);
    while (sound_state(sound) == SOUND_STARTING) nanosleep(&(struct timespec){.tv_nsec = 500000}, NULL);
    assert_int_equal(sound_state(sound), SOUND_NONE);
    assert_true(sound_settle(sound, 20000));
    sound_close(sound);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(silence)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
