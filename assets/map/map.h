/* map/map.h - the world as a grid of countries. Made by make-map.mjs; allocates nothing, keeps no state. */
#pragma once
#include <stdint.h>

/* The frame of the grid: an equirectangular projection, square samples. Row 0 is the northernmost, column 0 the
 * westernmost. Longitudes run on past 180 so that the cut falls in the Bering Strait. make-map.mjs reads these. */
#define MAP_WIDTH 720     /* samples */
#define MAP_HEIGHT 268    /* samples */
#define MAP_WEST (-16900) /* hundredths of a degree: left edge of column 0; the right edge lies 360 degrees on */
#define MAP_NORTH 7800    /* hundredths of a degree: upper edge of row 0 */
#define MAP_STEP 50       /* hundredths of a degree: side of a sample */

/* Fills `grid` (MAP_WIDTH * MAP_HEIGHT bytes, the caller's) row by row with country indices; 0 is sea. */
void map_decode(uint8_t *grid);

/* How many countries there are; their indices are 1 to this number. Each holds at least one sample. */
int map_countries(void);

/* ISO 3166-1 alpha-2 code of a country ("XK" for Kosovo), or "" for the sea and for an index out of range. */
const char *map_code(int country);

/* Index of the country with this code, in capitals; two letters are read. 0 if there is none. */
int map_code_index(const char code[2]);

/* The sample in which a place lies. Any longitude is taken; latitudes beyond the grid give its first or last row. */
void map_project(int lon_hundredths, int lat_hundredths, int *x, int *y);

/* The value, other than 0, that most samples of the rectangle hold (the smaller one on a tie), or 0 where samples
 * other than 0 make up less than `percent` of it. `x1` and `y1` are exclusive; an empty rectangle counts as one sample
 * wide or high, and what reaches out of the grid is not counted. The values need not be countries: a caller may first
 * recode the grid in place, say to markets. */
int map_majority(const uint8_t *grid, int x0, int y0, int x1, int y1, int percent);
