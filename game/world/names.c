/* names.c - spelling of readings. Parse and print follow the same rows of world_scope: word, indices before the name, the name, the rest.
 */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "moat/rules.h"
#include "slot.h"

static const char *const line_kinds[2] = {"premium", "open"};
/* What moat_name_parse says it expected. */
static const char *const index_words[INDEXES] = {
    [INDEX_NONE] = "",
    [INDEX_BLOC] = "bloc",
    [INDEX_SEGMENT] = "segment",
    [INDEX_DATE] = "date",
    [INDEX_MARKET] = "market",
    [INDEX_LINE] = "line",
    [INDEX_REGULATOR] = "regulator",
    [INDEX_EVENT] = "event",
    [INDEX_TENDER] = "tender",
};

/* NULL for indices that are spelled as numbers or made of parts. */
static const char *id_of(const MoatRules *rules, WorldIndex index, int i) {
    switch (index) {
    case INDEX_BLOC: return rules->bloc[i].id;
    case INDEX_SEGMENT: return rules->segment[i].id;
    case INDEX_MARKET: return rules->market[i].id;
    case INDEX_REGULATOR: return rules->regulator[i].id;
    case INDEX_EVENT: return rules->event[i].id;
    default: return NULL;
    }
}

static int count_of(const MoatRules *rules, WorldIndex index) {
    switch (index) {
    case INDEX_BLOC: return MOAT_BLOCS;
    case INDEX_SEGMENT: return rules->segments;
    case INDEX_MARKET: return rules->markets;
    case INDEX_REGULATOR: return rules->regulators;
    case INDEX_EVENT: return rules->events;
    case INDEX_DATE: return rules->doctrine_dates;
    default: return 0;
    }
}

/* A derived name without the word that its scope says already: market_share is spelled market.M.share. */
static const char *spelled(const MoatQuantityRow *row) {
    const char *word = world_scope(row->scope)->word;
    size_t length = strlen(word);
    bool repeats = row->derived && strncmp(row->name, word, length) == 0 && row->name[length] == '_';
    return repeats ? row->name + length + 1 : row->name;
}

/* --- reading --- */

typedef struct Part {
    const char *text;
    size_t length;
} Part;
typedef struct Reader {
    const MoatRules *rules;
    const char *next; /* the part to come; NULL after the last */
    const char *part; /* the part taken last: what is wrong when reading fails */
    const char *expect;
} Reader;

static bool fail(Reader *reader, const char *expect) {
    reader->expect = expect;
    return false;
}

/* The next part between dots; an empty one at the end of the text when there is none. */
static Part take(Reader *reader) {
    if (reader->next == NULL) {
        reader->part += strcspn(reader->part, ".");
        return (Part){reader->part, 0};
    }
    Part part = {reader->next, strcspn(reader->next, ".")};
    reader->part = part.text;
    reader->next = part.text[part.length] == '.' ? part.text + part.length + 1 : NULL;
    return part;
}

static Part peek(Reader reader) { return take(&reader); }

static bool is(Part part, const char *word) {
    return part.length > 0 && *part.text == *word && strlen(word) == part.length && memcmp(part.text, word, part.length) == 0;
}

static bool find_index(const MoatRules *rules, WorldIndex index, Part part, int16_t *at) {
    bool subject = index == INDEX_BLOC || index == INDEX_MARKET;
    if (subject && is(part, "it")) return *at = MOAT_IT, true;
    if (index == INDEX_BLOC && is(part, "other")) return *at = MOAT_OTHER, true;
    for (int i = 0; i < count_of(rules, index); i++) {
        const char number[2] = {(char)('1' + i), '\0'};
        if (is(part, index == INDEX_DATE ? number : id_of(rules, index, i))) return *at = (int16_t)i, true;
    }
    return false;
}

static bool read_line(Reader *reader, int16_t *at) {
    Part part = take(reader);
    if (is(part, "sovereign")) return *at = MOAT_SOVEREIGN, true;
    if (is(part, "none")) return *at = MOAT_NONE, true;
    int16_t bloc;
    if (!find_index(reader->rules, INDEX_BLOC, part, &bloc)) return fail(reader, "line");
    int first = bloc == MOAT_IT ? -10 : bloc == MOAT_OTHER ? -20 : moat_premium(bloc);
    part = take(reader);
    for (int kind = 0; kind < 2; kind++)
        if (is(part, line_kinds[kind])) return *at = (int16_t)(bloc < 0 ? first - kind : first + kind), true;
    return fail(reader, "line");
}

static bool read_index(Reader *reader, WorldIndex index, int16_t *at) {
    if (index == INDEX_LINE) return read_line(reader, at);
    return find_index(reader->rules, index, take(reader), at) || fail(reader, index_words[index]);
}

/* The quantity whose names begin with the word, spell `before` indices and then this part; -1 none. Hidden ones have no name. */
static int find_quantity(const char *word, int before, Part part) {
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        if (!row->derived && part.length > 0 && *row->name != *part.text) continue; /* most end here: a level is full of names */
        const WorldScope *scope = world_scope(row->scope);
        if (scope->before != before || *scope->word != *word || strcmp(scope->word, word) != 0) continue;
        if (row->access != MOAT_ACCESS_HIDDEN && is(part, spelled(row))) return q;
    }
    return -1;
}

static const WorldScope *find_scope(Part word) {
    for (int s = 0; s < MOAT_SCOPE_TENDER; s++)
        if (is(word, world_scope((MoatScope)s)->word)) return world_scope((MoatScope)s);
    return NULL;
}

/* The quantity's name, or in a market a segment and then the name. */
static bool read_quantity(Reader *reader, const WorldScope *first, MoatName *name) {
    Part part = take(reader);
    int quantity = find_quantity(first->word, first->before, part);
    if (quantity < 0 && first->index[0] == INDEX_MARKET) {
        if (find_index(reader->rules, INDEX_SEGMENT, part, &name->at[1]))
            quantity = find_quantity(first->word, 2, take(reader));
        else if (find_quantity(first->word, 2, peek(*reader)) >= 0)
            return fail(reader, "segment");
    }
    name->quantity = (int16_t)quantity;
    return quantity >= 0 || fail(reader, "quantity");
}

static bool read_name(Reader *reader, MoatName *name) {
    const WorldScope *scope = find_scope(take(reader));
    if (scope == NULL) return fail(reader, "quantity");
    if (scope->before > 0 && !read_index(reader, scope->index[0], &name->at[0])) return false;
    if (!read_quantity(reader, scope, name)) return false;
    scope = world_scope(moat_quantity((MoatQuantity)name->quantity)->scope);
    for (int i = scope->before; i < 3 && scope->index[i] != INDEX_NONE; i++)
        if (!read_index(reader, scope->index[i], &name->at[i])) return false;
    if (reader->next == NULL) return true;
    take(reader);
    return fail(reader, "end");
}

bool moat_name_parse(const MoatRules *rules, const char *text, MoatName *name, int *where, const char **expect) {
    Reader reader = {rules, text, text, ""};
    MoatName found = {0};
    bool good = read_name(&reader, &found);
    if (good) *name = found;
    if (!good && where != NULL) *where = (int)(reader.part - text);
    if (!good && expect != NULL) *expect = reader.expect;
    return good;
}

/* --- writing --- */

typedef struct Writer {
    char *text;
    int size, length;
} Writer;

static void put(Writer *writer, const char *word) {
    for (; *word != '\0'; word++, writer->length++)
        if (writer->length + 1 < writer->size) writer->text[writer->length] = *word;
}

static void put_index(Writer *writer, const MoatRules *rules, WorldIndex index, int at);

static void put_line(Writer *writer, const MoatRules *rules, int at) {
    if (at >= MOAT_SOVEREIGN) {
        put(writer, at == MOAT_SOVEREIGN ? ".sovereign" : ".none");
        return;
    }
    int kind = at >= 0 ? at % 2 : at <= -20 ? -20 - at : -10 - at;
    assert(kind == 0 || kind == 1);
    put_index(writer, rules, INDEX_BLOC, at >= 0 ? at / 2 : at <= -20 ? MOAT_OTHER : MOAT_IT);
    put(writer, ".");
    put(writer, line_kinds[kind]);
}

static void put_index(Writer *writer, const MoatRules *rules, WorldIndex index, int at) {
    const char number[2] = {(char)('1' + at), '\0'};
    if (index == INDEX_LINE) {
        put_line(writer, rules, at);
        return;
    }
    assert(at >= 0 || at == MOAT_IT || (at == MOAT_OTHER && index == INDEX_BLOC));
    put(writer, ".");
    if (at < 0)
        put(writer, at == MOAT_IT ? "it" : "other");
    else
        put(writer, index == INDEX_DATE || index == INDEX_TENDER ? number : id_of(rules, index, at));
}

int moat_name_print(const MoatRules *rules, MoatName name, char *text, int size) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    const WorldScope *scope = world_scope(row->scope);
    Writer writer = {text, size, 0};
    put(&writer, scope->word);
    for (int i = 0; i < scope->before; i++) put_index(&writer, rules, scope->index[i], name.at[i]);
    put(&writer, ".");
    put(&writer, spelled(row));
    for (int i = scope->before; i < 3 && scope->index[i] != INDEX_NONE; i++) put_index(&writer, rules, scope->index[i], name.at[i]);
    if (size > 0) text[writer.length < size ? writer.length : size - 1] = '\0';
    return writer.length;
}
