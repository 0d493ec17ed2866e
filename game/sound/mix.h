/* mix.h - the layers of the music added up, each faded frame by frame. No device: whoever has one asks for frames. */
#pragma once
#include <stdatomic.h>
#include <stdint.h>

enum { MIX_RATE = 32000, MIX_LAYERS = 3 };

/* One layer: 16-bit stereo frames, all layers as many. Whoever sets these may do so while another thread is in mix_frames. */
typedef struct MixLayer {
    _Atomic(const int16_t *) frame; /* NULL: not there (yet) */
    atomic_int target;              /* percent that it is on its way to */
    int64_t gain;                   /* of mix_frames alone */
} MixLayer;
typedef struct Mix {
    MixLayer layer[MIX_LAYERS];
    atomic_int volume; /* percent of all of it, reached within MIX_BRIEF ms */
    atomic_int fade;   /* ms for a layer from 0 to 100 percent; more than 0 */
    int64_t gain;
    int at, frames; /* of the loop */
} Mix;
enum { MIX_BRIEF = 40 };

/* Writes `count` stereo frames. Never clips: sums are cut at full scale. */
void mix_frames(Mix *mix, int16_t *out, int count);
