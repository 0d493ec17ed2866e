/* mood.h - what the game sounds like: mood.def read against a world and the story of a turn. Plays nothing. */
#pragma once
#include "session.h"
#include "sound.h"

/* How tense the game is for a side, by the worst of its strains. */
SoundTension mood_tension(const MoatWorld *world, const MoatRules *rules, MoatSide side);
/* The cue for what happened in a quarter of a told turn, as that side hears it; false when nothing in it sounds. */
bool mood_cue(const WordsStory *story, const MoatRules *rules, MoatSide side, int quarter, SoundCue *cue);
