/* effects.c - changes from outside the pipeline: events, answers, doctrines, the calendar. */
#include "fixed.h"
#include "phases.h"
#include "slot.h"

static void apply(MoatWorld *world, const MoatRules *rules, const MoatEffect *effect, int subject) {
    MoatName name = moat_name_of(effect->target, subject);
    MoatLong value = moat_read(world, rules, name);
    switch (effect->kind) {
    case MOAT_ADD: value += effect->amount; break;
    case MOAT_MULTIPLY: value = fix_mul(fix_saturate(value), effect->amount); break;
    case MOAT_SET: value = effect->amount; break;
    }
    world_write(world, name, value);
}

void turn_effects(MoatWorld *world, const MoatRules *rules, MoatSpan effects, int subject) {
    for (int k = 0; k < effects.count; k++) apply(world, rules, &rules->effect[effects.first + k], subject);
}
