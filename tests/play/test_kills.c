/* test_kills.c - killed at random instants, the game loses no ended turn that was shown, no order that was shown, and never comes back in
 * a state that never was. MOAT_KILLS=200 for the long form. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "moat/level.h"
#include "moat/record.h"
#include "person.h"

enum { KILLS = 25, LONGEST_US = 900000, SAVE_US = 8000 };

typedef struct Tally {
    int games, turns, drafts, plain, strikes, unended;
} Tally;
typedef struct Place {
    char home[64], folder[128];
    MoatRules *rules;
} Place;

static uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static int run_quietly(const Place *place, const char *arguments, const char *path) {
    char command[512];
    snprintf(command, sizeof command, "env -u XDG_STATE_HOME -u XDG_DATA_HOME HOME=%s LC_ALL=C.UTF-8 %s %s %s </dev/null >/dev/null",
        place->home, MOAT, arguments, path);
    return system(command);
}

/* The journal opens, its hashes agree, and it holds what was seen; replayed and resumed by the program, too. */
static void check(const Place *place, const Person *person, int run, Tally *tally) {
    MoatGameCard card;
    MoatTrouble trouble = {0};
    if (moat_games(place->folder, &card, 1) < 1) {
        if (person->seen_turn != 0) fail_msg("run %d: turn %d was shown, there is no journal", run, person->seen_turn);
        return; /* killed before anything was shown */
    }
    if (run_quietly(place, "resume --plain", card.path) != 0) fail_msg("run %d: cannot be resumed", run);
    if (run_quietly(place, "replay --plain", card.path) != 0) fail_msg("run %d: cannot be replayed", run);
    MoatGame *game = moat_game_open(card.path, place->rules, true, &trouble);
    if (!game) fail_msg("run %d: %s", run, trouble.text);
    int turns = moat_game_turns(game), drafted = moat_game_draft(game, 0)->count;
    tally->unended += turns == 0;
    tally->turns += turns;
    bool same = turns == person->seen_turn - 1;
    tally->drafts += same && person->seen_orders > 0;
    if (turns < person->seen_turn - 1) fail_msg("run %d: turn %d was shown, %d are stored", run, person->seen_turn, turns);
    if (same && drafted < person->seen_orders) {
        terminal_show(person->terminal, stderr);
        fail_msg("run %d: of %d orders %d are there", run, person->seen_orders, drafted);
    }
    moat_game_close(game);
}

/* Every fourth run through the plain face; a third is killed while a turn is being stored, a third with an unsent order in sight, the
 * others at any instant. */
static void kill_once(const Place *place, int run, Tally *tally) {
    MoatGameCard card;
    uint64_t dice = mix((uint64_t)run + 1);
    bool resume = moat_games(place->folder, &card, 1) >= 1 && !card.over, plain = run % 4 == 3, strike = run % 3 == 2, order = run % 3 == 1;
    const char *const begin[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "giver", plain ? "--plain" : NULL, NULL};
    const char *const again[] = {MOAT, "resume", plain ? "--plain" : NULL, NULL};
    Person person;
    TerminalEnd end;
    assert_true(person_start(&person, place->home, resume ? again : begin, plain, (uint64_t)run));
    person.strike_order = order;
    if (strike || order)
        person.strike_us = 1 + (unsigned)(dice % SAVE_US);
    else
        person_kill(&person, (unsigned)(dice % LONGEST_US));
    while (person_act(&person)) continue;
    assert_true(terminal_wait_end(person.terminal, &end, 10000));
    waitpid(person.killer, NULL, 0);
    person_look(&person);
    if (!end.by_signal || end.code != SIGKILL) fail_msg("run %d: ended by itself", run);
    if (resume && person.first_turn != 0) assert_int_equal(person.first_turn, card.turns + 1);
    tally->games += !resume;
    tally->plain += plain;
    tally->strikes += strike;
    check(place, &person, run, tally);
    terminal_free(person.terminal);
}

static void no_ended_turn_is_lost(void **state) {
    (void)state;
    const char *wanted = getenv("MOAT_KILLS");
    int kills = wanted ? atoi(wanted) : KILLS;
    char command[160];
    Tally tally = {0};
    Place place = {.home = "/tmp/moat-kills-XXXXXX"};
    assert_non_null(mkdtemp(place.home));
    snprintf(place.folder, sizeof place.folder, "%s/.local/state/moat/games", place.home);
    /* A game names its level by id, and this one is not the level that ships: where we stand is looked at first. */
    char folder[sizeof LEVEL] = LEVEL;
    *strrchr(folder, '/') = 0;
    assert_int_equal(chdir(folder), 0);
    const char *const folders[] = {NULL};
    MoatProblems problems = {0};
    place.rules = moat_level_load(LEVEL, folders, &problems);
    assert_non_null(place.rules);
    for (int run = 0; run < kills; run++) kill_once(&place, run, &tally);
    print_message("%d kills in %d games: %d through the plain face, %d while a turn was being stored, %d before the first turn had ended, "
                  "%d with unsent orders in sight\n",
        kills, tally.games, tally.plain, tally.strikes, tally.unended, tally.drafts);
    assert_true(tally.turns > 0 && tally.drafts > 0); /* it was really played */
    moat_rules_free(place.rules);
    moat_problems_free(&problems);
    snprintf(command, sizeof command, "rm -rf %s", place.home);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_ended_turn_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
