/* tally.h - what many games say, for people: win rates with intervals, by side, score, length, faults, and Elo where more than two met. */
#pragma once
#include <stdio.h>
#include "duel.h"

/* Games as duel_games_merge leaves them; a table for each level among them. */
void duel_table_print(FILE *out, const DuelGame *games, int count);
