/* plain.c - a bot in C without a JSON library: it wants what stands in its list, in that order, and leaves out what is not possible. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const wanted[] = {"release-open", "release-premium", "autonomy", "standards", "fab"};

static int possible(const char *turn, const char *order) {
    char row[80];
    snprintf(row, sizeof row, "{\"order\":\"%s\"", order);
    return strstr(turn, row) != NULL;
}

static void answer(const char *turn) {
    const char *between = " ";
    printf("orders");
    for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++) {
        if (!possible(turn, wanted[k])) continue;
        printf("%s%s", between, wanted[k]);
        between = "; ";
    }
    printf("\n");
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    setvbuf(stdout, NULL, _IOLBF, 0); /* an answer must not wait in a buffer */
    while (getline(&line, &room, stdin) > 0) {
        if (strncmp(line, "moat ", 5) == 0) printf("ready plain\n");
        if (strncmp(line, "turn ", 5) == 0) answer(line);
        if (strncmp(line, "over ", 5) == 0) break;
    }
    free(line);
    return 0;
}
