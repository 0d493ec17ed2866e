/* header.c - what the level is: format, id, words, calendar, sources. */
#include "loader.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool check_format(Loader *loader, const Node *root) {
    const Node *format = node_value(root, "format");
    if (!format || strcmp(format->text, "1") == 0) return true;
    if (strcmp(format->text, "0") == 0) hint(loader, "moat upgrade FILE brings it up to format 1");
    return problem(loader, PROBLEM_FORMAT, spot_of(format), "this program reads format 1, found '%s'", shown(format->text).text);
}

/* The name of the file without folder and .yaml; "" when the level did not come from a file. */
static void file_id(const Source *source, char *id, size_t room) {
    const char *slash = strrchr(source->path, '/'), *name = slash ? slash + 1 : source->path;
    size_t size = strlen(name);
    if (size > 5 && strcmp(name + size - 5, ".yaml") == 0) size -= 5;
    snprintf(id, room, "%.*s", (int)(size < room ? size : room - 1), name);
}

static void check_id(Loader *loader, const Node *root, int source) {
    const Node *id = node_value(root, "id");
    char file[64];
    if (!id || !id_check(loader, id, "level")) return;
    file_id(&loader->source[source], file, sizeof file);
    if (file[0] && strcmp(file, id->text) != 0)
        problem(loader, PROBLEM_FILE_NAME, spot_of(id), "the id '%s' is not the name of the file, '%s'", id->text, file);
}

bool file_check(Loader *loader, int source) {
    const Node *root = loader->source[source].root;
    check_id(loader, root, source);
    return check_format(loader, root);
}

static bool digits(const char *text, int from, int count) {
    for (int i = from; i < from + count; i++)
        if (!isdigit((unsigned char)text[i])) return false;
    return true;
}

static int number_at(const char *text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) number = 10 * number + (text[i] - '0');
    return number;
}

static void read_day(Loader *loader, const Node *node, char to[16]) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *text = node ? node->text : "";
    if (!node) return;
    bool good = node->size == 10 && digits(text, 0, 4) && text[4] == '-' && digits(text, 5, 2) && text[7] == '-' && digits(text, 8, 2);
    int month = good ? number_at(text, 5, 2) : 0, day = good ? number_at(text, 8, 2) : 0;
    if (month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]) {
        snprintf(to, 16, "%s", text);
        return;
    }
    problem(loader, PROBLEM_DATE, spot_of(node), "a day is written as 2027-01-31, found '%s'", shown(text).text);
}

bool quarter_read(Loader *loader, const Node *node, int *year, int *quarter) {
    const char *text = node->text;
    bool good = node->kind == NODE_VALUE && node->size == 7 && digits(text, 0, 4) && strncmp(text + 4, "-Q", 2) == 0 && text[6] >= '1' &&
                text[6] <= '4';
    if (!good) return problem(loader, PROBLEM_DATE, spot_of(node), "a quarter is written as 2027-Q1, found '%s'", shown(text).text);
    *year = number_at(text, 0, 4);
    *quarter = text[6] - '1';
    return true;
}

static void read_calendar(Loader *loader, const Node *root) {
    MoatRules *rules = loader->rules;
    Node *calendar = node_map(root, "calendar");
    Place place = place_of(PLACE_CALENDAR);
    if (!calendar) return;
    keys_check(loader, calendar, &place, node_key(root, "calendar"));
    const Node *start = node_value(calendar, "start"), *turns = node_value(calendar, "turns");
    if (start) quarter_read(loader, start, &rules->start_year, &rules->start_quarter);
    bool good = whole_of(loader, calendar, PLACE_CALENDAR, "quarters_per_turn", &rules->quarters_per_turn);
    good = whole_of(loader, calendar, PLACE_CALENDAR, "turns", &rules->turns) && good;
    if (good && moat_quarters(rules) > MOAT_HORIZON) {
        hint(loader, "at most %d turns of %d quarters", MOAT_HORIZON / rules->quarters_per_turn, rules->quarters_per_turn);
        problem(loader, PROBLEM_HORIZON, spot_of(turns), "%d turns of %d quarters are %d quarters; the limit is %d", rules->turns,
            rules->quarters_per_turn, moat_quarters(rules), MOAT_HORIZON);
    }
}

static void read_sources(Loader *loader, const Node *root) {
    const Node *sources = node_map(root, "sources");
    Place place = place_of(PLACE_SOURCE);
    for (const Node *key = sources ? sources->first : NULL; key; key = key->next) {
        id_check(loader, key, "source");
        if (key->value && key->value->kind == NODE_MAP)
            keys_check(loader, key->value, &place, key);
        else
            problem(loader, PROBLEM_SHAPE, spot_of(key), "the source '%s' must be a mapping with a title", shown(key->text).text);
    }
}

void header_read(Loader *loader, Node *root) {
    MoatRules *rules = loader->rules;
    word_copy(rules->id, sizeof rules->id, node_value(root, "id"));
    text_read(loader, root, PLACE_LEVEL, "title", &rules->title);
    text_read(loader, root, PLACE_LEVEL, "summary", &rules->summary);
    word_copy(rules->author, sizeof rules->author, node_value(root, "author"));
    word_copy(rules->licence, sizeof rules->licence, node_value(root, "licence"));
    read_day(loader, node_value(root, "as_of"), rules->as_of);
    read_calendar(loader, root);
    read_sources(loader, root);
}
