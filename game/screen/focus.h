/* focus.h - moving the focus; for the loop. */
#pragma once
#include "view.h"

/* Whether the action moved, or could have moved, the focus. */
bool focus_act(View *view, Action action);
/* Gives the focus to what lies there. True when it had it already: a second click chooses. */
bool focus_click(View *view, int y, int x);
