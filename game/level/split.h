/* split.h - a file read by several threads at once. */
#pragma once
#include "loader.h"

/* A run of whole lines of a file, that begins with a key of the level. */
typedef struct Piece {
    const char *bytes;
    int size, line; /* lines of the file above it */
    /* filled by read_piece: its mapping, how many nodes there are, and as in Source */
    Node *root;
    int nodes;
    Spot spanning;
} Piece;

/* read.c: false as soon as anything is not plain; what was told of it means nothing then. */
bool read_piece(Loader *loader, int source, Piece *piece);

/* Fills source->root as read_tree would. False when that is left to read_tree: the file is small, or not plain, or there is one processor;
 * nothing is told and nothing of the loader has changed then. */
bool read_pieces(Loader *loader, int source);
