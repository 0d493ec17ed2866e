/* doc.h - a document written as one HTML page or as Markdown: whoever writes it says what things are, not how they look. All text is
 * escaped. The page needs no network and no script, and prints to A4. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

typedef enum DocKind { DOC_HTML, DOC_MARKDOWN } DocKind;
typedef struct Doc {
    FILE *out;
    DocKind kind;
    int columns, item; /* of the table; of the list */
} Doc;

/* `language` is a code such as "fr". */
void doc_begin(Doc *doc, FILE *out, DocKind kind, const char *language, const char *title);
void doc_end(Doc *doc);

void doc_heading(Doc *doc, int level, const char *text);
/* The next heading begins a new sheet of paper. */
void doc_page(Doc *doc);
void doc_say(Doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A lighter paragraph: a source, a caution. */
void doc_note(Doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Something to type. */
void doc_command(Doc *doc, const char *text);
/* An empty line or several to write on by hand. */
void doc_lines(Doc *doc, int count);

void doc_list(Doc *doc, bool numbered);
void doc_item(Doc *doc, const char *format, ...) __attribute__((format(printf, 2, 3)));
void doc_list_end(Doc *doc);

/* Cells are texts; those that look like numbers stand to the right. `caption` may be "". */
enum { DOC_COLUMNS = 16 };
void doc_table(Doc *doc, const char *caption, const char *const *head, int columns);
void doc_row(Doc *doc, const char *const *cell);
void doc_table_end(Doc *doc);

/* Shown when asked for; always shown in print and in Markdown. */
void doc_hidden(Doc *doc, const char *summary);
void doc_hidden_end(Doc *doc);

/* Text with what HTML means something by replaced; for charts. */
void doc_escape(FILE *out, const char *text);
