/* make.c - make-sound FOLDER: writes the music's layers and all cues there as WAV files. The same files on every run. */
#include "pieces.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("Usage: make-sound FOLDER\n", stderr);
        return 2;
    }
    if (pieces_score(argv[1]) && pieces_cues(argv[1])) return 0;
    fprintf(stderr, "make-sound: cannot write into %s: %s\n", argv[1], strerror(errno));
    return 1;
}
