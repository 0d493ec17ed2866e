/* course.h - what makes a game a lesson: class codes, predictions with their scores, the quiz. Never prints; knows no face. */
#pragma once
#include "moat/record.h"

/* --- class codes: a world in twelve letters --- */

enum {
    COURSE_CODE = 12,
    COURSE_TEAM = 4,
    COURSE_SEEDS = 1 << 14,
    COURSE_TEAMS = 255,
    COURSE_CODE_TEXT = 24,
    COURSE_LEVEL_MARK = 1 << 14,
    COURSE_HUMAN = 15
};
typedef enum CourseSides { COURSE_CHOOSE, COURSE_FIRST, COURSE_SECOND, COURSE_ALTERNATE } CourseSides;
/* What a code says. A level is told by a mark of its id and one of its content (numbers, not words): see course_id_mark, course_level_mark.
 */
typedef struct CourseCode {
    int rules;          /* version, modulo 8 */
    unsigned id, level; /* marks */
    unsigned seed;      /* below COURSE_SEEDS */
    int opponent;       /* a MoatMind below COURSE_HUMAN; that: another team, in a room */
    CourseSides sides;  /* alternate: odd teams play the first bloc */
    bool always;        /* a prediction is asked in every turn, not only where the level says so */
    int team;           /* 0 none */
} CourseCode;
unsigned course_id_mark(const char *id);
unsigned course_level_mark(const MoatRules *rules);

/* Writes "KTRM-4WQX-9HDP", with the team's four letters after it when there is a team. */
void course_code_print(const CourseCode *code, char text[COURSE_CODE_TEXT]);
/* The twelve letters in small, as a journal keeps them. */
void course_code_id(const CourseCode *code, char id[32]);

/* Reads one in any case, with or without hyphens and blanks. False: it is none, and `trouble` says which letter is wrong when that can be
 * told. `known` says whether a repaired code is worth proposing (say, of a level that there is); NULL: all are. */
bool course_code_read(
    const char *text, CourseCode *code, bool (*known)(void *context, const CourseCode *code), void *context, MoatTrouble *trouble);

/* The side a team plays; -1: it chooses. */
int course_side(const CourseCode *code);

/* --- predictions --- */

enum { COURSE_QUESTIONS = 8, COURSE_BINS = 5 };
typedef struct CourseQuestion {
    char id[32];
    const char *ask; /* in the language of the rules */
} CourseQuestion;

/* The class of a game and its team; NULL when it is no lesson. */
const MoatNote *course_class(const MoatGame *game);
/* What is still to be predicted before this turn ends, of a lesson's game that is not over. Returns how many. */
int course_questions(const MoatGame *game, const MoatRules *rules, MoatSide side, CourseQuestion *list, int most);
/* The question of a prediction that was made. */
const char *course_question(const MoatRules *rules, const char *id);

typedef enum CourseOutcome { COURSE_OPEN, COURSE_NO, COURSE_YES } CourseOutcome;
CourseOutcome course_outcome(const MoatGame *game, const MoatRules *rules, const MoatNote *note);

/* How good they were. Brier's score is the mean square between the chance that was said and what came (0 or 1): 0 is perfect, saying 50 %
 * always gives 0.25, being sure and wrong 1. Points are 100 - 200 times that, at least 0. */
typedef struct CourseScore {
    int made, decided;
    int brier;  /* ten-thousandths; -1 when none is decided */
    int points; /* -1 likewise */
    int said[COURSE_BINS], came[COURSE_BINS],
        sum[COURSE_BINS]; /* by chance said (0-19, 20-39 ...): how many, how many came true, sum of what was said */
    int surprise;         /* index of the note that missed most; -1 none */
} CourseScore;
/* side -1: both. */
CourseScore course_score(const MoatGame *game, const MoatRules *rules, int side);

/* Answers of the quiz; after: those given after the game. -1: not answered. The last answer counts. */
int course_quiz_answer(const MoatGame *game, const char *id, bool after);
/* The first question not answered yet: before the first turn; once the game is over, or `left` where it stands; and on, once begun. -1
 * none, or not the time. */
int course_quiz_next(const MoatGame *game, const MoatRules *rules, bool left, bool *after);
int course_quiz_right(const MoatGame *game, const MoatRules *rules, bool after, int *answered);

/* --- the minutes of a lesson --- */
enum { COURSE_PLANS = 3, COURSE_BLOCKS = 7, COURSE_ONE_TURN = -1 };
/* A lesson is made of parts. `play`: how much of the turns that are left is played in one, in per cent; ONE_TURN: just one. */
typedef struct CoursePlan {
    int minutes, blocks;
    struct {
        int minutes, play;
    } block[COURSE_BLOCKS];
} CoursePlan;
const CoursePlan *course_plan(int i);
/* The turns of a part: as many pauses as leave each turn its time; where there are too many turns, as many turns as leave time for pauses.
 */
typedef struct CourseStretch {
    int from, until, wanted; /* turns; until is the first that is not played any more, wanted what it would be with more time */
    int begin, end;          /* minutes of the lesson */
    int turn;                /* seconds for each */
    bool freeze[MOAT_PAUSES];
} CourseStretch;
/* until is from where nothing is played. */
CourseStretch course_stretch(const MoatRules *rules, const CoursePlan *plan, int block, int from, int begin);
/* How long a turn of a lesson may take, and how many turns are played. */
int course_turn_seconds(const MoatRules *rules, int minutes, int *turns);
