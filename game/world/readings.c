/* readings.c - the value of a resolved name. */
#include <assert.h>
#include <stddef.h>

#include "derived.h"
#include "moat/readings.h"
#include "slot.h"

MoatLong moat_read(const MoatWorld *world, const MoatRules *rules, MoatName name) {
    switch ((MoatQuantity)name.quantity) {
/* clang-format off */
#define DERIVED(name_, scope, unit, doc) case MOAT_Q_##name_: return reading_##name_(world, rules, name.at);
#include "moat/quantities.def"
    /* clang-format on */
    default: return world_stored(world, name);
    }
}

static bool needs_subject(MoatName name) { return name.at[0] < 0 || name.at[1] < 0 || name.at[2] < 0; }

bool moat_reading(const MoatWorld *world, const MoatRules *rules, const char *text, MoatLong *value) {
    MoatName name;
    if (!moat_name_parse(rules, text, &name, NULL, NULL) || needs_subject(name)) return false;
    *value = moat_read(world, rules, name);
    return true;
}

static int index_of(int at, int subject) {
    if (at >= 0) return at;
    assert(subject >= 0);
    if (at == MOAT_IT) return subject;
    assert(subject < MOAT_BLOCS);
    if (at == MOAT_OTHER) return moat_rival(subject);
    int kind = at <= -20 ? -20 - at : -10 - at;
    assert(kind == 0 || kind == 1);
    return 2 * (at <= -20 ? moat_rival(subject) : subject) + kind;
}

MoatName moat_name_of(MoatName name, int subject) {
    if (!needs_subject(name)) return name;
    for (int i = 0; i < 3; i++) name.at[i] = (int16_t)index_of(name.at[i], subject);
    return name;
}
