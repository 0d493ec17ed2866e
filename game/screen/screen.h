/* screen.h - the face in a terminal: what `moat` shows when nothing else is asked for. Draws with ncurses, keeps nothing on disk; a session
 * keeps the game. Text is in the language of gettext and of the rules. */
#pragma once
#include "session.h"
#include "settings.h"
#include "words.h"

/* What a key did. */
typedef enum ScreenCue { SCREEN_CUE_ORDER, SCREEN_CUE_UNDO, SCREEN_CUE_REFUSED, SCREEN_CUE_TURN } ScreenCue;
/* Whoever makes sound. What the game sounds like is for it to decide. All or none of the functions are there: NULL is silence. */
typedef struct ScreenSound {
    void (*cue)(void *context, ScreenCue cue);
    void (*shown)(void *context, const Session *session); /* a frame stands on the terminal; session NULL in the menu */
    void (*told)(
        void *context, const Session *session, int quarter); /* the report shows this quarter of the last turn for the first time */
    bool (*mute)(void *context);                             /* turns it off or on; true when it is now on */
    bool (*heard)(void *context);                            /* there is a device and it is not muted */
    void *context;
} ScreenSound;

/* Whoever changes the rules of the session while it is played. */
typedef struct ScreenWatch {
    int file; /* readable when there may be something new; -1: none, look is called by time alone */
    /* Looks for something new; called when `file` is readable, and when so many milliseconds have passed as it returned last (0 at the
     * beginning; -1: no need). *changed: the session plays by other rules now. May write a sentence into `say`. */
    int (*look)(void *context, bool *changed, char *say, int size);
    const char *trouble; /* stands in the bottom line until it is ""; the watcher's own */
    void *context;
} ScreenWatch;

typedef struct ScreenOptions {
    bool mono, ascii;   /* also found out: NO_COLOR, the terminal, the locale; and set by the player */
    const char *keys;   /* file of remapped keys; NULL or missing: those of the table. Written when keys are remapped */
    Settings *settings; /* changed by the settings screen; NULL: those of the table, kept nowhere */
    /* After a change: follows it and stores it. NULL, or a sentence about what could not be done. May be NULL itself. */
    const char *(*changed)(void *context, Setting setting);
    void *context; /* of changed */
    ScreenSound sound;
    const ScreenWatch *watch; /* NULL: nobody */
    const char *say;          /* a sentence that stands at the bottom until the first key; NULL: none */
} ScreenOptions;

/* How a face ended. */
typedef enum ScreenEndKind { SCREEN_LEFT, SCREEN_MENU, SCREEN_SIGNAL, SCREEN_NO_TERMINAL } ScreenEndKind;
typedef struct ScreenEnd {
    ScreenEndKind kind;  /* LEFT: the player left. MENU: the player wants the menu. */
    int signal;          /* of SIGNAL: leave with 128 + signal; the terminal is restored */
    const char *trouble; /* of NO_TERMINAL: a sentence, translated, saying why and what to do */
} ScreenEnd;

/* Plays the session until the player leaves. Everything is saved at any instant; the session stays the caller's. The terminal stays open
 * for a following call: end with screen_close(), which is also called at exit(). */
ScreenEnd screen_play(Session *session, const ScreenOptions *options);

/* The same, beginning with the replay of its turns. For sessions opened read-only: what is played on is kept nowhere. */
ScreenEnd screen_replay_game(Session *session, const ScreenOptions *options);

/* A finished game in the list of scores. */
typedef struct ScreenScore {
    int game; /* in the menu's list */
    MoatSide side;
    WordsOutcome outcome;
    MoatLong score;
    char bloc[64], against[64];
} ScreenScore;
/* The same, beginning with a look back on it. */
ScreenEnd screen_analyse_game(Session *session, const ScreenOptions *options);

/* What the menu offers. All of it is the caller's. `folders` as for moat_level_load. */
typedef struct ScreenMenu {
    const MoatLevelCard *level;
    const MoatGameCard *game;
    int levels, games;
    const char *const *folders;
    MoatLanguage (*language)(void); /* of the player: the settings screen may change it */
    const char *daily;              /* how far the game of the day is; NULL: none is offered */
    /* Results of finished games, the best first, worked out when they are asked for; at most `most`. NULL: none. */
    int (*scores)(const struct ScreenMenu *menu, ScreenScore *list, int most);
    /* Who plays in game `game` besides the player, by names and in the player's language; kept by the caller. */
    const char *(*rival)(const struct ScreenMenu *menu, int game);
    void *rivals;    /* of the caller, for that */
    const char *say; /* a sentence shown at the bottom, say why a game could not be opened; NULL none */
} ScreenMenu;
typedef struct ScreenChoice {
    bool resume;    /* game `game`; else a new one by the rest */
    bool look_back; /* with resume: on a game that is over */
    bool replay;    /* game `game`, from its start */
    bool daily;     /* the game of the day */
    int game, level;
    MoatSeat seat[MOAT_BLOCS];
    bool seeded; /* seed was typed; else the caller takes one */
    uint64_t seed;
} ScreenChoice;
/* SCREEN_MENU: *choice is filled. SCREEN_LEFT: the player wants to leave the program. */
ScreenEnd screen_menu(const ScreenMenu *menu, const ScreenOptions *options, ScreenChoice *choice);

void screen_close(void);
