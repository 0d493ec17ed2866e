/* room.h - what both sides of a room share: its name, its topics, the teacher's control letter, orders and worlds as text. */
#pragma once
#include "course.h"
#include "letter.h"
#include "link.h"

enum {
    ROOM_SEATS = COURSE_TEAMS,
    ROOM_CARDS = 32,
    ROOM_PASSES = 64,
    ROOM_SAY = 200,
    ROOM_NAME = 40,
    ROOM_CODE = 32,
    ROOM_DIGEST = MOAT_QUANTITIES * 8 + 1
};
typedef enum RoomMode { ROOM_SOLO, ROOM_VERSUS, ROOM_VOTE, ROOM_MODES } RoomMode;
/* ENDED: no more turns, wherever the games stand; the quiz is asked. */
typedef enum RoomState { ROOM_OPEN, ROOM_PAUSED, ROOM_FROZEN, ROOM_ENDED, ROOM_CLOSED, ROOM_STATES } RoomState;
const char *room_mode_word(RoomMode mode);
const char *room_state_word(RoomState state);

typedef struct RoomCard {
    int turn, subject;
    char event[32];
} RoomCard;
/* A seat whose orders of a turn did not come: it gives none, in both ends of its world. Of the present epoch. */
typedef struct RoomPass {
    int turn, seat;
} RoomPass;
/* Kept on the broker by the teacher's console: all of a room's state. */
typedef struct RoomControl {
    uint64_t number; /* grows with every letter */
    RoomMode mode;
    RoomState state;
    int limit;          /* turns that may be ended */
    int epoch, back_to; /* rewinds so far, and the turn the last one went back to */
    int64_t due;        /* when the turn is to be ended, seconds since 1970 by the teacher's clock; 0: there is time. Only shown */
    int64_t stop;       /* likewise when play ends */
    int cards, passes;
    RoomCard card[ROOM_CARDS];
    RoomPass pass[ROOM_PASSES];
    char seat[ROOM_SEATS + 1][LETTER_HEX]; /* key of whoever sits there, as digits; "" free */
    char say[ROOM_SAY];
} RoomControl;
/* Who plays the other side of a world that two teams share: 1 and 2, 3 and 4 ... */
static inline int room_rival(int seat) { return seat % 2 ? seat + 1 : seat - 1; }
bool room_passed(const RoomControl *control, int turn, int seat);
/* In new memory. */
char *room_control_print(const RoomControl *control);
/* False, and *control is as it was, when it is not one. */
bool room_control_parse(const char *body, RoomControl *control);

/* "c772r7g16grt7-KQ4W": the class and the mark of the teacher's key. */
void room_name(const CourseCode *code, const unsigned char key[LETTER_KEY], char name[ROOM_NAME]);
/* What pupils type: the class code, the team's letters, the room's mark, "772R-7G16-GRT7-07A3-KQ4W". */
void room_code_print(const CourseCode *code, const unsigned char key[LETTER_KEY], char text[ROOM_CODE]);
/* Takes the mark off the end of such a code; what is left is a class code. False when it has no five groups. */
bool room_code_split(const char *text, char code[ROOM_CODE], char mark[5]);
/* moat/1/ROOM/control, moat/1/ROOM/seat/3/game. */
void room_topic(const char *room, const char *what, char topic[LINK_TOPIC]);
void room_seat_topic(const char *room, int seat, const char *what, char topic[LINK_TOPIC]);
/* Seat and word of a topic; seat 0: the room's own. */
bool room_topic_read(const char *room, const char *topic, int *seat, const char **what);

/* Orders as numbers: "2,0,3;4,1,0", "-" for none. */
void room_orders_print(const MoatOrders *orders, char *text, size_t room);
bool room_orders_parse(const char *text, MoatOrders *orders);
/* A hash of 32 bits for each quantity of a world, as digits; and the first in which two differ, MOAT_QUANTITIES none. */
void room_digest(const MoatWorld *world, const MoatRules *rules, char digest[ROOM_DIGEST]);
MoatQuantity room_digest_differs(const char *one, const char *other);

/* A number for letters: grows, also after a restart as long as the clock does not go back. */
uint64_t room_number(uint64_t last);
