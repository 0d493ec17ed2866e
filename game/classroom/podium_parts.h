/* podium_parts.h - shared by podium.c, checks.c and table.c. */
#pragma once
#include <time.h>
#include "podium.h"

typedef struct Place {
    char gone[LETTER_HEX]; /* key of whoever was last told to be gone; "" nobody */
    uint64_t numbers[6];   /* of the last letter of each kind */
    MoatGame *game;
    int epoch, lies, phase_turn;
    char phase[16], trouble[240];
    char commit[LETTER_HEX];
    int commit_epoch, commit_turn;
    time_t sealed;               /* when the commit came */
    int shown_epoch, shown_turn; /* of the last reveal; -1 none */
    MoatOrder vote;
    int vote_turn; /* -1 none */
    time_t moved;
} Place;

enum { NAMED = 32 };
struct Podium {
    PodiumOptions options;
    const MoatRules *rules;
    Link *link;
    LetterKey key;
    char room[ROOM_NAME], folder[512];
    RoomControl control;
    bool restored;
    Place seat[ROOM_SEATS + 1];
    int seats;
    time_t told;                /* the control letter; it is told again now and then: one that was lost on the way holds no class up */
    int turn_seconds, patience; /* for a turn, of a seat that has sealed with one that has not shown; 0 no end */
    time_t held;                /* since when the room is not open; 0 it is */
    char named[NAMED][300];
    int named_first, named_count;
    MoatGame *projector;
};

/* checks.c: what a letter says is believed only after it was checked. */
void podium_take(Podium *podium, const LinkMessage *message);
void podium_name(Podium *podium, int seat, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The teacher is told of a seat that has done nothing wrong. */
void podium_note(Podium *podium, int seat, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* podium.c */
bool podium_gone(const Podium *podium, int seat);
void podium_publish(Podium *podium);
void podium_keep(Podium *podium, int seat);
