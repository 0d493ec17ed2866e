#include "codec.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* What the words of an order are read with. */
typedef struct Codec {
    const MoatRules *rules;
    int turn;
    MoatSide side;
} Codec;

enum { WORD = 32, ORDER_MOST = 3 * WORD };

/* --- a word for a number: ids of a list --- */

typedef struct Ids {
    int count;
    const char *first;
    size_t step;
} Ids;
#define IDS(count, array) ((Ids){count, (array)[0].id, sizeof(array)[0]})

static const char *id_of(Ids ids, int at) { return at >= 0 && at < ids.count ? ids.first + (size_t)at * ids.step : NULL; }

static bool id_find(Ids ids, const char *word, int16_t *at) {
    for (int i = 0; i < ids.count; i++)
        if (strcmp(id_of(ids, i), word) == 0) return *at = (int16_t)i, true;
    return false;
}

static Ids answers(const Codec *codec, int event) {
    static const Ids none = {0};
    if (event < 0 || event >= codec->rules->events) return none;
    return IDS(codec->rules->event[event].answers, codec->rules->event[event].answer);
}

static Ids doctrines(const Codec *codec) {
    static const Ids none = {0};
    for (int d = 0; d < codec->rules->doctrine_dates; d++) {
        const MoatDoctrineDate *date = &codec->rules->doctrine[d];
        if (date->turn == codec->turn && date->offers[codec->side] > 0) return IDS(date->offers[codec->side], date->offer[codec->side]);
    }
    return none;
}

/* The things a target or an amount goes by; count 0 when it goes by number. */
static Ids targets(const Codec *codec, MoatTargetKind kind) {
    const MoatRules *rules = codec->rules;
    switch (kind) {
    case MOAT_TARGET_MARKET:
    case MOAT_TARGET_PROGRAMME: return IDS(rules->markets, rules->market);
    case MOAT_TARGET_SEGMENT: return IDS(rules->segments, rules->segment);
    case MOAT_TARGET_REGULATOR: return IDS(rules->regulators, rules->regulator);
    case MOAT_TARGET_EVENT: return IDS(rules->events, rules->event);
    default: return (Ids){0};
    }
}

static Ids amounts(const Codec *codec, const MoatVerbRow *row, int target) {
    return row->amount == MOAT_AMOUNT_ANSWER ? answers(codec, target) : row->amount == MOAT_AMOUNT_DOCTRINE ? doctrines(codec) : (Ids){0};
}

/* --- verbs: the names of the table, with '-' as players type them --- */

static void verb_word(int verb, char word[WORD]) {
    snprintf(word, WORD, "%s", moat_verb((MoatVerb)verb)->name);
    for (char *at = word; *at; at++)
        if (*at == '_') *at = '-';
}

static bool verb_find(const char *word, int16_t *verb) {
    char name[WORD];
    for (int v = 0; v < MOAT_VERBS; v++) {
        verb_word(v, name);
        if (strcmp(name, word) == 0) return *verb = (int16_t)v, true;
    }
    return false;
}

/* --- writing --- */

static void add_word(char text[ORDER_MOST], const char *word) {
    size_t length = strlen(text);
    snprintf(text + length, ORDER_MOST - length, "%s%s", length ? " " : "", word);
}

static void add_thing(char text[ORDER_MOST], Ids ids, int at, int from) {
    char number[WORD];
    snprintf(number, sizeof number, "%d", at + from);
    const char *id = id_of(ids, at);
    add_word(text, id ? id : number);
}

static void write_words(const Codec *codec, MoatOrder order, char text[ORDER_MOST]) {
    const MoatVerbRow *row = moat_verb((MoatVerb)order.verb);
    char word[WORD];
    text[0] = '\0';
    verb_word(order.verb, word);
    add_word(text, word);
    if (row->amount == MOAT_AMOUNT_VERB && order.amount >= 0 && order.amount < MOAT_VERBS) {
        verb_word(order.amount, word);
        add_word(text, word);
    }
    bool somewhere = row->target != MOAT_TARGET_NOTHING && !(row->target == MOAT_TARGET_PROGRAMME && order.target == -1);
    if (somewhere) add_thing(text, targets(codec, row->target), order.target, row->target == MOAT_TARGET_TENDER);
    if (row->amount != MOAT_AMOUNT_NOTHING && row->amount != MOAT_AMOUNT_VERB)
        add_thing(text, amounts(codec, row, order.target), order.amount, 0);
}

static bool read_order(const Codec *codec, Slice text, MoatOrder *order);

static bool same(MoatOrder a, MoatOrder b) { return a.verb == b.verb && a.target == b.target && a.amount == b.amount; }

/* Words only when they lead back to the very same order. */
static void write_order(const Codec *codec, MoatOrder order, char text[ORDER_MOST]) {
    MoatOrder back;
    if (order.verb >= 0 && order.verb < MOAT_VERBS) {
        write_words(codec, order, text);
        if (read_order(codec, (Slice){text, strlen(text)}, &back) && same(back, order)) return;
    }
    snprintf(text, ORDER_MOST, "@%d,%d,%d", order.verb, order.target, order.amount);
}

size_t codec_write(const MoatRules *rules, int turn, MoatSide side, const MoatOrders *orders, char *text) {
    assert(orders->count >= 0 && orders->count <= MOAT_ORDERS);
    Codec codec = {rules, turn, side};
    size_t length = 0;
    for (int i = 0; i < orders->count; i++) {
        char order[ORDER_MOST];
        write_order(&codec, orders->order[i], order);
        length += (size_t)snprintf(text + length, CODEC_MOST - length, "%s%s", i ? "; " : "", order);
    }
    if (orders->count == 0) length = (size_t)snprintf(text, CODEC_MOST, "-");
    return length;
}

/* --- reading --- */

static bool read_number(Slice *text, int16_t *number) {
    bool negative = line_take(text, "-");
    uint64_t value;
    if (!line_take_number(text, negative ? 32768 : 32767, &value)) return false;
    *number = (int16_t)(negative ? -(int)value : (int)value);
    return true;
}

static bool read_raw(Slice text, MoatOrder *order) {
    return line_take(&text, "@") && read_number(&text, &order->verb) && line_take(&text, ",") && read_number(&text, &order->target) &&
           line_take(&text, ",") && read_number(&text, &order->amount) && text.size == 0;
}

/* One more word, as an id of the list or as a number that begins at `from`. */
static bool read_thing(Slice *text, Ids ids, int from, int16_t *at) {
    char word[WORD];
    if (!line_take(text, " ")) return false;
    if (ids.count > 0) return line_take_id(text, word) && id_find(ids, word, at);
    if (!read_number(text, at) || *at < from) return false;
    *at = (int16_t)(*at - from);
    return true;
}

static bool read_verb(Slice *text, int16_t *verb) {
    char word[WORD];
    return line_take_id(text, word) && verb_find(word, verb);
}

static bool read_order(const Codec *codec, Slice text, MoatOrder *order) {
    *order = (MoatOrder){0};
    if (text.size > 0 && text.at[0] == '@') return read_raw(text, order);
    if (!read_verb(&text, &order->verb)) return false;
    const MoatVerbRow *row = moat_verb((MoatVerb)order->verb);
    if (row->amount == MOAT_AMOUNT_VERB && !(line_take(&text, " ") && read_verb(&text, &order->amount))) return false;
    if (row->target == MOAT_TARGET_PROGRAMME && text.size == 0)
        order->target = -1;
    else if (row->target != MOAT_TARGET_NOTHING) {
        if (!read_thing(&text, targets(codec, row->target), row->target == MOAT_TARGET_TENDER, &order->target)) return false;
    }
    bool by_amount = row->amount != MOAT_AMOUNT_NOTHING && row->amount != MOAT_AMOUNT_VERB;
    if (by_amount && !read_thing(&text, amounts(codec, row, order->target), 0, &order->amount)) return false;
    return text.size == 0;
}

bool codec_read(const MoatRules *rules, int turn, MoatSide side, Slice text, MoatOrders *orders) {
    Codec codec = {rules, turn, side};
    *orders = (MoatOrders){0};
    if (text.size == 1 && text.at[0] == '-') return true;
    for (bool more = true; more;) {
        const char *end = text.at + text.size;
        Slice order = line_take_until(&text, "; ");
        more = order.at + order.size != end;
        if (orders->count == MOAT_ORDERS || !read_order(&codec, order, &orders->order[orders->count])) return false;
        orders->count++;
    }
    return true;
}
