/* kit.h - parts of the kit that have a file of their own. */
#pragma once
#include "doc.h"
#include "moat/rules.h"

/* Minutes, what to do, say and look for, for lessons of 45, 90 and 180 minutes. */
void kit_script(Doc *doc, const MoatRules *rules);
