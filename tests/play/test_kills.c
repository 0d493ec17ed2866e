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

enum { KILLS = 25, LONGEST = 900000 };

/* Kills the process after some microseconds, at an instant that has nothing to do with what this program does. */
static pid_t send_killer(pid_t victim, unsigned microseconds) {
    pid_t killer = fork();
    if (killer == 0) {
        usleep(microseconds);
        kill(victim, SIGKILL);
        _exit(0);
    }
    return killer;
}

static uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static bool newest(const char *folder, MoatGameCard *card) { return moat_games(folder, card, 1) >= 1; }

/* The journal opens, its hashes agree, and it holds what was seen. True when what was seen was an order not yet sent. */
static bool check(const MoatRules *rules, const char *folder, const Person *person, int run) {
    MoatGameCard card;
    MoatTrouble trouble = {0};
    if (person->seen_turn == 0) return false; /* killed before anything was shown */
    assert_true(newest(folder, &card));
    MoatGame *game = moat_game_open(card.path, rules, true, &trouble);
    if (!game) fail_msg("run %d: %s", run, trouble.text);
    int turns = moat_game_turns(game);
    if (turns < person->seen_turn - 1) fail_msg("run %d: turn %d was shown, %d are stored", run, person->seen_turn, turns);
    bool drafted = turns == person->seen_turn - 1 && person->seen_draft;
    if (drafted && moat_game_draft(game, 0)->count == 0) {
        terminal_show(person->terminal, stderr);
        fail_msg("run %d: the draft is gone", run);
    }
    moat_game_close(game);
    return drafted;
}

static void no_ended_turn_is_lost(void **state) {
    (void)state;
    const char *wanted = getenv("MOAT_KILLS");
    int kills = wanted ? atoi(wanted) : KILLS, games = 0, shown = 0, drafts = 0;
    char home[] = "/tmp/moat-kills-XXXXXX", folder[128], command[160];
    assert_non_null(mkdtemp(home));
    snprintf(folder, sizeof folder, "%s/.local/state/moat/games", home);
    const char *const folders[] = {NULL};
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(LEVEL, folders, &problems);
    assert_non_null(rules);
    for (int run = 0; run < kills; run++) {
        MoatGameCard card;
        bool resume = newest(folder, &card) && !card.over;
        const char *const begin[] = {MOAT, "play", LEVEL, "--seed", "7", "--opponent", "giver", NULL}, *const again[] = {MOAT, "resume", NULL};
        Person person;
        assert_true(person_start(&person, home, resume ? again : begin, (uint64_t)run));
        games += !resume;
        pid_t killer = send_killer(terminal_process(person.terminal), (unsigned)(mix((uint64_t)run + 1) % LONGEST));
        while (person_act(&person)) continue;
        TerminalEnd end;
        assert_true(terminal_wait_end(person.terminal, &end, 10000));
        waitpid(killer, NULL, 0);
        person_look(&person);
        shown += person.seen_turn;
        drafts += check(rules, folder, &person, run);
        terminal_free(person.terminal);
    }
    print_message("%d kills in %d games, %d of them with unsent orders on the screen\n", kills, games, drafts);
    assert_true(shown > kills && drafts > 0); /* it was really played */
    moat_rules_free(rules);
    moat_problems_free(&problems);
    snprintf(command, sizeof command, "rm -rf %s", home);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_ended_turn_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
