/* home.h - the panes of the home screen. Knows views. */
#pragma once
#include "view.h"

enum {
    ID_MARKET = 1,
    ID_NUMBER = 100,
    ID_ORDER = 200,
    ID_ADD = 250,
    ID_OFFERS,
    ID_AWAITS = 300,
    ID_DANGER = 320,
    ID_OUTLOOK = 400,
    ID_RUNNING = 430
};

/* home_panes.c: where both blocs stand, what yours has. */
void home_standing(View *view, Area box);
void home_bloc(View *view, Area box);
/* home_orders.c: what was ordered and what awaits; what it may bring. */
void home_orders(View *view, Area box);
int home_orders_rows(const View *view, int width); /* that every order takes, and every warning in full */
void home_outlooks(View *view, Area box);
/* Programmes of yours that run: drawn one a line while `row` lies above `end`, and counted. */
int home_programmes(View *view, Area row, int end);
