#include "lesson.h"
#include "gettext.h"
#include <string.h>

static const LessonStep steps[] = {
#define LESSON(turn, wait, what, point, place, text, how, keys, say) \
    {turn, LESSON_##wait, LESSON_WHAT_##wait(what), point, LESSON_##place, text, how, keys, say},
#define LESSON_WHAT_READ(what) LESSON_LOOK_##what
#define LESSON_WHAT_LOOK(what) LESSON_LOOK_##what
#define LESSON_WHAT_TURN(what) LESSON_LOOK_##what
#define LESSON_WHAT_ORDER(what) what
#include "lessons.def"
};
enum { STEPS = sizeof steps / sizeof *steps };

bool lesson_guides(const MoatRules *rules) { return strcmp(rules->id, LESSON_LEVEL) == 0; }

const LessonStep *lesson_step(int step) { return step >= 0 && step < STEPS ? &steps[step] : NULL; }

static bool ordered(const MoatOrders *draft, int verb) {
    for (int i = 0; i < draft->count; i++)
        if (draft->order[i].verb == verb) return true;
    return false;
}

static bool done(const LessonStep *step, const MoatWorld *world, const MoatOrders *draft, unsigned looked) {
    if (step->turn != world->turn) return step->turn < world->turn;
    if ((looked & 1u << LESSON_LOOK_NEXT) != 0) return true;
    switch (step->wait) {
    case LESSON_LOOK: return (looked & 1u << step->what) != 0;
    case LESSON_ORDER: return ordered(draft, -1 - step->what);
    default: return false;
    }
}

int lesson_go_on(int step, const MoatWorld *world, const MoatOrders *draft, unsigned *looked) {
    while (step < STEPS && done(&steps[step], world, draft, *looked)) {
        step++;
        *looked = 0;
    }
    return step;
}
