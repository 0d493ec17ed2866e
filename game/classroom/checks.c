/* checks.c - every letter is held against what can be known: whose key, which number, and the game played again. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "podium_parts.h"
#include "gettext.h"
#include "seat_parts.h"
#include "words.h"

typedef enum Kind { KIND_CLAIM, KIND_STATE, KIND_GAME, KIND_COMMIT, KIND_REVEAL, KIND_VOTE, KINDS } Kind;
static const char *const kind_words[KINDS] = {"claim", "state", "game", "commit", "reveal", "vote"};

static void tell(Podium *podium, int seat, const char *format, va_list list) {
    Place *place = &podium->seat[seat];
    char *to = podium->named[(podium->named_first + podium->named_count) % NAMED];
    vsnprintf(place->trouble, sizeof place->trouble, format, list);
    snprintf(to, sizeof podium->named[0], "%s %d: %s", _("Seat"), seat, place->trouble);
    if (podium->named_count == NAMED)
        podium->named_first = (podium->named_first + 1) % NAMED;
    else
        podium->named_count++;
}

void podium_name(Podium *podium, int seat, const char *format, ...) {
    va_list list;
    va_start(list, format);
    tell(podium, seat, format, list);
    va_end(list);
    podium->seat[seat].lies++;
}

void podium_note(Podium *podium, int seat, const char *format, ...) {
    va_list list;
    va_start(list, format);
    tell(podium, seat, format, list);
    va_end(list);
}

static int seat_of_key(const Podium *podium, const char *hex) {
    for (int i = 1; i <= podium->seats; i++)
        if (strcmp(podium->control.seat[i], hex) == 0) return i;
    return 0;
}

/* --- one kind after the other --- */

static void take_claim(Podium *podium, int seat, const char *hex) {
    Place *place = &podium->seat[seat];
    if (strcmp(podium->control.seat[seat], hex) == 0) return;
    if (podium->control.seat[seat][0] && !podium_gone(podium, seat)) return; /* somebody sits there: whoever comes looks on */
    snprintf(podium->control.seat[seat], LETTER_HEX, "%s", hex);
    memset(place->numbers, 0, sizeof place->numbers);
    if (seat > podium->seats) podium->seats = seat;
    podium_publish(podium);
}

static bool of_this_class(const Podium *podium, int seat, const MoatGame *game) {
    char id[32];
    CourseCode code = podium->options.code;
    code.team = seat;
    int side = course_side(&code);
    bool versus = code.opponent == COURSE_HUMAN;
    const MoatNote *class = course_class(game);
    course_code_id(&code, id);
    if (!class || strcmp(class->id, id) != 0 || class->number != seat || moat_game_world(game)->seed != code.seed) return false;
    if (side < 0) return moat_game_seat(game, 0)->human || moat_game_seat(game, 1)->human;
    return moat_game_seat(game, side)->human && moat_game_seat(game, moat_rival(side))->human == versus;
}

/* The first turn of `before` that `after` does not have as it was; -1: it goes on from it. */
static int taken_back(const MoatGame *before, const MoatGame *after) {
    MoatOrders one[MOAT_BLOCS], other[MOAT_BLOCS];
    for (int t = 0; moat_game_orders(before, t, one); t++)
        if (!moat_game_orders(after, t, other) || !moat_orders_same(&one[0], &other[0]) || !moat_orders_same(&one[1], &other[1])) return t;
    return -1;
}

/* A team that was passed over may take back what it had shown in that instant: then it gave no orders. */
static bool conceded(const Podium *podium, int seat, const MoatGame *game, int turn) {
    MoatOrders orders[MOAT_BLOCS];
    CourseCode code = podium->options.code;
    code.team = seat;
    int side = course_side(&code) < 0 ? 0 : course_side(&code);
    return room_passed(&podium->control, turn, seat) && moat_game_orders(game, turn, orders) && orders[side].count == 0;
}

/* Both teams of a world must have the same orders for the same turns; only in the last one a team that was passed over may still concede.
 */
static void compare_worlds(Podium *podium, int seat) {
    int rival = room_rival(seat);
    if (podium->options.code.opponent != COURSE_HUMAN || rival < 1 || rival > ROOM_SEATS) return;
    const MoatGame *one = podium->seat[seat].game, *other = podium->seat[rival].game;
    if (!one || !other || podium->seat[seat].epoch != podium->seat[rival].epoch) return;
    int turns = moat_game_turns(one) < moat_game_turns(other) ? moat_game_turns(one) : moat_game_turns(other);
    for (int t = 0; t < turns; t++) {
        MoatOrders a[MOAT_BLOCS], b[MOAT_BLOCS];
        moat_game_orders(one, t, a);
        moat_game_orders(other, t, b);
        if (moat_orders_same(&a[0], &b[0]) && moat_orders_same(&a[1], &b[1])) continue;
        if (t == turns - 1 && (room_passed(&podium->control, t, seat) || room_passed(&podium->control, t, rival))) continue;
        podium_name(podium, seat, _("its turn %d has other orders than that of seat %d in the same world"), t + 1, rival);
        return;
    }
}

static void take_game(Podium *podium, int seat, const char *body) {
    Place *place = &podium->seat[seat];
    MoatTrouble trouble = {0};
    int epoch, differs = -1;
    const char *text = strchr(body, '\n');
    if (sscanf(body, "game %*u %d", &epoch) != 1 || !text || epoch < 0 || epoch > podium->control.epoch) {
        podium_name(podium, seat, "%s", _("sent a game that is none"));
        return;
    }
    if (epoch < place->epoch) return; /* from before the last rewind */
    MoatGame *game = moat_game_unpack(text + 1, (int)strlen(text + 1), podium->rules, &differs, &trouble);
    int back = game && place->game && epoch == place->epoch ? taken_back(place->game, game) : -1;
    if (!game)
        podium_name(podium, seat, "%s", words_trouble(&trouble));
    else if (differs >= 0)
        podium_name(podium, seat, _("turn %d of its game does not lead to the world that it says"), differs + 1);
    else if (!of_this_class(podium, seat, game))
        podium_name(podium, seat, "%s", _("sent a game of another world or another seat"));
    else if (back >= 0 && !conceded(podium, seat, game, back))
        podium_name(podium, seat, _("sent a game in which turn %d is not what it was"), back + 1);
    else if (moat_game_turns(game) > podium->control.limit && moat_game_turns(game) > (place->game ? moat_game_turns(place->game) : 0))
        podium_name(podium, seat, _("played turn %d before it was to begin"), moat_game_turns(game));
    else {
        bool further = !place->game || epoch > place->epoch || moat_game_turns(game) > moat_game_turns(place->game) || back >= 0;
        if (further) place->moved = time(NULL);
        moat_game_close(place->game);
        place->game = game;
        place->epoch = epoch;
        podium_keep(podium, seat);
        if (further) compare_worlds(podium, seat);
        return;
    }
    moat_game_close(game);
}

static void take_state(Podium *podium, int seat, const char *body) {
    Place *place = &podium->seat[seat];
    int epoch, turn;
    char phase[16], digest[ROOM_DIGEST + 8] = "", own[ROOM_DIGEST], format[64];
    snprintf(format, sizeof format, "state %%*u %%d %%d %%15[a-z] %%%ds", ROOM_DIGEST - 1);
    if (sscanf(body, format, &epoch, &turn, phase, digest) != 4 || strlen(digest) != ROOM_DIGEST - 1) {
        podium_name(podium, seat, "%s", _("sent a state that is none"));
        return;
    }
    snprintf(place->phase, sizeof place->phase, "%s", phase);
    if (!place->game || epoch != place->epoch || turn != moat_game_turns(place->game)) return;
    room_digest(moat_game_world(place->game), podium->rules, own);
    MoatQuantity quantity = room_digest_differs(own, digest);
    if (quantity < MOAT_QUANTITIES)
        podium_name(podium, seat, _("after turn %d its world differs, first in: %s"), turn, words_quantity(quantity));
}

static void take_commit(Podium *podium, int seat, const char *body) {
    Place *place = &podium->seat[seat];
    char hex[80] = "";
    int epoch, turn;
    if (sscanf(body, "commit %*u %d %d %79s", &epoch, &turn, hex) != 3 || strlen(hex) != LETTER_HEX - 1) {
        podium_name(podium, seat, "%s", _("sent a seal that is none"));
        return;
    }
    bool again = place->commit[0] && place->commit_epoch == epoch && place->commit_turn == turn;
    if (again && strcmp(place->commit, hex) != 0) {
        podium_name(podium, seat, _("sealed other orders for turn %d after it had sealed some"), turn + 1);
        return;
    }
    snprintf(place->commit, sizeof place->commit, "%s", hex);
    place->commit_epoch = epoch, place->commit_turn = turn;
    if (!again) place->sealed = time(NULL);
}

static void take_reveal(Podium *podium, int seat, const char *body) {
    Place *place = &podium->seat[seat];
    char hex[80] = "", orders[MOAT_ORDERS * 24] = "", sealed[LETTER_HEX];
    unsigned char nonce[16], hash[32];
    int epoch, turn;
    bool read =
        sscanf(body, "reveal %*u %d %d %79s %575s", &epoch, &turn, hex, orders) == 4 && strlen(hex) == 32 && letter_unhex(hex, nonce, 16);
    if (!read) {
        podium_name(podium, seat, "%s", _("showed orders that are none"));
        return;
    }
    if (!place->commit[0] || place->commit_epoch != epoch || place->commit_turn != turn) return;
    versus_seal(podium->room, (seat + 1) / 2, epoch, turn, seat, nonce, orders, hash);
    letter_hex(hash, sizeof hash, sealed);
    if (strcmp(sealed, place->commit) != 0)
        podium_name(podium, seat, _("showed other orders for turn %d than it had sealed"), turn + 1);
    else
        place->shown_epoch = epoch, place->shown_turn = turn;
}

static void take_vote(Podium *podium, int seat, const char *body) {
    int turn, verb, target, amount;
    if (sscanf(body, "vote %*u %d %6d,%6d,%6d", &turn, &verb, &target, &amount) != 4 || verb < 0 || verb >= MOAT_VERBS || target < -1 ||
        target > 1000 || amount < 0 || amount > 1000) {
        podium_name(podium, seat, "%s", _("sent a vote that is none"));
        return;
    }
    podium->seat[seat].vote = (MoatOrder){(int16_t)verb, (int16_t)target, (int16_t)amount};
    podium->seat[seat].vote_turn = turn;
}

/* --- letters --- */

/* Whether a letter is a new one of the seat's; a letter that the broker tells again, unchanged, is nobody's fault. */
static bool fresh(Podium *podium, int seat, Kind kind, const char *body, bool retained) {
    uint64_t number, *last = &podium->seat[seat].numbers[kind];
    if (sscanf(body, "%*s %" SCNu64, &number) != 1) {
        podium_name(podium, seat, "%s", _("sent a letter without a number"));
        return false;
    }
    if (number < *last && !retained) podium_name(podium, seat, _("an old letter (%s) was sent again"), kind_words[kind]);
    if (number <= *last) return false;
    *last = number;
    return true;
}

static void take_letter(Podium *podium, int seat, Kind kind, const char *body, const char *hex) {
    static void (*const takes[KINDS])(Podium *, int, const char *) = {NULL, take_state, take_game, take_commit, take_reveal, take_vote};
    if (kind == KIND_CLAIM)
        take_claim(podium, seat, hex);
    else
        takes[kind](podium, seat, body);
}

static void take_own(Podium *podium, const char *what, const char *body, const char *hex) {
    char own[LETTER_HEX];
    RoomControl control;
    letter_hex(podium->key.key, LETTER_KEY, own);
    if (strcmp(what, "control") != 0 || !body || strcmp(hex, own) != 0 || !room_control_parse(body, &control)) return;
    if (control.number < podium->control.number) return;
    podium->control = control;
    podium->restored = true;
    for (int i = 1; i <= ROOM_SEATS; i++)
        if (control.seat[i][0] && i > podium->seats) podium->seats = i;
}

void podium_take(Podium *podium, const LinkMessage *message) {
    unsigned char key[LETTER_KEY];
    char hex[LETTER_HEX] = "";
    const char *what;
    int seat, kind = 0;
    if (!room_topic_read(podium->room, message->topic, &seat, &what)) return;
    const char *body = message->size <= LINK_BYTES ? letter_open(message->topic, message->text, message->size, key) : NULL;
    if (body) letter_hex(key, LETTER_KEY, hex);
    if (seat == 0) {
        take_own(podium, what, body, hex);
        return;
    }
    bool holder = body && strcmp(hex, podium->control.seat[seat]) == 0;
    if (strcmp(what, "gone") == 0) {
        bool nobody = body && !podium->control.seat[seat][0]; /* a machine whose claim is still on the way */
        if (message->size == 0 || holder || nobody) memcpy(podium->seat[seat].gone, hex, sizeof hex);
        return;
    }
    if (message->size == 0) return;
    while (kind < KINDS && strcmp(kind_words[kind], what) != 0) kind++;
    if (message->size > LETTER_MOST)
        podium_name(podium, seat, _("a message of %zu bytes was not read"), message->size);
    else if (!body || kind == KINDS)
        podium_name(podium, seat, _("a message under %.20s is no signed letter"), what);
    else if (kind != KIND_CLAIM && !holder && seat_of_key(podium, hex) > 0)
        podium_name(podium, seat_of_key(podium, hex), _("wrote in the name of seat %d"), seat);
    else if (kind != KIND_CLAIM && !holder) {
        if (!message->retained) podium_name(podium, seat, "%s", _("somebody without a seat wrote in its name"));
    } else if (kind == KIND_CLAIM || fresh(podium, seat, (Kind)kind, body, message->retained))
        take_letter(podium, seat, (Kind)kind, body, hex);
}
