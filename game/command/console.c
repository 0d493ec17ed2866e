/* console.c - see console.h. */
#ifdef MOAT_WITH_CLASSROOM
#include "console.h"
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "command.h"
#include "fold.h"
#include "words.h"

typedef struct Console {
    Podium *podium;
    const MoatRules *rules;
    const char *teacher;
    PodiumSort sort;
    bool projector, leave, screen, online, more;
    int page;         /* of the note, while it takes more than one; `more` follow */
    char note[16384]; /* under the table, or in its place: the last answer */
} Console;

#define CONSOLE(name, arguments, doc) static void do_##name(Console *console, const char *text);
#include "console.def"

static const struct {
    const char *name, *arguments, *doc;
    void (*run)(Console *, const char *);
} verbs[] = {
#define CONSOLE(name, arguments, doc) {#name, arguments, doc, do_##name},
#include "console.def"
};
enum { VERBS = sizeof verbs / sizeof *verbs };

/* What is answered: at once on a stream, under the table on a screen. */
__attribute__((format(printf, 2, 3))) static void answer(Console *console, const char *format, ...) {
    size_t used = strlen(console->note);
    va_list list;
    va_start(list, format);
    if (console->screen)
        vsnprintf(console->note + used, sizeof console->note - used, format, list);
    else
        vprintf(format, list);
    va_end(list);
}

static void do_table(Console *console, const char *text) {
    console->sort = strcmp(text, "turn") == 0 ? PODIUM_BY_TURN : strcmp(text, "score") == 0 ? PODIUM_BY_SCORE : PODIUM_BY_TEAM;
    if (!console->screen) podium_table(console->podium, stdout, console->sort, console->projector);
}

static void do_codes(Console *console, const char *text) {
    int count = atoi(text);
    char code[ROOM_CODE];
    if (count < 1) count = podium_seats(console->podium) > 8 ? podium_seats(console->podium) : 8;
    for (int i = 1; i <= count && i <= ROOM_SEATS; i++) {
        podium_team_code(console->podium, i, code);
        answer(console, _("Team %d: moat class join %s\n"), i, code);
    }
}

static void do_go(Console *console, const char *text) {
    (void)text;
    podium_set_state(console->podium, ROOM_OPEN);
}
static void do_pause(Console *console, const char *text) {
    (void)text;
    podium_set_state(console->podium, ROOM_PAUSED);
}
static void do_freeze(Console *console, const char *text) {
    (void)text;
    podium_set_state(console->podium, ROOM_FROZEN);
}
static void do_next(Console *console, const char *text) {
    (void)text;
    podium_next(console->podium);
}
static void do_limit(Console *console, const char *text) { podium_set_limit(console->podium, atoi(text)); }
/* 3, 3.5 or 3:30, in seconds. */
static int seconds_of(const char *text) {
    const char *colon = strchr(text, ':');
    return colon ? 60 * atoi(text) + atoi(colon + 1) : (int)(60 * atof(text));
}

static void do_clock(Console *console, const char *text) { podium_clock(console->podium, seconds_of(text)); }
static void do_end(Console *console, const char *text) { podium_end(console->podium, seconds_of(text)); }
static void do_patience(Console *console, const char *text) { podium_patience(console->podium, atoi(text)); }
static void do_pass(Console *console, const char *text) {
    MoatTrouble trouble = {0};
    if (!podium_pass(console->podium, atoi(text), &trouble)) answer(console, "%s\n", words_trouble(&trouble));
}
static void do_say(Console *console, const char *text) { podium_say(console->podium, text); }
static void do_free(Console *console, const char *text) { podium_free_seat(console->podium, atoi(text)); }
static void do_projector(Console *console, const char *text) {
    (void)text;
    console->projector = !console->projector;
}

static void do_events(Console *console, const char *text) {
    (void)text;
    for (int e = 0; e < console->rules->events; e++) {
        const MoatEvent *event = &console->rules->event[e];
        answer(console, "%s%s: %s\n", event->id,
            event->subject == MOAT_ONE_MARKET ? _(" MARKET")
            : event->subject == MOAT_ONE_BLOC ? _(" BLOC")
                                              : "",
            moat_text(console->rules, &event->title));
    }
}

static int subject_of(const MoatRules *rules, const char *name) {
    for (int b = 0; b < MOAT_BLOCS; b++)
        if (strcmp(rules->bloc[b].id, name) == 0) return b;
    return name[0] ? words_find_market(rules, name) : -1;
}

static void do_card(Console *console, const char *text) {
    char event[32] = "", subject[64] = "";
    MoatTrouble trouble = {0};
    if (sscanf(text, "%31s %63s", event, subject) < 1)
        answer(console, "%s\n", _("Which event? See events."));
    else if (podium_card(console->podium, event, subject_of(console->rules, subject), &trouble))
        answer(console, _("It happens before turn %d.\n"),
            podium_control(console->podium)->card[podium_control(console->podium)->cards - 1].turn + 1);
    else
        answer(console, "%s\n", words_trouble(&trouble));
}

static void do_rewind(Console *console, const char *text) {
    MoatTrouble trouble = {0};
    if (!podium_rewind(console->podium, atoi(text), &trouble)) answer(console, "%s\n", words_trouble(&trouble));
}

static void do_predictions(Console *console, const char *text) {
    (void)text;
    for (int i = 1; i <= podium_seats(console->podium); i++) {
        const MoatGame *game = podium_seat(console->podium, i).game;
        for (int k = 0; game && k < moat_game_notes(game); k++) {
            const MoatNote *note = moat_game_note_at(game, k);
            if (note->kind == MOAT_NOTE_PREDICT && note->turn == moat_game_turns(game))
                answer(console, _("Team %d: %d %% (%s)\n"), i, note->number, course_question(console->rules, note->id));
        }
    }
}

static void do_votes(Console *console, const char *text) {
    PodiumVote votes[12];
    const MoatGame *game = podium_projector(console->podium);
    int count = podium_votes(console->podium, votes, 12);
    (void)text;
    for (int i = 0; game && i < count; i++) {
        char words[WORDS_LINE];
        words_order(console->rules, moat_game_world(game), moat_game_seat(game, 0)->human ? 0 : 1, votes[i].order, words, sizeof words);
        answer(console, P_("%d vote: %s\n", "%d votes: %s\n", votes[i].votes), votes[i].votes, words);
    }
    if (count == 0) answer(console, "%s\n", _("Nobody has voted."));
}

static void do_play(Console *console, const char *text) {
    int orders = atoi(text) > 0 ? atoi(text) : 2;
    if (!podium_projector(console->podium))
        answer(console, "%s\n", _("This room has no projector's world; it was not opened with --mode vote."));
    else if (!podium_play_votes(console->podium, orders))
        answer(console, "%s\n", _("The game is over."));
    else
        answer(console, _("Turn %d was played.\n"), moat_game_turns(podium_projector(console->podium)));
}

static void tell_named(Console *console) {
    for (const char *text; (text = podium_named(console->podium));) answer(console, "! %s\n", text);
}

static void do_wait(Console *console, const char *text) {
    struct timespec now, end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += atoi(text) > 0 && atoi(text) < 3600 ? atoi(text) : 1;
    do {
        fflush(stdout);
        podium_poll(console->podium, 200);
        tell_named(console);
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while (now.tv_sec < end.tv_sec);
}

static void do_help(Console *console, const char *text) {
    (void)text;
    for (int i = 0; i < VERBS; i++)
        answer(console, "%s%s%s: %s\n", verbs[i].name, verbs[i].arguments[0] ? " " : "", verbs[i].arguments, _(verbs[i].doc));
}

static void do_close(Console *console, const char *text) {
    (void)text;
    podium_set_state(console->podium, ROOM_CLOSED);
    podium_poll(console->podium, 500);
    console->leave = true;
}

static void do_quit(Console *console, const char *text) {
    (void)text;
    console->leave = true;
}

/* --- the loop --- */

static void put_state(Console *console, FILE *out) {
    static const char *const modes[ROOM_MODES] = {N_("own worlds"), N_("shared worlds"), N_("vote")};
    static const char *const states[ROOM_STATES] = {N_("in play"), N_("paused"), N_("lids down"), N_("play is over"), N_("room closed")};
    const RoomControl *control = podium_control(console->podium);
    char room[ROOM_NAME];
    podium_room(console->podium, room);
    fprintf(out, _("Room %s: %s, %s, turns up to %d of %d%s\n"), room, _(modes[control->mode]), _(states[control->state]), control->limit,
        console->rules->turns, podium_online(console->podium) ? "" : _(" - THE BROKER DOES NOT ANSWER"));
    if (control->say[0]) fprintf(out, _("On every screen: %s\n"), control->say);
}

/* An answer that is too long to stand below the table takes its place, a page at a time. */
static void put_pages(Console *console, const char *note, int lines, int rows) {
    int each = rows - 2 > 0 ? rows - 2 : 1, pages = (lines + each - 1) / each;
    if (console->page >= pages) console->page = pages - 1;
    const char *from = fold_line(note, console->page * each), *to = fold_line(from, each);
    fwrite(from, 1, (size_t)(to - from), stdout);
    console->more = console->page + 1 < pages;
    printf(
        console->more ? _("Page %d of %d; Enter for the next one\n") : _("Page %d of %d; Enter for the class\n"), console->page + 1, pages);
}

static void put_all(Console *console, const char *above, const char *note, int lines, int taken) {
    int rows = fold_rows();
    console->more = false;
    printf("\033[H\033[J");
    if (lines > 1 && taken + lines >= rows)
        put_pages(console, note, lines, rows);
    else
        printf("%s%s", above, note);
    printf("> ");
    fflush(stdout);
}

static void draw(Console *console) {
    int lines = 0, taken = 0;
    char *above = NULL, *note = fold_text(console->note, &lines);
    size_t size = 0;
    FILE *out = console->screen ? open_memstream(&above, &size) : NULL;
    if (out != NULL) {
        put_state(console, out);
        podium_table(console->podium, out, console->sort, console->projector);
        fclose(out);
        for (size_t i = 0; i < size; i++) taken += above[i] == '\n';
        put_all(console, above, note != NULL ? note : "", lines, taken);
    }
    free(above);
    free(note);
}

static void obey(Console *console, char *line) {
    line[strcspn(line, "\r\n")] = '\0';
    char *text = line + strcspn(line, " ");
    if (*text) *text++ = '\0';
    if (!line[0] && console->more) {
        console->page++;
        return;
    }
    console->note[0] = '\0';
    console->page = 0;
    if (!line[0] || line[0] == '#') return;
    int found = -1, fitting = 0;
    for (int i = 0; i < VERBS; i++) {
        if (strncmp(verbs[i].name, line, strlen(line)) != 0) continue;
        bool whole = strcmp(verbs[i].name, line) == 0;
        if (fitting++ == 0 || whole) found = i;
        if (whole) fitting = -VERBS;
    }
    if (found < 0 || fitting > 1)
        answer(console, _("There is no command %s. Say help for those there are.\n"), line);
    else
        verbs[found].run(console, text);
}

static bool input_waits(int milliseconds) {
    struct pollfd file = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&file, 1, milliseconds) > 0;
}

int console_run(Podium *podium, const MoatRules *rules, const char *teacher) {
    Console console = {.podium = podium, .rules = rules, .teacher = teacher, .screen = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    char *line = NULL;
    size_t room = 0;
    answer(&console, _("The teacher's code, for another machine; keep it secret: %s\n"), teacher);
    do_codes(&console, "");
    setvbuf(stdin, NULL, _IONBF, 0); /* poll and stdio must agree on what was read */
    draw(&console);
    while (!console.leave) {
        bool changed = podium_poll(podium, 200), online = podium_online(podium);
        tell_named(&console);
        bool typed = input_waits(0);
        if (typed && getline(&line, &room, stdin) < 0) break;
        if (typed) obey(&console, line);
        if (changed || typed || online != console.online) draw(&console);
        console.online = online;
        fflush(stdout);
    }
    free(line);
    return EXIT_FINE;
}
#else
typedef int console_not_built; /* a file must hold something */
#endif
