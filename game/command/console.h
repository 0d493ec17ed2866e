/* console.h - the teacher's console: a table that is drawn anew, and a line to type. */
#pragma once
#include "podium.h"

/* Until the teacher leaves or the input ends; the exit status. */
int console_run(Podium *podium, const MoatRules *rules, const char *teacher);
