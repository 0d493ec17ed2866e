/* plan_names.c - names of plans, for tables. */
#include "plan_names.h"
#include <stdio.h>
#include "plan.h"

void plan_name(const MoatRules *rules, int known, MoatMind mind, char name[40]) {
    static const char *const bred[] = {
#define PLAN(id, ...) #id,
#include "plans.def"
    };
    int at = known - (mind_known(rules) - MIND_BRED);
    snprintf(name, 40, "%s", mind >= 0 ? moat_mind_row(rules, mind).id : at >= 0 && at < MIND_BRED ? bred[at] : "?");
}
