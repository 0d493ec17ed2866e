/* watch.h - a level that is written while it is played. */
#pragma once
#include "command.h"

/* Plays a new game of the level file on the screen, in memory, by whatever the file says at any time. Frees the rules. Status or FACE_MENU.
 */
int game_watch(const char *path, MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS]);

#ifdef MOAT_WITH_SCREEN
struct ScreenWatch;
int face_play_watched(Session *session, const struct ScreenWatch *watch);
#endif
