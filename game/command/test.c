/* test.c - moat test LEVEL|FOLDER: plays the games of the levels' own tests: and compares. */
#include "command.h"
#include "words.h"
#include <argp.h>
#include <string.h>

typedef struct Tests {
    char **paths;
    int count, played, failed;
    bool trouble, missing;
} Tests;

/* --- playing --- */

static void seat_of(const MoatTest *test, MoatSide side, MoatSeat *seat) {
    *seat = (MoatSeat){.human = !test->mind[side][0]};
    snprintf(seat->mind, sizeof seat->mind, "%s", test->mind[side]);
}

/* An order that cannot be given makes the test fail: its author believed that it could. */
static bool give(Session *session, const char *path, const MoatTest *test, const MoatPlanned *planned) {
    const MoatRules *rules = session_rules(session);
    char hint[160] = "";
    MoatOrder order;
    const char *why = NULL;
    if (!moat_order_parse(rules, session_side(session), session_world(session), planned->order, &order, hint))
        why = hint;
    else {
        MoatRefusal refusal = session_add(session, order);
        if (refusal != MOAT_ORDER_OK) why = words_refusal(refusal);
    }
    if (!why) return true;
    printf(_("%s:%d: turn %d: the order %s cannot be given: %s\n"), path, test->line, planned->turn + 1, planned->order, why);
    return false;
}

static bool give_plan(Session *session, const char *path, const MoatTest *test) {
    const MoatRules *rules = session_rules(session);
    MoatSpan plan = test->plan[session_side(session)];
    bool good = true;
    for (int i = plan.first; i < plan.first + plan.count; i++)
        if (rules->planned[i].turn == session_world(session)->turn) good = give(session, path, test, &rules->planned[i]) && good;
    return good;
}

static bool play_turns(Session *session, const char *path, const MoatTest *test) {
    bool good = true;
    while (session_world(session)->turn < test->turns && !session_over(session)) {
        if (!test->mind[session_side(session)][0]) good = give_plan(session, path, test) && good;
        session_end(session);
    }
    return good;
}

/* --- comparing --- */

/* As an author writes it, and finer than the game shows it: 30.02% is above 30%. */
static void print_number(MoatUnit unit, MoatLong number) {
    double value = (double)number / MOAT_ONE;
    switch (unit) {
    case MOAT_UNIT_SHARE: printf("%.2f%%", 100 * value); break;
    case MOAT_UNIT_MONEY: printf("%.2f bn", value); break;
    case MOAT_UNIT_CHIPS: printf("%.3f M", value); break;
    case MOAT_UNIT_TIER:
    case MOAT_UNIT_QUARTERS:
    case MOAT_UNIT_FLAG: printf("%.0f", value); break;
    default: printf("%.2f", value); break;
    }
}

static void print_reading(const MoatWorld *world, const MoatRules *rules, MoatName name) {
    char text[WORDS_LINE];
    moat_name_print(rules, name, text, sizeof text);
    printf("%s: ", text);
    print_number(moat_quantity((MoatQuantity)name.quantity)->unit, moat_read(world, rules, name));
}

/* Every comparison of the condition, with what was found and what was wanted; marked, so that of any: one sees which held. */
static void print_comparison(const MoatWorld *world, const MoatRules *rules, int at) {
    static const char *const operators[] = {N_("at least"), N_("at most"), N_("above"), N_("below"), N_("exactly")};
    const MoatTerm *term = &rules->term[at];
    printf("    %s ", moat_condition(world, rules, (MoatSpan){(int16_t)at, 1}, -1) ? "=" : "!");
    print_reading(world, rules, term->left);
    printf(_(" (wanted: %s "), _(operators[term->kind - MOAT_AT_LEAST]));
    if (term->against_name)
        print_reading(world, rules, term->right);
    else
        print_number(moat_quantity((MoatQuantity)term->left.quantity)->unit, term->number);
    fputs(")\n", stdout);
}

static void print_result(const Session *session, const char *path, const MoatTest *test, bool good) {
    const MoatRules *rules = session_rules(session);
    const char *about = moat_text(rules, &test->about);
    printf("%s:%d: %s%s%s\n", path, test->line, good ? _("ok") : _("FAILED"), about[0] ? ": " : "", about);
    for (int i = test->expect.first; i < test->expect.first + test->expect.count; i++)
        if (rules->term[i].kind > MOAT_NOT) print_comparison(session_world(session), rules, i);
}

static void run_test(Tests *tests, const char *path, const MoatRules *rules, const MoatTest *test) {
    MoatSeat seats[MOAT_BLOCS];
    MoatTrouble trouble;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) seat_of(test, side, &seats[side]);
    Session *session = session_new(rules, NULL, test->seed, seats, &trouble);
    if (!session) {
        command_complain("%s", words_trouble(&trouble));
        tests->trouble = true;
        return;
    }
    bool good = play_turns(session, path, test);
    good = moat_condition(session_world(session), rules, test->expect, -1) && good;
    print_result(session, path, test, good);
    tests->played++;
    tests->failed += !good;
    session_close(session);
}

/* --- levels --- */

static void test_level(Tests *tests, const char *path) {
    MoatRules *rules = level_open(path);
    if (!rules) {
        tests->trouble = true;
        return;
    }
    if (rules->tests == 0) printf(_("%s: no tests\n"), path);
    for (int i = 0; i < rules->tests; i++) run_test(tests, path, rules, &rules->test[i]);
    moat_rules_free(rules);
}

/* Of a folder, levels that are only there to be extended have no games. */
static void test_one(void *context, const char *path) {
    MoatLevelCard card;
    if (!moat_level_card(path, &card) || !card.abstract) test_level(context, path);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Tests *tests = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_ARGS:
        tests->paths = state->argv + state->next;
        tests->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp parser = {
    NULL, take, "LEVEL...", N_("Play the games of tests: in levels, or in all those of a folder, and compare."), NULL, NULL, "moat"};

int command_test(int argc, char **argv) {
    Tests tests = {0};
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &tests) != 0) return EXIT_MISUSE;
    for (int i = 0; i < tests.count; i++)
        if (!levels_of(tests.paths[i], test_one, &tests)) tests.missing = true;
    printf(P_("%d test played: ", "%d tests played: ", tests.played), tests.played);
    printf(P_("%d failed.\n", "%d failed.\n", tests.failed), tests.failed);
    return tests.missing ? EXIT_MISUSE : tests.failed > 0 || tests.trouble ? EXIT_TROUBLE : EXIT_FINE;
}
