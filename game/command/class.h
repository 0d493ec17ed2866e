/* class.h - what the files of `moat class` share. */
#pragma once
#include <stdio.h>
#include "command.h"

struct argp_state;
/* A number of an option, or argp's error. */
int class_number(struct argp_state *state, const char *option, const char *argument, long least, long most);

/* A new file in a folder, made when it is missing; NULL: said. Closing says what could not be written. */
FILE *class_file(const char *folder, const char *name);
bool class_close(FILE *file, const char *folder, const char *name);
/* A whole file in memory that the caller frees, closed by 0; at most 4 MiB; NULL: said. */
char *class_read(const char *path, int *size);

/* A game handed in: a journal or lines of text. Loads the level it is of, unless `rules` has it already. NULL and *trouble. */
typedef struct ClassGame {
    MoatGame *game;
    const MoatRules *rules;
} ClassGame;
/* Levels stay loaded until the program ends its work with them. */
typedef struct ClassLevels {
    MoatRules *rules[32];
    int count;
} ClassLevels;
bool class_game(ClassLevels *levels, const char *path, ClassGame *game, MoatTrouble *trouble);
void class_levels_free(ClassLevels *levels);
/* The level of that id, loaded once; NULL and *trouble. */
const MoatRules *class_rules(ClassLevels *levels, const char *id, MoatTrouble *trouble);
/* A path, or the name of a saved game; without one the newest with so many ended turns at least. False: said. */
bool class_find(const char *name, int turns, char path[FOLDER]);
/* Asks what is open of the quiz on standard output and takes answers from standard input, until it ends. */
void quiz_ask(Session *session);

/* Calls visit with every path, and with what lies in folders (.moat, .txt or no ending). Returns how many. */
int class_visit(char **paths, int count, void (*visit)(void *context, const char *path), void *context);

/* Writes the kit; the code may be NULL. Exit status. */
int class_write_kit(const MoatRules *rules, const char *folder, const CourseCode *code, int teams);

int class_kit(int argc, char **argv);
int class_result(int argc, char **argv);
int class_collect(int argc, char **argv);
int class_quiz(int argc, char **argv);
int class_retry(int argc, char **argv);
int class_open(int argc, char **argv);
int class_join(int argc, char **argv);
