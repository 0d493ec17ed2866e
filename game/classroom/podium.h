/* podium.h - the teacher's side of a room: checks every game by playing it again, names whoever does not keep to the rules, and tells the
 * class how far it may go. All state is the control letter on the broker, and the games; another machine with the teacher's code goes on
 * from both. */
#pragma once
#include <stdio.h>
#include "room.h"

typedef struct Podium Podium;
typedef enum PodiumPace { PODIUM_FREE, PODIUM_TOGETHER, PODIUM_BY_HAND } PodiumPace;
typedef struct PodiumOptions {
    LinkOptions broker; /* id and will are the desk's own */
    CourseCode code;
    const char *teacher; /* the teacher's code */
    const char *folder;  /* results: team-3.txt */
    RoomMode mode;
    PodiumPace pace;
    bool resume; /* a room that is there already: wait for its control letter */
} PodiumOptions;

/* NULL and *trouble. `rules` must outlive it. */
Podium *podium_open(const PodiumOptions *options, const MoatRules *rules, MoatTrouble *trouble);
void podium_close(Podium *podium);
bool podium_online(Podium *podium);
/* Takes in what came; waits at most so long. True when something changed. */
bool podium_poll(Podium *podium, int milliseconds);
const RoomControl *podium_control(const Podium *podium);
void podium_room(const Podium *podium, char name[ROOM_NAME]);
/* What the pupils of a team type. */
void podium_team_code(const Podium *podium, int team, char text[ROOM_CODE]);

/* --- what the teacher does --- */
void podium_set_state(Podium *podium, RoomState state); /* CLOSED also clears what the broker keeps of it */
void podium_set_limit(Podium *podium, int turns);
void podium_next(Podium *podium); /* one turn more */
void podium_say(Podium *podium, const char *text);
/* How long a turn has, told to all; begins anew with every turn, and stands still while the room does. 0: as long as it takes. Nobody's
 * turn is ended by it; a class that goes on together waits no longer for whoever is slower. */
void podium_clock(Podium *podium, int seconds);
/* Play ends after so many seconds, told to all; 0: now. Then no turn can be ended and the quiz is asked. ROOM_OPEN takes it back. */
void podium_end(Podium *podium, int seconds);
/* Where two teams share a world: the one that has shown no orders for the turn that the other has sealed gives none. False: nobody waits
 * for it. By itself it happens after so many seconds (240 at first; 0 never). */
bool podium_pass(Podium *podium, int seat, MoatTrouble *trouble);
void podium_patience(Podium *podium, int seconds);
/* Lets an event happen in every world before its next turn. False and *trouble. */
bool podium_card(Podium *podium, const char *event, int subject, MoatTrouble *trouble);
bool podium_rewind(Podium *podium, int turns, MoatTrouble *trouble);
/* The seat may be taken by another machine, though it seems to be in use. */
void podium_free_seat(Podium *podium, int seat);

/* --- what the teacher sees --- */
typedef struct PodiumSeat {
    bool taken, online, stuck;
    int turn;             /* ended turns, as checked */
    char phase[16];       /* thinking, predicted, sealed, over */
    const MoatGame *game; /* NULL none yet */
    int lies;             /* what was named so far */
    char trouble[240];    /* the last of it; "" none */
} PodiumSeat;
PodiumSeat podium_seat(const Podium *podium, int seat);
int podium_seats(const Podium *podium); /* the highest seat that was ever taken */
/* What was named since the last call, oldest first; NULL none. Good until the next call. */
const char *podium_named(Podium *podium);
typedef enum PodiumSort { PODIUM_BY_TEAM, PODIUM_BY_TURN, PODIUM_BY_SCORE } PodiumSort;
/* The table of the class, a line a team. `narrow`: for the projector, without what is private. */
void podium_table(const Podium *podium, FILE *out, PodiumSort sort, bool projector);

/* --- projector vote: one world, the class orders --- */
typedef struct PodiumVote {
    MoatOrder order;
    int votes;
} PodiumVote;
/* The votes of this turn, most first. */
int podium_votes(const Podium *podium, PodiumVote *votes, int most);
/* Gives the most wanted orders that can be given, at most so many, and ends the turn; the rival is a mind. False when the game is over. */
bool podium_play_votes(Podium *podium, int orders);
const MoatGame *podium_projector(const Podium *podium);
