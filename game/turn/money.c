/* money.c - what came in, what it cost, and what the backers make of it. */
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

typedef struct Sales {
    MoatLong premium, open, volume;
} Sales;

VECTORS static void spend(const MoatWorld *world, const MoatRules *rules, Quarter *quarter) {
    for (int s = 0; s < rules->segments; s++) {
        MoatFixed part = rules->spend[s];
        for (int m = 0; m < MOAT_MARKETS; m++) quarter->spent[s][m] = fix_part(world->size[m], part);
    }
}

/* What came in by market. Volume is premium use at price 1; given is what the open line was used for, rented what it charged. */
typedef struct Books {
    MoatFixed premium[MOAT_MARKETS], open[MOAT_MARKETS], volume[MOAT_MARKETS], given[MOAT_MARKETS], rented[MOAT_MARKETS];
} Books;

/* `charged` is a constant where this is inlined, as in adoption.c. */
PART_OF_VECTORS void sell_segment(
    const MoatWorld *world, const Quarter *quarter, MoatSide b, int s, bool charged, MoatFixed pull, Books *books) {
    for (int m = 0; m < MOAT_MARKETS; m++) {
        MoatFixed spent = quarter->spent[s][m], sold = fix_part(spent, world->share[moat_premium(b)][s][m]);
        MoatFixed used = fix_part(spent, world->share[moat_open(b)][s][m]), rate = charged ? quarter->rate[b][s][m] : 0;
        books->volume[m] += sold;
        books->given[m] += used;
        books->premium[m] += fix_scale(sold, quarter->price[b][m]);
        books->open[m] += fix_scale(used, rate + pull);
        if (charged) books->rented[m] += fix_scale(used, rate);
    }
}

/* Revenue of a quarter, and what regulators will look at into `quarter`. */
VECTORS static Sales sell(const MoatWorld *world, const MoatRules *rules, Quarter *quarter, MoatSide b) {
    MoatFixed pull = fix_mul(rules->pull, world->strength_pull[b]), fair = rules->cap_price;
    Books books = {0};
    Sales sales = {0};
    for (int s = 0; s < rules->segments; s++)
        if (quarter->charged[b][s])
            sell_segment(world, quarter, b, s, true, pull, &books);
        else
            sell_segment(world, quarter, b, s, false, pull, &books);
    for (int m = 0; m < MOAT_MARKETS; m++) {
        quarter->use[b][m] = books.volume[m] + books.given[m];
        quarter->open_use[b][m] = books.given[m];
        quarter->extracted[b][m] = fix_scale(books.volume[m], fix_positive(quarter->price[b][m] - fair)) + 3 * books.rented[m];
        quarter->sales[b][m] = fix_min(books.premium[m], INT32_MAX - books.open[m]) + books.open[m];
        sales.premium += books.premium[m];
        sales.open += books.open[m];
        sales.volume += books.volume[m];
    }
    return sales;
}

/* Present is what the world remembers of the past: old years count less. Sums stay below 2^39. */
static void remember(MoatLong *sum, MoatFixed now, MoatFixed fade) {
    *sum -= shift_down(*sum * fade + MOAT_ONE / 2, 16);
    *sum += now;
}

static void book(MoatWorld *world, MoatSide b, MoatFixed amount, MoatCause cause, MoatLedger *ledger) {
    world->cash[b] = fix_add(world->cash[b], amount);
    turn_look(ledger, world, cause, b, -1, -1);
}

static MoatFixed backing(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatFixed full = fix_mul(fix_mul(rules->backing[b], world->strength_backing[b]), rules->growth_at[world->quarter]);
    MoatFixed patient = fix_add(rules->backing_floor, fix_mul(MOAT_ONE - rules->backing_floor, world->patience[b]));
    return fix_positive(fix_add(fix_mul(full, patient), world->extra_backing[b]));
}

static void earn(MoatWorld *world, const MoatRules *rules, Quarter *quarter, MoatSide b, MoatLedger *ledger) {
    Sales sales = sell(world, rules, quarter, b);
    MoatFixed given = backing(world, rules, b);
    world->revenue[b] = fix_saturate(sales.premium + sales.open);
    world->income[b] = fix_add(world->revenue[b], given);
    remember(&world->total_revenue[b], world->revenue[b], rules->present_fade);
    book(world, b, fix_saturate(sales.premium), MOAT_CAUSE_PREMIUM_SALES, ledger);
    book(world, b, fix_saturate(sales.open), MOAT_CAUSE_OPEN_SALES, ledger);
    book(world, b, given, MOAT_CAUSE_BACKING, ledger);
    book(world, b, -fix_mul(rules->serve_cost, fix_saturate(sales.volume)), MOAT_CAUSE_SERVING, ledger);
    book(world, b, -fix_mul(rules->upkeep_at[world->quarter], world->compute[b]), MOAT_CAUSE_UPKEEP, ledger);
    if (world->cash[b] < 0) book(world, b, fix_mul(rules->debt_interest, world->cash[b]), MOAT_CAUSE_INTEREST, ledger);
    MoatFixed serving = fix_mul(world->compute[b], MOAT_ONE - rules->train_table[world->split[b]]);
    MoatFixed capacity = fix_mul(serving, rules->serve_capacity);
    world->service[b] = sales.volume > 0 ? fix_min(fix_ratio(capacity, sales.volume), MOAT_ONE) : MOAT_ONE;
    turn_look(ledger, world, MOAT_CAUSE_CAPACITY, b, -1, -1);
}

static MoatFixed expectation(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatLong pool = 0;
    for (int m = 0; m < rules->markets; m++) pool += world->size[m];
    MoatFixed grown = fix_add(rules->expect_floor, fix_div(fix_whole(world->quarter), rules->ramp[b]));
    return fix_mul(fix_mul(rules->expectation[b], fix_saturate(pool)), fix_min(grown, MOAT_ONE));
}

static void be_patient(MoatWorld *world, MoatSide b, MoatFixed change, MoatCause cause, MoatLedger *ledger) {
    world->patience[b] = fix_clamp(fix_add(world->patience[b], change), 0, MOAT_ONE);
    turn_look(ledger, world, cause, b, -1, -1);
}

static void judge(MoatWorld *world, const MoatRules *rules, MoatSide b, MoatLedger *ledger) {
    MoatFixed expected = expectation(world, rules, b), most = rules->patience_clamp, was = world->patience[b];
    MoatFixed over = expected > 0 ? fix_div(world->revenue[b], expected) - MOAT_ONE : 0;
    world->expected[b] = expected;
    remember(&world->total_expected[b], expected, rules->present_fade);
    be_patient(world, b, fix_mul(rules->patience_gain, fix_clamp(over, -most, most)), MOAT_CAUSE_EXPECTATION, ledger);
    be_patient(world, b, -fix_mul(rules->patience_return, was - rules->patience_rest), MOAT_CAUSE_CALM, ledger);
    if (world->cash[b] < 0) be_patient(world, b, -rules->patience_debt, MOAT_CAUSE_DEBT, ledger);
}

void phase_money(MoatWorld *world, const MoatRules *rules, Quarter *quarter, MoatLedger *ledger) {
    spend(world, rules, quarter);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) earn(world, rules, quarter, b, ledger);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) judge(world, rules, b, ledger);
}
