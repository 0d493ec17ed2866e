/* seat.c - see seat.h. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "gettext.h"
#include "seat_parts.h"
#include "words.h"

int seat_rival(const Seat *seat) { return room_rival(seat->code.team); }
const RoomControl *seat_control(const Seat *seat) { return &seat->control; }

/* A closed room has cleared the broker: nothing is left there again. */
void seat_send(Seat *seat, const char *what, const char *body, bool retained) {
    char topic[LINK_TOPIC];
    if (seat->control.state == ROOM_CLOSED) return;
    room_seat_topic(seat->room, seat->code.team, what, topic);
    char *letter = letter_seal(&seat->key, topic, body);
    if (letter) link_publish(seat->link, topic, letter, strlen(letter), retained);
    free(letter);
}

static void send_claim(Seat *seat) {
    char body[64];
    snprintf(body, sizeof body, "claim %" PRIu64, seat->number = room_number(seat->number));
    seat_send(seat, "claim", body, true);
    seat->claimed = true;
}

/* --- what is sent after every turn: the whole game, so that no letter that was lost matters --- */

static const char *phase_of(const Seat *seat, const MoatGame *game) {
    CourseQuestion list[COURSE_QUESTIONS];
    if (moat_game_world(game)->winner) return "over";
    if (seat->own.committed && seat->own.epoch == seat->epoch && seat->own.turn == moat_game_turns(game)) return "sealed";
    int asked = course_questions(game, session_rules(seat->session), seat_side(seat), list, COURSE_QUESTIONS);
    const MoatNote *last = moat_game_note_at(game, moat_game_notes(game) - 1);
    return asked == 0 && last && last->kind == MOAT_NOTE_PREDICT && last->turn == moat_game_turns(game) ? "predicted" : "thinking";
}

static void send_state(Seat *seat, const MoatGame *game) {
    char digest[ROOM_DIGEST], body[ROOM_DIGEST + 128];
    room_digest(moat_game_world(game), session_rules(seat->session), digest);
    snprintf(body, sizeof body, "state %" PRIu64 " %d %d %s %s", seat->number = room_number(seat->number), seat->epoch,
        moat_game_turns(game), phase_of(seat, game), digest);
    seat_send(seat, "state", body, true);
}

static void send_game(Seat *seat, const MoatGame *game) {
    char *text = malloc(MOAT_PACK_MOST), *body = NULL;
    int length = text ? moat_game_pack(game, true, text) : 0;
    if (length > 50 * 1024) length = moat_game_pack(game, false, text);
    if (length > 0 && asprintf(&body, "game %" PRIu64 " %d\n%s", seat->number = room_number(seat->number), seat->epoch, text) >= 0)
        seat_send(seat, "game", body, true);
    free(body);
    free(text);
}

static void on_ended(void *context, Session *session) {
    Seat *seat = context;
    send_game(seat, session_game(session));
    send_state(seat, session_game(session));
}

/* --- what comes --- */

static void take_control(Seat *seat, const char *body, const unsigned char key[LETTER_KEY]) {
    char mark[5];
    RoomControl control;
    letter_mark(key, mark);
    if (strcmp(mark, seat->mark) != 0) return; /* not the teacher */
    if (!room_control_parse(body, &control) || control.number < seat->control_number) return;
    seat->control = control;
    seat->control_number = control.number;
    seat->has_control = true;
}

static void take_own_game(Seat *seat, const char *body, const unsigned char key[LETTER_KEY]) {
    char hex[LETTER_HEX];
    letter_hex(key, LETTER_KEY, hex);
    const char *text = strchr(body, '\n');
    bool holder = seat->has_control ? strcmp(hex, seat->control.seat[seat->code.team]) == 0 : true;
    if (!text || (!holder && strcmp(hex, seat->hex) != 0)) return;
    if (sscanf(body, "game %*u %d", &seat->game_epoch) != 1) return;
    free(seat->game_text);
    seat->game_text = strdup(text + 1);
}

static void take_projector(Seat *seat, const char *body, const unsigned char key[LETTER_KEY]) {
    char mark[5];
    const char *text = strchr(body, '\n');
    letter_mark(key, mark);
    if (strcmp(mark, seat->mark) != 0 || !text) return;
    free(seat->projector);
    seat->projector = strdup(text + 1);
}

/* Both ends of a world compare every quantity of it after every turn. */
static void take_rival_state(Seat *seat, const char *body) {
    int epoch, turn;
    char phase[16], digest[ROOM_DIGEST + 8] = "", format[64];
    snprintf(format, sizeof format, "state %%*u %%d %%d %%15s %%%ds", ROOM_DIGEST - 1);
    if (sscanf(body, format, &epoch, &turn, phase, digest) != 4 || strlen(digest) != ROOM_DIGEST - 1 || epoch != seat->epoch) return;
    memcpy(seat->rival_digest, digest, ROOM_DIGEST);
    seat->rival_turn = turn;
}

static void take(Seat *seat, const LinkMessage *message) {
    unsigned char key[LETTER_KEY];
    char hex[LETTER_HEX];
    const char *what, *body;
    int from;
    if (!room_topic_read(seat->room, message->topic, &from, &what)) return;
    if (from == seat->code.team && strcmp(what, "gone") == 0) seat->gone = message->size > 0;
    body = letter_open(message->topic, message->text, message->size, key);
    if (!body) return;
    letter_hex(key, LETTER_KEY, hex);
    if (from == 0 && strcmp(what, "control") == 0)
        take_control(seat, body, key);
    else if (from == 0 && strcmp(what, "projector") == 0)
        take_projector(seat, body, key);
    else if (from == seat->code.team && strcmp(what, "game") == 0)
        take_own_game(seat, body, key);
    else if (from == seat_rival(seat) && strcmp(hex, seat->control.seat[from]) == 0) {
        versus_take(seat, from, what, body);
        if (strcmp(what, "state") == 0) take_rival_state(seat, body);
    }
}

void seat_poll(Seat *seat, int milliseconds) {
    if (milliseconds > 0) link_wait(seat->link, milliseconds);
    for (LinkMessage *message; (message = link_take(seat->link)); free(message)) take(seat, message);
}

/* --- joining --- */

static bool prepare_key(Seat *seat, MoatTrouble *trouble) {
    char path[600];
    if (mkdir(seat->folder, 0777) != 0 && errno != EEXIST) {
        snprintf(trouble->text, sizeof trouble->text, "The folder %.400s cannot be made.", seat->folder);
        return false;
    }
    snprintf(path, sizeof path, "%s/key", seat->folder);
    if (!letter_key_load(path, &seat->key)) {
        letter_key_new(&seat->key);
        (void)letter_key_save(path, &seat->key); /* without it a restart is another machine: the seat can still be claimed */
    }
    letter_hex(seat->key.key, LETTER_KEY, seat->hex);
    return true;
}

static bool connect_seat(Seat *seat, const LinkOptions *broker, MoatTrouble *trouble) {
    char id[96], will_topic[LINK_TOPIC], topic[6][LINK_TOPIC], body[48];
    const char *topics[8] = {topic[0], topic[1], topic[2], topic[3], topic[4], topic[5], NULL};
    LinkOptions options = *broker;
    snprintf(id, sizeof id, "moat-%s-%d-%.8s", seat->room, seat->code.team, seat->hex);
    room_seat_topic(seat->room, seat->code.team, "gone", will_topic);
    room_topic(seat->room, "control", topic[0]);
    room_topic(seat->room, "projector", topic[1]);
    room_seat_topic(seat->room, seat->code.team, "gone", topic[2]);
    room_seat_topic(seat->room, seat->code.team, "game", topic[3]);
    room_seat_topic(seat->room, seat_rival(seat), "+", topic[4]);
    topics[5] = NULL;
    snprintf(body, sizeof body, "gone %" PRIu64, seat->number = room_number(0));
    char *will = letter_seal(&seat->key, will_topic, body);
    options.id = id;
    options.will_topic = will_topic;
    options.will = will;
    seat->link = will ? link_open(&options, topics, trouble) : NULL;
    free(will);
    return seat->link != NULL;
}

Seat *seat_open(const LinkOptions *broker, const CourseCode *code, const char *mark, const char *folder, MoatTrouble *trouble) {
    Seat *seat = calloc(1, sizeof *seat);
    if (!seat || !letter_ready()) return free(seat), NULL;
    char id[32];
    seat->code = *code;
    course_code_id(code, id);
    snprintf(seat->mark, sizeof seat->mark, "%s", mark);
    snprintf(seat->room, sizeof seat->room, "%.20s-%s", id, mark);
    snprintf(seat->folder, sizeof seat->folder, "%s", folder);
    if (prepare_key(seat, trouble) && connect_seat(seat, broker, trouble)) return seat;
    seat_close(seat);
    return NULL;
}

static bool mine(const Seat *seat) { return seat->has_control && strcmp(seat->control.seat[seat->code.team], seat->hex) == 0; }

static void free_seat(Seat *seat) {
    free(seat->game_text);
    free(seat->projector);
    free(seat);
}

/* Also one whose claim was not answered says goodbye: a console that reads the claim later must not wait for it. */
void seat_close(Seat *seat) {
    char body[48];
    if (!seat) return;
    bool anothers = seat->has_control && seat->control.seat[seat->code.team][0] && !mine(seat);
    snprintf(body, sizeof body, "gone %" PRIu64, seat->number = room_number(seat->number));
    if (seat->link && seat->claimed && !anothers) seat_send(seat, "gone", body, true);
    link_close(seat->link);
    free_seat(seat);
}

void seat_vanish(Seat *seat) {
    link_vanish(seat->link);
    free_seat(seat);
}

SeatJoin seat_join(Seat *seat, const MoatRules *rules, int milliseconds, MoatTrouble *trouble) {
    const int step = 100, busy = 3; /* a room that is there has a console, which may be busy */
    (void)rules;
    for (int waited = 0; waited <= (seat->has_control ? busy : 1) * milliseconds; waited += step) {
        seat_poll(seat, step);
        if (mine(seat)) {
            char topic[LINK_TOPIC];
            room_seat_topic(seat->room, seat->code.team, "gone", topic);
            link_publish(seat->link, topic, "", 0, true); /* and again after every new connection: the will is not true any more */
            return SEAT_PLAYER;
        }
        if (waited % 1000 == 0 && link_online(seat->link)) send_claim(seat);
        bool taken = seat->has_control && seat->control.seat[seat->code.team][0] && !seat->gone;
        if (taken && waited >= 2500) return SEAT_VIEWER;
    }
    link_refusal(seat->link, trouble);
    if (!trouble->text[0])
        snprintf(trouble->text, sizeof trouble->text, "%s",
            !link_online(seat->link) ? _("The broker does not answer. Is it running, and is the address right?")
            : seat->has_control      ? _("The teacher's console does not answer.")
                                : _("There is no such room on this broker yet. Ask whether it is open, and check the last four letters."));
    return SEAT_NOWHERE;
}

/* --- the game --- */

MoatGame *seat_look(Seat *seat, const MoatRules *rules) {
    MoatTrouble trouble;
    return seat->game_text ? moat_game_unpack(seat->game_text, (int)strlen(seat->game_text), rules, NULL, &trouble) : NULL;
}

MoatGame *seat_projector(Seat *seat, const MoatRules *rules) {
    MoatTrouble trouble;
    return seat->projector ? moat_game_unpack(seat->projector, (int)strlen(seat->projector), rules, NULL, &trouble) : NULL;
}

static MoatGame *newest_here(Seat *seat, const MoatRules *rules) {
    MoatGameCard card;
    return moat_games(seat->folder, &card, 1) > 0 && card.turns >= 0 ? moat_game_open(card.path, rules, false, NULL) : NULL;
}

static MoatGame *new_game(Seat *seat, const MoatRules *rules, MoatTrouble *trouble) {
    MoatSeat seats[MOAT_BLOCS] = {0};
    bool versus = seat->code.opponent == COURSE_HUMAN;
    int side = seat_side(seat);
    seats[side].human = true;
    seats[moat_rival(side)].human = versus;
    if (!versus) snprintf(seats[moat_rival(side)].mind, sizeof seats[0].mind, "%s", moat_mind_row(rules, seat->code.opponent).id);
    MoatGame *game = moat_game_new(seat->folder, rules, seat->code.seed, seats, trouble);
    MoatNote note = {.kind = MOAT_NOTE_CLASS, .number = seat->code.team};
    course_code_id(&seat->code, note.id);
    if (game) moat_game_note(game, &note, NULL);
    return game;
}

static int epoch_here(const Seat *seat) {
    char path[600];
    int epoch = 0;
    snprintf(path, sizeof path, "%s/epoch", seat->folder);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%d", &epoch) != 1) epoch = 0;
    if (file) fclose(file);
    return epoch;
}

static void follow_epoch(Seat *seat, int epoch) {
    char path[600];
    seat->epoch = epoch;
    snprintf(path, sizeof path, "%s/epoch", seat->folder);
    FILE *file = fopen(path, "w");
    if (file) fprintf(file, "%d\n", epoch), fclose(file);
}

/* The later rewind counts for more than the longer game. */
MoatGame *seat_game(Seat *seat, const MoatRules *rules, MoatTrouble *trouble) {
    MoatGame *here = newest_here(seat, rules), *there = seat_look(seat, rules);
    int epoch = epoch_here(seat);
    bool theirs =
        there && (!here || seat->game_epoch > epoch || (seat->game_epoch == epoch && moat_game_turns(there) > moat_game_turns(here)));
    seat->epoch = epoch;
    MoatGame *game = here;
    if (theirs) {
        follow_epoch(seat, seat->game_epoch);
        game = moat_game_branch(there, seat->folder, moat_game_turns(there), trouble);
        moat_game_close(here);
    }
    moat_game_close(there);
    if (game) return game;
    follow_epoch(seat, seat->control.epoch);
    return new_game(seat, rules, trouble);
}

/* --- while it is played --- */

static bool has_card(const MoatGame *game, const RoomCard *card) {
    for (int i = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind == MOAT_NOTE_CARD && note->turn == card->turn && strcmp(note->id, card->event) == 0) return true;
    }
    return false;
}

static void play_cards(Seat *seat, Session *session) {
    MoatGame *game = session_game(session);
    for (int i = 0; i < seat->control.cards; i++) {
        const RoomCard *card = &seat->control.card[i];
        if (card->turn != moat_game_turns(game) || has_card(game, card)) continue;
        MoatNote note = {.kind = MOAT_NOTE_CARD, .number = card->subject};
        memcpy(note.id, card->event, sizeof note.id);
        if (!moat_game_note(game, &note, NULL)) continue;
        session_replace(session, game);
        on_ended(seat, session);
    }
}

static void follow_rewind(Seat *seat, Session *session) {
    if (seat->control.epoch <= seat->epoch) return;
    MoatGame *game = session_game(session);
    int turns = moat_game_turns(game), back = seat->control.back_to < turns ? seat->control.back_to : turns;
    follow_epoch(seat, seat->control.epoch);
    MoatGame *branch = moat_game_branch(game, seat->folder, back, NULL);
    if (!branch) return;
    seat->own = seat->other = (Sealed){0};
    session_replace(session, branch);
    on_ended(seat, session);
}

static void on_sync(void *context, Session *session) {
    Seat *seat = context;
    seat_poll(seat, 0);
    follow_rewind(seat, session);
    MoatGame *conceded = seat->code.opponent == COURSE_HUMAN ? versus_concede(seat, session) : NULL;
    if (conceded) session_replace(session, conceded), on_ended(seat, session);
    play_cards(seat, session);
}

/* The worlds of two teams must be one. */
static bool differs(Seat *seat, const MoatGame *game) {
    char digest[ROOM_DIGEST];
    if (seat->code.opponent != COURSE_HUMAN || seat->rival_turn != moat_game_turns(game) || !seat->rival_digest[0]) return false;
    room_digest(moat_game_world(game), session_rules(seat->session), digest);
    MoatQuantity quantity = room_digest_differs(digest, seat->rival_digest);
    if (quantity == MOAT_QUANTITIES) return false;
    snprintf(seat->differs, sizeof seat->differs, _("After turn %d your world and that of team %d differ, first in: %s. Tell the teacher."),
        seat->rival_turn, seat_rival(seat), words_quantity(quantity));
    return true;
}

static const char *on_hold(void *context, Session *session) {
    Seat *seat = context;
    on_sync(seat, session);
    const MoatGame *game = session_game(session);
    switch (seat->control.state) {
    case ROOM_PAUSED: return _("The teacher has paused the room. Your orders are kept.");
    case ROOM_FROZEN: return _("Lids down: the class talks now. Your orders are kept.");
    case ROOM_ENDED: return _("Play is over: the class talks, then comes the quiz. Your game is kept.");
    case ROOM_CLOSED: return _("The room is closed. Hand in your game: moat class result.");
    default: break;
    }
    if (differs(seat, game)) return seat->differs;
    if (seat->hold[0]) return seat->hold;
    if (moat_game_turns(game) < seat->control.limit) return NULL;
    return _("The class has not come so far yet: wait until the teacher lets the next turn begin.");
}

static bool on_stopped(void *context) {
    const Seat *seat = context;
    return seat->control.state == ROOM_ENDED || seat->control.state == ROOM_CLOSED;
}

static void say_turn_left(Seat *seat, int64_t left) {
    if (left <= 0)
        snprintf(seat->say, sizeof seat->say, "%s", _("time is up for this turn: end it"));
    else if (left < 60)
        snprintf(seat->say, sizeof seat->say, "%s", _("less than a minute left for this turn"));
    else
        snprintf(seat->say, sizeof seat->say, P_("%d minute left for this turn", "%d minutes left for this turn", (int)(left / 60)),
            (int)(left / 60));
}

static void say_play_left(Seat *seat, int64_t left) {
    if (left < 60)
        snprintf(seat->say, sizeof seat->say, "%s", _("play ends in less than a minute: end your turn"));
    else
        snprintf(seat->say, sizeof seat->say,
            P_("play ends in %d minute: end your turn", "play ends in %d minutes: end your turn", (int)(left / 60)), (int)(left / 60));
}

/* What the teacher says; else that play ends, when that is near; else how long there is for the turn. */
static const char *on_notice(void *context) {
    enum { NEAR = 5 * 60 };
    Seat *seat = context;
    const RoomControl *control = &seat->control;
    int64_t now = time(NULL), stop = control->stop - now;
    seat->say[0] = '\0';
    if (control->say[0])
        snprintf(seat->say, sizeof seat->say, "%s", control->say);
    else if (control->state == ROOM_ENDED)
        snprintf(seat->say, sizeof seat->say, "%s", _("play is over. When you leave the game, the quiz is asked."));
    else if (control->state == ROOM_OPEN && control->stop > 0 && stop < NEAR)
        say_play_left(seat, stop);
    else if (control->state == ROOM_OPEN && control->due > 0 && moat_game_turns(session_game(seat->session)) < control->limit)
        say_turn_left(seat, control->due - now);
    return seat->say;
}

void seat_enter(Seat *seat, Session *session) {
    char class[COURSE_CODE_TEXT];
    course_code_print(&seat->code, class);
    snprintf(seat->typed, sizeof seat->typed, "%s-%s", class, seat->mark);
    const SessionRoom room = {seat, on_sync, on_hold, versus_exchange, on_ended, on_notice, on_stopped, seat->typed};
    seat->session = session;
    session_enter_room(session, &room, seat->code.opponent == COURSE_HUMAN ? moat_rival(seat_side(seat)) : -1);
    on_sync(seat, session);
    on_ended(seat, session);
}

void seat_vote(Seat *seat, int turn, MoatOrder order) {
    char body[96];
    snprintf(body, sizeof body, "vote %" PRIu64 " %d %d,%d,%d", seat->number = room_number(seat->number), turn, order.verb, order.target,
        order.amount);
    seat_send(seat, "vote", body, true);
}
