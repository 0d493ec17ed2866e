/* seat_parts.h - shared by seat.c and versus.c. */
#pragma once
#include "seat.h"

/* What came from the team at the other end of a world. */
typedef struct Sealed {
    int epoch, turn;
    unsigned char hash[32], nonce[16];
    char orders[MOAT_ORDERS * 24];
    bool committed, revealed;
} Sealed;

struct Seat {
    Link *link;
    CourseCode code;
    LetterKey key;
    char room[ROOM_NAME], mark[5], typed[ROOM_CODE], folder[512], hex[LETTER_HEX];
    uint64_t number, control_number;
    RoomControl control;
    bool has_control, gone, claimed; /* gone: whoever holds the seat is offline; claimed: a claim of ours is on the broker */
    char *game_text;                 /* of this seat, as the room has it */
    int game_epoch;
    char *projector; /* of the vote */
    int epoch;       /* rewinds followed */
    Session *session;
    Sealed own, other;
    char say[ROOM_SAY], hold[300];
    char rival_digest[ROOM_DIGEST];
    int rival_turn;
    char differs[300];
};

void seat_send(Seat *seat, const char *what, const char *body, bool retained);
int seat_rival(const Seat *seat);
static inline int seat_side(const Seat *seat) { return course_side(&seat->code) < 0 ? 0 : course_side(&seat->code); }

/* versus.c */
bool versus_exchange(void *context, Session *session, MoatOrders *own, MoatOrders *theirs);
MoatGame *versus_concede(Seat *seat, Session *session);
void versus_take(Seat *seat, int from, const char *what, const char *body);
/* The hash that seals orders. */
void versus_seal(
    const char *room, int world, int epoch, int turn, int seat, const unsigned char nonce[16], const char *orders, unsigned char hash[32]);
