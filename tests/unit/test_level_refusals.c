/* Every kind of problem, one by one: the small level with one thing wrong, and where the loader must point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "moat/level.h"
#include "levels/small.h"

/* In the text `find` is replaced by `put`, which shows by ^ where the problem is to be told (the mark itself is taken out). Without a
 * mark the place is not compared. An empty `find` adds at the end. The problem must be the only one. */
typedef struct Refusal {
    const char *code, *find, *put, *hint;
} Refusal;

static char seen[128][8];
static int seen_count;

static void see(const char *code) {
    for (int i = 0; i < seen_count; i++)
        if (strcmp(seen[i], code) == 0) return;
    if (seen_count < 128) snprintf(seen[seen_count++], sizeof seen[0], "%s", code);
}

static void print_problems(const MoatProblems *problems) {
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *told = &problems->problem[i];
        print_error("  %d:%d: %s [%s] (%s)\n    %s\n", told->line, told->column, told->message, told->code, told->hint, told->excerpt);
    }
}

/* The small level with the change made; the place of the mark, counted in lines and characters. */
static char *changed(const char *find, const char *put, int *line, int *column) {
    char *text = small_level();
    size_t size = strlen(text);
    char *at = *find ? strstr(text, find) : text + size, *mark;
    if (!at) fail_msg("'%s' is not in the small level", find);
    text = realloc(text, size + strlen(put) + 1);
    assert_non_null(text);
    at = *find ? strstr(text, find) : text + size;
    memmove(at + strlen(put), at + strlen(find), strlen(at + strlen(find)) + 1);
    memcpy(at, put, strlen(put));
    *line = *column = 0;
    if (!(mark = strchr(text, '^'))) return text;
    *line = *column = 1;
    for (const char *c = text; c < mark; c++) {
        if ((*c & 0xC0) != 0x80) ++*column;
        if (*c == '\n') {
            ++*line;
            *column = 1;
        }
    }
    memmove(mark, mark + 1, strlen(mark));
    return text;
}

static MoatRules *parse(const char *text, MoatProblems *problems) {
    return moat_level_parse("small", text, (int)strlen(text), NULL, problems);
}

static bool check(const Refusal *refusal) {
    int line, column;
    MoatProblems problems = {0};
    char *text = changed(refusal->find, refusal->put, &line, &column);
    MoatRules *rules = parse(text, &problems);
    const MoatProblem *told = problems.problem;
    bool good = problems.count == 1 && strcmp(told->code, refusal->code) == 0;
    good = good && (!line || (told->line == line && told->column == column));
    good = good && (!refusal->hint || strstr(told->hint, refusal->hint)) && (rules == NULL) == (told->severity == MOAT_ERROR);
    if (!good) {
        print_error("%s was expected at %d:%d for '%s', hint '%s'\n", refusal->code, line, column, refusal->put,
            refusal->hint ? refusal->hint : "");
        print_problems(&problems);
    }
    see(refusal->code);
    moat_rules_free(rules);
    moat_problems_free(&problems);
    free(text);
    return good;
}

static void check_all(const Refusal *refusal, size_t count) {
    int wrong = 0;
    for (size_t i = 0; i < count; i++) wrong += !check(&refusal[i]);
    assert_int_equal(wrong, 0);
}
#define CHECK_ALL(table) check_all(table, sizeof(table) / sizeof *(table))

static void test_the_small_level_is_good(void **state) {
    (void)state;
    MoatProblems problems = {0};
    char *text = small_level();
    MoatRules *rules = parse(text, &problems);
    print_problems(&problems);
    assert_non_null(rules);
    assert_int_equal(problems.count, 0);
    moat_rules_free(rules);
    moat_problems_free(&problems);
    free(text);
}

static void test_files(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L002", "fr: Petit", "fr: P^\xE9tit", "UTF-8"},
        {"L003", "en: Small,",
            "en: Sm^\xE2\x80\xAE"
            "all,",
            "delete"},
        {"L003", "en: Small,", "en: ^\"Sm\\u202Eall\",", NULL},
        {"L003", "en: Small,", "en: ^\"Sm\\x1Ball\",", NULL},
        {"L003", "author: Moat",
            "author: Mo^\x1b"
            "at",
            NULL},
        {"L003", "author: Moat",
            "author: Mo^\xE2\x80\xA8"
            "at",
            NULL},
        {"L004", "author: Moat", "^aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1", NULL},
        {"L004", "author: Moat", "author: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[^[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", NULL},
        {"L005", "author: Moat", "^<<<<<<< HEAD\nauthor: Moat\n=======\nauthor: Toam\n>>>>>>> branch", "one of the two"},
    };
    CHECK_ALL(table);
}

static void test_yaml(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L006", "author: Moat", "author:\n^\tMoat: 1", "spaces"},
        {"L006", "  report: {title", "^\treport: {title", "spaces"},
        {"L007", "author: Moat", "author: ^&a Moat", NULL},
        {"L007", "author: Moat", "author: ^*a", NULL},
        {"L007", "author: Moat", "author: ^** bold", NULL},
        {"L007", "author: Moat", "author: Moat\n^<<: {as_of: 2026-01-01}", "extends"},
        {"L008", "author: Moat", "author: ^!!str Moat", NULL},
        {"L008", "author: Moat", "^%TAG ! x\nauthor: Moat", NULL},
        {"L009", "", "^---\nid: small\n", NULL},
        {"L010", "author: Moat", "author: Moat\n^author: Moat", NULL},
        {"L011", "author: Moat", "author: Act one^: the leak", "double quotes"},
        {"L012", "author: Moat", "author: ^@Moat", "quotes"},
        {"L012", "author: Moat", "author: ^`Moat`", "quotes"},
        {"L012", "author: Moat", "author: ^%Moat", "quotes"},
        {"L012", "author: Moat", "author: \"Moat\" ^and others", NULL},
        {"L012", "author: Moat", "author: ^\"Moat", "close it"},
        {"L012", "author: Moat", "author: 'The game'^s own", "twice"},
        {"L012", "author: Moat", "author: ^'Moat", "close it"},
        {"L012", "author: Moat", "author: \"C:^\\qoat\"", "backslash"},
        {"L013", "as_of: 2026", "   ^as_of: 2026", "other keys"},
        {"L013", "author: Moat", " ^author: Moat", NULL},
        {"L013", "    subject: market", "   ^subject: market", NULL},
        {"L013", "author: Moat", "author: ^- Moat", NULL},
        {"L014", "calendar: {start: 2027-Q1, quarters_per_turn: 2, turns: 4}", "calendar: ^{start: 2027-Q1, quarters_per_turn: 2, turns: 4",
            "close it"},
        {"L014", "    among: [america, asia]", "    among: ^[america, asia", "close it"},
        {"L014", "turns: 4}", "turns: 4^]", NULL},
        {"L015", "author: Moat", "author^:Moat", "key: value"},
        {"L015", "    chance: 40%", "    chance^:40%", "key: value"},
        {"L013", "  - id: strike\n    title", "  - id: strike\n     ^title", NULL},
        {"L013", "  report: {title: A report, publisher: An institute, date: 2026-05-01}",
            "  report:\n     ^title: A report\n    date: 2026-05-01", "line below"},
        {"L015", "author: Moat", "^The game of Moat", NULL},
        {"L015", "author: Moat", "^author Moat   # who", "key: value"},
        {"L015", "{en: Small, fr: Petit}", "{^en:Small, fr: Petit}", "en: Small"},
        {"L015", "title: {en: Small, fr: Petit}", "title^:{en: Small, fr: Petit}", "key: value"},
        {"L015", "  - id: strike\n", "  ^-id: strike\n", "'- '"},
        {"L015", "author: Moat", "author:^\xC2\xA0Moat", "plain space"},
        {"L013", "author: Moat", "author: Moat\n^mandate: 2\n  mandate_base: 3", "value away"},
        {"L016", "author: Moat", "author: |^x", NULL},
    };
    CHECK_ALL(table);
}

static void test_keys(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L020", "author: Moat", "^autor: Moat", "'author'"},
        {"L020", "    subject: market", "    ^subjetc: market", "'subject'"},
        {"L020", "author: Moat", "author: Moat\n^leak: 3%", "belongs into chips"},
        {"L020", "author: Moat", "author: Moat\n^rest: 3", "belongs into an event"},
        {"L020", "en: Small,", "en: Small, ^de: Klein,", NULL},
        {"L020",
            "{most: 8, release_premium:", "{most: 8, ^release_premum: {mandate: 1, cash: 1 bn}, release_premium:", "'release_premium'"},
        {"L020", "strictness: 1.3", "^strictnes: 1.3", "'strictness'"},
        {"L020", "  america: {name", "  america: {^nam", "'name'"},
        {"L021", "  us:\n    name: {en: United States, fr: \xC3\x89tats-Unis}\n", "  ^us:\n", NULL},
        {"L021", "  - id: strike\n", "  - ^id: strike\n    answers: [{id: a, label: {en: A, fr: A}}, {id: b, label: {en: B, fr: B}}]\n",
            "bloc"},
        {"L021", "access: {us: 100%, china: 30%}", "access: ^{us: 100%}", NULL},
        {"L015", "  report: {title: A report,", "  report: {^title:A report,", "title: A report"},
        {"L022", "among: [america, asia]", "among: ^america", "as in among: ["},
        {"L022", "author: Moat", "^author:", NULL},
        {"L022", "access: {us: 100%, china: 30%}", "access: ^50%", NULL},
        {"L022", "turns: 4}", "turns: ^[4]}", NULL},
        {"L023", "format: 1", "format: ^2", NULL},
        {"L024", "id: small", "id: ^Small", "small letters"},
        {"L024", "  - id: strike\n", "  - id: ^str_ike\n", NULL},
        {"L024", "  report: {title: A report, publisher: An institute, date: 2026-05-01}",
            "  report: {title: A report, publisher: An institute, date: 2026-05-01}\n  ^it: {title: x}", NULL},
        {"L026", "{id: shrug, label", "{id: ^reassure, label", NULL},
        {"L027", "[0, 0, 0, 0, 0]\n  monetise_table", "^[0, 0, 0, 0]\n  monetise_table", NULL},
        {"L027", "at: [-98, 40]", "at: ^[-98]", NULL},
        {"L027", "per_turn: 1", "per_turn: ^2", NULL},
    };
    CHECK_ALL(table);
}

static void test_values(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L030", "cash: 40 bn", "cash: ^017 bn", "decimal"},
        {"L030", "cash: 40 bn", "cash: ^0x1F", NULL},
        {"L030", "lab: 52", "lab: ^.nan", NULL},
        {"L030", "lab: 52", "lab: ^12:30", NULL},
        {"L030", "lab: 52", "lab: ^.5", NULL},
        {"L030", "lab: 52", "lab: ^12345678901234", NULL},
        {"L030", "lab: 52", "lab: ^many", NULL},
        {"L030", "lab: 52", "lab: ^5.", NULL},
        {"L030", "lab: 52", "lab: ^--5", NULL},
        {"L031", "lab: 52", "lab: ^1001", NULL},
        {"L031", "minutes: 45", "minutes: ^5", NULL},
        {"L031", "right: 2", "right: ^3", NULL},
        {"L037", "{id: richer, turn: 1, ask: {en: \"Richer?\", fr: \"Plus riche ?\"}, reading: bloc.us.cash}",
            "{id: ^richer, turn: 1, ask: {en: \"Richer?\", fr: \"Plus riche ?\"}}", NULL},
        {"L041", "reading: bloc.us.cash}", "reading: bloc.us.^kash}", "cash"},
        {"L031", "patience: 70%", "patience: ^70", "70%"},
        {"L031", "cash: 40 bn", "cash: ^-30001 bn", NULL},
        {"L031", "chance: 40%", "chance: ^101%", NULL},
        {"L031", "at: [-98, 40]", "at: [^-181, 40]", NULL},
        {"L031", "turns: 4}", "turns: ^161}", NULL},
        {"L032", "lab: 52", "lab: ^52%", NULL},
        {"L032", "cash: 40 bn", "cash: ^40 M", "bn"},
        {"L032", "patience: 70%", "patience: ^70 bn", "%"},
        {"L030", "lab: 52", "lab: ^1e3", NULL},
        {"L030", "lab: 52", "lab: ^1_000", NULL},
        {"L030", "lab: 52", "lab: ^'52,5'", NULL},
        {"L030", "lab: 52",
            "lab: ^\xE2\x88\x92"
            "5",
            NULL},
        {"L030", "lab: 52", "lab: ^1 000\xC2\xA0", NULL},
        {"L033", "price: 2", "price: ^2.5", NULL},
        {"L033", "turns: 4}", "turns: ^4.5}", NULL},
        {"L033", "{bloc.us.tap: =2}", "{bloc.us.tap: ^=2.5}", NULL},
        {"L034", "once: true", "once: ^yes", "write true"},
        {"L034", "maverick: true", "maverick: ^off", "write false"},
        {"L034", "once: true", "once: ^\"true\"", NULL},
        {"L035", "as_of: 2026-07-01", "as_of: ^2026-13-01", NULL},
        {"L035", "start: 2027-Q1", "start: ^2027-Q5", NULL},
        {"L035", "at: 2028-Q2", "at: ^2028-2", NULL},
        {"L036", "countries: [US]", "countries: [^us]", NULL},
        {"L036", "countries: [US]", "countries: [^USA]", NULL},
        {"L037", "subject: market", "subject: ^markets", "'market'"},
        {"L037", "once: true", "once: true\n    rest: ^2", NULL},
    };
    CHECK_ALL(table);
}

static void test_names(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L040", "access: {us: 100%, china: 30%}", "access: {us: 100%, ^cihna: 30%}", "'china'"},
        {"L040", "among: [america, asia]", "among: [^amerika, asia]", "'america'"},
        {"L040", "home: america", "home: ^amercia", "'america'"},
        {"L040", "segment: public", "segment: ^pulbic", "'public'"},
        {"L040", "jurisdiction: [asia]", "jurisdiction: [^azia]", "'asia'"},
        {"L040", "    source: report\n", "    source: ^reprot\n", "'report'"},
        {"L040", "    for: us\n", "    for: ^usa\n", "'us'"},
        {"L040", "monetise: {public: 1}", "monetise: {^publik: 1}", "'public'"},
        {"L040", "", "opponents:\n  wall: {name: {en: W, fr: M}, text: {en: W, fr: M}, rung: ^mastr, plan: {price: 4}}\n", "'master'"},
        {"L040", "", "opponents:\n  wall: {name: {en: W, fr: M}, text: {en: W, fr: M}, plan: {price: 4}}\nopponent: ^wal\n", "'wall'"},
        {"L040", "", "opponent: ^nobody-at-all\n", "beginner"},
        {"L020", "", "opponents:\n  wall: {name: {en: W, fr: M}, text: {en: W, fr: M}, plan: {^prise: 4}}\n", "'price'"},
        {"L031", "", "opponents:\n  wall: {name: {en: W, fr: M}, text: {en: W, fr: M}, plan: {price: ^5}}\n", NULL},
        {"L021", "", "opponents:\n  ^wall: {name: {en: W, fr: M}, text: {en: W, fr: M}}\n", NULL},
        {"L026", "", "opponents:\n  ^master: {name: {en: W, fr: M}, text: {en: W, fr: M}, plan: {price: 4}}\n", "another id"},
        {"L022", "", "opponents:\n  ^wall: stone\n", NULL},
        {"L041", "{bloc.us.tap: {at_least", "{bloc.us.^tpa: {at_least", "'tap'"},
        {"L041", "{bloc.us.tap: {at_least", "{bloc.^uss.tap: {at_least", "'us'"},
        {"L041", "{bloc.us.tap: {at_least", "{^block.us.tap: {at_least", "'bloc'"},
        {"L041", "market.it.share.us.premium", "market.it.share.us.^premum", NULL},
        {"L041", "event.switch.times", "event.^swich.times", "'switch'"},
        {"L041", "{bloc.us.tap: {at_least", "{bloc.us^: {at_least", NULL},
        {"L041", "bloc.it.lab: -1", "bloc.it.^hidden: -1", NULL},
        {"L041", "{above: bloc.other.lab}", "{above: bloc.other.^lap}", "'lab'"},
        {"L042", "bloc.it.lab: -1", "^bloc.it.score: -1", NULL},
        {"L042", "{market.it.concern: +5%}", "{^market.it.depth.us: +5%}", NULL},
        {"L043", "{market.it.concern: +5%}", "{^bloc.it.lab: +5}", NULL},
        {"L043", "bloc.other.cash: +1 bn", "^market.it.size: +1 bn", NULL},
        {"L043", "{bloc.us.tap: =2}", "{^bloc.it.tap: =2}", "only events"},
        {"L043", "    for: us\n", "    for: ^it\n", NULL},
        {"L044", "{at_least: 1}", "{^at_lest: 1}", "'at_least'"},
        {"L044", "{bloc.us.tap: {at_least: 1}}", "{bloc.us.tap: ^3}", NULL},
        {"L044", "when: [{event", "when: [{all: ^1}, {event", NULL},
        {"L044", "when: [{event", "when: [^{bloc.us.tap: {is: 1}, bloc.us.lab: {is: 1}}, {event", NULL},
        {"L044", "when: [{event", "when: [^word, {event", NULL},
        {"L044", "when: [{event", "when: [{not: {not: {not: {not: {not: {not: {not: {not: ^{not: {bloc.us.tap: {is: 1}}}}}}}}}}}, {event",
            NULL},
        {"L045", "{market.it.concern: +5%}", "{market.it.concern: ^5%}", "+5%"},
        {"L045", "{market.it.concern: +5%}", "{market.it.concern: ^'*2'}", "x"},
        {"L045", "[{market.it.concern: +5%}]", "[^market.it.concern]", NULL},
    };
    CHECK_ALL(table);
}

static void test_the_whole(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L060", "segments:\n  firms",
            "^segments:\n  f2: {name: {en: A, fr: B}, w_capability: 2, w_price: 1.6, w_trust: 0.4, w_sovereignty: 0.4, w_network: 1, "
            "innovation: 3%, imitation: 28%, churn: 22%, spend: 1%, segment_node: 0, lock_in: 0.7, adopted: 16%, learns: 0, source: "
            "assumed}\n  firms",
            NULL},
        {"L060", "victory:\n  weight_present: 1", "^victory:\n  weight_present: 90%", NULL},
        {"L061", "quarters_per_turn: 2, turns: 4", "quarters_per_turn: 8, turns: ^21", "at most 20"},
        {"L062", "home: asia", "home: ^america", NULL},
        {"L063", "schedule:", "  - {id: second, turn: ^1, offers: {}}\nschedule:", NULL},
        {"L070", "title: {en: Small, fr: Petit}", "title: ^{fr: Petit}", NULL},
        {"L071", "title: {en: Small, fr: Petit}", "title: ^Small", NULL},
        {"L072", "title: {en: Small, fr: Petit}", "title: {en: ^Small but with many more words than there is room for, fr: Petit}",
            "5 characters"},
        {"L072", "title: {en: Small, fr: Petit}",
            "title: {en: Small, fr: Petit, zh: "
            "^\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4"
            "\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8"
            "\x96\xE7\x95\x8C\xE4\xB8\x96\xE7\x95\x8C\xE4\xB8\x96}",
            NULL},
        {"L073", "clock_competition: 1, clock_security: 1, source: assumed}", "clock_competition: 1, clock_security: 1}", NULL},
        {"L074", "jurisdiction: [asia]", "jurisdiction: [america]", NULL},
        {"L075", "at: 2028-Q2", "at: ^2030-Q1", ""},
        {"L075", "at: 2028-Q2", "at: ^2026-Q4", NULL},
        {"L075", "{at_least: 1}", "{at_least: ^0}", NULL},
        {"L075", "{at_least: 1}", "{at_least: ^5}", NULL},
        {"L075", "    turn: 1\n", "    turn: ^5\n", NULL},
        {"L076", "en: Small,", "en: ^\xE2\x80\x9CSmall\xE2\x80\x9D,", "straight"},
        {"L077", "{en: A strike,", "{en: ^\"A strike of {her}\",", NULL},
        {"L077", "text: {en: It ends.,", "text: {en: ^\"{it} ends.\",", "subject"},
        {"L078", "countries: [CN, SG]", "countries: [CN, ^US]", NULL},
    };
    CHECK_ALL(table);
}

static void test_what_cannot_be_meant(void **state) {
    (void)state;
    static const Refusal table[] = {
        {"L079", "chance: 40%", "chance: ^0%", "remove"},
        {"L079", "{bloc.us.tap: {at_least: 1}}", "{^event.strike.answered.us: {is: 1}}", NULL},
        {"L079", "{bloc.us.tap: {at_least: 1}}", "{^event.strike.answered.us: {above: 0}}", NULL},
        {"L079", "{bloc.us.tap: {at_least: 1}}", "{^world.turn: {above: 4}}", NULL},
        {"L079", "{bloc.us.tap: {at_least: 1}}", "{any: [{world.turn: {above: 4}}, {^world.quarter: {is: 9}}]}", NULL},
        {"L079", "{event.switch.times: {is: 0}}", "{^event.switch.times: {at_least: 2}}", NULL},
        {"L079", "{event.switch.times: {is: 0}}", "{^event.switch.answered.us: {is: 3}}", NULL},
        {"L079", "{event.switch.times: {is: 0}}", "{^event.switch.answered.china: {is: 1}}", NULL},
        {"L075", "{all: [{bloc.us.tap: {at_least: 1}},", "{all: [{bloc.us.tap: {at_least: 2}}, {^bloc.us.tap: {at_most: 1}},", NULL},
        {"L075", "{bloc.it.lab: {above: bloc.other.lab}}", "{^bloc.it.lab: {above: bloc.it.lab}}", NULL},
        {"L080", "effects: [{market.it.trust.us: -5%}]", "effects: [{^market.it.trust.us: +0%}]", NULL},
        {"L080", "effects: [{market.it.trust.us: -5%}]", "effects: [{^market.it.trust.us: x1}]", NULL},
        {"L080", "effects: [{market.it.trust.us: -5%}]", "effects: [{^market.it.trust.us: -5%}, {market.it.trust.us: =5%}]", NULL},
        {"L081", "hegemony_after: 0", "hegemony_after: ^8", "100%"},
        {"L081", "hegemony_quarters: 1", "hegemony_quarters: ^9", NULL},
        {"L081", "author: Moat", "author: Moat\nhandicap: ^{beginner: -50}", "added to par"},
        {"L081", "collapse_quarters: 1", "collapse_quarters: ^9", "at most 8"},
        {"L081", "par: 50", "par: ^0", NULL},
        {"L082", "date: 2026-05-01}", "date: 2026-05-01}\n  ^another: {title: Another}", "source: another"},
        {"L082", "per_turn: 1\n  pool", "per_turn: 0\n  ^pool", NULL},
        {"L083", "date: 2026-05-01}", "date: ^2026-07-02}", "as_of"},
        {"L084", "date: 2026-05-01}", "date: ^2010-05-01}", NULL},
        {"L085", "victory:\n",
            "validation:\n  - {id: pace, about: {en: A, fr: B}, reading: world.quarter, band: 1, source: report,\n"
            "     points: [{at: 2027-Q2, from: 3, to: ^2}]}\nvictory:\n",
            "from:"},
        {"L084",
            "as_of: 2026-07-01\ncalendar: {start: 2027-Q1, quarters_per_turn: 2, turns: 4}\nsources:\n  report: {title: A report, "
            "publisher: An "
            "institute, date: 2026-05-01}",
            "as_of: ^2015-07-01\ncalendar: {start: 2027-Q1, quarters_per_turn: 2, turns: 4}\nsources:\n  report: {title: A report, "
            "publisher: An "
            "institute, date: 2015-05-01}",
            NULL},
    };
    CHECK_ALL(table);
}

/* Several independent mistakes are told in one run, in the order of lines, and nothing besides. */
static void test_many_at_once(void **state) {
    (void)state;
    static const char *const change[][2] = {{"author: Moat", "autor: Moat"}, {"lab: 52", "lab: 5200"}, {"home: us", "home: uss"},
        {"chance: 40%", "chance: yes"}, {"bloc.it.lab: -1", "bloc.it.lap: -1"}, {"at: 2028-Q2", "at: soon"}};
    char *text = small_level(), *wrong = calloc(1, SMALL_SIZE);
    assert_non_null(wrong);
    for (int i = 0; i < 6; i++) {
        char *at = strstr(text, change[i][0]);
        assert_non_null(at);
        sprintf(wrong, "%.*s%s%s", (int)(at - text), text, change[i][1], at + strlen(change[i][0]));
        strcpy(text, wrong);
    }
    static const char *const expected[] = {"L020", "L031", "L040", "L030", "L041", "L035"};
    MoatProblems problems = {0};
    assert_null(parse(text, &problems));
    if (problems.count != 6) print_problems(&problems);
    assert_int_equal(problems.count, 6);
    for (int i = 0; i < 6; i++) assert_string_equal(problems.problem[i].code, expected[i]);
    moat_problems_free(&problems);
    free(wrong);
    free(text);
}

static void test_the_first_fifty_are_kept(void **state) {
    (void)state;
    char text[4096] = "format: 1\n";
    for (int i = 0; i < 200; i++) sprintf(text + strlen(text), "key-%d: 1\n", i);
    MoatProblems problems = {0};
    assert_null(parse(text, &problems));
    assert_int_equal(problems.kept, 50);
    assert_true(problems.count >= 200);
    moat_problems_free(&problems);
}

static void test_the_excerpt_shows_the_place(void **state) {
    (void)state;
    int line, column;
    char *text = changed("author: Moat", "author: \xE4\xB8\x96\xE7\x95\x8C \xE4\xB8\x96\xE7\x95\x8C ^: x", &line, &column);
    MoatProblems problems = {0};
    assert_null(parse(text, &problems));
    assert_string_equal(problems.problem[0].excerpt, "author: \xE4\xB8\x96\xE7\x95\x8C \xE4\xB8\x96\xE7\x95\x8C : x");
    assert_int_equal(problems.problem[0].excerpt_column, column);
    moat_problems_free(&problems);
    free(text);
    text = changed("hosting: 80%, skill: 80%", "hosting: 80%, skill: ^180%", &line, &column);
    assert_null(parse(text, &problems));
    assert_string_equal(problems.problem[0].code, "L031");
    assert_int_equal(problems.problem[0].end_column, column + 3);
    const char *caret = problems.problem[0].excerpt;
    for (int i = 1; i < problems.problem[0].excerpt_column; i++) do
            caret++;
        while ((*caret & 0xC0) == 0x80);
    assert_memory_equal(caret, "180%", 4);
    moat_problems_free(&problems);
    free(text);
}

/* Problems of whole files and of inheritance are seen in test_level.c; here every other code must have been told once. */
static void test_every_code_was_told(void **state) {
    (void)state;
    static const char *const elsewhere[] = {"L001", "L017", "L025", "L050", "L051", "L052", "L053"};
    const char *code;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) see(elsewhere[i]);
    for (int i = 0; (code = moat_problem_code(i)); i++) {
        int k = 0;
        while (k < seen_count && strcmp(seen[k], code) != 0) k++;
        if (k == seen_count) fail_msg("%s was never told", code);
        assert_non_null(moat_problem_rule(code));
    }
    assert_null(moat_problem_rule("L999"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_small_level_is_good),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_yaml),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_the_whole),
        cmocka_unit_test(test_what_cannot_be_meant),
        cmocka_unit_test(test_many_at_once),
        cmocka_unit_test(test_the_first_fifty_are_kept),
        cmocka_unit_test(test_the_excerpt_shows_the_place),
        cmocka_unit_test(test_every_code_was_told),
    };
    return cmocka_run_group_tests_name("refusals", tests, NULL, NULL);
}
