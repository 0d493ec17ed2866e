/* chapters.h - the written chapters as they stand in assets/handbook; the table is made by embed.cmake. */
#pragma once
#include <stddef.h>
#include "moat/base.h"

typedef struct HandbookChapter {
    MoatLanguage language;
    const char *name; /* NULL ends the table */
    const char *text; /* Markdown; the first line is "# Title" */
} HandbookChapter;
/* By language, then by name. */
extern const HandbookChapter handbook_chapters[];
