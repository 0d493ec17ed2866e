/* lesson.h - the guided game: what is said next, and when it is done. The table is lessons.def. Keeps no state; whoever plays holds the
 * number of the step. */
#pragma once
#include "moat/turn.h"

#define LESSON_LEVEL "first-steps"
#define LESSON_RIVAL "giver"
enum { LESSON_SEED = 7 };

typedef enum LessonWait { LESSON_READ, LESSON_LOOK, LESSON_ORDER, LESSON_TURN } LessonWait;
typedef enum LessonLook {
    LESSON_LOOK_NOTHING,
    LESSON_LOOK_HOME,
    LESSON_LOOK_MARKETS,
    LESSON_LOOK_LABS,
    LESSON_LOOK_REGULATORS,
    LESSON_LOOK_HISTORY,
    LESSON_LOOK_WHY,
    LESSON_LOOK_HANDBOOK,
    LESSON_LOOK_END,
    LESSON_LOOK_NEXT /* the player has read it and goes on */
} LessonLook;
typedef enum LessonPlace { LESSON_TOP, LESSON_BOTTOM } LessonPlace;
enum { LESSON_NOWHERE = -1000 };

typedef struct LessonStep {
    int turn;
    LessonWait wait;
    int what;  /* of LOOK a LessonLook, of ORDER -1 - verb */
    int point; /* a quantity, -1 - verb, or LESSON_NOWHERE */
    LessonPlace place;
    const char *text, *how, *keys, *say; /* English; text and how are to be translated */
} LessonStep;

/* Whether a level has the guide. */
bool lesson_guides(const MoatRules *rules);
/* NULL beyond the last. */
const LessonStep *lesson_step(int step);
/* The step to show: `step` or a later one. *looked holds a bit (1 << LessonLook) for everything looked at since the last call that moved
 * on; it is cleared when the step moves on. */
int lesson_go_on(int step, const MoatWorld *world, const MoatOrders *draft, unsigned *looked);
