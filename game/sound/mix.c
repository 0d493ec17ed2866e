/* mix.c - the layers of the music added up. */
#include "mix.h"
#include <string.h>

/* A gain of 1. Fine enough for the smallest step of a fade over a minute. */
#define WHOLE ((int64_t)1 << 32)

static int64_t toward(int64_t gain, int64_t target, int64_t step) {
    if (gain < target) return target - gain < step ? target : gain + step;
    return gain - target < step ? target : gain - step;
}

static int64_t step_of(int milliseconds) { return WHOLE * 1000 / ((int64_t)milliseconds * MIX_RATE); }

static int16_t cut(int64_t value) { return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value); }

void mix_frames(Mix *mix, int16_t *out, int count) {
    const int16_t *frame[MIX_LAYERS];
    int64_t target[MIX_LAYERS], slow = step_of(mix->fade), brief = step_of(MIX_BRIEF), volume = WHOLE * mix->volume / 100;
    for (int k = 0; k < MIX_LAYERS; k++) {
        frame[k] = mix->layer[k].frame;
        target[k] = WHOLE * mix->layer[k].target / 100;
    }
    memset(out, 0, (size_t)count * 2 * sizeof *out);
    for (int i = 0; i < count && mix->frames > 0; i++) {
        int64_t left = 0, right = 0;
        mix->gain = toward(mix->gain, volume, brief);
        for (int k = 0; k < MIX_LAYERS; k++) {
            if (!frame[k]) continue;
            mix->layer[k].gain = toward(mix->layer[k].gain, target[k], slow);
            int64_t gain = mix->layer[k].gain >> 16;
            left += gain * frame[k][2 * mix->at];
            right += gain * frame[k][2 * mix->at + 1];
        }
        out[2 * i] = cut((left / 65536) * (mix->gain >> 16) / 65536);
        out[2 * i + 1] = cut((right / 65536) * (mix->gain >> 16) / 65536);
        mix->at = (mix->at + 1) % mix->frames;
    }
}
