/* bits.c - see bits.h. */
#include "bits.h"

#include <string.h>

#include "line.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const char id_letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";

char bits_letter(unsigned value) { return letters[value & 31]; }

int bits_value(char letter) {
    char large = letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
    if (large == 'O') large = '0';
    if (large == 'I' || large == 'L') large = '1';
    const char *at = large ? strchr(letters, large) : NULL;
    return at ? (int)(at - letters) : -1;
}

void bits_put(Bits *bits, uint64_t value, int count) {
    if (bits->bits + (size_t)count > 8 * (size_t)BITS_BYTES) {
        bits->over = true;
        return;
    }
    for (int i = count - 1; i >= 0; i--, bits->bits++)
        if (value >> i & 1) bits->byte[bits->bits / 8] |= (unsigned char)(0x80u >> bits->bits % 8);
}

uint64_t bits_take(Bits *bits, int count) {
    uint64_t value = 0;
    if (bits->at + (size_t)count > bits->bits) return bits->over = true, 0;
    for (int i = 0; i < count; i++, bits->at++) value = value << 1 | (bits->byte[bits->at / 8] >> (7 - bits->at % 8) & 1);
    return value;
}

void bits_put_number(Bits *bits, uint64_t value) {
    int size = 0;
    while (size < 64 && value >> size) size++;
    bits_put(bits, (uint64_t)size, 7);
    bits_put(bits, value, size);
}

uint64_t bits_take_number(Bits *bits) {
    int size = (int)bits_take(bits, 7);
    if (size > 64) return bits->over = true, 0;
    return bits_take(bits, size);
}

void bits_put_id(Bits *bits, const char *id) {
    size_t size = strlen(id);
    bits_put(bits, size, 5);
    for (size_t i = 0; i < size; i++) bits_put(bits, (uint64_t)(strchr(id_letters, id[i]) - id_letters), 6);
}

bool bits_take_id(Bits *bits, char id[32]) {
    size_t size = (size_t)bits_take(bits, 5);
    memset(id, 0, 32);
    for (size_t i = 0; i < size; i++) {
        uint64_t letter = bits_take(bits, 6);
        if (letter >= sizeof id_letters - 1) return false;
        id[i] = id_letters[letter];
    }
    return !bits->over && line_is_id(id);
}

uint32_t bits_checksum(const Bits *bits) { return line_checksum(0, (Slice){(const char *)bits->byte, (bits->bits + 7) / 8}); }
