/* entry.h - the terminal's description as curses holds it. Knows curses. */
#pragma once
#include <stdbool.h>

/* Whether the names of its extended capabilities are all there. A damaged entry of a database may lack some, and curses looks them up
 * without asking. After newterm(). */
bool entry_sound(void);
