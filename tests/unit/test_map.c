/* The world map: the grid unpacks whole, places lie in their countries, and dots are drawn as promised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "map/map.h"

enum { GRID_SIZE = MAP_WIDTH * MAP_HEIGHT, UNTOUCHED = 255 };

static int decode(void **state) {
    uint8_t *grid = malloc(GRID_SIZE + 1);
    if (grid == NULL) return -1;
    memset(grid, UNTOUCHED, GRID_SIZE + 1);
    map_decode(grid);
    *state = grid;
    return 0;
}

static int release(void **state) {
    free(*state);
    return 0;
}

static const char *code_at(const uint8_t *grid, double lon, double lat) {
    int x, y;
    map_project((int)(lon * 100), (int)(lat * 100), &x, &y);
    return map_code(grid[y * MAP_WIDTH + x]);
}

static void test_decode_fills_the_grid_and_no_more(void **state) {
    const uint8_t *grid = *state;
    assert_true(map_countries() < UNTOUCHED);
    for (int i = 0; i < GRID_SIZE; i++) assert_in_range(grid[i], 0, map_countries());
    assert_int_equal(grid[GRID_SIZE], UNTOUCHED);
}

static void test_places_lie_in_their_countries(void **state) {
    static const struct {
        double lon, lat;
        const char *code;
    } places[] = {
        {-47.9, -15.8, "BR"},                    /* Brasilia */
        {116.4, 39.9, "CN"},                     /* Beijing */
        {2.35, 48.85, "FR"},                     /* Paris */
        {-98.6, 39.8, "US"},                     /* Kansas */
        {-150.0, 64.0, "US"},                    /* Alaska */
        {178.0, 67.0, "RU"},                     /* Chukotka, west of the antimeridian */
        {-175.0, 66.5, "RU"},                    /* and east of it */
        {103.85, 1.3, "SG"},                     /* Singapore, which needs a sample kept for it */
        {28.2, -29.5, "LS"},                     /* Lesotho, a hole in South Africa */
        {12.5, 42.5, "IT"},                      /* Umbria */
        {138.0, 36.0, "JP"},                     /* Honshu */
        {121.0, 24.0, "TW"},                     /* Taiwan */
        {20.9, 42.6, "XK"},                      /* Kosovo, which has no number */
        {45.5, 9.6, "SO"},                       /* Somaliland, likewise */
        {34.1, 45.1, "UA"},                      /* Crimea, as ISO 3166-2 lists it */
        {-15.6, 23.7, "EH"},                     /* Western Sahara on both sides of the berm, likewise */
        {-11.0, 26.5, "EH"}, {-8.0, 31.6, "MA"}, /* Marrakesh */
        {-30.0, 30.0, ""},                       /* mid-Atlantic */
        {-150.0, 0.0, ""},                       /* mid-Pacific */
        {51.0, 42.0, ""},                        /* the Caspian Sea */
    };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_string_equal(code_at(*state, places[i].lon, places[i].lat), places[i].code);
}

static void test_every_country_has_a_code_and_a_sample(void **state) {
    const uint8_t *grid = *state;
    assert_true(map_countries() > 200);
    for (int country = 1; country <= map_countries(); country++) {
        assert_int_equal(strlen(map_code(country)), 2);
        assert_int_equal(map_code_index(map_code(country)), country);
        assert_non_null(memchr(grid, country, GRID_SIZE));
    }
}

static void test_a_code_that_is_none_is_refused(void **state) {
    (void)state;
    assert_int_equal(map_code_index("ZZ"), 0);
    assert_int_equal(map_code_index("br"), 0);
    assert_int_equal(map_code_index("B"), 0);
    assert_string_equal(map_code(0), "");
    assert_string_equal(map_code(-1), "");
    assert_string_equal(map_code(map_countries() + 1), "");
}

static void assert_projects(int lon, int lat, int x, int y) {
    int got_x, got_y;
    map_project(lon, lat, &got_x, &got_y);
    assert_int_equal(got_x, x);
    assert_int_equal(got_y, y);
}

static void test_any_place_falls_within_the_grid(void **state) {
    (void)state;
    assert_projects(MAP_WEST, MAP_NORTH, 0, 0);
    assert_projects(MAP_WEST - 1, MAP_NORTH - MAP_STEP, MAP_WIDTH - 1, 1);
    assert_projects(MAP_WEST + 36000, MAP_NORTH, 0, 0);
    assert_projects(18000, 0, 698, 156);
    assert_projects(-18000, 0, 698, 156);
    assert_projects(0, 9000, 338, 0);
    assert_projects(0, -9000, 338, MAP_HEIGHT - 1);
}

/* A corner of the grid, 4 by 2: three of 7, two of 3, three of sea. */
static int patch(void **state) {
    static const uint8_t rows[2][4] = {{7, 7, 0, 3}, {7, 0, 0, 3}};
    uint8_t *grid = calloc(GRID_SIZE, 1);
    if (grid == NULL) return -1;
    for (int y = 0; y < 2; y++) memcpy(grid + y * MAP_WIDTH, rows[y], 4);
    *state = grid;
    return 0;
}

static void test_majority_is_the_most_frequent_land(void **state) {
    assert_int_equal(map_majority(*state, 0, 0, 4, 2, 50), 7);
    assert_int_equal(map_majority(*state, 1, 0, 4, 2, 0), 3);
    assert_int_equal(map_majority(*state, 0, 1, 4, 2, 50), 3); /* a tie */
}

static void test_majority_is_sea_below_the_threshold(void **state) {
    assert_int_equal(map_majority(*state, 0, 0, 4, 2, 62), 7); /* 5 of 8 are land: 62.5 % */
    assert_int_equal(map_majority(*state, 0, 0, 4, 2, 63), 0);
    assert_int_equal(map_majority(*state, 100, 100, 110, 110, 0), 0);
}

static void test_majority_takes_rectangles_that_are_empty_or_stick_out(void **state) {
    assert_int_equal(map_majority(*state, 3, 1, 3, 1, 100), 3);
    assert_int_equal(map_majority(*state, -5, -5, 1, 2, 100), 7);
    assert_int_equal(map_majority(*state, MAP_WIDTH, MAP_HEIGHT, MAP_WIDTH + 4, MAP_HEIGHT + 4, 0), 0);
    assert_int_equal(map_majority(*state, 0, 0, MAP_WIDTH, MAP_HEIGHT, 0), 7);
}

int main(void) {
    const struct CMUnitTest world[] = {
        cmocka_unit_test(test_decode_fills_the_grid_and_no_more),
        cmocka_unit_test(test_places_lie_in_their_countries),
        cmocka_unit_test(test_every_country_has_a_code_and_a_sample),
        cmocka_unit_test(test_a_code_that_is_none_is_refused),
        cmocka_unit_test(test_any_place_falls_within_the_grid),
    };
    const struct CMUnitTest dots[] = {
        cmocka_unit_test(test_majority_is_the_most_frequent_land),
        cmocka_unit_test(test_majority_is_sea_below_the_threshold),
        cmocka_unit_test(test_majority_takes_rectangles_that_are_empty_or_stick_out),
    };
    int failed = cmocka_run_group_tests_name("world", world, decode, release);
    return failed + cmocka_run_group_tests_name("dots", dots, patch, release);
}
