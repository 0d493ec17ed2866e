/* lesson.c - what a class asks: predictions before a turn ends, and the quiz. */
#include "face.h"
#include <stdlib.h>
#include <string.h>

bool plain_asks(Plain *plain) {
    CourseQuestion list[COURSE_QUESTIONS];
    int count = session_questions(plain->session, list, COURSE_QUESTIONS);
    if (count == 0) return false;
    plain_say(plain, _("Before the turn ends, predict: %s"), list[0].ask);
    plain_say(plain, _("Say predict, the chance of yes from 0 to 100, and why. 50 means that you do not know."));
    return true;
}

static void say_made(Plain *plain, const MoatNote *note) {
    CourseOutcome outcome = course_outcome(session_game(plain->session), plain->rules, note);
    const char *ask = course_question(plain->rules, note->id);
    if (outcome == COURSE_OPEN)
        plain_say(plain, _("%s: %s You said %d %%; it is open."), plain_date(plain, note->turn), ask, note->number);
    else if (outcome == COURSE_YES)
        plain_say(plain, _("%s: %s You said %d %%; it came true."), plain_date(plain, note->turn), ask, note->number);
    else
        plain_say(plain, _("%s: %s You said %d %%; it did not come true."), plain_date(plain, note->turn), ask, note->number);
}

static void say_predictions(Plain *plain) {
    const MoatGame *game = session_game(plain->session);
    for (int i = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind == MOAT_NOTE_PREDICT && note->side == plain_side(plain)) say_made(plain, note);
    }
    CourseScore score = course_score(game, plain->rules, plain_side(plain));
    if (score.points >= 0)
        plain_say(plain,
            _("Your predictions earn %d points of 100. Saying 50 %% always would earn 50; being sure and wrong earns nothing."),
            score.points);
    if (!plain_asks(plain)) plain_say(plain, _("Nothing is to be predicted now."));
}

void plain_do_predict(Plain *plain, const char *text) {
    CourseQuestion list[COURSE_QUESTIONS];
    int count = session_questions(plain->session, list, COURSE_QUESTIONS);
    char *rest;
    long percent = strtol(text, &rest, 10);
    if (rest == text || count == 0) {
        say_predictions(plain);
        return;
    }
    if (percent < 0 || percent > 100) {
        plain_say(plain, _("A chance lies between 0 and 100 per cent."));
        return;
    }
    rest += strspn(rest, " %,;:.");
    if (session_predict(plain->session, list[0].id, (int)percent, rest)) plain_say(plain, _("Noted: %ld %%."), percent);
    if (!plain_asks(plain)) plain_say(plain, _("All is predicted. Say end to end the turn."));
}

static void say_question(Plain *plain, int question) {
    const MoatQuizItem *item = &plain->rules->lesson->item[question];
    plain_say(plain, _("Question %d of %d: %s"), question + 1, plain->rules->lesson->quiz, moat_text(plain->rules, &item->ask));
    for (int i = 0; i < item->answers; i++) plain_say(plain, _("Say quiz %d for: %s."), i + 1, moat_text(plain->rules, &item->answer[i]));
}

static void say_no_question(Plain *plain, bool after) {
    int answered, right = course_quiz_right(session_game(plain->session), plain->rules, true, &answered);
    if (!plain->rules->lesson || plain->rules->lesson->quiz == 0)
        plain_say(plain, _("This level has no quiz."));
    else if (after)
        plain_say(plain, P_("%d answer of %d is right.", "%d answers of %d are right.", right), right, plain->rules->lesson->quiz);
    else
        plain_say(plain, _("The quiz is asked before the first turn and after the last. Does the lesson end here? Say quiz now."));
}

void plain_do_quiz(Plain *plain, const char *text) {
    bool after;
    if (strcmp(text, "now") == 0) session_leave(plain->session), text = "";
    int question = session_quiz_next(plain->session, &after);
    if (question >= 0 && text[0] && !session_quiz(plain->session, question, atoi(text) - 1))
        plain_say(plain, _("There is no such answer."));
    question = session_quiz_next(plain->session, &after);
    if (question >= 0)
        say_question(plain, question);
    else
        say_no_question(plain, after);
}
