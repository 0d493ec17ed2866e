/* find.c - finding things by what a player types. */
#include "words.h"
#include <ctype.h>
#include <string.h>

static int lower(char c) { return tolower((unsigned char)c); }

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

static int find(const MoatRules *rules, const MoatThing *things, int count, const char *text) {
    size_t length = strlen(text);
    int found = -1, fitting = 0;
    if (length == 0) return -1;
    for (int i = 0; i < count; i++) {
        const char *name = moat_text(rules, &things[i].name);
        if (strcasecmp(things[i].id, text) == 0 || strcasecmp(name, text) == 0) return i;
        if (strncasecmp(things[i].id, text, length) == 0 || strncasecmp(name, text, length) == 0) {
            found = i;
            fitting++;
        }
    }
    return fitting == 1 ? found : -1;
}

int words_find_market(const MoatRules *rules, const char *text) { return find(rules, rules->market, rules->markets, text); }
int words_find_regulator(const MoatRules *rules, const char *text) { return find(rules, rules->regulator, rules->regulators, text); }
