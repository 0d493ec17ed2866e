/* find.c - finding things by what a player types. */
#include "words.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static int lower(char c) { return c == '_' ? '-' : tolower((unsigned char)c); }

int words_distance(const char *one, const char *other) {
    enum { MOST = 64 };
    int row[MOST + 1], width = (int)strlen(other);
    if (width > MOST) width = MOST;
    for (int x = 0; x <= width; x++) row[x] = x;
    for (int y = 1; one[y - 1]; y++) {
        int corner = row[0];
        row[0] = y;
        for (int x = 1; x <= width; x++) {
            int best = corner + (lower(one[y - 1]) != lower(other[x - 1]));
            corner = row[x];
            if (row[x] + 1 < best) best = row[x] + 1;
            if (row[x - 1] + 1 < best) best = row[x - 1] + 1;
            row[x] = best;
        }
    }
    return row[width];
}

/* Whether `text` is a beginning of `name`; 2 when it is all of it. */
static int fits(const char *name, const char *text) {
    while (*text && lower(*name) == lower(*text)) name++, text++;
    return *text ? 0 : *name ? 1 : 2;
}

bool words_begins(const char *name, const char *typed) { return fits(name, typed) != 0; }

static int find(const MoatRules *rules, const MoatThing *things, int count, const char *text) {
    int found = -1, fitting = 0;
    if (!text[0]) return -1;
    for (int i = 0; i < count; i++) {
        int by_id = fits(things[i].id, text), by_name = fits(moat_text(rules, &things[i].name), text);
        if (by_id == 2 || by_name == 2) return i;
        if (by_id || by_name) {
            found = i;
            fitting++;
        }
    }
    return fitting == 1 ? found : -1;
}

int words_find_market(const MoatRules *rules, const char *text) { return find(rules, rules->market, rules->markets, text); }
int words_find_regulator(const MoatRules *rules, const char *text) { return find(rules, rules->regulator, rules->regulators, text); }

MoatQuantity words_find_quantity(const char *text) {
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (fits(moat_quantity((MoatQuantity)q)->name, text) == 2 || fits(words_quantity((MoatQuantity)q), text) == 2)
            return (MoatQuantity)q;
    return MOAT_QUANTITIES;
}

/* What the words after a quantity name; -1 not named. */
typedef struct Named {
    int market, bloc, segment, regulator, event, kind;
} Named;

static int find_event(const MoatRules *rules, const char *word) {
    for (int e = 0; e < rules->events; e++)
        if (fits(rules->event[e].id, word) == 2) return e;
    return -1;
}

/* Takes a word as the first thing not named yet that it fits; a bloc before a market of the same name only when `bloc_first`. */
static bool take(const MoatRules *rules, Named *named, const char *word, bool bloc_first) {
    int bloc = named->bloc < 0 ? find(rules, rules->bloc, MOAT_BLOCS, word) : -1;
    int market = named->market < 0 ? words_find_market(rules, word) : -1;
    int kind = fits("premium", word) == 2     ? 0
               : fits("open", word) == 2      ? 1
               : fits("sovereign", word) == 2 ? 4
               : fits("none", word) == 2      ? 5
                                              : -1;
    if (kind >= 0) return named->kind = kind, true;
    if (bloc >= 0 && (bloc_first || market < 0)) return named->bloc = bloc, true;
    if (market >= 0) return named->market = market, true;
    int segment = find(rules, rules->segment, rules->segments, word), regulator = words_find_regulator(rules, word);
    if (segment >= 0) return named->segment = segment, true;
    if (regulator >= 0) return named->regulator = regulator, true;
    return (named->event = find_event(rules, word)) >= 0;
}

/* Line of the bloc and kind named; the bloc's premium line when no kind is. */
static int line_of(const Named *named, MoatSide side) {
    if (named->kind >= MOAT_SOVEREIGN) return named->kind;
    return 2 * (named->bloc < 0 ? side : named->bloc) + (named->kind == 1);
}

/* Fills the indices a scope needs; false when one is missing or one too many is named. */
static bool fill(MoatScope scope, Named named, MoatSide side, MoatName *name) {
    int bloc = named.bloc < 0 ? side : named.bloc, line = line_of(&named, side);
    bool market = named.market >= 0, segment = named.segment >= 0, regulator = named.regulator >= 0, event = named.event >= 0,
         kind = named.kind >= 0;
    int at[3] = {bloc, 0, 0};
    bool fitting = !market && !segment && !regulator && !event && !kind;
    switch (scope) {
    case MOAT_SCOPE_WORLD:
        at[0] = 0;
        fitting = fitting && named.bloc < 0;
        break;
    case MOAT_SCOPE_BLOC: break;
    case MOAT_SCOPE_BLOC_SEGMENT:
        at[1] = named.segment;
        fitting = segment && !market && !regulator && !event && !kind;
        break;
    case MOAT_SCOPE_MARKET:
        at[0] = named.market;
        fitting = market && !segment && !regulator && !event && !kind && named.bloc < 0;
        break;
    case MOAT_SCOPE_MARKET_BLOC:
        at[0] = named.market;
        at[1] = bloc;
        fitting = market && !segment && !regulator && !event && !kind;
        break;
    case MOAT_SCOPE_MARKET_LINE:
        at[0] = named.market;
        at[1] = line;
        fitting = market && !segment && !regulator && !event;
        break;
    case MOAT_SCOPE_WORLD_LINE:
        at[0] = line;
        fitting = !market && !segment && !regulator && !event;
        break;
    case MOAT_SCOPE_CELL_LINE:
        at[0] = named.market;
        at[1] = named.segment;
        at[2] = line;
        fitting = market && segment && !regulator && !event;
        break;
    case MOAT_SCOPE_CELL_BLOC:
        at[0] = named.market;
        at[1] = named.segment;
        at[2] = bloc;
        fitting = market && segment && !regulator && !event && !kind;
        break;
    case MOAT_SCOPE_REGULATOR_BLOC:
        at[0] = named.regulator;
        at[1] = bloc;
        fitting = regulator && !market && !segment && !event && !kind;
        break;
    case MOAT_SCOPE_EVENT:
        at[0] = named.event;
        fitting = event && !market && !segment && !regulator && !kind;
        break;
    case MOAT_SCOPE_EVENT_BLOC:
        at[0] = named.event;
        at[1] = bloc;
        fitting = event && !market && !segment && !regulator && !kind;
        break;
    default: return false;
    }
    for (int i = 0; i < 3; i++) name->at[i] = (int16_t)at[i];
    return fitting;
}

/* The name in the table, or what is left of a derived one without its scope: "share" is market_share, too. */
static bool is_called(MoatQuantity quantity, const char *word) {
    const MoatQuantityRow *row = moat_quantity(quantity);
    const char *rest = !strncmp(row->name, "market_", 7) ? row->name + 7 : !strncmp(row->name, "world_", 6) ? row->name + 6 : row->name;
    return fits(row->name, word) == 2 || (row->derived && fits(rest, word) == 2) || fits(words_quantity(quantity), word) == 2;
}

static bool by_words(const MoatRules *rules, MoatSide side, const char *quantity, char *rest, MoatName *name, bool bloc_first) {
    Named named = {-1, -1, -1, -1, -1, -1};
    char *next = NULL;
    for (char *word = strtok_r(rest, " ,", &next); word; word = strtok_r(NULL, " ,", &next))
        if (!take(rules, &named, word, bloc_first)) return false;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
        if (row->access == MOAT_ACCESS_HIDDEN || !is_called((MoatQuantity)q, quantity)) continue;
        name->quantity = (int16_t)q;
        if (fill(row->scope, named, side, name)) return true;
    }
    return false;
}

bool words_find_reading(const MoatRules *rules, MoatSide side, const char *text, MoatName *name) {
    if (moat_name_parse(rules, text, name, NULL, NULL) && name->at[0] >= 0 && name->at[1] >= 0 && name->at[2] >= 0) return true;
    /* The quantity may be several words: the longest beginning that is one wins. A bloc and a market may share a name: both ways are tried.
     */
    for (size_t length = strlen(text); length > 0; length--) {
        if (text[length] != '\0' && text[length] != ' ') continue;
        for (int bloc_first = 0; bloc_first < 2; bloc_first++) {
            char quantity[128], rest[128];
            snprintf(quantity, sizeof quantity, "%.*s", (int)length, text);
            snprintf(rest, sizeof rest, "%s", text + length);
            if (by_words(rules, side, quantity, rest, name, bloc_first)) return true;
        }
    }
    return false;
}
