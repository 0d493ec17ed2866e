/* Rooms on a real broker: no ended turn is lost, whoever dies. */
#include "broker.h"
#include "seat_parts.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEATS_MOST = 32 };

static int seats(void) { return getenv("MOAT_ROOMS_LONG") ? SEATS_MOST : 8; }

static int turns_of(const Podium *podium, int seat) { return podium_seat(podium, seat).game ? podium_seat(podium, seat).turn : -1; }

static bool all_at(const Podium *podium, int count, int turn) {
    for (int i = 1; i <= count; i++)
        if (turns_of(podium, i) != turn) return false;
    return true;
}

static uint64_t hash_of(const MoatGame *game) { return moat_world_hash(moat_game_world(game)); }

static void all_play(Pupil *pupil, int count, Podium *podium, int turn) {
    WAIT_FOR(podium, podium_control(podium)->limit > turn);
    for (int i = 0; i < count; i++)
        for (int tries = 0; moat_game_turns(session_game(pupil[i].session)) == turn; tries++) {
            if (pupil_play(&pupil[i]) == SESSION_WAITING) podium_poll(podium, 20);
            assert_true(tries < 1000);
        }
    WAIT_FOR(podium, all_at(podium, count, turn + 1));
}

static void nothing_was_named(Podium *podium) {
    const char *text = podium_named(podium);
    if (text) fail_msg("%s", text);
}

/* A class plays; half of the clients die; the broker dies and forgets all or remembers; the console moves. At the end every game is whole.
 */
static void play_through_deaths(bool persistent) {
    Broker broker;
    Pupil pupil[SEATS_MOST];
    int count = seats(), turn = 0;
    broker_start(&broker, persistent, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_TOGETHER, false);
    for (int i = 0; i < count; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    all_play(pupil, count, podium, turn++);
    for (int i = 0; i < count; i += 2) pupil_leave(&pupil[i]);
    for (int i = 0; i < count; i += 2) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    for (int i = 0; i < count; i++) assert_int_equal(moat_game_turns(session_game(pupil[i].session)), 1);
    all_play(pupil, count, podium, turn++);

    broker_kill(&broker);
    for (int i = 0; i < count; i++) (void)session_end(pupil[i].session); /* ended while nobody hears: it must arrive all the same */
    turn++;
    broker_again(&broker);
    WAIT_FOR(podium, podium_online(podium) && all_at(podium, count, 3));
    all_play(pupil, count, podium, turn++);

    podium_close(podium);
    podium = open_podium(&broker, false, "room-elsewhere", PODIUM_TOGETHER, true);
    WAIT_FOR(podium, all_at(podium, count, 4));
    all_play(pupil, count, podium, turn++);
    for (int i = 0; i < count; i++) {
        assert_int_equal(hash_of(podium_seat(podium, i + 1).game), hash_of(session_game(pupil[i].session)));
        assert_int_equal(podium_seat(podium, i + 1).turn, turn);
        assert_true(moat_game_stored(session_game(pupil[i].session)));
    }
    for (int i = 0; i < count; i++) pupil_leave(&pupil[i]);
    /* The very same class on new machines: what the room has is enough. */
    WAIT_FOR(podium, !podium_seat(podium, 1).online);
    assert_true(pupil_join(&pupil[0], &broker, podium, 1, "other-machine"));
    assert_int_equal(moat_game_turns(session_game(pupil[0].session)), turn);
    pupil_leave(&pupil[0]);
    podium_close(podium);
    broker_end(&broker);
}

static void a_class_outlives_its_machines(void **state) {
    (void)state;
    play_through_deaths(true);
}

static void and_a_broker_that_forgets(void **state) {
    (void)state;
    play_through_deaths(false);
}

static void a_second_join_looks_on(void **state) {
    (void)state;
    Broker broker;
    Pupil first, second;
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_FREE, false);
    assert_true(pupil_join(&first, &broker, podium, 1, "one"));
    MoatTrouble trouble = {0};
    second.seat = seat_of(&broker, podium, 1, "two");
    SeatJoin joined = SEAT_NOWHERE;
    for (int i = 0; i < 100 && joined == SEAT_NOWHERE; i++) {
        podium_poll(podium, 20);
        joined = seat_join(second.seat, rules, 2600, &trouble);
    }
    assert_int_equal(joined, SEAT_VIEWER);
    seat_close(second.seat);
    pupil_leave(&first);
    podium_close(podium);
    broker_end(&broker);
}

static void the_teacher_holds_the_class(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil;
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_BY_HAND, false);
    assert_true(pupil_join(&pupil, &broker, podium, 1, "one"));
    podium_set_state(podium, ROOM_PAUSED);
    while (!session_hold(pupil.session)) seat_poll(pupil.seat, 50);
    podium_set_state(podium, ROOM_OPEN);
    while (session_hold(pupil.session)) seat_poll(pupil.seat, 50);
    assert_int_equal(pupil_play(&pupil), SESSION_PLAYED);
    assert_non_null(session_hold(pupil.session)); /* turn 2 has not begun */
    WAIT_FOR(podium, turns_of(podium, 1) == 1);
    podium_say(podium, "Look at the Harbour.");
    while (strcmp(session_notice(pupil.session), "Look at the Harbour.") != 0) session_sync(pupil.session), seat_poll(pupil.seat, 50);

    /* a card happens in the pupil's world, and the game with it still holds */
    assert_false(podium_card(podium, "no-such-event", -1, &trouble));
    assert_true(podium_card(podium, "volunteers", -1, &trouble));
    uint64_t before = hash_of(session_game(pupil.session));
    while (hash_of(session_game(pupil.session)) == before) session_sync(pupil.session), seat_poll(pupil.seat, 50);
    podium_next(podium);
    while (session_hold(pupil.session)) seat_poll(pupil.seat, 50);
    assert_int_equal(pupil_play(&pupil), SESSION_PLAYED);
    WAIT_FOR(podium, turns_of(podium, 1) == 2);
    assert_int_equal(hash_of(podium_seat(podium, 1).game), hash_of(session_game(pupil.session)));

    /* the class goes back a turn and plays it again */
    assert_false(podium_rewind(podium, 5, &trouble));
    assert_true(podium_rewind(podium, 1, &trouble));
    while (moat_game_turns(session_game(pupil.session)) != 1) session_sync(pupil.session), seat_poll(pupil.seat, 50);
    WAIT_FOR(podium, turns_of(podium, 1) == 1);
    assert_int_equal(hash_of(session_game(pupil.session)), hash_of(podium_seat(podium, 1).game));
    assert_int_equal(pupil_play(&pupil), SESSION_PLAYED);
    WAIT_FOR(podium, turns_of(podium, 1) == 2);
    nothing_was_named(podium);
    pupil_leave(&pupil);
    podium_close(podium);
    broker_end(&broker);
}

static void two_teams_share_a_world(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil[2];
    broker_start(&broker, true, false);
    Podium *podium = open_podium(&broker, true, "room", PODIUM_FREE, false);
    for (int i = 0; i < 2; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    for (int turn = 0; turn < 3; turn++) {
        for (int tries = 0;
             moat_game_turns(session_game(pupil[0].session)) == turn || moat_game_turns(session_game(pupil[1].session)) == turn; tries++) {
            for (int i = 0; i < 2; i++) {
                podium_poll(podium, 10);
                if (moat_game_turns(session_game(pupil[i].session)) == turn) (void)pupil_play(&pupil[i]);
                /* killed between sealing and showing: what was sealed is on disk */
                if (turn == 1 && tries == 0 && i == 0) {
                    pupil_leave(&pupil[0]);
                    assert_true(pupil_join(&pupil[0], &broker, podium, 1, "machine"));
                }
            }
            assert_true(tries < 100);
        }
        assert_int_equal(hash_of(session_game(pupil[0].session)), hash_of(session_game(pupil[1].session)));
    }
    WAIT_FOR(podium, all_at(podium, 2, 3));
    nothing_was_named(podium);
    for (int i = 0; i < 2; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    broker_end(&broker);
}

/* One team seals and the other is silent: after a while, or when the teacher says so, the silent one gives no orders. */
static void a_silent_team_is_passed_over(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil[2];
    MoatOrders orders[MOAT_BLOCS];
    MoatTrouble trouble = {0};
    broker_start(&broker, true, false);
    Podium *podium = open_podium(&broker, true, "room", PODIUM_FREE, false);
    for (int i = 0; i < 2; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    assert_false(podium_pass(podium, 2, &trouble)); /* nobody waits */
    assert_int_equal(pupil_play(&pupil[0]), SESSION_WAITING);
    podium_patience(podium, 1);
    for (int tries = 0; session_end(pupil[0].session) == SESSION_WAITING; tries++) {
        podium_poll(podium, 50);
        assert_true(tries < 100);
    }
    assert_non_null(podium_named(podium));
    assert_int_equal(podium_seat(podium, 2).lies, 0);
    /* the silent one wakes when it was passed over (in the same instant: an_instant_too_late): its orders come too late, and it is told the
     * same turn */
    WAIT_FOR(podium, (seat_poll(pupil[1].seat, 0), room_passed(seat_control(pupil[1].seat), 0, 2)));
    podium_patience(podium, 0);
    for (int tries = 0; pupil_play(&pupil[1]) == SESSION_WAITING; tries++) {
        podium_poll(podium, 50);
        assert_true(tries < 100);
    }
    assert_int_equal(hash_of(session_game(pupil[0].session)), hash_of(session_game(pupil[1].session)));
    assert_true(moat_game_orders(session_game(pupil[0].session), 0, orders));
    int silent = podium_seat(podium, 2).game && moat_game_seat(podium_seat(podium, 2).game, 1)->human ? 1 : 0;
    assert_int_equal(orders[silent].count, 0);
    /* the next turn is played by both, as if nothing had been */
    for (int tries = 0; moat_game_turns(session_game(pupil[0].session)) == 1 || moat_game_turns(session_game(pupil[1].session)) == 1;
         tries++) {
        for (int i = 0; i < 2; i++)
            if (moat_game_turns(session_game(pupil[i].session)) == 1) (void)pupil_play(&pupil[i]);
        podium_poll(podium, 10);
        assert_true(tries < 100);
    }
    assert_int_equal(hash_of(session_game(pupil[0].session)), hash_of(session_game(pupil[1].session)));
    WAIT_FOR(podium, all_at(podium, 2, 2));
    nothing_was_named(podium);
    /* and by the teacher's hand, with the silent machine dead */
    pupil_leave(&pupil[0]);
    assert_int_equal(pupil_play(&pupil[1]), SESSION_WAITING);
    for (int tries = 0; !podium_pass(podium, 1, &trouble); tries++) {
        podium_poll(podium, 50);
        assert_true(tries < 100);
    }
    while (session_end(pupil[1].session) == SESSION_WAITING) podium_poll(podium, 50);
    assert_true(pupil_join(&pupil[0], &broker, podium, 1, "machine"));
    while (pupil_play(&pupil[0]) == SESSION_WAITING) podium_poll(podium, 50);
    assert_int_equal(hash_of(session_game(pupil[0].session)), hash_of(session_game(pupil[1].session)));
    for (int i = 0; i < 2; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    broker_end(&broker);
}

static bool takes(int turn, const MoatGame *game, int side) {
    MoatOrders orders[MOAT_BLOCS];
    return moat_game_orders(game, turn, orders) && orders[side].count == 0;
}

/* Passed over, and not knowing it yet, a team shows its orders and plays them; the other end has played without. The teacher's letter
 * decides. */
static void an_instant_too_late(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil[2];
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, true, "room", PODIUM_FREE, false);
    for (int i = 0; i < 2; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    assert_int_equal(pupil_play(&pupil[0]), SESSION_WAITING);
    for (int tries = 0; !podium_pass(podium, 2, &trouble); tries++) {
        podium_poll(podium, 50);
        assert_true(tries < 100);
    }
    /* the letter is lost to team 2 ... */
    bool lost = false;
    for (int tries = 0; !lost; tries++) {
        link_wait(pupil[1].seat->link, 50);
        for (LinkMessage *message; (message = link_take(pupil[1].seat->link)); free(message)) {
            lost = lost || strstr(message->topic, "/control");
            if (strstr(message->topic, "/commit")) {
                unsigned char key[LETTER_KEY];
                versus_take(pupil[1].seat, 1, "commit", letter_open(message->topic, message->text, message->size, key));
            }
        }
        assert_true(tries < 100);
    }
    for (int tries = 0; session_end(pupil[0].session) == SESSION_WAITING; tries++) assert_true(tries < 100);
    for (int tries = 0; pupil_play(&pupil[1]) == SESSION_WAITING; tries++) assert_true(tries < 100);
    assert_false(takes(0, session_game(pupil[1].session), 1));
    assert_int_not_equal(hash_of(session_game(pupil[0].session)), hash_of(session_game(pupil[1].session)));
    podium_say(podium, "told again"); /* ... until it is told again */
    for (int tries = 0; hash_of(session_game(pupil[0].session)) != hash_of(session_game(pupil[1].session)); tries++) {
        podium_poll(podium, 20);
        for (int i = 0; i < 2; i++) (void)session_sync(pupil[i].session), seat_poll(pupil[i].seat, 20);
        assert_true(tries < 100);
    }
    assert_true(takes(0, session_game(pupil[1].session), 1));
    for (int i = 0; i < 2; i++)
        while (session_hold(pupil[i].session)) seat_poll(pupil[i].seat, 50);
    WAIT_FOR(podium, podium_seat(podium, 2).game && takes(0, podium_seat(podium, 2).game, 1) && turns_of(podium, 1) == 1);
    assert_int_equal(podium_seat(podium, 1).lies + podium_seat(podium, 2).lies, 0);
    for (int i = 0; i < 2; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    broker_end(&broker);
}

static void the_clock_is_told(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil;
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_BY_HAND, false);
    assert_true(pupil_join(&pupil, &broker, podium, 1, "one"));
    assert_string_equal(session_notice(pupil.session), "");
    podium_clock(podium, 200);
    for (int tries = 0; !strstr(session_notice(pupil.session), "3 minutes"); tries++) {
        seat_poll(pupil.seat, 50);
        assert_true(tries < 100);
    }
    podium_say(podium, "lids down"); /* what the teacher says goes first */
    for (int tries = 0; strcmp(session_notice(pupil.session), "lids down") != 0; tries++) {
        seat_poll(pupil.seat, 50);
        assert_true(tries < 100);
    }
    podium_say(podium, "");
    podium_clock(podium, 0);
    for (int tries = 0; session_notice(pupil.session)[0]; tries++) {
        seat_poll(pupil.seat, 50);
        assert_true(tries < 100);
    }
    pupil_leave(&pupil);
    podium_close(podium);
    broker_end(&broker);
}

/* Minutes are short here: the class does not wait for the slow team, play ends by itself, and a game that was broken off has its quiz. */
static void the_bell_rings(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil[2];
    bool after;
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_TOGETHER, false);
    for (int i = 0; i < 2; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    assert_int_equal(pupil_play(&pupil[0]), SESSION_PLAYED);
    for (int i = 0; i < 10; i++) podium_poll(podium, 20);
    assert_int_equal(podium_control(podium)->limit, 1); /* team 2 still thinks */
    podium_set_state(podium, ROOM_FROZEN);
    podium_clock(podium, 1);
    for (int i = 0; i < 25; i++) podium_poll(podium, 100);
    assert_int_equal(podium_control(podium)->limit, 1); /* the clock stands still */
    podium_set_state(podium, ROOM_OPEN);
    WAIT_FOR(podium, podium_control(podium)->limit == 2);
    podium_clock(podium, 0);
    while (session_hold(pupil[0].session)) seat_poll(pupil[0].seat, 50);
    assert_int_equal(pupil_play(&pupil[0]), SESSION_PLAYED);
    assert_int_equal(pupil_play(&pupil[1]), SESSION_PLAYED); /* behind, and nothing of it is lost */

    assert_int_equal(session_quiz_next(pupil[1].session, &after), -1);
    podium_end(podium, 2);
    for (int tries = 0; !strstr(session_notice(pupil[1].session), "play ends in less than a minute"); tries++) {
        seat_poll(pupil[1].seat, 50);
        assert_true(tries < 100);
    }
    WAIT_FOR(podium, podium_control(podium)->state == ROOM_ENDED);
    while (!session_hold(pupil[1].session)) seat_poll(pupil[1].seat, 50);
    for (int question; (question = session_quiz_next(pupil[1].session, &after)) >= 0;) {
        assert_true(after);
        assert_true(session_quiz(pupil[1].session, question, rules->lesson->item[question].right));
    }
    int answered = 0;
    WAIT_FOR(podium,
        podium_seat(podium, 2).game && course_quiz_right(podium_seat(podium, 2).game, rules, true, &answered) == rules->lesson->quiz);
    assert_int_equal(podium_seat(podium, 2).turn, 1);
    nothing_was_named(podium);
    for (int i = 0; i < 2; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    broker_end(&broker);
}

/* Who gave up before the console answered, and who was dead when it moved, is not waited for. */
static void nobody_waits_for_the_absent(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil[2];
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_TOGETHER, false);
    Seat *early = seat_of(&broker, podium, 3, "machine");
    assert_int_equal(seat_join(early, rules, 2000, &trouble), SEAT_NOWHERE); /* the console is busy */
    seat_close(early);
    for (int i = 0; i < 2; i++) assert_true(pupil_join(&pupil[i], &broker, podium, i + 1, "machine"));
    WAIT_FOR(podium, podium_seat(podium, 3).taken);
    assert_false(podium_seat(podium, 3).online);
    all_play(pupil, 2, podium, 0);
    WAIT_FOR(podium, podium_control(podium)->limit == 2);

    pupil_leave(&pupil[1]);
    WAIT_FOR(podium, !podium_seat(podium, 2).online);
    podium_close(podium);
    podium = open_podium(&broker, false, "room-elsewhere", PODIUM_TOGETHER, true);
    WAIT_FOR(podium, all_at(podium, 2, 1));
    for (int i = 0; i < 5; i++) podium_poll(podium, 50);
    assert_false(podium_seat(podium, 2).online);
    all_play(pupil, 1, podium, 1);
    WAIT_FOR(podium, podium_control(podium)->limit == 3);
    assert_true(pupil_join(&pupil[1], &broker, podium, 2, "machine")); /* and back it is */
    WAIT_FOR(podium, podium_seat(podium, 2).online);
    nothing_was_named(podium);
    for (int i = 0; i < 2; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    broker_end(&broker);
}

static char *retained_text(const Broker *broker, const char *topic, const char *reader) {
    const char *const topics[] = {topic, NULL};
    MoatTrouble trouble = {0};
    LinkOptions options = broker_options(broker);
    options.id = reader;
    Link *link = link_open(&options, topics, &trouble);
    LinkMessage *message = NULL;
    for (int i = 0; i < 100 && !(message = link_take(link)); i++) link_wait(link, 50);
    char *text = message ? strdup(message->text) : NULL;
    free(message);
    link_close(link);
    return text;
}

/* A letter that was on its way when the broker died is sent again; it must not come behind what was written since. */
static void the_newest_letter_is_kept(void **state) {
    (void)state;
    static const char topic[] = "moat/1/test/one";
    const char *const topics[] = {"moat/1/test/two", NULL};
    Broker broker;
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    LinkOptions options = broker_options(&broker);
    options.id = "writer";
    Link *link = link_open(&options, topics, &trouble);
    for (int i = 0; i < 100 && !link_online(link); i++) link_wait(link, 50);
    kill(broker.process, SIGSTOP);
    assert_true(link_publish(link, topic, "old", 3, true));
    link_wait(link, 200); /* it lies in the socket, and nobody acknowledges it */
    broker_kill(&broker);
    for (int i = 0; i < 100 && link_online(link); i++) link_wait(link, 50);
    assert_false(link_online(link));
    assert_true(link_publish(link, topic, "new", 3, true));
    broker_again(&broker);
    for (int i = 0; i < 200 && !link_online(link); i++) link_wait(link, 50);
    assert_true(link_online(link));
    for (int i = 0; i < 10; i++) link_wait(link, 50);
    char *text = retained_text(&broker, topic, "reader");
    assert_non_null(text);
    assert_string_equal(text, "new");
    free(text);
    link_close(link);
    broker_end(&broker);
}

/* Who leaves right after its last letter has sent it. */
static void the_last_letter_arrives(void **state) {
    (void)state;
    enum { LETTERS = 40, SIZE = 1000 };
    static const char topic[] = "moat/1/test/last";
    const char *const topics[] = {topic, NULL}; /* what comes back lies unread when the connection ends */
    char text[SIZE] = "", reader[16];
    Broker broker;
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    for (int round = 0; round < 20; round++) {
        LinkOptions options = broker_options(&broker);
        options.id = "leaver";
        Link *link = link_open(&options, topics, &trouble);
        for (int i = 0; i < 200 && !link_online(link); i++) {
            link_wait(link, 50);
            for (LinkMessage *message; (message = link_take(link)); free(message)) {}
        }
        assert_true(link_online(link));
        for (int i = 0; i < LETTERS; i++) {
            int size = snprintf(text, sizeof text, "%d %d %800s", round, i, "");
            assert_true(link_publish(link, topic, text, (size_t)size, true));
        }
        link_close(link);
        snprintf(reader, sizeof reader, "reader-%d", round); /* for one that was here before, all letters are queued */
        char *kept = retained_text(&broker, topic, reader);
        assert_non_null(kept);
        assert_string_equal(kept, text);
        free(kept);
    }
    broker_end(&broker);
}

static void the_class_votes(void **state) {
    (void)state;
    Broker broker;
    MoatTrouble trouble = {0};
    broker_start(&broker, false, false);
    PodiumOptions options = {.broker = broker_options(&broker),
        .code = class_code(false),
        .teacher = "T",
        .folder = broker_folder(&broker, "room"),
        .mode = ROOM_VOTE};
    Podium *podium = podium_open(&options, rules, &trouble);
    assert_non_null(podium);
    Seat *seat[3];
    for (int i = 0; i < 3; i++) {
        seat[i] = seat_of(&broker, podium, i + 1, "voter");
        while (seat_join(seat[i], rules, 0, &trouble) != SEAT_PLAYER) podium_poll(podium, 20);
        MoatGame *game;
        while (!(game = seat_projector(seat[i], rules))) seat_poll(seat[i], 50);
        moat_game_close(game);
        seat_vote(seat[i], 0, i < 2 ? (MoatOrder){MOAT_ORDER_campus, 2, 0} : (MoatOrder){MOAT_ORDER_price, 0, 1});
    }
    PodiumVote votes[4];
    WAIT_FOR(podium, podium_votes(podium, votes, 4) == 2 && votes[0].votes == 2);
    assert_int_equal(votes[0].order.verb, MOAT_ORDER_campus);
    assert_true(podium_play_votes(podium, 1));
    MoatOrders orders[MOAT_BLOCS];
    assert_true(moat_game_orders(podium_projector(podium), 0, orders));
    assert_true(orders[0].count == 1 && orders[0].order[0].verb == MOAT_ORDER_campus);
    assert_int_equal(podium_votes(podium, votes, 4), 0);
    for (int i = 0; i < 3; i++) seat_close(seat[i]);
    podium_close(podium);
    broker_end(&broker);
}

static void password_and_encryption(void **state) {
    (void)state;
    Broker broker;
    Pupil pupil;
    broker_start(&broker, false, true);
    Podium *podium = open_podium(&broker, false, "room", PODIUM_FREE, false);
    assert_true(pupil_join(&pupil, &broker, podium, 1, "one"));
    assert_int_equal(pupil_play(&pupil), SESSION_PLAYED);
    WAIT_FOR(podium, turns_of(podium, 1) == 1);
    pupil_leave(&pupil);
    podium_close(podium);

    MoatTrouble trouble = {0};
    CourseCode code = class_code(false);
    code.team = 1;
    LinkOptions wrong = broker_options(&broker);
    wrong.password = "guess";
    Seat *seat = seat_open(&wrong, &code, "AAAA", broker_folder(&broker, "guesser"), &trouble);
    assert_int_equal(seat_join(seat, rules, 3000, &trouble), SEAT_NOWHERE);
    if (!strstr(trouble.text, "refuses")) fail_msg("%s", trouble.text);
    seat_close(seat);
    wrong.certificate = broker_folder(&broker, "nothing-here.crt");
    assert_null(seat_open(&wrong, &code, "AAAA", broker_folder(&broker, "guesser"), &trouble));
    if (!strstr(trouble.text, "certificate")) fail_msg("%s", trouble.text);
    broker_end(&broker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_outlives_its_machines),
        cmocka_unit_test(and_a_broker_that_forgets),
        cmocka_unit_test(a_second_join_looks_on),
        cmocka_unit_test(the_teacher_holds_the_class),
        cmocka_unit_test(two_teams_share_a_world),
        cmocka_unit_test(a_silent_team_is_passed_over),
        cmocka_unit_test(an_instant_too_late),
        cmocka_unit_test(the_clock_is_told),
        cmocka_unit_test(the_bell_rings),
        cmocka_unit_test(nobody_waits_for_the_absent),
        cmocka_unit_test(the_newest_letter_is_kept),
        cmocka_unit_test(the_last_letter_arrives),
        cmocka_unit_test(the_class_votes),
        cmocka_unit_test(password_and_encryption),
    };
    return cmocka_run_group_tests_name("rooms", tests, rooms_load, rooms_unload);
}
