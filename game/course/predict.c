/* predict.c - what is asked before a turn ends, what came, and how good the forecasts were. */
#include <string.h>

#include "gettext.h"
#include "course.h"

static const char own_id[] = "score";

const MoatNote *course_class(const MoatGame *game) {
    for (int i = 0; i < moat_game_notes(game); i++)
        if (moat_game_note_at(game, i)->kind == MOAT_NOTE_CLASS) return moat_game_note_at(game, i);
    return NULL;
}

static bool asks_always(const MoatNote *note) {
    CourseCode code;
    return course_code_read(note->id + 1, &code, NULL, NULL, NULL) && code.always;
}

static bool predicted(const MoatGame *game, MoatSide side, const char *id) {
    for (int i = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind == MOAT_NOTE_PREDICT && note->turn == moat_game_turns(game) && note->side == side && strcmp(note->id, id) == 0)
            return true;
    }
    return false;
}

static const MoatPrediction *find(const MoatRules *rules, const char *id) {
    for (int i = 0; rules->lesson && i < rules->lesson->predictions; i++)
        if (strcmp(rules->lesson->prediction[i].id, id) == 0) return &rules->lesson->prediction[i];
    return NULL;
}

const char *course_question(const MoatRules *rules, const char *id) {
    const MoatPrediction *prediction = find(rules, id);
    if (prediction) return moat_text(rules, &prediction->ask);
    return strcmp(id, own_id) == 0 ? _("Will your score be higher at the end of this turn than now?") : id;
}

int course_questions(const MoatGame *game, const MoatRules *rules, MoatSide side, CourseQuestion *list, int most) {
    const MoatNote *class = course_class(game);
    int count = 0, asked = 0;
    if (!class || moat_game_world(game)->winner) return 0;
    for (int i = 0; rules->lesson && i < rules->lesson->predictions && count < most; i++) {
        const MoatPrediction *prediction = &rules->lesson->prediction[i];
        if (prediction->turn != moat_game_turns(game)) continue;
        asked++;
        if (predicted(game, side, prediction->id)) continue;
        memcpy(list[count].id, prediction->id, sizeof list->id);
        list[count++].ask = moat_text(rules, &prediction->ask);
    }
    if (asked == 0 && most > 0 && asks_always(class) && !predicted(game, side, own_id)) {
        memset(list[0].id, 0, sizeof list->id);
        memcpy(list[0].id, own_id, sizeof own_id);
        list[count++].ask = course_question(rules, own_id);
    }
    return count;
}

CourseOutcome course_outcome(const MoatGame *game, const MoatRules *rules, const MoatNote *note) {
    MoatWorld before, after;
    const MoatPrediction *prediction = find(rules, note->id);
    MoatName name = {.quantity = MOAT_Q_score, .at = {(int16_t)note->side}};
    bool own = strcmp(note->id, own_id) == 0;
    if (note->kind != MOAT_NOTE_PREDICT || (!prediction && !own) || !moat_game_world_at(game, note->turn + 1, &after)) return COURSE_OPEN;
    if (prediction && !prediction->rises) return moat_condition(&after, rules, prediction->when, -1) ? COURSE_YES : COURSE_NO;
    if (prediction) name = prediction->reading;
    if (!moat_game_world_at(game, note->turn, &before)) return COURSE_OPEN;
    return moat_read(&after, rules, name) > moat_read(&before, rules, name) ? COURSE_YES : COURSE_NO;
}

CourseScore course_score(const MoatGame *game, const MoatRules *rules, int side) {
    CourseScore score = {.brier = -1, .points = -1, .surprise = -1};
    int worst = 0;
    long long sum = 0;
    for (int i = 0; i < moat_game_notes(game); i++) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind != MOAT_NOTE_PREDICT || (side >= 0 && note->side != side)) continue;
        CourseOutcome outcome = course_outcome(game, rules, note);
        score.made++;
        if (outcome == COURSE_OPEN) continue;
        int miss = note->number - (outcome == COURSE_YES ? 100 : 0), bin = note->number >= 80 ? COURSE_BINS - 1 : note->number / 20;
        score.decided++;
        sum += miss * miss;
        score.said[bin]++;
        score.sum[bin] += note->number;
        score.came[bin] += outcome == COURSE_YES;
        if (miss * miss > worst) worst = miss * miss, score.surprise = i;
    }
    if (score.decided == 0) return score;
    score.brier = (int)((sum + score.decided / 2) / score.decided);
    score.points = score.brier >= 5000 ? 0 : 100 - (score.brier + 25) / 50;
    return score;
}

/* --- the quiz --- */

int course_quiz_answer(const MoatGame *game, const char *id, bool after) {
    for (int i = moat_game_notes(game) - 1; i >= 0; i--) {
        const MoatNote *note = moat_game_note_at(game, i);
        if (note->kind == MOAT_NOTE_QUIZ && note->side == (int)after && strcmp(note->id, id) == 0) return note->number - 1;
    }
    return -1;
}

static bool begun_after(const MoatGame *game) {
    for (int i = 0; i < moat_game_notes(game); i++)
        if (moat_game_note_at(game, i)->kind == MOAT_NOTE_QUIZ && moat_game_note_at(game, i)->side == 1) return true;
    return false;
}

int course_quiz_next(const MoatGame *game, const MoatRules *rules, bool left, bool *after) {
    *after = moat_game_world(game)->winner != 0 || left || begun_after(game);
    if (!rules->lesson || (!*after && moat_game_turns(game) > 0)) return -1;
    for (int i = 0; i < rules->lesson->quiz; i++)
        if (course_quiz_answer(game, rules->lesson->item[i].id, *after) < 0) return i;
    return -1;
}

int course_quiz_right(const MoatGame *game, const MoatRules *rules, bool after, int *answered) {
    int right = 0;
    *answered = 0;
    for (int i = 0; rules->lesson && i < rules->lesson->quiz; i++) {
        int answer = course_quiz_answer(game, rules->lesson->item[i].id, after);
        *answered += answer >= 0;
        right += answer == rules->lesson->item[i].right;
    }
    return right;
}
