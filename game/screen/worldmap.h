/* worldmap.h - the world with who leads where. Knows views, leads, the map asset. */
#pragma once
#include "view.h"

/* Draws the world into the area, with a letter and a sign for each market: an item, ids from `first` on. Without rules: only land. */
void worldmap_draw(View *view, Area area, int first);
/* Frees what it keeps between frames: which market each dot is. */
void worldmap_free(View *view);
