/* command.h - what the subcommands share. Each subcommand is one file with one entry in the table of main.c. */
#pragma once
#include <stdbool.h>
#include <stdio.h>
#include "gettext.h"
#include "moat/level.h"
#include "moat/record.h"
#include "session.h"
#include "settings.h"
#include "words.h"

/* The level that is played when none is named. */
#define LEVEL_MAIN "two-doctrines"

/* Exit status of every subcommand. */
enum { EXIT_FINE = 0, EXIT_TROUBLE = 1, EXIT_MISUSE = 2, EXIT_UNREAD = 128 + 13 /* as by SIGPIPE */ };

/* One subcommand: argv[0] is its name. Returns the exit status. */
typedef struct Command {
    const char *name, *arguments, *doc;
    int (*run)(int argc, char **argv);
} Command;

int command_play(int argc, char **argv);
int command_resume(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_analyse(int argc, char **argv);
int command_check(int argc, char **argv);
int command_games(int argc, char **argv);
int command_duel(int argc, char **argv);
int command_balance(int argc, char **argv);
int command_tornado(int argc, char **argv);
int command_bot(int argc, char **argv);
int command_bench(int argc, char **argv);
int command_where(int argc, char **argv);
int command_class(int argc, char **argv);
int command_debrief(int argc, char **argv);
int command_settings(int argc, char **argv);
int command_daily(int argc, char **argv);
int command_new(int argc, char **argv);
int command_show(int argc, char **argv);
int command_test(int argc, char **argv);
int command_validate(int argc, char **argv);
int command_upgrade(int argc, char **argv);
int command_export(int argc, char **argv);
int command_import(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_schema(int argc, char **argv);
int command_reference(int argc, char **argv);
int command_fmt(int argc, char **argv);

/* One sentence on standard error, after the program's name. It is kept for the menu to show. */
__attribute__((format(printf, 1, 2))) void command_complain(const char *format, ...);
/* The last such sentence since it was last asked for; NULL none. */
const char *command_complaint(void);

/* After the last word of any command: trouble, said, when standard output did not take it all. Not said when nobody reads any more, as
 * after `| head`: then the status is that of a program which the pipe ended. */
int command_finish(int status);

/* --- arguments.c --- */
struct argp_state;
/* The whole number of an option, within bounds; else argp says what is wrong and leaves. */
int argument_number(const char *text, int low, int high, const char *option, struct argp_state *state);
uint64_t argument_seed(const char *text, struct argp_state *state);

/* --- language.c --- */
/* Sets the locale, gettext's domain, and the language of levels, from --lang in the arguments (taken out of them) or the environment. False
 * when
 * --lang names a language there is none of; it has been said. */
bool language_choose(int *argc, char **argv);
MoatLanguage language_chosen(void);
/* What was chosen in the settings, when --lang says nothing else; 0 the environment, else 1 + a MoatLanguage. */
void language_set(int setting);

/* --- preferences.c --- */
/* What the player has set; read from its file the first time. */
Settings *preferences(void);
/* Stores them. NULL, or a sentence about what could not be done. */
const char *preferences_store(void);

/* --- sounds.c --- */
/* Takes --no-sound out of the arguments. */
void sounds_choose(int *argc, char **argv);
#ifdef MOAT_WITH_SCREEN
#include "screen.h"
/* What a screen calls to be heard, from the first call on until the program ends. */
ScreenSound sounds(void);
/* The volumes of the settings, now. */
void sounds_follow_settings(void);
#endif

/* --- folders.c --- */
enum { FOLDERS = 3, FOLDER = 512 };
/* Music and cues: beside the program where it was built, else where it was installed. Static. */
const char *folder_of_sounds(void);
/* Where levels are looked for, in this order; NULL-terminated; static. */
const char *const *folders_of_levels(void);
/* The one of them where a player keeps levels; "" when there is no home. */
const char *folder_of_own_levels(void);
/* Where games are saved: $XDG_STATE_HOME/moat/games or ~/.local/state/moat/games; "" when there is no home. */
const char *folder_of_games(void);
/* Where rooms keep keys and journals: $XDG_STATE_HOME/moat/rooms; "" when there is no home. */
const char *folder_of_rooms(void);
/* Remapped keys of the screen: $XDG_CONFIG_HOME/moat/keys or ~/.config/moat/keys, which need not be there; "" when there is no home. */
const char *file_of_keys(void);
/* Settings: $XDG_CONFIG_HOME/moat/settings or ~/.config/moat/settings, which need not be there; "" when there is no home. */
const char *file_of_settings(void);

/* --- levels.c --- */
/* Finds a level by path or name; false when there is none: it has been said, with what comes near. */
bool level_find(const char *name, char path[FOLDER]);
/* The same without a word. */
bool level_seek(const char *name, char path[FOLDER]);
/* Finds and loads in the chosen language; NULL: what is wrong has been said. */
MoatRules *level_open(const char *name);
/* Calls visit with the path of every level file of the folders; a name met before is shadowed and left out. */
void levels_visit(void (*visit)(void *context, const char *name, const char *path), void *context);
/* The same with those that are shadowed. */
void levels_visit_all(void (*visit)(void *context, const char *name, const char *path), void *context);

/* --- show.c --- */
/* What a level is, on standard output: title, author, content code, counts. */
void level_describe(const MoatRules *rules);

/* --- keep.c --- */
/* Puts bytes in the place of a file, or makes a new one and leaves what is there alone; whole or not at all, synced. False: it has been
 * said. */
bool file_keep(const char *path, const MoatBytes *bytes);
bool file_make(const char *path, const MoatBytes *bytes);
/* Makes a folder and those above it; false with errno. */
bool folder_make(const char *folder);

/* --- codes.c --- */
/* Reads a class code and loads the very level it means in the chosen language; NULL: why not has been said, with both names. */
MoatRules *code_open(const char *text, CourseCode *code);
/* The bloc of that id; false when the level has none: it has been said. */
bool side_find(const MoatRules *rules, const char *id, MoatSide *side);
/* A mind or "human". False when there is none: it has been said. */
bool opponent_find(const MoatRules *rules, const char *name, MoatSeat *seat);
/* Calls visit with the path of a level, given by path or name, or of every level of a folder; false when there is none: it has been said.
 */
bool levels_of(const char *argument, void (*visit)(void *context, const char *path), void *context);

/* --- problems.c --- */
/* Every problem in the manner of compilers, with its line and a hint. */
void problems_print(FILE *out, const MoatProblems *problems);
/* One JSON object a line: file, line, column, end, code, severity, message, fix, and the level that was asked for, which may extend the
 * file. */
void problems_print_json(FILE *out, const char *level, const MoatProblems *problems);

/* --- games.c --- */
/* A seed of few digits, drawn by the system. */
uint64_t game_seed(void);
/* Plays a new game saved in the folder ("" or one that cannot be written: in memory, which is said). Frees the rules; NULL ones are trouble
 * that has been said. Status or FACE_MENU. */
int game_new(MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], bool plain);
/* The same as a lesson: the note says which class and team. */
int game_new_lesson(
    MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], const MoatNote *note, bool plain);
/* Goes on with the game of a card, tells it, or begins a new one from what is sound of it. Status or FACE_MENU. */
typedef enum GameUse { GAME_RESUME, GAME_REPLAY, GAME_SALVAGE, GAME_ANALYSE, GAME_TELL } GameUse; /* TELL: analyse without questions */
int game_open(const MoatGameCard *card, GameUse use, bool plain);
/* Saved games of a folder, newest first, from malloc; *count of them. */
MoatGameCard *game_list(const char *folder, int *count);

/* --- results.c --- */
/* How a finished game ended. `side` is the player's, or the first when none or both are played by people. */
typedef struct GameResult {
    const MoatGameCard *card;
    MoatSide side;
    WordsOutcome outcome; /* to `side` */
    MoatLong score[MOAT_BLOCS];
    char bloc[MOAT_BLOCS][64], against[64]; /* in the language that was chosen */
} GameResult;
/* Of those cards whose games are over and whose level is as it was; the best first, at most `most`. Every game is played through again: its
 * journal is what is trusted. Returns how many. */
int game_results(const MoatGameCard *cards, int count, GameResult *results, int most);

/* Who plays besides the player: "two players", a name, or two when nobody else does. *kept: rules for the next call, to be freed; begin
 * with NULL. */
void game_rivals(const MoatGameCard *card, MoatRules **kept, char *text, int size);

/* The game of the day: the main level on a seed made from the date (UTC), against one opponent, from both sides one after the other. */
#define DAILY_MIND "planner"
typedef struct Daily {
    uint64_t seed;
    const MoatGameCard *game[MOAT_BLOCS]; /* begun with that side; NULL not yet */
    bool done[MOAT_BLOCS];
    MoatLong score[MOAT_BLOCS]; /* of those that are done */
    int next;                   /* side to play now; MOAT_BLOCS: the day is done */
} Daily;
uint64_t daily_seed(void);
/* From the cards of the folder of games, newest first; points into them. */
Daily daily_look(const MoatGameCard *cards, int count);
/* One line about how far the day is. */
void daily_say(const Daily *daily, char *text, int size);
/* Begins or goes on with the side that is next; nothing when the day is done. Status or FACE_MENU. */
int daily_play(bool plain);

/* --- faces.c --- */
enum { FACE_MENU = -1 }; /* instead of a status: the player wants the menu */
/* Plain when asked for, or when a stream is no terminal. */
bool face_is_plain(bool asked);
/* Whose texts follow the language while a face plays; NULL before they are freed. */
void face_speaks(MoatRules *rules);
/* Said when the next game begins: at the bottom of its screen until the first key. The caller's until then. */
void face_say_first(const char *text, bool plain);
/* Plays with the face; the exit status, or FACE_MENU. */
int face_play(Session *session, bool plain);
/* Tells a saved game. */
int face_replay(Session *session, bool plain);
/* Looks back on one; in sentences, with questions or without. */
int face_analyse(Session *session, bool plain, bool questions);
/* Before a screen covers what was said: waits for Enter, when there is somebody to press it. */
void face_wait(bool plain);
/* The menu until the player leaves; the exit status. */
int face_menu(void);
