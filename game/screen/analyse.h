/* analyse.h - looking back on a game, for the loop and for the end of a turn. */
#pragma once
#include "screens.h"

/* Looks at the game, which takes some seconds the first time, and opens the screen; from a turn that is tried, goes back to it. */
void analyse_open(View *view);
/* Whether the view plays a turn that is tried again. */
bool analyse_trying(const View *view);
/* Its orders are weighed, in place of ending the turn. */
void analyse_weigh(View *view);
void analyse_free(View *view);
