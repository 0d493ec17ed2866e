/* lesson_card.h - the box of the guided game, beside whatever screen is shown. Knows views. */
#pragma once
#include "view.h"

/* Once a game is known: whether it has the guide. */
void lesson_begin(View *view);
/* Sees what the player looks at and has ordered; before a frame is drawn. */
void lesson_follow(View *view);
/* Rows at the foot of the present screen that are the box's own; 0: it lies over the screen, or there is none. */
int lesson_rows(const View *view);
/* Over the composed frame. */
void lesson_draw(View *view);
/* The player has read it. */
void lesson_next(View *view);
/* Text with {action} in place of the name of its first key; `size` bytes. */
void lesson_fill(const View *view, const char *pattern, char *text, int size);
