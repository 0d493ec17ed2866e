/* game.c - the game that callers hold: made, played on, closed. */
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "game.h"
#include "trouble.h"

MoatGame *game_make(const MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble) {
    MoatGame *game = calloc(1, sizeof *game);
    if (!game) return trouble_say(trouble, "There is not enough memory for a game."), NULL;
    game->rules = rules;
    game->seed = seed;
    game->store.file = -1;
    memcpy(game->seat, seats, sizeof game->seat);
    game_begin(game, &game->world);
    return game;
}

/* Who plays decides the par. */
void game_begin(const MoatGame *game, MoatWorld *world) {
    const MoatSeat *seat = game->seat;
    moat_world_begin(world, game->rules, game->seed);
    MoatFixed par = moat_par_between(game->rules, seat[0].human ? NULL : seat[0].mind, seat[1].human ? NULL : seat[1].mind);
    moat_world_set_par(world, game->rules, par);
}

void game_play(MoatGame *game, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger) {
    assert(game->turns < MOAT_HORIZON);
    MoatOrders kept[MOAT_BLOCS]; /* the caller may hand in the drafts, which are cleared */
    memcpy(kept, orders, sizeof kept);
    moat_turn(&game->world, game->rules, kept, ledger);
    memcpy(game->orders[game->turns], kept, sizeof kept);
    game->hash[game->turns] = moat_world_hash(&game->world);
    game->turns++;
    memset(game->draft, 0, sizeof game->draft);
    memset(game->store.draft_missing, 0, sizeof game->store.draft_missing);
}

static bool may_sit(const MoatSeat *seat) { return seat->human || (line_is_id(seat->mind) && strcmp(seat->mind, "human") != 0); }

MoatGame *moat_game_new(const char *folder, const MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble) {
    trouble_none(trouble);
    if (!may_sit(&seats[0]) || !may_sit(&seats[1]) || !line_is_id(rules->id))
        return trouble_say(trouble, "A level or an opponent has a name that a journal cannot hold: %.31s, %.31s, %.31s.", rules->id,
                   seats[0].mind, seats[1].mind),
               NULL;
    MoatGame *game = game_make(rules, seed, seats, trouble);
    if (!game || !folder || store_create(game, folder, trouble)) return game;
    moat_game_close(game);
    return NULL;
}

void moat_game_close(MoatGame *game) {
    if (!game) return;
    (void)store_flush(game, true, NULL);
    if (game->store.file >= 0) disk_close(game->store.file);
    free(game->path);
    free(game->note);
    free(game);
}

const MoatWorld *moat_game_world(const MoatGame *game) { return &game->world; }
const MoatSeat *moat_game_seat(const MoatGame *game, MoatSide side) { return &game->seat[side]; }
const char *moat_game_path(const MoatGame *game) { return game->path ? game->path : ""; }
int moat_game_turns(const MoatGame *game) { return game->turns; }
const MoatOrders *moat_game_draft(const MoatGame *game, MoatSide side) { return &game->draft[side]; }

bool moat_game_orders(const MoatGame *game, int turn, MoatOrders orders[MOAT_BLOCS]) {
    if (turn < 0 || turn >= game->turns) return false;
    memcpy(orders, game->orders[turn], sizeof game->orders[turn]);
    return true;
}

bool moat_game_world_at(const MoatGame *game, int turn, MoatWorld *world) {
    if (turn < 0 || turn > game->turns) return false;
    if (turn == game->turns) return *world = game->world, true;
    game_begin(game, world);
    for (int t = 0; t <= turn; t++) {
        (void)game_cards(game, 0, t, world);
        if (t < turn) moat_turn(world, game->rules, game->orders[t], NULL);
    }
    return true;
}

bool game_cards(const MoatGame *game, int from, int turn, MoatWorld *world) {
    bool good = true;
    for (int i = from; i < game->notes; i++) {
        const MoatNote *note = &game->note[i];
        if (note->kind != MOAT_NOTE_CARD || note->turn != turn) continue;
        int event = -1;
        for (int e = 0; e < game->rules->events; e++)
            if (strcmp(game->rules->event[e].id, note->id) == 0) event = e;
        good = moat_event_happen(world, game->rules, event, note->number, NULL) && good;
    }
    return good;
}

static bool same_orders(const MoatOrders *a, const MoatOrders *b) {
    return a->count == b->count && memcmp(a->order, b->order, (size_t)a->count * sizeof a->order[0]) == 0;
}

bool moat_game_set_draft(MoatGame *game, MoatSide side, const MoatOrders *draft, MoatTrouble *trouble) {
    assert(draft->count >= 0 && draft->count <= MOAT_ORDERS);
    trouble_none(trouble);
    if (!same_orders(draft, &game->draft[side])) {
        game->draft[side] = *draft;
        game->store.draft_missing[side] = true;
    } else if (moat_game_stored(game))
        return true;
    return store_flush(game, false, trouble);
}

bool moat_game_end_turn(MoatGame *game, const MoatOrders orders[MOAT_BLOCS], MoatLedger *ledger, MoatTrouble *trouble) {
    trouble_none(trouble);
    if (!game->world.winner) game_play(game, orders, ledger);
    return store_flush(game, true, trouble);
}

bool moat_game_stored(const MoatGame *game) {
    const Store *store = &game->store;
    bool drafts = !store->draft_missing[0] && !store->draft_missing[1];
    return store->file >= 0 && !store->half && !store->folder_unsynced && store->synced.turns == game->turns &&
           store->written.notes == game->notes && drafts;
}
