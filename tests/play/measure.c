/* measure.c - what the player feels, in figures: start, keys, idle, memory, end; beside the same of a minimal ncurses program.
 * Not a test. Run it in a release build on a quiet machine: measure [LEVEL]. */
#include <stdio.h>
#include "gauge.h"

static const char *const moves[] = {"down", "down", "down", "down", "down", "up", "up", "down", "down", "up", "up", "up"};
enum { MOVES = sizeof moves / sizeof moves[0] };

static void row(const char *name, const char *unit, const char *aim, double game, double least) {
    gauge_row(name, unit, game, least);
    printf("   %s\n", aim);
}

int main(int argc, char **argv) {
    const char *const least_arguments[] = {MINIMAL, NULL};
    GaugeSubject game = gauge_game(MOAT, argc > 1 ? argv[1] : MOAT_LEVELS "/two-doctrines.yaml", 24, 80), least = game;
    least.arguments = least_arguments;
    least.keys = moves;
    least.count = MOVES;
    least.ready = "line 22";
    GaugeFigures g = gauge(&game), m = gauge(&least);
    printf("%-34s %8s %-6s %8s   %8s   %s\n", "80 by 24, medians", "game", "", "minimal", "ratio", "aim");
    row("start to the last byte", "ms", "10", g.start, m.start);
    row("bytes of the first frame", "bytes", "", g.start_bytes, m.start_bytes);
    row("key to the last byte", "ms", "1", g.key, m.key);
    row("  the slowest key", "ms", "", g.key_worst, m.key_worst);
    row("bytes of a key", "bytes", "400", g.key_bytes, m.key_bytes);
    row("  the largest", "bytes", "", g.key_bytes_worst, m.key_bytes_worst);
    row("idle for 3 s: bytes", "bytes", "0", g.idle_bytes, m.idle_bytes);
    row("idle for 3 s: processor", "ms", "0", g.idle_cpu, m.idle_cpu);
    row("idle for 3 s: wakes", "", "0", g.idle_wakes, m.idle_wakes);
    row("peak memory, with shared pages", "MiB", "8", g.peak, m.peak);
    row("memory of its own, after keys", "MiB", "", g.private, m.private);
    row("SIGTERM to the end", "ms", "50", g.end, m.end);
    return 0;
}
