#include "line.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Castagnoli's polynomial, half a byte at a time: a journal is small, a table of 256 would be longer than the rest. */
uint32_t line_checksum(uint32_t before, Slice content) {
    static const uint32_t half[16] = {0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
        0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};
    uint32_t sum = ~before;
    for (size_t i = 0; i < content.size; i++) {
        sum ^= (unsigned char)content.at[i];
        sum = half[sum & 15] ^ (sum >> 4);
        sum = half[sum & 15] ^ (sum >> 4);
    }
    return ~sum;
}

size_t line_close(char *line, size_t length, uint32_t *chain) {
    *chain = line_checksum(*chain, (Slice){line, length});
    return length + (size_t)snprintf(line + length, LINE_CLOSE + 1, " #%08x\n", (unsigned)*chain);
}

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

static bool take_digits(Slice *text, size_t digits, uint64_t *value) {
    *value = 0;
    if (text->size < digits) return false;
    for (size_t i = 0; i < digits; i++) {
        if (digit(text->at[i]) < 0) return false;
        *value = *value << 4 | (uint64_t)digit(text->at[i]);
    }
    text->at += digits, text->size -= digits;
    return true;
}

bool line_take_checksum(Slice *text, uint32_t *checksum) {
    uint64_t value;
    if (!take_digits(text, 8, &value)) return false;
    *checksum = (uint32_t)value;
    return true;
}

bool line_open(Slice line, Slice *content, uint32_t *claimed) {
    const size_t tail = LINE_CLOSE - 1;
    if (line.size < tail || line.size >= LINE_MOST) return false;
    Slice rest = {line.at + line.size - tail, tail};
    *content = (Slice){line.at, line.size - tail};
    return line_take(&rest, " #") && line_take_checksum(&rest, claimed);
}

bool line_take(Slice *text, const char *words) {
    size_t size = strlen(words);
    if (text->size < size || memcmp(text->at, words, size) != 0) return false;
    text->at += size, text->size -= size;
    return true;
}

bool line_take_number(Slice *text, uint64_t most, uint64_t *number) {
    size_t i = 0;
    uint64_t value = 0;
    for (; i < text->size && text->at[i] >= '0' && text->at[i] <= '9'; i++) {
        uint64_t next = (uint64_t)(text->at[i] - '0');
        if (next > most || value > (most - next) / 10) return false;
        value = 10 * value + next;
    }
    if (i == 0 || (i > 1 && text->at[0] == '0')) return false;
    text->at += i, text->size -= i;
    *number = value;
    return true;
}

bool line_take_hash(Slice *text, uint64_t *hash) { return take_digits(text, 16, hash); }

static bool may_begin(char c) { return c >= 'a' && c <= 'z'; }
static bool may_follow(char c) { return may_begin(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

bool line_take_id(Slice *text, char id[32]) {
    size_t i = 0;
    while (i < text->size && (i == 0 ? may_begin(text->at[i]) : may_follow(text->at[i]))) i++;
    if (i == 0 || i > 31) return false;
    memcpy(id, text->at, i);
    id[i] = '\0';
    text->at += i, text->size -= i;
    return true;
}

bool line_is_id(const char *id) {
    char copy[32];
    Slice text = {id, strnlen(id, 32)};
    return line_take_id(&text, copy) && text.size == 0;
}

Slice line_take_until(Slice *text, const char *separator) {
    size_t size = strlen(separator);
    for (size_t i = 0; i + size <= text->size; i++)
        if (memcmp(text->at + i, separator, size) == 0) {
            Slice part = {text->at, i};
            text->at += i + size, text->size -= i + size;
            return part;
        }
    Slice all = *text;
    text->at += text->size, text->size = 0;
    return all;
}
