/* turning.c - the game played again with one turn's orders changed, or with other dice: what decided it, and how much of it was luck. */
#include <stdlib.h>
#include <string.h>

#include "moat/mind.h"
#include "moat/turn.h"
#include "report.h"

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

/* From before turn `from` to the end of what was played; `instead` are the orders of `side` in turn `from`, NULL: as they were. */
static MoatLong play_on(
    MoatWorld *world, const MoatGame *game, const MoatRules *rules, int from, MoatSide side, const MoatOrders *instead) {
    for (int t = from; t < moat_game_turns(game) && !world->winner; t++) {
        MoatOrders orders[MOAT_BLOCS];
        moat_game_orders(game, t, orders);
        if (t == from && instead) orders[side] = *instead;
        if (t > from || from == 0) play_cards(world, game, rules, t);
        moat_turn(world, rules, orders, NULL);
    }
    return score_of(world, rules, side);
}

static MoatLong otherwise(
    const MoatGame *game, const MoatRules *rules, const MoatWorld *before, const ReportTurning *turning, MoatSide side) {
    MoatWorld world = *before;
    return play_on(&world, game, rules, turning->turn, side, &turning->instead);
}

static MoatLong distance(const ReportTurning *turning) { return llabs(turning->otherwise - turning->score); }

static void try(
    const MoatGame *game, const MoatRules *rules, const MoatWorld *before, MoatSide side, ReportTurning *best, ReportTurning with) {
    with.otherwise = otherwise(game, rules, before, &with, side);
    if (distance(&with) > distance(best)) *best = with;
}

/* An event's answer is no choice to leave out: the last answer would be taken. It is tried all the same, since that is a choice, too. */
static ReportTurning best_of_turn(const MoatGame *game, const MoatRules *rules, MoatSide side, int turn, MoatLong score) {
    MoatWorld before;
    MoatOrders orders[MOAT_BLOCS];
    ReportTurning best = {.turn = turn, .score = score, .otherwise = score, .dropped = -1, .mind = -1};
    if (!moat_game_world_at(game, turn, &before) || !moat_game_orders(game, turn, orders)) return best;
    ReportTurning with = best;
    if (turn == 0) moat_world_begin(&before, rules, before.seed); /* cards of the first turn are played by play_on */
    for (int k = 0; k < orders[side].count; k++) {
        with.instead = (MoatOrders){0};
        with.dropped = k;
        for (int i = 0; i < orders[side].count; i++)
            if (i != k) with.instead.order[with.instead.count++] = orders[side].order[i];
        try(game, rules, &before, side, &best, with);
    }
    with.dropped = -1;
    for (MoatMind mind = 0; mind < moat_minds(rules); mind++) {
        MoatMindRow row = moat_mind_row(rules, mind);
        if (row.measure || row.playouts > 0) continue; /* those who look ahead think for long, and a class has many turns */
        with.mind = mind;
        moat_mind_orders(mind, &before, rules, side, before.seed ^ (uint64_t)turn, &with.instead);
        try(game, rules, &before, side, &best, with);
    }
    return best;
}

int report_turning_points(const MoatGame *game, const MoatRules *rules, MoatSide side, ReportTurning *list, int most) {
    MoatLong score = score_of(moat_game_world(game), rules, side);
    int count = 0;
    for (int t = 0; t < moat_game_turns(game); t++) {
        ReportTurning turning = best_of_turn(game, rules, side, t, score);
        int at = count;
        while (at > 0 && distance(&list[at - 1]) < distance(&turning)) at--;
        if (at == most || distance(&turning) == 0) continue;
        count += count < most;
        memmove(&list[at + 1], &list[at], (size_t)(count - 1 - at) * sizeof *list);
        list[at] = turning;
    }
    return count;
}

static int by_value(const void *left, const void *right) {
    MoatLong a = *(const MoatLong *)left, b = *(const MoatLong *)right;
    return (a > b) - (a < b);
}

void report_other_dice(const MoatGame *game, const MoatRules *rules, MoatSide side, MoatLong score[REPORT_DICE]) {
    MoatWorld opening;
    (void)moat_game_world_at(game, 0, &opening);
    moat_world_begin(&opening, rules, opening.seed);
    for (int i = 0; i < REPORT_DICE; i++) {
        MoatWorld world = opening;
        world.seed = opening.seed + UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(i + 1);
        score[i] = play_on(&world, game, rules, 0, side, NULL);
    }
    qsort(score, REPORT_DICE, sizeof *score, by_value);
}
