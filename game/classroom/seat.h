/* seat.h - a pupil's side of a room: takes a seat, sends every ended turn as a whole game, follows the teacher's control letter. */
#pragma once
#include "room.h"
#include "session.h"

typedef struct Seat Seat;
typedef enum SeatJoin { SEAT_NOWHERE, SEAT_PLAYER, SEAT_VIEWER } SeatJoin;

/* Begins to join. `folder` keeps this machine's key and its journals of the room. `mark` are the room's four letters: a control letter with
 * another key is not followed. NULL and *trouble. */
Seat *seat_open(const LinkOptions *broker, const CourseCode *code, const char *mark, const char *folder, MoatTrouble *trouble);
/* Leaves the seat free for another machine; the game stays in the room. */
void seat_close(Seat *seat);
/* As a process that is killed; for tests. */
void seat_vanish(Seat *seat);
/* Waits for the room and for the seat, at most so long. NOWHERE: *trouble says what is missing. VIEWER: another machine plays it. */
SeatJoin seat_join(Seat *seat, const MoatRules *rules, int milliseconds, MoatTrouble *trouble);
const RoomControl *seat_control(const Seat *seat);

/* The game to go on with: the longest of what this machine has and what the room has, in the folder; or a new one. NULL and *trouble. */
MoatGame *seat_game(Seat *seat, const MoatRules *rules, MoatTrouble *trouble);
/* What the room has of this seat's game, in memory; NULL none. */
MoatGame *seat_look(Seat *seat, const MoatRules *rules);
/* Lets a session be played in the room. The seat must outlive it. */
void seat_enter(Seat *seat, Session *session);
/* Takes in what came; at most so long when nothing is there. */
void seat_poll(Seat *seat, int milliseconds);

/* --- projector vote --- */
/* The world all vote on; NULL none yet. */
MoatGame *seat_projector(Seat *seat, const MoatRules *rules);
void seat_vote(Seat *seat, int turn, MoatOrder order);
