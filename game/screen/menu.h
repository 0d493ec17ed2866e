/* menu.h - what the screens of the menu share while it is open. */
#pragma once
#include "view.h"

typedef struct Menu {
    const ScreenMenu *offer;
    ScreenChoice *choice;
    MoatRules *rules; /* of the level chosen last, for the names of its sides; NULL before */
    int level;
    ScreenScore *scores; /* of scores.c; NULL not yet asked for */
    int scored;
} Menu;

/* What a level is called in the player's language; its id when it is not there. */
const char *title_of_level(const ScreenMenu *offer, const char *id);
