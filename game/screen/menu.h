/* menu.h - what the screens of the menu share while it is open. */
#pragma once
#include "view.h"

typedef struct Menu {
    const ScreenMenu *offer;
    ScreenChoice *choice;
    MoatRules *rules; /* of the level chosen last, for the names of its sides; NULL before */
    int level;
} Menu;
