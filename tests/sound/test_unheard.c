/* test_unheard.c - no device, a dead one, files that are missing or no sound: silence, no word on standard error, no waiting. */
#include "recording.h"
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

/* All that a player may do; returns what became of the sound. */
static SoundState play(const char *folder) {
    Sound *sound = sound_open(folder);
    for (int i = 0; i < SOUND_CUES; i++) sound_cue(sound, (SoundCue)i);
    sound_tension(sound, SOUND_CRISIS);
    sound_volumes(sound, 120, -3);
    sound_mute(sound, true);
    sound_mute(sound, false);
    SoundState state = recording_state(sound);
    assert_true(sound_settle(sound, PATIENCE));
    sound_close(sound);
    return state;
}

/* What was said on standard error meanwhile, in bytes. */
static long said_while(const char *driver, SoundState expected) {
    struct stat about;
    recording_driver(driver, recording_path("out.raw"));
    int was = dup(STDERR_FILENO), file = open(recording_path("said"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(was >= 0 && file >= 0);
    fflush(stderr);
    dup2(file, STDERR_FILENO);
    SoundState state = play(SOUNDS);
    fflush(stderr);
    dup2(was, STDERR_FILENO);
    assert_int_equal(fstat(file, &about), 0);
    close(was);
    close(file);
    assert_int_equal(state, expected);
    return about.st_size;
}

static void a_driver_that_is_not_there(void **state) {
    (void)state;
    assert_int_equal(said_while("nosuch", SOUND_NONE), 0);
}

/* What is there on this machine: often nothing. Then ALSA would complain at length. */
static void the_machine_as_it_is(void **state) {
    (void)state;
    assert_int_equal(said_while("alsa", access("/dev/snd", F_OK) == 0 ? SOUND_ON : SOUND_NONE), 0);
}

static void the_disk_driver_warns_of_itself_in_vain(void **state) {
    (void)state;
    assert_int_equal(said_while("disk", SOUND_ON), 0);
}

static void a_folder_that_is_not_there(void **state) {
    (void)state;
    recording_driver("dummy", "/dev/null");
    assert_int_equal(play("/nonexistent"), SOUND_NONE);
    char longest[2000];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_int_equal(play(longest), SOUND_NONE);
}

static void put(const char *folder, const char *name, const void *bytes, size_t count) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s.ogg", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    fclose(file);
}

static char *bytes_of(const char *name, size_t *count) {
    char path[512];
    struct stat about;
    snprintf(path, sizeof path, "%s/%s.ogg", SOUNDS, name);
    assert_int_equal(stat(path, &about), 0);
    *count = (size_t)about.st_size;
    char *bytes = malloc(*count);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *count, file), *count);
    fclose(file);
    return bytes;
}

/* Files cut, empty, or of something else: the game goes on, with the music it could read or none. */
static void files_that_are_no_sound(void **state) {
    (void)state;
    static const char junk[] = "OggS this is not what it says";
    size_t count;
    char *calm = bytes_of("calm", &count), folder[128];
    recording_driver("dummy", "/dev/null");
    snprintf(folder, sizeof folder, "%s", recording_path("broken"));
    assert_int_equal(mkdir(folder, 0700), 0);
    put(folder, "calm", "", 0);
    assert_int_equal(play(folder), SOUND_NONE);
    put(folder, "calm", junk, sizeof junk);
    assert_int_equal(play(folder), SOUND_NONE);
    put(folder, "calm", calm, count / 3);
    put(folder, "contest", calm, count); /* another length */
    put(folder, "order", junk, sizeof junk);
    for (size_t i = 0; i < count / 3; i += 977) calm[i] ^= 0x55;
    put(folder, "undo", calm, count / 3);
    (void)play(folder);
    put(folder, "calm", calm, count / 3);
    (void)play(folder);
    free(calm);
}

/* A server that never answers: the disk driver's file is a pipe without a reader, whose opening hangs. */
static void a_device_that_hangs(void **state) {
    (void)state;
    char pipe[128];
    snprintf(pipe, sizeof pipe, "%s", recording_path("pipe"));
    assert_int_equal(mkfifo(pipe, 0600), 0);
    recording_driver("disk", pipe);
    Sound *sound = sound_open(SOUNDS);
    assert_non_null(sound);
    sound_tension(sound, SOUND_CONTEST);
    for (int i = 0; i < 1000; i++) sound_cue(sound, SOUND_order);
    assert_false(sound_settle(sound, 100));
    assert_int_equal(sound_state(sound), SOUND_STARTING);
    sound_close(sound); /* comes back; the thread is left where it hangs */
    assert_null(sound_open(SOUNDS));
    int reader = open(pipe, O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    char byte;
    while (read(reader, &byte, 1) != 0 && unlink(pipe) != 0) {}
    close(reader);
}

static void opened_and_closed_at_once(void **state) {
    (void)state;
    recording_driver("dummy", "/dev/null");
    for (int i = 0; i < 20; i++) {
        Sound *sound = sound_open(SOUNDS);
        if (i % 4 != 0) sound_tension(sound, SOUND_CALM);
        if (i % 2 != 0) sound_cue(sound, SOUND_turn);
        sound_close(sound);
    }
    sound_close(NULL);
    sound_cue(NULL, SOUND_order);
    assert_int_equal(sound_state(NULL), SOUND_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_driver_that_is_not_there), cmocka_unit_test(the_machine_as_it_is),
        cmocka_unit_test(the_disk_driver_warns_of_itself_in_vain), cmocka_unit_test(a_folder_that_is_not_there),
        cmocka_unit_test(files_that_are_no_sound), cmocka_unit_test(opened_and_closed_at_once),
        cmocka_unit_test(a_device_that_hangs), /* last: its thread stays in the library */
    };
    signal(SIGPIPE, SIG_IGN); /* as main.c does: the pipe of the last test loses its reader */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
