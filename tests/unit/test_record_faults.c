/* test_record_faults.c - every system call that stores a game fails once, for a while, by half, or is the last thing the process does. */
#define MOAT_FAULTS
#include "disk.c" /* in place of the library's: this one asks disk_fault before every call */

#include <sys/mman.h>
#include <sys/wait.h>
#include "test_record.h"

enum { TURNS = 4, CALLS_MOST = 200 };
static uint64_t known[TURNS + 1];
static char path[512];

/* --- what happens at which call --- */

typedef enum How { ONCE, FROM_THEN_ON, HALF, HALF_THEN_FROM, DIES, HALF_THEN_DIES, HOWS } How;
static struct {
    int calls, at, error;
    How how;
    bool kept;
} plan; /* kept: a file could not be removed */

/* What a killed child leaves behind for its parent. */
typedef struct Testament {
    int confirmed;
    size_t syncing, synced;
} Testament;
static Testament *testament;

/* Size of the journal, under the name it is made with while it has not its own; the folder holds nothing else. */
static size_t size_now(void) {
    struct stat about = {0};
    char made[600];
    snprintf(made, sizeof made, "%s.%ld.tmp", path, (long)getpid());
    if (stat(path, &about) != 0 && stat(made, &about) != 0) return 0;
    return (size_t)about.st_size;
}

/* A sync has happened when the next call comes. */
static void note_sync(DiskCall call) {
    if (testament->syncing > testament->synced) testament->synced = testament->syncing;
    if (call == DISK_CALL_SYNC) testament->syncing = size_now();
}

static int fault(DiskCall call) {
    int now = plan.calls++, past = now - plan.at;
    note_sync(call);
    bool half_first = plan.how == HALF_THEN_FROM || plan.how == HALF_THEN_DIES || plan.how == HALF;
    if (half_first && past == 0) return call == DISK_CALL_WRITE ? DISK_HALF : 0;
    if ((plan.how == DIES && past == 0) || (plan.how == HALF_THEN_DIES && past == 1)) _exit(0);
    bool hit = (plan.how == ONCE && past == 0) || (plan.how == FROM_THEN_ON && past >= 0) || (plan.how == HALF_THEN_FROM && past > 0);
    plan.kept = plan.kept || (hit && call == DISK_CALL_REMOVE);
    return hit ? plan.error : 0;
}

static void faults_begin(int at, int error, How how) {
    plan.calls = 0, plan.at = at, plan.error = error, plan.how = how, plan.kept = false;
    *testament = (Testament){0};
    disk_fault = fault;
}
static void faults_end(void) { disk_fault = NULL; }

/* --- one game, as a player plays it --- */

/* A file on disk always leads to one of the worlds that were played. */
static void check_disk(int least, int most) {
    int (*kept)(DiskCall) = disk_fault;
    disk_fault = NULL;
    MoatGame *game = open_game(path, true);
    assert_in_range(moat_game_turns(game), least, most);
    assert_true(hash_of(game) == known[moat_game_turns(game)]);
    moat_game_close(game);
    disk_fault = kept;
}

static void draft_once(MoatGame *game) {
    MoatTrouble trouble;
    MoatOrders orders[MOAT_BLOCS];
    random_orders(game, orders);
    bool stored = moat_game_set_draft(game, 0, &orders[0], &trouble);
    assert_int_equal(stored, trouble.text[0] == '\0');
    assert_true(stored || !moat_game_stored(game));
}

static void turn_once(MoatGame *game) {
    MoatTrouble trouble;
    MoatOrders orders[MOAT_BLOCS];
    random_orders(game, orders);
    int before = moat_game_turns(game);
    bool stored = moat_game_end_turn(game, orders, NULL, &trouble);
    assert_int_equal(moat_game_turns(game), before + 1);
    assert_int_equal(stored, trouble.text[0] == '\0');
    assert_int_equal(stored, moat_game_stored(game));
    if (stored) testament->confirmed = before + 1;
    check_disk(stored ? before + 1 : 0, before + 1);
}

static MoatGame *play_some(int turns) {
    MoatTrouble trouble;
    MoatGame *game = moat_game_new(folder, rules, 11, seats, &trouble);
    assert_int_equal(game == NULL, trouble.text[0] != '\0');
    while (game && moat_game_turns(game) < turns) {
        draft_once(game);
        turn_once(game);
    }
    if (game) draft_once(game);
    return game;
}

static int prepare(void **state) {
    if (load_level(state) != 0 || make_folder(state) != 0) return -1;
    testament = mmap(NULL, sizeof *testament, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(testament, MAP_FAILED);
    snprintf(path, sizeof path, "%s/free-or-paid-001.moat", folder);
    MoatGame *game = moat_game_new(NULL, rules, 11, seats, NULL);
    for (int turn = 0; turn <= TURNS; turn++) {
        play_to(game, turn);
        known[turn] = hash_of(game);
    }
    moat_game_close(game);
    return 0;
}

static int clean_up(void **state) {
    munmap(testament, sizeof *testament);
    return drop_folder(state) | free_level(state);
}

/* --- failing calls --- */

/* Whatever failed while it was played, one call after the trouble has passed stores everything. */
static void check_recovers(MoatGame *game) {
    MoatOrders draft = *moat_game_draft(game, 0);
    assert_true(moat_game_set_draft(game, 0, &draft, NULL));
    assert_true(moat_game_stored(game));
    moat_game_close(game);
    game = open_game(path, false);
    assert_int_equal(moat_game_turns(game), TURNS - 1);
    assert_int_equal(moat_game_draft(game, 0)->count, draft.count);
    play_to(game, TURNS);
    assert_true(hash_of(game) == known[TURNS]);
    moat_game_close(game);
    assert_true(count_files() == 1 || plan.kept);
}

static int check_fault(int at, int error, How how) {
    empty_folder(folder);
    faults_begin(at, error, how);
    MoatGame *game = play_some(TURNS - 1);
    int calls = plan.calls;
    faults_end();
    if (game)
        check_recovers(game);
    else
        assert_true(count_files() == 0 || plan.kept);
    return calls;
}

static void every_call_may_fail_in_every_way(void **state) {
    (void)state;
    static const int errors[] = {ENOSPC, EIO, EDQUOT, EROFS, EMFILE, EINTR};
    for (size_t e = 0; e < sizeof errors / sizeof errors[0]; e++)
        for (How how = ONCE; how <= HALF_THEN_FROM; how++) {
            if (errors[e] == EINTR && how != ONCE) continue; /* a signal that never ends is none */
            int at = 0;
            while (check_fault(at, errors[e], how) > at) at++; /* until the game is over before it comes to that */
            assert_in_range(at, 15, CALLS_MOST);
        }
}

static int counted[DISK_CALLS];
static int sync_fails(DiskCall call) { return call == DISK_CALL_SYNC ? EIO : 0; }
static int count_calls(DiskCall call) { return counted[call]++, 0; }

/* After a failed sync a system may drop what it could not write and report success the next time. */
static void what_a_failed_sync_left_is_written_again(void **state) {
    (void)state;
    empty_folder(folder);
    MoatGame *game = play_some(1);
    MoatOrders none[MOAT_BLOCS] = {{0}};
    disk_fault = sync_fails;
    assert_false(moat_game_end_turn(game, none, NULL, NULL));
    disk_fault = count_calls;
    memset(counted, 0, sizeof counted);
    assert_true(moat_game_set_draft(game, 0, &none[0], NULL));
    assert_true(moat_game_stored(game));
    assert_int_equal(counted[DISK_CALL_CUT], 1);
    assert_in_range(counted[DISK_CALL_WRITE], 1, 3);
    assert_int_equal(counted[DISK_CALL_SYNC], 1);
    disk_fault = NULL;
    moat_game_close(game);
}

static void an_interrupted_or_halved_write_goes_on(void **state) {
    (void)state;
    for (int at = 0; at < 60; at++)
        for (int kind = 0; kind < 2; kind++) {
            empty_folder(folder);
            faults_begin(at, EINTR, kind ? HALF : ONCE);
            MoatGame *game = play_some(TURNS - 1);
            faults_end();
            if (!game) { /* only where nothing is repeated by itself */
                assert_true(kind == 0);
                continue;
            }
            assert_true(moat_game_stored(game));
            moat_game_close(game);
        }
}

static void without_links_a_game_is_named_all_the_same(void **state) {
    (void)state;
    empty_folder(folder);
    int at = 0;
    for (;; at++) { /* the call that links: the only one whose EPERM changes nothing */
        empty_folder(folder);
        faults_begin(at, EPERM, ONCE);
        MoatGame *game = moat_game_new(folder, rules, 11, seats, NULL);
        int calls = plan.calls;
        faults_end();
        if (game) {
            int error = 0;
            MoatGame *second = moat_game_new(folder, rules, 12, seats, NULL);
            if (!second) error = 1;
            moat_game_close(second);
            moat_game_close(game);
            assert_int_equal(error, 0);
            assert_in_range(count_files(), 2, 3);
        }
        if (at >= calls) break;
    }
    assert_true(at > 5);
}

/* --- failing while a torn journal is opened --- */

static void opening_harms_nothing_when_it_fails(void **state) {
    (void)state;
    static const char *const tails[] = {"", "turn 4 | pri", "turn 4 | \n\n#\n"};
    static const int errors[] = {ENOSPC, EIO, EACCES};
    empty_folder(folder);
    MoatGame *game = play_some(TURNS - 1);
    moat_game_close(game);
    size_t size, length;
    char *bytes = bytes_of(path, &size);
    for (int kind = 0; kind < 3 * 3 * 2; kind++) {
        int calls = 1;
        for (int at = 0; calls > at; at++) {
            MoatTrouble trouble;
            empty_folder(folder);
            length = size + strlen(tails[kind % 3]);
            memcpy(bytes + size, tails[kind % 3], length - size);
            put_bytes(path, bytes, length);
            faults_begin(at, errors[kind / 3 % 3], kind < 9 ? ONCE : FROM_THEN_ON);
            game = moat_game_open(path, rules, false, &trouble);
            calls = plan.calls;
            faults_end();
            assert_true(game || trouble.text[0] != '\0');
            moat_game_close(game);
            check_disk(TURNS - 1, TURNS - 1);
        }
    }
    free(bytes);
}

/* --- the process is killed, the power is cut --- */

static bool killed_at(int at, How how) {
    empty_folder(folder);
    faults_begin(at, 0, how);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        play_some(TURNS - 1);
        _exit(1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    faults_end();
    return WEXITSTATUS(status) == 0;
}

/* What was confirmed is there; at most the turn that was being ended is there too. */
static void check_left(void) {
    if (access(path, F_OK) != 0) {
        assert_int_equal(testament->confirmed, 0);
        MoatGameCard card;
        assert_int_equal(moat_games(folder, &card, 1), 0);
        return;
    }
    MoatGame *game = open_game(path, false); /* the dead process's lock is gone */
    int turns = moat_game_turns(game);
    assert_in_range(turns, testament->confirmed, testament->confirmed + 1);
    assert_true(hash_of(game) == known[turns]);
    play_to(game, TURNS);
    assert_true(hash_of(game) == known[TURNS]);
    moat_game_close(game);
}

/* The power goes: of what was not synced nothing, or the length but not the bytes, reached the disk. */
static void cut_power(bool zeros) {
    struct stat about;
    if (stat(path, &about) != 0) return;
    size_t size = (size_t)about.st_size;
    assert_int_equal(truncate(path, (off_t)testament->synced), 0);
    if (zeros) assert_int_equal(truncate(path, (off_t)size), 0);
}

static void a_kill_at_any_call_loses_no_ended_turn(void **state) {
    (void)state;
    for (int power = 0; power < 3; power++)
        for (int half = 0; half < 2; half++) {
            int at = 0;
            while (killed_at(at, half ? HALF_THEN_DIES : DIES)) {
                if (power > 0) cut_power(power == 2);
                check_left();
                at++;
            }
            assert_in_range(at, 15, CALLS_MOST);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail_in_every_way),
        cmocka_unit_test(what_a_failed_sync_left_is_written_again),
        cmocka_unit_test(an_interrupted_or_halved_write_goes_on),
        cmocka_unit_test(without_links_a_game_is_named_all_the_same),
        cmocka_unit_test(opening_harms_nothing_when_it_fails),
        cmocka_unit_test(a_kill_at_any_call_loses_no_ended_turn),
    };
    return cmocka_run_group_tests(tests, prepare, clean_up);
}
