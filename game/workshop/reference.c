/* reference.c - the format's reference page, as Markdown or as a manual page, from the tables that the loader reads by. */
#include "defaults.h"
#include "loader.h"
#include "pattern.h"
#include "slot.h"
#include "workshop.h"
#include <ctype.h>
#include <string.h>

typedef struct Page {
    FILE *out;
    bool manual;
    Defaults *defaults;
} Page;

/* --- writing --- */

/* Words of tables must not be taken for marks of the page. */
static void write_words(const Page *page, const char *text) {
    for (const char *c = text; *c; c++) {
        if (page->manual && (*c == '\\' || *c == '-'))
            fprintf(page->out, "\\%s", *c == '\\' ? "e" : "-");
        else if (page->manual && c == text && (*c == '.' || *c == '\''))
            fprintf(page->out, "\\&%c", *c);
        else if (!page->manual && strchr("|<>*_[", *c))
            fprintf(page->out, "\\%c", *c);
        else
            fputc(*c, page->out);
    }
}

/* Something one would type. */
static void write_code(const Page *page, const char *text) {
    if (!*text) return;
    if (!page->manual) {
        fputc('`', page->out);
        for (; *text; text++) {
            if (*text == '|') fputc('\\', page->out);
            fputc(*text, page->out);
        }
        fputc('`', page->out);
        return;
    }
    fputs("\\fB", page->out);
    write_words(page, text);
    fputs("\\fR", page->out);
}

static void write_capital(const Page *page, const char *text) {
    char first[2] = {(char)toupper((unsigned char)*text), 0};
    write_words(page, first);
    write_words(page, text + 1);
}

static void heading(const Page *page, int depth, const char *text) {
    if (!page->manual) {
        fprintf(page->out, "\n%.*s ", depth, "####");
        write_capital(page, text);
        fputs("\n\n", page->out);
    } else {
        fputs(depth < 3 ? ".SH " : ".SS ", page->out);
        write_capital(page, text);
        fputc('\n', page->out);
    }
}

static void paragraph(const Page *page, const char *text) {
    if (page->manual) fputs(".PP\n", page->out);
    write_words(page, text);
    fputs(page->manual ? "\n" : "\n\n", page->out);
}

/* --- keys --- */

static const char *type_words(const KeyRow *row) {
    switch (row->type) {
    case KEY_FORMAT: return "1";
    case KEY_ID: return "id";
    case KEY_REF: return "id";
    case KEY_REFS: return "list of ids";
    case KEY_TEXTS: return "list of texts";
    case KEY_WORDS: return "words";
    case KEY_TEXT: return "text, or one by language";
    case KEY_NUMBER: return "number";
    case KEY_WHOLE: return "whole number";
    case KEY_FLAG: return "true or false";
    case KEY_NUMBERS: return "list of numbers";
    case KEY_BY_BLOC: return "number by bloc";
    case KEY_BY_SEGMENT: return "number, or numbers by segment";
    case KEY_DAY: return "day";
    case KEY_QUARTER: return "quarter";
    case KEY_CHOICE: return "one word";
    case KEY_POSITION: return "[longitude, latitude]";
    case KEY_COUNTRIES: return "list of countries";
    case KEY_SOURCE: return "source, or list of them";
    case KEY_CONDITION: return "condition, or list of them";
    case KEY_EFFECTS: return "list of effects";
    case KEY_ANSWERER: return "id of a bloc, it or other";
    case KEY_MAP: return "mapping";
    case KEY_THINGS: return "mappings by id";
    case KEY_ENTRIES: return "list of mappings";
    case KEY_OFFERS: return "lists of mappings by bloc";
    case KEY_LIST: return "list of mappings";
    case KEY_READINGS: return "reading, or list of them";
    case KEY_PLAY: return "opponent, nobody, or orders by turn, by bloc";
    }
    return "";
}

/* The value of base.yaml, or what holds when nothing is given. */
static void standard_words(const Page *page, const char *section, const KeyRow *row, char *to, size_t room) {
    const Node *value = defaults_find(page->defaults, section, row->key);
    int used = 0;
    snprintf(to, room, "%s", row->standard);
    if (!value || strcmp(row->key, "source") == 0 || value->kind == NODE_MAP) return;
    if (value->kind == NODE_VALUE) snprintf(to, room, "%s", value->text);
    for (const Node *entry = value->kind == NODE_LIST ? value->first : NULL; entry && used < (int)room - 32; entry = entry->next)
        used += snprintf(to + used, room - (size_t)used, "%s%s%s", entry == value->first ? "[" : ", ", entry->text, entry->next ? "" : "]");
}

static void key_markdown(const Page *page, const KeyRow *row, const char *standard) {
    Range range = range_words(row);
    fputs("| ", page->out);
    write_code(page, row->key);
    fprintf(page->out, " | %s | ", row->needed ? "must" : "may");
    write_words(page, *range.text ? range.text : type_words(row));
    fputs(" | ", page->out);
    write_code(page, standard);
    fputs(" | ", page->out);
    write_capital(page, row->doc);
    fputs(" | ", page->out);
    write_code(page, row->example);
    fputs(" |\n", page->out);
}

static void key_manual(const Page *page, const KeyRow *row, const char *standard) {
    Range range = range_words(row);
    fputs(".TP\n", page->out);
    write_code(page, row->key);
    fprintf(page->out, " (%s; ", row->needed ? "must be given" : "may be given");
    write_words(page, *range.text ? range.text : type_words(row));
    fputs(")\n", page->out);
    write_capital(page, row->doc);
    fputs(".", page->out);
    if (*standard) {
        fputs(" Default: ", page->out);
        write_code(page, standard);
        fputs(".", page->out);
    }
    fputs(" Example: ", page->out);
    write_code(page, row->example);
    fputs("\n", page->out);
}

static void write_place(const Page *page, const Place *place) {
    KeyView view;
    heading(page, 3, place->words);
    if (!page->manual) fputs("| key | | value | default | meaning | example |\n| --- | --- | --- | --- | --- | --- |\n", page->out);
    for (int i = 0; table_row(place, i, &view); i++) {
        char standard[160];
        standard_words(page, place->section, &view.row, standard, sizeof standard);
        if (page->manual)
            key_manual(page, &view.row, standard);
        else
            key_markdown(page, &view.row, standard);
    }
}

/* Sections stand after the level, whose keys they are; other places in the order of the table. */
static void write_places(const Page *page) {
    KeyView view;
    Place level = place_of(PLACE_LEVEL);
    write_place(page, &level);
    for (int i = 0; table_row(&level, i, &view); i++) {
        Place inner = table_inner(&view.row);
        if (inner.kind == PLACE_SECTION || inner.kind == PLACE_TENDERS) write_place(page, &inner);
    }
    for (int kind = PLACE_LEVEL + 1; kind < PLACES; kind++) {
        Place place = place_of((PlaceKind)kind);
        if (kind != PLACE_SECTION && kind != PLACE_TENDERS) write_place(page, &place);
    }
}

/* --- readings and problems --- */

/* As one would write it, with capitals for ids: market.M.trust.B */
static void reading_words(const MoatQuantityRow *row, char *to, size_t room) {
    static const char *const letter[] = {[INDEX_NONE] = "",
        [INDEX_BLOC] = ".B",
        [INDEX_SEGMENT] = ".S",
        [INDEX_DATE] = ".1",
        [INDEX_MARKET] = ".M",
        [INDEX_LINE] = ".LINE",
        [INDEX_REGULATOR] = ".R",
        [INDEX_EVENT] = ".E",
        [INDEX_TENDER] = ".T"};
    const WorldScope *scope = world_scope(row->scope);
    size_t word = strlen(scope->word);
    bool repeats = row->derived && strncmp(row->name, scope->word, word) == 0 && row->name[word] == '_';
    int used = snprintf(to, room, "%s", scope->word);
    for (int i = 0; i < scope->before; i++) used += snprintf(to + used, room - (size_t)used, "%s", letter[scope->index[i]]);
    used += snprintf(to + used, room - (size_t)used, ".%s", row->name + (repeats ? word + 1 : 0));
    for (int i = scope->before; i < 3; i++) used += snprintf(to + used, room - (size_t)used, "%s", letter[scope->index[i]]);
}

static void write_reading(const Page *page, const MoatQuantityRow *row) {
    char name[96], range[64] = "";
    reading_words(row, name, sizeof name);
    if (!row->derived)
        snprintf(range, sizeof range, "%s to %s", number_bound(row->low, row->unit).text, number_bound(row->high, row->unit).text);
    bool writes = !row->derived && row->access >= MOAT_ACCESS_WRITE;
    fputs(page->manual ? ".TP\n" : "| ", page->out);
    write_code(page, name);
    fputs(page->manual ? "\n" : " | ", page->out);
    write_capital(page, row->doc);
    if (page->manual)
        fprintf(page->out, ".%s%s%s\n", *range ? " " : "", range, writes ? ". Effects may change it." : "");
    else
        fprintf(page->out, " | %s | %s |\n", range, writes ? "yes" : "");
}

static void write_readings(const Page *page) {
    heading(page, 2, "readings");
    paragraph(page,
        "Conditions compare readings, effects change them. B stands for a bloc, M a market, S a segment, R a regulator, E an event, "
        "LINE for B.premium, B.open, sovereign or none; in an event, it for the subject and other for the rival of a subject bloc.");
    if (!page->manual) fputs("| reading | meaning | range | effects may change it |\n| --- | --- | --- | --- |\n", page->out);
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (*pattern_name(moat_quantity((MoatQuantity)q)).text) write_reading(page, moat_quantity((MoatQuantity)q));
}

static void write_problems(const Page *page) {
    const char *code;
    heading(page, 2, "problems");
    paragraph(page, "moat check names every problem by a code; moat explain CODE shows one wrong and one right example.");
    if (!page->manual) fputs("| code | rule |\n| --- | --- |\n", page->out);
    for (int i = 0; (code = moat_problem_code(i)); i++) {
        fprintf(page->out, page->manual ? ".TP\n.B %s\n" : "| `%s` | ", code);
        write_words(page, moat_problem_rule(code));
        fputs(page->manual ? "\n" : " |\n", page->out);
    }
}

static void write_head(const Page *page) {
    if (page->manual)
        fputs(".TH MOAT\\-LEVEL 5 \"\" \"Moat " MOAT_VERSION
              "\" \"File formats\"\n.SH NAME\nmoat\\-level \\- the format of levels\n.SH DESCRIPTION\n",
            page->out);
    else
        fputs("# Levels: reference\n\nMade by `moat reference` from the tables that the loader reads by.\n\n", page->out);
    paragraph(page, "A level is one YAML file. Numbers are plain decimals; % may follow shares and plain numbers, bn money, M "
                    "accelerators. Texts are words, or "
                    "words by language: {en: Yes, fr: Oui}. An id is a small letter, then small letters, digits and hyphens, at most 31.");
    paragraph(page,
        "A condition is one of all:, any: (lists of conditions), not: (a condition), or a reading with one of at_least:, at_most:, above:, "
        "below:, is: and a number or another reading. An effect is a reading and its change: +N, -N, xN or =N.");
    paragraph(page, "What must be given may come from the level named by extends:. Mappings and entries with an id are merged with those "
                    "of that level, one by one.");
}

bool workshop_reference(FILE *out, WorkshopPage format, const char *base) {
    Defaults defaults;
    if (!defaults_begin(&defaults, base)) return false;
    Page page = {out, format == WORKSHOP_MANUAL, &defaults};
    write_head(&page);
    heading(&page, 2, "keys");
    write_places(&page);
    write_readings(&page);
    write_problems(&page);
    defaults_end(&defaults);
    return true;
}
