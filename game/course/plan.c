/* plan.c - the minutes of a lesson: how many turns fit, how long each may take, and which of the level's pauses are kept. */
#include "course.h"

/* Below this a team ends turns without having read what came; tests/rooms/rehearsal.py says how long pupils need. */
enum { TURN_LEAST = 165 };

static const CoursePlan plans[COURSE_PLANS] = {
    {45, 5, {{3, 0}, {4, COURSE_ONE_TURN}, {23, 100}, {10, 0}, {5, 0}}},
    {90, 5, {{10, 0}, {6, COURSE_ONE_TURN}, {39, 100}, {30, 0}, {5, 0}}},
    {180, 7, {{10, 0}, {10, 0}, {60, 60}, {20, 0}, {30, 100}, {40, 0}, {10, 0}}},
};

const CoursePlan *course_plan(int i) { return &plans[i]; }

static bool within(const CourseStretch *stretch, const MoatPause *pause) {
    return pause->turn >= stretch->from && pause->turn < stretch->until;
}

static int frozen(const CourseStretch *stretch, const MoatLesson *lesson) {
    int seconds = 0;
    for (int i = 0; lesson && i < lesson->pauses; i++) seconds += stretch->freeze[i] ? 60 * lesson->pause[i].minutes : 0;
    return seconds;
}

/* The one nearest to either end of the stretch goes first: what is left falls into its middle. */
static void drop_freeze(CourseStretch *stretch, const MoatLesson *lesson) {
    int worst = -1, far = -1;
    for (int i = 0; i < lesson->pauses; i++) {
        int distance = 2 * lesson->pause[i].turn - stretch->from - stretch->until;
        distance = distance < 0 ? -distance : distance;
        if (stretch->freeze[i] && distance > far) worst = i, far = distance;
    }
    if (worst >= 0) stretch->freeze[worst] = false;
}

static CourseStretch stretch_of(const MoatRules *rules, int from, int until, int begin, int minutes) {
    const MoatLesson *lesson = rules->lesson;
    int seconds = 60 * minutes, most = seconds / TURN_LEAST;
    CourseStretch stretch = {.from = from, .until = until, .begin = begin, .end = begin + minutes};
    if (most < 1) most = 1;
    if (until - from > most) stretch.until = from + (lesson && lesson->pauses > 0 ? (most * 4 + 4) / 5 : most);
    int turns = stretch.until - from;
    for (int i = 0; lesson && i < lesson->pauses; i++) stretch.freeze[i] = within(&stretch, &lesson->pause[i]);
    while (frozen(&stretch, lesson) > 0 && seconds - frozen(&stretch, lesson) < turns * TURN_LEAST) drop_freeze(&stretch, lesson);
    stretch.turn = (seconds - frozen(&stretch, lesson)) / turns;
    return stretch;
}

CourseStretch course_stretch(const MoatRules *rules, const CoursePlan *plan, int block, int from, int begin) {
    int play = plan->block[block].play;
    int until = play == COURSE_ONE_TURN ? from + 1 : from + (rules->turns - from) * play / 100;
    if (until <= from) return (CourseStretch){.from = from, .until = from, .begin = begin, .end = begin};
    CourseStretch stretch = stretch_of(rules, from, until, begin, plan->block[block].minutes);
    stretch.wanted = until;
    return stretch;
}

/* A lesson of another length is the longest plan that fits into it, with all of its parts longer in proportion. */
int course_turn_seconds(const MoatRules *rules, int minutes, int *turns) {
    CoursePlan plan = plans[0];
    int seconds = 0, longest = 0, from = 0;
    for (int i = 1; i < COURSE_PLANS; i++)
        if (plans[i].minutes <= minutes) plan = plans[i];
    for (int i = 0; i < plan.blocks; i++) {
        plan.block[i].minutes = plan.block[i].minutes * minutes / plan.minutes;
        CourseStretch stretch = course_stretch(rules, &plan, i, from, 0);
        if (stretch.until - from > longest) longest = stretch.until - from, seconds = stretch.turn;
        from = stretch.until;
    }
    *turns = from;
    return seconds;
}
