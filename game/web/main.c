/* main.c - where the page enters the program of game/command, and the one that plays the score. A return from main would not end a program
 * that has slept; exit() does. */
#include <stdlib.h>
#include <string.h>

#include "pieces.h"

int moat_main(int argc, char **argv);

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "make-sound") == 0) exit(pieces_score(argv[2]) && pieces_cues(argv[2]) ? 0 : 1);
    exit(moat_main(argc, argv));
}
