/* Whoever does not keep to the rules of a room is named, and harms nobody. */
#include "broker.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A room with two honest pupils, and a hand that writes what it likes. */
typedef struct Scene {
    Broker broker;
    Podium *podium;
    Pupil pupil[2];
    LetterKey key[2]; /* the pupils', read from their machines */
    Link *liar;
    char room[ROOM_NAME];
} Scene;

static void scene_begin(Scene *scene, bool versus, PodiumPace pace) {
    static const char *const nothing[] = {NULL};
    MoatTrouble trouble = {0};
    memset(scene, 0, sizeof *scene);
    broker_start(&scene->broker, false, false);
    scene->podium = open_podium(&scene->broker, versus, "room", pace, false);
    podium_room(scene->podium, scene->room);
    for (int i = 0; i < 2; i++) {
        char name[32];
        assert_true(pupil_join(&scene->pupil[i], &scene->broker, scene->podium, i + 1, "machine"));
        snprintf(name, sizeof name, "machine-%d/key", i + 1);
        assert_true(letter_key_load(broker_folder(&scene->broker, name), &scene->key[i]));
    }
    LinkOptions options = broker_options(&scene->broker);
    options.id = "liar";
    scene->liar = link_open(&options, nothing, &trouble);
    WAIT_FOR(scene->podium, link_online(scene->liar));
}

static void scene_end(Scene *scene) {
    link_close(scene->liar);
    for (int i = 0; i < 2; i++) pupil_leave(&scene->pupil[i]);
    podium_close(scene->podium);
    broker_end(&scene->broker);
}

static void write_raw(Scene *scene, int seat, const char *what, const char *text, size_t size) {
    char topic[LINK_TOPIC];
    room_seat_topic(scene->room, seat, what, topic);
    link_publish(scene->liar, topic, text, size, false);
}

static void write_as(Scene *scene, const LetterKey *key, int seat, const char *what, const char *body) {
    char topic[LINK_TOPIC];
    room_seat_topic(scene->room, seat, what, topic);
    char *letter = letter_seal(key, topic, body);
    link_publish(scene->liar, topic, letter, strlen(letter), false);
    free(letter);
}

/* The next thing that is named must be of this seat and say this. */
static void expect(Scene *scene, int seat, const char *says) {
    const char *text = NULL;
    char begin[24];
    snprintf(begin, sizeof begin, "Seat %d: ", seat);
    WAIT_FOR(scene->podium, (text = podium_named(scene->podium)) != NULL);
    if (strncmp(text, begin, strlen(begin)) != 0 || !strstr(text, says)) fail_msg("'%s', not of seat %d '%s'", text, seat, says);
}

static void the_honest_play_on(Scene *scene, int turn) {
    for (int i = 0; i < 2; i++) {
        while (moat_game_turns(session_game(scene->pupil[i].session)) == turn)
            if (pupil_play(&scene->pupil[i]) == SESSION_WAITING) podium_poll(scene->podium, 20);
    }
    WAIT_FOR(scene->podium, podium_seat(scene->podium, 1).turn == turn + 1 && podium_seat(scene->podium, 2).turn == turn + 1);
    for (int i = 0; i < 2; i++)
        assert_int_equal(moat_world_hash(moat_game_world(podium_seat(scene->podium, i + 1).game)),
            moat_world_hash(session_world(scene->pupil[i].session)));
}

static uint64_t later(void) { return room_number(0) + 1000000; }

static void malformed_oversized_unsigned(void **state) {
    (void)state;
    static char big[100000];
    Scene scene;
    scene_begin(&scene, false, PODIUM_FREE);
    memset(big, 'x', sizeof big);
    write_raw(&scene, 1, "game", "hello", 5);
    expect(&scene, 1, "no signed letter");
    write_raw(&scene, 1, "game", "\0\033[2J\xff\xfe", 8);
    expect(&scene, 1, "no signed letter");
    write_raw(&scene, 2, "game", big, sizeof big);
    expect(&scene, 2, "100000 bytes was not read");
    for (size_t size = LETTER_HEAD - 3; size < LETTER_HEAD + 3; size++) {
        write_raw(&scene, 1, "state", big, size);
        expect(&scene, 1, "no signed letter");
    }
    write_raw(&scene, 1, "nonsense", "hello", 5);
    expect(&scene, 1, "no signed letter");
    the_honest_play_on(&scene, 0);
    scene_end(&scene);
}

static void in_another_name(void **state) {
    (void)state;
    Scene scene;
    LetterKey stranger;
    char body[64];
    scene_begin(&scene, false, PODIUM_FREE);
    snprintf(body, sizeof body, "game %llu 0\nx", (unsigned long long)later());
    write_as(&scene, &scene.key[1], 1, "game", body);
    expect(&scene, 2, "wrote in the name of seat 1");
    letter_key_new(&stranger);
    write_as(&scene, &stranger, 1, "game", body);
    expect(&scene, 1, "without a seat");
    /* a letter of seat 1 copied to another topic is signed for the first one only */
    char topic[LINK_TOPIC];
    room_seat_topic(scene.room, 1, "state", topic);
    char *letter = letter_seal(&scene.key[0], topic, body);
    write_raw(&scene, 1, "game", letter, strlen(letter));
    free(letter);
    expect(&scene, 1, "no signed letter");
    /* nor can a pupil give orders to the class */
    RoomControl control = *podium_control(scene.podium);
    control.state = ROOM_PAUSED;
    control.number = later();
    char *text = room_control_print(&control);
    room_topic(scene.room, "control", topic);
    letter = letter_seal(&scene.key[1], topic, text);
    link_publish(scene.liar, topic, letter, strlen(letter), false);
    free(letter);
    free(text);
    for (int i = 0; i < 10; i++) seat_poll(scene.pupil[0].seat, 20);
    assert_null(session_hold(scene.pupil[0].session));
    the_honest_play_on(&scene, 0);
    scene_end(&scene);
}

static char packed[MOAT_PACK_MOST], body[MOAT_PACK_MOST + 100];

static void write_game(Scene *scene, const MoatGame *game, uint64_t number) {
    assert_true(moat_game_pack(game, false, packed) > 0);
    snprintf(body, sizeof body, "game %llu 0\n%s", (unsigned long long)number, packed);
    write_as(scene, &scene->key[0], 1, "game", body);
}

static MoatGame *forged(uint64_t seed, int team, int turns) {
    const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "beginner"}};
    CourseCode code = class_code(false);
    MoatGame *game = moat_game_new(NULL, rules, seed, seats, NULL);
    MoatNote note = {.kind = MOAT_NOTE_CLASS, .number = team};
    MoatOrders none[MOAT_BLOCS] = {0};
    course_code_id(&code, note.id);
    moat_game_note(game, &note, NULL);
    for (int t = 0; t < turns; t++) moat_game_end_turn(game, none, NULL, NULL);
    return game;
}

static void forged_turns(void **state) {
    (void)state;
    Scene scene;
    scene_begin(&scene, false, PODIUM_BY_HAND);
    the_honest_play_on(&scene, 0);
    uint64_t number = later();
    /* a changed letter of a game */
    MoatGame *game = forged(77, 1, 1);
    moat_game_pack(game, false, packed);
    packed[60] = packed[60] == '7' ? '8' : '7';
    snprintf(body, sizeof body, "game %llu 0\n%s", (unsigned long long)number++, packed);
    write_as(&scene, &scene.key[0], 1, "game", body);
    expect(&scene, 1, "Line 1 of the result was changed");
    /* a sound game, but not the one that was played */
    write_game(&scene, game, number++);
    expect(&scene, 1, "turn 1 is not what it was");
    moat_game_close(game);
    game = forged(78, 1, 1);
    write_game(&scene, game, number++);
    expect(&scene, 1, "another world");
    moat_game_close(game);
    game = forged(77, 2, 1);
    write_game(&scene, game, number++);
    expect(&scene, 1, "another seat");
    moat_game_close(game);
    /* the turn that has not begun */
    game = moat_game_branch(podium_seat(scene.podium, 1).game, NULL, 1, NULL);
    MoatOrders none[MOAT_BLOCS] = {0};
    moat_game_end_turn(game, none, NULL, NULL);
    write_game(&scene, game, number++);
    expect(&scene, 1, "turn 2 before it was to begin");
    moat_game_close(game);
    assert_int_equal(podium_seat(scene.podium, 1).turn, 1);
    assert_int_equal(podium_seat(scene.podium, 1).lies, 5);
    scene_end(&scene);
}

static void replayed_letters(void **state) {
    (void)state;
    Scene scene;
    scene_begin(&scene, false, PODIUM_FREE);
    the_honest_play_on(&scene, 0);
    write_as(&scene, &scene.key[0], 1, "state", "state 5 0 0 thinking x");
    expect(&scene, 1, "an old letter (state) was sent again");
    write_game(&scene, podium_seat(scene.podium, 1).game, 7);
    expect(&scene, 1, "an old letter (game) was sent again");
    write_as(&scene, &scene.key[0], 1, "vote", "vote");
    expect(&scene, 1, "without a number");
    the_honest_play_on(&scene, 1);
    scene_end(&scene);
}

/* Another engine, or another hand: turn and quantity are told. */
static void another_world_is_told_by_its_quantity(void **state) {
    (void)state;
    char digest[ROOM_DIGEST];
    Scene scene;
    scene_begin(&scene, false, PODIUM_FREE);
    the_honest_play_on(&scene, 0);
    MoatWorld world = *session_world(scene.pupil[0].session);
    world.trust[1][2] += 1;
    room_digest(&world, rules, digest);
    snprintf(body, sizeof body, "state %llu 0 1 thinking %s", (unsigned long long)later(), digest);
    write_as(&scene, &scene.key[0], 1, "state", body);
    expect(&scene, 1, "after turn 1 its world differs, first in: trust");
    scene_end(&scene);
}

static void a_reveal_that_does_not_match(void **state) {
    (void)state;
    Scene scene;
    char line[300];
    scene_begin(&scene, true, PODIUM_FREE);
    uint64_t number = later();
    const char *const seal = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    snprintf(line, sizeof line, "commit %llu 0 0 %s", (unsigned long long)number++, seal);
    write_as(&scene, &scene.key[1], 2, "commit", line);
    snprintf(line, sizeof line, "commit %llu 0 0 %.60sffff", (unsigned long long)number++, seal);
    write_as(&scene, &scene.key[1], 2, "commit", line);
    expect(&scene, 2, "sealed other orders for turn 1 after it had sealed some");
    snprintf(line, sizeof line, "reveal %llu 0 0 00112233445566778899aabbccddeeff -", (unsigned long long)number++);
    write_as(&scene, &scene.key[1], 2, "reveal", line);
    expect(&scene, 2, "showed other orders for turn 1 than it had sealed");
    /* the honest side sees it by itself, and its turn is not played with false orders */
    for (int i = 0; i < 3; i++) (void)pupil_play(&scene.pupil[0]);
    const char *hold = session_hold(scene.pupil[0].session);
    assert_non_null(hold);
    assert_non_null(strstr(hold, "Team 2 showed other orders than it had sealed"));
    assert_int_equal(moat_game_turns(session_game(scene.pupil[0].session)), 0);
    scene_end(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_oversized_unsigned),
        cmocka_unit_test(in_another_name),
        cmocka_unit_test(forged_turns),
        cmocka_unit_test(replayed_letters),
        cmocka_unit_test(another_world_is_told_by_its_quantity),
        cmocka_unit_test(a_reveal_that_does_not_match),
    };
    return cmocka_run_group_tests_name("liars in rooms", tests, rooms_load, rooms_unload);
}
