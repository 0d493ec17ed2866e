/* Class codes, predictions and their scores, the quiz. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "course.h"
#include "moat/mind.h"
#include "moat/turn.h"
#include "play.h"

static MoatRules *rules;
static const MoatSeat seats[MOAT_BLOCS] = {{.human = true}, {.mind = "beginner"}};

static int load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    return 0;
}

static int unload(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static CourseCode sample(unsigned seed, int team) {
    return (CourseCode){.rules = MOAT_RULES_VERSION,
        .id = course_id_mark(rules->id),
        .level = course_level_mark(rules),
        .seed = seed,
        .opponent = 2,
        .sides = COURSE_ALTERNATE,
        .always = seed % 2,
        .team = team};
}

static void codes_come_back(void **state) {
    (void)state;
    for (unsigned seed = 0; seed < COURSE_SEEDS; seed += 97) {
        CourseCode code = sample(seed, (int)(seed % 256)), back;
        char text[COURSE_CODE_TEXT], id[32];
        course_code_print(&code, text);
        assert_int_equal(strlen(text), code.team ? 19 : 14);
        assert_true(course_code_read(text, &back, NULL, NULL, NULL));
        assert_true(code.rules == back.rules && code.id == back.id && code.level == back.level && code.seed == back.seed);
        assert_true(code.opponent == back.opponent && code.sides == back.sides && code.always == back.always && code.team == back.team);
        for (char *at = text; *at; at++)
            *at = (char)(*at == '-' ? ' ' : *at >= 'A' && *at <= 'Z' ? *at + 32 : *at == '0' ? 'O' : *at == '1' ? 'l' : *at);
        assert_true(course_code_read(text, &back, NULL, NULL, NULL));
        assert_int_equal(back.seed, seed);
        course_code_id(&code, id);
        assert_true(course_code_read(id + 1, &back, NULL, NULL, NULL));
    }
}

/* One wrong letter, or two neighbours changed about, never pass; mostly the very letter is named, else that there is an error. */
static void typos_are_named(void **state) {
    (void)state;
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    CourseCode code = sample(4711, 0), back;
    char text[COURSE_CODE_TEXT], typed[COURSE_CODE_TEXT], place[32];
    MoatTrouble trouble;
    int tried = 0, named = 0;
    course_code_print(&code, text);
    for (int i = 0; i < 14; i++)
        for (int k = 0; k < 32 && text[i] != '-'; k++) {
            if (letters[k] == text[i]) continue;
            strcpy(typed, text);
            typed[i] = letters[k];
            assert_false(course_code_read(typed, &back, NULL, NULL, &trouble));
            snprintf(place, sizeof place, "Letter %d ", i - i / 5 + 1);
            tried++;
            named += strncmp(trouble.text, place, strlen(place)) == 0;
        }
    if (named * 10 < tried * 7) fail_msg("%d of %d", named, tried);
    for (int i = 0; i + 1 < 14; i++) {
        strcpy(typed, text);
        if (text[i] == '-' || text[i + 1] == '-' || text[i] == text[i + 1]) continue;
        typed[i] = text[i + 1], typed[i + 1] = text[i];
        assert_false(course_code_read(typed, &back, NULL, NULL, &trouble));
    }
    assert_false(course_code_read("7Q", &back, NULL, NULL, &trouble));
    assert_non_null(strstr(trouble.text, "12 letters"));
    assert_false(course_code_read("UUUU-UUUU-UUUU", &back, NULL, NULL, &trouble));
    assert_non_null(strstr(trouble.text, "never U"));
}

static void a_team_of_another_class_is_refused(void **state) {
    (void)state;
    CourseCode one = sample(1, 3), other = sample(2, 3), back;
    char text[COURSE_CODE_TEXT], mixed[COURSE_CODE_TEXT];
    MoatTrouble trouble;
    course_code_print(&one, text);
    course_code_print(&other, mixed);
    memcpy(mixed, text, 14);
    assert_false(course_code_read(mixed, &back, NULL, NULL, &trouble));
    assert_non_null(strstr(trouble.text, "no team of this class"));
}

static void sides_alternate(void **state) {
    (void)state;
    CourseCode code = sample(1, 1);
    assert_int_equal(course_side(&code), 0);
    code.team = 2;
    assert_int_equal(course_side(&code), 1);
    code.sides = COURSE_CHOOSE;
    assert_int_equal(course_side(&code), -1);
}

static MoatGame *class_game(bool always) {
    MoatGame *game = moat_game_new(NULL, rules, 5, seats, NULL);
    CourseCode code = sample(5, 1);
    code.always = always;
    MoatNote note = {.kind = MOAT_NOTE_CLASS, .number = 1};
    course_code_id(&code, note.id);
    moat_game_note(game, &note, NULL);
    return game;
}

static void predict(MoatGame *game, const char *id, int percent) {
    MoatNote note = {.kind = MOAT_NOTE_PREDICT, .number = percent};
    snprintf(note.id, sizeof note.id, "%s", id);
    assert_true(moat_game_note(game, &note, NULL));
}

static void end_turn(MoatGame *game) {
    MoatOrders none[MOAT_BLOCS] = {0};
    moat_game_end_turn(game, none, NULL, NULL);
}

static void only_a_class_is_asked(void **state) {
    (void)state;
    CourseQuestion list[COURSE_QUESTIONS];
    MoatGame *game = moat_game_new(NULL, rules, 5, seats, NULL);
    assert_int_equal(course_questions(game, rules, 0, list, COURSE_QUESTIONS), 0);
    moat_game_close(game);
    game = class_game(false);
    assert_int_equal(course_questions(game, rules, 0, list, COURSE_QUESTIONS), 1);
    assert_string_equal(list[0].id, "money-first");
    predict(game, "money-first", 60);
    assert_int_equal(course_questions(game, rules, 0, list, COURSE_QUESTIONS), 0);
    assert_int_equal(course_questions(game, rules, 1, list, COURSE_QUESTIONS), 1);
    moat_game_close(game);
}

/* Where the level asks nothing the teacher may all the same. */
static void the_teacher_may_always_ask(void **state) {
    (void)state;
    CourseQuestion list[COURSE_QUESTIONS];
    MoatLesson *lesson = rules->lesson;
    MoatGame *game = class_game(true);
    int kept = lesson->predictions;
    lesson->predictions = 0;
    assert_int_equal(course_questions(game, rules, 0, list, COURSE_QUESTIONS), 1);
    assert_string_equal(list[0].id, "score");
    lesson->predictions = kept;
    moat_game_close(game);
}

static void outcomes_follow_the_worlds(void **state) {
    (void)state;
    MoatGame *game = class_game(false);
    for (int t = 0; t < rules->turns; t++) {
        predict(game, rules->lesson->prediction[t].id, 100);
        end_turn(game);
    }
    for (int i = 0, t = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind != MOAT_NOTE_PREDICT) continue;
        const MoatPrediction *prediction = &rules->lesson->prediction[t++];
        MoatWorld before, after;
        moat_game_world_at(game, note->turn, &before);
        moat_game_world_at(game, note->turn + 1, &after);
        bool yes = prediction->rises ? moat_read(&after, rules, prediction->reading) > moat_read(&before, rules, prediction->reading)
                                     : moat_condition(&after, rules, prediction->when, -1);
        assert_int_equal(course_outcome(game, rules, note), yes ? COURSE_YES : COURSE_NO);
    }
    moat_game_close(game);
}

/* Sure and right, sure and wrong, and always one half. */
static int points_of(int right, int wrong) {
    MoatGame *game = class_game(false);
    for (int t = 0; t < 3; t++) {
        MoatNote note = {.kind = MOAT_NOTE_PREDICT, .turn = t, .number = 100};
        snprintf(note.id, sizeof note.id, "%s", rules->lesson->prediction[t].id);
        MoatGame *probe = moat_game_branch(game, NULL, t, NULL);
        end_turn(probe);
        bool yes = course_outcome(probe, rules, &note) == COURSE_YES;
        moat_game_close(probe);
        predict(game, note.id, yes ? right : wrong);
        end_turn(game);
    }
    int points = course_score(game, rules, 0).points;
    assert_int_equal(course_score(game, rules, 0).decided, 3);
    assert_int_equal(course_score(game, rules, 1).made, 0);
    moat_game_close(game);
    return points;
}

static void scores_reward_honesty(void **state) {
    (void)state;
    assert_int_equal(points_of(100, 0), 100);
    assert_int_equal(points_of(0, 100), 0);
    assert_int_equal(points_of(50, 50), 50);
    assert_true(points_of(80, 20) > points_of(60, 40));
}

static void the_quiz_has_its_times(void **state) {
    (void)state;
    bool after;
    int answered;
    MoatGame *game = class_game(false);
    assert_int_equal(course_quiz_next(game, rules, false, &after), 0);
    assert_false(after);
    MoatNote note = {.kind = MOAT_NOTE_QUIZ, .number = rules->lesson->item[0].right + 1};
    snprintf(note.id, sizeof note.id, "%s", rules->lesson->item[0].id);
    moat_game_note(game, &note, NULL);
    assert_int_equal(course_quiz_next(game, rules, false, &after), 1);
    assert_int_equal(course_quiz_right(game, rules, false, &answered), 1);
    assert_int_equal(answered, 1);
    end_turn(game);
    assert_int_equal(course_quiz_next(game, rules, false, &after), -1);
    assert_int_equal(course_quiz_next(game, rules, true, &after), 0); /* left where it stands: the lesson is over, the game is not */
    assert_true(after);
    for (int t = 1; t < rules->turns; t++) end_turn(game);
    assert_int_equal(course_quiz_next(game, rules, false, &after), 0);
    assert_true(after);
    moat_game_close(game);
}

/* What was begun after a game was left goes on when it is opened again. */
static void a_quiz_begun_goes_on(void **state) {
    (void)state;
    bool after;
    MoatGame *game = class_game(false);
    end_turn(game);
    MoatNote note = {.kind = MOAT_NOTE_QUIZ, .number = 1, .side = 1};
    snprintf(note.id, sizeof note.id, "%s", rules->lesson->item[0].id);
    moat_game_note(game, &note, NULL);
    assert_int_equal(course_quiz_next(game, rules, false, &after), 1);
    assert_true(after);
    moat_game_close(game);
}

/* --- what the lessons that ship ask --- */

static bool came(const MoatRules *lesson, const MoatPrediction *asked, const MoatWorld *before, const MoatWorld *after) {
    if (!asked->rises) return moat_condition(after, lesson, asked->when, -1);
    return moat_read(after, lesson, asked->reading) > moat_read(before, lesson, asked->reading);
}

/* One game between two of the lesson's opponents; counts the predictions that came. */
static void count_game(const MoatRules *lesson, const char *const who[MOAT_BLOCS], uint64_t seed, int yes[MOAT_PREDICTIONS]) {
    MoatWorld world, before;
    moat_world_begin(&world, lesson, seed);
    moat_world_set_par(&world, lesson, moat_par_between(lesson, who[0], who[1]));
    while (!world.winner) {
        MoatOrders orders[MOAT_BLOCS] = {0};
        before = world;
        for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
            MoatMind mind;
            assert_true(moat_mind_find(lesson, who[side], &mind));
            moat_mind_orders(mind, &world, lesson, side, 64 * seed + 2 * (uint64_t)world.turn + (uint64_t)side, &orders[side]);
        }
        moat_turn(&world, lesson, orders, NULL);
        for (int i = 0; i < lesson->lesson->predictions; i++)
            if (lesson->lesson->prediction[i].turn == before.turn) yes[i] += came(lesson, &lesson->lesson->prediction[i], &before, &world);
    }
}

/* A question that always, or never, comes true teaches nobody to say how sure he is. A lesson asks every turn; a history level, which has
 * more of them, every second or third, and is also played by its two houses as they went about it. */
static void predictions_go_either_way(void **state) {
    (void)state;
    static const struct {
        const char *file, *houses[MOAT_BLOCS];
    } level[] = {{"/free-or-paid.yaml", {0}}, {"/tap-and-tide.yaml", {0}}, {"/who-fines-whom.yaml", {0}}, {"/the-asterisk.yaml", {0}},
        {"/two-phones.yaml", {"orchardist", "sower"}}, {"/two-skies.yaml", {"keeper", "climber"}},
        {"/two-browsers.yaml", {"pilot", "bundler"}}};
    static const char *const pair[][MOAT_BLOCS] = {
        {"cashier", "giver"}, {"giver", "cashier"}, {"beginner", "beginner"}, {"opportunist", "opportunist"}, {"landlord", "landlord"}};
#ifdef __SANITIZE_ADDRESS__ /* the games of one seed; how often what comes is counted in the other builds */
    enum { PAIRS = sizeof pair / sizeof *pair, GAMES = 1 };
#else
    enum { PAIRS = sizeof pair / sizeof *pair, GAMES = 10 };
#endif
    for (size_t l = 0; l < sizeof level / sizeof *level; l++) {
        char path[1024];
        int yes[MOAT_PREDICTIONS] = {0}, games = PAIRS * GAMES;
        snprintf(path, sizeof path, "%s%s", MOAT_LEVELS, level[l].file);
        MoatRules *lesson = play_rules(path);
        bool history = level[l].houses[0] != NULL;
        assert_true(history ? lesson->lesson->predictions * 3 >= lesson->turns : lesson->lesson->predictions == lesson->turns);
        for (int p = 0; p < PAIRS; p++)
            for (uint64_t seed = 1; seed <= GAMES; seed++) count_game(lesson, pair[p], seed, yes);
        for (uint64_t seed = 1; history && seed <= GAMES; seed++, games++) count_game(lesson, level[l].houses, seed, yes);
        for (int i = 0; i < lesson->lesson->predictions; i++) {
            if (GAMES > 1 && (yes[i] * 20 < games || yes[i] * 20 > 19 * games))
                fail_msg("%s: %s came in %d of %d games", level[l].file, lesson->lesson->prediction[i].id, yes[i], games);
        }
        moat_rules_free(lesson);
    }
}

/* What a teacher holds in hand is whole: pauses with what to look for, a quiz, words, a debrief, what happened in the world and whence that
 * is known. */
static void lessons_are_whole(void **state) {
    (void)state;
    static const char *const level[] = {
        "free-or-paid", "tap-and-tide", "who-fines-whom", "the-asterisk", "two-phones", "two-skies", "two-browsers"};
    for (size_t l = 0; l < sizeof level / sizeof *level; l++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s.yaml", MOAT_LEVELS, level[l]);
        MoatRules *held = play_rules(path);
        const MoatLesson *lesson = held->lesson;
        bool whole = lesson->hook.in[0] && lesson->objectives >= 4 && lesson->pauses >= 3 && lesson->glossary >= 8 &&
                     lesson->debrief >= 5 && lesson->quiz >= 5 && lesson->checks >= 1 && lesson->leaves_out >= 3;
        if (!whole) fail_msg("%s: its lesson lacks a part", level[l]);
        for (int i = 0; i < lesson->pauses; i++) assert_in_range(lesson->pause[i].turn, 1, held->turns - 1);
        int places[MOAT_ANSWERS] = {0};
        for (int i = 0; i < lesson->quiz; i++) places[lesson->item[i].right]++;
        for (int i = 0; i < MOAT_ANSWERS; i++)
            if (places[i] == lesson->quiz) fail_msg("%s: the right answer is always number %d", level[l], i + 1);
        moat_rules_free(held);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes_come_back), cmocka_unit_test(typos_are_named),
        cmocka_unit_test(a_team_of_another_class_is_refused), cmocka_unit_test(sides_alternate), cmocka_unit_test(only_a_class_is_asked),
        cmocka_unit_test(the_teacher_may_always_ask), cmocka_unit_test(outcomes_follow_the_worlds), cmocka_unit_test(scores_reward_honesty),
        cmocka_unit_test(the_quiz_has_its_times), cmocka_unit_test(a_quiz_begun_goes_on), cmocka_unit_test(predictions_go_either_way),
        cmocka_unit_test(lessons_are_whole)};
    return cmocka_run_group_tests_name("lesson", tests, load, unload);
}
