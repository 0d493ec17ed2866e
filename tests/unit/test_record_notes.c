/* Notes of a class in a journal, and games as a few lines of text. */
#include "test_record.h"

static const MoatNote sample[] = {
    {.kind = MOAT_NOTE_CLASS, .id = "k7q2m4xw9h0a", .number = 3},
    {.kind = MOAT_NOTE_QUIZ, .id = "fork", .number = 2, .side = 0},
    {.kind = MOAT_NOTE_PREDICT, .id = "money-first", .number = 80, .text = "Ils vendent, donc \303\247a paie: toujours, #deadbeef"},
};

static void play_some(MoatGame *game, int turns, uint64_t seed) {
    for (int t = 0; t < turns && !moat_game_world(game)->winner; t++) {
        MoatOrders orders[MOAT_BLOCS];
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) play_random(moat_game_world(game), rules, b, seed + (uint64_t)t, 3, &orders[b]);
        MoatNote note = {.kind = MOAT_NOTE_PREDICT, .id = "score", .number = 10 * t, .text = "a reason"};
        assert_true(moat_game_note(game, &note, NULL));
        assert_true(moat_game_end_turn(game, orders, NULL, NULL));
    }
}

static MoatGame *class_game(const char *where) {
    MoatGame *game = moat_game_new(where, rules, 77, seats, NULL);
    assert_non_null(game);
    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) assert_true(moat_game_note(game, &sample[i], NULL));
    return game;
}

static void same_notes(const MoatGame *a, const MoatGame *b, size_t text) {
    assert_int_equal(moat_game_notes(a), moat_game_notes(b));
    for (int i = 0; i < moat_game_notes(a); i++) {
        const MoatNote *one = moat_game_note_at(a, i), *other = moat_game_note_at(b, i);
        assert_true(one->kind == other->kind && one->turn == other->turn && one->side == other->side && one->number == other->number);
        assert_string_equal(one->id, other->id);
        assert_int_equal(strncmp(one->text, other->text, text), 0);
    }
}

/* Without answers, so that it is not still waiting for one. */
static int event_of_nobody(void) {
    for (int e = 0; e < rules->events; e++)
        if (rules->event[e].subject == MOAT_NOBODY && rules->event[e].effects.count > 0 && rules->event[e].answers == 0) return e;
    fail();
    return -1;
}

static void notes_come_back_from_the_journal(void **state) {
    (void)state;
    empty_folder(folder);
    MoatGame *game = class_game(folder);
    play_some(game, 4, 5);
    MoatNote card = {.kind = MOAT_NOTE_CARD, .number = -1};
    snprintf(card.id, sizeof card.id, "%s", rules->event[event_of_nobody()].id);
    uint64_t before = moat_world_hash(moat_game_world(game));
    assert_true(moat_game_note(game, &card, NULL));
    assert_int_not_equal(moat_world_hash(moat_game_world(game)), before);
    play_some(game, 2, 9);
    uint64_t hash = moat_world_hash(moat_game_world(game));
    char path[512];
    snprintf(path, sizeof path, "%s", moat_game_path(game));
    assert_true(moat_game_stored(game));
    MoatGame *read = moat_game_open(path, rules, true, NULL);
    assert_non_null(read);
    assert_int_equal(moat_world_hash(moat_game_world(read)), hash);
    same_notes(game, read, 200);
    MoatWorld world;
    assert_true(moat_game_world_at(read, 4, &world));
    assert_int_not_equal(moat_world_hash(&world), before); /* the card lies before the orders of its turn */
    moat_game_close(read);
    moat_game_close(game);
}

static void a_game_without_notes_is_an_old_journal_and_takes_notes_later(void **state) {
    (void)state;
    empty_folder(folder);
    MoatGame *game = moat_game_new(folder, rules, 5, seats, NULL);
    MoatOrders none[MOAT_BLOCS] = {0};
    assert_true(moat_game_end_turn(game, none, NULL, NULL));
    char path[512], head[64] = "";
    snprintf(path, sizeof path, "%s", moat_game_path(game));
    FILE *file = fopen(path, "r");
    assert_non_null(fgets(head, sizeof head, file));
    fclose(file);
    assert_int_equal(strncmp(head, "moat-journal 1 ", 15), 0);
    assert_true(moat_game_note(game, &sample[2], NULL));
    assert_true(moat_game_end_turn(game, none, NULL, NULL));
    moat_game_close(game);
    game = moat_game_open(path, rules, false, NULL);
    assert_non_null(game);
    assert_int_equal(moat_game_notes(game), 1);
    assert_int_equal(moat_game_note_at(game, 0)->turn, 1);
    moat_game_close(game);
}

static void bad_notes_are_refused(void **state) {
    (void)state;
    MoatGame *game = moat_game_new(NULL, rules, 5, seats, NULL);
    static const MoatNote bad[] = {{.kind = MOAT_NOTE_PREDICT, .id = "x", .number = 101},
        {.kind = MOAT_NOTE_PREDICT, .id = "X", .number = 1}, {.kind = MOAT_NOTE_QUIZ, .id = "x", .number = 0},
        {.kind = MOAT_NOTE_CARD, .id = "no-such-event", .number = -1}, {.kind = MOAT_NOTES, .id = "x"},
        {.kind = MOAT_NOTE_PREDICT, .id = "x", .side = 2}};
    MoatTrouble trouble;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(moat_game_note(game, &bad[i], &trouble));
        assert_true(trouble.text[0]);
    }
    assert_int_equal(moat_game_notes(game), 0);
    MoatNote odd = {.kind = MOAT_NOTE_PREDICT, .id = "x", .number = 1, .text = "two\nlines \033[2J"};
    assert_true(moat_game_note(game, &odd, NULL));
    assert_string_equal(moat_game_note_at(game, 0)->text, "two?lines ?[2J");
    moat_game_close(game);
}

static void a_branch_goes_back_to_a_turn(void **state) {
    (void)state;
    MoatGame *game = class_game(NULL);
    play_some(game, 5, 3);
    MoatWorld world;
    assert_true(moat_game_world_at(game, 2, &world));
    MoatGame *branch = moat_game_branch(game, NULL, 2, NULL);
    assert_int_equal(moat_game_turns(branch), 2);
    assert_int_equal(moat_world_hash(moat_game_world(branch)), moat_world_hash(&world));
    assert_string_equal(moat_game_note_at(branch, 0)->id, sample[0].id);
    moat_game_close(branch);
    MoatTrouble trouble;
    assert_null(moat_game_branch(game, NULL, 6, &trouble));
    moat_game_close(game);
}

static char text[MOAT_PACK_MOST], other[MOAT_PACK_MOST];

static void a_packed_game_comes_back(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        MoatGame *game = class_game(NULL);
        play_some(game, (int)(seed % 9), seed);
        int size = moat_game_pack(game, seed % 2, text);
        assert_true(size > 0);
        MoatTrouble trouble;
        MoatGame *back = moat_game_unpack(text, size, rules, NULL, &trouble);
        if (!back) fail_msg("%s", trouble.text);
        assert_int_equal(moat_world_hash(moat_game_world(back)), moat_world_hash(moat_game_world(game)));
        assert_int_equal(moat_game_turns(back), moat_game_turns(game));
        same_notes(game, back, seed % 2 ? 200 : 0);
        MoatGameCard card;
        assert_true(moat_pack_card(text, size, &card, &trouble));
        assert_string_equal(card.level, rules->id);
        moat_game_close(back);
        moat_game_close(game);
    }
}

static void a_letter_around_it_and_small_letters_do_no_harm(void **state) {
    (void)state;
    MoatGame *game = class_game(NULL);
    play_some(game, 3, 1);
    moat_game_pack(game, true, text);
    int length = snprintf(other, sizeof other, "Dear teacher,\r\n\r\n");
    for (const char *at = text; *at; at++) {
        if (at == text || at[-1] == '\n') length += snprintf(other + length, 8, "> ");
        if (*at == '\n') other[length++] = '\r';
        other[length++] = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at == '0' ? 'O' : *at;
    }
    length += snprintf(other + length, 32, "\nYours, team 3\n");
    MoatTrouble trouble;
    MoatGame *back = moat_game_unpack(other, length, rules, NULL, &trouble);
    if (!back) fail_msg("%s", trouble.text);
    moat_game_close(back);
    moat_game_close(game);
}

static void every_changed_letter_is_named(void **state) {
    (void)state;
    MoatGame *game = class_game(NULL);
    play_some(game, 2, 4);
    int size = moat_game_pack(game, true, text), line = 0;
    for (int i = 0; i < size; i++) {
        line += text[i] == '\n';
        if (line == 0 || text[i] == '\n' || text[i] == ' ') continue;
        memcpy(other, text, (size_t)size);
        other[i] = text[i] == '7' ? '8' : '7';
        MoatTrouble trouble;
        assert_null(moat_game_unpack(other, size, rules, NULL, &trouble));
        char expect[32];
        snprintf(expect, sizeof expect, "Line %d ", line);
        if (strncmp(trouble.text, expect, strlen(expect)) != 0) fail_msg("%s, not %s", trouble.text, expect);
    }
    moat_game_close(game);
}

/* Who puts the checks of the lines right still has to find the worlds. */
static void hostile_bytes_are_refused(void **state) {
    (void)state;
    uint64_t dice = 12345;
    static const char head[] = "moat-game free-or-paid 3\n";
    for (int i = 0; i < 2000; i++) {
        int size = (int)(dice % 400);
        memcpy(other, head, sizeof head - 1);
        for (int k = 0; k < size; k++) {
            dice = dice * 6364136223846793005u + 1442695040888963407u;
            other[sizeof head - 1 + (size_t)k] = (char)(dice >> 56);
        }
        MoatTrouble trouble;
        assert_null(moat_game_unpack(other, (int)sizeof head - 1 + size, rules, NULL, &trouble));
        assert_true(trouble.text[0]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(notes_come_back_from_the_journal, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(a_game_without_notes_is_an_old_journal_and_takes_notes_later, make_folder, drop_folder),
        cmocka_unit_test(bad_notes_are_refused),
        cmocka_unit_test(a_branch_goes_back_to_a_turn),
        cmocka_unit_test(a_packed_game_comes_back),
        cmocka_unit_test(a_letter_around_it_and_small_letters_do_no_harm),
        cmocka_unit_test(every_changed_letter_is_named),
        cmocka_unit_test(hostile_bytes_are_refused),
    };
    return cmocka_run_group_tests_name("record notes", tests, load_level, free_level);
}
