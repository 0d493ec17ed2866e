/* small.h - the small level of small.yaml with the sections of parameters added from the tables, as one text. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct SmallRow {
    const char *name, *section;
    int value, entries;
    bool whole;
} SmallRow;

static const SmallRow small_rows[] = {
#define TABLE(name, section, count, unit, low, high, doc) {#name, #section, low, count, true},
#define PARAMETER(name, section, unit, low, high, doc) {#name, #section, low, 0, sizeof(((MoatRules *)0)->name) == sizeof(MoatFixed)},
#include "moat/parameters.def"
};
enum { SMALL_ROWS = sizeof small_rows / sizeof *small_rows, SMALL_SIZE = 64 * 1024 };

static void small_section(char *text, const char *section) {
    char *to = text + strlen(text);
    for (const char *c = section; *c; c++) *to++ = (char)(*c | 0x20);
    strcpy(to, ":\n");
    for (int i = 0; i < SMALL_ROWS; i++) {
        const SmallRow *row = &small_rows[i];
        if (strcmp(row->section, section) != 0) continue;
        int value = strcmp(row->name, "weight_present") == 0 ? 1 : strcmp(row->name, "par") == 0 ? 50 : row->value;
        sprintf(text + strlen(text), "  %s: %s%d", row->name, row->entries ? "[" : "", value);
        for (int k = 1; k < row->entries; k++) sprintf(text + strlen(text), ", %d", row->value);
        strcat(text, row->entries ? "]\n" : "\n");
    }
    if (strcmp(section, "TENDERS") == 0)
        strcat(text,
            "  per_turn: 1\n  pool: [{id: ministry, market: asia, segment: public, name: {en: A ministry, fr: Un minist\xC3\xA8re}}]\n");
    strcat(text, "  source: assumed\n");
}

static char *small_level(void) {
    char *text = calloc(1, SMALL_SIZE);
    FILE *file = fopen(MOAT_TESTS_DIR "/unit/levels/small.yaml", "rb");
    if (!text || !file || fread(text, 1, SMALL_SIZE / 2, file) == 0) abort();
    fclose(file);
    for (int i = 0; i < SMALL_ROWS; i++) {
        bool first = small_rows[i].whole;
        for (int j = 0; j < i; j++) first = first && strcmp(small_rows[j].section, small_rows[i].section) != 0;
        if (first) small_section(text, small_rows[i].section);
    }
    return text;
}
