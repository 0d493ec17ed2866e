/* Every number of the world by name: addresses, spelling, limits, hash, ledger, and what is derived. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "moat/ledger.h"
#include "moat/rules.h"
#include "slot.h"

static MoatRules rules;

static void call(char id[32], const char *name) { snprintf(id, 32, "%s", name); }

/* Two markets, two segments, one regulator, two events: the least that has every index. */
static int build(void **state) {
    (void)state;
    call(rules.bloc[0].id, "us"), call(rules.bloc[1].id, "china");
    call(rules.market[0].id, "brazil"), call(rules.market[1].id, "eu-west");
    call(rules.segment[0].id, "startups"), call(rules.segment[1].id, "governments");
    call(rules.regulator[0].id, "europe");
    call(rules.event[0].id, "scandal"), call(rules.event[1].id, "switch-is-thrown");
    rules.markets = rules.segments = rules.events = rules.doctrine_dates = rules.tenders_per_turn = 2;
    rules.regulators = 1;
    static const MoatFixed spend[2] = {MOAT_RATIO(1, 4), MOAT_RATIO(3, 4)}, node[2][2] = {{6554, 13107}, {19661, 26214}};
    memcpy(rules.spend, spend, sizeof spend);
    for (int s = 0; s < 2; s++) memcpy(rules.node[s], node[s], sizeof node[s]);
    for (int verb = 0; verb < MOAT_VERBS; verb++) rules.order_mandate[verb] = 1;
    rules.order_mandate[MOAT_ORDER_standards] = 2;
    return 0;
}

static MoatQuantity quantity(int q) { return (MoatQuantity)q; }
static bool is_wide(int q) { return moat_quantity(quantity(q))->type == MOAT_TYPE_LONG; }

/* splitmix64: only for these tests. */
static uint64_t throw_die(uint64_t *die) {
    uint64_t x = *die += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* --- rows --- */

static void test_every_row_is_sane(void **state) {
    (void)state;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity(quantity(q));
        assert_true(row->name[0] != '\0' && row->doc[0] != '\0');
        assert_true(row->scope < MOAT_SCOPES);
        assert_int_equal(world_block(quantity(q))->entries == 0, row->derived);
        if (row->derived) continue;
        assert_true(row->low < row->high);
        if (row->type == MOAT_TYPE_FIXED) assert_true(row->low >= -32768 && row->high <= 32767);
        if (row->unit == MOAT_UNIT_TIER || row->unit == MOAT_UNIT_FLAG || row->unit == MOAT_UNIT_QUARTERS)
            assert_int_equal(row->type, MOAT_TYPE_COUNT);
        if (row->access == MOAT_ACCESS_START) assert_true(row->type != MOAT_TYPE_LONG);
    }
    assert_string_equal(moat_quantity(MOAT_Q_cash)->name, "cash");
    assert_string_equal(moat_verb(MOAT_ORDER_cloud)->name, "cloud");
    assert_int_equal(moat_verb(MOAT_ORDER_cloud)->kind, MOAT_KIND_PROGRAMME);
    assert_string_equal(moat_refusal_text(MOAT_ORDER_OK), "The order can be given.");
    assert_int_equal(moat_cause(MOAT_CAUSE_PENALTY)->detail, MOAT_DETAIL_REGULATOR);
}

static void *entry(MoatWorld *world, int q, int a, int b, int c) {
    MoatName name = {(int16_t)q, {(int16_t)a, (int16_t)b, (int16_t)c}};
    return is_wide(q) ? (void *)world_long(world, name) : (void *)world_slot(world, name);
}

/* The strides against the shapes as the compiler sees them, at the far corner of each. */
static void test_addresses_are_those_of_the_struct(void **state) {
    (void)state;
    static MoatWorld world;
    assert_ptr_equal(entry(&world, MOAT_Q_frontier, 0, 0, 0), &world.frontier);
    assert_ptr_equal(entry(&world, MOAT_Q_total_revenue, 1, 0, 0), &world.total_revenue[1]);
    assert_ptr_equal(entry(&world, MOAT_Q_monetise, 1, 4, 0), &world.monetise[1][4]);
    assert_ptr_equal(entry(&world, MOAT_Q_doctrine, 1, 2, 0), &world.doctrine[1][2]);
    assert_ptr_equal(entry(&world, MOAT_Q_size, 23, 0, 0), &world.size[23]);
    assert_ptr_equal(entry(&world, MOAT_Q_trust, 22, 1, 0), &world.trust[1][22]);
    assert_ptr_equal(entry(&world, MOAT_Q_share, 21, 3, 5), &world.share[5][3][21]);
    assert_ptr_equal(entry(&world, MOAT_Q_dependency, 20, 5, 1), &world.dependency[1][5][20]);
    assert_ptr_equal(entry(&world, MOAT_Q_heat, 7, 1, 0), &world.heat[1][7]);
    assert_ptr_equal(entry(&world, MOAT_Q_tender, 3, 0, 0), &world.tender[3]);
    assert_ptr_equal(entry(&world, MOAT_Q_bid, 3, 1, 0), &world.bid[1][3]);
    assert_ptr_equal(entry(&world, MOAT_Q_times, 127, 0, 0), &world.times[127]);
    assert_ptr_equal(entry(&world, MOAT_Q_waiting, 127, 1, 0), &world.waiting[1][127]);
}

/* --- names --- */

static void assert_round_trip(MoatName name) {
    char text[128], again[128];
    MoatName parsed;
    int length = moat_name_print(&rules, name, text, sizeof text);
    assert_int_equal(length, strlen(text));
    if (!moat_name_parse(&rules, text, &parsed, NULL, NULL)) fail_msg("%s does not parse", text);
    assert_memory_equal(&parsed, &name, sizeof name);
    moat_name_print(&rules, parsed, again, sizeof again);
    assert_string_equal(again, text);
}

static void test_every_name_reads_as_it_is_written(void **state) {
    (void)state;
    int names = 0;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        WorldWalk walk;
        if (moat_quantity(quantity(q))->access == MOAT_ACCESS_HIDDEN) continue;
        for (bool more = world_first(&walk, &rules, quantity(q)); more; more = world_next(&walk), names++) assert_round_trip(walk.name);
    }
    assert_true(names > 200);
}

static void test_names_of_a_subject_read_as_written_and_resolve(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int subject;
        const char *resolved;
    } names[] = {
        {"bloc.it.cash", 1, "bloc.china.cash"},
        {"bloc.other.monetise.governments", 1, "bloc.us.monetise.governments"},
        {"market.it.size", 1, "market.eu-west.size"},
        {"market.it.trust.us", 0, "market.brazil.trust.us"},
        {"market.brazil.depth.other", 0, "market.brazil.depth.china"},
        {"market.brazil.share.it.premium", 1, "market.brazil.share.china.premium"},
        {"market.brazil.startups.share.it.open", 0, "market.brazil.startups.share.us.open"},
        {"world.share.other.premium", 0, "world.share.china.premium"},
        {"world.share.other.open", 1, "world.share.us.open"},
        {"regulator.europe.heat.it", 0, "regulator.europe.heat.us"},
        {"event.scandal.answered.other", 0, "event.scandal.answered.china"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        MoatName name, resolved;
        MoatLong value;
        MoatWorld world = {0};
        assert_true(moat_name_parse(&rules, names[i].text, &name, NULL, NULL));
        assert_round_trip(name);
        assert_true(moat_name_parse(&rules, names[i].resolved, &resolved, NULL, NULL));
        name = moat_name_of(name, names[i].subject);
        assert_memory_equal(&name, &resolved, sizeof name);
        assert_false(moat_reading(&world, &rules, names[i].text, &value));
        assert_true(moat_reading(&world, &rules, names[i].resolved, &value));
    }
}

static void test_documented_spellings(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int quantity;
    } names[] = {
        {"market.brazil.share.china.open", MOAT_Q_market_share},
        {"market.brazil.share.none", MOAT_Q_market_share},
        {"market.brazil.startups.share.sovereign", MOAT_Q_share},
        {"market.brazil.startups.dependency.us", MOAT_Q_dependency},
        {"world.share.us.premium", MOAT_Q_world_share},
        {"world.access", MOAT_Q_world_access},
        {"market.eu-west.depth.us", MOAT_Q_market_depth},
        {"market.eu-west.access.us", MOAT_Q_access},
        {"world.quarter", MOAT_Q_quarter},
        {"event.scandal.times", MOAT_Q_times},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        MoatName name;
        assert_true(moat_name_parse(&rules, names[i].text, &name, NULL, NULL));
        assert_int_equal(name.quantity, names[i].quantity);
    }
}

static void test_a_wrong_name_says_where_and_what(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int where;
        const char *expect;
    } names[] = {
        {"", 0, "quantity"},
        {".", 0, "quantity"},
        {"wrld.access", 0, "quantity"},
        {"world", 5, "quantity"},
        {"world.", 6, "quantity"},
        {"world.acess", 6, "quantity"},
        {"world.market_share", 6, "quantity"},
        {"world.world_access", 6, "quantity"},
        {"world.settled", 6, "quantity"},
        {"world.access.", 13, "end"},
        {"world.access.us", 13, "end"},
        {"world.share.us", 14, "line"},
        {"world.share.us.gold", 15, "line"},
        {"world.share.mars.open", 12, "line"},
        {"world.share.none.open", 17, "end"},
        {"bloc", 4, "bloc"},
        {"bloc..cash", 5, "bloc"},
        {"bloc.mars.cash", 5, "bloc"},
        {"bloc.us.size", 8, "quantity"},
        {"bloc.us.cash.", 13, "end"},
        {"bloc.us.monetise", 16, "segment"},
        {"bloc.us.monetise.farms", 17, "segment"},
        {"bloc.us.doctrine.1", 8, "quantity"},
        {"market.other.size", 7, "market"},
        {"market.brasil.size", 7, "market"},
        {"market.brazil.size.us", 19, "end"},
        {"market.brazil.farms.share.none", 14, "segment"},
        {"market.brazil.startups.trust.us", 23, "quantity"},
        {"market.brazil.startups", 22, "quantity"},
        {"market.brazil.share", 19, "line"},
        {"market.brazil.trust.mars", 20, "bloc"},
        {"regulator.it.heat.us", 10, "regulator"},
        {"regulator.europe.heat", 21, "bloc"},
        {"event.nothing.times", 6, "event"},
        {"event.scandal.rest", 14, "quantity"},
        {"tender.1.tender", 0, "quantity"},
        {"World.access", 0, "quantity"},
        {" world.access", 0, "quantity"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        MoatName name = {77, {1, 2, 3}};
        int where = -1;
        const char *expect = "";
        if (moat_name_parse(&rules, names[i].text, &name, &where, &expect)) fail_msg("\"%s\" parses", names[i].text);
        if (where != names[i].where || strcmp(expect, names[i].expect) != 0)
            fail_msg("\"%s\": %d %s, not %d %s", names[i].text, where, expect, names[i].where, names[i].expect);
        assert_int_equal(name.quantity, 77);
        assert_false(moat_name_parse(&rules, names[i].text, &name, NULL, NULL));
    }
}

/* Anything that parses prints as it was read; anything else points inside the text. */
static void assert_parse_holds(const char *text) {
    MoatName name;
    char again[128];
    int where = -1;
    const char *expect = NULL;
    if (moat_name_parse(&rules, text, &name, &where, &expect)) {
        moat_name_print(&rules, name, again, sizeof again);
        assert_string_equal(again, text);
    } else {
        assert_in_range(where, 0, strlen(text));
        assert_non_null(expect);
    }
}

static void test_damaged_names_never_harm(void **state) {
    (void)state;
    static const char *const seeds[] = {
        "market.brazil.startups.share.it.open", "bloc.other.monetise.startups", "world.share.none", "event.scandal.answered.us"};
    uint64_t die = 1;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        snprintf(text, sizeof text, "%s", seeds[round % 4]);
        for (uint64_t cuts = throw_die(&die) % 3; cuts < 3; cuts++)
            text[throw_die(&die) % strlen(seeds[round % 4])] = (char)(throw_die(&die) % 4 == 0 ? '.' : (int)(throw_die(&die) % 256) - 128);
        assert_parse_holds(text);
    }
    static char dots[100000];
    memset(dots, '.', sizeof dots - 1);
    assert_parse_holds(dots);
    memset(dots, 'm', sizeof dots - 1);
    assert_parse_holds(dots);
}

static void test_printing_cuts_at_size(void **state) {
    (void)state;
    const MoatName name = {MOAT_Q_cash, {1, 0, 0}};
    for (int size = 0; size < 20; size++) {
        char text[24];
        memset(text, '#', sizeof text);
        assert_int_equal(moat_name_print(&rules, name, text, size), 15);
        assert_int_equal(text[size], '#');
        if (size > 0) assert_int_equal(strlen(text), size <= 15 ? size - 1 : 15);
        if (size > 0) assert_memory_equal(text, "bloc.china.cash", strlen(text));
    }
}

/* The ledger may tell of quantities that levels cannot name. */
static void test_hidden_quantities_print(void **state) {
    (void)state;
    char text[64];
    moat_name_print(&rules, (MoatName){MOAT_Q_bid, {1, 0, 0}}, text, sizeof text);
    assert_string_equal(text, "tender.2.bid.us");
    moat_name_print(&rules, (MoatName){MOAT_Q_doctrine, {1, 1, 0}}, text, sizeof text);
    assert_string_equal(text, "bloc.china.doctrine.2");
    moat_name_print(&rules, (MoatName){MOAT_Q_rest, {0, 0, 0}}, text, sizeof text);
    assert_string_equal(text, "event.scandal.rest");
}

/* --- writes --- */

static MoatLong written(MoatQuantity q, MoatLong value) {
    MoatWorld world = {0};
    const MoatName name = {(int16_t)q, {0, 0, 0}};
    world_write(&world, name, value);
    assert_true(moat_read(&world, &rules, name) == world_stored(&world, name));
    return world_stored(&world, name);
}

static void test_writes_stay_within_the_row(void **state) {
    (void)state;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity(quantity(q));
        if (row->derived) continue;
        const MoatLong low = (MoatLong)row->low * MOAT_ONE, high = (MoatLong)row->high * MOAT_ONE;
        assert_true(written(quantity(q), INT64_MAX) == high && written(quantity(q), INT64_MIN) == low);
        assert_true(written(quantity(q), high + 1) == high && written(quantity(q), low - 1) == low);
        assert_true(written(quantity(q), high) == high && written(quantity(q), low) == low);
    }
    assert_true(written(MOAT_Q_patience, 12345) == 12345);
    assert_true(written(MOAT_Q_total_revenue, INT64_C(7654321) * MOAT_ONE + 1) == INT64_C(7654321) * MOAT_ONE + 1);
}

static void test_counts_take_the_nearest_whole_number(void **state) {
    (void)state;
    assert_true(written(MOAT_Q_tap, MOAT_ONE * 5 / 2) == 3 * MOAT_ONE);
    assert_true(written(MOAT_Q_tap, MOAT_ONE * 5 / 2 - 1) == 2 * MOAT_ONE);
    assert_true(written(MOAT_Q_tap, 1) == 0);
    assert_true(written(MOAT_Q_licence, 0) == MOAT_ONE);
}

/* --- hash --- */

/* Every entry set by a formula that knows only its row and place. */
static void fill(MoatWorld *world) {
    world->seed = UINT64_C(0x0123456789ABCDEF);
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        char *first = (char *)world + world_block(quantity(q))->offset;
        for (int i = 0; i < world_block(quantity(q))->entries; i++) {
            const int32_t value = (q * 1009 + i * 7919 + 1) % 65537 - 32768;
            if (is_wide(q))
                ((MoatLong *)(void *)first)[i] = value * INT64_C(4294967311);
            else
                ((int32_t *)(void *)first)[i] = value;
        }
    }
}

/* Changes with every change of the table of quantities: then raise MOAT_RULES_VERSION and write down the new hash. It must not change
 * otherwise, whatever the compiler, its options and the machine. */
static void test_golden_hash(void **state) {
    (void)state;
    static MoatWorld world;
    fill(&world);
    const uint64_t golden = UINT64_C(0xEF9706A3673C54FE);
    if (moat_world_hash(&world) != golden) fail_msg("the hash is 0x%016llX", (unsigned long long)moat_world_hash(&world));
}

static int by_value(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Every byte of the world counts, and no two bytes changed alike give the same hash. */
static void test_hash_tells_every_entry_apart(void **state) {
    (void)state;
    static MoatWorld world;
    static uint64_t hashes[sizeof(MoatWorld) + 1];
    for (size_t i = 0; i <= sizeof world; i++) {
        memset(&world, 0, sizeof world);
        if (i < sizeof world) ((unsigned char *)&world)[i] = 1;
        hashes[i] = moat_world_hash(&world);
    }
    qsort(hashes, sizeof world + 1, sizeof hashes[0], by_value);
    for (size_t i = 0; i < sizeof world; i++) assert_true(hashes[i] != hashes[i + 1]);
}

/* --- ledger --- */

enum { ROOM = 8192 };
static MoatLedgerRow rows[ROOM];
static int row_count;

static void keep(void *context, const MoatLedgerRow *row) {
    assert_ptr_equal(context, &row_count);
    assert_true(row_count < ROOM);
    rows[row_count++] = *row;
}

static MoatLong sum_of(MoatName name) {
    MoatLong sum = 0;
    for (int i = 0; i < row_count; i++)
        if (memcmp(&rows[i].name, &name, sizeof name) == 0) sum += rows[i].amount;
    return sum;
}

static MoatName any_name(uint64_t *die) {
    WorldWalk walk;
    int q;
    do q = (int)(throw_die(die) % MOAT_QUANTITIES);
    while (moat_quantity(quantity(q))->derived || !world_first(&walk, &rules, quantity(q)));
    for (int i = 0; i < 3; i++) walk.name.at[i] = (int16_t)(throw_die(die) % (uint64_t)walk.count[i]);
    return walk.name;
}

static void test_rows_add_up_to_the_change(void **state) {
    (void)state;
    static MoatLedger ledger;
    static MoatWorld world, before;
    uint64_t die = 7;
    for (int i = 0; i < 500; i++) world_write(&world, any_name(&die), (MoatLong)(throw_die(&die) % (1 << 23)) - (1 << 22));
    before = world;
    row_count = 0;
    moat_ledger_begin(&ledger, &rules, &world, keep, &row_count);
    for (int look = 0; look < 60; look++) {
        for (int i = 0; i < 4; i++) world_write(&world, any_name(&die), (MoatLong)(throw_die(&die) % (1 << 20)) - (1 << 18));
        moat_ledger_look(&ledger, &world, MOAT_CAUSE_GROWTH, look % 2, look, -1);
    }
    assert_true(row_count > 100);
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        WorldWalk walk;
        const bool clock = q == MOAT_Q_quarter || q == MOAT_Q_turn;
        for (bool more = world_first(&walk, &rules, quantity(q)); more; more = world_next(&walk)) {
            const MoatLong change = moat_read(&world, &rules, walk.name) - moat_read(&before, &rules, walk.name);
            assert_true(sum_of(walk.name) == (clock ? 0 : change));
        }
    }
}

static void test_a_look_tells_the_cause_once(void **state) {
    (void)state;
    static MoatLedger ledger;
    static MoatWorld world;
    memset(&world, 0, sizeof world);
    row_count = 0;
    moat_ledger_begin(&ledger, &rules, &world, keep, &row_count);
    world.quarter = 3;
    moat_ledger_look(&ledger, &world, MOAT_CAUSE_CALENDAR, -1, -1, -1);
    assert_int_equal(row_count, 0);
    world.tap[1] = 2;
    world.trust[0][MOAT_MARKETS - 1] = 5; /* beyond the level's markets */
    moat_ledger_look(&ledger, &world, MOAT_CAUSE_ORDER, 1, MOAT_ORDER_tap_now, -1);
    moat_ledger_look(&ledger, &world, MOAT_CAUSE_LUCK, 0, -1, -1);
    assert_int_equal(row_count, 1);
    assert_int_equal(rows[0].name.quantity, MOAT_Q_tap);
    assert_int_equal(rows[0].name.at[0], 1);
    assert_true(rows[0].amount == 2 * MOAT_ONE && rows[0].cause == MOAT_CAUSE_ORDER);
    assert_true(rows[0].quarter == 3 && rows[0].side == 1 && rows[0].detail == MOAT_ORDER_tap_now && rows[0].subject == -1);
    moat_ledger_look(NULL, &world, MOAT_CAUSE_LUCK, 0, -1, -1);
}

static void test_telling_is_a_row_without_amount(void **state) {
    (void)state;
    static MoatLedger ledger;
    static MoatWorld world;
    row_count = 0;
    moat_ledger_begin(&ledger, &rules, &world, keep, &row_count);
    moat_ledger_tell(&ledger, &world, MOAT_CAUSE_EVENT, -1, 1, 0);
    moat_ledger_tell(NULL, &world, MOAT_CAUSE_EVENT, -1, 1, 0);
    assert_int_equal(row_count, 1);
    assert_true(rows[0].amount == 0 && rows[0].name.quantity == MOAT_Q_quarter && rows[0].detail == 1 && rows[0].subject == 0);
}

/* --- derived --- */

static MoatLong reading(const MoatWorld *world, const char *text) {
    MoatLong value = INT64_MIN;
    if (!moat_reading(world, &rules, text, &value)) fail_msg("no reading %s", text);
    return value;
}

static void assert_near(MoatLong value, MoatLong expected) { assert_true(llabs(value - expected) <= 1); }

/* Shares of every cell as whole 64ths, all different; none takes the rest. */
static void settle(MoatWorld *world) {
    for (int m = 0; m < 2; m++)
        for (int s = 0; s < 2; s++) {
            MoatFixed left = MOAT_ONE;
            for (int line = 0; line < MOAT_NONE; line++) left -= world->share[line][s][m] = (line + 1 + m + 2 * s) * MOAT_ONE / 64;
            world->share[MOAT_NONE][s][m] = left;
        }
}

static void test_derived_shares_sum_to_one(void **state) {
    (void)state;
    MoatWorld world = {0};
    MoatLong all = 0, brazil = 0;
    settle(&world);
    for (int16_t line = 0; line < MOAT_LINES; line++) {
        all += moat_read(&world, &rules, (MoatName){MOAT_Q_world_share, {line, 0, 0}});
        brazil += moat_read(&world, &rules, (MoatName){MOAT_Q_market_share, {0, line, 0}});
    }
    assert_true(llabs(all - MOAT_ONE) <= MOAT_LINES / 2);
    assert_true(llabs(brazil - MOAT_ONE) <= MOAT_LINES / 2);
    assert_near(reading(&world, "world.access"), MOAT_ONE - reading(&world, "world.share.none"));
    assert_near(reading(&world, "bloc.us.reach"), reading(&world, "world.share.us.premium") + reading(&world, "world.share.us.open"));
    /* startups 1/64, governments 3/64, which spend as 1 to 3 */
    assert_near(reading(&world, "market.brazil.share.us.premium"), MOAT_ONE * 10 / 4 / 64);
}

static void test_derived_by_hand(void **state) {
    (void)state;
    MoatWorld world = {0};
    for (int m = 0; m < 2; m++)
        for (int s = 0; s < 2; s++) {
            world.share[MOAT_PREMIUM_0][s][m] = world.share[MOAT_OPEN_1][s][m] = MOAT_ONE / 4;
            world.share[MOAT_SOVEREIGN][s][m] = world.share[MOAT_NONE][s][m] = MOAT_ONE / 4;
            world.dependency[1][s][m] = MOAT_ONE / 2;
        }
    world.dependency[1][0][0] = 0;
    world.licence[0] = MOAT_PERMISSIVE, world.licence[1] = MOAT_RESTRICTED;
    world.lab[0] = 50 * MOAT_ONE, world.lab[1] = 47 * MOAT_ONE;
    assert_near(reading(&world, "world.plurality"), MOAT_RATIO(2, 3));
    assert_near(reading(&world, "world.sovereignty"), MOAT_RATIO(1, 3));
    world.licence[1] = MOAT_PERMISSIVE;
    assert_near(reading(&world, "world.sovereignty"), MOAT_RATIO(2, 3));
    assert_near(reading(&world, "bloc.china.depth"), (MOAT_ONE - 6554) / 2);
    assert_near(reading(&world, "market.brazil.depth.china"), MOAT_RATIO(3, 8)); /* 6554 to 19661 are 1 to 3 */
    assert_true(reading(&world, "bloc.us.lead") == 3 * MOAT_ONE && reading(&world, "bloc.china.lead") == -3 * MOAT_ONE);
}

static void test_an_empty_world_divides_by_nothing(void **state) {
    (void)state;
    MoatWorld world = {0};
    world.share[MOAT_NONE][0][0] = MOAT_ONE;
    assert_true(
        reading(&world, "world.plurality") == 0 && reading(&world, "world.sovereignty") == 0 && reading(&world, "world.access") == 0);
    static MoatRules nothing;
    const MoatName share = {MOAT_Q_market_share, {0, 0, 0}};
    assert_true(moat_read(&world, &nothing, share) == 0);
}

/* Then a market's sum needs the 33rd bit. */
static void test_one_market_may_be_the_whole_world(void **state) {
    (void)state;
    static MoatRules lone;
    MoatWorld world = {0};
    lone.markets = lone.segments = 2;
    for (int s = 0; s < 2; s++) lone.segment_node[s] = MOAT_ONE / 2;
    for (int weight = 0; weight < 2; weight++) {
        lone.market_node[0] = MOAT_ONE;
        lone.market_node[1] = weight * MOAT_ONE;
        moat_rules_finish(&lone);
        for (int s = 0; s < 2; s++)
            for (int m = 0; m < 2; m++) world.share[MOAT_SOVEREIGN][s][m] = world.dependency[1][s][m] = MOAT_ONE;
        assert_true(moat_read(&world, &lone, (MoatName){MOAT_Q_world_share, {MOAT_SOVEREIGN, 0, 0}}) == MOAT_ONE);
        assert_true(moat_read(&world, &lone, (MoatName){MOAT_Q_depth, {1, 0, 0}}) == MOAT_ONE);
        world.share[MOAT_SOVEREIGN][0][0]--;
        MoatFixed least = lone.node[0][0];
        MoatLong q32 = MOAT_ONE * (MoatLong)MOAT_ONE - least;
        assert_true(moat_read(&world, &lone, (MoatName){MOAT_Q_world_share, {MOAT_SOVEREIGN, 0, 0}}) == (q32 + MOAT_ONE / 2) / MOAT_ONE);
    }
}

static void test_held_counts_running_programmes(void **state) {
    (void)state;
    MoatWorld world = {0};
    assert_true(reading(&world, "bloc.china.held") == 0);
    world.cloud_programme[1][0] = 1, world.cloud_programme[1][1] = 9, world.campus_programme[1][1] = 2, world.standards_programme[1] = 4;
    world.cloud_programme[1][5] = 1; /* beyond the level's markets */
    assert_true(reading(&world, "bloc.china.held") == (2 + 1 + 2) * MOAT_ONE);
    assert_true(reading(&world, "bloc.us.held") == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_is_sane),
        cmocka_unit_test(test_addresses_are_those_of_the_struct),
        cmocka_unit_test(test_every_name_reads_as_it_is_written),
        cmocka_unit_test(test_names_of_a_subject_read_as_written_and_resolve),
        cmocka_unit_test(test_documented_spellings),
        cmocka_unit_test(test_a_wrong_name_says_where_and_what),
        cmocka_unit_test(test_damaged_names_never_harm),
        cmocka_unit_test(test_printing_cuts_at_size),
        cmocka_unit_test(test_hidden_quantities_print),
        cmocka_unit_test(test_writes_stay_within_the_row),
        cmocka_unit_test(test_counts_take_the_nearest_whole_number),
        cmocka_unit_test(test_golden_hash),
        cmocka_unit_test(test_hash_tells_every_entry_apart),
        cmocka_unit_test(test_rows_add_up_to_the_change),
        cmocka_unit_test(test_a_look_tells_the_cause_once),
        cmocka_unit_test(test_telling_is_a_row_without_amount),
        cmocka_unit_test(test_derived_shares_sum_to_one),
        cmocka_unit_test(test_derived_by_hand),
        cmocka_unit_test(test_an_empty_world_divides_by_nothing),
        cmocka_unit_test(test_one_market_may_be_the_whole_world),
        cmocka_unit_test(test_held_counts_running_programmes),
    };
    return cmocka_run_group_tests_name("world", tests, build, NULL);
}
