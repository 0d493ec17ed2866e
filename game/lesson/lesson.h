/* lesson.h - what makes a game a lesson: class codes, predictions with their scores, the quiz. Never prints; knows no face. */
#pragma once
#include "moat/record.h"

/* --- class codes: a world in twelve letters --- */

enum { LESSON_CODE = 12, LESSON_TEAM = 4, LESSON_SEEDS = 1 << 14, LESSON_TEAMS = 255, LESSON_CODE_TEXT = 24, LESSON_LEVEL_MARK = 1 << 14 };
typedef enum LessonSides { LESSON_CHOOSE, LESSON_FIRST, LESSON_SECOND, LESSON_ALTERNATE } LessonSides;
/* What a code says. A level is told by a mark of its id and one of its content (numbers, not words): see lesson_id_mark, lesson_level_mark.
 */
typedef struct LessonCode {
    int rules;          /* version, modulo 8 */
    unsigned id, level; /* marks */
    unsigned seed;      /* below LESSON_SEEDS */
    int opponent;       /* a MoatMind; MOAT_MINDS: another human, in a room */
    LessonSides sides;  /* alternate: odd teams play the first bloc */
    bool always;        /* a prediction is asked in every turn, not only where the level says so */
    int team;           /* 0 none */
} LessonCode;
unsigned lesson_id_mark(const char *id);
unsigned lesson_level_mark(const MoatRules *rules);

/* Writes "KTRM-4WQX-9HDP", with the team's four letters after it when there is a team. */
void lesson_code_print(const LessonCode *code, char text[LESSON_CODE_TEXT]);
/* The twelve letters in small, as a journal keeps them. */
void lesson_code_id(const LessonCode *code, char id[32]);

/* Reads one in any case, with or without hyphens and blanks. False: it is none, and `trouble` says which letter is wrong when that can be
 * told. `known` says whether a repaired code is worth proposing (say, of a level that there is); NULL: all are. */
bool lesson_code_read(
    const char *text, LessonCode *code, bool (*known)(void *context, const LessonCode *code), void *context, MoatTrouble *trouble);

/* The side a team plays; -1: it chooses. */
int lesson_side(const LessonCode *code);

/* --- predictions --- */

enum { LESSON_QUESTIONS = 8, LESSON_BINS = 5 };
typedef struct LessonQuestion {
    char id[32];
    const char *ask; /* in the language of the rules */
} LessonQuestion;

/* The class of a game and its team; NULL when it is no lesson. */
const MoatNote *lesson_class(const MoatGame *game);
/* What is still to be predicted before this turn ends, of a lesson's game that is not over. Returns how many. */
int lesson_questions(const MoatGame *game, const MoatRules *rules, MoatSide side, LessonQuestion *list, int most);
/* The question of a prediction that was made. */
const char *lesson_question(const MoatRules *rules, const char *id);

typedef enum LessonOutcome { LESSON_OPEN, LESSON_NO, LESSON_YES } LessonOutcome;
LessonOutcome lesson_outcome(const MoatGame *game, const MoatRules *rules, const MoatNote *note);

/* How good they were. Brier's score is the mean square between the chance that was said and what came (0 or 1): 0 is perfect, saying 50 %
 * always gives 0.25, being sure and wrong 1. Points are 100 - 200 times that, at least 0. */
typedef struct LessonScore {
    int made, decided;
    int brier;  /* ten-thousandths; -1 when none is decided */
    int points; /* -1 likewise */
    int said[LESSON_BINS], came[LESSON_BINS],
        sum[LESSON_BINS]; /* by chance said (0-19, 20-39 ...): how many, how many came true, sum of what was said */
    int surprise;         /* index of the note that missed most; -1 none */
} LessonScore;
/* side -1: both. */
LessonScore lesson_score(const MoatGame *game, const MoatRules *rules, int side);

/* Answers of the quiz; after: those given after the game. -1: not answered. The last answer counts. */
int lesson_quiz_answer(const MoatGame *game, const char *id, bool after);
/* The first question not answered yet (before the first turn, or once the game is over); -1 none, or not the time. */
int lesson_quiz_next(const MoatGame *game, const MoatRules *rules, bool *after);
int lesson_quiz_right(const MoatGame *game, const MoatRules *rules, bool after, int *answered);
