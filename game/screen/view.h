/* view.h - what every screen is made with: the game that it shows, the canvas that it draws on, the things on it that can have the focus.
 * A screen is drawn whole from the session each time; it keeps nothing but its Memory. */
#pragma once
#include "canvas.h"
#include "gettext.h"
#include "keys.h"
#include "screen.h"
#include "widgets.h"
#include "words.h"

typedef struct View View;

/* One screen: a const value in a file of its own, and a line in screens.c. */
typedef struct Screen {
    const char *title; /* N_("Markets"): in the line of screens and above its own panes */
    Action action;     /* goes there from anywhere; ACTION_NONE: something else opens it */
    bool overlay;      /* lies over the screen it was opened from */
    bool makes_room;   /* for the guide's box, which lies over other screens */
    bool buttons;      /* one click chooses: there is nothing to read about what is chosen */
    bool typing;       /* letters are put into memory->text, not taken as commands */
    void (*draw)(View *view);
    bool (*act)(View *view, Action action); /* false: not mine, do what it does everywhere; may be NULL */
    bool (*press)(View *view, Press press); /* before it is an action; false: not mine; may be NULL */
} Screen;

/* What a screen remembers while the program runs: begins as zeros. Use `pick` and `mode` as you like. */
typedef struct Memory {
    int focus, scroll, pick, mode;
    MoatName name;
    char text[64];
} Memory;

/* Something that can have the focus. */
typedef struct Item {
    int id;   /* unique on its screen, from 1 */
    int pane; /* Tab goes from pane to pane */
    Area area;
    bool hidden; /* a row of a list that is scrolled away: `list` is what is seen of the list */
    Area list;
    bool named; /* `name` is the number it shows: w explains it */
    MoatName name;
    const char *about; /* what ? says; NULL: the doc of the number */
    int verb;          /* 1 + the MoatVerb that it would order; 0 none */
} Item;

enum { ITEMS_MOST = 512, STACK_MOST = 8, SAY = 240, SCREENS_MOST = 32 };

typedef struct Analysis Analysis;
struct View {
    /* for reading: set before every draw */
    Session *session; /* NULL in the menu */
    const MoatRules *rules;
    const MoatWorld *world;
    MoatSide side; /* whose orders are given: "you" */
    Canvas *canvas;
    bool colours;   /* false: only attributes, glyphs and letters tell */
    Area area;      /* what the screen may draw on */
    Memory *memory; /* of the screen that is being drawn or acts */

    /* the rest is for view.c, loop.c and overlays */
    const ScreenOptions *options;
    Keys *keys;
    Settings *settings;
    const Screen *stack[STACK_MOST];
    int depth;
    bool stale; /* what is on the canvas is no longer so */
    Item item[ITEMS_MOST];
    int items, pane;
    Memory memories[SCREENS_MOST]; /* in the order of screens[] */
    Area tab[ACTIONS];             /* where the screen names an action: a click there does it */
    Area spot[ACTIONS];            /* the same of keys that a screen names in its own words */
    char say[SAY], notice[SAY];    /* what a teacher said last: to see that it is something else */
    bool say_warn, muted;
    bool done;
    ScreenEnd end;
    MoatWorld *past; /* worlds before each ended turn, and the present one */
    int pasts;
    unsigned edition;     /* another one whenever the world, the rules or the language changed: what was worked out holds within one */
    const char *about;    /* what screen_about tells, when it is no number */
    Area cursor;          /* where the cursor stands when nothing has the focus; y -1 nowhere */
    struct WorldMap *map; /* of worldmap.c */
    void *menu;           /* of menu.c */
    Analysis *analysis;   /* of analyse.c; NULL before it is asked for */
    int lesson;           /* step of the guided game; -1 there is none */
    unsigned looked;      /* at what, since the last step of it */
    MoatSide watched;     /* the side that is shown while nobody plays */
};

/* --- going places --- */
void view_open(View *view, const Screen *screen); /* an overlay goes on top; another screen takes the place of all */
void view_back(View *view);
void view_leave(View *view, ScreenEndKind kind);
Memory *view_memory(View *view, const Screen *screen);

/* --- saying something in the bottom line until the next key --- */
void view_say(View *view, const char *format, ...) __attribute__((format(printf, 2, 3)));
void view_warn(View *view, const char *format, ...) __attribute__((format(printf, 2, 3)));
void view_cue(View *view, ScreenCue cue);

/* --- the focus: call while drawing; each returns whether the thing has the focus and marks it --- */
void view_pane(View *view); /* items from here on belong to the next pane */
bool view_item(View *view, int id, Area area, const char *about);
/* A number: right-aligned in width - 1 cells, then ▲ or ▼ when the last turn changed it. Why and help work on it by themselves. */
bool view_number(View *view, int id, int y, int x, int width, MoatName name);
/* Only makes an area explain a number. */
bool view_named(View *view, int id, Area area, MoatName name);
/* What ? says of the item put down last, in place of the doc of its number. */
void view_about(View *view, const char *about);
/* Which order the item put down last stands for. */
void view_verb(View *view, MoatVerb verb);
/* A list of `count` rows with ids first, first + 1, ...: keeps the focus visible and returns the row that stands on the area's first line.
 * Draw rows from there on while they fit. */
int view_list(View *view, int first, int count, Area area);
/* The same for rows with ids of any order. */
int view_rows(View *view, const int *ids, int count, Area area);
/* For screens with a text field: what is typed starts again at the first row of the list. Uses memory->pick; with VIEW_NOTHING_TYPED there
 * the focus stays where it is until something is typed. */
enum { VIEW_NOTHING_TYPED = 1 };
void view_follow_typing(View *view);
/* Whether an id has the focus; and the item that has it, NULL when there is none. */
bool view_focused(const View *view, int id);
const Item *view_focus(const View *view);

/* --- numbers --- */
static inline MoatName view_name(MoatQuantity quantity, int a, int b, int c) {
    return (MoatName){(int16_t)quantity, {(int16_t)a, (int16_t)b, (int16_t)c}};
}
MoatLong view_read(const View *view, MoatName name);
MoatLong view_change(const View *view, MoatName name);  /* by the last turn; 0 before the first */
const MoatWorld *view_past(const View *view, int turn); /* before turn `turn`; the present one is the last; NULL out of range */
int view_history(const View *view, MoatName name, int64_t *values, int most); /* one a turn, the present last; returns how many */
/* "41.2 bn", good until the sixteenth call from here. */
const char *view_value(const View *view, MoatName name);
const char *view_value_of(const View *view, MoatName name, MoatLong value);
const char *view_change_of(const View *view, MoatName name, MoatLong change);
const char *view_amount(MoatUnit unit, MoatLong value);
/* What a number is, in few cells: "◆ trust, Brazil". */
void view_short(const View *view, MoatName name, char *text, int size);
/* The style and the sign of a side; of a line of use. Signs differ so that colour is never alone: ● ◆ ○ ·. */
Style view_side_style(MoatSide side);
const char *view_side_sign(MoatSide side);
Style view_line_style(MoatLine line);
const char *view_line_sign(MoatLine line);
/* Letter of a market on the map and in tables: 'A'... */
char view_letter(const View *view, int market);

/* The language that texts of the level and the handbook are in. */
MoatLanguage view_language(const View *view);

/* --- orders --- */
/* Whether two minds play and the player looks on. */
bool view_watching(const View *view);
void view_new_edition(View *view);
/* What is worked out by playing on holds while nothing has changed and no order is given or taken back. */
typedef struct Moment {
    unsigned edition;
    MoatSide side;
    MoatOrders draft;
} Moment;
/* True: `kept` is this moment. False: now it is, and what hangs on it is to be worked out again. Begin with {0}. */
bool view_same_moment(const View *view, Moment *kept);
/* Adds it to the draft and says so, or says why not. */
bool view_order(View *view, MoatOrder order);

/* --- pieces of screens --- */
/* A box with a title; returns its inside. */
Area view_box(View *view, Area area, const char *title);
/* A box over the middle, cleared, with a title; returns its inside. Sizes are of the inside and are cut to the screen. */
Area view_dialog(View *view, int rows, int columns, const char *title);
/* A text field over a rule, which invites while nothing is typed; the cursor stands in it. Returns what is left below. */
Area view_field(View *view, Area inside, const char *mark, const char *invitation);
/* The same in a dialog of its own, with a note in its frame. */
Area view_search(View *view, int columns, const char *title, const char *note, const char *invitation);
/* A dialog whose text is longer than it: keeps memory->scroll within it, shows where there is more, and moves it by keys. */
void view_scroll(View *view, Area inside, int lines);
bool view_scroll_act(View *view, Action action);
/* The key of an action as it is shown now: where the player types letters, one that is none. Good as long as keys_name's. */
const char *view_key(const View *view, Action action);
/* A line that names the keys of `actions`, in their order and as view_key() does: who clicks on it from one name to the next does what the
 * key does. Ends with ACTION_NONE. Returns cells used. */
int view_keys(View *view, Area row, Style style, const char *text, const Action *actions);
/* The same on the last row, of screens that have no line of keys of their own. */
void view_foot(View *view, const char *text, const Action *actions);
/* At the bottom right of a dialog or box: what keys do here, "Enter choose  Esc back". Ends with ACTION_NONE. */
void view_hint(View *view, Area box, const Action *actions);
