/* letter.h - what is sent in a room: signed text. A letter is for one topic only and numbered, so that it can neither be copied elsewhere
 * nor sent again. Signatures, hashes and chance are libsodium's. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LETTER_KEY = 32,
    LETTER_SECRET = 64,
    LETTER_HEX = 65,
    LETTER_HEAD = 6 + 128 + 1 + 64 + 1,
    LETTER_MOST = 60 * 1024,
    LETTER_CODE = 20
};
typedef struct LetterKey {
    unsigned char key[LETTER_KEY], secret[LETTER_SECRET];
} LetterKey;

/* Must be called once before anything else; false when the system gives no chance. */
bool letter_ready(void);
void letter_key_new(LetterKey *key);
/* From a teacher's code (letters, any case, hyphens do not count); the same code gives the same key on every machine. */
void letter_key_of(const char *code, LetterKey *key);
/* A new such code: sixteen letters, "ABCD-EFGH-JKMN-PQRS". */
void letter_code_new(char code[LETTER_CODE]);
bool letter_key_load(const char *path, LetterKey *key);
bool letter_key_save(const char *path, const LetterKey *key);
/* Four letters that tell one key from another; and all of it as digits. */
void letter_mark(const unsigned char key[LETTER_KEY], char mark[5]);
void letter_hex(const unsigned char *bytes, size_t size, char *text);
bool letter_unhex(const char *text, unsigned char *bytes, size_t size);

/* A signed letter in new memory that the caller frees; NULL without memory. */
char *letter_seal(const LetterKey *key, const char *topic, const char *body);
/* The body, within the text, and whose it is; NULL when it is no letter, or not signed by the key it shows for this topic. */
const char *letter_open(const char *topic, const char *text, size_t size, unsigned char key[LETTER_KEY]);

/* 32 bytes of hash over texts, each with its end. */
void letter_hash(unsigned char hash[32], const char *const *parts);
void letter_chance(unsigned char *bytes, size_t size);
