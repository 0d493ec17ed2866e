/* search.h - plans and departures of both sides against each other, by playouts, in rounds. */
#pragma once
#include "minds.h"

enum {
    MIND_ROWS = 320,   /* courses of the side that thinks */
    MIND_COLUMNS = 6,  /* courses that the rival may take */
    MIND_SAMPLES = 96, /* of a row, at most */
    MIND_ROUND = 640,  /* playouts of a round, at most */
    MIND_REASONED = MOAT_ORDERS + 4,
    MIND_SHARE = 1024 /* parts that mixtures are counted in */
};

/* Sample k of every row meets the same rival and the same dice, so that rows are compared in pairs and luck cancels out. */
typedef struct MindSample {
    uint64_t dice;
    int column;
} MindSample;

typedef struct MindRow {
    MindCourse course;
    MindTwists twists;
    int samples;
    int16_t value[MIND_SAMPLES], score[MIND_SAMPLES];
    uint8_t won[MIND_SAMPLES];
} MindRow;

typedef struct MindTask {
    int16_t row, sample;
} MindTask;

/* What a search does, one after the other. */
typedef enum MindPhase { MIND_RIVALS, MIND_PLANS, MIND_CHANGES, MIND_TWISTING, MIND_MIXING, MIND_REASONS, MIND_DONE } MindPhase;

struct MoatSearch {
    const MoatRules *rules;
    MoatWorld view;
    MoatSide side, own_side; /* whose courses the rows are: in the first phase the rival's; and who thinks */
    MoatPlan own;            /* that it seems to follow, or is loyal to */
    MoatOrders given;        /* when decided */
    uint64_t seed;
    int width, ahead, budget;
    bool loyal;   /* row 0 is the only plan, and neighbours of it */
    bool decided; /* row 0 is what is ordered, whatever the search finds */
    bool explain;

    MindPhase phase;
    int allowance;           /* playouts that this phase may still use, about */
    int generation;          /* of changes and departures */
    int keep;                /* rows that this phase leaves */
    int rows, columns, best; /* best: the row that would be played */
    MindRow row[MIND_ROWS];
    MindCourse column[MIND_COLUMNS];
    int weight[MIND_COLUMNS]; /* how much it reckons with each, of MIND_SHARE */
    int samples;              /* laid out in sample[] */
    MindSample sample[MIND_SAMPLES];
    int alive, contest[MIND_ROWS]; /* rows that still compete in this phase, best first after a round */

    int reasons, reason_row[MIND_REASONED];
    MoatReason reason[MIND_REASONED];

    int tasks, next, played; /* of this round; played in all */
    MindTask task[MIND_ROUND];
};

void mind_search_begin(MoatSearch *search, MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed,
    int playouts, bool explain);

/* rows.c: rows, samples, and comparing rows. */
int mind_row_add(MoatSearch *search, const MoatPlan *plan, const MindTwists *twists);
MindCourse mind_course(const MoatSearch *search, MoatSide side, const MoatPlan *plan, const MindTwists *twists);
/* Means over the first n samples, weighted as the rival's courses are. */
int mind_row_value(const MoatSearch *search, int row, int n);
/* a less b over the samples that both have, and its standard error. */
typedef struct MindGap {
    int mean, error, samples;
} MindGap;
MindGap mind_gap(const MoatSearch *search, int a, int b);
int mind_root(int64_t square);
bool mind_same_orders(const MoatSearch *search, int a, int b);

/* solve.c: mixtures for both of a game in which the first gets payoff[row][column] and the second loses it, by regret matching (Hart and
 * Mas-Colell 2000). Parts of MIND_SHARE. */
void mind_solve(int rows, int columns, int payoff[][MIND_COLUMNS], int *row_part, int *column_part);

/* phases.c: what is played next. */
void mind_phase_first(MoatSearch *search);
void mind_phase_next(MoatSearch *search); /* after a round is played */
/* Which of the rival's courses sample k meets: each as often as it weighs. */
int mind_column_of(const MoatSearch *search, int k);

/* reasons.c */
void mind_reasons_lay(MoatSearch *search);
void mind_reasons_tell(const MoatSearch *search, MoatThought *thought);
