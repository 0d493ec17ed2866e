/* doc.c - see doc.h. */
#include "doc.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const char style[] =
    "*{box-sizing:border-box}body{font:16px/1.5 system-ui,'DejaVu Sans',sans-serif;max-width:48rem;margin:1.5rem auto;padding:0 "
    "1rem;color:#111;"
    "background:#fff}h1{font-size:1.7rem;margin:.2em 0}h2{font-size:1.3rem;margin:1.6em 0 .4em;border-bottom:2px solid "
    "#bbb}h3{font-size:1.05rem;"
    "margin:1.2em 0 .3em}p{margin:.4em 0}.note{color:#444;font-size:.87rem}table{border-collapse:collapse;margin:.6em 0;font-size:.87rem;"
    "width:100%}caption{text-align:left;font-weight:600;padding:.2em 0}th,td{border:1px solid #999;padding:.15em .45em;text-align:left;"
    "vertical-align:top}th{background:#eee}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}figure{margin:.8em 0;"
    "break-inside:avoid}svg{width:100%;height:auto;display:block}code{background:#eee;padding:.1em "
    ".3em;border-radius:.2em}details{border:1px "
    "solid #999;border-radius:.3em;padding:.3em .7em;margin:.4em 0}summary{cursor:pointer;font-weight:600}.line{border-bottom:1px solid "
    "#777;"
    "height:1.9em}tr,li,h2,h3,figure,details{break-inside:avoid}li{white-space:pre-line}td:empty{height:2.6em}h2,h3,caption{break-after:"
    "avoid}figure+table{break-inside:avoid}p:has(+"
    "figure),p:has(+ul),p:has(+table),p:has(+p>code){break-after:avoid}"
    "@page{size:A4;margin:14mm}@media "
    "print{body{font-size:10pt;max-width:none;margin:0;padding:0}.page{break-before:page}details>*{display:"
    "block}details::details-content{content-visibility:visible;display:block}code{border:1px solid #999}}";

/* A blank at which no line ends: French has one before and within its marks, and all languages before per cent. */
static bool sticks(const char *begin, const char *at) {
    bool guillemet = strncmp(at + 1, "\u00bb", 2) == 0 || (at - begin >= 2 && strncmp(at - 2, "\u00ab", 2) == 0);
    return guillemet || (at[1] && strchr(":;?!%", at[1]));
}

void doc_escape(FILE *out, const char *text) {
    for (const char *begin = text; *text; text++) switch (*text) {
        case ' ': fputs(sticks(begin, text) ? "\u00a0" : " ", out); break;
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        default: fputc(*text, out);
        }
}

static void mark(FILE *out, const char *text) {
    for (; *text; text++) {
        if (strchr("\\`*_[]<>|#", *text)) fputc('\\', out);
        fputc(*text, out);
    }
}

static void put(Doc *doc, const char *text) {
    if (doc->kind == DOC_HTML)
        doc_escape(doc->out, text);
    else
        mark(doc->out, text);
}

static void put_list(Doc *doc, const char *format, va_list list) {
    char *text = NULL;
    if (vasprintf(&text, format, list) < 0) return;
    put(doc, text);
    free(text);
}

static void tag(Doc *doc, const char *html, const char *markdown) { fputs(doc->kind == DOC_HTML ? html : markdown, doc->out); }

void doc_begin(Doc *doc, FILE *out, DocKind kind, const char *language, const char *title) {
    *doc = (Doc){.out = out, .kind = kind};
    if (kind == DOC_HTML) {
        fprintf(out, "<!DOCTYPE html>\n<html lang=\"%.2s\">\n<head>\n<meta charset=\"utf-8\">\n", language);
        fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n", out);
        fputs("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>", out);
        doc_escape(out, title);
        fprintf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", style);
    }
    doc_heading(doc, 1, title);
}

void doc_end(Doc *doc) { tag(doc, "</main>\n</body>\n</html>\n", ""); }

void doc_heading(Doc *doc, int level, const char *text) {
    if (doc->kind == DOC_HTML)
        fprintf(doc->out, "<h%d>", level);
    else
        fprintf(doc->out, "\n%.*s ", level, "######");
    put(doc, text);
    if (doc->kind == DOC_HTML)
        fprintf(doc->out, "</h%d>\n", level);
    else
        fputs("\n\n", doc->out);
}

void doc_page(Doc *doc) { tag(doc, "<div class=\"page\"></div>\n", "\n"); }

void doc_say(Doc *doc, const char *format, ...) {
    va_list list;
    va_start(list, format);
    tag(doc, "<p>", "");
    put_list(doc, format, list);
    tag(doc, "</p>\n", "\n\n");
    va_end(list);
}

void doc_note(Doc *doc, const char *format, ...) {
    va_list list;
    va_start(list, format);
    tag(doc, "<p class=\"note\">", "");
    put_list(doc, format, list);
    tag(doc, "</p>\n", "\n\n");
    va_end(list);
}

void doc_command(Doc *doc, const char *text) {
    tag(doc, "<p><code>", "    ");
    if (doc->kind == DOC_HTML)
        doc_escape(doc->out, text);
    else
        fputs(text, doc->out);
    tag(doc, "</code></p>\n", "\n\n");
}

void doc_lines(Doc *doc, int count) {
    for (int i = 0; i < count; i++)
        tag(doc, "<div class=\"line\"></div>\n", "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n");
}

void doc_list(Doc *doc, bool numbered) {
    doc->item = numbered ? 1 : 0;
    tag(doc, numbered ? "<ol>\n" : "<ul>\n", "");
}

void doc_item(Doc *doc, const char *format, ...) {
    va_list list;
    va_start(list, format);
    if (doc->kind == DOC_HTML)
        fputs("<li>", doc->out);
    else if (doc->item > 0)
        fprintf(doc->out, "%d. ", doc->item);
    else
        fputs("- ", doc->out);
    put_list(doc, format, list);
    tag(doc, "</li>\n", "\n");
    doc->item += doc->item > 0;
    va_end(list);
}

void doc_list_end(Doc *doc) { tag(doc, doc->item > 0 ? "</ol>\n" : "</ul>\n", "\n"); }

static bool numeric(const char *cell) {
    const char *at = cell + strspn(cell, "+-");
    return isdigit((unsigned char)*at) && strlen(cell) < 12;
}

void doc_table(Doc *doc, const char *caption, const char *const *head, int columns) {
    doc->columns = columns;
    if (doc->kind == DOC_HTML) {
        fputs("<table>", doc->out);
        if (caption[0]) fputs("<caption>", doc->out), put(doc, caption), fputs("</caption>", doc->out);
        fputs("<thead><tr>", doc->out);
        for (int i = 0; i < columns; i++) fputs("<th scope=\"col\">", doc->out), put(doc, head[i]), fputs("</th>", doc->out);
        fputs("</tr></thead><tbody>\n", doc->out);
        return;
    }
    if (caption[0]) put(doc, caption), fputs("\n\n", doc->out);
    for (int i = 0; i < columns; i++) fputs("| ", doc->out), put(doc, head[i]), fputc(' ', doc->out);
    fputs("|\n", doc->out);
    for (int i = 0; i < columns; i++) fputs("| --- ", doc->out);
    fputs("|\n", doc->out);
}

void doc_row(Doc *doc, const char *const *cell) {
    if (doc->kind == DOC_HTML) fputs("<tr>", doc->out);
    for (int i = 0; i < doc->columns; i++) {
        tag(doc, numeric(cell[i]) ? "<td class=\"n\">" : "<td>", "| ");
        put(doc, cell[i]);
        tag(doc, "</td>", " ");
    }
    tag(doc, "</tr>\n", "|\n");
}

void doc_table_end(Doc *doc) { tag(doc, "</tbody></table>\n", "\n"); }

void doc_hidden(Doc *doc, const char *summary) {
    tag(doc, "<details><summary>", "**");
    put(doc, summary);
    tag(doc, "</summary>\n", "**\n\n");
}

void doc_hidden_end(Doc *doc) { tag(doc, "</details>\n", ""); }
