/* turning.c - a game looked back on: where most was lost, by search, and how much of it was luck, by other dice. */
#include <stdlib.h>
#include <string.h>

#include "moat/mind.h"
#include "moat/turn.h"
#include "report.h"

/* Playouts of a look at a turn: a class is many games, and a page is waited for. */
enum { LOOKS = 96 };

static MoatLong score_of(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    return moat_read(world, rules, (MoatName){.quantity = MOAT_Q_score, .at = {(int16_t)side}});
}

/* A teacher's cards happen again where they happened. */
static void play_cards(MoatWorld *world, const MoatGame *game, const MoatRules *rules, int turn) {
    for (int i = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        for (int e = 0; note->kind == MOAT_NOTE_CARD && note->turn == turn && e < rules->events; e++)
            if (strcmp(rules->event[e].id, note->id) == 0) (void)moat_event_happen(world, rules, e, note->number, NULL);
    }
}

/* As it was ordered, from the opening to the end of what was played. */
static MoatLong play_through(MoatWorld *world, const MoatGame *game, const MoatRules *rules, MoatSide side) {
    for (int t = 0; t < moat_game_turns(game) && !world->winner; t++) {
        MoatOrders orders[MOAT_BLOCS];
        moat_game_orders(game, t, orders);
        play_cards(world, game, rules, t);
        moat_turn(world, rules, orders, NULL);
    }
    return score_of(world, rules, side);
}

static bool look_at(const MoatGame *game, const MoatRules *rules, MoatSide side, int turn, MoatHindsight *hindsight) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    return moat_game_world_at(game, turn, &world) && moat_game_orders(game, turn, orders) &&
           moat_hindsight(&world, rules, side, &orders[side], NULL, LOOKS, hindsight);
}

int report_turning_points(const MoatGame *game, const MoatRules *rules, MoatSide side, ReportTurning list[REPORT_TURNING]) {
    int turns = moat_game_turns(game), count = 0, point[REPORT_TURNING];
    MoatHindsight *look = calloc((size_t)turns + 1, sizeof *look);
    bool well = look != NULL;
    for (int t = 0; t < turns && well; t++) well = look_at(game, rules, side, t, &look[t]);
    if (well) count = moat_turning_points(look, turns, REPORT_TURNING, point);
    for (int i = 0; i < count; i++) list[i] = (ReportTurning){point[i], look[point[i]]};
    free(look);
    return count;
}

static int by_value(const void *left, const void *right) {
    MoatLong a = *(const MoatLong *)left, b = *(const MoatLong *)right;
    return (a > b) - (a < b);
}

void report_other_dice(const MoatGame *game, const MoatRules *rules, MoatSide side, MoatLong score[REPORT_DICE]) {
    MoatWorld opening;
    (void)moat_game_world_at(game, 0, &opening);
    MoatFixed par = (MoatFixed)opening.par;
    moat_world_begin(&opening, rules, opening.seed);
    moat_world_set_par(&opening, rules, par);
    for (int i = 0; i < REPORT_DICE; i++) {
        MoatWorld world = opening;
        world.seed = opening.seed + UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(i + 1);
        score[i] = play_through(&world, game, rules, side);
    }
    qsort(score, REPORT_DICE, sizeof *score, by_value);
}
