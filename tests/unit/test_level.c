/* What good levels become: numbers, names, conditions, effects, inheritance, the hash, the card. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "moat/level.h"
#include "levels/small.h"
#include "utf8.h"

static void print_problems(const MoatProblems *problems) {
    for (int i = 0; i < problems->kept; i++)
        print_error("  %s:%d:%d: %s [%s]\n", problems->problem[i].file, problems->problem[i].line, problems->problem[i].column,
            problems->problem[i].message, problems->problem[i].code);
}

/* The small level with one thing replaced. */
static char *small_with(const char *find, const char *put) {
    char *text = small_level(), *with = calloc(1, strlen(text) + strlen(put) + 1), *at = strstr(text, find);
    assert_non_null(at);
    assert_non_null(with);
    sprintf(with, "%.*s%s%s", (int)(at - text), text, put, at + strlen(find));
    free(text);
    return with;
}

static MoatRules *parse_good(const char *text) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_parse("small", text, (int)strlen(text), NULL, &problems);
    print_problems(&problems);
    assert_non_null(rules);
    moat_problems_free(&problems);
    return rules;
}

static MoatRules *small_rules(const char *find, const char *put) {
    char *text = small_with(find, put);
    MoatRules *rules = parse_good(text);
    free(text);
    return rules;
}

/* --- what is read --- */

static void test_frame(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    assert_string_equal(rules->id, "small");
    assert_string_equal(rules->title.in[MOAT_FR], "Petit");
    assert_null(rules->title.in[MOAT_ES]);
    assert_string_equal(rules->as_of, "2026-07-01");
    assert_int_equal(rules->start_year, 2027);
    assert_int_equal(rules->start_quarter, 0);
    assert_int_equal(moat_quarters(rules), 8);
    assert_string_equal(rules->bloc[1].id, "china");
    assert_string_equal(rules->briefing[0].in[MOAT_EN], "You lead.");
    assert_string_equal(rules->line[MOAT_OPEN_1].name.in[MOAT_EN], "Gift");
    assert_string_equal(rules->bloc[1].source.in[MOAT_EN], "An institute: A report, 2026-05-01; assumed");
    assert_int_equal(rules->home[0], 0);
    assert_int_equal(rules->home[1], 1);
    assert_int_equal(rules->jurisdiction[0], 1);
    assert_int_equal(rules->regulator_home[0], 0);
    assert_int_equal(rules->regulator_home[1], -1);
    assert_memory_equal(rules->market_countries[1], "CNSG\0\0", 6);
    assert_int_equal(rules->market_at[0][0], -98);
    assert_int_equal(rules->orders_most, 8);
    assert_int_equal(rules->order_mandate[MOAT_ORDER_release_open], 2);
    assert_int_equal(rules->order_strength[MOAT_ORDER_cloud], MOAT_RATIO(3, 4));
    moat_rules_free(rules);
}

static void test_values_at_the_start(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    const MoatWorld *start = &rules->start;
    assert_int_equal(start->cash[0], 40 * MOAT_ONE);
    assert_int_equal(start->patience[1], MOAT_RATIO(6, 10));
    assert_int_equal(start->licence[1], 2);
    assert_int_equal(start->maverick[0], 0);
    assert_int_equal(start->maverick[1], 1);
    assert_int_equal(start->monetise[1][0], 0);
    assert_int_equal(start->monetise[1][1], 1);
    assert_int_equal(start->strength_aid[0], MOAT_ONE);
    assert_int_equal(start->strength_aid[1], MOAT_RATIO(5, 4));
    assert_int_equal(start->service[0], MOAT_ONE);
    assert_int_equal(start->trust[1][0], -MOAT_RATIO(4, 10) + 0);
    assert_int_equal(start->cloud[0][1], MOAT_RATIO(5, 100));
    assert_int_equal(start->alignment[1], -MOAT_ONE);
    assert_int_equal(rules->ramp[1], 40 * MOAT_ONE);
    assert_int_equal(rules->churn[1], MOAT_RATIO(6, 100));
    assert_int_equal(rules->strictness[0], MOAT_RATIO(13, 10));
    moat_rules_free(rules);
    rules = small_rules("monetise: {public: 1}", "monetise: 3");
    assert_int_equal(rules->start.monetise[1][0], 3);
    assert_int_equal(rules->start.monetise[1][1], 3);
    moat_rules_free(rules);
}

static void test_numbers_are_exact(void **state) {
    (void)state;
    static const struct {
        const char *written;
        MoatFixed value;
    } numbers[] = {
        {"0", 0},
        {"0.0", 0},
        {"-0", 0},
        {"1", 65536},
        {"+1", 65536},
        {"40 bn", 2621440},
        {"40bn", 2621440},
        {"0.5", 32768},
        {"-12.25 bn", -802816},
        {"0.1", 6554},
        {"-0.1", -6554},
        {"0.00000762939453125", 1},
        {"0.0000076", 0},
        {"-0.0000076", 0},
        {"-0.000008", -1},
        {"29999.99999 bn", 1966079999},
        {"30000", 1966080000},
        {"-30000 bn", -1966080000},
        {"1234.5678", 80908635},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char put[64];
        snprintf(put, sizeof put, "cash: %s,", numbers[i].written);
        if (strlen(numbers[i].written) > 16) continue; /* more digits than are read; refused elsewhere */
        MoatRules *rules = small_rules("cash: 40 bn,", put);
        if (rules->start.cash[0] != numbers[i].value)
            fail_msg("%s became %d, not %d", numbers[i].written, rules->start.cash[0], numbers[i].value);
        moat_rules_free(rules);
    }
    MoatRules *rules = small_rules("patience: 70%", "patience: 33.33%");
    assert_int_equal(rules->start.patience[0], 21843);
    moat_rules_free(rules);
}

static void assert_name(const MoatRules *rules, MoatName name, const char *expected) {
    char text[96];
    moat_name_print(rules, name, text, sizeof text);
    assert_string_equal(text, expected);
}

static void test_conditions(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    const MoatEvent *event = &rules->event[0];
    const MoatTerm *term = &rules->term[event->when.first];
    assert_int_equal(event->when.count, 3);
    assert_int_equal(term[0].kind, MOAT_ALL);
    assert_int_equal(term[0].count, 2);
    assert_int_equal(term[0].size, 3);
    assert_int_equal(term[1].kind, MOAT_AT_LEAST);
    assert_name(rules, term[1].left, "bloc.us.tap");
    assert_int_equal(term[1].number, MOAT_ONE);
    assert_name(rules, term[2].left, "market.it.share.us.premium");
    assert_int_equal(term[2].number, MOAT_RATIO(1, 5));
    event = &rules->event[1]; /* a list means all */
    term = &rules->term[event->when.first];
    assert_int_equal(event->when.count, 4);
    assert_int_equal(term[0].kind, MOAT_ALL);
    assert_name(rules, term[1].left, "event.switch.times");
    assert_int_equal(term[2].kind, MOAT_NOT);
    assert_int_equal(term[2].count, 1);
    assert_int_equal(term[2].size, 2);
    assert_true(term[3].against_name);
    assert_name(rules, term[3].right, "bloc.other.lab");
    moat_rules_free(rules);
}

static void test_events(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    const MoatEvent *event = &rules->event[0];
    assert_int_equal(event->subject, MOAT_ONE_MARKET);
    assert_int_equal(event->among, 3);
    assert_int_equal(event->chance, MOAT_RATIO(4, 10));
    assert_true(event->once);
    assert_int_equal(event->answerer, 0);
    assert_int_equal(event->answers, 2);
    assert_string_equal(event->answer[0].id, "reassure");
    assert_int_equal(event->answer[0].cash, 2 * MOAT_ONE);
    assert_int_equal(event->answer[0].mandate, 1);
    event = &rules->event[1];
    assert_int_equal(event->chance, MOAT_ONE);
    assert_int_equal(event->rest, 2);
    assert_int_equal(event->answerer, -1);
    assert_int_equal(event->effects.count, 3);
    const MoatEffect *effect = &rules->effect[event->effects.first];
    assert_name(rules, effect[1].target, "bloc.other.cash");
    assert_int_equal(effect[0].kind, MOAT_ADD);
    assert_int_equal(effect[0].amount, -MOAT_ONE);
    assert_int_equal(effect[2].kind, MOAT_MULTIPLY);
    assert_int_equal(effect[2].amount, MOAT_RATIO(9, 10));
    moat_rules_free(rules);
}

static void test_plan(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    assert_int_equal(rules->scheduled, 1);
    assert_int_equal(rules->schedule[0].quarter, 5);
    assert_int_equal(rules->tender_pool, 1);
    assert_int_equal(rules->tender[0].market, 1);
    assert_int_equal(rules->tender[0].segment, 1);
    assert_int_equal(rules->doctrine_dates, 1);
    assert_int_equal(rules->doctrine[0].turn, 0);
    assert_int_equal(rules->doctrine[0].offers[0], 2);
    assert_int_equal(rules->doctrine[0].offers[1], 1);
    const MoatEffect *effect = &rules->effect[rules->doctrine[0].offer[0][1].effects.first];
    assert_int_equal(effect->kind, MOAT_SET);
    assert_int_equal(effect->amount, MOAT_RATIO(3, 2));
    moat_rules_free(rules);
}

static void test_handicap(void **state) {
    (void)state;
    MoatRules *rules = small_rules("author: Moat", "author: Moat\nhandicap: {beginner: 2.5, master: -2}");
    const MoatFixed beginners = 105 * MOAT_ONE / 2;
    assert_int_equal(moat_par_between(rules, "beginner", "beginner"), beginners);
    assert_int_equal(moat_par_between(rules, NULL, "beginner"), beginners);
    assert_int_equal(moat_par_between(rules, "beginner", NULL), beginners);
    assert_int_equal(moat_par_between(rules, NULL, "master"), 48 * MOAT_ONE);
    /* Seven rungs from beginner to master, of which planner is the third. */
    assert_in_range(
        moat_par_between(rules, "planner", "planner"), beginners - 9 * MOAT_ONE / 2 * 3 / 7 - 8, beginners - 9 * MOAT_ONE / 2 * 3 / 7 + 8);
    /* Two people, unlike ones, those that others are measured by, and an opponent of the level's own play at the par of all. */
    const char *const others[][2] = {{NULL, NULL}, {"beginner", "master"}, {"random", "random"}, {NULL, "greedy"}, {NULL, "cashier"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(moat_par_between(rules, others[i][0], others[i][1]), rules->par);
    moat_rules_free(rules);
    rules = small_rules("author: Moat", "author: Moat\nhandicap: {planner: -3}");
    assert_int_equal(moat_par_between(rules, "beginner", NULL), 47 * MOAT_ONE);
    assert_int_equal(moat_par_between(rules, "master", NULL), 47 * MOAT_ONE);
    assert_int_equal(moat_par_between(rules, "greedy", NULL), rules->par);
    moat_rules_free(rules);
}

static void test_the_hash_is_of_the_play(void **state) {
    (void)state;
    static const char *const words[][2] = {{"en: Small,", "en: Tiny,"}, {"author: Moat", "author: Nobody"},
        {"at: [-98, 40]", "at: [-90, 40]"}, {"lab: 52,", "lab: 52.00,"}, {"    source: report\n", "    source: assumed\n"}};
    static const char *const play[][2] = {{"lab: 52,", "lab: 52.1,"}, {"chance: 40%", "chance: 41%"}, {"{at_least: 1}", "{above: 1}"},
        {"x1.1", "+1.1"}, {"id: shrug", "id: wait"}, {"turns: 4", "turns: 5"}, {"jurisdiction: [asia]", "jurisdiction: [asia, america]"},
        {"at: 2028-Q2", "at: 2028-Q1"}, {"home: us,", "home: china,"}, {"{market.it.concern: +5%}", "{market.it.skill: +5%}"},
        {"cash: 1 bn, strength", "cash: 2 bn, strength"}, {"chip_price: 1", "chip_price: 2"},
        {"author: Moat", "author: Moat\nhandicap: {expert: 1}"}};
    MoatRules *rules = small_rules("", "");
    uint64_t hash = rules->hash;
    moat_rules_free(rules);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        rules = small_rules(words[i][0], words[i][1]);
        assert_true(rules->hash == hash);
        moat_rules_free(rules);
    }
    for (size_t i = 0; i < sizeof play / sizeof *play; i++) {
        rules = small_rules(play[i][0], play[i][1]);
        if (rules->hash == hash) fail_msg("'%s' leaves the hash as it was", play[i][1]);
        moat_rules_free(rules);
    }
}

/* --- files and inheritance --- */

typedef struct Folder {
    char path[64], file[32][96];
    int files;
} Folder;

static int folder_begin(void **state) {
    static Folder folder;
    folder = (Folder){.path = "/tmp/moat-level-XXXXXX"};
    *state = &folder;
    return mkdtemp(folder.path) ? 0 : -1;
}

static int folder_end(void **state) {
    Folder *folder = *state;
    for (int i = 0; i < folder->files; i++) remove(folder->file[i]);
    return rmdir(folder->path);
}

static const char *write_file(Folder *folder, const char *name, const char *text) {
    assert_in_range(folder->files, 0, 31);
    char *path = folder->file[folder->files++];
    snprintf(path, sizeof folder->file[0], "%s/%s", folder->path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return path;
}

static MoatRules *load(const char *path, MoatProblems *problems) { return moat_level_load(path, NULL, problems); }

static void assert_problem(const MoatProblems *problems, int i, const char *code, const char *file, int line) {
    assert_true(i < problems->kept);
    const MoatProblem *told = &problems->problem[i];
    const char *slash = strrchr(told->file, '/');
    if (strcmp(told->code, code) != 0 || strcmp(slash ? slash + 1 : told->file, file) != 0 || told->line != line) {
        print_problems(problems);
        fail_msg("%s in %s:%d was expected", code, file, line);
    }
}

static void test_inheritance(void **state) {
    char *small = small_level();
    write_file(*state, "small.yaml", small);
    free(small);
    const char *child = write_file(*state, "child.yaml",
        "format: 1\nid: child\nextends: small\nremove: {events: [switch], regulators: [bureau]}\ntitle: Child\ncalendar: {turns: 6}\n"
        "blocs: {us: {start: {lab: 60}}}\nregulators: {court: {jurisdiction: [america, asia]}}\n"
        "tenders: {pool: [{id: army, market: america, segment: public, name: {en: An army, fr: Une arm\xC3\xA9"
        "e}}]}\n"
        "events:\n  - {id: strike, chance: 10%, when: {bloc.it.cash: {below: 0}}, once: true}\n"
        "  - {id: calm, title: {en: Calm, fr: Calme}, text: {en: Calm., fr: Calme.}, source: assumed}\n");
    MoatProblems problems = {0};
    MoatRules *rules = load(child, &problems);
    print_problems(&problems);
    assert_non_null(rules);
    assert_int_equal(problems.warnings, 0);
    assert_string_equal(rules->id, "child");
    assert_string_equal(rules->title.in[MOAT_EN], "Child");
    assert_null(rules->title.in[MOAT_FR]); /* texts are replaced whole */
    assert_int_equal(rules->turns, 6);
    assert_int_equal(rules->quarters_per_turn, 2);
    assert_int_equal(rules->start.lab[0], 60 * MOAT_ONE);
    assert_int_equal(rules->start.premium[0], 50 * MOAT_ONE);
    assert_int_equal(rules->regulators, 1);
    assert_int_equal(rules->jurisdiction[0], 3);
    assert_int_equal(rules->events, 2);
    assert_string_equal(rules->event[0].id, "strike");
    assert_string_equal(rules->event[0].title.in[MOAT_EN], "A strike");
    assert_int_equal(rules->event[0].when.count, 1);
    assert_true(rules->event[0].once);
    assert_string_equal(rules->event[1].id, "calm");
    assert_int_equal(rules->tender_pool, 2);
    assert_string_equal(rules->tender[1].id, "army");
    moat_rules_free(rules);
    moat_problems_free(&problems);
}

static void test_problems_name_the_file_that_has_them(void **state) {
    Folder *folder = *state;
    const char *grandchild =
        write_file(folder, "grandchild.yaml", "format: 1\nid: grandchild\nextends: bad\nmarkets:\n  america: {skill: 200%}\n");
    write_file(folder, "bad.yaml",
        "format: 1\nid: bad\nextends: small\nremove: {markets: [africa]}\nmarkets:\n  asia: {skil: 20%}\n  america: {skill: 300%}\n");
    MoatProblems problems = {0};
    assert_null(load(grandchild, &problems));
    assert_problem(&problems, 0, "L031", "grandchild.yaml", 5);
    assert_problem(&problems, 1, "L052", "bad.yaml", 4);
    assert_problem(&problems, 2, "L020", "bad.yaml", 6);
    assert_int_equal(problems.count, 3);
    moat_problems_free(&problems);
}

static void test_a_misspelled_extends_is_the_only_problem(void **state) {
    MoatProblems problems = {0};
    assert_null(load(write_file(*state, "slip.yaml", "format: 1\nid: slip\nexends: small\n"), &problems));
    assert_problem(&problems, 0, "L020", "slip.yaml", 3);
    assert_int_equal(problems.count, 1);
    moat_problems_free(&problems);
}

/* Removing a market takes it out of jurisdictions, subjects and tenders; what still names it is told of. */
/* A child changes one number of an opponent; a journal replays all the same. */
static void test_opponents(void **state) {
    Folder *folder = *state;
    write_file(folder, "clubs.yaml",
        "format: 1\nid: clubs\nextends: small\nopponent: wall\nopponents:\n"
        "  wall: {name: Wall, text: {en: It waits., fr: Il attend.}, rung: expert, plan: {price: 4, ban: 9}}\n"
        "  door: {name: Door, text: It opens., plan: {open: 2}}\n");
    const char *path = write_file(
        folder, "club.yaml", "format: 1\nid: club\nextends: clubs\nremove: {opponents: [door]}\nopponents: {wall: {plan: {ban: 3}}}\n");
    MoatProblems problems = {0};
    MoatRules *rules = load(path, &problems);
    print_problems(&problems);
    assert_non_null(rules);
    assert_int_equal(rules->personas, 1);
    assert_string_equal(rules->opponent, "wall");
    assert_string_equal(rules->persona[0].id, "wall");
    assert_string_equal(rules->persona[0].rung, "expert");
    assert_string_equal(rules->persona[0].text.in[MOAT_FR], "Il attend.");
    assert_int_equal(rules->persona[0].plan.price, 4);
    assert_int_equal(rules->persona[0].plan.ban, 3);
#define FIELD(name, low, high, usual, doc) \
    if (strcmp(#name, "price") != 0 && strcmp(#name, "ban") != 0) assert_int_equal(rules->persona[0].plan.name, usual);
#include "moat/plan_fields.def"
    uint64_t hash = rules->hash;
    moat_rules_free(rules);
    rules = load(write_file(folder, "club.yaml", "format: 1\nid: club\nextends: small\n"), &problems);
    assert_non_null(rules);
    assert_int_equal(rules->hash, hash);
    assert_int_equal(rules->personas, 0);
    moat_rules_free(rules);
    moat_problems_free(&problems);
}

static void test_what_is_removed_is_let_be(void **state) {
    const char *path = write_file(*state, "without.yaml",
        "format: 1\nid: without\nextends: small\nremove: {events: [switch, strike], tenders: [], segments: [public], doctrines: [first], "
        "schedule: [truce-ends]}\n"
        "segments: {firms: {spend: 100%, segment_node: 100%}}\ntenders: {per_turn: 0}\n");
    MoatProblems problems = {0};
    MoatRules *rules = load(path, &problems);
    print_problems(&problems);
    assert_non_null(rules);
    assert_int_equal(rules->segments, 1);
    assert_int_equal(rules->tender_pool, 0);
    assert_int_equal(rules->events + rules->doctrine_dates + rules->scheduled, 0);
    moat_rules_free(rules);
    moat_problems_free(&problems);
}

static void test_parents_that_cannot_be(void **state) {
    Folder *folder = *state;
    static const char *const files[][3] = {
        {"orphan.yaml", "format: 1\nid: orphan\nextends: nobody\n", "L050"},
        {"narcissus.yaml", "format: 1\nid: narcissus\nextends: narcissus\n", "L051"},
        {"hen.yaml", "format: 1\nid: hen\nextends: egg\n", NULL},
        {"egg.yaml", "format: 1\nid: egg\nextends: hen\n", "L051"},
        {"misnamed.yaml", "format: 1\nid: other-name\nextends: nobody\n", "L025"},
        {"path.yaml", "format: 1\nid: path\nextends: ../../etc/passwd\n", "L024"},
        {"empty.yaml", "# nothing\n", "L017"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = write_file(folder, files[i][0], files[i][1]);
        MoatProblems problems = {0};
        if (files[i][2]) {
            assert_null(load(path, &problems));
            assert_string_equal(problems.problem[0].code, files[i][2]);
        }
        moat_problems_free(&problems);
    }
}

static void test_at_most_four_parents(void **state) {
    Folder *folder = *state;
    char name[16], text[64];
    MoatProblems problems = {0};
    for (int i = 0; i < 6; i++) {
        snprintf(name, sizeof name, "level-%d.yaml", i);
        snprintf(text, sizeof text, "format: 1\nid: level-%d\nextends: %s%.0d\n", i, i ? "level-" : "small", i);
        if (i) snprintf(text, sizeof text, "format: 1\nid: level-%d\nextends: level-%d\n", i, i - 1);
        write_file(folder, name, text);
    }
    snprintf(text, sizeof text, "%s/level-3.yaml", folder->path);
    MoatRules *rules = load(text, &problems);
    assert_non_null(rules);
    moat_rules_free(rules);
    snprintf(text, sizeof text, "%s/level-4.yaml", folder->path);
    assert_null(load(text, &problems));
    assert_problem(&problems, problems.kept - 1, "L051", "level-0.yaml", 3);
    moat_problems_free(&problems);
}

static void test_folders_are_searched_after_the_level_s_own(void **state) {
    Folder *folder = *state;
    const char *const folders[] = {"/nowhere", folder->path, NULL};
    const char *text = "format: 1\nid: here\nextends: small\n";
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_parse("here", text, (int)strlen(text), folders, &problems);
    assert_non_null(rules);
    moat_rules_free(rules);
    assert_null(moat_level_parse("here", text, (int)strlen(text), NULL, &problems));
    moat_problems_free(&problems);
}

static void test_files_that_are_no_levels(void **state) {
    Folder *folder = *state;
    char pipe[96];
    snprintf(pipe, sizeof pipe, "%s/pipe.yaml", folder->path);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    const char *const paths[] = {pipe, folder->path, "/dev/zero", "/dev/tty", "/nowhere/at-all.yaml", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        MoatProblems problems = {0};
        MoatLevelCard card;
        assert_null(load(paths[i], &problems));
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.problem[0].code, "L001");
        assert_false(moat_level_card(paths[i], &card));
        moat_problems_free(&problems);
    }
    remove(pipe);
}

static void test_lesson(void **state) {
    (void)state;
    MoatRules *rules = small_rules("", "");
    const MoatLesson *lesson = rules->lesson;
    assert_non_null(lesson);
    assert_int_equal(lesson->minutes, 45);
    assert_string_equal(lesson->objective[0].in[MOAT_FR], "Dire pourquoi.");
    assert_int_equal(lesson->pause[0].turn, 1);
    assert_int_equal(lesson->pause[0].minutes, 3);
    assert_true(lesson->prediction[0].rises);
    assert_int_equal(lesson->prediction[0].reading.quantity, MOAT_Q_cash);
    assert_false(lesson->prediction[1].rises);
    assert_int_equal(lesson->prediction[1].when.count, 1);
    assert_int_equal(lesson->item[0].right, 1);
    assert_string_equal(lesson->item[0].answer[1].in[MOAT_EN], "You");
    assert_string_equal(lesson->left_out[0].in[MOAT_EN], "Energy.");
    assert_non_null(lesson->check_source[0].in[MOAT_EN]);
    uint64_t hash = rules->hash;
    moat_rules_free(rules);
    rules = small_rules("minutes: 45", "minutes: 90");
    assert_true(rules->hash == hash); /* a lesson may be improved while a class is under way */
    moat_rules_free(rules);
}

static void test_card(void **state) {
    Folder *folder = *state;
    MoatLevelCard card;
    char path[96];
    snprintf(path, sizeof path, "%s/small.yaml", folder->path);
    assert_true(moat_level_card(path, &card));
    assert_string_equal(card.id, "small");
    assert_string_equal(card.path, path);
    assert_string_equal(card.title[MOAT_FR], "Petit");
    assert_string_equal(card.summary[MOAT_EN], "A small level");
    assert_false(card.abstract);
    /* What follows the head is not looked at; texts are made safe. */
    assert_true(moat_level_card(
        write_file(folder, "head.yaml", "abstract: true\nid: head\ntitle: \"A\\x1bB\"\nsummary: {en: S, zh: Z}\nblocs:\n  us: {\n]"),
        &card));
    assert_true(card.abstract);
    assert_string_equal(card.title[MOAT_EN], "A\\x1BB");
    assert_string_equal(card.summary[MOAT_ZH], "Z");
    /* What inherits its title goes by its id; a title of nothing else is missed. */
    assert_true(moat_level_card(write_file(folder, "mine.yaml", "format: 1\nid: mine\nextends: small\nvictory: {par: 49}\n"), &card));
    assert_string_equal(card.title[MOAT_EN], "mine");
    assert_false(moat_level_card(write_file(folder, "bare.yaml", "format: 1\nid: bare\nvictory: {par: 49}\n"), &card));
    assert_false(moat_level_card(write_file(folder, "list.yaml", "- id: x\n- title: y\n"), &card));
    assert_false(moat_level_card(write_file(folder, "deep.yaml", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["), &card));
}

static void test_an_abstract_level(void **state) {
    MoatProblems problems = {0};
    const char *path = write_file(*state, "rules.yaml", "format: 1\nid: rules\nabstract: true\ntitle: {en: Rules, fr: R\xC3\xA8gles}\n");
    assert_null(load(path, &problems));
    assert_int_equal(problems.errors, 0);
    assert_problem(&problems, 0, "L053", "rules.yaml", 3);
    moat_problems_free(&problems);
}

/* It may stop early, by seven bytes at most, and never late. */
static void test_plain_bytes(void **state) {
    (void)state;
    char text[32];
    for (int size = 0; size < 32; size++)
        for (int at = 0; at < size; at++)
            for (int byte = 0; byte < 256; byte++) {
                bool plain = byte >= 0x20 && byte < 0x7F;
                memset(text, "~ A"[(at + byte) % 3], sizeof text);
                text[at] = (char)byte;
                size_t until = (size_t)(plain ? size : at), found = text_plain(text, (size_t)size);
                assert_true(found <= until && found + 7 >= until);
            }
}

int main(void) {
    const struct CMUnitTest texts[] = {
        cmocka_unit_test(test_plain_bytes),
        cmocka_unit_test(test_frame),
        cmocka_unit_test(test_values_at_the_start),
        cmocka_unit_test(test_numbers_are_exact),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_plan),
        cmocka_unit_test(test_handicap),
        cmocka_unit_test(test_the_hash_is_of_the_play),
    };
    const struct CMUnitTest files[] = {
        cmocka_unit_test(test_inheritance),
        cmocka_unit_test(test_problems_name_the_file_that_has_them),
        cmocka_unit_test(test_a_misspelled_extends_is_the_only_problem),
        cmocka_unit_test(test_opponents),
        cmocka_unit_test(test_what_is_removed_is_let_be),
        cmocka_unit_test(test_parents_that_cannot_be),
        cmocka_unit_test(test_at_most_four_parents),
        cmocka_unit_test(test_folders_are_searched_after_the_level_s_own),
        cmocka_unit_test(test_files_that_are_no_levels),
        cmocka_unit_test(test_lesson),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_an_abstract_level),
    };
    int failed = cmocka_run_group_tests_name("level", texts, NULL, NULL);
    return failed + cmocka_run_group_tests_name("level files", files, folder_begin, folder_end);
}
