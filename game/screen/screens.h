/* screens.h - the table of screens, made from screens.c. To add one see README.md. */
#pragma once
#include "handbook.h"
#include "view.h"

extern const Screen screen_home, screen_markets, screen_agenda, screen_finder, screen_report, screen_end, screen_why, screen_about,
    screen_help, screen_ask_end, screen_hand_over, screen_title, screen_levels, screen_seats, screen_labs, screen_chips, screen_cloud,
    screen_regulators, screen_history, screen_replay, screen_readings, screen_settings, screen_keys, screen_handbook, screen_analyse,
    screen_thought, screen_scores, screen_predict;

/* All screens, NULL at the end. Those with an action stand in the line of screens, in this order. */
extern const Screen *const screens[];

/* What the options and the settings ask of the terminal. */
TtyOptions screen_terminal(const ScreenOptions *options, const Settings *settings);

/* Opens the handbook at a page. */
void handbook_open(View *view, HandbookTopic topic);
/* Tells what an item is. */
void about_open(View *view, const Item *item);

/* Asks who plays, the level being chosen: the opponent that it suggests stands first. */
void seats_open(View *view);

/* Goes to the history of a reading. */
void history_show(View *view, MoatName name);

/* In a lesson: asks what must be predicted before the turn ends. False when nothing. */
bool predict_ask(View *view);

/* What the adviser would order; why the rival ordered what it did. */
void thought_advice(View *view);
void thought_reasons(View *view);

/* Ends the turn, asking first when something seems forgotten. */
void endturn_ask(View *view);
