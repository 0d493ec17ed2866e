/* page.h - between the files of this room. */
#pragma once
#include "handbook.h"

const MoatDoctrine *handbook_doctrine(const MoatRules *rules, int at);
const char *handbook_chapter_text(MoatLanguage language, int at);
