/* podium.c - see podium.h. */
#include "podium_parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gettext.h"
#include "moat/mind.h"

enum { RESUME_WAIT = 4000, STUCK_SECONDS = 180, PATIENCE = 240, TELL_AGAIN = 10 };

const RoomControl *podium_control(const Podium *podium) { return &podium->control; }
bool podium_online(Podium *podium) { return link_online(podium->link); }
void podium_room(const Podium *podium, char name[ROOM_NAME]) { memcpy(name, podium->room, ROOM_NAME); }
int podium_seats(const Podium *podium) { return podium->seats; }
const MoatGame *podium_projector(const Podium *podium) { return podium->projector; }

/* By its key: who comes later is not gone, and one that is gone stays so whichever of its letters is read first. */
bool podium_gone(const Podium *podium, int seat) {
    const char *gone = podium->seat[seat].gone;
    return gone[0] && strcmp(gone, podium->control.seat[seat]) == 0;
}

void podium_team_code(const Podium *podium, int team, char text[ROOM_CODE]) {
    CourseCode code = podium->options.code;
    code.team = team;
    room_code_print(&code, podium->key.key, text);
}

static void publish(Podium *podium, const char *what, const char *body) {
    char topic[LINK_TOPIC];
    room_topic(podium->room, what, topic);
    char *letter = letter_seal(&podium->key, topic, body);
    if (letter) link_publish(podium->link, topic, letter, strlen(letter), true);
    free(letter);
}

void podium_publish(Podium *podium) {
    podium->control.number = room_number(podium->control.number);
    podium->told = time(NULL);
    char *body = room_control_print(&podium->control);
    if (body) publish(podium, "control", body);
    free(body);
}

/* --- on disk: what was checked, so that a console that moves, or a broker that forgets, loses nothing --- */

void podium_keep(Podium *podium, int seat) {
    char path[600], made[620], *text = malloc(MOAT_PACK_MOST);
    int length = text ? moat_game_pack(podium->seat[seat].game, true, text) : 0;
    snprintf(path, sizeof path, "%s/team-%d.txt", podium->folder, seat);
    snprintf(made, sizeof made, "%s.tmp", path);
    FILE *file = length > 0 ? fopen(made, "w") : NULL;
    if (file) {
        bool good = fwrite(text, 1, (size_t)length, file) == (size_t)length && fflush(file) == 0 && fsync(fileno(file)) == 0;
        if (fclose(file) == 0 && good) rename(made, path);
    }
    free(text);
}

static void restore_games(Podium *podium) {
    char path[600], *text = malloc(MOAT_PACK_MOST);
    for (int seat = 1; text && seat <= ROOM_SEATS; seat++) {
        snprintf(path, sizeof path, "%s/team-%d.txt", podium->folder, seat);
        FILE *file = fopen(path, "r");
        if (!file) continue;
        size_t size = fread(text, 1, MOAT_PACK_MOST - 1, file);
        fclose(file);
        podium->seat[seat].game = moat_game_unpack(text, (int)size, podium->rules, NULL, NULL);
        if (podium->seat[seat].game && seat > podium->seats) podium->seats = seat;
    }
    free(text);
}

/* --- the projector's world --- */

static void show_projector(Podium *podium) {
    char *text = malloc(MOAT_PACK_MOST), *body = NULL;
    if (text && moat_game_pack(podium->projector, false, text) > 0 &&
        asprintf(&body, "projector %llu\n%s", (unsigned long long)room_number(0), text) >= 0)
        publish(podium, "projector", body);
    free(body);
    free(text);
}

static bool begin_projector(Podium *podium, MoatTrouble *trouble) {
    const CourseCode *code = &podium->options.code;
    int side = course_side(code) < 0 ? 0 : course_side(code);
    MoatSeat seats[MOAT_BLOCS] = {0};
    seats[side].human = true;
    snprintf(seats[moat_rival(side)].mind, sizeof seats[0].mind, "%s",
        moat_mind_row(podium->rules, code->opponent != COURSE_HUMAN ? code->opponent : MOAT_MIND_beginner).id);
    MoatGameCard card;
    if (moat_games(podium->folder, &card, 1) > 0 && card.turns >= 0)
        podium->projector = moat_game_open(card.path, podium->rules, false, trouble);
    if (!podium->projector) podium->projector = moat_game_new(podium->folder, podium->rules, code->seed, seats, trouble);
    if (!podium->projector) return false;
    MoatNote note = {.kind = MOAT_NOTE_CLASS};
    course_code_id(code, note.id);
    if (!course_class(podium->projector)) moat_game_note(podium->projector, &note, NULL);
    show_projector(podium);
    return true;
}

static int most_first(const void *left, const void *right) {
    return ((const PodiumVote *)right)->votes - ((const PodiumVote *)left)->votes;
}

int podium_votes(const Podium *podium, PodiumVote *votes, int most) {
    int count = 0, turn = podium->projector ? moat_game_turns(podium->projector) : 0;
    for (int i = 1; i <= podium->seats; i++) {
        const Place *place = &podium->seat[i];
        int at = 0;
        if (place->vote_turn != turn) continue;
        while (at < count && memcmp(&votes[at].order, &place->vote, sizeof place->vote) != 0) at++;
        if (at == most) continue;
        if (at == count) votes[count++] = (PodiumVote){place->vote, 0};
        votes[at].votes++;
    }
    qsort(votes, (size_t)count, sizeof *votes, most_first);
    return count;
}

bool podium_play_votes(Podium *podium, int orders) {
    PodiumVote votes[64];
    MoatOrders given[MOAT_BLOCS] = {0};
    const MoatWorld *world = moat_game_world(podium->projector);
    int count = podium_votes(podium, votes, 64), side = moat_game_seat(podium->projector, 0)->human ? 0 : 1;
    MoatMind mind = MOAT_MIND_beginner;
    if (world->winner) return false;
    for (int i = 0; i < count && given[side].count < orders; i++)
        if (moat_order_check(world, podium->rules, side, &given[side], votes[i].order) == MOAT_ORDER_OK)
            given[side].order[given[side].count++] = votes[i].order;
    (void)moat_mind_find(podium->rules, moat_game_seat(podium->projector, moat_rival(side))->mind, &mind);
    moat_mind_orders(mind, world, podium->rules, moat_rival(side), world->seed ^ (uint64_t)world->turn, &given[moat_rival(side)]);
    moat_game_end_turn(podium->projector, given, NULL, NULL);
    show_projector(podium);
    return true;
}

/* --- opening --- */

static bool connect_desk(Podium *podium, MoatTrouble *trouble) {
    char id[96], all[LINK_TOPIC];
    unsigned char chance[4];
    char chance_hex[9];
    LinkOptions options = podium->options.broker;
    letter_chance(chance, sizeof chance); /* two consoles may be open while one takes over */
    letter_hex(chance, sizeof chance, chance_hex);
    snprintf(id, sizeof id, "moat-%s-desk-%s", podium->room, chance_hex);
    room_topic(podium->room, "control", all);
    const char *const topics[] = {all, NULL};
    options.id = id;
    options.will = options.will_topic = NULL;
    podium->link = link_open(&options, topics, trouble);
    return podium->link != NULL;
}

static void begin_control(Podium *podium) {
    for (int waited = 0; podium->options.resume && !podium->restored && waited < RESUME_WAIT; waited += 100) podium_poll(podium, 100);
    if (!podium->restored) {
        podium->control.mode = podium->options.mode;
        podium->control.limit = podium->options.pace == PODIUM_FREE ? podium->rules->turns : 1;
    }
    podium_publish(podium);
    /* Only now: letters of seats mean nothing before it is known who sits where. */
    char seats[LINK_TOPIC];
    room_topic(podium->room, "seat/#", seats);
    link_subscribe(podium->link, seats);
}

Podium *podium_open(const PodiumOptions *options, const MoatRules *rules, MoatTrouble *trouble) {
    Podium *podium = calloc(1, sizeof *podium);
    if (!podium || !letter_ready()) return free(podium), NULL;
    podium->options = *options;
    podium->rules = rules;
    for (int i = 0; i <= ROOM_SEATS; i++) podium->seat[i].vote_turn = podium->seat[i].shown_turn = -1;
    podium->patience = PATIENCE;
    letter_key_of(options->teacher, &podium->key);
    room_name(&options->code, podium->key.key, podium->room);
    snprintf(podium->folder, sizeof podium->folder, "%s", options->folder);
    if (mkdir(podium->folder, 0777) != 0 && errno != EEXIST) {
        snprintf(trouble->text, sizeof trouble->text, "The folder %.400s cannot be made.", podium->folder);
        return free(podium), NULL;
    }
    if (options->resume) restore_games(podium);
    if (!connect_desk(podium, trouble)) return free(podium), NULL;
    begin_control(podium);
    if (podium->control.mode != ROOM_VOTE || begin_projector(podium, trouble)) return podium;
    podium_close(podium);
    return NULL;
}

void podium_close(Podium *podium) {
    if (!podium) return;
    link_close(podium->link);
    for (int i = 0; i <= ROOM_SEATS; i++) moat_game_close(podium->seat[i].game);
    moat_game_close(podium->projector);
    free(podium);
}

/* --- pace --- */

/* Turns of a seat's world in the present epoch. */
static int played(const Podium *podium, int seat) {
    const Place *place = &podium->seat[seat];
    return place->game && place->epoch == podium->control.epoch ? moat_game_turns(place->game) : 0;
}

/* When all who are here have ended the turn, or its time is over, the next one begins. */
static void keep_pace(Podium *podium) {
    int least = podium->rules->turns, here = 0;
    if (podium->options.pace != PODIUM_TOGETHER || podium->control.mode == ROOM_VOTE) return;
    for (int i = 1; i <= podium->seats; i++) {
        if (!podium->control.seat[i][0] || podium_gone(podium, i)) continue;
        int turns = played(podium, i);
        here++;
        least = turns < least ? turns : least;
    }
    const RoomControl *control = &podium->control;
    bool time_is_up = control->state == ROOM_OPEN && control->due > 0 && time(NULL) >= control->due;
    if (here == 0 || control->limit >= podium->rules->turns) return;
    if (least >= control->limit)
        podium_set_limit(podium, least + 1);
    else if (time_is_up)
        podium_next(podium);
}

static bool has_sealed(const Podium *podium, int seat, int turn) {
    const Place *place = &podium->seat[seat];
    return place->commit[0] && place->commit_epoch == podium->control.epoch && place->commit_turn == turn;
}

bool podium_pass(Podium *podium, int seat, MoatTrouble *trouble) {
    int rival = room_rival(seat);
    RoomControl *control = &podium->control;
    if (control->mode != ROOM_VERSUS || seat < 1 || seat > ROOM_SEATS) {
        snprintf(trouble->text, sizeof trouble->text, "%s", _("Only where two teams share a world does one wait for the other."));
        return false;
    }
    const Place *place = &podium->seat[seat];
    int turn = played(podium, rival), full = control->passes == ROOM_PASSES;
    bool shown = place->shown_epoch == control->epoch && place->shown_turn >= turn;
    if (!has_sealed(podium, rival, turn) || shown || room_passed(control, turn, seat) || full) {
        snprintf(trouble->text, sizeof trouble->text, _("Nobody waits for team %d."), seat);
        return false;
    }
    control->pass[control->passes++] = (RoomPass){turn, seat};
    podium_publish(podium);
    return true;
}

/* One end of a world has sealed long ago, the other has shown nothing. */
static void lose_patience(Podium *podium) {
    for (int seat = 1; podium->patience > 0 && podium->control.mode == ROOM_VERSUS && seat <= podium->seats; seat++) {
        const Place *waits = &podium->seat[room_rival(seat)];
        MoatTrouble trouble;
        if (podium->control.state != ROOM_OPEN || !waits->sealed || time(NULL) - waits->sealed < podium->patience) continue;
        if (podium_pass(podium, seat, &trouble))
            podium_note(podium, seat, _("did not answer for %d seconds; it gives no orders in turn %d"), podium->patience,
                podium->control.pass[podium->control.passes - 1].turn + 1);
    }
}

void podium_patience(Podium *podium, int seconds) { podium->patience = seconds < 0 ? 0 : seconds; }

/* The clock of a turn begins when the turn may be ended. */
static void wind_clock(Podium *podium) {
    podium->control.due = podium->turn_seconds > 0 ? time(NULL) + podium->turn_seconds : 0;
    if (podium->held) podium->held = time(NULL);
}

/* Time stands still while the room does. */
static void hold_clock(Podium *podium, bool held) {
    RoomControl *control = &podium->control;
    if (held && !podium->held) podium->held = time(NULL);
    if (!held && podium->held && control->due > 0) control->due += time(NULL) - podium->held;
    if (!held) podium->held = 0;
}

void podium_end(Podium *podium, int seconds) {
    podium->control.stop = seconds > 0 ? time(NULL) + seconds : 0;
    if (seconds > 0)
        podium_publish(podium);
    else
        podium_set_state(podium, ROOM_ENDED);
}

void podium_clock(Podium *podium, int seconds) {
    podium->turn_seconds = seconds < 0 ? 0 : seconds;
    wind_clock(podium);
    podium_publish(podium);
}

bool podium_poll(Podium *podium, int milliseconds) {
    bool changed = false;
    if (milliseconds > 0) link_wait(podium->link, milliseconds);
    for (LinkMessage *message; (message = link_take(podium->link)); free(message), changed = true) podium_take(podium, message);
    if (podium->restored || !podium->options.resume) {
        keep_pace(podium);
        if (time(NULL) - podium->told >= TELL_AGAIN) podium_publish(podium);
    }
    lose_patience(podium);
    if (podium->control.stop > 0 && podium->control.state != ROOM_CLOSED && time(NULL) >= podium->control.stop) podium_end(podium, 0);
    return changed;
}

/* --- what the teacher does --- */

static void clear(Podium *podium, const char *topic) { link_publish(podium->link, topic, "", 0, true); }

void podium_set_state(Podium *podium, RoomState state) {
    static const char *const kinds[] = {"claim", "state", "game", "commit", "reveal", "vote", "gone"};
    hold_clock(podium, state != ROOM_OPEN);
    podium->control.state = state;
    podium_publish(podium);
    if (state != ROOM_CLOSED) return;
    for (int i = 1; i <= podium->seats; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            char topic[LINK_TOPIC];
            room_seat_topic(podium->room, i, kinds[k], topic);
            clear(podium, topic);
        }
}

void podium_set_limit(Podium *podium, int turns) {
    int before = podium->control.limit;
    podium->control.limit = turns < 0 ? 0 : turns > podium->rules->turns ? podium->rules->turns : turns;
    if (podium->control.limit != before) wind_clock(podium);
    podium_publish(podium);
}

void podium_next(Podium *podium) { podium_set_limit(podium, podium->control.limit + 1); }

void podium_say(Podium *podium, const char *text) {
    snprintf(podium->control.say, sizeof podium->control.say, "%s", text);
    for (char *at = podium->control.say; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f) *at = ' ';
    podium_publish(podium);
}

/* Before the turn after the furthest one, so that no world has it in another place. */
static int furthest(const Podium *podium) {
    int turn = 0;
    for (int i = 1; i <= podium->seats; i++) {
        int turns = played(podium, i);
        if (turns > turn) turn = turns;
    }
    return turn;
}

bool podium_card(Podium *podium, const char *event, int subject, MoatTrouble *trouble) {
    RoomCard *card = &podium->control.card[podium->control.cards];
    int at = -1;
    for (int e = 0; e < podium->rules->events; e++)
        if (strcmp(podium->rules->event[e].id, event) == 0) at = e;
    const MoatEvent *known = at >= 0 ? &podium->rules->event[at] : NULL;
    bool fits = known && (known->subject == MOAT_NOBODY ? subject == -1 : subject >= 0 && subject < 32 && (known->among >> subject & 1));
    if (!fits || podium->control.cards == ROOM_CARDS) {
        snprintf(trouble->text, sizeof trouble->text,
            !known ? _("There is no event %.31s.") : _("The event %.31s cannot happen so: name its market or bloc."), event);
        return false;
    }
    *card = (RoomCard){.turn = furthest(podium), .subject = subject};
    snprintf(card->event, sizeof card->event, "%s", event);
    podium->control.cards++;
    podium_publish(podium);
    return true;
}

bool podium_rewind(Podium *podium, int turns, MoatTrouble *trouble) {
    if (turns < 0 || turns > furthest(podium)) {
        snprintf(trouble->text, sizeof trouble->text, _("There are only %d turns to go back to."), furthest(podium));
        return false;
    }
    podium->control.epoch++;
    podium->control.passes = 0;
    podium->control.back_to = turns;
    int kept = 0;
    for (int i = 0; i < podium->control.cards; i++)
        if (podium->control.card[i].turn <= turns) podium->control.card[kept++] = podium->control.card[i];
    podium->control.cards = kept;
    if (podium->options.pace != PODIUM_FREE) podium->control.limit = turns + 1 > podium->rules->turns ? podium->rules->turns : turns + 1;
    podium_publish(podium);
    return true;
}

void podium_free_seat(Podium *podium, int seat) {
    if (seat < 1 || seat > ROOM_SEATS) return;
    podium->control.seat[seat][0] = '\0';
    podium_publish(podium);
}

/* --- what the teacher sees --- */

PodiumSeat podium_seat(const Podium *podium, int seat) {
    const Place *place = &podium->seat[seat];
    PodiumSeat shown = {.taken = podium->control.seat[seat][0] != '\0', .game = place->game, .lies = place->lies};
    shown.online = shown.taken && !podium_gone(podium, seat);
    shown.turn = place->game ? moat_game_turns(place->game) : 0;
    snprintf(shown.phase, sizeof shown.phase, "%s", place->phase);
    snprintf(shown.trouble, sizeof shown.trouble, "%s", place->trouble);
    shown.stuck = shown.online && place->moved && time(NULL) - place->moved > STUCK_SECONDS && shown.turn < podium->control.limit;
    return shown;
}

const char *podium_named(Podium *podium) {
    if (podium->named_count == 0) return NULL;
    const char *text = podium->named[podium->named_first];
    podium->named_first = (podium->named_first + 1) % NAMED;
    podium->named_count--;
    return text;
}
