/* letter.c - see letter.h. */
#include "letter.h"
#include <ctype.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static const char word[] = "moat1 ";

bool letter_ready(void) { return sodium_init() >= 0; }
void letter_key_new(LetterKey *key) { crypto_sign_keypair(key->key, key->secret); }

void letter_key_of(const char *code, LetterKey *key) {
    unsigned char seed[crypto_sign_SEEDBYTES];
    char clean[64] = "";
    size_t used = 0;
    for (; *code && used + 1 < sizeof clean; code++)
        if (isalnum((unsigned char)*code)) clean[used++] = (char)toupper((unsigned char)*code);
    clean[used] = '\0';
    const char *const parts[] = {"moat teacher", clean, NULL};
    letter_hash(seed, parts);
    crypto_sign_seed_keypair(key->key, key->secret, seed);
}

void letter_code_new(char code[LETTER_CODE]) {
    for (int i = 0; i < LETTER_CODE - 1; i++) code[i] = i % 5 == 4 ? '-' : letters[randombytes_uniform(32)];
    code[LETTER_CODE - 1] = '\0';
}

bool letter_key_load(const char *path, LetterKey *key) {
    FILE *file = fopen(path, "r");
    bool good = file && fread(key->secret, 1, sizeof key->secret, file) == sizeof key->secret;
    if (file) fclose(file);
    return good && crypto_sign_ed25519_sk_to_pk(key->key, key->secret) == 0;
}

/* Only its owner may read it. */
bool letter_key_save(const char *path, const LetterKey *key) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = file >= 0 && write(file, key->secret, sizeof key->secret) == (ssize_t)sizeof key->secret && fsync(file) == 0;
    if (file >= 0) close(file);
    return good;
}

void letter_mark(const unsigned char key[LETTER_KEY], char mark[5]) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, key, LETTER_KEY, NULL, 0);
    for (int i = 0; i < 4; i++) mark[i] = letters[hash[i] & 31];
    mark[4] = '\0';
}

void letter_hex(const unsigned char *bytes, size_t size, char *text) { sodium_bin2hex(text, 2 * size + 1, bytes, size); }

bool letter_unhex(const char *text, unsigned char *bytes, size_t size) {
    size_t length;
    return sodium_hex2bin(bytes, size, text, 2 * size, NULL, &length, NULL) == 0 && length == size;
}

/* What is signed: the topic and the body. */
static char *signed_text(const char *topic, const char *body, size_t *size) {
    char *text = NULL;
    int length = asprintf(&text, "%s\n%s", topic, body);
    if (length < 0) return NULL;
    *size = (size_t)length;
    return text;
}

char *letter_seal(const LetterKey *key, const char *topic, const char *body) {
    unsigned char signature[crypto_sign_BYTES];
    char signature_hex[2 * crypto_sign_BYTES + 1], key_hex[LETTER_HEX], *letter = NULL;
    size_t size;
    char *text = signed_text(topic, body, &size);
    if (!text) return NULL;
    crypto_sign_detached(signature, NULL, (const unsigned char *)text, size, key->secret);
    free(text);
    letter_hex(signature, sizeof signature, signature_hex);
    letter_hex(key->key, LETTER_KEY, key_hex);
    return asprintf(&letter, "%s%s %s\n%s", word, signature_hex, key_hex, body) < 0 ? NULL : letter;
}

const char *letter_open(const char *topic, const char *text, size_t size, unsigned char key[LETTER_KEY]) {
    unsigned char signature[crypto_sign_BYTES];
    if (size <= LETTER_HEAD || size > LETTER_MOST || strlen(text) != size || strncmp(text, word, sizeof word - 1) != 0) return NULL;
    const char *hex = text + sizeof word - 1, *body = text + LETTER_HEAD;
    if (hex[128] != ' ' || body[-1] != '\n') return NULL;
    if (!letter_unhex(hex, signature, sizeof signature) || !letter_unhex(hex + 129, key, LETTER_KEY)) return NULL;
    size_t length;
    char *sealed = signed_text(topic, body, &length);
    bool good = sealed && crypto_sign_verify_detached(signature, (const unsigned char *)sealed, length, key) == 0;
    free(sealed);
    return good ? body : NULL;
}

void letter_hash(unsigned char hash[32], const char *const *parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    for (; *parts; parts++) crypto_generichash_update(&state, (const unsigned char *)*parts, strlen(*parts) + 1);
    crypto_generichash_final(&state, hash, 32);
}

void letter_chance(unsigned char *bytes, size_t size) { randombytes_buf(bytes, size); }
