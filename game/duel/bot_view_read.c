/* bot_view_read.c - a world from its JSON, and orders from their line. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "slot.h"
#include "bot_view.h"

enum { NAME = 120 };

static int bloc_by_id(const MoatRules *rules, const char *id) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        if (id && strcmp(rules->bloc[b].id, id) == 0) return b;
    return -1;
}

static uint64_t long_number(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? strtoull(text, NULL, 10) : 0;
}

static int whole(const json_t *object, const char *key) { return (int)json_integer_value(json_object_get(object, key)); }

bool view_read_hello(const char *text, ViewHello *hello) {
    json_t *object = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const char *level = json_string_value(json_object_get(object, "level"));
    bool well = level && strlen(level) < sizeof hello->level;
    if (well) {
        snprintf(hello->level, sizeof hello->level, "%s", level);
        hello->level_hash = long_number(object, "level_hash");
        hello->protocol = whole(object, "protocol");
        hello->rules = whole(object, "rules");
    }
    json_decref(object);
    return well;
}

/* --- a turn --- */

static bool read_quantity(const json_t *readings, const MoatRules *rules, MoatQuantity quantity, MoatWorld *world) {
    WorldWalk walk;
    char name[NAME];
    for (bool more = world_first(&walk, rules, quantity); more; more = world_next(&walk)) {
        moat_name_print(rules, walk.name, name, (int)sizeof name);
        json_t *value = json_object_get(readings, name);
        if (!json_is_number(value)) return false;
        world_write(world, walk.name, (MoatLong)llround(json_number_value(value) * MOAT_ONE));
    }
    return true;
}

static bool read_readings(const json_t *readings, const MoatRules *rules, MoatWorld *world) {
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        if (row->access == MOAT_ACCESS_HIDDEN || row->derived) continue;
        if (!read_quantity(readings, rules, (MoatQuantity)q, world)) return false;
    }
    return true;
}

static int place_by_id(const MoatRules *rules, const char *id) {
    for (int k = 0; k < rules->tender_pool; k++)
        if (id && strcmp(rules->tender[k].id, id) == 0) return k;
    return -1;
}

static bool read_tenders(const json_t *list, const MoatRules *rules, MoatWorld *world, int32_t slots[MOAT_TENDERS]) {
    size_t at;
    json_t *tender;
    json_array_foreach(list, at, tender) {
        int slot = whole(tender, "slot"), place = place_by_id(rules, json_string_value(json_object_get(tender, "id")));
        json_t *gained = json_object_get(tender, "gained");
        if (slot < 0 || slot >= MOAT_TENDERS || place < 0) return false;
        slots[slot] = place + 1;
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            world->tender_gain[b][slot] = (MoatFixed)lround(json_number_value(json_array_get(gained, (size_t)b)) * MOAT_ONE);
    }
    return true;
}

static int event_by_id(const MoatRules *rules, const char *id) {
    for (int e = 0; e < rules->events; e++)
        if (id && strcmp(rules->event[e].id, id) == 0) return e;
    return -1;
}

static bool read_waiting(const json_t *list, const MoatRules *rules, MoatWorld *world) {
    size_t at;
    json_t *event;
    json_array_foreach(list, at, event) {
        int e = event_by_id(rules, json_string_value(json_object_get(event, "event")));
        int b = bloc_by_id(rules, json_string_value(json_object_get(event, "of"))), subject = whole(event, "subject");
        if (e < 0 || b < 0 || subject < 0 || subject >= MOAT_MARKETS) return false;
        world->waiting[b][e] = subject + 1;
    }
    return true;
}

static bool read_resting(json_t *object, const MoatRules *rules, MoatWorld *world) {
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        int e = event_by_id(rules, json_object_iter_key(at));
        if (e < 0) return false;
        world->rest[e] = (int32_t)json_integer_value(json_object_iter_value(at));
    }
    return true;
}

static void read_doctrines(const json_t *both, const MoatRules *rules, MoatWorld *world) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int d = 0; d < rules->doctrine_dates; d++) {
            const char *id = json_string_value(json_array_get(json_object_get(both, rules->bloc[b].id), (size_t)d));
            for (int k = 0; id && k < rules->doctrine[d].offers[b]; k++)
                if (strcmp(rules->doctrine[d].offer[b][k].id, id) == 0) world->doctrine[b][d] = k + 1;
        }
}

static bool read_all(const json_t *turn, const MoatRules *rules, MoatWorld *world, MoatSide *side, uint64_t *seed) {
    *world = rules->start; /* entries beyond the level's counts stand as they always do */
    world->seed = *seed = long_number(turn, "seed");
    *side = bloc_by_id(rules, json_string_value(json_object_get(turn, "side")));
    if (*side < 0 || !read_readings(json_object_get(turn, "readings"), rules, world)) return false;
    read_doctrines(json_object_get(turn, "doctrines"), rules, world);
    return read_tenders(json_object_get(turn, "tenders_next"), rules, world, world->tender_next) &&
           read_tenders(json_object_get(turn, "tenders"), rules, world, world->tender) &&
           read_waiting(json_object_get(turn, "waiting"), rules, world) && read_resting(json_object_get(turn, "resting"), rules, world);
}

bool view_read_turn(const char *text, const MoatRules *rules, MoatWorld *world, MoatSide *side, uint64_t *seed) {
    json_t *turn = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    bool well = json_is_object(turn) && read_all(turn, rules, world, side, seed);
    json_decref(turn);
    return well;
}

/* --- orders --- */

void view_print_orders(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders, char *text, int size) {
    int filled = snprintf(text, (size_t)size, "orders");
    for (int k = 0; k < orders->count && filled < size; k++) {
        char order[NAME];
        moat_order_print(rules, side, world, orders->order[k], order, (int)sizeof order);
        filled += snprintf(text + filled, (size_t)(size - filled), "%s %s", k ? ";" : "", order);
    }
}

/* Of a bot's words only what is plain ASCII goes on to a terminal. */
static void keep_first(char first[64], const char *order) {
    if (first[0]) return;
    for (int k = 0; k < 63 && order[k]; k++) first[k] = order[k] >= ' ' && order[k] <= '~' ? order[k] : '?', first[k + 1] = '\0';
}

static bool take_order(const MoatWorld *world, const MoatRules *rules, MoatSide side, const char *text, MoatOrders *orders) {
    MoatOrder order;
    char hint[160];
    if (!moat_order_parse(rules, side, world, text, &order, hint)) return false;
    if (orders->count == MOAT_ORDERS || moat_order_check(world, rules, side, orders, order) != MOAT_ORDER_OK) return false;
    orders->order[orders->count++] = order;
    return true;
}

static bool blank(const char *text) { return text[strspn(text, " \t")] == '\0'; }

bool view_read_orders(const MoatWorld *world, const MoatRules *rules, MoatSide side, const char *text, MoatOrders *orders, int *refused,
    char first_refused[64]) {
    enum { WORD = 6, ORDER = 160 };
    orders->count = 0;
    if (strncmp(text, "orders", WORD) != 0 || (text[WORD] && text[WORD] != ' ')) return false;
    for (text += WORD; *text;) {
        size_t length = strcspn(text, ";");
        char order[ORDER];
        snprintf(order, sizeof order, "%.*s", (int)(length < ORDER ? length : ORDER - 1), text);
        if (!blank(order) && !take_order(world, rules, side, order, orders)) {
            ++*refused;
            keep_first(first_refused, order + strspn(order, " \t"));
        }
        text += length + (text[length] == ';');
    }
    return true;
}
