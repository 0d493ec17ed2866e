/* unpack.c - what pack.mjs has packed by `xz --format=lzma`: the decoder of LZMA alone, as its specification (lzma-specification.txt of the
 * LZMA SDK, public domain) has it, in a program of 3 KB. Nothing is trusted: what is cut or damaged gives 0. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { STATES = 12, PLACES = 16, ROOM = 14 << 20, HEADER = 13, HALF = 1024 };

typedef uint16_t Chance; /* of a zero, of 2048 */
typedef struct Lengths {
    Chance longer, longest, low[PLACES][8], middle[PLACES][8], high[256];
} Lengths;

static struct {
    Chance match[STATES][PLACES], again[STATES], other[STATES], third[STATES], fourth[STATES], more[STATES][PLACES];
    Chance slot[4][64], special[128], align[16];
    Lengths lengths, lengths_again;
    Chance literal[0x300 << 4];
} model;
static struct {
    const uint8_t *at, *end;
    uint32_t range, code;
} in;
static uint8_t room[ROOM];

static void refill(void) {
    if (in.range >= UINT32_C(1) << 24) return;
    in.range <<= 8;
    in.code = in.code << 8 | (in.at < in.end ? *in.at : 0U);
    in.at++;
}

static unsigned bit(Chance *zero) {
    refill();
    uint32_t bound = (in.range >> 11) * *zero;
    if (in.code < bound) {
        in.range = bound;
        *zero = (Chance)(*zero + ((2048 - *zero) >> 5));
        return 0;
    }
    in.range -= bound;
    in.code -= bound;
    *zero = (Chance)(*zero - (*zero >> 5));
    return 1;
}

static unsigned tree(Chance *chances, int bits) {
    unsigned node = 1;
    for (int k = 0; k < bits; k++) node = node << 1 | bit(&chances[node]);
    return node - (1U << bits);
}

static unsigned tree_upwards(Chance *chances, int bits) {
    unsigned node = 1, value = 0;
    for (int k = 0; k < bits; k++) {
        unsigned one = bit(&chances[node]);
        node = node << 1 | one;
        value |= one << k;
    }
    return value;
}

static unsigned even(int bits) {
    unsigned value = 0;
    while (bits-- > 0) {
        refill();
        in.range >>= 1;
        unsigned one = in.code >= in.range;
        if (one) in.code -= in.range;
        value = value << 1 | one;
    }
    return value;
}

static unsigned length(Lengths *lengths, unsigned place) {
    if (!bit(&lengths->longer)) return tree(lengths->low[place], 3);
    if (!bit(&lengths->longest)) return 8 + tree(lengths->middle[place], 3);
    return 16 + tree(lengths->high, 8);
}

static unsigned distance(unsigned length) {
    unsigned slot = tree(model.slot[length < 3 ? length : 3], 6);
    if (slot < 4) return slot;
    int bits = (int)(slot >> 1) - 1;
    unsigned base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + tree_upwards(&model.special[base - slot], bits);
    unsigned high = even(bits - 4) << 4;
    return base + high + tree_upwards(model.align, 4);
}

/* After a match the byte that would have followed it is known not to. */
static uint8_t literal(Chance *chances, bool matched, unsigned match) {
    unsigned symbol = 1;
    while (matched && symbol < 256) {
        unsigned wanted = match >> 7 & 1, one = bit(&chances[((1 + wanted) << 8) + symbol]);
        match <<= 1;
        symbol = symbol << 1 | one;
        matched = one == wanted;
    }
    while (symbol < 256) symbol = symbol << 1 | bit(&chances[symbol]);
    return (uint8_t)symbol;
}

/* One of the three distances before the last becomes the last. */
static void again(unsigned state, unsigned back[4]) {
    int which = !bit(&model.third[state]) ? 1 : !bit(&model.fourth[state]) ? 2 : 3;
    unsigned chosen = back[which];
    memmove(&back[1], &back[0], (size_t)which * sizeof back[0]);
    back[0] = chosen;
}

static bool unpack_all(uint8_t *out, uint32_t size, int context, unsigned places) {
    unsigned state = 0, back[4] = {0};
    for (uint32_t at = 0; at < size && in.at <= in.end + 4;) {
        unsigned place = at & places, count = 1, other = 0;
        if (!bit(&model.match[state][place])) {
            unsigned before = at > 0 ? out[at - 1] : 0;
            bool matched = state >= 7;
            if (matched && back[0] >= at) return false;
            out[at] = literal(&model.literal[0x300 * (before >> (8 - context))], matched, matched ? out[at - back[0] - 1] : 0);
            at++;
            state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
            continue;
        }
        if (!bit(&model.again[state])) {
            count = length(&model.lengths, place);
            memmove(&back[1], &back[0], 3 * sizeof back[0]);
            back[0] = distance(count);
            count += 2;
            state = state < 7 ? 7 : 10;
        } else if (!(other = bit(&model.other[state])) && !bit(&model.more[state][place])) {
            state = state < 7 ? 9 : 11;
        } else {
            if (other) again(state, back);
            count = 2 + length(&model.lengths_again, place);
            state = state < 7 ? 8 : 11;
        }
        if (back[0] >= at || count > size - at) return false;
        for (; count > 0; count--, at++) out[at] = out[at - back[0] - 1];
    }
    return in.at <= in.end + 4;
}

/* Where what is packed is put, and how many bytes fit there with what comes out. */
uint8_t *place(void);
uint8_t *place(void) { return room; }
uint32_t space(void);
uint32_t space(void) { return ROOM; }

/* Unpacks the first `packed` bytes there into what follows them. How many bytes came out; 0: they are not whole. */
uint32_t unpack(uint32_t packed);
uint32_t unpack(uint32_t packed) {
    if (packed < HEADER + 5 || packed > ROOM) return 0;
    int context = room[0] % 9, literal_places = room[0] / 9 % 5, places = room[0] / 45;
    uint32_t size;
    memcpy(&size, &room[5], sizeof size);
    if (context > 4 || literal_places != 0 || places > 4 || size > ROOM - packed) return 0;
    Chance *chances = (Chance *)&model;
    for (unsigned k = 0; k < sizeof model / sizeof *chances; k++) chances[k] = HALF;
    in.at = room + HEADER + 5;
    in.end = room + packed;
    in.range = UINT32_MAX;
    in.code = (uint32_t)room[HEADER + 1] << 24 | (uint32_t)room[HEADER + 2] << 16 | (uint32_t)room[HEADER + 3] << 8 | room[HEADER + 4];
    return unpack_all(room + packed, size, context, (1U << places) - 1) ? size : 0;
}
