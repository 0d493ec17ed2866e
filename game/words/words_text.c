#include "words_text.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

WordsText words_begin(char *at, int size) {
    at[0] = '\0';
    return (WordsText){at, size, 0};
}

static void add(WordsText *text, const char *words, size_t length) {
    size_t left = (size_t)(text->size - 1 - text->length);
    if (length > left) {
        length = left;
        while (length > 0 && ((unsigned char)words[length] & 0xC0) == 0x80) length--;
    }
    memcpy(text->at + text->length, words, length);
    text->length += (int)length;
    text->at[text->length] = '\0';
}

void words_add(WordsText *text, const char *words) { add(text, words, strlen(words)); }

void words_addf(WordsText *text, const char *format, ...) {
    char words[1200];
    va_list list;
    va_start(list, format);
    vsnprintf(words, sizeof words, format, list);
    va_end(list);
    words_add(text, words);
}

static const char *slot_words(const WordsSlot *slots, const char *name, size_t length) {
    for (; slots->name; slots++)
        if (strlen(slots->name) == length && memcmp(slots->name, name, length) == 0) return slots->words;
    return NULL;
}

void words_fill(WordsText *text, const char *pattern, const WordsSlot *slots) {
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        add(text, pattern, plain);
        pattern += plain;
        const char *end = strchr(pattern, '}');
        if (!end) break;
        const char *words = slot_words(slots, pattern + 1, (size_t)(end - pattern - 1));
        if (words)
            words_add(text, words);
        else
            add(text, pattern, (size_t)(end + 1 - pattern));
        pattern = end + 1;
    }
    words_add(text, pattern);
}
