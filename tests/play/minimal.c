/* minimal.c - the least that a full-screen ncurses program does: a frame of text, a line that moves with the keys, q or a signal ends it.
 * measure sets the game beside it. */
#include <curses.h>
#include <locale.h>
#include <signal.h>

static volatile sig_atomic_t leave;

static void on_leave(int signal) { leave = signal; }

static void draw(int chosen) {
    for (int row = 1; row < LINES - 1; row++) {
        if (row == chosen) attron(A_REVERSE);
        mvprintw(row, 2, "line %2d of a screen that is full of text, as the screens of the game are full", row);
        if (row == chosen) attroff(A_REVERSE);
    }
    box(stdscr, 0, 0);
    refresh();
}

int main(void) {
    struct sigaction action = {.sa_handler = on_leave};
    setlocale(LC_ALL, "");
    initscr();
    sigaction(SIGTERM, &action, NULL);
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    for (int key = 0, chosen = 1; leave == 0 && key != 'q'; key = getch()) {
        if (key == KEY_DOWN && chosen < LINES - 2) chosen++;
        if (key == KEY_UP && chosen > 1) chosen--;
        draw(chosen);
    }
    endwin();
    return leave != 0 ? 128 + leave : 0;
}
