/* test_record_damage.c - journals cut, flipped, shuffled and forged: what is opened is always a game that was played, or nothing. */
#include "test_record.h"
#include "codec.h"
#include "journal.h"

enum { TURNS = 4 };
static uint64_t known[TURNS + 1]; /* hash of the world after each turn */
static char *whole;
static size_t size, line_end[TURNS + 1]; /* of the head and of each turn's line */
static char path[512];

/* A journal of a few turns with drafts between them and after the last; its bytes, and where its turns end. */
static int make_journal(void **state) {
    if (load_level(state) != 0 || make_folder(state) != 0) return -1;
    MoatGame *game = new_game(11);
    strcpy(path, moat_game_path(game));
    for (int turn = 0; turn <= TURNS; turn++) {
        struct stat about;
        play_to(game, turn);
        known[turn] = hash_of(game);
        assert_int_equal(stat(path, &about), 0);
        line_end[turn] = (size_t)about.st_size;
        MoatOrders draft = {.count = 1, .order = {{MOAT_ORDER_split, 0, (int16_t)(turn % 3)}}};
        assert_true(moat_game_set_draft(game, 0, &draft, NULL));
    }
    moat_game_close(game);
    whole = bytes_of(path, &size);
    return 0;
}

static int drop_journal(void **state) {
    free(whole);
    return drop_folder(state) | free_level(state);
}

static int turns_before(size_t length) {
    int turns = 0;
    while (turns < TURNS && line_end[turns + 1] <= length) turns++;
    return turns;
}

static void a_journal_cut_anywhere_resumes_after_its_last_whole_turn(void **state) {
    (void)state;
    MoatTrouble trouble;
    char aside[600];
    snprintf(aside, sizeof aside, "%s.torn", path);
    for (size_t length = 0; length <= size; length++) {
        put_bytes(path, whole, length);
        MoatGame *game = moat_game_open(path, rules, false, &trouble);
        if (length < line_end[0]) {
            assert_null(game); /* the head is made with its file: this is no crash's work */
            assert_true(trouble.text[0] != '\0');
            continue;
        }
        if (!game) fail_msg("cut at %zu: %s", length, trouble.text);
        int turns = moat_game_turns(game);
        assert_int_equal(turns, turns_before(length));
        assert_true(hash_of(game) == known[turns]);
        assert_int_equal(trouble.text[0] != '\0', whole[length - 1] != '\n');
        assert_int_not_equal(access(aside, F_OK), 0);
        struct stat about;
        assert_int_equal(stat(path, &about), 0);
        assert_true(about.st_size == 0 || whole[about.st_size - 1] == '\n');
        play_to(game, turns + 1);
        moat_game_close(game);
        game = open_game(path, false);
        assert_int_equal(moat_game_turns(game), turns + 1);
        moat_game_close(game);
    }
}

static void zeros_after_the_end_are_cut_and_kept(void **state) {
    (void)state;
    MoatTrouble trouble;
    char aside[600], *longer = calloc(1, size + 600);
    snprintf(aside, sizeof aside, "%s.torn", path);
    memcpy(longer, whole, size);
    strcpy(longer + size + 500, "\n\n");
    for (int i = 1; i <= 2; i++) {
        put_bytes(path, longer, size + 600);
        MoatGame *game = moat_game_open(path, rules, true, &trouble);
        assert_int_equal(moat_game_turns(game), TURNS);
        assert_non_null(strstr(trouble.text, "left out"));
        moat_game_close(game);
        game = moat_game_open(path, rules, false, &trouble);
        assert_non_null(strstr(trouble.text, ".torn"));
        assert_int_equal(moat_game_turns(game), TURNS);
        assert_int_equal(moat_game_draft(game, 0)->count, 1);
        moat_game_close(game);
        size_t kept;
        char *bytes = bytes_of(aside, &kept);
        assert_int_equal(kept, 600);
        assert_memory_equal(bytes, longer + size, 600);
        free(bytes);
        snprintf(aside, sizeof aside, "%s.torn-2", path);
        assert_int_equal(access(aside, F_OK), i == 2 ? 0 : -1);
    }
    free(longer);
}

static void no_flipped_bit_goes_unnoticed(void **state) {
    (void)state;
    MoatTrouble trouble;
    MoatGameCard card;
    char *bytes = malloc(size);
    int refused = 0, cut = 0;
    memcpy(bytes, whole, size);
    for (size_t bit = 0; bit < 8 * size; bit++) {
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        put_bytes(path, bytes, size);
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        MoatGame *game = moat_game_open(path, rules, true, &trouble);
        if (trouble.text[0] == '\0') fail_msg("bit %zu of byte %zu (%c)", bit % 8, bit / 8, bytes[bit / 8]);
        refused += game == NULL, cut += game != NULL;
        bool listed = moat_game_card(path, &card, NULL);
        if (!game) continue;
        assert_true(listed && card.turns == moat_game_turns(game));
        assert_true(hash_of(game) == known[moat_game_turns(game)]);
        assert_in_range(moat_game_turns(game), TURNS - 1, TURNS);
        moat_game_close(game);
    }
    assert_true(refused > 0 && cut > 0);
    free(bytes);
}

/* The lines of the whole journal in another order; -1 ends. */
static void check_lines(const int *order, bool refused) {
    char *bytes = malloc(2 * size), *end = bytes;
    for (; *order >= 0; order++) {
        const char *line = whole;
        for (int i = 0; i < *order; i++) line = strchr(line, '\n') + 1;
        size_t length = (size_t)(strchr(line, '\n') + 1 - line);
        memcpy(end, line, length);
        end += length;
    }
    put_bytes(path, bytes, (size_t)(end - bytes));
    free(bytes);
    MoatTrouble trouble;
    MoatGame *game = moat_game_open(path, rules, true, &trouble);
    assert_true(trouble.text[0] != '\0');
    assert_int_equal(game == NULL, refused);
    moat_game_close(game);
}

static void lines_cannot_be_dropped_doubled_or_swapped(void **state) {
    (void)state;
    whole[size] = '\0';
    check_lines((int[]){0, 1, 3, 4, 5, 6, 7, 8, 9, -1}, true);
    check_lines((int[]){0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, -1}, true);
    check_lines((int[]){0, 1, 2, 3, 4, 6, 5, 7, 8, 9, -1}, true);
    check_lines((int[]){1, 2, 3, -1}, true);
    check_lines((int[]){0, 0, 1, -1}, true);
    check_lines((int[]){0, 1, 2, 4, -1}, false); /* as after a crash: what is behind has nothing to hold on to */
}

static void damage_in_the_middle_is_named_and_the_rest_is_saved(void **state) {
    (void)state;
    MoatTrouble trouble;
    MoatGameCard card, cards[4];
    whole[line_end[1] + 60] ^= 1; /* in the draft after turn 1 or the line of turn 2 */
    put_bytes(path, whole, size);
    assert_null(moat_game_open(path, rules, false, &trouble));
    assert_non_null(strstr(trouble.text, "first 1 turns are sound"));
    assert_false(moat_game_card(path, &card, &trouble));
    assert_int_equal(card.turns, -1);
    assert_string_equal(card.level, "free-or-paid");
    MoatGame *game = moat_game_salvage(path, rules, &trouble);
    assert_non_null(game);
    assert_int_equal(moat_game_turns(game), 1);
    assert_true(hash_of(game) == known[1]);
    assert_true(moat_game_stored(game));
    play_to(game, 2);
    assert_true(hash_of(game) == known[2]);
    moat_game_close(game);
    assert_int_equal(moat_games(folder, cards, 4), 2);
    assert_int_equal(cards[0].turns, 2);
    assert_int_equal(cards[1].turns, -1);
    size_t left;
    char *bytes = bytes_of(path, &left);
    assert_int_equal(left, size);
    assert_memory_equal(bytes, whole, size);
    free(bytes);
    whole[line_end[1] + 60] ^= 1;
}

/* --- forged journals: every checksum is right --- */

typedef struct Forgery {
    char *bytes;
    size_t size;
    uint32_t chain;
} Forgery;

static void forge(Forgery *forgery, const char *content) {
    size_t length = strlen(content);
    char *line = calloc(1, length + 32);
    memcpy(line, content, length);
    length = line_close(line, length, &forgery->chain);
    forgery->bytes = realloc(forgery->bytes, forgery->size + length + 1);
    memcpy(forgery->bytes + forgery->size, line, length);
    forgery->size += length;
    free(line);
}

static void forge_head(Forgery *forgery, const char *format) {
    char line[512];
    snprintf(line, sizeof line, format, (unsigned long long)rules->hash);
    forge(forgery, line);
}

/* Whether it is opened; the forgery is freed. The card must agree as far as it can know, and nothing may crash. */
static bool opened(Forgery *forgery, MoatTrouble *trouble) {
    put_bytes(path, forgery->bytes, forgery->size);
    free(forgery->bytes);
    *forgery = (Forgery){0};
    MoatGameCard card;
    (void)moat_game_card(path, &card, trouble);
    MoatGame *game = moat_game_open(path, rules, false, trouble);
    moat_game_close(game);
    return game != NULL;
}

/* Of today, as a word; 1 is another one. */
#define WORD_OF(number) #number
#define WORD(number) WORD_OF(number)
#define RULES WORD(MOAT_RULES_VERSION)
#define HEAD "moat-journal 1 rules " RULES " level free-or-paid %016llx seed 11 seats human planner"

static void forged_heads_are_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"", "moat-journal", "moat-journal x",
        ("moat-journal 3 rules " RULES " level free-or-paid %016llx seed 11 seats human planner"),
        "moat-journal 1 rules 1 level free-or-paid %016llx seed 11 seats human planner",
        ("moat-journal 1 rules " RULES " level free-or-paid %llx0 seed 11 seats human planner"), (HEAD " "), (HEAD "x/y"),
        ("moat-journal 1 rules " RULES " level free-or-paid %016llx seed 18446744073709551616 seats human planner"),
        ("moat-journal 1 rules " RULES " level free-or-paid %016llx seed 11 seats human"),
        ("moat-journal 1 rules " RULES " level ../../x %016llx seed 11 seats human planner"),
        ("moat-journal 1 rules " RULES " level free-or-paid %016llx seed 11 seats human a-name-that-has-more-than-thirty-one-bytes"),
        ("moat-journal 99999999999999999999 rules " RULES),
        "moat-journal 1 rules 4294967297 level free-or-paid %016llx seed 11 seats human planner"};
    MoatTrouble trouble;
    Forgery forgery = {0};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        forge_head(&forgery, bad[i]);
        if (opened(&forgery, &trouble)) fail_msg("accepted: %s", bad[i]);
        assert_true(trouble.text[0] != '\0');
    }
    forge_head(&forgery, HEAD);
    assert_true(opened(&forgery, &trouble));
    forge_head(&forgery, bad[3]);
    assert_false(opened(&forgery, &trouble));
    assert_non_null(strstr(trouble.text, "format 3"));
    assert_non_null(strstr(trouble.text, "format 2"));
    forge_head(&forgery, bad[4]);
    assert_false(opened(&forgery, &trouble));
    assert_non_null(strstr(trouble.text, "version " RULES));
}

static void forged_lines_are_refused(void **state) {
    (void)state;
    char hash[20], good[200], many[2000] = "turn 1 | price 1";
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)known[1]);
    snprintf(good, sizeof good, "turn 1 | - | - | %s", hash);
    for (int i = 0; i < MOAT_ORDERS; i++) strcat(many, "; price 1");
    strcat(many, " | - | 0123456789abcdef");
    const char *const bad[] = {"", "turn", "turn 0 | - | - | 0123456789abcdef", "turn 2 | - | - | 0123456789abcdef",
        "turn 1 | - | 0123456789abcdef", "turn 1 | - | - | - | 0123456789abcdef", "turn 1 | - | - | 0123456789abcdeg",
        "turn 1 | - | - | 0123456789abcdef ", "turn 1 | - | - |", "turn 1 | - | - | 0123456789ABCDEF",
        "turn 1 | - | - | 0123456789abcdef over", "turn 1 | - | - | 0123456789abcdef", many, "draft 2 -", "draft 0", "draft 0 ",
        "draft -1 -", "draft 0 price", "note hello", "predict 0 70 patience", "turn 1 | \033[2J | - | 0123456789abcdef", "moat-journal 1",
        good};
    MoatTrouble trouble;
    Forgery forgery = {0};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        forge_head(&forgery, HEAD);
        forge(&forgery, bad[i]);
        if (opened(&forgery, &trouble)) fail_msg("accepted: %s", bad[i]);
        assert_true(trouble.text[0] != '\0');
        for (const char *at = trouble.text; *at; at++) assert_true((unsigned char)*at >= 0x20);
    }
    forge_head(&forgery, HEAD);
    forge(&forgery, "draft 0 @-1,-1,-1; @32767,32767,32767");
    assert_true(opened(&forgery, &trouble));
}

/* Orders that make no sense are no damage: they are refused by the rules in the turn, as they were when it was played. */
static void senseless_orders_are_played_again(void **state) {
    (void)state;
    empty_folder(folder);
    MoatGame *game = new_game(12);
    MoatOrders orders[MOAT_BLOCS] = {
        {.count = MOAT_ORDERS}, {.count = 2, .order = {{INT16_MIN, INT16_MIN, INT16_MIN}, {INT16_MAX, INT16_MAX, INT16_MAX}}}};
    for (int i = 0; i < MOAT_ORDERS; i++) orders[0].order[i] = (MoatOrder){(int16_t)(i - 1), (int16_t)(i * i - 5), (int16_t)(7 - i)};
    assert_true(moat_game_end_turn(game, orders, NULL, NULL));
    uint64_t hash = hash_of(game);
    MoatOrders after[MOAT_BLOCS];
    char journal[512];
    strcpy(journal, moat_game_path(game));
    moat_game_close(game);
    game = open_game(journal, false);
    assert_true(hash_of(game) == hash);
    assert_true(moat_game_orders(game, 0, after));
    assert_memory_equal(after[0].order, orders[0].order, sizeof orders[0].order);
    moat_game_close(game);
}

static void large_and_long_things_are_bounded(void **state) {
    (void)state;
    MoatTrouble trouble;
    Forgery forgery = {0};
    char *line = malloc(LINE_MOST + 1), *huge = malloc(JOURNAL_MOST + 1);
    memset(line, 'x', LINE_MOST);
    line[LINE_MOST] = '\0';
    memcpy(line, "draft 0 ", 8);
    forge_head(&forgery, HEAD);
    forge(&forgery, line);
    forge(&forgery, "draft 0 -");
    assert_false(opened(&forgery, &trouble));
    for (int filler = 0; filler < 2; filler++) {
        memset(huge, filler ? '\n' : 0, JOURNAL_MOST + 1);
        memcpy(huge, whole, size);
        put_bytes(path, huge, JOURNAL_MOST + 1);
        assert_null(moat_game_open(path, rules, true, &trouble));
        assert_non_null(strstr(trouble.text, "too large"));
        put_bytes(path, huge, JOURNAL_MOST);
        MoatGame *game = open_game(path, true);
        assert_int_equal(moat_game_turns(game), TURNS);
        moat_game_close(game);
    }
    free(line);
    free(huge);
}

static uint64_t step(uint64_t *state) { return *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407, *state >> 33; }

/* Lines spliced from pieces of real ones, with checksums put right: whatever is opened plays. */
static void random_forgeries_do_no_harm(void **state) {
    (void)state;
    uint64_t dice = 1;
    MoatTrouble trouble;
    static const char *const piece[] = {
        "turn 1", " | ", "-", "; ", "draft 0 ", "price 3", "cloud ", "@1,2,3", " over", "0123456789abcdef", "\n", "#", " ", "stop ", "fab"};
    for (int round = 0; round < 3000; round++) {
        Forgery forgery = {0};
        forge_head(&forgery, HEAD);
        for (int lines = (int)(step(&dice) % 4); lines >= 0; lines--) {
            char line[400] = "";
            for (int parts = (int)(step(&dice) % 9); parts >= 0; parts--)
                strcat(line, piece[step(&dice) % (sizeof piece / sizeof piece[0])]);
            forge(&forgery, line);
        }
        (void)opened(&forgery, &trouble);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_journal_cut_anywhere_resumes_after_its_last_whole_turn),
        cmocka_unit_test(zeros_after_the_end_are_cut_and_kept),
        cmocka_unit_test(no_flipped_bit_goes_unnoticed),
        cmocka_unit_test(lines_cannot_be_dropped_doubled_or_swapped),
        cmocka_unit_test(damage_in_the_middle_is_named_and_the_rest_is_saved),
        cmocka_unit_test(forged_heads_are_refused),
        cmocka_unit_test(forged_lines_are_refused),
        cmocka_unit_test(large_and_long_things_are_bounded),
        cmocka_unit_test(random_forgeries_do_no_harm),
        cmocka_unit_test(senseless_orders_are_played_again),
    };
    return cmocka_run_group_tests(tests, make_journal, drop_journal);
}
