/* child.c - a small full-screen program for the driver's own test. Usage: terminal_child MODE; see the table at the end. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios before;
static volatile sig_atomic_t resized;

static void on_resize(int signal_number) {
    (void)signal_number;
    resized = 1;
}

static void put(const char *text) {
    fputs(text, stdout);
    fflush(stdout);
}

static void enter(void) {
    tcgetattr(STDIN_FILENO, &before);
    struct termios raw = before;
    cfmakeraw(&raw);
    raw.c_lflag |= ISIG;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
    put("\033[?1049h\033[?1h\033=\033[?1000;1006h\033[?2004h\033[?25l\033[H\033[2J");
}

static void leave(void) {
    put("\033[0m\033[?25h\033[?2004l\033[?1006l\033[?1000l\033[?1l\033>\033[?1049l");
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

/* Bytes that came, 0 when a signal came instead. */
static ssize_t read_keys(char *bytes, size_t most) {
    ssize_t count = read(STDIN_FILENO, bytes, most);
    if (count == 0 || (count < 0 && errno != EINTR)) { _exit(9); /* the line is gone */ }
    return count < 0 ? 0 : count;
}

static void wait_for_q(void) {
    char byte = '\0';
    while (byte != 'q') { read_keys(&byte, 1); }
}

static int run_page(void) {
    enter();
    put("\033[1;1H┌──────────┐ plain \033[31;44mred on blue\033[0m \033[38;5;208morange\033[0m"
        "\033[2;1H│ ⣿⡇中文 é │ \033[1mbold\033[0m \033[7mreverse\033[0m \033[4munder\033[0m \033[38;2;1;2;3mrgb\033[0m"
        "\033[3;1H└──────────┘ \"quoted\" \\ ?\?!"
        "\033[24;1Hq leaves\033[24;3H");
    wait_for_q();
    leave();
    return 0;
}

static int run_keys(void) {
    enter();
    put("ready");
    for (;;) {
        char bytes[64];
        ssize_t count = read_keys(bytes, sizeof bytes);
        put("\033[2;1H\033[K");
        for (ssize_t i = 0; i < count; i++) { printf("%02x ", (unsigned char)bytes[i]); }
        put("|");
        if (count == 1 && bytes[0] == 'q') {
            leave();
            return 7;
        }
    }
}

static void show_size(void) {
    struct winsize size;
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    printf("\033[2J\033[H%d by %d.\033[%d;%dH#", size.ws_row, size.ws_col, size.ws_row, size.ws_col);
    put("");
}

/* SIGWINCH is let in only while waiting, so that none is lost between the look at `resized` and the wait. */
static int run_size(void) {
    sigset_t blocked;
    sigset_t none;
    sigemptyset(&none);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGWINCH);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    struct sigaction action = {.sa_handler = on_resize};
    sigaction(SIGWINCH, &action, NULL);
    enter();
    resized = 1;
    for (;;) {
        if (resized != 0) {
            resized = 0;
            show_size();
        }
        struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
        char byte;
        if (ppoll(&input, 1, NULL, &none) > 0 && read_keys(&byte, 1) == 1 && byte == 'q') {
            leave();
            return 0;
        }
    }
}

static int run_forget(void) {
    enter();
    put("\033[1;31mleft as it was\033(0");
    return 3;
}

static int run_deaf(void) {
    signal(SIGHUP, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    enter();
    put("deaf");
    while (pause() != 0) {}
    return 1;
}

static int run_flood(void) {
    enter();
    for (int line = 0; line < 20000; line++) { printf("line %d of many\r\n", line); }
    put("last line");
    leave();
    put("gone");
    return 0;
}

/* Asks where the cursor is, which only a terminal that answers can tell. */
static int run_ask(void) {
    enter();
    put("\033[5;9H\033[6n");
    char answer[32] = "";
    for (size_t length = 0; length < sizeof answer - 1 && strchr(answer, 'R') == NULL;) { length += (size_t)read_keys(answer + length, 1); }
    printf("\033[1;1Hanswer %s.", answer + 1);
    put("");
    wait_for_q();
    leave();
    return 0;
}

int main(int count, char **arguments) {
    static const struct {
        const char *mode;
        int (*run)(void);
    } modes[] = {
        {"page", run_page},     /* colours, wide and braille characters; q leaves */
        {"keys", run_keys},     /* shows the bytes of each key; q leaves with 7 */
        {"size", run_size},     /* shows its size at each change */
        {"forget", run_forget}, /* restores nothing, ends with 3 */
        {"deaf", run_deaf},     /* takes no input, ignores HUP and TERM */
        {"flood", run_flood},   /* much output at once, then ends */
        {"ask", run_ask},       /* a question to the terminal */
    };
    for (size_t i = 0; count == 2 && i < sizeof modes / sizeof modes[0]; i++) {
        if (strcmp(arguments[1], modes[i].mode) == 0) { return modes[i].run(); }
    }
    return 2;
}
