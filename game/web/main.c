/* main.c - where the page enters the program of game/command. A return from main would not end a program that has slept; exit() does. */
#include <stdlib.h>

int moat_main(int argc, char **argv);

int main(int argc, char **argv) { exit(moat_main(argc, argv)); }
