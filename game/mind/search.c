/* search.c - a search from outside: begun, played in slices or by threads, done. */
#include <stdlib.h>
#include "search.h"

int moat_search_round(const MoatSearch *search) { return search->phase == MIND_DONE ? 0 : search->tasks; }
bool moat_search_done(const MoatSearch *search) { return search->phase == MIND_DONE; }

void moat_search_play(MoatSearch *search, int playout) {
    MindTask task = search->task[playout];
    MindRow *row = &search->row[task.row];
    const MindSample *sample = &search->sample[task.sample];
    MindOutcome outcome = mind_playout(
        &search->view, search->rules, search->side, &row->course, &search->column[sample->column], sample->dice, search->ahead);
    row->value[task.sample] = outcome.value;
    row->score[task.sample] = outcome.score;
    row->won[task.sample] = outcome.won;
}

void moat_search_close(MoatSearch *search) {
    for (int k = 0; k < search->tasks; k++) {
        MindRow *row = &search->row[search->task[k].row];
        if (row->samples <= search->task[k].sample) row->samples = search->task[k].sample + 1;
    }
    search->played += search->tasks;
    mind_phase_next(search);
}

int moat_search_step(MoatSearch *search, int playouts) {
    int played = 0;
    for (; played < playouts && search->phase != MIND_DONE; played++) {
        moat_search_play(search, search->next++);
        if (search->next == search->tasks) moat_search_close(search);
    }
    return played;
}

int moat_search_progress(const MoatSearch *search) {
    int all = search->explain ? search->budget + search->budget / 4 : search->budget, part = 100 * (search->played + search->next) / all;
    return search->phase == MIND_DONE ? 100 : part < 99 ? part : 99;
}

MoatSearch *moat_search_new(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int playouts, bool explain) {
    MoatSearch *search = malloc(sizeof *search);
    if (search) mind_search_begin(search, mind, world, rules, side, seed, playouts, explain);
    return search;
}

void moat_search_free(MoatSearch *search) { free(search); }
