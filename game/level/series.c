/* series.c - published series that a level should follow: what was counted, what answers to it in the model, and how near is near enough.
 */
#include "loader.h"
#include <string.h>

enum { GAMES = 16 };

/* --- readings --- */

static void readings_read(Loader *loader, const Node *map, const char *key, MoatReadings *readings) {
    const Node *node = node_find(map, key), *entry = node && node->kind == NODE_LIST ? node->first : node;
    for (; entry; entry = entry == node ? NULL : entry->next) {
        if (entry->kind != NODE_VALUE) {
            problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of '%s' must be a reading", key);
        } else if (readings->count == MOAT_READINGS) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "'%s' has too many entries; the limit is %d", key, MOAT_READINGS);
            return;
        } else if (name_read(loader, entry, &readings->name[readings->count]))
            readings->count++;
    }
}

static bool are_shares(const MoatReadings *readings) {
    for (int i = 0; i < readings->count; i++)
        if (moat_quantity((MoatQuantity)readings->name[i].quantity)->unit != MOAT_UNIT_SHARE) return false;
    return true;
}

/* --- points --- */

static void read_figures(Loader *loader, const Node *map, MoatPoint *point) {
    bool is = number_of(loader, map, PLACE_POINT, "is", &point->low), from = node_find(map, "from") != NULL,
         to = node_find(map, "to") != NULL;
    bool given = node_find(map, "is") != NULL;
    if (given ? from || to : !from || !to) {
        hint(loader, "give is:, or both from: and to:");
        problem(loader, PROBLEM_CHOICE, spot_of(map), "a point has one figure, or the two ends of a range");
    }
    if (is) point->high = point->low;
    if (given) return;
    number_of(loader, map, PLACE_POINT, "from", &point->low);
    if (number_of(loader, map, PLACE_POINT, "to", &point->high) && point->high < point->low) {
        MoatLong low = point->high;
        point->high = point->low, point->low = low;
        hint(loader, "put the lower end into from:");
        problem(
            loader, PROBLEM_TURNED, spot_of(node_value(map, "to")), "the range ends below where it begins; it is read the other way round");
    }
}

static void read_when(Loader *loader, const Node *map, MoatSeries *series, MoatPoint *point) {
    const MoatRules *rules = loader->rules;
    const Node *at = node_value(map, "at");
    int year, quarter, most = moat_quarters(rules);
    if (!at || !quarter_read(loader, at, &year, &quarter)) return;
    point->quarter = 4 * (year - rules->start_year) + quarter - rules->start_quarter;
    if (most && (point->quarter < -1 || point->quarter >= most)) {
        problem(loader, PROBLEM_RANGE, spot_of(at), "the game does not reach this quarter");
        point->quarter = -1;
    } else if (series->points > 0 && point->quarter <= series->point[series->points - 1].quarter)
        problem(loader, PROBLEM_CHOICE, spot_of(at), "the points of a series stand in the order of their quarters");
}

static void points_read(Loader *loader, Node *map, MoatSeries *series) {
    Node *list = node_list(map, "points");
    Place place = place_of(PLACE_POINT);
    for (Node *entry = list ? list->first : NULL; entry; entry = entry->next) {
        if (entry->kind != NODE_MAP) {
            hint(loader, "as in {at: 2028-Q4, is: 20%%}");
            problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of this list must be a mapping: point");
        } else if (series->points == MOAT_POINTS) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "there are too many points; the limit is %d", MOAT_POINTS);
            return;
        } else {
            MoatPoint *point = &series->point[series->points];
            keys_check(loader, entry, &place, NULL);
            read_when(loader, entry, series, point);
            read_figures(loader, entry, point);
            series->points++;
        }
    }
    if (list && !list->first) problem(loader, PROBLEM_COUNT, spot_of(list), "a series needs at least one point");
}

/* --- all --- */

static void read_series(Loader *loader, const Node *root, Node *map, MoatSeries *series) {
    Place place = place_of(PLACE_SERIES);
    *series = (MoatSeries){.line = map->line, .scale = MOAT_ONE, .games = GAMES};
    keys_check(loader, map, &place, node_value(map, "id"));
    word_copy(series->id, sizeof series->id, node_value(map, "id"));
    text_read(loader, map, PLACE_SERIES, "about", &series->about);
    text_read(loader, map, PLACE_SERIES, "misses", &series->misses);
    readings_read(loader, map, "reading", &series->reading);
    readings_read(loader, map, "less", &series->less);
    readings_read(loader, map, "over", &series->over);
    number_of(loader, map, PLACE_SERIES, "scale", &series->scale);
    number_of(loader, map, PLACE_SERIES, "band", &series->band);
    whole_of(loader, map, PLACE_SERIES, "games", &series->games);
    play_read(loader, node_map(map, "play"), loader->rules->turns, series->mind, series->plan);
    points_read(loader, map, series);
    source_read(loader, root, map, place.words, false, &series->source);
    series->percent = !node_find(map, "scale") && (series->over.count > 0 || are_shares(&series->reading));
}

void series_read(Loader *loader, Node *root) {
    MoatRules *rules = loader->rules;
    Node *list = node_list(root, "validation");
    if (!list) return;
    entries_check(loader, list, "series", MOAT_SERIES);
    for (Node *entry = list->first; entry; entry = entry->next) read_series(loader, root, entry, &rules->series[rules->series_count++]);
}
