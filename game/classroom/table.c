/* table.c - the class as a table of text: 80 cells wide, one line a team. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "podium_parts.h"
#include "gettext.h"
#include "words.h"
#include "words_text.h"

typedef struct Row {
    int seat, turn;
    MoatLong score;
    PodiumSeat shown;
} Row;

static int by_team(const void *left, const void *right) { return ((const Row *)left)->seat - ((const Row *)right)->seat; }
static int by_turn(const void *left, const void *right) {
    int order = ((const Row *)left)->turn - ((const Row *)right)->turn;
    return order ? order : by_team(left, right);
}
static int by_score(const void *left, const void *right) {
    MoatLong a = ((const Row *)left)->score, b = ((const Row *)right)->score;
    return a != b ? (a < b) - (a > b) : by_team(left, right);
}

static int side_of(const Podium *podium, int seat) {
    CourseCode code = podium->options.code;
    code.team = seat;
    int side = course_side(&code);
    const MoatGame *game = podium->seat[seat].game;
    return side >= 0 ? side : game && !moat_game_seat(game, 0)->human ? 1 : 0;
}

static const char *state_text(const PodiumSeat *seat) {
    static const char *const phases[][2] = {
        {"thinking", N_("thinking")}, {"predicted", N_("predicted")}, {"sealed", N_("sealed")}, {"over", N_("through")}};
    if (!seat->taken) return _("free");
    if (seat->game && moat_game_world(seat->game)->winner) return _("through");
    if (!seat->online) return _("offline");
    if (seat->stuck) return _("stuck");
    for (size_t i = 0; i < sizeof phases / sizeof *phases; i++)
        if (strcmp(seat->phase, phases[i][0]) == 0) return _(phases[i][1]);
    return _("thinking");
}

/* The last prediction that was decided: how far it missed, in points of per cent. */
static int last_miss(const Podium *podium, int seat) {
    const MoatGame *game = podium->seat[seat].game;
    int miss = -1;
    for (int i = 0; game && i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        CourseOutcome outcome = note->kind == MOAT_NOTE_PREDICT ? course_outcome(game, podium->rules, note) : COURSE_OPEN;
        if (outcome != COURSE_OPEN) miss = abs(note->number - (outcome == COURSE_YES ? 100 : 0));
    }
    return miss;
}

static void value(const Podium *podium, const MoatGame *game, MoatQuantity quantity, int side, char *text) {
    MoatName name = {(int16_t)quantity, {(int16_t)side}};
    text[0] = '\0';
    if (game) words_value(podium->rules, name, moat_read(moat_game_world(game), podium->rules, name), text, 24);
}

/* A cell of so many columns, cut and filled; characters of one column are all that names here have. */
static void cell(FILE *out, const char *text, int columns, bool right) {
    int cells = 0;
    const char *end = text;
    for (; *end && cells < columns; cells++) do
            end++;
        while (((unsigned char)*end & 0xC0) == 0x80);
    if (right) fprintf(out, "%*s", columns - cells, "");
    fprintf(out, "%.*s", (int)(end - text), text);
    if (!right) fprintf(out, "%*s", columns - cells, "");
    fputc(' ', out);
}

static void put_head(FILE *out, bool projector) {
    cell(out, _("Team"), 5, false);
    cell(out, _("Bloc"), 12, false);
    cell(out, _("Turn"), 4, true);
    cell(out, _("State"), 10, false);
    if (!projector)
        cell(out, _("Score"), 6, true), cell(out, _("Revenue"), 9, true), cell(out, _("Depend"), 7, true), cell(out, _("Heat"), 6, true),
            cell(out, _("Miss"), 5, true), cell(out, _("!"), 3, true);
    fputc('\n', out);
}

static MoatLong most_heat(const MoatGame *game, const MoatRules *rules, int side) {
    MoatLong most = 0;
    for (int r = 0; game && r < rules->regulators; r++)
        if (moat_game_world(game)->heat[side][r] > most) most = moat_game_world(game)->heat[side][r];
    return most;
}

static void put_private(const Podium *podium, FILE *out, const Row *row, int side) {
    char text[24];
    const MoatGame *game = row->shown.game;
    value(podium, game, MOAT_Q_score, side, text);
    cell(out, text, 6, true);
    value(podium, game, MOAT_Q_revenue, side, text);
    cell(out, text, 9, true);
    value(podium, game, MOAT_Q_depth, side, text);
    cell(out, text, 7, true);
    text[0] = '\0';
    if (game) words_amount(MOAT_UNIT_SHARE, most_heat(game, podium->rules, side), text, sizeof text);
    cell(out, text, 6, true);
    int miss = last_miss(podium, row->seat);
    text[0] = '\0';
    if (miss >= 0) snprintf(text, sizeof text, "%d", miss);
    cell(out, text, 5, true);
    text[0] = '\0';
    if (row->shown.lies) snprintf(text, sizeof text, "%d", row->shown.lies);
    cell(out, text, 3, true);
}

void podium_table(const Podium *podium, FILE *out, PodiumSort sort, bool projector) {
    static int (*const compare[])(const void *, const void *) = {by_team, by_turn, by_score};
    Row row[ROOM_SEATS];
    int count = 0;
    char text[16];
    for (int i = 1; i <= podium->seats; i++) {
        PodiumSeat shown = podium_seat(podium, i);
        if (!shown.taken && !shown.game) continue;
        row[count++] = (Row){i, shown.turn, shown.game ? moat_game_world(shown.game)->score[side_of(podium, i)] : 0, shown};
    }
    qsort(row, (size_t)count, sizeof *row, compare[sort]);
    put_head(out, projector);
    for (int i = 0; i < count; i++) {
        int side = side_of(podium, row[i].seat);
        snprintf(text, sizeof text, "%d", row[i].seat);
        cell(out, text, 5, false);
        cell(out, words_bloc(podium->rules, side), 12, false);
        snprintf(text, sizeof text, "%d", row[i].turn);
        cell(out, text, 4, true);
        cell(out, state_text(&row[i].shown), 10, false);
        if (!projector) put_private(podium, out, &row[i], side);
        fputc('\n', out);
    }
}
