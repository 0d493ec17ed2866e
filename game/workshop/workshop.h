/* workshop.h - what authors of levels get beside the loader: the schema, the reference, explanations with examples, the formatter. */
#pragma once
#include "moat/level.h"
#include <stdio.h>

/* schema.c: JSON Schema (draft 2020-12) of level files. Defaults are the values of the level at `base` (base.yaml); NULL for none. False
 * when that cannot be read. */
bool workshop_schema(FILE *out, const char *base);

/* reference.c: the format's reference page, from the same tables: Markdown, or a manual page (roff). */
typedef enum WorkshopPage { WORKSHOP_MARKDOWN, WORKSHOP_MANUAL } WorkshopPage;
bool workshop_reference(FILE *out, WorkshopPage page, const char *base);

/* explain.c: two examples of a kind of problem. `wrong` has exactly this problem, `right` has none; both are lines of a level. */
typedef enum WorkshopKind {
    WORKSHOP_PART,   /* the lines follow workshop_example_head() */
    WORKSHOP_WHOLE,  /* the lines are the whole file */
    WORKSHOP_FOLDER, /* wrong is not a file but a folder; right follows the head */
} WorkshopKind;
typedef struct WorkshopExample {
    WorkshopKind kind;
    const char *wrong, *right;
} WorkshopExample;
/* By a code such as "L012"; NULL when there is no such code. */
const WorkshopExample *workshop_example(const char *code);
/* The lines before an example that is no whole file: a level called "example", which extends one that every installation has. */
const char *workshop_example_head(void);

/* tidy.c: the bytes of a level, laid out. Comments keep every byte, and values their meaning: both are compared before anything is handed
 * out. NULL with problems told when the level cannot be read, and NULL with `refused` set when the layout would have changed something. The
 * caller frees the text. */
char *workshop_tidy(const char *name, const char *bytes, int size, int *length, bool *refused, MoatProblems *problems);
