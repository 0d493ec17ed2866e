/* back.c - looking back. The computing is libmoat's; here is what turns and whose. */
#include "back.h"
#include <stdlib.h>
#include <string.h>

enum { THROWS = 200 };

MoatSide session_back_side(const Session *session) {
    MoatGame *game = session_game(session);
    return moat_game_seat(game, 0)->human || !moat_game_seat(game, 1)->human ? 0 : 1;
}

static bool look_at_turn(const SessionBack *back, int turn, const MoatOrders *tried, MoatHindsight *hindsight) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    MoatGame *game = session_game(back->session);
    return moat_game_world_at(game, turn, &world) && moat_game_orders(game, turn, orders) &&
           moat_hindsight(&world, session_rules(back->session), back->side, &orders[back->side], tried, SESSION_LOOKS, hindsight);
}

static bool throw_dice(SessionBack *back) {
    MoatWorld opening;
    MoatGame *game = session_game(back->session);
    MoatOrders(*orders)[MOAT_BLOCS] = calloc((size_t)back->turns, sizeof *orders);
    bool well = orders && moat_game_world_at(game, 0, &opening);
    for (int t = 0; t < back->turns && well; t++) well = moat_game_orders(game, t, orders[t]);
    if (well)
        moat_fortune(&opening, session_rules(back->session), (const MoatOrders(*)[MOAT_BLOCS])orders, back->turns, back->side, THROWS,
            &back->fortune);
    free(orders);
    return well;
}

bool session_back(const Session *session, SessionBack *back, bool (*told)(void *context, int turn, int turns), void *context) {
    *back = (SessionBack){.session = session, .side = session_back_side(session), .turns = moat_game_turns(session_game(session))};
    if (back->turns == 0) return true;
    back->turn = calloc((size_t)back->turns, sizeof *back->turn);
    for (int t = 0; t < back->turns; t++) {
        if (!back->turn || (told && !told(context, t, back->turns)) || !look_at_turn(back, t, NULL, &back->turn[t])) return false;
    }
    if (told && !told(context, back->turns, back->turns)) return false;
    back->points = moat_turning_points(back->turn, back->turns, SESSION_POINTS, back->point);
    return throw_dice(back);
}

void session_back_end(SessionBack *back) {
    free(back->turn);
    back->turn = NULL;
    back->turns = back->points = 0;
}

int session_back_luck(const SessionBack *back, int *score) {
    MoatFixed ended = session_world(back->session)->score[back->side];
    *score = (int)(((int64_t)ended * 10 + (ended < 0 ? -MOAT_ONE : MOAT_ONE) / 2) / MOAT_ONE) * 10;
    return *score - (back->fortune.middle + (back->fortune.middle < 0 ? -5 : 5)) / 10 * 10;
}

bool session_back_try(const SessionBack *back, int turn, const MoatOrders *tried, MoatHindsight *hindsight) {
    return look_at_turn(back, turn, tried, hindsight);
}

Session *session_back_to(const Session *session, MoatSide side, int turn) {
    MoatGame *game = session_game(session);
    MoatSeat seats[MOAT_BLOCS] = {*moat_game_seat(game, 0), *moat_game_seat(game, 1)};
    MoatWorld opening;
    MoatTrouble trouble;
    if (!moat_game_world_at(game, 0, &opening)) return NULL;
    seats[side] = (MoatSeat){.human = true};
    seats[moat_rival(side)].human = false;
    Session *again = session_new(session_rules(session), NULL, opening.seed, seats, &trouble);
    for (int t = 0; t < turn && again; t++) {
        MoatOrders orders[MOAT_BLOCS];
        if (moat_game_orders(game, t, orders)) moat_game_end_turn(session_game(again), orders, NULL, &trouble);
    }
    return again;
}
