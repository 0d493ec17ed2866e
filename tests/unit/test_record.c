/* test_record.c - games that go to disk and come back. */
#include "test_record.h"
#include "codec.h"
#include "line.h"
#include "moat/mind.h"

static void a_game_comes_back(void **state) {
    (void)state;
    MoatGame *game = new_game(UINT64_MAX);
    char path[512];
    strcpy(path, moat_game_path(game));
    play_to(game, 5);
    uint64_t hash = hash_of(game);
    assert_true(moat_game_stored(game));
    MoatGame *copy;
    MoatOrders before[MOAT_BLOCS], after[MOAT_BLOCS];
    MoatWorld world;
    assert_true(moat_game_orders(game, 3, before));
    moat_game_close(game);

    copy = open_game(path, false);
    assert_int_equal(moat_game_turns(copy), 5);
    assert_true(hash_of(copy) == hash);
    assert_true(moat_game_orders(copy, 3, after));
    assert_memory_equal(before, after, sizeof before);
    assert_false(moat_game_orders(copy, 5, after) || moat_game_orders(copy, -1, after));
    assert_true(moat_game_seat(copy, 0)->human);
    assert_string_equal(moat_game_seat(copy, 1)->mind, "planner");
    assert_true(moat_game_world_at(copy, 5, &world) && moat_world_hash(&world) == hash);
    assert_true(moat_game_world_at(copy, 0, &world) && world.turn == 0 && world.seed == UINT64_MAX);
    assert_true(moat_game_world_at(copy, 4, &world));
    moat_turn(&world, rules, (assert_true(moat_game_orders(copy, 4, after)), after), NULL);
    assert_true(moat_world_hash(&world) == hash);
    assert_false(moat_game_world_at(copy, 6, &world));
    play_to(copy, 6);
    moat_game_close(copy);
    copy = open_game(path, false);
    assert_int_equal(moat_game_turns(copy), 6);
    moat_game_close(copy);
}

static void a_game_is_played_to_its_end(void **state) {
    (void)state;
    MoatGame *game = new_game(3);
    MoatGameCard card;
    MoatOrders none[MOAT_BLOCS] = {{0}};
    char path[512];
    strcpy(path, moat_game_path(game));
    while (!moat_game_world(game)->winner) {
        assert_true(moat_game_card(path, &card, NULL));
        assert_false(card.over);
        assert_true(moat_game_end_turn(game, none, NULL, NULL));
    }
    int turns = moat_game_turns(game);
    assert_true(moat_game_end_turn(game, none, NULL, NULL));
    assert_int_equal(moat_game_turns(game), turns);
    moat_game_close(game);
    assert_true(moat_game_card(path, &card, NULL));
    assert_true(card.over);
    assert_int_equal(card.turns, turns);
    game = open_game(path, false);
    assert_int_not_equal(moat_game_world(game)->winner, 0);
    moat_game_close(game);
}

static void a_draft_comes_back_and_ends_with_its_turn(void **state) {
    (void)state;
    MoatGame *game = new_game(4);
    char path[512];
    strcpy(path, moat_game_path(game));
    play_to(game, 2);
    MoatOrders draft[MOAT_BLOCS];
    random_orders(game, draft);
    for (int count = 1; count <= draft[0].count; count++) {
        MoatOrders growing = draft[0];
        growing.count = count;
        assert_true(moat_game_set_draft(game, 0, &growing, NULL));
    }
    assert_true(moat_game_set_draft(game, 1, &draft[1], NULL));
    assert_true(moat_game_stored(game));
    /* Not closed: as a kill would leave it. */
    MoatGame *copy = open_game(path, true);
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        assert_int_equal(moat_game_draft(copy, side)->count, draft[side].count);
        assert_memory_equal(moat_game_draft(copy, side)->order, draft[side].order, (size_t)draft[side].count * sizeof(MoatOrder));
    }
    moat_game_close(copy);
    draft[1].count = 0;
    assert_true(moat_game_set_draft(game, 1, &draft[1], NULL));
    copy = open_game(path, true);
    assert_int_equal(moat_game_draft(copy, 1)->count, 0);
    assert_int_equal(moat_game_draft(copy, 0)->count, draft[0].count);
    moat_game_close(copy);
    /* The draft itself may be handed in. */
    MoatOrders both[MOAT_BLOCS] = {*moat_game_draft(game, 0), *moat_game_draft(game, 1)};
    assert_true(moat_game_end_turn(game, both, NULL, NULL));
    assert_int_equal(moat_game_draft(game, 0)->count, 0);
    moat_game_close(game);
    game = open_game(path, false);
    assert_int_equal(moat_game_draft(game, 0)->count, 0);
    moat_game_close(game);
}

static void drafts_do_not_fill_the_file(void **state) {
    (void)state;
    MoatGame *game = new_game(5);
    MoatOrders draft = {.count = MOAT_ORDERS};
    char path[512];
    strcpy(path, moat_game_path(game));
    play_to(game, 1);
    for (int i = 0; i < 12000; i++) {
        for (int k = 0; k < MOAT_ORDERS; k++) draft.order[k] = (MoatOrder){MOAT_ORDER_cloud, (int16_t)(k % rules->markets), 0};
        draft.order[0].verb = i % 2 ? MOAT_ORDER_aid : MOAT_ORDER_campus;
        assert_true(moat_game_set_draft(game, 0, &draft, NULL));
    }
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_in_range(about.st_size, 1, 2 << 20);
    assert_int_equal(count_files(), 1);
    MoatTrouble trouble;
    assert_null(moat_game_open(path, rules, false, &trouble)); /* the new file is locked too */
    play_to(game, 2);
    moat_game_close(game);
    game = open_game(path, false);
    assert_int_equal(moat_game_turns(game), 2);
    moat_game_close(game);
}

static void only_one_program_plays_a_game(void **state) {
    (void)state;
    MoatGame *game = new_game(6);
    MoatTrouble trouble;
    char path[512];
    strcpy(path, moat_game_path(game));
    play_to(game, 1);
    assert_null(moat_game_open(path, rules, false, &trouble));
    assert_non_null(strstr(trouble.text, "being played"));
    MoatGame *watcher = open_game(path, true);
    assert_false(moat_game_stored(watcher));
    play_to(watcher, 3); /* in memory: the journal does not notice */
    moat_game_close(watcher);
    play_to(game, 2);
    moat_game_close(game);
    game = open_game(path, false);
    assert_int_equal(moat_game_turns(game), 2);
    moat_game_close(game);
}

/* Two points of handicap, to the first bloc, against the planner: from the beginning to the end, and when it is opened again. */
static void who_plays_decides_the_par(void **state) {
    (void)state;
    MoatRules *handicapped = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    handicapped->handicap[MOAT_MIND_planner] -= 2 * MOAT_ONE;
    MoatGame *game = moat_game_new(folder, handicapped, 6, seats, NULL), *plain = moat_game_new(NULL, rules, 6, seats, NULL);
    MoatWorld opening, other;
    assert_non_null(game);
    for (int turns = 0; turns < 4; turns++) {
        assert_int_equal(moat_game_world(game)->score[0], moat_game_world(plain)->score[0] + 2 * MOAT_ONE);
        play_to(game, turns + 1);
        MoatOrders orders[MOAT_BLOCS];
        assert_true(moat_game_orders(game, turns, orders));
        (void)moat_game_end_turn(plain, orders, NULL, NULL);
    }
    char path[512];
    strcpy(path, moat_game_path(game));
    uint64_t hash = hash_of(game);
    moat_game_close(game);
    game = moat_game_open(path, handicapped, false, NULL);
    assert_non_null(game);
    assert_true(hash_of(game) == hash);
    assert_true(moat_game_world_at(game, 0, &opening) && moat_game_world_at(plain, 0, &other));
    assert_int_equal(opening.par, rules->par + rules->handicap[MOAT_MIND_planner] - 2 * MOAT_ONE);
    assert_int_equal(opening.score[0], other.score[0] + 2 * MOAT_ONE);
    moat_game_close(game);
    moat_game_close(plain);
    moat_rules_free(handicapped);
}

static void a_game_without_a_folder_stays_in_memory(void **state) {
    (void)state;
    MoatGame *game = moat_game_new(NULL, rules, 8, seats, NULL);
    assert_non_null(game);
    play_to(game, 3);
    MoatOrders draft = {.count = 1};
    assert_true(moat_game_set_draft(game, 0, &draft, NULL));
    assert_string_equal(moat_game_path(game), "");
    assert_false(moat_game_stored(game));
    moat_game_close(game);
    assert_int_equal(count_files(), 0);
}

static void the_newest_game_comes_first(void **state) {
    (void)state;
    MoatGameCard cards[8];
    char path[512];
    moat_game_close(new_game(1));
    put_bytes(in_folder("free-or-paid-099.moat", path), "nothing\n", 8);
    moat_game_close(new_game(2));
    MoatGame *game = new_game(3);
    play_to(game, 1);
    moat_game_close(game);
    put_bytes(in_folder("notes.txt", path), "x", 1);
    put_bytes(in_folder("odd\nname.moat", path), "", 0);
    assert_int_equal(moat_games(folder, cards, 8), 5);
    static const int64_t order[] = {101, 100, 99, 1, 0};
    static const int turns[] = {1, 0, -1, 0, -1};
    static const char *const name[] = {"free-or-paid-101", "free-or-paid-100", "free-or-paid-099", "free-or-paid-001", "odd?name"};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(cards[i].order, order[i]);
        assert_int_equal(cards[i].turns, turns[i]);
        assert_string_equal(cards[i].name, name[i]);
        assert_int_equal(access(cards[i].path, F_OK), 0);
    }
    assert_int_equal(cards[1].seed, 2);
    assert_string_equal(cards[0].level, "free-or-paid");
    assert_true(cards[0].level_hash == rules->hash);
    assert_int_equal(moat_games(folder, cards, 1), 5);
    assert_int_equal(moat_games("/nowhere/at/all", cards, 8), 0);
    assert_int_equal(count_files(), 6);
}

static void a_folder_is_made_when_missing(void **state) {
    (void)state;
    char path[512], inner[600], journal[512];
    snprintf(inner, sizeof inner, "%s/b//", in_folder("a", path));
    MoatGame *game = moat_game_new(inner, rules, 1, seats, NULL);
    assert_non_null(game);
    strcpy(journal, moat_game_path(game));
    moat_game_close(game);
    struct stat about;
    assert_int_equal(stat(journal, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(unlink(journal) | rmdir(inner) | rmdir(path), 0);
    MoatTrouble trouble;
    put_bytes(path, "", 0);
    assert_null(moat_game_new(inner, rules, 1, seats, &trouble));
    assert_non_null(strstr(trouble.text, "not a folder"));
}

static void a_removed_file_is_made_again(void **state) {
    (void)state;
    MoatGame *game = new_game(9);
    char path[512];
    strcpy(path, moat_game_path(game));
    play_to(game, 2);
    unlink(path);
    play_to(game, 3);
    assert_true(moat_game_stored(game));
    put_bytes(path, "overwritten", 11); /* by someone who does not care for locks */
    play_to(game, 4);
    moat_game_close(game);
    game = open_game(path, false);
    assert_int_equal(moat_game_turns(game), 4);
    moat_game_close(game);
}

static void another_level_is_refused_with_both_names(void **state) {
    (void)state;
    MoatGame *game = new_game(10);
    MoatTrouble trouble;
    char path[512];
    strcpy(path, moat_game_path(game));
    moat_game_close(game);
    rules->hash ^= 1;
    assert_null(moat_game_open(path, rules, false, &trouble));
    char hash[20];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)rules->hash);
    assert_non_null(strstr(trouble.text, hash));
    rules->hash ^= 1;
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)rules->hash);
    assert_non_null(strstr(trouble.text, hash));
    rules->id[0]++;
    assert_null(moat_game_open(path, rules, false, &trouble));
    rules->id[0]--;
    assert_non_null(strstr(trouble.text, rules->id));
    assert_null(moat_game_open("/nowhere/x.moat", rules, false, &trouble));
    assert_non_null(strstr(trouble.text, "there is no such file"));
    assert_null(moat_game_open(folder, rules, true, &trouble));
    assert_non_null(strstr(trouble.text, "not a regular file"));
    assert_null(moat_game_new(folder, rules, 1, (MoatSeat[]){{.human = true}, {.mind = "two words"}}, &trouble));
}

/* --- orders as words --- */

static void check_order(MoatOrder order) {
    MoatOrders one = {.count = 1, .order = {order}}, back;
    char text[CODEC_MOST];
    size_t length = codec_write(rules, 0, 0, &one, text);
    if (!codec_read(rules, 0, 0, (Slice){text, length}, &back)) fail_msg("%s", text);
    assert_int_equal(back.count, 1);
    assert_memory_equal(&back.order[0], &order, sizeof order);
}

static void every_order_comes_back_sensible_or_not(void **state) {
    (void)state;
    for (int verb = -1; verb <= MOAT_VERBS; verb++)
        for (int target = -2; target < 30; target++)
            for (int amount = -2; amount < 30; amount++) check_order((MoatOrder){(int16_t)verb, (int16_t)target, (int16_t)amount});
    check_order((MoatOrder){INT16_MIN, INT16_MAX, INT16_MIN});
    check_order((MoatOrder){MOAT_ORDER_price, 0, INT16_MIN});
    MoatOrders many = {.count = MOAT_ORDERS}, back;
    for (int i = 0; i < MOAT_ORDERS; i++) many.order[i] = (MoatOrder){INT16_MIN, INT16_MIN, INT16_MIN};
    char text[CODEC_MOST];
    size_t length = codec_write(rules, 0, 0, &many, text);
    assert_true(codec_read(rules, 0, 0, (Slice){text, length}, &back));
    assert_memory_equal(&many, &back, sizeof many);
}

static void orders_are_readable(void **state) {
    (void)state;
    MoatOrders orders = {.count = 4,
        .order = {
            {MOAT_ORDER_release_open, 0, 0}, {MOAT_ORDER_price, 0, 3}, {MOAT_ORDER_cloud, 1, 0}, {MOAT_ORDER_stop, -1, MOAT_ORDER_fab}}};
    char text[CODEC_MOST], expected[200];
    codec_write(rules, 0, 0, &orders, text);
    snprintf(expected, sizeof expected, "release-open; price 3; cloud %s; stop fab", rules->market[1].id);
    assert_string_equal(text, expected);
    static const char *const bad[] = {"", " ", ";", "price", "price ", "price 03", "price +1", "price 99999", "price 1;", "price 1; ",
        "cloud nowhere", "cloud 1", "release-open 1", "release_open", "@1,2", "@1,2,3,4", "@1,2,40000", "-;-", "--", "price 1;price 2",
        "stop", "bid 0 1", "answer 1 1"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (codec_read(rules, 0, 0, (Slice){bad[i], strlen(bad[i])}, &orders)) fail_msg("accepted: %s", bad[i]);
}

static void the_checksum_is_crc32c(void **state) {
    (void)state;
    assert_int_equal(line_checksum(0, (Slice){"123456789", 9}), 0xe3069283);
    uint32_t first = line_checksum(0, (Slice){"1234", 4});
    assert_int_equal(line_checksum(first, (Slice){"56789", 5}), 0xe3069283);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_game_comes_back),
        IN_FOLDER(a_game_is_played_to_its_end),
        IN_FOLDER(a_draft_comes_back_and_ends_with_its_turn),
        IN_FOLDER(drafts_do_not_fill_the_file),
        IN_FOLDER(only_one_program_plays_a_game),
        IN_FOLDER(a_game_without_a_folder_stays_in_memory),
        IN_FOLDER(the_newest_game_comes_first),
        IN_FOLDER(a_folder_is_made_when_missing),
        IN_FOLDER(a_removed_file_is_made_again),
        IN_FOLDER(another_level_is_refused_with_both_names),
        IN_FOLDER(who_plays_decides_the_par),
        cmocka_unit_test(every_order_comes_back_sensible_or_not),
        cmocka_unit_test(orders_are_readable),
        cmocka_unit_test(the_checksum_is_crc32c),
    };
    return cmocka_run_group_tests(tests, load_level, free_level);
}
