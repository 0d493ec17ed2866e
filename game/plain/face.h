/* face.h - what the files of this room share. */
#pragma once
#include "gettext.h"
#include "plain.h"
#include "words.h"

typedef struct Plain {
    Session *session;
    const MoatRules *rules;
    FILE *in, *out;
    bool leave;
    char value[16][WORDS_LINE]; /* ring of texts for plain_value and its like */
    int values;
    int lesson, guided; /* the guided game: its step, and the last one that was said */
    unsigned looked;    /* at what, since the step began: see lesson.h */
} Plain;

/* One line: a sentence and its newline. */
__attribute__((format(printf, 2, 3))) void plain_say(Plain *plain, const char *format, ...);

/* A reading of the world as it stands, in words. Valid for the next fifteen such calls. */
const char *plain_value(Plain *plain, MoatQuantity quantity, int first, int second, int third);
const char *plain_text(Plain *plain, MoatUnit unit, MoatLong value);
const char *plain_order(Plain *plain, MoatSide side, const MoatWorld *world, MoatOrder order);
const char *plain_date(Plain *plain, int turn);
const char *plain_bloc(const Plain *plain, MoatSide side);

static inline const MoatWorld *plain_world(const Plain *plain) { return session_world(plain->session); }
static inline MoatSide plain_side(const Plain *plain) { return session_side(plain->session); }

/* commands.c: the command of that name, or of that only beginning; NULL. */
typedef struct PlainCommand {
    const char *name, *arguments, *doc;
    void (*run)(Plain *, const char *);
} PlainCommand;
const PlainCommand *plain_command(const char *name);
void plain_suggest(Plain *plain, const char *word);

/* plain.c: what a line typed by the player means is done; a prompt where a person types. */
void plain_obey(Plain *plain, char *line);
void plain_prompt(Plain *plain);

/* Parts that several commands say. */
void plain_say_dangers(Plain *plain);                         /* status.c */
void plain_say_turn(Plain *plain);                            /* status.c: date, side, mandate, events that wait */
void plain_say_report(Plain *plain, const WordsStory *story); /* report.c */
void plain_say_conclusion(Plain *plain);                      /* report.c: who won, and why */
bool plain_key_waits(const Plain *plain);                     /* plain.c: somebody at a terminal has typed */
bool plain_asks(Plain *plain);                                /* lesson.c: says what must be predicted first; false when nothing */
void plain_guide(Plain *plain);                               /* guide.c: says the next step of the guided game, when there is one */
void plain_guide_saw(Plain *plain, const char *command);      /* guide.c: a command was answered */
void plain_take_order(Plain *plain, MoatOrder order);         /* orders.c */

#define COMMAND(name, arguments, doc) void plain_do_##name(Plain *plain, const char *text);
#include "commands.def"
