/* things.c - blocs, segments, markets, regulators: first all ids, then what is said of each. */
#include "loader.h"
#include "utf8.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Takes the ids of a section into `thing`; returns how many. Keys whose value is no mapping are told of and left without one. */
static int register_ids(Loader *loader, const Node *root, const char *section, const char *what, int least, int most, MoatThing *thing) {
    const Node *map = node_map(root, section);
    int count = 0;
    for (Node *key = map ? map->first : NULL; key; key = key->next) {
        id_check(loader, key, what);
        if (!key->value || key->value->kind != NODE_MAP) {
            problem(loader, PROBLEM_SHAPE, spot_of(key), "the %s '%s' must be a mapping", what, shown(key->text).text);
            key->value = NULL;
        }
        if (count == most) {
            problem(loader, PROBLEM_COUNT, spot_of(key), "there are %d %s; there may be %d", map->size, section, most);
            break;
        }
        text_safe(thing[count++].id, sizeof thing->id, key->text, (size_t)key->size);
    }
    if (map && count < least && !loader->abstract)
        problem(
            loader, PROBLEM_COUNT, spot_of(node_key(root, section)), "there are %d %s; there must be at least %d", count, section, least);
    return count;
}

/* What all things say of themselves, and their figures. */
static void read_thing(Loader *loader, const Node *root, Node *key, PlaceKind kind, int at, MoatThing *thing) {
    Place place = place_of(kind);
    keys_check(loader, key->value, &place, key);
    text_read(loader, key->value, kind, "name", &thing->name);
    text_read(loader, key->value, kind, "about", &thing->about);
    source_read(loader, root, key->value, place.words, true, &thing->source);
    fields_read(loader, key->value, &place, at);
}

/* --- blocs --- */

static void read_line(Loader *loader, const Node *bloc, const char *key, MoatThing *line) {
    Node *map = node_map(bloc, key);
    Place place = place_of(PLACE_LINE);
    snprintf(line->id, sizeof line->id, "%s", key);
    if (!map) return;
    keys_check(loader, map, &place, node_key(bloc, key));
    text_read(loader, map, PLACE_LINE, "name", &line->name);
    text_read(loader, map, PLACE_LINE, "about", &line->about);
}

static void read_part(Loader *loader, const Node *root, const Node *bloc, const char *key, PlaceKind kind, int at) {
    Node *map = node_map(bloc, key);
    Place place = place_of(kind);
    if (!map) return;
    keys_check(loader, map, &place, node_key(bloc, key));
    source_read(loader, root, map, place.words, false, NULL);
    fields_read(loader, map, &place, at);
}

static void read_bloc(Loader *loader, const Node *root, Node *key, int side) {
    MoatRules *rules = loader->rules;
    read_thing(loader, root, key, PLACE_BLOC, side, &rules->bloc[side]);
    rules->briefing[side] = rules->bloc[side].about;
    const Node *home = node_value(key->value, "home");
    rules->home[side] = home ? market_index(loader, home) : -1;
    read_line(loader, key->value, "premium", &rules->line[moat_premium(side)]);
    read_line(loader, key->value, "open", &rules->line[moat_open(side)]);
    read_part(loader, root, key->value, "start", PLACE_START, side);
    read_part(loader, root, key->value, "rules", PLACE_RULES, side);
}

/* --- markets --- */

static void read_place_on_map(Loader *loader, const Node *at, int16_t to[2]) {
    static const int most[] = {180, 90};
    static const char *const what[] = {"longitude", "latitude"};
    if (at->size != 2) {
        problem(loader, PROBLEM_COUNT, spot_of(at), "'at' must be two numbers, longitude and latitude, found %d", at->size);
        return;
    }
    int i = 0;
    for (const Node *entry = at->first; entry; entry = entry->next, i++) {
        MoatLong degrees;
        if (number_read(loader, entry, what[i], (NumberRule){MOAT_UNIT_POINTS, false, -most[i], most[i]}, &degrees))
            to[i] = (int16_t)((degrees + (degrees < 0 ? -MOAT_ONE / 2 : MOAT_ONE / 2)) / MOAT_ONE);
    }
}

static int country_owner(const MoatRules *rules, int markets, const char *code) {
    for (int m = 0; m < markets; m++)
        for (int c = 0; rules->market_countries[m][c][0]; c++)
            if (memcmp(rules->market_countries[m][c], code, 2) == 0) return m;
    return -1;
}

static void read_countries(Loader *loader, const Node *list, int market) {
    MoatRules *rules = loader->rules;
    enum { MOST = sizeof *rules->market_countries / sizeof **rules->market_countries - 1 };
    int count = 0;
    for (const Node *entry = list->first; entry; entry = entry->next) {
        const char *code = entry->text;
        if (entry->kind != NODE_VALUE || entry->size != 2 || !isupper((unsigned char)code[0]) || !isupper((unsigned char)code[1])) {
            problem(loader, PROBLEM_COUNTRY, spot_of(entry), "a country is two capital letters, found '%s'", shown(code).text);
            continue;
        }
        int owner = country_owner(rules, market + 1, code);
        if (owner >= 0) {
            problem(loader, PROBLEM_TWO_MARKETS, spot_of(entry), "the country %s stands in the market '%s' already", code,
                rules->market[owner].id);
        } else if (count == MOST) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "a market has at most %d countries", MOST);
            return;
        } else {
            memcpy(rules->market_countries[market][count++], code, 2);
        }
    }
}

static void read_market(Loader *loader, const Node *root, Node *key, int market) {
    read_thing(loader, root, key, PLACE_MARKET, market, &loader->rules->market[market]);
    const Node *at = node_list(key->value, "at"), *countries = node_list(key->value, "countries");
    if (at) read_place_on_map(loader, at, loader->rules->market_at[market]);
    if (countries) read_countries(loader, countries, market);
}

/* --- regulators --- */

static void read_regulator(Loader *loader, const Node *root, Node *key, int regulator) {
    MoatRules *rules = loader->rules;
    read_thing(loader, root, key, PLACE_REGULATOR, regulator, &rules->regulator[regulator]);
    const Node *list = node_list(key->value, "jurisdiction"), *home = node_value(key->value, "home");
    int passed = 0;
    for (Node *entry = list ? list->first : NULL; entry; entry = entry->next) {
        entry->passed = removed(loader, "markets", entry->text);
        passed += entry->passed;
        int market = entry->passed ? -1 : market_index(loader, entry);
        if (market >= 0) rules->jurisdiction[regulator] |= UINT32_C(1) << market;
    }
    if (list && list->size == passed) problem(loader, PROBLEM_COUNT, spot_of(list), "a regulator watches at least one market");
    rules->regulator_home[regulator] = home ? bloc_index(loader, home) : -1;
}

/* --- all --- */

static void read_section(Loader *loader, const Node *root, const char *section, const MoatThing *thing, int count,
    void (*read)(Loader *, const Node *, Node *, int)) {
    const Node *map = node_map(root, section);
    int i = 0;
    for (Node *key = map ? map->first : NULL; key && i < count; key = key->next, i++)
        if (key->value && thing[i].id[0]) read(loader, root, key, i);
}

static void read_segment(Loader *loader, const Node *root, Node *key, int segment) {
    read_thing(loader, root, key, PLACE_SEGMENT, segment, &loader->rules->segment[segment]);
}

void things_read(Loader *loader, Node *root) {
    MoatRules *rules = loader->rules;
    int blocs = register_ids(loader, root, "blocs", "bloc", MOAT_BLOCS, MOAT_BLOCS, rules->bloc);
    rules->segments = register_ids(loader, root, "segments", "segment", 1, MOAT_SEGMENTS, rules->segment);
    rules->markets = register_ids(loader, root, "markets", "market", 2, MOAT_MARKETS, rules->market);
    rules->regulators = register_ids(loader, root, "regulators", "regulator", 0, MOAT_REGULATORS, rules->regulator);
    read_section(loader, root, "blocs", rules->bloc, blocs, read_bloc);
    read_section(loader, root, "segments", rules->segment, rules->segments, read_segment);
    read_section(loader, root, "markets", rules->market, rules->markets, read_market);
    read_section(loader, root, "regulators", rules->regulator, rules->regulators, read_regulator);
}
