/* move.c - a game in memory goes on by other rules: a level that is being written. */
#include <assert.h>
#include <string.h>

#include "codec.h"
#include "game.h"

/* By the words of the old rules, so that what stands elsewhere in the new ones is found again. Returns how many were lost. */
static int move_orders(const MoatRules *from, const MoatRules *to, int turn, MoatSide side, MoatOrders *orders) {
    MoatOrders moved = {0};
    for (int i = 0; i < orders->count; i++) {
        char text[CODEC_MOST];
        MoatOrders one = {1, {orders->order[i]}}, back;
        size_t size = codec_write(from, turn, side, &one, text);
        if (codec_read(to, turn, side, (Slice){text, size}, &back) && back.count == 1) moved.order[moved.count++] = back.order[0];
    }
    int lost = orders->count - moved.count;
    *orders = moved;
    return lost;
}

static void play_again(MoatGame *game, int turns) {
    game_begin(game, &game->world);
    for (game->turns = 0; game->turns < turns && !game->world.winner; game->turns++) {
        moat_turn(&game->world, game->rules, game->orders[game->turns], NULL);
        game->hash[game->turns] = moat_world_hash(&game->world);
    }
}

int moat_game_move(MoatGame *game, const MoatRules *rules) {
    assert(!game->path);
    int lost = 0, turns = game->turns;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        for (int turn = 0; turn < turns; turn++) lost += move_orders(game->rules, rules, turn, side, &game->orders[turn][side]);
        lost += move_orders(game->rules, rules, turns, side, &game->draft[side]);
    }
    game->rules = rules;
    play_again(game, turns);
    return lost;
}
