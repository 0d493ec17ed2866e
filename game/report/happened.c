/* happened.c - the game as charts, and turn by turn; the class side by side. */
#include "figure.h"
#include "gettext.h"
#include "pieces.h"
#include "words.h"
#include <stdlib.h>
#include <string.h>

const char *pieces_points(const MoatRules *rules, MoatLong value, char *text, int size) {
    words_value(rules, (MoatName){.quantity = MOAT_Q_score}, value, text, size);
    return text;
}

static bool history(const ReportGame *game, MoatQuantity quantity, int at, MoatLong *value, int points) {
    MoatWorld world;
    MoatName name = {.quantity = (int16_t)quantity, .at = {(int16_t)at}};
    for (int t = 0; t < points; t++) {
        if (!moat_game_world_at(game->game, t, &world)) return false;
        value[t] = moat_read(&world, game->rules, name);
    }
    return true;
}

static int by_value(const void *left, const void *right) {
    MoatLong a = *(const MoatLong *)left, b = *(const MoatLong *)right;
    return (a > b) - (a < b);
}

static const MoatQuantity banded[CLASS_QUANTITIES] = {MOAT_Q_score, MOAT_Q_revenue, MOAT_Q_depth};

/* Values of all games that came as far as turn t, sorted. */
static int values_at(const ReportGame *games, int count, int t, MoatName name, MoatLong *value) {
    int used = 0;
    MoatWorld world;
    for (int i = 0; i < count; i++)
        if (moat_game_world_at(games[i].game, t, &world)) value[used++] = moat_read(&world, games[i].rules, name);
    qsort(value, (size_t)used, sizeof *value, by_value);
    return used;
}

void pieces_bands(const ReportGame *games, int count, ClassBands *bands) {
    MoatLong *value = calloc((size_t)count, sizeof *value);
    for (int t = 0; value && count > 1 && t < FIGURE_POINTS; t++)
        for (int q = 0; q < CLASS_QUANTITIES; q++)
            for (int b = 0; b < MOAT_BLOCS; b++) {
                int used = values_at(games, count, t, (MoatName){(int16_t)banded[q], {(int16_t)b}}, value);
                if (used < 2) continue;
                bands->points = t + 1;
                for (int s = 0; s < 3; s++) bands->value[q][b][s][t] = value[s == 0 ? 0 : s == 1 ? used / 2 : used - 1];
            }
    free(value);
}

/* Lowest, middle and highest of the class at each point, among the games that came so far. */
static void add_class(Figure *figure, const ClassBands *bands, MoatQuantity quantity, int side) {
    static const char *const label[] = {N_("class, lowest"), N_("class, middle"), N_("class, highest")};
    int q = 0;
    while (q < CLASS_QUANTITIES && banded[q] != quantity) q++;
    if (q == CLASS_QUANTITIES || bands->points < figure->points) return;
    for (int s = 0; s < 3; s++) {
        FigureLine *line = &figure->line[figure->series++];
        snprintf(line->label, sizeof line->label, "%s", _(label[s]));
        line->band = true;
        memcpy(line->value, bands->value[q][side][s], sizeof line->value);
    }
}

/* "Northgate 49.2 at first, 43.0 at the end; Openfield 50.8 at first, 57.0 at the end." */
static void describe(Figure *figure, const MoatRules *rules) {
    size_t used = 0;
    for (int s = 0; s < figure->series && !figure->line[s].band; s++) {
        char first[WORDS_LINE], end[WORDS_LINE];
        words_value(rules, figure->name, figure->line[s].value[0], first, sizeof first);
        words_value(rules, figure->name, figure->line[s].value[figure->points - 1], end, sizeof end);
        int more = snprintf(figure->about + used, sizeof figure->about - used, _("%s%s: %s at first, %s at the end"), s ? _("; ") : "",
            figure->line[s].label, first, end);
        used += more > 0 ? (size_t)more : 0;
        if (used >= sizeof figure->about) return;
    }
    snprintf(figure->about + used, sizeof figure->about - used, ".");
}

static void draw_blocs(Doc *doc, const ReportGame *game, const ClassBands *bands, MoatQuantity quantity, const char *title) {
    Figure *figure = calloc(1, sizeof *figure);
    if (!figure) return;
    figure->points = moat_game_turns(game->game) + 1;
    figure->name = (MoatName){.quantity = (int16_t)quantity};
    snprintf(figure->title, sizeof figure->title, "%s", title);
    for (int b = 0; b < MOAT_BLOCS; b++, figure->series++) {
        snprintf(figure->line[b].label, sizeof figure->line[b].label, "%s", words_bloc(game->rules, b));
        history(game, quantity, b, figure->line[b].value, figure->points);
    }
    describe(figure, game->rules);
    add_class(figure, bands, quantity, game->side);
    figure_draw(doc, game->rules, figure);
    free(figure);
}

static void draw_adoption(Doc *doc, const ReportGame *game) {
    Figure *figure = calloc(1, sizeof *figure);
    if (!figure) return;
    figure->points = moat_game_turns(game->game) + 1;
    figure->name = (MoatName){.quantity = MOAT_Q_world_share};
    snprintf(figure->title, sizeof figure->title, "%s", _("Adoption: what the world runs on"));
    for (int l = 0; l < MOAT_LINES; l++, figure->series++) {
        snprintf(figure->line[l].label, sizeof figure->line[l].label, "%s", words_line(game->rules, (MoatLine)l));
        history(game, MOAT_Q_world_share, l, figure->line[l].value, figure->points);
    }
    describe(figure, game->rules);
    figure_draw(doc, game->rules, figure);
    free(figure);
}

/* The orders of a side as one text. */
static void orders_text(const ReportGame *game, const MoatWorld *world, MoatSide side, const MoatOrders *orders, char *text, size_t room) {
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < orders->count && used + 4 < room; i++) {
        char order[WORDS_LINE];
        words_order(game->rules, world, side, orders->order[i], order, sizeof order);
        int more = snprintf(text + used, room - used, "%s%s", i ? _("; ") : "", order);
        used += more > 0 ? (size_t)more : 0;
    }
    if (orders->count == 0) snprintf(text, room, "%s", _("no order"));
}

static void write_turns(Doc *doc, const ReportGame *game) {
    enum { ROOM = 2048 };
    static char text[4][ROOM];
    const char *const head[] = {_("Turn"), words_bloc(game->rules, 0), words_bloc(game->rules, 1), _("Score after it")};
    const char *const cell[] = {text[0], text[1], text[2], text[3]};
    MoatWorld before, after;
    MoatOrders orders[MOAT_BLOCS];
    doc_heading(doc, 3, _("Orders, turn by turn"));
    doc_table(doc, "", head, 4);
    for (int t = 0; moat_game_orders(game->game, t, orders) && moat_game_world_at(game->game, t, &before); t++) {
        char one[32], other[32];
        moat_game_world_at(game->game, t + 1, &after);
        words_turn(game->rules, t, text[0], ROOM);
        for (int b = 0; b < MOAT_BLOCS; b++) orders_text(game, &before, b, &orders[b], text[1 + b], ROOM);
        snprintf(text[3], ROOM, "%s : %s", pieces_points(game->rules, after.score[0], one, sizeof one),
            pieces_points(game->rules, after.score[1], other, sizeof other));
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void pieces_happened(Doc *doc, const ReportGame *game, const ClassBands *bands) {
    char ending[300], mine[32], theirs[32];
    const MoatWorld *world = moat_game_world(game->game);
    doc_heading(doc, 2, _("What happened"));
    words_ending(game->rules, world, ending, sizeof ending);
    if (ending[0])
        doc_say(doc, "%s", ending);
    else
        doc_say(doc, P_("The game was broken off after %d turn.", "The game was broken off after %d turns.", moat_game_turns(game->game)),
            moat_game_turns(game->game));
    doc_say(doc, _("%s played %s against %s. Score: %s to %s."), game->label, words_bloc(game->rules, game->side),
        words_seat(game->rules, moat_game_seat(game->game, moat_rival(game->side))->mind,
            moat_game_seat(game->game, moat_rival(game->side))->human),
        pieces_points(game->rules, world->score[game->side], mine, sizeof mine),
        pieces_points(game->rules, world->score[moat_rival(game->side)], theirs, sizeof theirs));
    draw_blocs(doc, game, bands, MOAT_Q_score, _("Score"));
    draw_adoption(doc, game);
    draw_blocs(doc, game, bands, MOAT_Q_revenue, _("Revenue of the quarter"));
    draw_blocs(doc, game, bands, MOAT_Q_depth, _("Dependency: how hard the world could leave"));
    write_turns(doc, game);
}

/* --- the class --- */

static int by_score(const void *left, const void *right) {
    const ReportGame *a = *(const ReportGame *const *)left, *b = *(const ReportGame *const *)right;
    MoatLong one = moat_game_world(a->game)->score[a->side], other = moat_game_world(b->game)->score[b->side];
    return one != other ? (one < other) - (one > other) : (a->team > b->team) - (a->team < b->team);
}

static void write_standing(Doc *doc, const ReportGame *const *sorted, int count) {
    static char text[7][WORDS_LINE];
    const char *const head[] = {
        _("Team"), _("Bloc"), _("Turns"), _("Score"), words_quantity(MOAT_Q_tomorrow), _("Total revenue"), _("Predictions")};
    const char *const cell[] = {text[0], text[1], text[2], text[3], text[4], text[5], text[6]};
    doc_table(doc, "", head, 7);
    for (int i = 0; i < count; i++) {
        const ReportGame *game = sorted[i];
        const MoatWorld *world = moat_game_world(game->game);
        CourseScore score = course_score(game->game, game->rules, game->side);
        snprintf(text[0], WORDS_LINE, "%s", game->label);
        snprintf(text[1], WORDS_LINE, "%s", words_bloc(game->rules, game->side));
        snprintf(text[2], WORDS_LINE, "%d", moat_game_turns(game->game));
        pieces_points(game->rules, world->score[game->side], text[3], WORDS_LINE);
        words_value(game->rules, (MoatName){.quantity = MOAT_Q_tomorrow}, world->tomorrow[game->side], text[4], WORDS_LINE);
        words_value(game->rules, (MoatName){.quantity = MOAT_Q_total_revenue}, world->total_revenue[game->side], text[5], WORDS_LINE);
        text[6][0] = '\0';
        if (score.points >= 0) snprintf(text[6], WORDS_LINE, "%d", score.points);
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

static void write_side_by_side(Doc *doc, const ReportGame *one, const ReportGame *other) {
    enum { ROOM = 2048 };
    static char text[3][ROOM];
    const char *const head[] = {_("Turn"), one->label, other->label};
    const char *const cell[] = {text[0], text[1], text[2]};
    doc_heading(doc, 3, _("Decisions side by side: the best score and the least of the same bloc"));
    doc_table(doc, "", head, 3);
    for (int t = 0; t < moat_game_turns(one->game) || t < moat_game_turns(other->game); t++) {
        words_turn(one->rules, t, text[0], ROOM);
        for (int g = 0; g < 2; g++) {
            const ReportGame *game = g ? other : one;
            MoatWorld world;
            MoatOrders orders[MOAT_BLOCS];
            text[1 + g][0] = '\0';
            if (moat_game_orders(game->game, t, orders) && moat_game_world_at(game->game, t, &world))
                orders_text(game, &world, game->side, &orders[game->side], text[1 + g], ROOM);
        }
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void pieces_class(Doc *doc, const ReportGame *games, int count) {
    const ReportGame **sorted = calloc((size_t)count, sizeof *sorted);
    if (!sorted) return;
    for (int i = 0; i < count; i++) sorted[i] = &games[i];
    qsort(sorted, (size_t)count, sizeof *sorted, by_score);
    doc_heading(doc, 2, _("The same world, other choices"));
    bool same = true;
    for (int i = 1; i < count; i++) same = same && moat_game_world(games[i].game)->seed == moat_game_world(games[0].game)->seed;
    doc_say(doc, "%s",
        same ? _("All began in the same world, with the same chance before them. What differs below was decided.")
             : _("These games began in different worlds: what differs was decided, or was chance."));
    write_standing(doc, sorted, count);
    const ReportGame *least = NULL;
    for (int i = 1; i < count; i++)
        if (sorted[i]->side == sorted[0]->side) least = sorted[i];
    if (least) write_side_by_side(doc, sorted[0], least);
    free(sorted);
}
