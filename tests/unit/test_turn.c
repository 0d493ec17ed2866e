/* test_turn.c - properties that hold over any play, and the twins that must agree. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "exponent.h"
#include "fixed.h"
#include "phases.h"
#include "play.h"
#include "slot.h"

static const char *const levels[] = {MOAT_LEVELS "/two-doctrines.yaml", MOAT_LEVELS "/free-or-paid.yaml", MOAT_LEVELS "/ten-quarters.yaml"};
enum { LEVELS = sizeof levels / sizeof levels[0] };

static void turn_at_random(MoatWorld *world, const MoatRules *rules, uint64_t seed, MoatLedger *ledger) {
    MoatOrders orders[MOAT_BLOCS];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(world, rules, b, seed, 6, &orders[b]);
    moat_turn(world, rules, orders, ledger);
}

static void check_shares(const MoatWorld *world, const MoatRules *rules) {
    for (int s = 0; s < rules->segments; s++)
        for (int m = 0; m < rules->markets; m++) {
            int64_t sum = 0;
            for (int k = 0; k < MOAT_LINES; k++) {
                assert_in_range(world->share[k][s][m], 0, MOAT_ONE);
                sum += world->share[k][s][m];
            }
            assert_int_equal(sum, MOAT_ONE);
        }
}

static void check_ranges(const MoatWorld *world, const MoatRules *rules) {
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        WorldWalk walk;
        if (row->derived) continue;
        for (bool more = world_first(&walk, rules, (MoatQuantity)q); more; more = world_next(&walk)) {
            MoatLong value = world_stored(world, walk.name);
            if (value >= (MoatLong)row->low * MOAT_ONE && value <= (MoatLong)row->high * MOAT_ONE) continue;
            char name[96];
            moat_name_print(rules, walk.name, name, (int)sizeof name);
            fail_msg("turn %d: %s is %lld / 65536, outside %d..%d", world->turn, name, (long long)value, row->low, row->high);
        }
    }
}

static void any_play_keeps_the_world_sound(void **state) {
    (void)state;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        for (uint64_t seed = 1; seed <= 12; seed++) {
            MoatWorld world;
            moat_world_begin(&world, rules, seed);
            check_shares(&world, rules);
            while (!world.winner) {
                turn_at_random(&world, rules, seed, NULL);
                check_shares(&world, rules);
                check_ranges(&world, rules);
                assert_int_equal(world.score[0] + world.score[1], 100 * MOAT_ONE);
                assert_true(world.turn <= rules->turns);
            }
            assert_in_range(world.winner, 1, 3);
            assert_in_range(world.ending, 1, 5);
        }
        moat_rules_free(rules);
    }
}

/* --- the ledger --- */

typedef struct Rows {
    int count, room;
    MoatLedgerRow *row;
} Rows;

static void keep(void *context, const MoatLedgerRow *row) {
    Rows *rows = context;
    if (rows->count == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 1024;
        rows->row = realloc(rows->row, (size_t)rows->room * sizeof *rows->row);
        assert_non_null(rows->row);
    }
    rows->row[rows->count++] = *row;
}

static bool same_name(MoatName a, MoatName b) { return memcmp(&a, &b, sizeof a) == 0; }

static MoatLong sum_of(const Rows *rows, MoatName name) {
    MoatLong sum = 0;
    for (int k = 0; k < rows->count; k++)
        if (same_name(rows->row[k].name, name)) sum += rows->row[k].amount;
    return sum;
}

static bool told_by_ledger(MoatQuantity q) {
    const MoatQuantityRow *row = moat_quantity(q);
    if (q == MOAT_Q_quarter || q == MOAT_Q_turn) return false;
    if (!row->derived) return true;
    return row->scope == MOAT_SCOPE_WORLD || row->scope == MOAT_SCOPE_BLOC || row->scope == MOAT_SCOPE_WORLD_LINE ||
           row->scope == MOAT_SCOPE_MARKET_LINE || row->scope == MOAT_SCOPE_MARKET_BLOC;
}

static void check_sums(const Rows *rows, const MoatWorld *before, const MoatWorld *after, const MoatRules *rules) {
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        WorldWalk walk;
        if (!told_by_ledger((MoatQuantity)q)) continue;
        for (bool more = world_first(&walk, rules, (MoatQuantity)q); more; more = world_next(&walk)) {
            MoatLong change = moat_read(after, rules, walk.name) - moat_read(before, rules, walk.name);
            if (sum_of(rows, walk.name) == change) continue;
            char name[96];
            moat_name_print(rules, walk.name, name, (int)sizeof name);
            fail_msg("turn %d: rows of %s sum to %lld, it changed by %lld", before->turn, name, (long long)sum_of(rows, walk.name),
                (long long)change);
        }
    }
}

static void ledger_rows_add_up(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world, plain;
    moat_world_begin(&world, rules, 3);
    plain = world;
    while (!world.winner) {
        MoatWorld before = world;
        MoatLedger ledger;
        Rows rows = {0};
        moat_ledger_begin(&ledger, rules, &world, keep, &rows);
        turn_at_random(&world, rules, 5, &ledger);
        turn_at_random(&plain, rules, 5, NULL);
        check_sums(&rows, &before, &world, rules);
        assert_true(rows.count > 100);
        free(rows.row);
        /* looking changes nothing */
        assert_true(moat_world_hash(&world) == moat_world_hash(&plain));
    }
    moat_rules_free(rules);
}

/* --- adoption and its readable twin --- */

static void slow_adoption(MoatWorld *world, const MoatWorld *old, const MoatRules *rules, const Quarter *quarter, int s, int m) {
    MoatFixed weight[MOAT_LINES], leave[MOAT_NONE], best = INT32_MIN, none = old->share[MOAT_NONE][s][m];
    MoatFixed movers = fix_mul(none, fix_min(rules->innovation[s] + fix_mul(rules->imitation[s], MOAT_ONE - none), MOAT_ONE));
    MoatChoice choice[MOAT_LINES];
    uint32_t sum = 0;
    for (int k = 0; k < MOAT_LINES; k++) {
        turn_choice(old, rules, quarter, m, s, (MoatLine)k, &choice[k]);
        best = fix_max(best, choice[k].utility);
    }
    for (int k = 0; k < MOAT_LINES; k++) {
        weight[k] = fix_mul(choice[k].reach, fix_exp(choice[k].utility - best));
        sum += (uint32_t)weight[k];
    }
    for (int k = 0; k < MOAT_NONE; k++) {
        MoatFixed depth = k == MOAT_SOVEREIGN ? rules->sovereign_lock : old->dependency[k / 2][s][m];
        MoatFixed churn = fix_mul(rules->churn[s], MOAT_ONE - fix_mul(rules->lock, depth));
        if (k < MOAT_SOVEREIGN && k % 2 == 1)
            churn = fix_min(fix_mul(churn, MOAT_ONE + fix_mul(rules->flight, quarter->rate[k / 2][s][m])), MOAT_ONE);
        leave[k] = fix_mul(old->share[k][s][m], churn);
        movers += leave[k];
    }
    uint32_t ratio = ((uint32_t)fix_min(movers, MOAT_ONE - 1) << 16) / ((sum + 15) / 16 + 1);
    MoatFixed left = MOAT_ONE;
    for (int k = 0; k < MOAT_NONE; k++) {
        world->share[k][s][m] = old->share[k][s][m] - leave[k] + (MoatFixed)(((uint64_t)(uint32_t)weight[k] * ratio) >> 20);
        left -= world->share[k][s][m];
    }
    world->share[MOAT_NONE][s][m] = left;
}

static void adoption_agrees_with_choice(void **state) {
    (void)state;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        MoatWorld world;
        moat_world_begin(&world, rules, 11);
        for (int t = 0; t < 6 && !world.winner; t++) {
            MoatWorld fast = world, slow = world;
            Quarter quarter;
            phase_offers(&world, rules, &quarter);
            phase_adoption(&fast, rules, &quarter, NULL);
            for (int s = 0; s < rules->segments; s++)
                for (int m = 0; m < rules->markets; m++) slow_adoption(&slow, &world, rules, &quarter, s, m);
            assert_memory_equal(&fast, &slow, sizeof fast);
            turn_at_random(&world, rules, 2, NULL);
        }
        moat_rules_free(rules);
    }
}

/* --- dependency in one pass and in steps --- */

static void forget(void *context, const MoatLedgerRow *row) {
    (void)context;
    (void)row;
}

/* Corners of the range as often as its inside. */
static MoatFixed any_part(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    uint32_t bits = (uint32_t)(*state >> 33);
    return bits % 4 == 0 ? 0 : bits % 4 == 1 ? MOAT_ONE : (MoatFixed)(bits >> 3) % (MOAT_ONE + 1);
}

/* What is not charged for has no rate. */
static void scatter_charges(Quarter *quarter, uint64_t *state) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int s = 0; s < MOAT_SEGMENTS; s++) quarter->charged[b][s] = any_part(state) > MOAT_ONE / 3;
}

static void scatter_cell(MoatWorld *world, Quarter *quarter, int s, int m, uint64_t *state) {
    MoatFixed left = MOAT_ONE;
    for (int k = 0; k < MOAT_NONE; k++) {
        world->share[k][s][m] = fix_mul(left, any_part(state));
        left -= world->share[k][s][m];
    }
    world->share[MOAT_NONE][s][m] = left;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        world->dependency[b][s][m] = any_part(state);
        quarter->rate[b][s][m] = quarter->charged[b][s] ? 3 * any_part(state) : 0;
    }
}

static void dependency_in_one_pass_agrees_with_its_steps(void **state) {
    (void)state;
    uint64_t dice = 1;
    for (int level = 0; level < LEVELS; level++) {
        MoatRules *rules = play_rules(levels[level]);
        for (int k = 0; k < 40; k++) {
            MoatWorld fused, stepped;
            MoatLedger ledger;
            Quarter quarter;
            moat_world_begin(&fused, rules, 11);
            phase_offers(&fused, rules, &quarter);
            /* steep rates meet the limits in every step */
            if (k % 2)
                rules->depend_premium = any_part(&dice), rules->depend_open = any_part(&dice), rules->depend_fade = any_part(&dice),
                rules->depend_sour = any_part(&dice);
            scatter_charges(&quarter, &dice);
            for (int s = 0; s < rules->segments; s++)
                for (int m = 0; m < rules->markets; m++) scatter_cell(&fused, &quarter, s, m, &dice);
            stepped = fused;
            moat_ledger_begin(&ledger, rules, &stepped, forget, NULL);
            phase_dependency(&fused, rules, &quarter, NULL);
            phase_dependency(&stepped, rules, &quarter, &ledger);
            assert_memory_equal(&fused, &stepped, sizeof fused);
        }
        moat_rules_free(rules);
    }
}

/* The products in 32-bit lanes are those of fix_mul. */
static void narrow_products_are_exact(void **state) {
    (void)state;
    uint64_t dice = 7;
    for (int k = 0; k < 200000; k++) {
        MoatFixed part = any_part(&dice), other = any_part(&dice),
                  wide = fix_mul(any_part(&dice), fix_whole(2 * (k % 16000) - 16000)) + other;
        assert_int_equal(fix_part(wide, part), fix_mul(wide, part));
        assert_int_equal(fix_both(other, part), fix_mul(other, part));
        assert_int_equal(fix_both_down(other, part), (int64_t)other * part / MOAT_ONE);
        if (wide < 2000 * MOAT_ONE && wide > -2000 * MOAT_ONE) assert_int_equal(fix_scale(wide, 16 * part), fix_mul(wide, 16 * part));
    }
}

/* So is the exponential of adoption that of everybody else. */
static void narrow_exponential_is_exact(void **state) {
    (void)state;
    for (MoatFixed x = 0; x <= 12 * MOAT_ONE; x++)
        if (exp_minus((uint32_t)x) != fix_exp(-x)) fail_msg("e^-%d differs", x);
}

/* --- symmetry --- */

static void swap_bytes(void *a, void *b, size_t size) {
    unsigned char *x = a, *y = b;
    for (size_t i = 0; i < size; i++) {
        unsigned char kept = x[i];
        x[i] = y[i];
        y[i] = kept;
    }
}

/* Bloc 0 becomes bloc 1 and the other way round: swaps halves of every per-bloc array; lines go in pairs; alignment turns. */
static void mirror_world(MoatWorld *world) {
#define MIRROR_WORLD(a)
#define MIRROR_MARKET(a)
#define MIRROR_EVENT(a)
#define MIRROR_TENDER(a)
#define MIRROR_BLOC(a) swap_bytes(&(a)[0], &(a)[1], sizeof(a)[0]);
#define MIRROR_BLOC_SEGMENT MIRROR_BLOC
#define MIRROR_BLOC_DATE MIRROR_BLOC
#define MIRROR_MARKET_BLOC MIRROR_BLOC
#define MIRROR_CELL_BLOC MIRROR_BLOC
#define MIRROR_REGULATOR_BLOC MIRROR_BLOC
#define MIRROR_TENDER_BLOC MIRROR_BLOC
#define MIRROR_EVENT_BLOC MIRROR_BLOC
#define MIRROR_CELL_LINE(a) \
    swap_bytes(&(a)[MOAT_PREMIUM_0], &(a)[MOAT_PREMIUM_1], sizeof(a)[0]); \
    swap_bytes(&(a)[MOAT_OPEN_0], &(a)[MOAT_OPEN_1], sizeof(a)[0]);
#define QUANTITY(name, type, scope, unit, low, high, access, doc) MIRROR_##scope(world->name)
#include "moat/quantities.def"
    for (int m = 0; m < MOAT_MARKETS; m++) world->alignment[m] = -world->alignment[m];
    if (world->winner == 1 || world->winner == 2) world->winner = 3 - world->winner;
}

static void mirror_rules(MoatRules *rules) {
#define SIDES_BLOC(a) swap_bytes(&(a)[0], &(a)[1], sizeof(a)[0]);
#define SIDES_SEGMENT(a)
#define SIDES_MARKET(a)
#define SIDES_REGULATOR(a)
#define SIDES_MANDATE(a)
#define SIDES_CHIPS(a)
#define SIDES_RESEARCH(a)
#define SIDES_ADOPTION(a)
#define SIDES_CLOUD(a)
#define SIDES_TENDERS(a)
#define SIDES_DEPENDENCY(a)
#define SIDES_MONEY(a)
#define SIDES_REGULATION(a)
#define SIDES_DRIFT(a)
#define SIDES_PROGRAMMES(a)
#define SIDES_VICTORY(a)
#define SIDES_DEAL(a)
#define SIDES_OPENING(a)
#define PARAMETER(name, section, unit, low, high, doc) SIDES_##section(rules->name)
#include "moat/parameters.def"
    swap_bytes(&rules->home[0], &rules->home[1], sizeof rules->home[0]);
    for (int r = 0; r < rules->regulators; r++)
        if (rules->regulator_home[r] >= 0) rules->regulator_home[r] = 1 - rules->regulator_home[r];
    mirror_world(&rules->start);
}

/* Luck, the deal, events and doctrines are drawn or written for one bloc: without them the rules must not know which bloc is which. */
static void calm(MoatRules *rules) {
    rules->luck = rules->deal_lab = rules->deal_fab = rules->deal_compute = rules->deal_concern = rules->deal_size = rules->deal_trust = 0;
    rules->maverick_chance = 0;
    rules->events = rules->scheduled = rules->doctrine_dates = 0;
    rules->par = fix_whole(50);
    moat_rules_finish(rules);
}

static void blocs_are_treated_alike(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]), *mirrored = play_rules(levels[0]);
    calm(rules);
    calm(mirrored);
    mirror_rules(mirrored);
    for (uint64_t seed = 1; seed <= 6; seed++) {
        MoatWorld world, other;
        moat_world_begin(&world, rules, seed);
        moat_world_begin(&other, mirrored, seed);
        while (!world.winner) {
            MoatOrders orders[MOAT_BLOCS], swapped[MOAT_BLOCS];
            for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(&world, rules, b, seed, 7, &orders[b]);
            swapped[0] = orders[1];
            swapped[1] = orders[0];
            moat_turn(&world, rules, orders, NULL);
            moat_turn(&other, mirrored, swapped, NULL);
            MoatWorld back = other;
            mirror_world(&back);
            /* Present, Tomorrow, Autonomy and the score of one bloc are what the other's leave: rounding may differ by one unit. */
            for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
                assert_true(abs(back.score[b] - world.score[b]) <= 200);
                back.present[b] = world.present[b], back.tomorrow[b] = world.tomorrow[b], back.autonomy[b] = world.autonomy[b];
                back.score[b] = world.score[b];
            }
            if (memcmp(&back, &world, sizeof world) != 0) fail_msg("seed %d: turn %d differs in the mirror", (int)seed, world.turn);
        }
    }
    moat_rules_free(rules);
    moat_rules_free(mirrored);
}

/* --- orders --- */

static void orders_survive_words(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world;
    moat_world_begin(&world, rules, 4);
    int checked = 0;
    while (!world.winner) {
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            MoatOrder possible[2048];
            int count = moat_orders_possible(&world, rules, b, NULL, possible, 2048);
            for (int k = 0; k < count && k < 2048; k++) {
                char text[128], hint[160];
                MoatOrder back;
                moat_order_print(rules, b, &world, possible[k], text, (int)sizeof text);
                if (!moat_order_parse(rules, b, &world, text, &back, hint)) fail_msg("'%s': %s", text, hint);
                if (memcmp(&back, &possible[k], sizeof back) != 0) fail_msg("'%s' comes back as another order", text);
                checked++;
            }
        }
        turn_at_random(&world, rules, 4, NULL);
    }
    assert_true(checked > 1000);
    moat_rules_free(rules);
}

static void hostile_order_words_are_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"", "   ", "cloud", "cloud atlantis", "price", "price nine", "price 44", "stop", "stop cloud",
        "answer", "bid nowhere 1", "cloud cloud cloud cloud cloud", "\x01\xff", "doctrine", "release-open now", "monetise startups"};
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world;
    moat_world_begin(&world, rules, 4);
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        MoatOrder order;
        char hint[160] = "";
        if (moat_order_parse(rules, 0, &world, bad[k], &order, hint))
            assert_int_not_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_ORDER_OK);
    }
    moat_rules_free(rules);
}

static void every_refusal_has_its_case(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world;
    moat_world_begin(&world, rules, 4);
    MoatOrder order = {MOAT_VERBS, 0, 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_UNKNOWN);
    order = (MoatOrder){MOAT_ORDER_cloud, MOAT_MARKETS + 1, 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NO_TARGET);
    order = (MoatOrder){MOAT_ORDER_price, 0, 9};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_BAD_AMOUNT);
    order = (MoatOrder){MOAT_ORDER_price, 0, (int16_t)world.price[0]};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_SAME);
    world.lab[0] = world.premium[0];
    order = (MoatOrder){MOAT_ORDER_release_premium, 0, 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NOT_BETTER);
    order = (MoatOrder){MOAT_ORDER_ban, (int16_t)rules->home[1], 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NOT_ALIGNED);
    order = (MoatOrder){MOAT_ORDER_stop, -1, MOAT_ORDER_fab};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NOT_RUNNING);
    order = (MoatOrder){MOAT_ORDER_fab, 0, 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_ORDER_OK);
    MoatOrders draft = {1, {order}};
    assert_int_equal(moat_order_check(&world, rules, 0, &draft, order), MOAT_REFUSAL_TWICE);
    world.mandate[0] = 0;
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NO_MANDATE);
    world.mandate[0] = 5;
    world.cash[0] = 0;
    order = (MoatOrder){MOAT_ORDER_autonomy, 0, 0};
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_NO_CASH);
    world.winner = 1;
    assert_int_equal(moat_order_check(&world, rules, 0, NULL, order), MOAT_REFUSAL_GAME_OVER);
    moat_rules_free(rules);
}

/* --- taps --- */

static void a_tap_announced_closes_a_turn_later(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world;
    moat_world_begin(&world, rules, 4);
    int tap = world.tap[0];
    MoatOrders orders[MOAT_BLOCS] = {{1, {{MOAT_ORDER_tap_up, 0, 0}}}, {0}};
    moat_turn(&world, rules, orders, NULL);
    assert_int_equal(world.tap[0], tap);
    assert_int_equal(world.tap_announced[0], 1);
    world.mandate[0] = 6;
    moat_turn(&world, rules, orders, NULL); /* the first closes, a second is announced */
    assert_int_equal(world.tap[0], tap + 1);
    assert_int_equal(world.tap_announced[0], 1);
    orders[0].order[0].verb = MOAT_ORDER_tap_down;
    moat_turn(&world, rules, orders, NULL); /* the second is taken back before it closes */
    assert_int_equal(world.tap[0], tap + 1);
    assert_int_equal(world.tap_announced[0], 0);
    moat_rules_free(rules);
}

static void forecast_knows_no_future_dice(void **state) {
    (void)state;
    MoatRules *rules = play_rules(levels[0]);
    MoatWorld world, other;
    moat_world_begin(&world, rules, 4);
    other = world;
    other.seed = 99;
    MoatOutlook a[2] = {{.name = {MOAT_Q_score, {0, 0, 0}}}, {.name = {MOAT_Q_cash, {1, 0, 0}}}}, b[2];
    memcpy(b, a, sizeof a);
    moat_forecast(&world, rules, 0, NULL, 2, a, 2);
    moat_forecast(&other, rules, 0, NULL, 2, b, 2);
    assert_memory_equal(a, b, sizeof a);
    for (int k = 0; k < 2; k++) assert_true(a[k].low <= a[k].middle && a[k].middle <= a[k].high);
    moat_rules_free(rules);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_play_keeps_the_world_sound),
        cmocka_unit_test(ledger_rows_add_up),
        cmocka_unit_test(adoption_agrees_with_choice),
        cmocka_unit_test(dependency_in_one_pass_agrees_with_its_steps),
        cmocka_unit_test(narrow_products_are_exact),
        cmocka_unit_test(narrow_exponential_is_exact),
        cmocka_unit_test(blocs_are_treated_alike),
        cmocka_unit_test(orders_survive_words),
        cmocka_unit_test(hostile_order_words_are_refused),
        cmocka_unit_test(every_refusal_has_its_case),
        cmocka_unit_test(a_tap_announced_closes_a_turn_later),
        cmocka_unit_test(forecast_knows_no_future_dice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
