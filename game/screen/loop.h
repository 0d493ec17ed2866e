/* loop.h - the one loop: compose a frame, show it, wait for a press, act on it. */
#pragma once
#include "screens.h"

/* Fills in what a view needs to draw and to act. The canvas is the caller's. */
void loop_begin(View *view, Canvas *canvas, Session *session, const ScreenOptions *options, Keys *keys, Settings *settings);
/* Draws the whole frame into the canvas and puts down its items. */
void loop_compose(View *view);
/* What a press does. */
void loop_press(View *view, Press press);
/* All of it until view->done, on the open terminal. */
ScreenEnd loop_run(View *view);
/* After the world changed: the worlds of the past are read again. */
void loop_turned(View *view);
/* Shows one sentence over what is on the screen, at once: something takes its time. */
void loop_notice(View *view, const char *text);
void loop_free(View *view);
