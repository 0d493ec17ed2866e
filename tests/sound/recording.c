/* recording.c - SDL's disk driver as an ear. */
#include "recording.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <cmocka.h>

static char folder[64], sink[128];

static void clean(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0) fputs("the temporary folder is left behind\n", stderr);
}

const char *recording_folder(void) {
    if (folder[0]) return folder;
    strcpy(folder, "/tmp/moat-sound-XXXXXX");
    assert_non_null(mkdtemp(folder));
    atexit(clean);
    return folder;
}

const char *recording_path(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", recording_folder(), name);
    return path;
}

void recording_driver(const char *driver, const char *file) {
    snprintf(sink, sizeof sink, "%s", file);
    setenv("SDL_AUDIODRIVER", driver, 1);
    setenv("SDL_DISKAUDIOFILE", sink, 1);
    setenv("SDL_DISKAUDIODELAY", "0", 1);
}

static void nap(void) { nanosleep(&(struct timespec){.tv_nsec = 500000}, NULL); }

SoundState recording_state(Sound *sound) {
    for (int i = 0; i < 2 * PATIENCE && sound_state(sound) == SOUND_STARTING; i++) nap();
    assert_int_not_equal(sound_state(sound), SOUND_STARTING);
    return sound_state(sound);
}

long recording_frames(void) {
    struct stat about;
    return stat(sink, &about) == 0 ? (long)(about.st_size / 4) : 0;
}

void recording_wait(long from, long more) {
    for (int i = 0; i < 2 * PATIENCE && recording_frames() < from + more; i++) nap();
    assert_true(recording_frames() >= from + more);
}

int16_t *recording_read(long from, long count) {
    FILE *file = fopen(sink, "rb");
    int16_t *frame = malloc((size_t)count * 4);
    assert_non_null(file);
    assert_non_null(frame);
    assert_int_equal(fseek(file, from * 4, SEEK_SET), 0);
    assert_int_equal(fread(frame, 4, (size_t)count, file), count);
    fclose(file);
    return frame;
}

double recording_rms(const int16_t *frame, long count) {
    double sum = 0;
    for (long i = 0; i < 2 * count; i++) sum += (double)frame[i] * frame[i];
    return sqrt(sum / (2.0 * (double)count)) / 32768;
}
