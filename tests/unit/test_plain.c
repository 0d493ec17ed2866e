/* A whole game through the plain face, by a script. */
#include "play.h"
#include "plain.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static MoatRules *rules;
static const MoatSeat alone[MOAT_BLOCS] = {{.human = true}, {.mind = "giver"}};
static const MoatSeat both[MOAT_BLOCS] = {{.human = true}, {.human = true}};

static int load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/two-doctrines.yaml");
    return 0;
}

static int unload(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static Session *begin(const MoatSeat *seats) {
    MoatTrouble trouble = {0};
    Session *session = session_new(rules, NULL, 9, seats, &trouble);
    if (!session) fail_msg("%s", trouble.text);
    return session;
}

/* What the face answers to a script; the caller frees it. */
static char *answer(Session *session, const char *script) {
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)(uintptr_t)script, strlen(script), "r"), *out = open_memstream(&text, &size);
    assert_int_equal(plain_play(session, in, out), 0);
    fclose(in);
    fclose(out);
    return text;
}

static char *answer_new(const char *script) {
    Session *session = begin(alone);
    char *text = answer(session, script);
    session_close(session);
    return text;
}

static void check(const char *script, const char *expected) {
    char *text = answer_new(script);
    if (!strstr(text, expected)) fail_msg("\"%s\" should answer \"%s\", but:\n%s", script, expected, text);
    free(text);
}

static void test_help_names_every_command(void **state) {
    (void)state;
    static const char *const names[] = {
#define COMMAND(name, arguments, doc) #name,
#include "commands.def"
    };
    char *text = answer_new("help\nhelp 2\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[40];
        snprintf(line, sizeof line, "\n%s", names[i]);
        if (!strstr(text, line)) fail_msg("help does not name %s", names[i]);
    }
    free(text);
}

/* Rows that a terminal of 80 columns needs from the first line that begins with `start` to the end of the game. */
static int rows_from(const char *text, const char *start) {
    int rows = 0;
    for (size_t at = 0; text[at] != '\0' && strncmp(&text[at], "The game is saved", 17) != 0;) {
        size_t length = strcspn(&text[at], "\n");
        if (rows > 0 || strncmp(&text[at], start, strlen(start)) == 0) rows += 1 + (int)(length > 0 ? (length - 1) / 80 : 0);
        at += length + (text[at + length] == '\n');
    }
    return rows;
}

/* A terminal of 24 lines keeps an answer, what was typed for it and what is typed next. */
static void test_each_half_of_help_fits_a_terminal(void **state) {
    (void)state;
    static const char *const half[][2] = {{"help\n", "help "}, {"help 2\n", "forecast: "}};
    for (size_t i = 0; i < sizeof half / sizeof *half; i++) {
        char *text = answer_new(half[i][0]);
        int rows = rows_from(text, half[i][1]);
        if (rows < 14 || rows > 22) fail_msg("%d rows:\n%s", rows, text);
        free(text);
    }
}

static void test_every_command_answers_at_any_time(void **state) {
    (void)state;
    static const char script[] =
        "status\nbriefing\nmarkets\nlabs\nchips\ncloud\nregulators\nevents\ntenders\ndoctrines\nprogrammes\norders\norders cloud\ndraft\n"
        "forecast\nreport\nrival\nrules\nexplain trust\nexplain cloud\nwhy score\nhistory cash\nend\nstatus\nevents\nreport\nrival\n"
        "why score\nwhy present\nhistory score\nprogrammes\ntenders\n";
    char *text = answer_new(script);
    assert_null(strchr(text, '{'));
    assert_null(strstr(text, "There is no command"));
    assert_null(strstr(text, "(null)"));
    assert_non_null(strstr(text, "It means: score of 100"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) assert_null(strstr(line, "  ")); /* sentences, no columns */
    free(text);
}

static void test_orders_by_their_own_words(void **state) {
    (void)state;
    check("release-open\n", "Order given: Release the lab's best openly");
    check("give release-open\ndraft\n", "Order 1: Release the lab's best openly");
    check("release-open\nrelease-open\n", "Refused: Release the lab's best openly");
    check("release-open\nundo\ndraft\n", "You have given no order this turn.");
    check("undo\n", "There is no order to take back.");
    check("remove 1\n", "There is no order of that number.");
    check("cloud atlantis\n", "That order is not understood.");
}

static void test_unknown_words_get_a_suggestion(void **state) {
    (void)state;
    check("statsu\n", "There is no command statsu. Did you mean status?");
    check("relese-open\n", "Did you mean release");
    check("xyzzyplugh\n", "There is no command xyzzyplugh. Say help");
    check("market atlantis\n", "There is no market called atlantis.");
    check("why atlantis\n", "There is no reading called atlantis.");
    check("explain atlantis\n", "There is no quantity or order called atlantis.");
}

static void test_end_of_input_leaves(void **state) {
    (void)state;
    char *text = answer_new("release-open");
    assert_non_null(strstr(text, "Order given"));
    assert_non_null(strstr(text, "kept in memory only"));
    free(text);
}

static void test_two_at_one_keyboard(void **state) {
    (void)state;
    Session *session = begin(both);
    char *text = answer(session, "release-open\nend\nend\n");
    assert_non_null(strstr(text, "Now the orders of"));
    assert_int_equal(moat_game_turns(session_game(session)), 1);
    free(text);
    session_close(session);
}

static void test_a_whole_game(void **state) {
    (void)state;
    char script[2048] = "";
    for (int turn = 0; turn < rules->turns; turn++)
        strcat(script, turn % 3 == 0 ? "release-premium\nstandards\nwhy score\nend\n" : "forecast\nrival\nend\n");
    strcat(script, "end\nstatus\nrelease-open\nwhy autonomy\nquit\nstatus\n");
    Session *session = begin(alone);
    char *text = answer(session, script);
    assert_true(session_over(session));
    assert_non_null(strstr(text, "The game has ended."));
    assert_non_null(strstr(text, "Par, the level's handicap"));
    assert_non_null(strstr(text, "Refused: "));
    free(text);
    session_close(session);
}

static void test_replay_tells_every_turn(void **state) {
    (void)state;
    Session *session = begin(alone);
    free(answer(session, "end\nend\n"));
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_int_equal(plain_replay(session, out), 0);
    fclose(out);
    assert_non_null(strstr(text, "turn 1."));
    assert_non_null(strstr(text, "turn 2."));
    assert_non_null(strstr(text, "The game goes on from here."));
    free(text);
    session_close(session);
}

/* A long random script must neither crash nor hang: whatever is typed, the face answers. */
static void test_any_input_is_answered(void **state) {
    (void)state;
    static char script[6000];
    uint32_t x = 2463534242u;
    for (size_t i = 0; i + 1 < sizeof script; i++) {
        x ^= x << 13, x ^= x >> 17, x ^= x << 5;
        script[i] = x % 9 == 0 ? '\n' : x % 5 == 0 ? ' ' : (char)(1 + x % 255);
    }
    free(answer_new(script));
    char line[4000];
    memset(line, 'a', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    free(answer_new(line));
    static const char *const starts[] = {"why ", "market ", "give ", "history ", "explain ", "orders ", "help ", "forecast: "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        memcpy(line, starts[i], strlen(starts[i]));
        free(answer_new(line));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_help_names_every_command),
        cmocka_unit_test(test_each_half_of_help_fits_a_terminal),
        cmocka_unit_test(test_every_command_answers_at_any_time),
        cmocka_unit_test(test_orders_by_their_own_words),
        cmocka_unit_test(test_unknown_words_get_a_suggestion),
        cmocka_unit_test(test_end_of_input_leaves),
        cmocka_unit_test(test_two_at_one_keyboard),
        cmocka_unit_test(test_a_whole_game),
        cmocka_unit_test(test_replay_tells_every_turn),
        cmocka_unit_test(test_any_input_is_answered),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
