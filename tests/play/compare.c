/* compare.c - the game beside two programs people know as quick, on the same terminal: tig, and Brogue CE's terminal build. Not a test, and
 * neither is part of this tree. compare.sh builds and calls it: compare TIG REPOSITORY BROGUE; "-" leaves one out. */
#include <stdio.h>
#include <string.h>
#include "gauge.h"

enum {
    ROWS = 40,
    COLUMNS = 120,
    SLOW = 250,
    OPENING = 1000
}; /* Brogue needs 34 by 100 and looks for keys every 34 ms, the first time up to 33 s late, by the clock */

/* Through the list, into a commit, back: what tig is for. */
static const char *const browse[] = {"down", "down", "down", "down", "enter", "pagedown", "pageup", "q", "down", "down", "up", "up", "r",
    "q", "t", "down", "down", "q", "pagedown", "pageup", "h", "q", "down", "enter", "pagedown", "q", "up", "up"};
/* Steps, the pack, a look around, a few turns of rest. */
static const char *const wander[] = {
    "k", "h", "k", "i", "esc", "l", "s", "k", "h", "i", "esc", "j", "l", "k", "s", "h", "D", "esc", "k", "l", "i", "esc", "h", "j"};

enum { BROWSE = sizeof browse / sizeof browse[0], WANDER = sizeof wander / sizeof wander[0] };

static void line(const char *name, const char *unit, double game, double other) {
    gauge_row(name, unit, game, other);
    putchar('\n');
}

static void beside(const char *name, GaugeFigures game, GaugeFigures other) {
    printf("%-34s %8s %-6s %8s   %8s\n", "40 by 120, medians", "game", "", name, "ratio");
    line("start to the last byte", "ms", game.start, other.start);
    line("bytes of the first frame", "bytes", game.start_bytes, other.start_bytes);
    line("key to the last byte", "ms", game.key, other.key);
    line("  the slowest key", "ms", game.key_worst, other.key_worst);
    line("bytes of a key", "bytes", game.key_bytes, other.key_bytes);
    line("  the largest", "bytes", game.key_bytes_worst, other.key_bytes_worst);
    line("idle for 3 s: bytes", "bytes", game.idle_bytes, other.idle_bytes);
    line("idle for 3 s: processor", "ms", game.idle_cpu, other.idle_cpu);
    line("peak memory, with shared pages", "MiB", game.peak, other.peak);
    line("memory of its own, after keys", "MiB", game.private, other.private);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: compare TIG REPOSITORY BROGUE   (\"-\" leaves one out)\n", stderr);
        return 2;
    }
    const char *const tig_arguments[] = {argv[1], NULL};
    /* It keeps its games where it stands: in the home that is gone afterwards. */
    static const char fresh[] = "cd \"$(mktemp -d \"$HOME/XXXXXX\")\" && exec \"$0\" --term -n -s 1";
    const char *const brogue_arguments[] = {"sh", "-c", fresh, argv[3], NULL};
    GaugeSubject game = gauge_game(MOAT, MOAT_LEVELS "/two-doctrines.yaml", ROWS, COLUMNS), tig = game, brogue = game;
    tig.arguments = tig_arguments, tig.directory = argv[2], tig.ready = "commit 1 of", tig.keys = browse, tig.count = BROWSE;
    brogue.arguments = brogue_arguments, brogue.ready = "Depth", brogue.keys = wander, brogue.count = WANDER, brogue.quiet = SLOW,
    brogue.wake = "s";
    GaugeFigures figures = gauge(&game);
    if (strcmp(argv[1], "-") != 0) beside("tig", figures, gauge(&tig));
    if (strcmp(argv[3], "-") != 0) beside("Brogue", figures, gauge(&brogue));
    return 0;
}
