/* lesson.c - what a teacher does with the level: objectives, pauses, predictions, glossary, quiz, and what the model leaves out. */
#include "loader.h"
#include <string.h>

enum { LINE_CELLS = 300, ANSWER_CELLS = 160, MINUTES = 3 };

/* A list of texts; returns how many. */
static int read_texts(Loader *loader, const Node *map, const char *key, int cells, MoatText *text, int most) {
    const Node *list = node_list(map, key);
    int count = 0;
    for (const Node *entry = list ? list->first : NULL; entry; entry = entry->next) {
        if (count == most) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "'%s' has too many entries; the limit is %d", key, most);
            return count;
        }
        if (entry->kind == NODE_LIST) {
            problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of '%s' must be a text, found a list", key);
            continue;
        }
        text_read_node(loader, entry, key, cells, &text[count++]);
    }
    return count;
}

/* Entries without ids; NULL past the last that there is room for. */
static Node *next_map(Loader *loader, Node *entry, const char *what, int count, int most) {
    for (; entry; entry = entry->next) {
        if (count == most) {
            problem(loader, PROBLEM_COUNT, spot_of(entry), "there are too many entries of the kind %s; the limit is %d", what, most);
            return NULL;
        }
        if (entry->kind == NODE_MAP) return entry;
        problem(loader, PROBLEM_SHAPE, spot_of(entry), "an entry of this list must be a mapping: %s", what);
    }
    return NULL;
}

static Node *first_of(const Node *map, const char *key) {
    Node *list = node_list(map, key);
    return list ? list->first : NULL;
}

/* A turn of the game, counted from 0. */
static void read_turn(Loader *loader, const Node *map, PlaceKind place, int *turn) {
    const Node *node = node_value(map, "turn");
    int number = 1;
    if (whole_of(loader, map, place, "turn", &number) && loader->rules->turns && number > loader->rules->turns && node->source == 0)
        problem(loader, PROBLEM_NEVER, spot_of(node), "the game has only %d turns", loader->rules->turns);
    *turn = number - 1;
}

static void read_pauses(Loader *loader, const Node *map, MoatLesson *lesson) {
    Place place = place_of(PLACE_PAUSE);
    Node *entry = first_of(map, "pauses");
    while ((entry = next_map(loader, entry, "pause", lesson->pauses, MOAT_PAUSES))) {
        MoatPause *pause = &lesson->pause[lesson->pauses++];
        keys_check(loader, entry, &place, NULL);
        read_turn(loader, entry, PLACE_PAUSE, &pause->turn);
        pause->minutes = MINUTES;
        whole_of(loader, entry, PLACE_PAUSE, "minutes", &pause->minutes);
        text_read(loader, entry, PLACE_PAUSE, "ask", &pause->ask);
        text_read(loader, entry, PLACE_PAUSE, "look_for", &pause->look_for);
        entry = entry->next;
    }
}

static void read_prediction(Loader *loader, Node *map, MoatPrediction *prediction) {
    Place place = place_of(PLACE_PREDICTION);
    keys_check(loader, map, &place, node_value(map, "id"));
    const Node *reading = node_value(map, "reading"), *when = node_find(map, "when");
    word_copy(prediction->id, sizeof prediction->id, node_value(map, "id"));
    read_turn(loader, map, PLACE_PREDICTION, &prediction->turn);
    text_read(loader, map, PLACE_PREDICTION, "ask", &prediction->ask);
    prediction->rises = reading != NULL;
    if ((reading != NULL) == (when != NULL)) {
        hint(loader, "give one of reading: and when:");
        problem(loader, PROBLEM_CHOICE, spot_of(node_value(map, "id")), "a prediction is about a reading or a condition, %s",
            reading ? "not both" : "and this one names neither");
    } else if (reading)
        name_read(loader, reading, &prediction->reading);
    else
        prediction->when = condition_read(loader, when);
}

static void read_quiz_item(Loader *loader, Node *map, MoatQuizItem *item) {
    Place place = place_of(PLACE_QUIZ);
    keys_check(loader, map, &place, node_value(map, "id"));
    const Node *right = node_value(map, "right"), *answers = node_list(map, "answers");
    int number = 1;
    word_copy(item->id, sizeof item->id, node_value(map, "id"));
    text_read(loader, map, PLACE_QUIZ, "ask", &item->ask);
    text_read(loader, map, PLACE_QUIZ, "why", &item->why);
    item->answers = read_texts(loader, map, "answers", ANSWER_CELLS, item->answer, MOAT_ANSWERS);
    if (answers && item->answers < 2) problem(loader, PROBLEM_COUNT, spot_of(answers), "a question has 2 to %d answers", MOAT_ANSWERS);
    if (whole_of(loader, map, PLACE_QUIZ, "right", &number) && number > item->answers && item->answers >= 2)
        problem(loader, PROBLEM_RANGE, spot_of(right), "there is no answer %d; there are %d", number, item->answers);
    item->right = number - 1;
}

static void read_glossary(Loader *loader, const Node *map, MoatLesson *lesson) {
    Place place = place_of(PLACE_TERM);
    Node *entry = first_of(map, "glossary");
    while ((entry = next_map(loader, entry, "word of the glossary", lesson->glossary, MOAT_GLOSSARY))) {
        keys_check(loader, entry, &place, NULL);
        text_read(loader, entry, PLACE_TERM, "term", &lesson->term[lesson->glossary]);
        text_read(loader, entry, PLACE_TERM, "means", &lesson->meaning[lesson->glossary++]);
        entry = entry->next;
    }
}

static void read_checks(Loader *loader, const Node *root, const Node *map, MoatLesson *lesson) {
    Place place = place_of(PLACE_CHECK);
    Node *entry = first_of(map, "checks");
    while ((entry = next_map(loader, entry, "check against the world", lesson->checks, MOAT_LESSON_LINES))) {
        keys_check(loader, entry, &place, NULL);
        text_read(loader, entry, PLACE_CHECK, "say", &lesson->check[lesson->checks]);
        source_read(loader, root, entry, place.words, false, &lesson->check_source[lesson->checks++]);
        entry = entry->next;
    }
}

static void read_with_ids(Loader *loader, const Node *map, MoatLesson *lesson) {
    Node *predictions = node_list(map, "predictions"), *quiz = node_list(map, "quiz");
    if (predictions) entries_check(loader, predictions, "prediction", MOAT_PREDICTIONS);
    for (Node *entry = first_of(map, "predictions"); entry; entry = entry->next)
        read_prediction(loader, entry, &lesson->prediction[lesson->predictions++]);
    if (quiz) entries_check(loader, quiz, "question", MOAT_QUIZ);
    for (Node *entry = first_of(map, "quiz"); entry; entry = entry->next) read_quiz_item(loader, entry, &lesson->item[lesson->quiz++]);
}

void lesson_read(Loader *loader, Node *root) {
    Node *map = node_map(root, "lesson");
    MoatLesson *lesson = loader->rules->lesson;
    Place place = place_of(PLACE_LESSON);
    if (!map || !lesson) return;
    keys_check(loader, map, &place, node_key(root, "lesson"));
    whole_of(loader, map, PLACE_LESSON, "minutes", &lesson->minutes);
    text_read(loader, map, PLACE_LESSON, "hook", &lesson->hook);
    lesson->objectives = read_texts(loader, map, "objectives", LINE_CELLS, lesson->objective, MOAT_LESSON_LINES);
    lesson->debrief = read_texts(loader, map, "debrief", LINE_CELLS, lesson->question, MOAT_LESSON_LINES);
    lesson->leaves_out = read_texts(loader, map, "leaves_out", LINE_CELLS, lesson->left_out, MOAT_LESSON_LINES);
    read_pauses(loader, map, lesson);
    read_with_ids(loader, map, lesson);
    read_glossary(loader, map, lesson);
    read_checks(loader, root, map, lesson);
}
