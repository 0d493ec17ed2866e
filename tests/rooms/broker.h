/* broker.h - a mosquitto of the test's own on loopback, and what room tests share. */
#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <sys/types.h>
#include <cmocka.h>
#include "play.h"
#include "podium.h"
#include "seat.h"

/* The level that is played; load and unload are a group's fixtures for cmocka. */
extern MoatRules *rules;
int rooms_load(void **state);
int rooms_unload(void **state);

typedef struct Broker {
    pid_t process;
    int port;
    char folder[64]; /* everything of the test; removed at the end */
    bool persistent, guarded;
} Broker;

/* persistent: it remembers over a restart. guarded: password (pupil / secret) and TLS with a certificate made here. */
void broker_start(Broker *broker, bool persistent, bool guarded);
/* kill -9, and the same broker again on the same port. */
void broker_kill(Broker *broker);
void broker_again(Broker *broker);
void broker_end(Broker *broker);
LinkOptions broker_options(const Broker *broker);
/* A folder of that name below the test's. */
const char *broker_folder(const Broker *broker, const char *name);

/* A class on the level: `versus` two teams a world. */
CourseCode class_code(bool versus);
Podium *open_podium(const Broker *broker, bool versus, const char *folder, PodiumPace pace, bool resume);

/* A pupil at a machine. */
typedef struct Pupil {
    int team;
    Seat *seat;
    Session *session;
} Pupil;
/* A seat of that team on a machine of that name, not joined yet. */
Seat *seat_of(const Broker *broker, const Podium *podium, int team, const char *machine);
/* Waits for the seat; polls the podium meanwhile, since one thread plays all parts. False: not a player (then only `seat` is set). */
bool pupil_join(Pupil *pupil, const Broker *broker, const Podium *podium, int team, const char *machine);
/* As kill -9 would: nothing is said goodbye. The connection ends with its thread. */
void pupil_leave(Pupil *pupil);
/* A few random orders, the predictions that are asked, and the end of the turn. */
SessionEnd pupil_play(Pupil *pupil);

/* Polls until the condition holds; fails the test after a time no sane machine needs. */
#define WAIT_FOR(podium, condition) \
    do { \
        int tries = 0; \
        while (!(condition)) { \
            podium_poll(podium, 50); \
            if (++tries > 300) fail_msg("this never came: %s", #condition); \
        } \
    } while (0)
