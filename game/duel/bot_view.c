/* bot_view.c - a world as JSON. Readings stand under their names; what has no name (tenders, events that wait, doctrines) has lists. */
#include "bot_view.h"
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "slot.h"

enum { PROTOCOL = 1, NAME = 120, POSSIBLE = 2048 };

/* Twelve digits tell every value of Q16.16, and every sum there is, from its neighbours. */
static const size_t FORMAT = JSON_COMPACT | JSON_REAL_PRECISION(12);

static json_t *number(MoatLong value) {
    return value % MOAT_ONE == 0 ? json_integer(value / MOAT_ONE) : json_real((double)value / MOAT_ONE);
}

static json_t *long_number(uint64_t value) { /* beyond 53 bits, numbers are not safe in JSON */
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    return json_string(text);
}

static char *line(const char *word, json_t *object) {
    char *json = object ? json_dumps(object, FORMAT) : NULL, *whole = NULL;
    size_t size = json ? strlen(word) + strlen(json) + 2 : 0;
    if (json) whole = malloc(size);
    if (whole) snprintf(whole, size, "%s %s", word, json);
    free(json);
    json_decref(object);
    return whole;
}

char *view_hello(const MoatRules *rules, MoatSide side, int milliseconds) {
    json_t *hello = json_object();
    json_object_set_new(hello, "version", json_string(MOAT_VERSION));
    json_object_set_new(hello, "protocol", json_integer(PROTOCOL));
    json_object_set_new(hello, "rules", json_integer(MOAT_RULES_VERSION));
    json_object_set_new(hello, "level", json_string(rules->id));
    json_object_set_new(hello, "level_hash", long_number(rules->hash));
    json_object_set_new(hello, "side", json_string(rules->bloc[side].id));
    json_object_set_new(hello, "rival", json_string(rules->bloc[moat_rival(side)].id));
    json_object_set_new(hello, "turns", json_integer(rules->turns));
    json_object_set_new(hello, "milliseconds", json_integer(milliseconds));
    return line("moat", hello);
}

/* --- a turn --- */

static void add_readings(json_t *readings, const MoatWorld *world, const MoatRules *rules, MoatQuantity quantity) {
    WorldWalk walk;
    char name[NAME];
    for (bool more = world_first(&walk, rules, quantity); more; more = world_next(&walk)) {
        moat_name_print(rules, walk.name, name, (int)sizeof name);
        json_object_set_new(readings, name, number(moat_read(world, rules, walk.name)));
    }
}

static bool is_told(MoatQuantity quantity) { return moat_quantity(quantity)->access != MOAT_ACCESS_HIDDEN; }

static json_t *all_readings(const MoatWorld *world, const MoatRules *rules) {
    json_t *readings = json_object();
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (is_told((MoatQuantity)q)) add_readings(readings, world, rules, (MoatQuantity)q);
    return readings;
}

static json_t *tenders(const MoatWorld *world, const MoatRules *rules, const int32_t slots[MOAT_TENDERS]) {
    json_t *list = json_array();
    for (int k = 0; k < MOAT_TENDERS; k++) {
        if (slots[k] == 0) continue;
        const MoatTenderPlace *place = &rules->tender[slots[k] - 1];
        json_t *tender = json_object();
        json_object_set_new(tender, "slot", json_integer(k));
        json_object_set_new(tender, "id", json_string(place->id));
        json_object_set_new(tender, "market", json_string(rules->market[place->market].id));
        json_object_set_new(tender, "segment", json_string(rules->segment[place->segment].id));
        json_object_set_new(tender, "gained", json_pack("[oo]", number(world->tender_gain[0][k]), number(world->tender_gain[1][k])));
        json_array_append_new(list, tender);
    }
    return list;
}

static json_t *answers(const MoatEvent *event) {
    json_t *list = json_array();
    for (int k = 0; k < event->answers; k++) json_array_append_new(list, json_string(event->answer[k].id));
    return list;
}

static json_t *waiting(const MoatWorld *world, const MoatRules *rules) {
    json_t *list = json_array();
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int e = 0; e < rules->events; e++) {
            if (!world->waiting[b][e]) continue;
            json_t *event = json_object();
            json_object_set_new(event, "event", json_string(rules->event[e].id));
            json_object_set_new(event, "of", json_string(rules->bloc[b].id));
            json_object_set_new(event, "subject", json_integer(world->waiting[b][e] - 1));
            json_object_set_new(event, "answers", answers(&rules->event[e]));
            json_array_append_new(list, event);
        }
    return list;
}

/* By bloc, for each date: the id of what was chosen, or "" . */
static json_t *doctrines(const MoatWorld *world, const MoatRules *rules) {
    json_t *both = json_object();
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        json_t *list = json_array();
        for (int d = 0; d < rules->doctrine_dates; d++) {
            int chosen = world->doctrine[b][d];
            json_array_append_new(list, json_string(chosen ? rules->doctrine[d].offer[b][chosen - 1].id : ""));
        }
        json_object_set_new(both, rules->bloc[b].id, list);
    }
    return both;
}

static json_t *resting(const MoatWorld *world, const MoatRules *rules) {
    json_t *object = json_object();
    for (int e = 0; e < rules->events; e++)
        if (world->rest[e]) json_object_set_new(object, rules->event[e].id, json_integer(world->rest[e]));
    return object;
}

static json_t *legal(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    MoatOrder order[POSSIBLE];
    int count = moat_orders_possible(world, rules, side, NULL, order, POSSIBLE);
    json_t *list = json_array();
    for (int k = 0; k < count && k < POSSIBLE; k++) {
        char text[NAME];
        MoatCost cost = moat_order_cost(world, rules, side, order[k]);
        moat_order_print(rules, side, world, order[k], text, (int)sizeof text);
        json_t *row = json_object();
        json_object_set_new(row, "order", json_string(text));
        json_object_set_new(row, "mandate", json_integer(cost.mandate));
        json_object_set_new(row, "cash", number(cost.cash));
        json_array_append_new(list, row);
    }
    return list;
}

char *view_turn(const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int milliseconds) {
    MoatCost left = moat_draft_left(world, rules, side, NULL);
    json_t *turn = json_object();
    json_object_set_new(turn, "turn", json_integer(world->turn));
    json_object_set_new(turn, "side", json_string(rules->bloc[side].id));
    json_object_set_new(turn, "seed", long_number(seed));
    json_object_set_new(turn, "milliseconds", json_integer(milliseconds));
    json_object_set_new(turn, "mandate", json_integer(left.mandate));
    json_object_set_new(turn, "cash", number(left.cash));
    json_object_set_new(turn, "orders_most", json_integer(rules->orders_most));
    json_object_set_new(turn, "readings", all_readings(world, rules));
    json_object_set_new(turn, "tenders", tenders(world, rules, world->tender));
    json_object_set_new(turn, "tenders_next", tenders(world, rules, world->tender_next));
    json_object_set_new(turn, "waiting", waiting(world, rules));
    json_object_set_new(turn, "doctrines", doctrines(world, rules));
    json_object_set_new(turn, "resting", resting(world, rules));
    json_object_set_new(turn, "legal", legal(world, rules, side));
    return line("turn", turn);
}

char *view_over(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    json_t *over = json_object();
    const char *winner = world->winner == 1 || world->winner == 2 ? rules->bloc[world->winner - 1].id : "";
    json_object_set_new(over, "winner", json_string(winner));
    json_object_set_new(over, "score", number(world->score[side]));
    json_object_set_new(over, "turn", json_integer(world->turn));
    return line("over", over);
}
