/* bot.c - processes that answer lines. */
#include "bot.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* In the new process. It has a group of its own, so that what it starts can be ended with it. */
static void become(const char *command, int wire, pid_t parent) {
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) _exit(127);
    signal(SIGPIPE, SIG_DFL);
    if (dup2(wire, STDIN_FILENO) < 0 || dup2(wire, STDOUT_FILENO) < 0) _exit(127);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

bool bot_begin(Bot *bot, const char *command) {
    int wire[2];
    bot->pid = -1, bot->wire = -1, bot->filled = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, wire) != 0) return false;
    pid_t parent = getpid();
    bot->pid = fork();
    if (bot->pid == 0) become(command, wire[1], parent);
    close(wire[1]);
    bot->wire = wire[0];
    if (bot->pid < 0) return false;
    setpgid(bot->pid, bot->pid); /* on both sides: whoever comes first */
    return fcntl(bot->wire, F_SETFL, O_NONBLOCK) == 0;
}

void bot_end(Bot *bot) {
    if (bot->wire >= 0) close(bot->wire);
    bot->wire = -1;
    if (bot->pid <= 0) return;
    kill(-bot->pid, SIGKILL);
    kill(bot->pid, SIGKILL);
    while (waitpid(bot->pid, NULL, 0) < 0 && errno == EINTR) continue;
    bot->pid = -1;
}

/* Takes the first whole line out of the buffer. */
static bool take_line(Bot *bot, char line[BOT_LINE]) {
    char *end = memchr(bot->buffer, '\n', (size_t)bot->filled);
    if (!end) return false;
    int length = (int)(end - bot->buffer);
    memcpy(line, bot->buffer, (size_t)length);
    line[length] = '\0';
    if (length > 0 && line[length - 1] == '\r') line[length - 1] = '\0';
    bot->filled -= length + 1;
    memmove(bot->buffer, end + 1, (size_t)bot->filled);
    return true;
}

typedef struct Said { /* what is still to be sent of a line */
    const char *text;
    size_t left;
    bool newline;
} Said;

static DuelFault send_some(Bot *bot, Said *said) {
    const char *bytes = said->left ? said->text : "\n";
    ssize_t sent = send(bot->wire, bytes, said->left ? said->left : 1, MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN || errno == EINTR ? DUEL_NONE : DUEL_DIED;
    if (said->left)
        said->text += sent, said->left -= (size_t)sent;
    else
        said->newline = false;
    return DUEL_NONE;
}

static DuelFault hear_some(Bot *bot) {
    if (bot->filled == BOT_LINE) return DUEL_FLOOD;
    ssize_t heard = recv(bot->wire, bot->buffer + bot->filled, (size_t)(BOT_LINE - bot->filled), 0);
    if (heard == 0) return DUEL_DIED;
    if (heard < 0) return errno == EAGAIN || errno == EINTR ? DUEL_NONE : DUEL_DIED;
    bot->filled += (int)heard;
    return DUEL_NONE;
}

/* An answer is the first line that is no remark. True: there is one, or a fault. */
static bool answered(Bot *bot, int *remarks, char answer[BOT_LINE], DuelFault *fault) {
    while (take_line(bot, answer)) {
        if (strncmp(answer, "info", 4) != 0) return true;
        if (++*remarks > BOT_REMARKS) {
            *fault = DUEL_FLOOD;
            return true;
        }
    }
    return false;
}

/* What a bot said before it ended counts, whether or not it heard the question; FAULT is then that of its words, if any. */
static void last_words(Bot *bot, int *remarks, char answer[BOT_LINE], DuelFault *fault) {
    for (int before = -1; before != bot->filled && bot->filled < BOT_LINE;) {
        before = bot->filled;
        if (hear_some(bot) != DUEL_NONE) break;
    }
    *fault = DUEL_NONE;
    if (!answered(bot, remarks, answer, fault)) *fault = DUEL_DIED;
}

DuelFault bot_ask(Bot *bot, const char *line, int milliseconds, char answer[BOT_LINE]) {
    int64_t until = now() + milliseconds;
    Said said = {line, strlen(line), true};
    DuelFault fault = DUEL_NONE;
    int remarks = 0;
    while (fault == DUEL_NONE) {
        bool sending = said.left || said.newline;
        if (!sending && answered(bot, &remarks, answer, &fault)) return fault;
        int64_t left = until - now();
        struct pollfd wire = {bot->wire, (short)(POLLIN | (sending ? POLLOUT : 0)), 0};
        if (left <= 0) return DUEL_SLOW;
        if (poll(&wire, 1, (int)left) < 0 && errno != EINTR) return DUEL_DIED;
        if (wire.revents & (POLLIN | POLLHUP | POLLERR)) fault = hear_some(bot);
        if (fault == DUEL_NONE && sending && (wire.revents & POLLOUT)) fault = send_some(bot, &said);
    }
    if (fault == DUEL_DIED) last_words(bot, &remarks, answer, &fault);
    return fault;
}

void bot_tell(Bot *bot, const char *line) {
    Said said = {line, strlen(line), true};
    if (bot->wire < 0) return;
    for (int tries = 0; tries < 4 && (said.left || said.newline); tries++)
        if (send_some(bot, &said) != DUEL_NONE) return;
}
