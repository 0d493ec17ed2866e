#include "map.h"

#include <assert.h>
#include <string.h>

#include "world.inc"

void map_decode(uint8_t *grid) {
    size_t at = 0;
    for (size_t i = 0; i < sizeof moat_map_runs / sizeof moat_map_runs[0]; i++) {
        memset(grid + at, moat_map_runs[i][1], moat_map_runs[i][0]);
        at += moat_map_runs[i][0];
    }
    assert(at == (size_t)MAP_WIDTH * MAP_HEIGHT);
}

int map_countries(void) { return (int)(sizeof moat_map_codes / sizeof moat_map_codes[0]) - 1; }

const char *map_code(int country) { return country >= 0 && country <= map_countries() ? moat_map_codes[country] : ""; }

int map_code_index(const char code[2]) {
    for (int i = 1; i <= map_countries(); i++)
        if (moat_map_codes[i][0] == code[0] && moat_map_codes[i][1] == code[1]) return i;
    return 0;
}

static int clamp(int value, int low, int high) { return value < low ? low : value > high ? high : value; }

void map_project(int lon_hundredths, int lat_hundredths, int *x, int *y) {
    const int turn = 36000;
    int east = (lon_hundredths % turn - MAP_WEST + turn) % turn;
    int south = MAP_NORTH - clamp(lat_hundredths, -9000, MAP_NORTH);
    *x = east / MAP_STEP;
    *y = clamp(south / MAP_STEP, 0, MAP_HEIGHT - 1);
}

/* A list of the few values met, not a counter for all 256: a large screen asks for hundreds of thousands of
 * rectangles, most of one sample, and clearing the counters would be nearly all the work. */
typedef struct {
    int size;
    uint8_t value[256];
    int count[256];
} Tally;

static void tally_add(Tally *tally, uint8_t value) {
    int i = 0;
    while (i < tally->size && tally->value[i] != value) i++;
    if (i == tally->size) {
        tally->size++;
        tally->value[i] = value;
        tally->count[i] = 0;
    }
    tally->count[i]++;
}

static int tally_most(const Tally *tally, int *total) {
    int most = 0, value = 0;
    *total = 0;
    for (int i = 0; i < tally->size; i++) {
        int count = tally->count[i];
        *total += count;
        if (count > most || (count == most && tally->value[i] < value)) {
            most = count;
            value = tally->value[i];
        }
    }
    return value;
}

int map_majority(const uint8_t *grid, int x0, int y0, int x1, int y1, int percent) {
    Tally tally;
    tally.size = 0;
    int right = clamp(x1 > x0 ? x1 : x0 + 1, 0, MAP_WIDTH), bottom = clamp(y1 > y0 ? y1 : y0 + 1, 0, MAP_HEIGHT);
    int left = clamp(x0, 0, right), top = clamp(y0, 0, bottom);
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            if (grid[y * MAP_WIDTH + x] != 0) tally_add(&tally, grid[y * MAP_WIDTH + x]);
    int land, value = tally_most(&tally, &land);
    return land * 100 >= percent * (right - left) * (bottom - top) ? value : 0;
}
