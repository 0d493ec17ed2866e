/* bits.h - numbers of few bits as letters: a game in a few lines that survive mail, paper and retyping. Letters are Crockford's base 32: no
 * I, L, O or U; small ones are read as large, O as 0, I and L as 1. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BITS_BYTES = 48 * 1024 };
typedef struct Bits {
    unsigned char byte[BITS_BYTES];
    size_t bits, at; /* written; read */
    bool over;       /* there was no room, or more was read than there is */
} Bits;

void bits_put(Bits *bits, uint64_t value, int count);
uint64_t bits_take(Bits *bits, int count);
/* Numbers of any size, small ones short. */
void bits_put_number(Bits *bits, uint64_t value);
uint64_t bits_take_number(Bits *bits);
/* An id, at most 31 characters. False when what is taken is none. */
void bits_put_id(Bits *bits, const char *id);
bool bits_take_id(Bits *bits, char id[32]);
/* CRC-32C of the bits so far, in whole bytes. */
uint32_t bits_checksum(const Bits *bits);

/* The letter of a number below 32, and back; -1 for what is no letter. */
char bits_letter(unsigned value);
int bits_value(char letter);
