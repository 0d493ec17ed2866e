/* bot.h - a program at the other end of a socket, which may be silent, slow, noisy, wrong or dead. Nothing here waits longer or keeps more
 * than it was told. */
#pragma once
#include <sys/types.h>
#include "duel.h"

enum {
    BOT_LINE = 4096,   /* bytes of a line that a bot may say */
    BOT_REMARKS = 200, /* lines beginning with "info" that it may say before an answer; they are not read */
};

typedef struct Bot {
    pid_t pid; /* and process group */
    int wire;  /* both ways; -1 none */
    int filled;
    char buffer[BOT_LINE];
} Bot;

/* Starts a command by the shell. False: there is no process. Whatever happens, end with bot_end. */
bool bot_begin(Bot *bot, const char *command);
/* Sends a line (its newline is added) and waits for the answer, at most `milliseconds` in all. */
DuelFault bot_ask(Bot *bot, const char *line, int milliseconds, char answer[BOT_LINE]);
/* Sends a line as far as it goes at once, and waits for nothing. */
void bot_tell(Bot *bot, const char *line);
/* Ends the process and those it has started. */
void bot_end(Bot *bot);
