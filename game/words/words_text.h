/* words_text.h - a text that is being written into a caller's array. Knows nobody. */
#pragma once

typedef struct WordsText {
    char *at;
    int size, length;
} WordsText;

/* Begins; `size` at least 1. */
WordsText words_begin(char *at, int size);
/* Appends what fits, never half a character. */
void words_add(WordsText *text, const char *words);
__attribute__((format(printf, 2, 3))) void words_addf(WordsText *text, const char *format, ...);
/* Appends a pattern in which {name} is replaced by the words of the slot of that name; ends at the slot without a name. */
typedef struct WordsSlot {
    const char *name, *words;
} WordsSlot;
void words_fill(WordsText *text, const char *pattern, const WordsSlot *slots);
