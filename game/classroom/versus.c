/* versus.c - two teams in one world: orders are sealed by a hash, then shown; nobody can wait for the other's and answer them. What is
 * sealed is on disk before it is sent, so that a killed client can still show it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "gettext.h"
#include "seat_parts.h"
#include "words.h"

void versus_seal(
    const char *room, int world, int epoch, int turn, int seat, const unsigned char nonce[16], const char *orders, unsigned char hash[32]) {
    char numbers[64], nonce_hex[33];
    snprintf(numbers, sizeof numbers, "%d %d %d %d", world, epoch, turn, seat);
    letter_hex(nonce, 16, nonce_hex);
    const char *const parts[] = {"moat orders", room, numbers, nonce_hex, orders, NULL};
    letter_hash(hash, parts);
}

static int world_of(int seat) { return (seat + 1) / 2; }

static void sealed_path(const Seat *seat, int epoch, int turn, char *path, size_t room) {
    snprintf(path, room, "%s/sealed-%d-%d", seat->folder, epoch, turn);
}

static bool sealed_load(const Seat *seat, Sealed *sealed) {
    char path[600], hex[40] = "";
    sealed_path(seat, sealed->epoch, sealed->turn, path, sizeof path);
    FILE *file = fopen(path, "r");
    bool good = file && fscanf(file, "%39s %575s", hex, sealed->orders) == 2 && strlen(hex) == 32 && letter_unhex(hex, sealed->nonce, 16);
    if (file) fclose(file);
    return good;
}

static bool sealed_save(const Seat *seat, const Sealed *sealed) {
    char path[600], hex[33];
    sealed_path(seat, sealed->epoch, sealed->turn, path, sizeof path);
    letter_hex(sealed->nonce, 16, hex);
    FILE *file = fopen(path, "w");
    if (!file) return false;
    bool good = fprintf(file, "%s %s\n", hex, sealed->orders) > 0;
    return fclose(file) == 0 && good;
}

/* Once a turn: what was sealed stays, whatever the draft becomes. */
static void commit(Seat *seat, int turn, const MoatOrders *orders) {
    Sealed *own = &seat->own;
    char hex[LETTER_HEX], body[128];
    if (own->committed && own->epoch == seat->epoch && own->turn == turn) return;
    *own = (Sealed){.epoch = seat->epoch, .turn = turn, .committed = true};
    if (!sealed_load(seat, own)) {
        letter_chance(own->nonce, sizeof own->nonce);
        room_orders_print(orders, own->orders, sizeof own->orders);
        (void)sealed_save(seat, own);
    }
    versus_seal(seat->room, world_of(seat->code.team), own->epoch, turn, seat->code.team, own->nonce, own->orders, own->hash);
    letter_hex(own->hash, sizeof own->hash, hex);
    snprintf(body, sizeof body, "commit %" PRIu64 " %d %d %s", seat->number = room_number(seat->number), own->epoch, turn, hex);
    seat_send(seat, "commit", body, true);
}

static void reveal(Seat *seat) {
    char hex[33], body[MOAT_ORDERS * 24 + 128];
    if (seat->own.revealed) return;
    seat->own.revealed = true;
    letter_hex(seat->own.nonce, sizeof seat->own.nonce, hex);
    snprintf(body, sizeof body, "reveal %" PRIu64 " %d %d %s %s", seat->number = room_number(seat->number), seat->own.epoch, seat->own.turn,
        hex, seat->own.orders);
    seat_send(seat, "reveal", body, true);
}

static void take_commit(Seat *seat, const char *body) {
    char hex[80] = "";
    Sealed sealed = {.committed = true};
    if (sscanf(body, "commit %*u %d %d %79s", &sealed.epoch, &sealed.turn, hex) != 3 || strlen(hex) != 64 ||
        !letter_unhex(hex, sealed.hash, 32))
        return;
    bool first = !seat->other.committed || seat->other.epoch != sealed.epoch || seat->other.turn != sealed.turn;
    if (first) seat->other = sealed; /* a second seal of the same turn is not taken: the first one binds */
}

static void take_reveal(Seat *seat, const char *body) {
    char hex[80] = "", orders[MOAT_ORDERS * 24] = "";
    int epoch, turn;
    unsigned char nonce[16], hash[32];
    if (sscanf(body, "reveal %*u %d %d %79s %575s", &epoch, &turn, hex, orders) != 4 || strlen(hex) != 32 || !letter_unhex(hex, nonce, 16))
        return;
    Sealed *other = &seat->other;
    if (!other->committed || other->epoch != epoch || other->turn != turn || other->revealed) return;
    versus_seal(seat->room, world_of(seat->code.team), epoch, turn, seat_rival(seat), nonce, orders, hash);
    MoatOrders parsed;
    if (memcmp(hash, other->hash, sizeof hash) != 0 || !room_orders_parse(orders, &parsed)) {
        snprintf(seat->hold, sizeof seat->hold,
            _("Team %d showed other orders than it had sealed. The turn waits for the right ones; the teacher sees it, too."),
            seat_rival(seat));
        return;
    }
    seat->hold[0] = '\0';
    memcpy(other->orders, orders, sizeof other->orders);
    other->revealed = true;
}

void versus_take(Seat *seat, int from, const char *what, const char *body) {
    if (from != seat_rival(seat)) return;
    if (strcmp(what, "commit") == 0) take_commit(seat, body);
    if (strcmp(what, "reveal") == 0) take_reveal(seat, body);
}

static bool passed(const Seat *seat, int turn, int team) {
    return seat->control.epoch == seat->epoch && room_passed(&seat->control, turn, team);
}

/* Orders shown in the very instant in which their team was passed over may have reached the other end too late. The teacher's letter
 * decides: where the other world had none of them, they are taken back here. NULL: there is nothing to take back. */
MoatGame *versus_concede(Seat *seat, Session *session) {
    const MoatGame *game = session_game(session);
    int turn = moat_game_turns(game) - 1;
    MoatOrders orders[MOAT_BLOCS];
    char digest[ROOM_DIGEST];
    if (turn < 0 || seat->rival_turn != turn + 1 || !seat->rival_digest[0] || !passed(seat, turn, seat->code.team)) return NULL;
    room_digest(moat_game_world(game), session_rules(session), digest);
    bool same = room_digest_differs(digest, seat->rival_digest) == MOAT_QUANTITIES;
    if (same || !moat_game_orders(game, turn, orders) || orders[seat_side(seat)].count == 0) return NULL;
    MoatGame *branch = moat_game_branch(game, seat->folder, turn, NULL);
    orders[seat_side(seat)] = (MoatOrders){0};
    if (branch) moat_game_end_turn(branch, orders, NULL, NULL);
    return branch;
}

/* Who had shown its orders before it was passed over keeps them: the other end has them, too. */
bool versus_exchange(void *context, Session *session, MoatOrders *own, MoatOrders *theirs) {
    Seat *seat = context;
    int turn = moat_game_turns(session_game(session));
    commit(seat, turn, own);
    for (int i = 0; i < 10; i++) {
        seat_poll(seat, i == 0 ? 0 : 100);
        const Sealed *other = &seat->other;
        bool same = other->committed && other->epoch == seat->epoch && other->turn == turn;
        bool over = passed(seat, turn, seat->code.team) && !seat->own.revealed;
        if (over) *own = (MoatOrders){0};
        if (passed(seat, turn, seat_rival(seat)) && !(same && other->revealed)) {
            *theirs = (MoatOrders){0};
            if (!over) reveal(seat); /* to the one that comes too late */
            return true;
        }
        if (same && !over) reveal(seat);
        if (same && other->revealed) return room_orders_parse(other->orders, theirs);
    }
    return false;
}
