/* The table of keys: every row is whole, and the joined table holds each row of the tables of numbers and of orders once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>
#include <string.h>

#include <cmocka.h>

#include "table.h"

static void check_row(const Place *place, const KeyView *view) {
    const KeyRow *row = &view->row;
    const char *doc = row->doc;
    if (!*row->title || !*doc || !*row->example) fail_msg("%s of %s is not told", row->key, place->words);
    if (doc[strlen(doc) - 1] == '.') fail_msg("the sentence of %s of %s ends with a full stop", row->key, place->words);
    if (row->low > row->high) fail_msg("no number is good for %s of %s", row->key, place->words);
    if (row->needed && *row->standard) fail_msg("%s of %s must be given, yet has a value when it is not", row->key, place->words);
    bool holds =
        row->type == KEY_MAP || row->type == KEY_THINGS || row->type == KEY_ENTRIES || row->type == KEY_OFFERS || row->type == KEY_LIST;
    assert_int_equal(holds, table_inner(row).kind != PLACE_NONE);
    if (row->type == KEY_NUMBER || row->type == KEY_WHOLE)
        if (!isdigit((unsigned char)row->example[0]) && row->example[0] != '-') fail_msg("%s: '%s' is no number", row->key, row->example);
}

static int check_place(const Place *place) {
    KeyView view, other;
    int count = 0;
    for (; table_row(place, count, &view); count++) {
        check_row(place, &view);
        assert_true(table_find(place, view.row.key, &other));
        assert_string_equal(other.row.doc, view.row.doc);
        for (int i = 0; i < count; i++) {
            assert_true(table_row(place, i, &other));
            if (strcmp(other.row.key, view.row.key) == 0) fail_msg("%s stands twice in %s", view.row.key, place->words);
        }
    }
    return count;
}

static void test_every_row_is_whole(void **state) {
    (void)state;
    for (int kind = 0; kind < PLACES; kind++) {
        Place place = place_of((PlaceKind)kind);
        assert_true(check_place(&place) > 0);
    }
}

/* From the level down, every place is reached, and so is every row of the tables of numbers. */
static int count_under(Place place, bool reached[PLACES]) {
    KeyView view;
    int count = 0;
    if (reached[place.kind] && place.kind != PLACE_SECTION) return 0;
    reached[place.kind] = true;
    for (int i = 0; table_row(&place, i, &view); i++) {
        Place inner = table_inner(&view.row);
        if (!key_row(place.kind, view.row.key) && inner.kind == PLACE_NONE) count++;
        if (inner.kind != PLACE_NONE) count += count_under(inner, reached);
    }
    return count;
}

static void test_every_number_has_its_place(void **state) {
    (void)state;
    bool reached[PLACES] = {false};
    int rows = 0;
#define PARAMETER(...) rows++;
#define TABLE(...) rows++;
#include "moat/parameters.def"
    for (int q = 0; q < MOAT_QUANTITIES; q++) rows += moat_quantity((MoatQuantity)q)->access == MOAT_ACCESS_START;
    assert_int_equal(count_under(place_of(PLACE_LEVEL), reached), rows);
    for (int kind = 0; kind < PLACES; kind++) assert_true(reached[kind]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_row_is_whole), cmocka_unit_test(test_every_number_has_its_place)};
    return cmocka_run_group_tests_name("table of keys", tests, NULL, NULL);
}
