/* conditions.c - whether a level's condition holds. Terms stand in prefix order; each knows the size of its tree, so parts can be skipped.
 */
#include "fixed.h"
#include "phases.h"

/* Most names hold no subject. */
static MoatLong reading(const MoatWorld *world, const MoatRules *rules, MoatName name, int subject) {
    bool about_it = (name.at[0] | name.at[1] | name.at[2]) < 0;
    return moat_read(world, rules, about_it ? moat_name_of(name, subject) : name);
}

static bool compare(const MoatWorld *world, const MoatRules *rules, const MoatTerm *term, int subject) {
    MoatLong left = reading(world, rules, term->left, subject);
    MoatLong right = term->against_name ? reading(world, rules, term->right, subject) : term->number;
    switch (term->kind) {
    case MOAT_AT_LEAST: return left >= right;
    case MOAT_AT_MOST: return left <= right;
    case MOAT_ABOVE: return left > right;
    case MOAT_BELOW: return left < right;
    default: return left == right;
    }
}

/* Depth is bounded by the loader. */
static bool holds(const MoatWorld *world, const MoatRules *rules, const MoatTerm *term, int subject) {
    const MoatTerm *part = term + 1;
    if (term->kind == MOAT_NOT) return !holds(world, rules, part, subject);
    if (term->kind != MOAT_ALL && term->kind != MOAT_ANY) return compare(world, rules, term, subject);
    for (int k = 0; k < term->count; k++, part += part->size)
        if (holds(world, rules, part, subject) != (term->kind == MOAT_ALL)) return term->kind == MOAT_ANY;
    return term->kind == MOAT_ALL;
}

bool moat_condition(const MoatWorld *world, const MoatRules *rules, MoatSpan when, int subject) {
    return when.count == 0 || holds(world, rules, &rules->term[when.first], subject);
}
