/* session.h - a game being played, without a face: whose orders it is to give, their draft, the minds of the other seats, the end of a turn
 * and the story of the last one. Both faces drive it. It never prints. */
#pragma once
#include "moat/level.h"
#include "moat/mind.h"
#include "moat/record.h"
#include "course.h"
#include "words_report.h"

typedef struct Session Session;

/* A new game. folder NULL: kept in memory only. `rules` must outlive it; the caller keeps them. NULL and *trouble on failure. */
Session *session_new(const MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble);
/* A saved game, where it was left; the story of its last turn is told again. *trouble may say something though it was opened: show it. */
Session *session_open(const char *path, const MoatRules *rules, bool read_only, MoatTrouble *trouble);
/* A new game from the sound turns of a damaged one, in the same folder. */
Session *session_salvage(const char *path, const MoatRules *rules, MoatTrouble *trouble);
void session_close(Session *session);

const MoatRules *session_rules(const Session *session);
const MoatWorld *session_world(const Session *session);
MoatGame *session_game(const Session *session); /* seats, path, turns and worlds of the past */
bool session_over(const Session *session);      /* a winner stands */
int session_humans(const Session *session);     /* 0, 1, or 2 (one keyboard, one after the other) */
/* Whose orders are being given now; the human's side, with two humans the one whose turn it is; with none, 0. */
MoatSide session_side(const Session *session);

/* --- the draft of session_side() --- */
const MoatOrders *session_draft(const Session *session);
/* Why the order would be refused as the next one. Changes nothing. */
MoatRefusal session_check(const Session *session, MoatOrder order);
/* Adds it when it can be given; stores the draft. */
MoatRefusal session_add(Session *session, MoatOrder order);
/* Takes the last one back; false when there is none. */
bool session_undo(Session *session);
void session_undo_all(Session *session);
/* Takes order `at` out; later ones that are refused without it go too. Returns how many orders went. */
int session_remove(Session *session, int at);
/* Mandate and cash left after the draft. */
MoatCost session_left(const Session *session);
/* Events that wait for an answer of session_side() which the draft does not give; at most `most`. Returns how many. */
int session_unanswered(const Session *session, int *events, int most);

/* What the draft is likely to bring by the end of the turn, whatever the rival does: the band of low and high holds what comes nine times
 * of ten, measured over games (tests/unit/test_session_forecast.c). Of score, cash, patience, Present, Tomorrow, Autonomy, lab, and the
 * heat of each regulator against the side. Kept until the draft or the world changes. */
const MoatOutlook *session_forecast(Session *session, int *count);

/* --- lessons: what a class asks before a turn ends --- */
/* What session_side() still has to predict this turn; at most `most`. Returns how many; 0 when this is no lesson. */
int session_questions(const Session *session, CourseQuestion *list, int most);
/* Answers one: chance in per cent and a reason, may be "". False when it was not asked. */
bool session_predict(Session *session, const char *id, int percent, const char *reason);
/* The next question of the quiz, counted from 0; -1 none. after: it is asked once play is over, not before it. */
int session_quiz_next(const Session *session, bool *after);
/* The lesson ends here, though the game is not over: the quiz is asked. */
void session_leave(Session *session);
/* Answers it; answers are counted from 0. False when it is not that question's turn, or there is no such answer. */
bool session_quiz(Session *session, int question, int answer);

/* --- rooms: a class that is played together; everything here does nothing without one --- */
/* What a room does for a session. `context` is handed to each; they are called from the session's functions, on its thread. */
typedef struct SessionRoom {
    void *context;
    void (*sync)(void *context, Session *session);        /* takes in what came meanwhile: cards, a rewind */
    const char *(*hold)(void *context, Session *session); /* why the turn may not end now, translated; NULL it may */
    /* Orders of the side that is played elsewhere; false: they are not there yet. `own` stay what they are at the first call of a turn, but
     * for a side that is passed over: it gives none. */
    bool (*exchange)(void *context, Session *session, MoatOrders *own, MoatOrders *theirs);
    void (*ended)(void *context, Session *session); /* a turn was played, or something was noted */
    const char *(*notice)(void *context);           /* what the teacher said last; "" nothing */
    bool (*stopped)(void *context);                 /* the teacher has ended play, wherever the game stands */
    const char *code;                               /* by which a player comes back to it; kept by the room */
} SessionRoom;
/* `remote`: the side played elsewhere; -1 none. The struct is copied. */
void session_enter_room(Session *session, const SessionRoom *room, int remote);
/* Faces call it before they act on a key or a line, and screens from time to time. True when the game was changed under them: show it anew. */
bool session_sync(Session *session);
const char *session_hold(Session *session);
const char *session_room_code(const Session *session); /* NULL: it is played in no room */
const char *session_notice(const Session *session);
/* For rooms: goes on with another game of the same rules and seats; the one before is closed. */
void session_replace(Session *session, MoatGame *game);

/* --- thinking --- */
/* While a mind thinks, `stop` is asked between its rounds. When it says true the thinking is given up: what it was for returns NULL or
 * SESSION_STOPPED, and nothing has happened. NULL, as at first: nobody is asked. */
void session_stop_when(Session *session, bool (*stop)(void *context), void *context);

/* --- why, and what else --- */

/* What the rival's mind thought when it gave its orders of an ended turn (0 is the first), with its reasons: thought once more, as long as
 * it took then; kept until another is asked for. NULL when the rival is human, there was no such turn, or there is no memory. */
const MoatThought *session_rival_thought(Session *session, int turn);
/* What the adviser, the strongest of the built-in minds, would order in place of session_side(). It knows no more than the player does, nor
 * the draft. Takes a moment when asked first in a turn; kept until the turn ends. NULL when the game is over, or without memory. */
enum { SESSION_ADVISER = MOAT_MIND_master };
const MoatThought *session_advice(Session *session);
/* The adviser's orders take the place of the draft. False before the advice was asked for. */
bool session_take_advice(Session *session);
/* How many hundredths of a point of final score the draft is worth less than what the adviser would order, and the standard error; on the
 * same dice. False before the advice was asked for. */
bool session_draft_behind(Session *session, int *points, int *error);

/* --- ending a turn --- */
typedef enum SessionEnd { SESSION_OTHER_SIDE, SESSION_PLAYED, SESSION_GAME_OVER, SESSION_WAITING, SESSION_STOPPED } SessionEnd;
/* SESSION_WAITING: the orders were given away, those of the other team are not there yet; call again. SESSION_STOPPED: the minds were
 * stopped while they thought; the turn goes on. */
/* The side has ended its orders. With two humans the other one is next (OTHER_SIDE). Otherwise the minds give theirs (each with a seed made
 * from the game's, the turn and the side, so that a game can be played again), the turn is played and stored, and its story is told. May
 * take seconds while a mind thinks. */
SessionEnd session_end(Session *session);
/* The last turn; NULL before the first. Valid until the next session_end. */
const WordsStory *session_story(const Session *session);
/* Tells any ended turn again (0 is the first) into a story of the caller's. */
bool session_tell(const Session *session, int turn, WordsStory *story);

/* The level was changed while it is played: a session kept in memory goes on by the new rules, all its orders played again; the old rules
 * may then be freed. Draft orders that the new rules refuse go. With two humans the first gives orders again. Returns how many orders were
 * lost. */
int session_change_rules(Session *session, const MoatRules *rules);

/* What went wrong with storing, in one sentence; "" while all is stored. The game goes on in memory; every end of a turn tries again. */
const char *session_trouble(Session *session);
