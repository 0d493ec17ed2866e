/* back.h - looking back on a saved game: each turn by search, the dice, and a turn to be tried again. */
#pragma once
#include "session.h"

enum { SESSION_POINTS = 3, SESSION_LOOKS = 480 }; /* turning points; playouts of a look at a turn */

typedef struct SessionBack {
    const Session *session;
    MoatSide side;
    int turns, points, point[SESSION_POINTS];
    MoatHindsight *turn; /* of each turn */
    MoatFortune fortune;
} SessionBack;

/* Looks at every turn that has ended, for the side that a human played (the first, where both or none did). `told` is called before each
 * turn and once after the last; it may be NULL, and stops it by returning false. False: stopped, or without memory. End with
 * session_back_end in any case. */
bool session_back(const Session *session, SessionBack *back, bool (*told)(void *context, int turn, int turns), void *context);
void session_back_end(SessionBack *back);
/* What the dice gave to the score it ended with, against the middle of the other dice. Both in hundredths, and both in whole tenths: that
 * is what is shown, and subtracted by who reads it. */
int session_back_luck(const SessionBack *back, int *score);
/* The side that session_back looks at. */
MoatSide session_back_side(const Session *session);

/* A game in memory that stands before an ended turn of this one, with the side for a human to order; NULL without memory. Close it. */
Session *session_back_to(const Session *session, MoatSide side, int turn);
/* What its draft is worth, beside what was played and preferred. False without memory. */
bool session_back_try(const SessionBack *back, int turn, const MoatOrders *tried, MoatHindsight *hindsight);
