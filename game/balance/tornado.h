/* tornado.h - which assumption decides who wins: every one of a level moved down and up by itself, the same games played again, and what
 * that did to the first bloc's wins and score. */
#pragma once
#include <stdio.h>
#include "assumption.h"
#include "breed.h"
#include "figures.h"

enum { TORNADO_LOW, TORNADO_AS_IS, TORNADO_HIGH, TORNADO_ENDS };
typedef enum TornadoMeasure { TORNADO_WINS, TORNADO_SCORE, TORNADO_MEASURES } TornadoMeasure;
typedef enum TornadoFlip { TORNADO_STAYS, TORNADO_MAY_FLIP, TORNADO_FLIPS } TornadoFlip;

/* What is kept of a game. */
typedef struct TornadoGame {
    int8_t winner;   /* as in the world; 0: it was not played */
    MoatFixed score; /* of the first bloc */
} TornadoGame;

/* How far the first bloc's mean lies apart between two of the three ends, game by game: the same plans and the same seed. */
typedef struct TornadoSwing {
    double mean[TORNADO_ENDS]; /* wins 0..1, score in points */
    double size, half;         /* of the two ends that lie furthest apart; half of its 95 % interval */
    bool beyond;               /* more than dice do once in twenty such charts */
} TornadoSwing;

typedef struct TornadoBar {
    Assumption what;
    bool moved[TORNADO_ENDS];
    MoatFixed value[TORNADO_ENDS];
    TornadoSwing swing[TORNADO_MEASURES];
    TornadoFlip flip;
} TornadoBar;

typedef struct TornadoAsk {
    int percent; /* how far each is moved, either way */
    int games;   /* at each end; made a multiple of the pairs of plans */
    int jobs;
    uint64_t seed;
    bool quick; /* plans are bred for a shorter time */
    TornadoMeasure by;
} TornadoAsk;
enum { TORNADO_GAMES = 480, TORNADO_QUICK = 96, TORNADO_PERCENT = 50, TORNADO_MOST = 10000 };

enum { TORNADO_PLANS = KINS - 1, TORNADO_PAIRS = TORNADO_PLANS * TORNADO_PLANS }; /* a side: the best of each kind; who may meet whom */
typedef struct Tornado {
    const MoatRules *rules;
    TornadoAsk ask; /* with the games that were played */
    MoatPlan plan[MOAT_BLOCS][TORNADO_PLANS];
    Interval wins; /* as the level is */
    double score;
    int bars, still; /* the chart, longest bar first; assumptions that cannot be moved by a part of themselves, behind the bars */
    TornadoBar *bar;
} Tornado;

/* Measures all. `done` is told how many of how many ends are played; it may be NULL. False without memory, or when a process died. End with
 * tornado_end in any case. */
bool tornado_run(Tornado *tornado, const MoatRules *rules, const TornadoAsk *ask, void (*done)(int done, int tasks));
void tornado_end(Tornado *tornado);

/* What the games of the three ends say of a bar; `bars` are looked at in the same chart. Game k is of pair k modulo TORNADO_PAIRS; what
 * lies between pairs is no luck. */
void tornado_weigh(TornadoBar *bar, const TornadoGame *const end[TORNADO_ENDS], int games, int bars);

/* tornado_report.c: a chart of 80 columns with the longest bars; all of them as CSV, or as one JSON object on one line. `ascii`: no other
 * characters in the bars. */
void tornado_print(FILE *out, const Tornado *tornado, int top, bool ascii);
void tornado_print_csv(FILE *out, const Tornado *tornado);
bool tornado_print_json(FILE *out, const Tornado *tornado);
